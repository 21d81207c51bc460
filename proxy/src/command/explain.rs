//! `candor explain`: the manual of the causes.

use std::io::IsTerminal;

use candor_diagnostics::explain;
use candor_diagnostics::locale::Locale;
use clap::Args;
use serde_json::json;

use super::{Exit, print, print_json};
use crate::server::console;

/// Explain a cause: what it means, what usually brings it about, what to do
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor explain connect_refused
  candor explain dns_nxdomain --lang ja
  candor explain                  the causes that Candor can name, one a line
  candor explain --all            the whole manual")]
pub(super) struct Explain {
    /// The code, as in the Candor-Cause header and in the log
    #[arg(value_name = "CODE")]
    code: Option<String>,

    /// The whole manual
    #[arg(long, conflicts_with = "code")]
    all: bool,

    /// The language: en, ja, ko, zh-Hans or zh-Hant [default: the environment's]
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    lang: Option<Locale>,

    /// In color: auto, always or never; auto is on a terminal, unless NO_COLOR is set
    #[arg(long, value_name = "WHEN", value_parser = ["auto", "always", "never"], default_value = "auto", hide_possible_values = true)]
    color: String,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Explain {
    pub(super) fn run(self) -> Exit {
        let locale = self.lang.unwrap_or_else(language_of_environment);
        match self.code {
            Some(code) => one(&code, locale, self.json, is_color(&self.color)),
            None if self.all => all(locale, self.json, is_color(&self.color)),
            None => list(locale, self.json),
        }
    }
}

fn language(name: &str) -> Result<Locale, String> {
    Locale::named(name).ok_or_else(|| "Candor speaks en, ja, ko, zh-Hans and zh-Hant".to_owned())
}

/// As the C library decides: the first of these that is set counts.
fn language_of_environment() -> Locale {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let mut set = names.into_iter().filter_map(super::environment);
    let first = set.find(|value| !value.is_empty());
    first
        .and_then(|name| Locale::named(&name))
        .unwrap_or_default()
}

/// Whether results on standard output are painted.
fn is_color(when: &str) -> bool {
    match when {
        "always" => true,
        "never" => false,
        _ => {
            let refused = super::environment("NO_COLOR").is_some_and(|value| !value.is_empty());
            !refused && std::io::stdout().is_terminal()
        }
    }
}

fn show(text: &str, is_color: bool) -> Exit {
    match is_color {
        true => print(&explain::painted(text)),
        false => print(text),
    }
}

fn one(code: &str, locale: Locale, as_json: bool, is_color: bool) -> Exit {
    // A reason or a hyphen is easily typed along.
    let code = code.trim().to_ascii_lowercase().replace('-', "_");
    let Some(text) = explain::explain(&code, locale) else {
        let near = match explain::nearest(&code) {
            Some(near) => format!("; did you mean `{near}`?"),
            None => String::new(),
        };
        console::line(&format!("candor: there is no cause `{code}`{near}"));
        console::line("`candor explain` lists every cause");
        return Exit::Wrong;
    };
    match as_json {
        true => print_json(&json!({ "cause": code, "explanation": text })),
        false => show(&text, is_color),
    }
}

/// The whole manual.
fn all(locale: Locale, as_json: bool, is_color: bool) -> Exit {
    if !as_json {
        return show(&explain::manual(locale), is_color);
    }
    let causes = explain::list(locale).into_iter().map(|(code, title)| {
        let text = explain::explain(code, locale);
        json!({ "cause": code, "title": title, "explanation": text })
    });
    print_json(&causes.collect())
}

/// Every cause, one a line.
fn list(locale: Locale, as_json: bool) -> Exit {
    let list = explain::list(locale);
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
