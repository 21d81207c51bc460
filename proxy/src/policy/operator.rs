//! The tokens of operators in requests to sites: in `Candor-Operator`, or in a cookie. Neither is
//! passed on.

use crate::exchange::Request;
use crate::http1::field::{Fields, Known};
use crate::policy::cookie::{pairs, values};
use crate::policy::token::OperatorKey;

/// The cookie that stands for a token at a site.
pub const COOKIE: &str = "__Host-candor-operator";
/// How the names of the admin interface's own cookies begin. Browsers send them to every port of
/// loopback, so to sites there as well.
pub const ADMIN_COOKIE: &str = "candor-admin-";

/// Whether a token came with the request. `fetched`: a script asked, which may share the origin of the
/// application; a browser adds cookies by itself, so then a cookie does not count.
#[cold]
pub fn holds_token(key: &OperatorKey, request: &Request<'_>, fetched: bool) -> bool {
    let now = jiff::Timestamp::now().as_second().unsigned_abs();
    let fields = &request.head.fields;
    let mut cookies = values(fields, request.bytes, Known::Cookie).flat_map(pairs);
    values(fields, request.bytes, Known::CandorOperator).any(|token| key.accepts(token, now))
        || !fetched
            && cookies.any(|pair| {
                let value = pair.strip_prefix(COOKIE.as_bytes());
                let token = value.and_then(|value| value.strip_prefix(b"="));
                token.is_some_and(|token| key.accepts(token, now))
            })
}

/// The token in `Candor-Operator`, if it is a good one.
#[cold]
pub fn token<'a>(key: &OperatorKey, request: &Request<'a>) -> Option<&'a [u8]> {
    let now = jiff::Timestamp::now().as_second().unsigned_abs();
    let mut tokens = values(&request.head.fields, request.bytes, Known::CandorOperator);
    tokens.find(|token| key.accepts(token, now))
}

/// Whether a cookie of ours is among a request's. `sticky`: the name of the upstream's own.
pub fn has_own_cookie(fields: &Fields, bytes: &[u8], sticky: Option<&str>) -> bool {
    let is_own = |pair: &[u8]| is_own(pair) || is_named(pair, sticky);
    values(fields, bytes, Known::Cookie).any(|line| pairs(line).any(is_own))
}

/// All cookies but ours, as one line's value; empty where there are no others.
#[cold]
pub fn other_cookies(fields: &Fields, bytes: &[u8], sticky: Option<&str>) -> Vec<u8> {
    let others = values(fields, bytes, Known::Cookie).flat_map(pairs);
    let others = others.filter(|pair| !pair.is_empty() && !is_own(pair) && !is_named(pair, sticky));
    others.collect::<Vec<_>>().join(&b"; "[..])
}

fn is_named(pair: &[u8], name: Option<&str>) -> bool {
    let rest = name.and_then(|name| pair.strip_prefix(name.as_bytes()));
    rest.is_some_and(|rest| matches!(rest.first(), None | Some(b'=')))
}

fn is_own(pair: &[u8]) -> bool {
    pair.starts_with(ADMIN_COOKIE.as_bytes())
        || pair
            .strip_prefix(COOKIE.as_bytes())
            .is_some_and(|rest| matches!(rest.first(), None | Some(b'=')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_cookies_are_known_by_their_names() {
        for own in [
            "__Host-candor-operator=x",
            "__Host-candor-operator",
            "candor-admin-9181=x",
        ] {
            assert!(is_own(own.as_bytes()), "{own}");
        }
        for other in [
            "",
            "a=__Host-candor-operator=x",
            "__Host-candor-operators=x",
            "candor=1",
        ] {
            assert!(!is_own(other.as_bytes()), "{other}");
        }
    }
}
