//! The health check of the application's container fails.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::{ContainerHealth, ContainerState};
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_unhealthy",
        text: "The application is in trouble itself: its container's own health check fails as well.",
        weigh: |facts| match failing(facts) {
            Some(health) if health.output.is_empty() => Weight::Suggested(
                "the check of {container} has failed {container_failing} times in a row",
            ),
            Some(_) => Weight::Suggested(
                "the check of {container} has failed {container_failing} times in a row: {container_check}",
            ),
            None => Weight::Excluded,
        },
    },
    steps: &[Step::run_if(
        |facts| failing(facts).is_some(),
        "See what its health check says:",
        "docker inspect --format '{{json .State.Health}}' {container}",
    )],
};

/// A check that has failed; the engine calls what does not run unhealthy, too.
fn failing<'a>(facts: &Facts<'a>) -> Option<&'a ContainerHealth> {
    let container = facts.container()?;
    let health = container.health.as_ref()?;
    let fails = health.status == "unhealthy" && health.failing > 0;
    (fails && container.state == ContainerState::Running).then_some(health)
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::{Container, ContainerHealth};

    #[test]
    fn a_failing_check_counts() {
        let health = |status: &str, failing| Container {
            health: Some(ContainerHealth {
                status: status.to_owned(),
                failing,
                output: "503".to_owned(),
            }),
            ..container()
        };
        check(health("unhealthy", 4), Some("container_unhealthy"));
        check(health("healthy", 0), None);
        check(health("unhealthy", 0), None);
    }
}
