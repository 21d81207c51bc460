//! The kernel has killed processes to get memory, or will soon.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight, always};
use crate::facts::Facts;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "out_of_memory",
        "Memory has run out: the application, or a worker of it, was killed by the kernel or will be.",
        weigh,
    ),
    steps: &[
        Step {
            text: "See whom the kernel killed, and when:",
            command: Some("journalctl -k --grep 'Out of memory|oom-kill' -n 20"),
            when: always,
        },
        Step {
            text: "See who takes the memory:",
            command: Some("ps -eo pid,rss,comm --sort=-rss | head"),
            when: always,
        },
    ],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    let unit = facts.found_unit().and_then(|unit| unit.killed);
    if unit.is_some_and(|killed| killed > 0) {
        return Weight::Shown("processes of {unit_name} killed for memory: {unit_killed}");
    }
    // That some process of the host was killed is a fact among others: it may be anybody's.
    let short = facts.pressure().is_some_and(|it| it.memory.is_some());
    Weight::only_suggested_if(short, "{memory_left} of {memory_total} are left")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, Killed, Memory, Pressure, Unit};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, tried};

    #[test]
    fn leads_where_memory_is_short() {
        let killed = Some(Killed {
            count: 1,
            within_ms: 60_000,
            unit: None,
        });
        let memory = Some(Memory {
            available_bytes: 1,
            total_bytes: 100,
            group: false,
        });
        for (memory, first) in [(None, "not_running"), (memory, "out_of_memory")] {
            let pressure = Pressure {
                memory,
                killed: killed.clone(),
                ..Pressure::default()
            };
            let refused = tried("127.0.0.1:3000", 111);
            let evidence = vec![refused, Evidence::Pressure(Arc::new(pressure))];
            check_first(&exchange("127.0.0.1:3000", Phase::Connect, evidence), first);
        }
    }

    #[test]
    fn the_unit_proves_it() {
        let unit = Unit {
            name: "gunicorn.service".to_owned(),
            killed: Some(2),
            ..Unit::default()
        };
        let evidence = vec![
            crate::testing::ended(crate::evidence::StreamEnd::Reset, 5),
            Evidence::Unit(Arc::new(unit)),
        ];
        check_first(
            &exchange("127.0.0.1:3000", Phase::Head, evidence),
            "out_of_memory",
        );
    }
}
