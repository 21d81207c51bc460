//! What an upstream has beside its members.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::model::{Keepalive, Place, Setting, Tolerate, Upstream};
use crate::reader::{Reader, a_text, beside};
use crate::report::{nearest, or_list};
use crate::servers::Members;
use crate::tree::Value;
use crate::{
    address, balance, dependency, eject, health, limits, protocol, retry, schema, upstream_tls,
};

const TOLERATE: [(&str, Tolerate); 5] = [
    ("bare_lf", Tolerate::BareLf),
    ("te_and_cl", Tolerate::TeAndCl),
    ("overrun", Tolerate::Overrun),
    ("no_close_notify", Tolerate::NoCloseNotify),
    ("body_not_allowed", Tolerate::BodyNotAllowed),
];

/// Everything but the members.
pub(crate) fn read(
    reader: &mut Reader<'_, '_>,
    name: &str,
    place: &Place,
    members: Members,
) -> Upstream {
    let tls = upstream_tls::read(reader, &members);
    let protocol = protocol::read(reader, &members);
    Upstream {
        name: Arc::from(name),
        place: place.clone(),
        balance: balance::read(reader),
        sticky: balance::sticky(reader),
        health: health::read(reader, &members, protocol),
        eject: eject::read(reader),
        circuit: eject::circuit(reader),
        panic: limits::panic(reader),
        slow_start: reader.duration_if("slow_start"),
        limits: limits::read(reader),
        protocol,
        proxy_protocol: protocol::proxy_header(reader),
        hedge: limits::hedge(reader, &members),
        tls,
        keepalive: keepalive(reader),
        retry: retry::read(reader),
        tolerate: tolerate(reader),
        depends: dependency::read(reader),
        logs: logs(reader),
        container: a_name(reader, "container"),
        unit: a_name(reader, "unit"),
        servers: members.servers,
        sources: members.sources,
        backup: members.backup,
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
        is_own: false,
        idle: reader.duration("idle", Duration::from_secs(55)),
        age: reader.duration("age", Duration::from_secs(3600)),
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

/// A list of words, each of which stands for something.
pub(crate) fn words<T: Copy>(
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

/// Checks the keys that `[defaults]` and presets share with upstreams.
pub(crate) fn check(reader: &mut Reader<'_, '_>) {
    keepalive(reader);
    retry::read(reader);
    tolerate(reader);
}
