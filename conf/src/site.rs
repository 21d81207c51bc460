//! Sites and their routes.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::action::{self, Levels, Reading};
use crate::address::host_pattern;
use crate::effective::{Effective, Section};
use crate::inherit::{self, Presets};
use crate::listen::{Listeners, Want, show};
use crate::model::{
    Action, HostPattern, Log, PathPattern, Place, Route, Setting, Site, SiteTls, TlsVersion,
};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::Report;
use crate::site_key::{self, KeyHost, Scheme, SiteKey};
use crate::tree::{Key, Node, Table, Value, quote_key};
use crate::upstream::Upstreams;
use crate::{crossing, pattern, process, schema};

/// What all sites share.
pub(crate) struct Shared<'a> {
    /// `[defaults]` with its presets.
    pub(crate) defaults: &'a Table,
    pub(crate) presets: Presets<'a>,
    /// `[candor]`, for its `log`.
    pub(crate) candor: Option<&'a Table>,
}

/// A site before it has listeners.
struct Draft {
    site: Site,
    key: SiteKey,
    /// Whether port 80 sends to it.
    redirects_plain: bool,
}

/// Reads every site and attaches it to its listeners.
pub(crate) fn read(
    tables: Option<&Table>,
    shared: &Shared<'_>,
    upstreams: &mut Upstreams,
    listeners: &mut Listeners,
    report: &mut Report,
    effective: &mut Effective,
) -> Vec<Site> {
    let mut drafts = Vec::new();
    for (key, node) in tables.iter().flat_map(|t| &t.entries) {
        let mut reading = Reading {
            upstreams,
            report,
            effective,
        };
        drafts.extend(one(key, node, shared, &mut reading));
    }
    attach(&mut drafts, listeners, report);
    let implied: Vec<Site> = drafts.iter().filter_map(plain_redirect).collect();
    let mut sites: Vec<Site> = drafts.into_iter().map(|d| d.site).collect();
    for mut site in implied {
        site.listeners = listeners.attach(Want::Everywhere(80), false, false, &site.place, report);
        // What the operator wrote for port 80 goes before what a certificate implies.
        let taken = |host: &HostPattern| {
            sites
                .iter()
                .any(|s| shares(s, &site) && s.hosts.contains(host))
        };
        let hosts: Vec<HostPattern> = site.hosts.iter().filter(|h| !taken(h)).cloned().collect();
        site.hosts = hosts;
        if !site.hosts.is_empty() {
            sites.push(site);
        }
    }
    hosts_once(&sites, listeners, report);
    sites.sort_by(|a, b| a.key.cmp(&b.key));
    sites
}

fn shares(a: &Site, b: &Site) -> bool {
    a.listeners.iter().any(|l| b.listeners.contains(l))
}

fn one(key: &Key, node: &Node, shared: &Shared<'_>, reading: &mut Reading<'_>) -> Option<Draft> {
    let Some(written) = node.table() else {
        let form = format!(
            "write [site.{}] with `proxy = \"127.0.0.1:3000\"`",
            quote_key(&key.name)
        );
        reading.report.error(
            &node.place,
            format!("a site is a table; this is {}", node.kind()),
            form,
        );
        return None;
    };
    let address = match site_key::parse(&key.name) {
        Ok(address) => Some(address),
        Err((message, help)) => {
            reading.report.error(&key.place, message, help);
            None
        }
    };
    schema::check(written, &schema::SITE, reading.report);
    let own = inherit::with_presets(written, shared.presets, inherit::FOR_SITES, reading.report);
    let mut section = Section::new(format!("site.{}", quote_key(&key.name)));
    let (hosts, redirect_from) = hosts(&own, address.as_ref(), reading.report, &mut section);
    let log = log(&own, shared, reading.report, &mut section);
    let tls = match &address {
        Some(address) => tls(key, address, &own, shared, reading.report, &mut section),
        None => Tls::Wrong,
    };
    let sections = reading.effective.sections.len();
    let routes = routes(key, written, &own, shared, reading, &mut section);
    reading.effective.sections.insert(sections, section);
    let address = address?;
    let files = match tls {
        Tls::Files(files) => Some(files),
        Tls::Plain => None,
        Tls::Wrong => return None,
    };
    let bare = address.scheme.is_none() && matches!(address.host, KeyHost::Named(_));
    let site = Site {
        key: Arc::from(key.name.as_str()),
        place: key.place.clone(),
        hosts,
        redirect_from,
        canonical: address.canonical(files.is_some()),
        listeners: Vec::new(),
        tls: files,
        log,
        routes,
    };
    Some(Draft {
        redirects_plain: bare && site.tls.is_some(),
        site,
        key: address,
    })
}

