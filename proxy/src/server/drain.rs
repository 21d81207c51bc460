//! The end: no more connections, the last answers, leave.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use sd_notify::NotifyState;

use super::control::{Signals, State, notify};
use super::{Process, console, uptime_ms};
use crate::telemetry::Member;

/// How often a drain looks whether all is done.
const TICK: Duration = Duration::from_millis(20);

/// How long a drain lets idle connections say goodbye when no request is left.
const GOODBYE: Duration = Duration::from_millis(250);

/// How long the requests that are cut may take to say why.
const FAREWELL: Duration = Duration::from_millis(500);

impl State {
    /// Takes no more connections and waits until the last request is answered, at most
    /// `shutdown`. A second signal ends it at once.
    pub(super) async fn drain(&self, cause: &str, signals: &mut Signals) {
        let limit = self
            .process
            .snapshot
            .load()
            .configuration
            .process
            .shutdown
            .value;
        console::line(&format!(
            "{cause}: draining for at most {} s",
            limit.as_secs_f32()
        ));
        self.tell("draining", &[("signal", Member::Text(cause))]);
        notify(&[NotifyState::Stopping]);
        self.publish.send_replace(Vec::new());
        for bound in &self.bound {
            bound.close();
        }
        for worker in &self.process.workers {
            worker.drain();
        }
        let begun = uptime_ms();
        let reason = tokio::select! {
            reason = self.drained(limit) => reason,
            second = signals.stop() => second,
        };
        let left = self.process.busy();
        if reason == "shutdown" && left.requests > 0 {
            self.cut(begun).await;
        }
        console::line(&match (reason, left.requests + left.tunnels) {
            ("drained", _) | (_, 0) => "stopped".to_owned(),
            _ => format!("stopped ({reason}): cut {left}"),
        });
        let members = [
            ("reason", Member::Text(reason)),
            ("requests_cut", Member::Number(left.requests)),
            ("tunnels_cut", Member::Number(left.tunnels)),
        ];
        self.tell("stopped", &members);
    }

    /// Gives up the requests that are left, and lets them say so.
    async fn cut(&self, begun: u64) {
        let _ = self.process.stopped.set((uptime_ms(), begun));
        for worker in &self.process.workers {
            worker.cut.notify_one();
        }
        let cut = Instant::now();
        let mut tick = tokio::time::interval(TICK);
        while self.process.busy().requests > 0 && cut.elapsed() < FAREWELL {
            tick.tick().await;
        }
    }

    async fn drained(&self, limit: Duration) -> &'static str {
        let begun = Instant::now();
        let mut told = begun;
        let mut quiet = None;
        let mut connections = 0;
        let mut tick = tokio::time::interval(TICK);
        loop {
            tick.tick().await;
            let now = Instant::now();
            let busy = self.process.busy();
            if busy.connections + busy.accepting == 0 {
                return "drained";
            }
            // A request that is answered at once is never seen under way; that connections end is.
            let moved = std::mem::replace(&mut connections, busy.connections) != busy.connections;
            if moved || busy.requests + busy.tunnels + busy.accepting > 0 {
                quiet = None;
            } else if now - *quiet.get_or_insert(now) >= GOODBYE {
                return "drained";
            }
            if now - begun >= limit {
                return "shutdown";
            }
            if now - told >= Duration::from_secs(1) {
                told = now;
                self.say(&busy, limit.saturating_sub(now - begun));
            }
        }
    }

    fn say(&self, busy: &Busy, left: Duration) {
        let status = format!("draining: waiting for {busy}; {} s left", left.as_secs());
        console::line(&status);
        let members = [
            ("requests", Member::Number(busy.requests)),
            ("oldest_ms", Member::Number(busy.oldest_ms)),
            ("tunnels", Member::Number(busy.tunnels)),
            ("connections", Member::Number(busy.connections)),
            ("left_ms", Member::Number(left.as_millis() as u64)),
        ];
        self.tell("draining", &members);
        notify(&[NotifyState::Status(&status)]);
    }
}

/// What a drain waits for.
#[derive(Debug, Default)]
struct Busy {
    /// Accept loops that still take what is in the kernel's queue.
    accepting: u64,
    connections: u64,
    requests: u64,
    tunnels: u64,
    oldest_ms: u64,
}

impl std::fmt::Display for Busy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let s = |n| if n == 1 { "" } else { "s" };
        write!(f, "{} request{}", self.requests, s(self.requests))?;
        if self.requests > 0 {
            write!(f, " (oldest {:.1} s)", self.oldest_ms as f64 / 1000.0)?;
        }
        write!(f, ", {} tunnel{}", self.tunnels, s(self.tunnels))
    }
}

impl Process {
    fn busy(&self) -> Busy {
        let now = uptime_ms();
        let mut busy = Busy::default();
        for worker in &self.workers {
            busy.accepting += worker.accepting.load(Ordering::Acquire);
            worker.each(|state| {
                busy.connections += 1;
                if state.is_tunnel() {
                    busy.tunnels += 1;
                } else if state.requests() > 0 {
                    busy.requests += u64::from(state.requests());
                    busy.oldest_ms = busy.oldest_ms.max(now.saturating_sub(state.since_ms()));
                }
            });
        }
        busy
    }
}
