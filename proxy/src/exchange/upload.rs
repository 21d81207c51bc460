//! The request on its way upstream: head and body, in pieces, with back-pressure.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::AsyncWrite;

use super::downstream::{ClientFault, Downstream, Incoming};
use super::work::{BUFFER_LARGE, BUFFER_SMALL};
use crate::http1::buffer::Buffer;
use crate::http1::chunked::size_line;
use crate::http1::field::{Fields, Known, Leniency};
use crate::http1::request::RequestFraming;
use crate::stream::Stream;

/// A request being sent.
#[derive(Debug)]
pub(super) struct Upload {
    framing: RequestFraming,
    state: State,
    /// Bytes of the present piece that were written.
    written: usize,
    line: [u8; 18],
    line_start: usize,
    /// What follows the payload of the present piece: CRLF, last chunk, trailers.
    suffix: Vec<u8>,
    /// Whether `line` and `suffix` are the present piece's.
    framed: bool,
    /// Where the present piece begins in the buffer: what is before it has left and is kept.
    piece: usize,
    /// A part of the body is not at hand any more.
    is_gone: bool,
    /// Bytes of a body that are kept at most.
    kept_max: u64,
    /// Reads of the client's body so far.
    reads: u32,
    /// Whether the head stands before the present piece.
    head_first: bool,
    last: bool,
    /// Payload bytes taken from the client.
    pub(super) payload: u64,
    /// Bytes of the pieces that were written to the upstream.
    wire: u64,
    /// Payload bytes of the pieces before the present one.
    payload_before: u64,
    max: u64,
    stopped: Option<Stopped>,
}

/// No more of a request is sent.
#[derive(Clone, Copy, Debug)]
struct Stopped {
    /// What the kernel said when more was written, if that is why.
    errno: Option<i32>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Read,
    Write,
    Flush,
    Done,
}

/// Why a request was not sent whole.
#[derive(Debug)]
pub(super) enum UploadFault {
    /// The client did not keep its side.
    Client(ClientFault),
    /// The body is larger than the route allows.
    TooLarge,
    /// The upstream did not take it.
    Write(io::Error),
}

impl Upload {
    /// One of a body of at most `max` bytes, of which `kept_max` are kept to be sent again.
    pub(super) fn new(framing: RequestFraming, max: u64, kept_max: u64) -> Self {
        Self {
            framing,
            state: State::Read,
            written: 0,
            line: [0; 18],
            line_start: 18,
            suffix: Vec::new(),
            framed: false,
            piece: 0,
            is_gone: false,
            kept_max,
            reads: 0,
            head_first: true,
            last: false,
            payload: 0,
            wire: 0,
            payload_before: 0,
            max,
            stopped: None,
        }
    }

    /// Whether the whole request has left.
    pub(super) fn is_done(&self) -> bool {
        self.state == State::Done
    }

    /// Whether it is the upstream that does not take bytes, rather than the client that sends none.
    pub(super) fn waits_for_upstream(&self) -> bool {
        matches!(self.state, State::Write | State::Flush)
    }

    /// No more of it is sent.
    #[cold]
    pub(super) fn stop(&mut self, errno: Option<i32>) {
        self.stopped.get_or_insert(Stopped { errno });
    }

    /// Whether it ended before all of it had left.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// What the kernel said when more was written.
    pub(super) fn write_errno(&self) -> Option<i32> {
        self.stopped.and_then(|stopped| stopped.errno)
    }

    /// Bytes written to the upstream.
    pub(super) fn sent(&self) -> u64 {
        match self.state {
            State::Write => self.wire + self.written as u64,
            State::Read | State::Flush | State::Done => self.wire,
        }
    }

    /// Bytes of the body among them, behind a head of this length.
    #[cold]
    pub(super) fn body_sent(&self, head: usize) -> u64 {
        if self.state != State::Write {
            return self.payload;
        }
        let head = if self.head_first { head } else { 0 };
        let framing = head + (18 - self.line_start);
        let written = self.written.saturating_sub(framing) as u64;
        self.payload.min(self.payload_before + written)
    }

