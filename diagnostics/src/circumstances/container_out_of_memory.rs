//! The container of the application was killed for its memory.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};

/// 128 and the number of SIGKILL.
const KILLED: i64 = 137;

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "container_out_of_memory",
        text: "The application used up the memory of its container and was killed. Raise the container's limit, or find what the application uses it for.",
        weigh: |facts| match facts.container() {
            Some(container) if !container.oom_killed => Weight::only_suggested_if(
                // The engine does not always notice why the kernel killed it.
                container.exit_code == Some(KILLED) && container.memory_limit.is_some(),
                "{container} was killed (exit code {container_exit}); its limit is {container_memory}",
            ),
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
        let perhaps = |memory_limit| Container {
            exit_code: Some(137),
            memory_limit,
            ..container()
        };
        check(perhaps(Some(64 << 20)), Some("container_out_of_memory"));
        check(perhaps(None), None);
        check(container(), None);
    }
}
