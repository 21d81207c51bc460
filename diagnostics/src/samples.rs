//! One exchange for each cause, for the tests that go over the whole catalog.

use crate::evidence::Evidence;
use crate::exchange::{Exchange, Phase};
use crate::testing::{exchange, refused_head};

/// The exchange for a code. What is here moves into the file of its cause.
pub(crate) fn of(code: &str) -> Exchange {
    let server = "10.0.0.5:8000";
    let at = |phase, evidence| exchange(server, phase, vec![evidence]);
    let origin = Evidence::OriginStatus {
        status: 503,
        server: Some("nginx/1.28.0".to_owned()),
    };
    let all = vec![
        ("head_not_http", at(Phase::Head, refused_head(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"))),
        ("head_line_ending_invalid", at(Phase::Head, refused_head(b"HTTP/1.1 302 Found\r\nServer: app\r\nLocation: /hello?token=s3cr3t-value-of-somebody\nSet-Cookie: a=b\r\n\r\n"))),
        ("origin_error", at(Phase::Body, origin)),
    ];
    let found = all.into_iter().find(|(named, _)| *named == code);
    found.expect("a sample for each code").1
}
