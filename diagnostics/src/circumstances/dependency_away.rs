//! Something that the application needs does not work.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::DependencyOutcome;
use crate::exchange::Phase;
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "dependency_away",
        text: "The application needs {dependency}, which does not work.",
        weigh,
    },
    steps: &[
        Step::run_if(
            |facts| is(facts, DependencyOutcome::Unresolved),
            "See what the name means, on the application's host:",
            "getent ahosts {dependency_host}",
        ),
        Step::tell_if(
            |facts| facts.dependency().is_some(),
            "See to {dependency} first: the upstream's `depends` names it.",
        ),
    ],
};

fn is(facts: &Facts<'_>, outcome: DependencyOutcome) -> bool {
    facts
        .dependency()
        .is_some_and(|state| state.outcome == outcome)
}

fn weigh(facts: &Facts<'_>) -> Weight {
    use DependencyOutcome as Outcome;
    let Some(state) = facts.dependency() else {
        return Weight::Excluded;
    };
    let because = match state.outcome {
        Outcome::Unresolved => "its name {dependency_host} has no address",
        Outcome::Failed => "connecting to {dependency_address} failed with {dependency_errno}",
        Outcome::TimedOut => "no connection to {dependency_address} within {dependency_elapsed}",
        Outcome::Silent => "{dependency_address} took the connection and said nothing",
        Outcome::NotReady => "{dependency_address} says: {dependency_said}",
        Outcome::Foreign => "{dependency_address} speaks another protocol: {dependency_said}",
        Outcome::Answers | Outcome::Accepts | Outcome::Unknown => return Weight::Excluded,
    };
    match facts.phase {
        Phase::Connect | Phase::Request | Phase::Head | Phase::Body => Weight::Shown(because),
        _ => Weight::Suggested(because),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Dependencies, DependencyOutcome, DependencyState, Evidence};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check_first, exchange, timer};

    fn late(outcomes: &[DependencyOutcome]) -> Exchange {
        let states = outcomes.iter().map(|outcome| DependencyState {
            text: "redis://cache:6379".to_owned(),
            outcome: *outcome,
            address: Some("10.0.0.7:6379".to_owned()),
            errno: Some(111),
            ..DependencyState::default()
        });
        let states = states.collect();
        let facts = vec![
            timer("timeout.first_byte", 30_000),
            Evidence::Dependencies(Arc::new(Dependencies { states })),
        ];
        exchange("10.0.0.5:80", Phase::Head, facts)
    }

    #[test]
    fn what_is_away_leads() {
        check_first(
            &late(&[DependencyOutcome::Answers, DependencyOutcome::Failed]),
            "dependency_away",
        );
        check_first(&late(&[DependencyOutcome::Silent]), "dependency_away");
    }

    #[test]
    fn what_works_is_not_blamed() {
        use crate::diagnosis::diagnose;
        use crate::facts::Facts;
        let well = late(&[DependencyOutcome::Answers]);
        let diagnosis = diagnose(&well);
        assert!(Facts::of(&well, &diagnosis).dependency().is_none());
    }
}
