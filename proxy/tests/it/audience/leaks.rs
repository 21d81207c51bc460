//! A visitor's answers, whole, are searched for what is inside.

use candor_faults::{Ask, Outcome};

use crate::harness::{Client, Response};
use crate::matrix::{FORMS, World, scene, upstream_name};

/// Text in the colors of a terminal.
const COLORED: (&str, &str) = ("terminal", "Accept: text/plain; color=always");
const LANGUAGES: [&str; 4] = [
    "Accept-Language: en",
    "Accept-Language: ja",
    "Accept-Language: ko",
    "Accept-Language: zh-TW",
];

/// What no visitor may read, wherever it stands.
fn secrets(world: &World) -> Vec<String> {
    let mut secrets: Vec<String> = [
        // Of the configuration: its file, the names in it.
        "candor.toml",
        "inside_",
        "/x/",
        "http://127.0.0.1",
        // Addresses and names.
        "127.0.0.1",
        "127.255.255.255",
        "[::1]",
        "nobody.test",
        "silent.test",
        "broken.test",
        "origin.test",
        "other.test",
        "localhost",
        // Of certificates and files.
        "stranger",
        "CN=",
        "ca.pem",
        ".sock",
        "/tmp",
        // Raw bytes of the upstream.
        "SSH-2.0",
        "OpenSSH",
        "ESMTP",
        "mail.test",
        "12 bytes",
        "Hello world",
        "X-Half",
        "twelve",
        // Of the kernel and the libraries.
        "errno",
        "ECONN",
        "EACCES",
        "rustls",
        "SERVFAIL",
        "NXDOMAIN",
    ]
    .map(str::to_owned)
    .to_vec();
    let directory = world.candor.directory().to_str().unwrap().to_owned();
    secrets.push(directory);
    secrets.push(world.origin.ca().to_str().unwrap().to_owned());
    secrets
}

/// Every number that is an address's port: with nothing beside it that makes it part of another.
fn has_number(whole: &str, number: &str) -> bool {
    whole.match_indices(number).any(|(at, _)| {
        let before = whole[..at].chars().next_back();
        let after = whole[at + number.len()..].chars().next();
        let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric());
        apart(before) && apart(after)
    })
}

fn whole(response: &Response) -> String {
    let mut whole = format!("{}\r\n", response.status_line);
    for (name, value) in &response.headers {
        whole += &format!("{name}: {value}\r\n");
    }
    whole + "\r\n" + &response.text()
}

#[test]
fn visitors_see_nothing_of_the_inside() {
    let world = World::start();
    let secrets = secrets(&world);
    let mut searched = 0;
    let mut found = Vec::new();
    let faults = candor_faults::FAULTS.iter();
    let mut rows: Vec<_> = faults
        .filter(|fault| matches!(fault.outcome, Outcome::Answered(_)))
        .filter(|fault| world.is_unprivileged || !fault.needs_unprivileged_proxy())
        .map(|fault| (fault.name, fault.cause, fault.ask))
        .collect();
    rows.push(("cfg_no_route", "cfg_no_route", Ask::Get));
    for (name, cause, ask) in rows {
        let port = candor_faults::Fault::find(name)
            .and_then(|fault| world.server(fault.name).rsplit(':').next())
            .filter(|port| port.parse::<u16>().is_ok_and(|port| port > 1023));
        for (form, field) in FORMS.iter().chain(&[COLORED]) {
            let path = format!("/x/{name}?query-{form}");
            // By turns, so that each language meets each form.
            let language = LANGUAGES[searched % LANGUAGES.len()];
            let fields = format!("{field}\r\n{language}\r\nVia: 1.1 tunnel\r\n");
            let response = scene::response(&world.candor, ask, &path, &fields);
            assert_eq!(response.header("candor-cause"), Some(cause), "{name}");
            let whole = whole(&response);
            for secret in &secrets {
                if whole.contains(secret) {
                    found.push(format!("{name} as {form}: {secret}\n{whole}"));
                }
            }
            if port.is_some_and(|port| has_number(&whole, port)) {
                found.push(format!("{name} as {form}: port\n{whole}"));
            }
            searched += 1;
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n\n"));
    eprintln!(
        "visitors: {searched} answers, {} secrets each",
        secrets.len()
    );
    assert!(searched > 80, "{searched}");
}

/// The search finds what there is: the same answers to an operator are full of it.
#[test]
fn the_search_finds_what_an_operator_sees() {
    let world = World::start();
    let operator = whole(&world.ask("/x/tls_cert_untrusted", &["Accept: application/json"]));
    let fault = candor_faults::Fault::find("tls_cert_untrusted").unwrap();
    let port = world.server(fault.name).rsplit(':').next().unwrap();
    assert!(has_number(&operator, port));
    let upstream = upstream_name(fault);
    for secret in ["127.0.0.1", "candor.toml", "CN=", "ca.pem", &upstream] {
        assert!(operator.contains(secret), "{secret}");
    }
}

/// The visitor's answer says what a visitor can use.
#[test]
fn visitors_get_a_sentence_the_code_and_the_request_id() {
    let world = World::start();
    for (form, field) in FORMS {
        let response = world.ask("/x/connect_refused", &[field, "Sec-Fetch-Dest: empty"]);
        let id = response.header("x-request-id").unwrap().to_owned();
        assert_eq!(response.header("cache-control"), Some("no-store"));
        assert_eq!(
            response.header("proxy-status"),
            Some("candor; error=connection_refused")
        );
        let text = response.text();
        match form {
            "problem+json" => {
                let it = response.json();
                let keys: Vec<_> = it.as_object().unwrap().keys().collect();
                let expected = [
                    "cause",
                    "detail",
                    "instance",
                    "request_id",
                    "status",
                    "time",
                    "title",
                    "type",
                ];
                assert_eq!(keys, expected);
                assert_eq!(it["request_id"], id);
            }
            "grpc" => {
                assert_eq!(response.header("grpc-status"), Some("14"));
                let message = response.header("grpc-message").unwrap();
                assert!(message.ends_with("(connect_refused)"), "{message}");
            }
            _ => {
                for part in [&id, "connect_refused", "502 Bad Gateway"] {
                    assert!(text.contains(part), "{text}");
                }
            }
        }
    }
}

/// Over TLS and HTTP/2 and on a refused request the same holds: the request is never believed.
#[test]
fn a_refused_request_tells_nothing() {
    let world = World::start();
    for bytes in [
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n".as_slice(),
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET /x/ HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x00\x05hello\r\n\r\n",
    ] {
        let mut client = Client::connect(world.candor.address());
        client.send(bytes);
        let answer = String::from_utf8_lossy(&client.rest().0).into_owned();
        for secret in ["127.0.0.1", "inside_", "candor.toml", "localhost"] {
            assert!(!answer.contains(secret), "{secret} in {answer}");
        }
    }
}
