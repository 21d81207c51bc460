//! Listeners: those that `[listen.NAME]` writes, and those that sites imply.
//!
//! A site says its port. A `[listen.NAME]` that binds this port takes the place of the implied address;
//! its unix sockets serve the same sites, in plain. One with unix sockets alone serves every site.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use crate::address::{self, everywhere};
use crate::effective::{Effective, Section};
use crate::inherit;
use crate::model::{Bind, Client, Listener, Place, ProxyHeader};
use crate::problem::Problem;
use crate::process;
use crate::reader::Reader;
use crate::report::Report;
use crate::schema;
use crate::tree::{Table, quote, quote_key};

/// What a site wants to be reached at.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Want {
    /// This port on all addresses.
    Everywhere(u16),
    /// This port on loopback, or with a listener that covers it.
    Local(u16),
    /// This address.
    Exactly(SocketAddr),
}

/// All listeners while the file is read.
#[derive(Debug)]
pub(crate) struct Listeners {
    pub(crate) list: Vec<Listener>,
    facts: Vec<Fact>,
    client: Client,
}

#[derive(Debug)]
struct Fact {
    /// The table it is written in, if it is.
    group: Option<usize>,
    /// The site that decided whether it speaks TLS.
    decided: Option<Place>,
    /// Whether a site is served.
    used: bool,
}

impl Listeners {
    /// Reads `[listen.NAME]`.
    pub(crate) fn read(
        tables: Option<&Table>,
        client_table: Option<&Table>,
        trusts: bool,
        report: &mut Report,
        effective: &mut Effective,
    ) -> Self {
        let mut section = Section::new("client");
        let client = process::client(&mut Reader::new(
            client_table,
            &schema::CLIENT,
            report,
            &mut section,
        ));
        effective.sections.push(section);
        let mut out = Self {
            list: Vec::new(),
            facts: Vec::new(),
            client,
        };
        for (group, (key, node)) in tables.iter().flat_map(|t| &t.entries).enumerate() {
            let Some(table) = node.table() else {
                let form = format!(
                    "write [listen.{}] with `bind = \":443\"`",
                    quote_key(&key.name)
                );
                report.error(
                    &node.place,
                    format!("a listener is a table; this is {}", node.kind()),
                    form,
                );
                continue;
            };
            let mut section = Section::new(format!("listen.{}", quote_key(&key.name)));
            out.group(
                group,
                &key.place,
                table,
                client_table,
                trusts,
                report,
                &mut section,
            );
            effective.sections.push(section);
        }
        out
    }

    #[allow(clippy::too_many_arguments)]
    fn group(
        &mut self,
        group: usize,
        place: &Place,
        table: &Table,
        client_table: Option<&Table>,
        trusts: bool,
        report: &mut Report,
        section: &mut Section,
    ) {
        const WORDS: [(&str, ProxyHeader); 3] = [
            ("off", ProxyHeader::Off),
            ("accept", ProxyHeader::Accept),
            ("require", ProxyHeader::Require),
        ];
        let mut reader = Reader::new(Some(table), &schema::LISTEN, report, section);
        let binds = reader.list("bind");
        let proxy_header = reader.word("proxy_protocol", "off", &WORDS);
        if let (true, Some(place)) = (
            proxy_header.value != ProxyHeader::Off && !trusts,
            &proxy_header.place,
        ) {
            reader.report.error(
                place,
                "PROXY headers are read from trusted peers only, and nobody is trusted",
                "name the balancer: `[candor] trust = [\"10.0.0.0/8\"]`",
            );
        }
        // A table is merged with `[client]` key by key, as everything is.
        let whole = client_table.cloned().unwrap_or_default();
        reader.inner("client", &schema::CLIENT);
        let merged = match table.get("client").and_then(|n| n.table()) {
            Some(own) => inherit::merge(&whole, own),
            None => whole,
        };
        let mut own = Section::default();
        let client = process::client(&mut Reader::new(
            Some(&merged),
            &schema::CLIENT,
            reader.report,
            &mut own,
        ));
        for entry in own.entries {
            section.entries.push(crate::effective::Entry {
                key: format!("client.{}", entry.key),
                ..entry
            });
        }
        let binds = match binds {
            Some(binds) if !binds.is_empty() => binds,
            _ => {
                report.error(
                    place,
                    "the listener has nothing to bind",
                    "write `bind = \":443\"`",
                );
                return;
            }
        };
        for (text, at) in binds {
            match address::bind(text) {
                Ok(bind) => self.written(group, bind, at, proxy_header.value, &client, report),
                Err((message, help)) => report.error(at, message, help),
            }
        }
    }

