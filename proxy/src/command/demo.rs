//! `candor demo`: Candor in front of an origin that commits every fault.

use clap::Args;

use super::generate::LISTEN;
use super::{Exit, drawing, print, refuse};
use crate::server::{Options, Origin, console};

/// See each fault diagnosed, with an origin that fails on command
#[derive(Debug, Args)]
#[command(after_help = "\
Then open http://127.0.0.1:8080/ or try:
  curl -i http://127.0.0.1:8080/faults/connect_refused")]
pub(super) struct Demo {
    /// The address to listen on
    #[arg(long, value_name = "HOST:PORT", default_value = LISTEN)]
    listen: String,

    /// Print the configuration, and serve nothing
    #[arg(long)]
    print: bool,
}

impl Demo {
    pub(super) fn run(self) -> Exit {
        // The origin has a runtime and a thread of its own: it is another program, but for that.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("origin")
            .enable_all()
            .build();
        let runtime = match runtime {
            Ok(runtime) => runtime,
            Err(e) => return failed(&format!("no thread can be started: {e}")),
        };
        let origin = match runtime.block_on(candor_faults::start()) {
            Ok(origin) => origin,
            Err(e) => return failed(&format!("the demonstration's origin cannot start: {e}")),
        };
        let toml = candor_faults::demonstration(&origin, &self.listen);
        if self.print {
            return print(&toml);
        }
        let loaded = match candor_conf::parse("demonstration", &toml, &super::environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        console::line(&format!("open http://{}/ and follow a link", self.listen));
        let options = Options {
            origin: Origin::CommandLine("the demonstration".to_owned()),
            drawing: drawing(),
        };
        let exit = super::serve(&loaded, &options);
        drop(origin);
        runtime.shutdown_background();
        exit
    }
}

fn failed(message: &str) -> Exit {
    console::line(&format!("candor: {message}"));
    Exit::Failed
}
