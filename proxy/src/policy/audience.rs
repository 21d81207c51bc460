//! Who is an operator: whoever has a token; and certain addresses, which count only as the socket's own
//! peer, without any sign that somebody stands between.

use std::net::IpAddr;

use candor_conf::model::{Diagnosis, Show};
use candor_diagnostics::render::Audience;

use crate::exchange::{ClientInfo, Request};
use crate::http1::field::{Field, Known};
use crate::http1::request::Version;
use crate::policy::operator;

/// Who reads the answer to this request.
pub fn audience(settings: &Diagnosis, client: &ClientInfo, request: &Request<'_>) -> Audience {
    let operator = match settings.show {
        Show::Public => true,
        Show::IdOnly => false,
        Show::Operator => {
            is_operator(settings, client, request) || came_with_token(client, request)
        }
    };
    if operator {
        Audience::Operator
    } else {
        Audience::Visitor
    }
}

fn is_operator(settings: &Diagnosis, client: &ClientInfo, request: &Request<'_>) -> bool {
    let Some(peer) = client.peer else {
        return false;
    };
    let address = peer.ip().to_canonical();
    let fields = &request.head.fields;
    let forwarded = fields.list.iter().any(|field| {
        matches!(
            field.known,
            Known::CfConnectingIp
                | Known::Forwarded
                | Known::Via
                | Known::XForwarded
                | Known::XForwardedFor
                | Known::XForwardedHost
                | Known::XForwardedProto
                | Known::XRealIp
        )
    });
    let forwarded = forwarded || fields.list.iter().any(|field| names_client(field, request));
    settings.operators.iter().any(|net| net.contains(&address))
        && !client.proxied
        && !forwarded
        && !is_of_proxy(request)
        && !is_fetched(request)
        && is_local_host(request.head.authority.of(request.bytes))
}

/// Fields by which proxies that are rarer than those above say for whom they ask.
fn names_client(field: &Field, request: &Request<'_>) -> bool {
    const NAMES: [&[u8]; 5] = [
        b"True-Client-IP",
        b"X-Client-IP",
        b"X-Cluster-Client-IP",
        b"Fastly-Client-IP",
        b"X-Original-Forwarded-For",
    ];
    let name = field.name.of(request.bytes);
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

fn came_with_token(client: &ClientInfo, request: &Request<'_>) -> bool {
    let fields = &request.head.fields;
    // Almost nobody has either.
    (fields.has(Known::CandorOperator) || fields.has(Known::Cookie))
        && operator::holds_token(&client.process.operators, request, is_fetched(request))
}

/// Whether it is asked as no browser does, but nginx unless told otherwise: by HTTP/1.0, with our own
/// address as the Host and without a word of whom it asks for.
fn is_of_proxy(request: &Request<'_>) -> bool {
    request.head.version == Version::Http10
}

/// Whether a script asked. The page shares the application's origin: a script there must not read the
/// inside.
fn is_fetched(request: &Request<'_>) -> bool {
    let dest = request
        .head
        .fields
        .first(request.bytes, Known::SecFetchDest);
    dest.is_some_and(|dest| dest.eq_ignore_ascii_case(b"empty"))
}

/// Whether a Host is localhost, below it, or a loopback literal. Any other name that leads to a
/// loopback address came by DNS rebinding or through a tunnel.
pub fn is_local_host(authority: &[u8]) -> bool {
    let Ok(authority) = std::str::from_utf8(authority) else {
        return false;
    };
    let is_port = |port: &str| port.bytes().all(|b| b.is_ascii_digit());
    if let Some(rest) = authority.strip_prefix('[') {
        return rest.split_once(']').is_some_and(|(ip, port)| {
            ip.parse::<IpAddr>()
                .is_ok_and(|ip| ip.to_canonical().is_loopback())
                && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
        });
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    // Anything else behind the colon is no port, and what stands before it no host.
    if !is_port(port) {
        return false;
    }
    if let Ok(ip) = host.parse::<IpAddr>() {
        return ip.is_loopback();
    }
    let host = host.to_ascii_lowercase();
    host == "localhost" || host.ends_with(".localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_hosts() {
        for host in [
            "localhost",
            "LOCALHOST:80",
            "app.localhost:1",
            "127.0.0.1",
            "127.8.9.1:1",
            "[::1]:8080",
        ] {
            assert!(is_local_host(host.as_bytes()), "{host}");
        }
        for host in [
            "",
            "localhost.evil.org",
            "127.0.0.1.evil.org",
            "10.0.0.1",
            "[::2]",
            "evil",
            "notlocalhost",
            "[::1].evil.org",
            "[::1]:80@evil.org",
            "localhost:80@evil.org",
            "127.0.0.1:evil.org",
        ] {
            assert!(!is_local_host(host.as_bytes()), "{host}");
        }
    }
}
