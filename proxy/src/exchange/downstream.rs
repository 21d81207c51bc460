//! What an exchange asks of a client's side: HTTP/1.1 and HTTP/2 alike.

use std::task::{Context, Poll};

use candor_diagnostics::evidence::StreamEnd;

use crate::http1::buffer::Buffer;
use crate::http1::request::Refusal;
use crate::stream::Stream;

/// The client's side of one exchange. Polled, so that both directions move in one task.
pub trait Downstream: Send {
    /// Reads payload of the request body into `into`, which has room.
    fn poll_body(
        &mut self,
        cx: &mut Context<'_>,
        into: &mut Buffer,
    ) -> Poll<Result<Incoming, ClientFault>>;

    /// Whether the whole request body has been read.
    fn is_body_read(&self) -> bool;

    /// The request's trailer section with its empty line, once the body was read; or empty.
    fn trailers(&self) -> &[u8];

    /// Whether [`Downstream::poll_gone`] may be asked now.
    fn is_watchable(&self) -> bool {
        self.is_body_read()
    }

    /// Ready when the client has left.
    fn poll_gone(&mut self, cx: &mut Context<'_>) -> Poll<ClientFault>;

    /// Completes a head — a status line and field lines without the empty line — for the wire.
    /// `close`: the connection must not be used again.
    fn begin_head(&mut self, head: &mut Vec<u8>, body: AnswerBody, close: bool);

    /// Prepares for sending a piece: `len` bytes of payload, `last` if none follows.
    fn begin_piece(&mut self, len: usize, last: Option<&[u8]>);

    /// Sends a piece. `head` is empty after the first; call with the same bytes until ready.
    fn poll_send(
        &mut self,
        cx: &mut Context<'_>,
        head: &[u8],
        data: &[u8],
    ) -> Poll<Result<(), ClientFault>>;

    /// Completes and sends an interim head (1xx). Not sent to clients that do not know them.
    fn interim(&mut self, head: &mut Vec<u8>) -> bool;

    /// Ends a message that cannot be completed by trailers, which say why; whether that can be done.
    fn end_with(&mut self, _trailers: &[u8]) -> bool {
        false
    }

    /// The connection or stream itself, to become a tunnel, and what was read of it beyond the request.
    fn upgrade(&mut self) -> Option<(&mut Stream, &mut Buffer)>;

    /// Ends a message that cannot be completed, so that the client can tell.
    fn cut(&mut self);
}

/// What a read of a request body yielded.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Incoming {
    /// So many bytes of payload were added.
    pub payload: usize,
    /// The body is complete.
    pub last: bool,
}

/// How the body of an answer is framed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum AnswerBody {
    /// None follows, and no length is declared (1xx, 204, 304 without length).
    None,
    /// None follows, but this is the length that a GET would have had (HEAD, 304).
    Unsent(u64),
    /// So many bytes.
    Length(u64),
    /// Its length is not known.
    Stream,
}

/// The client did not keep its side.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ClientFault {
    /// It left.
    Gone(StreamEnd),
    /// It sent what cannot be read.
    Invalid(Refusal),
}
