//! One server of an upstream, as written: `127.0.0.1:3000`, `https://api.internal`, `unix:/run/app.sock`.

use std::net::SocketAddr;

use crate::address::{self, Wrong, wrong};
use crate::model::ServerAddress;

/// What to write, for messages.
pub(crate) const FORM: &str = "write \"127.0.0.1:3000\", \"http://app.internal:3000\", \"https://api.internal\" or \"unix:/run/app.sock\"";

/// Schemes of later versions or of other programs, and what to do today.
const REFUSED: [(&str, &str, &str); 9] = [
    (
        "h2c://",
        "HTTP/2 to upstreams is not in this version",
        "write \"http://…\" if the server speaks HTTP/1.1 too",
    ),
    (
        "h2://",
        "HTTP/2 to upstreams is not in this version",
        "write \"https://…\" if the server speaks HTTP/1.1 too",
    ),
    (
        "grpc://",
        "gRPC upstreams are not in this version",
        "no other way is there yet: gRPC needs HTTP/2",
    ),
    (
        "srv:",
        "SRV records are not in this version",
        "write the servers' names and ports",
    ),
    (
        "docker:",
        "containers by name are not in this version",
        "write the published address, such as \"127.0.0.1:3000\"",
    ),
    (
        "fastcgi://",
        "FastCGI is not in this version",
        "run an HTTP server in front of it",
    ),
    (
        "uwsgi://",
        "the uwsgi protocol is not in this version",
        "start uWSGI with `--http-socket` and write its address",
    ),
    (
        "ws://",
        "WebSocket needs no scheme of its own",
        "write \"http://…\"; upgrades pass through",
    ),
    (
        "wss://",
        "WebSocket needs no scheme of its own",
        "write \"https://…\"; upgrades pass through",
    ),
];

/// Whether a text can only be the name of an upstream: no scheme, no port, no path.
pub(crate) fn is_bare(text: &str) -> bool {
    !text.contains([':', '/', '.']) && text != "localhost"
}

/// Reads a server. The flag: whether TLS is spoken.
pub(crate) fn parse(text: &str) -> Result<(ServerAddress, bool), Wrong> {
    let folded = text.to_ascii_lowercase();
    if let Some((_, message, help)) = REFUSED
        .iter()
        .find(|(scheme, _, _)| folded.starts_with(scheme))
    {
        return wrong(*message, *help);
    }
    if let Some(path) = text.strip_prefix("unix:") {
        return Ok((ServerAddress::Unix(address::unix(path)?), false));
    }
    if let Some(rest) = text.strip_prefix("http://") {
        return authority(rest, "http", Some(80)).map(|a| (a, false));
    }
    if let Some(rest) = text.strip_prefix("https://") {
        return authority(rest, "https", Some(443)).map(|a| (a, true));
    }
    if let Some((scheme, _)) = text.split_once("://") {
        return wrong(format!("`{scheme}` is not a scheme of a server"), FORM);
    }
    if let Some(port) = text.strip_prefix(':').filter(|p| !p.contains(':')) {
        return wrong(
            format!("`{text}` has no host"),
            format!("write \"127.0.0.1:{port}\""),
        );
    }
    if text.starts_with('/') {
        return wrong(
            format!("`{text}` is a path"),
            format!("write \"unix:{text}\" for a socket"),
        );
    }
    authority(text, "http", None).map(|a| (a, false))
}

fn authority(text: &str, scheme: &str, default: Option<u16>) -> Result<ServerAddress, Wrong> {
    if let Some((host, path)) = text.split_once(['/', '?', '#']) {
        let help = if path.is_empty() {
            format!("write \"{scheme}://{host}\"")
        } else {
            format!(
                "write \"{scheme}://{host}\"; a route changes the path with `strip` or `rewrite`"
            )
        };
        return wrong("a server has no path", help);
    }
    if text.contains('@') {
        return wrong(
            "a server has no user or password",
            "send it with `request_headers = { Authorization = \"…\" }`",
        );
    }
    let (host, port) = address::host_port(text)?;
    let Some(port) = port.or(default) else {
        return wrong(
            format!("`{text}` has neither a port nor a scheme"),
            format!("write \"{text}:PORT\", \"http://{text}\" or \"https://{text}\""),
        );
    };
    if port == 0 {
        return wrong("port 0 is out of range", "write a port from 1 to 65535");
    }
    if let Some(ip) = address::ip(host) {
        if ip.is_unspecified() {
            let loopback = if ip.is_ipv4() { "127.0.0.1" } else { "[::1]" };
            return wrong(
                format!("`{host}` is an address to listen on, not one to connect to"),
                format!("write \"{loopback}:{port}\" for this machine"),
            );
        }
        return Ok(ServerAddress::Address(SocketAddr::new(ip, port)));
    }
    Ok(ServerAddress::Name {
        name: address::name(host)?,
        port,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn forms() {
        let named = |name: &str, port| ServerAddress::Name {
            name: name.into(),
            port,
        };
        let literal = |a: &str| ServerAddress::Address(a.parse().unwrap());
        assert_eq!(
            parse("127.0.0.1:3000").unwrap(),
            (literal("127.0.0.1:3000"), false)
        );
        assert_eq!(parse("[::1]:3000").unwrap(), (literal("[::1]:3000"), false));
        assert_eq!(
            parse("http://Api.Internal").unwrap(),
            (named("api.internal", 80), false)
        );
        assert_eq!(
            parse("https://api.internal").unwrap(),
            (named("api.internal", 443), true)
        );
        assert_eq!(
            parse("https://api.internal:8443").unwrap(),
            (named("api.internal", 8443), true)
        );
        assert_eq!(
            parse("localhost:3000").unwrap(),
            (named("localhost", 3000), false)
        );
        assert_eq!(
            parse("unix:/run/a.sock").unwrap(),
            (ServerAddress::Unix("/run/a.sock".into()), false)
        );
    }

    #[test]
    fn refusals_say_what_to_write() {
        for (text, help) in [
            ("api.internal", "\"https://api.internal\""),
            (":3000", "\"127.0.0.1:3000\""),
            ("http://a/b", "\"http://a\""),
            ("http://a:80/", "\"http://a:80\""),
            ("0.0.0.0:80", "\"127.0.0.1:80\""),
            ("::1", "[::1]"),
            ("/run/x", "unix:/run/x"),
            ("unix:x", "unix:/"),
            ("a:0", "1 to 65535"),
            ("a:99999", "1 to 65535"),
            ("ftp://a", "http://"),
            ("http://u:p@a", "Authorization"),
        ] {
            let (message, given) = parse(text).unwrap_err();
            assert!(given.contains(help), "{text}: {message}: {given}");
        }
    }
}
