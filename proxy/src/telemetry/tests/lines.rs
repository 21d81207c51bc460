//! Lines as they are written.

use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::{BodyFraming, ConnectTry, Evidence};
use candor_diagnostics::exchange::{Attempt, Exchange, Phase, Target};
use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(format: LogFormat, drawing: Option<Drawing>, record: &RequestRecord<'_>, expect: Expect) {
    let fixture = Fixture::new(format, drawing, QUEUE_BYTES_MAX);
    let site = fixture.telemetry.site("shop.example.com", &fixture.log);
    let upstream = fixture.telemetry.upstream("api");
    fixture.telemetry.request(&RequestRecord {
        site: Some(&site),
        upstream: Some(&upstream),
        time_unix_ms: record.time_unix_ms,
        ..*record
    });
    expect.assert_eq(&fixture.written());
}

fn hostile<'a>() -> RequestRecord<'a> {
    RequestRecord {
        request_id: b"a\"b",
        method: b"GE\nT",
        host: b"h\\\"\r\n{\"event\":\"forged\"}",
        path: b"/\x00\x1b[2J\xff\xc3\x28/caf\xc3\xa9\xe2\x80\xae",
        query: Some(b"q=\"},{\n"),
        user_agent: Some(b"\x7f\x01\t\xe2\x80\xa8"),
        referer: Some(b"https://x/\"y?token=secret"),
        ..record()
    }
}

fn refused() -> Exchange {
    Exchange {
        request_id: "0190b2f4c3d2".into(),
        phase: Phase::Connect,
        attempts: vec![Attempt {
            upstream: "api".into(),
            server: "127.0.0.1:3000".into(),
            target: Target::Host {
                host: "127.0.0.1".into(),
                port: 3000,
            },
            phase: Phase::Connect,
            evidence: vec![Evidence::Connect(ConnectTry {
                address: "127.0.0.1:3000".into(),
                operation: "connect",
                errno: Some(111),
                elapsed_us: 80,
            })],
            ..Attempt::default()
        }],
        ..Exchange::default()
    }
}

