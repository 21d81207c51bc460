//! Containers as sources: those of a name, of a Compose service or with a label that run, and are
//! healthy where they have a health check.
//!
//! Names, labels and addresses are other people's, but the engine's socket is the operator's own
//! choice: who may write there may do anything on this host.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model::{self, ServerAddress, SourceKind};

use super::dns::found;
use super::{Answer, Found, Said};
use crate::inspect::container::{self, Listed, Port};
use crate::telemetry::clean;

/// Between two looks at the containers.
const LOOK: Duration = Duration::from_secs(2);

/// Which containers are meant.
#[derive(Clone, Copy, Debug)]
enum Wanted<'a> {
    /// Of this name, or of this Compose service.
    Named(&'a str),
    /// With this label, of any value or of this one.
    Labelled(&'a str, Option<&'a str>),
}

/// Asks the engine which containers run.
pub(super) async fn ask(source: &model::Source, socket: Option<&Path>) -> Answer {
    let said = match look(source, socket).await {
        Ok(members) if members.is_empty() => Said::Nobody,
        Ok(members) => Said::Members(members),
        Err(why) => Said::Failed(why, Vec::new()),
    };
    Answer {
        said,
        again: LOOK,
        resolution: None,
    }
}

async fn look(source: &model::Source, socket: Option<&Path>) -> Result<Vec<Found>, String> {
    let (wanted, port) = match &source.kind {
        SourceKind::Container { name, port } => (Wanted::Named(name), *port),
        SourceKind::Label { label, value, port } => {
            (Wanted::Labelled(label, value.as_deref()), *port)
        }
        _ => return Ok(Vec::new()),
    };
    let socket = socket.ok_or("`diagnosis.docker` is off")?;
    let (all, own) = container::list(socket).await?;
    let own = own.and_then(|own| all.get(own));
    let meant = meant(&all, wanted, own)?;
    let mut members = Vec::with_capacity(meant.len());
    let mut lost = None;
    for it in meant.into_iter().filter(|it| serves(it)) {
        let Some(address) = address(it, port, own, way_from) else {
            lost = lost.or_else(|| Some(clean(it.name())));
            continue;
        };
        let address = SocketAddr::new(address.0, address.1);
        let name = match wanted {
            Wanted::Named(name) => name,
            Wanted::Labelled(..) => it.name(),
        };
        members.push(Found {
            name: is_host(name).then(|| Arc::from(name)),
            ..found(source, ServerAddress::Address(address), address.to_string())
        });
    }
    members.sort_by(|one, other| one.server.text.cmp(&other.server.text));
    match (members.is_empty(), lost) {
        (true, Some(name)) => Err(format!(
            "container {name} is on no network of {}, and port {port} of it is not published",
            if own.is_some() {
                "Candor's container"
            } else {
                "this host"
            }
        )),
        _ => Ok(members),
    }
}

/// The containers that are meant, whether they run or not.
fn meant<'a>(
    all: &'a [Listed],
    wanted: Wanted<'_>,
    own: Option<&Listed>,
) -> Result<Vec<&'a Listed>, String> {
    let is_other = |it: &&Listed| own.is_none_or(|own| own.id != it.id);
    let others = all.iter().filter(is_other);
    let name = match wanted {
        Wanted::Labelled(label, value) => {
            let has = |it: &&Listed| {
                let found = it.labels.get(label);
                found.is_some_and(|found| value.is_none_or(|value| value == found))
            };
            return Ok(others.filter(has).collect());
        }
        Wanted::Named(name) => name,
    };
    let named: Vec<&Listed> = others.clone().filter(|it| it.is_named(name)).collect();
    if !named.is_empty() {
        return Ok(named);
    }
    let is_of = |it: &&Listed| it.service().is_some_and(|it| it.eq_ignore_ascii_case(name));
    let mut of_service: Vec<&Listed> = others.filter(is_of).collect();
    let project = own.and_then(Listed::project);
    if project.is_some() && of_service.iter().any(|it| it.project() == project) {
        of_service.retain(|it| it.project() == project);
        return Ok(of_service);
    }
    let running = of_service.iter().filter(|it| it.is_running());
    let mut projects: Vec<_> = running.filter_map(|it| it.project()).collect();
    projects.sort_unstable();
    projects.dedup();
    match projects[..] {
        // Requests must not be spread over applications that share but a name.
        [one, other, ..] => Err(format!(
            "the Compose projects {} and {} both have a service {name}; name its containers by a label",
            clean(one),
            clean(other)
        )),
        _ => Ok(of_service),
    }
}

