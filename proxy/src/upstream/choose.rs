//! Who is asked: which members may be, and when none can be, why.

mod connections;
mod memory;
mod queue;
mod sticky;

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use candor_conf::model::{self, HashKey};
use candor_diagnostics::diagnosis::Diagnosis;
use candor_diagnostics::evidence::{AtLimit, Evidence};

use super::balance::{Among, Balancer, Way, stable};
use super::members::Members;
use super::state::{UpstreamState, bar};
use super::{Server, Upstream, evidence, health};
use crate::exchange::Request;
use crate::policy::cookie;

pub(crate) use connections::ConnectionPlace;
pub(crate) use memory::Choosing;
pub(crate) use queue::{Free, Place, Queue};
pub(crate) use sticky::{Sticky, Tag};

/// For whom a member is chosen.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// The client's address without port.
    pub client: &'a str,
    /// The request.
    pub request: &'a Request<'a>,
    /// The members that were tried already, by [`Server::id`]: another one is taken, or none.
    pub tried: &'a [u64],
}

/// What came of choosing.
#[derive(Debug)]
pub enum Choice {
    /// This member.
    Member(Chosen),
    /// None: all that may be asked serve as many requests as they may, or others wait already.
    Full,
    /// None, and why.
    None(Box<Evidence>),
}

/// A member that was chosen. It counts as busy until this is dropped.
#[derive(Debug)]
pub struct Chosen {
    server: Arc<Server>,
    /// Where requests in flight at all members are counted, if they are, and where it is written down
    /// that this one began.
    counted: Option<(Arc<UpstreamState>, Option<u16>)>,
}

impl Chosen {
    /// Counts a member as busy.
    pub(crate) fn new(server: &Arc<Server>) -> Self {
        server.state.active.fetch_add(1, Ordering::Relaxed);
        Self {
            server: Arc::clone(server),
            counted: None,
        }
    }

    /// Counts a member as busy, unless it serves as many requests as it may.
    fn within(server: &Arc<Server>, most: u32) -> Option<Self> {
        let more = |active: u32| (active < most).then_some(active + 1);
        let active = &server.state.active;
        active
            .try_update(Ordering::Relaxed, Ordering::Relaxed, more)
            .ok()?;
        Some(Self {
            server: Arc::clone(server),
            counted: None,
        })
    }

    fn counted(mut self, upstream: &Arc<UpstreamState>, begun: Option<u16>) -> Self {
        upstream.active.fetch_add(1, Ordering::Relaxed);
        self.counted = Some((Arc::clone(upstream), begun));
        self
    }

    /// The member.
    pub fn server(&self) -> &Arc<Server> {
        &self.server
    }
}

impl Deref for Chosen {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}

impl Drop for Chosen {
    fn drop(&mut self) {
        self.server.state.active.fetch_sub(1, Ordering::Relaxed);
        if let Some((upstream, begun)) = &self.counted {
            upstream.active.fetch_sub(1, Ordering::Relaxed);
            if let Some(begun) = begun {
                upstream.queue.end(*begun);
            }
            upstream.queue.freed(self.server.id);
        }
    }
}

/// What a request to a member came to.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// A head came, with this status, so long after the request was begun.
    Answered {
        /// Its status.
        status: u16,
        /// From the choice of the member on.
        took: Duration,
        /// With a 503: for how long the member asked to be left alone.
        retry_after: Option<Duration>,
    },
    /// None came, or the answer broke off.
    Failed {
        /// Why.
        diagnosis: &'a Diagnosis,
        /// From the choice of the member on.
        took: Duration,
    },
}

/// How an upstream's members are chosen: its settings, ready for use.
#[derive(Debug)]
pub(super) struct Rules {
    balancer: Balancer,
    /// The cookie that keeps clients with their members.
    pub(super) sticky: Option<Sticky>,
    /// How long a slow start takes; 0: there is none.
    ramp_ms: u64,
    /// When fewer than this share of the members, in percent, and no backup can be asked, all are.
    panic: u8,
    /// Whether choosing asks what time it is.
    needs_clock: bool,
    /// Whether requests in flight at all members are counted.
    counts: bool,
    /// Whether members have limits: see [`Server::limit`].
    is_limited: bool,
}

