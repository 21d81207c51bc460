//! What was meant: the configuration after parsing, inheritance and checks. Immutable.
//!
//! Nothing here is optional because a default was not applied yet: every value is effective.
//! [`Setting`] keeps, beside a value, the place it came from.

mod upstream;

use std::net::SocketAddr;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ipnet::IpNet;

pub use upstream::{
    Balance, Circuit, Dependency, DependencyProtocol, Eject, HashKey, Health, HealthKind,
    HttpCheck, Keepalive, Limits, Protocol, ProxyVersion, Retry, Server, ServerAddress, Source,
    SourceKind, Sticky, Tolerate, Upstream, UpstreamTls,
};

/// A whole configuration.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The process: `[candor]`.
    pub process: Process,
    /// `[dns]`.
    pub dns: Dns,
    /// `[diagnosis]`.
    pub diagnosis: Diagnosis,
    /// Every address to listen on; a site refers to them by index.
    pub listeners: Vec<Listener>,
    /// Every site, sorted by key.
    pub sites: Vec<Site>,
    /// Own templates of failures that belong to no site: those of `[defaults]`.
    pub errors: Vec<ErrorTemplate>,
    /// Every upstream: the named tables, and one for each server string written in place.
    pub upstreams: Vec<Upstream>,
    /// The files that were read, the main one first.
    pub files: Vec<Arc<str>>,
}

/// A place in a configuration file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Place {
    /// The file's path as given.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The byte range in the file that a message about it underlines.
    pub span: Range<u32>,
}

/// A value and where it is written; `place` is `None` for a built-in default.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Setting<T> {
    /// The effective value.
    pub value: T,
    /// Where it is written.
    pub place: Option<Place>,
}

/// `[candor]`.
#[derive(Clone, Debug)]
pub struct Process {
    /// Worker threads; `None`: one for each core.
    pub threads: Option<usize>,
    /// Peers whose forwarding fields and PROXY headers count. Default: nobody.
    pub trust: Vec<IpNet>,
    /// The access log.
    pub log: Log,
    /// Where metrics are served, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// Where questions are answered.
    pub admin: Admin,
    /// How long a drain may last. Default 30 s.
    pub shutdown: Setting<Duration>,
}

/// Where the admin interface listens.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Admin {
    /// On a unix socket in the runtime directory of the process's user.
    Default,
    /// Nowhere.
    Off,
    /// On this unix socket, which is made for its owner alone.
    Unix(PathBuf),
    /// On this loopback address, for whoever has a token.
    Tcp(SocketAddr),
}

/// The access log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Log {
    /// How a line is drawn.
    pub format: LogFormat,
    /// Where it goes; `None`: standard output.
    pub file: Option<PathBuf>,
    /// Whether the query is logged, in a key of its own.
    pub query: bool,
}

/// How an access-log line is drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// Apache's combined format.
    Combined,
    /// No access log; failures are logged all the same.
    Off,
}

/// `[dns]`.
#[derive(Clone, Debug)]
pub struct Dns {
    /// Resolvers to ask instead of the system's.
    pub resolvers: Vec<SocketAddr>,
    /// Limit for one try at one resolver. Default 2 s.
    pub timeout: Setting<Duration>,
    /// Search domains instead of the system's, if written.
    pub search: Option<Vec<String>>,
    /// Networks to which a resolver's answer may not lead. Default: link-local ones, where clouds
    /// have their metadata services, and those that mean "this host".
    pub prohibit: Vec<Setting<IpNet>>,
}

/// `[diagnosis]`.
#[derive(Clone, Debug)]
pub struct Diagnosis {
    /// Peers that are operators, under the conditions of architecture.md §4. Default: loopback.
    pub operators: Vec<IpNet>,
    /// Who is shown the operator's detail.
    pub show: Show,
    /// Whether a failure may be followed by a request of our own to the same server. Default true.
    pub probes: bool,
    /// The Docker engine's socket, if containers may be looked at. Default: they may not.
    pub docker: Option<PathBuf>,
    /// How many failures are kept in memory with all that is known of them. Default 200.
    pub capture: usize,
    /// How long failures and changes are kept. Default 7 days.
    pub keep: Duration,
    /// The file in which failures and changes survive a restart, if any.
    pub file: Option<PathBuf>,
    /// Whether faults may be injected through the admin interface. Default false.
    pub practice: bool,
}

