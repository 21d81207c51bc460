//! One request, from routed to logged.
//!
//! [`run`] is generic over the client's side, so that HTTP/1.1 and HTTP/2 share every decision.
//! The parts: `attempt` (connections and retries), `head` (send a request, await a head), `upload` and `relay` (the bodies),
//! `forward` (the heads), `answer` (what Candor says itself), `failure` (what went wrong, cold),
//! `tunnel` (after 101).

mod answer;
pub mod ask;
mod attempt;
mod body;
mod broken;
mod date;
pub mod downstream;
mod failure;
mod fault;
mod files;
pub mod forward;
mod gateway;
mod head;
mod hedge;
mod look;
mod maintenance;
pub mod mark;
mod meanwhile;
mod mirror;
mod odd;
mod origin_error;
pub mod preview;
mod queue;
mod refused;
mod relay;
mod request_id;
mod retry;
mod sample;
mod select;
mod tunnel;
mod upgrade;
mod upload;
mod wait;
mod when;
pub mod work;

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use candor_conf::model::{self, Action};
use candor_diagnostics::diagnosis::Diagnosis;
use candor_diagnostics::exchange::{Attempt, Exchange, Timeline};

use crate::clock::Deadline;
use crate::http1::field::Known;
use crate::http1::request::RequestHead;
use crate::policy::access;
use crate::route::Match;
use crate::server::{Bound, Connection, ConnectionGuard, Process, Snapshot, TlsInfo};
use crate::stream::Stream;
use crate::telemetry::{Delivered, RequestRecord, StatusBy};
use crate::upstream::protocol::{self, proxy_header::Ends};

pub(crate) use refused::Refused;
pub use request_id::RequestId;
pub(crate) use upgrade::{accept_of, websocket_key};
pub(crate) use upload::{poll_write_parts, trailer_lines};

use downstream::Downstream;
use gateway::Script;
use work::ExchangeWork;

/// The client's side of a connection, as far as requests on it need to know.
#[derive(Debug)]
pub struct ClientInfo {
    /// The process.
    pub process: Arc<Process>,
    /// The listener the connection came by.
    pub listener: Arc<Bound>,
    /// The socket's own peer; `None` on a unix socket.
    pub peer: Option<SocketAddr>,
    /// The client's address without port, as text: a PROXY header's, else the peer's.
    pub address: Box<str>,
    /// The client's address with its port: a PROXY header's, else the peer's.
    pub source: Option<SocketAddr>,
    /// The address that the socket was connected to; only where an upstream is told of it.
    pub local: Option<SocketAddr>,
    /// Whether a PROXY header came before.
    pub proxied: bool,
    /// Whether the peer's forwarding fields count.
    pub trusted: bool,
    /// What the TLS handshake agreed on.
    pub tls: Option<Box<TlsInfo>>,
    /// `https` or `http`.
    pub scheme: &'static str,
}

/// A request whose head was accepted.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// The head's bytes.
    pub bytes: &'a [u8],
    /// The index over them.
    pub head: &'a RequestHead,
    /// When the head was complete.
    pub started: Instant,
}

/// What becomes of the connection (HTTP/1.1) after an exchange.
#[derive(Debug)]
pub enum Next {
    /// The next request may come.
    KeepAlive,
    /// It is closed; `linger`: the client may still be sending, let it read the answer first.
    Close {
        /// Whether unread bytes may be on their way.
        linger: bool,
    },
    /// The message was cut: close so that the client can tell.
    Cut,
}

/// One exchange in progress.
pub(crate) struct Run<'a, D> {
    pub(crate) client: &'a ClientInfo,
    pub(crate) request: Request<'a>,
    pub(crate) down: &'a mut D,
    pub(crate) work: &'a mut ExchangeWork,
    pub(crate) deadline: &'a Deadline,
    /// No further request is wanted on this connection.
    pub(crate) last: bool,
    pub(crate) snapshot: &'a Arc<Snapshot>,
    pub(crate) listener: Option<usize>,
    pub(crate) id: RequestId,
    pub(crate) site: Option<usize>,
    pub(crate) route: Option<usize>,
    pub(crate) upstream: Option<usize>,
    pub(crate) peer: Option<Arc<str>>,
    /// The script that the path is for, where that was looked up.
    script: Option<Box<Script>>,
    pub(crate) timeline: Timeline,
    /// When the present attempt began, where its time is limited.
    pub(crate) try_began: Option<Instant>,
    /// Whether an interim head is on its way to the client, for who may drop the sending of it.
    pub(crate) interim_is_sent: Option<Arc<AtomicBool>>,
    /// Attempts that failed, oldest first.
    pub(crate) failed: Vec<Attempt>,
    pub(crate) retried: Vec<&'static str>,
    pub(crate) findings: Vec<&'static str>,
    pub(crate) status: u16,
    pub(crate) status_by: StatusBy,
    pub(crate) bytes_in: u64,
    pub(crate) bytes_out: u64,
    pub(crate) head_sent: bool,
    pub(crate) delivered: Delivered,
    /// A fault was put in its way on purpose.
    pub(crate) injected: bool,
    /// It is to be begun anew: there is another configuration, and nothing was done by the old one.
    pub(crate) is_renewed: bool,
    /// For how long it was held, or stood in line.
    pub(crate) waited: Waited,
}

