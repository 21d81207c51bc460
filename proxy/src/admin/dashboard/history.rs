//! How it went in the last hour: what was counted in each ten seconds of it.
//!
//! Taken from the counters by the admin interface's thread; nothing is done for it on a request's
//! way. Only what was asked or failed takes room in a slot.
//!
//! Bounds: 360 slots; in each at most 128 sites and 128 upstreams (the rest is not drawn), each with
//! at most 6 causes (the rest counts as `other`) and 240 bytes: 23 MB when every one of them is asked and
//! fails all the time, some 50 KB for a site that is asked all the time and does not.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use candor_diagnostics::causes::ALL;
use candor_diagnostics::exchange::Phase;
use parking_lot::Mutex;

use crate::telemetry::{Durations, Telemetry, Totals};

/// How long a slot lasts.
const INTERVAL: Duration = Duration::from_secs(10);
/// An hour.
const SLOTS_MAX: usize = 360;
/// Sites, and upstreams, in a slot.
const NAMES_MAX: usize = 128;
/// Causes of one name in a slot.
const CAUSES_MAX: usize = 6;
/// What further causes count as.
pub(super) const OTHER: &str = "other";

/// The last hour.
#[derive(Debug)]
pub(crate) struct History {
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// When the last slot ended, and what was counted until then.
    before: (i64, Totals),
    /// Oldest first.
    slots: VecDeque<Arc<Slot>>,
}

/// What was counted in some seconds.
#[derive(Debug)]
pub(super) struct Slot {
    pub(super) begin_unix_ms: i64,
    pub(super) end_unix_ms: i64,
    /// By key.
    pub(super) sites: Vec<Counted>,
    /// By name.
    pub(super) upstreams: Vec<Counted>,
}

/// What was counted of a site or an upstream.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) name: Arc<str>,
    /// Requests; of an upstream: those that it answered, and those that failed before.
    pub(super) requests: u32,
    /// Of a site's requests; of an upstream: until the answer's head.
    pub(super) durations: [u32; size_of::<Durations>() / size_of::<u64>()],
    /// By cause.
    pub(super) failures: Vec<(&'static str, u32)>,
}

impl History {
    /// Nothing was counted when the process started.
    pub(in crate::admin) fn new(started_unix_ms: i64) -> Self {
        Self {
            state: Mutex::new(State {
                before: (started_unix_ms, Totals::default()),
                slots: VecDeque::new(),
            }),
        }
    }

    /// Ends a slot every ten seconds, for as long as it is polled.
    pub(crate) async fn run(&self, telemetry: &Telemetry) {
        let mut ticks = tokio::time::interval(INTERVAL);
        ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            self.tick(now(), telemetry.totals());
        }
    }

    fn tick(&self, now_unix_ms: i64, totals: Totals) {
        let mut state = self.state.lock();
        let (begin, before) = &state.before;
        if now_unix_ms > *begin {
            let slot = Slot::between(*begin, before, now_unix_ms, &totals);
            if state.slots.len() >= SLOTS_MAX {
                state.slots.pop_front();
            }
            state.slots.push_back(Arc::new(slot));
        }
        state.before = (now_unix_ms, totals);
    }

    /// Every slot, oldest first, and what was counted since the last one ended.
    pub(super) fn slots(&self, now_unix_ms: i64, totals: &Totals) -> Vec<Arc<Slot>> {
        let state = self.state.lock();
        let mut slots: Vec<_> = state.slots.iter().map(Arc::clone).collect();
        let (begin, before) = &state.before;
        if now_unix_ms > *begin {
            let slot = Slot::between(*begin, before, now_unix_ms, totals);
            slots.push(Arc::new(slot));
        }
        slots
    }
}

