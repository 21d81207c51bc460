//! Back-pressure, memory, and clients that leave.

use std::io::{Read, Write};

use super::*;

/// What Candor may grow by while bodies of any size pass: buffers of a connection, and what the
/// allocator keeps.
const GROWTH_KIB: u64 = 16 * 1024;
/// Larger than all buffers on the way, the kernel's included.
const SIZE: usize = 200 * 1024 * 1024;

/// Writes until nobody takes more, as the kernel sees it; returns how much went.
pub fn fill(stream: &std::net::TcpStream, most: usize) -> usize {
    stream.set_nonblocking(true).unwrap();
    let block = vec![b'x'; 256 * 1024];
    let (mut sent, mut stream_ref) = (0, stream);
    let mut refused = 0;
    // Full for good when it stays full while the other side had every chance to read.
    while sent < most && refused < 2000 {
        match stream_ref.write(&block[..block.len().min(most - sent)]) {
            Ok(count) => {
                sent += count;
                refused = 0;
            }
            Err(_) => {
                refused += 1;
                thread::yield_now();
            }
        }
    }
    stream.set_nonblocking(false).unwrap();
    sent
}

/// Reads so many bytes away.
fn drain(mut stream: &std::net::TcpStream, count: usize) -> usize {
    let mut block = vec![0; 256 * 1024];
    let mut left = count;
    while left > 0 {
        match stream.read(&mut block) {
            Ok(0) | Err(_) => break,
            Ok(got) => left -= got.min(left),
        }
    }
    count - left
}

#[test]
fn a_client_that_reads_slowly_slows_the_origin() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    let before = resident_kib(&candor);
    peer.send(format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n").as_bytes());
    assert_eq!(client.head().status, 200);
    let sent = fill(peer.socket(), SIZE);
    assert!(
        sent < SIZE / 2,
        "{sent} bytes were taken and nobody read them"
    );
    let during = resident_kib(&candor);
    assert!(
        during < before + GROWTH_KIB,
        "{before} KiB, then {during} KiB"
    );
    // It goes on where it was, to the last byte.
    let rest = thread::spawn(move || {
        let block = vec![b'x'; 256 * 1024];
        let mut left = SIZE - sent;
        while left > 0 {
            let count = left.min(block.len());
            peer.send(&block[..count]);
            left -= count;
        }
    });
    let buffered = client.buffered();
    assert_eq!(drain(client.socket(), SIZE - buffered), SIZE - buffered);
    rest.join().unwrap();
    let after = resident_kib(&candor);
    assert!(
        after < before + GROWTH_KIB,
        "{before} KiB, then {after} KiB"
    );
}

#[test]
fn an_origin_that_reads_slowly_slows_the_client() {
    let origin = Origin::start();
    let candor = proxy(&origin, "limit.body = \"off\"");
    let mut client = candor.client();
    let before = resident_kib(&candor);
    client.send(
        format!("POST / HTTP/1.1\r\nHost: a.test\r\nContent-Length: {SIZE}\r\n\r\n").as_bytes(),
    );
    let mut peer = origin.accept();
    received(&mut peer);
    let sent = fill(client.socket(), SIZE);
    assert!(
        sent < SIZE / 2,
        "{sent} bytes were taken and nobody read them"
    );
    let during = resident_kib(&candor);
    assert!(
        during < before + GROWTH_KIB,
        "{before} KiB, then {during} KiB"
    );
    let mut socket = client.socket().try_clone().unwrap();
    let rest = thread::spawn(move || {
        let block = vec![b'x'; 256 * 1024];
        let mut left = SIZE - sent;
        while left > 0 {
            let count = left.min(block.len());
            socket.write_all(&block[..count]).unwrap();
            left -= count;
        }
    });
    let buffered = peer.buffered();
    assert_eq!(drain(peer.socket(), SIZE - buffered), SIZE - buffered);
    rest.join().unwrap();
    peer.send(&ok("done"));
    assert_eq!(client.response().text(), "done");
}

