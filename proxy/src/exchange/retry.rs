//! Whether and how an attempt that failed is repeated (RFC 9110 §9.2.2), and what is waited before.
//! All cold.
//!
//! Nothing is repeated that an upstream may have acted on, unless the method is idempotent. What
//! may be repeated goes to a member that was not tried. `retry.budget` bounds how much all this adds
//! to what members are asked; an attempt without a connection, or on one that was lost while idle,
//! is not counted.

mod case;

use std::time::{Duration, Instant};

use candor_conf::model::Proxy;
use candor_diagnostics::evidence::{Evidence, RetryDecision};
use candor_diagnostics::exchange::{Attempt, Phase};

use self::case::{BACKOFF_MAX, Case, Ended, backoff, jitter, retry_after};
pub(super) use self::case::{is_idempotent, kept};
use super::downstream::{ClientFault, Downstream};
use super::fault::AttemptFault;
use super::upload::Upload;
use super::{Next, Run};
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::{Chosen, Server, Upstream, idle_ends};

/// The attempts of one exchange.
#[derive(Debug)]
pub(super) struct Tries {
    /// How many there were, the present one included.
    pub(super) count: u32,
    /// The members that failed, by [`Server::id`].
    pub(super) tried: Vec<u64>,
    /// How often another member was taken.
    moves: u32,
}

/// How an attempt is repeated.
#[derive(Clone, Copy, Debug)]
pub(super) struct Again {
    pub(super) decision: RetryDecision,
    /// What is waited before.
    pub(super) wait: Duration,
}

/// An attempt that had a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tried<'a> {
    upstream: &'a Upstream,
    server: &'a Server,
    connection: &'a UpstreamConnection,
    upload: &'a Upload,
    proxy: &'a Proxy,
}

impl<'a> Tried<'a> {
    pub(super) const fn new(
        upstream: &'a Upstream,
        server: &'a Server,
        connection: &'a UpstreamConnection,
        upload: &'a Upload,
        proxy: &'a Proxy,
    ) -> Self {
        Self {
            upstream,
            server,
            connection,
            upload,
            proxy,
        }
    }

    fn attempt<D: Downstream>(
        &self,
        run: &Run<'_, D>,
        phase: Phase,
        evidence: Vec<Evidence>,
    ) -> Attempt {
        run.attempt_of(
            self.upstream,
            self.server,
            self.connection,
            self.upload,
            phase,
            evidence,
        )
    }
}

impl Tries {
    pub(super) const fn new() -> Self {
        Self {
            count: 1,
            tried: Vec::new(),
            moves: 0,
        }
    }
}

