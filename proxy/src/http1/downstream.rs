//! The client's side of an exchange over HTTP/1.1: its body in, our answer out.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use candor_diagnostics::evidence::StreamEnd;

use super::buffer::Buffer;
use super::chunked::{Chunked, size_line};
use super::request::{Refusal, RequestFraming, RequestHead, Version};
use crate::exchange;
use crate::exchange::downstream::{AnswerBody, ClientFault, Downstream, Incoming};
use crate::server::ConnectionGuard;
use crate::stream::Stream;

/// The client's side of an exchange over HTTP/1.1.
pub(super) struct Http1<'a> {
    stream: &'a mut Stream,
    /// Bytes read beyond the request head.
    leftover: &'a mut Buffer,
    guard: &'a ConnectionGuard,
    body: RequestBody,
    trailers: Vec<u8>,
    version: Version,
    chunked: bool,
    pub(super) close_delimited: bool,
    pub(super) closes: bool,
    // The piece being sent.
    line: [u8; 18],
    line_start: usize,
    suffix: Vec<u8>,
    written: usize,
}

enum RequestBody {
    Length(u64),
    Chunked(Box<Chunked>),
    Read,
}

impl<'a> Http1<'a> {
    pub(super) fn new(
        stream: &'a mut Stream,
        leftover: &'a mut Buffer,
        request: &RequestHead,
        guard: &'a ConnectionGuard,
    ) -> Self {
        Self {
            stream,
            leftover,
            guard,
            body: match request.framing {
                RequestFraming::None => RequestBody::Read,
                RequestFraming::Length(length) => RequestBody::Length(length),
                RequestFraming::Chunked | RequestFraming::Stream => {
                    RequestBody::Chunked(Box::default())
                }
            },
            trailers: Vec::new(),
            version: request.version,
            chunked: false,
            close_delimited: false,
            closes: false,
            line: [0; 18],
            line_start: 18,
            suffix: Vec::new(),
            written: 0,
        }
    }

    /// Reads more of the body as it is on the wire.
    fn poll_wire(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
        limit: usize,
    ) -> Poll<Result<usize, ClientFault>> {
        if !self.leftover.is_empty() {
            let count = self.leftover.len().min(limit).min(into.room());
            into.extend(&self.leftover.filled()[..count]);
            self.leftover.consume(count);
            return Poll::Ready(Ok(count));
        }
        match ready!(into.poll_fill(cx, self.stream, limit)) {
            Ok(0) => Poll::Ready(Err(ClientFault::Gone(StreamEnd::Fin))),
            Ok(count) => Poll::Ready(Ok(count)),
            Err(_) => Poll::Ready(Err(ClientFault::Gone(StreamEnd::Reset))),
        }
    }
}

