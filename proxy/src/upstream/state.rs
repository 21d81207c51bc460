//! What is known of members and upstreams beyond one configuration: it survives a reload, and all
//! threads share it.

use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};
use std::sync::{Arc, LazyLock, Weak};

use parking_lot::Mutex;

use super::choose::{Choosing, Queue, now_ms};
use super::discovery::DiscoveryState;
use super::health::{MemberHealth, UpstreamHealth};

/// Why a member is not asked; a bit each in [`MemberState::barred`].
pub(crate) mod bar {
    /// Its health checks fail.
    pub(crate) const UNHEALTHY: u8 = 1;
    /// Its requests failed or were slow: it is left alone for a while.
    pub(crate) const EJECTED: u8 = 2;
    /// Set aside by hand: `candor drain`.
    pub(crate) const DRAINED: u8 = 4;
    /// It asked to be left alone for a while: `Retry-After`.
    pub(crate) const ASKED: u8 = 8;
    /// Discovery does not find it any more.
    pub(crate) const GONE: u8 = 16;
    /// Any of them.
    pub(crate) const ALL: u8 = u8::MAX;
    /// Those that hold even when too few members are left.
    pub(crate) const FIRM: u8 = DRAINED | GONE;
}

/// What is known of a member. One for each [`super::Server::id`] of the process.
#[derive(Debug, Default)]
pub struct MemberState {
    /// Requests in flight, of all threads.
    pub active: AtomicU32,
    /// Why it is not asked: bits of `bar`; 0: it may be.
    pub barred: AtomicU8,
    /// What choosing remembers of it.
    pub(crate) choosing: Choosing,
    /// What its checks and requests say of it.
    pub(crate) health: MemberHealth,
}

/// Members that are remembered to be set aside, at most; the oldest makes room.
const ASIDE_MAX: usize = 1024;

/// What is known of an upstream. One for each name of the process.
#[derive(Debug, Default)]
pub struct UpstreamState {
    /// How many requests may be repeated.
    pub(crate) retries: super::budget::Budget,
    /// Requests in flight at all members, where choosing needs to know.
    pub(crate) active: AtomicU32,
    /// Requests that wait for a member that has room.
    pub(crate) queue: Queue,
    /// The members that were set aside by hand, as written; they are so whenever they are there.
    aside: Mutex<VecDeque<Arc<str>>>,
    /// Whether it has had members: those that come later start slowly.
    pub(crate) is_known: AtomicBool,
    /// What its sources have answered.
    pub(crate) discovery: DiscoveryState,
    /// What its members' health is about.
    pub(crate) health: UpstreamHealth,
}

static MEMBERS: LazyLock<Mutex<HashMap<u64, Weak<MemberState>>>> = LazyLock::new(Mutex::default);
static UPSTREAMS: LazyLock<Mutex<HashMap<Box<str>, Weak<UpstreamState>>>> =
    LazyLock::new(Mutex::default);

impl MemberState {
    /// The state of the member with this id.
    pub(super) fn of(id: u64) -> Arc<Self> {
        find(&MEMBERS, id)
    }

    /// Whether it may be asked.
    pub fn is_available(&self) -> bool {
        self.barred.load(Ordering::Relaxed) == 0
    }

    /// Whether none of these bars stands in its way.
    pub(crate) fn is_open(&self, bars: u8) -> bool {
        self.barred.load(Ordering::Relaxed) & bars == 0
    }

    /// Requests in flight.
    pub(crate) fn active(&self) -> u32 {
        self.active.load(Ordering::Relaxed)
    }

    /// Whether it is barred for this reason, maybe among others.
    pub(crate) fn is_barred_by(&self, reason: u8) -> bool {
        self.barred.load(Ordering::Relaxed) & reason != 0
    }

    /// Bars it for this reason, or lifts the bar; whether that changed anything.
    pub(crate) fn set_bar(&self, reason: u8, on: bool) -> bool {
        let before = match on {
            true => self.barred.fetch_or(reason, Ordering::Relaxed),
            false => self.barred.fetch_and(!reason, Ordering::Relaxed),
        };
        if !on && before == reason {
            self.choosing.recovered(now_ms());
        }
        (before & reason != 0) != on
    }
}

impl UpstreamState {
    /// The state of the upstream of this name.
    pub(super) fn of(name: &str) -> Arc<Self> {
        find(&UPSTREAMS, name.into())
    }

    /// Whether a member, as written, was set aside by hand.
    pub(super) fn is_aside(&self, member: &str) -> bool {
        self.aside.lock().iter().any(|it| **it == *member)
    }

    /// A member was set aside by hand, or is asked again.
    pub(super) fn set_aside(&self, member: &Arc<str>, on: bool) {
        let mut aside = self.aside.lock();
        aside.retain(|it| it != member);
        if on {
            if aside.len() >= ASIDE_MAX {
                aside.pop_front();
            }
            aside.push_back(Arc::clone(member));
        }
    }
}

/// The one of this key, which is forgotten when nobody has it any more.
fn find<K: std::hash::Hash + Eq, T: Default>(all: &Mutex<HashMap<K, Weak<T>>>, key: K) -> Arc<T> {
    let mut all = all.lock();
    if let Some(known) = all.get(&key).and_then(Weak::upgrade) {
        return known;
    }
    all.retain(|_, state| state.strong_count() > 0);
    let state = Arc::new(T::default());
    all.insert(key, Arc::downgrade(&state));
    state
}
