//! The application itself answered with a 5xx.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The application itself answered with an error
    ///
    /// ## What happened
    ///
    /// The upstream answered in good order, with a status from 500 to 599. Candor passed its answer
    /// on untouched, body and all.
    ///
    /// ## What it means
    ///
    /// This is not the proxy's error: `status_by` is `upstream`. Connection, TLS and framing were
    /// in order. A 502, 503 or 504 here comes from another proxy behind Candor, or from the
    /// application itself.
    ///
    /// ## What to do
    ///
    /// Search the application's log for the request id, which it got as `X-Request-Id`.
    origin_error {
        phase: Phase::Body,
        party: Party::Upstream,
        error_type: None,
        status: 0,
        title: "The application itself answered with an error",
        visitor: "The application behind this address reported an error of its own.",
        sentence: |facts| match facts.value("server_field") {
            Some(_) => "{peer} ({server_field}) answered {method} {path} with {status} itself.",
            None => "{peer} answered {method} {path} with {status} itself.",
        },
        likely: &[
            Likely::new(
                "another_proxy",
                "Another proxy behind Candor answered so: look at its log.",
                |facts| {
                    let proxied = status(facts).is_some_and(|it| matches!(it, 502..=504));
                    let known = ["nginx", "envoy", "haproxy", "Caddy", "traefik", "Apache", "cloudflare"];
                    let named = facts.value("server_field").is_some_and(|server| {
                        known.iter().any(|name| server.contains(name))
                    });
                    match (proxied, named) {
                        (true, true) => Weight::Shown("{status} is a proxy's status, and the answer is from {server_field}"),
                        (true, false) => Weight::Suggested("{status} is a proxy's status"),
                        (false, _) => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "overloaded",
                "The application is overloaded, starting or in maintenance.",
                |facts| Weight::only_shown_if(status(facts) == Some(503), "it answered 503"),
            ),
            Likely::new(
                "unimplemented",
                "The application does not know the method or version of this request.",
                |facts| {
                    let unknown = status(facts).is_some_and(|it| matches!(it, 501 | 505));
                    Weight::only_shown_if(unknown, "it answered {status}")
                },
            ),
            Likely::new(
                "exception",
                "The application failed on this request: an exception that nothing caught.",
                |facts| Weight::suggested_if(status(facts) == Some(500), "it answered 500"),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_unix(),
                "Search the application's log for the request id:",
                "journalctl -u {unit} --since -10min | grep -F {request_id}",
            ),
            Step::tell("Search the application's log for the request id {request_id}."),
        ],
        recognize: recognize,
    }
}

fn status(facts: &Facts<'_>) -> Option<u16> {
    let status = facts.last(|evidence| match evidence {
        Evidence::OriginStatus { status, .. } => Some(*status),
        _ => None,
    });
    status.map(|(_, status)| status)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    facts.attempt?;
    // Whatever was observed after the status is what went wrong with this answer.
    let index = facts.last_observed()?;
    let Evidence::OriginStatus { status, .. } = &facts.evidence[index] else {
        return None;
    };
    let mut verdict = Verdict::certain(index);
    verdict.status = Some(*status);
    Some(verdict)
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let origin = Evidence::OriginStatus {
        status: 503,
        server: Some("nginx/1.28.0".to_owned()),
    };
    crate::testing::exchange("10.0.0.5:8000", Phase::Body, vec![origin])
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{StatusBy, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    fn answered(status: u16, server: Option<&str>) -> Exchange {
        let evidence = Evidence::OriginStatus {
            status,
            server: server.map(str::to_owned),
        };
        exchange("10.0.0.5:8000", Phase::Body, vec![evidence])
    }

    #[test]
    fn positive() {
        let exchange = answered(500, None);
        check(&exchange, "origin_error", None);
        assert_eq!(diagnose(&exchange).status, 500);
        assert_eq!(diagnose(&exchange).status_by, StatusBy::Upstream);
        assert_eq!(diagnose(&exchange).error_type, None);
    }

    #[test]
    fn negative_its_body_stalled() {
        let mut exchange = answered(500, None);
        exchange.attempts[0]
            .evidence
            .push(timer("timeout.idle", 60_000));
        check(&exchange, "timeout_body_idle", None);
    }

    #[test]
    fn the_status_flips() {
        check_first(&answered(500, None), "exception");
        check_first(&answered(502, None), "another_proxy");
    }

    #[test]
    fn the_server_flips() {
        check_first(&answered(503, None), "overloaded");
        check_first(&answered(503, Some("nginx/1.28")), "another_proxy");
    }
}
