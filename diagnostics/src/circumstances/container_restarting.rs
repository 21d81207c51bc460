//! The container of the application ends again and again.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::evidence::ContainerState;
use crate::facts::Facts;

/// What was started so shortly before has not proved that it runs.
const YOUNG_S: i64 = 60;
/// So many starts make a loop.
const LOOP: u64 = 2;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_restarting",
        text: "The application ends shortly after each start, and its container is started anew again and again. Its log says why it ends.",
        weigh: |facts| match facts.container() {
            Some(container) if container.state == ContainerState::Restarting => Weight::Shown(
                "{container} is being restarted, {container_restarts} times so far; its program exited with code {container_exit}",
            ),
            Some(container) if container.restarts >= LOOP && is_young(facts) => Weight::Shown(
                "{container} was restarted {container_restarts} times, the last time {container_started} ago",
            ),
            _ => Weight::Excluded,
        },
    },
    steps: &[Step::run(
        "See what it says before it ends:",
        "docker logs --tail 50 {container}",
    )],
};

fn is_young(facts: &Facts<'_>) -> bool {
    let started = facts
        .container()
        .and_then(|container| container.started_unix_s);
    started.is_some_and(|started| facts.exchange.time_unix_ms / 1000 - started <= YOUNG_S)
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{NOW_S, check, container};
    use crate::evidence::{Container, ContainerState};

    #[test]
    fn a_loop_leads() {
        let state = ContainerState::Restarting;
        check(
            Container {
                state,
                restarts: 7,
                ..container()
            },
            Some("container_restarting"),
        );
        let young = |started| Container {
            restarts: 7,
            started_unix_s: Some(started),
            ..container()
        };
        check(young(NOW_S - 5), Some("container_restarting"));
        check(young(NOW_S - 5_000), None);
    }
}
