//! Where else requests go: `when` sends some to another upstream, `mirror` sends some to a second one
//! as well.

use crate::action::Reading;
use crate::address::{Wrong, wrong};
use crate::balance::token;
use crate::effective::Section;
use crate::fields;
use crate::gateway;
use crate::inherit;
use crate::model::{HostPolicy, Mirror, Place, When};
use crate::percent;
use crate::reader::Reader;
use crate::report::Report;
use crate::schema;
use crate::tree::{Node, Table, Value, quote};

/// At most so many cases of one route, and so many conditions of one case.
const WHEN_MAX: usize = 32;
const CONDITIONS_MAX: usize = 16;

/// Reads `when`. `base`: what the route has without the keys of its upstream. `scripts`: whether the
/// members must speak FastCGI or uwsgi, because the route's own do.
pub(crate) fn read(
    reading: &mut Reading<'_>,
    own: &Table,
    base: &dyn Fn(Option<&Table>) -> Table,
    scripts: bool,
) -> Vec<When> {
    let Some(node) = own.get("when") else {
        return Vec::new();
    };
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    if nodes.len() > WHEN_MAX {
        let message = format!("`when` has more than {WHEN_MAX} cases");
        let help = "let the application tell them apart, or write routes";
        reading.report.error(&node.place, message, help);
    }
    let cases = nodes.iter().take(WHEN_MAX);
    cases
        .filter_map(|node| one(reading, node, base, scripts))
        .collect()
}

fn one(
    reading: &mut Reading<'_>,
    node: &Node,
    base: &dyn Fn(Option<&Table>) -> Table,
    scripts: bool,
) -> Option<When> {
    const FORM: &str = "write [[….when]] with `share = \"5%\"` and `proxy = \"canary\"` below";
    let Some(table) = node.table() else {
        let message = format!("`when` has {}; each case is a table", node.kind());
        reading.report.error(&node.place, message, FORM);
        return None;
    };
    let place = table
        .entries
        .first()
        .map_or_else(|| node.place.clone(), |(key, _)| key.place.clone());
    schema::check(table, &schema::WHEN, reading.report);
    let header = conditions(table, "header", "field", reading.report);
    let cookie = conditions(table, "cookie", "cookie", reading.report);
    let share = table.get("share").and_then(|node| {
        let share = percent::fine("share", node);
        told(share, node, reading.report)
    });
    if ["header", "cookie", "share"]
        .iter()
        .all(|key| table.get(key).is_none())
    {
        let message = "this `when` names no condition, so that it takes every request";
        let help =
            "write `header = { X-Beta = \"1\" }`, `cookie = { beta = true }` or `share = \"5%\"`";
        reading.report.error(&place, message, help);
    }
    let Some(proxy) = table.get("proxy") else {
        let message = "this `when` does not say where its requests go";
        reading
            .report
            .error(&place, message, "write `proxy = \"canary\"`");
        return None;
    };
    let at = reading.resolve("proxy", proxy)?;
    if scripts {
        gateway::check(reading, at, proxy);
    }
    let merged = inherit::merge(
        &base(Some(reading.upstreams.level(at))),
        &inherit::only(table, &["host"]),
    );
    let mut scratch = Section::default();
    let only = inherit::only(&merged, &["host"]);
    let mut reader = Reader::new(Some(&only), &schema::ROUTE, reading.report, &mut scratch);
    let host = fields::host(&mut reader).unwrap_or_else(|| reading.upstreams.default_host(at));
    if let (HostPolicy::Upstream, Some(server)) = (&host, reading.upstreams.nameless(at)) {
        let message = format!("`{}` has no name that could be sent as Host", server.text);
        let help = "write `host = \"client\"` or the name itself";
        reading.report.error(&proxy.place, message, help);
    }
    Some(When {
        header,
        cookie,
        share,
        upstream: at,
        host,
        place,
    })
}

/// All cases as TOML, each with the Host that it sends.
pub(crate) fn toml(node: &Node, cases: &[When]) -> String {
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    let shown = nodes.iter().zip(cases).map(|(node, case)| {
        let table = node.table();
        let keys = table.iter().flat_map(|table| &table.entries);
        let mut out: Vec<String> = keys
            .filter(|(key, _)| key.name != "host")
            .map(|(key, node)| format!("{} = {}", key.name, node.toml()))
            .collect();
        out.push(format!("host = {}", quote(case.host.word())));
        format!("{{ {} }}", out.join(", "))
    });
    format!("[{}]", shown.collect::<Vec<_>>().join(", "))
}

fn told<T>(found: Result<T, Wrong>, node: &Node, report: &mut Report) -> Option<T> {
    found
        .map_err(|(message, help)| report.error(&node.place, message, help))
        .ok()
}

/// Names and values; `true` stands for any value.
fn conditions(
    table: &Table,
    key: &str,
    what: &str,
    report: &mut Report,
) -> Vec<(String, Option<String>)> {
    let Some(node) = table.get(key) else {
        return Vec::new();
    };
    let form = format!("write `{key} = {{ NAME = \"value\" }}`, or `true` for any value");
    let Some(table) = node.table() else {
        let message = format!("`{key}` is {}; it is a table", node.kind());
        report.error(&node.place, message, form);
        return Vec::new();
    };
    if table.entries.is_empty() {
        report.error(
            &node.place,
            format!("`{key}` names no {what}"),
            form.as_str(),
        );
    }
    if table.entries.len() > CONDITIONS_MAX {
        let message = format!("`{key}` has more than {CONDITIONS_MAX} conditions");
        report.error(&node.place, message, "name fewer");
    }
    let mut out = Vec::new();
    for (name, node) in &table.entries {
        let value = token(&name.name, what).and_then(|()| match &node.value {
            Value::Bool(true) => Ok(None),
            Value::Text { text, .. } if text.chars().all(|c| !c.is_control()) => {
                Ok(Some(text.clone()))
            }
            Value::Text { .. } => wrong("a value is one line", form.as_str()),
            Value::Bool(false) => wrong(
                format!("that `{}` is missing cannot be a condition", name.name),
                "turn it round: the route's own `proxy` takes what matches no `when`",
            ),
            _ => wrong(
                format!("`{}` is {}; it is a string", name.name, node.kind()),
                form.as_str(),
            ),
        });
        if let Some(value) = told(value, node, report) {
            out.push((name.name.clone(), value));
        }
    }
    out
}

/// Reads `mirror`. `at`: the route's own upstream.
pub(crate) fn mirror(reading: &mut Reading<'_>, own: &Table, at: usize) -> Option<Box<Mirror>> {
    let node = own.get("mirror")?;
    let (to, share): (&Node, Option<&Node>) = match node.table() {
        None => (node, None),
        Some(table) => {
            schema::check(table, &schema::MIRROR, reading.report);
            let Some(to) = table.get("to") else {
                let message = "`mirror` does not say where requests are sent as well";
                let help = "write `mirror = { to = \"shadow\", share = \"5%\" }`";
                reading.report.error(&node.place, message, help);
                return None;
            };
            (to, table.get("share"))
        }
    };
    let share = match share {
        Some(node) => told(percent::fine("share", node), node, reading.report)?,
        None => WHOLE,
    };
    let upstream = reading.resolve("mirror", to)?;
    if upstream == at {
        let message = "`mirror` is the upstream that answers";
        let help = "name another one: every request would be done twice";
        reading.report.error(&to.place, message, help);
    }
    let place: Place = node.place.clone();
    Some(Box::new(Mirror {
        upstream,
        share,
        place,
    }))
}

/// A whole, in hundredths of a percent.
const WHOLE: u32 = 10_000;