/// Who is shown the operator's detail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Show {
    /// Operators only.
    Operator,
    /// Everybody; the start warns about it.
    Public,
    /// Nobody: even operators get the visitor's answer.
    IdOnly,
}

/// One address to listen on.
#[derive(Clone, Debug)]
pub struct Listener {
    /// The address.
    pub bind: Bind,
    /// Whether TLS is expected.
    pub tls: bool,
    /// Whether clients may begin with a PROXY header.
    pub proxy_header: ProxyHeader,
    /// Limits on clients.
    pub client: Client,
    /// Where it is written, or the site that implies it.
    pub place: Option<Place>,
}

/// What to bind.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Bind {
    /// An address; port 0 is allowed and the chosen port is reported.
    Tcp(SocketAddr),
    /// A unix socket path.
    Unix(PathBuf),
}

/// Whether clients may begin with a PROXY header. Only peers in `trust` are believed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ProxyHeader {
    /// Not looked for.
    Off,
    /// Read when it is there.
    Accept,
    /// Connections without one are closed.
    Require,
}

/// `[client]`: limits on clients of a listener.
#[derive(Clone, Debug)]
pub struct Client {
    /// TLS handshake. Default 10 s.
    pub handshake: Setting<Duration>,
    /// PROXY header. Default 5 s.
    pub proxy_header: Setting<Duration>,
    /// Whole request head, total. Default 30 s.
    pub head: Setting<Duration>,
    /// Between two reads of a request body. Default 60 s.
    pub body: Setting<Duration>,
    /// Idle keep-alive connection. Default 75 s.
    pub idle: Setting<Duration>,
    /// Idle tunnel (WebSocket); `None`: no limit, the default.
    pub tunnel_idle: Option<Setting<Duration>>,
    /// Connections at a time on the listener. Default 100 000.
    pub connections: Setting<u64>,
    /// Requests on one connection. Default 10 000.
    pub requests: Setting<u64>,
    /// Concurrent HTTP/2 streams on one connection. Default 128.
    pub streams: Setting<u64>,
    /// Bytes of a request head. Default 32 KiB.
    pub head_size: Setting<u64>,
    /// Fields of a request head. Default 100.
    pub head_fields: Setting<u64>,
}

/// One site.
#[derive(Clone, Debug)]
pub struct Site {
    /// The key as written.
    pub key: Arc<str>,
    /// Where it is written.
    pub place: Place,
    /// The hosts it answers for: the key's and `also`.
    pub hosts: Vec<HostPattern>,
    /// Hosts that are sent to the key's host: `redirect_from`.
    pub redirect_from: Vec<HostPattern>,
    /// `https://HOST[:PORT]`, where `redirect_from` sends to.
    pub canonical: String,
    /// Indices into [`Configuration::listeners`].
    pub listeners: Vec<usize>,
    /// TLS, when its listeners speak it.
    pub tls: Option<SiteTls>,
    /// The access log, inherited or its own.
    pub log: Log,
    /// Own templates of failures that belong to none of its routes.
    pub errors: Vec<ErrorTemplate>,
    /// Closed by the configuration: what was written about it.
    pub maintenance: Option<Setting<String>>,
    /// Routes; the site's own action is the one with the pattern `/`. In match order.
    pub routes: Vec<Route>,
}

/// Which hosts are meant.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum HostPattern {
    /// This host exactly; lower case, IPv6 in brackets.
    Exact(String),
    /// One label, then this suffix (without the leading dot).
    Wildcard(String),
    /// Any host.
    Any,
}

/// TLS of a site. Files are read by the proxy, not here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SiteTls {
    /// Certificate chain, PEM.
    pub certificate: PathBuf,
    /// Private key, PEM.
    pub key: PathBuf,
    /// CAs that client certificates must chain to; `None`: none is asked for.
    pub client_ca: Option<PathBuf>,
    /// Oldest version accepted.
    pub min: TlsVersion,
    /// Where it is written.
    pub place: Place,
}

/// A TLS version.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum TlsVersion {
    /// TLS 1.2.
    Tls12,
    /// TLS 1.3.
    Tls13,
}

