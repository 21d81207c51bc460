//! `candor explain`: the manual of the causes.

use candor_diagnostics::explain;
use clap::Args;
use serde_json::json;

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

    /// Every cause, one a line
    #[arg(long, conflicts_with = "code")]
    all: bool,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Explain {
    pub(super) fn run(self) -> Exit {
        match self.code {
            Some(code) => one(&code, self.json),
            None => all(self.json),
        }
    }
}

fn one(code: &str, as_json: bool) -> Exit {
    // A reason or a hyphen is easily typed along.
    let code = code.trim().to_ascii_lowercase().replace('-', "_");
    let Some(text) = explain::explain(&code) else {
        let near = match explain::nearest(&code) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        console::line(&format!("candor: there is no cause `{code}`{near}"));
        console::line("`candor explain --all` lists every cause");
        return Exit::Wrong;
    };
    match as_json {
        true => print_json(&json!({ "cause": code, "explanation": text })),
        false => print(&text),
    }
}

fn all(as_json: bool) -> Exit {
    let list = explain::list();
    if as_json {
        let causes = list
            .iter()
            .map(|(code, title)| json!({ "cause": code, "title": title }));
        return print_json(&causes.collect());
    }
    let width = list.iter().map(|(code, _)| code.len()).max().unwrap_or(0);
    let line = |(code, title): &(&str, &str)| format!("{code:width$}  {title}\n");
    print(&list.iter().map(line).collect::<String>())
}
