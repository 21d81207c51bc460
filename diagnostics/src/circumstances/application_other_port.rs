//! The application listens, but on another port.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::exchange::Phase;
use crate::facts::{Facts, split_address};

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "application_other_port",
        text: "The application listens on another port than {wanted_port}.",
        weigh,
    },
    steps: &[Step::run_if(
        |facts| matches!(weigh(facts), Weight::Shown(_)),
        "See how the application is told where to listen:",
        "docker inspect --format '{{json .Config.Cmd}}' {container}",
    )],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    let container = facts.container();
    let Some(wanted) = facts.wanted_port() else {
        return Weight::Excluded;
    };
    // A published port takes every connection, whoever listens behind it.
    let is_published = container.is_some_and(|it| it.found_by == "published_port");
    let may_be = facts.phase == Phase::Connect || (is_published && facts.phase <= Phase::Head);
    if !may_be || facts.phase < Phase::Connect {
        return Weight::Excluded;
    }
    if let Some(listening) = container.and_then(|container| container.listening.as_ref()) {
        let has = listening
            .iter()
            .any(|it| split_address(it).1 == Some(wanted));
        return Weight::only_shown_if(
            !has && !listening.is_empty(),
            "inside of {container} {container_listening} is listened on, and not port {wanted_port}",
        );
    }
    let said = facts.listens().and_then(|(_, listens)| listens.port);
    if said.is_some_and(|port| port != wanted) {
        return Weight::Shown("{listens_log} said: {listens_said}");
    }
    let exposed = container.map_or(&[][..], |container| &container.exposed);
    let is_foreign = !exposed.is_empty() && !exposed.contains(&wanted);
    Weight::only_suggested_if(
        is_foreign,
        "the image of {container} names port {container_exposed}",
    )
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::Container;

    #[test]
    fn another_port_leads() {
        let listening = |addresses: &[&str]| Container {
            listening: Some(addresses.iter().map(|it| (*it).to_owned()).collect()),
            ..container()
        };
        check(listening(&["0.0.0.0:8000"]), Some("application_other_port"));
        check(listening(&["[::]:3000"]), None);
        check(listening(&[]), None);
        check(
            Container {
                exposed: vec![8000],
                ..container()
            },
            Some("application_other_port"),
        );
        check(
            Container {
                exposed: vec![3000, 8000],
                ..container()
            },
            None,
        );
    }
}
