//! `candor faults`: an origin that fails on command, for a proxy of one's own.

use candor_faults::{FAULTS, Fault, Origin};
use clap::Args;
use serde_json::{Value, json};
use tokio::signal::ctrl_c;

use super::{Exit, print, print_json};
use crate::server::console;

/// Run an origin that commits every fault
///
/// Each fault has an address of its own on loopback; the table says what to write as an upstream to
/// meet it. The origin runs until it is interrupted. `candor demo` puts Candor in front of it.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor faults --list                       what can go wrong, and what Candor calls it
  candor faults                              run it, on any free ports
  candor faults --port 9000 timeout_total    on the ports from 9000 on, telling of one fault
  candor faults --toml head_reset            the same as an upstream of a configuration")]
pub(super) struct Faults {
    /// Only these [default: all]
    #[arg(value_name = "FAULT", value_parser = fault)]
    names: Vec<&'static Fault>,

    /// List them, and run nothing
    #[arg(long)]
    list: bool,

    /// The first of the ports to use [default: any]
    #[arg(long, value_name = "PORT", conflicts_with = "list")]
    port: Option<u16>,

    /// As upstreams of a configuration
    #[arg(long, conflicts_with_all = ["list", "json"])]
    toml: bool,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Faults {
    pub(super) fn run(self) -> Exit {
        let chosen = match self.names.is_empty() {
            true => FAULTS.clone(),
            false => self.names.clone(),
        };
        if self.list {
            return self.show(&chosen, None);
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build();
        let runtime = match runtime {
            Ok(runtime) => runtime,
            Err(e) => return failed(&format!("no runtime can be started: {e}")),
        };
        runtime.block_on(async {
            let origin = match candor_faults::start_from(self.port.unwrap_or(0)).await {
                Ok(origin) => origin,
                Err(e) => return failed(&format!("the origin cannot start: {e}")),
            };
            if self.show(&chosen, Some(&origin)) != Exit::Well {
                return Exit::Failed;
            }
            console::line(&format!(
                "resolver {}, healthy origin {}; Ctrl-C ends it",
                origin.resolver(),
                origin.healthy()
            ));
            match ctrl_c().await {
                Ok(()) => Exit::Well,
                Err(e) => failed(&format!("signals cannot be received: {e}")),
            }
        })
    }

    fn show(&self, chosen: &[&'static Fault], origin: Option<&Origin>) -> Exit {
        if self.json {
            let list: Vec<Value> = chosen.iter().map(|fault| record(fault, origin)).collect();
            return print_json(&list.into());
        }
        match origin {
            Some(origin) if self.toml => {
                let upstream = |fault: &&'static Fault| {
                    let (name, keys) = (fault.name, origin.upstream_keys(fault));
                    format!("\n# {}\n[upstream.{name}]\n{keys}", fault.about)
                };
                let resolver = format!("[dns]\nresolvers = [\"{}\"]\n", origin.resolver());
                print(&(resolver + &chosen.iter().map(upstream).collect::<String>()))
            }
            _ => print(&table(chosen, origin)),
        }
    }
}

fn fault(name: &str) -> Result<&'static Fault, String> {
    Fault::find(name).ok_or_else(|| "there is no such fault; `candor faults --list`".to_owned())
}

fn record(fault: &Fault, origin: Option<&Origin>) -> Value {
    let mut record = json!({
        "fault": fault.name,
        "cause": fault.cause,
        "title": fault.title,
        "about": fault.about,
    });
    if let Some(origin) = origin {
        record["upstream"] = json!(origin.upstream(fault));
    }
    record
}

fn table(chosen: &[&'static Fault], origin: Option<&Origin>) -> String {
    let width = chosen.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let address = |fault: &Fault| origin.map_or(fault.cause, |origin| origin.upstream(fault));
    let second = chosen.iter().map(|it| address(it).len()).max().unwrap_or(0);
    let line = |fault: &&'static Fault| {
        let address = address(fault);
        format!(
            "{:width$}  {address:second$}  {}\n",
            fault.name, fault.title
        )
    };
    chosen.iter().map(line).collect()
}

fn failed(message: &str) -> Exit {
    console::line(&format!("candor: {message}"));
    Exit::Failed
}
