//! The container of the application is paused.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::ContainerState;
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_paused",
        text: "The application's container is paused: its kernel still takes connections, and nobody answers them.",
        weigh: |facts| {
            Weight::only_shown_if(
                is_paused(facts),
                "the engine says that {container} is paused",
            )
        },
    },
    steps: &[Step::run_if(
        is_paused,
        "Let it go on:",
        "docker unpause {container}",
    )],
};

fn is_paused(facts: &Facts<'_>) -> bool {
    facts
        .container()
        .is_some_and(|container| container.state == ContainerState::Paused)
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::{Container, ContainerState};

    #[test]
    fn a_paused_container_leads() {
        let state = ContainerState::Paused;
        check(
            Container {
                state,
                ..container()
            },
            Some("container_paused"),
        );
        check(container(), None);
    }
}
