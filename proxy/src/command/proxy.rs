//! `candor proxy`: one application behind Candor, without a file.

use clap::Args;

use super::generate::{self, LISTEN};
use super::{Exit, drawing, print, refuse};
use crate::server::{Options, Origin};

/// Forward to an application, without a configuration file
///
/// On a terminal each request is one readable line; elsewhere it is JSON.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor proxy :3000                        http://127.0.0.1:8080 → port 3000
  candor proxy unix:/run/app.sock           … → a unix socket
  candor proxy https://api.example.com      … → another host, by TLS, with its name as Host
  candor proxy :3001 :3002                  … → two servers, in turn
  candor proxy --from :80 --to :3000        port 80 of every address → port 3000
  candor proxy :3000 --print > candor.toml  the same as a file, for `candor serve`")]
pub(super) struct Proxy {
    /// The address to listen on: HOST:PORT, :PORT (every address) or PORT (loopback)
    #[arg(long, value_name = "ADDRESS", default_value = LISTEN)]
    from: String,

    /// The application: :PORT, HOST:PORT, http(s)://HOST, unix:/PATH; several take turns
    #[arg(long, value_name = "TARGET", num_args = 1..)]
    to: Vec<String>,

    /// The same as --to
    #[arg(
        value_name = "TARGET",
        required_unless_present = "to",
        conflicts_with = "to"
    )]
    target: Vec<String>,

    /// Print the configuration that this stands for, and start nothing
    #[arg(long)]
    print: bool,
}

impl Proxy {
    pub(super) fn run(self) -> Exit {
        let targets = self.targets();
        let toml = self.toml(&targets);
        let loaded = match generate::parse(&toml) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        if self.print {
            return print(&toml);
        }
        super::serve(
            &loaded,
            &Options {
                origin: Origin::CommandLine(format!("forwarding to {}", targets.join(", "))),
                drawing: drawing(),
            },
        )
    }

    fn targets(&self) -> Vec<String> {
        let targets = self.to.iter().chain(&self.target);
        targets.map(|target| generate::target(target)).collect()
    }

    fn toml(&self, targets: &[String]) -> String {
        let value = match targets {
            [only] => generate::quote(only),
            several => {
                let quoted = several.iter().map(|target| generate::quote(target));
                format!("[{}]", quoted.collect::<Vec<_>>().join(", "))
            }
        };
        format!("{}proxy = {value}\n", generate::site(&self.from))
    }
}
