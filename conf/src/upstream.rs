//! Upstreams: the named tables, and one for each set of servers written in place.

use std::sync::Arc;
use std::time::Duration;

use crate::effective::{Effective, Section};
use crate::inherit::{self, Presets};
use crate::model::{
    HostPolicy, Keepalive, Place, Retry, Server, ServerAddress, Tolerate, Upstream, UpstreamTls,
};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::{Report, nearest, or_list};
use crate::schema;
use crate::tree::{Node, Table, Value, quote, quote_key};
use crate::{address, fields, server, timeouts};

const TOLERATE: [(&str, Tolerate); 5] = [
    ("bare_lf", Tolerate::BareLf),
    ("te_and_cl", Tolerate::TeAndCl),
    ("overrun", Tolerate::Overrun),
    ("no_close_notify", Tolerate::NoCloseNotify),
    ("body_not_allowed", Tolerate::BodyNotAllowed),
];

/// All upstreams while the file is read.
#[derive(Debug, Default)]
pub(crate) struct Upstreams {
    pub(crate) list: Vec<Upstream>,
    /// Of each: what a route takes from it, beneath its own keys.
    levels: Vec<Table>,
    /// How many are named tables; the others were written in place.
    named: usize,
    defaults: Table,
}

impl Upstreams {
    /// Reads the named tables. `defaults`: `[defaults]` with its presets.
    pub(crate) fn read(
        tables: Option<&Table>,
        defaults: &Table,
        presets: Presets<'_>,
        report: &mut Report,
        effective: &mut Effective,
    ) -> Self {
        let defaults = inherit::only(defaults, inherit::FOR_UPSTREAMS);
        let mut out = Self {
            defaults,
            ..Self::default()
        };
        // What servers written in place get; named tables print their own.
        let mut section = Section::new("defaults");
        let shared = inherit::only(&out.defaults, &["keepalive", "retry", "tolerate"]);
        check(&mut Reader::new(
            Some(&shared),
            &schema::DEFAULTS,
            report,
            &mut section,
        ));
        effective.sections.push(section);
        for (key, node) in tables.iter().flat_map(|t| &t.entries) {
            let Some(own) = node.table() else {
                let form = format!(
                    "write [upstream.{}] with `servers = [\"127.0.0.1:3000\"]`",
                    quote_key(&key.name)
                );
                report.error(
                    &node.place,
                    format!("an upstream is a table; this is {}", node.kind()),
                    form,
                );
                continue;
            };
            let level = inherit::with_presets(own, presets, inherit::FOR_UPSTREAMS, report);
            let merged = inherit::merge(&out.defaults, &level);
            let mut section = Section::new(format!("upstream.{}", quote_key(&key.name)));
            let mut reader = Reader::new(Some(&merged), &schema::UPSTREAM, report, &mut section);
            let servers = named_servers(&mut reader, &key.place);
            balance(&mut reader);
            let upstream = settings(&mut reader, &key.name, &key.place, servers);
            // The routes read these again with their own upon them; here they are checked and shown.
            timeouts::read(&mut reader);
            fields::host(&mut reader);
            out.list.push(upstream);
            out.levels.push(inherit::only(&level, &["timeout", "host"]));
            effective.sections.push(section);
        }
        out.named = out.list.len();
        out
    }

