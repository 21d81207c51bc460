//! What an upstream has beside its servers: TLS, idle connections, retries, tolerance.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::address;
use crate::dependency;
use crate::model::{Keepalive, Place, Retry, Server, Setting, Tolerate, Upstream, UpstreamTls};
use crate::problem::Problem;
use crate::reader::{Reader, a_text, beside};
use crate::report::{nearest, or_list};
use crate::schema;
use crate::tree::{Node, Value};

const TOLERATE: [(&str, Tolerate); 5] = [
    ("bare_lf", Tolerate::BareLf),
    ("te_and_cl", Tolerate::TeAndCl),
    ("overrun", Tolerate::Overrun),
    ("no_close_notify", Tolerate::NoCloseNotify),
    ("body_not_allowed", Tolerate::BodyNotAllowed),
];

/// The one way there is may be written; the others are of later versions.
pub(crate) fn balance(reader: &mut Reader<'_, '_>) {
    let later = |text: &str| matches!(text, "least" | "p2c") || text.starts_with("hash:");
    if let Some(node) = reader.get("balance")
        && let Some(text) = node.text().filter(|t| later(t))
    {
        let message = format!("`balance = \"{text}\"` is not in this version");
        reader.report.error(
            &node.place,
            message,
            "remove it: servers are used in turn, `\"round_robin\"`",
        );
        return;
    }
    reader.word("balance", "round_robin", &[("round_robin", ())]);
}

/// Everything but the servers.
pub(crate) fn read(
    reader: &mut Reader<'_, '_>,
    name: &str,
    place: &Place,
    servers: Vec<Server>,
) -> Upstream {
    let tls = tls(reader, &servers);
    let keepalive = keepalive(reader);
    let retry = retry(reader);
    let tolerate = tolerate(reader);
    let depends = dependency::read(reader);
    let logs = logs(reader);
    let container = a_name(reader, "container");
    let unit = a_name(reader, "unit");
    Upstream {
        name: Arc::from(name),
        place: place.clone(),
        servers,
        tls,
        keepalive,
        retry,
        tolerate,
        depends,
        logs,
        container,
        unit,
    }
}

/// `application_log`: files whose last lines are read after a failure.
fn logs(reader: &mut Reader<'_, '_>) -> Vec<Setting<PathBuf>> {
    let listed = reader.list("application_log").unwrap_or_default();
    if let Some((_, place)) = listed.get(LOGS_MAX) {
        let message = format!("`application_log` has more than {LOGS_MAX} files");
        reader
            .report
            .error(place, message, "name the ones in which errors appear");
    }
    let listed = listed.into_iter().take(LOGS_MAX);
    let files = listed.map(|(text, place)| Setting {
        value: beside(place, text),
        place: Some(place.clone()),
    });
    files.collect()
}

/// At most so many files are read after a failure.
const LOGS_MAX: usize = 4;

/// The name of a container or a unit.
fn a_name(reader: &mut Reader<'_, '_>, key: &str) -> Option<String> {
    let found = reader.convert(key, |node| {
        let text = a_text(key, node)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_.@:\\".contains(c);
        match text.chars().all(fits) {
            true => Ok(text.to_owned()),
            false => address::wrong(
                format!("`{text}` is no name of a {key}"),
                "write the name alone",
            ),
        }
    });
    found.map(|found| found.value)
}

fn keepalive(reader: &mut Reader<'_, '_>) -> Keepalive {
    let mut reader = reader.inner("keepalive", &schema::KEEPALIVE);
    Keepalive {
        connections: usize::try_from(reader.count("connections", 128, 0..=100_000).value)
            .unwrap_or(0),
        idle: reader.duration("idle", Duration::from_secs(55)),
        age: reader.duration("age", Duration::from_secs(3600)),
    }
}

fn retry(reader: &mut Reader<'_, '_>) -> Retry {
    #[derive(Clone, Copy, Eq, PartialEq)]
    enum On {
        Connect,
        Unsent,
        Idempotent,
    }
    const WORDS: [(&str, On); 3] = [
        ("connect", On::Connect),
        ("unsent", On::Unsent),
        ("idempotent", On::Idempotent),
    ];
    let mut reader = reader.inner("retry", &schema::RETRY);
    let tries = u32::try_from(reader.count("tries", 2, 1..=10).value).unwrap_or(2);
    let written = reader.get("on").is_some();
    let on = words(
        &mut reader,
        "on",
        &WORDS,
        "[\"connect\", \"unsent\", \"idempotent\"]",
    );
    let has = |w: On| !written || on.contains(&w);
    Retry {
        tries,
        connect: has(On::Connect),
        unsent: has(On::Unsent),
        idempotent: has(On::Idempotent),
    }
}