impl Downstream for Http1<'_> {
    fn poll_body(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
    ) -> Poll<Result<Incoming, ClientFault>> {
        match self.body {
            RequestBody::Read => Poll::Ready(Ok(Incoming {
                payload: 0,
                last: true,
            })),
            RequestBody::Length(left) => {
                let limit = usize::try_from(left).unwrap_or(usize::MAX);
                let count = ready!(self.poll_wire(cx, into, limit))?;
                let left = left - count as u64;
                self.body = if left == 0 {
                    RequestBody::Read
                } else {
                    RequestBody::Length(left)
                };
                Poll::Ready(Ok(Incoming {
                    payload: count,
                    last: left == 0,
                }))
            }
            RequestBody::Chunked(_) => self.poll_chunked(cx, into),
        }
    }

    fn is_body_read(&self) -> bool {
        matches!(self.body, RequestBody::Read)
    }

    fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    fn poll_gone(&mut self, cx: &mut Context<'_>) -> Poll<ClientFault> {
        // A next request may be on its way already; a client that sends more than this before
        // it was answered is not watched any longer.
        while self.leftover.len() < 4096 {
            self.leftover.reserve(4096);
            match ready!(self.leftover.poll_fill(cx, self.stream, 4096)) {
                Ok(0) => return Poll::Ready(ClientFault::Gone(StreamEnd::Fin)),
                Ok(_) => {}
                Err(_) => return Poll::Ready(ClientFault::Gone(StreamEnd::Reset)),
            }
        }
        Poll::Pending
    }

    fn begin_head(&mut self, head: &mut Vec<u8>, body: AnswerBody, close: bool) {
        // A drain may have begun since the request came.
        self.closes = close || self.guard.is_draining();
        match body {
            AnswerBody::None => {}
            AnswerBody::Length(length) | AnswerBody::Unsent(length) => {
                head.extend_from_slice(b"Content-Length: ");
                head.extend_from_slice(itoa::Buffer::new().format(length).as_bytes());
                head.extend_from_slice(b"\r\n");
            }
            AnswerBody::Stream if self.version == Version::Http10 => {
                self.close_delimited = true;
                self.closes = true;
            }
            AnswerBody::Stream => {
                self.chunked = true;
                head.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
            }
        }
        if self.closes {
            head.extend_from_slice(b"Connection: close\r\n");
        } else if self.version == Version::Http10 {
            head.extend_from_slice(b"Connection: keep-alive\r\n");
        }
        head.extend_from_slice(b"\r\n");
    }

    fn begin_piece(&mut self, len: usize, last: Option<&[u8]>) {
        self.written = 0;
        self.line_start = 18;
        self.suffix.clear();
        if !self.chunked {
            return;
        }
        if len > 0 {
            self.line_start = 18 - size_line(&mut self.line, len).len();
            self.suffix.extend_from_slice(b"\r\n");
        }
        if let Some(trailers) = last {
            self.suffix.extend_from_slice(b"0\r\n");
            exchange::trailer_lines(&mut self.suffix, trailers);
            self.suffix.extend_from_slice(b"\r\n");
        }
    }

    fn poll_send(
        &mut self,
        cx: &mut Context<'_>,
        head: &[u8],
        data: &[u8],
    ) -> Poll<Result<(), ClientFault>> {
        let parts = [head, &self.line[self.line_start..], data, &self.suffix];
        let written = exchange::poll_write_parts(cx, self.stream, &parts, &mut self.written);
        let result = match ready!(written) {
            Ok(_) => match &mut *self.stream {
                Stream::Plain(_) | Stream::Carried(_) => Ok(()),
                Stream::Tls(tls) => {
                    ready!(tokio::io::AsyncWrite::poll_flush(Pin::new(&mut **tls), cx))
                }
            },
            Err(error) => Err(error),
        };
        Poll::Ready(result.map_err(|_| ClientFault::Gone(StreamEnd::Reset)))
    }

    fn interim(&mut self, head: &mut Vec<u8>) -> bool {
        head.extend_from_slice(b"\r\n");
        self.written = 0;
        self.line_start = 18;
        self.suffix.clear();
        self.version != Version::Http10
    }

    fn upgrade(&mut self) -> Option<(&mut Stream, &mut Buffer)> {
        self.guard.tunnel();
        Some((self.stream, self.leftover))
    }

    fn cut(&mut self) {}
}

impl Http1<'_> {
    fn poll_chunked(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
    ) -> Poll<Result<Incoming, ClientFault>> {
        loop {
            let before = into.len();
            let count = ready!(self.poll_wire(cx, into, usize::MAX))?;
            let RequestBody::Chunked(chunked) = &mut self.body else {
                return Poll::Ready(Ok(Incoming {
                    payload: 0,
                    last: true,
                }));
            };
            let decoded = chunked
                .decode(&mut into.filled_mut()[before..before + count])
                .map_err(|broken| {
                    let (fault, offset) = (broken.fault, broken.offset);
                    ClientFault::Invalid(Refusal::bad(fault.as_str(), offset as usize))
                })?;
            if decoded.done {
                // What follows belongs to the next request: before what is already kept.
                let surplus = into.filled()[before + decoded.consumed..].to_vec();
                if !surplus.is_empty() {
                    let kept = self.leftover.filled().to_vec();
                    self.leftover.clear();
                    self.leftover.extend(&surplus);
                    self.leftover.extend(&kept);
                }
                self.trailers = chunked.trailers().to_vec();
                self.body = RequestBody::Read;
            }
            into.truncate(before + decoded.payload);
            if decoded.payload > 0 || decoded.done {
                return Poll::Ready(Ok(Incoming {
                    payload: decoded.payload,
                    last: decoded.done,
                }));
            }
        }
    }
}
