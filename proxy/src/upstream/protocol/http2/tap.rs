//! Looks at the frames of an upstream connection as they pass.
//!
//! The `h2` crate says that something is wrong, not what came. The heads of the last frames each
//! way, and what the peer says of itself and of its end, are kept here for the day something is.

use std::collections::VecDeque;
use std::io;
use std::time::Instant;

use candor_diagnostics::evidence::{Evidence, StreamEnd};

use super::super::super::evidence;
use crate::http2::wire::Frames;

/// A frame's head (RFC 9113 §4.1).
const HEAD: usize = 9;
/// Frames that are remembered, each way.
const KEPT_MAX: usize = 32;
/// Streams of which it is remembered that they ended, or how many heads came: more than may be open at
/// a time.
const STREAMS_MAX: usize = 256;
/// Heads of one answer at most: interim ones, which `h2` keeps until they are read, the final one and
/// trailers.
const HEADS_MAX: u8 = 40;
/// Bytes of a frame that are remembered, its head included.
pub(super) const SHOWN_MAX: usize = 64;
/// Payload that is looked at: all settings that there are, or a GOAWAY and its words.
const PAYLOAD_MAX: usize = 72;
/// SETTINGS_MAX_FRAME_SIZE, of which we declare the default.
const FRAME_MAX: usize = 16 * 1024;

/// The types of frames that mean something here (RFC 9113 §6).
pub(super) mod kind {
    pub(in super::super) const DATA: u8 = 0;
    pub(in super::super) const HEADERS: u8 = 1;
    pub(in super::super) const PRIORITY: u8 = 2;
    pub(in super::super) const RST_STREAM: u8 = 3;
    pub(in super::super) const SETTINGS: u8 = 4;
    pub(in super::super) const PUSH_PROMISE: u8 = 5;
    pub(in super::super) const PING: u8 = 6;
    pub(in super::super) const GOAWAY: u8 = 7;
    pub(in super::super) const WINDOW_UPDATE: u8 = 8;
    pub(in super::super) const CONTINUATION: u8 = 9;
}

const ACK: u8 = 0x1;
const END_STREAM: u8 = 0x1;
const END_HEADERS: u8 = 0x4;
const PADDED: u8 = 0x8;
const HAS_PRIORITY: u8 = 0x20;

/// A frame that passed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Frame {
    /// Bytes of its payload.
    pub(super) length: u32,
    pub(super) kind: u8,
    pub(super) flags: u8,
    pub(super) stream: u32,
}

impl Frame {
    fn of(head: &[u8; HEAD]) -> Self {
        let word = |bytes: &[u8]| bytes.iter().fold(0, |w, &b| w << 8 | u32::from(b));
        Self {
            length: word(&head[..3]),
            kind: head[3],
            flags: head[4],
            // The first bit is reserved.
            stream: word(&head[5..]) & 0x7fff_ffff,
        }
    }

    fn ends_stream(self) -> bool {
        matches!(self.kind, kind::DATA | kind::HEADERS) && self.flags & END_STREAM != 0
    }
}

/// The peer said that it ends the connection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct GoAway {
    pub(super) last_stream: u32,
    pub(super) code: u32,
    /// At most [`SHOWN_MAX`] bytes.
    pub(super) debug: Vec<u8>,
}

/// A received frame, as far as it is remembered.
#[derive(Clone, Debug)]
struct Received {
    frame: Frame,
    /// Its first bytes, its head included.
    shown: Vec<u8>,
}

