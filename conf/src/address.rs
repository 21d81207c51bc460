//! Addresses as operators write them: hosts, ports, networks, sockets to bind.
//!
//! Every function answers with the value or with a pair: what is wrong, what to write instead.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use ipnet::IpNet;

use crate::model::{Bind, HostPattern};

/// What is wrong, and what to write instead.
pub(crate) type Wrong = (String, String);

pub(crate) fn wrong<T>(message: impl Into<String>, help: impl Into<String>) -> Result<T, Wrong> {
    Err((message.into(), help.into()))
}

/// A port; 0 lets the kernel choose and is for listening only.
pub(crate) fn port(text: &str) -> Result<u16, Wrong> {
    let digits = !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    match text.parse::<u16>() {
        Ok(port) if digits => Ok(port),
        _ if digits => wrong(
            format!("port {text} is out of range"),
            "write a port from 1 to 65535",
        ),
        _ => wrong(
            format!("`{text}` is not a port"),
            "write a port from 1 to 65535",
        ),
    }
}

/// Splits `HOST[:PORT]`; a literal IPv6 address stands in brackets.
pub(crate) fn host_port(text: &str) -> Result<(&str, Option<u16>), Wrong> {
    if let Some(inner) = text.strip_prefix('[') {
        let Some((_, tail)) = inner.split_once(']') else {
            return wrong(
                format!("`{text}` lacks `]`"),
                "write an IPv6 address as \"[::1]:8080\"",
            );
        };
        let host = &text[..text.len() - tail.len()];
        return match tail.strip_prefix(':') {
            Some(p) => Ok((host, Some(port(p)?))),
            None if tail.is_empty() => Ok((host, None)),
            None => wrong(
                format!("`{tail}` after `]`"),
                "write an IPv6 address as \"[::1]:8080\"",
            ),
        };
    }
    if text.parse::<Ipv6Addr>().is_ok() {
        return wrong(
            format!("`{text}` is an IPv6 address without brackets"),
            format!("write \"[{text}]:PORT\""),
        );
    }
    match text.split_once(':') {
        Some((host, p)) => Ok((host, Some(port(p)?))),
        None => Ok((text, None)),
    }
}

/// A literal address, brackets allowed.
pub(crate) fn ip(host: &str) -> Option<IpAddr> {
    match host.strip_prefix('[').and_then(|h| h.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().ok().map(IpAddr::V6),
        None => host.parse::<Ipv4Addr>().ok().map(IpAddr::V4),
    }
}

/// A host name, in lower case.
pub(crate) fn name(text: &str) -> Result<String, Wrong> {
    if text.is_empty() {
        return wrong(
            "a host name is missing",
            "write a name such as \"example.com\"",
        );
    }
    if !text.is_ascii() {
        return wrong(
            format!("`{text}` is not in ASCII"),
            "write the name in its ASCII form, which begins with \"xn--\"",
        );
    }
    if let Some(c) = text
        .chars()
        .find(|c| !(c.is_ascii_alphanumeric() || "-_.".contains(*c)))
    {
        return wrong(
            format!(
                "`{text}` is not a host name: it contains `{}`",
                c.escape_default()
            ),
            "a name has letters, digits, `-`, `_` and dots",
        );
    }
    let bare = text.strip_suffix('.').unwrap_or(text);
    let too_long = bare.len() > 253 || bare.split('.').any(|label| label.len() > 63);
    if too_long || bare.split('.').any(str::is_empty) {
        return wrong(
            format!("`{text}` is not a host name: a label is empty or too long"),
            "labels have 1 to 63 characters, the whole at most 253",
        );
    }
    let last = bare.rsplit('.').next().unwrap_or("");
    if last.chars().all(|c| c.is_ascii_digit()) {
        return wrong(
            format!("`{text}` is neither a host name nor an IPv4 address"),
            "an IPv4 address has four numbers from 0 to 255",
        );
    }
    Ok(text.to_ascii_lowercase())
}

