//! `candor practice`: faults put there on purpose.

use std::time::Duration;

use clap::Args;
use serde_json::{Value, json};

use super::incidents::counted;
use super::{Exit, fail, print, print_json};
use crate::admin::Where;
use crate::practice::{DELAY_MAX, TIME_MAX};
use crate::telemetry::clean;

/// Inject a fault into a site, to see what Candor says and who notices
///
/// Only where the configuration allows it (`practice = true` in [diagnosis]); it ends by itself, after
/// ten minutes at most. What the application answers is never altered: requests are held before they
/// are forwarded, or another origin is asked in the application's place. The log and the metrics say
/// `injected`. Without a fault, lists what is injected now.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor practice https://shop.example.com --delay 2s --for 1m
  candor practice https://shop.example.com --status 503
  candor practice https://shop.example.com --cause connect_refused
  candor practice          what is injected now
  candor practice --stop   ends it

Exit status: 0 well, 1 refused or no process answers, 2 wrong usage or configuration.")]
pub(super) struct Practice {
    /// The site, by its key
    #[arg(value_name = "SITE", requires = "fault")]
    site: Option<String>,

    /// Hold each request so long, at most 1m
    #[arg(long, value_name = "DURATION", value_parser = delay, group = "fault", requires = "site")]
    delay: Option<Duration>,

    /// Answer this status in the application's place
    #[arg(long, value_name = "STATUS", group = "fault", requires = "site")]
    status: Option<u16>,

    /// Fail like this in the application's place; `candor explain` lists the causes
    #[arg(long, value_name = "CODE", group = "fault", requires = "site")]
    cause: Option<String>,

    /// End after so long, at most 10m
    #[arg(long = "for", value_name = "DURATION", default_value = "1m", value_parser = time)]
    time: Duration,

    /// End whatever is injected
    #[arg(long, conflicts_with_all = ["site", "fault"])]
    stop: bool,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Practice {
    pub(super) fn run(self) -> Exit {
        let answer = self.process.one().and_then(|client| match &self.site {
            None if self.stop => client.delete("/v1/practice"),
            None => client.get("/v1/practice"),
            Some(site) => client.post("/v1/practice", &self.body(site)),
        });
        let answer = match answer {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        if self.json {
            return print_json(&answer);
        }
        let list = match &answer {
            Value::Array(list) => &list[..],
            one => std::slice::from_ref(one),
        };
        if list.is_empty() {
            return print("Nothing is injected.\n");
        }
        print(
            &list
                .iter()
                .map(|it| line(it, self.stop))
                .collect::<String>(),
        )
    }

    fn body(&self, site: &str) -> Value {
        let mut body = json!({ "site": site, "seconds": self.time.as_secs() });
        if let Some(delay) = self.delay {
            body["delay_ms"] = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX).into();
        }
        if let Some(status) = self.status {
            body["status"] = status.into();
        }
        if let Some(cause) = &self.cause {
            body["cause"] = cause.as_str().into();
        }
        body
    }
}

fn delay(text: &str) -> Result<Duration, String> {
    at_most(DELAY_MAX, "1m", text)
}

fn time(text: &str) -> Result<Duration, String> {
    at_most(TIME_MAX, "10m", text)
}

fn at_most(limit: Duration, shown: &str, text: &str) -> Result<Duration, String> {
    let duration = candor_conf::duration(text)?;
    match duration > limit {
        true => Err(format!("at most {shown}")),
        false => Ok(duration),
    }
}

fn line(rule: &Value, is_ended: bool) -> String {
    let text = |name: &str| clean(rule[name].as_str().unwrap_or_default());
    let (begin, time) = match is_ended {
        true => ("ended: ", String::new()),
        false => ("", format!(", for {} s more", rule["seconds_left"])),
    };
    let requests = counted(&rule["requests"], "request");
    format!(
        "{begin}{}: {}{time}, met by {requests}\n",
        text("site"),
        text("text")
    )
}
