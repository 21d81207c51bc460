//! Active checks: each member is asked from time to time, on connections of its own, with the code
//! that dials and judges for requests; so a check that fails has an exact cause.

mod grpc;
mod http;

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use candor_conf::model::{
    self, Health, HealthKind, HostPolicy, Proxy, ServerAddress, Setting, Timeouts,
};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Attempt, Exchange};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::What;
use crate::upstream::connect::{self, Dialed};
use crate::upstream::member::Listed;
use crate::upstream::state::bar;
use crate::upstream::{Server, Upstream, evidence};

/// Checks at a time, of all upstreams.
static CHECKS: Semaphore = Semaphore::const_new(64);
/// A configured text is told up to so many bytes.
const TEXT_MAX: usize = 64;

/// What is known of a member's checks.
#[derive(Debug, Default)]
pub(super) struct Checked {
    /// The last one.
    pub(super) last: Option<Last>,
    /// Good ones in a row.
    good: u32,
    /// Bad ones in a row.
    pub(super) bad: u32,
    /// When the first of those in a row was bad.
    pub(super) failing_since: Option<Instant>,
    /// Whether any was ever good.
    pub(super) was_healthy: bool,
}

/// A check.
#[derive(Clone, Debug)]
pub(super) struct Last {
    /// When it ended.
    pub(super) at: Instant,
    pub(super) took: Duration,
    /// The status of the answer, if there was one.
    pub(super) status: Option<u16>,
    /// What was bad about it; `None`: it was good.
    pub(super) bad: Option<Bad>,
}

/// What was bad about a check.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Bad {
    /// No answer came, or none that can be used: why.
    Failed {
        /// The cause's code.
        cause: &'static str,
        /// Its variant.
        reason: Option<&'static str>,
    },
    /// Another answer than the one that is expected.
    Answered {
        /// In a few words, `503`, `NOT_SERVING`.
        answer: String,
        /// What was expected in its place.
        expected: String,
    },
}

/// What a check came to.
type Outcome = Result<Option<u16>, (Option<u16>, Bad)>;

/// Checks a member again and again.
pub(super) async fn repeat(upstream: Arc<Upstream>, server: Arc<Server>) {
    let Some(health) = upstream.settings.health.as_deref() else {
        return;
    };
    let dialled = dialled(&upstream, &server, health);
    let check = Check::of(&upstream, &dialled, health);
    loop {
        let Ok(permit) = CHECKS.acquire().await else {
            return;
        };
        let began = Instant::now();
        let outcome = check.run().await;
        drop(permit);
        upstream.note_check(health, &server, began, outcome);
        tokio::time::sleep(jittered(health.every.value)).await;
    }
}

/// What a member's checks ask, for people: a URL, or an address.
pub(super) fn url(upstream: &Upstream, server: &Server) -> String {
    let Some(health) = upstream.settings.health.as_deref() else {
        return String::new();
    };
    let settings = with_port(&server.settings, health.port);
    let authority = match &settings.address {
        ServerAddress::Address(address) => address.to_string(),
        ServerAddress::Name { name, port } => format!("{name}:{port}"),
        ServerAddress::Unix(path) => format!("unix:{}", path.display()),
    };
    let scheme = match settings.tls {
        true => "https",
        false => "http",
    };
    match &health.kind {
        // What no URL can say is not written as one.
        _ if authority.starts_with("unix:") => authority,
        HealthKind::Http(check) => format!("{scheme}://{authority}{}", check.path),
        HealthKind::Tcp => authority,
        HealthKind::Grpc { .. } => format!("{authority}/{}", grpc::PATH),
    }
}

/// The member at the port of its checks.
fn dialled(upstream: &Upstream, server: &Arc<Server>, health: &Health) -> Arc<Server> {
    if health.port.is_none() {
        return Arc::clone(server);
    }
    let settings = with_port(&server.settings, health.port);
    // One that was found is known by the name that led to it.
    let host = server
        .host
        .rsplit_once(':')
        .map_or(&*server.host, |it| it.0);
    let is_name = !host.starts_with('[') && host.parse::<Ipv4Addr>().is_err();
    let listed = Listed {
        server: &settings,
        is_backup: server.is_backup,
        name: (server.source.is_some() && is_name).then_some(host),
        source: server.source,
    };
    let (tls, resolver) = (upstream.tls.as_ref(), &upstream.resolver);
    let built = Server::build(server.index, &listed, &upstream.settings, tls, resolver);
    // It differs by its port alone from one that was built.
    built.map_or_else(|_| Arc::clone(server), Arc::new)
}

fn with_port(server: &model::Server, port: Option<u16>) -> model::Server {
    let mut server = server.clone();
    match (&mut server.address, port) {
        (ServerAddress::Address(address), Some(port)) => address.set_port(port),
        (ServerAddress::Name { port: of, .. }, Some(port)) => *of = port,
        (ServerAddress::Unix(_), _) | (_, None) => {}
    }
    server
}

/// What is asked of a member, prepared.
struct Check<'a> {
    upstream: &'a Upstream,
    server: &'a Server,
    kind: &'a HealthKind,
    limit: &'a Setting<Duration>,
    /// The request's head.
    head: Vec<u8>,
    proxy: Proxy,
}

impl<'a> Check<'a> {
    fn of(upstream: &'a Upstream, server: &'a Server, health: &'a Health) -> Self {
        let limit = &health.timeout;
        let head = match &health.kind {
            HealthKind::Http(check) => http::head(check, &server.host),
            HealthKind::Grpc { service } => grpc::head(&server.host, service),
            HealthKind::Tcp => Vec::new(),
        };
        Self {
            upstream,
            server,
            kind: &health.kind,
            limit,
            head,
            proxy: Proxy {
                upstream: upstream.index,
                when: Vec::new(),
                mirror: None,
                gateway: None,
                host: HostPolicy::Upstream,
                timeouts: Timeouts::each(limit),
                response_body_max: Setting {
                    value: u64::MAX,
                    place: None,
                },
            },
        }
    }