impl Rules {
    pub(super) fn new(settings: &model::Upstream) -> Self {
        let way = Way::from(&settings.balance);
        let ramp = settings.slow_start.as_ref();
        let ramp_ms = ramp.map_or(0, |ramp| ramp.value.as_millis() as u64);
        let panic = settings.panic.value;
        let limits = &settings.limits;
        let is_limited = limits.requests.is_some() || limits.connections.is_some();
        let clocked = ramp_ms > 0 || panic > 0 || is_limited;
        Self {
            balancer: Balancer::new(way),
            sticky: settings
                .sticky
                .as_ref()
                .map(|sticky| Sticky::new(&settings.name, sticky)),
            ramp_ms,
            panic,
            needs_clock: clocked || matches!(way, Way::Latency | Way::Hash),
            counts: way == Way::Hash || is_limited,
            is_limited,
        }
    }

    pub(super) fn way(&self) -> Way {
        self.balancer.way
    }
}

impl Upstream {
    /// Chooses a member.
    pub fn choose(&self, asker: &Asker<'_>) -> Choice {
        if self.rules.is_limited && self.state.queue.waiting() > 0 {
            return Choice::Full;
        }
        self.choose_among(asker, &Free::All)
    }

    /// Chooses one of these members, whoever waits: for who has waited.
    pub(crate) fn choose_among(&self, asker: &Asker<'_>, free: &Free) -> Choice {
        let rules = &self.rules;
        let members = self.members.load();
        let now_ms = match rules.needs_clock {
            true => now_ms(),
            false => 0,
        };
        let bars = self.bars(&members, now_ms);
        let may = |server: &Server| server.state.is_open(bars);
        if !rules.is_limited {
            let Some(index) = self.find(&members, asker, now_ms, may) else {
                return Choice::None(Box::new(self.none(&members)));
            };
            if !self.is_let_through() {
                return Choice::None(Box::new(self.circuit_evidence(Instant::now())));
            }
            let chosen = Chosen::new(&members[usize::from(index)]);
            return Choice::Member(match rules.counts {
                true => chosen.counted(&self.state, None),
                false => chosen,
            });
        }
        let has_room = |it: &Server| may(it) && it.state.active() < it.limit && free.has(it.id);
        while let Some(index) = self.find(&members, asker, now_ms, has_room) {
            let server = &members[usize::from(index)];
            // Another thread may have been quicker.
            if let Some(chosen) = Chosen::within(server, server.limit) {
                if !self.is_let_through() {
                    drop(chosen);
                    self.state.queue.freed(server.id);
                    return Choice::None(Box::new(self.circuit_evidence(Instant::now())));
                }
                let begun = self.state.queue.begin(now_ms);
                return Choice::Member(chosen.counted(&self.state, begun));
            }
        }
        let is_new = |it: &Server| !asker.tried.contains(&it.id);
        match members.iter().any(|it| may(it) && is_new(it)) {
            true => Choice::Full,
            false => Choice::None(Box::new(self.none(&members))),
        }
    }

    /// Whether members are asked whatever their health, since too few are well.
    #[cold]
    pub(crate) fn is_panic(&self) -> bool {
        self.rules.panic > 0 && self.members.load().is_panic(self.rules.panic)
    }

    /// What bars members from being asked.
    fn bars(&self, members: &Members, now_ms: u64) -> u8 {
        match self.rules.panic {
            0 => bar::ALL,
            share => members.bars(share, now_ms),
        }
    }

