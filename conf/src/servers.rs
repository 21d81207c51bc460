//! The members of an upstream, as a list: servers, and where others are found.

use crate::discovery;
use crate::model::{Place, Protocol, Server, Source, SourceKind};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::Report;
use crate::schema;
use crate::server::{self, Refusal};
use crate::tree::{Node, Value};

/// At most so many servers in one upstream.
const SERVERS_MAX: usize = 4096;
/// At most so many places where others are found.
const SOURCES_MAX: usize = 32;
const WEIGHT_MAX: u32 = 1000;

/// What an upstream consists of.
#[derive(Debug, Default)]
pub(crate) struct Members {
    pub(crate) servers: Vec<Server>,
    pub(crate) sources: Vec<Source>,
    pub(crate) backup: Vec<Server>,
}

/// What is spoken to one member, or to those of one source.
pub(crate) struct Spoken<'m> {
    /// As written.
    pub(crate) text: &'m str,
    pub(crate) place: &'m Place,
    pub(crate) tls: bool,
    /// If the scheme says so.
    pub(crate) protocol: Option<Protocol>,
}

impl Members {
    /// Every server and every source.
    pub(crate) fn spoken(&self) -> impl Iterator<Item = Spoken<'_>> {
        let servers = self.servers.iter().chain(&self.backup).map(|s| Spoken {
            text: &s.text,
            place: &s.place,
            tls: s.tls,
            protocol: s.protocol,
        });
        let sources = self.sources.iter().map(|s| Spoken {
            text: &s.text,
            place: &s.place,
            tls: s.tls,
            protocol: s.protocol,
        });
        servers.chain(sources)
    }

    /// Whether TLS is spoken to one of them. What a file will say is not known.
    pub(crate) fn tls(&self) -> bool {
        let file = |s: &Source| matches!(s.kind, SourceKind::File { .. });
        self.spoken().any(|s| s.tls) || self.sources.iter().any(file)
    }

    /// Whether there is nothing in it, because all of it was refused.
    pub(crate) const fn is_empty(&self) -> bool {
        self.servers.is_empty() && self.sources.is_empty()
    }

    /// Whether there is, or may be, a second member.
    pub(crate) const fn several(&self) -> bool {
        !self.sources.is_empty() || self.servers.len() + self.backup.len() > 1
    }
}

/// Those of a named table. `docker`: whether containers may be looked at.
pub(crate) fn named(reader: &mut Reader<'_, '_>, place: &Place, docker: bool) -> Members {
    const FORM: &str = "write `servers = [\"127.0.0.1:3000\"]`";
    let Some(node) = reader.get("servers") else {
        reader
            .report
            .error(place, "the upstream has no servers", FORM);
        return Members::default();
    };
    reader.record("servers", node.toml(), Some(&node.place));
    let nodes = nodes(node);
    if nodes.is_empty() {
        reader
            .report
            .error(&node.place, "the upstream has no servers", FORM);
    }
    let mut members = list(nodes, "servers", docker, reader.report).unwrap_or_default();
    if let Some(node) = reader.get("backup") {
        reader.record("backup", node.toml(), Some(&node.place));
        backup(node, &mut members, reader.report);
    }
    members
}

fn nodes(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    }
}

fn backup(node: &Node, members: &mut Members, report: &mut Report) {
    let Some(found) = list(nodes(node), "backup", true, report) else {
        return;
    };
    for source in &found.sources {
        report.error(
            &source.place,
            format!("`backup` has `{}`, which is no server", source.text),
            "write servers; an upstream finds its members under `servers`",
        );
    }
    for server in &found.servers {
        if let Some(first) = members.servers.iter().find(|s| same(s, server)) {
            let message = format!("`{}` is a backup of itself", server.text);
            let help = "keep it under `servers` or under `backup`";
            report.push(Problem::at(&server.place, message, help).and(&first.place, "listed here"));
        }
    }
    members.backup = found.servers;
}

fn same(a: &Server, b: &Server) -> bool {
    a.address == b.address && a.tls == b.tls && a.protocol == b.protocol
}

