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
    match facts.pressure() {
        Some(found) if found.killed.is_some() => Weight::Suggested(
            "processes of this host killed for memory within {killed_within}: {killed}",
        ),
        Some(found) if found.memory.is_some() => {
            Weight::Suggested("{memory_left} of {memory_total} are left")
        }
        _ => Weight::Excluded,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, Killed, Pressure, Unit};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, tried};

    #[test]
    fn leads_where_the_kernel_killed() {
        let refused = tried("127.0.0.1:3000", 111);
        let mut exchange = exchange("127.0.0.1:3000", Phase::Connect, vec![refused]);
        check_first(&exchange, "not_running");
        let killed = Some(Killed {
            count: 1,
            within_ms: 60_000,
            unit: None,
        });
        let pressure = Pressure {
            killed,
            ..Pressure::default()
        };
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(Evidence::Pressure(Arc::new(pressure)));
        check_first(&exchange, "out_of_memory");
    }

    #[test]
    fn the_unit_proves_it() {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Head, vec![]);
        let unit = Unit {
            name: "gunicorn.service".to_owned(),
            killed: Some(2),
            ..Unit::default()
        };
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(crate::testing::ended(crate::evidence::StreamEnd::Reset, 5));
        evidence.push(Evidence::Unit(Arc::new(unit)));
        check_first(&exchange, "out_of_memory");
    }
}
