//! A check by a request.

use candor_conf::model::HttpCheck;
use candor_diagnostics::exchange::Attempt;

use super::{Bad, Check, Outcome, failed, is_origin_status, told};
use crate::exchange::ask::{self, Order};
use crate::upstream::connect::Dialed;

/// So much of a body is looked at.
const BODY_MAX: u64 = 64 * 1024;

/// The request; it has no body.
pub(super) fn head(check: &HttpCheck, host: &str) -> Vec<u8> {
    let host = check.host.as_deref().unwrap_or(host);
    let mut head = format!(
        "{} {} HTTP/1.1\r\nHost: {host}\r\n",
        check.method, check.path
    );
    let has = |name: &str| {
        let mut own = check.headers.iter();
        own.any(|(own, _)| own.eq_ignore_ascii_case(name))
    };
    if !has("user-agent") {
        head.push_str("User-Agent: candor-health\r\n");
    }
    if !has("accept") {
        head.push_str("Accept: */*\r\n");
    }
    for (name, value) in &check.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    if !matches!(&*check.method, "GET" | "HEAD" | "OPTIONS") {
        head.push_str("Content-Length: 0\r\n");
    }
    head.push_str("Connection: close\r\n\r\n");
    head.into_bytes()
}

pub(super) async fn ask(
    of: &Check<'_>,
    check: &HttpCheck,
    dialed: Dialed,
    attempt: Attempt,
) -> Outcome {
    let order = Order {
        upstream: of.upstream,
        server: of.server,
        proxy: &of.proxy,
        head: &of.head,
        body: &[],
        is_chunked: false,
        is_head: check.method == "HEAD",
        body_max: BODY_MAX,
    };
    let answer = ask::ask(dialed, attempt, &order).await;
    let Some(status) = answer.status else {
        return Err((None, failed(answer.attempt)));
    };
    let wrong = wrong(check, status, &answer.head, &answer.start);
    // A 5xx of its own may be what is expected.
    let is_own = answer.attempt.evidence.iter().any(is_origin_status);
    match wrong {
        Some(bad) => Err((Some(status), bad)),
        None if answer.attempt.evidence.is_empty() || is_own => Ok(Some(status)),
        None => Err((Some(status), failed(answer.attempt))),
    }
}

/// How an answer differs from the one that is expected.
fn wrong(check: &HttpCheck, status: u16, head: &[u8], body: &[u8]) -> Option<Bad> {
    let bad = |answer: String, expected: String| Some(Bad::Answered { answer, expected });
    let statuses = || statuses(&check.statuses);
    let is_within = |(first, last): &(u16, u16)| (*first..=*last).contains(&status);
    if !check.statuses.iter().any(is_within) {
        return bad(status.to_string(), statuses());
    }
    let missing = check.answer_headers.iter().find(|(name, value)| {
        let mut lines = head.split(|&byte| byte == b'\n').skip(1);
        !lines.any(|line| is_field(line, name, value))
    });
    if let Some((name, value)) = missing {
        let field = format!("{}: {}", told(name), told(value));
        let answer = format!("{status} without `{field}`");
        return bad(answer, format!("{} with it", statuses()));
    }
    let text = check.body.as_deref()?;
    if memchr::memmem::find(body, text.as_bytes()).is_some() {
        return None;
    }
    let answer = format!("{status} without `{}` in its body", told(text));
    bad(answer, format!("{} with it", statuses()))
}

/// Whether a line of a head is this field with this value.
fn is_field(line: &[u8], name: &str, value: &str) -> bool {
    let mut parts = line.splitn(2, |&byte| byte == b':');
    let is_name = parts
        .next()
        .is_some_and(|it| it.eq_ignore_ascii_case(name.as_bytes()));
    is_name
        && parts
            .next()
            .is_some_and(|it| it.trim_ascii() == value.trim().as_bytes())
}

/// `200`, `2xx`, `200–204`; several with `or`.
fn statuses(ranges: &[(u16, u16)]) -> String {
    let each = ranges.iter().map(|&(first, last)| match (first, last) {
        _ if first == last => first.to_string(),
        _ if first % 100 == 0 && last == first + 99 => format!("{}xx", first / 100),
        _ => format!("{first}–{last}"),
    });
    each.collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn check() -> HttpCheck {
        HttpCheck {
            method: "GET".to_owned(),
            path: "/healthz".to_owned(),
            host: None,
            headers: vec![("Accept".to_owned(), "text/plain".to_owned())],
            statuses: vec![(200, 200), (300, 399)],
            body: Some("ok".to_owned()),
            answer_headers: vec![("X-Ready".to_owned(), "yes".to_owned())],
        }
    }

    const HEAD: &[u8] = b"HTTP/1.1 200 OK\r\nx-ready:  yes \r\n\r\n";

    #[test]
    fn the_request_is_as_written() {
        assert_eq!(
            String::from_utf8(head(&check(), "app:80")).unwrap(),
            "GET /healthz HTTP/1.1\r\nHost: app:80\r\nUser-Agent: candor-health\r\n\
             Accept: text/plain\r\nConnection: close\r\n\r\n"
        );
        let post = HttpCheck {
            method: "POST".to_owned(),
            host: Some("other".to_owned()),
            ..check()
        };
        let head = String::from_utf8(head(&post, "app:80")).unwrap();
        assert!(head.contains("Host: other\r\n") && head.contains("Content-Length: 0\r\n"));
    }

    #[test]
    fn an_answer_must_be_the_expected_one() {
        assert_eq!(wrong(&check(), 200, HEAD, b"all ok"), None);
        assert_eq!(wrong(&check(), 302, HEAD, b"all ok"), None);
        let told = |status, head, body| match wrong(&check(), status, head, body) {
            Some(Bad::Answered { answer, expected }) => format!("{answer} / {expected}"),
            other => panic!("{other:?}"),
        };
        assert_eq!(told(503, HEAD, b"all ok"), "503 / 200 or 3xx");
        assert_eq!(
            told(200, b"HTTP/1.1 200 OK\r\n\r\n", b"ok"),
            "200 without `X-Ready: yes` / 200 or 3xx with it"
        );
        assert_eq!(
            told(200, HEAD, b"starting"),
            "200 without `ok` in its body / 200 or 3xx with it"
        );
    }
}
