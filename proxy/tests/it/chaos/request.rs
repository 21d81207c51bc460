//! What a request is, by its number alone: both ends know what the other has to send.

use std::sync::LazyLock;

/// Longest body.
const BODY_MAX: usize = 96 * 1024;
/// Bodies begin at one of so many places of the pattern.
const PLACES: usize = 241;

/// Bytes without a short period, so that no part of a body looks like another.
static PATTERN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut state = 0x9e37_79b9_u32;
    let byte = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b' ' + (state >> 24) as u8 % 94
    };
    (0..BODY_MAX + PLACES).map(byte).collect()
});

/// A request of the load.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Request {
    /// Its number, which its path carries and its answer has to.
    pub id: u32,
}

impl Request {
    /// Well mixed bits of its number.
    fn bits(self, salt: u32) -> usize {
        let mut x = self.id.wrapping_add(salt.wrapping_mul(0x9e37_79b9));
        x = (x ^ (x >> 16)).wrapping_mul(0x7feb_352d);
        x = (x ^ (x >> 15)).wrapping_mul(0x846c_a68b);
        (x ^ (x >> 16)) as usize
    }

    pub fn method(self) -> &'static str {
        match self.bits(1) % 20 {
            0 => "HEAD",
            1 => "DELETE",
            2..6 => "PUT",
            6..10 => "POST",
            _ => "GET",
        }
    }

    /// RFC 9110 §9.2.2.
    pub fn is_idempotent(self) -> bool {
        self.method() != "POST"
    }

    /// What the client sends; empty for methods without a body.
    pub fn payload(self) -> &'static [u8] {
        if !matches!(self.method(), "PUT" | "POST") {
            return b"";
        }
        let length = match self.bits(2) % 64 {
            0 => BODY_MAX,
            1..4 => 20_000,
            _ => self.bits(3) % 1_500,
        };
        self.part(4, length)
    }

    /// Whether its body is sent in chunks.
    pub fn is_chunked(self) -> bool {
        !self.payload().is_empty() && self.bits(5).is_multiple_of(4)
    }

    /// What its answer carries.
    pub fn answer(self) -> &'static [u8] {
        let length = match self.bits(6) % 128 {
            0 => BODY_MAX,
            1..8 => 9_000,
            _ => self.bits(7) % 300,
        };
        self.part(8, length)
    }

    /// Whether the answer is sent in chunks.
    pub fn is_answered_in_chunks(self) -> bool {
        self.bits(9).is_multiple_of(4)
    }

    fn part(self, salt: u32, length: usize) -> &'static [u8] {
        let begin = self.bits(salt) % PLACES;
        &PATTERN[begin..begin + length]
    }

    /// Its bytes in HTTP/1.1.
    pub fn write(self, out: &mut Vec<u8>) {
        let Self { id } = self;
        let payload = self.payload();
        let method = self.method();
        out.extend_from_slice(format!("{method} /r/{id} HTTP/1.1\r\nHost: chaos\r\n").as_bytes());
        match () {
            () if !matches!(method, "PUT" | "POST") => out.extend_from_slice(b"\r\n"),
            () if self.is_chunked() => {
                out.extend_from_slice(b"Transfer-Encoding: chunked\r\n\r\n");
                chunks(payload, out);
            }
            () => {
                let length = payload.len();
                out.extend_from_slice(format!("Content-Length: {length}\r\n\r\n").as_bytes());
                out.extend_from_slice(payload);
            }
        }
    }
}

/// A chunked body of two chunks.
pub fn chunks(payload: &[u8], out: &mut Vec<u8>) {
    let (first, second) = payload.split_at(payload.len() / 2);
    for part in [first, second].into_iter().filter(|part| !part.is_empty()) {
        out.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
        out.extend_from_slice(part);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
}