/// Parts of words that people may write for what makes two readers see different answers.
const DESYNCHRONIZES: [&str; 13] = [
    "bare_cr",
    "chunk",
    "cl_conflict",
    "cl_invalid",
    "coding",
    "conflict",
    "length",
    "nul",
    "reset",
    "te_unsupported",
    "trailer",
    "transfer_encoding",
    "truncated",
];

fn tolerate(reader: &mut Reader<'_, '_>) -> Vec<Tolerate> {
    let nodes = match reader.get("tolerate").map(|node| &node.value) {
        Some(Value::List(list)) => list.as_slice(),
        _ => &[],
    };
    for node in nodes {
        let Some(text) = node.text() else { continue };
        let known = TOLERATE.iter().any(|(word, _)| *word == text);
        if !known && DESYNCHRONIZES.iter().any(|part| text.contains(part)) {
            let message = format!("`tolerate` cannot have `{text}`");
            let help = "what makes two readers see different answers cannot be tolerated: mend the upstream";
            reader.report.settle(&node.place, message, help);
        }
    }
    words(reader, "tolerate", &TOLERATE, "[]")
}

fn words<T: Copy>(
    reader: &mut Reader<'_, '_>,
    key: &str,
    words: &[(&str, T)],
    default: &str,
) -> Vec<T> {
    let Some(list) = reader.list(key) else {
        reader.record(key, default.to_owned(), None);
        return Vec::new();
    };
    let mut out = Vec::new();
    for (text, place) in list {
        match words.iter().find(|(w, _)| *w == text) {
            Some((_, value)) => out.push(*value),
            None => {
                let form = or_list(words.iter().map(|(w, _)| *w)).replace('`', "\"");
                let help = match nearest(text, words.iter().map(|(w, _)| *w)) {
                    Some(meant) => format!("did you mean \"{meant}\"? Known: {form}"),
                    None => format!("write {form}"),
                };
                reader
                    .report
                    .error(place, format!("`{key}` has no value `{text}`"), help);
            }
        }
    }
    out
}

fn tls(reader: &mut Reader<'_, '_>, servers: &[Server]) -> UpstreamTls {
    let place = reader.key_place("tls").cloned();
    let off = reader.get("tls").and_then(Node::text).map(str::to_owned);
    if let (Some(word), Some(place)) = (off, &place) {
        reader.report.error(
            place,
            format!("`tls` of an upstream is a table, not \"{word}\""),
            "the servers say whether TLS is spoken: \"https://…\" or \"http://…\"",
        );
        return UpstreamTls {
            ca: None,
            certificate: None,
            key: None,
            crl: None,
            name: None,
            verify: true,
        };
    }
    if let Some(place) = &place
        && !servers.is_empty()
        && !servers.iter().any(|s| s.tls)
    {
        reader.report.error(
            place,
            "`tls` is written, but no server speaks TLS",
            "write the servers as \"https://NAME\"",
        );
    }
    let mut inner = reader.inner("tls", &schema::UPSTREAM_TLS);
    let ca = inner.path("ca");
    let certificate = inner.path("cert");
    let key = inner.path("key");
    let crl = inner.path("crl");
    let name = inner.convert("name", |node| {
        let text = a_text("name", node)?;
        if address::ip(text).is_some() {
            Ok(text.to_owned())
        } else {
            address::name(text)
        }
    });
    let shown = servers.iter().any(|s| s.tls);
    let verify = if shown || place.is_some() {
        inner.flag("verify", true)
    } else {
        Setting {
            value: true,
            place: None,
        }
    };
    match (&certificate, &key) {
        (Some(c), None) => lacks(&mut inner, c.place.as_ref(), "cert", "key"),
        (None, Some(k)) => lacks(&mut inner, k.place.as_ref(), "key", "cert"),
        _ => {}
    }
    if let (false, Some(place)) = (verify.value, &verify.place) {
        inner.report.warn(Problem::at(
            place,
            "certificates of this upstream are not verified: anyone in between can read and change everything",
            "name the CA that signed them: `ca = \"/etc/ssl/internal-ca.pem\"`",
        ));
    }
    if let (false, Some(place)) = (verify.value, crl.as_ref().and_then(|c| c.place.as_ref())) {
        inner.report.error(
            place,
            "`crl` is written, but `verify = false` lets every certificate pass",
            "remove the one or the other",
        );
    }
    UpstreamTls {
        ca,
        certificate,
        key,
        crl,
        name: name.map(|n| n.value),
        verify: verify.value,
    }
}

fn lacks(reader: &mut Reader<'_, '_>, place: Option<&Place>, has: &str, misses: &str) {
    if let Some(place) = place {
        reader.report.error(
            place,
            format!("`{has}` is written without `{misses}`"),
            format!("write both, or neither: `{misses} = \"…\"`"),
        );
    }
}

/// Checks the keys that `[defaults]` and presets share with upstreams.
pub(crate) fn check(reader: &mut Reader<'_, '_>) {
    keepalive(reader);
    retry(reader);
    tolerate(reader);
}