    /// The upstream that a `proxy` value means.
    pub(crate) fn resolve(
        &mut self,
        node: &Node,
        report: &mut Report,
        effective: &mut Effective,
    ) -> Option<usize> {
        let nodes: &[Node] = match &node.value {
            Value::List(list) => list,
            Value::Text { text, .. } if self.is_name(text) => {
                return self.by_name(text, &node.place, report);
            }
            Value::Text { .. } => std::slice::from_ref(node),
            Value::Integer(Some(port)) => {
                report.error(
                    &node.place,
                    "`proxy` is a number",
                    format!("write `proxy = \"127.0.0.1:{port}\"`"),
                );
                return None;
            }
            _ => {
                report.error(
                    &node.place,
                    format!("`proxy` is {}; it is a server", node.kind()),
                    server::FORM,
                );
                return None;
            }
        };
        let servers = list(nodes, "proxy", report)?;
        let texts: Vec<&str> = servers.iter().map(|s| &*s.text).collect();
        let name = texts.join(", ");
        let same = |u: &Upstream| *u.name == *name;
        if let Some(at) = self.list[self.named..].iter().position(same) {
            return Some(self.named + at);
        }
        let mut section = Section::new(format!("upstream.{}", quote_key(&name)));
        section.implied = true;
        let defaults = self.defaults.clone();
        let mut reader = Reader::new(Some(&defaults), &schema::UPSTREAM, report, &mut section);
        let listed: Vec<String> = texts.iter().map(|t| quote(t)).collect();
        reader.record(
            "servers",
            format!("[{}]", listed.join(", ")),
            Some(&node.place),
        );
        let upstream = settings(&mut reader, &name, &node.place, servers);
        self.list.push(upstream);
        self.levels.push(Table::default());
        effective.sections.push(section);
        Some(self.list.len() - 1)
    }

    /// What a route takes from its upstream.
    pub(crate) fn level(&self, at: usize) -> &Table {
        &self.levels[at]
    }

    /// What Host is sent when nothing is written: an `https://NAME` expects its own.
    pub(crate) fn default_host(&self, at: usize) -> HostPolicy {
        let servers = &self.list[at].servers;
        let named = |s: &Server| s.tls && matches!(s.address, ServerAddress::Name { .. });
        if !servers.is_empty() && servers.iter().all(named) {
            HostPolicy::Upstream
        } else {
            HostPolicy::Client
        }
    }

    /// A server that has no name of its own, so that `host = "upstream"` would mean nothing.
    pub(crate) fn nameless(&self, at: usize) -> Option<&Server> {
        self.list[at]
            .servers
            .iter()
            .find(|s| matches!(s.address, ServerAddress::Unix(_)))
    }

    fn is_name(&self, text: &str) -> bool {
        server::is_bare(text) || self.list[..self.named].iter().any(|u| *u.name == *text)
    }

    fn by_name(&self, text: &str, place: &Place, report: &mut Report) -> Option<usize> {
        let named = &self.list[..self.named];
        let found = named.iter().position(|u| *u.name == *text);
        if found.is_none() {
            let help = match nearest(text, named.iter().map(|u| &*u.name)) {
                Some(meant) => format!("did you mean \"{meant}\"?"),
                None if text.chars().all(|c| c.is_ascii_digit()) => {
                    format!("write \"127.0.0.1:{text}\"")
                }
                None => format!(
                    "add a table [upstream.{}], or write a host with its port: \"{text}:3000\"",
                    quote_key(text)
                ),
            };
            report.error(place, format!("there is no upstream `{text}`"), help);
        }
        found
    }
}

fn named_servers(reader: &mut Reader<'_, '_>, place: &Place) -> Vec<Server> {
    let Some(node) = reader.get("servers") else {
        reader.report.error(
            place,
            "the upstream has no servers",
            "write `servers = [\"127.0.0.1:3000\"]`",
        );
        return Vec::new();
    };
    reader.record("servers", node.toml(), Some(&node.place));
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    if nodes.is_empty() {
        reader.report.error(
            &node.place,
            "the upstream has no servers",
            "write `servers = [\"127.0.0.1:3000\"]`",
        );
    }
    list(nodes, "servers", reader.report).unwrap_or_default()
}