/// What was seen of a connection.
#[derive(Debug, Default)]
pub(super) struct Tap {
    received: Reader,
    sent: Reader,
    last_received: VecDeque<Received>,
    last_sent: VecDeque<Frame>,
    /// The streams on which the peer said last that nothing more comes.
    last_ended: VecDeque<u32>,
    /// The streams on which heads came last, and how many.
    last_heads: VecDeque<(u32, u8)>,
    /// More heads came on a stream than any answer has.
    pub(super) is_flooded: bool,
    /// The first bytes that came, whatever they are.
    first: Vec<u8>,
    /// SETTINGS came as the first frame.
    pub(super) greeted: bool,
    /// Frames that came.
    frames: u64,
    /// When something came, the last time.
    pub(super) heard: Option<Instant>,
    /// SETTINGS_MAX_CONCURRENT_STREAMS, if it was sent.
    pub(super) streams_max: Option<u32>,
    pub(super) go_away: Option<GoAway>,
    /// How the peer ended its side, and the operating system's number.
    pub(super) end: Option<(StreamEnd, Option<i32>)>,
    /// What TLS has to say of that: an alert that came behind the handshake.
    pub(super) tls: Option<Evidence>,
    /// The first frame that is wrong by its head alone.
    wrong: Option<(&'static str, Vec<u8>)>,
    /// The stream whose field section is under way.
    section: Option<u32>,
}

/// Finds frames in a stream of bytes.
#[derive(Debug, Default)]
struct Reader {
    /// Bytes of the connection preface to pass over.
    preface: usize,
    /// The head of the present frame and the beginning of its payload.
    begun: Vec<u8>,
    /// Payload of the present frame that is still to come.
    left: usize,
}

impl Reader {
    /// Takes the next bytes until a frame is whole; how many were taken, and whether it is.
    fn take(&mut self, bytes: &[u8], shown: usize) -> (usize, bool) {
        let mut at = self.preface.min(bytes.len());
        self.preface -= at;
        if self.begun.len() < HEAD {
            let count = (HEAD - self.begun.len()).min(bytes.len() - at);
            self.begun.extend_from_slice(&bytes[at..at + count]);
            at += count;
            match self.frame() {
                Some(frame) => self.left = frame.length as usize,
                None => return (at, false),
            }
        }
        let count = self.left.min(bytes.len() - at);
        let kept = shown.saturating_sub(self.begun.len()).min(count);
        self.begun.extend_from_slice(&bytes[at..at + kept]);
        self.left -= count;
        (at + count, self.left == 0)
    }

    fn frame(&self) -> Option<Frame> {
        self.begun.first_chunk().map(Frame::of)
    }
}

impl Tap {
    /// A tap on a connection on which we begin with the preface.
    pub(super) fn new() -> Self {
        Self {
            sent: Reader {
                preface: 24,
                ..Reader::default()
            },
            ..Self::default()
        }
    }

    /// The first bytes that came, at most [`SHOWN_MAX`].
    pub(super) fn first(&self) -> &[u8] {
        &self.first
    }

    /// Whether the peer has said that nothing more comes on this stream.
    pub(super) fn has_ended(&self, stream: u32) -> bool {
        self.last_ended.contains(&stream)
    }

    /// The last frame that came on this stream; 0: on any.
    pub(super) fn last_of(&self, stream: u32) -> Option<(Frame, &[u8])> {
        let mut frames = self.last_received.iter().rev();
        let found = frames.find(|it| stream == 0 || it.frame.stream == stream)?;
        Some((found.frame, &found.shown))
    }

    /// Bytes of DATA that came on this stream; `None` where not all of its frames are kept, or some are
    /// padded.
    pub(super) fn data_of(&self, stream: u32) -> Option<u64> {
        let of_stream = self.last_received.iter().map(|it| it.frame);
        let mut frames = of_stream.filter(|frame| frame.stream == stream);
        // Behind the head of the answer everything is kept, as long as that is; trailers end a stream.
        frames
            .next()
            .filter(|first| first.kind == kind::HEADERS && !first.ends_stream())?;
        let mut data = frames.filter(|frame| frame.kind == kind::DATA);
        data.try_fold(0, |sum, frame| {
            (frame.flags & PADDED == 0).then_some(sum + u64::from(frame.length))
        })
    }

    /// The first frame that is wrong by its head alone: how, and its first bytes.
    pub(super) fn wrong(&self) -> Option<(&'static str, &[u8])> {
        self.wrong.as_ref().map(|(kind, shown)| (*kind, &**shown))
    }

    /// The heads of the last frames that were sent, oldest first.
    #[cfg(test)]
    pub(super) fn last_sent(&self) -> impl Iterator<Item = Frame> {
        self.last_sent.iter().copied()
    }

