//! The head of a script's answer (RFC 3875 §6) as HTTP/1.1 text.

/// A head may be so long; what is longer is passed on as it is, to be refused.
pub(super) const HEAD_MAX: usize = 64 * 1024;

/// Where the head ends, its empty line included. `from`: where a search before this one stopped.
pub(super) fn end(bytes: &[u8], from: usize) -> Option<usize> {
    // An empty line may have begun before.
    let from = from.saturating_sub(2);
    memchr::memchr_iter(b'\n', &bytes[from..]).find_map(|at| {
        let at = from + at;
        match bytes.get(at + 1..)? {
            [b'\n', ..] => Some(at + 2),
            [b'\r', b'\n', ..] => Some(at + 3),
            _ => None,
        }
    })
}

/// Fields that are about a connection, of which a script has none.
const DROPPED: &[&[u8]] = &[
    b"connection",
    b"keep-alive",
    b"transfer-encoding",
    b"status",
];

/// The head as HTTP/1.1 text, and its status; `None`: it is no head, and should be judged as it stands.
/// `is_whole`: up to its empty line; else the connection ended within it.
pub(super) fn translate(head: &[u8], is_whole: bool) -> Option<(Vec<u8>, u16)> {
    let mut lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').map(trimmed).collect();
    if is_whole {
        // The empty line, and nothing behind it.
        lines.truncate(lines.len().saturating_sub(2));
    }
    let mut out = Vec::with_capacity(head.len() + 32);
    // Some scripts write the status line themselves.
    let mut is_first = true;
    if let Some(line) = lines.first()
        && line.starts_with(b"HTTP/")
    {
        is_first = false;
        out.extend_from_slice(line);
        lines.remove(0);
    } else {
        let status = lines.iter().find_map(|line| value(line, b"status"));
        let located = lines.iter().any(|line| value(line, b"location").is_some());
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(match status {
            Some(status) => status,
            None if located => b"302 Found",
            None => b"200 OK",
        });
    }
    let status = status_of(&out);
    let mut is_dropped = false;
    for line in lines {
        let begins = std::mem::take(&mut is_first);
        let is_continued = matches!(line.first(), Some(b' ' | b'\t'));
        let colon = line.iter().position(|byte| *byte == b':');
        if !is_continued {
            let name = colon.map_or(&[][..], |colon| &line[..colon]);
            is_dropped = DROPPED.iter().any(|it| name.eq_ignore_ascii_case(it));
        }
        match colon {
            _ if is_dropped => continue,
            _ if is_continued => {}
            Some(1..) => {}
            // Text in place of a head; after its first line it is a field that is none.
            _ if is_whole && begins => return None,
            _ => {}
        }
        out.extend_from_slice(b"\r\n");
        out.extend_from_slice(line);
    }
    if is_whole {
        out.extend_from_slice(b"\r\n\r\n");
    }
    Some((out, status))
}

/// A head beyond [`HEAD_MAX`] as HTTP/1.1 text, so that it is refused for its size; `None`: it begins with
/// no field, and should be judged as it stands. Every line of it is kept: dropped, they would not count.
#[cold]
pub(super) fn too_large(head: &[u8]) -> Option<Vec<u8>> {
    let is_status_line = head.starts_with(b"HTTP/");
    let name = &head[..head.iter().position(|byte| *byte == b':').unwrap_or(0)];
    let is_field = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !is_status_line && (name.is_empty() || !name.iter().all(is_field)) {
        return None;
    }
    let mut out = Vec::with_capacity(head.len() * 2);
    if !is_status_line {
        out.extend_from_slice(b"HTTP/1.1 200 OK\r\n");
    }
    for (index, line) in head.split(|byte| *byte == b'\n').enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\r\n");
        }
        out.extend_from_slice(trimmed(line));
    }
    Some(out)
}

fn trimmed(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

fn value<'a>(line: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let found = line[..colon].eq_ignore_ascii_case(name);
    found.then(|| line[colon + 1..].trim_ascii())
}

