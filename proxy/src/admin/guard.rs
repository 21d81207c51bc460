//! Who may ask.
//!
//! On the unix socket: whoever may open it, which its mode decides. On loopback every user of this
//! host, and every page in a browser, can connect: so there a token is asked for, the Host must be
//! loopback's own (a name that leads there came by DNS rebinding), and nothing that another origin
//! began is answered, on the unix socket neither (somebody may have forwarded a port to it).

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use parking_lot::Mutex;

use super::Shared;
use super::api::{ENTRANCE, refusal};
use crate::policy::audience::is_local_host;
use crate::policy::operator::ADMIN_COOKIE;
use crate::policy::token;

/// One-time tokens that wait to be used, at most.
const TICKETS_MAX: usize = 16;
/// A one-time token not used by then is worthless.
const TICKET_TIME_MAX: Duration = Duration::from_secs(60);

/// By which door a request came.
#[derive(Clone, Copy, Debug)]
pub(super) enum Door {
    /// The unix socket.
    Owner,
    /// Loopback, at this port.
    Loopback(u16),
}

/// What the guard needs.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    pub(super) shared: Arc<Shared>,
    pub(super) door: Door,
}

/// The name of the cookie that stands for a token at the interface on this port: a browser sends
/// cookies to every port of a host.
pub(super) fn cookie_name(port: u16) -> String {
    format!("{ADMIN_COOKIE}{port}")
}

/// Lets a request in, or refuses it; adds to each answer what browsers must know.
pub(super) async fn guard(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let mut response = match check(&guard, &request) {
        Ok(()) => next.run(request).await,
        Err((status, why)) => refusal(status, why),
    };
    let headers = response.headers_mut();
    let mut say = |name: HeaderName, value: &'static str| {
        // A page says itself what it may load.
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    };
    say(header::CACHE_CONTROL, "no-store");
    say(header::REFERRER_POLICY, "no-referrer");
    say(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    say(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    response
}

type Refusal = (StatusCode, &'static str);

fn check(guard: &Guard, request: &Request) -> Result<(), Refusal> {
    let headers = request.headers();
    let mut hosts = headers.get_all(header::HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) if is_local_host(host.as_bytes()) => host,
        _ => {
            let why = "the Host must be localhost or a loopback address";
            return Err((StatusCode::MISDIRECTED_REQUEST, why));
        }
    };
    let same_origin = is_same_origin(headers, host)?;
    let Door::Loopback(port) = guard.door else {
        return Ok(());
    };
    // Its ticket is what is checked there.
    if request.method() == Method::GET && request.uri().path() == ENTRANCE {
        return Ok(());
    }
    let now = now_unix_s();
    let key = &guard.shared.process.operators;
    let accepts = |token: &[u8]| key.accepts(token, now);
    if field_tokens(headers).any(accepts) {
        return Ok(());
    }
    if cookie_tokens(headers, &cookie_name(port)).any(accepts) {
        // A browser sends the cookie by itself: what changes something must come from our own pages.
        let is_safe = matches!(*request.method(), Method::GET | Method::HEAD);
        return match is_safe || same_origin {
            true => Ok(()),
            false => Err((StatusCode::FORBIDDEN, "this must come from our own page")),
        };
    }
    let why = "a token is needed, in `Candor-Operator` or `Authorization: Bearer`; `candor token` \
               makes one";
    Err((StatusCode::UNAUTHORIZED, why))
}

/// Refuses what another origin began. Whether a browser says that our own did.
fn is_same_origin(headers: &HeaderMap, host: &HeaderValue) -> Result<bool, Refusal> {
    let refused = Err((
        StatusCode::FORBIDDEN,
        "a page of another origin may not ask here",
    ));
    let mut is_own = false;
    for site in headers.get_all("sec-fetch-site") {
        match site.as_bytes() {
            b"same-origin" => is_own = true,
            // Typed, or from a bookmark.
            b"none" => {}
            // Another port of loopback is the same site.
            _ => return refused,
        }
    }
    for origin in headers.get_all(header::ORIGIN) {
        if origin.as_bytes().strip_prefix(b"http://") != Some(host.as_bytes()) {
            return refused;
        }
        is_own = true;
    }
    Ok(is_own)
}

fn field_tokens(headers: &HeaderMap) -> impl Iterator<Item = &[u8]> {
    let own = headers.get_all("candor-operator").into_iter();
    let bearer = headers.get_all(header::AUTHORIZATION).into_iter();
    own.map(HeaderValue::as_bytes)
        .chain(bearer.filter_map(|value| {
            let value = value.as_bytes();
            let (scheme, token) = value.split_at_checked(7)?;
            scheme.eq_ignore_ascii_case(b"bearer ").then_some(token)
        }))
}

fn cookie_tokens<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
    let lines = headers.get_all(header::COOKIE).into_iter();
    let pairs = lines.flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    pairs.filter_map(move |pair| {
        let value = pair.trim_ascii().strip_prefix(name.as_bytes())?;
        value.strip_prefix(b"=")
    })
}

