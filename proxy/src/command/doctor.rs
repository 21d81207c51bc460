//! `candor doctor`: each rung from a listener to an application's answer.

mod draw;

use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use http::Uri;
use serde_json::json;
use tokio::sync::mpsc;

use super::{Exit, complain, environment, fail, refuse};
use crate::admin::{Client, Failed, Where};
use crate::doctor::{self, Event, Unclear, View, Wish};
use crate::server::{self, console};
use draw::Sheet;

/// Try each rung from the listeners to the applications' answers
///
/// For each site: is its address listened on, how long is its certificate good, which route is it;
/// and for each member behind its routes: name, connection, TLS, answer, body, what the application
/// itself depends on. The first rung that is broken is explained as the page would explain it, those
/// below it are skipped. A running Candor is asked to look with its own eyes: as its user, in its
/// network. Without one, or with --here, this command reads the configuration and looks by itself. A
/// URL that no site serves is dialed by this command, without any configured credentials.
///
/// Only GET (or HEAD) is sent, once to each member behind each route.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor doctor                                  every site of the running Candor
  candor doctor shop.example.com --path /health  one site, by this path
  candor doctor -c candor.toml --here            without asking a running Candor
  candor doctor https://api.example.com/v1       a URL of somebody else

Exit status: 0 all is well, 1 something is broken, 2 wrong usage or configuration.")]
pub(super) struct Doctor {
    /// A site's key or host, or a URL [default: every site]
    #[arg(value_name = "SITE|URL")]
    what: Option<String>,

    /// The path to ask for, in place of each route's own
    #[arg(long, value_name = "PATH")]
    path: Option<String>,

    /// Look from here, even if a Candor runs
    #[arg(long, conflicts_with = "admin")]
    here: bool,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Finding the members of one upstream may take so long.
const FIND_LIMIT: Duration = Duration::from_secs(5);

/// Where the events come from.
enum Source {
    /// A running process.
    Process(Box<dyn BufRead>),
    /// A thread of this command.
    Here(mpsc::Receiver<Event>),
}

impl Source {
    /// The next event; `None` at the end, or where the process is gone.
    fn next(&mut self) -> Option<Event> {
        match self {
            Self::Here(events) => events.blocking_recv(),
            Self::Process(lines) => loop {
                let mut line = String::new();
                if lines.read_line(&mut line).ok()? == 0 {
                    return None;
                }
                if let Some(json) = line.strip_prefix("data: ") {
                    return serde_json::from_str(json).ok();
                }
            },
        }
    }
}

impl Doctor {
    pub(super) fn run(self) -> Exit {
        let source = match self.running() {
            Ok(Some(source)) => Ok(source),
            Ok(None) => self.look_from_here(),
            Err(exit) => Err(exit),
        };
        let mut source = match source {
            Ok(source) => source,
            Err(exit) => return exit,
        };
        let mut sheet = Sheet::new(self.json);
        while let Some(event) = source.next() {
            if let Event::End { ok } = event {
                let exit = if ok { Exit::Well } else { Exit::Failed };
                return match sheet.end(ok) {
                    Exit::Well => exit,
                    failed => failed,
                };
            }
            if sheet.add(event) != Exit::Well {
                return Exit::Failed;
            }
        }
        console::line("candor: it broke off before all was tried");
        Exit::Failed
    }

    fn wish(&self) -> Wish {
        Wish {
            what: self.what.clone(),
            path: self.path.clone(),
        }
    }

    /// The view of the running process; `None`: there is none, or it does not serve what is meant.
    fn running(&self) -> Result<Option<Source>, Exit> {
        if self.here {
            return Ok(None);
        }
        let Some(client) = self.client()? else {
            return Ok(None);
        };
        let wish = json!({ "what": self.what, "path": self.path });
        match client.post_stream("/v1/doctor", &wish) {
            Ok(lines) => {
                console::line(&format!("the running Candor at {} looks", client.address()));
                Ok(Some(Source::Process(Box::new(lines))))
            }
            Err(Failed::Refused(404, _)) if self.url().is_some() => Ok(None),
            Err(Failed::Refused(422, why)) => {
                console::line(&format!("candor: {why}"));
                Err(Exit::Wrong)
            }
            Err(failed) => Err(fail(failed)),
        }
    }

    fn client(&self) -> Result<Option<Client>, Exit> {
        match self.process.all() {
            Ok(mut all) if all.len() == 1 => Ok(all.pop()),
            // Says which there are.
            Ok(_) => self.process.one().map(Some).map_err(fail),
            Err(failed @ Failed::Configuration(_)) => Err(fail(failed)),
            Err(failed) if self.process.is_named() => Err(fail(failed)),
            // A URL of somebody else needs no running process.
            Err(Failed::Nobody(_)) if self.url().is_some() => Ok(None),
            Err(failed) => {
                console::line(&format!("candor: {failed}"));
                console::line("candor: so this command looks by itself, as its own user");
                Ok(None)
            }
        }
    }

    fn url(&self) -> Option<Uri> {
        let url: Uri = self.what.as_ref()?.parse().ok()?;
        matches!(url.scheme_str(), Some("http" | "https")).then_some(url)
    }

    fn look_from_here(&self) -> Result<Source, Exit> {
        let default = PathBuf::from("/etc/candor/candor.toml");
        let file = self.process.file().map_or(default, Path::to_path_buf);
        // A URL needs no configuration, and nobody asked for one.
        if let Some(url) = self.url()
            && self.process.file().is_none()
            && !file.exists()
        {
            return self.dial(&url);
        }
        let loaded = candor_conf::load(&file, &environment).map_err(|it| {
            complain(&it);
            Exit::Wrong
        })?;
        complain(&loaded.warnings);
        let (snapshot, warnings) = server::examine(&loaded).map_err(|it| refuse(&it))?;
        complain(&warnings);
        find_members(&snapshot, loaded.configuration.diagnosis.docker.as_deref());
        let visits = doctor::visits(&snapshot, &self.wish());
        match visits {
            Ok(visits) => start(snapshot, View::Command, visits),
            Err(Unclear::Foreign(url)) => self.dial(&url),
            Err(unclear) => {
                console::line(&format!("candor: {unclear}"));
                Err(Exit::Wrong)
            }
        }
    }

    /// Dials a URL that no configuration knows.
    fn dial(&self, url: &Uri) -> Result<Source, Exit> {
        let loaded = doctor::foreign(url).map_err(|it| refuse(&it))?;
        let (snapshot, _) = server::examine(&loaded).map_err(|it| refuse(&it))?;
        let visits = doctor::foreign_visits(url, self.path.as_deref());
        start(snapshot, View::Foreign, visits)
    }
}

/// Asks where members are found, as a running Candor does all the time.
fn find_members(snapshot: &server::Snapshot, docker: Option<&Path>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let Ok(runtime) = runtime else {
        return;
    };
    for upstream in &snapshot.upstreams {
        runtime.block_on(upstream.find_members(docker, FIND_LIMIT));
    }
}

fn start(
    snapshot: server::Snapshot,
    view: View,
    visits: Vec<doctor::Visit>,
) -> Result<Source, Exit> {
    match doctor::examine(Arc::new(snapshot), view, visits) {
        Ok(events) => Ok(Source::Here(events)),
        Err(e) => {
            console::line(&format!("candor: no thread can be started: {e}"));
            Err(Exit::Failed)
        }
    }
}
