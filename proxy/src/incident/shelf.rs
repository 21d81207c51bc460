//! The stories of one incident that are kept: its first ones, its latest, some in between.

use std::collections::VecDeque;
use std::sync::Arc;

use super::Story;

/// The first stories of an incident are kept as long as it is known.
const FIRST_MAX: usize = 3;
/// So many of those between the first and the latest are kept as samples.
const BETWEEN_MAX: usize = 8;
/// So many of the latest are not given up for other incidents.
const LATEST_MIN: usize = 4;

/// So many within a second are a storm. Its stories make room at once, while they are in the
/// processor's cache still: letting go of old ones would cost more than all else about them.
const STORM: usize = 32;
const STORM_MS: i64 = 1_000;

/// Stories of one incident.
#[derive(Clone, Debug)]
pub(super) struct Shelf {
    first: Vec<Arc<Story>>,
    between: Vec<Arc<Story>>,
    /// Oldest first.
    latest: VecDeque<Arc<Story>>,
    /// Every so many of what leaves the latest ones goes between.
    stride: u64,
    passed: u64,
    /// Which of those between makes room next; after all of them half as many pass.
    turn: usize,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            first: Vec::new(),
            between: Vec::new(),
            latest: VecDeque::new(),
            stride: 1,
            passed: 0,
            turn: 0,
        }
    }
}

impl Shelf {
    /// Takes a story in; returns the one that makes room for it in a storm.
    pub(super) fn put(&mut self, story: Arc<Story>) -> Option<Arc<Story>> {
        if self.first.len() < FIRST_MAX {
            self.first.push(story);
            return None;
        }
        let now = story.time_unix_ms();
        self.latest.push_back(story);
        let before = self.latest.len().checked_sub(STORM)?;
        if now - self.latest[before].time_unix_ms() >= STORM_MS {
            return None;
        }
        let left = self.latest.remove(before)?;
        self.leave(left)
    }

    pub(super) fn len(&self) -> usize {
        self.first.len() + self.between.len() + self.latest.len()
    }

    /// How many can be given up without losing the beginning or the end.
    pub(super) fn spare(&self) -> usize {
        self.between.len() + self.latest.len().saturating_sub(LATEST_MIN)
    }

    /// Gives up one story, if any can be.
    pub(super) fn give_up(&mut self) -> Option<Arc<Story>> {
        if self.latest.len() <= LATEST_MIN {
            return match self.between.is_empty() {
                true => None,
                false => Some(self.between.remove(self.between.len() / 2)),
            };
        }
        let left = self.latest.pop_front()?;
        // If nothing was given up yet, the next of the latest takes its turn.
        self.leave(left).or_else(|| self.latest.pop_front())
    }

    /// A story leaves the latest ones: now and then one goes between, in place of another.
    fn leave(&mut self, mut left: Arc<Story>) -> Option<Arc<Story>> {
        self.passed += 1;
        if !self.passed.is_multiple_of(self.stride) {
            return Some(left);
        }
        if self.between.len() >= BETWEEN_MAX {
            std::mem::swap(&mut left, &mut self.between[self.turn]);
            self.turn = (self.turn + 1) % BETWEEN_MAX;
            if self.turn == 0 {
                self.stride *= 2;
            }
            return Some(left);
        }
        self.between.push(left);
        None
    }

    /// Gives up any story.
    pub(super) fn take(&mut self) -> Option<Arc<Story>> {
        let latest = self.latest.pop_front();
        latest
            .or_else(|| self.between.pop())
            .or_else(|| self.first.pop())
    }

    /// All of them, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Story>> {
        self.first.iter().chain(&self.between).chain(&self.latest)
    }

    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut Arc<Story>> {
        let between = self.between.iter_mut();
        self.first.iter_mut().chain(between).chain(&mut self.latest)
    }
}
