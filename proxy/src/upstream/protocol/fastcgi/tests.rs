#![allow(clippy::unwrap_used)]

use std::future::poll_fn;

use proptest::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;

use super::super::parameters::{HELD_MAX, Writer, needs_length};
use super::incoming::ERRORS_MAX;
use super::*;

/// A carrier, and the application's side of its connection.
fn pair(keeps: bool) -> (FastCgi, UnixStream) {
    let (ours, theirs) = UnixStream::pair().unwrap();
    let stream = Stream::Plain(ours.into());
    (FastCgi::new(stream, keeps, false), theirs)
}

fn parameters(method: &[u8], is_held: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = Writer::begin(&mut out, is_held, false);
    writer.pair(b"REQUEST_METHOD", method);
    writer.pair(b"SCRIPT_FILENAME", b"/srv/index.php");
    out
}

fn record(kind: u8, content: &[u8], padding: u8) -> Vec<u8> {
    let length = (content.len() as u16).to_be_bytes();
    let mut out = vec![1, kind, 0, 1, length[0], length[1], padding, 0];
    out.extend_from_slice(content);
    out.extend(std::iter::repeat_n(0xee, usize::from(padding)));
    out
}

const END: &[u8] = b"\x01\x03\0\x01\0\x08\0\0\0\0\0\0\0\0\0\0";

async fn send(carrier: &mut FastCgi, method: &[u8]) {
    let head = parameters(method, false);
    let count = poll_fn(|cx| carrier.poll_write(cx, &head)).await.unwrap();
    assert_eq!(count, head.len());
    poll_fn(|cx| carrier.poll_finish(cx, &[])).await.unwrap();
}

/// Everything that is read, in pieces of this size, and how it ended.
async fn read_all(carrier: &mut FastCgi, size: usize) -> (Vec<u8>, io::Result<()>) {
    let (mut out, mut buffer) = (Vec::new(), vec![0; size]);
    loop {
        let mut target = ReadBuf::new(&mut buffer);
        match poll_fn(|cx| carrier.poll_read(cx, &mut target)).await {
            Ok(()) if target.filled().is_empty() => return (out, Ok(())),
            Ok(()) => out.extend_from_slice(target.filled()),
            Err(error) => return (out, Err(error)),
        }
    }
}

async fn answered(method: &[u8], answer: &[u8]) -> (FastCgi, Vec<u8>, io::Result<()>) {
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, method).await;
    application.write_all(answer).await.unwrap();
    application.shutdown().await.unwrap();
    let (out, end) = read_all(&mut carrier, 16).await;
    (carrier, out, end)
}

fn fault(carrier: &FastCgi) -> Option<&FastCgiFault> {
    carrier.answer.fault.as_ref()
}

#[tokio::test]
async fn an_answer_in_many_records() {
    let mut answer = record(7, b"PHP message: PHP Warning:  odd", 2);
    answer.extend(record(6, b"Status: 201 Made\r\nContent-", 6));
    answer.extend(record(6, b"Type: text/plain\r\n\r\nfir", 0));
    answer.extend(record(6, b"st, ", 4));
    answer.extend(record(6, b"second", 0));
    answer.extend(record(6, b"", 0));
    answer.extend(END);
    let (carrier, out, end) = answered(b"GET", &answer).await;
    let text = "HTTP/1.1 201 Made\r\nContent-Type: text/plain\r\n\r\nfirst, second";
    assert_eq!(String::from_utf8(out).unwrap(), text);
    assert!(end.is_ok() && fault(&carrier).is_none());
    let Some(Evidence::LastWords(words)) = carrier.said() else {
        panic!("what it said");
    };
    assert_eq!(words.lines, ["PHP message: PHP Warning:  odd"]);
}

#[tokio::test]
async fn a_connection_is_used_again() {
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, b"GET").await;
    let mut request = vec![0; 16];
    application.read_exact(&mut request).await.unwrap();
    assert_eq!(request, b"\x01\x01\0\x01\0\x08\0\0\0\x01\x01\0\0\0\0\0");
    let mut answer = record(6, b"A: b\n\nbody", 0);
    answer.extend(END);
    application.write_all(&answer).await.unwrap();
    let (out, _) = read_all(&mut carrier, 64).await;
    assert!(out.ends_with(b"body"));
    assert!(carrier.recycle().is_some());
    assert!(carrier.recycle().is_none());
}

#[tokio::test]
async fn a_connection_that_was_not_finished_is_not() {
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, b"GET").await;
    application
        .write_all(&record(6, b"A: b\n\nbody", 0))
        .await
        .unwrap();
    let mut buffer = [0; 64];
    let mut target = ReadBuf::new(&mut buffer);
    poll_fn(|cx| carrier.poll_read(cx, &mut target))
        .await
        .unwrap();
    assert!(carrier.recycle().is_none());
}

