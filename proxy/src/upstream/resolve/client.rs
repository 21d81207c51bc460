//! One resolver: what it says of a name.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use candor_diagnostics::evidence::ResolutionOutcome;
use hickory_resolver::TokioResolver;
use hickory_resolver::config::{ConnectionConfig, NameServerConfig, ResolveHosts, ResolverConfig};
use hickory_resolver::lookup::Lookup;
use hickory_resolver::net::NetError;
use hickory_resolver::net::runtime::TokioRuntimeProvider;
use hickory_resolver::proto::rr::{Name, RecordType};
use tokio::time::timeout;

use crate::upstream::evidence;

/// RFC 8305 §3, Resolution Delay: how long addresses of one family wait for the other's.
const RESOLUTION_DELAY: Duration = Duration::from_millis(50);

/// A resolver.
pub(super) struct Client {
    /// Its address.
    pub(super) text: String,
    resolver: TokioResolver,
}

/// What one resolver said of one name.
pub(super) enum Said {
    Addresses(Vec<IpAddr>, Duration),
    /// There are none, for so long.
    Nothing(ResolutionOutcome, Option<Duration>),
    /// It failed.
    Failed(NetError),
}

impl Client {
    pub(super) fn build(address: SocketAddr, limit: Duration, edns0: bool) -> io::Result<Self> {
        let connections = [ConnectionConfig::udp(), ConnectionConfig::tcp()]
            .into_iter()
            .map(|mut connection| {
                connection.port = address.port();
                connection
            })
            .collect();
        let server = NameServerConfig::new(address.ip(), true, connections);
        let config = ResolverConfig::from_name_servers(vec![server]);
        let mut builder =
            TokioResolver::builder_with_config(config, TokioRuntimeProvider::default());
        let options = builder.options_mut();
        // Rounds, order, search, hosts file and cache are ours.
        options.attempts = 0;
        options.cache_size = 0;
        options.edns0 = edns0;
        options.timeout = limit;
        options.use_hosts_file = ResolveHosts::Never;
        let resolver = builder.build().map_err(io::Error::other)?;
        Ok(Self {
            text: address.to_string(),
            resolver,
        })
    }

    /// Asks for both families at once.
    pub(super) async fn ask(&self, name: &Name) -> Said {
        self.resolver.clear_cache();
        let mut v6 = pin!(self.resolver.lookup(name.clone(), RecordType::AAAA));
        let mut v4 = pin!(self.resolver.lookup(name.clone(), RecordType::A));
        let has_addresses =
            |r: &Result<Lookup, NetError>| r.as_ref().is_ok_and(|l| addresses(l).next().is_some());
        let (v6, v4) = tokio::select! {
            v6_first = &mut v6 => match has_addresses(&v6_first) {
                true => (Some(v6_first), timeout(RESOLUTION_DELAY, v4).await.ok()),
                false => (Some(v6_first), Some(v4.await)),
            },
            v4_first = &mut v4 => match has_addresses(&v4_first) {
                true => (timeout(RESOLUTION_DELAY, v6).await.ok(), Some(v4_first)),
                false => (Some(v6.await), Some(v4_first)),
            },
        };
        combine([v6, v4])
    }
}

/// What the answers for both families say together; `None`: not waited for.
fn combine(families: [Option<Result<Lookup, NetError>>; 2]) -> Said {
    let mut found = Vec::new();
    let mut ttl = u32::MAX;
    let mut failure = None;
    let mut nothing = ResolutionOutcome::NxDomain;
    let mut negative_ttl: Option<u32> = None;
    for family in families.into_iter().flatten() {
        match family {
            Ok(lookup) => {
                let before = found.len();
                found.extend(addresses(&lookup));
                match found.len() > before {
                    true => {
                        let lowest = lookup.answers().iter().map(|record| record.ttl).min();
                        ttl = ttl.min(lowest.unwrap_or(0));
                    }
                    false => nothing = ResolutionOutcome::NoData,
                }
            }
            Err(error) => match evidence::dns_nothing(&error) {
                Some((outcome, lifetime)) => {
                    if outcome == ResolutionOutcome::NoData {
                        nothing = outcome;
                    }
                    negative_ttl = match (negative_ttl, lifetime) {
                        (Some(one), Some(other)) => Some(one.min(other)),
                        (one, other) => one.or(other),
                    };
                }
                None => failure = Some(error),
            },
        }
    }
    if !found.is_empty() {
        return Said::Addresses(found, Duration::from_secs(u64::from(ttl)));
    }
    match failure {
        Some(error) => Said::Failed(error),
        None => Said::Nothing(
            nothing,
            negative_ttl.map(|s| Duration::from_secs(u64::from(s))),
        ),
    }
}

pub(super) fn addresses(lookup: &Lookup) -> impl Iterator<Item = IpAddr> {
    lookup
        .answers()
        .iter()
        .filter_map(|record| record.data.ip_addr())
}
