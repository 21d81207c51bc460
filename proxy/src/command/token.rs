//! `candor token`: makes whoever holds it an operator.

use std::time::Duration;

use clap::Args;
use serde_json::json;

use super::{Exit, fail, print, print_json};
use crate::admin::Where;

/// Make a token that lets its holder see what operators see
///
/// It goes into the field `Candor-Operator` of a request: to the admin interface on loopback, or to
/// any site, which then answers failures in full. Candor takes the field off before it forwards or
/// logs a request. A token ends after its time, or when Candor restarts.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor token
  curl -H \"Candor-Operator: $(candor token --for 10m)\" https://shop.example.com/cart

Exit status: 0 well, 1 no process answers, 2 wrong usage or configuration.")]
pub(super) struct Token {
    /// How long it is good, at most 12h
    #[arg(long = "for", value_name = "DURATION", default_value = "1h", value_parser = candor_conf::duration)]
    lifetime: Duration,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Token {
    pub(super) fn run(self) -> Exit {
        let minted = self
            .process
            .one()
            .and_then(|client| client.mint(self.lifetime));
        match minted {
            Ok(token) if self.json => print_json(&json!({ "token": token })),
            Ok(token) => print(&format!("{token}\n")),
            Err(failed) => fail(failed),
        }
    }
}
