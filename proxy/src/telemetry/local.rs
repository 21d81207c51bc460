//! What each thread that logs has for itself.

use std::cell::RefCell;
use std::sync::Arc;

use super::destination::Destination;
use super::shard::Shard;
use super::time::TimeCache;
use super::writer::{ThreadBatch, Writer};

thread_local! {
    static LOCAL: RefCell<Local> = RefCell::new(Local::new(Shard::take()));
}

/// A thread's shard, clock and batches.
#[derive(Debug)]
pub(super) struct Local {
    pub(super) shard: Shard,
    time: TimeCache,
    /// Index: [`Destination::id`].
    batches: Vec<Option<Arc<ThreadBatch>>>,
}

impl Local {
    fn new(shard: Shard) -> Self {
        Self {
            shard,
            time: TimeCache::new(),
            batches: Vec::new(),
        }
    }

    /// Calls with the calling thread's own. Must not be nested.
    #[inline]
    pub(super) fn with<R>(call: impl FnOnce(&mut Self) -> R) -> R {
        let mut call = Some(call);
        let result = LOCAL.try_with(|local| {
            let call = call.take()?;
            Some(call(&mut local.borrow_mut()))
        });
        match (result, call) {
            (Ok(Some(result)), _) => result,
            // The thread is ending and its own is gone: a destructor logs.
            (_, Some(call)) => call(&mut Self::new(Shard::shared())),
            (_, None) => unreachable!("a call is taken only to be made"),
        }
    }

    /// Appends one line, without its end, to the thread's batch.
    #[inline]
    pub(super) fn line(
        &mut self,
        writer: &Writer,
        destination: &Arc<Destination>,
        draw: impl FnOnce(&mut Vec<u8>, &mut TimeCache),
    ) {
        if !matches!(self.batches.get(destination.id), Some(Some(_))) {
            self.add_batch(writer, destination);
        }
        if let Some(Some(batch)) = self.batches.get(destination.id) {
            writer.line(batch, |out| draw(out, &mut self.time));
        }
    }

    #[cold]
    fn add_batch(&mut self, writer: &Writer, destination: &Arc<Destination>) {
        if self.batches.len() <= destination.id {
            self.batches.resize(destination.id + 1, None);
        }
        self.batches[destination.id] = Some(writer.batch(destination));
    }
}
