//! `candor route`: where a request would go.

use std::net::IpAddr;

use candor_conf::model::{
    Action, Bind, Configuration, Protocol, Route as Chosen, Server, ServerAddress, Site, Source,
    SourceKind,
};
use clap::Args;
use http::Uri;
use serde_json::{Value, json};

use super::{ConfigurationFile, Exit, complain, environment, print, print_json, refuse, summary};
use crate::exchange::preview::{self, Asked, SENDER};
use crate::http1::request::Refusal;
use crate::route::{Match, Router};
use crate::server::console;

/// Say where a request would go, and what the upstream would get
///
/// Prints the site, the route and where they are written, the members that would be asked in turn,
/// and the head of the request that they get, byte for byte. Asks nobody. The request id and the
/// name in `Via` are new each time.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  candor route GET https://shop.example.com/cart -c candor.toml

Exit status: 0 a route matches, 1 none does, 2 wrong usage or configuration.")]
pub(super) struct Route {
    /// The request's method
    #[arg(value_name = "METHOD")]
    method: String,

    /// The URL as a client would ask for it
    #[arg(value_name = "URL")]
    url: Uri,

    #[command(flatten)]
    file: ConfigurationFile,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Route {
    pub(super) fn run(self) -> Exit {
        let loaded = match candor_conf::load(&self.file.path(), &environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        complain(&loaded.warnings);
        let configuration = &loaded.configuration;
        let Some(listener) = listener(configuration, &self.url) else {
            console::line(&format!(
                "candor: no listener for {}: need http:// or https://, a host, and a port that is \
                 listened on; `candor check` lists them",
                self.url
            ));
            return Exit::Failed;
        };
        let host = self.url.authority().map_or("", |a| a.as_str());
        let found = Router::new(configuration).find(
            listener,
            host.as_bytes(),
            self.url.path().as_bytes(),
            self.method.as_bytes(),
        );
        let (text, site, route) = match found {
            Match::Route { site, route } => {
                let site = &configuration.sites[site];
                let route = &site.routes[route];
                let text = summary::route_text(configuration, route);
                (text, Some(site), Some(route))
            }
            Match::RedirectHost { site } => {
                let site = &configuration.sites[site];
                (format!("redirect to {}", site.canonical), Some(site), None)
            }
            Match::BadPath { site, reason } => (
                format!("refused with 400: {reason}"),
                Some(&configuration.sites[site]),
                None,
            ),
            Match::NoRoute { site: Some(site) } => {
                let site = &configuration.sites[site];
                console::line(&format!(
                    "site {} ({}:{}) has no route for {} {}",
                    site.key,
                    site.place.file,
                    site.place.line,
                    self.method,
                    self.url.path()
                ));
                return Exit::Failed;
            }
            Match::NoRoute { site: None } => {
                let near = Router::new(configuration).nearest_hosts(listener, host.as_bytes());
                console::line(&format!("no site serves the host {host}"));
                if !near.is_empty() {
                    console::line(&format!("served here: {}", near.join(", ")));
                }
                return Exit::Failed;
            }
        };
        let members = match site.zip(route) {
            Some((site, route)) => self.members(configuration, listener, site, route),
            None => Ok(Vec::new()),
        };
        let members = match members {
            Ok(members) => members,
            Err(refusal) => {
                let (status, reason) = (refusal.status, refusal.reason.replace('_', " "));
                console::line(&format!(
                    "candor: such a request is refused with {status}: {reason}"
                ));
                return Exit::Failed;
            }
        };
        if self.json {
            return print_json(&json!({
                "site": site.map(|s| &*s.key),
                "route": route.map(|r| &*r.key),
                "config": route.map(|r| format!("{}:{}", r.place.file, r.place.line)),
                "action": text,
                "members": members.iter().map(Member::json).collect::<Vec<_>>(),
            }));
        }
        let mut out = String::new();
        if let Some(site) = site {
            let place = &site.place;
            out.push_str(&format!(
                "site   {}  ({}:{})\n",
                site.key, place.file, place.line
            ));
        }
        if let Some(route) = route {
            let place = &route.place;
            out.push_str(&format!(
                "route  {}  ({}:{})\n",
                route.key, place.file, place.line
            ));
        }
        out.push_str(&format!("does   {text}\n"));
        out.push_str(&drawn(&members));
        print(&out)
    }

    /// The members that would be asked in turn, and what each would get.
    fn members(
        &self,
        configuration: &Configuration,
        listener: usize,
        site: &Site,
        route: &Chosen,
    ) -> Result<Vec<Member>, Refusal> {
        let Action::Proxy(proxy) = &route.action else {
            return Ok(Vec::new());
        };
        let listener = &configuration.listeners[listener];
        let asked = Asked {
            method: &self.method,
            authority: self.url.authority().map_or("", |a| a.as_str()),
            target: self.url.path_and_query().map_or("/", |it| it.as_str()),
            fields: "",
            sender: preview::Sender {
                scheme: if listener.tls { "https" } else { "http" },
                ..SENDER
            },
            fields_max: usize::try_from(listener.client.head_fields.value).unwrap_or(usize::MAX),
        };
        let upstream = &configuration.upstreams[proxy.upstream];
        let servers = upstream.servers.iter().map(|server| (server, ""));
        let backups = upstream.backup.iter().map(|server| (server, "backup "));
        let found = upstream.sources.iter().map(stand_in).collect::<Vec<_>>();
        let found = found.iter().map(|server| (server, "members of "));
        let members = servers.chain(found).chain(backups).map(|(server, kind)| {
            let (head, _) = preview::head(&asked, site, route, proxy, server)?;
            Ok(Member {
                server: format!("{kind}{}", server.text),
                protocol: server.protocol.unwrap_or(upstream.protocol),
                head: String::from_utf8_lossy(&head).trim_end().to_owned(),
            })
        });
        members.collect()
    }
}

/// A server in place of those that a source finds while Candor runs: the source's name is as near as
/// one gets without asking.
fn stand_in(source: &Source) -> Server {
    let (name, port) = match &source.kind {
        SourceKind::Addresses { name, port } | SourceKind::Container { name, port } => {
            (name.clone(), *port)
        }
        SourceKind::Services { name } => (name.clone(), if source.tls { 443 } else { 80 }),
        SourceKind::Label { label, port, .. } => (label.clone(), *port),
        SourceKind::File { path } => (path.display().to_string(), 80),
    };
    Server {
        text: source.text.clone(),
        address: ServerAddress::Name { name, port },
        tls: source.tls,
        protocol: source.protocol,
        weight: 1,
        place: source.place.clone(),
    }
}

/// A member of the upstream, and the head of the request that it gets.
struct Member {
    server: String,
    protocol: Protocol,
    head: String,
}

impl Member {
    fn json(&self) -> Value {
        let lines: Vec<_> = self.head.lines().collect();
        json!({ "server": self.server, "request": lines })
    }

    /// Its own line of the head.
    fn host(&self) -> &str {
        let mut lines = self.head.lines();
        lines.find(|line| line.starts_with("Host: ")).unwrap_or("")
    }
}

/// The members in order, and the request, which differs among them by `Host` at most.
fn drawn(members: &[Member]) -> String {
    let Some((first, others)) = members.split_first() else {
        return String::new();
    };
    let mut out = format!("asks   {}", first.server);
    for other in others {
        out.push_str(&format!("\n  or   {}", other.server));
        if other.host() != first.host() {
            out.push_str(&format!("  ({})", other.host()));
        }
    }
    let speaks = match first.protocol {
        Protocol::Http1 | Protocol::Auto => None,
        Protocol::Http2 => Some("HTTP/2"),
        Protocol::FastCgi => Some("FastCGI: fields become parameters (RFC 3875)"),
        Protocol::Uwsgi => Some("uwsgi: fields become variables (RFC 3875)"),
    };
    if let Some(speaks) = speaks {
        out.push_str(&format!("\nspeaks {speaks}"));
    }
    let mut title = "\nsends  ";
    for line in first.head.lines() {
        out.push_str(title);
        out.push_str(line);
        title = "\n       ";
    }
    out.push('\n');
    out
}

/// The listener that a client of this URL reaches: same scheme and port, a literal address first.
fn listener(configuration: &Configuration, url: &Uri) -> Option<usize> {
    let tls = match url.scheme_str()? {
        "http" => false,
        "https" => true,
        _ => return None,
    };
    let port = url.port_u16().unwrap_or(if tls { 443 } else { 80 });
    let host: Option<IpAddr> = url.host()?.trim_matches(['[', ']']).parse().ok();
    let reaches = |index: &usize| {
        let listener = &configuration.listeners[*index];
        matches!(listener.bind, Bind::Tcp(address) if address.port() == port) && listener.tls == tls
    };
    let all = || (0..configuration.listeners.len()).filter(reaches);
    let literal = all().find(|&index| {
        matches!(configuration.listeners[index].bind, Bind::Tcp(a) if Some(a.ip()) == host)
    });
    literal.or_else(|| all().next())
}
