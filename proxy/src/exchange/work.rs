//! The memory of one exchange in progress, taken from its thread and given back.
//!
//! An idle connection holds none of it.

use std::cell::RefCell;

use crate::http1::buffer::Buffer;
use crate::http1::request::RequestHead;
use crate::http1::response::ResponseHead;

/// What a buffer for heads and small bodies begins with.
pub const BUFFER_SMALL: usize = 16 * 1024;
/// What a buffer for large bodies grows to.
pub const BUFFER_LARGE: usize = 128 * 1024;
/// Sets of buffers that a thread keeps for the next exchanges.
const KEPT_MAX: usize = 256;

/// Buffers and indices of one exchange.
#[derive(Debug, Default)]
pub struct Work {
    /// Bytes from the client; the request head at the front while it is being answered.
    pub input: Buffer,
    /// What came behind the request head.
    pub leftover: Buffer,
    /// The request's index over `input`.
    pub request: RequestHead,
    /// The rest: lent to the exchange while `input` and `request` are being read.
    pub exchange: ExchangeWork,
}

/// Buffers towards and from the upstream.
#[derive(Debug, Default)]
pub struct ExchangeWork {
    /// The request head for the upstream.
    pub forward: Vec<u8>,
    /// Request body on its way.
    pub upload: Buffer,
    /// Bytes from the upstream.
    pub received: Buffer,
    /// The response's index over `received`.
    pub response: ResponseHead,
    /// The head for the client.
    pub answer: Vec<u8>,
}

thread_local! {
    // Boxed: a set is handed around as a pointer, not moved.
    #[allow(clippy::vec_box)]
    static KEPT: RefCell<Vec<Box<Work>>> = const { RefCell::new(Vec::new()) };
}

/// Takes a set of buffers from the thread.
pub fn take() -> Box<Work> {
    KEPT.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
        let mut work = Box::<Work>::default();
        work.input = Buffer::with_capacity(BUFFER_SMALL / 2);
        work.exchange.received = Buffer::with_capacity(BUFFER_SMALL);
        work
    })
}

/// Gives a set of buffers back to the thread.
pub fn give(mut work: Box<Work>) {
    KEPT.with_borrow_mut(|kept| {
        if kept.len() < KEPT_MAX {
            work.input.shrink_to(BUFFER_SMALL / 2);
            work.leftover.shrink_to(BUFFER_SMALL);
            work.exchange.upload.shrink_to(BUFFER_LARGE);
            work.exchange.received.shrink_to(BUFFER_LARGE);
            work.exchange.forward.clear();
            work.exchange.forward.shrink_to(BUFFER_SMALL);
            work.exchange.answer.clear();
            work.exchange.answer.shrink_to(BUFFER_LARGE);
            kept.push(work);
        }
    });
}
