//! A request as members that speak FastCGI or uwsgi take it: parameters (RFC 3875 §4.1) in place of a
//! head. The exchange writes them, the carriers of the two protocols read them.

use std::error::Error;
use std::fmt::{self, Display, Formatter};
use std::io;

/// The body's length is not known: it is kept until it has come whole.
const HELD: u8 = 1;
/// The client waits to be asked for the body (RFC 9110 §10.1.1).
const EXPECTED: u8 = 2;

/// Bytes of a body without a length that are kept.
pub(crate) const HELD_MAX: usize = 1024 * 1024;

/// What a client that waits for it is told: neither protocol has words for it.
pub(super) const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// Writes parameters.
#[derive(Debug)]
pub(crate) struct Writer<'a>(&'a mut Vec<u8>);

impl<'a> Writer<'a> {
    /// Begins. `is_held`: the body's length is not known; `is_expected`: the client waits to be asked
    /// for the body.
    pub(crate) fn begin(out: &'a mut Vec<u8>, is_held: bool, is_expected: bool) -> Self {
        out.clear();
        out.push((u8::from(is_held) * HELD) | (u8::from(is_expected) * EXPECTED));
        Self(out)
    }

    /// Adds a parameter.
    pub(crate) fn pair(&mut self, name: &[u8], value: &[u8]) {
        pair(self.0, name, value);
    }
}

/// Appends a name-value pair as FastCGI has them (§3.4).
pub(super) fn pair(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    for length in [name.len(), value.len()] {
        match u8::try_from(length) {
            Ok(short @ 0..=127) => out.push(short),
            _ => out.extend_from_slice(&(length as u32 | 1 << 31).to_be_bytes()),
        }
    }
    out.extend_from_slice(name);
    out.extend_from_slice(value);
}

/// The parameters of a request.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parameters<'a> {
    flags: u8,
    /// The pairs, as FastCGI has them.
    pub(super) pairs: &'a [u8],
}

impl<'a> Parameters<'a> {
    /// What a [`Writer`] wrote.
    pub(crate) fn of(written: &'a [u8]) -> Self {
        let (flags, pairs) = written.split_first().unwrap_or((&0, &[]));
        Self {
            flags: *flags,
            pairs,
        }
    }

    pub(super) const fn is_held(&self) -> bool {
        self.flags & HELD != 0
    }

    pub(super) const fn is_expected(&self) -> bool {
        self.flags & EXPECTED != 0
    }

    /// Each name and value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.pairs;
        std::iter::from_fn(move || {
            let name = length(&mut rest)?;
            let value = length(&mut rest)?;
            let (name, after) = rest.split_at_checked(name)?;
            let (value, after) = after.split_at_checked(value)?;
            rest = after;
            Some((name, value))
        })
    }

    /// The value of a parameter.
    pub(super) fn get(&self, name: &[u8]) -> Option<&'a [u8]> {
        self.iter()
            .find_map(|(it, value)| (it == name).then_some(value))
    }
}

fn length(bytes: &mut &[u8]) -> Option<usize> {
    let (&first, rest) = bytes.split_first()?;
    if first < 128 {
        *bytes = rest;
        return Some(usize::from(first));
    }
    let (long, rest) = bytes.split_first_chunk::<4>()?;
    *bytes = rest;
    usize::try_from(u32::from_be_bytes(*long) & !(1 << 31)).ok()
}

/// A body without a length that comes whole before anything is sent.
#[derive(Debug)]
pub(super) struct Held {
    /// The pairs without CONTENT_LENGTH.
    pub(super) pairs: Vec<u8>,
    /// What has come of the body.
    pub(super) body: Vec<u8>,
}

impl Held {
    pub(super) fn new(parameters: Parameters<'_>) -> Self {
        Self {
            pairs: parameters.pairs.to_vec(),
            body: Vec::new(),
        }
    }

    /// Takes more of the body. `Err`: it is too long to be kept.
    pub(super) fn take(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.body.len() + bytes.len() > HELD_MAX {
            let kind = io::ErrorKind::InvalidInput;
            return Err(io::Error::new(kind, LengthRequired));
        }
        self.body.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// The body is whole: its length is known.
    pub(super) fn pairs(&mut self) -> &[u8] {
        let length = self.body.len();
        let length = itoa::Buffer::new().format(length).to_owned();
        pair(&mut self.pairs, b"CONTENT_LENGTH", length.as_bytes());
        &self.pairs
    }
}

/// A body without a length is longer than [`HELD_MAX`].
#[derive(Debug)]
struct LengthRequired;

impl Display for LengthRequired {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "more than {HELD_MAX} bytes of a body without a length")
    }
}

impl Error for LengthRequired {}

/// Whether a write failed because a member needs the body's length before the body.
#[cold]
pub(crate) fn needs_length(error: &io::Error) -> bool {
    error
        .get_ref()
        .is_some_and(|inner| inner.is::<LengthRequired>())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_as_the_specification_has_them() {
        let mut out = Vec::new();
        pair(&mut out, b"A", &[b'x'; 127]);
        assert_eq!(&out[..4], b"\x01\x7fAx");
        out.clear();
        pair(&mut out, b"A", &[b'x'; 128]);
        assert_eq!(&out[..7], b"\x01\x80\0\0\x80Ax");
    }

    #[test]
    fn a_body_without_a_length_is_kept_so_far() {
        let mut out = Vec::new();
        Writer::begin(&mut out, true, false).pair(b"A", b"b");
        let parameters = Parameters::of(&out);
        assert!(parameters.is_held() && !parameters.is_expected());
        let mut held = Held::new(parameters);
        assert_eq!(held.take(&[0; HELD_MAX]).unwrap(), HELD_MAX);
        assert!(needs_length(&held.take(b"x").unwrap_err()));
        assert!(held.pairs().ends_with(b"\x0e\x07CONTENT_LENGTH1048576"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(pairs in proptest::collection::vec((proptest::collection::vec(any::<u8>(), 0..200), proptest::collection::vec(any::<u8>(), 0..300)), 0..8)) {
            let mut out = Vec::new();
            let mut writer = Writer::begin(&mut out, false, true);
            for (name, value) in &pairs {
                writer.pair(name, value);
            }
            let read: Vec<_> = Parameters::of(&out).iter().map(|(a, b)| (a.to_vec(), b.to_vec())).collect();
            prop_assert_eq!(read, pairs);
        }

        #[test]
        fn nothing_panics(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Parameters::of(&bytes).iter().count();
        }
    }
}