/// The status of a head that begins `HTTP/1.1 404`; 0 where it is none.
fn status_of(head: &[u8]) -> u16 {
    let digits = head.get(9..12).and_then(|it| std::str::from_utf8(it).ok());
    digits.and_then(|it| it.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn translated(head: &str) -> (String, u16) {
        assert_eq!(end(head.as_bytes(), 0), Some(head.len()));
        let (out, status) = translate(head.as_bytes(), true).unwrap();
        (String::from_utf8(out).unwrap(), status)
    }

    #[test]
    fn heads() {
        let (head, status) = translated("Status: 404 Not Found\r\nContent-type: text/html\r\n\r\n");
        assert_eq!(
            head,
            "HTTP/1.1 404 Not Found\r\nContent-type: text/html\r\n\r\n"
        );
        assert_eq!(status, 404);
        let (head, _) = translated("Content-Type: a/b\n\n");
        assert_eq!(head, "HTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\n");
        let (head, status) = translated("Location: /there\n\r\n");
        assert_eq!(head, "HTTP/1.1 302 Found\r\nLocation: /there\r\n\r\n");
        assert_eq!(status, 302);
        let (head, _) = translated("HTTP/1.0 201 Made\r\nTransfer-Encoding: chunked\r\n\r\n");
        assert_eq!(head, "HTTP/1.0 201 Made\r\n\r\n");
        let (head, _) = translated("status: 500\r\nStatus: 200\r\n\r\n");
        assert_eq!(head, "HTTP/1.1 500\r\n\r\n");
    }

    #[test]
    fn what_is_no_head_is_left_alone() {
        assert_eq!(translate(b"<html>\n\n", true), None);
        assert_eq!(translate(b": x\n\n", true), None);
        assert_eq!(end(b"<html>\n", 0), None);
    }

    #[test]
    fn a_line_within_a_head_that_is_no_field_is_judged_as_one() {
        let (head, _) = translated("Status: 200 OK\nWarning\nA: b\n\n");
        assert_eq!(head, "HTTP/1.1 200 OK\r\nWarning\r\nA: b\r\n\r\n");
    }

    #[test]
    fn a_head_that_is_cut_stays_open() {
        let (head, _) = translate(b"Status: 200 OK\r\nX-A: b", false).unwrap();
        assert_eq!(head, b"HTTP/1.1 200 OK\r\nX-A: b");
    }

    #[test]
    fn the_end_is_found_across_pieces() {
        let head = b"A: b\r\n\r\nbody";
        for cut in 0..8 {
            assert_eq!(end(&head[..cut], 0), None, "{cut}");
            assert_eq!(end(head, cut), Some(8), "{cut}");
        }
    }

    proptest::proptest! {
        /// Whatever a script writes: one head, nothing of the connection's in it, and nothing is
        /// made of its lines that was not there.
        #[test]
        fn any_bytes_make_one_head_or_none(
            words in proptest::collection::vec(proptest::sample::select(vec![
                &b"Status: 200 OK"[..], b"status:", b"Location: /x", b"HTTP/1.1 200 OK", b"HTTP/",
                b"Connection: close", b"transfer-encoding: chunked", b"Content-Length: 3", b" folded",
                b"\r\n", b"\n", b"\r", b"\n\n", b":", b"\0", b"\xff", b"X: y", b"\t", b"",
            ]), 0..24),
            is_whole in proptest::bool::ANY,
        ) {
            let bytes = words.concat();
            let found = end(&bytes, 0);
            for from in 0..bytes.len().min(found.unwrap_or(usize::MAX)) {
                proptest::prop_assert_eq!(end(&bytes, from), found);
            }
            let head = match (found, is_whole) {
                (Some(found), true) => &bytes[..found],
                (None, true) => return Ok(()),
                _ => &bytes[..],
            };
            let Some((out, _)) = translate(head, is_whole) else {
                return Ok(());
            };
            let ends = memchr::memmem::find_iter(&out, b"\r\n\r\n").count();
            if is_whole {
                proptest::prop_assert!(out.ends_with(b"\r\n\r\n"));
                proptest::prop_assert_eq!(ends, 1);
            }
            for line in out.split(|byte| *byte == b'\n').skip(1) {
                let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
                let is_dropped = DROPPED.iter().any(|it| name.eq_ignore_ascii_case(it));
                proptest::prop_assert!(!is_dropped, "{:?}", String::from_utf8_lossy(&out));
            }
        }
    }
}
