//! Who may ask: `allow` and `deny` of a route.

use std::net::{IpAddr, Ipv4Addr};

use candor_conf::model::{Access, Place};
use candor_diagnostics::evidence::{Denied, Evidence};

use crate::exchange::ClientInfo;
use crate::upstream::evidence::place;

/// Why a client may not ask; `None`: it may.
pub(crate) fn denied(access: &Access, client: &ClientInfo) -> Option<Evidence> {
    // Who comes by a unix socket is on this host.
    let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let address = client.address.parse().unwrap_or(loopback);
    let (rule, network, written) = refusing(access, address)?;
    Some(Evidence::Denied(Denied {
        rule,
        network,
        place: written.as_ref().map(place),
        proxied: client.proxied,
    }))
}

/// The rule that refuses, the network of `deny` that did, and where it is written.
fn refusing(
    access: &Access,
    address: IpAddr,
) -> Option<(&'static str, Option<String>, &Option<Place>)> {
    for network in &access.deny {
        if network.value.contains(&address) {
            return Some(("deny", Some(network.value.to_string()), &network.place));
        }
    }
    let first = access.allow.first()?;
    let mut allow = access.allow.iter();
    match allow.any(|network| network.value.contains(&address)) {
        true => None,
        false => Some(("allow", None, &first.place)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use candor_conf::model::Setting;

    use super::*;

    fn access(allow: &[&str], deny: &[&str]) -> Access {
        let network = |text: &&str| Setting {
            value: text.parse().unwrap(),
            place: None,
        };
        Access {
            allow: allow.iter().map(network).collect(),
            deny: deny.iter().map(network).collect(),
        }
    }

    #[track_caller]
    fn check(access: &Access, address: &str, expected: Option<&str>) {
        let refusing = refusing(access, address.parse().unwrap());
        assert_eq!(refusing.map(|(rule, ..)| rule), expected, "{address}");
    }

    #[test]
    fn deny_is_asked_first_and_allow_is_all_there_is() {
        let both = access(&["10.0.0.0/8", "fd00::/8"], &["10.6.6.6/32"]);
        check(&both, "10.0.0.1", None);
        check(&both, "fd00::1", None);
        check(&both, "10.6.6.6", Some("deny"));
        check(&both, "192.0.2.1", Some("allow"));
        check(&both, "2001:db8::1", Some("allow"));
        let deny = access(&[], &["0.0.0.0/0"]);
        check(&deny, "192.0.2.1", Some("deny"));
        check(&deny, "::1", None);
    }
}