    /// One of the members for which `may` holds, and that were not tried.
    fn find(
        &self,
        members: &Members,
        asker: &Asker<'_>,
        now_ms: u64,
        may: impl Fn(&Server) -> bool,
    ) -> Option<u16> {
        let fresh = |server: &Server| may(server) && !asker.tried.contains(&server.id);
        let own = self.own_member(members, asker.request);
        if let Some(own) = own.filter(|own| fresh(&members[usize::from(*own)])) {
            return Some(own);
        }
        match asker.tried.is_empty() {
            true => self.pick(members, asker, now_ms, may),
            false => self.pick(members, asker, now_ms, fresh),
        }
    }

    /// The member that a client's cookie says it stays with.
    fn own_member(&self, members: &Members, request: &Request<'_>) -> Option<u16> {
        let sticky = self.rules.sticky.as_ref()?;
        let name = sticky.name.as_bytes();
        let value = cookie::find(&request.head.fields, request.bytes, name)?;
        members.tagged(value)
    }

    /// The name of the cookie by which a client stays with its member.
    pub(crate) fn own_cookie(&self) -> Option<&str> {
        Some(&self.rules.sticky.as_ref()?.name)
    }

    /// Appends the field that lets a client stay with the member that answered, unless it does already.
    /// `failed`: whether a member, by its text, was tried in vain.
    pub(crate) fn stick(
        &self,
        out: &mut Vec<u8>,
        request: &Request<'_>,
        server: &Server,
        failed: impl Fn(&str) -> bool,
        is_secure: bool,
    ) {
        let Some(sticky) = &self.rules.sticky else {
            return;
        };
        let members = self.members.load();
        if let Some(own) = self.own_member(&members, request) {
            let own = &members[usize::from(own)];
            // Where it was full for a moment, the client comes back to it.
            if own.id == server.id || (own.state.is_available() && !failed(&own.text)) {
                return;
            }
        }
        sticky.set(out, &server.text, is_secure);
    }

    /// Chooses a member that nobody in the line waits for: for who finds it full.
    #[cold]
    pub(crate) fn choose_unwanted(&self, asker: &Asker<'_>) -> Option<Chosen> {
        match self.choose_among(asker, &self.state.queue.unwanted()) {
            Choice::Member(chosen) => Some(chosen),
            Choice::Full | Choice::None(_) => None,
        }
    }

    /// A place in the line of those that wait for a member that has room; `None`: the line is full.
    /// `tried`: the members that this request failed at.
    pub(crate) fn line_up(&self, tried: &[u64]) -> Option<Place> {
        let max = self.settings.limits.queue.value;
        Place::join(&self.state, &self.telemetry, max, tried)
    }

    /// One of the members for which `may` holds; a backup if there is no other.
    fn pick(
        &self,
        members: &Members,
        asker: &Asker<'_>,
        now_ms: u64,
        may: impl Fn(&Server) -> bool,
    ) -> Option<u16> {
        let among = Among {
            members,
            may: |server: &Arc<Server>| may(server),
            now_ms,
            ramp_ms: self.rules.ramp_ms,
        };
        let balancer = &self.rules.balancer;
        let pick = |group| {
            let key = || {
                let active = self.state.active.load(Ordering::Relaxed);
                (self.key(asker), active)
            };
            balancer.pick(group, &among, asker.tried.is_empty(), key)
        };
        pick(&members.primary).or_else(|| pick(&members.backup))
    }

    /// What is hashed of a request.
    fn key(&self, asker: &Asker<'_>) -> u64 {
        let Asker {
            client, request, ..
        } = asker;
        let (head, bytes) = (request.head, request.bytes);
        let found = match &self.settings.balance {
            model::Balance::Hash(HashKey::Path) => Some(head.path.of(bytes)),
            model::Balance::Hash(HashKey::Field(name)) => head.fields.named(bytes, name.as_bytes()),
            model::Balance::Hash(HashKey::Cookie(name)) => {
                cookie::find(&head.fields, bytes, name.as_bytes())
            }
            _ => None,
        };
        stable(found.unwrap_or(client.as_bytes()))
    }