#[test]
fn json() {
    check(
        LogFormat::Json,
        None,
        &record(),
        expect![[r#"
        {"event":"request","time":"2026-11-21T08:31:01.007Z","request_id":"0190b2f4c3d2","client":"192.0.2.7","method":"GET","scheme":"https","host":"shop.example.com","path":"/cart","query":"item=1","protocol":"HTTP/1.1","status":200,"status_by":"upstream","site":"shop.example.com","route":"/","upstream":"api","peer":"10.0.0.5:8080","bytes_in":0,"bytes_out":1234,"duration_ms":1.234,"phase_ms":{"request":0.012,"head":1.001,"body":0.000},"user_agent":"curl/8.5.0","delivered":"complete"}
    "#]],
    );
}

#[test]
fn json_of_hostile_bytes() {
    check(
        LogFormat::Json,
        None,
        &hostile(),
        expect![[r#"
        {"event":"request","time":"2026-11-21T08:31:01.007Z","request_id":"a\"b","client":"192.0.2.7","method":"GE\nT","scheme":"https","host":"h\\\"\r\n{\"event\":\"forged\"}","path":"/\u0000\u001b[2J\ufffd\ufffd(/café\u202e","query":"q=\"},{\n","protocol":"HTTP/1.1","status":200,"status_by":"upstream","site":"shop.example.com","route":"/","upstream":"api","peer":"10.0.0.5:8080","bytes_in":0,"bytes_out":1234,"duration_ms":1.234,"phase_ms":{"request":0.012,"head":1.001,"body":0.000},"user_agent":"\u007f\u0001\t\u2028","referer":"https://x/\"y","delivered":"complete"}
    "#]],
    );
}

#[test]
fn json_with_retries_and_findings() {
    let refused = Attempt {
        upstream: "api".to_owned(),
        server: "10.0.0.4:8080".to_owned(),
        phase: Phase::Connect,
        evidence: vec![Evidence::Connect(ConnectTry {
            address: "10.0.0.4:8080".to_owned(),
            operation: "connect",
            errno: Some(111),
            elapsed_us: 90,
        })],
        ..Attempt::default()
    };
    let answered = Attempt {
        peer: Some("10.0.0.5:8080".to_owned()),
        received_status: Some(200),
        ..Attempt::default()
    };
    let exchange = Exchange {
        attempts: vec![refused, answered],
        recovered: true,
        ..Exchange::default()
    };
    let record = RequestRecord {
        retried: &["connect_refused"],
        recovered: Some(&exchange),
        findings: &["framing_overrun"],
        delivered: Delivered::Cut,
        referer: Some(b"https://example.org/page?token=1"),
        timeline: Timeline::default(),
        ..record()
    };
    check(
        LogFormat::Json,
        None,
        &record,
        expect![[r#"
            {"event":"request","time":"2026-11-21T08:31:01.007Z","request_id":"0190b2f4c3d2","client":"192.0.2.7","method":"GET","scheme":"https","host":"shop.example.com","path":"/cart","query":"item=1","protocol":"HTTP/1.1","status":200,"status_by":"upstream","site":"shop.example.com","route":"/","upstream":"api","peer":"10.0.0.5:8080","bytes_in":0,"bytes_out":1234,"duration_ms":1.234,"user_agent":"curl/8.5.0","referer":"https://example.org/page","hints":["retry_hidden"],"attempts":[{"n":1,"upstream":"api","server":"10.0.0.4:8080","peer":null,"cause":"connect_refused","phase":"connect","phase_ms":{},"bytes_out":0,"bytes_in":0},{"n":2,"upstream":"","peer":"10.0.0.5:8080","status":200,"phase_ms":{},"bytes_out":0,"bytes_in":0}],"findings":["framing_overrun"],"delivered":"cut"}
        "#]],
    );
}

#[test]
fn combined() {
    check(
        LogFormat::Combined,
        None,
        &record(),
        expect![[r#"
        192.0.2.7 - - [21/Nov/2026:08:31:01 +0000] "GET /cart?item=1 HTTP/1.1" 200 1234 "-" "curl/8.5.0"
    "#]],
    );
    check(
        LogFormat::Combined,
        None,
        &hostile(),
        expect![[r#"
        192.0.2.7 - - [21/Nov/2026:08:31:01 +0000] "GE\x0aT /\x00\x1b[2J\xff\xc3(/caf\xc3\xa9\xe2\x80\xae?q=\"},{\x0a HTTP/1.1" 200 1234 "https://x/\"y" "\x7f\x01\x09\xe2\x80\xa8"
    "#]],
    );
}

#[test]
fn human() {
    let plain = Some(Drawing::Human { color: false });
    check(
        LogFormat::Json,
        plain,
        &record(),
        expect![[r#"
        08:31:01.007 GET /cart?item=1 200 1.234 ms
    "#]],
    );
    check(
        LogFormat::Json,
        plain,
        &hostile(),
        expect![[r#"
        08:31:01.007 GE\u000aT /\u0000\u001b[2J\xff\xc3(/café\u202e?q="},{\u000a 200 1.234 ms
    "#]],
    );
    let colored = Some(Drawing::Human { color: true });
    check(
        LogFormat::Json,
        colored,
        &record(),
        expect![[r#"
        [2m08:31:01.007[0m GET /cart?item=1 [32m200[0m[2m 1.234 ms[0m
    "#]],
    );
}

#[test]
fn off_is_silent_about_successes_only() {
    check(LogFormat::Off, None, &record(), expect![[""]]);
    let exchange = refused();
    let diagnosis = diagnose(&exchange);
    let failed = RequestRecord {
        status: 502,
        failure: Some((&exchange, &diagnosis)),
        ..record()
    };
    let fixture = Fixture::new(LogFormat::Off, None, QUEUE_BYTES_MAX);
    fixture.telemetry.request(&failed);
    let line: serde_json::Value = serde_json::from_str(&fixture.written()).unwrap();
    assert_eq!(line["cause"], "connect_refused");
    assert_eq!(line["delivered"], "complete");
}

#[test]
fn a_failure_is_one_valid_line_and_one_count() {
    let exchange = refused();
    let diagnosis = diagnose(&exchange);
    let fixture = Fixture::json();
    fixture.telemetry.request(&RequestRecord {
        status: 502,
        status_by: StatusBy::Proxy,
        failure: Some((&exchange, &diagnosis)),
        ..record()
    });
    let written = fixture.written();
    assert_eq!(written.lines().count(), 1);
    let line: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(line["cause"], "connect_refused");
    assert_eq!(line["phase"], "connect");
    let metrics = fixture.telemetry.metrics();
    let count = r#"candor_failures_total{site="",upstream="",cause="connect_refused"} 1"#;
    assert!(metrics.contains(count), "{metrics}");
}

#[test]
fn a_failure_for_people_names_its_cause() {
    let exchange = refused();
    let diagnosis = diagnose(&exchange);
    let drawing = Some(Drawing::Human { color: false });
    let fixture = Fixture::new(LogFormat::Json, drawing, QUEUE_BYTES_MAX);
    fixture.telemetry.request(&RequestRecord {
        status: 502,
        failure: Some((&exchange, &diagnosis)),
        ..record()
    });
    let written = fixture.written();
    assert!(
        written.contains(" 502 1.234 ms connect_refused: "),
        "{written}"
    );
    assert_eq!(written.lines().count(), 1);
}

/// The lines without their times, which are now.
#[track_caller]
fn check_events(drawing: Option<Drawing>, expect: Expect) {
    let fixture = Fixture::new(LogFormat::Json, drawing, QUEUE_BYTES_MAX);
    let telemetry = &fixture.telemetry;
    let site = telemetry.site("shop.example.com", &fixture.log);
    let upstream = telemetry.upstream("api");
    telemetry.lifecycle("listening", &[("address", Member::Text("127.0.0.1:8080"))]);
    telemetry.change(
        "reload",
        &[
            ("generation", Member::Number(2)),
            ("restarted", Member::Flag(false)),
            ("files", Member::List(&["a.toml", "b\".toml"])),
        ],
    );
    telemetry.connection_event(&ConnectionEvent {
        client: "192.0.2.7",
        listener: "0.0.0.0:443",
        what: "handshake_failed",
        members: &[("sni", Member::Bytes(b"evil\n\xff"))],
    });
    telemetry.finding(&Finding {
        request_id: b"0190b2f4c3d2",
        late: true,
        site: Some(&site),
        upstream: Some(&upstream),
        evidence: &[Evidence::Overrun {
            framing: Some(BodyFraming::ContentLength),
            declared: 10,
            surplus_seen: 2,
            surplus: b"\r\n".to_vec(),
        }],
    });
    let mut lines = String::new();
    for line in fixture.written().lines() {
        match line.split_once(",\"time\":\"") {
            Some((before, after)) => {
                let (_, after) = after.split_once('"').unwrap();
                lines.push_str(&format!("{before}{after}\n"));
            }
            None => lines.push_str(&format!("{}\n", &line["00:00:00.000 ".len()..])),
        }
    }
    expect.assert_eq(&lines);
}

#[test]
fn events() {
    check_events(
        None,
        expect![[r#"
            {"event":"lifecycle","what":"listening","address":"127.0.0.1:8080"}
            {"event":"change","what":"reload","generation":2,"restarted":false,"files":["a.toml","b\".toml"]}
            {"event":"connection","client":"192.0.2.7","listener":"0.0.0.0:443","what":"handshake_failed","sni":"evil\n\ufffd"}
            {"event":"finding","request_id":"0190b2f4c3d2","site":"shop.example.com","upstream":"api","cause":"framing_overrun","evidence":[{"fact":"overrun","framing":"content_length","declared":10,"surplus_seen":2,"surplus":"\\r\\n"}]}
        "#]],
    );
    check_events(
        Some(Drawing::Human { color: false }),
        expect![[r#"
        handshake_failed client=192.0.2.7 sni=evil\u000a\xff
        framing_overrun request_id=0190b2f4c3d2
    "#]],
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_give_one_valid_line(
        request_id: Vec<u8>, method: Vec<u8>, host: Vec<u8>, path: Vec<u8>,
        query: Option<Vec<u8>>, user_agent: Option<Vec<u8>>, referer: Option<Vec<u8>>,
    ) {
        let record = RequestRecord {
            request_id: &request_id,
            method: &method,
            host: &host,
            path: &path,
            query: query.as_deref(),
            user_agent: user_agent.as_deref(),
            referer: referer.as_deref(),
            ..record()
        };
        let fixture = Fixture::json();
        fixture.telemetry.request(&record);
        let written = fixture.written();
        prop_assert_eq!(written.lines().count(), 1);
        let line: serde_json::Value = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(line["path"].as_str().unwrap(), String::from_utf8_lossy(&path));
        prop_assert_eq!(&line["event"], "request");
    }
}