#[tokio::test]
async fn no_body_where_none_may_be() {
    for (method, status) in [(&b"HEAD"[..], "200"), (b"GET", "204"), (b"GET", "304")] {
        let head = format!("Status: {status}\r\nContent-Length: 4\r\n\r\nbo");
        let mut answer = record(6, head.as_bytes(), 0);
        answer.extend(record(6, b"dy", 0));
        answer.extend(END);
        let (mut carrier, out, end) = answered(method, &answer).await;
        assert!(end.is_ok() && out.ends_with(b"\r\n\r\n"), "{status}");
        assert!(carrier.recycle().is_some(), "{status}");
    }
}

#[tokio::test]
async fn an_application_refuses_in_its_own_terms() {
    let mut end = END.to_vec();
    end[12] = 2;
    let (carrier, out, ended) = answered(b"GET", &end).await;
    assert!(out.is_empty() && ended.is_ok());
    assert!(matches!(
        fault(&carrier),
        Some(FastCgiFault::Refused { protocol_status: 2 })
    ));
    assert!(carrier.is_unprocessed());
    let (carrier, out, _) = answered(b"GET", END).await;
    assert!(out.is_empty());
    assert!(matches!(fault(&carrier), Some(FastCgiFault::NoOutput)));
    assert!(!carrier.is_unprocessed());
}

#[tokio::test]
async fn what_is_no_fastcgi_is_not_read_as_an_answer() {
    for first in [
        &b"HTTP/1.1 400 Bad Request\r\n\r\n"[..],
        b"\x01\xffxxxxxxxx",
        b"\x01",
    ] {
        let (carrier, out, end) = answered(b"GET", first).await;
        assert!(out.is_empty());
        assert!(super::super::is_broken(&end.unwrap_err()), "{first:?}");
        let Some(FastCgiFault::NoRecord { first: kept }) = fault(&carrier) else {
            panic!("{first:?}: {:?}", fault(&carrier));
        };
        assert_eq!(kept, first);
    }
    let (carrier, _, _) = answered(b"GET", &record(4, b"", 0)).await;
    assert!(matches!(
        fault(&carrier),
        Some(FastCgiFault::Record { what: "type", .. })
    ));
}

#[tokio::test]
async fn an_end_within_the_answer() {
    let (carrier, out, end) = answered(b"GET", &record(6, b"A: b\r\n\r\nbody", 0)).await;
    assert!(out.ends_with(b"body"));
    assert_eq!(end.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    assert!(matches!(
        fault(&carrier),
        Some(FastCgiFault::Cut {
            within_record: false
        })
    ));
    // A head that is not whole is judged as one.
    let (_, out, end) = answered(b"GET", &record(6, b"Status: 200 OK\r\nA: ", 0)).await;
    assert_eq!(out, b"HTTP/1.1 200 OK\r\nA: ");
    assert!(end.is_ok());
    let (_, out, end) = answered(b"GET", b"").await;
    assert!(out.is_empty() && end.is_ok());
}

#[tokio::test]
async fn what_is_no_head_is_judged_as_it_stands() {
    let mut answer = record(6, b"<html>hello\n\n</html>", 0);
    answer.extend(END);
    let (_, out, _) = answered(b"GET", &answer).await;
    assert_eq!(out, b"<html>hello\n\n</html>");
    let mut long = record(6, &[b'x'; 60_000], 0);
    long.extend(record(6, &[b'x'; 60_000], 0));
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, b"GET").await;
    let write = tokio::spawn(async move { application.write_all(&long).await });
    let mut buffer = [0; 64];
    let mut target = ReadBuf::new(&mut buffer);
    poll_fn(|cx| carrier.poll_read(cx, &mut target))
        .await
        .unwrap();
    assert_eq!(target.filled(), [b'x'; 64]);
    drop(carrier);
    let _ = write.await.unwrap();
}

#[tokio::test]
async fn a_head_that_has_begun_is_known_of() {
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, b"GET").await;
    application
        .write_all(&record(6, b"X: y\r\n", 0))
        .await
        .unwrap();
    let mut buffer = [0; 64];
    poll_fn(|cx| {
        let mut target = ReadBuf::new(&mut buffer);
        match (carrier.poll_read(cx, &mut target), carrier.begun()) {
            (Poll::Pending, 0) => Poll::Pending,
            (Poll::Pending, 6) => Poll::Ready(()),
            other => panic!("{other:?}"),
        }
    })
    .await;
    let facts = carrier.facts();
    let Some(Evidence::ResponseHead { raw, total: 6, .. }) = facts.last() else {
        panic!("{facts:?}");
    };
    assert_eq!(raw, b"HTTP/1.1 200 OK\r\nX: y\r\n");
}

#[tokio::test]
async fn a_head_without_an_end_is_given_to_be_refused_for_its_size() {
    let fields = b"Connection: x\n".repeat(4_800);
    let mut long = Vec::new();
    for piece in fields.chunks(60_000) {
        long.extend(record(6, piece, 0));
    }
    let (mut carrier, mut application) = pair(true);
    send(&mut carrier, b"GET").await;
    let write = tokio::spawn(async move { application.write_all(&long).await });
    let mut out = Vec::new();
    let mut buffer = [0; 4096];
    while out.len() <= 64 * 1024 {
        let mut target = ReadBuf::new(&mut buffer);
        poll_fn(|cx| carrier.poll_read(cx, &mut target))
            .await
            .unwrap();
        out.extend_from_slice(target.filled());
    }
    assert!(out.starts_with(b"HTTP/1.1 200 OK\r\nConnection: x\r\nConnection: x\r\n"));
    drop(carrier);
    let _ = write.await.unwrap();
}

