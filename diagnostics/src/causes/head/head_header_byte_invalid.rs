//! A field value of the response head holds a byte that none may hold.

use crate::anatomy::Defect;
use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A field of the answer holds a forbidden byte
    ///
    /// ## What happened
    ///
    /// In the head of the upstream's answer the value of a field holds a byte that no value may hold: a
    /// NUL (`nul`), or another control character (`control`).
    ///
    /// ## What it means
    ///
    /// Programs cut a value at such a byte, or take it out, or refuse it; where two of them differ,
    /// something can be hidden from one of them. Applications never write them on purpose: they come in
    /// with data that was not cleaned, or from memory that is not text.
    ///
    /// ## What to do
    ///
    /// Find what is put into the field, and take control characters out before it is. A NUL can not be
    /// tolerated.
    head_header_byte_invalid {
        phase: Phase::Head,
        party: Party::Upstream,
        error_type: Some("http_protocol_error"),
        status: 502,
        title: "A field of the answer holds a forbidden byte",
        visitor: "The application behind this address gave an answer that could not be understood.",
        sentence: |facts| match facts.value("field_name") {
            Some(_) => "The field {field_name} of {peer}'s answer holds {found}, which no field may, in line {defect_line} at byte {defect_offset}.",
            None => "The head of {peer}'s answer holds {found}, which no field may, in line {defect_line} at byte {defect_offset}.",
        },
        likely: &[
            Likely::new(
                "terminal_colors",
                "A text with colors for a terminal is written into the field: a log line, the output of a command.",
                |facts| Weight::only_shown_if(byte(facts) == Some(0x1b), "byte {defect_offset} begins an escape sequence of terminals"),
            ),
            Likely::new(
                "padded_memory",
                "A string of fixed length is written whole, with the NULs that fill it up.",
                |facts| Weight::only_suggested_if(byte(facts) == Some(0), "byte {defect_offset} is {found}"),
            ),
            Likely::new(
                "unclean_value",
                "A value from outside is written into a field without being cleaned.",
                |facts| {
                    let input = facts.value("field_name").is_some_and(|name| {
                        ["location", "set-cookie", "content-disposition", "refresh", "link"]
                            .iter()
                            .any(|field| name.eq_ignore_ascii_case(field))
                    });
                    Weight::suggested_if(input, "the value of {field_name} often comes from outside")
                },
            ),
            Likely::new(
                "encrypted_value",
                "Something binary is written into the field without being encoded, as Base64 does.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.is_get() && !facts.is_unix(),
                "See the bytes of the head:",
                "curl -g -s --raw -i --max-time 5 -H Host:{request_host} http://{peer}{path} | head -c 2048 | xxd",
            ),
            Step::run_if(
                |facts| facts.is_get() && facts.is_unix(),
                "See the bytes of the head:",
                "curl -g -s --raw -i --max-time 5 --unix-socket {socket} http://{request_host}{path} | head -c 2048 | xxd",
            ),
            Step::tell("Search the application for what it puts into this field."),
        ],
        recognize: recognize,
    }
}

fn byte(facts: &Facts<'_>) -> Option<u8> {
    let (_, head) = facts.raw_head()?;
    head.raw.get(facts.head_finding()?.offset).copied()
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Head) {
        return None;
    }
    let (index, finding) = facts.head_defect()?;
    (finding.defect == Defect::FieldByte).then(|| Verdict::certain(index).reason(finding.reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    let head = crate::testing::refused_head(
        b"HTTP/1.1 302 Found\r\nLocation: /welcome?name=s3cr3t-name\0\r\nContent-Length: 0\r\n\r\n",
    );
    crate::testing::exchange("10.0.0.5:8000", Phase::Head, vec![head])
}

#[cfg(test)]
mod tests {
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, refused_head};

    fn answered(fields: &[u8]) -> Exchange {
        let raw = [b"HTTP/1.1 200 OK\r\n", fields, b"\r\n\r\n"].concat();
        exchange("10.0.0.5:8000", Phase::Head, vec![refused_head(&raw)])
    }

    #[test]
    fn positive() {
        let code = "head_header_byte_invalid";
        check(&answered(b"X: a\0b"), code, Some("nul"));
        check(&answered(b"X: a\x0bb"), code, Some("control"));
        check(&answered(b"X: \x7f"), code, Some("control"));
        check(&answered(b"X: a\r\n \0b"), code, Some("nul"));
    }

    #[test]
    fn negative_in_a_name() {
        check(
            &answered(b"X\x01: a"),
            "head_header_syntax",
            Some("bad_name_byte"),
        );
    }

    #[test]
    fn negative_a_bare_cr() {
        check(
            &answered(b"X: a\rb"),
            "head_line_ending_invalid",
            Some("bare_cr"),
        );
    }

    #[test]
    fn the_byte_flips() {
        check_first(&answered(b"X: \x1b[31m"), "terminal_colors");
        check_first(&answered(b"X: \0\0"), "padded_memory");
    }

    #[test]
    fn the_field_flips() {
        check_first(&answered(b"Location: /\x07"), "unclean_value");
        check_first(&answered(b"Location: /\x1b"), "terminal_colors");
    }
}
