//! The keeper's task for an upstream: begins checks of its members, lets ejected ones in again, and
//! tells what changed.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::task::{AbortHandle, JoinSet};
use tokio::time::sleep_until;

use super::told::Told;
use super::{check, ms};
use crate::server::Process;
use crate::upstream::Upstream;

/// Looks at least so often.
const IDLE: Duration = Duration::from_secs(3_600);

/// Watches the members of an upstream for as long as its configuration is in force.
pub(in crate::upstream) async fn watch(process: Arc<Process>, upstream: Arc<Upstream>) {
    let settings = &upstream.settings;
    if settings.eject.is_none() {
        upstream.let_all_in(Instant::now());
    }
    if settings.health.is_none() {
        upstream.forget_checks();
    }
    let mut told = Told::new(Instant::now());
    let mut checks = JoinSet::new();
    let mut checked = HashMap::new();
    loop {
        let now = Instant::now();
        if settings.health.is_some() {
            renew(&upstream, &mut checks, &mut checked);
        }
        if settings.circuit.is_none() {
            // Also when a request of the configuration before has opened it only now.
            upstream.close_circuit(ms(now));
        }
        let next = upstream.let_in(now);
        told.tell(&process, &upstream, now);
        let next = next
            .unwrap_or(now + IDLE)
            .max(now + Duration::from_millis(1));
        tokio::select! {
            () = upstream.state.health.woken.notified() => {}
            () = sleep_until(next.into()) => {}
        }
    }
}

/// Every member has its checks, and nobody else.
fn renew(
    upstream: &Arc<Upstream>,
    checks: &mut JoinSet<()>,
    checked: &mut HashMap<u64, AbortHandle>,
) {
    let servers = upstream.servers();
    checked.retain(|id, check| {
        let stays = servers.iter().any(|server| server.id == *id);
        if !stays {
            check.abort();
        }
        stays
    });
    for server in servers.iter() {
        checked.entry(server.id).or_insert_with(|| {
            checks.spawn(check::repeat(Arc::clone(upstream), Arc::clone(server)))
        });
    }
    while checks.try_join_next().is_some() {}
}