/// What the key, `also` and `redirect_from` say.
fn hosts(
    own: &Table,
    address: Option<&SiteKey>,
    report: &mut Report,
    section: &mut Section,
) -> (Vec<HostPattern>, Vec<HostPattern>) {
    let mut reader = Reader::new(None, &schema::SITE, report, section).over(own);
    let mut read = |key: &str| {
        let mut out: Vec<HostPattern> = Vec::new();
        for (text, place) in reader.list(key).unwrap_or_default() {
            match host_pattern(text) {
                Ok(pattern) => out.push(pattern),
                Err((message, help)) => reader.report.error(place, message, help),
            }
        }
        out
    };
    let also = read("also");
    let redirect_from = read("redirect_from");
    let Some(address) = address else {
        return (Vec::new(), Vec::new());
    };
    let mut hosts = vec![address.pattern()];
    let any = hosts[0] == HostPattern::Any;
    if let (true, Some((key, _))) = (any, own.entry("also")) {
        report.error(
            &key.place,
            "this site answers any host already",
            "remove `also`",
        );
    }
    hosts.extend(also);
    if let (true, Some((key, _))) = (
        address.canonical(true).is_empty() || any,
        own.entry("redirect_from"),
    ) {
        report.error(
            &key.place,
            "there is no one host to redirect to",
            "give the site a host, such as [site.\"example.com\"]",
        );
    }
    (hosts, redirect_from)
}

/// `[candor]`, `[defaults]`, then the site, each upon the last.
fn log(own: &Table, shared: &Shared<'_>, report: &mut Report, section: &mut Section) -> Log {
    let only = |table: &Table| inherit::only(table, &["log"]);
    let base = shared.candor.map(only).unwrap_or_default();
    let merged = inherit::merge(&inherit::merge(&base, &only(shared.defaults)), &only(own));
    process::log(&mut Reader::new(
        Some(&merged),
        &schema::SITE,
        report,
        section,
    ))
}

/// What is known of a site's TLS.
enum Tls {
    Plain,
    Files(SiteTls),
    /// Reported.
    Wrong,
}

const CERTIFICATE: &str =
    "write `tls = { cert = \"/etc/ssl/NAME.pem\", key = \"/etc/ssl/NAME.key\" }`";

