//! The client's side of one exchange on an HTTP/2 stream.

use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use candor_diagnostics::evidence::StreamEnd;
use h2::server::SendResponse;
use h2::{Reason, RecvStream, SendStream};
use http::{HeaderMap, Response, StatusCode};

use super::{answer, tunnel};
use crate::exchange::downstream::{AnswerBody, ClientFault, Downstream, Incoming};
use crate::exchange::trailer_lines;
use crate::http1::buffer::Buffer;
use crate::http1::request::{Refusal, RequestFraming};
use crate::stream::Stream;

/// Bytes of an answer that wait within `h2` for the connection, for each stream at most.
pub(super) const SEND_BUFFER: usize = 64 * 1024;
/// Payload of a DATA frame: with its head it fills a TLS record.
const FRAME_PAYLOAD: usize = 16 * 1024 - 9;

/// A stream being answered.
pub(super) struct Http2 {
    respond: SendResponse<Bytes>,
    /// `None`: it has become a tunnel.
    body: Option<RecvStream>,
    send: Option<SendStream<Bytes>>,
    /// The rest of a DATA frame of which a part was taken.
    chunk: Bytes,
    body_read: bool,
    trailers: Vec<u8>,
    head: Option<Head>,
    /// What of the present piece was handed over.
    sent: usize,
    last: bool,
    last_trailers: Option<HeaderMap>,
    reset: Option<Reason>,
    /// The answer is ended, whatever is still to be said.
    ended: bool,
    tunnel: Option<(Stream, Buffer)>,
}

/// A head that waits for being sent.
enum Head {
    Interim(Response<()>),
    Final(Response<()>),
}

impl Http2 {
    pub(super) fn new(
        respond: SendResponse<Bytes>,
        body: RecvStream,
        framing: RequestFraming,
    ) -> Self {
        Self {
            respond,
            body: Some(body),
            send: None,
            chunk: Bytes::new(),
            body_read: framing == RequestFraming::None,
            trailers: Vec::new(),
            head: None,
            sent: 0,
            last: false,
            last_trailers: None,
            reset: None,
            ended: false,
            tunnel: None,
        }
    }

    /// With what the client reset the stream.
    pub(super) fn reset_by_client(&self) -> Option<Reason> {
        self.reset
    }

    /// The stream is of no use any longer.
    fn gone(&mut self, error: &h2::Error) -> ClientFault {
        if error.is_reset() && error.is_library() {
            // It was `h2` that found fault: what came is not what was declared.
            return ClientFault::Invalid(Refusal::whole(400, "body_length_mismatch"));
        }
        if error.is_reset() && error.is_remote() {
            self.reset = error.reason();
        }
        ClientFault::Gone(match error.is_io() || error.is_go_away() {
            true => StreamEnd::Fin,
            false => StreamEnd::Reset,
        })
    }

    /// The stream was reset: by the client, unless its body says that `h2` did it.
    #[cold]
    fn gone_with(&mut self, cx: &mut Context<'_>, reason: Reason) -> ClientFault {
        while let Some(body) = self.body.as_mut().filter(|_| !self.body_read) {
            match body.poll_data(cx) {
                Poll::Ready(Some(Ok(_))) => {}
                Poll::Ready(Some(Err(error))) => return self.gone(&error),
                Poll::Ready(None) | Poll::Pending => break,
            }
        }
        self.reset = Some(reason);
        ClientFault::Gone(StreamEnd::Reset)
    }

    /// Copies from DATA frames while there is room and the client gets its window back for it.
    fn poll_payload(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
    ) -> Poll<Result<usize, ClientFault>> {
        let mut payload = 0;
        while into.room() > 0 {
            let Some(body) = &mut self.body else {
                break;
            };
            if self.chunk.is_empty() {
                match body.poll_data(cx) {
                    Poll::Ready(Some(Ok(chunk))) => self.chunk = chunk,
                    Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(self.gone(&error))),
                    Poll::Ready(None) => {
                        if payload == 0 {
                            ready!(self.poll_end(cx))?;
                        }
                        break;
                    }
                    Poll::Pending if payload > 0 => break,
                    Poll::Pending => return Poll::Pending,
                }
            }
            let count = self.chunk.len().min(into.room());
            into.extend(&self.chunk[..count]);
            self.chunk.advance(count);
            payload += count;
            if self.chunk.is_empty() && body.is_end_stream() {
                self.body_read = true;
                break;
            }
        }
        if let Some(body) = self.body.as_mut().filter(|_| payload > 0) {
            // An error is one of the connection's: the next read tells it.
            let _ = body.flow_control().release_capacity(payload);
        }
        Poll::Ready(Ok(payload))
    }

    /// Behind the last DATA frame: trailers, perhaps.
    fn poll_end(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), ClientFault>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(Ok(()));
        };
        match ready!(body.poll_trailers(cx)) {
            Ok(trailers) => {
                for (name, value) in trailers.iter().flatten() {
                    self.trailers.extend_from_slice(name.as_str().as_bytes());
                    self.trailers.extend_from_slice(b": ");
                    self.trailers.extend_from_slice(value.as_bytes());
                    self.trailers.extend_from_slice(b"\r\n");
                }
                if !self.trailers.is_empty() {
                    self.trailers.extend_from_slice(b"\r\n");
                }
                self.body_read = true;
                Poll::Ready(Ok(()))
            }
            Err(error) => Poll::Ready(Err(self.gone(&error))),
        }
    }

    /// Sends the head that waits. True: nothing is left to send.
    fn send_head(&mut self, payload: usize) -> Result<bool, h2::Error> {
        match self.head.take() {
            None => Ok(false),
            Some(Head::Interim(response)) => {
                self.respond.send_informational(response)?;
                Ok(true)
            }
            Some(Head::Final(response)) => {
                let end = self.last && payload == 0 && self.last_trailers.is_none();
                self.send = Some(self.respond.send_response(response, end)?);
                Ok(end)
            }
        }
    }

    fn poll_data(&mut self, cx: &mut Context<'_>, data: &[u8]) -> Poll<Result<(), h2::Error>> {
        let Some(send) = &mut self.send else {
            return Poll::Ready(Err(Reason::INTERNAL_ERROR.into()));
        };
        let closes = self.last && self.last_trailers.is_none();
        let mut closed = false;
        while self.sent < data.len() {
            let left = data.len() - self.sent;
            send.reserve_capacity(left.min(SEND_BUFFER));
            let mut room = send.capacity();
            if room == 0 {
                room = match ready!(send.poll_capacity(cx)) {
                    Some(room) => room?,
                    None => return Poll::Ready(Err(Reason::STREAM_CLOSED.into())),
                };
            }
            let count = left.min(room).min(FRAME_PAYLOAD);
            let payload = Bytes::copy_from_slice(&data[self.sent..self.sent + count]);
            closed = closes && count == left;
            send.send_data(payload, closed)?;
            self.sent += count;
        }
        if let Some(trailers) = self.last_trailers.take() {
            send.send_trailers(trailers)?;
        } else if closes && !closed {
            send.send_data(Bytes::new(), true)?;
        }
        Poll::Ready(Ok(()))
    }
}

