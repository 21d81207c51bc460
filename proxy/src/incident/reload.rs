//! A reload, as far as an upstream is concerned.

use std::time::Instant;

use candor_conf::model::Upstream;
use candor_diagnostics::evidence::ReloadBefore;

/// A reload, and the keys of one upstream that it changed.
#[derive(Clone, Debug)]
pub struct Reload {
    /// When.
    pub at: Instant,
    /// As they are written.
    pub changed: Vec<&'static str>,
}

impl Reload {
    /// A reload just now. The upstream may be new.
    pub fn now(before: Option<&Upstream>, after: &Upstream) -> Self {
        let changed = match before {
            Some(before) => changed(before, after),
            None => vec!["servers"],
        };
        Self {
            at: Instant::now(),
            changed,
        }
    }

    /// As evidence for a failure that came first at `first`.
    pub(super) fn before(&self, first: Instant) -> ReloadBefore {
        ReloadBefore {
            until_first_ms: first.saturating_duration_since(self.at).as_millis() as u64,
            changed: self.changed.clone(),
        }
    }
}

/// What differs, whatever line it is on.
fn changed(before: &Upstream, after: &Upstream) -> Vec<&'static str> {
    let servers = |upstream: &Upstream| -> Vec<_> {
        let servers = upstream.servers.iter();
        servers.map(|server| server.text.clone()).collect()
    };
    let tls = |upstream: &Upstream| {
        let tls = &upstream.tls;
        let files = [&tls.ca, &tls.certificate, &tls.key];
        let files = files.map(|file| file.as_ref().map(|file| file.value.clone()));
        (files, tls.name.clone(), tls.verify)
    };
    let keepalive = |upstream: &Upstream| {
        let keepalive = &upstream.keepalive;
        let (idle, age) = (keepalive.idle.value, keepalive.age.value);
        (keepalive.connections, idle, age)
    };
    let differences = [
        ("servers", servers(before) != servers(after)),
        ("tls", tls(before) != tls(after)),
        ("keepalive", keepalive(before) != keepalive(after)),
        ("retry", before.retry != after.retry),
        ("tolerate", before.tolerate != after.tolerate),
    ];
    let differing = differences.into_iter().filter(|(_, differs)| *differs);
    differing.map(|(key, _)| key).collect()
}
