//! What a name says of the members of an upstream. Asked by discovery, which keeps the answers itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::Duration;

use candor_diagnostics::evidence::{Evidence, Resolution, ResolutionOutcome};
use parking_lot::Mutex;

use super::Resolver;
use super::answer::Service;
use super::ask::Asked;
use super::client::{Unheard, What};
use super::known::{NEGATIVE_TTL_MAX, RETRY, TTL_MAX, TTL_MIN};

/// What came of asking.
#[derive(Debug)]
pub(in crate::upstream) struct Listed {
    /// What there is.
    pub(in crate::upstream) outcome: Outcome,
    /// The family of addresses that is missing, since nobody could say.
    pub(in crate::upstream) unheard: Option<Unheard>,
    /// How long it may be believed, or when to ask again.
    pub(in crate::upstream) lifetime: Duration,
    /// As evidence.
    pub(in crate::upstream) resolution: Resolution,
    /// What else was observed: answers that the configuration forbids, files that cannot be read.
    pub(in crate::upstream) beside: Vec<Evidence>,
}

/// What there is.
#[derive(Debug)]
pub(in crate::upstream) enum Outcome {
    /// These addresses, at least one.
    Addresses(Vec<IpAddr>),
    /// These services, at least one.
    Services(Vec<Service>),
    /// It is known that there is nothing.
    Nothing,
    /// Nobody could say, or nothing that is answered may be used.
    Failed,
}

impl Resolver {
    /// Asks for the addresses of a name, now. `patiently`: for those of a family, also where the other has
    /// some and this one lets wait.
    pub(in crate::upstream) async fn list_addresses(&self, name: &str, patiently: bool) -> Listed {
        if name.strip_suffix('.').unwrap_or(name) == "localhost" {
            // RFC 6761 §6.3.
            let both = vec![
                IpAddr::V6(Ipv6Addr::LOCALHOST),
                IpAddr::V4(Ipv4Addr::LOCALHOST),
            ];
            return Listed {
                resolution: Resolution {
                    question: name.to_owned(),
                    outcome: ResolutionOutcome::Answered,
                    answers: both.iter().map(IpAddr::to_string).collect(),
                    ..Resolution::default()
                },
                outcome: Outcome::Addresses(both),
                unheard: None,
                lifetime: TTL_MAX,
                beside: Vec::new(),
            };
        }
        let what = match patiently {
            true => What::EveryAddress,
            false => What::Addresses,
        };
        self.list(name, what).await
    }

    /// Asks where the service of this name is offered (RFC 2782), now.
    pub(in crate::upstream) async fn list_services(&self, name: &str) -> Listed {
        self.list(name, What::Services).await
    }

    async fn list(&self, name: &str, what: What) -> Listed {
        let progress = Mutex::new(Resolution::default());
        let asked = self.asker.ask_for(name, what, &progress).await;
        Listed::of(asked)
    }
}

impl Listed {
    fn of(mut asked: Asked) -> Self {
        let is_failure = asked.is_failure() || !asked.prohibited.is_empty();
        let (outcome, lifetime) = if !asked.services.is_empty() {
            (Outcome::Services(asked.services), (TTL_MIN, TTL_MAX))
        } else if !asked.answers.is_empty() {
            (Outcome::Addresses(asked.answers), (TTL_MIN, TTL_MAX))
        } else if is_failure {
            (Outcome::Failed, (RETRY, RETRY))
        } else {
            (Outcome::Nothing, (RETRY, NEGATIVE_TTL_MAX))
        };
        let said = asked.lifetime.unwrap_or(RETRY);
        asked.prohibited.extend(asked.beside);
        Self {
            outcome,
            unheard: asked.unheard,
            lifetime: said.clamp(lifetime.0, lifetime.1),
            resolution: asked.resolution,
            beside: asked.prohibited,
        }
    }
}
