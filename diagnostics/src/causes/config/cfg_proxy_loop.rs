//! The request came back to the proxy that had sent it on.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Loop;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The request went in a circle
    ///
    /// ## What happened
    ///
    /// Candor sent the request to the upstream, and it came back to the same route of the same Candor,
    /// directly or through other proxies. `Via` names this route, so it is certain. The second turn was
    /// refused; without that the request would have gone round until every connection was used up.
    ///
    /// ## What it means
    ///
    /// The upstream's address leads back here: it is Candor's own address, a public name that points to
    /// this server, or another proxy that sends what it gets to Candor.
    ///
    /// ## What to do
    ///
    /// Write the application's own address and port as the upstream, the private one rather than the
    /// public name. Two sites or routes of one Candor may call each other; only a route that is reached
    /// through itself is a circle.
    cfg_proxy_loop {
        phase: Phase::Head,
        party: Party::Proxy,
        error_type: Some("proxy_loop_detected"),
        status: 502,
        title: "The request went in a circle",
        visitor: "The server is not set up correctly and could not answer this request.",
        sentence: |facts| match (facts.value("own_listener"), facts.value("upstream_place"), facts.value("peer")) {
            (Some(_), Some(_), _) => "The upstream {server} ({upstream_place}) is Candor itself: {own_listener} is its own listener, and the request came back to the route {route}.",
            (None, _, Some(_)) => "The request that Candor sent to {peer} came back to Candor, to the route {route}.",
            _ => "The request came back to the route {route} of Candor, which had sent it on.",
        },
        likely: &[
            Likely::new(
                "own_address",
                "The upstream is Candor's own address: write the application's port.",
                |facts| {
                    let own = came_back(facts).is_some_and(|it| it.own_listener.is_some());
                    let literal = facts.host_name().is_none();
                    Weight::only_shown_if(own && literal, "{peer} is the listener {own_listener}")
                },
            ),
            Likely::new(
                "name_points_here",
                "The upstream's name points to Candor: write the application's private address or name.",
                |facts| {
                    let own = came_back(facts).is_some_and(|it| it.own_listener.is_some());
                    Weight::only_shown_if(
                        own && facts.host_name().is_some(),
                        "{host} is {peer}, and that is the listener {own_listener}",
                    )
                },
            ),
            Likely::new(
                "another_proxy",
                "Another proxy, load balancer or port forwarding at {peer} sends its requests to Candor.",
                |facts| match came_back(facts) {
                    Some(Loop { own_listener: None, via }) if via.len() > 1 => {
                        Weight::Shown("the request had passed {via}")
                    }
                    Some(Loop { own_listener: None, .. }) => {
                        Weight::Suggested("{peer} is none of Candor's own addresses")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "public_name",
                "The upstream is written as the public name of the site, which leads back here through a router or a content delivery network.",
                |facts| {
                    let own = came_back(facts).is_some_and(|it| it.own_listener.is_some());
                    Weight::possible_if(facts.host_name().is_some() && !own)
                },
            ),
            Likely::new(
                "redirect",
                "The application is meant to be at {peer} and was moved: something else took over its address.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("See who listens on that port:", "ss -ltnp 'sport = :{port}'"),
            Step::run_if(
                |facts| facts.host_name().is_some(),
                "See where the name leads:", "getent ahosts {host}",
            ),
            Step::tell_if(
                |facts| facts.value("upstream_place").is_some(),
                "The upstream is written at {upstream_place}.",
            ),
        ],
        recognize: recognize,
    }
}

fn came_back<'a>(facts: &Facts<'a>) -> Option<&'a Loop> {
    facts.came_back().map(|(_, came_back)| came_back)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, came_back) = facts.came_back()?;
    Some(
        Verdict::certain(index).reason(match came_back.own_listener {
            Some(_) => "own_listener",
            None => "through_others",
        }),
    )
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::exchange;
    let came_back = Evidence::Loop(Loop {
        own_listener: Some("0.0.0.0:8080".to_owned()),
        via: vec!["candor-5d41402abc4b2a76".to_owned()],
    });
    exchange("127.0.0.1:8080", Phase::Head, vec![came_back])
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Loop};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn looped(server: &str, own_listener: Option<&str>, via: &[&str]) -> Exchange {
        let came_back = Evidence::Loop(Loop {
            own_listener: own_listener.map(str::to_owned),
            via: via.iter().map(|name| (*name).to_owned()).collect(),
        });
        let mut exchange = exchange(server, Phase::Head, vec![came_back]);
        exchange.attempts[0].peer = Some("127.0.0.1:8080".to_owned());
        exchange
    }

    #[test]
    fn positive() {
        check(
            &looped("127.0.0.1:8080", Some("127.0.0.1:8080"), &["candor-1"]),
            "cfg_proxy_loop",
            Some("own_listener"),
        );
        check(
            &looped("127.0.0.1:8080", None, &["candor-1", "nginx"]),
            "cfg_proxy_loop",
            Some("through_others"),
        );
    }

    #[test]
    fn negative_the_application_answered_502_itself() {
        let mut exchange = looped("127.0.0.1:8080", None, &[]);
        exchange.attempts[0].evidence = vec![Evidence::OriginStatus {
            status: 502,
            server: Some("nginx".to_owned()),
        }];
        check(&exchange, "origin_error", None);
    }

    #[test]
    fn our_own_address_flips() {
        let own = looped("127.0.0.1:8080", Some("127.0.0.1:8080"), &["candor-1"]);
        check_first(&own, "own_address");
        check_first(
            &looped("127.0.0.1:8080", None, &["candor-1"]),
            "another_proxy",
        );
    }

    #[test]
    fn a_name_flips() {
        let own = Some("127.0.0.1:8080");
        check_first(&looped("shop.test:8080", own, &[]), "name_points_here");
        check_first(&looped("127.0.0.1:8080", own, &[]), "own_address");
    }
}
