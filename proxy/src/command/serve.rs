//! `candor serve`: what a unit or a container runs.

use clap::Args;

use super::{ConfigurationFile, Exit, environment, refuse};
use crate::server::{Options, Origin};

/// Serve a configuration file
///
/// Checks the whole file first, and starts nothing if there is a mistake. Says `listening on
/// ADDRESS` for each address and then `ready` on standard error; the access log goes to standard
/// output unless the file says otherwise.
#[derive(Debug, Args)]
#[command(after_help = "\
Signals:
  SIGHUP           reload the file; on a mistake the old configuration stays in force
  SIGTERM, SIGINT  stop accepting, finish what is under way (at most `shutdown`), leave;
                   a second one leaves at once
  SIGUSR1          reopen the log files

systemd: Type=notify is supported, and so is socket activation.")]
pub(super) struct Serve {
    #[command(flatten)]
    file: ConfigurationFile,
}

impl Serve {
    pub(super) fn run(self) -> Exit {
        let file = self.file.path();
        let loaded = match candor_conf::load(&file, &environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        let origin = Origin::File(file);
        super::serve(
            &loaded,
            &Options {
                origin,
                drawing: None,
            },
        )
    }
}
