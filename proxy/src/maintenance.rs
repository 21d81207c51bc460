//! Sites and upstreams that were paused by hand (`candor pause`): their requests are held, or
//! answered with a 503 at once, until somebody resumes them or the time is over.
//!
//! It survives reloads, and ends with the process. Bounds: `PAUSES_MAX` at a time, a note of
//! `NOTE_MAX` bytes, `HELD_MAX` requests held at a time; each is held for its `timeout.queue` at
//! most. Nothing of it costs a request more than one load while nothing is paused.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Instant;

use parking_lot::Mutex;
use tokio::sync::watch;

/// Pauses at a time.
pub(crate) const PAUSES_MAX: usize = 64;
/// Bytes of what is written about one.
pub(crate) const NOTE_MAX: usize = 500;
/// Requests that are held at a time; more are answered at once.
pub(crate) const HELD_MAX: u64 = 16_384;

/// What is paused.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Of {
    /// A site, by its key.
    Site,
    /// An upstream, by its name.
    Upstream,
}

impl Of {
    /// `site`, `upstream`.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Upstream => "upstream",
        }
    }
}

/// A pause in force.
#[derive(Clone, Debug)]
pub(crate) struct Pause {
    pub(crate) id: u64,
    pub(crate) of: Of,
    pub(crate) name: Arc<str>,
    /// Who: a user's name.
    pub(crate) by: String,
    pub(crate) note: Option<String>,
    pub(crate) since: Instant,
    /// When it ends by itself.
    pub(crate) until: Option<Instant>,
    /// Whether requests are held, or answered at once.
    pub(crate) holds: bool,
    pub(crate) counts: Arc<Counts>,
}

/// What a pause has met.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// Requests that are held now.
    pub(crate) held: AtomicU64,
    /// Requests that went on when it ended.
    pub(crate) resumed: AtomicU64,
    /// Requests that were answered with a 503.
    pub(crate) refused: AtomicU64,
}

impl Counts {
    fn so_far(&self) -> Self {
        let now = |count: &AtomicU64| AtomicU64::new(count.load(Ordering::Relaxed));
        Self {
            held: now(&self.held),
            resumed: now(&self.resumed),
            refused: now(&self.refused),
        }
    }
}

/// A request that is held; counted until this is dropped.
#[derive(Debug)]
pub(crate) struct Held<'m> {
    maintenance: &'m Maintenance,
    counts: Arc<Counts>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.counts.held.fetch_sub(1, Ordering::Relaxed);
        self.maintenance.held.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The pauses in force; one for the process.
#[derive(Debug)]
pub struct Maintenance {
    is_on: AtomicBool,
    next: AtomicU64,
    held: AtomicU64,
    pauses: Mutex<Vec<Pause>>,
    /// Tells requests that are held that a pause began or ended.
    changed: watch::Sender<()>,
}

impl Default for Maintenance {
    fn default() -> Self {
        Self {
            is_on: AtomicBool::new(false),
            next: AtomicU64::new(0),
            held: AtomicU64::new(0),
            pauses: Mutex::default(),
            changed: watch::Sender::new(()),
        }
    }
}

impl Maintenance {
    /// Whether anything is paused.
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    /// The pause of a site or an upstream.
    #[cold]
    pub(crate) fn of(&self, of: Of, name: &str) -> Option<Pause> {
        let pauses = self.pauses.lock();
        let now = Instant::now();
        let is_it = |it: &&Pause| it.of == of && *it.name == *name;
        let found = pauses.iter().find(is_it)?;
        found
            .until
            .is_none_or(|until| until > now)
            .then(|| found.clone())
    }

    /// Puts a pause in force, in place of the one before of the same. `None`: there are too many.
    pub(crate) fn begin(&self, mut pause: Pause) -> Option<Pause> {
        let mut pauses = self.pauses.lock();
        let now = Instant::now();
        if let Some(before) = pauses
            .iter()
            .find(|it| it.of == pause.of && it.name == pause.name)
        {
            // Those that are held stay so, and are counted on.
            pause.counts = Arc::clone(&before.counts);
            pause.since = before.since;
        }
        pauses.retain(|it| it.of != pause.of || it.name != pause.name);
        pauses.retain(|it| it.until.is_none_or(|until| until > now));
        if pauses.len() >= PAUSES_MAX {
            return None;
        }
        pause.id = self.next.fetch_add(1, Ordering::Relaxed) + 1;
        pauses.push(pause.clone());
        self.is_on.store(true, Ordering::Relaxed);
        drop(pauses);
        self.changed.send_replace(());
        Some(pause)
    }

