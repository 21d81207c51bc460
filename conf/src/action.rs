//! What a site or a route does: exactly one of `proxy`, `redirect`, `respond`.

use std::sync::Arc;

use crate::effective::{Effective, Section};
use crate::inherit;
use crate::model::{Action, HostPolicy, Place, Proxy, Rewrite, Route};
use crate::pattern::{self, Pattern};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::Report;
use crate::schema::Scope;
use crate::tree::{Key, Node, Table, Value, quote};
use crate::upstream::Upstreams;
use crate::{fields, process, timeouts};

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
        let strip = strip(&mut reader, &pattern);
        let rewrite = rewrite(&mut reader);
        let action = match upstream {
            Some(at) => forward(&mut reader, at, self.upstreams),
            None if forwards => {
                // The upstream was refused; what stands beside it is checked all the same.
                timeouts::read(&mut reader);
                fields::host(&mut reader);
                return None;
            }
            None if action.0.name == "redirect" => redirect(&mut reader)?,
            None => respond(&mut reader)?,
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
    })
}

fn redirect(reader: &mut Reader<'_, '_>) -> Option<Action> {
    const KNOWN: [u64; 5] = [301, 302, 303, 307, 308];
    let target = reader.convert("redirect", |node| {
        let text = a_text("redirect", node)?;
        target(text).map(|()| text.to_owned())
    });
    let status = reader.convert("status", |node| match node.value {
        Value::Integer(Some(n)) if KNOWN.iter().any(|k| i64::try_from(*k) == Ok(n)) => {
            u16::try_from(n).map_err(|e| (e.to_string(), String::new()))
        }
        _ => Err((
            format!("{} is not a status of a redirect", node.toml()),
            "write 301 or 308 for good, 302 or 307 for now, 303 after a POST".into(),
        )),
    });
    if status.is_none() && reader.get("status").is_none() {
        reader.record("status", "308".into(), None);
    }
    Some(Action::Redirect {
        target: target?.value,
        status: status.map_or(308, |s| s.value),
    })
}

fn target(text: &str) -> Result<(), (String, String)> {
    let absolute = text.starts_with("https://") || text.starts_with("http://");
    if !absolute && (!text.starts_with('/') || text.starts_with("//")) {
        let host = text.trim_start_matches('/');
        return Err((
            format!("`{text}` is not where a client can be sent"),
            format!("write \"https://{host}\", or a path that begins with one `/`"),
        ));
    }
    if let Some(c) = text
        .chars()
        .find(|c| c.is_control() || *c == ' ' || !c.is_ascii())
    {
        return Err((
            format!("a target has no `{}`", c.escape_default()),
            "write it percent-encoded".into(),
        ));
    }
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let inner = &rest[at..];
        let known = ["{path}", "{query}", "{host}"]
            .into_iter()
            .find(|k| inner.starts_with(k));
        let Some(known) = known else {
            let end = inner.find('}').map_or(inner.len(), |e| e + 1);
            return Err((
                format!("`{}` is not filled in", &inner[..end]),
                "known: `{path}`, `{query}` (with its `?`), `{host}`; a brace itself is %7B or %7D"
                    .into(),
            ));
        };
        rest = &inner[known.len()..];
    }
    Ok(())
}

fn respond(reader: &mut Reader<'_, '_>) -> Option<Action> {
    let body = reader.convert("respond", |node| {
        let text = node.text().map(Arc::<str>::from);
        text.ok_or_else(|| {
            let status = matches!(node.value, Value::Integer(_));
            let help = if status {
                format!("write `respond = \"text\"` and `status = {}`", node.toml())
            } else {
                "put the text in double quotes".into()
            };
            (
                format!("`respond` is {}; it is the text of the answer", node.kind()),
                help,
            )
        })
    });
    let status = reader.count("status", 200, 200..=599);
    let status_place = status.place.clone();
    let status = u16::try_from(status.value).unwrap_or(200);
    if let (204 | 205 | 304, Some(body), Some(place)) = (status, &body, &status_place)
        && !body.value.is_empty()
    {
        reader.report.error(
            place,
            format!("an answer with status {status} has no body"),
            "write `respond = \"\"`",
        );
    }
    if let (301 | 302 | 303 | 307 | 308, Some(place)) = (status, &status_place) {
        reader.report.error(
            place,
            format!("an answer with status {status} needs a target"),
            "write `redirect = \"https://…\"` instead of `respond`",
        );
    }
    Some(Action::Respond {
        body: body?.value,
        status,
    })
}

