//! Names as sources: the addresses of a name, or where a service is offered (RFC 2782).

use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::Arc;

use candor_conf::model::{self, ServerAddress};
use candor_diagnostics::evidence::{Resolution, ResolutionOutcome};

use super::{Answer, Found, Said};
use crate::upstream::resolve::{Listed, Outcome, Resolver, Service};

/// The largest weight that is made of a record's; those beside it are brought to its scale.
const WEIGHT_MAX: u64 = 100;

/// Each address of a name is a member. `patiently`: none may be missed because it lets wait.
pub(super) async fn addresses(
    resolver: &Resolver,
    source: &model::Source,
    name: &str,
    port: u16,
    patiently: bool,
) -> Answer {
    let mut listed = resolver.list_addresses(name, patiently).await;
    let unheard = listed.unheard.take();
    let mut answer = answer(listed, |outcome| {
        let Outcome::Addresses(addresses) = outcome else {
            return Vec::new();
        };
        let shown: Arc<str> = name.into();
        let addresses = match unheard {
            // Whether there is a better way is not known.
            Some(_) => addresses.into_iter().filter(|ip| has_way(*ip)).collect(),
            None => reachable(addresses, has_way),
        };
        let members = addresses.into_iter().map(|ip| {
            let address = SocketAddr::new(ip, port);
            Found {
                name: Some(Arc::clone(&shown)),
                ..found(source, ServerAddress::Address(address), address.to_string())
            }
        });
        members.collect()
    });
    if let (Some(unheard), Some(resolution)) = (unheard, &answer.resolution) {
        let family = if unheard.is_ipv4 { "IPv4" } else { "IPv6" };
        let part = Resolution {
            outcome: unheard.outcome,
            ..resolution.clone()
        };
        let why = format!("its {family} addresses: {}", why(&part));
        answer.said = match answer.said {
            Said::Members(members) => Said::OneFamily(members, why),
            Said::Failed(..) => Said::Failed(why, Vec::new()),
            said @ (Said::Nobody | Said::OneFamily(..)) => said,
        };
    }
    answer
}

/// Each target of a service is a member: those of the lowest priority first, the others as backups.
pub(super) async fn services(resolver: &Resolver, source: &model::Source, name: &str) -> Answer {
    answer(resolver.list_services(name).await, |outcome| {
        let Outcome::Services(services) = outcome else {
            return Vec::new();
        };
        let weighted = weighted(services).into_iter();
        let members = weighted.map(|(service, weight, is_backup)| {
            let text = format!("{}:{}", service.target, service.port);
            let address = ServerAddress::Name {
                name: service.target,
                port: service.port,
            };
            let mut found = found(source, address, text);
            found.server.weight = weight;
            found.is_backup = is_backup;
            found
        });
        members.collect()
    })
}

fn answer(listed: Listed, members: impl FnOnce(Outcome) -> Vec<Found>) -> Answer {
    let Listed {
        outcome,
        lifetime,
        resolution,
        beside,
        ..
    } = listed;
    let said = match outcome {
        Outcome::Nothing => Said::Nobody,
        Outcome::Failed => Said::Failed(why(&resolution), beside),
        outcome => match members(outcome) {
            members if members.is_empty() => {
                Said::Failed("no host name of its answer can be used".to_owned(), beside)
            }
            members => Said::Members(members),
        },
    };
    Answer {
        said,
        again: lifetime,
        resolution: Some(resolution),
    }
}

/// A member that a source found, with nothing special about it.
pub(super) fn found(source: &model::Source, address: ServerAddress, text: String) -> Found {
    let text = match source.tls {
        true => format!("https://{text}"),
        false => text,
    };
    Found {
        server: model::Server {
            text: text.into(),
            address,
            tls: source.tls,
            protocol: source.protocol,
            weight: 1,
            place: source.place.clone(),
        },
        is_backup: false,
        name: None,
    }
}

/// The services that can be dialled, in order, each once, with a weight of ours and whether it is a
/// backup.
fn weighted(mut services: Vec<Service>) -> Vec<(Service, u32, bool)> {
    services.retain(|it| is_host(&it.target));
    services.sort();
    let mut kept: Vec<Service> = Vec::with_capacity(services.len());
    for service in services {
        let is_known = |it: &Service| it.target == service.target && it.port == service.port;
        if !kept.iter().any(is_known) {
            kept.push(service);
        }
    }
    let lowest = kept.first().map(|it| it.priority);
    let largest = |priority: u16| {
        let same = kept.iter().filter(|it| it.priority == priority);
        same.map(|it| u64::from(it.weight)).max().unwrap_or(0)
    };
    let weighted = kept.iter().map(|service| {
        let largest = largest(service.priority);
        let weight = u64::from(service.weight);
        let weight = match largest {
            0 => 1,
            1..=WEIGHT_MAX => weight.max(1),
            // Rounded; nobody is left without any.
            _ => ((weight * WEIGHT_MAX + largest / 2) / largest).max(1),
        };
        let is_backup = Some(service.priority) != lowest;
        (service.clone(), weight as u32, is_backup)
    });
    weighted.collect()
}

