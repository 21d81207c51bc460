//! One observed fact, in the standards' own numbers. Facts stand in fields, never only in text.
//!
//! Every string that came from a peer is hostile; the renderers escape it.

mod attempt;
mod availability;
mod body;
mod fastcgi;
mod history;
mod host;
mod http2;
mod tls;

use std::sync::Arc;

use serde::Serialize;

pub use self::attempt::{
    EarlyAnswer, IdleEnds, Progress, RetryDecision, Timers, Upgrade, UpgradeFault,
};
pub use self::availability::{
    AllUnhealthy, AtLimit, CircuitOpen, Failures, Maintenance, MemberBar, MemberHealth,
    MemberSource, NoMember,
};
pub use self::fastcgi::{FastCgi, FastCgiFault};
pub use self::history::{
    Alike, History, LargeBodies, Periodic, RecentFailures, ReloadBefore, Saturation,
};
pub use self::host::{
    ADDRESSES_MAX, Container, ContainerHealth, ContainerState, DEPENDENCIES_MAX, Denial,
    Dependencies, DependencyOutcome, DependencyState, Ending, FullDisk, Killed, LISTENERS_MAX,
    LastWords, Listener, Listeners, Listens, Memory, NameNow, NoContainer, OwnContainer,
    PROBE_FIRST_MAX, PROBE_NAMES_MAX, Pressure, Probe, ProbeOutcome, ProbeWay, RESOLVERS_MAX,
    ResolverSaid, Share, Unit, UnitState, Unseen,
};
pub use self::http2::Http2Fault;
pub use self::tls::{Certificate, Handshake, Link, Revocation, TlsFault};

use crate::exchange::Place;

pub use body::{ChunkBreak, ChunkFault, ChunkPart, ChunkStop, CodingBreak, CodingFault};

