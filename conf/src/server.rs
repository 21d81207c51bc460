//! One server of an upstream, as written: `127.0.0.1:3000`, `https://api.internal`, `unix:/run/app.sock`.

use std::net::{Ipv6Addr, SocketAddr};

use crate::address::{self, Wrong};
use crate::model::{Protocol, ServerAddress};
use crate::problem::{Fault, Problem};
use crate::tree::{Node, Value};

/// What to write, for messages.
pub(crate) const FORM: &str = "write \"127.0.0.1:3000\", \"http://app.internal:3000\", \"https://api.internal\" or \"unix:/run/app.sock\"";

/// A scheme before `//`: whether TLS is spoken, what is spoken if the scheme says so, the port that
/// goes without saying.
type Scheme = (&'static str, bool, Option<Protocol>, Option<u16>);

const SCHEMES: [Scheme; 8] = [
    ("http", false, None, Some(80)),
    ("https", true, None, Some(443)),
    ("h2c", false, Some(Protocol::Http2), Some(80)),
    ("h2", true, Some(Protocol::Http2), Some(443)),
    ("grpc", false, Some(Protocol::Http2), Some(80)),
    ("grpcs", true, Some(Protocol::Http2), Some(443)),
    ("fastcgi", false, Some(Protocol::FastCgi), None),
    ("uwsgi", false, Some(Protocol::Uwsgi), None),
];

/// What may stand before the path of a unix socket.
const SOCKETS: [(&str, Option<Protocol>); 5] = [
    ("unix:", None),
    ("h2c:unix:", Some(Protocol::Http2)),
    ("grpc:unix:", Some(Protocol::Http2)),
    ("fastcgi:unix:", Some(Protocol::FastCgi)),
    ("uwsgi:unix:", Some(Protocol::Uwsgi)),
];

/// Schemes of other programs, and what to write here.
const REFUSED: [(&str, &str, &str); 5] = [
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
    (
        "fcgi://",
        "FastCGI has another scheme here",
        "write \"fastcgi://HOST:PORT\" or \"fastcgi:unix:/path\"",
    ),
    (
        "http:unix:",
        "a unix socket needs no `http:`",
        "write \"unix:/path\"",
    ),
    (
        "https:unix:",
        "TLS over unix sockets is not in this version",
        "write \"unix:/path\" without TLS: nobody listens in between",
    ),
];

/// Whether a text can only be the name of an upstream: no scheme, no port, no path.
pub(crate) fn is_bare(text: &str) -> bool {
    !text.contains([':', '/', '.']) && text != "localhost"
}

/// Why a text is no server.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The rule that it breaks and the byte at which it does; `None`: it is a matter of this version.
    rule: Option<(&'static str, usize)>,
    message: String,
    help: String,
}

impl Refusal {
    pub(crate) fn at(
        rule: &'static str,
        offset: usize,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule: Some((rule, offset)),
            ..Self::plain(message, help)
        }
    }

    pub(crate) fn plain(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: None,
            message: message.into(),
            help: help.into(),
        }
    }

    /// Another's refusal, of the part that begins at `offset`.
    pub(crate) fn of(rule: &'static str, offset: usize) -> impl FnOnce(Wrong) -> Self {
        move |(message, help)| Self::at(rule, offset, message, help)
    }

    /// The problem at the value.
    pub(crate) fn problem(self, node: &Node) -> Problem {
        let problem = Problem::at(&node.place, self.message, self.help);
        let raw = match node.value {
            Value::Integer(Some(number)) => number.to_string(),
            _ => node.text().unwrap_or_default().to_owned(),
        };
        match self.rule {
            Some((rule, offset)) => problem.of(Fault::AddressInvalid {
                raw,
                rule,
                offset: offset as u64,
            }),
            None => problem,
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}; {}", self.message, self.help)
    }
}

/// What a text says about a server.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Parsed {
    pub(crate) address: ServerAddress,
    /// Whether TLS is spoken.
    pub(crate) tls: bool,
    /// What is spoken, if the scheme says so.
    pub(crate) protocol: Option<Protocol>,
}

