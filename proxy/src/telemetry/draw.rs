//! Lines as JSON: the names of the contract, absent values left out.

use candor_diagnostics::exchange::Timeline;
use candor_diagnostics::render;

use super::escape;
use super::event::{ConnectionEvent, Finding, Member};
use super::record::{Delivered, RequestRecord, StatusBy};
use super::time::TimeCache;

/// What of a line depends on the site alone.
#[derive(Clone, Copy, Debug)]
pub(super) struct SiteMembers<'a> {
    /// `,"site":"…"`, or nothing.
    pub(super) site: &'a [u8],
    /// Whether the query is logged.
    pub(super) query: bool,
}

/// A request's line.
pub(super) fn request(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    record: &RequestRecord<'_>,
    site: SiteMembers<'_>,
) {
    begin(
        out,
        b"{\"event\":\"request\",\"time\":\"",
        time,
        record.time_unix_ms,
    );
    text(out, b",\"request_id\":\"", record.request_id);
    text(out, b",\"client\":\"", record.client.as_bytes());
    text(out, b",\"method\":\"", record.method);
    word(out, b",\"scheme\":\"", record.scheme);
    text(out, b",\"host\":\"", record.host);
    text(out, b",\"path\":\"", record.path);
    if let (true, Some(query)) = (site.query, record.query) {
        text(out, b",\"query\":\"", query);
    }
    word(out, b",\"protocol\":\"", record.protocol);
    number(out, b",\"status\":", u64::from(record.status));
    match record.status_by {
        StatusBy::Proxy => out.extend_from_slice(b",\"status_by\":\"proxy\""),
        StatusBy::Upstream => out.extend_from_slice(b",\"status_by\":\"upstream\""),
    }
    out.extend_from_slice(site.site);
    if let Some(route) = record.route {
        text(out, b",\"route\":\"", route.as_bytes());
    }
    if let Some(upstream) = record.upstream {
        out.extend_from_slice(&upstream.member);
    }
    if let Some(peer) = record.peer {
        text(out, b",\"peer\":\"", peer.as_bytes());
    }
    number(out, b",\"bytes_in\":", record.bytes_in);
    number(out, b",\"bytes_out\":", record.bytes_out);
    out.extend_from_slice(b",\"duration_ms\":");
    millis(out, record.duration_us);
    phases(out, record.waited_us, &record.timeline);
    if let Some(user_agent) = record.user_agent {
        text(out, b",\"user_agent\":\"", user_agent);
    }
    if let Some(referer) = record.referer {
        text(out, b",\"referer\":\"", without_query(referer));
    }
    outcome(out, record);
}

/// The members that say how it went, and the end of the line.
fn outcome(out: &mut Vec<u8>, record: &RequestRecord<'_>) {
    match (record.failure, record.recovered) {
        (Some((exchange, diagnosis)), _) => render::log_members(out, exchange, diagnosis),
        (None, Some(exchange)) => render::recovered_members(out, exchange),
        (None, None) => {}
    }
    if !record.findings.is_empty() {
        list(out, b",\"findings\":[", record.findings);
    }
    if record.injected {
        out.extend_from_slice(b",\"injected\":true");
    }
    match record.delivered {
        Delivered::Complete => out.extend_from_slice(b",\"delivered\":\"complete\"}"),
        Delivered::Cut => out.extend_from_slice(b",\"delivered\":\"cut\"}"),
        Delivered::None => out.extend_from_slice(b",\"delivered\":\"none\"}"),
    }
}

fn phases(out: &mut Vec<u8>, waited_us: u64, timeline: &Timeline) {
    let start = out.len();
    out.extend_from_slice(b",\"phase_ms\":{");
    phase(out, b"\"queue\":", (waited_us > 0).then_some(waited_us));
    phase(out, b"\"resolve\":", timeline.resolve_us);
    phase(out, b"\"connect\":", timeline.connect_us);
    phase(out, b"\"tls\":", timeline.tls_us);
    phase(out, b"\"request\":", timeline.request_us);
    phase(out, b"\"head\":", timeline.head_us);
    phase(out, b"\"body\":", timeline.body_us);
    match out.last_mut() {
        // The comma after the last one.
        Some(last) if *last == b',' => *last = b'}',
        // No phase was entered.
        _ => out.truncate(start),
    }
}

#[inline(always)]
fn phase<const N: usize>(out: &mut Vec<u8>, key: &[u8; N], us: Option<u64>) {
    if let Some(us) = us {
        out.extend_from_slice(key);
        millis(out, us);
        out.push(b',');
    }
}

