//! Bytes of any kind: a 4xx or the end, never a panic, never growth; and however a request is cut
//! into pieces, it is the same request.

use super::*;
use crate::harness::{Random, Reply, Upstream};

/// Pieces of requests, spoiled here and there; or nothing but noise.
fn bytes(random: &mut Random) -> Vec<u8> {
    const WORDS: &[&[u8]] = &[
        b"GET ",
        b"POST ",
        b"PRI * ",
        b"/",
        b"*",
        b"http://a",
        b" HTTP/1.1",
        b" HTTP/1.0",
        b" HTTP/2.0",
        b"\r\n",
        b"\r\n\r\n",
        b"\n",
        b"\r",
        b"\0",
        b"\t",
        b": ",
        b"Host: a\r\n",
        b"Content-Length: 5\r\n",
        b"Content-Length: ",
        b"Transfer-Encoding: chunked\r\n",
        b"Connection: upgrade\r\nUpgrade: websocket\r\n",
        b"Expect: 100-continue\r\n",
        b"5\r\nhello\r\n",
        b"0\r\n\r\n",
        b"ffffffff\r\n",
        b"\x16\x03\x01",
        b"\xff\xfe",
        b"SM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ];
    let mut bytes = Vec::new();
    for _ in 0..random.below(12) {
        match random.below(5) {
            0 => bytes.extend((0..random.below(40)).map(|_| random.next() as u8)),
            _ => bytes.extend_from_slice(WORDS[random.below(WORDS.len())]),
        }
    }
    bytes
}

#[test]
fn any_bytes_are_answered_with_4xx_or_the_end() {
    let upstream = Upstream::start(|_| Reply::ok("fine"));
    let candor = Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    let mut random = Random::new(0x5eed);
    let mut after_warmup = (0, 0);
    for round in 0..3000 {
        let bytes = bytes(&mut random);
        let mut client = candor.client();
        // It may be refused before all was sent.
        let _ = client.try_send(&bytes);
        let _ = client.try_finish();
        let (answer, _) = client.rest();
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        if !answer.is_empty() && !answer.starts_with(&[0, 0]) {
            let status = answer
                .get(9..12)
                .unwrap_or_else(|| panic!("{shown:?}: {answer:?}"));
            assert!(answer.starts_with(b"HTTP/1.1 "), "{shown:?}: {answer:?}");
            // 501, 505: a coding or a version that we do not have.
            let sound = status[0] == b'2'
                || status[0] == b'4'
                || [b"501", b"505"].contains(&status.try_into().unwrap());
            assert!(sound, "{shown:?}: {}", String::from_utf8_lossy(&answer));
        }
        if round == 1000 {
            after_warmup = (descriptors(&candor), resident_kib(&candor));
        }
    }
    descriptors_fall_to(&candor, after_warmup.0 + 2);
    let resident = resident_kib(&candor);
    assert!(
        resident < after_warmup.1 + 8 * 1024,
        "{} KiB, then {resident} KiB",
        after_warmup.1
    );
    for line in candor.log_text() {
        let parsed = serde_json::from_str::<serde_json::Value>(&line);
        assert!(parsed.is_ok(), "{line}");
    }
    assert!(!candor.stderr().contains("panicked"), "{}", candor.stderr());
    assert_eq!(candor.get("/alive").text(), "fine");
}

/// What came of a request: the answer, and what the origin got.
fn outcome(candor: &Candor, upstream: &Upstream, pieces: &[&[u8]]) -> (u16, Vec<u8>, Vec<String>) {
    let before = upstream.requests().len();
    let mut client = candor.client();
    for piece in pieces {
        // The kernel may join pieces; with each a write of its own many arrive apart.
        if client.try_send(piece).is_err() {
            break;
        }
    }
    let response = client.response();
    let got = upstream.requests()[before..]
        .iter()
        .map(|r| format!("{} {:?} {:?}", r.line, r.header("x"), r.body))
        .collect();
    (response.status, response.body, got)
}

#[test]
fn a_request_is_the_same_however_it_is_cut() {
    let upstream = Upstream::start(|request| Reply::ok(&format!("{:?}", request.body)));
    let candor = Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        upstream.address()
    ));
    for request in [
        &b"GET /a HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n"[..],
        b"\r\nPOST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nX: z\r\n\r\nhello",
        b"POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2;x\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n",
        b"GET /d HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"GET /e HTTP/1.1\nHost: a\r\n\r\n",
        b"\x16GET /f HTTP/1.1\r\nHost: a\r\n\r\n",
        b"PRI /g HTTP/1.1\r\nHost: a\r\n\r\n",
        b"\r\n\r\nGET /h HTTP/1.1\r\nHost: a\r\n\r\n",
    ] {
        let whole = outcome(&candor, &upstream, &[request]);
        // A refusal names its request by an id: only the status is compared then.
        let comparable = |o: &(u16, Vec<u8>, Vec<String>)| match o.0 {
            200 => o.clone(),
            status => (status, Vec::new(), o.2.clone()),
        };
        let shown = String::from_utf8_lossy(request);
        for cut in 1..request.len() {
            let (a, b) = request.split_at(cut);
            let parts = outcome(&candor, &upstream, &[a, b]);
            assert_eq!(comparable(&parts), comparable(&whole), "{shown:?} cut at {cut}");
        }
        let bytes: Vec<&[u8]> = request.chunks(1).collect();
        let drops = outcome(&candor, &upstream, &bytes);
        assert_eq!(comparable(&drops), comparable(&whole), "{shown:?} byte by byte");
    }
}
