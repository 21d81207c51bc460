//! The client's request was refused by the codec or a limit.

use crate::causes::{Likely, Party, Step, Verdict, Weight, possible};
use crate::evidence::Evidence;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The request itself was refused
    ///
    /// ## What happened
    ///
    /// What the client sent is no request that can be passed on safely: it breaks a rule of HTTP
    /// (RFC 9110, RFC 9112, RFC 9113), or it is larger or slower than the limits allow. No
    /// upstream has seen it.
    ///
    /// ## What it means
    ///
    /// The reason names the rule. Those that could make two readers see two different requests
    /// (both Content-Length and Transfer-Encoding, a bare line feed, a space before a colon) are
    /// refused always: they are how requests are smuggled.
    ///
    /// ## What to do
    ///
    /// Mend the client. If it is a limit (`head_too_large`, `body_too_large`, a timeout), and the
    /// request is legitimate, raise the limit; `candor help` names its key.
    client_request_invalid {
        phase: Phase::Accept,
        party: Party::Client,
        error_type: Some("http_request_error"),
        status: 400,
        title: "The request itself was refused",
        visitor: "The request could not be understood or exceeds a limit of this server.",
        sentence: |facts| match (facts.value("offset"), facts.timer()) {
            (Some(_), _) => "The request of {client} was refused at byte {offset} of its head: {reason}.",
            (None, Some(_)) => "The request of {client} did not arrive within {limit} ({timer}).",
            (None, None) => "The request of {client} was refused: {reason}.",
        },
        likely: &[
            Likely::new(
                "limit",
                "A limit of Candor is smaller than this legitimate request.",
                |facts| {
                    let limited = status(facts).is_some_and(|status| matches!(status, 413 | 414 | 431));
                    Weight::only_suggested_if(limited, "the reason is a size: {reason}")
                },
            ),
            Likely::new(
                "slow_client",
                "The client's network is slow, or it opens connections to hold them.",
                |facts| Weight::only_suggested_if(status(facts) == Some(408), "a timer ran out"),
            ),
            Likely::new(
                "wrong_certificate",
                "The connection was opened for another name of the same certificate, with another TLS policy.",
                |facts| Weight::only_suggested_if(status(facts) == Some(421), "the reason is {reason}"),
            ),
            Likely::new(
                "smuggling",
                "An attempt to smuggle a request past a proxy, or a scanner that looks for such.",
                |facts| {
                    let odd = reason(facts).is_some_and(|reason| SMUGGLING.contains(&reason));
                    Weight::only_suggested_if(odd, "{reason} is what two readers understand differently")
                },
            ),
            Likely::new("client_defect", "A defect of the client, or of a proxy before Candor.", possible),
        ],
        steps: &[
            Step::tell_if(
                |facts| facts.timer().is_some(),
                "The limit is {limit}, written at: {timer_place}.",
            ),
            Step::tell("Look at what {client} sends; {protocol} says how it has to be."),
        ],
        recognize: recognize,
    }
}

/// Reasons that could make two readers see two different requests.
const SMUGGLING: &[&str] = &[
    "bare_cr",
    "bare_lf",
    "chunk_extension_byte",
    "chunk_invalid",
    "chunk_size_empty",
    "chunk_size_line_invalid",
    "chunk_size_not_hexadecimal",
    "chunk_size_too_large",
    "chunk_terminator_bare_lf",
    "chunk_terminator_missing",
    "content_length_and_transfer_encoding",
    "content_length_invalid",
    "content_length_repeated",
    "control_byte",
    "nul",
    "obs_fold",
    "space_before_colon",
    "transfer_encoding_invalid",
    "transfer_encoding_unsupported",
];

/// The reasons that are known. Another one stands in the evidence only.
const REASONS: &[&str] = &[
    "authority_invalid",
    "authority_mismatch",
    "bad_name_byte",
    "bad_path",
    "bad_value_byte",
    "bare_cr",
    "bare_lf",
    "body_length_mismatch",
    "body_timeout",
    "body_too_large",
    "body_truncated",
    "chunk_data_invalid",
    "chunk_extension_byte",
    "chunk_extension_too_long",
    "chunk_invalid",
    "chunk_size_empty",
    "chunk_size_invalid",
    "chunk_size_line_invalid",
    "chunk_size_missing",
    "chunk_size_not_hexadecimal",
    "chunk_size_overflow",
    "chunk_size_too_large",
    "chunk_terminator_bare_lf",
    "chunk_terminator_invalid",
    "chunk_terminator_missing",
    "chunk_too_large",
    "closed",
    "connect_not_supported",
    "connection_specific_field",
    "content_length_and_transfer_encoding",
    "content_length_invalid",
    "content_length_mismatch",
    "content_length_repeated",
    "control_byte",
    "control_character",
    "dot_segments",
    "empty_name",
    "encoded_nul",
    "encoded_slash",
    "expectation_unknown",
    "field_invalid",
    "field_too_large",
    "fields_too_many",
    "file_denied",
    "file_hidden",
    "file_outside_root",
    "head_incomplete",
    "head_timeout",
    "head_too_large",
    "head_truncated",
    "header_list_too_large",
    "host_conflict",
    "host_invalid",
    "host_missing",
    "host_repeated",
    "leading_whitespace",
    "length_required",
    "method_invalid",
    "method_not_allowed",
    "method_not_implemented",
    "misdirected",
    "misdirected_request",
    "name_empty",
    "name_invalid",
    "no_colon",
    "not_http",
    "nul",
    "obs_fold",
    "path_above_root",
    "path_dots_with_parameter",
    "path_encoded_nul",
    "path_encoded_separator",
    "path_fragment",
    "path_invalid",
    "plain_http_on_tls",
    "protocol_error",
    "pseudo_field_invalid",
    "request_line_invalid",
    "reset",
    "script_missing",
    "space_before_colon",
    "target_invalid",
    "target_too_long",
    "timeout",
    "tls_on_plain",
    "tls_policy_of_another_site",
    "too_many_fields",
    "trailer_invalid",
    "trailer_too_large",
    "transfer_encoding_invalid",
    "transfer_encoding_unsupported",
    "upgrade_required",
    "upload_timeout",
    "uri_too_long",
    "value_invalid",
    "version_invalid",
    "version_not_supported",
];