#[tokio::test]
async fn a_body_without_a_length_is_sent_with_one() {
    let (mut carrier, mut application) = pair(false);
    let head = parameters(b"POST", true);
    poll_fn(|cx| carrier.poll_write(cx, &head)).await.unwrap();
    for piece in [&b"one, "[..], b"two"] {
        poll_fn(|cx| carrier.poll_write(cx, piece)).await.unwrap();
    }
    poll_fn(|cx| carrier.poll_finish(cx, &[])).await.unwrap();
    drop(carrier);
    let mut sent = Vec::new();
    application.read_to_end(&mut sent).await.unwrap();
    let has = |part: &[u8]| memchr::memmem::find(&sent, part).is_some();
    assert!(has(b"\x0e\x01CONTENT_LENGTH8"));
    assert!(has(b"\x01\x05\0\x01\0\x08\0\0one, two"));
    assert!(sent.ends_with(b"\x01\x05\0\x01\0\0\0\0"));
}

#[tokio::test]
async fn a_body_without_a_length_is_kept_so_far() {
    let (mut carrier, _application) = pair(false);
    let head = parameters(b"POST", true);
    poll_fn(|cx| carrier.poll_write(cx, &head)).await.unwrap();
    let piece = vec![0; HELD_MAX];
    poll_fn(|cx| carrier.poll_write(cx, &piece)).await.unwrap();
    let refused = poll_fn(|cx| carrier.poll_write(cx, b"x")).await;
    assert!(needs_length(&refused.unwrap_err()));
}

#[tokio::test]
async fn a_large_body_waits_for_the_application() {
    let (mut carrier, mut application) = pair(false);
    let head = parameters(b"POST", false);
    poll_fn(|cx| carrier.poll_write(cx, &head)).await.unwrap();
    let body: Vec<u8> = (0..3_000_000u32).map(|it| it as u8).collect();
    let sent = tokio::spawn(async move {
        let mut rest = &body[..];
        while !rest.is_empty() {
            let count = poll_fn(|cx| carrier.poll_write(cx, rest)).await.unwrap();
            assert!(carrier.request.pending.len() <= 3 * PENDING_MAX);
            rest = &rest[count..];
        }
        poll_fn(|cx| carrier.poll_finish(cx, &[])).await.unwrap();
        body
    });
    let mut received = Vec::new();
    let mut header = [0; 8];
    loop {
        application.read_exact(&mut header).await.unwrap();
        let length = usize::from(u16::from_be_bytes([header[4], header[5]]));
        let mut content = vec![0; length + usize::from(header[6])];
        application.read_exact(&mut content).await.unwrap();
        match (header[1], length) {
            (5, 0) => break,
            (5, _) => received.extend_from_slice(&content[..length]),
            _ => {}
        }
    }
    assert!(received == sent.await.unwrap());
}

#[tokio::test]
async fn errors_are_bounded() {
    let mut answer = Vec::new();
    for _ in 0..64 {
        answer.extend(record(7, &[b'e'; 1000], 0));
    }
    answer.extend(record(6, b"A: b\n\n", 0));
    answer.extend(END);
    let (carrier, _, end) = answered(b"GET", &answer).await;
    assert!(end.is_ok());
    assert_eq!(carrier.answer.errors.len(), ERRORS_MAX);
}

/// Takes an answer in pieces of these sizes.
fn fed(bytes: &[u8], sizes: &[usize]) -> Incoming {
    let mut answer = Incoming::new();
    let mut rest = bytes;
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let size = (*sizes.next().unwrap_or(&1)).clamp(1, rest.len());
        answer.input.extend_from_slice(&rest[..size]);
        rest = &rest[size..];
        let mut buffer = [0; 4096];
        let mut target = ReadBuf::new(&mut buffer);
        answer.take(&mut target);
        answer.text_at = answer.text.len();
    }
    answer.closed();
    answer
}

proptest! {
    #[test]
    fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..300), sizes in proptest::collection::vec(1usize..40, 1..4)) {
        fed(&bytes, &sizes);
    }

    #[test]
    fn records_of_any_kind(records in proptest::collection::vec((prop::sample::select(vec![3u8, 6, 7, 10, 11]), proptest::collection::vec(any::<u8>(), 0..40), 0u8..9), 0..8), sizes in proptest::collection::vec(1usize..40, 1..4)) {
        let mut bytes = Vec::new();
        for (kind, content, padding) in &records {
            bytes.extend(record(*kind, content, *padding));
        }
        let answer = fed(&bytes, &sizes);
        prop_assert!(answer.errors.len() <= ERRORS_MAX);
    }
}
