//! The container of the application does not run.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::{Container, ContainerState};
use crate::facts::Facts;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_ended",
        text: "The application's container is not running.",
        weigh,
    },
    steps: &[
        Step::run_if(
            ended,
            "See what it said last:",
            "docker logs --tail 50 {container}",
        ),
        Step::run_if(ended, "Start it again:", "docker start {container}"),
    ],
};

fn ended(facts: &Facts<'_>) -> bool {
    facts.container().is_some_and(has_ended)
}

const fn has_ended(container: &Container) -> bool {
    use ContainerState::{Created, Dead, Exited, Removing};
    matches!(container.state, Created | Dead | Exited | Removing)
}

fn weigh(facts: &Facts<'_>) -> Weight {
    let Some(container) = facts.container().filter(|it| has_ended(it)) else {
        return Weight::Excluded;
    };
    match (&container.error, container.state, container.finished_unix_s) {
        (Some(_), ..) => Weight::Shown("the engine could not start {container}: {container_error}"),
        (_, ContainerState::Created, _) => Weight::Shown("{container} was made and never started"),
        (_, _, Some(_)) => {
            Weight::Shown("{container} exited {container_ended} ago with code {container_exit}")
        }
        _ => Weight::Shown("{container} exited with code {container_exit}"),
    }
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{NOW_S, check, container};
    use crate::evidence::{Container, ContainerState};

    #[test]
    fn an_ended_container_leads() {
        for state in [
            ContainerState::Exited,
            ContainerState::Created,
            ContainerState::Dead,
        ] {
            let finished_unix_s = Some(NOW_S - 12);
            let ended = Container {
                state,
                exit_code: Some(1),
                finished_unix_s,
                ..container()
            };
            check(ended, Some("container_ended"));
        }
        check(container(), None);
    }
}
