//! What an attempt waits for until a response head is there, and until when.
//!
//! Several clocks run at once; the earliest is the deadline. None is started anew by what the
//! peer sends: a head has one limit however it drips, and interim answers move nothing.

use std::io;
use std::time::{Duration, Instant};

use candor_conf::model::{Proxy, Setting};

use super::Run;
use super::downstream::Downstream;

/// How long a response may still come after the upstream stopped taking the request.
const EARLY_ANSWER: Duration = Duration::from_secs(1);

/// The key of the timer for a whole attempt.
pub(super) const PER_TRY: &str = "retry.per_try";

/// Times of one attempt.
#[derive(Debug)]
pub(super) struct Wait {
    /// When the attempt had its connection.
    pub(super) began: Instant,
    /// Whether it is the upstream that does not take bytes, rather than the client that sends none.
    pub(super) upstream_blocks: bool,
    /// When the request last moved on, or came to wait for the other side.
    pub(super) moved: Instant,
    /// When the request had left whole.
    pub(super) sent: Option<Instant>,
    /// When the first byte of the present head came.
    pub(super) first_byte: Option<Instant>,
    /// When the last bytes of a head came that was not complete with them.
    pub(super) last_byte: Option<Instant>,
    /// How much of the present head is there that nobody can read yet: see [`Stream::begun`].
    ///
    /// [`Stream::begun`]: crate::stream::Stream::begun
    pub(super) begun: usize,
    /// What stopped the request, and when.
    pub(super) write_error: Option<(io::Error, Instant)>,
    /// Interim heads so far.
    pub(super) interims: u32,
}

/// A clock that runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock<'a> {
    /// When it runs out.
    pub(super) at: Instant,
    pub(super) since: Instant,
    pub(super) of: ClockOf<'a>,
}

/// Whose clock it is.
#[derive(Clone, Copy, Debug)]
pub(super) enum ClockOf<'a> {
    /// A timer of the configuration.
    Timer(&'static str, &'a Setting<Duration>),
    /// The client's body, by the same kind of timer.
    Client(&'static str, &'a Setting<Duration>),
    /// Whatever the upstream may have answered before it stopped reading.
    EarlyAnswer,
}

impl<'a> Clock<'a> {
    fn timer(since: Instant, name: &'static str, setting: &'a Setting<Duration>) -> Self {
        Self {
            at: since + setting.value,
            since,
            of: ClockOf::Timer(name, setting),
        }
    }

    fn earlier(self, other: Self) -> Self {
        if other.at < self.at { other } else { self }
    }
}

impl Wait {
    pub(super) const fn new(began: Instant) -> Self {
        Self {
            began,
            upstream_blocks: false,
            moved: began,
            sent: None,
            first_byte: None,
            last_byte: None,
            begun: 0,
            write_error: None,
            interims: 0,
        }
    }

    /// Whether the request is still on its way.
    pub(super) const fn is_uploading(&self) -> bool {
        self.sent.is_none() && self.write_error.is_none()
    }
}

impl<D: Downstream> Run<'_, D> {
    /// The clock that runs out first.
    pub(super) fn clock<'a>(&'a self, wait: &Wait, proxy: &'a Proxy) -> Clock<'a> {
        let timeouts = &proxy.timeouts;
        let mut clock = match (&wait.write_error, wait.sent) {
            (Some((_, since)), _) => Clock {
                at: *since + EARLY_ANSWER,
                since: *since,
                of: ClockOf::EarlyAnswer,
            },
            (None, Some(sent)) => Clock::timer(sent, "timeout.first_byte", &timeouts.first_byte),
            (None, None) if wait.upstream_blocks => {
                Clock::timer(wait.moved, "timeout.write", &timeouts.write)
            }
            (None, None) => {
                let limit = &self.limits().body;
                Clock {
                    at: wait.moved + limit.value,
                    since: wait.moved,
                    of: ClockOf::Client("client.body", limit),
                }
            }
        };
        if let Some(first) = wait.first_byte {
            let head = Clock::timer(first, "timeout.head", &timeouts.head);
            // A head that follows interim ones does not make the whole wait any longer.
            clock.at += timeouts.head.value;
            clock = match wait.interims {
                0 => head,
                _ => head.earlier(clock),
            };
        }
        if let Some(total) = &timeouts.total {
            clock = clock.earlier(Clock::timer(self.request.started, "timeout.total", total));
        }
        if let Some((since, limit)) = self.per_try() {
            clock = clock.earlier(Clock::timer(since, PER_TRY, limit));
        }
        if let Some(upload) = timeouts.upload.as_ref().filter(|_| wait.is_uploading()) {
            let mut whole = Clock::timer(self.request.started, "timeout.upload", upload);
            if !wait.upstream_blocks {
                whole.of = ClockOf::Client("timeout.upload", upload);
            }
            clock = clock.earlier(whole);
        }
        clock
    }

    /// The time for one attempt, and when the present one began, where it is limited.
    pub(super) fn per_try(&self) -> Option<(Instant, &Setting<Duration>)> {
        let since = self.try_began?;
        let upstream = &self.snapshot.upstreams[self.upstream?];
        Some((since, upstream.settings.retry.per_try.as_ref()?))
    }

    /// Sets the deadline anew, after something moved.
    pub(super) fn arm(&self, wait: &Wait, proxy: &Proxy) {
        self.deadline.set(self.clock(wait, proxy).at);
    }
}
