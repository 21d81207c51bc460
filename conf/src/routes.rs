//! The routes of a site.

use std::collections::HashMap;

use crate::action::{self, Levels, Reading};
use crate::effective::Section;
use crate::inherit;
use crate::model::{PathPattern, Route};
use crate::problem::Problem;
use crate::report::Report;
use crate::site::Shared;
use crate::tree::{Key, Node, Table, quote_key};
use crate::{crossing, matching, pattern, schema};

/// The site's own action and its routes, in match order.
pub(crate) fn read(
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
    out.sort_by(matching::order);
    crossing::warn(&out, reading.report);
    out
}

/// Keys that were read already.
fn without_site_keys(own: &Table) -> Table {
    let read = [
        "also",
        "redirect_from",
        "tls",
        "log",
        "use",
        "route",
        "maintenance",
    ];
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
    let mut seen: HashMap<(Option<&str>, String), &Route> = HashMap::new();
    for route in routes {
        let Some(first) = seen.insert((route.method.as_deref(), route.path.canonical()), route)
        else {
            continue;
        };
        // TOML refuses equal keys, so that the first of two is the site's own action.
        let (message, about) = if &*first.key == "/" && &*route.key == "/" {
            (
                "the site itself does one thing for `/` already".to_owned(),
                "the site's own action",
            )
        } else {
            let message = format!(
                "`{}` and `{}` match the same requests",
                first.key, route.key
            );
            (message, "the other route")
        };
        report.push(
            Problem::at(&route.place, message, "keep one of the two").and(&first.place, about),
        );
    }
}
