//! Paths as their readers understand them.
//!
//! An upstream may resolve `..`, merge `//`, decode `%2e` and even `%2f` before it acts. A route is
//! often a guard, so it must not be possible to spell a path in a way that misses the route here and
//! still reaches its resource there. Hence, for matching:
//!
//! - percent-escapes of printable ASCII and of bytes from 0x80 are decoded, once; others, and those
//!   of `%`, `/` and `\`, are kept, with digits in upper case (a superset of RFC 3986 §6.2.2);
//! - dot segments are resolved and empty segments merged;
//! - a path that climbs above the root, has an encoded NUL, a `#` (which ends it for some), or a
//!   segment that begins with `..;` (which some read as `..`) is refused;
//! - with an encoded `/` or a `\` in it, encoded or not, the path has two readings. Both are
//!   matched, and it is refused when they lead to different routes.
//!
//! Parameters (`/admin;x`) are part of a segment, although some servers drop them.
//!
//! A path without `%`, `\`, `#`, `//` and `/.` is its own normal form, which one scan tells.

use std::borrow::Cow;

/// Why a path is refused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum BadPath {
    /// `..` leads above the root.
    AboveRoot,
    /// `%00`.
    EncodedNul,
    /// An encoded separator leads to another route if it is decoded.
    EncodedSeparator,
    /// A segment that begins with `..;`.
    DotsWithParameter,
    /// A `#`, which no request target may have (RFC 9112 §3.2).
    Fragment,
}

impl BadPath {
    /// The reason, in `snake_case`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AboveRoot => "path_above_root",
            Self::EncodedNul => "path_encoded_nul",
            Self::EncodedSeparator => "path_encoded_separator",
            Self::DotsWithParameter => "path_dots_with_parameter",
            Self::Fragment => "path_fragment",
        }
    }
}

/// A path, ready to be matched.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Form<'a> {
    /// The path as sent is its normal form.
    Plain(&'a [u8]),
    /// It is not.
    Normal {
        /// Its normal form.
        path: Vec<u8>,
        /// The second reading: separators decoded, too. `None`: it is the same.
        decoded: Option<Vec<u8>>,
    },
}

/// A path's form. The empty path and `*` (RFC 9110 §7.1) are read as `/`.
pub fn form(path: &[u8]) -> Result<Form<'_>, BadPath> {
    if !needs_work(path) {
        return Ok(Form::Plain(match path {
            b"" | b"*" => b"/",
            path => path,
        }));
    }
    normalize(path)
}

/// The path that `strip` and `rewrite` work on: one that is its own normal form as it is; else with
/// dot segments resolved, empty ones merged and escapes of unreserved characters decoded (RFC 3986
/// §6.2.2), so that the part that the route matched is where it seems to be. Fit to be sent.
pub fn wire(path: &[u8]) -> Cow<'_, [u8]> {
    if !needs_work(path) {
        return path.into();
    }
    let decoded = decode(path, Decode::Unreserved);
    match decoded.and_then(|decoded| resolve(&decoded.bytes)) {
        Ok(path) => path.into(),
        // Was refused when it was matched.
        Err(_) => path.into(),
    }
}

fn needs_work(path: &[u8]) -> bool {
    let mut previous = 0;
    let mut found = false;
    for &byte in path {
        found |= byte == b'%'
            || byte == b'\\'
            || byte == b'#'
            || (previous == b'/' && (byte == b'/' || byte == b'.'));
        previous = byte;
    }
    found
}

fn normalize(path: &[u8]) -> Result<Form<'static>, BadPath> {
    let kept = decode(path, Decode::Printable)?;
    let normal = resolve(&kept.bytes)?;
    let decoded = if kept.separators {
        Some(resolve(&decode(path, Decode::Separators)?.bytes)?)
    } else {
        None
    };
    Ok(Form::Normal {
        path: normal,
        decoded,
    })
}

/// A literal of a route's pattern in the form that paths are matched in.
pub(super) fn literal(pattern: &str) -> Vec<u8> {
    match decode(pattern.as_bytes(), Decode::Printable) {
        Ok(decoded) => decoded.bytes,
        // Matches nothing, as such paths are refused.
        Err(_) => pattern.as_bytes().to_vec(),
    }
}

struct Decoded {
    bytes: Vec<u8>,
    /// Whether there is a `\` or an encoded `/` or `\`.
    separators: bool,
}

/// Which escapes are decoded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Decode {
    /// Those of unreserved characters.
    Unreserved,
    /// Those of everything but control characters, `%`, `/` and `\`.
    Printable,
    /// As `Printable`; and those of `/` and `\`, and a plain `\`, become `/`.
    Separators,
}

/// Decodes escapes, once.
fn decode(path: &[u8], what: Decode) -> Result<Decoded, BadPath> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut separators = false;
    let mut rest = path;
    while let [byte, after @ ..] = rest {
        let escape = match rest {
            [b'%', high, low, after @ ..] => hex(*high).zip(hex(*low)).map(|(h, l)| (h, l, after)),
            _ => None,
        };
        let Some((high, low, after_escape)) = escape else {
            if *byte == b'#' {
                return Err(BadPath::Fragment);
            }
            separators |= *byte == b'\\';
            let is_separator = what == Decode::Separators && *byte == b'\\';
            bytes.push(if is_separator { b'/' } else { *byte });
            rest = after;
            continue;
        };
        rest = after_escape;
        match high << 4 | low {
            0 => return Err(BadPath::EncodedNul),
            b'/' | b'\\' if what == Decode::Separators => bytes.push(b'/'),
            byte if is_kept(byte, what) => {
                separators |= byte == b'/' || byte == b'\\';
                bytes.extend_from_slice(&[b'%', upper_hex(high), upper_hex(low)]);
            }
            byte => bytes.push(byte),
        }
    }
    Ok(Decoded { bytes, separators })
}

/// Whether an escape stays one.
fn is_kept(byte: u8, what: Decode) -> bool {
    match what {
        Decode::Unreserved => {
            !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
        }
        Decode::Printable | Decode::Separators => {
            byte.is_ascii_control() || matches!(byte, b'/' | b'\\' | b'%')
        }
    }
}

/// Resolves dot segments (RFC 3986 §5.2.4) and merges empty ones.
fn resolve(path: &[u8]) -> Result<Vec<u8>, BadPath> {
    let mut out = Vec::with_capacity(path.len() + 1);
    let mut segments = path.split(|&b| b == b'/').peekable();
    if path.first() == Some(&b'/') {
        segments.next();
    }
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            b"" | b"." => {}
            b".." => {
                let parent = memchr::memrchr(b'/', &out).ok_or(BadPath::AboveRoot)?;
                out.truncate(parent);
            }
            [b'.', b'.', b';', ..] => return Err(BadPath::DotsWithParameter),
            segment => {
                out.push(b'/');
                out.extend_from_slice(segment);
                if last {
                    return Ok(out);
                }
            }
        }
    }
    // The path ended in a separator or a dot segment: what is left is a directory.
    out.push(b'/');
    Ok(out)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

fn upper_hex(digit: u8) -> u8 {
    b"0123456789ABCDEF"[usize::from(digit & 15)]
}
