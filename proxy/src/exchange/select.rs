//! Which member a request goes to, and what is told of how it went.

use std::future::{Future, poll_fn};
use std::net::IpAddr;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use candor_conf::model::Proxy;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::Phase;
use candor_diagnostics::http_date;

use super::downstream::Downstream;
use super::{ClientInfo, Next, Request, Run, hedge};
use crate::http1::field::Known;
use crate::upstream::choose::{Asker, Choice, Outcome};
use crate::upstream::{Chosen, Server, Upstream};

/// Whom a request is from, where members or upstreams are chosen by it: the client of a peer that may say
/// for whom it speaks (`trust`), which is the last one in `X-Forwarded-For`; else the peer itself.
pub(super) fn client_of<'a>(client: &'a ClientInfo, request: &Request<'a>) -> &'a str {
    if !client.trusted {
        return &client.address;
    }
    let mut fields = request.head.fields.list.iter();
    let last = fields.rfind(|field| field.known == Known::XForwardedFor);
    let last = last.and_then(|field| {
        let text = std::str::from_utf8(field.value.of(request.bytes)).ok()?;
        let address = text.rsplit(',').next()?.trim();
        address.parse::<IpAddr>().is_ok().then_some(address)
    });
    last.unwrap_or(&client.address)
}

/// Why no member was chosen.
pub(super) enum NotChosen {
    /// Those that may be asked serve as many requests as they may.
    Full,
    /// None may be asked.
    Nobody(Box<Evidence>),
}

impl<D: Downstream> Run<'_, D> {
    /// For whom a member is chosen.
    pub(super) fn asker<'a>(&'a self, tried: &'a [u64]) -> Asker<'a> {
        Asker {
            client: client_of(self.client, &self.request),
            request: &self.request,
            tried,
        }
    }

    /// Chooses the member for the first attempt.
    pub(super) fn select(&self, upstream: &Upstream, tried: &[u64]) -> Result<Chosen, NotChosen> {
        match upstream.choose(&self.asker(tried)) {
            Choice::Member(chosen) => Ok(chosen),
            Choice::Full => Err(NotChosen::Full),
            Choice::None(why) => Err(NotChosen::Nobody(why)),
        }
    }

    /// Chooses a member that was not tried, if there is one.
    pub(super) fn select_other(&self, upstream: &Upstream, tried: &[u64]) -> Option<Chosen> {
        self.select(upstream, tried).ok()
    }

    /// The upstream has no member before its sources have answered: waits for that, as for a name
    /// that is resolved. `Err`: the exchange is over.
    #[cold]
    pub(super) async fn select_found(
        &mut self,
        upstream: &Upstream,
        proxy: &Proxy,
    ) -> Result<Chosen, Next> {
        let limit = &proxy.timeouts.resolve;
        let left = {
            let mut found = pin!(upstream.members_found(limit.value));
            poll_fn(|cx| {
                if found.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(None);
                }
                if self.down.is_watchable()
                    && let Poll::Ready(fault) = self.down.poll_gone(cx)
                {
                    return Poll::Ready(Some(fault));
                }
                Poll::Pending
            })
            .await
        };
        if let Some(fault) = left {
            return Err(Box::pin(self.client_fault(fault, None)).await);
        }
        match self.select(upstream, &[]) {
            Ok(chosen) => Ok(chosen),
            Err(why) => match upstream.unfound(Some(limit)) {
                Some(attempt) => Err(Box::pin(self.fail_attempt(attempt)).await),
                None => Box::pin(self.stand_in_line(upstream, proxy, why)).await,
            },
        }
    }

    /// Nobody could be asked.
    #[cold]
    pub(super) async fn fail_selection(&mut self, upstream: &Upstream, why: Box<Evidence>) -> Next {
        if let Some(attempt) = upstream.unfound(None) {
            return Box::pin(self.fail_attempt(attempt)).await;
        }
        let attempts = std::mem::take(&mut self.failed);
        self.fail(attempts, Phase::Select, vec![*why]).await
    }

    /// Lets the client stay with the member that answered, where the upstream says so.
    pub(super) fn stick(&self, answer: &mut Vec<u8>, upstream: &Upstream, server: &Server) {
        // One that was only slower than another is stayed with.
        let failed = |text: &str| {
            let mut attempts = self.failed.iter().filter(|it| !hedge::was_slow(it));
            attempts.any(|it| it.server == text)
        };
        let is_secure = self.client.scheme == "https";
        upstream.stick(answer, &self.request, server, failed, is_secure);
    }

    /// The head of an answer has come.
    pub(super) fn note_answer(&self, upstream: &Upstream, server: &Server) {
        if !upstream.minds_outcomes() {
            return;
        }
        let took = [self.timeline.request_us, self.timeline.head_us];
        let outcome = Outcome::Answered {
            status: self.work.response.status,
            took: Duration::from_micros(took.into_iter().flatten().sum()),
            retry_after: match self.work.response.status {
                503 => self.retry_after(),
                _ => None,
            },
        };
        upstream.report(server, outcome, Instant::now());
    }

    /// For how long the member that answered asks to be left alone (RFC 9110 §10.2.3).
    #[cold]
    pub(super) fn retry_after(&self) -> Option<Duration> {
        let response = &self.work.response;
        let head = self.work.received.filled().get(..response.length)?;
        let value = response.fields.named(head, b"retry-after")?;
        let value = std::str::from_utf8(value.trim_ascii()).ok()?;
        if let Ok(seconds) = value.parse::<u32>() {
            return Some(Duration::from_secs(u64::from(seconds)));
        }
        let at = http_date(value.as_bytes())?;
        let left = at - crate::clock::unix_ms(Instant::now()) / 1_000;
        Some(Duration::from_secs(u64::try_from(left).ok()?))
    }
}
