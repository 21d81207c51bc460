//! Which of several members: one file for each way, see [`candor_conf::model::Balance`].
//!
//! A way sees members and picks one that is open. Nothing here knows why a member may not be asked:
//! that is `choose`. Ways are pure but for their turns and the thread's dice, so that `simulation`
//! can say how even each is, and what moves when a member goes.

mod hash;
pub(super) mod latency;
mod least;
mod random;
mod round_robin;
mod schedule;
mod two_choices;

#[cfg(test)]
mod simulation;

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering};

use candor_conf::model;

use hash::Ring;
pub(crate) use hash::{mix, stable};

/// Up to so many members are looked at one by one where that is the better choice.
pub(crate) const FEW: usize = 32;
/// Draws before all are looked at.
const DRAWS: usize = 8;
/// How long a count of many members is good for, in milliseconds.
pub(crate) const COUNT_MS: u64 = 20;

/// A member, as far as a way needs to know it.
pub(crate) trait Member {
    /// What it is known by on a ring: the same after a restart and on other machines.
    fn key(&self) -> u64;
    /// Its share of the requests beside the others'; at least 1.
    fn weight(&self) -> u32;
    /// Requests in flight.
    fn active(&self) -> u32;
    /// What its answers take, in microseconds; `None`: it has not answered yet.
    fn latency(&self, now_ms: u64) -> Option<f32>;
    /// How much of its weight it is given while it starts slowly: from 0 to 1.
    fn grown(&self, now_ms: u64, ramp_ms: u64) -> f32;
}

/// The members for one pick, and which of them are open.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Among<'m, M, F> {
    /// All members.
    pub(crate) members: &'m [M],
    /// Whether one may be asked.
    pub(crate) may: F,
    /// Milliseconds since the process began; 0 where neither the way nor a slow start needs them.
    pub(crate) now_ms: u64,
    /// How long a slow start takes; 0: there is none.
    pub(crate) ramp_ms: u64,
}

impl<M: Member, F: Fn(&M) -> bool> Among<'_, M, F> {
    fn is_open(&self, index: u16) -> bool {
        (self.may)(&self.members[usize::from(index)])
    }

    fn member(&self, index: u16) -> &M {
        &self.members[usize::from(index)]
    }

    fn grown(&self, index: u16) -> f32 {
        match self.ramp_ms {
            0 => 1.0,
            ramp => self.member(index).grown(self.now_ms, ramp),
        }
    }

    /// Whether a draw that fell on it counts: it is open, and a member that starts slowly is passed
    /// over in proportion. `chance`: any even value.
    fn takes(&self, index: u16, chance: impl FnOnce() -> u64) -> bool {
        self.is_open(index) && {
            let grown = self.grown(index);
            grown >= 1.0 || unit(chance()) < grown
        }
    }

    /// Its weight of this moment.
    fn weight(&self, index: u16) -> f32 {
        self.member(index).weight().max(1) as f32 * self.grown(index).max(0.01)
    }
}

/// Some of the members of an upstream, prepared for picking.
#[derive(Debug, Default)]
pub(crate) struct Group {
    /// Indices of the members, ascending.
    members: Vec<u16>,
    /// Whose turn it is, as often as its weight says: see [`schedule`].
    slots: Vec<u16>,
    ring: Option<Ring>,
    /// The weight of those that are open, and when it was counted.
    open: (AtomicU32, AtomicU64),
}

impl Group {
    /// Prepares the members at these indices.
    pub(crate) fn new<M: Member>(way: Way, members: &[M], indices: Vec<u16>) -> Self {
        let weights: Vec<u32> = indices
            .iter()
            .map(|index| members[usize::from(*index)].weight())
            .collect();
        let slots = schedule::slots(&indices, &weights);
        let ring = (way == Way::Hash).then(|| Ring::new(members, &indices, &weights));
        Self {
            members: indices,
            slots,
            ring,
            open: Default::default(),
        }
    }

    /// The weight of its open members. Of many members it is a little old.
    fn open_weight<M: Member, F: Fn(&M) -> bool>(&self, among: &Among<'_, M, F>) -> u32 {
        let count = || {
            let open = self.members.iter().filter(|index| among.is_open(**index));
            open.map(|index| among.member(*index).weight().max(1)).sum()
        };
        if self.members.len() <= FEW {
            return count();
        }
        let (weight, counted) = &self.open;
        let at = counted.load(Ordering::Relaxed);
        if at != 0 && among.now_ms.saturating_sub(at) < COUNT_MS {
            return weight.load(Ordering::Relaxed);
        }
        let now = count();
        weight.store(now, Ordering::Relaxed);
        counted.store(among.now_ms.max(1), Ordering::Relaxed);
        now
    }
}

