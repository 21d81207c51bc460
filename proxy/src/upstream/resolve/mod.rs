//! Names to addresses: what is known, for how long, and who waits for it.
//!
//! A name in use is asked again when its TTL ends, in the background, so that a request waits only
//! for a name that nobody used of late. It is asked again at once when no connection could be made,
//! at most once a second: a container that is made anew has another address, long before the TTL
//! ends. When asking again fails, the old answers are used on for at
//! most five minutes after their TTL, and the evidence shows it by an age above the TTL.

mod answer;
mod ask;
mod client;
mod everyone;
mod known;
mod members;
mod system;

use std::collections::HashMap;
use std::io;
use std::mem;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Weak};
use std::time::Duration;

use arc_swap::ArcSwapOption;
use candor_conf::model;
use candor_diagnostics::evidence::{Evidence, Resolution, ResolutionOutcome, ResolverSaid};
use hickory_resolver::proto::rr::Name;
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::time::{Instant, timeout, timeout_at};

use super::{Moved, evidence};
pub(super) use answer::Service;
use ask::{Asked, Asker};
pub(super) use known::{Answer, Known, Resolved};
use known::{BEFORE_MAX, RETRY};
pub(super) use members::{Listed, Outcome};

/// The names of a snapshot and what is known of them.
#[derive(Debug)]
pub struct Resolver {
    dns: model::Dns,
    asker: Asker,
    /// Names that some snapshot still uses; bounded by the configuration.
    lookups: Mutex<HashMap<Endpoint, Weak<Lookup>>>,
}

/// A name and a port.
#[derive(Debug, Eq, Hash, PartialEq)]
struct Endpoint {
    name: Box<str>,
    port: u16,
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
    /// Called when `known` led nowhere.
    doubted: Arc<Notify>,
    /// What has been asked so far, for those whose patience ends before the answer.
    progress: Mutex<Resolution>,
    /// Whose turn it is among the addresses of a family.
    turn: AtomicUsize,
    /// The family that worked last: a host without a way to the other should not try it each time.
    prefer_v4: AtomicBool,
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
            prohibit,
        } = dns;
        // The place too, because evidence names it.
        self.dns.resolvers == *resolvers
            && self.dns.timeout == *timeout
            && self.dns.search == *search
            && self.dns.prohibit == *prohibit
    }

    /// Registers a name; asks nothing yet.
    pub(super) fn register(self: &Arc<Self>, name: &str, port: u16) -> Arc<Lookup> {
        let mut lookups = self.lookups.lock();
        lookups.retain(|_, lookup| lookup.strong_count() > 0);
        let key = Endpoint {
            name: name.into(),
            port,
        };
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
            doubted: Arc::default(),
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

impl Resolver {
    /// The addresses of a name that no upstream dials, within this limit; nothing where there are
    /// none, or none that may be connected to.
    pub async fn addresses(
        self: &Arc<Self>,
        name: &str,
        port: u16,
        limit: Duration,
    ) -> Option<Vec<SocketAddr>> {
        let lookup = self.register(name, port);
        let limit = model::Setting {
            value: limit,
            place: None,
        };
        let resolved = lookup.resolve(&limit).await.ok()?;
        let answers = resolved.known.answers().iter();
        Some(answers.map(|answer| answer.address).collect())
    }

    /// The other names that are known to have addresses.
    fn others(&self, name: &str) -> Vec<String> {
        let lookups = self.lookups.lock();
        let known = lookups.iter().filter(|(endpoint, lookup)| {
            let known = lookup.upgrade().and_then(|lookup| lookup.known.load_full());
            *endpoint.name != *name && known.is_some_and(|known| !known.answers.is_empty())
        });
        known
            .map(|(endpoint, _)| endpoint.name.to_string())
            .collect()
    }
}

/// A name without the dot of the root.
fn text(name: &Name) -> String {
    let text = name.to_string();
    text.strip_suffix('.').map(str::to_owned).unwrap_or(text)
}

// === impl Lookup ===

impl Lookup {
    /// The name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// What every resolver says of the name now; none where the hosts file knows it.
    #[cold]
    pub(crate) async fn ask_everyone(&self, limit: Duration) -> Vec<ResolverSaid> {
        self.resolver.asker.ask_everyone(&self.name, limit).await
    }

    /// Whether it has an address, as far as can be found out within this time.
    #[cold]
    pub(crate) async fn is_known(self: &Arc<Self>, limit: Duration) -> bool {
        let limit = model::Setting {
            value: limit,
            place: None,
        };
        self.resolve(&limit).await.is_ok()
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
        let known = match &before {
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
            _ => Known::new(asked, self.port, now).after(before.as_deref()),
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

    /// No connection could be made to what is known: asks again, unless that was just now.
    #[cold]
    pub(super) fn doubt(&self, known: &Known) {
        if known.at.elapsed() >= RETRY {
            self.used.store(true, Ordering::Relaxed);
            self.doubted.notify_waiters();
        }
    }

    /// Waits until something new is known.
    #[cfg(test)]
    pub(super) async fn learned(&self) {
        self.learned.notified().await;
    }

    /// Whether it led elsewhere.
    #[cold]
    pub(super) fn moved(&self) -> Option<Moved> {
        let known = self.known.load();
        let known = known.as_ref()?;
        let (at, before) = known.changed.as_ref()?;
        let after = known.answers.iter().take(BEFORE_MAX);
        let before = before.iter().take(BEFORE_MAX);
        Some(Moved {
            name: self.name.to_string(),
            port: self.port,
            at: at.into_std(),
            before: before.map(ToString::to_string).collect(),
            after: after
                .map(|answer| answer.address.ip().to_string())
                .collect(),
        })
    }

    /// Remembers which family works.
    pub(super) fn worked(&self, peer: SocketAddr) {
        if self.prefer_v4.load(Ordering::Relaxed) != peer.is_ipv4() {
            self.prefer_v4.store(peer.is_ipv4(), Ordering::Relaxed);
        }
    }
}

/// Asks for a name now, and again whenever its TTL ends or it led nowhere, for as long as it is used.
async fn keep(mut lookup: Arc<Lookup>) {
    let mut ending = Ending(Some(Arc::downgrade(&lookup)));
    loop {
        let resolver = &lookup.resolver;
        let mut asked = resolver.asker.ask(&lookup.name, &lookup.progress).await;
        if asked.resolution.outcome == ResolutionOutcome::NxDomain {
            let others = resolver.others(&lookup.name);
            asked.resolution.similar = resolver.asker.similar(&lookup.name, others);
        }
        let again = lookup.learn(asked);
        // Sleeping must not keep alive what no snapshot uses.
        let weak = Arc::downgrade(&lookup);
        let doubted = Arc::clone(&lookup.doubted);
        drop(lookup);
        // Whichever comes first.
        let _ = timeout_at(again, doubted.notified()).await;
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
