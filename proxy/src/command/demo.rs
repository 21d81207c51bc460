//! `candor demo`: Candor in front of an origin that commits every fault.

use clap::Args;

use super::generate::LISTEN;
use super::{Exit, drawing, print, refuse};
use crate::server::{Options, Origin, console};

/// See each fault diagnosed, with an origin that fails on command
#[derive(Debug, Args)]
#[command(after_help = "\
Then open http://127.0.0.1:8080/ or try:
  curl -i http://127.0.0.1:8080/faults/connect_refused")]
pub(super) struct Demo {
    /// The address to listen on
    #[arg(long, value_name = "HOST:PORT", default_value = LISTEN)]
    listen: String,

    /// Print the configuration, and serve nothing
    #[arg(long)]
    print: bool,
}

impl Demo {
    pub(super) fn run(self) -> Exit {
        let _ = (
            drawing(),
            print as fn(&str) -> Exit,
            refuse as fn(&candor_conf::Problems) -> Exit,
        );
        let _ = (
            self.listen,
            self.print,
            Origin::CommandLine,
            None::<Options>,
        );
        failed("the demonstration's origin is not there yet")
    }
}

fn failed(message: &str) -> Exit {
    console::line(&format!("candor: {message}"));
    Exit::Failed
}
