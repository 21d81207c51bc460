//! The application listens on the loopback address of its container or host only.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::exchange::Phase;
use crate::facts::application::is_loopback;
use crate::facts::{Facts, split_address};

pub(super) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely {
        id: "application_loopback",
        text: "The application listens on the right port, but only for its own container or host. Let it listen on 0.0.0.0.",
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
    // From the host itself its loopback address is reached; a container's own is not.
    if facts.phase < Phase::Connect || (facts.is_loopback() && container.is_none()) {
        return Weight::Excluded;
    }
    let Some(wanted) = facts.wanted_port() else {
        return Weight::Excluded;
    };
    if let Some(listening) = container.and_then(|container| container.listening.as_ref()) {
        let addresses = listening.iter().map(|address| split_address(address));
        let on_port: Vec<_> = addresses.filter(|it| it.1 == Some(wanted)).collect();
        let is_shut = !on_port.is_empty() && on_port.iter().all(|(host, _)| is_loopback(host));
        return Weight::only_shown_if(
            is_shut,
            "inside of {container} port {wanted_port} is listened on at {container_listening} only",
        );
    }
    let said = facts.listens().is_some_and(|(_, listens)| {
        listens.port == Some(wanted) && listens.host.as_deref().is_some_and(is_loopback)
    });
    Weight::only_shown_if(said, "{listens_log} said: {listens_said}")
}

#[cfg(test)]
mod tests {
    use crate::circumstances::testing::{check, container};
    use crate::evidence::Container;

    #[test]
    fn a_loopback_listener_leads() {
        let listening = |addresses: &[&str]| Container {
            listening: Some(addresses.iter().map(|it| (*it).to_owned()).collect()),
            ..container()
        };
        check(listening(&["127.0.0.1:3000"]), Some("application_loopback"));
        check(listening(&["127.0.0.1:3000", "172.18.0.5:3000"]), None);
    }
}
