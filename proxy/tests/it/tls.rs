//! TLS towards clients, and PROXY headers.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;

use crate::harness::{Authority, Candor, Client};

/// Sites a.test and b.test with a certificate each; b wants TLS 1.3, c.test a client certificate.
fn start(authority: &Authority, directory: Arc<TempDir>) -> Candor {
    let dir = directory.path();
    authority.write(dir);
    for name in ["a", "b", "c"] {
        authority.issue(dir, name, &[&format!("{name}.test")]);
    }
    let site = |name: &str, more: &str| {
        format!(
            "[site.\"https://{name}.test:0\"]\nrespond = \"{name}\"\n\
             tls = {{ cert = \"{{dir}}/{name}.pem\", key = \"{{dir}}/{name}.key\"{more} }}\n"
        )
    };
    let toml = format!(
        "[listen.l]\nbind = \"127.0.0.1:0\"\n{}{}{}",
        site("a", ""),
        site("b", ", min = \"1.3\""),
        site("c", ", client_ca = \"{dir}/ca.pem\"")
    );
    Candor::start_in(directory, &toml)
}

fn setup() -> (Authority, Candor) {
    let authority = Authority::new();
    let candor = start(&authority, Arc::new(tempfile::tempdir().unwrap()));
    (authority, candor)
}

fn get(client: &mut Client, host: &str) -> crate::harness::Response {
    client.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
    client.response()
}

fn handshake_log(candor: &Candor, reason: &str) -> serde_json::Value {
    candor.log(|line| line["what"] == "handshake_failed" && line["reason"] == reason)
}

#[test]
fn certificates_are_chosen_by_name() {
    let (authority, candor) = setup();
    for name in ["a.test", "b.test", "A.Test"] {
        let mut client = Client::connect_tls(candor.address(), name, authority.client()).unwrap();
        let site = name[..1].to_lowercase();
        assert_eq!(get(&mut client, name).text(), site);
    }
}

#[test]
fn each_version_is_spoken_and_a_site_may_refuse_the_older() {
    let (authority, candor) = setup();
    let old = || authority.client_with(&[&rustls::version::TLS12], None);
    let mut client = Client::connect_tls(candor.address(), "a.test", old()).unwrap();
    assert_eq!(get(&mut client, "a.test").text(), "a");
    assert!(Client::connect_tls(candor.address(), "b.test", old()).is_err());
    let line = handshake_log(&candor, "no_common_version");
    assert_eq!(line["server_name"], "b.test");
}

#[test]
fn alpn_chooses_http2_when_both_speak_it() {
    let (authority, candor) = setup();
    let mut config = authority.client();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let mut client = Client::connect_tls(candor.address(), "a.test", config).unwrap();
    client.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0");
    // A SETTINGS frame comes first: type 4 on stream 0.
    assert_eq!(client.take(9)[3..], [4, 0, 0, 0, 0, 0]);
}

#[test]
fn an_unknown_name_is_refused_by_name() {
    let (authority, candor) = setup();
    let error = Client::connect_tls(candor.address(), "z.test", authority.client());
    let error = error.err().unwrap().to_string();
    assert!(error.contains("UnrecognisedName"), "{error}");
    assert_eq!(
        handshake_log(&candor, "unknown_server_name")["server_name"],
        "z.test"
    );
}

#[test]
fn client_certificates_are_asked_for_where_a_site_says_so() {
    let (authority, candor) = setup();
    let versions = &[&rustls::version::TLS12];
    let none = authority.client_with(versions, None);
    assert!(Client::connect_tls(candor.address(), "c.test", none).is_err());
    handshake_log(&candor, "client_certificate_missing");

    let stranger = Authority::new().issue(candor.directory(), "stranger", &["x"]);
    let wrong = authority.client_with(versions, Some(&stranger));
    assert!(Client::connect_tls(candor.address(), "c.test", wrong).is_err());
    handshake_log(&candor, "client_certificate_untrusted");

    let own = authority.issue(candor.directory(), "me", &["me"]);
    let right = authority.client_with(versions, Some(&own));
    let mut client = Client::connect_tls(candor.address(), "c.test", right).unwrap();
    assert_eq!(get(&mut client, "c.test").text(), "c");
}

