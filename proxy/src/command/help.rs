//! `candor help`: a command, or a key of the configuration.

use candor_conf::key_help;
use clap::{Args, CommandFactory};

use super::{Cli, Exit, print};
use crate::server::console;

/// Explain a command or a key of the configuration
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor help serve
  candor help timeout.first_byte")]
pub(super) struct Help {
    /// A command, or a key such as `first_byte` or `timeout.first_byte`
    #[arg(value_name = "COMMAND|KEY")]
    word: Option<String>,
}

impl Help {
    pub(super) fn run(self) -> Exit {
        let mut cli = Cli::command();
        let Some(word) = self.word else {
            return print(&cli.render_long_help().to_string());
        };
        cli.build();
        if let Some(command) = cli.find_subcommand_mut(&word) {
            return print(&command.render_long_help().to_string());
        }
        let found = key_help(&word);
        if found.is_empty() {
            console::line(&format!("candor: `{word}` is neither a command nor a key"));
            console::line("`candor help` lists the commands; conf/candor.toml explains every key");
            return Exit::Wrong;
        }
        let mut out = String::new();
        for help in found {
            let kind = if help.example { "example" } else { "default" };
            out.push_str(&format!(
                "{}\n\n{}\n\n  {}   ({kind})\n\n",
                help.key, help.text, help.line
            ));
        }
        print(&format!("{}\n", out.trim_end()))
    }
}
