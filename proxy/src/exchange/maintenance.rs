//! A site or an upstream is closed: its requests are held for a while, or answered at once. All cold.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use candor_conf::model::{Action, Route};
use candor_diagnostics::evidence::{Evidence, Maintenance};
use candor_diagnostics::exchange::Phase;

use super::downstream::Downstream;
use super::{Next, Run};
use crate::maintenance::{Of, Pause};
use crate::server::uptime_ms;
use crate::upstream::evidence::place;

/// How long a request of a site is held where no `timeout.queue` says.
const HELD: Duration = Duration::from_secs(5);

impl<D: Downstream> Run<'_, D> {
    /// The site is closed by its configuration, or paused: `Err` if the exchange is over.
    #[cold]
    pub(super) async fn pass_site(&mut self, site: usize, route: &Route) -> Result<(), Next> {
        let site = &self.snapshot.configuration.sites[site];
        if let Some(note) = &site.maintenance {
            let fact = Maintenance {
                by: "configuration".to_owned(),
                place: note.place.as_ref().map(place),
                since_ms: uptime_ms(),
                until_unix_s: None,
                now_unix_s: now_unix_s(),
                note: Some(note.value.clone()),
                upstream: None,
                held_ms: 0,
            };
            return Err(self.closed(fact).await);
        }
        let limit = match &route.action {
            Action::Proxy(proxy) => proxy.timeouts.queue.value,
            _ => HELD,
        };
        self.pass(Of::Site, &site.key, limit).await
    }

    /// Waits while it is paused, for `limit` from the request's begin at most. `Err`: the exchange is
    /// over, or to be begun anew with the configuration that is in force by now.
    #[cold]
    pub(super) async fn pass(&mut self, of: Of, name: &str, limit: Duration) -> Result<(), Next> {
        if self.client.process.maintenance.of(of, name).is_none() {
            return Ok(());
        }
        let began = Instant::now();
        let passed = self.hold(of, name, limit, began).await;
        self.waited.total += began.elapsed();
        passed
    }

    async fn hold(
        &mut self,
        of: Of,
        name: &str,
        limit: Duration,
        began: Instant,
    ) -> Result<(), Next> {
        let process = &self.client.process;
        let maintenance = &process.maintenance;
        let mut changes = maintenance.changes();
        let mut counted = None;
        let until = self.request.started + limit;
        loop {
            changes.mark_unchanged();
            let Some(pause) = maintenance.of(of, name) else {
                if let Some((_, pause)) = counted.take() {
                    let pause: Pause = pause;
                    pause.counts.resumed.fetch_add(1, Ordering::Relaxed);
                }
                return match self.is_outdated() {
                    true => Err(self.begin_anew()),
                    false => Ok(()),
                };
            };
            if counted.is_none() && pause.holds {
                counted = maintenance.hold(&pause).map(|held| (held, pause.clone()));
            }
            let is_held = pause.holds && counted.is_some() && Instant::now() < until;
            if !is_held || process.stopped_since_ms().is_some() {
                drop(counted.take());
                pause.counts.refused.fetch_add(1, Ordering::Relaxed);
                return Err(self.closed(fact(&pause, began.elapsed())).await);
            }
            let wakes = pause.until.map_or(until, |end| end.min(until));
            let wait = async {
                // The process has it: the sender lives on.
                let _ = tokio::time::timeout_at(wakes.into(), changes.changed()).await;
            };
            if let Err(left) = self.meanwhile(wait).await {
                drop(counted.take());
                return Err(self.client_fault(left, None).await);
            }
        }
    }

    /// Whether there was a reload since it began.
    pub(super) fn is_outdated(&self) -> bool {
        let current = self.client.process.snapshot.load();
        !std::sync::Arc::ptr_eq(&current, self.snapshot)
    }

    /// It goes on by the configuration that is in force by now.
    pub(super) fn begin_anew(&mut self) -> Next {
        self.is_renewed = true;
        Next::Cut
    }

    async fn closed(&mut self, fact: Maintenance) -> Next {
        let evidence = vec![Evidence::Maintenance(fact)];
        self.fail(Vec::new(), Phase::Admit, evidence).await
    }
}

fn now_unix_s() -> i64 {
    crate::clock::unix_ms(Instant::now()) / 1000
}

fn fact(pause: &Pause, held: Duration) -> Maintenance {
    let left = |until: Instant| until.saturating_duration_since(Instant::now());
    Maintenance {
        by: pause.by.clone(),
        place: None,
        since_ms: pause.since.elapsed().as_millis() as u64,
        until_unix_s: pause
            .until
            // A begun second is not over yet.
            .map(|until| now_unix_s() + left(until).as_millis().div_ceil(1_000) as i64),
        now_unix_s: now_unix_s(),
        note: pause.note.clone(),
        upstream: match pause.of {
            Of::Site => None,
            Of::Upstream => Some(pause.name.to_string()),
        },
        held_ms: held.as_millis() as u64,
    }
}
