//! FastCGI, uwsgi and PROXY headers as seen by servers that the test writes byte for byte.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::harness::{Authority, Candor, LIMIT, eventually};
use crate::program::{application, free_port, python, skipped};

/// A server that answers each connection with these bytes once the request has come, and tells what came.
struct Raw {
    address: SocketAddr,
    came: Receiver<Vec<u8>>,
}

impl Raw {
    /// `end`: what a request ends with.
    fn start(end: &'static [u8], answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, came) = channel();
        thread::spawn(move || {
            for answer in answers {
                let Ok((mut stream, _)) = listener.accept() else {
                    return;
                };
                let request = until(&mut stream, end);
                let _ = tell.send(request);
                let _ = stream.write_all(&answer);
                let _ = stream.shutdown(Shutdown::Write);
                let _ = stream.read_to_end(&mut Vec::new());
            }
        });
        Self { address, came }
    }

    fn request(&self) -> Vec<u8> {
        self.came.recv_timeout(LIMIT).unwrap()
    }
}

fn until(stream: &mut TcpStream, end: &[u8]) -> Vec<u8> {
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    let mut came = Vec::new();
    let mut buffer = [0; 16 * 1024];
    while !came.ends_with(end) {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => came.extend_from_slice(&buffer[..count]),
        }
    }
    came
}

/// The last record of a request.
const LAST: &[u8] = b"\x01\x05\0\x01\0\0\0\0";
const END: &[u8] = b"\x01\x03\0\x01\0\x08\0\0\0\0\0\0\0\0\0\0";

fn output(content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16).to_be_bytes();
    [&[1, 6, 0, 1, length[0], length[1], 0, 0][..], content].concat()
}

fn fastcgi(address: SocketAddr) -> Candor {
    Candor::start(&format!(
        "[diagnosis]\nprobes = false\n[site.\"http://127.0.0.1:0\"]\nproxy = \"fastcgi://{address}\"\n"
    ))
}

fn told(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

#[test]
fn what_fails_in_fastcgi_is_named() {
    let mut overloaded = END.to_vec();
    overloaded[12] = 2;
    let cases: Vec<(Vec<u8>, &str, Option<&str>)> = vec![
        (
            b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".to_vec(),
            "head_not_http",
            Some("fcgi_http"),
        ),
        (
            b"+OK ready\r\n".to_vec(),
            "head_not_http",
            Some("fcgi_no_record"),
        ),
        (
            b"\x01\x09\0\x01\0\0\0\0".to_vec(),
            "head_not_http",
            Some("fcgi_record"),
        ),
        (overloaded, "head_closed_empty", Some("fcgi_overloaded")),
        (END.to_vec(), "head_closed_empty", Some("fcgi_no_output")),
        (Vec::new(), "head_closed_empty", None),
        (
            [output(b"<html>no head</html>\n\n"), END.to_vec()].concat(),
            "head_not_http",
            Some("html"),
        ),
        (
            [output(b"Status: abc\r\n\r\n"), END.to_vec()].concat(),
            "head_status_line_invalid",
            Some("code"),
        ),
        (
            [
                output(b"Content-Type: text/plain\r\nno field\r\n\r\n"),
                END.to_vec(),
            ]
            .concat(),
            "head_header_syntax",
            Some("no_colon"),
        ),
        (
            output(b"Content-Type: text/plain\r\nX-Cut"),
            "head_truncated",
            Some("closed"),
        ),
    ];
    for (answer, cause, reason) in cases {
        let server = Raw::start(LAST, vec![answer.clone(); 2]);
        let candor = fastcgi(server.address);
        let told = told(&candor, "/");
        let shown = String::from_utf8_lossy(&answer).into_owned();
        assert_eq!(told["cause"], cause, "{shown}: {told:#}");
        assert_eq!(
            told.get("reason").and_then(Value::as_str),
            reason,
            "{shown}: {told:#}"
        );
        let line = candor.logged("/");
        assert_eq!(line["cause"], cause);
        assert!(line["evidence"].to_string().contains("fast_cgi"), "{line}");
    }
}

/// The member speaks FastCGI; what is wrong is what its script wrote.
#[test]
fn what_a_script_wrote_in_place_of_a_head_is_not_blamed_on_the_protocol() {
    let cases = [
        (&b"<html>no head</html>\n\n"[..], "begins with no head"),
        (b"Cont", "begins with no head"),
        (
            b"Content-Type: text/plain\r\nX-Cut",
            "ended the request by FCGI_END_REQUEST within the head",
        ),
    ];
    for (wrote, expected) in cases {
        let answer = [output(wrote), END.to_vec()].concat();
        let server = Raw::start(LAST, vec![answer; 2]);
        let told = told(&fastcgi(server.address), "/");
        let detail = told["detail"].as_str().unwrap();
        assert!(detail.contains(expected), "{told:#}");
    }
}

/// A member that says so much and then nothing, without closing.
fn stalls(after: Vec<u8>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        while let Ok((mut stream, _)) = listener.accept() {
            until(&mut stream, LAST);
            let _ = stream.write_all(&after);
            thread::spawn(move || stream.read_to_end(&mut Vec::new()));
        }
    });
    address
}

