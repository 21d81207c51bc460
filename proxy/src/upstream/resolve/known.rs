//! What is known of a name.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use candor_diagnostics::evidence::{AddressChange, Evidence, Resolution, ResolutionOutcome};
use tokio::time::Instant;

use super::ask::Asked;

/// How long an answer is used, whatever its TTL says.
pub(super) const TTL_MIN: Duration = Duration::from_secs(1);
pub(super) const TTL_MAX: Duration = Duration::from_secs(3600);

/// How long it is believed that there is no answer, whatever the zone says.
pub(super) const NEGATIVE_TTL_MAX: Duration = Duration::from_secs(5);

/// When to ask again after the resolvers failed.
pub(super) const RETRY: Duration = Duration::from_secs(1);

/// How long after its TTL an answer is used on while asking again fails.
const STALE_MAX: Duration = Duration::from_secs(300);

/// At most so many of the addresses before a change are told.
pub(super) const BEFORE_MAX: usize = 8;

/// For what never changes.
const FOREVER: Duration = Duration::from_secs(10 * 365 * 86_400);

/// An address to dial and its text.
#[derive(Clone, Debug)]
pub(in crate::upstream) struct Answer {
    /// The address.
    pub(in crate::upstream) address: SocketAddr,
    /// The address as text.
    pub(in crate::upstream) text: Arc<str>,
}

/// What came of a resolution.
#[derive(Debug)]
pub(in crate::upstream) struct Known {
    /// Empty when it failed.
    pub(super) answers: Vec<Answer>,
    /// As evidence, without the age.
    pub(super) resolution: Resolution,
    /// Answers that the configuration forbids.
    pub(in crate::upstream) prohibited: Vec<Evidence>,
    /// What else was observed when it failed.
    pub(super) beside: Vec<Evidence>,
    /// When the name last led elsewhere, and where it led before.
    pub(super) changed: Option<(Instant, Vec<IpAddr>)>,
    /// When it was answered.
    pub(super) at: Instant,
    /// Until when it is taken as it is.
    pub(super) fresh_until: Instant,
    /// Until when it is used while asking again fails or lasts.
    pub(super) stale_until: Instant,
}

/// What a name was resolved to, and whether it was known before.
#[derive(Clone, Debug)]
pub(in crate::upstream) struct Resolved {
    pub(in crate::upstream) known: Arc<Known>,
    pub(super) cached: bool,
}

// === impl Known ===

impl Known {
    pub(super) fn new(asked: Asked, port: u16, now: Instant) -> Self {
        let Asked {
            answers,
            services: _,
            unheard: _,
            lifetime,
            resolution,
            prohibited,
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
            prohibited,
            beside,
            changed: None,
            at: now,
            fresh_until,
            stale_until,
        }
    }

    /// `localhost` is loopback, and nobody is asked (RFC 6761 §6.3).
    pub(super) fn of_localhost(name: &str, port: u16) -> Option<Self> {
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
            services: Vec::new(),
            unheard: None,
            lifetime: None,
            resolution,
            prohibited: Vec::new(),
            beside: Vec::new(),
        };
        let now = Instant::now();
        Some(Self {
            fresh_until: now + FOREVER,
            ..Self::new(asked, port, now)
        })
    }

    pub(super) fn copy(&self) -> Self {
        Self {
            answers: self.answers.clone(),
            resolution: self.resolution.clone(),
            prohibited: self.prohibited.clone(),
            beside: self.beside.clone(),
            changed: self.changed.clone(),
            ..*self
        }
    }

    /// The same, after what was known before: where no address stayed, the name leads elsewhere.
    pub(super) fn after(mut self, before: Option<&Self>) -> Self {
        let Some(before) = before.filter(|before| !before.answers.is_empty()) else {
            return self;
        };
        let knew = |answer: &Answer| {
            let mut known = before.answers.iter();
            known.any(|known| known.address == answer.address)
        };
        let moved = !self.answers.is_empty() && !self.answers.iter().any(knew);
        self.changed = match moved {
            true => {
                let old = before.answers.iter().map(|answer| answer.address.ip());
                Some((self.at, old.collect()))
            }
            false => before.changed.clone(),
        };
        self
    }

    /// The addresses; at least one, once it was checked.
    pub(in crate::upstream) fn answers(&self) -> &[Answer] {
        &self.answers
    }
}

impl Resolved {
    /// The resolution as evidence.
    #[cold]
    pub(in crate::upstream) fn evidence(&self) -> Resolution {
        let Known {
            resolution,
            changed,
            at,
            ..
        } = &*self.known;
        // `localhost` has no age.
        let asked = !resolution.resolvers.is_empty();
        let age = (self.cached && asked).then(|| at.elapsed().as_millis() as u64);
        let changed = changed.as_ref().map(|(since, before)| AddressChange {
            before: before
                .iter()
                .take(BEFORE_MAX)
                .map(IpAddr::to_string)
                .collect(),
            ago_ms: since.elapsed().as_millis() as u64,
        });
        Resolution {
            changed,
            age_ms: age,
            ..resolution.clone()
        }
    }

    pub(super) fn checked(self) -> Result<Self, Vec<Evidence>> {
        if !self.known.answers.is_empty() {
            return Ok(self);
        }
        let mut evidence = vec![Evidence::Resolution(self.evidence())];
        evidence.extend(self.known.prohibited.iter().cloned());
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
