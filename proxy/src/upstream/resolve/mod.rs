//! Names to addresses: what is known, for how long, and who waits for it.
//!
//! A name in use is asked again when its TTL ends, in the background, so that a request waits only
//! for a name that nobody used of late. When asking again fails, the old answers are used on for at
//! most [`STALE_MAX`] after their TTL, and the evidence shows it by an age above the TTL.

mod ask;

use std::collections::HashMap;
use std::io;
use std::mem;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use candor_conf::model;
use candor_diagnostics::evidence::{Evidence, Resolution, ResolutionOutcome};
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until, timeout};

use super::evidence;
use ask::{Asked, Asker};

/// How long an answer is used, whatever its TTL says.
const TTL_MIN: Duration = Duration::from_secs(1);
const TTL_MAX: Duration = Duration::from_secs(3600);

/// How long it is believed that there is no answer, whatever the zone says.
const NEGATIVE_TTL_MAX: Duration = Duration::from_secs(5);

/// When to ask again after the resolvers failed.
const RETRY: Duration = Duration::from_secs(1);

/// How long after its TTL an answer is used on while asking again fails.
const STALE_MAX: Duration = Duration::from_secs(300);

/// For what never changes.
const FOREVER: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The names of a snapshot and what is known of them.
#[derive(Debug)]
pub struct Resolver {
    dns: model::Dns,
    asker: Asker,
    /// Names that some snapshot still uses; bounded by the configuration.
    lookups: Mutex<HashMap<(Box<str>, u16), Weak<Lookup>>>,
}

/// A name and port of an upstream's member, and what is known of it.
#[derive(Debug)]
pub struct Lookup {
    name: Box<str>,
    port: u16,
    resolver: Arc<Resolver>,
    known: ArcSwapOption<Known>,
    /// Whether somebody asked since the last resolution.
    used: AtomicBool,
    /// Whether a task keeps `known`: asks now, or sleeps until the TTL ends.
    kept: Mutex<bool>,
    /// Called when `known` has changed.
    learned: Notify,
    /// What has been asked so far, for those whose patience ends before the answer.
    progress: Mutex<Resolution>,
    /// Whose turn it is among the addresses of a family.
    turn: AtomicUsize,
    /// The family that worked last: a host without a way to the other should not try it each time.
    prefer_v4: AtomicBool,
}

/// An address to dial and its text.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The address.
    pub address: SocketAddr,
    /// The address as text.
    pub text: Arc<str>,
}

/// What came of a resolution.
#[derive(Debug)]
pub(super) struct Known {
    /// Empty when it failed.
    answers: Vec<Answer>,
    /// As evidence, without the age.
    resolution: Resolution,
    /// What else was observed when it failed.
    beside: Vec<Evidence>,
    /// When it was answered.
    at: Instant,
    /// Until when it is taken as it is.
    fresh_until: Instant,
    /// Until when it is used while asking again fails or lasts.
    stale_until: Instant,
}

/// What a name was resolved to, and whether it was known before.
#[derive(Clone, Debug)]
pub(super) struct Resolved {
    pub(super) known: Arc<Known>,
    cached: bool,
}

impl Resolver {
    /// A resolver for `dns`; `previous` itself, with all it knows, when its settings are the same.
    /// Changes of the system's own files are noticed at the next question.
    pub fn build(dns: &model::Dns, previous: Option<&Arc<Self>>) -> Arc<Self> {
        match previous {
            Some(previous) if previous.has_settings(dns) => Arc::clone(previous),
            _ => Self::with_files(dns, "/etc/resolv.conf".into(), "/etc/hosts".into()),
        }
    }

    pub(super) fn with_files(dns: &model::Dns, resolv_conf: PathBuf, hosts: PathBuf) -> Arc<Self> {
        Arc::new(Self {
            dns: dns.clone(),
            asker: Asker::new(dns, resolv_conf, hosts),
            lookups: Mutex::default(),
        })
    }

    fn has_settings(&self, dns: &model::Dns) -> bool {
        let model::Dns {
            resolvers,
            timeout,
            search,
        } = dns;
        // The place too, because evidence names it.
        self.dns.resolvers == *resolvers
            && self.dns.timeout == *timeout
            && self.dns.search == *search
    }

    /// Registers a name; asks nothing yet.
    pub(super) fn register(self: &Arc<Self>, name: &str, port: u16) -> Arc<Lookup> {
        let mut lookups = self.lookups.lock();
        lookups.retain(|_, lookup| lookup.strong_count() > 0);
        let key = (name.into(), port);
        if let Some(lookup) = lookups.get(&key).and_then(Weak::upgrade) {
            return lookup;
        }
        let lookup = Arc::new(Lookup {
            name: name.into(),
            port,
            resolver: Arc::clone(self),
            known: ArcSwapOption::from(Known::of_localhost(name, port).map(Arc::new)),
            used: AtomicBool::new(false),
            kept: Mutex::new(false),
            learned: Notify::new(),
            progress: Mutex::new(Resolution {
                question: name.to_owned(),
                ..Resolution::default()
            }),
            turn: AtomicUsize::new(0),
            prefer_v4: AtomicBool::new(false),
        });
        lookups.insert(key, Arc::downgrade(&lookup));
        lookup
    }
}

