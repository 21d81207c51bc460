//! The causes that have a name, one row each, and what every view of them must say.

use std::panic::{AssertUnwindSafe, catch_unwind};

use candor_faults::Fault;

use super::{FORMS, World, counts_to, structured, views};
use crate::harness::{Candor, End};
use crate::http1::{Origin, received};

/// The causes that must be produced for real.
const NAMED: [&str; 22] = [
    "body_truncated",
    "cfg_no_route",
    "client_closed",
    "connect_refused",
    "connect_timeout",
    "connect_unreachable",
    "dns_nxdomain",
    "dns_timeout",
    "framing_cl_invalid",
    "framing_overrun",
    "head_closed_empty",
    "head_line_ending_invalid",
    "head_not_http",
    "head_reset",
    "origin_error",
    "socket_missing",
    "socket_permission",
    "timeout_first_byte",
    "tls_cert_name_mismatch",
    "tls_cert_time_invalid",
    "tls_cert_untrusted",
    "tls_plaintext_peer",
];

/// A failure that Candor answers itself. In texts `{peer}`, `{ip}` and `{port}` stand for the
/// upstream's.
pub struct Case {
    pub cause: &'static str,
    pub status: u16,
    /// RFC 9209's type.
    pub error: &'static str,
    pub reason: Option<&'static str>,
    pub phase: &'static str,
    /// The fact that shows it.
    pub fact: &'static str,
    /// What the sentence says.
    pub says: &'static str,
    /// What one of the commands is.
    pub command: &'static str,
}