    /// The declared length of the body, if it is known.
    pub(super) fn declared(&self) -> Option<u64> {
        match self.framing {
            RequestFraming::Length(length) => Some(length),
            RequestFraming::None => Some(0),
            RequestFraming::Chunked | RequestFraming::Stream => None,
        }
    }

    /// Whether everything that was taken from the client is still at hand.
    pub(super) fn is_replayable(&self) -> bool {
        !self.is_gone
    }

    /// Whether any byte was written to the upstream.
    pub(super) fn has_sent(&self) -> bool {
        self.wire > 0 || self.written > 0
    }

    /// A request without a body has left by another attempt, with a head of this length.
    pub(super) fn sent_by_other(&mut self, head: usize) {
        debug_assert!(self.framing == RequestFraming::None);
        self.state = State::Done;
        self.wire = head as u64;
        self.stopped = None;
    }

    /// Begins anew on another connection. Only if replayable.
    pub(super) fn rewind(&mut self) {
        debug_assert!(self.is_replayable());
        self.head_first = true;
        self.written = 0;
        self.wire = 0;
        self.stopped = None;
        self.payload_before = 0;
        // The pieces so far are one from now on, framed as the next connection needs it.
        self.piece = 0;
        self.clear_frame();
        if self.reads > 0 || self.framing == RequestFraming::None {
            self.state = State::Write;
        } else {
            self.state = State::Read;
        }
    }

    /// Moves the request on; ready when it has left whole.
    pub(super) fn poll<D: Downstream>(
        &mut self,
        cx: &mut Context<'_>,
        down: &mut D,
        stream: &mut Stream,
        head: &[u8],
        buffer: &mut Buffer,
    ) -> Poll<Result<(), UploadFault>> {
        loop {
            match self.state {
                State::Read => match self.poll_read(cx, down, buffer) {
                    Poll::Ready(result) => result?,
                    // The head need not wait for the body.
                    Poll::Pending if self.head_first => self.state = State::Write,
                    Poll::Pending => return Poll::Pending,
                },
                State::Write => {
                    if !self.framed {
                        self.frame(stream.is_carried(), buffer, down.trailers());
                    }
                    ready!(self.poll_write(cx, stream, head, buffer))
                        .map_err(UploadFault::Write)?;
                    if self.last {
                        // The piece stays at hand: on a lost connection it may be sent again.
                        self.state = State::Flush;
                        continue;
                    }
                    self.state = State::Read;
                    self.head_first = false;
                    self.written = 0;
                    self.payload_before = self.payload;
                    self.clear_frame();
                    if self.keeps() {
                        self.piece = buffer.len();
                    } else if self.reads > 0 {
                        buffer.clear();
                        self.piece = 0;
                        // From here on the body cannot be sent again.
                        self.is_gone = true;
                    }
                }
                State::Flush => {
                    ready!(stream.poll_finish(cx, down.trailers())).map_err(UploadFault::Write)?;
                    self.state = State::Done;
                }
                State::Done => return Poll::Ready(Ok(())),
            }
        }
    }

    /// Whether what has left is kept.
    fn keeps(&self) -> bool {
        let declared = self.declared().unwrap_or(0);
        self.reads > 0 && !self.is_gone && self.payload.max(declared) <= self.kept_max
    }

    /// Makes room for the next piece.
    fn make_room(&self, buffer: &mut Buffer) {
        if self.reads > 0 && !self.is_gone {
            let left = self
                .declared()
                .map(|length| length.saturating_sub(self.payload));
            let left = left.and_then(|left| usize::try_from(left).ok());
            return buffer.reserve(left.unwrap_or(BUFFER_SMALL / 4).max(1));
        }
        let size = match self.reads {
            0 => BUFFER_SMALL,
            _ => BUFFER_LARGE,
        };
        if buffer.capacity() < size {
            *buffer = Buffer::with_capacity(size);
        }
    }