    fn written(
        &mut self,
        group: usize,
        bind: Bind,
        place: &Place,
        proxy_header: ProxyHeader,
        client: &Client,
        report: &mut Report,
    ) {
        let chosen = matches!(bind, Bind::Tcp(a) if a.port() == 0);
        if let Some(first) = self.list.iter().find(|l| l.bind == bind && !chosen) {
            let mut problem =
                Problem::at(place, "the address is bound twice", "keep one of the two");
            if let Some(first) = &first.place {
                problem = problem.and(first, "first bound here");
            }
            report.push(problem);
            return;
        }
        let client = client.clone();
        self.list.push(Listener {
            bind,
            tls: false,
            proxy_header,
            client,
            place: Some(place.clone()),
        });
        self.facts.push(Fact {
            group: Some(group),
            decided: None,
            used: false,
        });
    }

    /// The listeners at which a site is reached.
    pub(crate) fn attach(
        &mut self,
        want: Want,
        tls: bool,
        unix: bool,
        site: &Place,
        report: &mut Report,
    ) -> Vec<usize> {
        let mut out = self.written_for(want);
        if out.is_empty() {
            out.push(self.implied_for(want, tls, site));
        }
        for at in &out {
            self.decide(*at, tls, site, report);
        }
        let groups: Vec<usize> = out.iter().filter_map(|at| self.facts[*at].group).collect();
        for (at, fact) in self.facts.iter().enumerate() {
            let served = unix && fact.group.is_some_and(|g| groups.contains(&g));
            if served && matches!(self.list[at].bind, Bind::Unix(_)) {
                out.push(at);
            }
        }
        for at in &out {
            self.facts[*at].used = true;
        }
        out
    }

    fn written_for(&self, want: Want) -> Vec<usize> {
        let fits = |at: &usize| {
            let Bind::Tcp(address) = self.list[*at].bind else {
                return false;
            };
            let written = self.facts[*at].group.is_some();
            match want {
                Want::Everywhere(port) => written && address.port() == port,
                // An implied socket on all addresses covers loopback too.
                Want::Local(port) => {
                    address.port() == port
                        && (written || address.ip().is_unspecified())
                        && port != 0
                }
                Want::Exactly(wanted) => written && address == wanted,
            }
        };
        (0..self.list.len()).filter(fits).collect()
    }

