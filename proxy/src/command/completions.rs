//! `candor completions`: what a shell needs to complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Exit, print};

/// Print the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor completions bash > /etc/bash_completion.d/candor
  candor completions zsh > \"${fpath[1]}/_candor\"
  candor completions fish > ~/.config/fish/completions/candor.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Exit {
        let mut out = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "candor", &mut out);
        print(&String::from_utf8_lossy(&out))
    }
}
