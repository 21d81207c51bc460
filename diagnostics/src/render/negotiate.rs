//! Which format an answer has (RFC 9110 §12.5.1).

use super::Format;

/// At most so many media ranges of `Accept` are looked at.
const RANGES_MAX: usize = 32;

/// By `Content-Type` for gRPC, else by `Accept`; what names no format gets text.
pub(super) fn choose(accept: Option<&[u8]>, content_type: Option<&[u8]>) -> Format {
    if content_type.is_some_and(is_grpc) {
        return Format::Grpc;
    }
    // A tie goes to the richer one: a browser names HTML, a program JSON.
    let mut best = (0, Format::Text);
    for range in accept
        .unwrap_or_default()
        .split(|byte| *byte == b',')
        .take(RANGES_MAX)
    {
        let mut parts = range.split(|byte| *byte == b';');
        let media = parts.next().unwrap_or_default().trim_ascii();
        let Some(mut format) = named(media) else {
            continue;
        };
        let mut q = 1000;
        for parameter in parts.map(<[u8]>::trim_ascii) {
            if parameter.eq_ignore_ascii_case(b"color=always") && format == Format::Text {
                format = Format::Terminal;
            }
            q = weight(parameter).unwrap_or(q);
        }
        let richer = q > 0 && q == best.0 && rank(format) < rank(best.1);
        if q > best.0 || richer {
            best = (q, format);
        }
    }
    best.1
}

/// Only ranges that name a format count: `*/*` says nothing about what is wanted.
fn named(media: &[u8]) -> Option<Format> {
    let is = |name: &str| media.eq_ignore_ascii_case(name.as_bytes());
    if is("text/html") || is("application/xhtml+xml") {
        return Some(Format::Html);
    }
    if is("text/plain") || is("text/*") {
        return Some(Format::Text);
    }
    let json = is("application/json") || is("application/problem+json") || is("application/*");
    let suffix = media.len() > 5 && media[media.len() - 5..].eq_ignore_ascii_case(b"+json");
    (json || suffix).then_some(Format::ProblemJson)
}

const fn rank(format: Format) -> u8 {
    match format {
        Format::Html => 0,
        Format::ProblemJson => 1,
        Format::Terminal => 2,
        Format::Text | Format::Grpc => 3,
    }
}

/// `q=0.8` in thousandths.
pub(crate) fn weight(parameter: &[u8]) -> Option<u16> {
    let parameter = parameter.trim_ascii();
    let value = parameter
        .strip_prefix(b"q=")
        .or_else(|| parameter.strip_prefix(b"Q="))?;
    let mut digits = value.iter().filter(|byte| **byte != b'.');
    let mut thousandths = 0;
    for _ in 0..4 {
        let digit = digits.next().filter(|digit| digit.is_ascii_digit());
        thousandths = thousandths * 10 + digit.map_or(0, |digit| u16::from(digit - b'0'));
    }
    Some(thousandths.min(1000))
}

fn is_grpc(content_type: &[u8]) -> bool {
    const GRPC: &[u8] = b"application/grpc";
    let Some((start, rest)) = content_type.trim_ascii().split_at_checked(GRPC.len()) else {
        return false;
    };
    // `application/grpc-web` is another protocol, with trailers in the body.
    start.eq_ignore_ascii_case(GRPC) && matches!(rest.first(), None | Some(b'+' | b';' | b' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(accept: &str, expected: Format) {
        assert_eq!(choose(Some(accept.as_bytes()), None), expected);
    }

    #[test]
    fn by_accept() {
        check(
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            Format::Html,
        );
        check("*/*", Format::Text);
        check("", Format::Text);
        check("application/json, text/plain, */*", Format::ProblemJson);
        check("application/vnd.api+json", Format::ProblemJson);
        check(
            "text/html;q=0.2, application/json;q=0.9",
            Format::ProblemJson,
        );
        check("text/html;q=0", Format::Text);
        check("TEXT/HTML", Format::Html);
        check("text/plain, text/html;q=0.9", Format::Text);
        check("image/avif", Format::Text);
        check("text/plain; color=always", Format::Terminal);
        check("text/plain;Color=Always;q=0.5, */*;q=0.1", Format::Terminal);
        check("text/html;color=always", Format::Html);
        check("text/plain;color=never", Format::Text);
    }

    #[test]
    fn by_content_type() {
        assert_eq!(choose(None, Some(b"application/grpc")), Format::Grpc);
        assert_eq!(choose(None, Some(b"application/grpc+proto")), Format::Grpc);
        assert_eq!(choose(None, Some(b"application/grpc-web")), Format::Text);
        assert_eq!(choose(None, None), Format::Text);
    }
}
