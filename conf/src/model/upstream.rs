//! What an upstream is: its members, and how they are asked.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::{Place, Setting};

/// One upstream.
#[derive(Clone, Debug)]
pub struct Upstream {
    /// Its name, or the server string(s) as written when it was written in place.
    pub name: Arc<str>,
    /// Where it is written.
    pub place: Place,
    /// Its members that are written down, in order.
    pub servers: Vec<Server>,
    /// Where further members are found.
    pub sources: Vec<Source>,
    /// Members that are asked only when none of the others can be.
    pub backup: Vec<Server>,
    /// How a member is chosen.
    pub balance: Balance,
    /// Whether a client stays with its member.
    pub sticky: Option<Sticky>,
    /// Active health checks.
    pub health: Option<Box<Health>>,
    /// Passive health: when a member is left alone for a while.
    pub eject: Option<Eject>,
    /// When the whole upstream is left alone for a while.
    pub circuit: Option<Circuit>,
    /// When less than this share of the members, in percent, and no backup can be asked, all are.
    /// Default 0: never.
    pub panic: Setting<u8>,
    /// For so long a new or recovered member gets less than its share; `None`: off, the default.
    pub slow_start: Option<Setting<Duration>>,
    /// How much a member is given at a time.
    pub limits: Limits,
    /// What is spoken to members whose scheme leaves it open.
    pub protocol: Protocol,
    /// The PROXY header that connections begin with; `None`: none, the default.
    pub proxy_protocol: Option<ProxyVersion>,
    /// Idempotent requests without an answer after so long are sent to a second member as well;
    /// `None`: off, the default.
    pub hedge: Option<Setting<Duration>>,
    /// TLS towards members whose scheme is https.
    pub tls: UpstreamTls,
    /// Idle connections.
    pub keepalive: Keepalive,
    /// Safe retries.
    pub retry: Retry,
    /// Oddities that are passed on with a finding instead of being refused.
    pub tolerate: Vec<Tolerate>,
    /// What the application itself needs; dialed after a failure.
    pub depends: Vec<Dependency>,
    /// The application's own log files, whose last lines are read after a failure.
    pub logs: Vec<Setting<PathBuf>>,
    /// Name of the container or Compose service behind it, where the address does not tell.
    pub container: Option<String>,
    /// The systemd unit behind it, where the address does not tell.
    pub unit: Option<String>,
}

/// What an application needs to work: a database, a cache, another service.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dependency {
    /// As written, without a password.
    pub text: Arc<str>,
    /// Host name or literal address; `None` for a unix socket.
    pub host: Option<String>,
    /// TCP port; 0 for a unix socket.
    pub port: u16,
    /// The unix socket.
    pub path: Option<PathBuf>,
    /// What is spoken there.
    pub protocol: DependencyProtocol,
    /// Where it is written.
    pub place: Place,
}

/// What a dependency speaks, as far as a greeting can tell whether it works.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum DependencyProtocol {
    /// Unknown: a connection is all that is tried.
    Tcp,
    /// Redis: `PING`.
    Redis,
    /// PostgreSQL: an SSLRequest.
    Postgres,
    /// MySQL: the server greets.
    Mysql,
    /// HTTP: `HEAD /`.
    Http,
    /// HTTP over TLS: a handshake only.
    Https,
}

/// One member of an upstream.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Server {
    /// As written.
    pub text: Arc<str>,
    /// What is dialled.
    pub address: ServerAddress,
    /// Whether TLS is spoken.
    pub tls: bool,
    /// What is spoken, where its scheme says so: `h2c://`, `fastcgi://`. `None`: the upstream's.
    pub protocol: Option<Protocol>,
    /// Its share of the requests beside the others'. Default 1.
    pub weight: u32,
    /// Where it is written.
    pub place: Place,
}

/// What is dialled.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum ServerAddress {
    /// A literal address.
    Address(SocketAddr),
    /// A name to resolve, and a port.
    Name {
        /// The name, lower case.
        name: String,
        /// The port.
        port: u16,
    },
    /// A unix socket path.
    Unix(PathBuf),
}

/// TLS towards an upstream. Files are read by the proxy, not here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct UpstreamTls {
    /// Trusted CAs instead of the system's.
    pub ca: Option<Setting<PathBuf>>,
    /// Client certificate chain; comes with `key`.
    pub certificate: Option<Setting<PathBuf>>,
    /// Client key.
    pub key: Option<Setting<PathBuf>>,
    /// Revocation lists that every certificate of a chain must pass.
    pub crl: Option<Setting<PathBuf>>,
    /// Server name to ask for and to verify instead of the dialled name.
    pub name: Option<String>,
    /// Whether the certificate is verified. Default true.
    pub verify: bool,
}

