//! Faults put there on purpose (`candor practice`): what would Candor say, and who would notice?
//!
//! A rule concerns one site and ends by itself. What an application answers is never altered: a
//! request is held before it is forwarded, or another origin, on loopback and of this process, is
//! asked in the application's place. Whatever came of it says `injected` in the log, in stories and
//! incidents, and has a counter of its own.
//!
//! Bounds: `RULES_MAX` rules, each for `TIME_MAX` at most; a request is held `DELAY_MAX` at most.
//! Nothing of it costs a request more than one load while nobody practices.

mod stand_in;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use parking_lot::Mutex;

use crate::upstream::Upstream;

pub(crate) use stand_in::{StandIn, faults};

/// Rules at a time.
pub(crate) const RULES_MAX: usize = 16;
/// A rule ends after so long.
pub(crate) const TIME_MAX: Duration = Duration::from_secs(600);
/// A request is held so long at most.
pub(crate) const DELAY_MAX: Duration = Duration::from_secs(60);

/// What is injected.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Each request is held so long.
    Delay(Duration),
    /// This origin is asked instead.
    StandIn(Arc<StandIn>),
}

/// What is injected into one site.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) id: u64,
    /// The site's key.
    pub(crate) site: Arc<str>,
    pub(crate) kind: Kind,
    /// In a few words: `delay 2s`, `status 503`, `cause connect_refused`.
    pub(crate) text: String,
    pub(crate) until: Instant,
    /// Requests that met it.
    pub(crate) requests: Arc<AtomicU64>,
}

/// The rules in force; one for the process.
#[derive(Debug, Default)]
pub struct Practice {
    is_on: AtomicBool,
    next: AtomicU64,
    rules: Mutex<Vec<Rule>>,
}

impl Practice {
    /// What is to be done to a request of this site.
    #[inline]
    pub(crate) fn of(&self, site: &str) -> Option<Kind> {
        match self.is_on.load(Ordering::Relaxed) {
            true => self.find(site),
            false => None,
        }
    }

    #[cold]
    fn find(&self, site: &str) -> Option<Kind> {
        let rules = self.rules.lock();
        let now = Instant::now();
        let rule = rules
            .iter()
            .find(|it| *it.site == *site && now < it.until)?;
        rule.requests.fetch_add(1, Ordering::Relaxed);
        Some(rule.kind.clone())
    }

    /// Puts a rule in force, in place of the site's own one. `None`: there are too many.
    pub(crate) fn begin(
        &self,
        site: &str,
        kind: Kind,
        text: String,
        time: Duration,
    ) -> Option<Rule> {
        let mut rules = self.rules.lock();
        rules.retain(|it| *it.site != *site && it.until > Instant::now());
        if rules.len() >= RULES_MAX {
            return None;
        }
        let rule = Rule {
            id: self.next.fetch_add(1, Ordering::Relaxed) + 1,
            site: site.into(),
            kind,
            text,
            until: Instant::now() + time.min(TIME_MAX),
            requests: Arc::default(),
        };
        rules.push(rule.clone());
        self.is_on.store(true, Ordering::Relaxed);
        Some(rule)
    }

    /// Ends one rule, or all. Returns those that were in force.
    pub(crate) fn end(&self, id: Option<u64>) -> Vec<Rule> {
        let mut rules = self.rules.lock();
        let ended = rules
            .extract_if(.., |it| id.is_none_or(|id| it.id == id))
            .collect();
        self.is_on.store(!rules.is_empty(), Ordering::Relaxed);
        ended
    }

    /// The rules in force.
    pub(crate) fn rules(&self) -> Vec<Rule> {
        let rules = self.rules.lock();
        let now = Instant::now();
        rules.iter().filter(|it| it.until > now).cloned().collect()
    }
}

impl Kind {
    /// Who is asked instead of this upstream.
    pub(crate) fn instead_of(&self, upstream: &Upstream) -> Option<Arc<Upstream>> {
        match self {
            Self::Delay(_) => None,
            Self::StandIn(stand_in) => stand_in.of(&upstream.settings.name),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn begin(practice: &Practice, site: &str, time: Duration) -> Option<Rule> {
        practice.begin(site, Kind::Delay(Duration::ZERO), String::new(), time)
    }

    #[test]
    fn a_rule_holds_for_its_site_and_its_time() {
        let practice = Practice::default();
        assert!(practice.of("a").is_none());
        let rule = begin(&practice, "a", DELAY_MAX).unwrap();
        assert!(practice.of("a").is_some() && practice.of("b").is_none());
        assert_eq!(rule.requests.load(Ordering::Relaxed), 1);
        // A second one takes the first one's place.
        begin(&practice, "a", Duration::ZERO).unwrap();
        assert!(practice.of("a").is_none() && practice.rules().is_empty());
        begin(&practice, "b", 2 * TIME_MAX).unwrap();
        assert!(practice.rules()[0].until <= Instant::now() + TIME_MAX);
        assert_eq!(practice.end(None).len(), 1);
        assert!(practice.of("b").is_none());
    }

    #[test]
    fn rules_are_bounded() {
        let practice = Practice::default();
        for site in 0..RULES_MAX {
            begin(&practice, &site.to_string(), TIME_MAX).unwrap();
        }
        assert!(begin(&practice, "one more", TIME_MAX).is_none());
        assert!(begin(&practice, "0", TIME_MAX).is_some());
    }
}
