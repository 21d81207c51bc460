//! Upstreams: the named tables, and one for each set of servers written in place.

use crate::effective::{Effective, Section};
use crate::inherit::{self, Presets};
use crate::model::{HostPolicy, Place, Server, ServerAddress, Upstream};
use crate::problem::{Fault, Problem};
use crate::reader::Reader;
use crate::report::{Report, by_distance, nearest};
use crate::tree::{Node, Table, Value, quote, quote_key};
use crate::{fields, schema, server, servers, timeouts, upstream_settings};

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
            let servers = servers::named(&mut reader, &key.place);
            upstream_settings::balance(&mut reader);
            let upstream = upstream_settings::read(&mut reader, &key.name, &key.place, servers);
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
                let help = format!("write `proxy = \"127.0.0.1:{port}\"`");
                report.push(Problem::at(&node.place, "`proxy` is a number", help).of(
                    Fault::AddressInvalid {
                        raw: port.to_string(),
                        rule: "host_missing",
                        offset: 0,
                    },
                ));
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
        if nodes.is_empty() {
            report.error(&node.place, "`proxy` names no server", server::FORM);
        }
        let servers = servers::list(nodes, "proxy", report)?;
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
        let upstream = upstream_settings::read(&mut reader, &name, &node.place, servers);
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
