//! The failures that are drawn: an ordinary one, and heads made to take long.

use candor_diagnostics::evidence::{
    ConnectTry, Evidence, RAW_HEAD_MAX, Resolution, ResolutionOutcome, StreamEnd,
};
use candor_diagnostics::exchange::{
    Attempt, Exchange, Named, Phase, Place, Request, Target, Timeline,
};

/// A name with two addresses, of which the first is not there and the second refuses.
pub(crate) fn refused() -> Exchange {
    let resolution = Evidence::Resolution(Resolution {
        question: "web".to_owned(),
        asked: vec!["web".to_owned()],
        outcome: ResolutionOutcome::Answered,
        resolvers: vec!["127.0.0.11:53".to_owned()],
        answers: vec!["172.18.0.4".to_owned(), "172.18.0.5".to_owned()],
        ttl_s: Some(600),
        elapsed_ms: 2,
        ..Resolution::default()
    });
    let tried = |address: &str, errno| {
        Evidence::Connect(ConnectTry {
            address: address.to_owned(),
            operation: "connect",
            errno: Some(errno),
            elapsed_us: 180,
        })
    };
    let evidence = vec![
        resolution,
        tried("172.18.0.4:3000", 113),
        tried("172.18.0.5:3000", 111),
    ];
    let attempts = vec![
        attempt(Phase::Connect, evidence.clone()),
        attempt(Phase::Connect, evidence),
    ];
    exchange(Phase::Connect, attempts)
}

/// A line of the head ends in LF alone.
pub(crate) fn malformed() -> Exchange {
    let raw = b"HTTP/1.1 302 Found\r\nContent-Type: text/html; charset=utf-8\r\n\
        Location: /account/settings?next=somebody\nContent-Length: 0\r\n\r\n";
    let head = Evidence::ResponseHead {
        raw: raw.to_vec(),
        total: raw.len() as u64,
        end: StreamEnd::Open,
        refused: true,
    };
    let mut attempt = attempt(Phase::Head, vec![head]);
    attempt.peer = Some("172.18.0.5:3000".to_owned());
    attempt.bytes_received = raw.len() as u64;
    exchange(Phase::Head, vec![attempt])
}

/// As long as is kept: every line broken, one line that never ends, one field after another,
/// and each of another name.
pub(crate) fn hostile_heads() -> [(&'static str, Vec<u8>); 4] {
    let names: Vec<String> = (0..RAW_HEAD_MAX)
        .map(|number| format!("{number:x}:\r\n"))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let of = |lines: &[&str]| {
        let mut raw = b"HTTP/1.1 200 OK\r\n".to_vec();
        for line in lines.iter().cycle() {
            if raw.len() + line.len() > RAW_HEAD_MAX {
                return raw;
            }
            raw.extend_from_slice(line.as_bytes());
        }
        raw
    };
    [
        (
            "64 KiB of broken lines",
            of(&[
                "x\n",
                ": \0\n",
                "A : b\n",
                " f\n",
                "Content-Length: 1,1,x\n",
            ]),
        ),
        ("64 KiB in one line", of(&["A:,,,,"])),
        ("64 KiB of fields", of(&["Cookie: a=b\r\n"])),
        ("64 KiB of names", of(&names)),
    ]
}

fn attempt(phase: Phase, evidence: Vec<Evidence>) -> Attempt {
    Attempt {
        upstream: "app".to_owned(),
        place: Some(place(9)),
        server: "web:3000".to_owned(),
        target: Target::Host {
            host: "web".to_owned(),
            port: 3000,
        },
        phase,
        timeline: Timeline {
            resolve_us: Some(2_000),
            connect_us: Some(180),
            ..Timeline::default()
        },
        evidence,
        ..Attempt::default()
    }
}

fn exchange(phase: Phase, attempts: Vec<Attempt>) -> Exchange {
    Exchange {
        request_id: "01JQZ7E2M4N8R5T6V9WXYZABCD".to_owned(),
        time_unix_ms: 1_772_357_400_001,
        request: Request {
            method: "GET".to_owned(),
            scheme: "http".to_owned(),
            host: "shop.localhost:8080".to_owned(),
            path: "/cart".to_owned(),
            protocol: "HTTP/1.1".to_owned(),
            client: "127.0.0.1".to_owned(),
            listener: "127.0.0.1:8080".to_owned(),
        },
        site: Some(named("http://shop.localhost:8080", 3)),
        route: Some(named("/cart", 5)),
        phase,
        attempts,
        duration_us: 3_000,
        ..Exchange::default()
    }
}

fn named(name: &str, line: u32) -> Named {
    Named {
        name: name.into(),
        place: Some(place(line)),
    }
}

fn place(line: u32) -> Place {
    Place {
        file: "candor.toml".into(),
        line,
    }
}
