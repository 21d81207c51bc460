//! The upstream wants HTTP/1.1 for this request.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::Http2Fault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The upstream wants HTTP/1.1 for this request
    ///
    /// ## What happened
    ///
    /// The upstream speaks HTTP/2 and answered this request with `HTTP_1_1_REQUIRED`: it can serve it
    /// over HTTP/1.1 only.
    ///
    /// ## What it means
    ///
    /// The request needs something that belongs to a connection and not to a stream: a login by NTLM
    /// or Negotiate, a client certificate that is asked for later, or a switch of protocols.
    ///
    /// ## What to do
    ///
    /// Let HTTP/1.1 serve this upstream, or the path that needs it: `protocol = "http1"`.
    h2_http11_required {
        phase: Phase::Head,
        party: Party::Proxy,
        error_type: Some("http_upgrade_failed"),
        status: 502,
        title: "The upstream wants HTTP/1.1 for this request",
        visitor: "The application behind this address did not take this request.",
        sentence: |_| "{peer} answered {h2_code_name} (HTTP/2 error {h2_code}): it serves {path} over HTTP/1.1 only.",
        likely: &[
            Likely::new(
                "upgrade",
                "The path is one for WebSocket, which this upstream has over HTTP/1.1 only.",
                |facts| {
                    let path = &facts.exchange.request.path;
                    let known = ["/ws", "/socket", "/cable", "/websocket"];
                    Weight::only_suggested_if(known.iter().any(|part| path.contains(part)), "the path is {path}")
                },
            ),
            Likely::new(
                "client_certificate",
                "The upstream asks for a client certificate on this path only, by renegotiation, which HTTP/2 does not have.",
                |facts| {
                    let tls = facts.nearest_attempt().is_some_and(|attempt| attempt.tls);
                    Weight::possible_if(tls)
                },
            ),
            Likely::new(
                "login_by_connection",
                "The path asks for a login by NTLM or Negotiate, which belongs to a connection.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::tell("Let HTTP/1.1 serve this upstream, at {upstream_place}: protocol = \"http1\"."),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, fault) = facts.http2()?;
    let required = matches!(fault, Http2Fault::GoAway { .. } | Http2Fault::Reset { .. })
        && fault.code() == Some(Http2Fault::HTTP_1_1_REQUIRED);
    required.then(|| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    tests::required("https://api.internal:8443", "/cart")
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Http2Fault};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange};

    pub(super) fn required(server: &str, path: &str) -> Exchange {
        let fault = Http2Fault::Reset {
            code: Http2Fault::HTTP_1_1_REQUIRED,
            stream: 5,
            received: 0,
            open: 1,
            open_max: None,
        };
        let mut exchange = exchange(server, Phase::Head, vec![Evidence::Http2(fault)]);
        exchange.request.path = path.to_owned();
        exchange
    }

    #[test]
    fn positive() {
        check(
            &required("h2c://10.0.0.5:50051", "/"),
            "h2_http11_required",
            None,
        );
    }

    #[test]
    fn negative_candor_ended_it() {
        let mut exchange = required("h2c://10.0.0.5:50051", "/");
        exchange.attempts[0].evidence = vec![Evidence::Http2(Http2Fault::Violation {
            code: Http2Fault::HTTP_1_1_REQUIRED,
            kind: "protocol",
            text: String::new(),
            frame: Vec::new(),
        })];
        check(&exchange, "h2_connection_error", Some("protocol"));
    }

    #[test]
    fn the_path_flips() {
        check_first(
            &required("https://api.internal", "/cart"),
            "client_certificate",
        );
        check_first(&required("https://api.internal", "/ws/chat"), "upgrade");
    }

    #[test]
    fn the_scheme_flips() {
        check_first(&required("https://api.internal", "/"), "client_certificate");
        check_first(
            &required("h2c://api.internal:80", "/"),
            "login_by_connection",
        );
    }
}