impl<D: Downstream> Run<'_, D> {
    /// No connection could be made: whether it is tried at another member, which is told with it.
    #[cold]
    pub(super) fn retry_connect(
        &self,
        attempt: &mut Attempt,
        upload: &Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        tries: &mut Tries,
    ) -> Again {
        let case = self.case(Ended::Unconnected, upload, upstream, tries);
        let again = self.weigh(case, upstream, proxy, tries, None);
        let decision = again.decision;
        attempt.evidence.push(Evidence::Retry { decision });
        again
    }

    /// Whether and how an attempt that brought no head is repeated, which is told with it. `Err`: it is
    /// the client's doing.
    #[cold]
    pub(super) fn retry_fault(
        &self,
        fault: AttemptFault,
        tried: &Tried<'_>,
        tries: &mut Tries,
    ) -> Result<(Again, Attempt), AttemptFault> {
        let Tried {
            upstream,
            server,
            connection,
            upload,
            proxy,
        } = *tried;
        let reused = connection.idle_before.is_some();
        let (phase, mut evidence, ended) = match fault {
            AttemptFault::Upstream {
                phase,
                evidence,
                quiet,
            } => {
                let broke_off = |it: &Evidence| matches!(it, Evidence::Ended { .. });
                let ended = match quiet {
                    _ if connection.stream.is_unprocessed() => Some(Ended::Unprocessed),
                    true => Some(Ended::Quiet {
                        reused,
                        sent: upload.has_sent() && connection.stream.has_left(),
                    }),
                    false => evidence.iter().any(broke_off).then_some(Ended::Broken),
                };
                (phase, evidence, ended)
            }
            AttemptFault::Timeout { phase, evidence } => {
                let is_try = evidence.iter().any(is_per_try);
                (phase, evidence, is_try.then_some(Ended::Broken))
            }
            fault => return Err(fault),
        };
        let mut again = Again::no(RetryDecision::AnswerBegun);
        if let Some(ended) = ended {
            tries.tried.push(server.id);
            let case = self.case(ended, upload, upstream, tries);
            again = self.weigh(case, upstream, proxy, tries, None);
            let decision = again.decision;
            if decision == RetryDecision::FreshConnection {
                tries.tried.pop();
            }
            evidence.push(Evidence::Retry { decision });
            if reused {
                let keepalive = &upstream.settings.keepalive;
                evidence.extend(idle_ends::of(server.id, keepalive).map(Evidence::IdleEnds));
            }
        }
        Ok((again, tried.attempt(self, phase, evidence)))
    }

    /// What ended an attempt is the client's doing.
    #[cold]
    pub(super) async fn fault_of_client(&mut self, fault: AttemptFault, tried: &Tried<'_>) -> Next {
        match fault {
            AttemptFault::Client(fault) => {
                let phase = match tried.upload.is_done() {
                    true => Phase::Head,
                    false => Phase::Request,
                };
                let attempt = tried.attempt(self, phase, Vec::new());
                self.client_fault(fault, Some(attempt)).await
            }
            AttemptFault::ClientTimeout(timer) => {
                self.refuse(408, "body_timeout", Some(*timer)).await
            }
            AttemptFault::LengthRequired => self.refuse(411, "length_required", None).await,
            AttemptFault::HeadTooLarge => self.refuse(431, "head_too_large", None).await,
            AttemptFault::TooLarge
            | AttemptFault::Upstream { .. }
            | AttemptFault::Timeout { .. } => self.refuse(413, "body_too_large", None).await,
        }
    }

    /// A 503 came: whether another member is asked, and what is told of this attempt then.
    #[cold]
    pub(super) fn retry_unavailable(
        &self,
        tried: &Tried<'_>,
        tries: &mut Tries,
    ) -> Option<(Again, Attempt)> {
        tries.tried.push(tried.server.id);
        let case = self.case(Ended::Unavailable, tried.upload, tried.upstream, tries);
        let response = &self.work.response;
        let head = &self.work.received.filled()[..response.length];
        let asked = response.fields.named(head, b"retry-after");
        let asked = asked.and_then(retry_after);
        let again = self.weigh(case, tried.upstream, tried.proxy, tries, asked);
        if !again.decision.is_repeated() {
            return None;
        }
        let evidence = vec![
            Evidence::Retry {
                decision: again.decision,
            },
            Evidence::OriginStatus {
                status: response.status,
                server: None,
            },
        ];
        let mut attempt = tried.attempt(self, Phase::Body, evidence);
        attempt.received_status = Some(response.status);
        Some((again, attempt))
    }

    /// The member that is asked in place of one that answered, and whose attempt is told then; `None`: no
    /// other has room. `Err`: the client left.
    #[cold]
    pub(super) async fn other_at_once(
        &mut self,
        again: Again,
        attempt: Attempt,
        upstream: &Upstream,
        tries: &Tries,
    ) -> Result<Option<Chosen>, Next> {
        if let Err(fault) = self.back_off(again).await {
            return Err(self.client_fault(fault, Some(attempt)).await);
        }
        let other = self.select_other(upstream, &tries.tried);
        if other.is_some() {
            self.note_retry(attempt);
        }
        Ok(other)
    }

    /// Ends the exchange with this attempt, or begins the next one at the member that is returned.
    /// `failed`: the present one.
    #[cold]
    pub(super) async fn again(
        &mut self,
        again: Again,
        mut attempt: Attempt,
        failed: Chosen,
        upstream: &Upstream,
        proxy: &Proxy,
        tries: &Tries,
    ) -> Result<Chosen, Next> {
        if !again.decision.is_repeated() {
            return Err(self.fail_attempt(attempt).await);
        }
        if again.is_fresh() {
            if let Err(fault) = self.back_off(again).await {
                return Err(self.client_fault(fault, Some(attempt)).await);
            }
            self.note_retry(attempt);
            return Ok(failed);
        }
        // Its place is another's: those who wait for each other's would wait in vain.
        drop(failed);
        if let Err(fault) = self.back_off(again).await {
            return Err(self.client_fault(fault, Some(attempt)).await);
        }
        let mut other = self.select_other(upstream, &tries.tried);
        // Those that can be asked may have no room at the moment.
        if other.is_none() && upstream.is_limited() && upstream.has_untried(&tries.tried) {
            let waited = self.wait_for_other(upstream, proxy, &tries.tried).await;
            other = match waited {
                Ok(other) => other,
                Err(fault) => return Err(self.client_fault(fault, Some(attempt)).await),
            };
        }
        if let Some(other) = other {
            self.note_retry(attempt);
            return Ok(other);
        }
        // The last one that could be asked was barred in the meantime.
        for evidence in &mut attempt.evidence {
            if let Evidence::Retry { decision } = evidence {
                *decision = RetryDecision::NoOtherMember;
            }
        }
        Err(self.fail_attempt(attempt).await)
    }

    /// Waits before a retry; `Err`: the client left.
    async fn back_off(&mut self, again: Again) -> Result<(), ClientFault> {
        if again.wait.is_zero() {
            return Ok(());
        }
        self.meanwhile(tokio::time::sleep(again.wait)).await
    }

    fn case(&self, ended: Ended, upload: &Upload, upstream: &Upstream, tries: &Tries) -> Case {
        Case {
            ended,
            idempotent: is_idempotent(self.request.head.method.of(self.request.bytes)),
            replayable: upload.is_replayable(),
            tries: tries.count,
            other: upstream.has_untried(&tries.tried),
        }
    }

    /// Decides, within the budget and the time that is left. `asked`: what the upstream asked to
    /// wait.
    fn weigh(
        &self,
        case: Case,
        upstream: &Upstream,
        proxy: &Proxy,
        tries: &mut Tries,
        asked: Option<Duration>,
    ) -> Again {
        let retry = &upstream.settings.retry;
        let decision = case.decide(retry);
        if !decision.is_repeated() {
            return Again::no(decision);
        }
        let mut wait = asked.unwrap_or_default();
        if decision == RetryDecision::OtherMember {
            wait = wait.max(jitter(backoff(retry.backoff.value, tries.moves)));
        }
        if !self.has_time(wait, proxy) {
            return Again::no(RetryDecision::NoTime);
        }
        let now = Instant::now();
        let answered = || upstream.telemetry.answered();
        let budget = &upstream.state.retries;
        if case.ended.is_asked() && !budget.take(retry.budget.value, answered, now) {
            return Again::no(RetryDecision::BudgetUsed);
        }
        // A connection that was lost while idle is no attempt at its member.
        tries.count += u32::from(!case.ended.is_lost());
        tries.moves += u32::from(decision == RetryDecision::OtherMember);
        Again { decision, wait }
    }

    /// Whether so much may be waited: within the time for the whole exchange, else within that for
    /// waiting.
    fn has_time(&self, wait: Duration, proxy: &Proxy) -> bool {
        let timeouts = &proxy.timeouts;
        let left = match &timeouts.total {
            Some(total) => total.value.saturating_sub(self.request.started.elapsed()),
            None => timeouts.queue.value.max(BACKOFF_MAX),
        };
        wait.is_zero() || wait < left
    }
}

impl Again {
    /// The same member is asked, on a connection that was not idle.
    pub(super) fn is_fresh(self) -> bool {
        self.decision == RetryDecision::FreshConnection
    }

    const fn no(decision: RetryDecision) -> Self {
        Self {
            decision,
            wait: Duration::ZERO,
        }
    }
}

/// The time for one attempt was over.
fn is_per_try(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::Timer(timer) if timer.name == super::wait::PER_TRY)
}
