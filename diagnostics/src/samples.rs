//! One exchange for each cause, for the tests that go over the whole catalog.

use crate::evidence::{BodyFraming, Evidence, FileKind, ResolutionOutcome, StreamEnd, TlsFault};
use crate::exchange::{Exchange, Phase};
use crate::testing::{
    attempt, certificate, ended, exchange, raw_head, refused_head, resolution, socket_path, timer,
    tried,
};

/// The exchange for a code. What is here moves into the file of its cause.
pub(crate) fn of(code: &str) -> Exchange {
    let mut all = before_any_attempt();
    all.extend(connecting());
    all.extend(answering());
    all.extend(catch_alls());
    let found = all.into_iter().find(|(named, _)| *named == code);
    found.expect("a sample for each code").1
}

fn alone(phase: Phase, evidence: Evidence) -> Exchange {
    let mut exchange = exchange("10.0.0.5:8000", phase, vec![]);
    exchange.attempts.clear();
    exchange.evidence = vec![evidence];
    exchange
}

fn before_any_attempt() -> Vec<(&'static str, Exchange)> {
    let left = Evidence::ClientLeft {
        end: StreamEnd::Fin,
        phase: Phase::Head,
        after_ms: 2_400,
    };
    let mut closed = exchange("10.0.0.5:8000", Phase::Head, vec![]);
    closed.evidence = vec![left];
    let invalid = Evidence::RequestInvalid {
        status: 400,
        reason: "content_length_and_transfer_encoding".to_owned(),
        offset: Some(41),
    };
    let mut unrouted = alone(
        Phase::Route,
        Evidence::NoRoute {
            host: "shop.example".to_owned(),
            listener: "127.0.0.1:8080".to_owned(),
            site_matched: false,
            known: vec!["www.shop.example".to_owned(), "api.example".to_owned()],
        },
    );
    unrouted.site = None;
    unrouted.route = None;
    let overload = Evidence::Overload {
        limit: "client.connections".to_owned(),
        value: 4096,
        max: 4096,
    };
    let internal = Evidence::Internal {
        what: "panicked at proxy/src/exchange/mod.rs".to_owned(),
    };
    vec![
        ("client_closed", closed),
        ("client_request_invalid", alone(Phase::Accept, invalid)),
        ("cfg_no_route", unrouted),
        ("internal_overload", alone(Phase::Admit, overload)),
        (
            "internal_shutdown",
            alone(Phase::Admit, Evidence::Shutdown { since_ms: 40 }),
        ),
        ("internal_error", alone(Phase::Route, internal)),
    ]
}

fn connecting() -> Vec<(&'static str, Exchange)> {
    let at = |server: &str, phase, evidence| exchange(server, phase, evidence);
    let socket = "unix:/run/app/app.sock";
    let directory = Some(FileKind::Directory);
    let mut refused = at(
        "web:3000",
        Phase::Connect,
        vec![
            resolution("web", ResolutionOutcome::Answered, "127.0.0.11:53"),
            tried("172.18.0.5:3000", 111),
        ],
    );
    refused.attempts.insert(
        0,
        attempt(
            "web:3000",
            Phase::Connect,
            vec![tried("172.18.0.4:3000", 113)],
        ),
    );
    let tls = |fault, presented: bool| {
        let mut evidence = Vec::new();
        if presented {
            evidence.push(Evidence::Certificate(certificate()));
        }
        evidence.push(Evidence::Tls(fault));
        exchange("https://api.internal:8443", Phase::Tls, evidence)
    };
    let trust = "/etc/candor/internal-ca.pem".to_owned();
    vec![
        (
            "dns_nxdomain",
            at(
                "web:3000",
                Phase::Resolve,
                vec![resolution(
                    "web",
                    ResolutionOutcome::NxDomain,
                    "127.0.0.11:53",
                )],
            ),
        ),
        (
            "dns_timeout",
            at(
                "api.internal:80",
                Phase::Resolve,
                vec![
                    resolution("api.internal", ResolutionOutcome::Timeout, "10.0.0.2:53"),
                    timer("timeout.resolve", 5_000),
                ],
            ),
        ),
        ("connect_refused", refused),
        (
            "connect_timeout",
            at(
                "10.0.0.5:8000",
                Phase::Connect,
                vec![timer("timeout.connect", 3_000)],
            ),
        ),
        (
            "connect_unreachable",
            at(
                "10.9.0.5:8000",
                Phase::Connect,
                vec![tried("10.9.0.5:8000", 113)],
            ),
        ),
        (
            "socket_missing",
            at(
                socket,
                Phase::Connect,
                vec![
                    tried(socket, 2),
                    socket_path(&[("/run", directory), ("/run/app", None)], None),
                ],
            ),
        ),
        (
            "socket_permission",
            at(
                socket,
                Phase::Connect,
                vec![
                    tried(socket, 13),
                    socket_path(
                        &[
                            ("/run", directory),
                            ("/run/app", directory),
                            ("/run/app/app.sock", Some(FileKind::Socket)),
                        ],
                        Some(0o660),
                    ),
                ],
            ),
        ),
        (
            "tls_plaintext_peer",
            tls(
                TlsFault::NotTls {
                    first: b"HTTP/1.1 400 Bad Request\r\n".to_vec(),
                },
                false,
            ),
        ),
        ("tls_cert_time_invalid", {
            let mut expired = certificate();
            expired.not_after_unix_s = expired.now_unix_s - 2 * 86_400;
            let fault = TlsFault::CertificateTime { not_yet: false };
            exchange(
                "https://api.internal:8443",
                Phase::Tls,
                vec![Evidence::Certificate(expired), Evidence::Tls(fault)],
            )
        }),
        (
            "tls_cert_untrusted",
            tls(
                TlsFault::CertificateUntrusted {
                    reason: "unknown_issuer",
                    trust,
                },
                true,
            ),
        ),
        (
            "tls_cert_name_mismatch",
            tls(
                TlsFault::CertificateName {
                    expected: "10.0.0.5".to_owned(),
                },
                true,
            ),
        ),
    ]
}

