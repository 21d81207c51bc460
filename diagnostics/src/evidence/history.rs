//! What is remembered of an upstream's failures.

use std::sync::Arc;

use serde::Serialize;

/// What is remembered of the upstream's failures, this one included.
#[derive(Clone, Debug, Default, Serialize)]
pub struct History {
    /// The incident that it belongs to; 0: none.
    #[serde(skip_serializing_if = "is_zero")]
    pub incident: u64,
    /// How often this cause was met at this upstream, without a pause of ten minutes.
    pub count: u64,
    /// When it was met first, seconds since the Unix epoch.
    pub first_unix_s: i64,
    /// Requests that the upstream answered before that, since Candor started.
    pub answered_before: u64,
    /// Requests that the upstream answered since.
    pub answered_since: u64,
    /// When the last request began that the upstream answered without a failure, in milliseconds
    /// since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_success_unix_ms: Option<i64>,
    /// What is remembered of the last minute.
    pub recent: RecentFailures,
    /// What the failures of this cause have in common.
    #[serde(flatten)]
    pub alike: Alike,
    /// The reload before the first of them, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reload: Option<Arc<ReloadBefore>>,
}

/// An upstream's failures of the last minute, whatever their cause.
#[derive(Clone, Debug, Default, Serialize)]
pub struct RecentFailures {
    /// How many there are; at most 32 are remembered.
    pub count: u64,
    /// Milliseconds since the first of these.
    pub span_ms: u64,
    /// All of them were of requests for one path.
    pub same_path: bool,
    /// All of them were at one member.
    pub same_member: bool,
    /// Members of the upstream.
    pub members: u64,
    /// Requests that the upstream answered since the first of these.
    pub answered: u64,
}

/// What the failures of one cause have in common; each is absent where nothing speaks for it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Alike {
    /// They come at equal distances.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periodic: Option<Periodic>,
    /// So many of the last ones in a row were on idle connections that were used again, none on a
    /// new one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only_reused: Option<u64>,
    /// All of the last ones were of requests with large bodies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub large_bodies: Option<LargeBodies>,
    /// The upstream had become slower before the first of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saturation: Option<Saturation>,
}

/// Failures that come at equal distances.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Periodic {
    /// From the beginning of one to the beginning of the next.
    pub every_ms: u64,
    /// How often they came so far.
    pub times: u64,
}

/// Failures of requests with large bodies.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct LargeBodies {
    /// How many of the last failures.
    pub failures: u64,
    /// The smallest of their bodies, in bytes.
    pub least: u64,
    /// The largest body of a request that was answered meanwhile, in bytes.
    pub answered: u64,
}

/// An upstream that became slower while more was asked of it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Saturation {
    /// Until its answers began, in the minute before.
    pub before_ms: u64,
    /// The same in the last seconds before the first failure.
    pub then_ms: u64,
    /// Connections to it that were open in the minute before.
    pub connections_before: u64,
    /// The same in the last seconds before the first failure.
    pub connections_then: u64,
}

/// A reload that came before a failure.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ReloadBefore {
    /// Milliseconds from the reload to the first failure of this cause.
    pub until_first_ms: u64,
    /// Keys that it changed for this upstream and the site that asked it; at most 8.
    pub changed: Vec<String>,
    /// The same with the values: `servers "a:1" → "a:2" (candor.toml:7)`.
    pub values: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_zero(number: &u64) -> bool {
    *number == 0
}