// === impl Lookup ===

impl Lookup {
    /// The name.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The port.
    pub(super) fn port(&self) -> u16 {
        self.port
    }

    /// At least one address, or why there is none.
    pub(super) async fn resolve(
        self: &Arc<Self>,
        limit: &model::Setting<Duration>,
    ) -> Result<Resolved, Vec<Evidence>> {
        if !self.used.load(Ordering::Relaxed) {
            self.used.store(true, Ordering::Relaxed);
        }
        let fresh = self.fresh(Instant::now());
        if let Some(known) = fresh {
            return Resolved {
                known,
                cached: true,
            }
            .checked();
        }
        let started = Instant::now();
        match timeout(limit.value, self.wait()).await {
            Ok(Ok(resolved)) => resolved.checked(),
            Ok(Err(error)) => Err(vec![
                Evidence::Internal {
                    what: "the thread for name resolution does not run".into(),
                },
                evidence::io("thread", &error),
            ]),
            Err(_) => {
                let elapsed = started.elapsed();
                let resolution = Resolution {
                    outcome: ResolutionOutcome::Timeout,
                    elapsed_ms: elapsed.as_millis() as u64,
                    ..self.progress.lock().clone()
                };
                Err(vec![
                    Evidence::Resolution(resolution),
                    evidence::timer("timeout.resolve", limit, elapsed),
                ])
            }
        }
    }

    fn fresh(&self, now: Instant) -> Option<Arc<Known>> {
        let known = self.known.load();
        known
            .as_ref()
            .filter(|known| now < known.fresh_until)
            .cloned()
    }

    /// Waits until something is known, starting the task that asks unless there is one.
    async fn wait(self: &Arc<Self>) -> io::Result<Resolved> {
        let mut cached = true;
        loop {
            let mut learned = std::pin::pin!(self.learned.notified());
            // Before looking, so that what is learned in between is not missed.
            learned.as_mut().enable();
            let now = Instant::now();
            if let Some(known) = self.fresh(now) {
                return Ok(Resolved { known, cached });
            }
            {
                let mut kept = self.kept.lock();
                let known = self.known.load_full();
                let usable = known.filter(|k| !k.answers.is_empty() && now < k.stale_until);
                match usable {
                    // In use: it is being asked right now, and the answer is hardly old.
                    Some(known) if *kept => {
                        return Ok(Resolved {
                            known,
                            cached: true,
                        });
                    }
                    _ if *kept => {}
                    _ => {
                        ask::spawn(keep(Arc::clone(self)))?;
                        *kept = true;
                    }
                }
            }
            cached = false;
            learned.await;
        }
    }

    /// Takes in what was asked and says when to ask again.
    fn learn(&self, asked: Asked) -> Instant {
        let now = Instant::now();
        let before = self.known.load_full();
        let known = match before {
            Some(before)
                if asked.answers.is_empty()
                    && asked.is_failure()
                    && !before.answers.is_empty()
                    && now < before.stale_until =>
            {
                Known {
                    fresh_until: now + RETRY,
                    ..before.copy()
                }
            }
            _ => Known::new(asked, self.port, now),
        };
        let fresh_until = known.fresh_until;
        self.known.store(Some(Arc::new(known)));
        self.learned.notify_waiters();
        fresh_until
    }

    /// Whether the name was used since the last call; if not, its task ends.
    fn still_used(&self) -> bool {
        let mut kept = self.kept.lock();
        let used = self.used.swap(false, Ordering::Relaxed);
        *kept = used;
        used
    }

    /// Writes the addresses into `order` as they are to be tried, and returns how many: families
    /// in turn (RFC 8305 §4), beginning with the one that worked last, and within a family in
    /// rotation.
    pub(super) fn order<'k>(&self, known: &'k Known, order: &mut [&'k Answer]) -> usize {
        let turn = match known.answers.len() {
            1 => 0,
            _ => self.turn.fetch_add(1, Ordering::Relaxed),
        };
        let prefer_v4 = self.prefer_v4.load(Ordering::Relaxed);
        let preferred = |answer: &&Answer| answer.address.is_ipv4() == prefer_v4;
        let rotated = |family: bool| {
            let count = known
                .answers
                .iter()
                .filter(|a| preferred(a) == family)
                .count();
            let members = known.answers.iter().filter(move |a| preferred(a) == family);
            members.cycle().skip(turn % count.max(1)).take(count)
        };
        let (mut one, mut other) = (rotated(true), rotated(false));
        for (length, slot) in order.iter_mut().enumerate() {
            let Some(answer) = one.next().or_else(|| other.next()) else {
                return length;
            };
            *slot = answer;
            mem::swap(&mut one, &mut other);
        }
        order.len()
    }

