//! The connection ended within the head of the answer.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::StreamEnd;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The connection ended within the head of the answer
    ///
    /// ## What happened
    ///
    /// The upstream sent the first bytes of its answer, and then closed (reason `closed`) or reset
    /// (reason `reset`) the connection before the empty line that ends a head. With TLS it may also
    /// have ended without saying so (reason `no_close_notify`).
    ///
    /// ## What it means
    ///
    /// The process that writes the answer died in the midst of writing it, or a script printed some
    /// header fields and failed before the rest. What came is well-formed as far as it goes.
    ///
    /// ## What to do
    ///
    /// The last line that came tells how far the program got; its log tells why it stopped there.
    head_truncated {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_incomplete"),
        status: 502,
        title: "The connection ended within the head of the answer",
        visitor: "The application behind this address stopped in the middle of its answer.",
        sentence: |facts| match facts.reason {
            Some("reset") => "{peer} reset the connection within the head of its answer, after {head_bytes} bytes, in line {head_line}.",
            _ if ended_request(facts) => "{peer} ended the request by FCGI_END_REQUEST within the head of its answer, after {head_bytes} bytes, in line {head_line}.",
            _ => "{peer} closed the connection within the head of its answer, after {head_bytes} bytes, in line {head_line}.",
        },
        likely: &[
            Likely::new(
                "worker_timeout",
                "The worker was killed by a timeout of the application's server while it still wrote.",
                |facts| {
                    let waited = facts.progress().and_then(|it| it.received_idle_ms);
                    Weight::suggested_if(
                        waited.is_some_and(|waited| waited >= 1_000),
                        "nothing had come for {received_idle} before the end",
                    )
                },
            ),
            Likely::new(
                "killed",
                "The process was killed: out of memory, a deploy, a crash in native code.",
                |facts| Weight::suggested_if(end(facts) == Some(StreamEnd::Reset), "the connection was reset"),
            ),
            Likely::new(
                "application_error",
                "The application failed while it wrote the head: an exception, a script that ended early.",
                |facts| {
                    let orderly = end(facts) == Some(StreamEnd::Fin);
                    Weight::suggested_if(orderly, "the connection was closed in good order")
                },
            ),
            Likely::new(
                "buffer_full",
                "The server builds the head in a buffer of a fixed size, and gives up when it is full.",
                |facts| {
                    let total = facts.raw_head().map_or(0, |(_, head)| head.total);
                    let round = total >= 1_024 && total.is_multiple_of(1_024);
                    Weight::only_shown_if(round, "it ended after exactly {head_bytes} bytes")
                },
            ),
            Likely::new("restart", "The application was restarted or deployed just then.", |_| Weight::Possible),
        ],
        steps: &[
            Step::tell("Read the application's log at the time of this request."),
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -s --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::run_if(
                |facts| facts.is_unix() || facts.is_loopback(),
                "See whether the kernel killed it for want of memory:",
                "journalctl -k --since -10min | grep -i -e oom -e killed",
            ),
        ],
        recognize: recognize,
    }
}

/// The application ended the request in FastCGI's own terms.
fn ended_request(facts: &Facts<'_>) -> bool {
    facts
        .fastcgi()
        .is_some_and(|(_, it)| it.app_status.is_some())
}

fn end(facts: &Facts<'_>) -> Option<StreamEnd> {
    facts.ended().map(|(_, end, _)| end)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) || facts.timer_is_own() {
        return None;
    }
    let (index, head) = facts.raw_head()?;
    if head.refused || head.total == 0 {
        return None;
    }
    let reason = match end(facts)? {
        StreamEnd::Fin => "closed",
        StreamEnd::Reset => "reset",
        StreamEnd::NoCloseNotify => "no_close_notify",
        StreamEnd::Open => return None,
    };
    // Bytes that were wrong before the connection ended are the better answer.
    let wrong = facts.head_defect();
    if wrong.is_some_and(|(_, finding)| finding.offset < head.raw.len()) {
        return None;
    }
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{ended, exchange, raw_head};
    let head = b"HTTP/1.1 200 OK\r\nServer: gunicorn\r\nContent-T";
    let evidence = vec![
        raw_head(head, StreamEnd::Fin, false),
        ended(StreamEnd::Fin, 320),
    ];
    let mut exchange = exchange("10.0.0.5:8000", Phase::Head, evidence);
    exchange.attempts[0].bytes_received = head.len() as u64;
    exchange
}

#[cfg(test)]
mod tests {
    use super::sample;
    use crate::diagnosis::diagnose;
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, ended, exchange, progress, raw_head, timer};

    fn cut(raw: &[u8], end: StreamEnd) -> Exchange {
        let evidence = vec![raw_head(raw, end, false), ended(end, 40)];
        exchange("10.0.0.5:80", Phase::Head, evidence)
    }

    #[test]
    fn positive() {
        check(&sample(), "head_truncated", Some("closed"));
        let reset = cut(b"HTTP/1.1 200 OK\r\nA: b\r\n", StreamEnd::Reset);
        check(&reset, "head_truncated", Some("reset"));
        for raw in [&b"H"[..], b"HTTP/1.1 2", b"HTTP/1.1 200 OK\r\n"] {
            check(&cut(raw, StreamEnd::Fin), "head_truncated", Some("closed"));
        }
    }

    #[test]
    fn negative_nothing_came() {
        let evidence = vec![ended(StreamEnd::Fin, 40)];
        let exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        check(&exchange, "head_closed_empty", None);
    }

    #[test]
    fn negative_it_stalled() {
        let head = raw_head(b"HTTP/1.1 200 OK\r\n", StreamEnd::Open, false);
        let evidence = vec![timer("timeout.head", 10_000), head];
        let exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        assert_eq!(diagnose(&exchange).cause.code, "timeout_head");
    }

    #[test]
    fn negative_other_bytes() {
        let exchange = cut(b"SSH-2.0-OpenSSH_9.2\r\n", StreamEnd::Fin);
        assert_eq!(diagnose(&exchange).cause.code, "head_not_http");
    }

    #[test]
    fn the_end_flips() {
        let raw = b"HTTP/1.1 200 OK\r\nA";
        check_first(&cut(raw, StreamEnd::Fin), "application_error");
        check_first(&cut(raw, StreamEnd::Reset), "killed");
    }

    #[test]
    fn the_silence_before_flips() {
        let mut exchange = cut(b"HTTP/1.1 200 OK\r\nA", StreamEnd::Fin);
        check_first(&exchange, "application_error");
        let mut far = progress();
        far.received_idle_ms = Some(30_200);
        let fact = Evidence::Progress(far);
        exchange.attempts[0].evidence.push(fact);
        check_first(&exchange, "worker_timeout");
    }

    #[test]
    fn the_length_flips() {
        let mut raw = b"HTTP/1.1 200 OK\r\nA: ".to_vec();
        raw.resize(4_000, b'a');
        check_first(&cut(&raw, StreamEnd::Fin), "application_error");
        raw.resize(4_096, b'a');
        check_first(&cut(&raw, StreamEnd::Fin), "buffer_full");
    }
}
