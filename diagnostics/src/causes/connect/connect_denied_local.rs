//! This host does not let Candor make the connection.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

const EPERM: i32 = 1;
const EACCES: i32 = 13;
const EAFNOSUPPORT: i32 = 97;

/// What crosses a network takes longer than what this host decides by itself.
const OWN_DECISION_US: u64 = 1_000;

catalog! {
    /// # This host does not let Candor connect to the upstream
    ///
    /// ## What happened
    ///
    /// Candor asked its own kernel for a TCP connection, and the kernel denied it: `EACCES` (13),
    /// `EPERM` (1), or `EAFNOSUPPORT` (97) where a whole address family is forbidden.
    ///
    /// ## What it means
    ///
    /// No packet has left, and the upstream has nothing to do with it. A rule of this host applies to
    /// Candor: SELinux or AppArmor, a route of the type `prohibit`, a filter that systemd or a
    /// container put around the process. Over IPv6 alone, `EACCES` can also come from a firewall on
    /// the way, which answers that the address is administratively prohibited. What a packet filter
    /// (nftables, systemd's `IPAddressDeny`) drops on its way out looks otherwise: like silence
    /// (`connect_timeout`).
    ///
    /// ## What to do
    ///
    /// Ask the kernel which way it would send (`ip route get IP`): it names a prohibiting route. Then
    /// look at what the security module denied (`ausearch -m avc -ts recent`), and at what Candor's
    /// unit forbids (`systemctl show candor`).
    connect_denied_local {
        phase: Phase::Connect,
        party: Party::Proxy,
        error_type: Some("proxy_internal_error"),
        status: 502,
        title: "This host does not let Candor connect to the upstream",
        visitor: "The application behind this address cannot be reached right now.",
        sentence: |facts| match (facts.reason, facts.value("uid")) {
            (Some("address_family"), _) => "This host has no sockets of the address family of {peer} for Candor ({errno_name}, errno {errno}).",
            (_, Some(_)) => "This host denies user {uid} the connection to {peer} ({errno_name}, errno {errno}).",
            _ => "This host denies Candor the connection to {peer} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "selinux",
                "SELinux does not allow it to Candor's domain.",
                |facts| match (is_selinux(facts), facts.reason) {
                    _ if is_denied_by(facts, "selinux") => Weight::Shown(
                        "its log says so: {denied_operation} on {denied_object}",
                    ),
                    (Some(true), Some("access_denied")) => Weight::Shown(
                        "Candor runs as {label}, and {errno_name} is how SELinux denies",
                    ),
                    (None, Some("access_denied")) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "apparmor",
                "The AppArmor profile around Candor does not allow it.",
                |facts| {
                    if is_denied_by(facts, "apparmor") {
                        return Weight::Shown("the kernel's log says so: {denied_operation}");
                    }
                    let profile = facts.rights().and_then(|rights| rights.label.as_deref());
                    Weight::only_suggested_if(
                        facts.reason != Some("address_family")
                            && profile.is_some_and(|label| label.ends_with("(enforce)")),
                        "Candor runs under the profile {label}",
                    )
                },
            ),
            Likely::new(
                "firewall_icmp6",
                "A firewall on the way answers that the address is administratively prohibited (ICMPv6).",
                |facts| match is_remote(facts) {
                    Some(true) => Weight::Suggested(
                        "{ip} is an IPv6 address, and the answer took {elapsed}: longer than this host needs",
                    ),
                    Some(false) => Weight::Possible,
                    None => Weight::Excluded,
                },
            ),
            Likely::new(
                "prohibiting_route",
                "A route or a rule of this host prohibits the address.",
                |facts| match facts.reason {
                    Some("access_denied") => Weight::suggested_if(
                        is_unconfined(facts) && is_remote(facts) != Some(true),
                        "nothing confines Candor's process, and {errno_name} is how the routing table denies",
                    ),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "filtered_calls",
                "A filter of system calls is around Candor: a container's seccomp profile, or systemd's RestrictAddressFamilies and SystemCallFilter.",
                |facts| match (facts.rights(), facts.reason) {
                    (Some(rights), Some("not_permitted" | "address_family")) if rights.seccomp => {
                        Weight::Shown("Candor's process has a seccomp filter, and {errno_name} is how it denies")
                    }
                    (Some(rights), _) if rights.seccomp => Weight::Possible,
                    (Some(_), _) => Weight::Excluded,
                    (None, _) => Weight::Possible,
                },
            ),
            Likely::new(
                "family_off",
                "This kernel has no IPv6: it was started with ipv6.disable=1.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.reason == Some("address_family"),
                        "{errno_name} means that there are no such sockets",
                    )
                },
            ),
            Likely::new(
                "cgroup_rule",
                "A program on Candor's control group denies it, as the network policies of container platforms install.",
                |facts| match facts.reason {
                    Some("not_permitted") => Weight::suggested_if(
                        facts.rights().is_some_and(|rights| !rights.seccomp),
                        "no filter of system calls is in force, and {errno_name} is how a control group denies",
                    ),
                    Some("address_family") => Weight::Excluded,
                    _ => Weight::Possible,
                },
            ),
        ],
        steps: &[
            Step::run("See which way the kernel would send:", "ip route get {ip}"),
            Step::run_if(
                |facts| is_selinux(facts) == Some(true),
                "See what SELinux denied:",
                "ausearch -m avc -ts recent",
            ),
            Step::run_if(
                |facts| {
                    let label = facts.rights().and_then(|rights| rights.label.as_deref());
                    label.is_some_and(|label| label.contains(":httpd_t:"))
                },
                "Allow web servers to connect, if that is what it was:",
                "setsebool -P httpd_can_network_connect 1",
            ),
            Step::run(
                "See what Candor's unit forbids:",
                "systemctl show candor -p RestrictAddressFamilies -p SystemCallFilter",
            ),
            Step::run("See what the kernel said about it:", "journalctl -k --grep denied --since -10min"),
        ],
        recognize: recognize,
    }
}