/// Whether it may be asked: it runs, and says that it is well where it says anything.
fn serves(container: &Listed) -> bool {
    let status = container.status.to_ascii_lowercase();
    let is_unwell = ["(unhealthy)", "(health: starting)", "(starting)"];
    container.is_running() && !is_unwell.iter().any(|it| status.contains(it))
}

/// Where the port inside of a container is reached: on a network that it shares with our own
/// container or with this host, else where it is published. `way_from`: the address from which this
/// host would send there.
fn address(
    container: &Listed,
    port: u16,
    own: Option<&Listed>,
    way_from: impl Fn(IpAddr) -> Option<IpAddr>,
) -> Option<(IpAddr, u16)> {
    let networks = &container.network_settings.networks;
    let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
    if networks.contains_key("host") {
        let is_ours = own.is_none_or(|own| own.network_settings.networks.contains_key("host"));
        return is_ours.then_some((loopback, port));
    }
    for (name, endpoint) in networks {
        let own_networks = own.map(|own| &own.network_settings.networks);
        let is_shared = own_networks.is_some_and(|own| own.contains_key(name));
        for (text, length) in [
            (&endpoint.address, endpoint.prefix),
            (&endpoint.address_v6, endpoint.prefix_v6),
        ] {
            let Ok(ip) = text.parse::<IpAddr>() else {
                continue;
            };
            let is_near = || way_from(ip).is_some_and(|from| is_one_network(from, ip, length));
            if is_shared || own.is_none() && is_near() {
                return Some((ip, port));
            }
        }
    }
    let published = |it: &&Port| it.kind == "tcp" && it.private_port == port;
    let mut ports = container.ports.iter().filter(published);
    // What the host publishes is not in our container.
    let (ip, port) = ports.find_map(|it| Some((&it.ip, it.public_port?)))?;
    let ip = ip.parse::<IpAddr>().ok();
    let ip = ip.filter(|ip| !ip.is_unspecified()).unwrap_or(loopback);
    own.is_none().then_some((ip, port))
}

/// Whether both addresses have this prefix.
fn is_one_network(one: IpAddr, other: IpAddr, length: u32) -> bool {
    let bits = |ip: IpAddr| match ip {
        IpAddr::V4(ip) => (u128::from(u32::from(ip)) << 96, 32),
        IpAddr::V6(ip) => (u128::from(ip), 128),
    };
    let ((one, longest), (other, other_longest)) = (bits(one), bits(other));
    let differ = (one ^ other).leading_zeros();
    longest == other_longest && (1..=longest).contains(&length) && differ >= length
}

/// The address from which this host would send there; sends nothing.
fn way_from(ip: IpAddr) -> Option<IpAddr> {
    let any = match ip {
        IpAddr::V4(_) => "0.0.0.0:0",
        IpAddr::V6(_) => "[::]:0",
    };
    let socket = UdpSocket::bind(any).ok()?;
    socket.connect((ip, 9)).ok()?;
    Some(socket.local_addr().ok()?.ip())
}

