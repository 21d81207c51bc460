//! gRPC by the clients and servers of others.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};

use serde_json::Value;

use crate::harness::{Authority, Candor};
use crate::program::{application, python};

/// A gRPC server, which is ended with the test.
struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start(arguments: &[&str]) -> Option<Self> {
        let mut command = python("python")?;
        command.arg(application().join("grpc_server.py"));
        let child = command.args(arguments).stdin(Stdio::null());
        let mut child = child.stderr(Stdio::piped()).spawn().unwrap();
        let said = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut said = said.map_while(Result::ok);
        let port = said.find_map(|line| line.strip_prefix("port ")?.parse().ok());
        let Some(port) = port else {
            eprintln!("skipped: no grpcio (make test installs it)");
            let _ = child.wait();
            return None;
        };
        std::thread::spawn(move || said.for_each(drop));
        Some(Self { child, port })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a gRPC client says of these cases.
fn asked(target: &str, ca: &str, cases: &[&str]) -> Value {
    let mut command = python("python").unwrap();
    let command = command.arg(application().join("grpc_client.py"));
    let output = command.args([target, ca]).args(cases).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Candor before a server, for clients that speak HTTP/2 without TLS.
fn candor(server: &Server) -> Candor {
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [upstream.app]\nservers = [\"grpc://127.0.0.1:{}\"]\n",
        server.port
    ))
}

const CASES: [&str; 10] = [
    "unary",
    "server_stream",
    "client_stream",
    "chat",
    "fail",
    "remaining",
    "deadline",
    "large",
    "many",
    "health",
];

fn check(told: &Value) {
    let unary = &told["unary"];
    assert_eq!(unary["code"], "OK", "{told:#}");
    assert_eq!(unary["answer"], "ping");
    assert_eq!(unary["fields"]["x-first"], "1", "{unary}");
    assert_eq!(unary["fields"]["x-last"], "abc", "{unary}");
    assert_eq!(unary["fields"]["x-raw-bin"], "00ff", "{unary}");
    assert_eq!(told["server_stream"], true);
    assert_eq!(told["client_stream"], 1_000_000);
    assert_eq!(told["chat"], true);
    // "Trailers-Only": the status is in the head, and so it must stay.
    assert_eq!(told["fail"]["code"], "NOT_FOUND", "{told:#}");
    assert_eq!(told["fail"]["details"], "nothing is here: \u{e9} 100%");
    let remaining = told["remaining"].as_f64().unwrap();
    assert!(
        (0.0..=5.1).contains(&remaining),
        "grpc-timeout: {remaining}"
    );
    assert_eq!(told["deadline"]["code"], "DEADLINE_EXCEEDED");
    assert_eq!(told["deadline"]["told"], "yes", "the server was not told");
    assert_eq!(told["large"], true);
    assert_eq!(told["many"], true);
    assert_eq!(told["health"], "SERVING");
}

#[test]
fn every_kind_of_call_without_tls() {
    let Some(server) = Server::start(&[]) else {
        return;
    };
    let candor = candor(&server);
    let target = candor.address().to_string();
    check(&asked(&target, "-", &CASES));
    let line = candor.logged("/test.Echo/Unary");
    assert_eq!(line["protocol"], "HTTP/2.0", "{line}");
    assert_eq!(line["delivered"], "complete", "{line}");
}

#[test]
fn every_kind_of_call_with_tls_on_both_sides() {
    let authority = Authority::new();
    let directory = tempfile::tempdir().unwrap();
    let ca = authority.write(directory.path());
    let ca = ca.to_str().unwrap();
    let own = authority.issue(directory.path(), "server", &["localhost", "127.0.0.1"]);
    let (chain, key) = (own.certificate.to_str().unwrap(), own.key.to_str().unwrap());
    let Some(server) = Server::start(&[chain, key]) else {
        return;
    };
    let candor = Candor::start(&format!(
        "[site.\"https://localhost:0\"]\nproxy = \"app\"\n\
         tls = {{ cert = \"{chain}\", key = \"{key}\" }}\n\
         [upstream.app]\nservers = [\"grpcs://127.0.0.1:{}\"]\ntls = {{ ca = \"{ca}\" }}\n",
        server.port
    ));
    let target = format!("localhost:{}", candor.address().port());
    check(&asked(&target, ca, &CASES));
}

/// A member dies within a stream: the client is told as gRPC does, not left to wait.
#[test]
fn a_member_that_dies_within_a_stream() {
    let Some(server) = Server::start(&[]) else {
        return;
    };
    let candor = candor(&server);
    let target = candor.address().to_string();
    let told = asked(&target, "-", &["killed", "gone"]);
    assert_eq!(told["killed"]["first"], "first", "{told:#}");
    assert_eq!(told["killed"]["code"], "UNAVAILABLE", "{told:#}");
    assert_eq!(told["gone"]["code"], "UNAVAILABLE", "{told:#}");
    let line = candor.logged("/test.Echo/Endless");
    assert_eq!(line["delivered"], "cut", "{line}");
    assert_eq!(line["status_by"], "upstream", "{line}");
    let line = candor.logged("/test.Echo/Unary");
    assert_eq!(line["cause"], "connect_refused", "{line}");
}