fn tls(
    key: &Key,
    address: &SiteKey,
    own: &Table,
    shared: &Shared<'_>,
    report: &mut Report,
    section: &mut Section,
) -> Tls {
    let plain_by_key = address.scheme == Some(Scheme::Http);
    let https_by_key = address.scheme == Some(Scheme::Https)
        || (address.scheme.is_none() && matches!(address.host, KeyHost::Named(_)));
    let written = own.entry("tls");
    let merged = if https_by_key {
        inherit::merge(
            &inherit::only(shared.defaults, &["tls"]),
            &inherit::only(own, &["tls"]),
        )
    } else {
        inherit::only(own, &["tls"])
    };
    let Some((tls_key, node)) = merged.entry("tls") else {
        if !https_by_key {
            return Tls::Plain;
        }
        let bare = key.name.trim_start_matches("https://");
        report.error(
            &key.place,
            format!(
                "`{}` is HTTPS and needs a certificate; automatic HTTPS is not in this version",
                key.name
            ),
            format!("{CERTIFICATE}, or name the site \"http://{bare}\" for plain HTTP"),
        );
        return Tls::Wrong;
    };
    let off = node.text() == Some("off");
    if plain_by_key && written.is_some() {
        if off {
            return Tls::Plain;
        }
        report.error(
            &tls_key.place,
            "an http:// site has no TLS",
            format!(
                "remove `tls`, or name the site \"https://{}\"",
                &key.name["http://".len()..]
            ),
        );
        return Tls::Wrong;
    }
    match &node.value {
        Value::Text { .. } if off && address.scheme == Some(Scheme::Https) => {
            report.error(
                &node.place,
                "an https:// site needs TLS",
                format!("{CERTIFICATE}, or name the site \"http://…\""),
            );
            Tls::Wrong
        }
        Value::Text { .. } if off => {
            section.put("tls".into(), "\"off\"".into(), Some(node.place.clone()));
            Tls::Plain
        }
        Value::Text { text, .. } if text == "auto" || text == "local" => {
            report.error(
                &node.place,
                format!("`tls = \"{text}\"` is not in this version: certificates are files"),
                CERTIFICATE,
            );
            Tls::Wrong
        }
        Value::Text { text, .. } => {
            report.error(
                &node.place,
                format!("`tls` has no value `{text}`"),
                format!("{CERTIFICATE}, or \"off\""),
            );
            Tls::Wrong
        }
        _ => files(&merged, &tls_key.place, report, section).map_or(Tls::Wrong, Tls::Files),
    }
}

fn files(
    merged: &Table,
    place: &Place,
    report: &mut Report,
    section: &mut Section,
) -> Option<SiteTls> {
    const MIN: [(&str, TlsVersion); 2] = [("1.2", TlsVersion::Tls12), ("1.3", TlsVersion::Tls13)];
    let table = merged.get("tls").and_then(Node::table);
    let mut whole = Reader::new(None, &schema::SITE, report, section).over(merged);
    let mut reader = whole.inner("tls", &schema::SITE_TLS);
    let certificate = reader.path("cert");
    let private = reader.path("key");
    let client_ca = reader.path("client_ca").map(|s| s.value);
    let min = reader.word("min", "1.2", &MIN).value;
    let later = table.is_some_and(|t| t.get("acme").is_some());
    for (key, other, found) in [
        ("cert", "certificate chain", &certificate),
        ("key", "private key", &private),
    ] {
        let written = table.is_none_or(|t| t.get(key).is_some());
        if found.is_none() && !written && !later {
            reader.report.error(
                place,
                format!("`tls` has no `{key}`: the file of the {other}"),
                CERTIFICATE,
            );
        }
    }
    let (
        Some(Setting {
            value: certificate, ..
        }),
        Some(Setting { value: key, .. }),
    ) = (certificate, private)
    else {
        return None;
    };
    Some(SiteTls {
        certificate,
        key,
        client_ca,
        min,
        place: place.clone(),
    })
}

/// The site's own action and its routes, in match order.
fn routes(
    key: &Key,
    written: &Table,
    own: &Table,
    shared: &Shared<'_>,
    reading: &mut Reading<'_>,
    section: &mut Section,
) -> Vec<Route> {
    let tables = match written.get("route").map(|n| (n, n.table())) {
        Some((node, None)) => {
            let form = format!("write [site.{}.route.\"/api/\"]", quote_key(&key.name));
            reading.report.error(
                &node.place,
                format!("`route` is {}; it is a table of routes", node.kind()),
                form,
            );
            None
        }
        Some((_, table)) => table,
        None => None,
    };
    let mut out: Vec<Route> = Vec::new();
    let has_routes = tables.is_some_and(|t| !t.entries.is_empty());
    if let Some(action) = action::find(own, &key.place, "a site", has_routes, reading.report) {
        let own_key = Key {
            name: "/".into(),
            place: key.place.clone(),
        };
        let pattern = pattern::Pattern {
            method: None,
            path: PathPattern::Subtree("/".into()),
        };
        let site = without_site_keys(own);
        let levels = Levels {
            defaults: shared.defaults,
            site: None,
            own: &site,
            written,
            last: !has_routes,
        };
        out.extend(reading.route(&own_key, pattern, &levels, &schema::SITE, section, action));
    }
    for (route_key, node) in tables.iter().flat_map(|t| &t.entries) {
        out.extend(route(key, own, route_key, node, shared, reading));
    }
    equal(&out, reading.report);
    out.sort_by(pattern::order);
    crossing::warn(&out, reading.report);
    out
}

