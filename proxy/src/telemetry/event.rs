//! What is told beside requests: findings, connections, changes, the life of the process.

use candor_diagnostics::evidence::Evidence;

use super::{SiteTelemetry, UpstreamTelemetry};

/// An oddity in an answer that was passed on, told in a line of its own (`event: "finding"`).
#[derive(Debug)]
pub struct Finding<'a> {
    /// The request it belongs to.
    pub request_id: &'a [u8],
    /// The site that answered.
    pub site: Option<&'a SiteTelemetry>,
    /// The upstream that it says something about.
    pub upstream: Option<&'a UpstreamTelemetry>,
    /// The cause code.
    pub cause: &'static str,
    /// What was observed.
    pub evidence: &'a [Evidence],
}

/// Something that happened to a client's connection outside any request (`event: "connection"`).
#[derive(Debug)]
pub struct ConnectionEvent<'a> {
    /// The client's address without port, as text.
    pub client: &'a str,
    /// The listener's address.
    pub listener: &'a str,
    /// What happened, in `snake_case`: `handshake_failed`, `limit_reached`, `plain_http_on_tls`, …
    pub what: &'static str,
    /// Further members.
    pub members: &'a [(&'static str, Member<'a>)],
}

/// The value of a member of an event's line.
#[derive(Clone, Copy, Debug)]
pub enum Member<'a> {
    /// Text, ours or a stranger's: it is escaped.
    Text(&'a str),
    /// Bytes of a stranger: escaped.
    Bytes(&'a [u8]),
    /// A number.
    Number(u64),
    /// A truth value.
    Flag(bool),
    /// A list of texts.
    List(&'a [&'a str]),
}