fn answering() -> Vec<(&'static str, Exchange)> {
    let server = "10.0.0.5:8000";
    let at = |phase, evidence| exchange(server, phase, vec![evidence]);
    let overrun = Evidence::Overrun {
        declared: 5120,
        surplus_seen: 12,
        surplus: "…geheim-7f3a".as_bytes().to_vec(),
    };
    let truncated = Evidence::BodyEnded {
        framing: BodyFraming::ContentLength,
        declared: Some(10_240),
        received: 4_096,
        end: StreamEnd::Reset,
        errno: Some(104),
        idle_ms: 12,
    };
    let mut truncated = at(Phase::Body, truncated);
    truncated.attempts[0].received_status = Some(200);
    let origin = Evidence::OriginStatus {
        status: 503,
        server: Some("nginx/1.28.0".to_owned()),
    };
    vec![
        ("head_closed_empty", at(Phase::Head, ended(StreamEnd::Fin, 30_240))),
        ("head_reset", at(Phase::Head, ended(StreamEnd::Reset, 320))),
        ("head_not_http", at(Phase::Head, refused_head(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"))),
        ("head_line_ending_invalid", at(Phase::Head, refused_head(b"HTTP/1.1 302 Found\r\nServer: app\r\nLocation: /hello?token=s3cr3t-value-of-somebody\nSet-Cookie: a=b\r\n\r\n"))),
        ("framing_cl_invalid", at(Phase::Head, refused_head(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 123.0\r\n\r\n"))),
        ("framing_overrun", at(Phase::Body, overrun)),
        ("body_truncated", truncated),
        ("timeout_first_byte", at(Phase::Head, timer("timeout.first_byte", 60_000))),
        ("origin_error", at(Phase::Body, origin)),
    ]
}

fn catch_alls() -> Vec<(&'static str, Exchange)> {
    let server = "10.0.0.5:8000";
    let at = |phase, evidence| exchange(server, phase, vec![evidence]);
    let socket = "unix:/run/app/app.sock";
    let stream = Evidence::Io {
        operation: "h2_stream".to_owned(),
        errno: None,
        text: "FRAME_SIZE_ERROR on stream 1".to_owned(),
    };
    let alert = Evidence::Tls(TlsFault::AlertReceived { id: 116 });
    vec![
        (
            "dns_other",
            exchange(
                "web:80",
                Phase::Resolve,
                vec![resolution("web", ResolutionOutcome::NoData, "10.0.0.2:53")],
            ),
        ),
        ("connect_other", at(Phase::Connect, tried(server, 104))),
        (
            "socket_other",
            exchange(socket, Phase::Connect, vec![tried(socket, 111)]),
        ),
        (
            "tls_other",
            exchange("https://api.internal:8443", Phase::Tls, vec![alert]),
        ),
        (
            "framing_other",
            at(
                Phase::Head,
                refused_head(
                    b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
                ),
            ),
        ),
        ("h2_other", at(Phase::Head, stream)),
        (
            "req_other",
            at(Phase::Request, timer("timeout.write", 30_000)),
        ),
        (
            "head_other",
            at(
                Phase::Head,
                raw_head(b"HTTP/1.1 200 OK\r\nContent-T", StreamEnd::Fin, false),
            ),
        ),
        ("body_other", at(Phase::Body, timer("timeout.idle", 60_000))),
    ]
}
