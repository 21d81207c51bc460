//! The container of the application was killed for its memory.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_out_of_memory",
        text: "The application used up the memory of its container and was killed. Raise the container's limit, or find what the application uses it for.",
        weigh: |facts| match facts.container() {
            Some(container) if !container.oom_killed => Weight::Excluded,
            Some(container) if container.memory_limit.is_some() => Weight::Shown(
                "the engine says that {container} was killed for its memory; its limit is {container_memory}",
            ),
            Some(_) => Weight::Shown("the engine says that {container} was killed for its memory"),
            None => Weight::Excluded,
        },
    },
    steps: &[Step::run(
        "See how much memory the containers use and may use:",
        "docker stats --no-stream",
    )],
};

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::Container;

    #[test]
    fn a_killed_container_leads() {
        let killed = Container {
            oom_killed: true,
            exit_code: Some(137),
            ..container()
        };
        check(killed, Some("container_out_of_memory"));
        check(container(), None);
    }
}