/// How long an exchange waited before it was asked of a member; a reload changes nothing about it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Waited {
    pub(crate) total: Duration,
    /// Since when it stands in line for its first attempt.
    pub(crate) since: Option<Instant>,
}

/// Answers one request.
pub async fn run<D: Downstream>(
    client: &ClientInfo,
    request: Request<'_>,
    down: &mut D,
    work: &mut ExchangeWork,
    deadline: &Deadline,
    last: bool,
) -> Next {
    let id = match request.head.fields.first(request.bytes, Known::XRequestId) {
        Some(sent) if client.trusted => {
            RequestId::keep(sent).unwrap_or_else(|| RequestId::new(request.started))
        }
        _ => RequestId::new(request.started),
    };
    let mut waited = Waited::default();
    loop {
        let current = client.process.current(&client.listener);
        let mut run = Run {
            client,
            request,
            down: &mut *down,
            work: &mut *work,
            deadline,
            last,
            snapshot: &current.snapshot,
            listener: current.listener,
            id,
            site: None,
            route: None,
            upstream: None,
            peer: None,
            script: None,
            timeline: Timeline::default(),
            try_began: None,
            interim_is_sent: None,
            failed: Vec::new(),
            retried: Vec::new(),
            findings: Vec::new(),
            status: 0,
            status_by: StatusBy::Proxy,
            bytes_in: 0,
            bytes_out: 0,
            head_sent: false,
            delivered: Delivered::None,
            injected: false,
            is_renewed: false,
            waited,
        };
        let next = run.serve().await;
        if !run.is_renewed {
            return next;
        }
        waited = run.waited;
    }
}

