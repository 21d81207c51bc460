//! The site is closed for maintenance.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Maintenance;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The site is closed for maintenance
    ///
    /// ## What happened
    ///
    /// Somebody has closed this site for a while. Candor answers in its place; no upstream is asked.
    ///
    /// ## What it means
    ///
    /// Nothing is broken. The evidence says who closed it, since when, and until when if they said
    /// so.
    ///
    /// ## What to do
    ///
    /// If the work is done, open the site again where it was closed.
    maintenance {
        phase: Phase::Admit,
        party: Party::Proxy,
        error_type: Some("proxy_internal_response"),
        status: 503,
        title: "The site is closed for maintenance",
        visitor: "This site is being worked on. Please try again later.",
        sentence: |facts| match closed(facts) {
            Some(it) if it.place.is_some() => "This site is closed by the configuration, at {closed_place}.",
            Some(it) if it.upstream.is_some() && it.until_unix_s.is_some() => {
                "{closed_by} closed the upstream {closed_upstream} {closed_for} ago, until {closed_until}."
            }
            Some(it) if it.upstream.is_some() => {
                "{closed_by} closed the upstream {closed_upstream} {closed_for} ago, without saying until when."
            }
            Some(it) if it.until_unix_s.is_some() => "{closed_by} closed this site {closed_for} ago, until {closed_until}.",
            _ => "{closed_by} closed this site {closed_for} ago, without saying until when.",
        },
        likely: &[
            Likely::new(
                "planned",
                "The work is going on as planned.",
                |facts| match closed(facts) {
                    Some(it) if it.until_unix_s.is_some_and(|until| until > it.now_unix_s) => {
                        Weight::Suggested("it is to end at {closed_until}")
                    }
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "overdue",
                "The work has taken longer than planned, or was done and the site not opened again.",
                |facts| match closed(facts) {
                    Some(it) if it.until_unix_s.is_some_and(|until| until <= it.now_unix_s) => {
                        Weight::Shown("it was to end at {closed_until}")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "forgotten",
                "Somebody has forgotten to open the site again.",
                |facts| match closed(facts) {
                    Some(it) if it.until_unix_s.is_none() => {
                        Weight::suggested_if(it.since_ms >= 86_400_000, "it has been closed for {closed_for}")
                    }
                    _ => Weight::Excluded,
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| closed(facts).is_some_and(|it| it.place.is_none() && it.upstream.is_some()),
                "When the work is done, open it again:",
                "candor resume {closed_upstream}",
            ),
            Step::run_if(
                |facts| closed(facts).is_some_and(|it| it.place.is_none() && it.upstream.is_none()),
                "When the work is done, open it again:",
                "candor resume {site}",
            ),
            Step::tell_if(|facts| closed(facts).is_some_and(|it| it.place.is_some()), "It is closed at {closed_place}; take that line away to open it."),
            Step::tell_if(|facts| closed(facts).is_some_and(|it| it.place.is_none()), "It was closed by a command of {closed_by}'s; a reload does not open it."),
            Step::tell_if(|facts| closed(facts).is_some_and(|it| it.note.is_some()), "They wrote: {note}."),
        ],
        recognize: recognize,
    }
}

fn closed<'a>(facts: &Facts<'a>) -> Option<&'a Maintenance> {
    Some(facts.maintenance()?.1)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, fact) = facts.maintenance()?;
    let reason = match fact.place {
        Some(_) => "configuration",
        None => "command",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::closed(Some(3_600), 600_000)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Maintenance};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{NOW_UNIX_S, alone, check, check_first};

    /// To end so many seconds from now, and closed for so long.
    pub(super) fn closed(until_s: Option<i64>, since_ms: u64) -> Exchange {
        let fact = Maintenance {
            by: "root".to_owned(),
            place: None,
            since_ms,
            until_unix_s: until_s.map(|until| NOW_UNIX_S + until),
            now_unix_s: NOW_UNIX_S,
            note: Some("new database".to_owned()),
            upstream: None,
            held_ms: 0,
        };
        alone(Phase::Admit, Evidence::Maintenance(fact))
    }

    #[test]
    fn positive() {
        check(&closed(None, 10), "maintenance", Some("command"));
        let mut written = closed(None, 10);
        if let Evidence::Maintenance(fact) = &mut written.evidence[0] {
            fact.place = Some(crate::testing::place(7));
        }
        check(&written, "maintenance", Some("configuration"));
    }

    #[test]
    fn an_upstream_is_named() {
        let mut paused = closed(None, 10);
        if let Evidence::Maintenance(fact) = &mut paused.evidence[0] {
            fact.upstream = Some("api".to_owned());
        }
        let sentence = crate::render::sentence(&paused, &crate::diagnosis::diagnose(&paused));
        assert!(sentence.contains("closed the upstream api"), "{sentence}");
    }

    #[test]
    fn negative_candor_is_stopping() {
        let exchange = alone(Phase::Admit, Evidence::Shutdown { since_ms: 10 });
        check(&exchange, "internal_shutdown", None);
    }

    #[test]
    fn the_end_flips() {
        check_first(&closed(Some(3_600), 600_000), "planned");
        check_first(&closed(Some(-60), 600_000), "overdue");
    }

    #[test]
    fn the_time_flips() {
        check_first(&closed(None, 600_000), "planned");
        check_first(&closed(None, 200_000_000), "forgotten");
    }
}
