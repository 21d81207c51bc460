//! No member is well: their health checks fail, or their requests did.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{MemberBar, MemberHealth};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # Every member of the upstream is unhealthy
    ///
    /// ## What happened
    ///
    /// Candor asks each member of the upstream from time to time whether it is well, and the last
    /// answers of all of them were wrong or did not come. So nobody was asked.
    ///
    /// `ejected`: a member was set aside for a while because requests to it failed or took too long,
    /// as `eject` says. `asked`: it answered 503 with Retry-After.
    ///
    /// ## What it means
    ///
    /// Either the application is really down, or only the check is wrong: its path redirects, wants
    /// a login or another Host, or takes longer than the check waits. If all members began to fail
    /// at the same time, look at what they share: a database, a deployment, the check itself.
    ///
    /// ## What to do
    ///
    /// Run the check by hand, as shown below, and see what it says. If the application is well, mend
    /// the path or what is expected of it.
    upstream_all_unhealthy {
        phase: Phase::Select,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 503,
        title: "Every member of the upstream is unhealthy",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match (newest(facts), is_alone(facts)) {
            (Some(member), _) if member.by == MemberBar::Failures => {
                "No member of upstream {upstream} may be asked: {member} was set aside {failing_for} ago, because requests to it ended with {check_cause}."
            }
            (Some(member), _) if member.by == MemberBar::Slow => {
                "No member of upstream {upstream} may be asked: {member} was set aside {failing_for} ago, because its answers took {check_median}."
            }
            (Some(member), _) if member.by == MemberBar::Asked => {
                "No member of upstream {upstream} may be asked: {member} asked for it {failing_for} ago, with Retry-After."
            }
            (Some(member), true) if member.answer.is_some() => {
                "The only member of upstream {upstream} fails its health check: {member} answered {check_status} in place of {check_expected} at {check_url}."
            }
            (_, true) => "The only member of upstream {upstream} fails its health check: {member} gave {check_cause} at {check_url}.",
            (Some(member), false) if member.answer.is_some() => {
                "All {members} members of upstream {upstream} fail their health check: {member} answered {check_status} in place of {check_expected} at {check_url}."
            }
            (_, false) => "All {members} members of upstream {upstream} fail their health check: {member} gave {check_cause} at {check_url}.",
        },
        likely: &[
            Likely::new(
                "check_redirects",
                "The path of the check redirects, for instance to HTTPS or to a page for login.",
                |facts| {
                    let redirects = status(facts).is_some_and(|status| status / 100 == 3);
                    Weight::only_shown_if(redirects, "{member} answered {check_status}")
                },
            ),
            Likely::new(
                "check_needs_login",
                "The path of the check wants a login.",
                |facts| {
                    let denied = matches!(status(facts), Some(401 | 403));
                    Weight::only_shown_if(denied, "{member} answered {check_status}")
                },
            ),
            Likely::new(
                "check_path_missing",
                "The path of the check does not exist, or not for the Host with which it is asked.",
                |facts| {
                    let missing = matches!(status(facts), Some(400 | 404 | 421));
                    Weight::only_suggested_if(missing, "{member} answered {check_status}")
                },
            ),
            Likely::new(
                "never_well",
                "The check has never succeeded: the upstream, its port or the check are written wrong.",
                |facts| {
                    let never = facts.all_unhealthy().is_some_and(|(_, it)| {
                        it.members.iter().all(|member| !member.was_healthy)
                    });
                    Weight::only_suggested_if(never, "no check of any member has ever succeeded")
                },
            ),
            Likely::new(
                "check_too_short",
                "The check waits a shorter time than the application needs to answer.",
                |facts| {
                    let late = is_checked(facts) && cause(facts).is_some_and(|cause| cause.starts_with("timeout_"));
                    Weight::only_suggested_if(late, "{member} gave {check_cause}")
                },
            ),
            Likely::new(
                "down",
                "The application is down on every member: what they share has failed, or a deployment has.",
                |facts| match (status(facts), cause(facts)) {
                    (Some(500..), _) => Weight::Suggested("{member} answered {check_status}"),
                    (_, Some(cause)) if !cause.starts_with("timeout_") => {
                        Weight::Suggested("{member} has given {check_cause} for {failing_for}")
                    }
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "rule_too_strict",
                "The rule by which members are set aside is too strict: a few failures, or a slow while, are enough for it.",
                |facts| Weight::possible_if(!is_checked(facts)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| newest(facts).is_some_and(|member| member.url.starts_with("http")),
                "Run the check by hand:",
                "curl -g -sv -o /dev/null {check_url}",
            ),
            Step::run_if(
                |facts| cause(facts).is_some(),
                "Read what that cause means:",
                "candor explain {check_cause}",
            ),
            Step::tell_if(is_checked, "The check is written at {upstream_place}."),
            Step::tell_if(|facts| !is_checked(facts), "The rule is written at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

/// The member whose checks have failed for the shortest time.
fn newest<'a>(facts: &Facts<'a>) -> Option<&'a MemberHealth> {
    let (_, unhealthy) = facts.all_unhealthy()?;
    let members = unhealthy.members.iter();
    members.min_by_key(|member| member.failing_for_ms)
}

fn is_alone(facts: &Facts<'_>) -> bool {
    facts.all_unhealthy().is_some_and(|(_, it)| it.total == 1)
}

/// Whether it is a check that keeps that member away.
fn is_checked(facts: &Facts<'_>) -> bool {
    newest(facts).is_none_or(|member| member.by == MemberBar::Check)
}

fn status(facts: &Facts<'_>) -> Option<u16> {
    newest(facts)?.status
}

fn cause(facts: &Facts<'_>) -> Option<&'static str> {
    newest(facts)?.cause
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.all_unhealthy()?;
    let reason = match newest(facts).map(|member| (member.by, &member.answer)) {
        Some((MemberBar::Failures | MemberBar::Slow, _)) => "ejected",
        Some((MemberBar::Asked, _)) => "asked",
        Some((MemberBar::Check, Some(_))) => "status",
        Some((MemberBar::Check, None)) | None => "no_answer",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::unhealthy(Some(302), None, true)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{AllUnhealthy, Evidence, MemberBar, MemberHealth};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{alone, check, check_first, place};

    pub(super) fn unhealthy(
        status: Option<u16>,
        cause: Option<&'static str>,
        was_healthy: bool,
    ) -> Exchange {
        let member = |server: &str, failing_for_ms| MemberHealth {
            server: server.to_owned(),
            by: MemberBar::Check,
            url: format!("http://{server}/healthz"),
            status,
            answer: status.map(|status| status.to_string()),
            expected: Some("2xx".to_owned()),
            cause,
            median_ms: None,
            checked_ms: 1_200,
            failing_for_ms,
            was_healthy,
        };
        let fact = AllUnhealthy {
            upstream: "app".to_owned(),
            place: Some(place(9)),
            members: vec![
                member("10.0.0.5:8000", 95_000),
                member("10.0.0.6:8000", 90_000),
            ],
            total: 2,
        };
        alone(Phase::Select, Evidence::AllUnhealthy(fact))
    }

    #[test]
    fn positive() {
        check(
            &unhealthy(Some(500), None, true),
            "upstream_all_unhealthy",
            Some("status"),
        );
        let refused = unhealthy(None, Some("connect_refused"), true);
        check(&refused, "upstream_all_unhealthy", Some("no_answer"));
    }

    fn set_aside(by: MemberBar) -> Exchange {
        let member = MemberHealth {
            server: "10.0.0.5:8000".to_owned(),
            by,
            url: String::new(),
            status: None,
            answer: None,
            expected: None,
            cause: (by == MemberBar::Failures).then_some("timeout_first_byte"),
            median_ms: (by == MemberBar::Slow).then_some(2_000),
            checked_ms: 0,
            failing_for_ms: 12_000,
            was_healthy: true,
        };
        let fact = AllUnhealthy {
            upstream: "app".to_owned(),
            place: Some(place(9)),
            members: vec![member],
            total: 1,
        };
        alone(Phase::Select, Evidence::AllUnhealthy(fact))
    }

    #[test]
    fn positive_they_are_set_aside() {
        for (by, reason, says) in [
            (
                MemberBar::Failures,
                "ejected",
                "because requests to it ended with timeout_first_byte.",
            ),
            (MemberBar::Slow, "ejected", "because its answers took 2 s."),
            (
                MemberBar::Asked,
                "asked",
                "10.0.0.5:8000 asked for it 12 s ago, with Retry-After.",
            ),
        ] {
            let exchange = set_aside(by);
            check(&exchange, "upstream_all_unhealthy", Some(reason));
            let diagnosis = crate::diagnosis::diagnose(&exchange);
            let sentence = crate::render::sentence(&exchange, &diagnosis);
            assert!(sentence.ends_with(says), "{sentence}");
        }
        check_first(&set_aside(MemberBar::Failures), "down");
    }

    #[test]
    fn negative_there_is_none() {
        let exchange = crate::causes::availability::upstream_none_available::sample();
        check(&exchange, "upstream_none_available", Some("dns_lists_none"));
    }

    #[test]
    fn the_status_flips() {
        check_first(&unhealthy(Some(302), None, true), "check_redirects");
        check_first(&unhealthy(Some(401), None, true), "check_needs_login");
        check_first(&unhealthy(Some(503), None, true), "down");
    }

    #[test]
    fn the_cause_flips() {
        check_first(&unhealthy(None, Some("connect_refused"), true), "down");
        check_first(
            &unhealthy(None, Some("timeout_first_byte"), true),
            "check_too_short",
        );
    }

    #[test]
    fn the_past_flips() {
        check_first(&unhealthy(None, Some("connect_refused"), true), "down");
        check_first(
            &unhealthy(None, Some("connect_refused"), false),
            "never_well",
        );
    }
}