/// Cause, status, RFC 9209 type, reason, phase, fact, sentence, command.
type Row = (
    &'static str,
    u16,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

#[rustfmt::skip]
const ROWS: [Row; 19] = [
    ("connect_refused", 502, "connection_refused", "", "connect", "connect", "{peer} refused the connection", "ss -ltnp 'sport = :{port}'"),
    ("connect_timeout", 504, "connection_timeout", "", "connect", "timer", "No answer from {peer} within 300 ms", "nc -vz {ip} {port}"),
    ("connect_unreachable", 502, "destination_ip_unroutable", "network_unreachable", "connect", "connect", "no route to {peer} (ENETUNREACH, errno 101)", "ip route get {ip}"),
    ("socket_missing", 502, "destination_unavailable", "", "connect", "socket_path", "The socket {peer} does not exist", "namei -l {peer}"),
    ("socket_permission", 502, "destination_unavailable", "socket", "connect", "socket_path", "may not write to the socket {peer}", "namei -l {peer}"),
    ("dns_nxdomain", 502, "dns_error", "", "resolve", "resolution", "The name nobody.test does not exist", "dig nobody.test @127.0.0.1"),
    ("dns_timeout", 504, "dns_timeout", "", "resolve", "resolution", "No answer for silent.test from 127.0.0.1", "dig silent.test @127.0.0.1"),
    ("tls_plaintext_peer", 502, "tls_protocol_error", "http", "tls", "tls", "{peer} answered the TLS handshake with HTTP", "http://{peer}/"),
    ("tls_cert_time_invalid", 502, "tls_certificate_error", "expired", "tls", "certificate", "certificate of {peer} (CN=origin.test) expired", "openssl s_client -connect {peer}"),
    ("tls_cert_untrusted", 502, "tls_certificate_error", "unknown_issuer", "tls", "certificate", "certificate of {peer} (CN=origin.test) is issued by CN=A stranger's CA", "openssl s_client -connect {peer}"),
    ("tls_cert_name_mismatch", 502, "tls_certificate_error", "", "tls", "certificate", "certificate of {peer} is for other.test, not for origin.test", "openssl s_client -connect {peer}"),
    ("head_closed_empty", 502, "http_response_incomplete", "", "head", "ended", "{peer} took the request and closed the connection", "-H Host:localhost http://{peer}/"),
    ("head_reset", 502, "connection_terminated", "", "head", "ended", "{peer} reset the connection", "tcpdump -ni any host {ip} and port {port}"),
    ("head_not_http", 502, "http_protocol_error", "ssh", "head", "response_head", "{peer} answered with SSH", "ss -ltnp 'sport = :{port}'"),
    ("head_line_ending_invalid", 502, "http_protocol_error", "bare_lf", "head", "response_head", "Line 2 of the head of {peer}'s answer ends in LF alone, at byte 41", "http://{peer}/"),
    ("framing_cl_invalid", 502, "http_protocol_error", "non_digit", "head", "response_head", "{peer} has the Content-Length \"12 bytes\"", "http://{peer}/"),
    ("framing_overrun", 502, "http_protocol_error", "", "body", "overrun", "{peer} declared 5 bytes and sent at least 7 more", "nc {ip} {port}"),
    ("timeout_first_byte", 504, "http_response_timeout", "", "head", "timer", "{peer} took the request and sent not one byte of an answer within 300 ms", "ss -ltn 'sport = :{port}'"),
    ("cfg_no_route", 404, "destination_not_found", "route", "route", "no_route", "has no route for GET /x/cfg_no_route", "candor check /"),
];

/// The rows; those that cannot be produced here are told with the reason.
pub fn cases(world: &World) -> Vec<Case> {
    let mut cases = Vec::new();
    for (cause, status, error, reason, phase, fact, says, command) in ROWS {
        if cause == "socket_permission" && !world.is_unprivileged {
            eprintln!("skipped: {cause}: runs as root and cannot become another user");
            continue;
        }
        let reason = Some(reason).filter(|reason| !reason.is_empty());
        cases.push(Case {
            cause,
            status,
            error,
            reason,
            phase,
            fact,
            says,
            command,
        });
    }
    cases
}

impl Case {
    pub fn path(&self) -> String {
        format!("/x/{}", self.cause)
    }

    /// A text with the real values.
    pub fn fill(&self, world: &World, text: &str) -> String {
        if Fault::find(self.cause).is_none() {
            return text.to_owned();
        }
        let peer = world.peer(self.cause);
        let (ip, port) = peer.rsplit_once(':').unwrap_or((peer, ""));
        text.replace("{peer}", peer)
            .replace("{ip}", ip)
            .replace("{port}", port)
    }
}

#[test]
fn every_cause_says_the_same_in_every_view() {
    let world = World::start();
    let mut seen = Vec::new();
    let mut checks = 0;
    for case in cases(&world) {
        // The others are checked all the same, so that one run tells of all that is wrong.
        if let Ok(count) = catch_unwind(AssertUnwindSafe(|| answered(&world, &case))) {
            checks += count;
            seen.push(case.cause);
        }
    }
    checks += cut(&world) + passed(&world) + left();
    seen.extend(["body_truncated", "client_closed", "origin_error"]);
    for cause in NAMED {
        let excused = cause == "socket_permission" && !world.is_unprivileged;
        assert!(seen.contains(&cause) || excused, "{cause} was not produced");
    }
    eprintln!("matrix: {} causes, {checks} views", seen.len());
}

/// A failure before the head: four forms, each with its fields, its log line and its count.
fn answered(world: &World, case: &Case) -> u32 {
    let before = world.failures(case.cause);
    for (index, (form, field)) in FORMS.iter().enumerate() {
        eprintln!("{} as {form}", case.cause);
        let path = format!("{}?{form}", case.path());
        let response = world.ask(&path, &[field]);
        match *form {
            "html" => views::page(world, case, &response),
            "problem+json" => views::problem(world, case, &response),
            "text" => views::text(world, case, &response),
            _ => views::grpc(world, case, &response),
        }
        views::fields(world, case, &response);
        views::line(world, case, &response);
        let labels = [("cause", case.cause)];
        let count = before + 1 + index as u64;
        counts_to(&world.candor, "candor_failures_total", &labels, count);
    }
    // Each form, and with each: Candor-Cause, Proxy-Status, the log line, the metric.
    4 * 5
}

/// The head has left: the client can tell, and the log says why.
fn cut(world: &World) -> u32 {
    let faults = [
        ("body_truncated", "closed"),
        ("body_truncated_chunked", "closed"),
        ("body_truncated_reset", "reset"),
        ("body_truncated_tls", "no_close_notify"),
    ];
    for (count, (fault, reason)) in (1..).zip(faults) {
        let mut client = world.candor.client();
        client.send(format!("GET /x/{fault} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
        let head = client.head();
        assert_eq!(head.status, 200, "{fault}");
        assert_eq!(head.header("candor-cause"), None, "{fault}");
        let (body, end) = client.rest();
        match head.header("content-length") {
            Some(length) => assert!(body.len() < length.parse::<usize>().unwrap()),
            None => {
                assert_eq!(head.header("transfer-encoding"), Some("chunked"));
                assert!(!body.ends_with(b"0\r\n\r\n"), "{fault}");
            }
        }
        assert!(matches!(end, End::Closed | End::Cut));
        let line = world.candor.logged(&format!("/x/{fault}"));
        assert_eq!(line["cause"], "body_truncated", "{line}");
        assert_eq!(line["reason"], reason, "{line}");
        assert_eq!(line["delivered"], "cut", "{line}");
        assert_eq!(line["status"], 200, "{line}");
        assert_eq!(line["status_by"], "upstream", "{line}");
        assert_eq!(line["certainty"], "certain", "{line}");
        assert_eq!(line["evidence"][0]["fact"], "body_ended", "{line}");
        let labels = [("cause", "body_truncated")];
        counts_to(&world.candor, "candor_failures_total", &labels, count);
    }
    4 * 3
}

/// The application's own error is passed on untouched, and is said to be its own.
fn passed(world: &World) -> u32 {
    let response = world.ask("/x/origin_error", &["Accept: text/html"]);
    assert_eq!(response.status_line, "HTTP/1.1 500 Internal Server Error");
    assert_eq!(
        response.text(),
        "RuntimeError: the application raised this itself.\n"
    );
    assert_eq!(response.header("content-type"), Some("text/plain"));
    assert_eq!(response.header("cache-control"), None);
    assert_eq!(response.header("candor-cause"), Some("origin_error"));
    let members = structured::list(response.header("proxy-status").unwrap()).unwrap();
    let parameters = &members[0].parameters;
    assert_eq!(
        parameters["received-status"],
        structured::Item::Integer(500)
    );
    assert_eq!(
        parameters["next-hop"].text(),
        world.peer("origin_error"),
        "{members:?}"
    );
    assert!(!parameters.contains_key("error"), "{members:?}");
    let line = world.candor.logged("/x/origin_error");
    assert_eq!(line["cause"], "origin_error", "{line}");
    assert_eq!(line["status_by"], "upstream", "{line}");
    assert_eq!(line["delivered"], "complete", "{line}");
    assert_eq!(line["evidence"][0]["fact"], "origin_status", "{line}");
    let labels = [("cause", "origin_error")];
    counts_to(&world.candor, "candor_failures_total", &labels, 1);
    let requests = [("status_class", "5xx"), ("status_by", "upstream")];
    counts_to(&world.candor, "candor_requests_total", &requests, 1);
    5
}

/// Nobody is there to be answered: log and metric.
fn left() -> u32 {
    let origin = Origin::start();
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        origin.address()
    ));
    for (path, reset) in [("/closed", false), ("/reset", true)] {
        let mut client = candor.client();
        client.send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").as_bytes());
        let mut peer = origin.accept();
        received(&mut peer);
        match reset {
            true => client.reset(),
            false => drop(client),
        }
        let line = candor.logged(path);
        assert_eq!(line["cause"], "client_closed", "{line}");
        assert_eq!(line["status"], 499, "{line}");
        assert_eq!(line["status_by"], "proxy", "{line}");
        assert_eq!(line["delivered"], "none", "{line}");
        assert_eq!(line["evidence"][0]["fact"], "client_left", "{line}");
        // Its request to the upstream was given up.
        let (rest, _) = peer.rest();
        assert_eq!(rest, b"");
    }
    let labels = [("cause", "client_closed")];
    counts_to(&candor, "candor_failures_total", &labels, 2);
    2
}