impl Downstream for Http2 {
    fn poll_body(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
    ) -> Poll<Result<Incoming, ClientFault>> {
        if self.body_read {
            return Poll::Ready(Ok(Incoming {
                payload: 0,
                last: true,
            }));
        }
        let payload = ready!(self.poll_payload(cx, into))?;
        Poll::Ready(Ok(Incoming {
            payload,
            last: self.body_read,
        }))
    }

    fn is_body_read(&self) -> bool {
        self.body_read
    }

    fn trailers(&self) -> &[u8] {
        &self.trailers
    }

    fn is_watchable(&self) -> bool {
        // A reset is seen beside the body.
        true
    }

    fn poll_gone(&mut self, cx: &mut Context<'_>) -> Poll<ClientFault> {
        let polled = match &mut self.send {
            Some(send) => send.poll_reset(cx),
            None => self.respond.poll_reset(cx),
        };
        match ready!(polled) {
            Ok(reason) => Poll::Ready(self.gone_with(cx, reason)),
            Err(error) => Poll::Ready(self.gone(&error)),
        }
    }

    fn begin_head(&mut self, head: &mut Vec<u8>, body: AnswerBody, _close: bool) {
        self.head = Some(Head::Final(answer::response(head, body)));
    }

    fn begin_piece(&mut self, _len: usize, last: Option<&[u8]>) {
        self.sent = 0;
        self.last = last.is_some();
        self.last_trailers = last
            .filter(|section| !section.is_empty())
            .and_then(|section| {
                let mut lines = Vec::with_capacity(section.len());
                trailer_lines(&mut lines, section);
                let fields = answer::fields(&lines, 0);
                (!fields.is_empty()).then_some(fields)
            });
    }

    fn poll_send(
        &mut self,
        cx: &mut Context<'_>,
        _head: &[u8],
        data: &[u8],
    ) -> Poll<Result<(), ClientFault>> {
        let result = match self.send_head(data.len()) {
            Ok(true) => Ok(()),
            Ok(false) => ready!(self.poll_data(cx, data)),
            Err(error) => Err(error),
        };
        Poll::Ready(result.map_err(|error| match self.gone(&error) {
            // Sending fails for one reason only: nobody receives.
            ClientFault::Invalid(_) => ClientFault::Gone(StreamEnd::Reset),
            gone => gone,
        }))
    }

    fn interim(&mut self, head: &mut Vec<u8>) -> bool {
        let interim = answer::response(head, AnswerBody::None);
        self.head = Some(match interim.status() {
            StatusCode::SWITCHING_PROTOCOLS => Head::Final(tunnel::opened(interim)),
            _ => Head::Interim(interim),
        });
        true
    }

    fn end_with(&mut self, trailers: &[u8]) -> bool {
        let mut lines = Vec::with_capacity(trailers.len());
        trailer_lines(&mut lines, trailers);
        let sent = self.send.as_mut().map(|send| {
            let sent = send.send_trailers(answer::fields(&lines, 0));
            sent.is_ok()
        });
        self.ended = sent == Some(true);
        self.ended
    }

    fn upgrade(&mut self) -> Option<(&mut Stream, &mut Buffer)> {
        let (send, body) = (self.send.take()?, self.body.take()?);
        let early = Buffer::default();
        let tunnel = self.tunnel.insert((tunnel::over(send, body), early));
        Some((&mut tunnel.0, &mut tunnel.1))
    }

    fn cut(&mut self) {
        if self.ended {
            return;
        }
        match &mut self.send {
            Some(send) => send.send_reset(Reason::INTERNAL_ERROR),
            None => self.respond.send_reset(Reason::INTERNAL_ERROR),
        }
    }
}