#[test]
fn another_sites_policy_is_not_got_around() {
    let (authority, candor) = setup();
    let mut client = Client::connect_tls(candor.address(), "a.test", authority.client()).unwrap();
    let response = get(&mut client, "c.test");
    assert_eq!(response.status, 421);
}

#[test]
fn a_client_that_does_not_trust_us_is_logged() {
    let (_, candor) = setup();
    let client = Authority::new().client();
    assert!(Client::connect_tls(candor.address(), "a.test", client).is_err());
    let line = handshake_log(&candor, "client_alert");
    assert!(
        line["detail"].as_str().unwrap().contains("does not trust"),
        "{line}"
    );
}

#[test]
fn plain_http_on_a_tls_port_is_answered_in_plain() {
    let (_, candor) = setup();
    let response = candor.request("GET / HTTP/1.1\r\nHost: a.test:8443");
    assert_eq!(response.status, 400);
    assert_eq!(
        response.header("candor-cause"),
        Some("client_request_invalid")
    );
    assert!(
        response.text().contains("https://a.test:8443/"),
        "{}",
        response.text()
    );
    handshake_log(&candor, "plain_http_on_tls_port");
}

#[test]
fn garbage_half_a_handshake_and_a_port_check() {
    let (_, candor) = setup();
    let mut client = candor.client();
    client.send(b"\0\0\0garbage");
    client.rest();
    handshake_log(&candor, "not_tls");
    let mut client = candor.client();
    client.send(&[0x16, 3, 1, 2, 0, 1, 0]);
    client.finish();
    client.rest();
    handshake_log(&candor, "client_left");
    let mut client = candor.client();
    client.finish();
    client.rest();
    let mut client = candor.client();
    client.send(&[0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5]);
    client.rest();
    handshake_log(&candor, "message_invalid");
    // The port check left no line.
    let count = candor
        .log_lines()
        .iter()
        .filter(|l| l["event"] == "connection")
        .count();
    assert_eq!(count, 3);
}

#[test]
fn a_slow_handshake_is_ended() {
    let authority = Authority::new();
    let directory = Arc::new(tempfile::tempdir().unwrap());
    authority.issue(directory.path(), "a", &["a.test"]);
    let candor = Candor::start_in(
        directory,
        "[client]\nhandshake = \"100ms\"\n[listen.l]\nbind = \"127.0.0.1:0\"\n\
         [site.\"https://a.test:0\"]\nrespond = \"a\"\n\
         tls = { cert = \"{dir}/a.pem\", key = \"{dir}/a.key\" }\n",
    );
    let mut client = candor.client();
    client.send(&[0x16, 3, 1]);
    client.rest();
    handshake_log(&candor, "timeout");
}

#[test]
fn a_reload_reads_certificates_again() {
    let (authority, candor) = setup();
    let toml = std::fs::read_to_string(candor.directory().join("candor.toml")).unwrap();
    let mut old = Client::connect_tls(candor.address(), "a.test", authority.client()).unwrap();
    let renewed = Authority::new();
    renewed.issue(candor.directory(), "a", &["a.test"]);
    candor.reload(&toml);
    let mut new = Client::connect_tls(candor.address(), "a.test", renewed.client()).unwrap();
    assert_eq!(get(&mut new, "a.test").text(), "a");
    // The connection from before lives on.
    assert_eq!(get(&mut old, "a.test").text(), "a");
}

