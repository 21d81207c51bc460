//! `candor man`: the manual pages.

use std::path::PathBuf;

use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use super::{Cli, Exit, print};
use crate::server::console;

/// Print the manual page, or write those of every command into a directory
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor man | man -l -
  candor man /usr/local/share/man/man1")]
pub(super) struct Man {
    /// Write candor.1, candor-serve.1 and so on into this directory
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

impl Man {
    pub(super) fn run(self) -> Exit {
        let Some(directory) = self.directory else {
            let mut out = Vec::new();
            return match Page::new(Cli::command()).render(&mut out) {
                Ok(()) => print(&String::from_utf8_lossy(&out)),
                Err(_) => Exit::Failed,
            };
        };
        match clap_mangen::generate_to(Cli::command(), &directory) {
            Ok(()) => Exit::Well,
            Err(e) => {
                console::line(&format!(
                    "candor: cannot write into the directory {}: {e}",
                    directory.display()
                ));
                Exit::Failed
            }
        }
    }
}