/// One observed fact.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "fact")]
#[non_exhaustive]
pub enum Evidence {
    /// No site or route of the configuration matches the request.
    NoRoute {
        /// The request's host, without port.
        host: String,
        /// The listener's address.
        listener: String,
        /// Whether a site matched, so that only the path or the method did not.
        site_matched: bool,
        /// Hosts that are served on this listener, nearest by edit distance first; at most 5.
        known: Vec<String>,
    },
    /// The client's request was refused by the HTTP codec or a limit.
    RequestInvalid {
        /// The status it is refused with.
        status: u16,
        /// What is wrong, in `snake_case`: `bare_lf`, `content_length_and_transfer_encoding`, …
        reason: String,
        /// Offset of the offending byte in the head, if one is to blame.
        offset: Option<u64>,
    },
    /// The configuration cannot be used as it is written.
    Configuration(ConfigurationFault),
    /// A rule of the configuration denies the client.
    Denied(Denied),
    /// The request came back to the route that had sent it on.
    Loop(Loop),
    /// A name was asked for.
    Resolution(Resolution),
    /// The system's list of resolvers cannot be used, and the configuration has none.
    ResolverFile {
        /// Its path.
        path: String,
        /// `missing`, `unreadable`, `empty` or `malformed`.
        reason: &'static str,
        /// The errno, if the kernel refused it.
        errno: Option<i32>,
        /// The library's words, if it refused it.
        text: Option<String>,
    },
    /// A socket call towards an address failed.
    Connect(ConnectTry),
    /// What the file system says about each part of a unix socket's path.
    SocketPath(SocketPath),
    /// The local ports, after a connect that found none.
    LocalPorts(LocalPorts),
    /// How many files Candor may have open, after a call that wanted one more.
    OpenFiles {
        /// Candor's process.
        pid: u32,
        /// The limit in force (`ulimit -n`).
        limit: u64,
        /// What the limit may be raised to without further rights.
        most: u64,
    },
    /// With whose rights a call was made that this host denied.
    Rights(Rights),
    /// The longest queue that a listening socket may have, after a connect that found one full.
    Backlog {
        /// `net.core.somaxconn`.
        max: u64,
    },
    /// What is remembered of the upstream's failures, this one included.
    History(History),
    /// Who takes connections on this host.
    Listeners(Arc<Listeners>),
    /// The container that Candor itself runs in.
    OwnContainer(Arc<OwnContainer>),
    /// What this host is short of.
    Pressure(Arc<Pressure>),
    /// The systemd unit behind the upstream.
    Unit(Arc<Unit>),
    /// What a security module wrote down about us.
    Denial(Arc<Denial>),
    /// A fact about the host that could not be seen, and what would show it.
    Unseen(Arc<Unseen>),
    /// The container behind the member.
    Container(Arc<Container>),
    /// There is no container of the name that is dialed.
    NoContainer(Arc<NoContainer>),
    /// What the application's log says last.
    LastWords(Arc<LastWords>),
    /// What the application itself needs, dialed.
    Dependencies(Arc<Dependencies>),
    /// What the member said to a question of Candor's own, after the exchange had failed.
    Probe(Arc<Probe>),
    /// What all resolvers say of the name now, where that is news.
    NameNow(Arc<NameNow>),
    /// A name's answer that the configuration forbids.
    Prohibited {
        /// The address in the answer.
        address: String,
        /// The network that forbids it, as written.
        rule: String,
        /// Where that is written; `None`: it is the default.
        place: Option<Place>,
    },
    /// One of our timers ran out.
    Timer(Timer),
    /// The TLS handshake with the upstream failed, or the TLS connection after it.
    Tls(TlsFault),
    /// What was offered and chosen in a handshake, and how far it came.
    Handshake(Box<Handshake>),
    /// The certificate that the upstream presented.
    Certificate(Certificate),
    /// The peer closed or reset the connection.
    Ended {
        /// How.
        end: StreamEnd,
        /// The errno, if it was an error.
        errno: Option<i32>,
        /// Milliseconds since the last byte of the request had left.
        after_ms: u64,
    },
    /// The raw bytes of a response head that was not accepted, or not complete.
    ResponseHead {
        /// The first bytes as received, at most [`RAW_HEAD_MAX`].
        #[serde(serialize_with = "serialize_length")]
        raw: Vec<u8>,
        /// How many bytes there were.
        total: u64,
        /// Whether the peer had ended its side when the head was judged.
        end: StreamEnd,
        /// Whether the fast judge refused these bytes (else they are just incomplete).
        refused: bool,
    },
    /// The chunked coding of a response body is broken.
    Chunk(ChunkBreak),
    /// Where a chunked body stood when nothing more came of it.
    ChunkStop(ChunkStop),
    /// A response body is larger than it may be.
    BodyTooLarge {
        /// Content-Length, if declared.
        declared: Option<u64>,
        /// Payload bytes received.
        received: u64,
        /// How many there may be.
        limit: u64,
        /// Where that is written.
        place: Option<Place>,
    },
    /// A response body is not what its Content-Encoding says.
    Coding(CodingBreak),
    /// More came than the response had declared.
    Overrun {
        /// How the end of the body was known; `None` where no body may be at all.
        framing: Option<BodyFraming>,
        /// Content-Length, or what the chunked coding delivered; 0 where no body may be.
        declared: u64,
        /// The bytes after the end that were already there.
        surplus_seen: u64,
        /// The first of them, at most 64.
        #[serde(serialize_with = "serialize_escaped")]
        surplus: Vec<u8>,
    },
    /// A response body ended before its framing said so.
    BodyEnded {
        /// How its end was to be known.
        framing: BodyFraming,
        /// Content-Length, if declared.
        declared: Option<u64>,
        /// Payload bytes received.
        received: u64,
        /// How the peer ended it.
        end: StreamEnd,
        /// The errno, if it was an error.
        errno: Option<i32>,
        /// Milliseconds since the last byte.
        idle_ms: u64,
    },
    /// An I/O error that none of the others describe.
    Io {
        /// What was being done: `read`, `write`, `handshake`, …
        operation: String,
        /// The errno, if the kernel gave one.
        errno: Option<i32>,
        /// The library's words.
        text: String,
    },
    /// HTTP/2 with the upstream failed.
    Http2(Http2Fault),
    /// What FastCGI with the upstream shows.
    FastCgi(FastCgi),
    /// The upstream has no member that could be asked.
    NoMember(NoMember),
    /// Every member of the upstream fails its health check.
    AllUnhealthy(AllUnhealthy),
    /// The upstream serves as many requests as it may.
    AtLimit(AtLimit),
    /// The upstream is left alone for a while, because requests to it failed.
    CircuitOpen(CircuitOpen),
    /// Somebody has closed the site for a while.
    Maintenance(Maintenance),
    /// How far an attempt had got when it ended.
    Progress(Progress),
    /// A final answer had begun before the request had left whole.
    EarlyAnswer(EarlyAnswer),
    /// Whether the attempt was followed by another one, and why or why not.
    Retry {
        /// The decision.
        decision: RetryDecision,
    },
    /// How long idle connections of this upstream lived.
    IdleEnds(IdleEnds),
    /// A change of protocol failed.
    Upgrade(Upgrade),
    /// The timers in force.
    Timers(Timers),
    /// The application answered with a 5xx of its own.
    OriginStatus {
        /// The status as received.
        status: u16,
        /// The `Server` field, if any.
        server: Option<String>,
    },
    /// The upstream's clock, as its `Date` field says, is not ours.
    PeerClock {
        /// Its clock, seconds since the Unix epoch.
        date_unix_s: i64,
        /// Ours, seconds since the Unix epoch.
        now_unix_s: i64,
    },
    /// The client left.
    ClientLeft {
        /// How.
        end: StreamEnd,
        /// The phase the exchange was in.
        phase: crate::exchange::Phase,
        /// Milliseconds since the request head was complete.
        after_ms: u64,
    },
    /// The proxy itself could not go on.
    Internal {
        /// What happened, in our words.
        what: String,
    },
    /// A limit of the proxy itself is reached.
    Overload {
        /// Which, by its key: `client.connections`, `open_files`, …
        limit: String,
        /// How many there are.
        value: u64,
        /// How many there may be.
        max: u64,
    },
    /// The proxy is stopping and takes no further requests.
    Shutdown {
        /// Milliseconds since it was told to stop.
        since_ms: u64,
    },
}

