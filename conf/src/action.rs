//! What a site or a route does: exactly one of `proxy`, `redirect`, `respond`.

use std::sync::Arc;

use crate::effective::{Effective, Section};
use crate::inherit;
use crate::model::{Action, HostPolicy, Place, Proxy, Route};
use crate::pattern::Pattern;
use crate::problem::Problem;
use crate::reader::Reader;
use crate::report::Report;
use crate::schema::Scope;
use crate::tree::{Key, Node, Table, quote};
use crate::upstream::Upstreams;
use crate::{answer, errors, fields, path, process, timeouts};

const ACTIONS: [&str; 3] = ["proxy", "redirect", "respond"];
/// Actions of later versions: reported as such, so that "does nothing" is not said on top.
const LATER: [&str; 3] = ["files", "php", "when"];
/// Keys that only mean something when a request is forwarded.
const FORWARDING: [&str; 5] = ["strip", "rewrite", "host", "timeout", "request_headers"];

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
    let later = own
        .entries
        .iter()
        .any(|(k, _)| LATER.contains(&k.name.as_str()));
    if first.is_none() && !may_lack && !later {
        report.error(
            place,
            format!("{what} does nothing"),
            "write `proxy = \"127.0.0.1:3000\"`, `redirect = \"https://…\"` or `respond = \"text\"`",
        );
    }
    if first.is_none_or(|(k, _)| k.name == "proxy")
        && let Some((status, _)) = own.entry("status").filter(|_| !later)
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
        let forwards = action.0.name == "proxy";
        let upstream = match forwards {
            true => self
                .upstreams
                .resolve(&action.1, self.report, self.effective),
            false => None,
        };
        let merged = merged(levels, upstream.map(|at| self.upstreams.level(at)));
        self.idle_keys(levels, forwards, &action.0);
        let mut reader = Reader::new(Some(&merged), scope, self.report, section);
        let body_max = process::body_max(&mut reader);
        let request_headers = fields::changes(&mut reader, "request_headers");
        let response_headers = fields::changes(&mut reader, "response_headers");
        let errors = errors::read(&mut reader);
        let access = process::access(&mut reader);
        let strip = path::strip(&mut reader, &pattern);
        let rewrite = path::rewrite(&mut reader);
        let action = match upstream {
            Some(at) => forward(&mut reader, at, self.upstreams),
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

    /// A key that is written beside a redirect or a fixed answer and would do nothing is refused.
    fn idle_keys(&mut self, levels: &Levels<'_>, forwards: bool, action: &Key) {
        if forwards || !levels.last {
            return;
        }
        for (key, _) in &levels.written.entries {
            if FORWARDING.contains(&key.name.as_str()) {
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

fn forward(reader: &mut Reader<'_, '_>, at: usize, upstreams: &Upstreams) -> Action {
    if let Some(node) = reader.get("proxy") {
        reader.record("proxy", node.toml(), Some(&node.place));
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
        let word = if default == HostPolicy::Upstream {
            "upstream"
        } else {
            "client"
        };
        reader.record("host", quote(word), None);
        default
    });
    Action::Proxy(Proxy {
        upstream: at,
        host,
        timeouts: timeouts::read(reader),
        response_body_max: process::response_body_max(reader),
    })
}