    async fn run(&self) -> Outcome {
        let mut attempt = Attempt::default();
        let began = Instant::now();
        let (limit, timeouts) = (self.limit.value, &self.proxy.timeouts);
        let dial = connect::dial(self.upstream, self.server, timeouts, &mut attempt);
        let dialed = match timeout(limit, dial).await {
            Ok(Ok(dialed)) => dialed,
            Ok(Err(connect::DialFailed)) => return Err((None, failed(attempt))),
            Err(_) => return Err((None, self.out_of_time(attempt, began))),
        };
        let left = limit.saturating_sub(began.elapsed());
        let (upstream, server) = (self.upstream, self.server);
        let mut of = attempt.clone();
        match timeout(left, self.ask(dialed, attempt)).await {
            Ok(outcome) => outcome,
            Err(_) => {
                upstream.describe(server, &mut of);
                of.phase = candor_diagnostics::exchange::Phase::Head;
                Err((None, self.out_of_time(of, began)))
            }
        }
    }

    async fn ask(&self, dialed: Dialed, attempt: Attempt) -> Outcome {
        match self.kind {
            HealthKind::Tcp => Ok(None),
            HealthKind::Http(check) => http::ask(self, check, dialed, attempt).await,
            HealthKind::Grpc { service } => grpc::ask(self, service, dialed, attempt).await,
        }
    }

    /// The time for all of it was over.
    fn out_of_time(&self, mut attempt: Attempt, began: Instant) -> Bad {
        let timer = match attempt.phase {
            candor_diagnostics::exchange::Phase::Head => "timeout.first_byte",
            _ => "timeout.total",
        };
        self.upstream.describe(self.server, &mut attempt);
        let timer = evidence::timer(timer, self.limit, began.elapsed());
        attempt.evidence.push(timer);
        failed(attempt)
    }
}

/// The cause of a check that failed, as a request's would be named.
fn failed(attempt: Attempt) -> Bad {
    let exchange = Exchange {
        phase: attempt.phase,
        attempts: vec![attempt],
        ..Exchange::default()
    };
    let diagnosis = diagnose(&exchange);
    Bad::Failed {
        cause: diagnosis.cause.code,
        reason: diagnosis.reason,
    }
}

/// Whether a fact is nothing but that the application answered with an error of its own.
const fn is_origin_status(fact: &Evidence) -> bool {
    matches!(fact, Evidence::OriginStatus { .. })
}

/// A configured text, so far that it can be told.
fn told(text: &str) -> &str {
    &text[..text.floor_char_boundary(TEXT_MAX)]
}

/// Ten percent more or less, so that checks do not march in step.
fn jittered(every: Duration) -> Duration {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    thread_local! {
        static STATE: RandomState = RandomState::new();
    }
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let chance = STATE.with(|state| state.hash_one(count)) % 2_001;
    every.mul_f64(0.9 + chance as f64 / 10_000.0)
}

impl Upstream {
    /// A check of a member has come to this.
    fn note_check(&self, health: &Health, server: &Server, began: Instant, outcome: Outcome) {
        let now = Instant::now();
        let (status, bad) = match outcome {
            Ok(status) => (status, None),
            Err((status, bad)) => (status, Some(bad)),
        };
        let is_down = server.state.is_barred_by(bar::UNHEALTHY);
        let mut known = server.state.health.known.lock();
        let checked = &mut known.checked;
        checked.last = Some(Last {
            at: now,
            took: now - began,
            status,
            bad: bad.clone(),
        });
        let flip = match bad {
            Some(bad) => {
                checked.good = 0;
                checked.bad += 1;
                checked.failing_since.get_or_insert(now);
                let (row, is_due) = (checked.bad, checked.bad >= health.fall);
                (!is_down && is_due).then_some(What::Fell { row, checked: bad })
            }
            None => {
                checked.bad = 0;
                checked.good += 1;
                checked.was_healthy = true;
                let is_up = !is_down || checked.good >= health.rise;
                let since = checked.failing_since.filter(|_| is_up);
                if is_up {
                    checked.failing_since = None;
                }
                let since = since.filter(|_| is_down);
                since.map(|since| What::Rose { after: now - since })
            }
        };
        let Some(flip) = flip else {
            return;
        };
        known.since = Some(now);
        if matches!(flip, What::Rose { .. }) {
            known.returned = Some(now);
        }
        drop(known);
        let is_down = matches!(flip, What::Fell { .. });
        self.set_bar(server, bar::UNHEALTHY, is_down);
        self.state.health.flip(Some(server), flip);
    }

    /// Nobody checks them any more: whoever fell is asked again.
    pub(super) fn forget_checks(&self) {
        for server in self.servers().iter() {
            server.state.health.known.lock().checked = Checked::default();
            self.set_bar(server, bar::UNHEALTHY, false);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn intervals_differ_by_ten_percent() {
        let every = Duration::from_secs(5);
        let all: Vec<_> = (0..1_000).map(|_| jittered(every)).collect();
        let (least, most) = (all.iter().min().unwrap(), all.iter().max().unwrap());
        assert!(*least >= every.mul_f64(0.9) && *most <= every.mul_f64(1.1001));
        assert!(*most - *least > every.mul_f64(0.15), "{least:?} {most:?}");
    }
}
