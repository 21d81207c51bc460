//! A change of protocol failed, or interim answers were out of place.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Upgrade, UpgradeFault};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The connection could not change its protocol
    ///
    /// ## What happened
    ///
    /// The client asked for another protocol, a WebSocket most often, and did not get it; or the
    /// upstream began one that nobody had asked for. The reason says which: `unexpected_101` (nobody
    /// had asked), `early_101` (the request's body was still on its way), `protocol_missing` (the 101
    /// does not name the protocol), `too_many_1xx` (interim answers without end). Some are passed on
    /// and only told, as findings in the log: `refused` (an ordinary answer came in place of 101),
    /// `not_carried` (the upstream could not be asked: FastCGI and uwsgi have no WebSocket, and HTTP/2
    /// has it where the server offers extended CONNECT, RFC 8441), `accept_missing` and `accept_wrong` (the WebSocket's handshake is not answered as RFC 6455 §4
    /// asks, so every browser gives it up).
    ///
    /// ## What it means
    ///
    /// The application does not speak that protocol at this path, or something between dropped the
    /// fields that ask for it. An upstream that switches without being asked, or never comes to its
    /// final answer, has a defect.
    ///
    /// ## What to do
    ///
    /// Ask for the upgrade directly at the upstream, without Candor. Check the path, and that every
    /// proxy on the way passes `Upgrade` and `Connection` on. Where it is `not_carried`, let HTTP/1.1
    /// serve the path: `protocol = "http1"`, or `"auto"` with `https://`, which chooses it for WebSockets.
    head_upgrade_failed {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_upgrade_failed"),
        status: 502,
        title: "The connection could not change its protocol",
        visitor: "The application behind this address did not open the kind of connection that was asked for.",
        sentence: |facts| match facts.upgrade().map(|(_, it)| it.fault) {
            Some(UpgradeFault::Refused) => "{peer} answered {upgrade_status} where a change to {protocol_asked} was asked for.",
            Some(UpgradeFault::NotCarried) => "{peer} could not be asked for a change to {protocol_asked}: the protocol that Candor speaks with it has no way to. It got an ordinary request, and answered {upgrade_status}.",
            Some(UpgradeFault::Unexpected101) => "{peer} answered 101 (Switching Protocols), which nobody had asked for.",
            Some(UpgradeFault::Early101) => "{peer} answered 101 (Switching Protocols) while the request's body was still on its way.",
            Some(UpgradeFault::TooMany1xx) => "{peer} sent {interim} interim answers (1xx) and no final one.",
            Some(UpgradeFault::ProtocolMissing) if facts.value("protocol_answered").is_some() => "{peer} answered 101 and changed to {protocol_answered}, where {protocol_asked} was asked for.",
            Some(UpgradeFault::ProtocolMissing) => "{peer} answered 101 without a field Upgrade: {protocol_asked}.",
            Some(UpgradeFault::AcceptMissing) => "{peer} answered 101 without the field Sec-WebSocket-Accept, which every client needs.",
            Some(UpgradeFault::AcceptWrong) => "{peer} answered 101 with a Sec-WebSocket-Accept that does not fit the key of the request.",
            None => "{peer} did not change the protocol as it was asked.",
        },
        likely: &[
            Likely::new(
                "no_websocket",
                "The application has no WebSocket at {path}: the path is wrong, or this server cannot do it.",
                |facts| match fault(facts) {
                    Some(UpgradeFault::Refused) => Weight::suggested_if(
                        matches!(status(facts), 200 | 400 | 404 | 405 | 426 | 501),
                        "it answered {upgrade_status}",
                    ),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "not_allowed",
                "The application refuses this client: not signed in, or an Origin that it does not accept.",
                |facts| match fault(facts) {
                    Some(UpgradeFault::Refused) => Weight::shown_if(
                        matches!(status(facts), 401 | 403 | 407),
                        "it answered {upgrade_status}",
                    ),
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "redirect",
                "The application wants to be asked under another address, and WebSocket clients do not follow redirects.",
                |facts| Weight::only_shown_if(
                    fault(facts) == Some(UpgradeFault::Refused) && matches!(status(facts), 300..400),
                    "it answered {upgrade_status}",
                ),
            ),
            Likely::new(
                "no_extended_connect",
                "The upstream speaks HTTP/2 and does not offer extended CONNECT (RFC 8441), or it speaks FastCGI or uwsgi, which have no WebSocket.",
                |facts| Weight::only_shown_if(fault(facts) == Some(UpgradeFault::NotCarried), "it got an ordinary request"),
            ),
            Likely::new(
                "interim_loop",
                "The application sends early hints or progress (102, 103) in a loop.",
                |facts| Weight::only_shown_if(fault(facts) == Some(UpgradeFault::TooMany1xx), "{interim} came"),
            ),
            Likely::new(
                "handshake_by_hand",
                "The handshake is written by hand: the value must be made from the key of each request (RFC 6455 §4.2.2).",
                |facts| {
                    let accept = matches!(
                        fault(facts),
                        Some(UpgradeFault::AcceptMissing | UpgradeFault::AcceptWrong)
                    );
                    Weight::only_suggested_if(accept, "the 101 itself came")
                },
            ),
            Likely::new(
                "middlebox",
                "Something between Candor and the application answers in its place, or drops the fields that ask for the change.",
                |facts| Weight::possible_if(!matches!(
                    fault(facts),
                    Some(UpgradeFault::TooMany1xx | UpgradeFault::NotCarried)
                )),
            ),
            Likely::new(
                "defect",
                "A defect of the upstream's server.",
                |facts| Weight::possible_if(fault(facts) != Some(UpgradeFault::NotCarried)),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Ask the upstream for the WebSocket directly:",
                "curl -g -sv --http1.1 --max-time 5 -H Host:{request_host} -H Connection:upgrade -H Upgrade:websocket -H Sec-WebSocket-Version:13 -H Sec-WebSocket-Key:Y2FuZG9yLXByb2JlLTE2Yg== http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "Ask the upstream for the WebSocket directly:",
                "curl -g -sv --http1.1 --max-time 5 --unix-socket {socket} -H Connection:upgrade -H Upgrade:websocket -H Sec-WebSocket-Version:13 -H Sec-WebSocket-Key:Y2FuZG9yLXByb2JlLTE2Yg== http://{request_host}{path}",
            ),
            Step::tell_if(
                |facts| fault(facts) == Some(UpgradeFault::NotCarried),
                "Let HTTP/1.1 serve this path: protocol = \"http1\" for an upstream of its own, or \"auto\" with https://, which chooses it for WebSockets.",
            ),
            Step::tell("Read the application's log at the time of this request."),
        ],
        recognize: recognize,
    }
}

fn upgrade<'a>(facts: &Facts<'a>) -> Option<&'a Upgrade> {
    facts.upgrade().map(|(_, upgrade)| upgrade)
}