#[test]
fn a_client_that_leaves_cancels_the_request() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    // While the origin thinks.
    let mut client = candor.client();
    client.send(b"GET /thinking HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    drop(client);
    assert!(peer.rest().0.is_empty());
    let logged = candor.logged("/thinking");
    assert_eq!(
        (logged["status"].as_u64(), &logged["delivered"]),
        (Some(499), &"none".into())
    );

    // By a reset.
    let mut client = candor.client();
    client.send(b"GET /reset HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    client.reset();
    assert!(peer.rest().0.is_empty());
    assert_eq!(candor.logged("/reset")["status"], 499);

    // In the midst of the answer.
    let mut client = candor.client();
    client.send(b"GET /answer HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello");
    assert_eq!(client.head().status, 200);
    drop(client);
    assert!(peer.rest().0.is_empty());
    let logged = candor.logged("/answer");
    assert_eq!(
        (logged["status"].as_u64(), &logged["delivered"]),
        (Some(200), &"cut".into())
    );

    // In the midst of its own body.
    let mut client = candor.client();
    client.send(b"POST /body HTTP/1.1\r\nHost: a.test\r\nContent-Length: 10\r\n\r\nhello");
    let mut peer = origin.accept();
    received(&mut peer);
    assert_eq!(peer.take(5), b"hello");
    drop(client);
    assert!(peer.rest().0.is_empty());
    assert_eq!(candor.logged("/body")["status"], 499);
}

#[test]
fn a_chunked_body_that_its_client_cuts_is_not_completed() {
    let origin = Origin::start();
    let candor = proxy(&origin, "");
    let mut client = candor.client();
    client.send(
        b"POST / HTTP/1.1\r\nHost: a.test\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
    );
    let mut peer = origin.accept();
    received(&mut peer);
    assert_eq!(peer.take(10), b"5\r\nhello\r\n");
    drop(client);
    assert!(peer.rest().0.is_empty(), "no last chunk");
}

#[test]
fn many_idle_and_ended_connections_leave_nothing_behind() {
    let candor =
        Candor::start("[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nrespond = \"hi\"\n");
    let before = descriptors(&candor);
    for _ in 0..3 {
        let mut clients: Vec<_> = (0..200).map(|_| candor.client()).collect();
        for client in &mut clients {
            client.send(b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
        }
        for client in &mut clients {
            assert_eq!(client.response().text(), "hi");
        }
        drop(clients);
        descriptors_fall_to(&candor, before);
    }
}

#[test]
fn requests_whose_answers_nobody_reads_are_not_hoarded() {
    let candor = Candor::start(
        "[candor]\nthreads = 1\n[client]\nidle = \"500ms\"\nrequests = 10_000_000\n\
         [site.\"http://127.0.0.1:0\"]\nrespond = \"hi\"\n",
    );
    let client = candor.client();
    let before = resident_kib(&candor);
    let requests = b"GET / HTTP/1.1\r\nHost: a.test\r\n\r\n".repeat(1000);
    let mut socket = client.socket().try_clone().unwrap();
    // It ends by itself: candor stops reading, then gives up on this client.
    while socket.write_all(&requests).is_ok() {}
    let after = resident_kib(&candor);
    assert!(
        after < before + GROWTH_KIB,
        "{before} KiB, then {after} KiB"
    );
    candor.log(|line| line["cause"] == "client_closed" || line["delivered"] != "complete");
}

#[test]
fn a_client_that_stops_reading_is_given_up() {
    let origin = Origin::start();
    let candor = proxy_with(&origin, "[client]\nidle = \"300ms\"", "");
    let mut client = candor.client();
    client.send(b"GET /stalled HTTP/1.1\r\nHost: a.test\r\n\r\n");
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n").as_bytes());
    let block = vec![b'x'; 256 * 1024];
    while peer.try_send(&block).is_ok() {}
    assert_eq!(candor.logged("/stalled")["delivered"], "cut");
    // It can tell that this is not all.
    let (rest, _) = client.rest();
    assert!(rest.len() < SIZE);
}
