//! A failure begins a look around, or takes what one has found. All cold.

use std::sync::Arc;

use candor_diagnostics::diagnosis::{Diagnosis, diagnose};
use candor_diagnostics::exchange::{Exchange, Phase};

use super::Run;
use super::downstream::Downstream;
use crate::inspect::{Looked, OPERATOR_WAIT, Subject};
use crate::server::Snapshot;
use crate::upstream::Server;

/// Whom a look around is about, by index.
#[derive(Clone)]
pub(super) struct About {
    pub(super) attempt: usize,
    upstream: usize,
    server: Arc<Server>,
    pub(super) member: u64,
    pub(super) phase: Phase,
}

impl About {
    fn subject(
        &self,
        exchange: &Exchange,
        cause: &'static str,
        snapshot: &Arc<Snapshot>,
    ) -> Subject {
        let attempt = &exchange.attempts[self.attempt];
        Subject::of(
            exchange,
            attempt,
            cause,
            snapshot,
            self.upstream,
            Arc::clone(&self.server),
        )
    }
}

impl<D: Downstream> Run<'_, D> {
    /// Adds to the last attempt what this host says about it, unless the exchange ended for another
    /// reason. An operator waits a little for that, a visitor never. Gives back whom it is about
    /// where another failure began the look, and its line has what is found.
    #[cold]
    pub(super) async fn look_around(&self, exchange: &mut Exchange) -> Option<About> {
        let last = exchange.attempts.len().checked_sub(1);
        let last = last.filter(|_| exchange.evidence.is_empty())?;
        let about = self.about(exchange, last)?;
        let wait = (!self.head_sent && self.is_operator()).then_some(OPERATOR_WAIT);
        let inspector = &self.client.process.inspector;
        let subject = || about.subject(exchange, diagnose(exchange).cause.code, self.snapshot);
        let Looked { facts, began } = inspector
            .look(
                about.member,
                exchange.attempts[about.attempt].phase,
                wait,
                subject,
            )
            .await;
        exchange.attempts[about.attempt].evidence.extend(facts);
        (!began && wait.is_none()).then_some(about)
    }

    /// Looks for what the application said and stands on after an error of its own, which was passed
    /// on without waiting for it. What is found is told by a line of its own; whom it is about, see
    /// [`Self::look_around`].
    #[cold]
    pub(super) fn look_behind(&self, exchange: &Exchange, diagnosis: &Diagnosis) -> Option<About> {
        let about = self.about(exchange, diagnosis.attempt?)?;
        let settings = &self.snapshot.upstreams[about.upstream].settings;
        let may_be_asked = !settings.logs.is_empty()
            || !settings.depends.is_empty()
            || self.snapshot.configuration.diagnosis.docker.is_some();
        if !may_be_asked {
            return None;
        }
        let inspector = &self.client.process.inspector;
        let subject = || about.subject(exchange, diagnosis.cause.code, self.snapshot);
        let began = inspector.begin(about.member, Phase::Body, subject);
        (!began).then_some(About {
            phase: Phase::Body,
            ..about
        })
    }

    /// Whom a look around is about: the member at which this attempt was aimed.
    fn about(&self, exchange: &Exchange, attempt: usize) -> Option<About> {
        let upstream = self.upstream?;
        let text = exchange.attempts[attempt].server.as_str();
        let servers = self.snapshot.upstreams[upstream].servers();
        let server = servers.iter().find(|server| *server.text == *text)?;
        Some(About {
            attempt,
            phase: exchange.attempts[attempt].phase,
            upstream,
            server: Arc::clone(server),
            member: server.id,
        })
    }
}
