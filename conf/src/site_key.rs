//! Site keys: the address an operator would say.
//!
//! - `example.com`, `*.example.com`: HTTPS on 443, and port 80 sends there.
//! - `https://example.com[:8443]`: HTTPS only, on that port; nothing on port 80.
//! - `http://example.com[:8080]`: plain only.
//! - `http://127.0.0.1:8080`: that address only, any Host.
//! - `:8080`: all addresses, any Host, plain unless the site has `tls`.
//! - `_`: the catch-all of every listener.
//!
//! A name binds all addresses (one dual-stack socket); `localhost` and `*.localhost` bind 127.0.0.1.

use std::net::IpAddr;

use crate::address::{self, Wrong, in_url, wrong};
use crate::model::HostPattern;

/// A site key taken apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct SiteKey {
    /// As written, if it was.
    pub(crate) scheme: Option<Scheme>,
    pub(crate) host: KeyHost,
    /// As written, if it was.
    pub(crate) port: Option<u16>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Scheme {
    Http,
    Https,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum KeyHost {
    /// A name or `*.NAME`.
    Named(HostPattern),
    /// A literal address: binds only it, answers any Host.
    Address(IpAddr),
    /// `:8080`.
    Any,
    /// `_`.
    CatchAll,
}

impl SiteKey {
    /// What Host it answers for.
    pub(crate) fn pattern(&self) -> HostPattern {
        match &self.host {
            KeyHost::Named(pattern) => pattern.clone(),
            _ => HostPattern::Any,
        }
    }

    /// `https://HOST[:PORT]`; empty when there is no one host to send a client to.
    pub(crate) fn canonical(&self, tls: bool) -> String {
        let host = match &self.host {
            KeyHost::Named(HostPattern::Exact(name)) => name.clone(),
            KeyHost::Address(address) => in_url(*address),
            _ => return String::new(),
        };
        let (scheme, usual) = if tls { ("https", 443) } else { ("http", 80) };
        match self.port {
            Some(port) if port != usual => format!("{scheme}://{host}:{port}"),
            _ => format!("{scheme}://{host}"),
        }
    }

    /// Whether the name resolves to this machine alone.
    pub(crate) fn is_local_name(&self) -> bool {
        let local = |name: &str| name == "localhost" || name.ends_with(".localhost");
        matches!(&self.host, KeyHost::Named(HostPattern::Exact(n) | HostPattern::Wildcard(n)) if local(n))
    }
}

/// Reads a site key.
pub(crate) fn parse(text: &str) -> Result<SiteKey, Wrong> {
    if text == "_" {
        return Ok(SiteKey {
            scheme: None,
            host: KeyHost::CatchAll,
            port: None,
        });
    }
    let (scheme, rest) = match text.split_once("://") {
        Some(("http", rest)) => (Some(Scheme::Http), rest),
        Some(("https", rest)) => (Some(Scheme::Https), rest),
        Some((other, rest)) => {
            return wrong(
                format!("`{other}` is not a scheme of a site"),
                format!("write \"https://{rest}\", \"http://{rest}\" or \"{rest}\""),
            );
        }
        None => (None, text),
    };
    if let Some((host, path)) = rest.split_once('/') {
        let head = &text[..text.len() - path.len() - 1];
        let help = match path.is_empty() || host.is_empty() {
            true => format!("write \"{head}\""),
            false => format!("write [site.\"{head}\".route.\"/{path}\"]"),
        };
        return wrong("a site has no path", help);
    }
    if rest.contains('@') || rest.contains(['?', '#', ' ']) {
        return wrong(
            format!("`{text}` is not the address of a site"),
            "write a host, such as \"example.com\"",
        );
    }
    if let Some(port) = rest.strip_prefix(':').filter(|p| !p.contains(':')) {
        return Ok(SiteKey {
            scheme,
            host: KeyHost::Any,
            port: Some(address::port(port)?),
        });
    }
    let (host, port) = split(rest)?;
    let host = if let Some(ip) = address::ip(host) {
        if ip.is_unspecified() {
            let port = port.unwrap_or(8080);
            return wrong(
                format!("`{host}` stands for every address"),
                format!("write \":{port}\""),
            );
        }
        KeyHost::Address(ip)
    } else {
        KeyHost::Named(address::host_pattern(host)?)
    };
    if scheme.is_none() && (port.is_some() || matches!(host, KeyHost::Address(_))) {
        return wrong(
            format!("`{text}` does not say whether it is HTTPS"),
            format!("write \"http://{text}\" or \"https://{text}\""),
        );
    }
    Ok(SiteKey { scheme, host, port })
}

fn split(text: &str) -> Result<(&str, Option<u16>), Wrong> {
    if text.is_empty() {
        return wrong(
            "the address of a site is missing",
            "write \"example.com\", \":8080\" or \"_\"",
        );
    }
    if text == "*" {
        return wrong(
            "`*` is not a host",
            "write \"_\" for the catch-all, or \"*.example.com\"",
        );
    }
    address::host_port(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn forms() {
        let named = |n: &str| KeyHost::Named(HostPattern::Exact(n.into()));
        for (text, scheme, host, port) in [
            ("Example.com", None, named("example.com"), None),
            (
                "*.a.com",
                None,
                KeyHost::Named(HostPattern::Wildcard("a.com".into())),
                None,
            ),
            ("http://a.com", Some(Scheme::Http), named("a.com"), None),
            (
                "https://a.com:8443",
                Some(Scheme::Https),
                named("a.com"),
                Some(8443),
            ),
            (
                "http://127.0.0.1:0",
                Some(Scheme::Http),
                KeyHost::Address([127, 0, 0, 1].into()),
                Some(0),
            ),
            (
                "http://[::1]:80",
                Some(Scheme::Http),
                KeyHost::Address("::1".parse().unwrap()),
                Some(80),
            ),
            (":8080", None, KeyHost::Any, Some(8080)),
            (
                "https://:8443",
                Some(Scheme::Https),
                KeyHost::Any,
                Some(8443),
            ),
            ("_", None, KeyHost::CatchAll, None),
        ] {
            assert_eq!(
                parse(text).unwrap(),
                SiteKey { scheme, host, port },
                "{text}"
            );
        }
    }

    #[test]
    fn refusals() {
        for text in [
            "",
            "*",
            "a.com/x",
            "a.com/",
            "http://a.com/x",
            "ftp://a.com",
            "a.com:80",
            "127.0.0.1",
            "::1",
            ":x",
            ":70000",
            "http://0.0.0.0:80",
            "a b",
            "u@a.com",
            "http://",
            "https:///x",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