impl Evidence {
    /// Whether the exchange itself showed it; else it was remembered or looked for afterwards.
    pub(crate) const fn is_observed(&self) -> bool {
        if let Self::FastCgi(fact) = self {
            return fact.fault.is_some();
        }
        !matches!(
            self,
            Self::History(_)
                | Self::Unseen(_)
                | Self::Container(_)
                | Self::NoContainer(_)
                | Self::LastWords(_)
                | Self::Dependencies(_)
                | Self::Listeners(_)
                | Self::OwnContainer(_)
                | Self::Pressure(_)
                | Self::Unit(_)
                | Self::Denial(_)
                | Self::Probe(_)
                | Self::NameNow(_)
        )
    }
}

/// At most so many bytes of a refused head are kept, for the time of one attempt.
pub const RAW_HEAD_MAX: usize = 64 * 1024;

/// Fields of a response head at most.
pub const FIELDS_MAX: usize = 256;

/// How a peer's byte stream ended.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamEnd {
    /// It has not ended.
    #[default]
    Open,
    /// FIN: an orderly end (with TLS: after close_notify).
    Fin,
    /// RST.
    Reset,
    /// TLS only: the TCP stream ended without a close_notify alert.
    NoCloseNotify,
}

/// How the end of a body is known (RFC 9112 §6.3).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyFraming {
    /// `Content-Length`.
    ContentLength,
    /// `Transfer-Encoding: chunked`.
    Chunked,
    /// The end of the connection.
    Close,
    /// HTTP/2 END_STREAM.
    EndStream,
}