/// A name that may stand in a `Host` field.
fn is_host(name: &str) -> bool {
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (1..=253).contains(&name.len()) && name.bytes().all(is_fine)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const ALL: &str = r#"[
        {"Id":"a1","Names":["/shop-web-1"],"State":"running","Status":"Up 2 hours (healthy)",
         "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"shop","app":"x"},
         "Ports":[{"IP":"0.0.0.0","PrivatePort":8000,"PublicPort":9000,"Type":"tcp"}],
         "NetworkSettings":{"Networks":{"shop_default":{"IPAddress":"172.18.0.5","IPPrefixLen":16}}}},
        {"Id":"a2","Names":["/shop-web-2"],"State":"running","Status":"Up 3 seconds (health: starting)",
         "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"shop"},
         "NetworkSettings":{"Networks":{"shop_default":{"IPAddress":"172.18.0.6","IPPrefixLen":16}}}},
        {"Id":"b1","Names":["/other-web-1"],"State":"exited","Status":"Exited (1) 2 days ago",
         "Labels":{"com.docker.compose.service":"web","com.docker.compose.project":"other","app":"y"}},
        {"Id":"c1","Names":["/solo"],"State":"running","Status":"Up 1 minute",
         "NetworkSettings":{"Networks":{"host":{"IPAddress":""}}}},
        {"Id":"d1","Names":["/candor"],"State":"running","Status":"Up 1 minute",
         "Labels":{"com.docker.compose.service":"proxy","com.docker.compose.project":"shop"},
         "NetworkSettings":{"Networks":{"shop_default":{"IPAddress":"172.18.0.9","IPPrefixLen":16}}}}
    ]"#;

    fn all() -> Vec<Listed> {
        serde_json::from_str(ALL).unwrap()
    }

    fn names(meant: Result<Vec<&Listed>, String>) -> Vec<&str> {
        meant.unwrap().into_iter().map(Listed::name).collect()
    }

    #[test]
    fn names_services_and_labels_are_known() {
        let all = all();
        let find = |wanted| names(meant(&all, wanted, None));
        assert_eq!(find(Wanted::Named("solo")), ["solo"]);
        let web = ["shop-web-1", "shop-web-2", "other-web-1"];
        assert_eq!(find(Wanted::Named("web")), web);
        assert_eq!(find(Wanted::Named("nobody")), [""; 0]);
        assert_eq!(find(Wanted::Labelled("app", Some("x"))), ["shop-web-1"]);
        let labelled = ["shop-web-1", "other-web-1"];
        assert_eq!(find(Wanted::Labelled("app", None)), labelled);
        // Its own project comes first, and it is no member of its own.
        let own = Some(&all[4]);
        let near = names(meant(&all, Wanted::Named("web"), own));
        assert_eq!(near, ["shop-web-1", "shop-web-2"]);
        assert_eq!(names(meant(&all, Wanted::Named("proxy"), own)), [""; 0]);
    }

    #[test]
    fn two_projects_are_not_mixed() {
        let mut all = all();
        all[2].state = "running".to_owned();
        let why = meant(&all, Wanted::Named("web"), None).unwrap_err();
        assert!(
            why.contains("other and shop both have a service web"),
            "{why}"
        );
    }

    #[test]
    fn only_who_runs_and_is_well_is_asked() {
        let serving: Vec<_> = all().iter().map(serves).collect();
        assert_eq!(serving, [true, false, false, true, true]);
    }

    #[track_caller]
    fn check(container: usize, own: Option<usize>, from: &str, expected: Option<&str>) {
        let all = all();
        let own = own.map(|it| &all[it]);
        let found = address(&all[container], 8000, own, |_| from.parse().ok());
        let found = found.map(|(ip, port)| SocketAddr::new(ip, port).to_string());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn the_nearest_address_is_taken() {
        // The host is on the bridge.
        check(0, None, "172.18.0.1", Some("172.18.0.5:8000"));
        // It is not: an engine in a virtual machine.
        check(0, None, "192.168.1.2", Some("127.0.0.1:9000"));
        check(1, None, "192.168.1.2", None);
        // In a container what is published on the host is elsewhere.
        check(0, Some(4), "172.18.0.9", Some("172.18.0.5:8000"));
        check(0, Some(3), "172.18.0.9", None);
        check(3, None, "", Some("127.0.0.1:8000"));
        check(3, Some(4), "", None);
    }

    #[test]
    fn prefixes_are_compared() {
        let one = |one: &str, other: &str, length| {
            is_one_network(one.parse().unwrap(), other.parse().unwrap(), length)
        };
        assert!(one("172.18.0.1", "172.18.200.5", 16));
        assert!(!one("172.19.0.1", "172.18.0.5", 16));
        assert!(one("fd00::1", "fd00::2", 64) && !one("fd00::1", "fd01::2", 64));
        assert!(!one("10.0.0.1", "10.0.0.1", 0) && !one("10.0.0.1", "10.0.0.1", 33));
        assert!(!one("10.0.0.1", "fd00::1", 8));
    }
}
