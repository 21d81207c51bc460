//! Heads and what is wrong with them.

#![allow(clippy::unwrap_used)]

use super::*;

/// Every finding as `defect/reason@offset:line`, mended ones in brackets.
#[track_caller]
fn check(raw: &[u8], expected: &str) {
    let anatomy = dissect(raw);
    let findings = anatomy.findings.iter().map(|finding| {
        let Finding {
            defect,
            reason,
            offset,
            line,
            mended,
            ..
        } = finding;
        let told = format!("{}/{reason}@{offset}:{line}", defect.as_str());
        if *mended { format!("[{told}]") } else { told }
    });
    assert_eq!(findings.collect::<Vec<_>>().join(" "), expected);
}

/// A good status line, then these lines and the blank one.
#[track_caller]
fn check_fields(fields: &str, expected: &str) {
    check(
        format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n").as_bytes(),
        expected,
    );
}

#[test]
fn good_heads() {
    check(b"HTTP/1.1 200 OK\r\n\r\n", "");
    check(b"HTTP/1.0 404 \r\nA:b\r\n\r\n", "");
    check(
        b"HTTP/1.1 204 No Content\r\nX: \x80\xff\r\n\r\nbody\nwith\0anything",
        "",
    );
    check_fields("Transfer-Encoding: chunked", "");
    check_fields("Transfer-Encoding: Chunked\r\nContent-Type: a", "");
    check_fields("Content-Length: 0", "");
    check_fields("Content-Length:\t007 ", "");
    let anatomy = dissect(b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody");
    assert!(anatomy.complete);
    assert_eq!(
        (anatomy.length, anatomy.fields, anatomy.status),
        (25, 1, Some(200))
    );
}

#[test]
fn begun_heads() {
    for end in 0..b"HTTP/1.1 200 OK\r\nA: b\r\n\r".len() {
        let raw = &b"HTTP/1.1 200 OK\r\nA: b\r\n\r"[..end];
        check(raw, "");
        assert!(!dissect(raw).complete);
    }
}

#[test]
fn line_endings() {
    check(b"HTTP/1.1 200 OK\n\n", "line_ending/bare_lf@15:1");
    check(
        b"HTTP/1.1 200 OK\r\nA: b\nC: d\r\n\r\n",
        "line_ending/bare_lf@21:2",
    );
    check(b"HTTP/1.1 200 OK\r\nA: b\r\n\n", "line_ending/bare_lf@23:3");
    check(
        b"HTTP/1.1 200 OK\r\nA: b\rC: d\r\n\r\n",
        "line_ending/bare_cr@21:2",
    );
    check(b"HTTP/1.1 200 OK\r\r\n\r\n", "line_ending/bare_cr@15:1");
    check(b"HTTP/1.1 200 OK\r\nA: b\rC", "line_ending/bare_cr@21:2");
}

#[test]
fn status_lines() {
    check(b"HTTP/2 200 OK\r\n\r\n", "status_line/version@5:1");
    check(b"http/1.1 200 OK\r\n\r\n", "status_line/version@0:1");
    check(b"HTTP/1.1200 OK\r\n\r\n", "status_line/separator@8:1");
    check(b"HTTP/1.1  200 OK\r\n\r\n", "status_line/separator@9:1");
    check(b"HTTP/1.1\t200 OK\r\n\r\n", "status_line/separator@8:1");
    check(b"HTTP 200 OK\r\n\r\n", "status_line/version@4:1");
    check(b"HTTP/1.x 200 OK\r\n\r\n", "status_line/version@7:1");
    check(b"HTTP/1.1\r\n\r\n", "status_line/cut_short@8:1");
    check(b"HTTP/1.1 \r\n\r\n", "status_line/cut_short@9:1");
    check(b"HTTP/1.1 20\r\n\r\n", "status_line/cut_short@11:1");
    check(b"HTTP/\r\n\r\n", "status_line/cut_short@5:1");
    check(b"ICY 200 OK\r\n\r\n", "status_line/icy@0:1");
    check(b"HTTP/1.1 20 OK\r\n\r\n", "status_line/code@11:1");
    check(b"HTTP/1.1 2000 OK\r\n\r\n", "status_line/code@12:1");
    check(b"HTTP/1.1 099 OK\r\n\r\n", "status_line/code_range@9:1");
    check(b"HTTP/1.1 600 OK\r\n\r\n", "status_line/code_range@9:1");
    check(
        b"HTTP/1.1 200\r\n\r\n",
        "[status_line/separator_missing@12:1]",
    );
    check(b"HTTP/1.1 200-OK\r\n\r\n", "status_line/separator@12:1");
    check(
        b"HTTP/1.1 200 O\x01K\r\n\r\n",
        "status_line/phrase_byte@14:1",
    );
    check(b" HTTP/1.1 200 OK\r\n\r\n", "status_line/leading_bytes@0:1");
    check(b"\r\nHTTP/1.1 200 OK\r\n\r\n", "status_line/blank_line@0:1");
    check(
        "\u{feff}HTTP/1.1 200 OK\r\n\r\n".as_bytes(),
        "status_line/leading_bytes@0:1",
    );
    check(b"Status: 200 OK\r\nA: b\r\n\r\n", "status_line/missing@0:1");
}

#[test]
fn field_lines() {
    check_fields("no colon", "field_syntax/no_colon@19:2");
    check_fields(": b", "field_syntax/empty_name@17:2");
    check_fields("A : b", "[field_syntax/space_before_colon@18:2]");
    check_fields("A\u{e9}: b", "field_syntax/bad_name_byte@18:2");
    check_fields("A b: c", "field_syntax/bad_name_byte@18:2");
    check_fields("A\0: b", "field_syntax/bad_name_byte@18:2");
    check_fields("A: b\r\n c", "[field_syntax/obs_fold@23:3]");
    check_fields(" A: b", "field_syntax/leading_whitespace@17:2");
    check_fields("A: b\0c", "field_byte/nul@21:2");
    check_fields("A: \x1b[2J", "field_byte/control@20:2");
    check_fields("A: \x7f", "field_byte/control@20:2");
    check_fields(
        "A: b\r\nno colon\r\nC: \0",
        "field_syntax/no_colon@25:3 field_byte/nul@36:4",
    );
}

#[test]
fn blank_lines() {
    check_fields(
        "A: b\r\n<!doctype html>\n<p>a: b</p>",
        "line_ending/missing_blank@23:3",
    );
    check_fields("A: b\r\n{\"a\": 1}", "line_ending/missing_blank@23:3");
    check(
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nhello",
        "line_ending/missing_blank@36:3",
    );
    // Part of a field, as long as the body was to be.
    check(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: bc", "");
    let leaked = "[line_ending/blank_line_in_head@28:3]";
    check(
        b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\nContent-Type: text/html\r\n\r\n<p>",
        leaked,
    );
    check(
        b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\nSet-Cookie: a=b\r\nX-",
        leaked,
    );
    // A body of its own that looks like a head, and says what it is.
    check(
        b"HTTP/1.1 200 OK\r\nContent-Type: message/http\r\n\r\nContent-Type: a\r\n\r\n",
        "",
    );
    check(
        b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\nServer: a\r\nno field\r\n",
        "",
    );
    check(b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\nhello: world\r\n", "");
}

#[test]
fn lengths() {
    check_fields(
        "Content-Length: 12 bytes",
        "content_length_invalid/non_digit@35:2",
    );
    check_fields("content-length: -1", "content_length_invalid/negative@33:2");
    check_fields("Content-Length: +1", "content_length_invalid/sign@33:2");
    check_fields("Content-Length: 0x10", "content_length_invalid/hex@34:2");
    check_fields("Content-Length: 1f", "content_length_invalid/hex@34:2");
    check_fields("Content-Length: ", "content_length_invalid/empty@33:2");
    check_fields("Content-Length: 9223372036854775807", "");
    check_fields(
        "Content-Length: 9223372036854775808",
        "content_length_invalid/overflow@51:2",
    );
    check_fields("Content-Length: 5, 5", "[content_length_invalid/list@33:2]");
    check_fields(
        "Content-Length: 5, 6",
        "content_length_conflict/differing@36:2",
    );
    check_fields("Content-Length: 5,", "content_length_invalid/list@35:2");
    check_fields(
        "Content-Length: 5\r\nContent-Length: 5",
        "[content_length_conflict/equal@52:3]",
    );
    check_fields(
        "Content-Length: 5\r\nContent-Length: 6",
        "content_length_conflict/differing@52:3",
    );
    check_fields(
        "Content-Length: 1\r\n 2",
        "[field_syntax/obs_fold@36:3] content_length_invalid/non_digit@37:3",
    );
}

#[test]
fn codings() {
    let unsupported = "transfer_encoding_unsupported";
    check_fields(
        "Transfer-Encoding: gzip",
        &format!("{unsupported}/unknown_coding@36:2"),
    );
    check_fields(
        "Transfer-Encoding: gzip, chunked",
        &format!("{unsupported}/unknown_coding@36:2"),
    );
    check_fields(
        "Transfer-Encoding: chunked, gzip",
        &format!("{unsupported}/chunked_not_last@45:2"),
    );
    check_fields(
        "Transfer-Encoding: chunked, chunked",
        &format!("{unsupported}/chunked_twice@45:2"),
    );
    check_fields("Transfer-Encoding:", &format!("{unsupported}/empty@17:2"));
    check(
        b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
        &format!("{unsupported}/http_1_0@17:2"),
    );
    check_fields(
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "content_length_and_transfer_encoding/both@36:3",
    );
}

#[test]
fn other_protocols() {
    #[track_caller]
    fn speaks(raw: &[u8], reason: &str, name: Option<&str>) {
        check(raw, &format!("not_http/{reason}@0:1"));
        assert_eq!(dissect(raw).protocol.map(|protocol| protocol.name), name);
    }
    speaks(b"SSH-2.0-OpenSSH_9.2\r\n", "ssh", Some("SSH"));
    speaks(
        b"-ERR wrong number of arguments\r\n",
        "redis",
        Some("Redis"),
    );
    speaks(b"+PONG\r\n", "redis", Some("Redis"));
    speaks(b"ERROR\r\n", "memcached", Some("memcached"));
    speaks(b"AMQP\0\0\x09\x01", "amqp", Some("AMQP"));
    speaks(b"\x4a\0\0\0\x0a8.0.36\0", "mysql", Some("MySQL"));
    speaks(
        b"\x45\0\0\0\xff\x6a\x04Host is blocked",
        "mysql",
        Some("MySQL"),
    );
    speaks(b"E\0\0\0\x8bSFATAL\0", "postgresql", Some("PostgreSQL"));
    speaks(
        b"\x01\x03\0\x01\0\x08\0\0\0\0\0\0",
        "fastcgi",
        Some("FastCGI"),
    );
    speaks(b"\0\x3b\x01\0\x0c\0QUERY_STRING", "uwsgi", Some("uwsgi"));
    speaks(b"<html>hi</html>", "html", None);
    speaks(b"{\"error\":1}", "json", None);
    speaks(b"hello world\n", "text", None);
    speaks(b"\xff\xfe\0\x01\x02", "binary", None);
    speaks(b"debug\nHTTP/1.1 200 OK\r\n\r\n", "text_before_head", None);
    check(b"\x15\x03\x01\x00\x02\x02\x46", "tls_bytes/alert@0:1");
    check(b"\x16\x03\x03\x00\x7a\x02", "tls_bytes/handshake@0:1");
    let settings = b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x64";
    check(settings, "http2_bytes/settings@0:1");
    check(
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "http2_bytes/preface@0:1",
    );
    let alert = dissect(b"\x15\x03\x01\x00\x02\x02\x46").protocol.unwrap();
    assert_eq!(alert.alert_name(), Some("protocol_version"));
}

#[test]
fn excerpts_mask_values() {
    #[track_caller]
    fn shows(raw: &[u8], expected: &str) {
        let excerpt = dissect(raw).findings[0].excerpt(raw);
        assert_eq!(
            format!("{}»{}«{}", excerpt.before, excerpt.marked, excerpt.after),
            expected
        );
    }
    shows(
        b"HTTP/1.1 200 OK\r\nSet-Cookie: session=0123456789abcdef\n\r\n",
        "Set-Cookie:•••••••••••••••••89abcdef»\\n«",
    );
    shows(
        b"HTTP/1.1 200 OK\r\nSet-Cookie: id=\x010123456789abcdef\r\n\r\n",
        "Set-Cookie: id=»\\x01«01234567••••••••\\r\\n",
    );
    // What never holds a secret is shown.
    shows(
        b"HTTP/1.1 200 OK\r\nContent-Length: twelve thousand bytes\r\n\r\n",
        "Content-Length: »t«welve thousand bytes\\r\\n",
    );
    // But not what stands behind a lone CR: another program takes it for another field.
    shows(
        b"HTTP/1.1 200 OK\r\nServer: a\rSet-Cookie: session=0123456789abcdef\r\n\r\n",
        "Server: a»\\r«Set-Cook••••••••••••••••••••••••••••\\r\\n",
    );
    // A line without a name may be anything.
    shows(
        b"HTTP/1.1 200 OK\r\npassword is hunter2 really\r\n\r\n",
        "password» «is hunte•••••••••\\r\\n",
    );
    // A name that is none may be a part of a value.
    shows(
        b"HTTP/1.1 200 OK\r\nset-cookie session=0123456789: abcdef\r\n\r\n",
        "••t-cookie» «session=••••••••••••••••••\\r\\n",
    );
    // A head with something before it.
    shows(
        b"debug\nHTTP/1.1 200 OK\r\nSet-Cookie: session=0123456789abcdef\r\nServer: a\r\n",
        "»d«ebug\\nHTTP/1.1 200 OK\\r\\nSet-Cookie:•••••••••••••••••••••••••\\r\\nSer",
    );
    // Bytes that are no HTTP show their first 64.
    let mut banner = b"SSH-2.0-".to_vec();
    banner.resize(200, b'x');
    shows(&banner, &format!("»S«SH-2.0-{}", "x".repeat(56)));
}

#[test]
fn large_heads() {
    let mut many = b"HTTP/1.1 200 OK\r\n".to_vec();
    while many.len() < crate::evidence::RAW_HEAD_MAX {
        many.extend_from_slice(b"A: b\r\n");
    }
    assert_eq!(dissect(&many).findings[0].defect, Defect::SectionTooLarge);
    let mut one = b"HTTP/1.1 200 OK\r\nSet-Cookie: ".to_vec();
    one.resize(crate::evidence::RAW_HEAD_MAX, b'x');
    assert_eq!(dissect(&one).findings[0].defect, Defect::FieldTooLarge);
    assert_eq!(dissect(&one).findings[0].offset, 17);
}

#[test]
fn too_many_fields() {
    let head = |count: usize| format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(count));
    check(head(256).as_bytes(), "");
    let expected = format!("section_too_large/too_many_fields@{}:258", 17 + 256 * 6);
    check(head(257).as_bytes(), &expected);
    check(head(900).as_bytes(), &expected);
}

#[test]
fn the_largest_fields() {
    let raw = b"HTTP/1.1 200 OK\r\nA: b\r\nLong: 0123456789\r\n more\r\nA: c\r\nno colon\r\n\r\nBody: x\r\n";
    let sizes = largest(raw);
    let shown: Vec<_> = sizes
        .iter()
        .map(|size| (size.name, size.bytes, size.lines))
        .collect();
    assert_eq!(shown, [(&b"Long"[..], 25, 2), (b"A", 12, 2)]);
    assert_eq!(field_at(raw, 20).unwrap().name, b"A");
    assert_eq!(field_at(raw, 3), None);
}

#[test]
fn findings_are_bounded() {
    let mut raw = b"HTTP/1.1 200 OK\r\n".to_vec();
    for line in ["x\n", ": \0\n", "A : b\n", " fold\n", "Content-Length: x\n"]
        .iter()
        .cycle()
        .take(9_000)
    {
        raw.extend_from_slice(line.as_bytes());
    }
    let anatomy = dissect(&raw);
    assert!(anatomy.findings.len() <= FINDINGS_MAX);
    assert!(anatomy.findings.is_sorted_by_key(|finding| finding.offset));
}