#[test]
fn a_head_that_stalls_in_fastcgi_has_begun() {
    let error = b"\x01\x07\0\x01\0\x05\0\0hello".to_vec();
    let cases = [
        (
            output(b"X: y\r\n"),
            "timeout_head",
            "6 bytes came, up to line",
        ),
        (error, "timeout_first_byte", "wrote to its error stream"),
        (Vec::new(), "timeout_first_byte", "sent not one byte"),
    ];
    for (answer, cause, expected) in cases {
        let candor = Candor::start(&format!(
            "[diagnosis]\nprobes = false\n[site.\"http://127.0.0.1:0\"]\nproxy = \"fastcgi://{}\"\n\
             timeout = {{ first_byte = \"400ms\", head = \"300ms\" }}\n",
            stalls(answer)
        ));
        let told = told(&candor, "/");
        assert_eq!(told["cause"], cause, "{told:#}");
        let detail = told["detail"].as_str().unwrap();
        assert!(detail.contains(expected), "{told:#}");
    }
}

#[test]
fn a_head_that_is_too_large_in_fastcgi_is_named() {
    let line = format!("X-Field: {}\r\n", "x".repeat(120));
    let mut answer = Vec::new();
    for _ in 0..25 {
        answer.extend(output(line.repeat(60).as_bytes()));
    }
    answer.extend(output(b"\r\nbody"));
    answer.extend(END);
    let server = Raw::start(LAST, vec![answer]);
    let told = told(&fastcgi(server.address), "/");
    assert_eq!(
        (&told["cause"], &told["reason"]),
        (&"head_section_too_large".into(), &"too_large".into()),
        "{told:#}"
    );
}

#[test]
fn an_answer_that_breaks_off_is_cut() {
    let answer = output(b"Content-Type: text/plain\r\n\r\nhalf of");
    let server = Raw::start(LAST, vec![answer]);
    let candor = fastcgi(server.address);
    let mut client = candor.client();
    client.send(b"GET /half HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200);
    client.rest();
    let line = candor.logged("/half");
    assert_eq!(
        (&line["cause"], &line["reason"]),
        (&"body_truncated".into(), &"fcgi_cut".into()),
        "{line}"
    );
    assert_eq!(line["delivered"], "cut");
}

#[test]
fn http_spoken_to_a_fastcgi_port_is_named() {
    // As php-fpm does: it hangs up on what is no record.
    let server = Raw::start(b"\r\n\r\n", vec![Vec::new()]);
    let candor = Candor::start(&format!(
        "[diagnosis]\nprobes = false\n[site.\"http://127.0.0.1:0\"]\nproxy = \"http://{}\"\n",
        server.address
    ));
    let told = told(&candor, "/");
    assert_eq!(told["cause"], "head_closed_empty");
    let likely = told["likely"].as_array().unwrap();
    assert!(likely.iter().any(|it| it["id"] == "not_http"), "{told:#}");
}

#[test]
fn a_request_by_uwsgi() {
    let server = Raw::start(
        b"hello",
        vec![b"HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\n\r\nmade".to_vec()],
    );
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"uwsgi://{}\"\n",
        server.address
    ));
    let mut client = candor.client();
    client.send(b"POST /a/b?c=d HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 5\r\n\r\nhello");
    let response = client.response();
    assert_eq!((response.status, response.text().as_str()), (201, "made"));
    let request = server.request();
    let size = usize::from(u16::from_le_bytes([request[1], request[2]]));
    assert_eq!((request[0], request[3]), (0, 0));
    assert_eq!(&request[4 + size..], b"hello");
    let has = |text: &str| memchr::memmem::find(&request, text.as_bytes()).is_some();
    assert!(has("\x0e\0REQUEST_METHOD\x04\0POST"));
    assert!(has("\x09\0PATH_INFO\x04\0/a/b"));
    assert!(has("\x0c\0QUERY_STRING\x03\0c=d"));
    assert!(has("\x0e\0CONTENT_LENGTH\x01\x005"));
    assert!(has("\x09\0HTTP_HOST\x09\0shop.test"));
}