/// Keys that were read already.
fn without_site_keys(own: &Table) -> Table {
    let read = ["also", "redirect_from", "tls", "log", "use", "route"];
    let known =
        |k: &Key| schema::SITE.known.contains(&k.name.as_str()) && !read.contains(&k.name.as_str());
    Table {
        entries: own
            .entries
            .iter()
            .filter(|(k, _)| known(k))
            .cloned()
            .collect(),
    }
}

fn route(
    site_key: &Key,
    site: &Table,
    key: &Key,
    node: &Node,
    shared: &Shared<'_>,
    reading: &mut Reading<'_>,
) -> Option<Route> {
    let Some(written) = node.table() else {
        reading.report.error(
            &node.place,
            format!("a route is a table; this is {}", node.kind()),
            "write `proxy = …` below the route's header",
        );
        return None;
    };
    schema::check(written, &schema::ROUTE, reading.report);
    let pattern = match pattern::parse(&key.name) {
        Ok(pattern) => Some(pattern),
        Err((message, help)) => {
            reading.report.error(&key.place, message, help);
            None
        }
    };
    let own = inherit::with_presets(written, shared.presets, inherit::FOR_ROUTES, reading.report);
    let action = action::find(&own, &key.place, "a route", false, reading.report)?;
    // A wrong key must not hide what is wrong below it.
    let stand_in = pattern::Pattern {
        method: None,
        path: PathPattern::Subtree("/".into()),
    };
    let wrong = pattern.is_none();
    let known = Table {
        entries: own
            .entries
            .iter()
            .filter(|(k, _)| schema::ROUTE.known.contains(&k.name.as_str()))
            .cloned()
            .collect(),
    };
    let levels = Levels {
        defaults: shared.defaults,
        site: Some(site),
        own: &known,
        written,
        last: true,
    };
    let header = format!(
        "site.{}.route.{}",
        quote_key(&site_key.name),
        quote_key(&key.name)
    );
    let mut section = Section::new(header);
    let route = reading.route(
        key,
        pattern.unwrap_or(stand_in),
        &levels,
        &schema::ROUTE,
        &mut section,
        action,
    );
    reading.effective.sections.push(section);
    route.filter(|_| !wrong)
}

fn equal(routes: &[Route], report: &mut Report) {
    for (at, route) in routes.iter().enumerate() {
        let same =
            |r: &&Route| r.method == route.method && r.path.canonical() == route.path.canonical();
        if let Some(first) = routes[..at].iter().find(same) {
            let (message, about) = if first.place.file == route.place.file
                && first.path.canonical() == "/"
                && first.method.is_none()
            {
                (
                    "the site itself does one thing for `/` already".to_owned(),
                    "the site's own action",
                )
            } else {
                (
                    format!(
                        "`{}` and `{}` match the same requests",
                        first.key, route.key
                    ),
                    "the other route",
                )
            };
            report.push(
                Problem::at(&route.place, message, "keep one of the two").and(&first.place, about),
            );
        }
    }
}