impl Slot {
    fn between(begin: i64, before: &Totals, end: i64, totals: &Totals) -> Self {
        let failures = |totals: &Totals| {
            let mut of = BTreeMap::<_, u64>::new();
            for site in &totals.sites {
                for (upstream, cause, count) in &site.failures {
                    *of.entry((false, Arc::clone(&site.key), *cause))
                        .or_default() += count;
                    if !upstream.is_empty() {
                        *of.entry((true, Arc::clone(upstream), *cause)).or_default() += count;
                    }
                }
            }
            of
        };
        let earlier = failures(before);
        let mut failed = BTreeMap::<_, Vec<(&'static str, u32)>>::new();
        for ((is_upstream, name, cause), count) in failures(totals) {
            let before = earlier.get(&(is_upstream, Arc::clone(&name), cause));
            let more = count.saturating_sub(before.copied().unwrap_or_default());
            if more > 0 {
                let causes = failed.entry((is_upstream, name)).or_default();
                add(causes, cause, narrow(more));
            }
        }
        let mut failed = |is_upstream: bool, name: &Arc<str>| {
            let found = failed.remove(&(is_upstream, Arc::clone(name)));
            found.unwrap_or_default()
        };
        let sites = totals.sites.iter().map(|site| {
            let mut earlier = before.sites.iter();
            let before = earlier.find(|it| it.key == site.key);
            let durations = difference(&site.durations, before.map(|it| &it.durations));
            Counted {
                name: Arc::clone(&site.key),
                requests: durations.iter().sum(),
                durations,
                failures: failed(false, &site.key),
            }
        });
        let sites = asked(sites);
        let upstreams = totals.upstreams.iter().map(|upstream| {
            let mut earlier = before.upstreams.iter();
            let before = earlier.find(|it| it.name == upstream.name);
            let answered = upstream.answered - before.map_or(0, |it| it.answered);
            let failures = failed(true, &upstream.name);
            let unanswered = failures.iter().filter(|(cause, _)| is_unanswered(cause));
            Counted {
                name: Arc::clone(&upstream.name),
                requests: narrow(answered) + unanswered.map(|(_, count)| count).sum::<u32>(),
                durations: difference(&upstream.waits, before.map(|it| &it.waits)),
                failures,
            }
        });
        Self {
            begin_unix_ms: begin,
            end_unix_ms: end,
            upstreams: asked(upstreams),
            sites,
        }
    }
}

/// Those with anything to tell.
fn asked(all: impl Iterator<Item = Counted>) -> Vec<Counted> {
    let asked = all.filter(|it| it.requests > 0 || !it.failures.is_empty());
    asked.take(NAMES_MAX).collect()
}

/// Counts failures by cause, within the bound.
fn add(causes: &mut Vec<(&'static str, u32)>, cause: &'static str, count: u32) {
    let name = match causes.len() < CAUSES_MAX - 1 {
        true => cause,
        false => OTHER,
    };
    match causes.iter_mut().find(|(known, _)| *known == name) {
        Some((_, sum)) => *sum += count,
        None => causes.push((name, count)),
    }
}

/// Whether a failure of this cause comes instead of an answer.
fn is_unanswered(cause: &str) -> bool {
    let known = ALL.iter().find(|it| it.code == cause);
    known.is_some_and(|it| it.phase != Phase::Body)
}

fn difference(
    now: &Durations,
    before: Option<&Durations>,
) -> [u32; size_of::<Durations>() / size_of::<u64>()] {
    std::array::from_fn(|index| {
        let before = before.map_or(0, |before| before[index]);
        narrow(now[index].saturating_sub(before))
    })
}

fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

pub(super) fn now() -> i64 {
    jiff::Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::{SiteTotals, UpstreamTotals};

    fn totals(requests: u64, failed: &[(&'static str, u64)], answered: u64) -> Totals {
        let mut durations = Durations::default();
        durations[0] = requests;
        Totals {
            sites: vec![SiteTotals {
                key: "a.test".into(),
                durations,
                failures: failed
                    .iter()
                    .map(|(cause, count)| ("app".into(), *cause, *count))
                    .collect(),
            }],
            upstreams: vec![UpstreamTotals {
                name: "app".into(),
                answered,
                waits: Durations::default(),
                connections: 0,
                last_success_unix_ms: None,
            }],
            clients: 0,
        }
    }

    #[test]
    fn a_slot_is_what_came_in_between() {
        let history = History::new(0);
        history.tick(0, totals(100, &[("connect_refused", 10)], 90));
        let refused = [("connect_refused", 13), ("origin_error", 2)];
        let slots = history.slots(4_000, &totals(120, &refused, 107));
        assert_eq!(slots.len(), 1);
        let site = &slots[0].sites[0];
        assert_eq!((site.requests, site.durations[0]), (20, 20));
        assert_eq!(site.failures, [("connect_refused", 3), ("origin_error", 2)]);
        // An error of the application is an answer.
        let upstream = &slots[0].upstreams[0];
        assert_eq!((upstream.requests, upstream.failures.len()), (20, 2));
    }

    #[test]
    fn what_is_idle_takes_no_room() {
        let history = History::new(0);
        history.tick(0, totals(100, &[("connect_refused", 10)], 90));
        history.tick(10_000, totals(100, &[("connect_refused", 10)], 90));
        let slots = history.slots(10_000, &totals(100, &[], 90));
        assert_eq!(slots.len(), 1);
        assert!(slots[0].sites.is_empty() && slots[0].upstreams.is_empty());
    }

    #[test]
    fn slots_and_causes_are_bounded() {
        let history = History::new(0);
        for at in 1..2 * SLOTS_MAX as i64 {
            history.tick(at * 10_000, totals(at as u64, &[], 0));
        }
        assert_eq!(history.state.lock().slots.len(), SLOTS_MAX);
        let mut causes = Vec::new();
        for cause in ALL {
            add(&mut causes, cause.code, 1);
        }
        assert_eq!(causes.len(), CAUSES_MAX);
        let counted: u32 = causes.iter().map(|(_, count)| count).sum();
        assert_eq!(counted as usize, ALL.len());
        assert_eq!(causes[CAUSES_MAX - 1].0, OTHER);
    }
}
