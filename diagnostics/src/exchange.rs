//! What happened: one client request and everything done to answer it.
//!
//! Built by the proxy only when an exchange failed or carries a finding; never on the success path.

use std::sync::Arc;

use serde::Serialize;

use crate::evidence::Evidence;

/// One client request and everything done to answer it; it may end before there is any attempt.
#[derive(Clone, Debug, Default)]
pub struct Exchange {
    /// The request id, as sent in `X-Request-Id`.
    pub request_id: String,
    /// When the request head was complete, in milliseconds since the Unix epoch.
    pub time_unix_ms: i64,
    /// What the client asked.
    pub request: Request,
    /// Key of the site that was chosen, and where it is written.
    pub site: Option<Named>,
    /// Key of the route that was chosen, and where it is written.
    pub route: Option<Named>,
    /// The phase in which the exchange ended.
    pub phase: Phase,
    /// The tries at an upstream, oldest first.
    pub attempts: Vec<Attempt>,
    /// Facts that belong to no attempt: routing, the client, limits.
    pub evidence: Vec<Evidence>,
    /// Whether the head of an answer had left for the client when the exchange failed.
    pub head_sent: bool,
    /// Whether the last attempt succeeded after others had failed.
    pub recovered: bool,
    /// Request body bytes received from the client.
    pub bytes_in: u64,
    /// Response body bytes sent to the client.
    pub bytes_out: u64,
    /// From the end of the request head to the failure, in microseconds.
    pub duration_us: u64,
}

/// What the client asked. All values are the client's: hostile until shown otherwise.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The method, as sent.
    pub method: String,
    /// `http` or `https`: how the client reached the proxy.
    pub scheme: String,
    /// The Host or `:authority`, with its port if it had one.
    pub host: String,
    /// The path without the query.
    pub path: String,
    /// `HTTP/1.0`, `HTTP/1.1` or `HTTP/2.0`.
    pub protocol: String,
    /// The client's address, without port.
    pub client: String,
    /// The listener's own address.
    pub listener: String,
}

/// A name from the configuration and the place where it is written.
#[derive(Clone, Debug, Serialize)]
pub struct Named {
    /// The key as written.
    pub name: Arc<str>,
    /// Where it is written.
    pub place: Option<Place>,
}

/// A place in the configuration.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Place {
    /// The file's path as given.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// One try at one address.
#[derive(Clone, Debug, Default)]
pub struct Attempt {
    /// Name of the upstream, or its server string when it was written inline.
    pub upstream: String,
    /// Where the upstream is written.
    pub place: Option<Place>,
    /// The server as configured: `127.0.0.1:3000`, `https://api.internal`, `unix:/run/app.sock`.
    pub server: String,
    /// What the server string means.
    pub target: Target,
    /// Whether TLS is spoken to the server.
    pub tls: bool,
    /// The server name that TLS asks for and verifies, if TLS is spoken.
    pub tls_name: Option<String>,
    /// The address that was used: `10.0.0.5:8080`, `[::1]:80`, `unix:/run/app.sock`.
    pub peer: Option<String>,
    /// The phase in which the attempt ended.
    pub phase: Phase,
    /// How long each phase took.
    pub timeline: Timeline,
    /// Set when an idle connection was used again.
    pub reused: Option<Reuse>,
    /// Bytes of the request sent, head included.
    pub bytes_sent: u64,
    /// Bytes of the response received, head included.
    pub bytes_received: u64,
    /// The `:status` of the final response head, once it was accepted.
    pub received_status: Option<u16>,
    /// Oddities that the configuration tolerates for this upstream: `bare_lf`, `te_and_cl`, …
    pub tolerated: Vec<&'static str>,
    /// What was observed, in order.
    pub evidence: Vec<Evidence>,
}

/// What a server string in the configuration means.
#[derive(Clone, Debug, Default)]
pub enum Target {
    /// A host name or literal address, and a port.
    Host {
        /// Name or address, as configured.
        host: String,
        /// TCP port.
        port: u16,
    },
    /// A unix socket path.
    Unix {
        /// The socket's path.
        path: String,
    },
    /// No server was chosen.
    #[default]
    None,
}

/// An idle connection that was used again.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Reuse {
    /// How long it had been idle, in milliseconds.
    pub idle_ms: u64,
    /// How many requests it had served before this one.
    pub requests: u64,
}

/// The stations of an exchange, in the order they are passed. Stamped as things advance, never
/// guessed from an error.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Taking the client's connection and reading its request head.
    #[default]
    Accept,
    /// Choosing site and route.
    Route,
    /// Limits and access rules.
    Admit,
    /// Choosing a member of the upstream.
    Select,
    /// Resolving the member's name.
    Resolve,
    /// TCP or unix connect.
    Connect,
    /// TLS handshake with the upstream.
    Tls,
    /// Sending the request.
    Request,
    /// Waiting for and reading the response head.
    Head,
    /// Relaying the response body.
    Body,
}

impl Phase {
    /// Every phase, in order.
    pub const ALL: [Self; 10] = [
        Self::Accept,
        Self::Route,
        Self::Admit,
        Self::Select,
        Self::Resolve,
        Self::Connect,
        Self::Tls,
        Self::Request,
        Self::Head,
        Self::Body,
    ];

    /// The word used in code, folders, log, metrics and page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Route => "route",
            Self::Admit => "admit",
            Self::Select => "select",
            Self::Resolve => "resolve",
            Self::Connect => "connect",
            Self::Tls => "tls",
            Self::Request => "request",
            Self::Head => "head",
            Self::Body => "body",
        }
    }
}

/// Microseconds spent in each upstream phase of one attempt; `None` where the phase was not entered.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Timeline {
    /// Name resolution.
    pub resolve_us: Option<u64>,
    /// TCP or unix connect.
    pub connect_us: Option<u64>,
    /// TLS handshake.
    pub tls_us: Option<u64>,
    /// From the first to the last byte of the request.
    pub request_us: Option<u64>,
    /// From the end of the request to the end of the response head.
    pub head_us: Option<u64>,
    /// The response body.
    pub body_us: Option<u64>,
}

impl Exchange {
    /// The upstream of which no member was asked, if that is what happened.
    pub fn upstream_unasked(&self) -> Option<&str> {
        self.evidence.iter().find_map(|fact| match fact {
            Evidence::NoMember(fact) => Some(&*fact.upstream),
            Evidence::AllUnhealthy(fact) => Some(&*fact.upstream),
            Evidence::AtLimit(fact) => Some(&*fact.upstream),
            Evidence::CircuitOpen(fact) => Some(&*fact.upstream),
            _ => None,
        })
    }
}
