//! Candor is stopping.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # Candor is stopping
    ///
    /// ## What happened
    ///
    /// Candor was told to stop. It finishes the requests that it has and takes no new ones; this
    /// one came too late, or was still running when the time to finish was over.
    ///
    /// ## What it means
    ///
    /// A restart or a stop, by hand or by the service manager. Retrying after a moment works if it
    /// was a restart. A reload (SIGHUP) never does this.
    ///
    /// ## What to do
    ///
    /// Nothing, if it was meant. Where requests take long, raise `shutdown`; to change the
    /// configuration reload instead of restarting.
    internal_shutdown {
        phase: Phase::Admit,
        party: Party::Proxy,
        error_type: Some("proxy_internal_response"),
        status: 503,
        title: "Candor is stopping",
        visitor: "The server is restarting. Please try again in a moment.",
        sentence: |facts| match facts.nearest_attempt() {
            Some(_) => "Candor is stopping, and the time to finish was over before {peer} had answered.",
            None => "Candor is stopping and took no further request.",
        },
        likely: &[
            Likely::new(
                "cut",
                "The time to finish was shorter than this request took: raise `shutdown`.",
                |facts| {
                    let late = since_ms(facts).is_some_and(|since| since >= 5_000);
                    Weight::only_suggested_if(
                        late && !facts.exchange.attempts.is_empty(),
                        "the request was already with the upstream",
                    )
                },
            ),
            Likely::new(
                "stopping",
                "A request came on a connection that was kept open, just as Candor began to stop.",
                |facts| Weight::possible_if(facts.exchange.attempts.is_empty()),
            ),
            Likely::new("restart", "Candor is being restarted or stopped.", |_| Weight::Possible),
        ],
        steps: &[Step::run("See who stopped it:", "systemctl status candor")],
        recognize: recognize,
    }
}

fn since_ms(facts: &Facts<'_>) -> Option<u64> {
    let since = facts.last(|evidence| match evidence {
        Evidence::Shutdown { since_ms } => Some(*since_ms),
        _ => None,
    });
    since.map(|(_, since)| since)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, ()) = facts.last(|evidence| match evidence {
        Evidence::Shutdown { .. } => Some(()),
        _ => None,
    })?;
    Some(Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::testing::alone(Phase::Admit, Evidence::Shutdown { since_ms: 40 })
}

#[cfg(test)]
mod tests {
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    fn stopping(since_ms: u64, attempted: bool) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Head, vec![]);
        if !attempted {
            exchange.attempts.clear();
        }
        exchange.evidence = vec![Evidence::Shutdown { since_ms }];
        exchange
    }

    #[test]
    fn positive() {
        check(&stopping(3, false), "internal_shutdown", None);
    }

    #[test]
    fn negative_it_failed_on_the_way() {
        let mut exchange = stopping(3, false);
        exchange.evidence = vec![Evidence::Internal {
            what: "the worker stopped".to_owned(),
        }];
        check(&exchange, "internal_error", None);
    }

    #[test]
    fn the_time_flips() {
        check_first(&stopping(30_000, true), "cut");
        check_first(&stopping(100, true), "restart");
    }

    #[test]
    fn an_attempt_flips() {
        check_first(&stopping(30_000, false), "stopping");
        check_first(&stopping(30_000, true), "cut");
    }
}
