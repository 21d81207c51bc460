//! `candor respond`: a fixed answer, from the same server side. For load tests and stand-ins.

use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::Action;
use clap::Args;

use super::generate::{self, LISTEN};
use super::{Exit, drawing, print, refuse};
use crate::server::{Options, Origin};
use crate::telemetry::Drawing;

/// The largest body that is made.
const SIZE_MAX: u64 = 256 * 1024 * 1024;

/// Answer every request alike
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor respond                                     200 and `ok` on http://127.0.0.1:8080
  candor respond --status 503 \"back soon\"            while the application is down
  candor respond --listen :9000 --size 1MiB --quiet  a target for load tests
  candor respond --delay 250ms                       a slow application")]
pub(super) struct Respond {
    /// The body
    #[arg(value_name = "BODY", conflicts_with_all = ["body", "size"])]
    text: Option<String>,

    /// The address to listen on: HOST:PORT, :PORT (every address) or PORT (loopback)
    #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
    listen: String,

    /// The status
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u16).range(200..=599))]
    status: u16,

    /// A body of this many bytes: 512, 10KiB, 1MB
    #[arg(long, value_parser = size, conflicts_with = "body")]
    size: Option<u64>,

    /// Wait so long before answering: 250ms, 2s
    #[arg(long, value_parser = delay)]
    delay: Option<Duration>,

    /// The body
    #[arg(long)]
    body: Option<String>,

    /// Write no access log
    #[arg(long, short)]
    quiet: bool,

    /// Print the configuration that this stands for, and start nothing
    #[arg(long)]
    print: bool,
}

impl Respond {
    pub(super) fn run(self) -> Exit {
        let toml = self.toml();
        let mut loaded = match generate::parse(&toml) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        if self.print {
            return print(&toml);
        }
        // A body of megabytes and a delay have no place in a file.
        let routes = loaded
            .configuration
            .sites
            .iter_mut()
            .flat_map(|site| &mut site.routes);
        for route in routes {
            if let Action::Respond { body, delay, .. } = &mut route.action {
                *delay = self.delay;
                if let Some(size) = self.size {
                    *body = Arc::from("x".repeat(size as usize));
                }
            }
        }
        let drawing = if self.quiet {
            Some(Drawing::Off)
        } else {
            drawing()
        };
        super::serve(
            &loaded,
            &Options {
                origin: Origin::CommandLine("one answer to every request".to_owned()),
                drawing,
            },
        )
    }

    fn toml(&self) -> String {
        let body = self
            .text
            .as_deref()
            .or(self.body.as_deref())
            .unwrap_or("ok\n");
        let mut toml = generate::site(&self.listen);
        toml.push_str(&match self.size {
            Some(size) => format!("respond = \"\" # and here {size} bytes\n"),
            None => format!("respond = {}\n", generate::quote(body)),
        });
        if self.status != 200 {
            toml.push_str(&format!("status = {}\n", self.status));
        }
        toml
    }
}

fn size(text: &str) -> Result<u64, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let factor = match unit.trim() {
        "" | "B" => 1,
        "KB" | "kB" => 1000,
        "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "MiB" => 1 << 20,
        _ => return Err("write 512, 10KiB or 1MB".to_owned()),
    };
    let size = number
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(factor));
    size.filter(|s| *s <= SIZE_MAX)
        .ok_or_else(|| "write a size up to 256MiB".to_owned())
}

fn delay(text: &str) -> Result<Duration, String> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let number = number
        .parse::<u64>()
        .map_err(|_| "write 250ms or 2s".to_owned())?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "s" => Ok(Duration::from_secs(number)),
        _ => Err("a delay needs a unit: 250ms or 2s".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_delays() {
        assert_eq!(size("512"), Ok(512));
        assert_eq!(size("10KiB"), Ok(10_240));
        assert_eq!(size("1MB"), Ok(1_000_000));
        assert!(size("1GB").is_err() && size("").is_err() && size("999999MiB").is_err());
        assert_eq!(delay("250ms"), Ok(Duration::from_millis(250)));
        assert!(delay("250").is_err());
    }
}
