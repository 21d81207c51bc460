//! `health`: what members are asked to know whether they are well.

use std::time::Duration;

use crate::address::{self, Wrong, wrong};
use crate::balance::token;
use crate::model::{Health, HealthKind, HttpCheck, Place, Protocol, ServerAddress, Setting};
use crate::reader::{Reader, a_text};
use crate::schema;
use crate::servers::{Members, Spoken};
use crate::statuses;
use crate::tree::{Node, Value, quote, quote_key};

const FORM: &str = "write a path such as \"/healthz\", \"tcp\" or \"grpc\"";
const EVERY: Duration = Duration::from_secs(5);
const TIMEOUT: Duration = Duration::from_secs(2);
/// At most so many fields are sent, and expected.
const FIELDS_MAX: usize = 32;

/// Reads `health`.
pub(crate) fn read(
    reader: &mut Reader<'_, '_>,
    members: &Members,
    protocol: Protocol,
) -> Option<Box<Health>> {
    let node = reader.get("health")?;
    let health = if node.table().is_some() {
        table(&mut reader.inner("health", &schema::HEALTH), &node.place)
    } else {
        let kind = reader.convert("health", word)?.value;
        usual(kind, &node.place)
    };
    if !members.is_empty() {
        fits(reader, &health, members, protocol);
    }
    Some(Box::new(health))
}

fn word(node: &Node) -> Result<HealthKind, Wrong> {
    match a_text("health", node)? {
        "tcp" => Ok(HealthKind::Tcp),
        "grpc" => Ok(HealthKind::Grpc {
            service: String::new(),
        }),
        path if path.starts_with('/') => Ok(HealthKind::Http(Box::new(check(a_path(path)?)))),
        text => wrong(format!("`health` has no value `{text}`"), FORM),
    }
}

fn usual(kind: HealthKind, place: &Place) -> Health {
    Health {
        kind,
        every: unplaced(EVERY),
        timeout: unplaced(TIMEOUT),
        rise: 2,
        fall: 3,
        port: None,
        place: place.clone(),
    }
}

const fn unplaced<T>(value: T) -> Setting<T> {
    Setting { value, place: None }
}

fn check(path: String) -> HttpCheck {
    HttpCheck {
        method: "GET".into(),
        path,
        host: None,
        headers: Vec::new(),
        statuses: vec![(200, 299)],
        body: None,
        answer_headers: Vec::new(),
    }
}

fn table(reader: &mut Reader<'_, '_>, place: &Place) -> Health {
    let usual = usual(kind(reader, place), place);
    let every = reader.duration("every", EVERY);
    if let Some(place) = every.place.as_ref().filter(|_| every.value < SHORTEST) {
        let help = "write at least \"100ms\"";
        reader.report.error(place, "`every` is out of range", help);
    }
    let timeout = reader.duration("timeout", TIMEOUT.min(every.value));
    if let Some(place) = timeout
        .place
        .as_ref()
        .filter(|_| timeout.value > every.value)
    {
        reader.report.error(
            place,
            "`timeout` of a check is longer than `every`",
            "a check must end before the next begins",
        );
    }
    let port = reader.count_if("port", &(1..=65_535));
    Health {
        every,
        timeout,
        rise: reader.small("rise", usual.rise, &(1..=100)),
        fall: reader.small("fall", usual.fall, &(1..=100)),
        port: port.and_then(|port| u16::try_from(port.value).ok()),
        ..usual
    }
}

/// A check more often than this is a load of its own.
const SHORTEST: Duration = Duration::from_millis(100);

/// Exactly one of `path`, `tcp` and `grpc`.
fn kind(reader: &mut Reader<'_, '_>, place: &Place) -> HealthKind {
    let named: Vec<&str> = ["path", "tcp", "grpc"]
        .into_iter()
        .filter(|key| reader.get(key).is_some())
        .collect();
    match named.as_slice() {
        [] => {
            let message = "`health` does not say what is asked";
            let help = "write `path = \"/healthz\"`, `tcp = true` or `grpc = true`";
            reader.report.error(place, message, help);
        }
        [first, second, ..] => {
            let message = format!("`health` asks one thing; here are `{first}` and `{second}`");
            reader.report.error(place, message, "keep one");
        }
        _ => {}
    }
    let kind = match named.first() {
        Some(&"tcp") => {
            just_true(reader, "tcp");
            HealthKind::Tcp
        }
        Some(&"grpc") => HealthKind::Grpc {
            service: service(reader),
        },
        _ => return HealthKind::Http(Box::new(http(reader))),
    };
    for key in [
        "method",
        "host",
        "headers",
        "expect",
        "body",
        "answer_headers",
    ] {
        if let Some(node) = reader.get(key) {
            let message = format!("`{key}` does nothing beside `{}`", named[0]);
            let help = "it is for a check by `path`; remove it";
            reader.report.error(&node.place, message, help);
        }
    }
    kind
}

fn just_true(reader: &mut Reader<'_, '_>, key: &str) {
    let on = reader.flag(key, true);
    if let (false, Some(place)) = (on.value, &on.place) {
        let message = format!("`{key} = false` asks nothing");
        reader.report.error(place, message, "remove it");
    }
}

