//! The control probe: what a member says when Candor asks it again, and how seldom that is.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

use crate::harness::{Authority, Candor, Reply, Upstream, eventually};

fn site(upstream: &str, more: &str) -> String {
    format!(
        "{more}[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         timeout = {{ first_byte = \"300ms\", tls = \"300ms\" }}\n\
         [upstream.app]\nservers = [\"{upstream}\"]\nretry = {{ tries = 1 }}\n"
    )
}

fn problem(candor: &Candor, method: &str, path: &str) -> Value {
    let length = if method == "POST" {
        "\r\nContent-Length: 0"
    } else {
        ""
    };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nCookie: session=secret\r\n\
         Accept: application/problem+json{length}"
    );
    candor.request(&head).json()
}

fn probes(problem: &Value) -> Vec<&Value> {
    let facts = problem["evidence"].as_array().unwrap().iter();
    facts.filter(|fact| fact["fact"] == "probe").collect()
}

/// The answer of a GET once the probe has one: an operator's answer waits for it only so long.
fn probed(candor: &Candor, path: &str, likely: &str) -> Value {
    eventually(|| {
        let problem = problem(candor, "GET", path);
        (problem["likely"][0]["id"] == likely).then_some(problem)
    })
}

/// An application in which `/report` waits until the test ends. Its sender must be kept.
fn slow_report() -> (Upstream, mpsc::Sender<()>) {
    let (sender, receiver) = mpsc::channel::<()>();
    let receiver = Mutex::new(receiver);
    let upstream = Upstream::start(move |request| {
        if request.path().starts_with("/report") {
            let _ = receiver.lock().unwrap().recv();
        }
        Reply::Close(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_vec())
    });
    (upstream, sender)
}

fn asked_by_probes(upstream: &Upstream) -> Vec<String> {
    let requests = upstream.requests().into_iter();
    let of_probes = requests.filter(|it| it.header("user-agent") == Some("candor-probe"));
    of_probes.map(|it| it.line).collect()
}

#[test]
fn a_slow_path_is_told_from_a_slow_application() {
    let (upstream, _waiting) = slow_report();
    let candor = Candor::start(&site(&upstream.address().to_string(), ""));
    let problem = probed(&candor, "/report", "only_this_path");
    assert_eq!(problem["cause"], "timeout_first_byte", "{problem}");
    let probe = probes(&problem)[0];
    assert_eq!(
        (&probe["path"], &probe["status"]),
        (&"/".into(), &200.into())
    );
    let why = problem["likely"][0]["why"].as_str().unwrap();
    assert!(why.starts_with("GET / was answered with 200 in "), "{why}");
    let likely = problem["likely"].to_string();
    assert!(!likely.contains("workers_busy"), "{likely}");
    // What the client sent of its own is not repeated.
    let requests = upstream.requests();
    let own = requests.iter().find(|it| it.path() == "/").unwrap();
    assert_eq!(own.header("cookie"), None);
    assert_eq!(own.header("host"), Some("localhost"));
}

#[test]
fn an_application_that_hangs_as_a_whole_is_told_so() {
    // Accepted by the kernel, served by nobody.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let candor = Candor::start(&site(&address, ""));
    let problem = probed(&candor, "/report", "every_path");
    let probes = probes(&problem);
    assert_eq!(probes[0]["outcome"], "silent", "{problem}");
}

#[test]
fn a_member_is_asked_once_in_a_while_however_many_fail() {
    let (upstream, _waiting) = slow_report();
    let candor = Candor::start(&site(&upstream.address().to_string(), ""));
    let failing: Vec<_> = (0..40)
        .map(|number| {
            let mut client = candor.client();
            client.send(
                format!(
                    "GET /report/{number} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n"
                )
                .as_bytes(),
            );
            client
        })
        .collect();
    for mut client in failing {
        assert_eq!(client.response().status, 504);
    }
    probed(&candor, "/report/0", "only_this_path");
    // One connection each: the slow ones, and this.
    eventually(|| (asked_by_probes(&upstream) == ["GET / HTTP/1.1"]).then_some(()));
}

#[test]
fn probes_can_be_switched_off() {
    let (upstream, _waiting) = slow_report();
    let off = "[diagnosis]\nprobes = false\n";
    let candor = Candor::start(&site(&upstream.address().to_string(), off));
    for _ in 0..3 {
        let problem = problem(&candor, "GET", "/report");
        assert_eq!(problem["cause"], "timeout_first_byte");
        assert!(probes(&problem).is_empty(), "{problem}");
    }
    assert_eq!(asked_by_probes(&upstream), [""; 0]);
}

