//! `candor help`: a command, or a key of the configuration.

use candor_conf::{KeyHelp, key_help};
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
        let mut found = key_help(&word);
        if let Some(command) = cli.find_subcommand_mut(&word) {
            let help = command.render_long_help().to_string();
            // `health` and `proxy` are keys too; the first is the one that is explained at length.
            found.truncate(1);
            let key = keys(&found);
            return print(&match key.is_empty() {
                true => help,
                false => format!("{help}\nAs a key of the configuration:\n\n{key}"),
            });
        }
        if found.is_empty() {
            console::line(&format!("candor: `{word}` is neither a command nor a key"));
            console::line("`candor help` lists the commands; conf/candor.toml explains every key");
            return Exit::Wrong;
        }
        print(&keys(&found))
    }
}

/// What the reference says about these keys; empty where there is none.
fn keys(found: &[KeyHelp]) -> String {
    let mut out = String::new();
    for help in found {
        let kind = if help.example { "example" } else { "default" };
        out.push_str(&format!(
            "{}\n\n{}\n\n  {}   ({kind})\n\n",
            help.key, help.text, help.line
        ));
    }
    match out.trim_end() {
        "" => String::new(),
        text => format!("{text}\n"),
    }
}