/// A stranger's name that may be dialled, and stand in a `Host` field.
fn is_host(name: &str) -> bool {
    let is_fine = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.');
    (1..=253).contains(&name.len()) && name.bytes().all(is_fine)
}

/// The addresses without those of a family that this host has no way to; all where it has none to
/// any, since then dialing tells why.
fn reachable(addresses: Vec<IpAddr>, has_way: impl Fn(IpAddr) -> bool) -> Vec<IpAddr> {
    let (v4, v6): (Vec<IpAddr>, Vec<IpAddr>) = addresses.into_iter().partition(IpAddr::is_ipv4);
    let (way_v4, way_v6) = match (v4.first(), v6.first()) {
        (Some(one), Some(other)) => (has_way(*one), has_way(*other)),
        _ => (true, true),
    };
    match (way_v4, way_v6) {
        (true, false) => v4,
        (false, true) => v6,
        _ => [v6, v4].concat(),
    }
}

/// Whether this host has a route there; sends nothing.
fn has_way(ip: IpAddr) -> bool {
    let any = match ip {
        IpAddr::V4(_) => "0.0.0.0:0",
        IpAddr::V6(_) => "[::]:0",
    };
    UdpSocket::bind(any).is_ok_and(|socket| socket.connect((ip, 9)).is_ok())
}

/// Why a name could not be asked for.
fn why(resolution: &Resolution) -> String {
    let by = resolution.resolvers.join(", ");
    match &resolution.outcome {
        ResolutionOutcome::Rcode { rcode } => match rcode {
            1 => format!("{by} answered FORMERR"),
            2 => format!("{by} answered SERVFAIL"),
            4 => format!("{by} answered NOTIMP"),
            5 => format!("{by} answered REFUSED"),
            other => format!("{by} answered RCODE {other}"),
        },
        ResolutionOutcome::Timeout => format!("no answer came in time from {by}"),
        ResolutionOutcome::Unreachable { .. } => format!("{by} cannot be reached"),
        ResolutionOutcome::NoResolver => "there is no resolver to ask".to_owned(),
        ResolutionOutcome::Malformed => format!("the answer of {by} cannot be read"),
        ResolutionOutcome::Answered => {
            let answers = resolution.answers.join(", ");
            format!("`dns.prohibit` forbids what it leads to: {answers}")
        }
        _ => "it cannot be asked for".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn service(priority: u16, weight: u16, target: &str, port: u16) -> Service {
        Service {
            priority,
            weight,
            port,
            target: target.to_owned(),
        }
    }

    fn told(services: Vec<Service>) -> Vec<(String, u32, bool)> {
        let weighted = weighted(services).into_iter();
        let told = weighted.map(|(it, weight, is_backup)| {
            (format!("{}:{}", it.target, it.port), weight, is_backup)
        });
        told.collect()
    }

    #[test]
    fn the_lowest_priority_comes_first_and_the_others_are_backups() {
        let services = vec![
            service(20, 0, "c.test", 80),
            service(10, 3, "b.test", 81),
            service(10, 1, "a.test", 80),
            // The same once more, as a backup.
            service(20, 5, "a.test", 80),
        ];
        let expected = [
            ("a.test:80".to_owned(), 1, false),
            ("b.test:81".to_owned(), 3, false),
            ("c.test:80".to_owned(), 1, true),
        ];
        assert_eq!(told(services), expected);
    }

    #[test]
    fn weights_are_brought_to_a_scale() {
        let services = vec![
            service(1, 65535, "a", 1),
            service(1, 32768, "b", 1),
            service(1, 0, "c", 1),
        ];
        let weights: Vec<_> = told(services).iter().map(|it| it.1).collect();
        assert_eq!(weights, [1, 50, 100]);
    }

    #[test]
    fn names_that_are_none_are_left_out() {
        for name in [
            "",
            "a b",
            "a\\013\\010b",
            "ä.test",
            "a/b",
            "a:80",
            &"a".repeat(254),
        ] {
            assert!(told(vec![service(1, 1, name, 80)]).is_empty(), "{name}");
        }
    }

    #[test]
    fn a_family_without_a_way_is_left_out() {
        let all = || -> Vec<IpAddr> {
            ["10.0.0.1", "fd00::1", "10.0.0.2"]
                .map(|it| it.parse().unwrap())
                .into()
        };
        assert_eq!(reachable(all(), |ip| ip.is_ipv4()).len(), 2);
        assert_eq!(reachable(all(), |ip| ip.is_ipv6()).len(), 1);
        assert_eq!(reachable(all(), |_| true).len(), 3);
        assert_eq!(reachable(all(), |_| false).len(), 3);
        let alone = vec!["fd00::1".parse().unwrap()];
        assert_eq!(reachable(alone, |_| false).len(), 1);
    }
}
