//! The header of the PROXY protocol that a connection begins with, before TLS (HAProxy's
//! `proxy-protocol.txt`). Pure.

use std::net::{IpAddr, SocketAddr};

use candor_conf::model::ProxyVersion;

/// Whose connection it is: the client's address, and the address that it connected to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Ends {
    /// The client's.
    pub source: SocketAddr,
    /// Ours.
    pub destination: SocketAddr,
}

/// What every header of version 2 begins with.
const SIGNATURE: &[u8; 12] = b"\r\n\r\n\0\r\nQUIT\n";

/// The header. Without `ends` it says that the connection is Candor's own: `UNKNOWN` or `LOCAL`.
pub(crate) fn header(version: ProxyVersion, ends: Option<Ends>) -> Vec<u8> {
    let pair = ends.map(|ends| families(ends.source, ends.destination));
    match version {
        ProxyVersion::V1 => match pair {
            None => b"PROXY UNKNOWN\r\n".to_vec(),
            Some((source, destination)) => {
                let family = if source.is_ipv4() { "TCP4" } else { "TCP6" };
                let (from, to) = (source.ip(), destination.ip());
                let ports = (source.port(), destination.port());
                format!("PROXY {family} {from} {to} {} {}\r\n", ports.0, ports.1).into_bytes()
            }
        },
        ProxyVersion::V2 => binary(pair),
    }
}

/// Both of one family: those of IPv4 as they are, else both as IPv6.
fn families(source: SocketAddr, destination: SocketAddr) -> (SocketAddr, SocketAddr) {
    let plain = |it: SocketAddr| SocketAddr::new(it.ip().to_canonical(), it.port());
    let (source, destination) = (plain(source), plain(destination));
    if source.is_ipv4() == destination.is_ipv4() {
        return (source, destination);
    }
    let mapped = |it: SocketAddr| match it.ip() {
        IpAddr::V4(ip) => SocketAddr::new(ip.to_ipv6_mapped().into(), it.port()),
        IpAddr::V6(_) => it,
    };
    (mapped(source), mapped(destination))
}

fn binary(pair: Option<(SocketAddr, SocketAddr)>) -> Vec<u8> {
    let mut out = Vec::with_capacity(52);
    out.extend_from_slice(SIGNATURE);
    let Some((source, destination)) = pair else {
        // Version 2, LOCAL; AF_UNSPEC; no addresses.
        out.extend_from_slice(&[0x20, 0, 0, 0]);
        return out;
    };
    out.push(0x21);
    match (source.ip(), destination.ip()) {
        (IpAddr::V4(from), IpAddr::V4(to)) => {
            out.extend_from_slice(&[0x11, 0, 12]);
            out.extend_from_slice(&from.octets());
            out.extend_from_slice(&to.octets());
        }
        (from, to) => {
            let octets = |ip| match ip {
                IpAddr::V4(ip) => ip.to_ipv6_mapped().octets(),
                IpAddr::V6(ip) => ip.octets(),
            };
            out.extend_from_slice(&[0x21, 0, 36]);
            out.extend_from_slice(&octets(from));
            out.extend_from_slice(&octets(to));
        }
    }
    out.extend_from_slice(&source.port().to_be_bytes());
    out.extend_from_slice(&destination.port().to_be_bytes());
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn ends(source: &str, destination: &str) -> Option<Ends> {
        Some(Ends {
            source: source.parse().unwrap(),
            destination: destination.parse().unwrap(),
        })
    }

    fn text(ends: Option<Ends>) -> String {
        String::from_utf8(header(ProxyVersion::V1, ends)).unwrap()
    }

    #[test]
    fn as_text() {
        assert_eq!(
            text(ends("192.0.2.7:4711", "198.51.100.1:443")),
            "PROXY TCP4 192.0.2.7 198.51.100.1 4711 443\r\n"
        );
        assert_eq!(
            text(ends("[2001:db8::7]:4711", "[::1]:443")),
            "PROXY TCP6 2001:db8::7 ::1 4711 443\r\n"
        );
        assert_eq!(
            text(ends("[::ffff:192.0.2.7]:1", "10.0.0.1:2")),
            "PROXY TCP4 192.0.2.7 10.0.0.1 1 2\r\n"
        );
        assert_eq!(
            text(ends("[2001:db8::7]:1", "10.0.0.1:2")),
            "PROXY TCP6 2001:db8::7 ::ffff:10.0.0.1 1 2\r\n"
        );
        assert_eq!(text(None), "PROXY UNKNOWN\r\n");
    }

    #[test]
    fn as_bytes() {
        let four = header(ProxyVersion::V2, ends("192.0.2.7:258", "198.51.100.1:443"));
        assert_eq!(
            four,
            b"\r\n\r\n\0\r\nQUIT\n\x21\x11\0\x0c\xc0\0\x02\x07\xc6\x33\x64\x01\x01\x02\x01\xbb"
        );
        let six = header(ProxyVersion::V2, ends("[::1]:1", "[::2]:2"));
        assert_eq!((&six[12..16], six.len()), (&b"\x21\x21\0\x24"[..], 52));
        let own = header(ProxyVersion::V2, None);
        assert_eq!(own, b"\r\n\r\n\0\r\nQUIT\n\x20\0\0\0");
    }
}
