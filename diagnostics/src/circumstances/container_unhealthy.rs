//! The health check of the application's container fails.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_unhealthy",
        text: "The application is in trouble itself: its container's own health check fails as well.",
        weigh: |facts| match facts
            .container()
            .and_then(|container| container.health.as_ref())
        {
            Some(health) if health.status != "unhealthy" => Weight::Excluded,
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
        is_unhealthy,
        "See what its health check says:",
        "docker inspect --format '{{json .State.Health}}' {container}",
    )],
};

fn is_unhealthy(facts: &Facts<'_>) -> bool {
    let health = facts
        .container()
        .and_then(|container| container.health.as_ref());
    health.is_some_and(|health| health.status == "unhealthy")
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::{Container, ContainerHealth};

    #[test]
    fn a_failing_check_counts() {
        let health = |status: &str| Container {
            health: Some(ContainerHealth {
                status: status.to_owned(),
                failing: 4,
                output: "503".to_owned(),
            }),
            ..container()
        };
        check(health("unhealthy"), Some("container_unhealthy"));
        check(health("healthy"), None);
    }
}