    /// Ends those for which `is_it` holds; returns them, with what they have counted until then.
    pub(crate) fn end(&self, is_it: impl Fn(&Pause) -> bool) -> Vec<Pause> {
        let mut pauses = self.pauses.lock();
        let mut ended: Vec<_> = pauses.extract_if(.., |it| is_it(it)).collect();
        // As they stand at the end: those that are held go on from now, and would be counted twice.
        for pause in &mut ended {
            pause.counts = Arc::new(pause.counts.so_far());
        }
        self.is_on.store(!pauses.is_empty(), Ordering::Relaxed);
        drop(pauses);
        self.changed.send_replace(());
        ended
    }

    /// The pauses in force.
    pub(crate) fn pauses(&self) -> Vec<Pause> {
        let pauses = self.pauses.lock();
        let now = Instant::now();
        let in_force = |it: &&Pause| it.until.is_none_or(|until| until > now);
        pauses.iter().filter(in_force).cloned().collect()
    }

    /// Told when a pause begins or ends.
    pub(crate) fn changes(&self) -> watch::Receiver<()> {
        self.changed.subscribe()
    }

    /// Counts a request as held. `None`: too many are.
    pub(crate) fn hold(&self, pause: &Pause) -> Option<Held<'_>> {
        if self.held.fetch_add(1, Ordering::Relaxed) >= HELD_MAX {
            self.held.fetch_sub(1, Ordering::Relaxed);
            return None;
        }
        pause.counts.held.fetch_add(1, Ordering::Relaxed);
        Some(Held {
            maintenance: self,
            counts: Arc::clone(&pause.counts),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use super::*;

    fn pause(name: &str, until: Option<Duration>) -> Pause {
        let now = Instant::now();
        Pause {
            id: 0,
            of: Of::Site,
            name: name.into(),
            by: "root".to_owned(),
            note: None,
            since: now,
            until: until.map(|time| now + time),
            holds: true,
            counts: Arc::default(),
        }
    }

    #[test]
    fn a_pause_holds_for_its_subject_and_its_time() {
        let maintenance = Maintenance::default();
        assert!(!maintenance.is_on());
        maintenance.begin(pause("a", None)).unwrap();
        assert!(maintenance.is_on());
        assert!(maintenance.of(Of::Site, "a").is_some());
        assert!(maintenance.of(Of::Upstream, "a").is_none());
        assert!(maintenance.of(Of::Site, "b").is_none());
        // Another one takes its place, and those that are held are counted on.
        let held = maintenance.hold(&maintenance.of(Of::Site, "a").unwrap());
        maintenance
            .begin(pause("a", Some(Duration::from_secs(60))))
            .unwrap();
        let now = maintenance.pauses();
        assert_eq!(now.len(), 1);
        assert_eq!(now[0].counts.held.load(Ordering::Relaxed), 1);
        drop(held);
        assert_eq!(now[0].counts.held.load(Ordering::Relaxed), 0);
        maintenance.begin(pause("a", Some(Duration::ZERO))).unwrap();
        assert!(maintenance.of(Of::Site, "a").is_none() && maintenance.pauses().is_empty());
        assert_eq!(maintenance.end(|_| true).len(), 1);
        assert!(!maintenance.is_on());
    }

    #[test]
    fn pauses_and_held_requests_are_bounded() {
        let maintenance = Maintenance::default();
        for name in 0..PAUSES_MAX {
            maintenance.begin(pause(&name.to_string(), None)).unwrap();
        }
        assert!(maintenance.begin(pause("one more", None)).is_none());
        let first = maintenance.begin(pause("0", None)).unwrap();
        let held: Vec<_> = (0..HELD_MAX)
            .map(|_| maintenance.hold(&first).unwrap())
            .collect();
        assert!(maintenance.hold(&first).is_none());
        drop(held);
        assert!(maintenance.hold(&first).is_some());
    }
}
