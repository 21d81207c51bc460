//! Lines that are not JSON: Apache's combined format, and one line for people.

use candor_diagnostics::render;

use super::draw;
use super::escape;
use super::event::Member;
use super::record::RequestRecord;
use super::time::TimeCache;

const DIM: &[u8] = b"\x1b[2m";
const RED: &[u8] = b"\x1b[31m";
const GREEN: &[u8] = b"\x1b[32m";
const YELLOW: &[u8] = b"\x1b[33m";
const CYAN: &[u8] = b"\x1b[36m";
const RESET: &[u8] = b"\x1b[0m";

/// `%h - - %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"`. The referer is cut at `?`, and the
/// query is there only when it is logged.
pub(super) fn combined(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    record: &RequestRecord<'_>,
    query: bool,
) {
    out.extend_from_slice(record.client.as_bytes());
    out.extend_from_slice(b" - - [");
    time.combined(out, record.time_unix_ms);
    out.extend_from_slice(b"] \"");
    escape::text(out, record.method);
    out.push(b' ');
    target(out, record, query, escape::text);
    out.push(b' ');
    out.extend_from_slice(record.protocol.as_bytes());
    out.extend_from_slice(b"\" ");
    number(out, u64::from(record.status));
    out.push(b' ');
    if record.bytes_out == 0 {
        out.push(b'-');
    } else {
        number(out, record.bytes_out);
    }
    for value in [record.referer.map(draw::without_query), record.user_agent] {
        out.extend_from_slice(b" \"");
        escape::text(out, value.unwrap_or(b"-"));
        out.push(b'"');
    }
}

/// `08:31:01.123 GET /path 200 1.234 ms`; for a failure also the cause and its sentence.
pub(super) fn human(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    record: &RequestRecord<'_>,
    color: bool,
) {
    let paint = |out: &mut Vec<u8>, code: &[u8]| {
        if color {
            out.extend_from_slice(code);
        }
    };
    paint(out, DIM);
    time.time_of_day(out, record.time_unix_ms);
    paint(out, RESET);
    out.push(b' ');
    escape::terminal(out, record.method);
    out.push(b' ');
    target(out, record, true, escape::terminal);
    out.push(b' ');
    paint(
        out,
        match record.status {
            500.. => RED,
            400.. => YELLOW,
            300.. => CYAN,
            _ => GREEN,
        },
    );
    number(out, u64::from(record.status));
    paint(out, RESET);
    paint(out, DIM);
    out.push(b' ');
    draw::millis(out, record.duration_us);
    out.extend_from_slice(b" ms");
    paint(out, RESET);
    if let Some((exchange, diagnosis)) = record.failure {
        out.push(b' ');
        paint(out, RED);
        out.extend_from_slice(diagnosis.cause.code.as_bytes());
        paint(out, RESET);
        out.extend_from_slice(b": ");
        let sentence = render::sentence(exchange, diagnosis);
        escape::terminal(out, sentence.as_bytes());
    }
    for code in record.retried.iter().chain(record.findings) {
        out.push(b' ');
        paint(out, YELLOW);
        out.extend_from_slice(code.as_bytes());
        paint(out, RESET);
    }
}

/// An event, for people: `08:31:01.123 listening address=127.0.0.1:8080`.
pub(super) fn event(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    unix_ms: i64,
    what: &str,
    members: &[(&'static str, Member<'_>)],
    color: bool,
) {
    if color {
        out.extend_from_slice(DIM);
    }
    time.time_of_day(out, unix_ms);
    if color {
        out.extend_from_slice(RESET);
    }
    out.push(b' ');
    escape::terminal(out, what.as_bytes());
    for (key, value) in members {
        out.push(b' ');
        out.extend_from_slice(key.as_bytes());
        out.push(b'=');
        match value {
            Member::Text(value) => escape::terminal(out, value.as_bytes()),
            Member::Bytes(value) => escape::terminal(out, value),
            Member::Number(value) => number(out, *value),
            Member::Flag(value) => out.extend_from_slice(if *value { b"yes" } else { b"no" }),
            Member::List(values) => {
                for (i, value) in values.iter().enumerate() {
                    out.extend_from_slice(if i == 0 { b"" } else { b"," });
                    escape::terminal(out, value.as_bytes());
                }
            }
        }
    }
}

fn target(
    out: &mut Vec<u8>,
    record: &RequestRecord<'_>,
    query: bool,
    escape: impl Fn(&mut Vec<u8>, &[u8]),
) {
    escape(out, record.path);
    if let (true, Some(query)) = (query, record.query) {
        out.push(b'?');
        escape(out, query);
    }
}

fn number(out: &mut Vec<u8>, value: u64) {
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}