    fn arrived(&mut self) {
        let Some(frame) = self.received.frame() else {
            return;
        };
        let mut begun = std::mem::take(&mut self.received.begun);
        self.frames += 1;
        self.look(frame, &begun);
        if frame.kind == kind::HEADERS {
            self.count_head(frame.stream, &begun);
        }
        if frame.ends_stream() {
            if self.last_ended.len() == STREAMS_MAX {
                self.last_ended.pop_front();
            }
            self.last_ended.push_back(frame.stream);
        }
        // The list does not grow once it is full: the oldest gives its memory away.
        let mut shown = match self.last_received.len() {
            KEPT_MAX => self.last_received.pop_front().map(|it| it.shown),
            _ => None,
        }
        .unwrap_or_default();
        begun.truncate(SHOWN_MAX);
        std::mem::swap(&mut shown, &mut begun);
        self.last_received.push_back(Received { frame, shown });
        begun.clear();
        self.received.begun = begun;
    }

    fn count_head(&mut self, stream: u32, begun: &[u8]) {
        let mut known = self.last_heads.iter_mut().rev();
        let Some((_, count)) = known.find(|it| it.0 == stream) else {
            drop(known);
            if self.last_heads.len() == STREAMS_MAX {
                self.last_heads.pop_front();
            }
            return self.last_heads.push_back((stream, 1));
        };
        *count = count.saturating_add(1);
        if *count > HEADS_MAX && !self.is_flooded {
            self.is_flooded = true;
            self.wrong = Some(("protocol", begun[..begun.len().min(SHOWN_MAX)].to_vec()));
        }
    }

    /// Reads what a frame says of the connection, and whether its head can be.
    fn look(&mut self, frame: Frame, begun: &[u8]) {
        let payload = &begun[HEAD..];
        if let Some(kind) = self.fault(frame)
            && self.wrong.is_none()
        {
            self.wrong = Some((kind, begun[..begun.len().min(SHOWN_MAX)].to_vec()));
        }
        match frame.kind {
            kind::SETTINGS if frame.flags & ACK == 0 => {
                self.greeted |= self.frames == 1;
                for setting in payload.chunks_exact(6) {
                    if setting[..2] == [0, 3] {
                        self.streams_max = number(&setting[2..]);
                    }
                }
            }
            kind::GOAWAY if payload.len() >= 8 => {
                let debug = &payload[8..];
                self.go_away = Some(GoAway {
                    last_stream: number(payload).unwrap_or(0) & 0x7fff_ffff,
                    code: number(&payload[4..]).unwrap_or(0),
                    debug: debug[..debug.len().min(SHOWN_MAX)].to_vec(),
                });
            }
            _ => {}
        }
    }

    /// What is wrong with a frame by its head alone (RFC 9113 §4.2, §6).
    fn fault(&mut self, frame: Frame) -> Option<&'static str> {
        let length = frame.length as usize;
        let ends_section = frame.flags & END_HEADERS != 0;
        let section = self.section.take();
        if section.is_some() && (frame.kind != kind::CONTINUATION || section != Some(frame.stream))
        {
            return Some("protocol");
        }
        let has_size = match frame.kind {
            kind::PRIORITY => length == 5,
            kind::RST_STREAM | kind::WINDOW_UPDATE => length == 4,
            kind::PING => length == 8,
            kind::SETTINGS if frame.flags & ACK != 0 => length == 0,
            kind::SETTINGS => length.is_multiple_of(6),
            kind::GOAWAY => length >= 8,
            _ => true,
        };
        if length > FRAME_MAX || !has_size {
            return Some("frame_size");
        }
        match (frame.kind, frame.stream) {
            (
                kind::DATA | kind::HEADERS | kind::PRIORITY | kind::RST_STREAM | kind::CONTINUATION,
                0,
            ) => return Some("protocol"),
            (kind::SETTINGS | kind::PING | kind::GOAWAY, 1..) => return Some("protocol"),
            // Pushes are switched off.
            (kind::PUSH_PROMISE, _) => return Some("protocol"),
            (kind::CONTINUATION, _) if section.is_none() => return Some("protocol"),
            // Streams with even numbers would be the peer's own.
            (kind::DATA | kind::HEADERS, stream) if stream.is_multiple_of(2) => {
                return Some("protocol");
            }
            (kind::HEADERS | kind::CONTINUATION, stream) if !ends_section => {
                self.section = Some(stream);
            }
            _ => {}
        }
        None
    }
}