    fn implied_for(&mut self, want: Want, tls: bool, site: &Place) -> usize {
        let address = match want {
            Want::Everywhere(port) => everywhere(port),
            Want::Local(port) => SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port),
            Want::Exactly(address) => address,
        };
        // With port 0 the kernel chooses: plain and TLS get a port each.
        let same =
            |l: &Listener| l.bind == Bind::Tcp(address) && (address.port() != 0 || l.tls == tls);
        if let Some(at) = self.list.iter().position(same) {
            return at;
        }
        self.list.push(Listener {
            bind: Bind::Tcp(address),
            tls,
            proxy_header: ProxyHeader::Off,
            client: self.client.clone(),
            place: Some(site.clone()),
        });
        self.facts.push(Fact {
            group: None,
            decided: None,
            used: false,
        });
        self.list.len() - 1
    }

    fn decide(&mut self, at: usize, tls: bool, site: &Place, report: &mut Report) {
        match &self.facts[at].decided {
            None => {
                self.list[at].tls = tls;
                self.facts[at].decided = Some(site.clone());
            }
            Some(first) if self.list[at].tls != tls => {
                let (this, other) = if tls {
                    ("HTTPS", "plain HTTP")
                } else {
                    ("plain HTTP", "HTTPS")
                };
                let shown = show(&self.list[at].bind);
                report.push(
                    Problem::at(
                        site,
                        format!("this site is {this} on {shown}, where another is {other}"),
                        "one address speaks one of the two; give one site another port",
                    )
                    .and(first, "the other site"),
                );
            }
            Some(_) => {}
        }
    }

    /// Listeners of tables with unix sockets alone: they serve every site.
    pub(crate) fn unix_for_all(&mut self) -> Vec<usize> {
        let tcp = |group: Option<usize>| {
            let both = self.list.iter().zip(&self.facts);
            both.into_iter()
                .any(|(l, f)| f.group == group && matches!(l.bind, Bind::Tcp(_)))
        };
        let found: Vec<usize> = (0..self.list.len())
            .filter(|at| {
                matches!(self.list[*at].bind, Bind::Unix(_)) && !tcp(self.facts[*at].group)
            })
            .collect();
        for at in &found {
            self.facts[*at].used = true;
        }
        found
    }

    /// Listeners that the catch-all joins: plain ones, and with a certificate of its own all.
    pub(crate) fn for_catch_all(&mut self, tls: bool) -> Vec<usize> {
        let found: Vec<usize> = (0..self.list.len())
            .filter(|at| tls || !self.list[*at].tls)
            .collect();
        for at in &found {
            self.facts[*at].used = true;
        }
        found
    }

    /// Checks what can be checked when every site is attached.
    /// `complete`: no site was dropped for a mistake of its own, so that an idle listener is one too.
    pub(crate) fn finish(&self, complete: bool, report: &mut Report, effective: &mut Effective) {
        for (listener, fact) in self.list.iter().zip(&self.facts) {
            let Some(place) = &listener.place else {
                continue;
            };
            if let (true, Bind::Tcp(address)) = (complete && !fact.used, &listener.bind) {
                let port = address.port();
                report.error(
                    place,
                    format!("no site is served on {}", show(&listener.bind)),
                    format!("name the port in a site's key, such as [site.\"http://example.com:{port}\"], or remove this"),
                );
            }
            if fact.group.is_none() {
                let mut section = Section::new(format!("listen.{}", quote(&show(&listener.bind))));
                section.implied = true;
                section.put(
                    "bind".into(),
                    quote(&show(&listener.bind)),
                    Some(place.clone()),
                );
                effective.sections.push(section);
            }
        }
        self.overlaps(report);
    }

    /// The kernel refuses an address beside the one that stands for all of them.
    fn overlaps(&self, report: &mut Report) {
        let tcp = |l: &Listener| match l.bind {
            Bind::Tcp(address) => Some(address),
            Bind::Unix(_) => None,
        };
        for all in &self.list {
            for one in &self.list {
                let (Some(a), Some(b)) = (tcp(all), tcp(one)) else {
                    continue;
                };
                let covers =
                    a.ip().is_unspecified() && a != b && a.port() == b.port() && a.port() != 0;
                // 0.0.0.0 has no IPv6; two that stand for all are said once.
                let covers = covers
                    && (a.is_ipv6() || b.is_ipv4())
                    && !(b.ip().is_unspecified() && b.is_ipv6());
                if let (true, Some(place), Some(wide)) = (covers, &one.place, &all.place) {
                    report.push(
                        Problem::at(
                            place,
                            format!(
                                "{b} is bound here, and every address with port {} elsewhere",
                                a.port()
                            ),
                            "use one form for both, or another port",
                        )
                        .and(wide, "every address is bound for this"),
                    );
                }
            }
        }
    }
}

/// An address for messages.
pub(crate) fn show(bind: &Bind) -> String {
    match bind {
        Bind::Tcp(a) if a.ip().is_unspecified() && a.is_ipv6() => format!(":{}", a.port()),
        Bind::Tcp(a) => a.to_string(),
        Bind::Unix(path) => format!("unix:{}", path.display()),
    }
}
