//! Which container is meant. Pure.

use std::net::IpAddr;

use super::answer::Listed;

/// At most so many similar names are told.
const SIMILAR_MAX: usize = 3;
/// At most so many services that run.
const RUNNING_MAX: usize = 8;
/// A longer name is nobody's: comparing two takes memory for the product of their lengths.
const NAME_MAX: usize = 255;
/// Ids are known by so many characters at least.
const ID_MIN: usize = 12;

/// What is known of the container that is looked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    /// The name in the configuration's `container`.
    pub(super) configured: Option<&'a str>,
    /// The host that is dialed, if it is a name.
    pub(super) host: Option<&'a str>,
    /// The addresses that were dialed.
    pub(super) addresses: &'a [IpAddr],
    /// The port that was dialed.
    pub(super) port: Option<u16>,
    /// The addresses are this host's own.
    pub(super) is_local: bool,
    /// Candor's own container.
    pub(super) own: Option<&'a Listed>,
}

/// The container that is meant.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meant<'a> {
    pub(super) container: &'a Listed,
    pub(super) found_by: &'static str,
    /// The port inside of it.
    pub(super) port: Option<u16>,
}

/// The container that is meant, if one is.
pub(super) fn container<'a>(all: &'a [Listed], wanted: &Wanted<'_>) -> Option<Meant<'a>> {
    let meant = |found_by, container| Meant {
        container,
        found_by,
        port: wanted.port,
    };
    if let Some(name) = wanted.configured {
        let named = best(all, wanted, |it| {
            it.is_named(name) || is_service(it, name) || has_id(it, name)
        })?;
        let published = published(named, wanted).filter(|_| wanted.is_local);
        return Some(Meant {
            port: published.or(wanted.port),
            ..meant("configured", named)
        });
    }
    let by_address = all.iter().find(|it| has_address(it, wanted.addresses));
    if let Some(found) = by_address {
        return Some(meant("address", found));
    }
    if let Some(name) = wanted.host {
        let name = name.trim_end_matches('.');
        let service = best(all, wanted, |it| {
            is_service(it, name) || has_alias(it, name)
        });
        if let Some(found) = service {
            return Some(meant("service", found));
        }
        if let Some(found) = best(all, wanted, |it| it.is_named(name) || has_id(it, name)) {
            return Some(meant("name", found));
        }
    }
    if !wanted.is_local {
        return None;
    }
    let found = all.iter().find(|it| published(it, wanted).is_some())?;
    Some(Meant {
        port: published(found, wanted),
        ..meant("published_port", found)
    })
}

/// Of several: one of our own project, then one that runs, then the youngest.
fn best<'a>(
    all: &'a [Listed],
    wanted: &Wanted<'_>,
    is_it: impl Fn(&Listed) -> bool,
) -> Option<&'a Listed> {
    let project = wanted.own.and_then(Listed::project);
    let ranked = all.iter().filter(|it| is_it(it));
    ranked.max_by_key(|it| {
        let is_ours = project.is_some() && it.project() == project;
        (is_ours, it.is_running(), it.created)
    })
}

fn is_service(container: &Listed, name: &str) -> bool {
    let service = container.service();
    service.is_some_and(|service| service.eq_ignore_ascii_case(name))
}

fn has_alias(container: &Listed, name: &str) -> bool {
    let endpoints = container.network_settings.networks.values();
    let mut aliases = endpoints.flat_map(|endpoint| &endpoint.aliases);
    aliases.any(|alias| alias.eq_ignore_ascii_case(name))
}

fn has_id(container: &Listed, name: &str) -> bool {
    name.len() >= ID_MIN && container.id.starts_with(&name.to_ascii_lowercase())
}

fn has_address(container: &Listed, addresses: &[IpAddr]) -> bool {
    let mut endpoints = container.network_settings.networks.values();
    endpoints.any(|endpoint| {
        let own = [&endpoint.address, &endpoint.address_v6];
        let own = own.into_iter().filter_map(|own| own.parse::<IpAddr>().ok());
        own.into_iter().any(|own| addresses.contains(&own))
    })
}

/// The port inside that the dialed one is published for.
fn published(container: &Listed, wanted: &Wanted<'_>) -> Option<u16> {
    let mut ports = container.ports.iter();
    let port = ports
        .find(|it| it.kind == "tcp" && it.public_port.is_some() && it.public_port == wanted.port)?;
    Some(port.private_port)
}

/// How many containers the service has, and how many of them run.
pub(super) fn replicas(all: &[Listed], of: &Listed) -> (u64, u64) {
    let Some(service) = of.service() else {
        return (1, u64::from(of.is_running()));
    };
    let same = all
        .iter()
        .filter(|it| it.service() == Some(service) && it.project() == of.project());
    let running = same.clone().filter(|it| it.is_running());
    (same.count() as u64, running.count() as u64)
}

