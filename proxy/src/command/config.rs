//! `candor config`: every effective value and where it comes from.

use clap::Args;

use super::{ConfigurationFile, Exit, complain, environment, print, refuse};

/// Show what a configuration file comes to
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  candor config --effective candor.toml   every value in force, and the line that set it")]
pub(super) struct Config {
    /// Every effective value, and where it comes from
    #[arg(long, required = true)]
    effective: bool,

    #[command(flatten)]
    file: ConfigurationFile,
}

impl Config {
    pub(super) fn run(self) -> Exit {
        match candor_conf::load(&self.file.path(), &environment) {
            Ok(loaded) => {
                complain(&loaded.warnings);
                print(&loaded.effective.toml())
            }
            Err(problems) => refuse(&problems),
        }
    }
}
