//! The head of the answer began and did not end in time.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The head of the answer did not end in time
    ///
    /// ## What happened
    ///
    /// The first bytes of an answer came, and the empty line that ends its head did not come before
    /// `timeout.head` ran out. The timer covers the whole head from its first byte on, however it
    /// comes: nothing more came (reason `stalled`), or it came byte by byte (reason `dripping`).
    ///
    /// ## What it means
    ///
    /// The application began its answer and waits before the head is complete, or it does not flush
    /// what it has written. A head that drips is what a broken server, a saturated path or an attack
    /// looks like.
    ///
    /// ## What to do
    ///
    /// The last line that came shows how far the program got. Let it send its head at once and in
    /// one piece; whatever takes long belongs into the body.
    timeout_head {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("connection_read_timeout"),
        status: 504,
        title: "The head of the answer did not end in time",
        visitor: "The application behind this address did not answer in time.",
        sentence: |facts| match (facts.reason, facts.value("head_bytes")) {
            (Some("dripping"), Some(_)) => "The head of {peer}'s answer came so slowly that it did not end within {limit} ({timer}): {head_bytes} bytes, {head_line} lines.",
            (_, Some(_)) => "The head of {peer}'s answer did not end within {limit} ({timer}): {head_bytes} bytes came, up to line {head_line}, and then nothing.",
            (_, None) => "The head of {peer}'s answer did not end within {limit} ({timer}).",
        },
        likely: &[
            Likely::new(
                "limit",
                "The limit is too short for this application.",
                |facts| {
                    let short = facts.timer().is_some_and(|(_, timer)| timer.limit_ms < 1_000);
                    Weight::only_shown_if(short, "the limit is {limit} only")
                },
            ),
            Likely::new(
                "unflushed",
                "The application wrote a part of its head and does not flush the rest.",
                |facts| Weight::suggested_if(!drips(facts), "nothing had come for {received_idle}"),
            ),
            Likely::new(
                "waits_in_head",
                "The application sends its status line first and works out the rest of the head afterwards: a script that prints as it goes.",
                |facts| {
                    let lines = facts.value("head_line");
                    let begun = lines.is_some_and(|lines| matches!(&*lines, "1" | "2"));
                    Weight::suggested_if(begun && !drips(facts), "no more than the status line came")
                },
            ),
            Likely::new(
                "dripping",
                "The upstream sends its head byte by byte: an unbuffered writer, a throttle, or a server that means to hold connections.",
                |facts| Weight::only_shown_if(drips(facts), "bytes were still coming, the last {received_idle} before the end"),
            ),
            Likely::new(
                "network",
                "Packets are lost on the way: the rest of the head is sent again and again.",
                |facts| Weight::possible_if(!facts.is_loopback() && !facts.is_unix()),
            ),
            Likely::new("stalled", "The application is stuck in the midst of its answer.", possible),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the head as it is sent:",
                "curl -g -sN --raw -o /dev/null -D - --max-time 60 -H Host:{request_host} http://{peer}{path}",
            ),
            Step::tell("Read the application's log at the time of this request."),
            Step::tell("The limit is {timer} = {limit}, written at: {timer_place}."),
        ],
        recognize: recognize,
    }
}

/// Whether bytes still came when the timer ran out: the last in the second half of its time.
fn drips(facts: &Facts<'_>) -> bool {
    let idle = facts.progress().and_then(|it| it.received_idle_ms);
    let limit = facts.timer().map(|(_, timer)| timer.limit_ms);
    matches!((idle, limit), (Some(idle), Some(limit)) if idle < limit / 2)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) && !facts.in_phase(Phase::Request) {
        return None;
    }
    let (index, _) = facts.timer_named("timeout.head")?;
    let reason = if drips(facts) { "dripping" } else { "stalled" };
    Some(Verdict::certain(index).reason(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::{Evidence, StreamEnd};
    use crate::testing::{exchange, progress, raw_head, timer};
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
    let mut far = progress();
    far.received_idle_ms = Some(9_400);
    let evidence = vec![
        timer("timeout.head", 10_000),
        raw_head(head, StreamEnd::Open, false),
        Evidence::Progress(far),
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

    fn slow(limit_ms: u64, idle_ms: u64, raw: &[u8]) -> Exchange {
        let mut far = progress();
        far.received_idle_ms = Some(idle_ms);
        let evidence = vec![
            timer("timeout.head", limit_ms),
            raw_head(raw, StreamEnd::Open, false),
            Evidence::Progress(far),
        ];
        exchange("10.0.0.5:80", Phase::Head, evidence)
    }

    const RAW: &[u8] = b"HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n";

    #[test]
    fn positive_stalled() {
        check(&sample(), "timeout_head", Some("stalled"));
        assert_eq!(diagnose(&sample()).status, 504);
        // Also while the request is still on its way.
        let mut early = slow(10_000, 9_900, RAW);
        early.attempts[0].phase = Phase::Request;
        check(&early, "timeout_head", Some("stalled"));
    }

    #[test]
    fn positive_dripping() {
        check(&slow(10_000, 90, RAW), "timeout_head", Some("dripping"));
    }

    #[test]
    fn negative_not_a_byte_came() {
        let evidence = vec![timer("timeout.first_byte", 10_000)];
        let exchange = exchange("10.0.0.5:80", Phase::Head, evidence);
        check(&exchange, "timeout_first_byte", None);
    }

    #[test]
    fn negative_the_connection_ended() {
        let mut exchange = slow(10_000, 90, RAW);
        exchange.attempts[0].evidence[0] = ended(StreamEnd::Fin, 90);
        check(&exchange, "head_truncated", Some("closed"));
    }

    #[test]
    fn the_last_byte_flips() {
        check_first(&slow(10_000, 9_900, RAW), "unflushed");
        check_first(&slow(10_000, 90, RAW), "dripping");
    }

    #[test]
    fn the_limit_flips() {
        check_first(&slow(10_000, 9_900, RAW), "unflushed");
        check_first(&slow(200, 190, RAW), "limit");
    }
}
