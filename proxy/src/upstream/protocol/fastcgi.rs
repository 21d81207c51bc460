//! FastCGI 1.0 as responder, one request at a time on a connection.
//!
//! STDOUT's head becomes HTTP/1.1 text, what follows is the body. STDERR is kept, up to
//! [`incoming::ERRORS_MAX`], for whoever looks into a failure. A record that is none, or none that an
//! application may send, ends the exchange.

mod incoming;
mod record;

use std::fmt::{self, Debug, Formatter};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker, ready};

use candor_diagnostics::evidence::{Evidence, FastCgi as Fact, FastCgiFault, StreamEnd};
use candor_diagnostics::last_words::{Line, Reading, read};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use self::incoming::Incoming;
use super::Carrier;
use super::parameters::{CONTINUE, Held, Parameters};
use crate::stream::{Socket, Stream};

/// Bytes of a request that wait for the socket at most, before more of the body is taken.
const PENDING_MAX: usize = 64 * 1024;
/// What is read at a time: little at first, and more while more comes.
const INPUT_FIRST: usize = 2 * 1024;
const INPUT_MAX: usize = 32 * 1024;

/// One request and its answer.
pub(super) struct FastCgi {
    stream: Stream,
    /// The application is asked to leave the connection open (FCGI_KEEP_CONN).
    keeps: bool,
    /// The connection has served a request before.
    reused: bool,
    request: Outgoing,
    answer: Incoming,
    script: Option<String>,
}

/// The request on its way.
#[derive(Default)]
struct Outgoing {
    is_begun: bool,
    is_whole: bool,
    held: Option<Held>,
    /// Records, and how much of them was written.
    pending: Vec<u8>,
    written: usize,
    /// Something has left.
    has_left: bool,
}

impl FastCgi {
    pub(super) fn new(stream: Stream, keeps: bool, reused: bool) -> Self {
        Self {
            stream,
            keeps,
            reused,
            request: Outgoing::default(),
            answer: Incoming::new(),
            script: None,
        }
    }

    /// Takes the parameters: the first thing that is written.
    fn begin(&mut self, written: &[u8]) {
        let parameters = Parameters::of(written);
        self.request.is_begun = true;
        self.answer.is_head = parameters.get(b"REQUEST_METHOD") == Some(b"HEAD");
        let script = parameters.get(b"SCRIPT_FILENAME");
        self.script = script.map(|it| String::from_utf8_lossy(it).into_owned());
        if parameters.is_expected() {
            self.answer.text = CONTINUE.to_vec();
        }
        match parameters.is_held() {
            true => self.request.held = Some(Held::new(parameters)),
            false => {
                let pending = &mut self.request.pending;
                record::begin(pending, self.keeps);
                record::parameters(pending, parameters.pairs);
            }
        }
    }

    /// Writes what is pending; ready when all of it has left.
    fn poll_flush(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let request = &mut self.request;
        while request.written < request.pending.len() {
            let rest = &request.pending[request.written..];
            match ready!(Pin::new(&mut self.stream).poll_write(cx, rest))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                count => {
                    request.written += count;
                    request.has_left = true;
                }
            }
        }
        request.pending.clear();
        request.written = 0;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    /// The same, where it does not matter whether it leaves now.
    fn push(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        match self.poll_flush(cx) {
            Poll::Ready(Err(error)) => Err(error),
            Poll::Ready(Ok(())) | Poll::Pending => Ok(()),
        }
    }

    /// Reads more of the socket; 0 at its end.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<usize>> {
        let answer = &mut self.answer;
        answer.input.drain(..answer.at);
        answer.at = 0;
        let before = answer.input.len();
        answer.room = match answer.is_full {
            true => (answer.room * 4).min(INPUT_MAX),
            false => answer.room.max(INPUT_FIRST),
        };
        answer.input.resize(before + answer.room, 0);
        let mut target = ReadBuf::new(&mut answer.input[before..]);
        let polled = Pin::new(&mut self.stream).poll_read(cx, &mut target);
        let count = target.filled().len();
        answer.input.truncate(before + count);
        answer.is_full = count == answer.room;
        polled.map_ok(|()| count)
    }
}

impl Carrier for FastCgi {
    fn poll_read(&mut self, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        // What is pending of the request leaves while the answer is awaited; a failure shows there.
        let _ = self.push(cx);
        loop {
            let answer = &mut self.answer;
            if answer.has_text() {
                let text = &answer.text[answer.text_at..];
                let count = text.len().min(buf.remaining());
                buf.put_slice(&text[..count]);
                answer.text_at += count;
                // What came with the head leaves with it.
                answer.take(buf);
                return Poll::Ready(Ok(()));
            }
            answer.take(buf);
            if buf.filled().len() > before {
                return Poll::Ready(Ok(()));
            }
            if answer.has_text() {
                continue;
            }
            if let Some(over) = answer.over() {
                return Poll::Ready(over);
            }
            if ready!(self.poll_fill(cx))? == 0 {
                self.answer.closed();
            }
        }
    }