#[test]
fn what_changes_something_is_never_repeated() {
    let upstream = Upstream::start(|_| Reply::Close(Vec::new()));
    let candor = Candor::start(&site(&upstream.address().to_string(), ""));
    let first = problem(&candor, "POST", "/order");
    assert_eq!(first["cause"], "head_closed_empty", "{first}");
    eventually(|| asked_by_probes(&upstream).first().cloned());
    let orders = upstream.requests();
    let orders = orders.iter().filter(|it| it.path() == "/order");
    assert_eq!(orders.count(), 1);
}

#[test]
fn what_is_safe_is_asked_again_as_it_was() {
    let failed = Mutex::new(false);
    let upstream = Upstream::start(move |_| {
        let first = !std::mem::replace(&mut *failed.lock().unwrap(), true);
        match first {
            true => Reply::Close(Vec::new()),
            false => Reply::ok(""),
        }
    });
    let candor = Candor::start(&site(&upstream.address().to_string(), ""));
    let problem = problem(&candor, "GET", "/cart");
    assert_eq!(problem["cause"], "head_closed_empty", "{problem}");
    eventually(|| (asked_by_probes(&upstream) == ["GET /cart HTTP/1.1"]).then_some(()));
    candor.log(|line| {
        let text = line.to_string();
        line["request_id"] == problem["request_id"] && text.contains("\"way\":\"same\"")
    });
}

/// A server that speaks TLS, and hangs up on whatever is none.
fn tls_only(authority: &Authority, directory: &std::path::Path) -> SocketAddr {
    let issued = authority.issue(directory, "server", &["localhost", "127.0.0.1"]);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::try_from(issued.key_der).unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![issued.der], key)
        .unwrap();
    let config = Arc::new(config);
    serve(move |stream| {
        let mut first = [0];
        if stream.peek(&mut first).is_ok_and(|_| first[0] == 0x16) {
            let session = ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = StreamOwned::new(session, stream);
            let _ = stream.read(&mut [0; 1024]);
        }
    })
}

fn serve(each: impl Fn(TcpStream) + Send + Sync + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let each = Arc::new(each);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let each = Arc::clone(&each);
            thread::spawn(move || each(stream));
        }
    });
    address
}

#[test]
fn a_tls_port_that_hangs_up_on_plain_requests_is_known_by_a_handshake() {
    let directory = tempfile::tempdir().unwrap();
    let address = tls_only(&Authority::new(), directory.path());
    let candor = Candor::start(&site(&address.to_string(), ""));
    let problem = probed(&candor, "/", "speaks_tls");
    let text = problem["likely"][0]["text"].as_str().unwrap();
    assert!(text.contains("write https:// for"), "{text}");
    let ways: Vec<_> = probes(&problem)
        .iter()
        .map(|it| it["way"].clone())
        .collect();
    assert_eq!(ways, ["same", "other_path", "tls"], "{problem}");
    let shaken = probes(&problem)[2];
    assert_eq!(
        (&shaken["outcome"], &shaken["version"]),
        (&"tls".into(), &"TLS 1.3".into())
    );
    assert!(
        shaken["names"].to_string().contains("localhost"),
        "{shaken}"
    );
}

#[test]
fn a_plain_port_that_waits_under_tls_is_known_by_its_answer() {
    // It takes a handshake for the beginning of a request, and waits for the rest.
    let address = serve(|mut stream| {
        let mut bytes = [0; 1024];
        while let Ok(1..) = stream.read(&mut bytes) {
            if bytes.starts_with(b"GET ") {
                let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n");
            }
        }
    });
    let candor = Candor::start(&site(&format!("https://{address}"), ""));
    let problem = probed(&candor, "/", "speaks_plain");
    assert_eq!(problem["cause"], "tls_timeout", "{problem}");
    let why = problem["likely"][0]["why"].as_str().unwrap();
    assert!(why.contains("in plain was answered with 204"), "{why}");
}

#[test]
fn a_server_of_grpc_is_known_by_its_settings() {
    // As servers that know no HTTP/1: anything but the preface ends the connection.
    let address = serve(|mut stream| {
        let mut bytes = [0; 24];
        if stream.read_exact(&mut bytes).is_ok() && bytes.starts_with(b"PRI * HTTP/2.0") {
            let _ = stream.write_all(&[0, 0, 0, 4, 0, 0, 0, 0, 0]);
            let _ = stream.read(&mut bytes);
        }
    });
    let candor = Candor::start(&site(&address.to_string(), ""));
    let problem = probed(&candor, "/", "speaks_http2");
    assert!(
        problem["likely"][0]["text"]
            .as_str()
            .unwrap()
            .contains("gRPC")
    );
}

#[test]
fn visitors_learn_nothing_of_it() {
    let (upstream, _waiting) = slow_report();
    let candor = Candor::start(&site(&upstream.address().to_string(), ""));
    probed(&candor, "/report", "only_this_path");
    let seen = candor.request("GET /report HTTP/1.1\r\nHost: shop.example");
    assert_eq!(seen.status, 504);
    assert!(!seen.text().contains("answered with"), "{}", seen.text());
}