impl Frames for Tap {
    fn sent(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (count, whole) = self.sent.take(bytes, HEAD);
            bytes = &bytes[count..];
            if !whole {
                continue;
            }
            if let Some(frame) = self.sent.frame() {
                if self.last_sent.len() == KEPT_MAX {
                    self.last_sent.pop_front();
                }
                self.last_sent.push_back(frame);
            }
            self.sent.begun.clear();
        }
    }

    fn received(&mut self, mut bytes: &[u8]) {
        self.heard = Some(Instant::now());
        if self.first.len() < SHOWN_MAX {
            let count = (SHOWN_MAX - self.first.len()).min(bytes.len());
            self.first.extend_from_slice(&bytes[..count]);
        }
        while !bytes.is_empty() {
            let (count, whole) = self.received.take(bytes, HEAD + PAYLOAD_MAX);
            bytes = &bytes[count..];
            if whole {
                self.arrived();
            }
        }
    }

    fn is_refused(&self) -> bool {
        self.is_flooded
    }

    fn ended(&mut self, error: Option<&io::Error>) {
        if self.end.is_none() {
            self.tls = error.and_then(evidence::tls::stream);
        }
        self.end.get_or_insert_with(|| match error {
            None => (StreamEnd::Fin, None),
            Some(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                (StreamEnd::NoCloseNotify, None)
            }
            Some(error) => (StreamEnd::Reset, error.raw_os_error()),
        });
    }
}

fn number(bytes: &[u8]) -> Option<u32> {
    bytes.first_chunk().map(|bytes| u32::from_be_bytes(*bytes))
}

/// A frame in words, by its first bytes.
pub(super) fn describe(shown: &[u8]) -> Option<String> {
    const NAMES: [&str; 10] = [
        "DATA",
        "HEADERS",
        "PRIORITY",
        "RST_STREAM",
        "SETTINGS",
        "PUSH_PROMISE",
        "PING",
        "GOAWAY",
        "WINDOW_UPDATE",
        "CONTINUATION",
    ];
    let frame = shown.first_chunk().map(Frame::of)?;
    let Frame { length, stream, .. } = frame;
    Some(match NAMES.get(usize::from(frame.kind)) {
        Some(name) => format!("{name} frame of {length} bytes on stream {stream}"),
        None => format!(
            "frame of type {} with {length} bytes on stream {stream}",
            frame.kind
        ),
    })
}