/// Idle connections to the members of an upstream.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Keepalive {
    /// At most so many for each member and worker thread; 0: none are kept. Default 128.
    pub connections: usize,
    /// Whether `connections` is written in the upstream's own table. Connections to FastCGI members are
    /// kept only then: php-fpm binds a worker to each, idle or not.
    pub is_own: bool,
    /// At most so long idle. Default 55 s.
    pub idle: Setting<Duration>,
    /// At most so long after connecting. Default 1 h.
    pub age: Setting<Duration>,
}

/// Safe retries.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Retry {
    /// Attempts in all, one on an idle connection that was gone not counted. Default 2; 1: none is
    /// repeated.
    pub tries: u32,
    /// When no connection could be made.
    pub connect: bool,
    /// When nothing of the request was sent, or a reused connection died before the first byte.
    pub unsent: bool,
    /// When the method is idempotent and nothing of the answer was sent to the client.
    pub idempotent: bool,
    /// When the method is idempotent and the answer is a 503. Not by default.
    pub unavailable: bool,
    /// Retries in percent of the requests of the last ten seconds, beside three a second that are
    /// always allowed. Attempts without a connection, or on an idle one that was gone, do not count.
    /// Default 20.
    pub budget: Setting<u8>,
    /// What is waited before the first retry at another member; doubled for each further one, with
    /// jitter. Default 0.
    pub backoff: Setting<Duration>,
    /// Bytes of a request's body that are kept to be sent again. Default 64 KiB.
    pub body: Setting<u64>,
    /// The time for one attempt, to the head of the answer; `None`: off, the default.
    pub per_try: Option<Setting<Duration>>,
}

/// An oddity that may be tolerated.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Tolerate {
    /// `bare_lf`: lines of a response head may end in LF alone.
    BareLf,
    /// `te_and_cl`: Content-Length beside Transfer-Encoding is dropped.
    TeAndCl,
    /// `overrun`: surplus after a body is dropped even when it is seen before the head left.
    Overrun,
    /// `no_close_notify`: a close-delimited TLS body may end without close_notify.
    NoCloseNotify,
    /// `body_not_allowed`: a body on 204, 304 or HEAD is dropped.
    BodyNotAllowed,
}

/// Where members are found. They come and go while Candor runs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Source {
    /// As written.
    pub text: Arc<str>,
    /// What is asked.
    pub kind: SourceKind,
    /// Whether TLS is spoken to what is found.
    pub tls: bool,
    /// What is spoken to what is found; `None`: the upstream's.
    pub protocol: Option<Protocol>,
    /// Where it is written.
    pub place: Place,
}

impl Source {
    /// The domain that offers a service: `web.internal` of `_http._tcp.web.internal` (RFC 2782). Whoever
    /// answers for the name chooses the targets, and only the domain was chosen by who wrote it, so
    /// that certificates are held against it (RFC 6125 §6.2.1). `None`: this is no service.
    pub fn domain(&self) -> Option<&str> {
        let SourceKind::Services { name } = &self.kind else {
            return None;
        };
        let mut rest = name.as_str();
        while let Some((_, more)) = rest.strip_prefix('_').and_then(|it| it.split_once('.')) {
            rest = more;
        }
        Some(rest.trim_end_matches('.'))
    }
}

/// What is asked for members.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SourceKind {
    /// `dns:app.internal:3000`: each address of the name is a member.
    Addresses {
        /// The name, lower case.
        name: String,
        /// The port.
        port: u16,
    },
    /// `srv:_http._tcp.web.internal`: targets, ports, priorities and weights (RFC 2782).
    Services {
        /// The name, lower case.
        name: String,
    },
    /// `file:/etc/candor/members`: a server on each line, watched.
    File {
        /// The file.
        path: PathBuf,
    },
    /// `docker:web:3000`: containers of this name or Compose service.
    Container {
        /// Name of the container, or of the Compose service.
        name: String,
        /// The port inside.
        port: u16,
    },
    /// `docker:label:app=web:3000`: containers with this label.
    Label {
        /// The label.
        label: String,
        /// Its value; `None`: any.
        value: Option<String>,
        /// The port inside.
        port: u16,
    },
}

/// How a member is chosen among those that can be asked.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Balance {
    /// `round_robin`: in turn, smoothly by weight. The default.
    #[default]
    RoundRobin,
    /// `least`: the fewest requests in flight for its weight.
    Least,
    /// `p2c`: of two at random, the one with fewer requests in flight.
    TwoChoices,
    /// `ewma`: of two at random, the one with the lower peak-sensitive latency times load.
    Latency,
    /// `random`: at random, by weight.
    Random,
    /// `hash:…`: consistent, with bounded load.
    Hash(HashKey),
}

