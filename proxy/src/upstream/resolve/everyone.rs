//! Every resolver's own answer, after a failure: usually one is asked, and believed.

use std::sync::Arc;
use std::time::Duration;

use candor_conf::model;
use candor_diagnostics::evidence::{ADDRESSES_MAX, RESOLVERS_MAX, ResolutionOutcome, ResolverSaid};
use hickory_resolver::proto::op::Query;
use hickory_resolver::proto::rr::{Name, RecordType};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::ask::Asker;
use super::client::{Said, What, combine};
use super::system::System;

impl Asker {
    /// What each resolver says: those of the configuration, then those of the system. At once, each
    /// within `limit`; none where the hosts file knows the name.
    #[cold]
    pub(super) async fn ask_everyone(&self, name: &str, limit: Duration) -> Vec<ResolverSaid> {
        let Ok(name) = Name::from_str_relaxed(name) else {
            return Vec::new();
        };
        let in_hosts = |kind| {
            let query = Query::query(name.clone(), kind);
            self.hosts().lookup_static_host(&query).is_some()
        };
        if in_hosts(RecordType::A) || in_hosts(RecordType::AAAA) {
            return Vec::new();
        }
        let mut asking = JoinSet::new();
        let mut known: Vec<String> = Vec::new();
        for (listed_in, system) in self.systems() {
            for (index, client) in system.clients().iter().enumerate() {
                if known.len() < RESOLVERS_MAX && !known.contains(&client.text) {
                    let place = known.len();
                    known.push(client.text.clone());
                    let (system, listed_in) = (Arc::clone(&system), listed_in.clone());
                    let name = name.clone();
                    asking.spawn(async move {
                        let said = ask(&system, index, &name, listed_in, limit).await;
                        (place, said)
                    });
                }
            }
        }
        let mut said = asking.join_all().await;
        said.sort_by_key(|(place, _)| *place);
        said.into_iter().map(|(_, said)| said).collect()
    }

    /// The resolvers of the configuration, if it has some, and those of the system.
    fn systems(&self) -> Vec<(String, Arc<System>)> {
        let mut systems = Vec::with_capacity(2);
        if !self.dns.resolvers.is_empty()
            && let Ok(own) = self.system()
        {
            systems.push(("dns.resolvers".to_owned(), own));
        }
        let dns = model::Dns {
            resolvers: Vec::new(),
            ..self.dns.clone()
        };
        if let Ok(system) = System::build(&dns, &self.resolv_conf) {
            let path = self.resolv_conf.display().to_string();
            systems.push((path, Arc::new(system)));
        }
        systems
    }
}

/// What one of the resolvers says of the name, or of what it may be completed to.
async fn ask(
    system: &System,
    index: usize,
    name: &Name,
    listed_in: String,
    limit: Duration,
) -> ResolverSaid {
    let client = &system.clients()[index];
    let started = Instant::now();
    let mut said = ResolverSaid {
        resolver: client.text.clone(),
        listed_in,
        outcome: ResolutionOutcome::Timeout,
        ..ResolverSaid::default()
    };
    let asked = async {
        let mut outcome = ResolutionOutcome::NoResolver;
        for candidate in system.candidates(name) {
            let mut heard = Vec::new();
            client
                .ask(&candidate, What::Addresses, true, &mut heard)
                .await;
            match combine(&heard) {
                Said::Addresses(addresses, ..) => {
                    let addresses = addresses.iter().take(ADDRESSES_MAX);
                    let addresses = addresses.map(ToString::to_string).collect();
                    return (ResolutionOutcome::Answered, addresses);
                }
                // Nobody asked for them.
                Said::Services(..) => {}
                Said::Nothing(nothing, _) => outcome = nothing,
                Said::Failed(failed) => return (failed, Vec::new()),
            }
        }
        (outcome, Vec::new())
    };
    if let Ok((outcome, addresses)) = timeout(limit, asked).await {
        said.outcome = outcome;
        said.addresses = addresses;
    }
    said.elapsed_us = started.elapsed().as_micros() as u64;
    said
}