/// The phases of a timeline by name, in order.
pub(super) fn named_phases(timeline: &Timeline) -> [(&'static str, Option<u64>); 6] {
    [
        ("resolve", timeline.resolve_us),
        ("connect", timeline.connect_us),
        ("tls", timeline.tls_us),
        ("request", timeline.request_us),
        ("head", timeline.head_us),
        ("body", timeline.body_us),
    ]
}

/// A finding's line.
pub(super) fn finding(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    unix_ms: i64,
    finding: &Finding<'_>,
    cause: &'static str,
) {
    begin(out, b"{\"event\":\"finding\",\"time\":\"", time, unix_ms);
    text(out, b",\"request_id\":\"", finding.request_id);
    if let Some(site) = finding.site {
        out.extend_from_slice(&site.member);
    }
    if let Some(upstream) = finding.upstream {
        out.extend_from_slice(&upstream.member);
    }
    render::finding_members(out, cause, finding.evidence);
    out.push(b'}');
}

/// The line of a connection's event.
pub(super) fn connection(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    unix_ms: i64,
    event: &ConnectionEvent<'_>,
) {
    begin(out, b"{\"event\":\"connection\",\"time\":\"", time, unix_ms);
    text(out, b",\"client\":\"", event.client.as_bytes());
    text(out, b",\"listener\":\"", event.listener.as_bytes());
    text(out, b",\"what\":\"", event.what.as_bytes());
    members(out, event.members);
    out.push(b'}');
}

/// The line of another event.
pub(super) fn event(
    out: &mut Vec<u8>,
    time: &mut TimeCache,
    unix_ms: i64,
    event: &'static str,
    what: &str,
    more: &[(&'static str, Member<'_>)],
) {
    text(out, b"{\"event\":\"", event.as_bytes());
    begin(out, b",\"time\":\"", time, unix_ms);
    text(out, b",\"what\":\"", what.as_bytes());
    members(out, more);
    out.push(b'}');
}

fn members(out: &mut Vec<u8>, members: &[(&'static str, Member<'_>)]) {
    for (key, value) in members {
        text(out, b",\"", key.as_bytes());
        out.push(b':');
        match value {
            Member::Text(value) => text(out, b"\"", value.as_bytes()),
            Member::Bytes(value) => text(out, b"\"", value),
            Member::Number(value) => number(out, b"", *value),
            Member::Flag(true) => out.extend_from_slice(b"true"),
            Member::Flag(false) => out.extend_from_slice(b"false"),
            Member::List(values) => list(out, b"[", values),
        }
    }
}

/// `,"KEY":"…"` with a configured name, drawn once.
pub(super) fn member(key: &str, name: &str) -> Box<[u8]> {
    if name.is_empty() {
        return Box::default();
    }
    let mut out = Vec::new();
    text(&mut out, b",\"", key.as_bytes());
    text(&mut out, b":\"", name.as_bytes());
    out.into_boxed_slice()
}

#[inline(always)]
fn begin<const N: usize>(out: &mut Vec<u8>, key: &[u8; N], time: &mut TimeCache, unix_ms: i64) {
    out.extend_from_slice(key);
    time.rfc3339(out, unix_ms);
    out.push(b'"');
}

// Keys are arrays so that copying one is a few moves: the call of a general copy costs more.

/// A key up to the opening quote, and a value to be escaped.
#[inline(always)]
fn text<const N: usize>(out: &mut Vec<u8>, key: &[u8; N], value: &[u8]) {
    out.extend_from_slice(key);
    quoted_rest(out, value);
}

/// The rest of a string after its opening quote.
fn quoted_rest(out: &mut Vec<u8>, value: &[u8]) {
    escape::json(out, value);
    out.push(b'"');
}

/// A key up to the opening quote, and a word of ours.
#[inline(always)]
fn word<const N: usize>(out: &mut Vec<u8>, key: &[u8; N], value: &'static str) {
    out.extend_from_slice(key);
    out.extend_from_slice(value.as_bytes());
    out.push(b'"');
}

#[inline(always)]
fn number<const N: usize>(out: &mut Vec<u8>, key: &[u8; N], value: u64) {
    out.extend_from_slice(key);
    out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
}

fn list(out: &mut Vec<u8>, key: &[u8], values: &[&str]) {
    out.extend_from_slice(key);
    for (i, value) in values.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        text(out, b"\"", value.as_bytes());
    }
    out.push(b']');
}

/// Microseconds as milliseconds with three decimals.
#[inline]
pub(super) fn millis(out: &mut Vec<u8>, us: u64) {
    number(out, b"", us / 1000);
    let us = us % 1000;
    let digit = |n: u64| b'0' + (n % 10) as u8;
    out.extend_from_slice(&[b'.', digit(us / 100), digit(us / 10), digit(us)]);
}

/// A URL up to its query, which may hold secrets.
pub(super) fn without_query(url: &[u8]) -> &[u8] {
    &url[..memchr::memchr(b'?', url).unwrap_or(url.len())]
}