/// The protocol has no room for it: the client is told, and nobody blames the member.
#[test]
fn a_head_that_uwsgi_cannot_say_is_the_clients() {
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec();
    let server = Raw::start(b"", vec![answer; 4]);
    let candor = Candor::start(&format!(
        "[upstream.app]\nservers = [\"uwsgi://{}\"]\neject = {{ after = 1 }}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n",
        server.address
    ));
    let path = format!("/long{}", "x".repeat(24_000));
    for _ in 0..2 {
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let mut client = candor.client();
        client.send(request.as_bytes());
        assert_eq!(client.response().status, 431);
    }
    let mut client = candor.client();
    client.send(b"GET /short HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().text(), "ok");
}

#[test]
fn a_proxy_header_comes_before_the_request() {
    let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec();
    for version in ["v1", "v2"] {
        let server = Raw::start(b"\r\n\r\n", vec![answer.clone(); 2]);
        let candor = Candor::start(&format!(
            "[upstream.shop]\nservers = [\"{}\"]\nproxy_protocol = \"{version}\"\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n",
            server.address
        ));
        let mut client = candor.client();
        let own = client.socket().local_addr().unwrap();
        let there = candor.address();
        // Each request gets a connection of its own.
        for _ in 0..2 {
            client.send(b"GET /x HTTP/1.1\r\nHost: a\r\n\r\n");
            assert_eq!(client.response().text(), "ok");
            let request = server.request();
            let expected = match version {
                "v1" => format!(
                    "PROXY TCP4 127.0.0.1 127.0.0.1 {} {}\r\n",
                    own.port(),
                    there.port()
                )
                .into_bytes(),
                _ => [
                    &b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\x7f\0\0\x01\x7f\0\0\x01"[..],
                    &own.port().to_be_bytes(),
                    &there.port().to_be_bytes(),
                ]
                .concat(),
            };
            assert!(request.starts_with(&expected), "{version} {request:?}");
            assert!(request[expected.len()..].starts_with(b"GET /x HTTP/1.1\r\n"));
        }
    }
}

#[test]
fn nginx_reads_the_proxy_header_before_tls() {
    if !Path::new("/usr/sbin/nginx").exists() {
        return skipped("nginx is not installed (make test installs it)").unwrap_or_default();
    }
    let authority = Authority::new();
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let ca = authority.write(root);
    let served = authority.issue(root, "served", &["app.test"]);
    let own = authority.issue(root, "own", &["candor.test"]);
    let (plain, tls) = (free_port(), free_port());
    let user = match rustix::process::geteuid().is_root() {
        true => "user root;",
        false => "",
    };
    let text = format!(
        "daemon off; master_process off; {user} error_log stderr; pid {dir}/nginx.pid; events {{}}\n\
         http {{ access_log off; fastcgi_temp_path {dir}/f; client_body_temp_path {dir}/b; proxy_temp_path {dir}/p;\n\
         uwsgi_temp_path {dir}/u; scgi_temp_path {dir}/s;\n\
         server {{ listen {plain} proxy_protocol; listen unix:{dir}/nginx.sock proxy_protocol;\n\
         return 200 \"$proxy_protocol_addr:$proxy_protocol_port $proxy_protocol_server_port\"; }}\n\
         server {{ listen {tls} ssl proxy_protocol; ssl_certificate {chain}; ssl_certificate_key {key};\n\
         ssl_client_certificate {ca}; ssl_verify_client on;\n\
         return 200 \"$proxy_protocol_addr:$proxy_protocol_port $ssl_client_verify\"; }} }}\n",
        dir = root.display(),
        chain = served.certificate.display(),
        key = served.key.display(),
        ca = ca.display(),
    );
    std::fs::write(root.join("nginx.conf"), text).unwrap();
    let mut command = Command::new("/usr/sbin/nginx");
    command
        .arg("-p")
        .arg(root)
        .arg("-c")
        .arg(root.join("nginx.conf"));
    command.args(["-e", "stderr"]);
    let _nginx = Ended(command.stderr(Stdio::null()).spawn().unwrap());
    for address in [plain, tls] {
        eventually(|| TcpStream::connect(address).ok());
    }
    for version in ["v1", "v2"] {
        let servers = [
            (format!("http://{plain}"), ""),
            (format!("unix:{}/nginx.sock", root.display()), ""),
            (format!("https://{tls}"), " SUCCESS"),
        ];
        for (server, verified) in servers {
            let tls = format!(
                "tls = {{ ca = \"{}\", cert = \"{}\", key = \"{}\", name = \"app.test\" }}\n",
                ca.display(),
                own.certificate.display(),
                own.key.display()
            );
            let candor = Candor::start(&format!(
                "[upstream.shop]\nservers = [\"{server}\"]\nproxy_protocol = \"{version}\"\n{}\
                 [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n",
                if verified.is_empty() { "" } else { &tls }
            ));
            let mut client = candor.client();
            let own = client.socket().local_addr().unwrap();
            client.send(b"GET / HTTP/1.1\r\nHost: app.test\r\n\r\n");
            let text = client.response().text();
            let port = format!(" {}", candor.address().port());
            let expected = if verified.is_empty() { &port } else { verified };
            assert_eq!(text, format!("{own}{expected}"), "{version} {server}");
        }
    }
}

/// Ended when the test is.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// uWSGI as it is run in production, on a port of the uwsgi protocol.
#[test]
fn uwsgi_serves_through() {
    let Some(mut command) = python("uwsgi").or_else(|| python("pyuwsgi")) else {
        return;
    };
    let address = free_port();
    command.args([
        "--socket",
        &address.to_string(),
        "--master",
        "--processes",
        "1",
    ]);
    command.args(["--die-on-term", "--need-app", "--buffer-size", "32768"]);
    command.args([
        "--pythonpath",
        application().to_str().unwrap(),
        "--module",
        "wsgi:app",
    ]);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let _uwsgi = Stopped(command.stderr(Stdio::null()).spawn().unwrap());
    eventually(|| TcpStream::connect(address).ok());
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"uwsgi://{address}\"\nlimit = {{ body = \"64MB\" }}\n"
    ));
    let mut client = candor.client();
    client.send(b"POST /echo?a=%20b HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 5\r\n\r\nhello");
    let first = client.response();
    assert_eq!(
        (first.status, first.text().as_str()),
        (200, "hello"),
        "{first:?}"
    );
    assert_eq!(first.header("x-host"), Some("shop.test"));
    assert_eq!(first.header("x-query"), Some("a=%20b"));
    client.send(
        b"PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n",
    );
    let second = client.response();
    assert_eq!(
        (second.status, second.text().as_str()),
        (200, "hello world")
    );
    client.send(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.response().body.len(), 10 * 1024 * 1024);
    let large = vec![b'x'; 3_000_000];
    client.send(b"PUT /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n");
    client.send(&large);
    assert!(client.response().body == large);
}

/// Told to stop when the test is over, so that it ends its own workers.
struct Stopped(Child);

impl Drop for Stopped {
    fn drop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.0), Signal::TERM);
        let _ = self.0.wait();
    }
}
