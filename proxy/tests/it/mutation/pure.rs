//! All of them through the codec, the anatomy and the diagnosis.

use candor::http1::chunked::Chunked;
use candor::http1::response::{ResponseContext, ResponseFraming, ResponseHead};
use candor::http1::scan::Scan;
use candor_diagnostics::anatomy::dissect;
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::{Evidence, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Exchange, Phase};

use super::generate::{GOOD, spoiled};
use super::oracle::{self, Sound};
use super::{COUNT, seed};

/// What the proxy makes of an answer.
#[derive(Debug)]
enum Made {
    /// It is passed on whole, and nothing is said about it.
    Healthy(Sound),
    /// The head is refused.
    Refused,
    /// It is passed on with a finding, or is cut.
    Noted,
}

#[test]
fn good_answers_are_sound() {
    for good in GOOD {
        let sound = oracle::read(good);
        assert!(sound.is_some(), "{}", good.escape_ascii());
        let Made::Healthy(passed) = make_of(good) else {
            panic!("{}", good.escape_ascii());
        };
        assert_eq!(Some(passed), sound);
    }
}

#[test]
fn what_is_broken_is_never_called_healthy() {
    let seed = seed();
    let (mut healthy, mut refused) = (0, 0);
    for number in 0..COUNT {
        let bytes = spoiled(seed, number);
        match make_of(&bytes) {
            Made::Healthy(passed) => {
                let shown = bytes.escape_ascii();
                assert_eq!(oracle::read(&bytes), Some(passed), "{number}: {shown}");
                healthy += 1;
            }
            Made::Refused => refused += 1,
            Made::Noted => {}
        }
    }
    eprintln!("{healthy} healthy, {refused} refused, of {COUNT}");
    // Else the mutations are too tame, or too wild, to show anything.
    assert!(healthy > COUNT / 20 && refused > COUNT / 4);
}

fn make_of(bytes: &[u8]) -> Made {
    let (mut rest, mut noted) = (bytes, false);
    loop {
        let judged = Scan::default().find(rest, false);
        let Ok(Some(length)) = judged else {
            return match judged {
                Ok(_) => ended_in_head(rest),
                Err(_) => refused(rest),
            };
        };
        let mut response = ResponseHead::default();
        let mut head = rest[..length].to_vec();
        if response
            .parse(&mut head, ResponseContext::default())
            .is_err()
        {
            return refused(rest);
        }
        let anatomy = dissect(rest);
        let serious: Vec<_> = anatomy.findings.iter().filter(|it| !it.mended).collect();
        let shown = rest.escape_ascii();
        assert!(serious.is_empty(), "accepted: {serious:?} in {shown}");
        noted |= response.length_repeated
            || response.fields.space_before_colon
            || response.fields.folded
            || anatomy
                .findings
                .iter()
                .any(|it| it.reason == "blank_line_in_head");
        match response.status {
            101 => return Made::Noted,
            ..200 => rest = &rest[length..],
            _ if noted => return Made::Noted,
            status => return body(status, response.framing, &rest[length..]),
        }
        if rest.is_empty() {
            return Made::Noted;
        }
    }
}

fn body(status: u16, framing: ResponseFraming, bytes: &[u8]) -> Made {
    let body = match framing {
        ResponseFraming::None => bytes.is_empty().then(Vec::new),
        ResponseFraming::Length(length) => (bytes.len() as u64 == length).then(|| bytes.to_vec()),
        ResponseFraming::Close => Some(bytes.to_vec()),
        ResponseFraming::Chunked => {
            let mut payload = bytes.to_vec();
            let decoded = Chunked::default().decode(&mut payload);
            decoded
                .ok()
                .filter(|decoded| decoded.done && decoded.consumed == bytes.len())
                .map(|decoded| payload[..decoded.payload].to_vec())
        }
    };
    body.map_or(Made::Noted, |body| Made::Healthy(Sound { status, body }))
}

/// Refused by the judge: the anatomy names a serious defect, and the catalog a cause for it.
fn refused(raw: &[u8]) -> Made {
    let shown = raw.escape_ascii();
    let anatomy = dissect(raw);
    assert!(
        anatomy.findings.iter().any(|it| !it.mended),
        "nobody can say why: {shown}"
    );
    let code = code(raw, StreamEnd::Open, true);
    let is_named = code.starts_with("head_") || code.starts_with("framing_");
    assert!(is_named && !code.ends_with("_other"), "{code}: {shown}");
    Made::Refused
}

/// The connection ended before the head did.
fn ended_in_head(raw: &[u8]) -> Made {
    let code = code(raw, StreamEnd::Fin, false);
    let is_named = code.starts_with("head_") || code.starts_with("framing_");
    assert!(is_named, "{code}: {}", raw.escape_ascii());
    Made::Noted
}

fn code(raw: &[u8], end: StreamEnd, refused: bool) -> &'static str {
    let total = raw.len() as u64;
    let mut evidence = vec![Evidence::ResponseHead {
        raw: raw.to_vec(),
        total,
        end,
        refused,
    }];
    if end == StreamEnd::Fin {
        evidence.push(Evidence::Ended {
            end,
            errno: None,
            after_ms: 1,
        });
    }
    let attempt = Attempt {
        phase: Phase::Head,
        bytes_received: total,
        evidence,
        ..Attempt::default()
    };
    let exchange = Exchange {
        phase: Phase::Head,
        attempts: vec![attempt],
        ..Exchange::default()
    };
    let diagnosis = diagnose(&exchange);
    assert_eq!(diagnosis.phase, Phase::Head);
    diagnosis.cause.code
}
