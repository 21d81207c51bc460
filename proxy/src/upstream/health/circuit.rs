//! The circuit of an upstream: when so many of its requests failed, it is left alone for a while,
//! but for one request at a time that tries whether it has recovered.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use candor_conf::model::Circuit;
use candor_diagnostics::evidence::{CircuitOpen, Evidence, Failures};
use parking_lot::Mutex;

use super::told::span;
use super::window::{Counted, Window};
use super::{Came, What, instant, load};
use crate::upstream::{Upstream, evidence};

/// Failures whose causes are remembered.
const CAUSES_MAX: usize = 256;
/// Causes that are told.
const TOLD_MAX: usize = 8;

/// A trial's own times may be rounded against it by so much.
const ROUNDING_MS: u64 = 2;

/// What is known of a circuit. Moments are milliseconds of [`super::ms`]; 0: none.
#[derive(Debug, Default)]
pub(super) struct CircuitState {
    window: Window,
    /// When the next request is let through; 0: all are, the circuit is closed.
    pub(super) next_ms: AtomicU64,
    opened_ms: AtomicU64,
    /// When the first trial was let through since it opened or a trial failed; 0: none was. All that
    /// began since are trials.
    trial_ms: AtomicU64,
    /// Trials that failed.
    pub(super) trials: AtomicU64,
    /// The causes of the last failures, and when they were seen.
    causes: Mutex<VecDeque<(u64, &'static str)>>,
    /// The causes that opened it.
    opened_by: Mutex<Vec<Failures>>,
}

impl CircuitState {
    /// An answer may take longer than the time to the next trial: the first one's moment stays.
    pub(super) fn begin_trial(&self, now_ms: u64) {
        let relaxed = Ordering::Relaxed;
        let _ = self.trial_ms.compare_exchange(0, now_ms, relaxed, relaxed);
    }
}

/// Why a circuit opened.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    /// What was counted.
    pub(super) counted: Counted,
    /// Within so long.
    pub(super) window: Duration,
    /// The causes, the most frequent first.
    pub(super) failures: Vec<Failures>,
    /// When the next request is let through.
    pub(super) time: Duration,
}

impl Upstream {
    /// Whether a request may be sent to any member. `true` for one while the circuit is open makes that
    /// one the trial.
    pub(crate) fn is_let_through(&self) -> bool {
        let Some(circuit) = &self.settings.circuit else {
            return true;
        };
        let state = &self.state.health.circuit;
        let next = load(&state.next_ms);
        if next == 0 {
            return true;
        }
        let now_ms = super::ms(Instant::now());
        // The next one after it, should nothing come of it.
        let then = now_ms + circuit.time.value.as_millis() as u64;
        let (relaxed, at) = (Ordering::Relaxed, &state.next_ms);
        let is_trial = now_ms >= next && at.compare_exchange(next, then, relaxed, relaxed).is_ok();
        if is_trial {
            state.begin_trial(now_ms);
        }
        is_trial
    }

    pub(super) fn count_for_circuit(&self, circuit: &Circuit, came: &Came, now_ms: u64) {
        let state = &self.state.health.circuit;
        let window = circuit.window.value;
        match came.is_late {
            true => state.window.turn(now_ms, window),
            false => state.window.add(now_ms, window, came.cause.is_some()),
        }
        if load(&state.next_ms) != 0 {
            return self.tried(circuit, came, now_ms);
        }
        if let Some(cause) = came.cause {
            self.count_failure(circuit, cause, now_ms);
        }
    }

    /// A request has ended while the circuit is open: the trial, or one that was sent before.
    #[cold]
    fn tried(&self, circuit: &Circuit, came: &Came, now_ms: u64) {
        let state = &self.state.health.circuit;
        let trial = load(&state.trial_ms);
        let began = now_ms.saturating_sub(came.took.as_millis() as u64);
        if trial == 0 || began + ROUNDING_MS < trial {
            return;
        }
        let relaxed = Ordering::Relaxed;
        if came.cause.is_some() {
            state.trial_ms.store(0, relaxed);
            state.trials.fetch_add(1, relaxed);
            let next = now_ms + circuit.time.value.as_millis() as u64;
            state.next_ms.store(next, relaxed);
            return;
        }
        if state.next_ms.swap(0, relaxed) != 0 {
            self.closed(now_ms);
        }
    }

