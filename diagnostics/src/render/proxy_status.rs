//! The `Proxy-Status` field (RFC 9209), a Structured Field List of one member.

use super::report::{Notice, Report};
use crate::diagnosis::StatusBy;
use crate::evidence::{Evidence, ResolutionOutcome, TlsFault};
use crate::facts::address_of;
use crate::names;

pub(super) fn visitor(out: &mut Vec<u8>, notice: &Notice) {
    out.extend_from_slice(b"candor");
    if let Some(error_type) = notice.error_type {
        parameter(out, "error", error_type);
    }
    // The client has that status before it; who made it is all that is new.
    if notice.status_by == StatusBy::Upstream {
        parameter(out, "received-status", &notice.status.to_string());
    }
}

pub(super) fn operator(out: &mut Vec<u8>, report: &Report<'_>) {
    out.extend_from_slice(b"candor");
    let error_type = report.diagnosis.error_type;
    if let Some(error_type) = error_type {
        parameter(out, "error", error_type);
    }
    if let Some(attempt) = report.attempt() {
        text(out, "next-hop", &address_of(attempt));
        if let Some(status) = attempt.received_status {
            parameter(out, "received-status", &status.to_string());
        }
    }
    attempts(out, report);
    match error_type {
        Some("dns_error") => rcode(out, report),
        Some("tls_alert_received") => alert(out, report),
        Some("http_response_header_size") => {
            if let Some(name) = report.facts.value("field_name") {
                text(out, "header-name", &name);
            }
            size(out, report, "header-size", "field_size");
        }
        Some("http_response_header_section_size") => {
            size(out, report, "header-section-size", "head_bytes");
        }
        Some("http_response_body_size") => match report.facts.value("declared") {
            Some(_) => size(out, report, "body-size", "declared"),
            None => size(out, report, "body-size", "received"),
        },
        Some("http_response_content_coding") => coding(out, report, "content_coding"),
        Some("http_response_transfer_coding") => match report.facts.chunk() {
            Some(_) => parameter(out, "coding", "chunked"),
            None => coding(out, report, "codings"),
        },
        Some("http_request_error") => {
            let status = report.diagnosis.status;
            parameter(out, "status-code", &status.to_string());
            text(out, "status-phrase", names::status_phrase(status));
        }
        _ => {}
    }
    let mut details = String::new();
    report.sentence(&mut details);
    text(out, "details", &details);
}

/// A coding, if it is one and a Token.
fn coding(out: &mut Vec<u8>, report: &Report<'_>, slot: &str) {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._+".contains(&byte);
    let begins = |name: &str| name.starts_with(|first: char| first.is_ascii_alphabetic());
    if let Some(name) = report.facts.value(slot)
        && begins(&name)
        && name.bytes().all(token)
    {
        parameter(out, "coding", &name);
    }
}

fn size(out: &mut Vec<u8>, report: &Report<'_>, key: &str, slot: &str) {
    if let Some(size) = report.facts.value(slot) {
        parameter(out, key, &size);
    }
}

/// Each attempt, when there was more than one: a parameter of our own.
fn attempts(out: &mut Vec<u8>, report: &Report<'_>) {
    const SHOWN_MAX: usize = 8;
    if report.exchange.attempts.len() < 2 {
        return;
    }
    let shown = report.attempts().take(SHOWN_MAX);
    let each: Vec<String> = shown
        .map(|(attempt, it)| [it.cause.code, " ", &address_of(attempt)].concat())
        .collect();
    text(out, "attempts", &each.join(", "));
}

fn rcode(out: &mut Vec<u8>, report: &Report<'_>) {
    let Some((_, resolution)) = report.facts.resolution() else {
        return;
    };
    let name = match resolution.outcome {
        ResolutionOutcome::NxDomain => "NXDOMAIN",
        ResolutionOutcome::NoData => "NOERROR",
        ResolutionOutcome::Rcode { rcode } => match names::rcode(rcode) {
            Some(name) => name,
            None => return,
        },
        _ => return,
    };
    text(out, "rcode", name);
    if let Some(extended) = resolution.extended.first() {
        parameter(out, "info-code", &extended.code.to_string());
    }
}

fn alert(out: &mut Vec<u8>, report: &Report<'_>) {
    let alert = report.facts.last(|evidence| match evidence {
        Evidence::Tls(TlsFault::AlertReceived { id }) => Some(*id),
        _ => None,
    });
    if let Some((_, id)) = alert {
        parameter(out, "alert-id", &id.to_string());
        if let Some(name) = names::alert(id) {
            parameter(out, "alert-message", name);
        }
    }
}

/// A parameter whose value is a Token or an Integer: our own words only.
fn parameter(out: &mut Vec<u8>, key: &str, value: &str) {
    out.extend_from_slice(b"; ");
    out.extend_from_slice(key.as_bytes());
    out.push(b'=');
    out.extend_from_slice(value.as_bytes());
}

/// A parameter whose value is a String (RFC 8941 §3.3.3): visible ASCII only, others become `?`.
fn text(out: &mut Vec<u8>, key: &str, value: &str) {
    parameter(out, key, "\"");
    for character in value.chars() {
        match character {
            '"' | '\\' => out.extend_from_slice(&[b'\\', character as u8]),
            ' '..='~' => out.push(character as u8),
            '…' => out.extend_from_slice(b"..."),
            '•' => out.push(b'*'),
            'µ' => out.push(b'u'),
            _ => out.push(b'?'),
        }
    }
    out.push(b'"');
}
