//! `retry`: when a request is sent again.

use std::time::Duration;

use crate::model::{Retry, Setting};
use crate::reader::Reader;
use crate::schema;
use crate::tree::{Value, quote};
use crate::upstream_settings::words;
use crate::{percent, size};

#[derive(Clone, Copy, Eq, PartialEq)]
enum On {
    Connect,
    Unsent,
    Idempotent,
    Unavailable,
}

const WORDS: [(&str, On); 4] = [
    ("connect", On::Connect),
    ("unsent", On::Unsent),
    ("idempotent", On::Idempotent),
    ("unavailable", On::Unavailable),
];

/// Bytes of a body that are kept: the default, and what may be written at most.
const BODY: u64 = 64 * 1024;
const BODY_MAX: u64 = 64 << 20;

/// Reads `retry`.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Retry {
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
        unavailable: on.contains(&On::Unavailable),
        budget: budget(&mut reader),
        backoff: backoff(&mut reader),
        body: body(&mut reader),
        per_try: reader.duration_or_off("per_try"),
    }
}

fn budget(reader: &mut Reader<'_, '_>) -> Setting<u8> {
    let found = reader.convert("budget", |node| percent::whole("budget", node));
    reader.or_default("budget", found, 20, &quote("20%"))
}

fn backoff(reader: &mut Reader<'_, '_>) -> Setting<Duration> {
    reader.duration_or_off("backoff").unwrap_or(Setting {
        value: Duration::ZERO,
        place: None,
    })
}

/// A size; `"off"` keeps nothing.
fn body(reader: &mut Reader<'_, '_>) -> Setting<u64> {
    let found = reader.convert("body", |node| match &node.value {
        Value::Text { text, .. } if text == "off" => Ok(0),
        Value::Text { text, .. } => {
            let bytes = size::parse(text).map_err(|m| (m, size::hint(text)))?;
            if bytes > BODY_MAX {
                return Err((
                    "`body` is out of range".into(),
                    "write a size up to \"64MiB\"; it is memory for each request under way".into(),
                ));
            }
            Ok(bytes)
        }
        _ => Err((
            format!("`body` is {}; it is a size", node.kind()),
            size::FORM.into(),
        )),
    });
    reader.or_default("body", found, BODY, &quote("64KiB"))
}