    fn poll_read<D: Downstream>(
        &mut self,
        cx: &mut Context<'_>,
        down: &mut D,
        buffer: &mut Buffer,
    ) -> Poll<Result<(), UploadFault>> {
        if self.framing == RequestFraming::None {
            self.last = true;
            self.state = State::Write;
            return Poll::Ready(Ok(()));
        }
        self.make_room(buffer);
        if self.reads == 0 {
            // The body before this one, on the same connection, was kept to be sent again.
            buffer.clear();
        }
        let Incoming { payload, last } =
            ready!(down.poll_body(cx, buffer)).map_err(UploadFault::Client)?;
        self.reads += 1;
        self.payload += payload as u64;
        if self.payload > self.max {
            return Poll::Ready(Err(UploadFault::TooLarge));
        }
        self.last = last;
        self.state = State::Write;
        Poll::Ready(Ok(()))
    }

    /// Frames the present piece.
    fn frame(&mut self, is_carried: bool, buffer: &Buffer, trailers: &[u8]) {
        self.framed = true;
        let is_chunked = matches!(
            self.framing,
            RequestFraming::Chunked | RequestFraming::Stream
        );
        if self.reads == 0 || is_carried || !is_chunked {
            return;
        }
        let payload = buffer.len() - self.piece;
        if payload > 0 {
            let length = size_line(&mut self.line, payload).len();
            self.line_start = 18 - length;
            self.suffix.extend_from_slice(b"\r\n");
        }
        if self.last {
            self.suffix.extend_from_slice(b"0\r\n");
            trailer_lines(&mut self.suffix, trailers);
            self.suffix.extend_from_slice(b"\r\n");
        }
    }

    fn clear_frame(&mut self) {
        self.framed = false;
        self.line_start = 18;
        self.suffix.clear();
    }

    fn poll_write(
        &mut self,
        cx: &mut Context<'_>,
        stream: &mut Stream,
        head: &[u8],
        buffer: &Buffer,
    ) -> Poll<io::Result<()>> {
        let head = if self.head_first { head } else { &[] };
        // Without a read there is no payload of this piece in the buffer.
        let payload = match self.reads {
            0 => &[][..],
            _ => &buffer.filled()[self.piece..],
        };
        let parts = [head, &self.line[self.line_start..], payload, &self.suffix];
        let count = ready!(poll_write_parts(cx, stream, &parts, &mut self.written))?;
        self.wire += count as u64;
        Poll::Ready(Ok(()))
    }
}

/// Writes parts one after the other from byte `written` on; ready, with their length, when all is
/// written.
pub(crate) fn poll_write_parts(
    cx: &mut Context<'_>,
    stream: &mut Stream,
    parts: &[&[u8]; 4],
    written: &mut usize,
) -> Poll<io::Result<usize>> {
    let total: usize = parts.iter().map(|part| part.len()).sum();
    while *written < total {
        let mut slices = [IoSlice::new(&[]); 4];
        let (mut skip, mut used) = (*written, 0);
        for part in parts {
            if skip >= part.len() {
                skip -= part.len();
                continue;
            }
            slices[used] = IoSlice::new(&part[skip..]);
            skip = 0;
            used += 1;
        }
        let count = if used == 1 {
            ready!(Pin::new(&mut *stream).poll_write(cx, &slices[0]))?
        } else {
            ready!(Pin::new(&mut *stream).poll_write_vectored(cx, &slices[..used]))?
        };
        if count == 0 {
            return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
        }
        *written += count;
    }
    Poll::Ready(Ok(total))
}

/// Appends the trailer lines that may be passed on: none that frames, routes or authenticates
/// (RFC 9110 §6.5.1). `section` was judged by the chunked decoder.
pub(crate) fn trailer_lines(out: &mut Vec<u8>, section: &[u8]) {
    if section.is_empty() {
        return;
    }
    let mut fields = Fields::default();
    if fields
        .parse(section, 0, usize::MAX, Leniency::Strict)
        .is_ok()
    {
        for field in fields
            .list
            .iter()
            .filter(|field| field.known == Known::Other)
        {
            out.extend_from_slice(field.line.of(section));
        }
    }
}
