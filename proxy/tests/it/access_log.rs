//! The access log and the metrics: what they say, exactly, whatever the bytes.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Candor, Client, Reply, Upstream, eventually};

fn keys(line: &Value) -> BTreeSet<&str> {
    line.as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect()
}

fn set(names: &'static str) -> BTreeSet<&'static str> {
    names.split_whitespace().collect()
}

const REQUEST: &str = "event time request_id client method scheme host path protocol status \
    status_by site route bytes_in bytes_out duration_ms delivered";

#[test]
fn a_line_has_the_keys_of_the_contract() {
    let upstream = Upstream::start(|_| Reply::ok("hello"));
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/dead\"]\nproxy = \"unix:{{dir}}/none\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/fixed\"]\nrespond = \"x\"\n",
        upstream.address()
    ));
    let response = candor.request(
        "POST /p?secret=1 HTTP/1.1\r\nHost: shop.test\r\nUser-Agent: agent/1\r\n\
         Referer: http://shop.test/from?secret=2\r\nContent-Length: 0",
    );
    let line = candor.logged("/p");
    let mut expected = set(REQUEST);
    expected.extend(set("upstream peer phase_ms user_agent referer"));
    assert_eq!(keys(&line), expected);
    assert_eq!(line["request_id"], response.header("x-request-id").unwrap());
    let address = upstream.address().to_string();
    for (key, value) in [
        ("event", "request"),
        ("client", "127.0.0.1"),
        ("method", "POST"),
        ("scheme", "http"),
        ("host", "shop.test"),
        ("protocol", "HTTP/1.1"),
        ("status_by", "upstream"),
        ("site", "http://127.0.0.1:0"),
        ("route", "/"),
        ("upstream", &address),
        ("peer", &address),
        ("user_agent", "agent/1"),
        ("referer", "http://shop.test/from"),
        ("delivered", "complete"),
    ] {
        assert_eq!(line[key], value, "{key}");
    }
    assert_eq!(
        (&line["status"], &line["bytes_out"]),
        (&200.into(), &5.into())
    );
    assert_eq!(keys(&line["phase_ms"]), set("connect request head body"));
    let time = line["time"].as_str().unwrap();
    assert!(
        time.len() == 24 && time.ends_with('Z') && &time[19..20] == ".",
        "{time}"
    );
    assert!(!line.to_string().contains("secret"), "{line}");

    candor.get("/fixed");
    assert_eq!(keys(&candor.logged("/fixed")), set(REQUEST));

    candor.get("/dead");
    let line = candor.logged("/dead");
    let mut expected = set(REQUEST);
    expected.extend(set("upstream peer cause phase certainty evidence hints"));
    let mut found = keys(&line);
    // Only what was reached has a time, and only some causes have variants.
    for key in ["phase_ms", "reason"] {
        found.remove(key);
    }
    assert_eq!(found, expected, "{line}");
    assert_eq!(
        (&line["cause"], &line["status"]),
        (&"socket_missing".into(), &502.into())
    );
}

#[test]
fn the_query_is_there_when_it_is_asked_for() {
    let candor = Candor::start(
        "[candor]\nlog.query = true\n[site.\"http://127.0.0.1:0\"]\nrespond = \"x\"\n",
    );
    candor.get("/p?a=1&b=%20");
    assert_eq!(candor.logged("/p")["query"], "a=1&b=%20");
}

/// Requests with bytes that mean something to a log, a terminal or a reader of JSON.
const HOSTILE: [&[u8]; 6] = [
    b"GET /quote\"\\end HTTP/1.1\r\nHost: a\r\nUser-Agent: \"}\\\r\n\r\n",
    b"GET /high\x80\xff HTTP/1.1\r\nHost: a\r\nUser-Agent: \xe2\x80\xae\xff\t\r\n\r\n",
    b"GET /%0a%0d{\"event\":\"request\"} HTTP/1.1\r\nHost: a\r\nReferer: \x85\xc2\x85\r\n\r\n",
    b"GET /\x1b[31m HTTP/1.1\r\nHost: a\r\n\r\n",
    b"G\x1b]0;x\x07ET /title HTTP/1.1\r\nHost: a\r\n\r\n",
    b"GET /split HTTP/1.1\r\nHost: a\r\nUser-Agent: x\n{\"event\":\"forged\"}\r\n\r\n",
];

fn send_hostile(candor: &Candor) {
    for bytes in HOSTILE {
        let mut client = candor.client();
        client.send(bytes);
        let response = client.response();
        assert!(matches!(response.status, 200 | 400), "{response:?}");
    }
}

