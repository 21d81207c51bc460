//! What a site or a route does: exactly one of `proxy`, `php`, `redirect`, `respond`.

use std::sync::Arc;

use crate::effective::{Effective, Section};
use crate::inherit;
use crate::model::{Action, Gateway, HostPolicy, Mirror, Place, Proxy, Route, When};
use crate::pattern::Pattern;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::Report;
use crate::schema::Scope;
use crate::tree::{Key, Node, Table, quote};
use crate::upstream::Upstreams;
use crate::{answer, errors, fields, gateway, path, process, timeouts, when};

const ACTIONS: [&str; 4] = ["proxy", "php", "redirect", "respond"];
/// Keys that only mean something when a request is forwarded.
const FORWARDING: [&str; 5] = ["strip", "rewrite", "host", "timeout", "request_headers"];
/// Those of them that routes do not inherit.
const FORWARDING_HERE: [&str; 3] = ["when", "mirror", "files"];

/// Everything that is needed to read a route.
pub(crate) struct Reading<'a> {
    pub(crate) upstreams: &'a mut Upstreams,
    pub(crate) report: &'a mut Report,
    pub(crate) effective: &'a mut Effective,
}

/// The levels that a route's values come from, outermost first; the upstream's comes second.
pub(crate) struct Levels<'a> {
    pub(crate) defaults: &'a Table,
    /// The site with its presets, when the route is not the site's own.
    pub(crate) site: Option<&'a Table>,
    /// The table that has the action, with its presets.
    pub(crate) own: &'a Table,
    /// The same without them.
    pub(crate) written: &'a Table,
    /// Whether nothing inherits from this table, so that a key without effect here has none at all.
    pub(crate) last: bool,
}

/// The only action key of a table. `Err`: none or several, which was reported unless `may_lack`.
pub(crate) fn find<'t>(
    own: &'t Table,
    place: &Place,
    what: &str,
    may_lack: bool,
    report: &mut Report,
) -> Option<&'t (Key, Node)> {
    let mut found = own
        .entries
        .iter()
        .filter(|(k, _)| ACTIONS.contains(&k.name.as_str()));
    let first = found.next();
    if let (Some((first, _)), Some((second, _))) = (first, found.next()) {
        report.push(
            Problem::at(
                &second.place,
                format!(
                    "{what} does one thing; here are `{}` and `{}`",
                    first.name, second.name
                ),
                "keep one, or put the other under a route of its own",
            )
            .and(&first.place, "the other"),
        );
    }
    let files = own.entry("files").map(|(key, _)| key);
    match (first, files) {
        (None, Some(files)) => report.error(
            &files.place,
            "`files` alone is not in this version",
            "let the application or another web server serve files, and `proxy` to it; beside `php` it says where the scripts are",
        ),
        (None, None) if may_lack => {
            for (key, _) in &own.entries {
                if FORWARDING_HERE.contains(&key.name.as_str()) {
                    let message = format!("`{}` does nothing without `proxy`", key.name);
                    let help = "routes do not inherit it: write it in each of them, or `proxy` here";
                    report.error(&key.place, message, help);
                }
            }
        }
        (None, None) => report.error(
            place,
            format!("{what} does nothing"),
            "write `proxy = \"127.0.0.1:3000\"`, `redirect = \"https://…\"` or `respond = \"text\"`",
        ),
        _ => {}
    }
    let answers = |(key, _): &(Key, Node)| matches!(key.name.as_str(), "redirect" | "respond");
    if !first.is_some_and(answers)
        && let Some((status, _)) = own.entry("status").filter(|_| files.is_none())
    {
        report.error(
            &status.place,
            "`status` goes with `redirect` or `respond`",
            "remove it, or add one of the two",
        );
    }
    first
}