/// A name was asked for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Resolution {
    /// The name as configured.
    pub question: String,
    /// Every name that was asked, search suffixes included, in order.
    pub asked: Vec<String>,
    /// What came of it.
    pub outcome: ResolutionOutcome,
    /// The resolvers that were asked, `address:port`.
    pub resolvers: Vec<String>,
    /// Each question that was put to a resolver, in order; at most [`QUERIES_MAX`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<DnsQuery>,
    /// What the resolvers added to their answers (RFC 8914); at most 4.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extended: Vec<ExtendedError>,
    /// The aliases (CNAME) from the name on; the last one is where the trail ends.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Names that are known and differ little from one that does not exist; at most 3.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub similar: Vec<String>,
    /// Addresses, if any.
    pub answers: Vec<String>,
    /// How long the answer may be kept, in seconds; absent for the hosts file.
    pub ttl_s: Option<u64>,
    /// Age of the answer in milliseconds, when it came from the cache. More than the TTL when the
    /// resolvers failed since and the old answer was used on.
    pub age_ms: Option<u64>,
    /// How long asking took.
    pub elapsed_ms: u64,
    /// When the addresses last changed, if they did since the name is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<AddressChange>,
}

/// A name led elsewhere from one answer to the next.
#[derive(Clone, Debug, Default, Serialize)]
pub struct AddressChange {
    /// Where it led before; at most 8.
    pub before: Vec<String>,
    /// How long ago the other answer came.
    pub ago_ms: u64,
}

/// What came of a resolution.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ResolutionOutcome {
    /// There are addresses.
    Answered,
    /// The name does not exist (RFC 1035 RCODE 3).
    NxDomain,
    /// The name exists but has no address (RFC 2308 §2.2).
    NoData,
    /// The resolver answered with another RCODE.
    Rcode {
        /// RCODE, RFC 6895 §2.3.
        rcode: u16,
    },
    /// No resolver answered in time.
    Timeout,
    /// No resolver could be reached: the kernel said so.
    Unreachable {
        /// The errno of the last try.
        errno: i32,
    },
    /// A resolver answered with bytes that are no DNS message.
    Malformed,
    /// No resolver is configured.
    NoResolver,
    /// Anything else.
    #[default]
    Other,
}

/// At most so many questions of one resolution are kept.
pub const QUERIES_MAX: usize = 16;

/// One question put to one resolver.
#[derive(Clone, Debug, Default, Serialize)]
pub struct DnsQuery {
    /// The name.
    pub name: String,
    /// `A` or `AAAA`.
    pub kind: &'static str,
    /// Whom, `address:port`.
    pub resolver: String,
    /// `udp`, or `tcp` after a truncated answer.
    pub transport: &'static str,
    /// RCODE of the answer (RFC 6895 §2.3); absent: there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rcode: Option<u16>,
    /// The errno, if the kernel refused the question or said that it cannot arrive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errno: Option<i32>,
    /// How many addresses there were in the answer.
    pub addresses: u64,
    /// How long it took.
    pub elapsed_us: u64,
}

/// What a resolver says of its answer beside the RCODE (RFC 8914).
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ExtendedError {
    /// The INFO-CODE.
    pub code: u16,
    /// The resolver's words; often empty.
    pub text: String,
}

/// Why a configuration is refused.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
pub enum ConfigurationFault {
    /// An upstream is named that is not there.
    UpstreamUndefined {
        /// The name as written.
        name: String,
        /// The upstreams that are there, nearest first; at most 5.
        known: Vec<String>,
        /// Where it is named.
        place: Option<Place>,
    },
    /// What should be an upstream's address is none.
    AddressInvalid {
        /// As written.
        raw: String,
        /// Which rule it breaks: `port_missing`, `port_invalid`, `scheme_unknown`, …
        rule: &'static str,
        /// The byte at which it breaks it.
        offset: u64,
        /// Where it is written.
        place: Option<Place>,
    },
    /// A certificate, key or CA file cannot be used.
    TlsMaterial {
        /// The file.
        path: String,
        /// `missing`, `unreadable`, `not_pem`, `key_mismatch`, …
        reason: &'static str,
        /// The errno, if the kernel refused it.
        errno: Option<i32>,
        /// The library's words, if it refused it.
        text: Option<String>,
        /// Our effective user id.
        uid: u32,
        /// Where it is written.
        place: Option<Place>,
    },
}

/// A rule of the configuration denied the client.
#[derive(Clone, Debug, Serialize)]
pub struct Denied {
    /// The key: `deny`, or `allow` when the client is in none of its networks.
    pub rule: &'static str,
    /// The network that the client is in, as written; absent for `allow`.
    pub network: Option<String>,
    /// Where the rule is written.
    pub place: Option<Place>,
    /// Whether the client's address came from a PROXY header, and not from its socket.
    pub proxied: bool,
}