/// One route.
#[derive(Clone, Debug)]
pub struct Route {
    /// The key as written; `/` for the site's own action.
    pub key: Arc<str>,
    /// Where it is written.
    pub place: Place,
    /// The method it is restricted to.
    pub method: Option<String>,
    /// The paths it matches.
    pub path: PathPattern,
    /// What is done.
    pub action: Action,
    /// A prefix removed before forwarding: `/api`.
    pub strip: Option<String>,
    /// Pattern and replacement applied to the path before forwarding.
    pub rewrite: Option<Rewrite>,
    /// Changes to the request's fields, outermost first.
    pub request_headers: Vec<FieldChange>,
    /// Changes to the response's fields, outermost first.
    pub response_headers: Vec<FieldChange>,
    /// Own templates of its failures, the most specific first.
    pub errors: Vec<ErrorTemplate>,
    /// Who may ask; `None`: everybody.
    pub access: Option<Box<Access>>,
    /// Largest request body. Default 10 MB.
    pub body_max: Setting<u64>,
}

/// Which clients may ask, by the address of their connection. `deny` is asked first.
#[derive(Clone, Debug)]
pub struct Access {
    /// Only clients in these networks, if there are any here.
    pub allow: Vec<Setting<IpNet>>,
    /// No clients in these networks.
    pub deny: Vec<Setting<IpNet>>,
}

/// Which paths a route matches, in its simplest form.
#[derive(Clone, Debug)]
pub enum PathPattern {
    /// Exactly this path.
    Exact(String),
    /// This prefix, which ends in `/`: the subtree. `/api/` matches `/api/` and below, and `/api`.
    Subtree(String),
    /// A subtree narrowed by a suffix: `/uploads/*.php`.
    SubtreeSuffix {
        /// Ends in `/`.
        prefix: String,
        /// `.php`.
        suffix: String,
    },
    /// Segments, some of which match anything: `/u/{id}/photo`.
    Segments {
        /// Each segment.
        segments: Vec<Segment>,
        /// Whether the pattern ends in `/`, so that everything below matches too.
        subtree: bool,
    },
    /// A regular expression, tried only if no plain pattern but `/` matches.
    Regex(regex::Regex),
}

/// One segment of a path pattern.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Segment {
    /// This text.
    Literal(String),
    /// Anything but nothing and `/`.
    Any,
}

/// A rewrite of the path.
#[derive(Clone, Debug)]
pub struct Rewrite {
    /// What to find.
    pub pattern: regex::Regex,
    /// What to put, with `$1`.
    pub replacement: String,
}

/// An own template in place of the built-in answer to visitors. Files are read by the proxy, not
/// here.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ErrorTemplate {
    /// The failures it is for.
    pub on: ErrorKey,
    /// The clients it is for.
    pub kind: TemplateKind,
    /// The file.
    pub file: PathBuf,
    /// Where it is written.
    pub place: Place,
}

/// Which failures a template is for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ErrorKey {
    /// A cause by its code: `connect_refused`.
    Cause(String),
    /// A status: `"502"`.
    Status(u16),
    /// A class of statuses by its first digit: `"5xx"`.
    Class(u16),
}

impl ErrorKey {
    /// The more specific, the smaller.
    pub(crate) const fn rank(&self) -> u8 {
        match self {
            Self::Cause(_) => 0,
            Self::Status(_) => 1,
            Self::Class(_) => 2,
        }
    }
}

/// Which clients a template is for; by the file's extension.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TemplateKind {
    /// `.html`: those that ask for HTML.
    Html,
    /// `.json`: those that ask for JSON.
    Json,
    /// `.txt`: all others.
    Text,
}

/// What a route does: exactly one thing.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "most routes forward; a box would be a step on their way"
)]
pub enum Action {
    /// Forward to an upstream.
    Proxy(Proxy),
    /// Answer with a redirect.
    Redirect {
        /// Target; `{path}`, `{query}` (with its `?`), `{host}` are filled in.
        target: String,
        /// 301, 302, 303, 307 or 308.
        status: u16,
    },
    /// Answer with a fixed body.
    Respond {
        /// The body.
        body: Arc<str>,
        /// The status.
        status: u16,
        /// How long to wait before. No key sets it: it is for `candor respond --delay`.
        delay: Option<Duration>,
    },
}

