//! The answer: records become the text of a head, and a body. Knows of no socket.

use std::io;
use std::ops::Range;

use candor_diagnostics::evidence::FastCgiFault;
use tokio::io::ReadBuf;

use super::super::{broken, cgi};
use super::record::{self, Header, Kind};

/// Bytes of STDERR that are kept.
pub(super) const ERRORS_MAX: usize = 8 * 1024;

/// The answer, as far as it has come.
#[derive(Default)]
pub(super) struct Incoming {
    /// Bytes of the socket that were not looked at yet.
    pub(super) input: Vec<u8>,
    pub(super) at: usize,
    /// What the last read had room for, and whether that was too little.
    pub(super) room: usize,
    pub(super) is_full: bool,
    /// The record that is being read: what is left of its content, and its padding.
    record: Option<(Kind, usize, usize)>,
    /// Content of FCGI_END_REQUEST.
    end: Vec<u8>,
    /// The head so far, until it is whole.
    head: Option<Vec<u8>>,
    /// The head as text, for whoever reads next.
    pub(super) text: Vec<u8>,
    pub(super) text_at: usize,
    /// The answer has no body, whatever the script writes.
    is_bodyless: bool,
    /// The request's method is HEAD.
    pub(super) is_head: bool,
    pub(super) errors: Vec<u8>,
    pub(super) app_status: Option<u32>,
    pub(super) is_ended: bool,
    pub(super) fault: Option<FastCgiFault>,
    /// Bytes of records that were read.
    is_any: bool,
}

