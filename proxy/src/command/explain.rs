//! `candor explain`: the manual of the causes.

use clap::Args;

use super::{Exit, print, print_json};
use crate::server::console;

/// Explain a cause: what it means, what usually brings it about, what to do
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor explain connect_refused
  candor explain --all            every cause that Candor can name")]
pub(super) struct Explain {
    /// The code, as in the Candor-Cause header and in the log
    #[arg(value_name = "CODE", required_unless_present = "all")]
    code: Option<String>,

    /// Every cause
    #[arg(long, conflicts_with = "code")]
    all: bool,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Explain {
    pub(super) fn run(self) -> Exit {
        let _ = (
            self.json,
            print_json as fn(&serde_json::Value) -> Exit,
            print as fn(&str) -> Exit,
        );
        console::line("candor: no explanations yet");
        Exit::Failed
    }
}