/// `grpc = true`, or the name of a service.
fn service(reader: &mut Reader<'_, '_>) -> String {
    if matches!(reader.get("grpc").map(|n| &n.value), Some(Value::Bool(_))) {
        just_true(reader, "grpc");
        return String::new();
    }
    let found = reader.convert("grpc", |node| {
        let text = a_text("grpc", node)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || "._-/".contains(c);
        if text.len() <= 255 && text.chars().all(fits) {
            return Ok(text.to_owned());
        }
        wrong(
            format!("`{}` is no name of a gRPC service", text.escape_debug()),
            "write it as in the .proto file: \"shop.v1.Cart\"",
        )
    });
    found.map(|found| found.value).unwrap_or_default()
}

fn http(reader: &mut Reader<'_, '_>) -> HttpCheck {
    const METHODS: [&str; 4] = ["GET", "HEAD", "OPTIONS", "POST"];
    let path = reader.convert("path", |node| a_path(a_text("path", node)?));
    let mut out = check(path.map_or_else(|| "/".into(), |path| path.value));
    let words = METHODS.map(|method| (method, method));
    out.method = reader.word("method", "GET", &words).value.into();
    let host = reader.convert("host", |node| {
        let text = a_text("host", node)?;
        let (name, _) = address::host_port(text)?;
        if address::ip(name).is_none() {
            address::name(name)?;
        }
        Ok(text.to_owned())
    });
    out.host = host.map(|host| host.value);
    out.headers = fields(reader, "headers");
    let statuses = reader.convert("expect", statuses::read);
    let statuses = reader.or_default("expect", statuses, out.statuses, &quote("2xx"));
    out.statuses = statuses.value;
    let body = reader.convert("body", |node| a_text("body", node).map(str::to_owned));
    if let (Some(place), "HEAD") = (
        body.as_ref().and_then(|b| b.place.as_ref()),
        out.method.as_str(),
    ) {
        let help = "write `method = \"GET\"`";
        reader
            .report
            .error(place, "an answer to HEAD has no body", help);
    }
    out.body = body.map(|body| body.value);
    out.answer_headers = fields(reader, "answer_headers");
    out
}

/// A path with a query, as it is sent.
fn a_path(text: &str) -> Result<String, Wrong> {
    if !text.starts_with('/') {
        return wrong(
            format!("`{text}` is not a path"),
            format!("write \"/{}\"", text.trim_start_matches('/')),
        );
    }
    let bad = |c: &char| !c.is_ascii_graphic() || *c == '#';
    match text.chars().find(bad) {
        Some(c) => wrong(
            format!("a path has no `{}`", c.escape_default()),
            "write it percent-encoded",
        ),
        None => Ok(text.to_owned()),
    }
}

/// Names and values of fields.
fn fields(reader: &mut Reader<'_, '_>, key: &str) -> Vec<(String, String)> {
    let Some(node) = reader.get(key) else {
        return Vec::new();
    };
    let form = format!("write `{key} = {{ X-Name = \"value\" }}`");
    let Some(table) = node.table() else {
        let message = format!("`{key}` is {}; it is a table", node.kind());
        reader.report.error(&node.place, message, form);
        return Vec::new();
    };
    if table.entries.len() > FIELDS_MAX {
        let message = format!("`{key}` has more than {FIELDS_MAX} fields");
        reader.report.error(&node.place, message, "name fewer");
        return Vec::new();
    }
    let mut out = Vec::new();
    for (name, node) in &table.entries {
        let value = token(&name.name, "field").and_then(|()| a_value(&name.name, node));
        match value {
            Ok(value) => {
                let dotted = format!("{key}.{}", quote_key(&name.name));
                reader.record(&dotted, node.toml(), Some(&node.place));
                out.push((name.name.clone(), value));
            }
            Err((message, help)) => reader.report.error(&node.place, message, help),
        }
    }
    out
}

fn a_value(name: &str, node: &Node) -> Result<String, Wrong> {
    let text = a_text(name, node)?;
    if ["host", "content-length", "transfer-encoding", "connection"]
        .contains(&name.to_ascii_lowercase().as_str())
    {
        return wrong(
            format!("`{name}` is written by the check itself"),
            "remove it; `host = \"…\"` says what Host is sent",
        );
    }
    match text.chars().find(|c| c.is_control() && *c != '\t') {
        Some(c) => wrong(
            format!("a field value cannot contain `{}`", c.escape_default()),
            "write one line",
        ),
        None => Ok(text.to_owned()),
    }
}

/// What can be asked of these members.
fn fits(reader: &mut Reader<'_, '_>, health: &Health, members: &Members, protocol: Protocol) {
    let h2 = |s: &Spoken<'_>| match s.protocol.unwrap_or(protocol) {
        Protocol::Http2 => true,
        Protocol::Auto => s.tls,
        _ => false,
    };
    if matches!(health.kind, HealthKind::Grpc { .. })
        && let Some(other) = members.spoken().find(|s| !h2(s))
    {
        reader.report.error(
            &health.place,
            format!(
                "`health` asks by gRPC, but `{}` is not spoken to by HTTP/2",
                other.text
            ),
            "write the server as \"h2c://…\" or \"h2://…\", or `protocol = \"h2\"`",
        );
    }
    let servers = members.servers.iter().chain(&members.backup);
    let mut sockets = servers.filter(|s| matches!(s.address, ServerAddress::Unix(_)));
    if let (Some(_), Some(server)) = (health.port, sockets.next()) {
        reader.report.error(
            &health.place,
            format!("`health` has a `port`, but `{}` has none", server.text),
            "remove it, or give that server an upstream of its own",
        );
    }
}
