//! The admin interface and the commands that ask it.

mod answers;
mod commands;
mod guard;
mod openapi;
mod place;
mod practice;

use serde_json::Value;

use crate::harness::{Candor, Client, Response, eventually};

/// A site whose upstream is not there.
pub(super) const REFUSED: &str = "[site.\"http://127.0.0.1:0\"]\nproxy = \"127.0.0.1:1\"\n";

/// One request to the admin interface on its unix socket.
pub(super) fn ask(candor: &Candor, head: &str, body: &str) -> Response {
    let mut client = Client::connect_unix(&candor.directory().join("admin.sock"));
    send(&mut client, &format!("{head}\r\nHost: localhost"), body)
}

/// One request with these field lines.
pub(super) fn send(client: &mut Client, head: &str, body: &str) -> Response {
    let length = body.len();
    let method = head.split(' ').next().unwrap();
    client.send(
        format!(
            "{head}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\
             Connection: close\r\n\r\n{body}"
        )
        .as_bytes(),
    );
    client.response_to(method)
}

/// The JSON at a path.
pub fn get(candor: &Candor, path: &str) -> Value {
    let response = ask(candor, &format!("GET {path} HTTP/1.1"), "");
    assert_eq!(response.status, 200, "{path}: {}", response.text());
    response.json()
}

/// A failed request: its id, and the admin interface knows it.
pub(super) fn fail(candor: &Candor, path: &str) -> String {
    let answer = candor.get(path);
    let id = answer.header("x-request-id").unwrap().to_owned();
    eventually(|| {
        let known = ask(candor, &format!("GET /v1/requests/{id} HTTP/1.1"), "");
        (known.status == 200).then_some(())
    });
    id
}

/// Runs `candor` as somebody who has this process's runtime directory: exit code, output, errors.
pub fn run(candor: &Candor, arguments: &[&str]) -> (i32, String, String) {
    crate::harness::run_in(candor.directory(), arguments)
}
