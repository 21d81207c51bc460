//! Upstreams: the named tables, and one for each set of servers written in place.

use crate::effective::{Effective, Section};
use crate::inherit::{self, Presets};
use crate::model::{HostPolicy, Place, Protocol, Server, ServerAddress, SourceKind, Upstream};
use crate::problem::{Fault, Problem};
use crate::reader::Reader;
use crate::report::{Report, by_distance, nearest};
use crate::tree::{Node, Table, Value, quote_key};
use crate::{fields, in_place, schema, server, servers, timeouts, upstream_settings};

/// All upstreams while the file is read.
#[derive(Debug, Default)]
pub(crate) struct Upstreams {
    pub(crate) list: Vec<Upstream>,
    /// Of each: what a route takes from it, beneath its own keys.
    levels: Vec<Table>,
    /// How many are named tables; the others were written in place.
    named: usize,
    defaults: Table,
    /// Whether containers may be looked at.
    docker: bool,
}

impl Upstreams {
    /// Reads the named tables. `defaults`: `[defaults]` with its presets.
    pub(crate) fn read(
        tables: Option<&Table>,
        defaults: &Table,
        presets: Presets<'_>,
        docker: bool,
        report: &mut Report,
        effective: &mut Effective,
    ) -> Self {
        let defaults = inherit::only(defaults, inherit::FOR_UPSTREAMS);
        let mut out = Self {
            defaults,
            docker,
            ..Self::default()
        };
        // What servers written in place get; named tables print their own.
        let mut section = Section::new("defaults");
        let shared = inherit::only(&out.defaults, &["keepalive", "retry", "tolerate"]);
        upstream_settings::check(&mut Reader::new(
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
            let members = servers::named(&mut reader, &key.place, docker);
            let mut upstream = upstream_settings::read(&mut reader, &key.name, &key.place, members);
            let keepalive = own.entry("keepalive").and_then(|(_, node)| node.table());
            upstream.keepalive.is_own =
                keepalive.is_some_and(|table| table.entry("connections").is_some());
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

    /// The upstream that the value of a key means. `php`: its members speak FastCGI.
    pub(crate) fn resolve(
        &mut self,
        key: &str,
        php: bool,
        node: &Node,
        report: &mut Report,
        effective: &mut Effective,
    ) -> Option<usize> {
        let nodes: &[Node] = match &node.value {
            Value::List(list) => list,
            Value::Text { text, .. } if self.is_name(text) => {
                let at = self.by_name(text, &node.place, report)?;
                let speaks = !php || self.all_speak(at, |spoken| spoken == Protocol::FastCgi);
                if !speaks {
                    let message = format!("the upstream `{text}` does not speak FastCGI");
                    let help = format!(
                        "write `protocol = \"fastcgi\"` in [upstream.{}]",
                        quote_key(text)
                    );
                    report.error(&node.place, message, help);
                }
                return speaks.then_some(at);
            }
            Value::Text { .. } => std::slice::from_ref(node),
            Value::Integer(Some(port)) => {
                let help = format!("write `{key} = \"127.0.0.1:{port}\"`");
                let message = format!("`{key}` is a number");
                report.push(
                    Problem::at(&node.place, message, help).of(Fault::AddressInvalid {
                        raw: port.to_string(),
                        rule: "host_missing",
                        offset: 0,
                    }),
                );
                return None;
            }
            _ => {
                report.error(
                    &node.place,
                    format!("`{key}` is {}; it is a server", node.kind()),
                    server::FORM,
                );
                return None;
            }
        };
        if nodes.is_empty() {
            let message = format!("`{key}` names no server");
            report.error(&node.place, message, server::FORM);
        }
        let mut members = servers::list(nodes, key, self.docker, report)?;
        if php {
            in_place::php(&mut members, report)?;
        }
        let name = in_place::name(&members, php);
        let same = |u: &Upstream| *u.name == *name;
        if let Some(at) = self.list[self.named..].iter().position(same) {
            return Some(self.named + at);
        }
        let mut section = Section::new(format!("upstream.{}", quote_key(&name)));
        section.implied = true;
        let defaults = self.defaults.clone();
        let mut reader = Reader::new(Some(&defaults), &schema::UPSTREAM, report, &mut section);
        let listed = in_place::toml(&members);
        reader.record("servers", listed, Some(&node.place));
        let upstream = upstream_settings::read(&mut reader, &name, &node.place, members);
        self.list.push(upstream);
        self.levels.push(Table::default());
        effective.sections.push(section);
        Some(self.list.len() - 1)
    }

    /// Whether what is spoken to every member fits.
    pub(crate) fn all_speak(&self, at: usize, fits: impl Fn(Protocol) -> bool) -> bool {
        let upstream = &self.list[at];
        let servers = upstream.servers.iter().chain(&upstream.backup);
        let spoken = servers
            .map(|s| s.protocol)
            .chain(upstream.sources.iter().map(|s| s.protocol));
        let mut spoken = spoken.map(|own| own.unwrap_or(upstream.protocol));
        spoken.all(fits)
    }

    /// What a route takes from its upstream.
    pub(crate) fn level(&self, at: usize) -> &Table {
        &self.levels[at]
    }

    /// What Host is sent when nothing is written: an `https://NAME` expects its own.
    pub(crate) fn default_host(&self, at: usize) -> HostPolicy {
        let upstream = &self.list[at];
        let named = |s: &Server| s.tls && matches!(s.address, ServerAddress::Name { .. });
        let mut servers = upstream.servers.iter().chain(&upstream.backup);
        match upstream.sources.as_slice() {
            [] if !upstream.servers.is_empty() && servers.all(named) => HostPolicy::Upstream,
            // Its members are addresses: the name is the source's.
            [source] if source.tls && upstream.servers.is_empty() => match &source.kind {
                SourceKind::Addresses { name, port: 443 } => HostPolicy::Literal(name.clone()),
                SourceKind::Addresses { name, port } => {
                    HostPolicy::Literal(format!("{name}:{port}"))
                }
                _ => HostPolicy::Client,
            },
            _ => HostPolicy::Client,
        }
    }

    /// A server that has no name of its own, so that `host = "upstream"` would mean nothing.
    pub(crate) fn nameless(&self, at: usize) -> Option<&Server> {
        let upstream = &self.list[at];
        let mut servers = upstream.servers.iter().chain(&upstream.backup);
        servers.find(|s| matches!(s.address, ServerAddress::Unix(_)))
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
            let message = format!("there is no upstream `{text}`");
            report.push(
                Problem::at(place, message, help).of(Fault::UpstreamUndefined {
                    name: text.to_owned(),
                    known: by_distance(text, named.iter().map(|u| &*u.name)),
                }),
            );
        }
        found
    }
}
