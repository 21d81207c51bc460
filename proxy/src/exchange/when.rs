//! Another upstream for some requests: by a field, a cookie, or a share of the clients.

use candor_conf::model::{HostPolicy, Proxy, When};

use super::downstream::Downstream;
use super::select::client_of;
use super::{Request, Run};
use crate::policy::cookie;
use crate::upstream::balance::{mix, stable};

/// Hundredths of a percent.
const ALL: u64 = 10_000;

impl<D: Downstream> Run<'_, D> {
    /// Which upstream a request is for, by its index, and what Host that gets.
    pub(super) fn upstream_for<'p>(&self, proxy: &'p Proxy) -> (usize, &'p HostPolicy) {
        let is_for = |when: &&When| {
            let name = &self.snapshot.upstreams[when.upstream].settings.name;
            let client = client_of(self.client, &self.request);
            matches(when, name, client, &self.request)
        };
        match proxy.when.iter().find(is_for) {
            Some(when) => (when.upstream, &when.host),
            None => (proxy.upstream, &proxy.host),
        }
    }
}

/// Whether all that is written holds. `name`: the upstream's; each share is of other clients.
fn matches(when: &When, name: &str, client: &str, request: &Request<'_>) -> bool {
    let (fields, bytes) = (&request.head.fields, request.bytes);
    let is_field = |(name, value): &(String, Option<String>)| {
        let mut lines = fields.list.iter().filter(|field| {
            let line = field.name.of(bytes);
            line.eq_ignore_ascii_case(name.as_bytes())
        });
        lines.any(|field| is_wanted(value.as_deref(), field.value.of(bytes)))
    };
    let is_cookie = |(name, value): &(String, Option<String>)| {
        let found = cookie::find(fields, bytes, name.as_bytes());
        found.is_some_and(|found| is_wanted(value.as_deref(), found))
    };
    when.header.iter().all(is_field)
        && when.cookie.iter().all(is_cookie)
        && when
            .share
            .is_none_or(|share| is_within(share, name, client))
}

fn is_wanted(wanted: Option<&str>, found: &[u8]) -> bool {
    wanted.is_none_or(|wanted| wanted.as_bytes() == found)
}

/// Whether a client is among this share of all, in hundredths of a percent. It stays there.
fn is_within(share: u32, name: &str, client: &str) -> bool {
    let point = mix(stable(client.as_bytes()) ^ stable(name.as_bytes()).rotate_left(1));
    point % ALL < u64::from(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_of_clients_who_stay() {
        let client = |it: u32| format!("10.{}.{}.1", it / 256, it % 256);
        let within = |share, name| {
            let all = (0..20_000).map(client);
            all.filter(|it| is_within(share, name, it)).count()
        };
        assert_eq!(within(0, "canary"), 0);
        assert_eq!(within(10_000, "canary"), 20_000);
        let five = within(500, "canary");
        assert!((900..1_100).contains(&five), "{five}");
        // A larger share has all the clients of a smaller one.
        for it in (0..2_000).map(client) {
            assert!(!is_within(500, "canary", &it) || is_within(900, "canary", &it));
        }
        // Two canaries have other clients.
        let both = |it: &String| is_within(5_000, "one", it) && is_within(5_000, "two", it);
        let both = (0..20_000).map(client).filter(both).count();
        assert!((4_500..5_500).contains(&both), "{both}");
    }
}
