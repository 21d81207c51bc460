//! nginx, gunicorn and uvicorn as upstreams.

use std::sync::Arc;

use crate::harness::{Authority, Candor, Client, End, eventually};
use crate::program::Program;

const LARGE: usize = 10 * 1024 * 1024;

fn proxy(program: &Program) -> Candor {
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\nlimit = {{ body = \"64MB\" }}\n",
        program.address
    ))
}

/// Bytes in which a lost or repeated piece shows.
fn bytes(count: usize) -> Vec<u8> {
    (0..count as u32 / 4 + 1)
        .flat_map(u32::to_le_bytes)
        .take(count)
        .collect()
}

/// A body in chunks of odd sizes.
fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 1024);
    let (mut rest, mut size) = (body, 1);
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(size.min(rest.len()));
        out.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
        (rest, size) = (after, size * 3 % 70_001 + 1);
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

#[test]
fn nginx_serves_through() {
    let Some(nginx) = Program::nginx() else {
        return;
    };
    let large = bytes(LARGE);
    std::fs::write(nginx.directory().join("www/large"), &large).unwrap();
    std::fs::write(nginx.directory().join("www/small"), "0123456789").unwrap();
    let candor = proxy(&nginx);
    let mut client = candor.client();
    let mut ask = |method: &str, path: &str, more: &str| {
        client
            .send(format!("{method} {path} HTTP/1.1\r\nHost: shop.test\r\n{more}\r\n").as_bytes());
        client.response_to(method)
    };

    let whole = ask("GET", "/small", "");
    assert_eq!((whole.status, whole.text().as_str()), (200, "0123456789"));
    assert!(whole.header("server").unwrap().starts_with("nginx"));
    let head = ask("HEAD", "/large", "");
    assert_eq!(
        (head.status, head.header("content-length")),
        (200, Some("10485760"))
    );
    let tag = whole.header("etag").unwrap();
    let fresh = ask("GET", "/small", &format!("If-None-Match: {tag}\r\n"));
    assert_eq!((fresh.status, fresh.header("etag")), (304, Some(tag)));
    let part = ask("GET", "/small", "Range: bytes=2-4\r\n");
    assert_eq!((part.status, part.text().as_str()), (206, "234"));
    assert_eq!(part.header("content-range"), Some("bytes 2-4/10"));
    let parts = ask("GET", "/small", "Range: bytes=0-0,9-9\r\n");
    assert_eq!(parts.status, 206);
    assert!(
        parts
            .header("content-type")
            .unwrap()
            .starts_with("multipart/byteranges")
    );
    assert_eq!(ask("GET", "/small", "Range: bytes=99-\r\n").status, 416);
    assert_eq!(ask("GET", "/echo?a=1&b", "").text(), "GET shop.test a=1&b");
    assert_eq!(ask("GET", "/nothing", "").status, 204);
    let here = ask("GET", "/here", "");
    assert_eq!(
        (here.status, here.header("location")),
        (302, Some("http://shop.test/there"))
    );
    let missing = ask("GET", "/missing", "");
    assert_eq!(
        (missing.status, missing.header("candor-cause")),
        (404, None)
    );
    assert_eq!(candor.logged("/missing")["status_by"], "upstream");
    assert!(ask("GET", "/large", "").body == large);

    // One connection served it all, by nginx's own count.
    let log = eventually(|| {
        let log = std::fs::read_to_string(nginx.directory().join("access.log")).ok()?;
        log.contains("GET /large").then_some(log)
    });
    let connection = |line: &str| line.split(' ').next().unwrap().to_owned();
    let connections = log
        .lines()
        .map(connection)
        .collect::<std::collections::HashSet<_>>();
    assert_eq!(connections.len(), 1, "{log}");
    assert!(log.contains(" 11 GET /large 200 shop.test"), "{log}");
    let line = candor.log(|l| l["path"] == "/large" && l["method"] == "GET");
    assert_eq!(line["bytes_out"], LARGE);
    assert!(line["phase_ms"].get("connect").is_none(), "{line}");
}