impl Reading<'_> {
    /// Reads one route.
    pub(crate) fn route(
        &mut self,
        key: &Key,
        pattern: Pattern,
        levels: &Levels<'_>,
        scope: &Scope,
        section: &mut Section,
        action: &(Key, Node),
    ) -> Option<Route> {
        let php = action.0.name == "php";
        let forwards = php || action.0.name == "proxy";
        let upstream = match forwards {
            true => self.resolve(&action.0.name, &action.1),
            false => None,
        };
        let merged = merged(levels, upstream.map(|at| self.upstreams.level(at)));
        self.idle_keys(levels, forwards, &action.0);
        let beyond = upstream.map(|at| self.beyond(levels, php.then_some(&action.1), at));
        let mut reader = Reader::new(Some(&merged), scope, self.report, section);
        let body_max = process::body_max(&mut reader);
        let request_headers = fields::changes(&mut reader, "request_headers");
        let response_headers = fields::changes(&mut reader, "response_headers");
        let errors = errors::read(&mut reader);
        let access = process::access(&mut reader);
        let strip = path::strip(&mut reader, &pattern);
        let rewrite = path::rewrite(&mut reader);
        let action = match upstream.zip(beyond) {
            Some((at, beyond)) => forward(&mut reader, at, beyond, self.upstreams),
            None if forwards => {
                // The upstream was refused; what stands beside it is checked all the same.
                timeouts::read(&mut reader);
                fields::host(&mut reader);
                return None;
            }
            None if action.0.name == "redirect" => answer::redirect(&mut reader)?,
            None => answer::respond(&mut reader)?,
        };
        Some(Route {
            key: Arc::from(key.name.as_str()),
            place: key.place.clone(),
            method: pattern.method,
            path: pattern.path,
            action,
            strip,
            rewrite,
            request_headers,
            response_headers,
            errors,
            access,
            body_max,
        })
    }

    /// The upstream that the value of a key means.
    pub(crate) fn resolve(&mut self, key: &str, node: &Node) -> Option<usize> {
        let php = key == "php";
        self.upstreams
            .resolve(key, php, node, self.report, self.effective)
    }

    /// Where else requests go, and where scripts are.
    fn beyond(&mut self, levels: &Levels<'_>, php: Option<&Node>, at: usize) -> Beyond {
        let gateway = gateway::read(self, levels.own, php, at);
        let base = |upstream: Option<&Table>| merged(levels, upstream);
        Beyond {
            when: when::read(self, levels.own, &base, gateway.is_some()),
            mirror: when::mirror(self, levels.own, at),
            gateway,
        }
    }

    /// A key that is written beside a redirect or a fixed answer and would do nothing is refused.
    fn idle_keys(&mut self, levels: &Levels<'_>, forwards: bool, action: &Key) {
        if forwards {
            return;
        }
        for (key, _) in &levels.written.entries {
            let name = key.name.as_str();
            if FORWARDING_HERE.contains(&name) || (levels.last && FORWARDING.contains(&name)) {
                let message = format!("`{}` does nothing beside `{}`", key.name, action.name);
                self.report.error(
                    &key.place,
                    message,
                    "it changes what is forwarded; remove it, or use `proxy`",
                );
            }
        }
    }
}

fn merged(levels: &Levels<'_>, upstream: Option<&Table>) -> Table {
    let mut merged = inherit::only(levels.defaults, inherit::FOR_ROUTES);
    if let Some(upstream) = upstream {
        merged = inherit::merge(&merged, upstream);
    }
    if let Some(site) = levels.site {
        merged = inherit::merge(&merged, &inherit::only(site, inherit::FOR_ROUTES));
    }
    inherit::merge(&merged, levels.own)
}

/// What a route that forwards has beside its upstream.
struct Beyond {
    when: Vec<When>,
    mirror: Option<Box<Mirror>>,
    gateway: Option<Box<Gateway>>,
}

fn forward(
    reader: &mut Reader<'_, '_>,
    at: usize,
    beyond: Beyond,
    upstreams: &Upstreams,
) -> Action {
    for key in ["proxy", "php", "files", "when", "mirror"] {
        if let Some(node) = reader.get(key) {
            let toml = match key {
                "when" => when::toml(node, &beyond.when),
                _ => node.toml(),
            };
            reader.record(key, toml, Some(&node.place));
        }
    }
    let written = fields::host(reader);
    if let (Some(HostPolicy::Upstream), Some(node), Some(server)) =
        (&written, reader.get("host"), upstreams.nameless(at))
    {
        reader.report.error(
            &node.place,
            format!("`{}` has no name that could be sent as Host", server.text),
            "write `host = \"client\"` or the name itself",
        );
    }
    let host = written.unwrap_or_else(|| {
        let default = upstreams.default_host(at);
        reader.record("host", quote(default.word()), None);
        default
    });
    Action::Proxy(Proxy {
        upstream: at,
        when: beyond.when,
        mirror: beyond.mirror,
        gateway: beyond.gateway,
        host,
        timeouts: timeouts::read(reader),
        response_body_max: process::response_body_max(reader),
    })
}
