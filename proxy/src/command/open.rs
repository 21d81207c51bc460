//! `candor open`: the dashboard in a browser.

use std::io::IsTerminal;
use std::process::{Command, Stdio};

use clap::Args;
use serde_json::json;

use super::{Exit, fail, print, print_json};
use crate::admin::Where;

/// Open the dashboard of a running Candor in a browser
///
/// The URL is good once, for a minute: the browser gets a cookie for it. From another machine, print
/// it and forward its port: ssh -L PORT:127.0.0.1:PORT HOST.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor open
  candor open --print   only print the URL

Exit status: 0 well, 1 no process answers, 2 wrong usage or configuration.")]
pub(super) struct Open {
    /// Only print the URL
    #[arg(long)]
    print: bool,

    #[command(flatten)]
    process: Where,

    /// As JSON; opens nothing
    #[arg(long)]
    json: bool,
}

impl Open {
    pub(super) fn run(self) -> Exit {
        let asked = self.process.one();
        let url = match asked.and_then(|client| client.post("/v1/open", &json!({}))) {
            Ok(answer) => answer.json(),
            Err(failed) => return fail(failed),
        };
        if self.json {
            return print_json(&url);
        }
        let url = url["url"].as_str().unwrap_or_default();
        let exit = print(&format!("{url}\n"));
        if !self.print && std::io::stdout().is_terminal() {
            // Where there is no browser the URL is printed, which is what can be done.
            let mut browser = Command::new("xdg-open");
            let browser = browser.arg(url).stdin(Stdio::null());
            let _ = browser.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        }
        exit
    }
}
