//! The systemd unit behind the upstream does not run.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight, always};
use crate::evidence::UnitState;
use crate::facts::Facts;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "unit_down",
        "The application's unit {unit_name} does not run.",
        weigh,
    ),
    steps: &[Step {
        text: "See its state, its result, and how often it was restarted:",
        command: Some("systemctl status {unit_name}; journalctl -u {unit_name} -n 50"),
        when: always,
    }],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    match facts.found_unit().map(|unit| unit.state) {
        Some(UnitState::Stopped) => Weight::Shown("{unit_name} has no process"),
        Some(UnitState::Masked) => Weight::Shown("{unit_name} is masked, so it cannot be started"),
        Some(UnitState::Missing) => Weight::Shown("there is no unit {unit_name}"),
        Some(UnitState::Running) | None => Weight::Excluded,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, Unit, UnitState};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, tried};

    #[test]
    fn its_state_flips() {
        for (state, first) in [
            (UnitState::Running, "not_running"),
            (UnitState::Stopped, "unit_down"),
            (UnitState::Masked, "unit_down"),
            (UnitState::Missing, "unit_down"),
        ] {
            let unit = Unit {
                name: "app.service".to_owned(),
                state,
                ..Unit::default()
            };
            let evidence = vec![tried("127.0.0.1:3000", 111), Evidence::Unit(Arc::new(unit))];
            check_first(&exchange("127.0.0.1:3000", Phase::Connect, evidence), first);
        }
    }
}