/// Reads servers; `None` when one is wrong.
fn list(nodes: &[Node], key: &str, report: &mut Report) -> Option<Vec<Server>> {
    if nodes.is_empty() {
        return None;
    }
    let mut out = Vec::new();
    for node in nodes {
        match one(node, key) {
            Ok(server) => out.push(server),
            Err((message, help)) => report.error(&node.place, message, help),
        }
    }
    for (at, server) in out.iter().enumerate() {
        let same = |s: &&Server| s.address == server.address && s.tls == server.tls;
        if let Some(first) = out[..at].iter().find(same) {
            let message = format!("the server `{}` is listed twice", server.text);
            report.push(
                Problem::at(&server.place, message, "keep one of the two")
                    .and(&first.place, "first listed here"),
            );
        }
    }
    (out.len() == nodes.len()).then_some(out)
}

fn one(node: &Node, key: &str) -> Result<Server, (String, String)> {
    if let Some(table) = node.table() {
        let addr = table
            .get("addr")
            .and_then(Node::text)
            .unwrap_or("127.0.0.1:3000");
        return Err((
            "weights of servers are not in this version".into(),
            format!("write \"{addr}\""),
        ));
    }
    if let Value::Integer(Some(port)) = node.value {
        return Err((
            format!("a server is a string; this is {}", node.kind()),
            format!("write \"127.0.0.1:{port}\""),
        ));
    }
    let text = a_text(key, node)?;
    if server::is_bare(text) {
        return Err((
            format!("`{text}` has neither a port nor a scheme"),
            format!(
                "write \"{text}:3000\" or \"http://{text}\"; the name of an upstream stands alone: `proxy = \"{text}\"`"
            ),
        ));
    }
    let (address, tls) = server::parse(text)?;
    Ok(Server {
        text: text.into(),
        address,
        tls,
        place: node.place.clone(),
    })
}

/// The one way there is may be written; the others are of later versions.
fn balance(reader: &mut Reader<'_, '_>) {
    let later = |text: &str| matches!(text, "least" | "p2c") || text.starts_with("hash:");
    if let Some(node) = reader.get("balance")
        && let Some(text) = node.text().filter(|t| later(t))
    {
        let message = format!("`balance = \"{text}\"` is not in this version");
        reader.report.error(
            &node.place,
            message,
            "remove it: servers are used in turn, `\"round_robin\"`",
        );
        return;
    }
    reader.word("balance", "round_robin", &[("round_robin", ())]);
}

/// Everything but the servers.
fn settings(
    reader: &mut Reader<'_, '_>,
    name: &str,
    place: &Place,
    servers: Vec<Server>,
) -> Upstream {
    let tls = tls(reader, &servers);
    let keepalive = keepalive(reader);
    let retry = retry(reader);
    let tolerate = words(reader, "tolerate", &TOLERATE, "[]");
    Upstream {
        name: Arc::from(name),
        place: place.clone(),
        servers,
        tls,
        keepalive,
        retry,
        tolerate,
    }
}

fn keepalive(reader: &mut Reader<'_, '_>) -> Keepalive {
    let mut reader = reader.inner("keepalive", &schema::KEEPALIVE);
    Keepalive {
        connections: usize::try_from(reader.count("connections", 128, 0..=100_000).value)
            .unwrap_or(0),
        idle: reader.duration("idle", Duration::from_secs(55)),
        age: reader.duration("age", Duration::from_secs(3600)),
    }
}

fn retry(reader: &mut Reader<'_, '_>) -> Retry {
    #[derive(Clone, Copy, Eq, PartialEq)]
    enum On {
        Connect,
        Unsent,
        Idempotent,
    }
    const WORDS: [(&str, On); 3] = [
        ("connect", On::Connect),
        ("unsent", On::Unsent),
        ("idempotent", On::Idempotent),
    ];
    let mut reader = reader.inner("retry", &schema::RETRY);
    let tries = u32::try_from(reader.count("tries", 2, 1..=10).value).unwrap_or(2);
    let written = reader.get("on").is_some();
    let on = words(
        &mut reader,
        "on",
        &WORDS,
        "[\"connect\", \"unsent\", \"idempotent\"]",
    );
    let has = |w: On| !written || on.contains(&w);
    Retry {
        tries,
        connect: has(On::Connect),
        unsent: has(On::Unsent),
        idempotent: has(On::Idempotent),
    }
}