    /// Waits until something new is known.
    #[cfg(test)]
    pub(super) async fn learned(&self) {
        self.learned.notified().await;
    }

    /// Remembers which family works.
    pub(super) fn worked(&self, peer: SocketAddr) {
        if self.prefer_v4.load(Ordering::Relaxed) != peer.is_ipv4() {
            self.prefer_v4.store(peer.is_ipv4(), Ordering::Relaxed);
        }
    }
}

/// Asks for a name now, and again whenever its TTL ends, for as long as it is used.
async fn keep(mut lookup: Arc<Lookup>) {
    let mut ending = Ending(Some(Arc::downgrade(&lookup)));
    loop {
        let asked = lookup
            .resolver
            .asker
            .ask(&lookup.name, &lookup.progress)
            .await;
        let again = lookup.learn(asked);
        // Sleeping must not keep alive what no snapshot uses.
        let weak = Arc::downgrade(&lookup);
        drop(lookup);
        sleep_until(again).await;
        let Some(upgraded) = weak.upgrade() else {
            return;
        };
        if !upgraded.still_used() {
            ending.0 = None;
            return;
        }
        lookup = upgraded;
    }
}

/// Lets another task begin when one ends by a panic.
struct Ending(Option<Weak<Lookup>>);

impl Drop for Ending {
    fn drop(&mut self) {
        if let Some(lookup) = self.0.take().and_then(|weak| weak.upgrade()) {
            *lookup.kept.lock() = false;
            lookup.learned.notify_waiters();
        }
    }
}

// === impl Known ===

impl Known {
    fn new(asked: Asked, port: u16, now: Instant) -> Self {
        let Asked {
            answers,
            lifetime,
            resolution,
            beside,
        } = asked;
        let answers: Vec<Answer> = answers
            .into_iter()
            .map(|ip| SocketAddr::new(ip, port).into())
            .collect();
        let (lifetime, stale) = match answers.is_empty() {
            false => (
                lifetime.unwrap_or(TTL_MIN).clamp(TTL_MIN, TTL_MAX),
                STALE_MAX,
            ),
            true => (
                lifetime.unwrap_or(RETRY).clamp(RETRY, NEGATIVE_TTL_MAX),
                Duration::ZERO,
            ),
        };
        let fresh_until = now + lifetime;
        let stale_until = fresh_until + stale;
        Self {
            answers,
            resolution,
            beside,
            at: now,
            fresh_until,
            stale_until,
        }
    }

    /// `localhost` is loopback, and nobody is asked (RFC 6761 §6.3).
    fn of_localhost(name: &str, port: u16) -> Option<Self> {
        if name.strip_suffix('.').unwrap_or(name) != "localhost" {
            return None;
        }
        let answers = vec![
            IpAddr::V6(Ipv6Addr::LOCALHOST),
            IpAddr::V4(Ipv4Addr::LOCALHOST),
        ];
        let resolution = Resolution {
            question: name.to_owned(),
            outcome: ResolutionOutcome::Answered,
            answers: answers.iter().map(IpAddr::to_string).collect(),
            ..Resolution::default()
        };
        let asked = Asked {
            answers,
            lifetime: None,
            resolution,
            beside: Vec::new(),
        };
        let now = Instant::now();
        Some(Self {
            fresh_until: now + FOREVER,
            ..Self::new(asked, port, now)
        })
    }

    fn copy(&self) -> Self {
        Self {
            answers: self.answers.clone(),
            resolution: self.resolution.clone(),
            beside: self.beside.clone(),
            ..*self
        }
    }

    /// The addresses; at least one, once it was checked.
    pub(super) fn answers(&self) -> &[Answer] {
        &self.answers
    }
}

impl Resolved {
    /// The resolution as evidence.
    #[cold]
    pub(super) fn evidence(&self) -> Resolution {
        let Known { resolution, at, .. } = &*self.known;
        // `localhost` has no age.
        let asked = !resolution.resolvers.is_empty();
        let age = (self.cached && asked).then(|| at.elapsed().as_millis() as u64);
        Resolution {
            age_ms: age,
            ..resolution.clone()
        }
    }

    fn checked(self) -> Result<Self, Vec<Evidence>> {
        if !self.known.answers.is_empty() {
            return Ok(self);
        }
        let mut evidence = vec![Evidence::Resolution(self.evidence())];
        evidence.extend(self.known.beside.iter().cloned());
        Err(evidence)
    }
}

impl From<SocketAddr> for Answer {
    fn from(address: SocketAddr) -> Self {
        Self {
            address,
            text: address.to_string().into(),
        }
    }
}
