//! Waiting for a member that has room.

use std::future::poll_fn;
use std::task::Poll;
use std::time::Instant;

use candor_conf::model::Proxy;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Phase;

use super::downstream::{ClientFault, Downstream};
use super::select::NotChosen;
use super::{Next, Run};
use crate::upstream::choose::{Choice, Place};
use crate::upstream::{Chosen, Upstream, evidence};

/// What ended a wait in vain.
enum InVain {
    Client(ClientFault),
    /// No member may be asked.
    Nobody(Box<Evidence>),
    /// It has waited long enough.
    Time,
    /// Another configuration is in force.
    Outdated,
}

impl<D: Downstream> Run<'_, D> {
    /// No member was chosen at once: waits where that may help, else the request fails.
    #[cold]
    pub(super) async fn wait_for_member(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
        refusal: NotChosen,
    ) -> Result<Chosen, Next> {
        if upstream.awaits_members() {
            return self.select_found(upstream, proxy).await;
        }
        let refusal = match refusal {
            // Its first members may have come since nobody was found.
            NotChosen::Nobody(_) if !upstream.settings.sources.is_empty() => {
                match self.select(upstream, &[]) {
                    Ok(chosen) => return Ok(chosen),
                    Err(refusal) => refusal,
                }
            }
            refusal => refusal,
        };
        self.stand_in_line(upstream, proxy, refusal).await
    }

    /// Waits for a member that has room, if that is what is missing and the line is not too long.
    pub(super) async fn stand_in_line(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
        refusal: NotChosen,
    ) -> Result<Chosen, Next> {
        if let NotChosen::Nobody(why) = refusal {
            return Err(Box::pin(self.fail_selection(upstream, why)).await);
        }
        let Some(place) = upstream.line_up(&[]) else {
            if let Some(chosen) = upstream.choose_unwanted(&self.asker(&[])) {
                return Ok(chosen);
            }
            let full = vec![upstream.at_limit()];
            return Err(self.fail_waiting(full).await);
        };
        let joined = Instant::now();
        let began = *self.waited.since.get_or_insert(joined);
        let waited = self.wait_in_line(upstream, proxy, &place, &[], began).await;
        self.deadline.clear();
        self.waited.total += joined.elapsed();
        let why = match waited {
            Ok(chosen) => return Ok(chosen),
            Err(why) => why,
        };
        // It still counts among those that wait.
        let full = upstream.at_limit();
        drop(place);
        Err(match why {
            InVain::Outdated => self.begin_anew(),
            InVain::Client(fault) => self.client_fault(fault, None).await,
            InVain::Nobody(why) => Box::pin(self.fail_selection(upstream, why)).await,
            InVain::Time => {
                let limit = &proxy.timeouts.queue;
                let over = self.over(proxy, Instant::now());
                let stopped = self.client.process.stopped_since_ms();
                let why = match stopped {
                    Some(since_ms) => vec![Evidence::Shutdown { since_ms }],
                    None => {
                        let queue = || evidence::timer("timeout.queue", limit, began.elapsed());
                        vec![full, over.unwrap_or_else(queue)]
                    }
                };
                self.fail_waiting(why).await
            }
        })
    }

    /// Waits until a member that was not tried has room, for a retry; `None`: in vain. `Err`: the client
    /// left.
    #[cold]
    pub(super) async fn wait_for_other(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
        tried: &[u64],
    ) -> Result<Option<Chosen>, ClientFault> {
        let Some(place) = upstream.line_up(tried) else {
            return Ok(upstream.choose_unwanted(&self.asker(tried)));
        };
        let began = Instant::now();
        let waited = self
            .wait_in_line(upstream, proxy, &place, tried, began)
            .await;
        self.deadline.clear();
        self.waited.total += began.elapsed();
        match waited {
            Ok(chosen) => Ok(Some(chosen)),
            Err(InVain::Client(fault)) => Err(fault),
            Err(InVain::Nobody(_) | InVain::Time | InVain::Outdated) => Ok(None),
        }
    }

    async fn wait_in_line(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
        place: &Place,
        tried: &[u64],
        began: Instant,
    ) -> Result<Chosen, InVain> {
        let at = began + proxy.timeouts.queue.value;
        let total = self.total(proxy);
        self.deadline.set(total.map_or(at, |total| total.min(at)));
        poll_fn(|cx| {
            loop {
                let turn = place.poll_turn(cx);
                // After it has said where to wake: a reload from now on is told.
                if tried.is_empty() && self.is_outdated() {
                    return Poll::Ready(Err(InVain::Outdated));
                }
                let Poll::Ready(free) = turn else { break };
                match upstream.choose_among(&self.asker(tried), &free) {
                    Choice::Member(chosen) => return Poll::Ready(Ok(chosen)),
                    Choice::None(why) => return Poll::Ready(Err(InVain::Nobody(why))),
                    // Another thread may have been quicker.
                    Choice::Full => {}
                }
            }
            if self.down.is_watchable()
                && let Poll::Ready(fault) = self.down.poll_gone(cx)
            {
                return Poll::Ready(Err(InVain::Client(fault)));
            }
            self.deadline.poll_elapsed(cx).map(|_| Err(InVain::Time))
        })
        .await
    }

    /// It waited in vain, or may not wait.
    async fn fail_waiting(&mut self, why: Vec<Evidence>) -> Next {
        let attempts = std::mem::take(&mut self.failed);
        self.fail(attempts, Phase::Admit, why).await
    }
}
