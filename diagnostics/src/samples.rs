//! One exchange for each cause, for the tests that go over the whole catalog.

use crate::evidence::Evidence;
use crate::exchange::{Exchange, Phase};
use crate::testing::exchange;

/// The exchange for a code. What is here moves into the file of its cause.
pub(crate) fn of(code: &str) -> Exchange {
    let server = "10.0.0.5:8000";
    let at = |phase, evidence| exchange(server, phase, vec![evidence]);
    let origin = Evidence::OriginStatus {
        status: 503,
        server: Some("nginx/1.28.0".to_owned()),
    };
    let all = vec![
        ("origin_error", at(Phase::Body, origin)),
    ];
    let found = all.into_iter().find(|(named, _)| *named == code);
    found.expect("a sample for each code").1
}