fn interned(reason: &str) -> Option<&'static str> {
    REASONS.iter().copied().find(|known| *known == reason)
}

fn reason<'a>(facts: &Facts<'a>) -> Option<&'a str> {
    let found = facts.last(|evidence| match evidence {
        Evidence::RequestInvalid { reason, .. } => Some(reason.as_str()),
        _ => None,
    });
    found.map(|(_, reason)| reason)
}

fn status(facts: &Facts<'_>) -> Option<u16> {
    let stated = facts.last(|evidence| match evidence {
        Evidence::RequestInvalid { status, .. } => Some(*status),
        _ => None,
    });
    match stated {
        Some((_, status)) => Some(status),
        None => facts.timer().map(|_| 408),
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if facts.attempt.is_some() {
        return None;
    }
    let invalid = facts.last(|evidence| match evidence {
        Evidence::RequestInvalid { reason, status, .. } => Some((reason.as_str(), *status)),
        _ => None,
    });
    if let Some((index, (reason, status))) = invalid {
        let verdict = Verdict::certain(index).with(interned(reason));
        return Some(verdict.answered(status, "http_request_error"));
    }
    // A timer of the exchange itself is the client's, but for the one over everything.
    let (index, timer) = facts.timer()?;
    let reason = match timer.name {
        "client.body" | "timeout.upload" => "body_timeout",
        "client.head" => "head_timeout",
        name if name.starts_with("client.") => "timeout",
        _ => return None,
    };
    let verdict = Verdict::certain(index?).reason(reason);
    Some(verdict.answered(408, "http_request_error"))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let invalid = Evidence::RequestInvalid {
        status: 400,
        reason: "content_length_and_transfer_encoding".to_owned(),
        offset: Some(41),
    };
    crate::testing::alone(Phase::Accept, invalid)
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::diagnose;
    use crate::evidence::{Evidence, StreamEnd};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, timer};

    fn refused(reason: &str, status: u16) -> Exchange {
        let mut exchange = exchange("127.0.0.1:3000", Phase::Accept, vec![]);
        exchange.attempts.clear();
        exchange.evidence = vec![Evidence::RequestInvalid {
            reason: reason.to_owned(),
            offset: Some(17),
            status,
        }];
        exchange
    }

    #[test]
    fn positive() {
        check(
            &refused("bare_lf", 400),
            "client_request_invalid",
            Some("bare_lf"),
        );
        assert_eq!(diagnose(&refused("bare_lf", 400)).status, 400);
        assert_eq!(diagnose(&refused("head_too_large", 431)).status, 431);
        assert_eq!(diagnose(&refused("body_too_large", 413)).status, 413);
        assert_eq!(diagnose(&refused("misdirected", 421)).status, 421);
        assert_eq!(diagnose(&refused("never_heard_of", 400)).status, 400);
        check(
            &refused("never_heard_of", 400),
            "client_request_invalid",
            None,
        );
    }

    #[test]
    fn positive_timer() {
        let mut exchange = refused("", 400);
        exchange.evidence = vec![timer("client.head", 10_000)];
        check(&exchange, "client_request_invalid", Some("head_timeout"));
        assert_eq!(diagnose(&exchange).status, 408);
    }

    #[test]
    fn negative_the_client_just_left() {
        let mut exchange = refused("bare_lf", 400);
        exchange.evidence = vec![Evidence::ClientLeft {
            end: StreamEnd::Fin,
            phase: Phase::Accept,
            after_ms: 3,
        }];
        check(&exchange, "client_closed", Some("closed"));
    }

    #[test]
    fn the_reason_flips() {
        check_first(&refused("bare_lf", 400), "smuggling");
        check_first(&refused("target_invalid", 400), "client_defect");
    }

    #[test]
    fn a_limit_flips() {
        check_first(&refused("head_too_large", 431), "limit");
        check_first(&refused("head_timeout", 408), "slow_client");
    }
}