    /// Nobody asks for this any more: all requests are let through.
    pub(super) fn close_circuit(&self, now_ms: u64) {
        let state = &self.state.health.circuit;
        if state.next_ms.swap(0, Ordering::Relaxed) != 0 {
            self.closed(now_ms);
        }
    }

    /// The circuit is closed from now on.
    fn closed(&self, now_ms: u64) {
        let state = &self.state.health.circuit;
        state.trial_ms.store(0, Ordering::Relaxed);
        state.window.clear();
        state.causes.lock().clear();
        let after = Duration::from_millis(now_ms.saturating_sub(load(&state.opened_ms)));
        let trials = load(&state.trials);
        self.state.health.flip(None, What::Closed { after, trials });
    }

    #[cold]
    fn count_failure(&self, circuit: &Circuit, cause: &'static str, now_ms: u64) {
        let state = &self.state.health.circuit;
        let mut causes = state.causes.lock();
        if causes.len() >= CAUSES_MAX {
            causes.pop_front();
        }
        causes.push_back((now_ms, cause));
        let window = circuit.window.value;
        let counted = state.window.sum(now_ms, window);
        let is_due =
            counted.requests >= u64::from(circuit.requests) && counted.reaches(circuit.rate.value);
        // Whoever holds the causes decides.
        if !is_due || load(&state.next_ms) != 0 {
            return;
        }
        let since = now_ms.saturating_sub(window.as_millis() as u64);
        let failures = frequent(causes.iter().filter(|(at, _)| *at >= since));
        *state.opened_by.lock() = failures.clone();
        let time = circuit.time.value;
        let relaxed = Ordering::Relaxed;
        state.trials.store(0, relaxed);
        state.trial_ms.store(0, relaxed);
        state.opened_ms.store(now_ms, relaxed);
        let next = now_ms + time.as_millis() as u64;
        state.next_ms.store(next, relaxed);
        drop(causes);
        let opened = Opened {
            counted,
            window,
            failures,
            time,
        };
        self.state.health.flip(None, What::Opened(opened));
    }

    /// Why nobody is asked while the circuit is open.
    #[cold]
    pub(crate) fn circuit_evidence(&self, now: Instant) -> Evidence {
        let state = &self.state.health.circuit;
        let opened = instant(load(&state.opened_ms));
        let place = self.settings.circuit.as_ref().map(|it| &it.place);
        Evidence::CircuitOpen(CircuitOpen {
            upstream: self.settings.name.to_string(),
            place: place.map(evidence::place),
            open_for_ms: now.saturating_duration_since(opened).as_millis() as u64,
            next_trial_ms: load(&state.next_ms).saturating_sub(super::ms(now)),
            trials: load(&state.trials),
            failures: state.opened_by.lock().clone(),
        })
    }

    /// What is to be said of the circuit while it is open.
    #[cold]
    pub(crate) fn open_circuit(&self, now: Instant) -> Option<String> {
        if !self.is_circuit_open() {
            return None;
        }
        let Evidence::CircuitOpen(open) = self.circuit_evidence(now) else {
            return None;
        };
        let span = |ms| span(Duration::from_millis(ms));
        let failures = open.failures.iter();
        let failures: Vec<_> = failures
            .map(|it| format!("{} ({})", it.cause, it.count))
            .collect();
        Some(format!(
            "open for {}, one request is let through in {}: {}",
            span(open.open_for_ms),
            span(open.next_trial_ms),
            failures.join(", ")
        ))
    }

    /// Whether the circuit is open.
    pub(crate) fn is_circuit_open(&self) -> bool {
        self.settings.circuit.is_some() && load(&self.state.health.circuit.next_ms) != 0
    }
}

/// How often each cause is there, the most frequent first; at most [`TOLD_MAX`].
fn frequent<'a>(causes: impl Iterator<Item = &'a (u64, &'static str)>) -> Vec<Failures> {
    let mut failures: Vec<Failures> = Vec::new();
    for (_, cause) in causes {
        match failures.iter_mut().find(|it| it.cause == *cause) {
            Some(known) => known.count += 1,
            None => failures.push(Failures { cause, count: 1 }),
        }
    }
    failures.sort_by_key(|it| std::cmp::Reverse(it.count));
    failures.truncate(TOLD_MAX);
    failures
}
