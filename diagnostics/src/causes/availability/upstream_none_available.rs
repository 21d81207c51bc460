//! The upstream has no member.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{MemberSource, NoMember};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream has no member to ask
    ///
    /// ## What happened
    ///
    /// The route leads to an upstream whose list of members is empty at the moment, or whose members
    /// are all set aside by hand. Nobody was asked.
    ///
    /// ## What it means
    ///
    /// Where members come from DNS or from a service that knows them, nothing is running that they
    /// name: it was scaled to zero, its deployment leaves a gap, or the question is wrong. Where they
    /// are written down, somebody has drained the last of them.
    ///
    /// ## What to do
    ///
    /// Start the application, or put a member back. Then ask the source yourself what it answers.
    upstream_none_available {
        phase: Phase::Select,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 503,
        title: "The upstream has no member to ask",
        visitor: "The application behind this address is not running right now.",
        sentence: |facts| match member(facts) {
            Some(it) if it.drained == 1 => "The only member of upstream {upstream} is set aside by hand; nobody was asked.",
            Some(it) if it.drained > 0 => "All {members_drained} members of upstream {upstream} are set aside by hand; nobody was asked.",
            Some(it) if it.had > 0 => "Upstream {upstream} has had no member for {empty_for}; before that it had {members_had}.",
            _ => "Upstream {upstream} has no member, and has had none since Candor started.",
        },
        likely: &[
            Likely::new(
                "drained",
                "Somebody has set aside the last member, for a deployment or a repair, and not put it back.",
                |facts| Weight::only_shown_if(member(facts).is_some_and(|it| it.drained > 0), "members set aside by hand: {members_drained}"),
            ),
            Likely::new(
                "source_unreadable",
                "What lists the members cannot be asked, or its answer is of no use.",
                |facts| Weight::only_shown_if(member(facts).is_some_and(|it| it.trouble.is_some()), "{question}: {source_trouble}"),
            ),
            Likely::new(
                "scaled_to_zero",
                "The application was stopped or scaled to zero.",
                |facts| match member(facts) {
                    Some(it) if it.source == MemberSource::Static || it.drained > 0 => Weight::Excluded,
                    Some(it) if it.had > 0 && it.empty_for_ms >= 60_000 => {
                        Weight::Suggested("it had {members_had} members until {empty_for} ago")
                    }
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "deployment_gap",
                "A deployment stops the old members before the new ones run.",
                |facts| match member(facts) {
                    Some(it) if it.had > 0 && it.drained == 0 => {
                        Weight::suggested_if(it.empty_for_ms < 60_000, "the last member went only {empty_for} ago")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "wrong_question",
                "The name or selector by which members are found is wrong: it has never found one.",
                |facts| match member(facts) {
                    Some(it) if it.question.is_some() && it.had == 0 => {
                        Weight::Suggested("{question} has found nobody yet")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "source_is_behind",
                "The application runs, and the service that lists its members does not know it yet.",
                |facts| Weight::possible_if(member(facts).is_some_and(|it| it.source == MemberSource::Discovery && it.drained == 0)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| member(facts).is_some_and(|it| it.drained > 0),
                "See which members are set aside; candor drain {upstream} MEMBER --undo asks one again:",
                "candor drain",
            ),
            Step::run_if(
                |facts| member(facts).is_some_and(|it| it.source == MemberSource::Dns && !asks(it, "_")),
                "Ask for the members:",
                "getent ahosts {question}",
            ),
            Step::run_if(
                |facts| member(facts).is_some_and(|it| it.source == MemberSource::Dns && asks(it, "_")),
                "Ask for the members:",
                "dig +short SRV {question}",
            ),
            Step::run_if(
                |facts| member(facts).is_some_and(|it| asks(it, "/")),
                "Read the file that lists the members:",
                "cat {question}",
            ),
            Step::run_if(
                |facts| member(facts).is_some_and(|it| it.source == MemberSource::Discovery && !asks(it, "/")),
                "See which containers run:",
                "docker ps --format 'table {{.Names}}\\t{{.Status}}'",
            ),
            Step::tell("The members of {upstream} are written at {upstream_place}."),
        ],
        recognize: recognize,
    }
}

fn member<'a>(facts: &Facts<'a>) -> Option<&'a NoMember> {
    Some(facts.no_member()?.1)
}

/// Whether what was asked begins so: a service's name with `_`, a file's with `/`.
fn asks(fact: &NoMember, begin: &str) -> bool {
    fact.question
        .as_ref()
        .is_some_and(|it| it.starts_with(begin))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, fact) = facts.no_member()?;
    let reason = match (fact.drained, fact.source) {
        (1.., _) => "drained",
        (0, MemberSource::Static) => "none_written",
        (0, MemberSource::Dns) => "dns_lists_none",
        (0, MemberSource::Discovery) => "discovery_lists_none",
    };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::empty(MemberSource::Dns, 3, 240_000, 0)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, MemberSource, NoMember};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{alone, check, check_first, likely, place};

    pub(super) fn empty(
        source: MemberSource,
        had: u64,
        empty_for_ms: u64,
        drained: u64,
    ) -> Exchange {
        let fact = NoMember {
            upstream: "app".to_owned(),
            place: Some(place(9)),
            source,
            question: (source != MemberSource::Static).then(|| "app.internal".to_owned()),
            trouble: None,
            drained,
            had,
            empty_for_ms,
        };
        alone(Phase::Select, Evidence::NoMember(fact))
    }

    #[test]
    fn positive() {
        for (exchange, reason) in [
            (empty(MemberSource::Dns, 0, 0, 0), "dns_lists_none"),
            (
                empty(MemberSource::Discovery, 0, 0, 0),
                "discovery_lists_none",
            ),
            (empty(MemberSource::Static, 0, 0, 0), "none_written"),
            (empty(MemberSource::Static, 2, 0, 2), "drained"),
        ] {
            check(&exchange, "upstream_none_available", Some(reason));
        }
    }

    #[test]
    fn negative_they_are_unhealthy() {
        let exchange = crate::causes::availability::upstream_all_unhealthy::sample();
        check(&exchange, "upstream_all_unhealthy", Some("status"));
    }

    #[test]
    fn the_time_flips() {
        check_first(&empty(MemberSource::Dns, 3, 240_000, 0), "scaled_to_zero");
        check_first(&empty(MemberSource::Dns, 3, 4_000, 0), "deployment_gap");
    }

    #[test]
    fn a_source_that_cannot_be_asked_comes_first() {
        let mut exchange = empty(MemberSource::Discovery, 3, 240_000, 0);
        check_first(&exchange, "scaled_to_zero");
        if let Some(Evidence::NoMember(fact)) = exchange.evidence.first_mut() {
            fact.trouble = Some("/etc/members:2: nonsense".to_owned());
        }
        check_first(&exchange, "source_unreadable");
    }

    #[test]
    fn the_past_flips() {
        check_first(&empty(MemberSource::Dns, 3, 240_000, 0), "scaled_to_zero");
        check_first(&empty(MemberSource::Dns, 0, 240_000, 0), "wrong_question");
        check_first(&empty(MemberSource::Static, 3, 240_000, 3), "drained");
    }

    #[test]
    fn members_that_are_set_aside_were_not_stopped() {
        for source in [MemberSource::Dns, MemberSource::Discovery] {
            assert_eq!(likely(&empty(source, 3, 4_000, 3)), ["drained"]);
        }
    }
}
