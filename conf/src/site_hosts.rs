//! Which hosts a site answers for, and that no two answer for one at the same address.

use std::collections::HashMap;

use crate::address::host_pattern;
use crate::effective::Section;
use crate::listen::{Listeners, show};
use crate::model::{HostPattern, Site};
use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::Report;
use crate::schema;
use crate::site_key::SiteKey;
use crate::tree::Table;

/// What the key, `also` and `redirect_from` say.
pub(crate) fn read(
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

/// No two sites answer for one host at one address.
pub(crate) fn check(sites: &[Site], listeners: &Listeners, report: &mut Report) {
    let mut seen: HashMap<(usize, &HostPattern), usize> = HashMap::new();
    for (at, site) in sites.iter().enumerate() {
        let hosts = || site.hosts.iter().chain(&site.redirect_from);
        for (listener, host) in site.listeners.iter().flat_map(|l| hosts().map(|h| (*l, h))) {
            match seen.insert((listener, host), at) {
                None => {}
                Some(other) if other == at => {
                    let message = format!("`{}` is named twice by this site", name(host));
                    report.error(
                        &site.place,
                        message,
                        "name it once, under `also` or `redirect_from`",
                    );
                }
                Some(other) => clash(
                    &sites[other],
                    site,
                    host,
                    &show(&listeners.list[listener].bind),
                    report,
                ),
            }
        }
    }
}

fn clash(one: &Site, other: &Site, host: &HostPattern, bind: &str, report: &mut Report) {
    let message = match host {
        HostPattern::Any => format!("two sites answer any host on {bind}"),
        _ => format!("two sites answer `{}` on {bind}", name(host)),
    };
    let (a, b) = (&one.place, &other.place);
    let (first, second) = if a.file == b.file && b.line < a.line {
        (b, a)
    } else {
        (a, b)
    };
    let help = "keep one, or give one another port";
    report.push(Problem::at(second, message, help).and(first, "the other site"));
}

fn name(host: &HostPattern) -> String {
    match host {
        HostPattern::Exact(name) => name.clone(),
        HostPattern::Wildcard(suffix) => format!("*.{suffix}"),
        HostPattern::Any => "any host".into(),
    }
}