/// `example.com` or `*.example.com`, as in `also` and `redirect_from`.
pub(crate) fn host_pattern(text: &str) -> Result<HostPattern, Wrong> {
    if text.contains("://") || text.contains('/') {
        return wrong(
            format!("`{text}` is more than a host"),
            "write the host alone, such as \"www.example.com\"; it is served where the site is",
        );
    }
    if let Some(suffix) = text.strip_prefix("*.") {
        return Ok(HostPattern::Wildcard(name(suffix)?));
    }
    if text.contains('*') {
        return wrong(
            format!("`{text}`: a `*` stands for the first label only"),
            "write \"*.example.com\"",
        );
    }
    if let Some(address) = ip(text) {
        return Ok(HostPattern::Exact(in_url(address)));
    }
    if text.contains(':') {
        return wrong(
            format!("`{text}` is more than a host"),
            "write the host without a port; it is served where the site is",
        );
    }
    let name = name(text)?;
    // `Host: example.com.` and `Host: example.com` are one host; matching drops the dot.
    Ok(HostPattern::Exact(name.trim_end_matches('.').to_owned()))
}

/// An address as it stands in a URL.
pub(crate) fn in_url(address: IpAddr) -> String {
    match address {
        IpAddr::V4(a) => a.to_string(),
        IpAddr::V6(a) => format!("[{a}]"),
    }
}

/// All addresses of the machine, IPv4 and IPv6, by one dual-stack socket.
pub(crate) fn everywhere(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::V6(Ipv6Addr::UNSPECIFIED), port)
}

/// What `bind` may say: `":443"`, `"10.0.0.1:443"`, `"unix:/run/x.sock"`.
pub(crate) fn bind(text: &str) -> Result<Bind, Wrong> {
    const FORM: &str =
        "write \":443\", \"127.0.0.1:443\", \"[::1]:443\" or \"unix:/run/candor.sock\"";
    if let Some(path) = text.strip_prefix("unix:") {
        return unix(path).map(Bind::Unix);
    }
    if text.contains("://") {
        return wrong(format!("`{text}` is a URL, not an address to bind"), FORM);
    }
    if let Some(p) = text.strip_prefix(':').filter(|p| !p.contains(':')) {
        return Ok(Bind::Tcp(everywhere(port(p)?)));
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return wrong(
            format!("`{text}` is not an address"),
            format!("write \":{text}\" for this port on all addresses"),
        );
    }
    let (host, port) = host_port(text)?;
    let Some(address) = ip(host) else {
        return wrong(
            format!("`{host}` is a name; only an address can be bound"),
            FORM,
        );
    };
    match port {
        Some(port) => Ok(Bind::Tcp(SocketAddr::new(address, port))),
        None => wrong(format!("`{text}` has no port"), FORM),
    }
}

/// A unix socket path.
pub(crate) fn unix(path: &str) -> Result<PathBuf, Wrong> {
    /// `sockaddr_un.sun_path` has 108 bytes on Linux, the last of which is NUL.
    const MAX: usize = 107;
    if !path.starts_with('/') {
        return wrong(
            format!("`{path}` is not an absolute path"),
            "write \"unix:/run/app.sock\"",
        );
    }
    if path.len() > MAX {
        return wrong(
            format!(
                "the socket path has {} bytes; the kernel allows {MAX}",
                path.len()
            ),
            "use a shorter path, such as one below /run",
        );
    }
    if path.contains('\0') {
        return wrong("the socket path contains NUL", "");
    }
    Ok(PathBuf::from(path))
}

/// A literal address and a port: `metrics`, `resolvers` (which may leave out the port).
pub(crate) fn socket(text: &str, default_port: Option<u16>) -> Result<SocketAddr, Wrong> {
    let example = default_port.map_or(
        "\"127.0.0.1:9180\"",
        |_| "\"9.9.9.9\" or \"127.0.0.1:5353\"",
    );
    if text.starts_with("unix:") {
        return wrong(
            "a unix socket here is not in this version",
            format!("write an address such as {example}"),
        );
    }
    if let (Some(port), Ok(address)) = (default_port, text.parse::<Ipv6Addr>()) {
        return Ok(SocketAddr::new(IpAddr::V6(address), port));
    }
    if let (None, Some(p)) = (default_port, text.strip_prefix(':')) {
        return Ok(everywhere(port(p)?));
    }
    let (host, port) = host_port(text)?;
    match (ip(host), port.or(default_port)) {
        (Some(address), Some(port)) => Ok(SocketAddr::new(address, port)),
        (None, _) => wrong(
            format!("`{host}` is not an address"),
            format!("write an address such as {example}"),
        ),
        (_, None) => wrong(
            format!("`{text}` has no port"),
            format!("write an address such as {example}"),
        ),
    }
}