/// The request came back to the route that had sent it on.
#[derive(Clone, Debug, Serialize)]
pub struct Loop {
    /// Our own listener, if the address that was dialed is one.
    pub own_listener: Option<String>,
    /// The proxies that the request had passed when it came back, as `Via` names them; at most 8.
    pub via: Vec<String>,
}

/// A socket call towards an address failed.
#[derive(Clone, Debug, Serialize)]
pub struct ConnectTry {
    /// `10.0.0.5:8080`, `[::1]:80`, `unix:/run/app.sock`.
    pub address: String,
    /// `socket`, `bind` or `connect`.
    pub operation: &'static str,
    /// The errno; `None` when the try was given up (see [`Evidence::Timer`]) or overtaken.
    pub errno: Option<i32>,
    /// Microseconds it took.
    pub elapsed_us: u64,
}

/// What the file system says about a unix socket's path.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SocketPath {
    /// Each part from the root down, up to and including the first that is missing or that may
    /// not be entered.
    pub parts: Vec<PathPart>,
    /// Our effective user id.
    pub uid: u32,
    /// Our effective and supplementary group ids.
    pub gids: Vec<u32>,
}

/// One part of a path.
#[derive(Clone, Debug, Serialize)]
pub struct PathPart {
    /// The path up to here.
    pub path: String,
    /// What is there; `None` when nothing is.
    pub kind: Option<FileKind>,
    /// Permission bits, `0o7777`.
    pub mode: u32,
    /// Owner.
    pub uid: u32,
    /// Group.
    pub gid: u32,
    /// Whether this part is what denies us.
    pub denies: bool,
    /// When it was last written to, seconds since the Unix epoch: for a socket, when it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified_unix_s: Option<i64>,
}

/// The ports of this host from which connections may be made, and how many sockets there are.
#[derive(Clone, Debug, Default, Serialize)]
pub struct LocalPorts {
    /// `net.ipv4.ip_local_port_range`.
    pub first: u16,
    /// The last of them.
    pub last: u16,
    /// TCP sockets in use in this network namespace.
    pub in_use: Option<u64>,
    /// Connections that have ended and hold their port for a minute yet.
    pub time_wait: Option<u64>,
}

impl LocalPorts {
    /// How many ports there are.
    pub const fn count(&self) -> u64 {
        (self.last as u64 + 1).saturating_sub(self.first as u64)
    }

    /// All sockets of this host together would not fill the range.
    pub(crate) fn are_left(&self) -> bool {
        let held = self.in_use.zip(self.time_wait);
        // A quarter is left aside: for ports that are reserved, or bound without a connection.
        held.is_some_and(|(in_use, waiting)| {
            in_use.saturating_add(waiting) < self.count() - self.count() / 4
        })
    }
}

/// Whose rights a call was made with.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Rights {
    /// Our effective user id.
    pub uid: u32,
    /// Our effective and supplementary group ids.
    pub gids: Vec<u32>,
    /// How a security module labels our process: an SELinux context, or an AppArmor profile.
    pub label: Option<String>,
    /// Whether a seccomp filter judges our system calls.
    pub seccomp: bool,
}

/// What a path leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A directory.
    Directory,
    /// A regular file.
    File,
    /// A socket.
    Socket,
    /// Anything else.
    Other,
}

/// One of our timers ran out.
#[derive(Clone, Debug, Serialize)]
pub struct Timer {
    /// Its key: `timeout.connect`, `timeout.first_byte`, `client.head`, …
    pub name: &'static str,
    /// Its limit.
    pub limit_ms: u64,
    /// How long it really took until it was noticed.
    pub elapsed_ms: u64,
    /// Where the limit is written; `None`: it is the default.
    pub place: Option<Place>,
}

fn serialize_length<S: serde::Serializer>(raw: &[u8], s: S) -> Result<S::Ok, S::Error> {
    s.serialize_u64(raw.len() as u64)
}

pub(crate) fn serialize_escaped<S: serde::Serializer>(raw: &[u8], s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(&raw.escape_ascii())
}