    fn poll_write(&mut self, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        if !self.request.is_begun {
            self.begin(buf);
            // It leaves with what follows, or when the answer is awaited.
            return Poll::Ready(Ok(buf.len()));
        }
        if let Some(held) = &mut self.request.held {
            return Poll::Ready(held.take(buf));
        }
        if self.request.pending.len() - self.request.written >= PENDING_MAX {
            ready!(self.poll_flush(cx))?;
        }
        let count = buf.len().min(record::CONTENT_MAX);
        if count > 0 {
            record::input(&mut self.request.pending, &buf[..count]);
            self.push(cx)?;
        }
        Poll::Ready(Ok(count))
    }

    fn poll_finish(&mut self, cx: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<()>> {
        let request = &mut self.request;
        if request.is_begun && !request.is_whole {
            request.is_whole = true;
            if let Some(mut held) = request.held.take() {
                record::begin(&mut request.pending, self.keeps);
                record::parameters(&mut request.pending, held.pairs());
                for piece in held.body.chunks(record::CONTENT_MAX) {
                    record::input(&mut request.pending, piece);
                }
            }
            record::input(&mut request.pending, &[]);
        }
        self.poll_flush(cx)
    }

    fn begun(&self) -> usize {
        self.answer.begun().len()
    }

    fn is_read(&self) -> bool {
        let answer = &self.answer;
        answer.is_ended && answer.fault.is_none() && !answer.has_text()
    }

    #[cold]
    fn facts(&self) -> Vec<Evidence> {
        let answer = &self.answer;
        let mut facts = vec![Evidence::FastCgi(Fact {
            script: self.script.clone(),
            reused: self.reused,
            app_status: answer.app_status,
            fault: answer.fault.clone(),
        })];
        facts.extend(self.said());
        let begun = answer.begun();
        if !begun.is_empty() {
            facts.push(Evidence::ResponseHead {
                raw: incoming::text_of(begun),
                total: begun.len() as u64,
                end: StreamEnd::Open,
                refused: false,
            });
        }
        facts
    }

    fn said(&self) -> Option<Evidence> {
        if self.answer.errors.is_empty() {
            return None;
        }
        let text = String::from_utf8_lossy(&self.answer.errors);
        let line = |text| Line { unix_s: None, text };
        let lines: Vec<_> = text.lines().map(line).collect();
        let now_unix_s = jiff::Timestamp::now().as_second();
        let reading = Reading {
            source: "fastcgi",
            name: "FCGI_STDERR",
            now_unix_s,
            keep_s: i64::from(u32::MAX),
            written_unix_s: Some(now_unix_s),
            ..Reading::default()
        };
        read(&reading, &lines).map(|words| Evidence::LastWords(Arc::new(words)))
    }

    fn is_unprocessed(&self) -> bool {
        matches!(self.answer.fault, Some(FastCgiFault::Refused { .. }))
    }

    fn has_left(&self) -> bool {
        self.request.has_left
    }

    fn socket(&self) -> Option<&Socket> {
        self.stream.socket()
    }

    fn recycle(&mut self) -> Option<Stream> {
        // What a script writes beyond its answer, and the end of the request, are there by now, or the
        // connection is not worth waiting for.
        let mut cx = Context::from_waker(Waker::noop());
        let mut nothing = [0; 1024];
        while !self.answer.is_ended {
            let mut target = ReadBuf::new(&mut nothing);
            match self.poll_read(&mut cx, &mut target) {
                Poll::Ready(Ok(())) if !target.filled().is_empty() => return None,
                Poll::Ready(Ok(())) => {}
                Poll::Ready(Err(_)) | Poll::Pending => break,
            }
        }
        let (request, answer) = (&self.request, &self.answer);
        let is_fit = self.keeps
            && request.is_whole
            && request.pending.is_empty()
            && answer.app_status.is_some()
            && answer.fault.is_none()
            && answer.at == answer.input.len();
        // Once only.
        self.keeps = false;
        let closed = Stream::Carried(Box::new(Closed));
        is_fit.then(|| std::mem::replace(&mut self.stream, closed))
    }
}

/// What is left of a carrier whose connection was taken back.
#[derive(Debug)]
struct Closed;

impl Carrier for Closed {
    fn poll_read(&mut self, _: &mut Context<'_>, _: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_write(&mut self, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
        Poll::Ready(Err(io::ErrorKind::NotConnected.into()))
    }

    fn poll_finish(&mut self, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl Debug for FastCgi {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("FastCgi")
            .field("stream", &self.stream)
            .field("fault", &self.answer.fault)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
