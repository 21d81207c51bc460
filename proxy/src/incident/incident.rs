//! Failures of one cause at one upstream, as they are told.

use serde::Serialize;

/// Failures of one cause at one upstream, or at one site where no upstream was asked.
#[derive(Clone, Debug, Serialize)]
pub struct Incident {
    /// Its number.
    pub id: u64,
    /// The cause's code.
    pub cause: String,
    /// The cause in a few words.
    pub title: String,
    /// Who can act: `client`, `network`, `proxy`, `upstream`.
    pub party: &'static str,
    /// The upstream's name, if one was asked.
    pub upstream: Option<String>,
    /// Keys of the sites that are affected; at most 8.
    pub sites: Vec<String>,
    /// Whether it goes on.
    pub state: IncidentState,
    /// The first failure.
    pub first_unix_ms: i64,
    /// The last failure.
    pub last_unix_ms: i64,
    /// How many requests failed.
    pub count: u64,
    /// How many attempts failed that were followed by another one.
    pub retried: u64,
    /// The upstream's last answer, before or after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_success_unix_ms: Option<i64>,
    /// When the upstream answered again, if nothing has failed since.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recovered_unix_ms: Option<i64>,
    /// The most affected paths; at most 8, about how often each.
    pub paths: Vec<PathCount>,
    /// The members at which it failed; at most 8.
    pub members: Vec<MemberCount>,
    /// Ids of its requests of which there is a story, newest first; at most 20.
    pub requests: Vec<String>,
    /// What happened, in one sentence of the latest failure.
    pub detail: String,
    /// What its failures have in common.
    pub patterns: Vec<Pattern>,
    /// What happened around it, oldest first.
    pub timeline: Vec<Moment>,
    /// Whether its faults were put there on purpose.
    pub injected: bool,
}

/// Whether an incident goes on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentState {
    /// It fails, or failed a moment ago.
    Open,
    /// There were answers since, and no failure for a minute.
    Recovered,
    /// Nobody has asked for half an hour, so nobody knows.
    Quiet,
}

/// A path, and how often it is affected.
#[derive(Clone, Debug, Serialize)]
pub struct PathCount {
    /// The path, without the query.
    pub path: String,
    /// How often.
    pub count: u64,
}

/// A member, and how often it failed.
#[derive(Clone, Debug, Serialize)]
pub struct MemberCount {
    /// As configured.
    pub server: String,
    /// How often.
    pub count: u64,
}

/// What failures have in common.
#[derive(Clone, Debug, Serialize)]
pub struct Pattern {
    /// Its name, in `snake_case`.
    pub id: &'static str,
    /// One sentence with the numbers.
    pub text: String,
}

/// Something that happened at a time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Moment {
    /// When, in milliseconds since the Unix epoch.
    pub time_unix_ms: i64,
    /// `change`, `last_success`, `first_failure`, `recovered`, `again`, `last_failure`.
    pub kind: &'static str,
    /// One sentence.
    pub text: String,
}