fn words<T: Copy>(
    reader: &mut Reader<'_, '_>,
    key: &str,
    words: &[(&str, T)],
    default: &str,
) -> Vec<T> {
    let Some(list) = reader.list(key) else {
        reader.record(key, default.to_owned(), None);
        return Vec::new();
    };
    let mut out = Vec::new();
    for (text, place) in list {
        match words.iter().find(|(w, _)| *w == text) {
            Some((_, value)) => out.push(*value),
            None => {
                let form = or_list(words.iter().map(|(w, _)| *w)).replace('`', "\"");
                let help = match nearest(text, words.iter().map(|(w, _)| *w)) {
                    Some(meant) => format!("did you mean \"{meant}\"? Known: {form}"),
                    None => format!("write {form}"),
                };
                reader
                    .report
                    .error(place, format!("`{key}` has no value `{text}`"), help);
            }
        }
    }
    out
}

fn tls(reader: &mut Reader<'_, '_>, servers: &[Server]) -> UpstreamTls {
    let place = reader.key_place("tls").cloned();
    let off = reader.get("tls").and_then(Node::text).map(str::to_owned);
    if let (Some(word), Some(place)) = (off, &place) {
        reader.report.error(
            place,
            format!("`tls` of an upstream is a table, not \"{word}\""),
            "the servers say whether TLS is spoken: \"https://…\" or \"http://…\"",
        );
        return UpstreamTls {
            ca: None,
            certificate: None,
            key: None,
            name: None,
            verify: true,
        };
    }
    if let Some(place) = &place
        && !servers.is_empty()
        && !servers.iter().any(|s| s.tls)
    {
        reader.report.error(
            place,
            "`tls` is written, but no server speaks TLS",
            "write the servers as \"https://NAME\"",
        );
    }
    let mut inner = reader.inner("tls", &schema::UPSTREAM_TLS);
    let ca = inner.path("ca");
    let certificate = inner.path("cert");
    let key = inner.path("key");
    let name = inner.convert("name", |node| {
        let text = a_text("name", node)?;
        if address::ip(text).is_some() {
            Ok(text.to_owned())
        } else {
            address::name(text)
        }
    });
    let shown = servers.iter().any(|s| s.tls);
    let verify = if shown || place.is_some() {
        inner.flag("verify", true)
    } else {
        crate::model::Setting {
            value: true,
            place: None,
        }
    };
    match (&certificate, &key) {
        (Some(c), None) => lacks(&mut inner, c.place.as_ref(), "cert", "key"),
        (None, Some(k)) => lacks(&mut inner, k.place.as_ref(), "key", "cert"),
        _ => {}
    }
    if let (false, Some(place)) = (verify.value, &verify.place) {
        inner.report.warn(Problem::at(
            place,
            "certificates of this upstream are not verified: anyone in between can read and change everything",
            "name the CA that signed them: `ca = \"/etc/ssl/internal-ca.pem\"`",
        ));
    }
    UpstreamTls {
        ca,
        certificate,
        key,
        name: name.map(|n| n.value),
        verify: verify.value,
    }
}

fn lacks(reader: &mut Reader<'_, '_>, place: Option<&Place>, has: &str, misses: &str) {
    if let Some(place) = place {
        reader.report.error(
            place,
            format!("`{has}` is written without `{misses}`"),
            format!("write both, or neither: `{misses} = \"…\"`"),
        );
    }
}

/// Checks the keys that `[defaults]` and presets share with upstreams.
pub(crate) fn check(reader: &mut Reader<'_, '_>) {
    keepalive(reader);
    retry(reader);
    words(reader, "tolerate", &TOLERATE, "[]");
}