/// Whether the process has an SELinux context; `None`: nobody could tell.
fn is_selinux(facts: &Facts<'_>) -> Option<bool> {
    let label = facts.rights()?.label.as_deref();
    Some(label.is_some_and(|label| label.matches(':').count() >= 2))
}

/// No security module and no filter is around the process.
fn is_unconfined(facts: &Facts<'_>) -> bool {
    facts.rights().is_some_and(|rights| {
        let label = rights.label.as_deref();
        !rights.seccomp && label.is_none_or(|label| label == "unconfined")
    })
}

/// Whether the denial may have come over the network, and seems to have.
fn is_remote(facts: &Facts<'_>) -> Option<bool> {
    let (_, tried) = facts.tried(&[EACCES])?;
    let v6 = tried.address.starts_with('[') && !facts.is_loopback();
    v6.then_some(tried.elapsed_us > OWN_DECISION_US)
}

/// A security module has written down that it denied us.
fn is_denied_by(facts: &Facts<'_>, module: &str) -> bool {
    facts.denial().is_some_and(|denial| denial.module == module)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    let others = |errnos: &[i32]| {
        let mut tries = facts.tries();
        tries.any(|(_, tried)| !tried.errno.is_some_and(|errno| errnos.contains(&errno)))
    };
    if let Some((index, tried)) = facts.tried(&[EPERM, EACCES]) {
        let reason = match tried.errno {
            Some(EPERM) => "not_permitted",
            _ => "access_denied",
        };
        let mixed = others(&[EPERM, EACCES, EAFNOSUPPORT]);
        let verdict = match mixed || (reason == "access_denied" && tried.address.starts_with('[')) {
            true => Verdict::likely(index),
            false => Verdict::certain(index),
        };
        return Some(verdict.reason(reason));
    }
    // Beside an address of the other family that was tried, the missing family says nothing.
    let (index, _) = facts.tried(&[EAFNOSUPPORT])?;
    let alone = !others(&[EAFNOSUPPORT]) && facts.timer().is_none();
    alone.then(|| Verdict::certain(index).reason("address_family"))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::{Evidence, Rights};
    use crate::testing::{exchange, tried};
    let rights = Rights {
        uid: 990,
        gids: vec![990],
        label: Some("system_u:system_r:httpd_t:s0".to_owned()),
        seccomp: false,
    };
    exchange(
        "10.0.0.5:8000",
        Phase::Connect,
        vec![tried("10.0.0.5:8000", EACCES), Evidence::Rights(rights)],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::{Evidence, Rights};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn denied(server: &str, errno: i32, label: Option<&str>, seccomp: bool) -> Exchange {
        let rights = Rights {
            uid: 990,
            gids: vec![990],
            label: label.map(str::to_owned),
            seccomp,
        };
        let evidence = vec![tried(server, errno), Evidence::Rights(rights)];
        exchange(server, Phase::Connect, evidence)
    }

    #[test]
    fn positive() {
        for (errno, reason) in [(1, "not_permitted"), (13, "access_denied")] {
            let exchange = denied("10.0.0.5:80", errno, None, false);
            check(&exchange, "connect_denied_local", Some(reason));
            assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
        }
    }

    #[test]
    fn positive_no_such_family() {
        check(
            &denied("[2001:db8::1]:80", 97, None, true),
            "connect_denied_local",
            Some("address_family"),
        );
    }

    #[test]
    fn positive_over_ipv6_it_is_only_likely() {
        let exchange = denied("[2001:db8::1]:80", 13, None, false);
        check(&exchange, "connect_denied_local", Some("access_denied"));
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn positive_our_own_rule_is_named_before_a_refusal_elsewhere() {
        let tries = vec![tried("[::1]:80", 1), tried("127.0.0.1:80", 111)];
        let exchange = exchange("localhost:80", Phase::Connect, tries);
        check(&exchange, "connect_denied_local", Some("not_permitted"));
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_the_other_family_was_refused() {
        let tries = vec![tried("[::1]:80", 97), tried("127.0.0.1:80", 111)];
        let exchange = exchange("localhost:80", Phase::Connect, tries);
        check(&exchange, "connect_refused", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
    }

    #[test]
    fn negative_a_socket_file() {
        let server = "unix:/run/app.sock";
        check(
            &exchange(server, Phase::Connect, vec![tried(server, 13)]),
            "socket_permission",
            None,
        );
    }

    #[test]
    fn the_label_flips() {
        let context = Some("system_u:system_r:httpd_t:s0");
        check_first(&denied("10.0.0.5:80", 13, context, false), "selinux");
        check_first(&denied("10.0.0.5:80", 13, None, false), "prohibiting_route");
        check_first(
            &denied("10.0.0.5:80", 13, Some("docker-default (enforce)"), false),
            "apparmor",
        );
    }

    #[test]
    fn the_filter_flips() {
        check_first(&denied("10.0.0.5:80", 1, None, true), "filtered_calls");
        check_first(&denied("10.0.0.5:80", 1, None, false), "cgroup_rule");
    }

    #[test]
    fn the_time_it_took_flips() {
        let mut exchange = denied("[2001:db8::1]:80", 13, None, false);
        check_first(&exchange, "prohibiting_route");
        if let Evidence::Connect(tried) = &mut exchange.attempts[0].evidence[0] {
            tried.elapsed_us = 14_000;
        }
        check_first(&exchange, "firewall_icmp6");
    }
}