/// Whether the field section that begins so has a `:status`, as far as that can be told without
/// the compression table.
pub(super) fn has_status(frame: Frame, shown: &[u8]) -> bool {
    let padded = usize::from(frame.flags & PADDED != 0);
    let priority = if frame.flags & HAS_PRIORITY != 0 {
        5
    } else {
        0
    };
    let block = shown.get(HEAD + padded + priority..).unwrap_or_default();
    // RFC 7541 §6.3: the table's size may be changed first.
    let skipped = block.iter().take_while(|&&b| b & 0xe0 == 0x20).count();
    let block = &block[skipped..];
    match *block {
        // Whole fields of the static table, and those of the dynamic one, which cannot be told.
        [0x88..=0x8e, ..] | [0xbe..=0xff, ..] => true,
        // Names of the static table with a value of their own.
        [0x48..=0x4e | 0x08..=0x0e | 0x18..=0x1e, ..] | [0x7e..=0x7f, ..] => true,
        // A name that is written out, plainly or by Huffman's code.
        [0x40 | 0x00 | 0x10, 0x07, ref rest @ ..] => rest.starts_with(b":status"),
        [0x40 | 0x00 | 0x10, 0x85, ref rest @ ..] => {
            rest.starts_with(&[0xb8, 0x84, 0x8d, 0x36, 0xa3])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
        let mut bytes = (payload.len() as u32).to_be_bytes()[1..].to_vec();
        bytes.extend([kind, flags]);
        bytes.extend(stream.to_be_bytes());
        bytes.extend(payload);
        bytes
    }

    #[test]
    fn frames_are_found_however_the_bytes_are_split() {
        let bytes = [
            frame(kind::SETTINGS, 0, 0, &[0, 3, 0, 0, 0, 7, 0, 4, 0, 1, 0, 0]),
            frame(kind::HEADERS, END_HEADERS, 1, &[0x88]),
            frame(kind::DATA, END_STREAM, 1, &[b'.'; 300]),
            frame(kind::GOAWAY, 0, 0, b"\0\0\0\x05\0\0\0\x0btoo much"),
        ]
        .concat();
        for size in 1..=bytes.len() {
            let mut tap = Tap::new();
            for part in bytes.chunks(size) {
                tap.received(part);
            }
            assert!(tap.greeted, "by {size}");
            assert_eq!(tap.frames, 4);
            assert_eq!(tap.streams_max, Some(7));
            assert!(tap.has_ended(1) && !tap.has_ended(3));
            assert_eq!(tap.last_of(1).unwrap().1.len(), SHOWN_MAX);
            assert_eq!(tap.wrong(), None);
            let go_away = tap.go_away.unwrap();
            assert_eq!((go_away.last_stream, go_away.code), (5, 0xb));
            assert_eq!(go_away.debug, b"too much");
            assert_eq!(tap.first, bytes[..SHOWN_MAX]);
        }
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut tap = Tap::new();
        tap.sent(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        for _ in 0..1_000 {
            tap.received(&frame(kind::DATA, 0, 1, &[b'.'; 1_000]));
            tap.sent(&frame(kind::DATA, 0, 1, &[b'.'; 1_000]));
        }
        assert_eq!(tap.last_received.len(), KEPT_MAX);
        assert_eq!(tap.last_sent().count(), KEPT_MAX);
        let longest = tap.last_received.iter().map(|it| it.shown.len()).max();
        assert_eq!(longest, Some(SHOWN_MAX));
    }

    #[test]
    fn ended_streams_are_known_behind_many_frames_of_others() {
        let mut tap = Tap::new();
        tap.received(&frame(kind::DATA, END_STREAM, 1, b""));
        for _ in 0..2 * KEPT_MAX {
            tap.received(&frame(kind::DATA, 0, 3, b"x"));
        }
        assert!(tap.has_ended(1) && !tap.has_ended(3));
        for stream in 0..2 * STREAMS_MAX as u32 {
            tap.received(&frame(kind::DATA, END_STREAM, 2 * stream + 5, b""));
        }
        assert!(!tap.has_ended(1));
        assert_eq!(tap.last_ended.len(), STREAMS_MAX);
    }

    #[test]
    fn more_heads_than_an_answer_has_are_refused() {
        let mut tap = Tap::new();
        for stream in 0..2 * STREAMS_MAX as u32 {
            for _ in 0..HEADS_MAX {
                tap.received(&frame(kind::HEADERS, END_HEADERS, 2 * stream + 1, &[0x88]));
            }
        }
        assert!(!tap.is_refused());
        assert_eq!(tap.last_heads.len(), STREAMS_MAX);
        let last = 4 * STREAMS_MAX as u32 - 1;
        tap.received(&frame(kind::HEADERS, END_HEADERS, last, &[0x88]));
        assert!(tap.is_refused());
        assert_eq!(tap.wrong().unwrap().0, "protocol");
    }

    #[test]
    fn wrong_heads_are_named() {
        for (bytes, expected) in [
            (frame(kind::PING, 0, 0, b"short"), "frame_size"),
            (frame(kind::WINDOW_UPDATE, 0, 1, b"12345"), "frame_size"),
            (frame(kind::DATA, 0, 1, &[0; 16_385]), "frame_size"),
            (frame(kind::DATA, 0, 0, b"x"), "protocol"),
            (frame(kind::HEADERS, END_HEADERS, 2, b"\x88"), "protocol"),
            (frame(kind::CONTINUATION, 0, 1, b""), "protocol"),
            (frame(kind::PUSH_PROMISE, 0, 1, b"\0\0\0\x02"), "protocol"),
            (
                [frame(kind::HEADERS, 0, 1, b"\x88"), frame(0, 0, 1, b"x")].concat(),
                "protocol",
            ),
        ] {
            let mut tap = Tap::new();
            tap.received(&bytes);
            assert_eq!(tap.wrong().unwrap().0, expected, "{bytes:?}");
        }
    }

    #[test]
    fn frames_have_words() {
        let words = |bytes: &[u8]| describe(bytes);
        let expected = "WINDOW_UPDATE frame of 5 bytes on stream 0";
        let update = frame(kind::WINDOW_UPDATE, 0, 0, b"12345");
        assert_eq!(words(&update).as_deref(), Some(expected));
        let expected = "frame of type 77 with 1 bytes on stream 3";
        assert_eq!(words(&frame(77, 0, 3, b"1")).as_deref(), Some(expected));
        assert_eq!(words(b"\0\0"), None);
    }

    #[test]
    fn the_preface_is_passed_over() {
        let mut tap = Tap::new();
        tap.sent(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        tap.sent(&frame(kind::SETTINGS, 0, 0, &[]));
        let frames: Vec<_> = tap.last_sent().collect();
        assert_eq!(frames.len(), 1);
        assert_eq!(frames[0].kind, kind::SETTINGS);
    }

    #[test]
    fn a_status_is_seen_in_a_block() {
        let has = |flags, block: &[u8]| {
            let bytes = frame(kind::HEADERS, flags, 1, block);
            let head = Frame::of(bytes.first_chunk().unwrap());
            has_status(head, &bytes)
        };
        assert!(has(END_HEADERS, b"\x88"));
        assert!(has(END_HEADERS, b"\x48\x03302"));
        assert!(has(END_HEADERS, b"\x00\x07:status\x03200"));
        assert!(has(END_HEADERS, b"\x20\x88"));
        assert!(has(END_HEADERS | HAS_PRIORITY, b"\0\0\0\0\x10\x88"));
        assert!(!has(END_HEADERS, b"\x40\x01a\x01b"));
        assert!(!has(END_HEADERS, b"\x5f\x04text"));
        assert!(!has(END_HEADERS, b""));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_looked_at_alike_however_they_are_split(
            mut frames in proptest::collection::vec(
                (0_u32..80, 0_u8..12, proptest::num::u8::ANY, 0_u32..6, proptest::bool::ANY),
                0..80,
            ),
            noise in proptest::collection::vec(proptest::num::u8::ANY, 0..64),
            sizes in proptest::collection::vec(1_usize..40, 1..8),
        ) {
            let mut bytes = Vec::new();
            for (length, kind, flags, stream, lies) in frames.drain(..) {
                // Some say a length that is not theirs.
                let payload = vec![kind ^ flags; length as usize];
                let mut one = frame(kind, flags, stream, &payload);
                one[0] |= u8::from(lies && length == 7);
                bytes.extend(one);
            }
            bytes.extend(noise);
            let (mut whole, mut split) = (Tap::new(), Tap::new());
            whole.received(&bytes);
            whole.sent(&bytes);
            let mut rest = &bytes[..];
            for size in sizes.iter().cycle() {
                let (part, more) = rest.split_at((*size).min(rest.len()));
                split.received(part);
                split.sent(part);
                rest = more;
                if rest.is_empty() {
                    break;
                }
            }
            // When it was heard last is the clock's.
            (whole.heard, split.heard) = (None, None);
            proptest::prop_assert_eq!(format!("{whole:?}"), format!("{split:?}"));
            proptest::prop_assert!(whole.last_received.len() <= KEPT_MAX);
            proptest::prop_assert!(whole.last_sent.len() <= KEPT_MAX);
            proptest::prop_assert!(whole.received.begun.len() <= HEAD + PAYLOAD_MAX);
            proptest::prop_assert!(whole.first.len() <= SHOWN_MAX);
            for stream in 0..6 {
                if let Some((frame, shown)) = whole.last_of(stream) {
                    proptest::prop_assert!(shown.len() <= SHOWN_MAX);
                    has_status(frame, shown);
                }
            }
        }
    }
}