#[test]
fn bad_certificates_stop_the_start_each_with_its_line() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let authority = Authority::new();
    let dir = directory.path();
    authority.issue(dir, "a", &["a.test"]);
    authority.issue(dir, "b", &["b.test"]);
    std::fs::write(dir.join("empty.pem"), "").unwrap();
    let site = |name: &str, cert: &str, key: &str| {
        format!(
            "[site.\"https://{name}.test:0\"]\nrespond = \"x\"\n\
             tls = {{ cert = \"{{dir}}/{cert}\", key = \"{{dir}}/{key}\" }}\n"
        )
    };
    let toml = [
        site("a", "a.pem", "b.key"),
        site("b", "missing.pem", "b.key"),
        site("c", "empty.pem", "a.pem"),
    ];
    let mut candor = Candor::spawn(Arc::clone(&directory), &toml.concat());
    assert_eq!(candor.wait().code(), Some(2));
    let said = candor.stderr();
    for part in [
        "is not the key of the first certificate in",
        "missing.pem` does not exist",
        "holds no `-----BEGIN CERTIFICATE-----`",
        "holds no `-----BEGIN PRIVATE KEY-----`",
        "candor.toml:3:",
        "candor.toml:6:",
        "candor.toml:9:",
    ] {
        assert!(said.contains(part), "`{part}` is not in:\n{said}");
    }
}

fn proxied(mode: &str, trust: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\ntrust = [\"{trust}\"]\n\
         [listen.l]\nbind = [\"127.0.0.1:0\", \"unix:{{dir}}/s\"]\nproxy_protocol = \"{mode}\"\n\
         [site.\":0\"]\nrespond = \"x\"\n"
    ))
}

const V1: &[u8] = b"PROXY TCP4 192.0.2.7 192.0.2.1 4711 80\r\n";
const GET: &[u8] = b"GET /p HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

fn exchange(mut client: Client, bytes: &[u8]) -> Vec<u8> {
    client.send(bytes);
    client.rest().0
}

fn connect(address: SocketAddr) -> Client {
    Client::connect(address)
}

#[test]
fn a_proxy_header_of_a_trusted_peer_names_the_client() {
    let candor = proxied("accept", "127.0.0.1/32");
    let answer = exchange(connect(candor.address()), &[V1, GET].concat());
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    assert_eq!(candor.logged("/p")["client"], "192.0.2.7");
}

#[test]
fn a_unix_sockets_peer_counts_as_127_0_0_1() {
    let candor = proxied("require", "127.0.0.1/32");
    let path = candor.directory().join("s");
    let answer = exchange(Client::connect_unix(Path::new(&path)), &[V1, GET].concat());
    assert!(answer.starts_with(b"HTTP/1.1 200"));
    assert_eq!(candor.logged("/p")["client"], "192.0.2.7");
}

#[test]
fn no_header_is_fine_unless_it_is_required() {
    let candor = proxied("accept", "127.0.0.1/32");
    assert!(exchange(connect(candor.address()), GET).starts_with(b"HTTP/1.1 200"));
    let candor = proxied("require", "127.0.0.1/32");
    assert_eq!(exchange(connect(candor.address()), GET), b"");
    let line = candor.log(|line| line["event"] == "connection");
    assert_eq!(line["reason"], "proxy_header_missing");
}

#[test]
fn a_header_of_a_stranger_is_refused() {
    let candor = proxied("accept", "192.0.2.0/24");
    assert_eq!(
        exchange(connect(candor.address()), &[V1, GET].concat()),
        b""
    );
    let line = candor.log(|line| line["event"] == "connection");
    assert_eq!(line["reason"], "proxy_header_untrusted");
    // Without one it is a client like any other.
    assert!(exchange(connect(candor.address()), GET).starts_with(b"HTTP/1.1 200"));
}

#[test]
fn tls_follows_a_proxy_header() {
    let authority = Authority::new();
    let directory = Arc::new(tempfile::tempdir().unwrap());
    authority.issue(directory.path(), "a", &["a.test"]);
    let candor = Candor::start_in(
        directory,
        "[candor]\ntrust = [\"loopback\"]\n\
         [listen.l]\nbind = \"127.0.0.1:0\"\nproxy_protocol = \"require\"\n\
         [site.\"https://a.test:0\"]\nrespond = \"a\"\n\
         tls = { cert = \"{dir}/a.pem\", key = \"{dir}/a.key\" }\n",
    );
    let mut client =
        Client::connect_tls_after(candor.address(), V1, "a.test", authority.client()).unwrap();
    assert_eq!(get(&mut client, "a.test").text(), "a");
    assert_eq!(candor.logged("/")["client"], "192.0.2.7");
}