/// Forward to an upstream.
#[derive(Clone, Debug)]
pub struct Proxy {
    /// Index into [`Configuration::upstreams`].
    pub upstream: usize,
    /// Other upstreams for some requests, the first that matches.
    pub when: Vec<When>,
    /// Where a share of the requests is sent as well, without a look at the answer.
    pub mirror: Option<Box<Mirror>>,
    /// Where scripts are, for members that speak FastCGI or uwsgi.
    pub gateway: Option<Box<Gateway>>,
    /// What Host the upstream gets; effective: the route's, else the upstream's.
    pub host: HostPolicy,
    /// The timers; effective: defaults, upstream, site, route.
    pub timeouts: Timeouts,
    /// Largest response body, `limit.response_body`; default `u64::MAX`, off.
    pub response_body_max: Setting<u64>,
}

/// Another upstream for some requests: all that is written must match.
#[derive(Clone, Debug)]
pub struct When {
    /// Fields and their values; `None`: any value.
    pub header: Vec<(String, Option<String>)>,
    /// Cookies and their values; `None`: any value.
    pub cookie: Vec<(String, Option<String>)>,
    /// This share of the clients, in hundredths of a percent.
    pub share: Option<u32>,
    /// Index into [`Configuration::upstreams`].
    pub upstream: usize,
    /// What Host the upstream gets.
    pub host: HostPolicy,
    /// Where it is written.
    pub place: Place,
}

/// A share of the requests is sent to a second upstream as well.
#[derive(Clone, Debug)]
pub struct Mirror {
    /// Index into [`Configuration::upstreams`].
    pub upstream: usize,
    /// In hundredths of a percent. Default 10 000, all.
    pub share: u32,
    /// Where it is written.
    pub place: Place,
}

/// What a FastCGI or uwsgi member is told of the files (RFC 3875).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Gateway {
    /// `files`: DOCUMENT_ROOT.
    pub root: PathBuf,
    /// Whether the path is looked for below `root`: `php`. A script that exists is called by its
    /// name, another file is served as it is, and for the rest `index.php` is called. Without it every
    /// request is for the one application behind the member.
    pub looks: bool,
    /// Where it is written.
    pub place: Place,
}

/// What Host an upstream gets.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum HostPolicy {
    /// The client's.
    Client,
    /// The server's own name.
    Upstream,
    /// This text.
    Literal(String),
}

impl HostPolicy {
    /// As it is written.
    pub fn word(&self) -> &str {
        match self {
            Self::Client => "client",
            Self::Upstream => "upstream",
            Self::Literal(text) => text,
        }
    }
}

/// The timers of an attempt and of a whole exchange; each has the key `timeout.NAME`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Timeouts {
    /// Name resolution. Default 5 s.
    pub resolve: Setting<Duration>,
    /// Connecting, all addresses together. Default 3 s.
    pub connect: Setting<Duration>,
    /// TLS handshake. Default 5 s.
    pub tls: Setting<Duration>,
    /// Between two writes of the request. Default 30 s.
    pub write: Setting<Duration>,
    /// From the end of the request to the first byte of the response. Default 60 s.
    pub first_byte: Setting<Duration>,
    /// From the first byte of the response to the end of its head, total. Default 10 s.
    pub head: Setting<Duration>,
    /// Between two reads of the response body. Default 60 s.
    pub idle: Setting<Duration>,
    /// The whole request body, total; `None`: off, the default.
    pub upload: Option<Setting<Duration>>,
    /// The whole exchange; `None`: off, the default.
    pub total: Option<Setting<Duration>>,
    /// Waiting for a member that has room, or for a paused site. Default 5 s.
    pub queue: Setting<Duration>,
}

impl Timeouts {
    /// The same limit for each wait, and none for the whole.
    pub fn each(limit: &Setting<Duration>) -> Self {
        Self {
            resolve: limit.clone(),
            connect: limit.clone(),
            tls: limit.clone(),
            write: limit.clone(),
            first_byte: limit.clone(),
            head: limit.clone(),
            idle: limit.clone(),
            upload: None,
            total: None,
            queue: limit.clone(),
        }
    }
}

/// A change to the fields of a message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FieldChange {
    /// Field name, as written.
    pub name: String,
    /// What is done to it.
    pub change: Change,
}

/// What is done to a field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Change {
    /// Replace all lines of this name by these.
    Set(Vec<String>),
    /// Add these lines.
    Append(Vec<String>),
    /// Remove all lines.
    Remove,
}