/// Gives every site its listeners. The order of the file does not matter: sites that bind all
/// addresses go first, since they decide what loopback names join; the catch-all goes last.
fn attach(drafts: &mut [Draft], listeners: &mut Listeners, report: &mut Report) {
    let rank = |draft: &Draft| match draft.key.host {
        KeyHost::CatchAll => 2,
        _ if draft.key.is_local_name() => 1,
        _ => 0,
    };
    drafts.sort_by_key(rank);
    for draft in drafts.iter_mut() {
        let tls = draft.site.tls.is_some();
        let port = draft.key.port.unwrap_or(if tls { 443 } else { 80 });
        let place = draft.site.place.clone();
        let want = match draft.key.host {
            KeyHost::Address(address) => Want::Exactly(SocketAddr::new(address, port)),
            _ if draft.key.is_local_name() => Want::Local(port),
            KeyHost::CatchAll => {
                draft.site.listeners = listeners.for_catch_all(tls);
                if !draft.site.listeners.is_empty() {
                    continue;
                }
                Want::Everywhere(port)
            }
            _ => Want::Everywhere(port),
        };
        draft.site.listeners = listeners.attach(want, tls, true, &place, report);
    }
    for at in listeners.unix_for_all() {
        for draft in drafts
            .iter_mut()
            .filter(|d| !d.site.listeners.contains(&at))
        {
            draft.site.listeners.push(at);
        }
    }
    // Where another site answers any host, the catch-all has nothing left to catch.
    let any: Vec<usize> = drafts
        .iter()
        .filter(|d| d.key.host != KeyHost::CatchAll && d.site.hosts.contains(&HostPattern::Any))
        .flat_map(|d| d.site.listeners.iter().copied())
        .collect();
    for draft in drafts
        .iter_mut()
        .filter(|d| d.key.host == KeyHost::CatchAll)
    {
        draft.site.listeners.retain(|l| !any.contains(l));
    }
}

/// The site on port 80 that sends to an HTTPS site.
fn plain_redirect(draft: &Draft) -> Option<Site> {
    if !draft.redirects_plain {
        return None;
    }
    let site = &draft.site;
    let action = Action::Redirect {
        target: "https://{host}{path}{query}".into(),
        status: 308,
    };
    let route = Route {
        key: Arc::from("/"),
        place: site.place.clone(),
        method: None,
        path: PathPattern::Subtree("/".into()),
        action,
        strip: None,
        rewrite: None,
        request_headers: Vec::new(),
        response_headers: Vec::new(),
        body_max: Setting {
            value: 10_000_000,
            place: None,
        },
    };
    Some(Site {
        key: Arc::from(format!("http://{}", site.key)),
        place: site.place.clone(),
        hosts: site
            .hosts
            .iter()
            .chain(&site.redirect_from)
            .cloned()
            .collect(),
        redirect_from: Vec::new(),
        canonical: site.canonical.clone(),
        listeners: Vec::new(),
        tls: None,
        log: site.log.clone(),
        routes: vec![route],
    })
}

/// No two sites answer for one host at one address.
fn hosts_once(sites: &[Site], listeners: &Listeners, report: &mut Report) {
    let all = |s: &Site| -> Vec<HostPattern> {
        s.hosts.iter().chain(&s.redirect_from).cloned().collect()
    };
    for (at, site) in sites.iter().enumerate() {
        let own = all(site);
        for (n, host) in own.iter().enumerate() {
            if own[..n].contains(host) {
                report.error(
                    &site.place,
                    format!("`{}` is named twice by this site", name(host)),
                    "name it once, under `also` or `redirect_from`",
                );
            }
        }
        for other in &sites[..at] {
            let Some(shared) = site.listeners.iter().find(|l| other.listeners.contains(l)) else {
                continue;
            };
            let Some(host) = own.iter().find(|h| all(other).contains(h)) else {
                continue;
            };
            let bind = show(&listeners.list[*shared].bind);
            let message = match host {
                HostPattern::Any => format!("two sites answer any host on {bind}"),
                _ => format!("two sites answer `{}` on {bind}", name(host)),
            };
            let (first, second) =
                if site.place.file == other.place.file && site.place.line < other.place.line {
                    (&site.place, &other.place)
                } else {
                    (&other.place, &site.place)
                };
            report.push(
                Problem::at(second, message, "keep one, or give one another port")
                    .and(first, "the other site"),
            );
        }
    }
}

fn name(host: &HostPattern) -> String {
    match host {
        HostPattern::Exact(name) => name.clone(),
        HostPattern::Wildcard(suffix) => format!("*.{suffix}"),
        HostPattern::Any => "any host".into(),
    }
}
