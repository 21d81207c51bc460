//! Whether members are well: by checks of our own (active, `check`), and by what requests to them
//! come to (passive, `eject`, `circuit`).
//!
//! Whoever finds out that a member fell or rose sets its bar ([`super::state::bar`]) at once and
//! leaves a [`Flip`], which the keeper's task for the upstream tells (`told`) and whose end it waits
//! for (`watch`). Nothing here is done for upstreams that ask for neither.

mod check;
mod circuit;
mod eject;
mod standing;
mod told;
mod watch;
mod window;

#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::time::{Duration, Instant};

use candor_diagnostics::causes::Cause;
use candor_diagnostics::exchange::Phase;
use parking_lot::Mutex;
use tokio::sync::Notify;

use super::choose::Outcome;
use super::{Server, Upstream};
use check::Checked;
use circuit::CircuitState;
use eject::{Passive, Why};

pub(crate) use standing::{CheckStanding, Standing, evidence, figures};
pub(super) use watch::watch;

/// Flips of an upstream that wait to be told, at most; beyond it they are only counted.
const FLIPS_MAX: usize = 256;

/// What is known of a member's health.
#[derive(Debug, Default)]
pub(crate) struct MemberHealth {
    /// What its requests came to; only where somebody asks for it.
    passive: OnceLock<Box<Passive>>,
    /// Until when it is left alone, in milliseconds of [`ms`]; 0: it is not.
    ejected_until_ms: AtomicU64,
    /// Until when it asked to be left alone, likewise.
    asked_until_ms: AtomicU64,
    /// How often it was ejected since the start.
    ejections: AtomicU32,
    /// What is told of it.
    known: Mutex<Known>,
}

/// What is told of a member; written when it changes and by its checks.
#[derive(Debug, Default)]
struct Known {
    /// Since when it is well, or not.
    since: Option<Instant>,
    /// Why it was ejected, the last time.
    why: Option<Why>,
    /// For how long.
    ejected_for: Duration,
    /// How many times as long as the first time.
    times: u32,
    /// When it was let in again, the last time.
    returned: Option<Instant>,
    /// Its checks.
    checked: Checked,
}

/// What is known of an upstream's health.
#[derive(Debug, Default)]
pub(crate) struct UpstreamHealth {
    circuit: CircuitState,
    /// Half of the members answer faster than this; and when that was found out.
    typical: eject::Typical,
    /// Held while it is decided who is ejected.
    ejecting: Mutex<()>,
    flips: Mutex<Flips>,
    /// There are flips, or other members.
    pub(crate) woken: Notify,
}

#[derive(Debug, Default)]
struct Flips {
    waiting: Vec<Flip>,
    untold: u64,
}

/// A member, or the circuit of its upstream, is another one from now on.
#[derive(Clone, Debug)]
struct Flip {
    /// The member as written; `None`: the upstream.
    server: Option<Arc<str>>,
    what: What,
}

/// What has become of it.
#[derive(Clone, Debug)]
enum What {
    /// So many checks in a row were bad.
    Fell { row: u32, checked: check::Bad },
    /// So many checks in a row were good.
    Rose { after: Duration },
    /// It is left alone for so long.
    Ejected { why: Why, time: Duration },
    /// It asked to be left alone for so long.
    Asked { time: Duration },
    /// It is asked again.
    Returned,
    /// The upstream is left alone.
    Opened(circuit::Opened),
    /// A trial has succeeded.
    Closed { after: Duration, trials: u64 },
}

impl UpstreamHealth {
    fn flip(&self, server: Option<&Server>, what: What) {
        let mut flips = self.flips.lock();
        if flips.waiting.len() >= FLIPS_MAX {
            flips.untold += 1;
            return;
        }
        let server = server.map(|server| Arc::clone(&server.text));
        flips.waiting.push(Flip { server, what });
        drop(flips);
        self.woken.notify_one();
    }
}

impl Upstream {
    /// A request to a member has come to this.
    pub(super) fn note_health(&self, server: &Server, outcome: Outcome<'_>, now: Instant) {
        let settings = &self.settings;
        if settings.eject.is_none() && settings.circuit.is_none() {
            return;
        }
        let now_ms = ms(now);
        let came = match outcome {
            Outcome::Answered {
                status,
                took,
                retry_after,
            } => {
                if let Some(time) = retry_after {
                    self.asked(server, time, now_ms);
                }
                let statuses = settings.eject.as_ref().is_some_and(|it| it.statuses);
                let cause = (statuses && status >= 500).then_some("origin_error");
                Came {
                    cause,
                    took,
                    is_late: false,
                    is_answer: true,
                }
            }
            Outcome::Failed { diagnosis, took }
                if is_of_member(diagnosis.cause, diagnosis.phase) =>
            {
                Came {
                    cause: Some(diagnosis.cause.code),
                    took,
                    is_late: diagnosis.phase == Phase::Body,
                    is_answer: false,
                }
            }
            Outcome::Failed { .. } => return,
        };
        if let Some(circuit) = &settings.circuit {
            self.count_for_circuit(circuit, &came, now_ms);
        }
        if let Some(eject) = &settings.eject {
            self.count_for_ejection(eject, server, &came, now_ms);
        }
    }
}

/// What a request has come to, as far as health is concerned.
#[derive(Clone, Copy, Debug)]
struct Came {
    /// Why it counts as failed.
    cause: Option<&'static str>,
    /// From the choice of the member on.
    took: Duration,
    /// Whether its head had come, and was counted as an answer.
    is_late: bool,
    /// Whether a head came.
    is_answer: bool,
}

/// Whether a failure says something about the member that was asked: not what the client or this
/// host is to blame for, not a limit of ours, and nothing that is in the nature of connections.
fn is_of_member(cause: &Cause, phase: Phase) -> bool {
    const GROUPS: [&str; 9] = [
        "body_", "connect_", "dns_", "framing_", "h2_", "head_", "socket_", "timeout_", "tls_",
    ];
    const NOT: [&str; 10] = [
        "body_coding_error",
        "body_too_large",
        "connect_denied_local",
        "connect_ip_prohibited",
        "connect_ports_exhausted",
        "connect_resources_exhausted",
        "h2_goaway",
        "h2_refused_stream",
        "head_reused_conn_lost",
        "timeout_queue",
    ];
    let code = cause.code;
    // While bytes pass, `timeout.idle` and `timeout.write` tell who stalls: the time for all of it also
    // ends by a client that reads or sends slowly.
    if code == "timeout_total" && matches!(phase, Phase::Request | Phase::Body) {
        return false;
    }
    let is_sending = matches!(
        code,
        "req_write_aborted" | "req_write_timeout" | "req_other"
    );
    (is_sending || GROUPS.iter().any(|group| code.starts_with(group))) && !NOT.contains(&code)
}

static BASE: LazyLock<Instant> = LazyLock::new(Instant::now);

/// A moment as milliseconds, so that it fits into an atomic; never 0.
pub(crate) fn ms(at: Instant) -> u64 {
    at.saturating_duration_since(*BASE).as_millis() as u64 + 1
}

/// The moment of these milliseconds.
fn instant(ms: u64) -> Instant {
    *BASE + Duration::from_millis(ms.saturating_sub(1))
}

fn load(at: &AtomicU64) -> u64 {
    at.load(Ordering::Relaxed)
}