fn strip(reader: &mut Reader<'_, '_>, pattern: &Pattern) -> Option<String> {
    let literal = pattern.path.literal_prefix();
    let regex = matches!(pattern.path, crate::model::PathPattern::Regex(_));
    let found = reader.convert("strip", |node| {
        let text = a_text("strip", node)?;
        if !text.starts_with('/') {
            return Err((
                format!("`{text}` does not begin with `/`"),
                format!("write `strip = \"/{text}\"`"),
            ));
        }
        let prefix = text.trim_end_matches('/');
        if prefix.is_empty() {
            return Err(("`strip = \"/\"` removes nothing".into(), "remove it".into()));
        }
        let begins = literal
            .strip_prefix(prefix)
            .is_some_and(|tail| tail.is_empty() || tail.starts_with('/'));
        if !begins && !regex {
            let whole = literal.trim_end_matches('/');
            let help = if whole.is_empty() {
                "remove it".to_owned()
            } else {
                format!("write `strip = \"{whole}\"`")
            };
            return Err((
                format!("the paths of this route do not begin with `{prefix}`"),
                help,
            ));
        }
        Ok(prefix.to_owned())
    });
    found.map(|s| s.value)
}

fn rewrite(reader: &mut Reader<'_, '_>) -> Option<Rewrite> {
    const FORM: &str = "write `rewrite = [\"^/old/(.*)\", \"/new/$1\"]`";
    let found = reader.convert("rewrite", |node| {
        let Value::List(list) = &node.value else {
            return Err((
                format!(
                    "`rewrite` is {}; it is a pattern and its replacement",
                    node.kind()
                ),
                FORM.into(),
            ));
        };
        let [find, put] = list.as_slice() else {
            return Err((
                format!("`rewrite` has {} members; it has two", list.len()),
                FORM.into(),
            ));
        };
        let (Some(find), Some(put)) = (find.text(), put.text()) else {
            return Err(("`rewrite` is a list of two strings".into(), FORM.into()));
        };
        if let Some(c) = put
            .chars()
            .find(|c| c.is_control() || *c == ' ' || !c.is_ascii())
        {
            return Err((
                format!("a path has no `{}`", c.escape_default()),
                "write it percent-encoded".into(),
            ));
        }
        let pattern = pattern::compile(find)?;
        groups(&pattern, put)?;
        Ok(Rewrite {
            pattern,
            replacement: put.to_owned(),
        })
    });
    found.map(|s| s.value)
}

/// A group that does not exist would be replaced by nothing, in silence.
fn groups(pattern: &regex::Regex, put: &str) -> Result<(), (String, String)> {
    let mut rest = put;
    while let Some(at) = rest.find('$') {
        let tail = &rest[at + 1..];
        if let Some(after) = tail.strip_prefix('$') {
            rest = after;
            continue;
        }
        let (name, after) = match tail.strip_prefix('{').and_then(|t| t.split_once('}')) {
            Some(both) => both,
            None => {
                let end = tail
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                    .unwrap_or(tail.len());
                tail.split_at(end)
            }
        };
        let known = match name.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => name.is_empty() || pattern.capture_names().flatten().any(|n| n == name),
        };
        if !known {
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            let help = if digits > 0 && digits < name.len() {
                format!(
                    "write `$${{{}}}{}` to end the number there",
                    &name[..digits],
                    &name[digits..]
                )
            } else {
                format!(
                    "the pattern has {} groups; `$$` is a dollar sign",
                    pattern.captures_len() - 1
                )
            };
            return Err((format!("the pattern has no group `${name}`"), help));
        }
        rest = after;
    }
    Ok(())
}
