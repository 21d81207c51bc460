//! What an upstream sends during a handshake, looked at as it passes to rustls: its first bytes,
//! how much came, and which messages are not encrypted. Decides nothing.

use parking_lot::Mutex;

use crate::stream::Watch;

/// So many of the first bytes received are kept.
pub(in crate::upstream) const FIRST_MAX: usize = 64;

/// So much of a ServerHello is kept: its extensions of interest are small.
const HELLO_MAX: usize = 256;

/// Record types (RFC 8446 §5.1).
const CHANGE_CIPHER_SPEC: u8 = 20;
const HANDSHAKE: u8 = 22;
const APPLICATION_DATA: u8 = 23;

/// Handshake types (RFC 8446 §4).
const SERVER_HELLO: u8 = 2;
const FINISHED: u8 = 20;

/// A handshake as its peer sent it.
#[derive(Debug)]
pub(in crate::upstream) struct Seen {
    first: [u8; FIRST_MAX],
    /// Bytes received.
    pub(in crate::upstream) total: u64,
    /// Records begun.
    pub(in crate::upstream) records: u64,
    record: Header<5>,
    /// What is left of the record.
    record_left: usize,
    message: Header<4>,
    /// What is left of the message.
    message_left: usize,
    /// Everything from here on is encrypted.
    encrypted: bool,
    last: Option<u8>,
    hello: [u8; HELLO_MAX],
    hello_length: usize,
}

/// A header that may come in pieces.
#[derive(Debug)]
struct Header<const N: usize> {
    bytes: [u8; N],
    length: usize,
}

/// A [`Seen`] that a socket fills while another reads it.
#[derive(Debug, Default)]
pub(super) struct Watched(pub(super) Mutex<Seen>);

impl Watch for Watched {
    fn received(&self, bytes: &[u8]) {
        self.0.lock().take(bytes);
    }
}

impl Default for Seen {
    fn default() -> Self {
        Self {
            first: [0; FIRST_MAX],
            total: 0,
            records: 0,
            record: Header::NONE,
            record_left: 0,
            message: Header::NONE,
            message_left: 0,
            encrypted: false,
            last: None,
            hello: [0; HELLO_MAX],
            hello_length: 0,
        }
    }
}

impl<const N: usize> Header<N> {
    const NONE: Self = Self {
        bytes: [0; N],
        length: 0,
    };

    /// Takes what it lacks; whether it is complete then.
    fn fill(&mut self, bytes: &mut &[u8]) -> bool {
        let count = bytes.len().min(N - self.length);
        let (taken, rest) = bytes.split_at(count);
        self.bytes[self.length..self.length + count].copy_from_slice(taken);
        self.length += count;
        *bytes = rest;
        self.length == N
    }
}

impl Seen {
    /// These came next.
    pub(super) fn take(&mut self, mut bytes: &[u8]) {
        let kept = usize::try_from(self.total).map_or(FIRST_MAX, |total| total.min(FIRST_MAX));
        let more = bytes.len().min(FIRST_MAX - kept);
        self.first[kept..kept + more].copy_from_slice(&bytes[..more]);
        self.total += bytes.len() as u64;
        while !bytes.is_empty() {
            if self.record_left == 0 {
                if self.record.length == 0 {
                    self.records += 1;
                }
                if !self.record.fill(&mut bytes) {
                    return;
                }
                let [_, _, _, high, low] = self.record.bytes;
                self.record_left = usize::from(u16::from_be_bytes([high, low]));
                self.begin_record();
            }
            let length = bytes.len().min(self.record_left);
            let (fragment, rest) = bytes.split_at(length);
            self.record_left -= length;
            if self.record.bytes[0] == HANDSHAKE && !self.encrypted {
                self.take_messages(fragment);
            }
            if self.record_left == 0 {
                self.record.length = 0;
            }
            bytes = rest;
        }
    }

    fn begin_record(&mut self) {
        match self.record.bytes[0] {
            // With TLS 1.3 it stands for nothing; a second hello may follow it.
            CHANGE_CIPHER_SPEC => self.encrypted = self.version() != Some(0x0304),
            APPLICATION_DATA => self.encrypted = true,
            HANDSHAKE if self.encrypted => self.last = Some(FINISHED),
            _ => {}
        }
    }

