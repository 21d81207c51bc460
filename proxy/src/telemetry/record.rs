//! What is known of a finished request, borrowed from the exchange: the one input of log and metrics.

use candor_diagnostics::exchange::Timeline;

/// A finished request. Bytes are the client's or the upstream's: escape them.
#[derive(Debug)]
pub struct RequestRecord<'a> {
    /// When the request head was complete, milliseconds since the Unix epoch.
    pub time_unix_ms: i64,
    /// `X-Request-Id`.
    pub request_id: &'a [u8],
    /// The client's address without port, as text; `unix` for a unix socket.
    pub client: &'a str,
    /// Method as sent.
    pub method: &'a [u8],
    /// `http` or `https`.
    pub scheme: &'static str,
    /// Host as sent.
    pub host: &'a [u8],
    /// Path without query.
    pub path: &'a [u8],
    /// The query without `?`, if there is one.
    pub query: Option<&'a [u8]>,
    /// `HTTP/1.0`, `HTTP/1.1`, `HTTP/2.0`.
    pub protocol: &'static str,
    /// Status sent, or 499 when the client left before.
    pub status: u16,
    /// Who made the status.
    pub status_by: StatusBy,
    /// Handles of the site (log settings and counters); `None` when no site matched.
    pub site: Option<&'a super::SiteTelemetry>,
    /// Route key.
    pub route: Option<&'a str>,
    /// Name and counters of the upstream.
    pub upstream: Option<&'a super::UpstreamTelemetry>,
    /// Address of the upstream connection.
    pub peer: Option<&'a str>,
    /// Request body bytes received.
    pub bytes_in: u64,
    /// Response body bytes sent.
    pub bytes_out: u64,
    /// From the end of the request head to the last byte.
    pub duration_us: u64,
    /// For how long it was held by a pause, or stood in line for a member.
    pub waited_us: u64,
    /// Upstream phases of the last attempt.
    pub timeline: Timeline,
    /// `User-Agent`.
    pub user_agent: Option<&'a [u8]>,
    /// `Referer`; cut at `?` when logged.
    pub referer: Option<&'a [u8]>,
    /// What the client got.
    pub delivered: Delivered,
    /// Set when the exchange failed.
    pub failure: Option<(
        &'a candor_diagnostics::exchange::Exchange,
        &'a candor_diagnostics::diagnosis::Diagnosis,
    )>,
    /// Attempts before the last one, each with its cause code (recovered retries).
    pub retried: &'a [&'static str],
    /// All attempts, when the last one succeeded after others had failed.
    pub recovered: Option<&'a candor_diagnostics::exchange::Exchange>,
    /// Cause codes of oddities in an answer that was passed on.
    pub findings: &'a [&'static str],
    /// Whether a fault was put there on purpose.
    pub injected: bool,
}

/// Who made a status.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum StatusBy {
    /// Candor.
    Proxy,
    /// The upstream.
    Upstream,
}

/// What the client got.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Delivered {
    /// The kernel took every byte with its terminator and no reset was seen by then.
    Complete,
    /// The head and perhaps a part of the body.
    Cut,
    /// Nothing.
    None,
}
