//! TLS that ends or breaks in the midst of an answer, by tlslite-ng: what the client can tell.

use super::material::{Material, SERVER};
use super::{candor, fact};
use crate::harness::{Candor, End};
use crate::program::Program;

const TRUSTED: &str = "ca = \"{dir}/ca.pem\", name = \"upstream.test\"";

fn server() -> Option<(Material, Program)> {
    let material = Material::new()?;
    material.issue("rsa", "ca", "rsa:2048", SERVER, &[]);
    let server = Program::tlslite(&material.path("rsa.pem"), &material.path("rsa.key"), None)?;
    Some((material, server))
}

/// Asks, and says whether the client can tell that the answer is not whole.
fn is_cut(candor: &Candor, path: &str, protocol: &str) -> bool {
    let mut client = candor.client();
    let head = format!("GET {path} {protocol}\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    client.send(head.as_bytes());
    let head = client.head();
    assert_eq!(head.status, 200, "{path}: {head:?}");
    // Only now does the server end it.
    assert_eq!(candor.get("/release/notify").status, 204);
    let (body, end) = client.rest();
    let whole = match (
        head.header("content-length"),
        head.header("transfer-encoding"),
    ) {
        (Some(length), _) => body.len() == length.parse::<usize>().unwrap(),
        (None, Some(_)) => body.ends_with(b"0\r\n\r\n"),
        // The end of the connection is all that there is to tell by.
        (None, None) => end == End::Closed,
    };
    !whole
}

#[test]
fn an_answer_that_is_broken_off_is_never_whole() {
    let Some((material, server)) = server() else {
        return;
    };
    let candor = candor(&material.directory, &server, TRUSTED);
    for (path, code, reason) in [
        ("/length/notify", "body_truncated", "closed"),
        ("/length/fin", "body_truncated", "no_close_notify"),
        ("/length/reset", "body_reset", ""),
        ("/chunked/notify", "body_truncated", "closed"),
        ("/chunked/fin", "body_truncated", "no_close_notify"),
        ("/chunked/reset", "body_reset", ""),
        ("/close/fin", "body_truncated", "no_close_notify"),
        ("/close/reset", "body_reset", ""),
        ("/length/alert", "tls_alert_received", "internal_error"),
        ("/chunked/alert", "tls_alert_received", "internal_error"),
        ("/close/alert", "tls_alert_received", "internal_error"),
        ("/length/corrupt", "tls_record_error", "decrypt"),
        ("/chunked/corrupt", "tls_record_error", "decrypt"),
        ("/close/corrupt", "tls_record_error", "decrypt"),
        ("/length/plain", "tls_record_error", "malformed"),
        ("/close/plain", "tls_record_error", "malformed"),
    ] {
        for protocol in ["HTTP/1.1", "HTTP/1.0"] {
            let whole = !is_cut(&candor, path, protocol);
            assert!(!whole, "{path} to {protocol} looks whole");
            let line = candor.log(|line| line["path"] == path && line["protocol"] == protocol);
            assert_eq!(line["cause"], code, "{path}: {line}");
            assert_eq!(
                line["reason"].as_str().unwrap_or_default(),
                reason,
                "{path}: {line}"
            );
            assert_eq!(
                (&line["delivered"], &line["phase"]),
                (&"cut".into(), &"body".into())
            );
            assert_eq!(fact(&line, "body_ended")["received"], 10, "{path}: {line}");
            if code.starts_with("tls_") {
                assert_eq!(fact(&line, "handshake")["done"], true, "{path}: {line}");
            }
        }
    }
    // An orderly end is one.
    assert!(!is_cut(&candor, "/close/notify", "HTTP/1.1"));
}

#[test]
fn only_a_body_of_undeclared_length_may_end_so() {
    let Some((material, server)) = server() else {
        return;
    };
    let tolerant = format!("{TRUSTED} }}\ntolerate = [\"no_close_notify\"]\nkeepalive = {{");
    let candor = candor(&material.directory, &server, &tolerant);
    assert!(!is_cut(&candor, "/close/fin", "HTTP/1.1"));
    let line = candor.logged("/close/fin");
    assert_eq!(line["findings"], serde_json::json!(["body_truncated"]));
    assert_eq!(line["delivered"], "complete", "{line}");
    let finding = candor.log(|line| line["event"] == "finding");
    assert_eq!(finding["request_id"], line["request_id"]);
    assert_eq!(fact(&finding, "body_ended")["end"], "no_close_notify");
    assert!(is_cut(&candor, "/close/reset", "HTTP/1.1"));
    assert!(is_cut(&candor, "/length/fin", "HTTP/1.1"));
    assert!(is_cut(&candor, "/chunked/fin", "HTTP/1.1"));
}

#[test]
fn what_breaks_within_the_head_is_named() {
    let Some((material, server)) = server() else {
        return;
    };
    let candor = candor(&material.directory, &server, TRUSTED);
    for (path, code) in [
        ("/head/alert", "tls_alert_received"),
        ("/head/corrupt", "tls_record_error"),
        ("/head/plain", "tls_record_error"),
        ("/head/fin", "head_truncated"),
        ("/head/notify", "head_truncated"),
    ] {
        let response = candor.get(path);
        assert_eq!(response.status, 502, "{path}");
        assert_eq!(response.header("candor-cause"), Some(code), "{path}");
    }
}
