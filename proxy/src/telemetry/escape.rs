//! Bytes of strangers, made harmless for a line.
//!
//! Whatever they are, a line stays one line and valid: control characters, quotes, line and
//! bidirectional separators are escaped, bytes that are not UTF-8 become U+FFFD, and a value is cut
//! at [`VALUE_BYTES_MAX`].

/// Longer values are cut, and end in `…`.
pub(super) const VALUE_BYTES_MAX: usize = 8 * 1024;

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Whether eight bytes are all printable ASCII, without `"`, `\` and DEL. May say no wrongly, never
/// yes.
#[inline]
fn plain8(word: u64) -> bool {
    let has_zero = |w: u64| w.wrapping_sub(ONES) & !w & HIGHS;
    let control = word.wrapping_sub(ONES * 0x20) & !word & HIGHS;
    let quote = has_zero(word ^ (ONES * u64::from(b'"')));
    let backslash = has_zero(word ^ (ONES * u64::from(b'\\')));
    let delete = has_zero(word ^ (ONES * 0x7f));
    (word & HIGHS) | control | quote | backslash | delete == 0
}

#[inline]
fn plain(byte: u8) -> bool {
    matches!(byte, 0x20..=0x7e) && byte != b'"' && byte != b'\\'
}

/// Whether nothing in `bytes` needs an escape.
#[inline]
fn is_plain(bytes: &[u8]) -> bool {
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().all(|w| plain8(u64::from_le_bytes(*w))) && rest.iter().all(|&b| plain(b))
}

/// Appends the inside of a JSON string.
#[inline]
pub(super) fn json(out: &mut Vec<u8>, bytes: &[u8]) {
    if bytes.len() <= VALUE_BYTES_MAX && is_plain(bytes) {
        out.extend_from_slice(bytes);
    } else {
        json_slow(out, bytes);
    }
}

#[cold]
fn json_slow(out: &mut Vec<u8>, bytes: &[u8]) {
    let (bytes, cut) = cut(bytes);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' | '\\' => out.extend_from_slice(&[b'\\', c as u8]),
                '\n' => out.extend_from_slice(b"\\n"),
                '\r' => out.extend_from_slice(b"\\r"),
                '\t' => out.extend_from_slice(b"\\t"),
                c if misleading(c) => unicode(out, c),
                c => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
        if !chunk.invalid().is_empty() {
            out.extend_from_slice(b"\\ufffd");
        }
    }
    if cut {
        out.extend_from_slice("…".as_bytes());
    }
}

/// Appends text for a person's terminal: what could steer it is escaped as in JSON.
pub(super) fn terminal(out: &mut Vec<u8>, bytes: &[u8]) {
    let (bytes, cut) = cut(bytes);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if misleading(c) {
                unicode(out, c);
            } else {
                out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        for &byte in chunk.invalid() {
            out.extend_from_slice(&[b'\\', b'x', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    if cut {
        out.extend_from_slice("…".as_bytes());
    }
}

/// Appends the inside of a quoted value of Apache's formats: what is not printable ASCII becomes
/// `\xHH`, byte by byte.
pub(super) fn text(out: &mut Vec<u8>, bytes: &[u8]) {
    let (bytes, cut) = cut(bytes);
    for &byte in bytes {
        if plain(byte) {
            out.push(byte);
        } else if byte == b'"' || byte == b'\\' {
            out.extend_from_slice(&[b'\\', byte]);
        } else {
            out.extend_from_slice(&[b'\\', b'x', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    if cut {
        out.extend_from_slice(b"...");
    }
}

fn cut(bytes: &[u8]) -> (&[u8], bool) {
    match bytes.get(..VALUE_BYTES_MAX) {
        Some(head) if bytes.len() > VALUE_BYTES_MAX => (head, true),
        _ => (bytes, false),
    }
}

/// Control characters, separators that some readers take for a line's end, and characters that
/// change the order or the look of the text around them.
fn misleading(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{61c}' | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

/// `\uHHHH`, for characters of the Basic Multilingual Plane.
fn unicode(out: &mut Vec<u8>, c: char) {
    let c = c as u32;
    let digit = |shift: u32| hex((c >> shift & 15) as u8);
    out.extend_from_slice(&[b'\\', b'u', digit(12), digit(8), digit(4), digit(0)]);
}

fn hex(digit: u8) -> u8 {
    match digit {
        0..=9 => b'0' + digit,
        _ => b'a' + digit - 10,
    }
}

/// A text as a terminal may be shown it.
pub(crate) fn clean(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    terminal(&mut out, text.as_bytes());
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(input: &[u8], expected: &str) {
        let mut out = Vec::new();
        json(&mut out, input);
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn json_escapes() {
        check(b"", "");
        check(b"/plain/path?x=1 ~", "/plain/path?x=1 ~");
        check(b"say \"hi\"\\", r#"say \"hi\"\\"#);
        check(
            b"a\r\nb\tc\0\x1b[31m\x7f",
            r"a\r\nb\tc\u0000\u001b[31m\u007f",
        );
        check("café 日本 😀".as_bytes(), "café 日本 😀");
        check(b"a\xff\xfeb\xc3", r"a\ufffd\ufffdb\ufffd");
        check(
            "\u{202e}\u{2028}\u{feff}\u{85}".as_bytes(),
            r"\u202e\u2028\ufeff\u0085",
        );
    }

    #[test]
    fn long_values_are_cut() {
        let mut out = Vec::new();
        json(&mut out, &vec![b'a'; VALUE_BYTES_MAX + 1]);
        assert_eq!(out.len(), VALUE_BYTES_MAX + "…".len());
        out.clear();
        json(&mut out, &vec![b'a'; VALUE_BYTES_MAX]);
        assert_eq!(out.len(), VALUE_BYTES_MAX);
    }

    proptest! {
        #[test]
        fn any_bytes_give_one_valid_json_string(bytes: Vec<u8>) {
            let mut out = vec![b'"'];
            json(&mut out, &bytes);
            out.push(b'"');
            let value: String = serde_json::from_slice(&out).unwrap();
            prop_assert_eq!(value, String::from_utf8_lossy(&bytes));
            prop_assert!(!out.iter().any(u8::is_ascii_control));
        }

        #[test]
        fn the_fast_scan_agrees_with_the_slow(bytes: Vec<u8>) {
            prop_assert_eq!(is_plain(&bytes), bytes.iter().all(|&b| plain(b)));
        }

        #[test]
        fn any_bytes_give_printable_text(bytes: Vec<u8>) {
            let mut out = Vec::new();
            text(&mut out, &bytes);
            prop_assert!(out.iter().all(|b| matches!(b, 0x20..=0x7e)));
        }

        #[test]
        fn any_bytes_are_harmless_on_a_terminal(bytes: Vec<u8>) {
            let mut out = Vec::new();
            terminal(&mut out, &bytes);
            prop_assert!(!String::from_utf8(out).unwrap().contains(char::is_control));
        }
    }
}