/// Reads a server.
pub(crate) fn parse(text: &str) -> Result<Parsed, Refusal> {
    let folded = text.to_ascii_lowercase();
    if let Some((_, message, help)) = REFUSED
        .iter()
        .find(|(scheme, _, _)| folded.starts_with(scheme))
    {
        return Err(Refusal::at("scheme_unknown", 0, *message, *help));
    }
    for (before, protocol) in SOCKETS {
        if let Some(path) = text.strip_prefix(before) {
            let path = address::unix(path).map_err(Refusal::of("path_invalid", before.len()))?;
            return Ok(Parsed {
                address: ServerAddress::Unix(path),
                tls: false,
                protocol,
            });
        }
    }
    if let Some((scheme, rest)) = text.split_once("://") {
        let known = SCHEMES.iter().find(|(known, ..)| *known == scheme);
        let Some((scheme, tls, protocol, port)) = known else {
            let message = format!("`{scheme}` is not a scheme of a server");
            return Err(Refusal::at("scheme_unknown", 0, message, FORM));
        };
        return Ok(Parsed {
            address: authority(rest, scheme, *port)?,
            tls: *tls,
            protocol: *protocol,
        });
    }
    if let Some(port) = text.strip_prefix(':').filter(|p| !p.contains(':')) {
        let help = format!("write \"127.0.0.1:{port}\"");
        let message = format!("`{text}` has no host");
        return Err(Refusal::at("host_missing", 0, message, help));
    }
    if text.starts_with('/') {
        let help = format!("write \"unix:{text}\" for a socket");
        let message = format!("`{text}` is a path");
        return Err(Refusal::at("scheme_missing", 0, message, help));
    }
    Ok(Parsed {
        address: authority(text, "", None)?,
        tls: false,
        protocol: None,
    })
}

/// `HOST[:PORT]` after a scheme, if there is one.
fn authority(text: &str, scheme: &str, default: Option<u16>) -> Result<ServerAddress, Refusal> {
    let before = match scheme {
        "" => 0,
        scheme => scheme.len() + "://".len(),
    };
    let shown = if scheme.is_empty() { "http" } else { scheme };
    if let Some((host, path)) = text.split_once(['/', '?', '#']) {
        let help = if path.is_empty() {
            format!("write \"{shown}://{host}\"")
        } else {
            format!(
                "write \"{shown}://{host}\"; a route changes the path with `strip` or `rewrite`"
            )
        };
        let at = before + host.len();
        return Err(Refusal::at(
            "path_not_allowed",
            at,
            "a server has no path",
            help,
        ));
    }
    if text.contains('@') {
        let help = "send it with `request_headers = { Authorization = \"…\" }`";
        let message = "a server has no user or password";
        return Err(Refusal::at("user_not_allowed", before, message, help));
    }
    let (host, port) = split(text, before)?;
    let Some(port) = port.or(default) else {
        if !scheme.is_empty() {
            let message = format!("`{scheme}://{text}` has no port");
            let help = format!("write \"{scheme}://{text}:9000\"");
            return Err(Refusal::at(
                "port_missing",
                before + text.len(),
                message,
                help,
            ));
        }
        let message = format!("`{text}` has neither a port nor a scheme");
        let help = format!("write \"{text}:PORT\", \"http://{text}\" or \"https://{text}\"");
        return Err(Refusal::at("port_missing", text.len(), message, help));
    };
    if port == 0 {
        let help = "write a port from 1 to 65535";
        let at = before + host.len() + 1;
        return Err(Refusal::at(
            "port_invalid",
            at,
            "port 0 is out of range",
            help,
        ));
    }
    if let Some(ip) = address::ip(host) {
        if ip.is_unspecified() {
            let loopback = if ip.is_ipv4() { "127.0.0.1" } else { "[::1]" };
            let message = format!("`{host}` is an address to listen on, not one to connect to");
            let help = format!("write \"{loopback}:{port}\" for this machine");
            return Err(Refusal::at("address_unspecified", before, message, help));
        }
        return Ok(ServerAddress::Address(SocketAddr::new(ip, port)));
    }
    let rule = if host.is_empty() {
        "host_missing"
    } else {
        "host_invalid"
    };
    let name = address::name(host).map_err(Refusal::of(rule, before))?;
    Ok(ServerAddress::Name { name, port })
}