/// What is hashed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HashKey {
    /// `hash:ip`: the client's address.
    Client,
    /// `hash:path`: the path, without the query.
    Path,
    /// `hash:header:NAME`: a field's value; the client's address where it is missing.
    Field(String),
    /// `hash:cookie:NAME`: a cookie's value; the client's address where it is missing.
    Cookie(String),
}

/// A client stays with its member, by a signed cookie.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sticky {
    /// The cookie's name. Default `candor_member`.
    pub cookie: String,
    /// What signs it; `None`: a key derived from this machine's identity and the upstream's name.
    pub key: Option<Setting<String>>,
    /// How long a browser keeps it; `None`: for its session, the default.
    pub age: Option<Setting<Duration>>,
}

/// An active health check.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// What is asked.
    pub kind: HealthKind,
    /// Between two checks of a member; ten percent of it is left to chance. Default 5 s.
    pub every: Setting<Duration>,
    /// For a whole check. Default 2 s.
    pub timeout: Setting<Duration>,
    /// So many good checks in a row make a member healthy again. Default 2.
    pub rise: u32,
    /// So many bad checks in a row make it unhealthy. Default 3.
    pub fall: u32,
    /// Another port than the member's.
    pub port: Option<u16>,
    /// Where it is written.
    pub place: Place,
}

/// What a health check asks, and what it expects.
#[derive(Clone, Debug, PartialEq)]
pub enum HealthKind {
    /// A request.
    Http(Box<HttpCheck>),
    /// A connection (and its TLS handshake).
    Tcp,
    /// `grpc.health.v1.Health/Check`, which must answer SERVING.
    Grpc {
        /// The service asked about; empty: the server.
        service: String,
    },
}

/// A health check by a request.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpCheck {
    /// `GET` by default.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// What `Host` says; `None`: the member's own.
    pub host: Option<String>,
    /// Fields that are sent.
    pub headers: Vec<(String, String)>,
    /// Statuses that are good, each a range. Default 200 to 299.
    pub statuses: Vec<(u16, u16)>,
    /// A text that the first 64 KiB of the body must contain.
    pub body: Option<String>,
    /// Fields that the answer must have, with these values.
    pub answer_headers: Vec<(String, String)>,
}

/// When a member is left alone for a while, by what its requests came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Eject {
    /// After so many failures in a row. Default 5; `None`: off.
    pub after: Option<Setting<u32>>,
    /// When so many percent of the requests within `window` failed, of at least `requests`. Off.
    pub rate: Option<Setting<u8>>,
    /// When its answers take so many times as long as the median of the other members. Off.
    pub slower: Option<Setting<f64>>,
    /// When its answers take longer than this. Off.
    pub slow: Option<Setting<Duration>>,
    /// What is looked at. Default 10 s.
    pub window: Setting<Duration>,
    /// Requests in the window before `rate`, `slow` or `slower` counts. Default 10.
    pub requests: u32,
    /// For how long, the first time; each further time as much longer, up to ten times. Default 30 s.
    pub time: Setting<Duration>,
    /// At most this share of the members, in percent. Default 50.
    pub share: u8,
    /// Whether a 5xx of the application's own is a failure. Default false.
    pub statuses: bool,
    /// Where it is written.
    pub place: Place,
}

/// When the whole upstream is left alone for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Circuit {
    /// When so many percent of the requests within `window` failed. Default 50.
    pub rate: Setting<u8>,
    /// Requests in the window before it counts. Default 20.
    pub requests: u32,
    /// What is looked at. Default 10 s.
    pub window: Setting<Duration>,
    /// For how long, before one request is let through. Default 10 s.
    pub time: Setting<Duration>,
    /// Where it is written.
    pub place: Place,
}

/// How much a member is given at a time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limits {
    /// Connections to a member; `None`: off, the default.
    pub connections: Option<Setting<u64>>,
    /// Requests in flight at a member; `None`: off, the default.
    pub requests: Option<Setting<u64>>,
    /// Requests that may wait for one of them to end. Default 128; 0: none.
    pub queue: Setting<u64>,
}

/// What is spoken to a member.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Protocol {
    /// HTTP/1.1. The default.
    #[default]
    Http1,
    /// HTTP/2: by ALPN where TLS is spoken, else with prior knowledge.
    Http2,
    /// Whichever of the two TLS agrees on; HTTP/1.1 without TLS.
    Auto,
    /// FastCGI 1.0, as responder.
    FastCgi,
    /// The uwsgi protocol.
    Uwsgi,
}

/// Version of a PROXY header.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum ProxyVersion {
    /// As text.
    V1,
    /// As bytes.
    V2,
}
