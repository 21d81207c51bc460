//! Which hosts a site answers for, and that no two answer for one at the same address.

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