/// A way without what it asks of a request.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Way {
    /// In turn.
    RoundRobin,
    /// The fewest requests in flight.
    Least,
    /// The better of two at random.
    TwoChoices,
    /// The quicker of two at random.
    Latency,
    /// At random.
    Random,
    /// By a key.
    Hash,
}

impl From<&model::Balance> for Way {
    fn from(balance: &model::Balance) -> Self {
        match balance {
            model::Balance::RoundRobin => Self::RoundRobin,
            model::Balance::Least => Self::Least,
            model::Balance::TwoChoices => Self::TwoChoices,
            model::Balance::Latency => Self::Latency,
            model::Balance::Random => Self::Random,
            model::Balance::Hash(_) => Self::Hash,
        }
    }
}

/// Whose turn it is, of all threads.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    /// Of those that nothing stands in the way of.
    next: AtomicUsize,
    /// Of those that stand in for another.
    instead: AtomicUsize,
}

/// Picks members of one upstream.
#[derive(Debug)]
pub(crate) struct Balancer {
    pub(crate) way: Way,
    turns: Turns,
}

impl Balancer {
    pub(crate) fn new(way: Way) -> Self {
        Self {
            way,
            turns: Turns::default(),
        }
    }

    /// One of the group's members that are open, if there is one. `is_first`: it is not for a retry,
    /// which takes nobody's turn. `key`: what is hashed, and how many requests are in flight in all;
    /// asked only by a way that needs it.
    pub(crate) fn pick<M: Member, F: Fn(&M) -> bool>(
        &self,
        group: &Group,
        among: &Among<'_, M, F>,
        is_first: bool,
        key: impl FnOnce() -> (u64, u32),
    ) -> Option<u16> {
        let turn = match is_first {
            true => &self.turns.next,
            false => &self.turns.instead,
        };
        match *group.slots.as_slice() {
            [] => return None,
            [only] => return among.is_open(only).then_some(only),
            _ => {}
        }
        let found = match self.way {
            Way::RoundRobin if is_first => round_robin::pick(group, turn, among),
            Way::RoundRobin => None,
            Way::Least => least::pick(group, turn, among),
            Way::TwoChoices => two_choices::pick(group, among),
            Way::Latency => latency::pick(group, among),
            Way::Random => random::pick(group, among),
            Way::Hash => {
                let (key, active) = key();
                hash::pick(group, among, key, active)
            }
        };
        found.or_else(|| self.instead(group, among))
    }

    /// One that stands in for another: the turn of those that nothing stands in the way of is not
    /// used up.
    pub(crate) fn instead<M: Member, F: Fn(&M) -> bool>(
        &self,
        group: &Group,
        among: &Among<'_, M, F>,
    ) -> Option<u16> {
        if group.members.len() > FEW
            && let Some(drawn) = draw(group, among)
        {
            return Some(drawn);
        }
        let open = || group.members.iter().filter(|index| among.is_open(**index));
        let total: f32 = open().map(|index| among.weight(*index)).sum();
        let turn = self.turns.instead.fetch_add(1, Ordering::Relaxed);
        let mut point = spread(turn) * total;
        let mut last = None;
        for index in open() {
            last = Some(*index);
            point -= among.weight(*index);
            if point < 0.0 {
                break;
            }
        }
        last
    }
}

/// An open member at random, by weight; `None`: several draws have met none.
fn draw<M: Member, F: Fn(&M) -> bool>(group: &Group, among: &Among<'_, M, F>) -> Option<u16> {
    let drawn = || {
        let random = random();
        let index = group.slots[below(random, group.slots.len())];
        among.takes(index, || mix(random)).then_some(index)
    };
    (0..DRAWS).find_map(|_| drawn())
}

/// Points that fill the range from 0 to 1 evenly at any moment: multiples of the golden ratio.
fn spread(turn: usize) -> f32 {
    unit((turn as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// From 0 to 1, without 1.
fn unit(random: u64) -> f32 {
    (random >> 40) as f32 / (1_u64 << 24) as f32
}

/// A number below `bound`.
fn below(random: u64, bound: usize) -> usize {
    ((u128::from(random) * bound as u128) >> 64) as usize
}

thread_local! {
    /// State of a xorshift64* generator, seeded from the system once a thread.
    static DICE: Cell<u64> = Cell::new(RandomState::new().hash_one(std::thread::current().id()) | 1);
}

/// The thread's dice.
pub(crate) fn random() -> u64 {
    DICE.with(|state| {
        let mut x = state.get();
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        state.set(x);
        x.wrapping_mul(0x2545_f491_4f6c_dd1d)
    })
}

/// Makes the thread's dice fall as they did before.
#[cfg(test)]
fn seed(seed: u64) {
    DICE.set(seed | 1);
}
