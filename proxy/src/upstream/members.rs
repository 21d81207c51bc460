//! The members of an upstream at one moment, prepared for choosing among them.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use super::Server;
use super::balance::{COUNT_MS, FEW, Group, Member, Way};
use super::choose::{Sticky, Tag};
use super::state::bar;

/// Members of an upstream at most.
pub(crate) const MEMBERS_MAX: u16 = 4096;

/// The members of one moment, in order: those that are written down, those that were found, and the
/// backups.
#[derive(Debug, Default)]
pub struct Members {
    all: Box<[Arc<Server>]>,
    /// Those that are asked first.
    pub(super) primary: Group,
    /// Those that are asked only when none of the others can be.
    pub(super) backup: Group,
    /// What stands for each member in a cookie, sorted.
    tags: Vec<(Tag, u16)>,
    panic: Panic,
}

/// Whether too few members are left, and when that was looked at.
#[derive(Debug, Default)]
struct Panic {
    is_on: AtomicBool,
    at_ms: AtomicU64,
}

impl Members {
    pub(super) fn new(way: Way, sticky: Option<&Sticky>, all: Vec<Arc<Server>>) -> Self {
        let group = |is_backup| {
            let these = (0..MEMBERS_MAX)
                .zip(&all)
                .filter(|it| it.1.is_backup == is_backup);
            Group::new(way, &all, these.map(|(index, _)| index).collect())
        };
        let indexed = (0..MEMBERS_MAX).zip(&all);
        let tag = |sticky: &Sticky| {
            let mut tags: Vec<_> = indexed.map(|it| (sticky.tag(&it.1.text), it.0)).collect();
            tags.sort_unstable();
            tags
        };
        Self {
            tags: sticky.map(tag).unwrap_or_default(),
            primary: group(false),
            backup: group(true),
            all: all.into(),
            panic: Panic::default(),
        }
    }

    /// The member for which this stands in a cookie.
    pub(super) fn tagged(&self, value: &[u8]) -> Option<u16> {
        let found = self.tags.binary_search_by(|(tag, _)| tag[..].cmp(value));
        found.ok().map(|at| self.tags[at].1)
    }

    /// The bars that count, see [`Self::is_panic`]. Of many members it is a little late.
    pub(super) fn bars(&self, share: u8, now_ms: u64) -> u8 {
        let Panic { is_on, at_ms } = &self.panic;
        let at = at_ms.load(Ordering::Relaxed);
        let is_recent = at != 0 && now_ms.saturating_sub(at) < COUNT_MS;
        if self.all.len() <= FEW || !is_recent {
            is_on.store(self.is_panic(share), Ordering::Relaxed);
            at_ms.store(now_ms.max(1), Ordering::Relaxed);
        }
        match is_on.load(Ordering::Relaxed) {
            true => bar::FIRM,
            false => bar::ALL,
        }
    }

    /// Whether bars that are not firm are lifted: fewer than this share of the members, in percent, can
    /// be asked, and no backup, which would be asked in place of those that are barred.
    pub(super) fn is_panic(&self, share: u8) -> bool {
        let (mut count, mut open, mut has_barred) = (0, 0, false);
        for server in &self.all {
            let is_open = server.state.is_open(bar::ALL);
            if server.is_backup && is_open {
                return false;
            }
            count += usize::from(!server.is_backup);
            open += usize::from(is_open);
            has_barred |= !is_open && server.state.is_open(bar::FIRM);
        }
        // Where there are only backups, the share is one of them.
        has_barred && (count == 0 || open * 100 < count * usize::from(share))
    }
}

impl Deref for Members {
    type Target = [Arc<Server>];

    fn deref(&self) -> &[Arc<Server>] {
        &self.all
    }
}

impl Member for Arc<Server> {
    fn key(&self) -> u64 {
        self.key
    }

    fn weight(&self) -> u32 {
        self.settings.weight
    }

    fn active(&self) -> u32 {
        self.state.active()
    }

    fn latency(&self, now_ms: u64) -> Option<f32> {
        self.state.choosing.latency.now(now_ms)
    }

    fn grown(&self, now_ms: u64, ramp_ms: u64) -> f32 {
        self.state.choosing.grown(now_ms, ramp_ms)
    }
}