    /// Whether a member that was not tried may be asked.
    #[cold]
    pub fn has_untried(&self, tried: &[u64]) -> bool {
        let members = self.members.load();
        let bars = self.bars(&members, now_ms());
        let mut untried = members.iter().filter(|it| !tried.contains(&it.id));
        untried.any(|it| it.state.is_open(bars))
    }

    /// Another configuration takes the place of this one.
    #[cold]
    pub(crate) fn outdate(&self) {
        self.state.queue.renew();
    }

    /// Sets a member aside by hand, or asks it again; whether that changed anything.
    pub(crate) fn set_aside(&self, server: &Server, on: bool) -> bool {
        self.state.set_aside(&server.text, on);
        self.set_bar(server, bar::DRAINED, on)
    }

    /// Bars a member for this reason, or lifts the bar; whether that changed anything.
    pub(crate) fn set_bar(&self, server: &Server, reason: u8, on: bool) -> bool {
        let has_changed = server.state.set_bar(reason, on);
        if has_changed {
            self.state.queue.changed();
        }
        has_changed
    }

    /// Whether members have limits.
    pub(crate) fn is_limited(&self) -> bool {
        self.rules.is_limited
    }

    /// Whether it matters what requests come to, so that what costs time may be left out.
    pub(crate) fn minds_outcomes(&self) -> bool {
        self.settings.eject.is_some()
            || self.settings.circuit.is_some()
            || self.rules.way() == Way::Latency
    }

    /// A request to a member has come to this.
    pub(crate) fn report(&self, server: &Server, outcome: Outcome<'_>, now: Instant) {
        self.note_health(server, outcome, now);
        if self.rules.way() == Way::Latency {
            let latency = &server.state.choosing.latency;
            match outcome {
                Outcome::Answered { took, .. } => {
                    latency.answered(took.as_micros() as f32, now_ms());
                }
                Outcome::Failed { .. } => latency.failed(now_ms()),
            }
        }
    }

    /// How full it is.
    #[cold]
    pub(crate) fn at_limit(&self) -> Evidence {
        let limits = &self.settings.limits;
        let members = self.members.load();
        let open: Vec<_> = members
            .iter()
            .filter(|it| it.state.is_available())
            .collect();
        let most = open.iter().map(|it| it.limit).max().unwrap_or(u32::MAX);
        let requests = limits.requests.as_ref().map(|it| ("max_requests", it));
        let connections = limits
            .connections
            .as_ref()
            .map(|it| ("max_connections", it));
        let binding = |it: &(&str, &model::Setting<u64>)| it.1.value == u64::from(most);
        let limit = [requests, connections].into_iter().flatten().find(binding);
        let queue = &self.state.queue;
        let now_ms = now_ms();
        let oldest = queue.oldest_ms().unwrap_or(now_ms);
        Evidence::AtLimit(AtLimit {
            upstream: self.settings.name.to_string(),
            limit: limit.map_or("max_requests", |it| it.0),
            place: limit
                .and_then(|it| it.1.place.as_ref())
                .map(evidence::place),
            active: open.iter().map(|it| u64::from(it.state.active())).sum(),
            max: open.iter().map(|it| u64::from(it.limit)).sum(),
            waiting: queue.waiting_first(),
            waiting_max: limits.queue.value,
            oldest_ms: now_ms.saturating_sub(oldest),
        })
    }

    /// Why nobody is asked.
    #[cold]
    fn none(&self, members: &Members) -> Evidence {
        if let Some(unhealthy) = health::evidence(self, members) {
            return unhealthy;
        }
        let is_drained =
            |it: &&Arc<Server>| it.state.barred.load(Ordering::Relaxed) & bar::DRAINED != 0;
        Evidence::NoMember(self.no_member(members.iter().filter(is_drained).count()))
    }
}

/// Milliseconds since the process began.
pub(super) fn now_ms() -> u64 {
    crate::server::uptime_ms()
}
