//! The rungs of a site itself: its listeners, its certificate, its route.

use std::io;

use candor_conf::model::{Action, Bind, Configuration, Listener, Site};
use socket2::{Domain, Protocol, Socket, Type};

use super::plan::SiteVisit;
use super::{Event, Rung, Verdict, View, Voice};
use crate::route::Match;
use crate::server::{self, CertificateFacts, Snapshot};

/// Below this many days a certificate is odd.
const DAYS_LEFT_LOW: i64 = 7;

pub(super) fn examine(snapshot: &Snapshot, view: View, visit: &SiteVisit, voice: &Voice) {
    if view == View::Foreign {
        return;
    }
    let configuration = &snapshot.configuration;
    let site = &configuration.sites[visit.site];
    voice.say(Event::Site {
        site: site.key.to_string(),
        config: format!("{}:{}", site.place.file, site.place.line),
    });
    for &index in &visit.listeners {
        voice.begin("listener");
        voice.rung(listener(snapshot, view, &configuration.listeners[index]));
    }
    let certificate = snapshot.certificates[visit.site].as_ref();
    voice.rung(match certificate {
        Some(facts) => certificate_of(facts),
        None => Rung::new("certificate", Verdict::Skipped, "none: plain HTTP"),
    });
    voice.rung(route(snapshot, configuration, site, visit));
    if let Some(note) = &site.maintenance {
        let text = format!(
            "closed by `maintenance` in the configuration (\"{}\"): remove the key to open it",
            note.value
        );
        voice.rung(Rung::new("open", Verdict::Broken, text));
    }
    for paused in &visit.paused {
        voice.rung(Rung::new("open", Verdict::Broken, paused.as_str()));
    }
}

fn listener(snapshot: &Snapshot, view: View, listener: &Listener) -> Rung {
    let rung = |verdict, text: String| Rung::new("listener", verdict, text);
    if view == View::Process {
        let mut bound = snapshot.bound.iter();
        return match bound.find(|bound| bound.bind == listener.bind) {
            Some(bound) => {
                let open = bound.open();
                let text = format!("{} is open, {open} connections", bound.text);
                rung(Verdict::Well, text)
            }
            None => {
                let address = server::describe(&listener.bind);
                rung(Verdict::Broken, format!("{address} is not open"))
            }
        };
    }
    let address = server::describe(&listener.bind);
    let error = match free(&listener.bind) {
        Ok(()) => {
            let text = format!("{address} is free: no Candor runs there, and one could");
            return rung(Verdict::Odd, text);
        }
        Err(error) => error,
    };
    let problem = server::bind_failed(&listener.bind, &error);
    let holds = problem.message.split_once("in use by ");
    match holds {
        Some((_, holder)) if holder.contains("(candor)") => {
            rung(Verdict::Well, format!("{address} is served by {holder}"))
        }
        // Its owner is hidden from us, and may be the one that is meant.
        Some((_, holder)) if !holder.starts_with("process ") => {
            rung(Verdict::Odd, format!("{address} is in use by {holder}"))
        }
        _ => {
            let help = problem.help.map(|help| format!("; {help}"));
            let text = problem.message + &help.unwrap_or_default();
            rung(Verdict::Broken, text)
        }
    }
}

/// Whether an address could be listened on. Never listens, so that no client comes by it.
fn free(bind: &Bind) -> io::Result<()> {
    match bind {
        Bind::Tcp(address) => {
            let domain = Domain::for_address(*address);
            let socket = Socket::new(domain, Type::STREAM, Some(Protocol::TCP))?;
            socket.set_reuse_address(true)?;
            if address.is_ipv6() {
                socket.set_only_v6(!address.ip().is_unspecified())?;
            }
            socket.bind(&(*address).into())
        }
        Bind::Unix(path) => match std::os::unix::net::UnixStream::connect(path) {
            Ok(_) => Err(io::ErrorKind::AddrInUse.into()),
            Err(e) if e.kind() == io::ErrorKind::ConnectionRefused => Ok(()),
            // Nothing there: the directory decides.
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let parent = path.parent().unwrap_or(path);
                std::fs::metadata(parent).map(|_| ())
            }
            Err(e) => Err(e),
        },
    }
}

fn certificate_of(facts: &CertificateFacts) -> Rung {
    let days = facts.days_left(jiff::Timestamp::now().as_second());
    let names = facts.names.join(", ");
    let (verdict, text) = match days {
        ..0 => (
            Verdict::Broken,
            format!(
                "for {names}; it expired {} days ago: clients refuse it",
                -days
            ),
        ),
        0..DAYS_LEFT_LOW => (
            Verdict::Odd,
            format!("for {names}; {days} days left: renew it"),
        ),
        _ => (Verdict::Well, format!("for {names}; {days} days left")),
    };
    Rung::new("certificate", verdict, text)
}

fn route(
    snapshot: &Snapshot,
    configuration: &Configuration,
    site: &Site,
    visit: &SiteVisit,
) -> Rung {
    let rung = |verdict, text: String| Rung::new("route", verdict, text);
    let Some((host, path)) = &visit.asked else {
        let count = site.routes.len();
        let s = if count == 1 { "" } else { "s" };
        let own = site.routes.iter().filter(|route| match &route.action {
            Action::Proxy(_) => false,
            Action::Redirect { .. } | Action::Respond { .. } => true,
        });
        let text = match own.count() {
            0 => format!("{count} route{s}"),
            own => format!("{count} route{s}, of which {own} need no upstream"),
        };
        return rung(Verdict::Well, text);
    };
    let listener = visit.listeners.first().copied().unwrap_or(0);
    let found = snapshot
        .router
        .find(listener, host.as_bytes(), path.as_bytes(), b"GET");
    match found {
        Match::Route { site, route } => {
            let route = &configuration.sites[site].routes[route];
            let place = &route.place;
            let (key, file, line) = (&route.key, &place.file, place.line);
            rung(
                Verdict::Well,
                format!("GET {path} is for {key} ({file}:{line})"),
            )
        }
        Match::RedirectHost { site } => {
            let to = &configuration.sites[site].canonical;
            rung(Verdict::Well, format!("redirects to {to}"))
        }
        Match::BadPath { reason, .. } => {
            let reason = reason.replace('_', " ");
            rung(Verdict::Broken, format!("{path} is refused: {reason}"))
        }
        Match::NoRoute { site: Some(_) } => rung(
            Verdict::Broken,
            format!("no route of the site is for GET {path}"),
        ),
        Match::NoRoute { site: None } => {
            let near = snapshot.router.nearest_hosts(listener, host.as_bytes());
            let near = near.join(", ");
            rung(
                Verdict::Broken,
                format!("no site is for {host}; served here: {near}"),
            )
        }
    }
}
