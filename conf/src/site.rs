//! Sites and their routes.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::action::Reading;
use crate::effective::{Effective, Section};
use crate::inherit::{self, Presets};
use crate::listen::{Listeners, Want};
use crate::model::{Action, ErrorTemplate, HostPattern, Log, PathPattern, Route, Setting, Site};
use crate::reader::Reader;
use crate::report::Report;
use crate::site_key::{self, KeyHost, SiteKey};
use crate::site_tls::{self, Tls};
use crate::tree::{Key, Node, Table, quote_key};
use crate::upstream::Upstreams;
use crate::{errors, process, routes, schema, site_hosts};

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

/// Reads every site and attaches it to its listeners. The flag: whether none was dropped for a mistake.
pub(crate) fn read(
    tables: Option<&Table>,
    shared: &Shared<'_>,
    upstreams: &mut Upstreams,
    listeners: &mut Listeners,
    report: &mut Report,
    effective: &mut Effective,
) -> (Vec<Site>, bool) {
    let mut drafts = Vec::new();
    let mut complete = true;
    for (key, node) in tables.iter().flat_map(|t| &t.entries) {
        let mut reading = Reading {
            upstreams,
            report,
            effective,
        };
        let draft = one(key, node, shared, &mut reading);
        complete &= draft.is_some();
        drafts.extend(draft);
    }
    attach(&mut drafts, listeners, report);
    let want = |d: &Draft| {
        if d.key.is_local_name() {
            Want::Local(80)
        } else {
            Want::Everywhere(80)
        }
    };
    let implied: Vec<(Site, Want)> = drafts
        .iter()
        .filter_map(|d| Some((plain_redirect(d)?, want(d))))
        .collect();
    let mut sites: Vec<Site> = drafts.into_iter().map(|d| d.site).collect();
    for (mut site, want) in implied {
        site.listeners = listeners.attach(want, false, false, &site.place, report);
        // What the operator wrote for port 80 goes before what a certificate implies.
        let own = |s: &&Site| shares(s, &site);
        let taken: Vec<HostPattern> = sites
            .iter()
            .filter(own)
            .flat_map(|s| s.hosts.iter().chain(&s.redirect_from))
            .cloned()
            .collect();
        site.hosts.retain(|h| !taken.contains(h));
        site.redirect_from.retain(|h| !taken.contains(h));
        if !site.hosts.is_empty() || !site.redirect_from.is_empty() {
            sites.push(site);
        }
    }
    site_hosts::check(&sites, listeners, report);
    sites.sort_by(|a, b| a.key.cmp(&b.key));
    (sites, complete)
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
    let (hosts, redirect_from) =
        site_hosts::read(&own, address.as_ref(), reading.report, &mut section);
    let log = log(&own, shared, reading.report, &mut section);
    let errors = errors_of(&own, shared, reading.report);
    let maintenance = maintenance(&own, reading.report, &mut section);
    let tls = match &address {
        Some(address) => site_tls::read(key, address, &own, shared, reading.report, &mut section),
        None => Tls::Wrong,
    };
    let sections = reading.effective.sections.len();
    let routes = routes::read(key, written, &own, shared, reading, &mut section);
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
        errors,
        maintenance,
        routes,
    };
    Some(Draft {
        redirects_plain: bare && site.tls.is_some(),
        site,
        key: address,
    })
}

/// `maintenance`: a note about why the site is closed.
fn maintenance(own: &Table, report: &mut Report, section: &mut Section) -> Option<Setting<String>> {
    const FORM: &str = "write a note for operators: `maintenance = \"moving the database\"`";
    /// Bytes of a note.
    const MAX: usize = 500;
    let only = inherit::only(own, &["maintenance"]);
    let mut reader = Reader::new(Some(&only), &schema::SITE, report, section);
    reader.convert("maintenance", |node| {
        let wrong = |message: String| Err((message, FORM.to_owned()));
        match node.text() {
            None => wrong(format!("`maintenance` is {}; it is a string", node.kind())),
            Some("") => wrong("`maintenance` is empty".into()),
            Some(text) if text.len() > MAX => wrong(format!("a note has at most {MAX} bytes")),
            Some(text) if text.chars().any(char::is_control) => wrong("a note is one line".into()),
            Some(text) => Ok(text.to_owned()),
        }
    })
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

/// `[defaults]`, then the site; for failures before a route is chosen.
fn errors_of(own: &Table, shared: &Shared<'_>, report: &mut Report) -> Vec<ErrorTemplate> {
    let only = |table: &Table| inherit::only(table, &["errors"]);
    let merged = inherit::merge(&only(shared.defaults), &only(own));
    // Its routes record the values; here they would be recorded twice.
    let mut scratch = Section::default();
    let scope = &schema::SITE;
    errors::read(&mut Reader::new(Some(&merged), scope, report, &mut scratch))
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
        errors: Vec::new(),
        access: None,
        body_max: Setting {
            value: 10_000_000,
            place: None,
        },
    };
    Some(Site {
        key: Arc::from(format!("http://{}", site.key)),
        place: site.place.clone(),
        hosts: site.hosts.clone(),
        redirect_from: site.redirect_from.clone(),
        canonical: site.canonical.clone(),
        listeners: Vec::new(),
        tls: None,
        log: site.log.clone(),
        errors: Vec::new(),
        maintenance: None,
        routes: vec![route],
    })
}
