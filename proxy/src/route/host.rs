//! Hosts of a listener.

use std::collections::HashMap;

use candor_conf::model::HostPattern;

/// A longer host is none (RFC 1035 §2.3.4): it matches the catch-all alone.
const HOST_BYTES_MAX: usize = 255;

/// So many hosts are named to somebody who asked for an unknown one.
const NEAREST_MAX: usize = 5;

/// So many hosts are compared for that. Strangers choose how often it happens.
const COMPARED_MAX: usize = 128;

/// Whose host it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Owner {
    /// The site's own.
    Site(usize),
    /// In the site's `redirect_from`.
    Redirect(usize),
}

/// The hosts of one listener.
#[derive(Debug, Default)]
pub(super) struct HostTable {
    exact: HashMap<Box<[u8]>, Owner>,
    /// By suffix, without the leading dot.
    wildcard: HashMap<Box<[u8]>, Owner>,
    any: Option<Owner>,
}

impl HostTable {
    /// Adds hosts. A host that is there already stays whose it was: a configuration with equal hosts
    /// is refused before.
    pub(super) fn add(&mut self, hosts: &[HostPattern], owner: Owner) {
        for host in hosts {
            let (table, host) = match host {
                HostPattern::Exact(host) => (&mut self.exact, host),
                HostPattern::Wildcard(suffix) => (&mut self.wildcard, suffix),
                HostPattern::Any => {
                    self.any.get_or_insert(owner);
                    continue;
                }
            };
            let key = host.to_ascii_lowercase().into_bytes().into_boxed_slice();
            table.entry(key).or_insert(owner);
        }
    }

    pub(super) fn find(&self, host: &[u8]) -> Option<Owner> {
        if self.exact.is_empty() && self.wildcard.is_empty() {
            return self.any;
        }
        let mut buffer = [0; HOST_BYTES_MAX];
        self.find_named(&mut buffer, host).or(self.any)
    }

    fn find_named(&self, buffer: &mut [u8; HOST_BYTES_MAX], host: &[u8]) -> Option<Owner> {
        let host = name(host);
        let lower = buffer.get_mut(..host.len())?;
        lower.copy_from_slice(host);
        lower.make_ascii_lowercase();
        if let Some(owner) = self.exact.get(&*lower) {
            return Some(*owner);
        }
        if self.wildcard.is_empty() {
            return None;
        }
        match memchr::memchr(b'.', lower) {
            None | Some(0) => None,
            Some(dot) => self.wildcard.get(&lower[dot + 1..]).copied(),
        }
    }

    #[cold]
    pub(super) fn nearest(&self, host: &[u8]) -> Vec<String> {
        let host = String::from_utf8_lossy(name(host)).to_ascii_lowercase();
        let exact = self
            .exact
            .keys()
            .map(|h| (String::from_utf8_lossy(h).into_owned(), 0));
        let wildcard = self
            .wildcard
            .keys()
            .map(|h| (format!("*.{}", String::from_utf8_lossy(h)), 0));
        let mut known: Vec<(String, usize)> = exact.chain(wildcard).take(COMPARED_MAX).collect();
        if host.len() <= HOST_BYTES_MAX {
            for (known, distance) in &mut known {
                *distance = strsim::levenshtein(&host, known);
            }
        }
        known.sort_by(|(a, a_distance), (b, b_distance)| (a_distance, a).cmp(&(b_distance, b)));
        known.truncate(NEAREST_MAX);
        known.into_iter().map(|(host, _)| host).collect()
    }
}

/// A Host field's value without port and without the root's dot. IPv6 keeps its brackets.
fn name(host: &[u8]) -> &[u8] {
    let end = if host.first() == Some(&b'[') {
        memchr::memchr(b']', host).map(|i| i + 1)
    } else {
        memchr::memchr(b':', host)
    };
    let name = &host[..end.unwrap_or(host.len())];
    match name {
        [name @ .., b'.'] if !name.is_empty() => name,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_port_and_no_trailing_dot() {
        for (host, expected) in [
            ("example.com", "example.com"),
            ("example.com:8080", "example.com"),
            ("example.com.", "example.com"),
            ("example.com.:80", "example.com"),
            ("[::1]:80", "[::1]"),
            ("[::1]", "[::1]"),
            ("[::1", "[::1"),
            ("::1", ""),
            (":80", ""),
            (".", "."),
            ("", ""),
        ] {
            assert_eq!(name(host.as_bytes()), expected.as_bytes(), "{host}");
        }
    }
}
