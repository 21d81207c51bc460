//! What the resolvers say of a member's name now, where that is news: another one knows it, the
//! address that was dialled is no longer among its answers, or a name beside it exists.

use std::collections::HashSet;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use candor_diagnostics::evidence::{Evidence, NameNow, ResolutionOutcome};
use candor_diagnostics::exchange::Phase;

use super::{Found, Subject};
use crate::upstream::resolve::Lookup;

/// Each resolver may take so long.
const LIMIT: Duration = Duration::from_millis(800);
/// Names that differ little at most.
const SIMILAR_MAX: usize = 3;

/// Asks every resolver of the configuration and of the system about the member's name: at most two
/// questions for each name that it may be completed to.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let Some(lookup) = subject.server().lookup() else {
        return;
    };
    if subject.phase < Phase::Resolve {
        return;
    }
    let missing = subject.cause == "dns_nxdomain";
    let (said, similar) = tokio::join!(lookup.ask_everyone(LIMIT), async {
        match missing {
            true => similar(subject, lookup.name()).await,
            false => Vec::new(),
        }
    });
    let mut now = NameNow {
        name: lookup.name().to_owned(),
        said,
        similar,
        stale: Vec::new(),
    };
    if subject.phase > Phase::Resolve {
        now.stale = stale(subject, &now);
    }
    let answered = |now: &NameNow| {
        let mut said = now.said.iter();
        said.any(|it| it.outcome == ResolutionOutcome::Answered)
    };
    let is_news = match subject.phase {
        Phase::Resolve => answered(&now) || !now.similar.is_empty(),
        _ => !now.stale.is_empty(),
    };
    if is_news {
        found.add(Evidence::NameNow(Arc::new(now)));
    }
}

/// The addresses that were dialled and that nobody names, where somebody names others.
fn stale(subject: &Subject, now: &NameNow) -> Vec<String> {
    let named = now.said.iter().flat_map(|said| &said.addresses);
    let named: HashSet<IpAddr> = named.filter_map(|address| address.parse().ok()).collect();
    if named.is_empty() {
        return Vec::new();
    }
    let dialled = subject.addresses.iter().map(|address| address.ip());
    let mut stale: Vec<String> = dialled
        .filter(|address| !named.contains(address))
        .map(|address| address.to_string())
        .collect();
    stale.dedup();
    stale
}

/// Names of other upstreams that differ little from this one and have an address.
async fn similar(subject: &Subject, name: &str) -> Vec<String> {
    let most = if name.len() <= 4 { 1 } else { 2 };
    let upstreams = subject.snapshot.upstreams.iter();
    let others: Vec<_> = upstreams.map(|upstream| upstream.servers()).collect();
    let others = others.iter().flat_map(|servers| servers.iter());
    let lookups = others.filter_map(|server| server.lookup());
    let near = |other: &&Arc<Lookup>| {
        let distance = strsim::damerau_levenshtein(name, other.name());
        (1..=most).contains(&distance)
    };
    let mut similar: Vec<String> = Vec::new();
    for other in lookups.filter(near) {
        let told = similar.iter().any(|known| known == other.name());
        if similar.len() < SIMILAR_MAX && !told && other.is_known(LIMIT / 2).await {
            similar.push(other.name().to_owned());
        }
    }
    similar
}
