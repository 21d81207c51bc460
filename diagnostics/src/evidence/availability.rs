//! Why no member of an upstream was asked.

use serde::Serialize;

use crate::exchange::Place;

/// The upstream has no member that could be asked.
#[derive(Clone, Debug, Serialize)]
pub struct NoMember {
    /// Name of the upstream.
    pub upstream: String,
    /// Where it is written.
    pub place: Option<Place>,
    /// Where its members come from.
    pub source: MemberSource,
    /// What was asked for them: a name, a file, a selector; `None` when they are written down.
    pub question: Option<String>,
    /// Why that could not be asked the last time.
    pub trouble: Option<String>,
    /// How many it has that were set aside by hand.
    pub drained: u64,
    /// How many it had when it last had some.
    pub had: u64,
    /// For how long it has had none, in milliseconds.
    pub empty_for_ms: u64,
}

/// Where the members of an upstream come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberSource {
    /// They are written in the configuration.
    Static,
    /// A DNS name.
    Dns,
    /// A service that knows them: Docker, a file that is watched.
    Discovery,
}

/// No member of the upstream is well: their health checks fail, or their requests did.
#[derive(Clone, Debug, Serialize)]
pub struct AllUnhealthy {
    /// Name of the upstream.
    pub upstream: String,
    /// Where its health check, or the rule of ejection, is written.
    pub place: Option<Place>,
    /// Each member, at most 16.
    pub members: Vec<MemberHealth>,
    /// How many there are.
    pub total: u64,
}

/// What the last check of a member said, or why it is left alone.
#[derive(Clone, Debug, Serialize)]
pub struct MemberHealth {
    /// Its server string.
    pub server: String,
    /// Why it is not asked.
    pub by: MemberBar,
    /// What its check asks; empty without one.
    pub url: String,
    /// The status its check was answered with, if it was answered.
    pub status: Option<u16>,
    /// What was answered, in a few words: `503`, `200 without its text`, `NOT_SERVING`.
    pub answer: Option<String>,
    /// What was expected in its place: `2xx`, `SERVING`.
    pub expected: Option<String>,
    /// The cause, when no answer came or requests failed: `connect_refused`, `timeout_first_byte`, …
    pub cause: Option<&'static str>,
    /// How long half of its answers took or longer, in milliseconds, where it is too slow.
    pub median_ms: Option<u64>,
    /// Milliseconds since its last check.
    pub checked_ms: u64,
    /// For how long its checks have failed, or it is left alone, in milliseconds.
    pub failing_for_ms: u64,
    /// Whether a check of it has ever succeeded.
    pub was_healthy: bool,
}

/// Why a member is not asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberBar {
    /// Its checks fail.
    Check,
    /// Requests to it failed.
    Failures,
    /// Its answers take too long.
    Slow,
    /// It asked for it: `Retry-After`.
    Asked,
}

/// The upstream serves as many requests as it may.
#[derive(Clone, Debug, Serialize)]
pub struct AtLimit {
    /// Name of the upstream.
    pub upstream: String,
    /// The limit's key: `max_connections`, `limit.concurrent`.
    pub limit: &'static str,
    /// Where it is written; `None`: it is the default.
    pub place: Option<Place>,
    /// How many are being served.
    pub active: u64,
    /// How many may be.
    pub max: u64,
    /// How many wait for one of them to end.
    pub waiting: u64,
    /// How many may wait; 0: none does.
    pub waiting_max: u64,
    /// How long the oldest of those that are served has taken so far, in milliseconds.
    pub oldest_ms: u64,
}

/// The upstream is left alone for a while, because requests to it failed.
#[derive(Clone, Debug, Serialize)]
pub struct CircuitOpen {
    /// Name of the upstream.
    pub upstream: String,
    /// Where the rule is written.
    pub place: Option<Place>,
    /// Milliseconds since it opened.
    pub open_for_ms: u64,
    /// Milliseconds until the next request is let through.
    pub next_trial_ms: u64,
    /// How many trials have failed since.
    pub trials: u64,
    /// The causes that opened it and how often each was seen, the most frequent first; at most 8.
    pub failures: Vec<Failures>,
}

/// How often a cause was seen.
#[derive(Clone, Debug, Serialize)]
pub struct Failures {
    /// Its code.
    pub cause: &'static str,
    /// How often.
    pub count: u64,
}

/// Somebody has closed the site for a while.
#[derive(Clone, Debug, Serialize)]
pub struct Maintenance {
    /// Who: a user's name, or `configuration`.
    pub by: String,
    /// Where it is written, if it is.
    pub place: Option<Place>,
    /// For how long it has been closed, in milliseconds.
    pub since_ms: u64,
    /// When it is to open again, seconds since the Unix epoch.
    pub until_unix_s: Option<i64>,
    /// Our clock, seconds since the Unix epoch.
    pub now_unix_s: i64,
    /// What they wrote about it.
    pub note: Option<String>,
    /// The upstream, where it is this that is closed, and not the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upstream: Option<String>,
    /// For how long the request was held before, in milliseconds.
    pub held_ms: u64,
}