pub(super) fn now_unix_s() -> u64 {
    jiff::Timestamp::now().as_second().unsigned_abs()
}

/// One-time tokens: at most [`TICKETS_MAX`], each for [`TICKET_TIME_MAX`].
#[derive(Debug, Default)]
pub(super) struct Tickets {
    list: Mutex<Vec<(String, Instant)>>,
}

impl Tickets {
    /// A new one.
    pub(super) fn issue(&self) -> Option<String> {
        let ticket = token::secret()?;
        let mut list = self.list.lock();
        list.retain(|(_, begun)| begun.elapsed() < TICKET_TIME_MAX);
        if list.len() >= TICKETS_MAX {
            list.remove(0);
        }
        list.push((ticket.clone(), Instant::now()));
        Some(ticket)
    }

    /// Whether it is one, which it is no more from here on.
    pub(super) fn redeem(&self, ticket: &str) -> bool {
        let mut list = self.list.lock();
        list.retain(|(_, begun)| begun.elapsed() < TICKET_TIME_MAX);
        // All 256 bits are random: what the time of a comparison tells leads nowhere in a minute.
        let found = list.iter().position(|(it, _)| it == ticket);
        found.map(|index| list.remove(index)).is_some()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn headers(lines: &[(&str, &str)]) -> HeaderMap {
        let pairs = lines.iter().map(|(name, value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            (name, HeaderValue::from_str(value).unwrap())
        });
        let mut headers = HeaderMap::new();
        pairs.for_each(|(name, value)| {
            headers.append(name, value);
        });
        headers
    }

    #[test]
    fn other_origins_are_refused() {
        let host = HeaderValue::from_static("127.0.0.1:9181");
        let check = |lines: &[(&str, &str)]| is_same_origin(&headers(lines), &host).ok();
        assert_eq!(check(&[]), Some(false));
        assert_eq!(check(&[("sec-fetch-site", "none")]), Some(false));
        assert_eq!(check(&[("sec-fetch-site", "same-origin")]), Some(true));
        assert_eq!(check(&[("origin", "http://127.0.0.1:9181")]), Some(true));
        for other in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "null"),
            ("origin", "https://127.0.0.1:9181"),
            ("origin", "http://127.0.0.1:8080"),
            ("origin", "http://127.0.0.1:9181.evil.example"),
        ] {
            assert_eq!(check(&[other]), None, "{other:?}");
            assert_eq!(check(&[("origin", "http://127.0.0.1:9181"), other]), None);
        }
    }

    #[test]
    fn tokens_are_found_where_they_may_stand() {
        let found = |lines: &[(&str, &str)]| {
            let headers = headers(lines);
            let cookies = cookie_tokens(&headers, "candor-admin-1");
            let all = field_tokens(&headers).chain(cookies);
            all.map(|token| String::from_utf8(token.to_vec()).unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(found(&[("candor-operator", "a")]), ["a"]);
        assert_eq!(found(&[("authorization", "bearer a")]), ["a"]);
        assert_eq!(found(&[("authorization", "Basic a")]), [""; 0]);
        assert_eq!(found(&[("cookie", "x=1; candor-admin-1=a;y")]), ["a"]);
        assert_eq!(
            found(&[("cookie", "candor-admin-12=a; xcandor-admin-1=b")]),
            [""; 0]
        );
    }

    #[test]
    fn a_ticket_is_good_once() {
        let tickets = Tickets::default();
        let ticket = tickets.issue().unwrap();
        assert!(!tickets.redeem(""));
        assert!(tickets.redeem(&ticket));
        assert!(!tickets.redeem(&ticket));
    }

    #[test]
    fn tickets_are_bounded() {
        let tickets = Tickets::default();
        let first = tickets.issue().unwrap();
        for _ in 0..TICKETS_MAX {
            tickets.issue().unwrap();
        }
        assert!(!tickets.redeem(&first));
        assert_eq!(tickets.list.lock().len(), TICKETS_MAX);
    }
}