#[test]
fn no_byte_of_a_client_breaks_a_line() {
    let mut candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"x\"\n");
    send_hostile(&candor);
    candor.terminate();
    candor.wait();
    let lines = candor.log_lines();
    let requests = lines
        .iter()
        .filter(|line| line["event"] == "request")
        .count();
    assert_eq!(requests, HOSTILE.len());
    assert!(lines.iter().all(|line| line["event"] != "forged"));
    // Every line is JSON in ASCII's printable part, so that no terminal obeys it either.
    let raw = candor.stdout();
    assert_eq!(raw.lines().count(), lines.len(), "{raw}");
    let quiet = |c: char| !c.is_control() && c != '\u{202e}' && c != '\u{85}';
    assert!(raw.lines().all(|line| line.chars().all(quiet)), "{raw}");
}

#[test]
fn combined_lines_are_what_their_readers_expect() {
    let mut candor = Candor::start(
        "[candor]\nlog = { format = \"combined\", file = \"{dir}/log\" }\n\
         [site.\"http://127.0.0.1:0\"]\nrespond = \"hello\"\n",
    );
    candor.request(
        "GET /page?secret HTTP/1.1\r\nHost: a\r\nUser-Agent: agent \"1\"\r\nReferer: http://r/?secret",
    );
    send_hostile(&candor);
    candor.terminate();
    candor.wait();
    let log = std::fs::read_to_string(candor.directory().join("log")).unwrap();
    let lines = log
        .lines()
        .filter(|l| !l.starts_with("{\"event\":\"lifecycle\""));
    let pattern = regex::Regex::new(
        r#"^(\S+) - - \[(\d\d/\w{3}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4})\] "((?:[^"\\]|\\.)*)" (\d{3}) (\d+|-) "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"$"#,
    )
    .unwrap();
    let (combined, json): (Vec<_>, Vec<_>) = lines.partition(|line| !line.starts_with('{'));
    assert_eq!(combined.len(), 1 + HOSTILE.len(), "{log}");
    for line in &combined {
        assert!(pattern.is_match(line), "{line}");
    }
    // Threads write their lines in batches: nothing is said of the order between connections.
    let page = combined.iter().find(|line| line.contains("GET /page "));
    let found = pattern.captures(page.expect(&log)).unwrap();
    let part = |index: usize| found.get(index).unwrap().as_str();
    assert_eq!(part(1), "127.0.0.1");
    assert_eq!(part(3), "GET /page HTTP/1.1");
    assert_eq!((part(4), part(5)), ("200", "5"));
    assert_eq!(part(6), "http://r/");
    assert_eq!(part(7).replace('\\', ""), "agent \"1\"");
    // What failed has its evidence in JSON beside it: this format has no place for it.
    for line in json {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["cause"], "client_request_invalid");
    }
}

