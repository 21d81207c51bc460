//! Watches the frames that are sent for stream errors.
//!
//! A malformed request never reaches us: `h2` resets its stream and tells nobody. The reset is
//! seen here as it leaves, so that the log can say why.

use h2::Reason;

use super::wire::Frames;

/// Errors that are kept for the connection's task.
const KEPT_MAX: usize = 16;
/// A frame's head, and the payload of RST_STREAM (RFC 9113 §4.1, §6.4).
const HEAD: usize = 9;
const RST_STREAM: u8 = 3;
const RST_STREAM_PAYLOAD: usize = 4;

/// A stream was reset for what the client did.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct StreamError {
    pub(super) stream: u32,
    pub(super) reason: Reason,
}

/// Follows the frames in a stream of bytes.
#[derive(Debug, Default)]
pub(super) struct FrameWatch {
    /// The frame's head, and for a reset its payload.
    frame: [u8; HEAD + RST_STREAM_PAYLOAD],
    have: usize,
    /// Payload bytes to pass over.
    skip: usize,
    errors: Vec<StreamError>,
}

impl Frames for FrameWatch {
    fn sent(&mut self, bytes: &[u8]) {
        self.see(bytes);
    }
}

impl FrameWatch {
    /// Sees the next bytes.
    fn see(&mut self, mut bytes: &[u8]) {
        loop {
            let skipped = self.skip.min(bytes.len());
            self.skip -= skipped;
            bytes = &bytes[skipped..];
            if bytes.is_empty() {
                return;
            }
            let wanted = match self.have < HEAD {
                true => HEAD,
                false => self.frame.len(),
            };
            let count = (wanted - self.have).min(bytes.len());
            self.frame[self.have..self.have + count].copy_from_slice(&bytes[..count]);
            self.have += count;
            bytes = &bytes[count..];
            if self.have == HEAD && self.frame[3] != RST_STREAM {
                let [high, middle, low] = [0, 1, 2].map(|at| usize::from(self.frame[at]));
                self.skip = high << 16 | middle << 8 | low;
                self.have = 0;
            } else if self.have == self.frame.len() {
                self.reset();
                self.have = 0;
            }
        }
    }

    fn reset(&mut self) {
        let word = |at: usize| {
            self.frame[at..at + 4]
                .iter()
                .fold(0, |w, &b| w << 8 | u32::from(b))
        };
        let reason = Reason::from(word(HEAD));
        // CANCEL, NO_ERROR and INTERNAL_ERROR are our own; STREAM_CLOSED answers frames that
        // crossed with ours.
        let told = matches!(
            reason,
            Reason::PROTOCOL_ERROR
                | Reason::FLOW_CONTROL_ERROR
                | Reason::FRAME_SIZE_ERROR
                | Reason::REFUSED_STREAM
        );
        if told && self.errors.len() < KEPT_MAX {
            self.errors.push(StreamError {
                stream: word(5),
                reason,
            });
        }
    }

    /// Takes an error.
    pub(super) fn next_error(&mut self) -> Option<StreamError> {
        self.errors.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resets_are_found_however_the_bytes_are_split() {
        let data = [0, 0, 3, 0, 1, 0, 0, 0, 1, 3, 3, 3];
        let reset = [0, 0, 4, 3, 0, 0, 0, 0, 5, 0, 0, 0, 1];
        let cancel = [0, 0, 4, 3, 0, 0, 0, 0, 7, 0, 0, 0, 8];
        let bytes = [&data[..], &reset, &cancel, &data].concat();
        for size in 1..=bytes.len() {
            let mut watch = FrameWatch::default();
            for part in bytes.chunks(size) {
                watch.see(part);
            }
            let found = StreamError {
                stream: 5,
                reason: Reason::PROTOCOL_ERROR,
            };
            assert_eq!(watch.next_error(), Some(found), "by {size}");
            assert_eq!(watch.next_error(), None);
        }
    }
}
