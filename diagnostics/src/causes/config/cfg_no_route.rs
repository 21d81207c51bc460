//! No site or route of the configuration matches the request.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # No site or route matches
    ///
    /// ## What happened
    ///
    /// A request came for a host that no site of this listener serves, or for a path or method
    /// that no route of its site takes. No upstream was asked.
    ///
    /// ## What it means
    ///
    /// Either the name points here and nobody configured it, or the site is there under another
    /// spelling (`www.`, a typo, another port). RFC 9209 recommends 500 here; people expect 404
    /// for an address that is not served, and so Candor answers.
    ///
    /// ## What to do
    ///
    /// `candor check FILE` prints every site and its routes, in the order in which they match. Add a site
    /// for the host, or its name to `also` of a site that serves it.
    cfg_no_route {
        phase: Phase::Route,
        party: Party::Proxy,
        error_type: Some("destination_not_found"),
        status: 404,
        title: "No site or route matches",
        visitor: "Nothing is served at this address.",
        sentence: |facts| match no_route(facts) {
            Some((_, true, _)) => "The site {site_key} has no route for {method} {path}.",
            _ => "No site of the listener {listener} serves the host {site_key}.",
        },
        likely: &[
            Likely::new(
                "www",
                "The site is configured without (or with) `www.`: add {site_key} to its `also` or `redirect_from`.",
                |facts| Weight::only_shown_if(is_www(facts), "{nearest_host} is served here"),
            ),
            Likely::new(
                "route_missing",
                "The site has no route for this path or method.",
                |facts| {
                    let matched = no_route(facts).is_some_and(|(_, matched, _)| matched);
                    Weight::only_shown_if(matched, "the host {site_key} is served, {method} {path} is not")
                },
            ),
            Likely::new(
                "typo",
                "The host is misspelled, in the request or in the configuration.",
                |facts| match no_route(facts) {
                    Some((_, true, _)) => Weight::Excluded,
                    Some((host, false, known)) => {
                        let near = known.first().is_some_and(|known| is_near(host, known));
                        Weight::suggested_if(near, "{nearest_host} is served here and differs little")
                    }
                    None => Weight::Possible,
                },
            ),
            Likely::new(
                "by_address",
                "The request names the server by its address; sites match host names. A scanner does this too.",
                |facts| {
                    let address = no_route(facts).is_some_and(|(host, _, _)| {
                        host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok()
                    });
                    Weight::only_suggested_if(address, "the host is the address {site_key}")
                },
            ),
            Likely::new(
                "not_configured",
                "The name {site_key} points to this server, and no site is configured for it.",
                |facts| Weight::possible_if(no_route(facts).is_none_or(|(_, matched, _)| !matched)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.value("config_file").is_some(),
                "See the routes of every site, in the order in which they match:",
                "candor check {config_file}",
            ),
            Step::tell_if(
                |facts| facts.value("config_file").is_none(),
                "`candor check FILE` prints the routes of every site, in the order in which they match.",
            ),
            Step::tell_if(
                |facts| facts.value("known_hosts").is_some(),
                "Served on this listener: {known_hosts}.",
            ),
        ],
        recognize: recognize,
    }
}

fn no_route<'a>(facts: &Facts<'a>) -> Option<(&'a str, bool, &'a [String])> {
    let found = facts.last(|evidence| match evidence {
        Evidence::NoRoute {
            host,
            site_matched,
            known,
            ..
        } => Some((host.as_str(), *site_matched, known.as_slice())),
        _ => None,
    });
    found.map(|(_, found)| found)
}

/// The nearest host differs by `www.` alone.
fn is_www(facts: &Facts<'_>) -> bool {
    let Some((host, false, [known, ..])) = no_route(facts) else {
        return false;
    };
    host.strip_prefix("www.") == Some(known) || known.strip_prefix("www.") == Some(host)
}

fn is_near(host: &str, known: &str) -> bool {
    strsim::damerau_levenshtein(host, known) <= 2 && host != known
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if facts.attempt.is_some() {
        return None;
    }
    let (index, site_matched) = facts.last(|evidence| match evidence {
        Evidence::NoRoute { site_matched, .. } => Some(*site_matched),
        _ => None,
    })?;
    Some(Verdict::certain(index).reason(if site_matched { "route" } else { "site" }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let mut exchange = crate::testing::alone(
        Phase::Route,
        Evidence::NoRoute {
            host: "shop.example".to_owned(),
            listener: "127.0.0.1:8080".to_owned(),
            site_matched: false,
            known: vec!["www.shop.example".to_owned(), "api.example".to_owned()],
        },
    );
    exchange.site = None;
    exchange.route = None;
    exchange
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn unrouted(host: &str, site_matched: bool, known: &[&str]) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Route, vec![]);
        exchange.attempts.clear();
        exchange.site = None;
        exchange.route = None;
        exchange.evidence = vec![Evidence::NoRoute {
            host: host.to_owned(),
            listener: "127.0.0.1:8080".to_owned(),
            site_matched,
            known: known.iter().map(|host| (*host).to_owned()).collect(),
        }];
        exchange
    }

    #[test]
    fn positive() {
        check(
            &unrouted("shop.test", false, &[]),
            "cfg_no_route",
            Some("site"),
        );
        check(
            &unrouted("shop.test", true, &[]),
            "cfg_no_route",
            Some("route"),
        );
    }

    #[test]
    fn negative_the_request_is_invalid() {
        let mut exchange = unrouted("shop.test", false, &[]);
        exchange.evidence = vec![Evidence::RequestInvalid {
            reason: "host_missing".to_owned(),
            offset: None,
            status: 400,
        }];
        check(&exchange, "client_request_invalid", Some("host_missing"));
    }

    #[test]
    fn the_nearest_host_flips() {
        check_first(&unrouted("shop.test", false, &["shpo.test"]), "typo");
        check_first(&unrouted("shop.test", false, &["www.shop.test"]), "www");
    }

    #[test]
    fn the_site_flips() {
        check_first(&unrouted("10.0.0.1", false, &["shop.test"]), "by_address");
        check_first(&unrouted("10.0.0.1", true, &["shop.test"]), "route_missing");
    }
}