/// Networks: a CIDR, an address, `"loopback"` or `"private"`.
pub(crate) fn networks(text: &str) -> Result<Vec<IpNet>, Wrong> {
    const FORM: &str =
        "write \"10.0.0.0/8\", \"2001:db8::/32\", \"192.0.2.7\", \"loopback\" or \"private\"";
    let all = |list: &[&str]| list.iter().filter_map(|n| n.parse().ok()).collect();
    match text {
        "loopback" => return Ok(all(&["127.0.0.0/8", "::1/128"])),
        "private" => {
            return Ok(all(&[
                "10.0.0.0/8",
                "172.16.0.0/12",
                "192.168.0.0/16",
                "100.64.0.0/10",
                "fc00::/7",
            ]));
        }
        _ => {}
    }
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(vec![IpNet::from(address)]);
    }
    match text.parse::<IpNet>() {
        Ok(net) if net.trunc() == net => Ok(vec![net]),
        Ok(net) => wrong(
            format!("`{text}` has bits set beyond its prefix"),
            format!(
                "write \"{}\" for the network, or \"{}\" for the address",
                net.trunc(),
                net.addr()
            ),
        ),
        Err(_) => match text.split_once('/') {
            Some((address, bits)) if address.parse::<IpAddr>().is_ok() => wrong(
                format!("`/{bits}` is not a prefix length"),
                "IPv4 has /0 to /32, IPv6 /0 to /128",
            ),
            _ => wrong(format!("`{text}` is not a network"), FORM),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn binds() {
        assert_eq!(
            bind(":443").unwrap(),
            Bind::Tcp("[::]:443".parse().unwrap())
        );
        assert_eq!(
            bind("127.0.0.1:0").unwrap(),
            Bind::Tcp("127.0.0.1:0".parse().unwrap())
        );
        assert_eq!(
            bind("[::1]:8080").unwrap(),
            Bind::Tcp("[::1]:8080".parse().unwrap())
        );
        assert_eq!(bind("unix:/run/a").unwrap(), Bind::Unix("/run/a".into()));
        for text in [
            "443",
            "localhost:80",
            "1.2.3.4",
            "unix:a",
            "http://x",
            "::1",
            "[::1",
            ":70000",
            ":",
            "*:80",
        ] {
            assert!(bind(text).is_err(), "{text}");
        }
    }

    #[test]
    fn hosts() {
        assert_eq!(
            host_pattern("WWW.Example.com.").unwrap(),
            HostPattern::Exact("www.example.com".into())
        );
        assert_eq!(
            host_pattern("*.a.b").unwrap(),
            HostPattern::Wildcard("a.b".into())
        );
        assert_eq!(
            host_pattern("[::1]").unwrap(),
            HostPattern::Exact("[::1]".into())
        );
        for text in [
            "",
            "a..b",
            "a b",
            "*",
            "a.*.b",
            "x:80",
            "http://x",
            "bücher.example",
            "300.1.1.1",
        ] {
            assert!(host_pattern(text).is_err(), "{text}");
        }
    }

    #[test]
    fn network_forms() {
        assert_eq!(networks("10.0.0.0/8").unwrap().len(), 1);
        assert_eq!(networks("192.0.2.7").unwrap()[0].prefix_len(), 32);
        assert_eq!(networks("private").unwrap().len(), 5);
        assert_eq!(networks("loopback").unwrap().len(), 2);
        for text in ["10.0.0.1/8", "10.0.0.0/33", "x", "", "10/8"] {
            assert!(networks(text).is_err(), "{text}");
        }
    }
}