/// Reads servers and sources; `None` when one is wrong.
pub(crate) fn list(
    nodes: &[Node],
    key: &str,
    docker: bool,
    report: &mut Report,
) -> Option<Members> {
    let first = nodes.first()?;
    let mut out = Members::default();
    for node in nodes {
        match one(node, key, report) {
            Ok(One::Server(server)) => out.servers.push(server),
            Ok(One::Source(source)) => out.sources.push(source),
            Err(refusal) => report.push(refusal.problem(node)),
        }
    }
    twice(&out, report);
    for (count, max, what) in [
        (out.servers.len(), SERVERS_MAX, "servers"),
        (
            out.sources.len(),
            SOURCES_MAX,
            "places where others are found",
        ),
    ] {
        if count > max {
            let message = format!("`{key}` has more than {max} {what}");
            report.error(&first.place, message, "divide them among upstreams");
        }
    }
    if !docker {
        without_docker(&out, report);
    }
    (out.servers.len() + out.sources.len() == nodes.len()).then_some(out)
}

/// A server or a source that is listed twice.
pub(crate) fn twice(members: &Members, report: &mut Report) {
    let mut tell = |place: &Place, first: &Place, what: &str, text: &str| {
        let message = format!("the {what} `{text}` is listed twice");
        let problem = Problem::at(place, message, "keep one of the two");
        report.push(problem.and(first, "first listed here"));
    };
    let mut seen = std::collections::HashMap::new();
    for server in &members.servers {
        let key = (&server.address, server.tls, server.protocol);
        if let Some(first) = seen.insert(key, server) {
            tell(&server.place, &first.place, "server", &server.text);
        }
    }
    for (at, source) in members.sources.iter().enumerate() {
        let same = |s: &&Source| s.kind == source.kind;
        if let Some(first) = members.sources[..at].iter().find(same) {
            tell(&source.place, &first.place, "source", &source.text);
        }
    }
}

fn without_docker(members: &Members, report: &mut Report) {
    let container = |s: &&Source| {
        matches!(
            s.kind,
            SourceKind::Container { .. } | SourceKind::Label { .. }
        )
    };
    for source in members.sources.iter().filter(container) {
        report.error(
            &source.place,
            format!("`{}` needs the Docker engine, which may not be asked", source.text),
            "write `docker = \"unix:/var/run/docker.sock\"` in [diagnosis]; whoever may use that socket owns the host",
        );
    }
}

enum One {
    Server(Server),
    Source(Source),
}

fn one(node: &Node, key: &str, report: &mut Report) -> Result<One, Refusal> {
    if let Some(table) = node.table() {
        schema::check(table, &schema::SERVER, report);
        let Some(addr) = table.get("addr") else {
            return Err(Refusal::plain(
                "the server has no `addr`",
                "write { addr = \"127.0.0.1:3000\", weight = 2 }",
            ));
        };
        let One::Server(server) = text(addr, "addr")? else {
            return Err(Refusal::plain(
                "what a source finds has no weight here",
                "write the source as a string; weights come from SRV records or lines of a file",
            ));
        };
        let weight = weight(table.get("weight"))?;
        return Ok(One::Server(Server { weight, ..server }));
    }
    if let Value::Integer(Some(port)) = node.value {
        let message = format!("a server is a string; this is {}", node.kind());
        let help = format!("write \"127.0.0.1:{port}\"");
        return Err(Refusal::at("host_missing", 0, message, help));
    }
    text(node, key)
}

fn weight(node: Option<&Node>) -> Result<u32, Refusal> {
    let Some(node) = node else { return Ok(1) };
    let fits = match node.value {
        Value::Integer(Some(n)) => u32::try_from(n).ok(),
        _ => None,
    };
    fits.filter(|n| (1..=WEIGHT_MAX).contains(n))
        .ok_or_else(|| {
            let message = format!("{} is no weight of a server", node.toml());
            let help = format!(
                "write a whole number from 1 to {WEIGHT_MAX}; to give it nothing take the server out"
            );
            Refusal::plain(message, help)
        })
}

fn text(node: &Node, key: &str) -> Result<One, Refusal> {
    let text = a_text(key, node).map_err(|(message, help)| Refusal::plain(message, help))?;
    if let Some(source) = discovery::parse(text, &node.place) {
        return source.map(One::Source);
    }
    if server::is_bare(text) {
        let help = format!(
            "write \"{text}:3000\" or \"http://{text}\"; the name of an upstream stands alone: `proxy = \"{text}\"`"
        );
        let message = format!("`{text}` has neither a port nor a scheme");
        return Err(Refusal::at("port_missing", text.len(), message, help));
    }
    server(text, &node.place).map(One::Server)
}

/// Reads one server.
pub(crate) fn server(text: &str, place: &Place) -> Result<Server, Refusal> {
    let parsed = server::parse(text)?;
    Ok(Server {
        text: text.into(),
        address: parsed.address,
        tls: parsed.tls,
        protocol: parsed.protocol,
        weight: 1,
        place: place.clone(),
    })
}