/// Names that differ little, nearest first.
pub(super) fn similar(all: &[Listed], name: &str) -> Vec<String> {
    let name = name.to_ascii_lowercase();
    let mut near: Vec<(usize, &str)> = Vec::new();
    for known in all
        .iter()
        .flat_map(|it| [it.service(), Some(it.name())])
        .flatten()
        .filter(|known| known.len() <= NAME_MAX && name.len() <= NAME_MAX)
    {
        let distance = strsim::damerau_levenshtein(&name, &known.to_ascii_lowercase());
        let is_part = name.len() >= 3 && (known.contains(&name) || name.contains(known));
        let is_near =
            distance <= 2.min(name.len().saturating_sub(1)) || (is_part && !known.is_empty());
        if is_near && !near.iter().any(|(_, other)| *other == known) {
            near.push((distance, known));
        }
    }
    near.sort();
    let nearest = near.into_iter().take(SIMILAR_MAX);
    nearest.map(|(_, known)| known.to_owned()).collect()
}

/// The services that run, of our own project if we are of one.
pub(super) fn running(all: &[Listed], own: Option<&Listed>) -> Vec<String> {
    let project = own.and_then(Listed::project);
    let mut names: Vec<&str> = Vec::new();
    for container in all.iter().filter(|it| it.is_running()) {
        let is_own = own.is_some_and(|own| own.id == container.id);
        let name = container.service().unwrap_or_else(|| container.name());
        let is_near = project.is_none() || container.project() == project;
        if is_near && !is_own && !names.contains(&name) && names.len() < RUNNING_MAX {
            names.push(name);
        }
    }
    names.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn all() -> Vec<Listed> {
        serde_json::from_str(
            r#"[
            {"Id":"aaaaaaaaaaaa1111","Names":["/shop-web-1"],"State":"running","Created":5,
             "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"shop"},
             "Ports":[{"PrivatePort":8000,"PublicPort":9000,"Type":"tcp"}],
             "NetworkSettings":{"Networks":{"shop_default":{"IPAddress":"172.18.0.5"}}}},
            {"Id":"bbbbbbbbbbbb2222","Names":["/shop-web-2"],"State":"exited","Created":9,
             "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"shop"}},
            {"Id":"cccccccccccc3333","Names":["/other-web-1"],"State":"running","Created":99,
             "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"other"}},
            {"Id":"dddddddddddd4444","Names":["/db"],"State":"running","Created":1}
        ]"#,
        )
        .unwrap()
    }

    #[track_caller]
    fn check(wanted: &Wanted<'_>, expected: Option<(&str, &str, Option<u16>)>) {
        let all = all();
        let meant = container(&all, wanted);
        let found = meant.map(|it| (it.container.name(), it.found_by, it.port));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_dialed_comes_first() {
        let addresses = ["172.18.0.5".parse().unwrap()];
        let host = Some("db");
        let port = Some(3000);
        let wanted = Wanted {
            host,
            port,
            addresses: &addresses,
            ..Wanted::default()
        };
        check(&wanted, Some(("shop-web-1", "address", Some(3000))));
    }

    #[test]
    fn a_service_of_the_own_project_is_nearer() {
        let all = all();
        let host = Some("web");
        check(
            &Wanted {
                host,
                ..Wanted::default()
            },
            Some(("other-web-1", "service", None)),
        );
        let own = Some(&all[0]);
        let wanted = Wanted {
            host,
            own,
            ..Wanted::default()
        };
        check(&wanted, Some(("shop-web-1", "service", None)));
        assert_eq!(replicas(&all, &all[0]), (2, 1));
    }

    #[test]
    fn names_ids_and_published_ports_count() {
        let host = |host| Wanted {
            host: Some(host),
            ..Wanted::default()
        };
        check(&host("db"), Some(("db", "name", None)));
        check(&host("dddddddddddd"), Some(("db", "name", None)));
        check(&host("nothing"), None);
        let published = |is_local, port| Wanted {
            is_local,
            port: Some(port),
            ..Wanted::default()
        };
        check(
            &published(true, 9000),
            Some(("shop-web-1", "published_port", Some(8000))),
        );
        check(&published(true, 8000), None);
        check(&published(false, 9000), None);
        let configured = Some("shop-web-2");
        check(
            &Wanted {
                configured,
                ..host("db")
            },
            Some(("shop-web-2", "configured", None)),
        );
    }

    #[test]
    fn what_differs_little_is_told() {
        let all = all();
        assert_eq!(similar(&all, "wep"), ["web"]);
        assert_eq!(similar(&all, "database"), Vec::<String>::new());
        assert_eq!(running(&all, Some(&all[1])), ["web"]);
        assert_eq!(running(&all, None), ["web", "db"]);
    }
}
