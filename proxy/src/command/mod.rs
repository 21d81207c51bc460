//! The command line: one module for each command. Results go to standard output, everything else
//! to standard error.

mod check;
mod completions;
mod config;
mod demo;
mod doctor;
mod explain;
mod faults;
mod generate;
mod health;
mod help;
mod incidents;
mod man;
mod monitoring;
mod open;
mod pause;
mod practice;
mod proxy;
mod report;
mod respond;
mod route;
mod serve;
mod summary;
mod tail;
mod token;
mod why;

use std::ffi::OsString;
use std::io::{IsTerminal, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use candor_conf::{Loaded, Problems};
use clap::{Parser, Subcommand};

use crate::admin::Failed;
use crate::server::{self, Options, StartError, console};
use crate::telemetry::Drawing;
pub(crate) use check::addresses;
pub(crate) use summary::{
    members as member_texts, route_text, rows as route_rows, settings as upstream_settings,
};

/// How a command ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exit {
    /// Well.
    Well,
    /// It failed.
    Failed,
    /// Wrong usage, or a configuration that cannot be used.
    Wrong,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Well => Self::SUCCESS,
            Exit::Failed => Self::FAILURE,
            Exit::Wrong => Self::from(2),
        }
    }
}

/// A reverse proxy that says why.
#[derive(Debug, Parser)]
#[command(
    name = "candor",
    version,
    about,
    disable_help_subcommand = true,
    after_help = "\
First steps:
  candor demo                     see a diagnosis of each fault, on http://127.0.0.1:8080
  candor proxy :3000              put Candor in front of an application on port 3000
  candor proxy :3000 --print      the same as a configuration file
  candor check candor.toml        all mistakes of a file, or its route table
  candor serve -c candor.toml     serve it
  candor explain connect_refused  what a cause means and what to do
  candor why REQUEST_ID           the story of one request, by the id on the page

Exit status: 0 well, 1 failed, 2 wrong usage or configuration."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Proxy(proxy::Proxy),
    Respond(respond::Respond),
    Check(check::Check),
    Config(config::Config),
    Route(route::Route),
    Explain(explain::Explain),
    Doctor(doctor::Doctor),
    Demo(demo::Demo),
    Faults(faults::Faults),
    Dashboard(monitoring::Dashboard),
    Alerts(monitoring::Alerts),
    Report(report::Report),
    Why(why::Why),
    Incidents(incidents::Incidents),
    Tail(tail::Tail),
    Practice(practice::Practice),
    Pause(pause::Pause),
    Resume(pause::Resume),
    Drain(pause::Drain),
    Health(health::Health),
    Token(token::Token),
    Open(open::Open),
    Completions(completions::Completions),
    Man(man::Man),
    Help(help::Help),
}

/// Runs the command line of this process.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Exit {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(e) => {
            let _ = e.print();
            return if e.use_stderr() {
                Exit::Wrong
            } else {
                Exit::Well
            };
        }
    };
    // Every TLS configuration names its provider; this is for libraries that do not.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match cli.command {
        Command::Serve(command) => command.run(),
        Command::Proxy(command) => command.run(),
        Command::Respond(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Config(command) => command.run(),
        Command::Route(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Doctor(command) => command.run(),
        Command::Demo(command) => command.run(),
        Command::Faults(command) => command.run(),
        Command::Dashboard(command) => command.run(),
        Command::Alerts(command) => command.run(),
        Command::Report(command) => command.run(),
        Command::Why(command) => command.run(),
        Command::Incidents(command) => command.run(),
        Command::Tail(command) => command.run(),
        Command::Practice(command) => command.run(),
        Command::Pause(command) => command.run(),
        Command::Resume(command) => command.run(),
        Command::Drain(command) => command.run(),
        Command::Health(command) => command.run(),
        Command::Token(command) => command.run(),
        Command::Open(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
        Command::Help(command) => command.run(),
    }
}

/// The configuration file, named as people try first: with or without `-c`.
#[derive(Debug, clap::Args)]
struct ConfigurationFile {
    /// The configuration file [default: /etc/candor/candor.toml]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// The same as FILE
    #[arg(short, long, value_name = "FILE", conflicts_with = "file")]
    config: Option<PathBuf>,
}

impl ConfigurationFile {
    fn path(&self) -> PathBuf {
        let named = self.file.as_ref().or(self.config.as_ref());
        named.map_or_else(|| PathBuf::from("/etc/candor/candor.toml"), Clone::clone)
    }
}

/// The process's environment, for `${NAME}` in a configuration.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Prints a result. A reader that left early, as `head` does, is no error.
fn print(text: &str) -> Exit {
    match stdout()
        .write_all(text.as_bytes())
        .and_then(|()| stdout().flush())
    {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Exit::Failed,
        _ => Exit::Well,
    }
}

/// Prints JSON.
fn print_json(value: &serde_json::Value) -> Exit {
    print(&format!("{value:#}\n"))
}

/// Prints problems for people.
fn complain(problems: &Problems) {
    if problems.is_empty() {
        return;
    }
    console::text(&problems.render(console::is_color()));
}

/// Prints problems that stop a command.
fn refuse(problems: &Problems) -> Exit {
    complain(problems);
    let count = problems.len();
    let s = if count == 1 { "" } else { "s" };
    console::line(&format!("candor: {count} problem{s}; nothing was started"));
    Exit::Wrong
}

/// Says why a running process did not answer.
fn fail(failed: Failed) -> Exit {
    if let Failed::Configuration(problems) = &failed {
        complain(problems);
    }
    console::line(&format!("candor: {failed}"));
    match failed {
        Failed::Nobody(_) | Failed::Unreachable(..) | Failed::Refused(..) => Exit::Failed,
        Failed::Unclear(_) | Failed::Configuration(_) => Exit::Wrong,
    }
}

/// Serves until a signal ends it.
fn serve(loaded: &Loaded, options: &Options) -> Exit {
    complain(&loaded.warnings);
    match server::run(loaded, options) {
        Ok(()) => Exit::Well,
        Err(StartError::Configuration(problems)) => refuse(&problems),
        Err(StartError::Bind(problems)) => {
            refuse(&problems);
            Exit::Failed
        }
    }
}

/// Whether results on standard output are painted.
fn is_color() -> bool {
    stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// How `candor proxy` and its like draw log lines: for people on a terminal, else as JSON.
fn drawing() -> Option<Drawing> {
    if stdout().is_terminal() {
        return Some(Drawing::Human { color: is_color() });
    }
    None
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