impl<D: Downstream> Run<'_, D> {
    async fn serve(&mut self) -> Next {
        let snapshot = self.snapshot;
        let bytes = self.request.bytes;
        let head = self.request.head;
        let found = match self.listener {
            Some(listener) => snapshot.router.find(
                listener,
                head.authority.of(bytes),
                head.path.of(bytes),
                head.method.of(bytes),
            ),
            None => Match::NoRoute { site: None },
        };
        self.site = match found {
            Match::Route { site, .. }
            | Match::RedirectHost { site }
            | Match::BadPath { site, .. } => Some(site),
            Match::NoRoute { site } => site,
        };
        if let (Some(tls), Some(site)) = (&self.client.tls, self.site)
            && tls.policy != snapshot.policies[site]
        {
            return Box::pin(self.refuse(421, "tls_policy_of_another_site", None)).await;
        }
        if head.path.of(bytes).starts_with(answer::OWN_PATHS) && self.is_operator() {
            if head.path.of(bytes).starts_with(answer::CAUSE_PAGES) {
                return Box::pin(self.cause_page()).await;
            }
            if let Some(token) = self.enters() {
                return Box::pin(self.enter(token)).await;
            }
        }
        match found {
            Match::Route { site, route } => {
                self.route = Some(route);
                let route = &snapshot.configuration.sites[site].routes[route];
                if let Some(access) = &route.access
                    && let Some(denied) = access::denied(access, self.client)
                {
                    return Box::pin(self.deny(denied)).await;
                }
                if (snapshot.configuration.sites[site].maintenance.is_some()
                    || self.client.process.maintenance.is_on())
                    && let Err(next) = Box::pin(self.pass_site(site, route)).await
                {
                    return next;
                }
                match &route.action {
                    Action::Proxy(proxy) if proxy.gateway.as_ref().is_some_and(|it| it.looks) => {
                        Box::pin(self.look_up(route, proxy)).await
                    }
                    Action::Proxy(proxy) => {
                        let next = self.proxy(route, proxy).await;
                        if let Some(mirror) = &proxy.mirror
                            && !self.is_renewed
                        {
                            self.mirror(route, proxy, mirror);
                        }
                        next
                    }
                    Action::Redirect { target, status } => {
                        Box::pin(self.redirect(route, target, *status)).await
                    }
                    Action::Respond { .. } => self.respond(route).await,
                }
            }
            Match::RedirectHost { site } => Box::pin(self.redirect_host(site)).await,
            Match::BadPath { reason, .. } => Box::pin(self.refuse(400, reason, None)).await,
            Match::NoRoute { site } => Box::pin(self.no_route(site.is_some())).await,
        }
    }

    /// The limits on the client.
    pub(crate) fn limits(&self) -> &model::Client {
        self.snapshot.client_limits(self.listener)
    }

    /// Emits the request's log line and counters.
    pub(crate) fn record(&self, failure: Option<(&Exchange, &Diagnosis)>) {
        let head = self.request.head;
        let bytes = self.request.bytes;
        let route = self
            .site
            .zip(self.route)
            .map(|(site, route)| &*self.snapshot.configuration.sites[site].routes[route].key);
        let target = head.target.of(bytes);
        let (mut user_agent, mut referer) = (None, None);
        for field in &head.fields.list {
            match field.known {
                Known::UserAgent => user_agent = Some(field.value.of(bytes)),
                Known::Referer => referer = Some(field.value.of(bytes)),
                _ => {}
            }
        }
        let recovered = match failure {
            None if !self.failed.is_empty() => Some(self.recovered()),
            _ => None,
        };
        self.client.process.telemetry.request(&RequestRecord {
            time_unix_ms: crate::clock::unix_ms(self.request.started),
            request_id: self.id.as_bytes(),
            client: &self.client.address,
            method: head.method.of(bytes),
            scheme: self.client.scheme,
            host: head.authority.of(bytes),
            path: head.path.of(bytes),
            query: target
                .get(head.path.len() + 1..)
                .filter(|_| target.len() > head.path.len()),
            protocol: head.version.as_str(),
            status: self.status,
            status_by: self.status_by,
            site: self.site.map(|site| &*self.snapshot.sites[site]),
            route,
            upstream: self
                .upstream
                .map(|index| &*self.snapshot.upstreams[index].telemetry),
            peer: self.peer.as_deref(),
            bytes_in: self.bytes_in,
            bytes_out: self.bytes_out,
            duration_us: self.request.started.elapsed().as_micros() as u64,
            waited_us: self.waited.total.as_micros() as u64,
            timeline: self.timeline,
            user_agent,
            referer,
            delivered: self.delivered,
            failure,
            retried: &self.retried,
            recovered: recovered.as_ref(),
            findings: &self.findings,
            injected: self.injected,
        });
    }
}

impl ClientInfo {
    /// The ends of the client's connection, where an upstream is told of them.
    fn ends(&self) -> Option<Ends> {
        let (source, destination) = self.source.zip(self.local)?;
        Some(Ends {
            source,
            destination,
        })
    }

    /// As the next hop is told.
    fn sender(&self) -> forward::Sender<'_> {
        forward::Sender {
            address: &self.address,
            scheme: self.scheme,
            trusted: self.trusted,
            source: self.source,
            local: self.local,
        }
    }

    /// Splits a connection into what requests need to know, its bytes, and its guard.
    pub fn of(connection: Connection) -> (Self, Stream, ConnectionGuard) {
        let Connection {
            stream,
            peer,
            client,
            proxied,
            trusted,
            listener,
            tls,
            guard,
            process,
        } = connection;
        let scheme = if tls.is_some() { "https" } else { "http" };
        let address = match client {
            Some(client) => client.ip().to_canonical().to_string().into(),
            None => "unix".into(),
        };
        let local = match protocol::wants_ends() {
            true => local_of(&stream).or(listener.local),
            false => None,
        };
        let info = Self {
            process,
            listener,
            peer,
            address,
            source: client,
            local,
            proxied,
            trusted,
            tls,
            scheme,
        };
        (info, stream, guard)
    }
}

/// The address that a client's socket was connected to.
#[cold]
fn local_of(stream: &Stream) -> Option<SocketAddr> {
    stream.socket()?.raw().local_addr().ok()?.as_socket()
}
