//! The peer's kernel refused the connection.

use crate::causes::{Likely, Party, Step, Verdict, Weight, always};
use crate::exchange::Phase;
use crate::facts::Facts;

const ECONNREFUSED: i32 = 111;
/// Errnos that an address without a route gives: they do not contradict a refusal elsewhere.
const UNREACHABLE: [i32; 4] = [97, 99, 101, 113];

catalog! {
    /// # The upstream refused the connection
    ///
    /// ## What happened
    ///
    /// Candor asked for a TCP connection and the other side answered with a reset: `ECONNREFUSED`,
    /// errno 111. The host is there and reachable, and its kernel says that no program listens on
    /// that address and port.
    ///
    /// ## What it means
    ///
    /// The application has not received the request. Either it does not run, or it listens
    /// elsewhere: on another port, on another address family, or only on the loopback address of
    /// its own container. A firewall that rejects (rather than drops) looks the same.
    ///
    /// ## What to do
    ///
    /// On the host of the application, list who listens on the port: `ss -ltnp 'sport = :PORT'`.
    /// Nobody: start the application and read its log. Somebody on `127.0.0.1` only: let it listen
    /// on `0.0.0.0` or `[::]`, or point the upstream at an address it listens on.
    connect_refused {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("connection_refused"),
        status: 502,
        title: "The upstream refused the connection",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match facts.tries().count() {
            0 | 1 => "{peer} refused the connection ({errno_name}, errno {errno}): nothing listens there.",
            _ => "{addresses}: refused ({errno_name}, errno {errno}), nothing listens there.",
        },
        likely: &[
            Likely {
                id: "other_address",
                text: "The application listens on another address than the one that was dialed: let it listen on all of them (0.0.0.0 or [::]), or dial the one it has.",
                weigh: |facts| {
                    Weight::only_shown_if(
                        facts.listens_on_other_address() && !is_localhost(facts),
                        "port {port} is taken at {listening} only",
                    )
                },
            },
            Likely {
                id: "localhost_family",
                text: "`localhost` means {addresses} here, and the application listens on the other address family only. Write 127.0.0.1 or [::1] in its place.",
                weigh: weigh_family,
            },
            Likely {
                id: "other_port",
                text: "The application listens on another port than {port}.",
                weigh: |facts| {
                    Weight::only_suggested_if(
                        facts.listens_elsewhere(),
                        "nobody listens on port {port}, and there is {elsewhere}",
                    )
                },
            },
            Likely {
                id: "stale_address",
                text: "The name {host} has moved on: the address now belongs to something else, or to nothing.",
                weigh: |facts| match facts.resolution_is_stale() {
                    true => Weight::Shown(
                        "the answer was {answer_age} old and valid for {ttl} only",
                    ),
                    false => Weight::Excluded,
                },
            },
            Likely {
                id: "container_loopback",
                text: "The application listens on 127.0.0.1 inside its own container, so nothing outside it can connect. Let it listen on 0.0.0.0.",
                weigh: |facts| match (facts.short_name(), facts.is_private()) {
                    _ if facts.is_loopback() => Weight::Excluded,
                    // What the engine says of the container says more.
                    _ if facts.container().is_some() => Weight::Excluded,
                    (Some(_), true) => Weight::Suggested(
                        "{host} is a short name with the private address {ip}, as containers have, and the host answers",
                    ),
                    (Some(_), false) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            },
            Likely {
                id: "not_running",
                text: "The application is not running: stopped, crashed while starting, or never started.",
                weigh: |facts| match (facts.answered(), facts.is_loopback()) {
                    (Some(1..), _) => Weight::Shown(
                        "{upstream} answered {answered} requests before, so the address is right",
                    ),
                    (_, true) => Weight::suggested_if(
                        facts.listeners().is_none() || facts.nobody_listens(),
                        "{peer} is this host, and its own kernel refused",
                    ),
                    (_, false) => Weight::Possible,
                },
            },
            Likely {
                id: "starting",
                text: "The application is still starting and does not listen yet.",
                weigh: |facts| {
                    Weight::shown_if(
                        facts.listens_by_now(),
                        "by now somebody listens: {listening}",
                    )
                },
            },
            Likely {
                id: "wrong_port",
                text: "The application listens on another port than {port}.",
                weigh: |facts| match facts.port_is_default() {
                    _ if facts.listens_elsewhere() => Weight::Excluded,
                    true => Weight::Suggested(
                        "{server} is written without a port, so {port} was dialed",
                    ),
                    false => Weight::Possible,
                },
            },
            Likely {
                id: "own_container",
                text: "Candor runs in a container itself: there, {ip} is that container and not the host.",
                weigh: |facts| match facts.own_container() {
                    _ if !facts.is_loopback() => Weight::Excluded,
                    Some(container) if container.alone => Weight::Shown(
                        "Candor is alone in its container ({engine})",
                    ),
                    Some(_) | None => Weight::Possible,
                },
            },
            Likely {
                id: "firewall_reject",
                text: "A firewall in between rejects the port.",
                weigh: |facts| match facts.is_loopback() {
                    true => Weight::Excluded,
                    false => Weight::Possible,
                },
            },
        ],
        steps: &[
            Step {
                text: "See who listens on the port, on the application's host:",
                command: Some("ss -ltnp 'sport = :{port}'"),
                when: always,
            },
            Step {
                text: "If {other_address} is the application, write that in place of {server}, at {upstream_place}.",
                command: None,
                when: |facts| facts.listens_elsewhere(),
            },
            Step {
                text: "See whether the container runs and what it says:",
                command: Some("docker compose ps {host} && docker compose logs --tail 50 {host}"),
                when: |facts| facts.short_name().is_some(),
            },
            Step {
                text: "See what the name means now:",
                command: Some("getent ahosts {host}"),
                when: |facts| facts.host_name().is_some(),
            },
        ],
        recognize: recognize,
    }
}

fn is_localhost(facts: &Facts<'_>) -> bool {
    let host = facts.host();
    host.is_some_and(|host| host.eq_ignore_ascii_case("localhost"))
}

/// `localhost` was tried on one family only.
fn weigh_family(facts: &Facts<'_>) -> Weight {
    let localhost = is_localhost(facts);
    if localhost && facts.listens_on_other_address() {
        return Weight::Shown("port {port} is taken at {listening} only");
    }
    // Nobody listens on either family.
    if facts.nobody_listens() {
        return Weight::Excluded;
    }
    let of_v6 = facts
        .tries()
        .filter(|(_, tried)| tried.address.starts_with('['))
        .count();
    if localhost && (of_v6 == 0) != (of_v6 == facts.tries().count()) {
        return Weight::Shown("only {addresses} was tried");
    }
    Weight::Excluded
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || facts.is_unix() {
        return None;
    }
    if facts.timer().is_some() {
        return None;
    }
    let (index, tried) = facts.tried(&[ECONNREFUSED])?;
    if tried.operation != "connect" {
        return None;
    }
    let agrees = |errno| errno == ECONNREFUSED || UNREACHABLE.contains(&errno);
    let all_agree = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(agrees));
    Some(if all_agree {
        Verdict::certain(index)
    } else {
        Verdict::likely(index)
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::ResolutionOutcome;
    use crate::testing::{attempt, exchange, resolution, tried};
    let mut refused = exchange(
        "web:3000",
        Phase::Connect,
        vec![
            resolution("web", ResolutionOutcome::Answered, "127.0.0.11:53"),
            tried("172.18.0.5:3000", ECONNREFUSED),
        ],
    );
    let first = vec![tried("172.18.0.4:3000", 113)];
    refused
        .attempts
        .insert(0, attempt("web:3000", Phase::Connect, first));
    refused
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::ResolutionOutcome;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolution, tried};

    fn refused(server: &str, addresses: &[&str]) -> Exchange {
        let tries = addresses.iter().map(|address| tried(address, 111));
        exchange(server, Phase::Connect, tries.collect())
    }

    #[test]
    fn positive() {
        let exchange = refused("127.0.0.1:3000", &["127.0.0.1:3000"]);
        check(&exchange, "connect_refused", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
        assert_eq!(diagnose(&exchange).status, 502);
    }

    #[test]
    fn mixed_endings_are_only_likely() {
        let tries = vec![tried("10.0.0.5:80", 111), tried("10.0.0.6:80", 104)];
        let exchange = exchange("web:80", Phase::Connect, tries);
        check(&exchange, "connect_refused", None);
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_reset_is_not_refused() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 104)],
        );
        check(&exchange, "connect_reset", None);
    }

    #[test]
    fn what_it_answered_before_flips() {
        let mut exchange = refused("web:3000", &["172.18.0.5:3000"]);
        check_first(&exchange, "container_loopback");
        let history = crate::evidence::History {
            count: 1,
            answered_before: 412,
            ..crate::evidence::History::default()
        };
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(crate::evidence::Evidence::History(history));
        check_first(&exchange, "not_running");
    }

    #[test]
    fn the_address_flips() {
        check_first(&refused("web:3000", &["127.0.0.1:3000"]), "not_running");
        check_first(
            &refused("web:3000", &["172.18.0.5:3000"]),
            "container_loopback",
        );
    }

    #[test]
    fn a_stale_answer_flips() {
        let mut exchange = refused("app.internal:3000", &["10.0.0.5:3000"]);
        check_first(&exchange, "not_running");
        if let crate::evidence::Evidence::Resolution(mut answer) =
            resolution("app.internal", ResolutionOutcome::Answered, "10.0.0.2:53")
        {
            answer.ttl_s = Some(30);
            answer.age_ms = Some(400_000);
            exchange.attempts[0]
                .evidence
                .insert(0, crate::evidence::Evidence::Resolution(answer));
        }
        check_first(&exchange, "stale_address");
    }

    #[test]
    fn the_family_flips() {
        check_first(
            &refused("localhost:3000", &["[::1]:3000"]),
            "localhost_family",
        );
        check_first(
            &refused("localhost:3000", &["[::1]:3000", "127.0.0.1:3000"]),
            "not_running",
        );
    }
}
