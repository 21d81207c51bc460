//! What came in place of a response head is no HTTP/1.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::FastCgiFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The answer is no HTTP/1
    ///
    /// ## What happened
    ///
    /// The request was sent, and what came back does not begin as an HTTP/1 response does, with
    /// `HTTP/1.`: it is another protocol's, or text that something wrote before the answer.
    ///
    /// ## What it means
    ///
    /// Usually the port is another service's. The reason names the protocol if its first bytes are
    /// known: `ssh`, `smtp`, `mysql`, `redis` and others. `html`, `json`, `xml`, `text`: content
    /// without a head. `text_before_head`: the answer is there, but something printed before it.
    /// `request`: the peer sends a request itself, or what we sent came back.
    ///
    /// A member that speaks FastCGI may do so without a mistake and still give no head: then it is
    /// the script that wrote something else in its place, or ended within its first line.
    ///
    /// ## What to do
    ///
    /// Look at the first bytes. `fastcgi` and `uwsgi`: those are not HTTP; let the application's
    /// server listen with HTTP. A greeting of a database or mail server: the port is wrong.
    head_not_http {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "The answer is no HTTP/1",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.value("spoken") {
            _ if facts.is_of_script() => "{peer} answered by FastCGI, and what its script wrote begins with no head.",
            Some(_) if facts.fastcgi().is_some() => "{peer} answered with {spoken}, not with FastCGI.",
            None if facts.fastcgi().is_some() => "{peer} answered with something that is no FastCGI.",
            Some(_) => "{peer} answered with {spoken}, not with HTTP/1.",
            None => "{peer} answered with something that is no HTTP/1.",
        },
        likely: &[
            Likely::new(
                "application_gateway",
                "The application's server listens with {spoken}, not with HTTP: let it listen with HTTP (uwsgi: http-socket in place of socket).",
                |facts| {
                    let gateway = matches!(reason(facts), Some("fastcgi" | "uwsgi"));
                    Weight::only_shown_if(gateway, "the answer is a record of {spoken}")
                },
            ),
            Likely::new(
                "other_service",
                "Port {port} is that of another service, {spoken}.",
                |facts| {
                    let spoken = facts.head().and_then(|head| head.protocol);
                    Weight::only_shown_if(
                        !facts.is_of_script()
                            && spoken.is_some_and(|it| !matches!(it.name, "FastCGI" | "uwsgi" | "PROXY protocol")),
                        "{spoken} greets so",
                    )
                },
            ),
            Likely::new(
                "speaks_http",
                "An HTTP server listens there: write it as `http://` in place of `fastcgi://`.",
                |facts| Weight::only_shown_if(facts.reason == Some("fcgi_http"), "{peer} answered a FastCGI request with {spoken}"),
            ),
            Likely::new(
                "proxy_protocol",
                "The peer begins with the PROXY protocol, as only a client does: a load balancer is pointed at Candor's connection.",
                |facts| Weight::only_shown_if(reason(facts) == Some("proxy_protocol"), "the answer is a PROXY header"),
            ),
            Likely::new(
                "echo",
                "The peer sends back what it gets, or is a client itself: an echo service, two proxies that are connected back to back.",
                |facts| Weight::only_shown_if(reason(facts) == Some("request"), "the answer is a request line"),
            ),
            Likely::new(
                "printed_before",
                "The application, or a script of it, printed something before its answer: a debug print, a warning, a byte order mark.",
                |facts| match reason(facts) {
                    Some("text_before_head") => Weight::Shown("a head follows after other bytes"),
                    Some("text") => Weight::Suggested("the answer is plain text"),
                    _ => Weight::possible_if(facts.value("spoken").is_none()),
                },
            ),
            Likely::new(
                "body_only",
                "The application writes its content to the socket without status line and fields (HTTP/0.9).",
                |facts| {
                    Weight::only_suggested_if(
                        is_content(facts) && !facts.is_of_script(),
                        "the answer begins like content: {reason}",
                    )
                },
            ),
            Likely::new(
                "script_without_head",
                "The script writes its content without a head: at least a Content-Type and an empty line have to come before it.",
                |facts| match facts.is_of_script() {
                    true if is_content(facts) => Weight::Suggested("the answer begins like content: {reason}"),
                    true => Weight::Possible,
                    false => Weight::Excluded,
                },
            ),
            Likely::new(
                "wrong_port",
                "Port {port} is not the application's.",
                |facts| match facts.listener().and_then(|it| it.pid) {
                    _ if facts.is_unix() || facts.is_of_script() => Weight::Excluded,
                    Some(_) => Weight::Suggested("there is {holder}"),
                    None => Weight::Possible,
                },
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| !facts.is_unix(),
                "See the first bytes yourself:",
                "curl -s --http0.9 --max-time 5 http://{peer}/ | head -c 64 | xxd",
            ),
            Step::run_if(
                |facts| facts.is_unix(),
                "See the first bytes yourself:",
                "curl -s --http0.9 --max-time 5 --unix-socket {socket} http://localhost/ | head -c 64 | xxd",
            ),
            Step::run_if(
                |facts| facts.is_loopback(),
                "See which program listens there:",
                "ss -ltnp 'sport = :{port}'",
            ),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

/// It begins as a document does.
fn is_content(facts: &Facts<'_>) -> bool {
    matches!(reason(facts), Some("html" | "json" | "xml"))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    if let Some((index, fact)) = facts.fastcgi()
        && let Some(FastCgiFault::NoRecord { .. } | FastCgiFault::Record { .. }) = fact.fault
    {
        return Some(Verdict::certain(index).with(fact.reason()));
    }
    let (index, _) = facts.raw_head()?;
    let finding = facts.head_finding()?;
    (finding.defect == Defect::NotHttp).then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let banner = crate::testing::refused_head(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n");
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![banner])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(raw: &[u8]) -> Exchange {
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(raw)])
    }

    #[test]
    fn positive() {
        check(
            &answered(b"SSH-2.0-OpenSSH_9.2\r\n"),
            "head_not_http",
            Some("ssh"),
        );
        check(
            &answered(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
            "head_not_http",
            Some("request"),
        );
        check(&answered(b"<html>hello"), "head_not_http", Some("html"));
    }

    #[test]
    fn negative_a_bad_status_line() {
        check(
            &answered(b"HTTP/1.1 abc OK\r\n\r\n"),
            "head_status_line_invalid",
            Some("code"),
        );
        check(
            &answered(b"Status: 200 OK\r\n\r\n"),
            "head_status_line_invalid",
            Some("missing"),
        );
    }

    #[test]
    fn negative_tls_and_http2_have_names_of_their_own() {
        let alert = answered(b"\x15\x03\x01\x00\x02\x02\x46");
        check(&alert, "head_tls_bytes", Some("alert"));
        let settings = answered(b"\0\0\0\x04\0\0\0\0\0");
        check(&settings, "head_h2_bytes", Some("settings"));
    }

    #[test]
    fn what_is_no_fastcgi() {
        use crate::evidence::{Evidence, FastCgi, FastCgiFault};
        let answered = |fault| {
            let fact = FastCgi {
                fault: Some(fault),
                ..FastCgi::default()
            };
            exchange("10.0.0.5:9000", Phase::Head, vec![Evidence::FastCgi(fact)])
        };
        let http = answered(FastCgiFault::NoRecord {
            first: b"HTTP/1.1 400 Bad Request\r\n".to_vec(),
        });
        check(&http, "head_not_http", Some("fcgi_http"));
        check_first(&http, "speaks_http");
        let other = answered(FastCgiFault::NoRecord {
            first: b"+OK".to_vec(),
        });
        check(&other, "head_not_http", Some("fcgi_no_record"));
        let record = answered(FastCgiFault::Record {
            what: "type",
            kind: 4,
            id: 1,
            length: 8,
        });
        check(&record, "head_not_http", Some("fcgi_record"));
    }

    #[test]
    fn what_a_script_wrote_is_no_fault_of_fastcgi() {
        use crate::evidence::{Evidence, FastCgi};
        let wrote = |raw: &[u8]| {
            let mut exchange = answered(raw);
            let evidence = &mut exchange.attempts[0].evidence;
            evidence.push(Evidence::FastCgi(FastCgi::default()));
            exchange
        };
        let html = wrote(b"<html>hello\n\n");
        check(&html, "head_not_http", Some("html"));
        check_first(&html, "script_without_head");
        let sentence = crate::render::sentence(&html, &crate::diagnosis::diagnose(&html));
        assert!(
            sentence
                .ends_with("answered by FastCGI, and what its script wrote begins with no head."),
            "{sentence}"
        );
        check_first(
            &wrote(b"debug: x\nHTTP/1.1 200 OK\r\n\r\n"),
            "printed_before",
        );
    }

    #[test]
    fn the_record_flips() {
        check_first(
            &answered(b"\x01\x06\0\x01\0\x08\0\0"),
            "application_gateway",
        );
        check_first(&answered(b"\x4a\0\0\0\x0a8.0.36\0"), "other_service");
    }

    #[test]
    fn text_flips() {
        check_first(
            &answered(b"debug: x\nHTTP/1.1 200 OK\r\n\r\n"),
            "printed_before",
        );
        check_first(
            &answered(b"-ERR unknown command 'GET'\r\n"),
            "other_service",
        );
    }
}