#[test]
fn nginx_takes_uploads() {
    let Some(nginx) = Program::nginx() else {
        return;
    };
    let candor = proxy(&nginx);
    let large = bytes(LARGE);
    let mut client = candor.client();
    let length = large.len();
    client.send(
        format!("PUT /put/length HTTP/1.1\r\nHost: a\r\nContent-Length: {length}\r\n\r\n")
            .as_bytes(),
    );
    client.send(&large);
    assert_eq!(client.response().status, 201);
    client.send(
        b"PUT /put/chunked HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\
          Expect: 100-continue\r\n\r\n",
    );
    assert_eq!(client.response().status, 100);
    client.send(&chunked(&large));
    assert_eq!(client.response().status, 201);
    for name in ["length", "chunked"] {
        let stored = std::fs::read(nginx.directory().join("www/put").join(name)).unwrap();
        assert!(stored == large, "{name}");
    }
    assert_eq!(candor.logged("/put/chunked")["bytes_in"], LARGE);
}

#[test]
fn gunicorn_serves_on_a_unix_socket() {
    let Some(gunicorn) = Program::gunicorn() else {
        return;
    };
    let candor = proxy(&gunicorn);
    let mut client = candor.client();
    client.send(b"POST /echo?a=%20b HTTP/1.1\r\nHost: shop.test\r\nContent-Length: 5\r\n\r\nhello");
    let first = client.response();
    assert_eq!((first.status, first.text().as_str()), (200, "hello"));
    assert_eq!(first.header("x-host"), Some("shop.test"));
    assert_eq!(first.header("x-query"), Some("a=%20b"));
    assert_eq!(first.header("x-forwarded"), Some("127.0.0.1"));
    let body = bytes(300_000);
    client.send(b"PUT /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send(&chunked(&body));
    let second = client.response();
    assert!(second.body == body);
    assert_eq!(second.header("x-method"), Some("PUT"));
    assert_eq!(first.header("x-connection"), second.header("x-connection"));

    client.send(b"HEAD /large HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(
        client.response_to("HEAD").header("content-length"),
        Some("10485760")
    );
    client.send(b"GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
    let large = client.response();
    assert_eq!(large.body.len(), LARGE);
    assert_eq!(
        (large.body[0], large.body[LARGE - 1]),
        (b'A', b'A' + 159 % 26)
    );

    let line = candor.log(|line| line["method"] == "POST");
    assert_eq!(line["peer"], gunicorn.address);
    // The application's own mistake is its own answer.
    assert_eq!(candor.get("/raise").status, 500);
    let line = candor.logged("/raise");
    assert_eq!(line["status_by"], "upstream");
}

#[test]
fn a_killed_worker_is_noticed_and_told() {
    let Some(gunicorn) = Program::gunicorn() else {
        return;
    };
    let candor = proxy(&gunicorn);
    // In the midst of chunks: no last chunk.
    let mut client = candor.client();
    client.send(b"GET /die/chunked HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200);
    let (bytes, _) = client.rest();
    assert_eq!(bytes, b"5\r\nfirst\r\n");
    let line = candor.logged("/die/chunked");
    assert_eq!(line["delivered"], "cut");
    assert_eq!(
        (&line["status"], &line["status_by"]),
        (&200.into(), &"upstream".into())
    );
    assert_eq!(line["cause"], "body_truncated");
    assert_eq!(line["peer"], gunicorn.address);

    // In the midst of a declared length: fewer bytes than declared.
    let mut client = candor.client();
    client.send(b"GET /die/length HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().header("content-length"), Some("1000"));
    assert_eq!(client.rest().0, b"first");
    let line = candor.logged("/die/length");
    assert_eq!(
        (&line["delivered"], &line["cause"]),
        (&"cut".into(), &"body_truncated".into())
    );

    // With HTTP/1.0 only a reset can say that the body was not whole.
    let mut client = candor.client();
    client.send(b"GET /die/chunked HTTP/1.0\r\nHost: a\r\n\r\n");
    assert_eq!(client.rest().1, End::Cut);

    // Before a byte: an answer with the diagnosis.
    let response =
        candor.request("POST /die/early HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0");
    assert_eq!(
        (response.status, response.header("candor-cause")),
        (502, Some("head_closed_empty"))
    );
    // And life goes on.
    assert_eq!(candor.get("/").text(), "hello");
}

#[test]
fn uvicorn_serves_and_its_stream_arrives_as_it_is_made() {
    let Some(uvicorn) = Program::uvicorn() else {
        return;
    };
    let candor = proxy(&uvicorn);
    let mut client = candor.client();
    let large = bytes(LARGE);
    client.send(b"POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send(&chunked(&large));
    let first = client.response();
    assert!(first.body == large);
    client.send(b"GET /again HTTP/1.1\r\nHost: a\r\n\r\n");
    let second = client.response();
    assert_eq!(second.header("x-connection"), first.header("x-connection"));

    client.send(b"GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().header("transfer-encoding"), Some("chunked"));
    // The second piece is made only after this one has arrived here.
    assert_eq!(client.take(10), b"5\r\nfirst\r\n");
    assert_eq!(candor.get("/release").text(), "released");
    assert_eq!(client.until(b"0\r\n\r\n"), b"6\r\nsecond\r\n0\r\n\r\n");
    assert_eq!(candor.logged("/stream")["delivered"], "complete");
}

#[test]
fn uvicorn_learns_that_a_client_left() {
    let Some(uvicorn) = Program::uvicorn() else {
        return;
    };
    let candor = proxy(&uvicorn);
    let mut stream = candor.client();
    stream.send(b"GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(stream.head().status, 200);
    let mut events = candor.client();
    events.send(b"GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(
        events.head().header("content-type"),
        Some("text/event-stream")
    );
    events.until(b"data: 1\n\n\r\n");
    drop(events);
    // It was told, and let the other request go.
    stream.until(b"second");
    let line = candor.logged("/events");
    assert_eq!(
        (&line["cause"], &line["delivered"]),
        (&"client_closed".into(), &"cut".into())
    );
}

#[test]
fn large_bodies_pass_through_tls_on_both_sides() {
    let Some(nginx) = Program::nginx() else {
        return;
    };
    let large = bytes(LARGE);
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let authority = Authority::new();
    authority.write(directory.path());
    let certificate = authority.issue(directory.path(), "shop", &["shop.test"]);
    // The first Candor, with TLS, stands for an HTTPS upstream of the second.
    let tls = "tls = { cert = \"{dir}/shop.pem\", key = \"{dir}/shop.key\" }";
    let site = |proxy: &str| {
        format!(
            "[site.\"https://shop.test:0\"]\n{tls}\nproxy = {proxy}\nlimit = {{ body = \"64MB\" }}\n\
             [listen.local]\nbind = \"127.0.0.1:0\"\n"
        )
    };
    assert!(certificate.key.exists());
    let inner = Candor::start_in(
        Arc::clone(&directory),
        &site(&format!("\"{}\"", nginx.address)),
    );
    let outer = Candor::start_in(
        directory,
        &format!(
            "{}[upstream.inner]\nservers = [\"https://{}\"]\n\
             tls = {{ ca = \"{{dir}}/ca.pem\", name = \"shop.test\" }}\nhost = \"shop.test\"\n",
            site("\"inner\""),
            inner.address()
        ),
    );
    let mut config = authority.client();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    let mut client = Client::connect_tls(outer.address(), "shop.test", config).unwrap();
    client.send(
        format!("PUT /put/tls HTTP/1.1\r\nHost: shop.test\r\nContent-Length: {LARGE}\r\n\r\n")
            .as_bytes(),
    );
    client.send(&large);
    assert_eq!(client.response().status, 201);
    client.send(b"GET /put/tls HTTP/1.1\r\nHost: shop.test\r\n\r\n");
    assert!(client.response().body == large);
    assert_eq!(outer.log(|line| line["method"] == "GET")["scheme"], "https");
}