impl Incoming {
    /// Nothing has come.
    pub(super) fn new() -> Self {
        Self {
            head: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Takes what has come as far as it goes; of the body, what `out` has room for.
    pub(super) fn take(&mut self, out: &mut ReadBuf<'_>) {
        while self.fault.is_none() && !self.is_ended && !self.has_text() {
            let Some((kind, left, padding)) = self.record else {
                match self.header() {
                    Some(record) => self.record = Some(record),
                    None => return,
                }
                continue;
            };
            let rest = self.input.len() - self.at;
            let mut count = left.min(rest);
            if left > 0 {
                let is_body = matches!(kind, Kind::Output) && self.head.is_none();
                if is_body && !self.is_bodyless {
                    count = count.min(out.remaining());
                }
                if count == 0 {
                    return;
                }
                let range = self.at..self.at + count;
                self.at += count;
                self.record = Some((kind, left - count, padding));
                match kind {
                    Kind::Output => self.output(range, out),
                    Kind::Errors => {
                        let room = ERRORS_MAX.saturating_sub(self.errors.len());
                        let kept = range.start..range.end.min(range.start + room);
                        self.errors.extend_from_slice(&self.input[kept]);
                    }
                    Kind::End => self.end.extend_from_slice(&self.input[range]),
                    Kind::Ignored => {}
                }
                continue;
            }
            // The padding belongs to the record.
            let count = padding.min(rest);
            self.at += count;
            if count < padding {
                self.record = Some((kind, 0, padding - count));
                return;
            }
            self.record = None;
            if matches!(kind, Kind::End) {
                self.ended();
            }
        }
    }

    pub(super) fn has_text(&self) -> bool {
        self.text_at < self.text.len()
    }

    /// The header of the next record, once it is there.
    fn header(&mut self) -> Option<(Kind, usize, usize)> {
        let bytes = &self.input[self.at..];
        let judged = Header::read(bytes)?;
        let header = match judged {
            Ok(header) => header,
            // What begins well is FastCGI, with a mistake.
            Err(FastCgiFault::Record { .. }) if !self.is_any && !Header::is_likely(bytes) => {
                self.fault = Some(no_record(bytes));
                return None;
            }
            Err(fault) => {
                self.fault = Some(fault);
                return None;
            }
        };
        self.is_any = true;
        self.at += Header::LENGTH;
        Some((header.kind, header.length, header.padding))
    }

    /// Bytes of STDOUT.
    fn output(&mut self, range: Range<usize>, out: &mut ReadBuf<'_>) {
        let bytes = &self.input[range];
        let Some(head) = &mut self.head else {
            if !self.is_bodyless {
                out.put_slice(bytes);
            }
            return;
        };
        let before = head.len();
        head.extend_from_slice(bytes);
        match cgi::end(head, before) {
            Some(end) => self.headed(end),
            None if head.len() > cgi::HEAD_MAX => self.too_large(),
            None => {}
        }
    }

    /// The head does not end where it has to: it is given to be refused.
    #[cold]
    fn too_large(&mut self) {
        let head = self.head.take().unwrap_or_default();
        self.text = cgi::too_large(&head).unwrap_or(head);
        self.text_at = 0;
        // Nothing may follow that would end it.
        self.is_bodyless = true;
    }

    /// The head is whole up to `end`.
    fn headed(&mut self, end: usize) {
        let mut head = self.head.take().unwrap_or_default();
        match cgi::translate(&head[..end], true) {
            Some((text, status)) => {
                self.is_bodyless = self.is_head || matches!(status, 204 | 304);
                self.text = text;
                if !self.is_bodyless {
                    self.text.extend_from_slice(&head[end..]);
                }
            }
            // As it stands: whoever judges it sees the offending bytes.
            None => self.text.append(&mut head),
        }
        self.text_at = 0;
    }

    /// FCGI_END_REQUEST is whole.
    fn ended(&mut self) {
        self.is_ended = true;
        let Some((app_status, protocol_status)) = record::end(&self.end) else {
            self.fault = Some(FastCgiFault::Record {
                what: "length",
                kind: 3,
                id: record::ID,
                length: self.end.len() as u16,
            });
            return;
        };
        self.app_status = Some(app_status);
        if protocol_status != 0 {
            self.fault = Some(FastCgiFault::Refused { protocol_status });
        }
        self.stopped();
    }

    /// Nothing more comes: a head that is not whole is given as far as it goes.
    fn stopped(&mut self) {
        let Some(head) = self.head.take() else {
            return;
        };
        if head.is_empty() {
            if self.is_ended && self.fault.is_none() {
                self.fault = Some(FastCgiFault::NoOutput);
            }
            return;
        }
        self.text = text_of(&head);
        self.text_at = 0;
    }

    /// What has come of a head that is not whole.
    pub(super) fn begun(&self) -> &[u8] {
        self.head.as_deref().unwrap_or_default()
    }

    /// What whoever reads gets when no bytes are left.
    pub(super) fn over(&self) -> Option<io::Result<()>> {
        match &self.fault {
            // Before a head that is an end without an answer; after it nobody reads on.
            Some(FastCgiFault::Refused { .. } | FastCgiFault::NoOutput) => Some(Ok(())),
            Some(FastCgiFault::Cut { .. }) => Some(Err(io::ErrorKind::UnexpectedEof.into())),
            Some(_) => Some(Err(broken())),
            None if self.is_ended => Some(Ok(())),
            None => None,
        }
    }

    /// The connection has ended.
    pub(super) fn closed(&mut self) {
        let begun = &self.input[self.at..];
        if !self.is_any && !begun.is_empty() {
            self.fault = Some(no_record(begun));
            return;
        }
        let within_record = self.record.is_some() || !begun.is_empty();
        match self.head {
            None => self.fault = Some(FastCgiFault::Cut { within_record }),
            Some(_) => {
                self.stopped();
                // An end before the head is judged by what there is of it.
                self.is_ended = true;
            }
        }
    }
}

/// The text of a head that is not whole, as far as it goes.
pub(super) fn text_of(head: &[u8]) -> Vec<u8> {
    let is_field = head.contains(&b':');
    match cgi::translate(head, false).filter(|_| is_field) {
        Some((text, _)) => text,
        None => head.to_vec(),
    }
}

fn no_record(bytes: &[u8]) -> FastCgiFault {
    FastCgiFault::NoRecord {
        first: bytes[..bytes.len().min(64)].to_vec(),
    }
}
