//! `candor config`: every effective value and where it comes from.

use std::path::PathBuf;

use clap::Args;

use super::{Exit, complain, environment, print, refuse};

/// Show what a configuration file comes to
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  candor config --effective -c candor.toml   every value in force, and the line that set it")]
pub(super) struct Config {
    /// Every effective value, and where it comes from
    #[arg(long, required = true)]
    effective: bool,

    /// The configuration file
    #[arg(
        short,
        long,
        value_name = "FILE",
        default_value = "/etc/candor/candor.toml"
    )]
    config: PathBuf,
}

impl Config {
    pub(super) fn run(self) -> Exit {
        match candor_conf::load(&self.config, &environment) {
            Ok(loaded) => {
                complain(&loaded.warnings);
                print(&loaded.effective.toml())
            }
            Err(problems) => refuse(&problems),
        }
    }
}
