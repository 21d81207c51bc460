//! Waiting for something while the client may leave.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

use super::Run;
use super::downstream::{ClientFault, Downstream};

impl<D: Downstream> Run<'_, D> {
    /// Awaits `future`; `Err`: the client left before it was ready.
    pub(super) async fn meanwhile<F: Future>(
        &mut self,
        future: F,
    ) -> Result<F::Output, ClientFault> {
        let mut future = pin!(future);
        poll_fn(|cx| {
            if let Poll::Ready(output) = future.as_mut().poll(cx) {
                return Poll::Ready(Ok(output));
            }
            if self.down.is_watchable()
                && let Poll::Ready(fault) = self.down.poll_gone(cx)
            {
                return Poll::Ready(Err(fault));
            }
            Poll::Pending
        })
        .await
    }
}