/// Splits host and port. `before` bytes stand in front of them.
fn split(text: &str, before: usize) -> Result<(&str, Option<u16>), Refusal> {
    let (rule, at) = match text.find(':') {
        Some(colon) if !text.starts_with('[') && text.parse::<Ipv6Addr>().is_err() => {
            ("port_invalid", colon + 1)
        }
        _ => match text.rfind("]:") {
            Some(end) => ("port_invalid", end + 2),
            None => ("brackets_missing", 0),
        },
    };
    address::host_port(text).map_err(Refusal::of(rule, before + at))
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
        let unix = |path: &str| ServerAddress::Unix(path.into());
        let h2 = Some(Protocol::Http2);
        for (text, address, tls, protocol) in [
            ("127.0.0.1:3000", literal("127.0.0.1:3000"), false, None),
            ("[::1]:3000", literal("[::1]:3000"), false, None),
            (
                "http://Api.Internal",
                named("api.internal", 80),
                false,
                None,
            ),
            (
                "https://api.internal",
                named("api.internal", 443),
                true,
                None,
            ),
            (
                "https://a.internal:8443",
                named("a.internal", 8443),
                true,
                None,
            ),
            ("localhost:3000", named("localhost", 3000), false, None),
            ("unix:/run/a.sock", unix("/run/a.sock"), false, None),
            ("h2c://a:8080", named("a", 8080), false, h2),
            ("h2c://a", named("a", 80), false, h2),
            ("h2://a", named("a", 443), true, h2),
            ("grpc://a:50051", named("a", 50051), false, h2),
            ("grpcs://a", named("a", 443), true, h2),
            ("h2c:unix:/run/a.sock", unix("/run/a.sock"), false, h2),
            (
                "fastcgi://[::1]:9000",
                literal("[::1]:9000"),
                false,
                Some(Protocol::FastCgi),
            ),
            (
                "fastcgi:unix:/run/php.sock",
                unix("/run/php.sock"),
                false,
                Some(Protocol::FastCgi),
            ),
            (
                "uwsgi://a:3031",
                named("a", 3031),
                false,
                Some(Protocol::Uwsgi),
            ),
            (
                "uwsgi:unix:/run/u.sock",
                unix("/run/u.sock"),
                false,
                Some(Protocol::Uwsgi),
            ),
        ] {
            let meant = Parsed {
                address,
                tls,
                protocol,
            };
            assert_eq!(parse(text).unwrap(), meant, "{text}");
        }
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
            ("fastcgi://a", "\"fastcgi://a:9000\""),
            ("uwsgi://a", "\"uwsgi://a:9000\""),
            ("fcgi://a:9000", "fastcgi://"),
            ("http://u:p@a", "Authorization"),
        ] {
            let Refusal {
                message,
                help: given,
                ..
            } = parse(text).unwrap_err();
            assert!(given.contains(help), "{text}: {message}: {given}");
        }
    }

    #[test]
    fn refusals_say_which_rule_is_broken_and_where() {
        for (text, rule, offset) in [
            ("api.internal", "port_missing", 12),
            (":3000", "host_missing", 0),
            ("https://:3000", "host_missing", 8),
            ("http://a/b", "path_not_allowed", 8),
            ("0.0.0.0:80", "address_unspecified", 0),
            ("::1", "brackets_missing", 0),
            ("[::1", "brackets_missing", 0),
            ("[::1]:x", "port_invalid", 6),
            ("/run/x", "scheme_missing", 0),
            ("unix:x", "path_invalid", 5),
            ("a:0", "port_invalid", 2),
            ("https://a:99999", "port_invalid", 10),
            ("ftp://a", "scheme_unknown", 0),
            ("http://u:p@a", "user_not_allowed", 7),
            ("{HOST}:80", "host_invalid", 0),
            ("http://a..b", "host_invalid", 7),
        ] {
            assert_eq!(
                parse(text).unwrap_err().rule,
                Some((rule, offset)),
                "{text}"
            );
        }
    }
}