    fn take_messages(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.message_left == 0 {
                if !self.message.fill(&mut bytes) {
                    return;
                }
                self.message.length = 0;
                let [kind, high, middle, low] = self.message.bytes;
                self.message_left = u32::from_be_bytes([0, high, middle, low]) as usize;
                self.last = Some(kind);
                if kind == SERVER_HELLO {
                    self.hello_length = 0;
                }
            }
            let length = bytes.len().min(self.message_left);
            let (part, rest) = bytes.split_at(length);
            if self.message.bytes[0] == SERVER_HELLO {
                let room = part.len().min(HELLO_MAX - self.hello_length);
                self.hello[self.hello_length..self.hello_length + room]
                    .copy_from_slice(&part[..room]);
                self.hello_length += room;
            }
            self.message_left -= length;
            bytes = rest;
        }
    }

    /// The first bytes, at most [`FIRST_MAX`].
    pub(in crate::upstream) fn first(&self) -> &[u8] {
        let length = usize::try_from(self.total).map_or(FIRST_MAX, |total| total.min(FIRST_MAX));
        &self.first[..length]
    }

    /// Whether the bytes can begin a TLS record (RFC 8446 §5.1): content type and major version.
    pub(in crate::upstream) fn is_tls(&self) -> bool {
        matches!(self.first(), [] | [20..=24] | [20..=24, 3, ..])
    }

    /// The type of the last handshake message that began (RFC 8446 §4).
    pub(in crate::upstream) fn last_message(&self) -> Option<u8> {
        self.last
    }

    /// The version that the peer chose.
    pub(in crate::upstream) fn version(&self) -> Option<u16> {
        // RFC 8446 §4.2.1: the extension outranks the field.
        let chosen = self.extension(43).and_then(number);
        chosen.or_else(|| number(self.hello().get(..2)?))
    }

    /// The cipher suite that it chose.
    pub(in crate::upstream) fn suite(&self) -> Option<u16> {
        let at = self.after_session()?;
        number(self.hello().get(at..at + 2)?)
    }

    /// The group that it chose, with TLS 1.3.
    pub(in crate::upstream) fn group(&self) -> Option<u16> {
        self.extension(51).and_then(number)
    }

    /// The application protocol that it chose, with TLS 1.2 (RFC 7301 §3.1).
    pub(in crate::upstream) fn alpn(&self) -> Option<&[u8]> {
        let list = self.extension(16)?.get(2..)?;
        let (length, name) = list.split_first()?;
        name.get(..usize::from(*length))
    }

    fn hello(&self) -> &[u8] {
        &self.hello[..self.hello_length]
    }

    /// The offset behind version, random and session id.
    fn after_session(&self) -> Option<usize> {
        let session = *self.hello().get(34)?;
        Some(35 + usize::from(session))
    }

    fn extension(&self, wanted: u16) -> Option<&[u8]> {
        // Suite, compression method and the length of all.
        let mut rest = self.hello().get(self.after_session()? + 5..)?;
        while let [a, b, c, d, after @ ..] = rest {
            let length = usize::from(u16::from_be_bytes([*c, *d]));
            if u16::from_be_bytes([*a, *b]) == wanted {
                return after.get(..length);
            }
            rest = after.get(length..)?;
        }
        None
    }
}

fn number(bytes: &[u8]) -> Option<u16> {
    let [high, low, ..] = bytes else { return None };
    Some(u16::from_be_bytes([*high, *low]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ServerHello of TLS 1.3 with X25519, in a record.
    fn hello() -> Vec<u8> {
        let mut body = vec![3, 3];
        body.extend([7; 32]);
        body.extend([2, 9, 9]);
        body.extend([0x13, 0x02, 0]);
        let extensions = [0, 43, 0, 2, 3, 4, 0, 51, 0, 4, 0, 29, 0, 0];
        body.extend((extensions.len() as u16).to_be_bytes());
        body.extend(extensions);
        let mut record = vec![22, 3, 3];
        record.extend((body.len() as u16 + 4).to_be_bytes());
        record.extend([2, 0, 0, body.len() as u8]);
        record.extend(body);
        record
    }

    #[test]
    fn a_hello_is_read_in_any_pieces() {
        let mut bytes = hello();
        bytes.extend([20, 3, 3, 0, 1, 1, 23, 3, 3, 0, 5, 1, 2]);
        for size in 1..bytes.len() {
            let mut seen = Seen::default();
            for piece in bytes.chunks(size) {
                seen.take(piece);
            }
            assert_eq!(seen.version(), Some(0x0304), "{size}");
            assert_eq!(seen.suite(), Some(0x1302));
            assert_eq!(seen.group(), Some(29));
            assert_eq!(seen.last_message(), Some(SERVER_HELLO));
            assert_eq!((seen.records, seen.total), (3, bytes.len() as u64));
            assert!(seen.encrypted && seen.is_tls());
            assert_eq!(seen.first(), &bytes[..FIRST_MAX.min(bytes.len())]);
        }
    }

    #[test]
    fn any_bytes_are_looked_at_without_harm() {
        for byte in 0..=255u8 {
            for length in [1, 5, 6, 64, 300] {
                let mut seen = Seen::default();
                seen.take(&vec![byte; length]);
                let mut begun = vec![22, 3, 3, 255, 255, byte];
                begun.resize(length + 6, byte);
                seen.take(&begun);
                let _ = (seen.version(), seen.suite(), seen.group(), seen.alpn());
                assert_eq!(seen.total, 2 * length as u64 + 6);
            }
        }
    }
}