fn fault(facts: &Facts<'_>) -> Option<UpgradeFault> {
    upgrade(facts).map(|upgrade| upgrade.fault)
}

fn status(facts: &Facts<'_>) -> u16 {
    upgrade(facts).map_or(0, |upgrade| upgrade.status)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, upgrade) = facts.upgrade()?;
    Some(Verdict::certain(index).reason(upgrade.fault.as_str()))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::failed(UpgradeFault::ProtocolMissing, 101)
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::{diagnose, finding};
    use crate::evidence::{Evidence, Upgrade, UpgradeFault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    pub(super) fn failed(fault: UpgradeFault, status: u16) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![fact(fault, status)])
    }

    fn fact(fault: UpgradeFault, status: u16) -> Evidence {
        Evidence::Upgrade(Upgrade {
            asked: Some("websocket".to_owned()),
            status,
            answered: (status == 101).then(|| "websocket".to_owned()),
            fault,
            interim: if status == 103 { 33 } else { 0 },
        })
    }

    #[test]
    fn positive_every_reason() {
        for (fault, reason, status) in [
            (UpgradeFault::Refused, "refused", 404),
            (UpgradeFault::NotCarried, "not_carried", 426),
            (UpgradeFault::Unexpected101, "unexpected_101", 101),
            (UpgradeFault::Early101, "early_101", 101),
            (UpgradeFault::TooMany1xx, "too_many_1xx", 103),
            (UpgradeFault::ProtocolMissing, "protocol_missing", 101),
            (UpgradeFault::AcceptMissing, "accept_missing", 101),
            (UpgradeFault::AcceptWrong, "accept_wrong", 101),
        ] {
            check(&failed(fault, status), "head_upgrade_failed", Some(reason));
            let cause = finding(&fact(fault, status)).map(|cause| cause.code);
            assert_eq!(cause, Some("head_upgrade_failed"));
        }
        assert_eq!(diagnose(&sample()).error_type, Some("http_upgrade_failed"));
    }

    #[test]
    fn negative_the_head_is_broken() {
        let head = refused_head(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade websocket\r\n\r\n");
        let exchange = exchange("10.0.0.5:80", Phase::Head, vec![head]);
        assert_ne!(diagnose(&exchange).cause.code, "head_upgrade_failed");
    }

    #[test]
    fn the_status_flips() {
        check_first(&failed(UpgradeFault::Refused, 404), "no_websocket");
        check_first(&failed(UpgradeFault::Refused, 403), "not_allowed");
    }

    #[test]
    fn the_fault_flips() {
        check_first(&failed(UpgradeFault::AcceptWrong, 101), "handshake_by_hand");
        check_first(&failed(UpgradeFault::TooMany1xx, 103), "interim_loop");
        check_first(
            &failed(UpgradeFault::NotCarried, 426),
            "no_extended_connect",
        );
    }
}
