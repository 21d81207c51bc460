//! A limit of Candor itself is reached.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A limit of Candor itself is reached
    ///
    /// ## What happened
    ///
    /// Candor holds as many connections, files or requests as it may, and refused a further one.
    /// No upstream was asked.
    ///
    /// ## What it means
    ///
    /// Either more people come than the limit was made for, or something holds what it does not
    /// use: clients that open connections and send nothing, an application that answers slowly so
    /// that requests pile up.
    ///
    /// ## What to do
    ///
    /// See what fills the limit before raising it. For open files, raise `LimitNOFILE` of the
    /// unit; for connections, the key that the evidence names.
    internal_overload {
        phase: Phase::Admit,
        party: Party::Proxy,
        error_type: Some("proxy_internal_error"),
        status: 503,
        title: "A limit of Candor itself is reached",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |_| "Candor is at its limit {overload}: {overload_value} of {overload_max}.",
        likely: &[
            Likely::new(
                "open_files",
                "The limit of open files is too low for a proxy: each request takes two.",
                |facts| {
                    let files = overload(facts).is_some_and(|(limit, _)| limit == "open_files");
                    let low = overload(facts).is_some_and(|(_, max)| max <= 1024);
                    match (files, low) {
                        (true, true) => Weight::Shown("the limit is {overload_max}, a default of old"),
                        (true, false) => Weight::Suggested("the limit is {overload_max}"),
                        (false, _) => Weight::Excluded,
                    }
                },
            ),
            Likely::new(
                "idle_clients",
                "Clients hold connections that they do not use.",
                |facts| {
                    let connections = overload(facts).is_some_and(|(limit, _)| limit.ends_with("connections"));
                    Weight::only_suggested_if(connections, "the limit is one of connections")
                },
            ),
            Likely::new(
                "slow_upstream",
                "An application answers slowly, and requests pile up before it.",
                |_| Weight::Possible,
            ),
            Likely::new("flood", "More requests come than ever before.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("See the connections by state:", "ss -s"),
            Step::tell("The limit is {overload} = {overload_max}."),
        ],
        recognize: recognize,
    }
}

fn overload<'a>(facts: &Facts<'a>) -> Option<(&'a str, u64)> {
    let overload = facts.last(|evidence| match evidence {
        Evidence::Overload { limit, max, .. } => Some((limit.as_str(), *max)),
        _ => None,
    });
    overload.map(|(_, overload)| overload)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, ()) = facts.last(|evidence| match evidence {
        Evidence::Overload { .. } => Some(()),
        _ => None,
    })?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let overload = Evidence::Overload {
        limit: "client.connections".to_owned(),
        value: 4096,
        max: 4096,
    };
    crate::testing::alone(Phase::Admit, overload)
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn full(limit: &str, max: u64) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Admit, vec![]);
        exchange.attempts.clear();
        exchange.evidence = vec![Evidence::Overload {
            limit: limit.to_owned(),
            value: max,
            max,
        }];
        exchange
    }

    #[test]
    fn positive() {
        check(&full("open_files", 1024), "internal_overload", None);
    }

    #[test]
    fn negative_it_is_stopping() {
        let mut exchange = full("open_files", 1024);
        exchange.evidence = vec![Evidence::Shutdown { since_ms: 10 }];
        check(&exchange, "internal_shutdown", None);
    }

    #[test]
    fn the_limit_flips() {
        check_first(&full("open_files", 1024), "open_files");
        check_first(&full("client.connections", 1024), "idle_clients");
    }

    #[test]
    fn another_limit_flips() {
        check_first(&full("requests", 1024), "slow_upstream");
        check_first(&full("connections", 1024), "idle_clients");
    }
}
