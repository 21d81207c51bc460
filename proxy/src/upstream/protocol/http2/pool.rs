//! The connections of a thread that its requests share, and those that are being made.

use std::cell::RefCell;
use std::collections::HashMap;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use candor_conf::model::Keepalive;
use tokio::sync::Notify;

use super::link::Link;

/// Connections to a member that a thread has at most, whatever `keepalive` says. Beyond it requests
/// wait on the connection that has the fewest.
const LINKS_MAX: usize = 32;

/// Members beyond which those that chose HTTP/1.1 are forgotten, to be asked again.
const HTTP1_MAX: usize = 8_192;

#[derive(Default)]
struct Member {
    links: Vec<Arc<Link>>,
    dialing: Option<Arc<Dial>>,
    /// It was asked by TLS and chose HTTP/1.1: nobody waits for a connection to share.
    is_http1: bool,
}

thread_local! {
    static MEMBERS: RefCell<HashMap<u64, Member>> = RefCell::default();
}

/// A connection that may carry a further stream.
pub(super) fn find(server_id: u64, keepalive: &Keepalive) -> Option<Arc<Link>> {
    MEMBERS.with_borrow_mut(|members| {
        let links = &mut members.get_mut(&server_id)?.links;
        links.retain(|link| link.shared().is_open());
        let free = links.iter().rev().find(|link| link.shared().has_room());
        let found = match free {
            Some(free) => Some(free),
            None if links.len() >= keepalive.connections.min(LINKS_MAX) => {
                links.iter().min_by_key(|link| link.shared().streams())
            }
            None => None,
        };
        found.map(Arc::clone)
    })
}

/// Others may use it from now on.
pub(super) fn share(link: &Arc<Link>) {
    MEMBERS.with_borrow_mut(|members| {
        let member = members.entry(link.shared().server_id).or_default();
        member.is_http1 = false;
        if link.shared().is_open() && !member.links.iter().any(|it| Arc::ptr_eq(it, link)) {
            member.links.push(Arc::clone(link));
        }
    });
}

/// Lets go of connections that are not open any more.
pub(super) fn sweep(server_id: u64) {
    // The thread may be ending, and its list with it.
    let closed = MEMBERS.try_with(|members| {
        let mut members = members.borrow_mut();
        let member = members.get_mut(&server_id)?;
        let (open, closed) = std::mem::take(&mut member.links)
            .into_iter()
            .partition(|link| link.shared().is_open());
        member.links = open;
        if member.links.is_empty() && member.dialing.is_none() && !member.is_http1 {
            members.remove(&server_id);
        }
        Some::<Vec<Arc<Link>>>(closed)
    });
    // What they wake may ask for the list.
    drop(closed);
}

/// What came of making a connection.
mod outcome {
    pub(super) const PENDING: u8 = 0;
    /// There is one to share.
    pub(super) const SHARED: u8 = 1;
    /// There is none to share: everybody tries alone.
    pub(super) const NONE: u8 = 2;
}

#[derive(Debug, Default)]
struct Dial {
    outcome: AtomicU8,
    over: Notify,
}

/// A connection that this request makes for all.
#[derive(Debug)]
pub(super) struct Dialing {
    server_id: u64,
    dial: Arc<Dial>,
}

impl Dialing {
    /// Who comes from now on waits for it.
    pub(super) fn begin(server_id: u64) -> Self {
        let dial = Arc::<Dial>::default();
        MEMBERS.with_borrow_mut(|members| {
            let member = members.entry(server_id).or_default();
            if member.dialing.is_none() {
                member.dialing = Some(Arc::clone(&dial));
            }
        });
        Self { server_id, dial }
    }

    /// It is made, or cannot be.
    pub(super) fn end(self, is_made: bool, is_shared: bool) {
        let outcome = match is_shared {
            true => outcome::SHARED,
            false => outcome::NONE,
        };
        self.dial.outcome.store(outcome, Ordering::Relaxed);
        if is_made && !is_shared {
            MEMBERS.with_borrow_mut(|members| {
                if members.len() >= HTTP1_MAX {
                    members.retain(|_, it| !it.links.is_empty() || it.dialing.is_some());
                }
                members.entry(self.server_id).or_default().is_http1 = true;
            });
        }
    }
}

impl Drop for Dialing {
    fn drop(&mut self) {
        // The thread may be ending.
        let _ = MEMBERS.try_with(|members| {
            let mut members = members.borrow_mut();
            let member = members.get_mut(&self.server_id)?;
            let own = member.dialing.as_ref();
            if own.is_some_and(|it| Arc::ptr_eq(it, &self.dial)) {
                member.dialing = None;
            }
            // Members come and go: nothing is remembered of one that could not be connected to.
            if member.links.is_empty() && member.dialing.is_none() && !member.is_http1 {
                members.remove(&self.server_id);
            }
            Some(())
        });
        self.dial.over.notify_waiters();
    }
}

/// Waits for a connection that is being made, if one is. `None`: the caller makes one.
pub(super) async fn join(server_id: u64, keepalive: &Keepalive) -> Option<Arc<Link>> {
    loop {
        let dial = MEMBERS.with_borrow(|members| {
            let member = members.get(&server_id).filter(|it| !it.is_http1)?;
            member.dialing.clone()
        })?;
        let mut over = pin!(dial.over.notified());
        over.as_mut().enable();
        over.await;
        match dial.outcome.load(Ordering::Relaxed) {
            outcome::NONE => return None,
            // Who made it has left.
            outcome::PENDING => {}
            _ => {
                if let Some(link) = find(server_id, keepalive) {
                    return Some(link);
                }
            }
        }
    }
}
