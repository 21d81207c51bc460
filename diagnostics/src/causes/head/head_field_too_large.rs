//! One field of the response head is so large that the head has no end within the limit.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A field of the answer is too large
    ///
    /// ## What happened
    ///
    /// The head of the upstream's answer did not end within 64 KiB, and one field takes more than half
    /// of it.
    ///
    /// ## What it means
    ///
    /// Candor holds a head in memory until it is whole, so its size has a limit. Browsers and other
    /// proxies stop much earlier, at 8 to 32 KiB. What grows like this is nearly always data that
    /// belongs elsewhere: a session kept in a cookie, a token with hundreds of groups, a policy with
    /// every host, a trace.
    ///
    /// ## What to do
    ///
    /// Make the field smaller: keep the session on the server and only its key in the cookie, put what
    /// is long into the body.
    head_field_too_large {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_header_size"),
        status: 502,
        title: "A field of the answer is too large",
        visitor: "The application behind this address gave an answer that is larger than allowed.",
        sentence: |facts| match facts.value("field_name") {
            Some(_) => "The field {field_name} of {peer}'s answer is larger than {field_size} bytes, and the whole head may have {head_limit}.",
            None => "Line {defect_line} of the head of {peer}'s answer is larger than {field_size} bytes, and the whole head may have {head_limit}.",
        },
        likely: &[
            Likely::new(
                "session_cookie",
                "A whole session is kept in a cookie: keep it on the server, and its key in the cookie.",
                |facts| Weight::only_suggested_if(named(facts, &["set-cookie"]), "the field is {field_name}"),
            ),
            Likely::new(
                "security_policy",
                "A security policy lists every host, or is made anew from itself.",
                |facts| {
                    let policy = named(
                        facts,
                        &[
                            "content-security-policy",
                            "content-security-policy-report-only",
                            "permissions-policy",
                            "link",
                        ],
                    );
                    Weight::only_suggested_if(policy, "the field is {field_name}")
                },
            ),
            Likely::new(
                "token",
                "A token carries every group and right of its owner.",
                |facts| Weight::suggested_if(named(facts, &["authorization", "x-auth-token", "www-authenticate"]), "the field is {field_name}"),
            ),
            Likely::new(
                "debug_field",
                "A field for debugging holds a trace, a query or the log of the request.",
                |facts| {
                    let debug = facts.value("field_name").is_some_and(|name| {
                        let name = name.to_ascii_lowercase();
                        ["debug", "trace", "log", "profil", "query", "error"].iter().any(|word| name.contains(word))
                    });
                    Weight::suggested_if(debug, "the field is {field_name}")
                },
            ),
            Likely::new(
                "redirect_grows",
                "A redirect target holds itself again and again, and grows with every turn.",
                |facts| Weight::only_suggested_if(named(facts, &["location", "refresh", "content-location"]), "the field is {field_name}"),
            ),
            Likely::new(
                "body_in_head",
                "The blank line after the head is missing, so that the body was read as a field.",
                |facts| Weight::only_suggested_if(facts.value("field_name").is_none(), "line {defect_line} has no name of a field"),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See how large each line of the head is:",
                "curl -g -s -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path} | awk '{ print length, substr($0, 1, 40) }' | sort -rn | head",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "See how large each line of the head is:",
                "curl -g -s -o /dev/null -D - --max-time 5 --unix-socket {socket} http://{request_host}{path} | awk '{ print length, substr($0, 1, 40) }' | sort -rn | head",
            ),
            Step::tell("Make the field smaller; the limit of {head_limit} bytes for a whole head is fixed."),
        ],
        recognize: recognize,
    }
}

fn named(facts: &Facts<'_>, names: &[&str]) -> bool {
    facts
        .value("field_name")
        .is_some_and(|name| names.iter().any(|other| name.eq_ignore_ascii_case(other)))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    (finding.defect == Defect::FieldTooLarge).then(|| Verdict::certain(index))
}

/// A head with one endless field.
#[cfg(test)]
fn endless(line: &str) -> crate::exchange::Exchange {
    let mut raw = format!("HTTP/1.1 200 OK\r\nServer: app\r\n{line}").into_bytes();
    raw.resize(crate::evidence::RAW_HEAD_MAX, b'x');
    let head = crate::testing::refused_head(&raw);
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    endless("Set-Cookie: session=s3cr3t")
}

#[cfg(test)]
mod tests {
    use super::endless;
    use crate::diagnosis::diagnose;
    use crate::render::{self, Audience};
    use crate::testing::{check, check_first};

    #[test]
    fn positive() {
        let exchange = endless("X-Debug: ");
        check(&exchange, "head_field_too_large", None);
        let mut status = Vec::new();
        render::proxy_status(
            &mut status,
            Audience::Operator,
            &exchange,
            &diagnose(&exchange),
        );
        let status = String::from_utf8_lossy(&status);
        assert!(
            status.contains("header-name=\"X-Debug\"; header-size=65506"),
            "{status}"
        );
    }

    #[test]
    fn negative_an_earlier_defect() {
        let exchange = endless("no colon\r\nX: ");
        check(&exchange, "head_header_syntax", Some("no_colon"));
    }

    #[test]
    fn the_name_flips() {
        check_first(&endless("Set-Cookie: a="), "session_cookie");
        check_first(&endless("Content-Security-Policy: "), "security_policy");
    }

    #[test]
    fn a_missing_name_flips() {
        check_first(&endless("X-Query-Log: "), "debug_field");
        check_first(&endless("the body begins here"), "body_in_head");
    }
}