#[test]
fn every_refusal_of_a_request_says_its_reason() {
    let candor = Candor::start(
        "[client]\nhead_size = \"1KiB\"\nhead_fields = 5\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"127.0.0.1:1\"\nlimit = { body = \"10B\" }\n",
    );
    let long = format!("GET /{} HTTP/1.1\r\n", "a".repeat(2000));
    let large = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n", "a".repeat(2000));
    let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: y\r\n".repeat(9));
    let with = |fields: &str| format!("POST / HTTP/1.1\r\nHost: a\r\n{fields}\r\n");
    let requests = [
        ("GET / HTTP/1.1\r\nHost: a\n\r\n".to_owned(), 400, "bare_lf"),
        (with("X: a\rb\r\n"), 400, "bare_cr"),
        (with("X: a\0b\r\n"), 400, "nul"),
        (with("X : a\r\n"), 400, "space_before_colon"),
        (with("X: a\r\n b\r\n"), 400, "obs_fold"),
        (with("X\r\n"), 400, "no_colon"),
        (with("Host: b\r\n"), 400, "host_repeated"),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), 400, "host_missing"),
        (
            "GET / HTTP/1.1\r\nHost: a b\r\n\r\n".to_owned(),
            400,
            "host_invalid",
        ),
        (
            "GET / HTTP/3.7\r\nHost: a\r\n\r\n".to_owned(),
            505,
            "version_not_supported",
        ),
        (
            "GET / HTTQ\r\nHost: a\r\n\r\n".to_owned(),
            400,
            "version_invalid",
        ),
        (
            "G(T / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            400,
            "method_invalid",
        ),
        (
            "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n".to_owned(),
            405,
            "connect_not_supported",
        ),
        (
            "GET /../.. HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            400,
            "path_above_root",
        ),
        (
            "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(),
            400,
            "path_encoded_nul",
        ),
        (
            with("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"),
            400,
            "content_length_and_transfer_encoding",
        ),
        (
            with("Content-Length: 1\r\nContent-Length: 2\r\n"),
            400,
            "content_length_repeated",
        ),
        (
            with("Content-Length: +1\r\n"),
            400,
            "content_length_invalid",
        ),
        (
            with("Transfer-Encoding: gzip\r\n"),
            501,
            "transfer_encoding_unsupported",
        ),
        (with("Expect: miracles\r\n"), 417, "expectation_unknown"),
        (with("Content-Length: 11\r\n"), 413, "body_too_large"),
        (long, 414, "target_too_long"),
        (large, 431, "head_too_large"),
        (many, 431, "too_many_fields"),
        ("GET /half".to_owned(), 400, "head_incomplete"),
    ];
    for (request, status, reason) in requests {
        let mut client = candor.client();
        client.send(request.as_bytes());
        client.finish();
        let response = client.response();
        assert_eq!(response.status, status, "{request:?}");
        assert_eq!(
            response.header("candor-cause"),
            Some("client_request_invalid"),
            "{request:?}"
        );
        let id = response.header("x-request-id").unwrap();
        let line = candor.log(|line| line["request_id"] == id);
        assert_eq!(line["reason"], reason, "{request:?}\n{line}");
        assert_eq!(
            (&line["status"], &line["status_by"]),
            (&status.into(), &"proxy".into())
        );
    }
}

/// The sum of every sample whose name and labels contain all of these.
fn sum(metrics: &str, parts: &[&str]) -> f64 {
    metrics
        .lines()
        .filter(|line| !line.starts_with('#') && parts.iter().all(|part| line.contains(part)))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .sum()
}

#[test]
fn metrics_move_with_what_happens() {
    let upstream = Upstream::start(|request| match request.path() {
        "/500" => Reply::Keep(b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n".to_vec()),
        _ => Reply::ok("hello"),
    });
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/dead\"]\nproxy = \"unix:{{dir}}/none\"\n\
         [upstream.app]\nservers = [\"{}\"]\n",
        upstream.address()
    ));
    let address = candor.said("metrics on ");
    let address = address
        .strip_prefix("metrics on ")
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    let scrape = || {
        let mut client = Client::connect(address.parse().unwrap());
        client.send(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        let response = client.response();
        assert_eq!(response.status, 200);
        response.text()
    };
    let before = scrape();
    let mut client = candor.client();
    for path in ["/", "/", "/", "/500", "/dead"] {
        client.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes());
        client.response();
    }
    // An answer arrives a moment before it is counted.
    let after = eventually(|| {
        let after = scrape();
        (sum(&after, &["candor_requests_total{"]) >= 5.0).then_some(after)
    });
    let moved = |parts: &[&str]| sum(&after, parts) - sum(&before, parts);
    let requests = "candor_requests_total{";
    assert_eq!(moved(&[requests]), 5.0, "{after}");
    assert_eq!(
        moved(&[requests, "status_class=\"2xx\"", "status_by=\"upstream\""]),
        3.0,
        "{after}"
    );
    assert_eq!(
        moved(&[requests, "status_class=\"5xx\"", "status_by=\"upstream\""]),
        1.0
    );
    assert_eq!(
        moved(&[requests, "status_class=\"5xx\"", "status_by=\"proxy\""]),
        1.0
    );
    assert_eq!(moved(&["candor_request_duration_seconds_count"]), 5.0);
    let phase = |phase: &str| {
        let phase = format!("phase=\"{phase}\"");
        moved(&[
            "candor_upstream_phase_seconds_count",
            "upstream=\"app\"",
            &phase,
        ])
    };
    // One connection was made, and four heads came.
    assert_eq!((phase("connect"), phase("head")), (1.0, 4.0), "{after}");
    assert_eq!(
        moved(&["candor_failures_total{", "cause=\"socket_missing\""]),
        1.0
    );
    assert_eq!(
        moved(&["candor_failures_total{"]),
        1.0 + moved(&["cause=\"origin_error\""])
    );
    assert!(sum(&after, &["candor_connections{"]) >= 1.0, "{after}");
    assert!(sum(&after, &["process_resident_memory_bytes"]) > 0.0);
}
