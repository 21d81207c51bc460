//! Content-Length beside Transfer-Encoding.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer has both Content-Length and Transfer-Encoding
    ///
    /// ## What happened
    ///
    /// The head of the upstream's answer says twice where its body ends: after so many bytes, and with
    /// the last chunk.
    ///
    /// ## What it means
    ///
    /// RFC 9112 lets Transfer-Encoding win and warns that such a message may be an attempt at response
    /// smuggling: a reader that goes by the length sees another answer than one that goes by the
    /// chunks.
    ///
    /// ## What to do
    ///
    /// Let the application leave Content-Length out where its server chunks, or let it not set
    /// Transfer-Encoding itself. `tolerate = ["te_and_cl"]` on the upstream drops the length, goes by
    /// the chunks, and notes a finding.
    framing_cl_and_te {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer has both Content-Length and Transfer-Encoding",
        visitor: "The application behind this address gave an answer that contradicts itself.",
        sentence: |_| "The answer of {peer} has both Content-Length: {lengths} and Transfer-Encoding: {codings}; the second of them in line {defect_line} of its head.",
        likely: &[
            Likely::new(
                "server_chunks",
                "The application sets Content-Length, and its framework or server chunks all the same.",
                possible,
            ),
            Likely::new(
                "by_hand",
                "The application sets Transfer-Encoding itself, and its server adds the length of what it got.",
                |facts| match length_comes_last(facts) {
                    true => Weight::Suggested("Transfer-Encoding stands before Content-Length"),
                    false => Weight::Possible,
                },
            ),
            Likely::new(
                "compression",
                "The body is compressed while it is sent, so it is chunked, and the length from before was left.",
                |facts| Weight::suggested_if(facts.head_has(b"content-encoding"), "the answer has a Content-Encoding"),
            ),
            Likely::new(
                "proxy_between",
                "A proxy between framed the answer anew and left the old field.",
                |facts| Weight::suggested_if(facts.head_has(b"via"), "the answer has a Via field"),
            ),
            Likely::new(
                "smuggling",
                "Somebody makes the application send it, so that two readers see different answers.",
                possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See both fields as they are sent:",
                "curl -g -s -k --raw -o /dev/null -D - --max-time 5 -H Host:{request_host} {upstream_scheme}://{peer}{path} | grep -i -n -e content-length -e transfer-encoding",
            ),
            Step::tell_if(
                is_tolerable,
                "If it cannot be mended, write to the upstream at {upstream_place}: tolerate = [\"te_and_cl\"]",
            ),
            Step::tell("Search the application for where it sets Content-Length or Transfer-Encoding itself."),
        ],
        recognize: recognize,
    }
}

/// The application had framed it by a coding before something added a length.
fn length_comes_last(facts: &Facts<'_>) -> bool {
    let line = facts
        .head_finding()
        .and_then(|it| facts.head_line(it.offset));
    line.is_some_and(|line| line.len() >= 14 && line[..14].eq_ignore_ascii_case(b"content-length"))
}

/// Nothing else is wrong with the framing, so the switch would help.
fn is_tolerable(facts: &Facts<'_>) -> bool {
    facts.head().is_some_and(|head| {
        let mut others = head.findings.iter().filter(|it| !it.mended);
        others.all(|it| it.defect == Defect::ContentLengthAndTransferEncoding)
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    let fits = finding.defect == Defect::ContentLengthAndTransferEncoding;
    fits.then(|| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, refused_head};
    let raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5120\r\n\
        Transfer-Encoding: chunked\r\n\r\n";
    exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
}

#[cfg(test)]
mod tests {
    use super::{is_tolerable, sample};
    use crate::diagnosis::diagnose;
    use crate::exchange::{Exchange, Phase};
    use crate::facts::Facts;
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(fields: &str) -> Exchange {
        let raw = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
        let evidence = vec![refused_head(raw.as_bytes())];
        exchange("10.0.0.5:8000", Phase::Head, evidence)
    }

    #[test]
    fn positive() {
        for fields in [
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 5",
        ] {
            check(&answered(fields), "framing_cl_and_te", None);
        }
    }

    #[test]
    fn negative_the_length_is_none() {
        check(
            &answered("Content-Length: five\r\nTransfer-Encoding: chunked"),
            "framing_cl_invalid",
            Some("non_digit"),
        );
    }

    #[test]
    fn negative_tolerated_but_the_coding_is_unknown() {
        let mut exchange = answered("Content-Length: 5\r\nTransfer-Encoding: gzip");
        exchange.attempts[0].tolerated = vec!["te_and_cl"];
        check(&exchange, "framing_te_unsupported", Some("unknown_coding"));
    }

    #[test]
    fn the_switch_is_named_where_it_helps() {
        let helps = |exchange: &Exchange| {
            let diagnosis = diagnose(exchange);
            is_tolerable(&Facts::of(exchange, &diagnosis))
        };
        assert!(helps(&sample()));
        assert!(!helps(&answered(
            "Content-Length: 5\r\nTransfer-Encoding: gzip"
        )));
    }

    #[test]
    fn the_order_flips() {
        check_first(&sample(), "server_chunks");
        check_first(
            &answered("Transfer-Encoding: chunked\r\nContent-Length: 5"),
            "by_hand",
        );
    }

    #[test]
    fn another_proxy_flips() {
        check_first(
            &answered("Via: 1.1 cache\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"),
            "proxy_between",
        );
        check_first(
            &answered("Content-Encoding: gzip\r\nContent-Length: 5\r\nTransfer-Encoding: chunked"),
            "compression",
        );
    }
}
