//! Answers by the hundred, well and broken: which are passed on and as what, which are refused, and
//! what is said of them — cause, reason and the offset of the byte that is to blame.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;

use super::*;
use crate::harness::Response;

/// What must become of an answer.
#[derive(Clone, Copy, Debug)]
enum Fate {
    /// It is passed on with this body; these findings are noted.
    Passed(&'static str, &'static [&'static str]),
    /// Candor answers in its place: cause, reason, offset of the bad byte in head or body.
    Refused(&'static str, &'static str, Option<u64>),
    /// The head had left: cause and reason. What was passed is the beginning of this body.
    Cut(&'static str, &'static str, &'static str),
}

use Fate::{Cut, Passed, Refused};

const CL: &str = "framing_cl_invalid";
const CONFLICT: &str = "framing_cl_conflict";
const BOTH: &str = "framing_cl_and_te";
const TE: &str = "framing_te_unsupported";
const SIZE: &str = "framing_chunk_size_invalid";
const TERMINATOR: &str = "framing_chunk_terminator_invalid";
const TRAILER: &str = "framing_trailer_invalid";
const OVERRUN: &str = "framing_overrun";
const FORBIDDEN: &str = "framing_body_not_allowed";

/// The offset of a Content-Length's value in the second line of a head.
const VALUE: u64 = 33;

/// Values of Content-Length before the five bytes `hello`; offsets are counted in the value.
#[rustfmt::skip]
const LENGTHS: &[(&str, Fate)] = &[
    ("5", Passed("hello", &[])),
    (" 5 ", Passed("hello", &[])),
    ("\t5\t", Passed("hello", &[])),
    ("05", Passed("hello", &[])),
    ("000000000000000000000000000005", Passed("hello", &[])),
    ("5, 5", Passed("hello", &[CONFLICT])),
    ("5,05", Passed("hello", &[CONFLICT])),
    ("5\r\nContent-Length: 5", Passed("hello", &[CONFLICT])),
    ("5\r\ncontent-length:005", Passed("hello", &[CONFLICT])),
    ("", Refused(CL, "empty", Some(0))),
    (" ", Refused(CL, "empty", Some(1))),
    ("+5", Refused(CL, "sign", Some(0))),
    ("-5", Refused(CL, "negative", Some(0))),
    ("-0", Refused(CL, "negative", Some(0))),
    ("--5", Refused(CL, "non_digit", Some(0))),
    ("0x5", Refused(CL, "hex", Some(1))),
    ("0X5", Refused(CL, "hex", Some(1))),
    ("5h", Refused(CL, "non_digit", Some(1))),
    ("a", Refused(CL, "hex", Some(0))),
    ("1e3", Refused(CL, "hex", Some(1))),
    ("5.0", Refused(CL, "non_digit", Some(1))),
    ("5 5", Refused(CL, "non_digit", Some(1))),
    ("5 bytes", Refused(CL, "non_digit", Some(1))),
    ("5;q=1", Refused(CL, "non_digit", Some(1))),
    ("\"5\"", Refused(CL, "non_digit", Some(0))),
    ("'5'", Refused(CL, "non_digit", Some(0))),
    ("1_000", Refused(CL, "non_digit", Some(1))),
    ("\u{ff15}", Refused(CL, "non_digit", Some(0))),
    ("None", Refused(CL, "non_digit", Some(0))),
    ("null", Refused(CL, "non_digit", Some(0))),
    ("NaN", Refused(CL, "non_digit", Some(0))),
    ("9223372036854775808", Refused(CL, "overflow", Some(18))),
    ("18446744073709551615", Refused(CL, "overflow", Some(19))),
    ("18446744073709551616", Refused(CL, "overflow", Some(19))),
    ("99999999999999999999", Refused(CL, "overflow", Some(18))),
    ("5,", Refused(CL, "list", Some(2))),
    (",5", Refused(CL, "list", Some(0))),
    ("5,,5", Refused(CL, "list", Some(2))),
    ("5, five", Refused(CL, "list", Some(3))),
    ("5\r\n 5", Refused(CL, "non_digit", Some(4))),
    ("five\r\nContent-Length: 5", Refused(CL, "non_digit", Some(0))),
    ("5\r\nContent-Length: five", Refused(CL, "non_digit", Some(19))),
    ("5,6", Refused(CONFLICT, "differing", Some(2))),
    ("5, 5, 6", Refused(CONFLICT, "differing", Some(6))),
    ("5\r\nContent-Length: 6", Refused(CONFLICT, "differing", Some(19))),
    ("6\r\nA: b\r\nContent-Length: 5", Refused(CONFLICT, "differing", Some(25))),
    ("0", Refused(OVERRUN, "", None)),
    ("4", Refused(OVERRUN, "", None)),
    ("6", Cut("body_truncated", "closed", "hello")),
    ("9223372036854775807", Refused("body_too_large", "declared", None)),
];

/// Lines that frame the body `5 hello 0` in chunks.
#[rustfmt::skip]
const CODINGS: &[(&str, Fate)] = &[
    ("Transfer-Encoding: chunked", Passed("hello", &[])),
    ("transfer-encoding:CHUNKED", Passed("hello", &[])),
    ("Transfer-Encoding: \tchunked ", Passed("hello", &[])),
    ("Transfer-Encoding: chunked,", Passed("hello", &[])),
    ("Transfer-Encoding: , chunked", Passed("hello", &[])),
    ("Transfer-Encoding:\r\n chunked", Passed("hello", &["head_header_syntax"])),
    ("Transfer-Encoding : chunked", Passed("hello", &["head_header_syntax"])),
    ("Transfer-Encoding: gzip", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: gzip, chunked", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: chunked, gzip", Refused(TE, "chunked_not_last", Some(45))),
    ("Transfer-Encoding: chunked, chunked", Refused(TE, "chunked_twice", Some(45))),
    ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", Refused(TE, "chunked_twice", Some(64))),
    ("Transfer-Encoding: identity", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: xchunked", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: chunke", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: chunked;q=1", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: \"chunked\"", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding: chunked chunked", Refused(TE, "unknown_coding", Some(36))),
    ("Transfer-Encoding:", Refused(TE, "empty", Some(17))),
    ("Transfer-Encoding: ,", Refused(TE, "empty", Some(17))),
    ("Content-Length: 15\r\nTransfer-Encoding: chunked", Refused(BOTH, "", Some(37))),
    ("Transfer-Encoding: chunked\r\nContent-Length: 15", Refused(BOTH, "", Some(61))),
    ("Content-Length: x\r\nTransfer-Encoding: chunked", Refused(CL, "non_digit", Some(33))),
];

/// Bodies in chunks; offsets are counted in the body.
#[rustfmt::skip]
const CHUNKS: &[(&str, Fate)] = &[
    ("0\r\n\r\n", Passed("", &[])),
    ("5\r\nhello\r\n0\r\n\r\n", Passed("hello", &[])),
    ("005\r\nhello\r\n000\r\n\r\n", Passed("hello", &[])),
    ("A\r\nhelloworld\r\na\r\nhelloworld\r\n0\r\n\r\n", Passed("helloworldhelloworld", &[])),
    ("5;a=b;c=\"d\"\r\nhello\r\n0;e\r\n\r\n", Passed("hello", &[])),
    ("5 ;a\r\nhello\r\n0 \r\n\r\n", Passed("hello", &[])),
    ("5\r\nhello\r\n0\r\nExpires: 0\r\nX-Sum: 1\r\n\r\n", Passed("hello", &[])),
    ("\r\n", Refused(SIZE, "empty", Some(0))),
    (";a\r\n", Refused(SIZE, "empty", Some(0))),
    ("5\r\nhello\r\n\r\n0\r\n\r\n", Refused(SIZE, "empty", Some(10))),
    ("hello", Refused(SIZE, "non_hex", Some(0))),
    (" 5\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(0))),
    ("0x5\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(1))),
    ("-5\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(0))),
    ("+5\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(0))),
    ("5 5\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(2))),
    ("5,\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "non_hex", Some(1))),
    ("5\r\nhello\r\nfive\r\n", Refused(SIZE, "non_hex", Some(11))),
    ("5\nhello\n0\n\n", Refused(SIZE, "line_ending", Some(1))),
    ("5\rhello\r\n0\r\n\r\n", Refused(SIZE, "line_ending", Some(2))),
    ("5;a\nhello\r\n0\r\n\r\n", Refused(SIZE, "line_ending", Some(3))),
    ("5;a\0\r\nhello\r\n0\r\n\r\n", Refused(SIZE, "ext_byte", Some(3))),
    ("fffffffffffffffff\r\n", Refused(SIZE, "too_large", Some(15))),
    ("8000000000000000000\r\n", Refused(SIZE, "too_large", Some(15))),
    ("00000000000000005\r\nhello\r\n", Refused(SIZE, "too_large", Some(16))),
    ("5\r\nhello!\r\n0\r\n\r\n", Refused(TERMINATOR, "missing", Some(8))),
    ("5\r\nhello0\r\n\r\n", Refused(TERMINATOR, "missing", Some(8))),
    ("5\r\nhello\n0\r\n\r\n", Refused(TERMINATOR, "bare_lf", Some(8))),
    ("5\r\nhello\rX", Refused(TERMINATOR, "missing", Some(9))),
    ("6\r\nhello\r\n0\r\n\r\n", Refused(TERMINATOR, "missing", Some(9))),
    ("7\r\nhello\r\n0\r\n\r\n", Refused(TERMINATOR, "missing", Some(10))),
    ("12\r\nHello world\n\r\n0\r\n\r\n", Refused(TERMINATOR, "missing", Some(22))),
    ("5\r\nhello\r\n0\r\nno field\r\n\r\n", Refused(TRAILER, "syntax", Some(13))),
    ("5\r\nhello\r\n0\r\nA: b\nC: d\r\n\r\n", Refused(TRAILER, "syntax", Some(17))),
    ("5\r\nhello\r\n0\r\nA: b\0\r\n\r\n", Refused(TRAILER, "syntax", Some(17))),
    ("5\r\nhello\r\n0\r\n A: b\r\n\r\n", Refused(TRAILER, "syntax", Some(13))),
    ("5\r\nhello\r\n0\r\nA: b\r\nContent-Length: 5\r\n\r\n", Refused(TRAILER, "forbidden", Some(19))),
    ("5\r\nhello\r\n0\r\nTransfer-Encoding: gzip\r\n\r\n", Refused(TRAILER, "forbidden", Some(13))),
    ("5\r\nhello\r\n0\r\n\r\nmore", Refused(OVERRUN, "", None)),
    ("5\r\nhello\r\n0\r\n", Cut(TRAILER, "no_end", "hello")),
    ("5\r\nhello\r\n0\r\nA: b\r\n", Cut(TRAILER, "no_end", "hello")),
    ("5\r\nhello\r\n", Cut("body_truncated", "closed", "hello")),
    ("5\r\nhel", Cut("body_truncated", "closed", "hel")),
    ("5\r\nhello", Cut("body_truncated", "closed", "hello")),
    ("5", Cut("body_truncated", "closed", "")),
    ("", Cut("body_truncated", "closed", "")),
];

/// Whole answers.
#[rustfmt::skip]
const ANSWERS: &[(&str, Fate)] = &[
    ("HTTP/1.1 200 OK\r\n\r\nhello", Passed("hello", &[])),
    ("HTTP/1.0 200 OK\r\n\r\nhello", Passed("hello", &[])),
    ("HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", Passed("hello", &[])),
    ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", Refused(TE, "http_1_0", Some(17))),
    ("HTTP/1.1 204 No\r\n\r\n", Passed("", &[])),
    ("HTTP/1.1 204 No\r\nContent-Length: 0\r\n\r\n", Passed("", &[])),
    ("HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\n", Passed("", &[FORBIDDEN])),
    ("HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nhello", Refused(FORBIDDEN, "no_content", None)),
    ("HTTP/1.1 204 No\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", Refused(FORBIDDEN, "no_content", None)),
    ("HTTP/1.1 304 Not\r\nContent-Length: 5\r\n\r\n", Passed("", &[])),
    ("HTTP/1.1 304 Not\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", Refused(FORBIDDEN, "not_modified", None)),
    ("HTTP/1.1 103 Early\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", Refused(FORBIDDEN, "interim", None)),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n\r\n", Refused(OVERRUN, "", None)),
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello\r\n", Refused(OVERRUN, "", None)),
    ("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nContent-Type: a/c\r\nContent-Length: 5\r\n\r\nhello", Passed("hello", &["head_header_syntax"])),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", Refused("body_coding_error", "not_coded", Some(0))),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: br, zstd\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", Refused("body_coding_error", "not_coded", Some(0))),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 5\r\n\r\nhello", Passed("hello", &[])),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n", Passed("", &[])),
    ("HTTP/1.1 206 Part\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", Passed("hello", &[])),
    ("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n", Refused("body_too_large", "declared", None)),
];

#[test]
fn each_answer_has_its_fate() {
    let origin = Origin::start();
    // A connection each, of which none is a probe's, and a limit that none but the last exceeds.
    let candor = Candor::start(&format!(
        "[diagnosis]\nprobes = false\n[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         limit = {{ response_body = \"100B\" }}\n\
         [upstream.app]\nservers = [\"{}\"]\nkeepalive = {{ connections = 0 }}\nretry = {{ tries = 1 }}\n",
        origin.address()
    ));
    let head = "HTTP/1.1 200 OK\r\n";
    let lengths = LENGTHS.iter().map(|(value, fate)| {
        (
            format!("{head}Content-Length: {value}\r\n\r\nhello"),
            moved(*fate, VALUE),
        )
    });
    let codings = CODINGS.iter().map(|(lines, fate)| {
        (
            format!("{head}{lines}\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
            *fate,
        )
    });
    let chunks = CHUNKS.iter().map(|(body, fate)| {
        (
            format!("{head}Transfer-Encoding: chunked\r\n\r\n{body}"),
            *fate,
        )
    });
    let answers = ANSWERS
        .iter()
        .map(|(answer, fate)| ((*answer).to_owned(), *fate));
    let all = lengths.chain(codings).chain(chunks).chain(answers);
    let (mut count, mut wrong) = (0, Vec::new());
    for (number, (answer, fate)) in all.enumerate() {
        let path = format!("/{number}");
        let met = AssertUnwindSafe(|| meets(&candor, &origin, &path, &answer, fate));
        if catch_unwind(met).is_err() {
            wrong.push(format!("{answer:?}: {fate:?}"));
        }
        count += 1;
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    eprintln!("answers: {count}");
}

/// The same with offsets that are counted from a byte of the head.
const fn moved(fate: Fate, by: u64) -> Fate {
    match fate {
        Refused(cause, reason, Some(offset)) => Refused(cause, reason, Some(offset + by)),
        other => other,
    }
}

/// One exchange; the origin ends its side behind the answer.
fn meets(candor: &Candor, origin: &Origin, path: &str, answer: &str, fate: Fate) {
    let mut client = candor.client();
    client.send(
        format!("GET {path} HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n").as_bytes(),
    );
    let mut peer = origin.accept();
    received(&mut peer);
    peer.send(answer.as_bytes());
    // It may have been hung up on already.
    let _ = peer.try_finish();
    let mut head = client.head();
    while head.status < 200 {
        head = client.head();
    }
    let (wire, _) = client.rest();
    let (body, whole) = unframed(&head, &wire);
    let line = candor.logged(path);
    match fate {
        Passed(expected, findings) => {
            assert_eq!(head.header("candor-cause"), None);
            assert_eq!(
                (String::from_utf8_lossy(&body), whole),
                (expected.into(), true)
            );
            assert_eq!(line["delivered"], "complete", "{line}");
            assert_eq!(line.get("cause"), None, "{line}");
            let noted = line["findings"].as_array().map_or(&[][..], Vec::as_slice);
            assert_eq!(noted, findings, "{line}");
        }
        Refused(cause, reason, offset) => {
            assert_eq!(
                (head.status, head.header("candor-cause")),
                (502, Some(cause))
            );
            assert_eq!(
                (whole, &line["delivered"]),
                (true, &Value::from("complete"))
            );
            blamed(&line, cause, reason);
            if let Some(offset) = offset {
                assert!(offsets(&line).contains(&offset), "{offset} in {line}");
            }
        }
        Cut(cause, reason, expected) => {
            assert_eq!((head.status, head.header("candor-cause")), (200, None));
            assert_eq!(
                (String::from_utf8_lossy(&body), whole),
                (expected.into(), false)
            );
            assert_eq!(line["delivered"], "cut", "{line}");
            blamed(&line, cause, reason);
        }
    }
}

fn blamed(line: &Value, cause: &str, reason: &str) {
    let said = line["reason"].as_str().unwrap_or_default();
    assert_eq!(
        (line["cause"].as_str(), said),
        (Some(cause), reason),
        "{line}"
    );
}

/// The offsets of what was found, in head or body, that belong to the reason.
fn offsets(line: &Value) -> Vec<u64> {
    let facts = line["evidence"].as_array().unwrap();
    let parsed = facts
        .iter()
        .flat_map(|fact| fact["parse"].as_array())
        .flatten();
    let findings = parsed.filter(|finding| finding["mended"] == false);
    facts
        .iter()
        .chain(findings)
        .filter_map(|fact| fact["offset"].as_u64())
        .collect()
}

/// The body that the client got, and whether it is whole.
fn unframed(head: &Response, wire: &[u8]) -> (Vec<u8>, bool) {
    if let Some(length) = head.header("content-length") {
        return (
            wire.to_vec(),
            head.status == 304 || length.parse() == Ok(wire.len()),
        );
    }
    if head.header("transfer-encoding") != Some("chunked") {
        return (wire.to_vec(), true);
    }
    let (mut body, mut rest) = (Vec::new(), wire);
    loop {
        let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") else {
            return (body, false);
        };
        let size = std::str::from_utf8(&rest[..end]).unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        rest = &rest[end + 2..];
        if size == 0 {
            // Perhaps trailers, then the empty line.
            return (body, rest.ends_with(b"\r\n"));
        }
        body.extend_from_slice(&rest[..size]);
        rest = rest[size..].strip_prefix(b"\r\n").unwrap();
    }
}
