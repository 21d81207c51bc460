//! The response head is larger than allowed, by no single field's fault.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # The head of the answer is too large
    ///
    /// ## What happened
    ///
    /// The head of the upstream's answer did not end within 64 KiB (`too_large`), or has more than
    /// 256 fields (`too_many_fields`).
    ///
    /// ## What it means
    ///
    /// Candor holds a head in memory until it is whole, so its size has a limit. Browsers and other
    /// proxies stop much earlier, at 8 to 32 KiB and 100 fields. Usually one kind of field is written
    /// again and again, by a loop or by every layer of the application; or the head has no end at all.
    ///
    /// ## What to do
    ///
    /// See which fields take most of it, and write each of them once.
    head_section_too_large {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_response_header_section_size"),
        status: 502,
        title: "The head of the answer is too large",
        visitor: "The application behind this address gave an answer that is larger than allowed.",
        sentence: |facts| match reason(facts) {
            Some("too_many_fields") => "The head of {peer}'s answer has {head_fields} fields, and may have {field_limit}: {largest_fields}.",
            _ => "The head of {peer}'s answer does not end within {head_limit} bytes, after {head_fields} fields: {largest_fields}.",
        },
        likely: &[
            Likely::new(
                "many_cookies",
                "The application sets cookies without end: one for each item, or each layer its own again.",
                |facts| Weight::only_suggested_if(largest_is(facts, "set-cookie"), "most of it is {largest_fields}"),
            ),
            Likely::new(
                "field_loop",
                "A loop, or every layer in turn, adds the same field again.",
                |facts| {
                    let repeats = repeats(facts) && !largest_is(facts, "set-cookie");
                    Weight::suggested_if(repeats, "most of it is {largest_fields}")
                },
            ),
            Likely::new(
                "body_in_head",
                "The blank line after the head is missing, so that lines of the body were read as fields.",
                |facts| Weight::only_suggested_if(!repeats(facts), "no field occurs often"),
            ),
            Likely::new(
                "fields_from_data",
                "Fields are made from data: one for each entry of a table, a log, a set of labels.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "Count the fields of the head by name:",
                "curl -g -s -o /dev/null -D - --max-time 5 -H Host:{request_host} http://{peer}{path} | cut -d: -f1 | sort | uniq -c | sort -rn | head",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "Count the fields of the head by name:",
                "curl -g -s -o /dev/null -D - --max-time 5 --unix-socket {socket} http://{request_host}{path} | cut -d: -f1 | sort | uniq -c | sort -rn | head",
            ),
            Step::tell("Make the head smaller; the limits of {head_limit} bytes and {field_limit} fields are fixed."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    facts.head_finding().map(|finding| finding.reason)
}

/// The field that takes most of the head has this name.
fn largest_is(facts: &Facts<'_>, name: &str) -> bool {
    let largest = facts.largest_fields();
    largest
        .first()
        .is_some_and(|size| size.name.eq_ignore_ascii_case(name.as_bytes()))
}

/// One field occurs again and again.
fn repeats(facts: &Facts<'_>) -> bool {
    facts.largest_fields().iter().any(|size| size.lines >= 16)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    (finding.defect == Defect::SectionTooLarge)
        .then(|| Verdict::certain(index).reason(finding.reason))
}

/// A head with so many fields, and without an end.
#[cfg(test)]
fn head(count: usize, field: impl Fn(usize) -> String) -> crate::exchange::Exchange {
    let mut raw = b"HTTP/1.1 200 OK\r\nServer: app\r\n".to_vec();
    for index in 0..count {
        raw.extend_from_slice(field(index).as_bytes());
        raw.extend_from_slice(b"\r\n");
    }
    raw.truncate(crate::evidence::RAW_HEAD_MAX);
    if raw.len() < crate::evidence::RAW_HEAD_MAX {
        raw.extend_from_slice(b"\r\n");
    }
    let head = crate::testing::refused_head(&raw);
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    head(240, |index| {
        format!("Set-Cookie: item{index}={}", "s3cr3t".repeat(50))
    })
}

#[cfg(test)]
mod tests {
    use super::head;
    use crate::diagnosis::diagnose;
    use crate::render::{self, Audience};
    use crate::testing::{check, check_first};

    #[test]
    fn positive() {
        let large = head(200, |index| format!("X-{index}: {}", "x".repeat(400)));
        check(&large, "head_section_too_large", Some("too_large"));
        let mut status = Vec::new();
        render::proxy_status(&mut status, Audience::Operator, &large, &diagnose(&large));
        let status = String::from_utf8_lossy(&status);
        assert!(status.contains("header-section-size=65536"), "{status}");
        let many = head(256, |_| "X: y".to_owned());
        check(&many, "head_section_too_large", Some("too_many_fields"));
    }

    #[test]
    fn positive_what_takes_the_room_is_named() {
        let many = head(300, |index| match index % 3 {
            0 => "Set-Cookie: a=b".to_owned(),
            _ => format!("X-{index}: y"),
        });
        let sentence = render::sentence(&many, &diagnose(&many));
        assert!(
            sentence.contains("has 301 fields, and may have 256: Set-Cookie 1700 B (x100), Server 13 B, X-100 10 B"),
            "{sentence}"
        );
    }

    #[test]
    fn negative_as_many_as_allowed() {
        let allowed = head(255, |_| "X: y".to_owned());
        assert_ne!(diagnose(&allowed).cause.code, "head_section_too_large");
    }

    #[test]
    fn negative_one_field() {
        let one = head(1, |_| format!("X: {}", "x".repeat(70_000)));
        check(&one, "head_field_too_large", None);
    }

    #[test]
    fn the_name_flips() {
        let of = |name: &'static str| head(300, move |_| format!("{name}: a=b"));
        check_first(&of("Set-Cookie"), "many_cookies");
        check_first(&of("X-Trace"), "field_loop");
    }

    #[test]
    fn repetition_flips() {
        check_first(&head(300, |_| "X: a".to_owned()), "field_loop");
        check_first(&head(300, |index| format!("X-{index}: a")), "body_in_head");
    }
}
