//! Connecting to a unix socket failed in another way than those that have a name.

use crate::causes::{Likely, Party, Step, Verdict, Weight, timer_verdict};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream's socket could not be connected to
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, its file is there and may be used, and connecting failed in a way
    /// that has no code of its own yet. The errno in the evidence is what the kernel said.
    ///
    /// ## What it means
    ///
    /// `refused`: the file is there, and nobody listens on it; a server that crashed leaves it behind.
    /// `backlog_full`: the application accepts too slowly. `wrong_type`: it is a socket of another type, or
    /// no socket at all.
    ///
    /// ## What to do
    ///
    /// `ss -xlp` lists who listens on which socket. Nobody on this one: restart the application.
    socket_other {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 502,
        title: "The upstream's socket could not be connected to",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match (facts.reason, facts.value("errno_name")) {
            (Some("refused"), _) => "Nobody listens on the socket {socket} ({errno_name}, errno {errno}).",
            (Some("backlog_full"), _) => "The backlog of the socket {socket} is full ({errno_name}, errno {errno}).",
            (_, Some(_)) => "Connecting to the socket {socket} failed: {errno_name} (errno {errno}).",
            _ => "Connecting to the socket {socket} failed.",
        },
        likely: &[
            Likely::new(
                "stale_file",
                "The application stopped or crashed and left its socket's file behind.",
                |facts| Weight::only_suggested_if(kind(facts) == Some("refused"), "the file is there, and nobody listens on it"),
            ),
            Likely::new(
                "workers_busy",
                "All workers of the application are busy, and its backlog is full.",
                |facts| Weight::only_shown_if(kind(facts) == Some("backlog_full"), "{errno_name} means that the backlog is full"),
            ),
            Likely::new(
                "no_stream_socket",
                "The path leads to a datagram socket or to something that is no socket.",
                |facts| Weight::only_shown_if(kind(facts) == Some("wrong_type"), "{errno_name} means that it is no stream socket"),
            ),
            Likely::new("restarting", "The application is being restarted.", |_| Weight::Possible),
        ],
        steps: &[
            Step::run("See who listens on it:", "ss -xlp | grep {socket_name}"),
            Step::run("See whether the application runs:", "systemctl status {unit}"),
        ],
        recognize: recognize,
    }
}

fn kind(facts: &Facts<'_>) -> Option<&'static str> {
    Some(match facts.errno()? {
        111 => "refused",
        11 => "backlog_full",
        20 => "not_a_directory",
        88 | 91 => "wrong_type",
        36 => "path_too_long",
        12 | 23 | 24 | 105 => "resources_exhausted",
        1 => "denied_local",
        _ => return None,
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() {
        return None;
    }
    if let Some(verdict) = timer_verdict(facts) {
        return Some(verdict);
    }
    let index = facts.evidence.len().checked_sub(1);
    let verdict = Verdict::unknown(index).with(kind(facts));
    Some(match kind(facts) {
        Some("refused") => verdict.answered(502, "connection_refused"),
        Some("backlog_full") => verdict.answered(503, "connection_limit_reached"),
        Some("resources_exhausted") => verdict.answered(503, "proxy_internal_error"),
        _ => verdict,
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    crate::samples::of("socket_other")
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn failed(errno: i32) -> Exchange {
        let server = "unix:/run/app/app.sock";
        exchange(server, Phase::Connect, vec![tried(server, errno)])
    }

    #[test]
    fn positive() {
        check(&failed(111), "socket_other", Some("refused"));
        check(&failed(11), "socket_other", Some("backlog_full"));
        assert_eq!(diagnose(&failed(11)).status, 503);
        assert_eq!(
            diagnose(&failed(11)).error_type,
            Some("connection_limit_reached")
        );
    }

    #[test]
    fn negative_missing() {
        check(&failed(2), "socket_missing", None);
    }

    #[test]
    fn the_errno_flips() {
        check_first(&failed(111), "stale_file");
        check_first(&failed(11), "workers_busy");
    }

    #[test]
    fn another_errno_flips() {
        check_first(&failed(91), "no_stream_socket");
        check_first(&failed(20), "restarting");
    }
}
