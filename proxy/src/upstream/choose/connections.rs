//! At most so many connections to a member at a time, of all threads, the idle ones included.
//!
//! Requests in flight never exceed the limit (see [`Server::limit`]), so whoever needs a connection
//! beyond it finds an idle one, perhaps another thread's: that one is closed in its favour.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use candor_conf::model::{Protocol, Setting};
use candor_diagnostics::evidence::Evidence;
use tokio::sync::Notify;

use crate::upstream::state::MemberState;
use crate::upstream::{Server, Upstream, evidence, pool};

/// The connections to a member that has a limit.
#[derive(Debug, Default)]
pub(crate) struct Connections {
    open: AtomicU32,
    /// How many idle ones are to be closed.
    wanted: AtomicU32,
    freed: Notify,
}

/// One of the connections that a member may have.
#[derive(Debug)]
pub(crate) struct ConnectionPlace(Arc<MemberState>);

impl ConnectionPlace {
    fn take(state: &Arc<MemberState>, most: u32) -> Option<Self> {
        let more = |open: u32| (open < most).then_some(open + 1);
        let open = &state.choosing.connections.open;
        open.try_update(Ordering::Relaxed, Ordering::Relaxed, more)
            .ok()?;
        Some(Self(Arc::clone(state)))
    }

    /// Whether it is idle and to be given to a request that waits for one.
    pub(crate) fn is_wanted(&self) -> bool {
        let wanted = &self.0.choosing.connections.wanted;
        wanted.load(Ordering::Relaxed) > 0 && {
            let less = |wanted: u32| wanted.checked_sub(1);
            wanted
                .try_update(Ordering::Relaxed, Ordering::Relaxed, less)
                .is_ok()
        }
    }
}

impl Drop for ConnectionPlace {
    fn drop(&mut self) {
        let connections = &self.0.choosing.connections;
        connections.open.fetch_sub(1, Ordering::Relaxed);
        connections.freed.notify_one();
    }
}

impl Upstream {
    /// Waits until a further connection to a member may be made; nothing where there is no limit.
    /// `Err`: it took too long.
    pub(crate) async fn connection_place(
        &self,
        server: &Server,
        limit: &Setting<std::time::Duration>,
    ) -> Result<Option<ConnectionPlace>, Vec<Evidence>> {
        let Some(most) = &self.settings.limits.connections else {
            return Ok(None);
        };
        // HTTP/2 has its own way with connections.
        if matches!(server.protocol, Protocol::Http2 | Protocol::Auto) {
            return Ok(None);
        }
        let most = u32::try_from(most.value.max(1)).unwrap_or(u32::MAX);
        let connections = &server.state.choosing.connections;
        let began = Instant::now();
        let place = async {
            loop {
                if let Some(place) = ConnectionPlace::take(&server.state, most) {
                    return place;
                }
                connections.wanted.fetch_add(1, Ordering::Relaxed);
                pool::reclaim();
                connections.freed.notified().await;
            }
        };
        match tokio::time::timeout(limit.value, place).await {
            Ok(place) => Ok(Some(place)),
            Err(_) => Err(vec![
                self.at_limit(),
                evidence::timer("timeout.queue", limit, began.elapsed()),
            ]),
        }
    }
}
