//! Why an attempt brought no response head: what was observed, as evidence. All cold.

use std::io;
use std::time::{Duration, Instant};

use candor_conf::model::Proxy;
use candor_diagnostics::evidence::{
    EarlyAnswer, Evidence, Progress, RAW_HEAD_MAX, StreamEnd, Timers,
};
use candor_diagnostics::exchange::{Attempt, Phase, Reuse};
use candor_diagnostics::http_date;

use super::Run;
use super::downstream::{ClientFault, Downstream};
use super::upload::Upload;
use super::wait::{ClockOf, Wait};
use crate::http1::field::Known;
use crate::http1::request::Refusal;
use crate::http1::response::ResponseHead;
use crate::upstream::evidence::tls;
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::{Server, Upstream, evidence, protocol};

/// Why an attempt brought no response head.
#[derive(Debug)]
pub(super) enum AttemptFault {
    /// It is the upstream's doing: phase and evidence. `quiet`: not a byte had come.
    Upstream {
        phase: Phase,
        evidence: Vec<Evidence>,
        quiet: bool,
    },
    /// A timer of the attempt ran out.
    Timeout {
        phase: Phase,
        evidence: Vec<Evidence>,
    },
    /// It is the client's doing.
    Client(ClientFault),
    /// The client's body did not come in time.
    ClientTimeout(Box<Evidence>),
    /// The client's body is too large.
    TooLarge,
    /// The member needs the length of a body that is too large to be kept until it is known.
    LengthRequired,
    /// The member's protocol has no room for the request's head.
    HeadTooLarge,
}

impl AttemptFault {
    /// Whether another member may do better.
    pub(super) const fn is_of_upstream(&self) -> bool {
        matches!(self, Self::Upstream { .. } | Self::Timeout { .. })
    }

    /// What is told of it, where it is the upstream's doing.
    pub(super) fn told(self) -> Option<(Phase, Vec<Evidence>)> {
        match self {
            Self::Upstream {
                phase, evidence, ..
            }
            | Self::Timeout { phase, evidence } => Some((phase, evidence)),
            _ => None,
        }
    }
}

impl<D: Downstream> Run<'_, D> {
    /// The upstream ended its side before the head was complete.
    #[cold]
    pub(super) fn ended(
        &self,
        error: Option<io::Error>,
        upload: &Upload,
        wait: &Wait,
    ) -> AttemptFault {
        let (end, errno) = stream_end(error.as_ref());
        let quiet = self.is_quiet(wait);
        let mut evidence = self.unsent(upload, wait);
        // A TLS 1.3 peer refuses our certificate only here, by an alert.
        evidence.extend(error.as_ref().and_then(tls::stream));
        evidence.extend(self.incomplete(end));
        // What broke the protocol is told by the connection's own facts.
        if !error.as_ref().is_some_and(protocol::is_broken) {
            evidence.push(Evidence::Ended {
                end,
                errno,
                after_ms: wait
                    .sent
                    .map_or(0, |sent| sent.elapsed().as_millis() as u64),
            });
        }
        let phase = match upload.is_done() {
            _ if evidence.iter().any(|e| matches!(e, Evidence::Tls(_))) => Phase::Tls,
            true => Phase::Head,
            false => Phase::Request,
        };
        AttemptFault::Upstream {
            phase,
            evidence,
            quiet,
        }
    }

    /// The upstream stopped reading, and no answer came of it.
    #[cold]
    fn aborted(&self, upload: &Upload, wait: &Wait) -> AttemptFault {
        let mut evidence = self.unsent(upload, wait);
        evidence.extend(self.incomplete(StreamEnd::Open));
        AttemptFault::Upstream {
            phase: Phase::Request,
            evidence,
            quiet: self.is_quiet(wait),
        }
    }

    /// Not a byte of an answer has come.
    fn is_quiet(&self, wait: &Wait) -> bool {
        self.work.received.is_empty() && wait.interims == 0 && wait.begun == 0
    }

    /// What stopped the request, and the answer that had begun by then.
    fn unsent(&self, upload: &Upload, wait: &Wait) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if let Some((error, _)) = &wait.write_error {
            evidence.push(evidence::io("write", error));
        }
        if !upload.is_done()
            && let Some(status) = status_of(self.work.received.filled())
        {
            evidence.push(self.early_answer(upload, status));
        }
        evidence
    }

    /// The head so far.
    fn incomplete(&self, end: StreamEnd) -> Option<Evidence> {
        let received = &self.work.received;
        (!received.is_empty()).then(|| Evidence::ResponseHead {
            raw: received.filled().to_vec(),
            total: received.len() as u64,
            end,
            refused: false,
        })
    }

    /// A final answer that came while the request was still on its way.
    #[cold]
    pub(super) fn early_answer(&self, upload: &Upload, status: u16) -> Evidence {
        Evidence::EarlyAnswer(EarlyAnswer {
            status,
            body_sent: upload.body_sent(self.work.forward.len()),
            body_declared: upload.declared(),
            write_errno: upload.write_errno(),
        })
    }

    /// The head that came is refused.
    #[cold]
    pub(super) fn refused(&self) -> AttemptFault {
        let received = &self.work.received;
        let raw = received.filled();
        let evidence = vec![Evidence::ResponseHead {
            raw: raw[..raw.len().min(RAW_HEAD_MAX)].to_vec(),
            total: raw.len() as u64,
            end: StreamEnd::Open,
            refused: true,
        }];
        AttemptFault::Upstream {
            phase: Phase::Head,
            evidence,
            quiet: false,
        }
    }

    /// What came after an interim head is no head: a body, where none may be.
    #[cold]
    pub(super) fn refused_after(&self, wait: &Wait) -> AttemptFault {
        let bytes = self.work.received.filled();
        if wait.interims == 0 || bytes.starts_with(b"HTTP/") {
            return self.refused();
        }
        AttemptFault::Upstream {
            phase: Phase::Head,
            evidence: vec![Evidence::Overrun {
                framing: None,
                declared: 0,
                surplus_seen: bytes.len() as u64,
                surplus: bytes[..bytes.len().min(64)].to_vec(),
            }],
            quiet: false,
        }
    }

    /// A deadline has passed: which clock was it? `None`: it was moved since.
    #[cold]
    pub(super) fn timed_out(
        &self,
        proxy: &Proxy,
        upload: &Upload,
        wait: &Wait,
    ) -> Option<AttemptFault> {
        if let Some(since_ms) = self.client.process.stopped_since_ms() {
            let phase = match upload.is_done() {
                true => Phase::Head,
                false => Phase::Request,
            };
            let evidence = vec![Evidence::Shutdown { since_ms }];
            return Some(AttemptFault::Timeout { phase, evidence });
        }
        let clock = self.clock(wait, proxy);
        if clock.at > Instant::now() {
            self.arm(wait, proxy);
            return None;
        }
        let timer = |name, setting| evidence::timer(name, setting, clock.since.elapsed());
        let (name, setting) = match clock.of {
            ClockOf::EarlyAnswer => return Some(self.aborted(upload, wait)),
            ClockOf::Client(name, setting) => {
                let timer = Box::new(timer(name, setting));
                return Some(AttemptFault::ClientTimeout(timer));
            }
            ClockOf::Timer(name, setting) => (name, setting),
        };
        let mut evidence = vec![timer(name, setting)];
        evidence.extend(self.incomplete(StreamEnd::Open));
        let phase = match upload.is_done() {
            true => Phase::Head,
            false => Phase::Request,
        };
        Some(AttemptFault::Timeout { phase, evidence })
    }

    /// Adds how far the attempt had got, and the timers that were in force.
    #[cold]
    pub(super) fn add_course(
        &self,
        fault: &mut AttemptFault,
        upload: &Upload,
        upstream: &Upstream,
        proxy: &Proxy,
        wait: &Wait,
    ) {
        let (AttemptFault::Upstream { evidence, .. } | AttemptFault::Timeout { evidence, .. }) =
            fault
        else {
            return;
        };
        let since = |at: Instant| at.elapsed().as_millis() as u64;
        let body_sent = upload.body_sent(self.work.forward.len());
        evidence.push(Evidence::Progress(Progress {
            request_sent: upload.is_done(),
            body_sent,
            body_declared: upload.declared(),
            sent_idle_ms: (upload.sent() > 0).then(|| since(wait.sent.unwrap_or(wait.moved))),
            received_idle_ms: wait.last_byte.map(since),
            interim: wait.interims,
            connections: upstream.telemetry.connections_open(),
        }));
        evidence.push(timers(proxy, upstream));
    }

    /// The whole story of an attempt that had a connection.
    #[cold]
    pub(super) fn attempt_of(
        &self,
        upstream: &Upstream,
        server: &Server,
        connection: &UpstreamConnection,
        upload: &Upload,
        phase: Phase,
        evidence: Vec<Evidence>,
    ) -> Attempt {
        let mut attempt = Attempt::default();
        upstream.describe(server, &mut attempt);
        attempt.peer = Some(connection.peer_text.as_ref().to_owned());
        attempt.phase = phase;
        attempt.timeline = self.timeline;
        attempt.reused = connection.idle_before.map(|idle| Reuse {
            idle_ms: idle.as_millis() as u64,
            requests: connection.requests,
        });
        attempt.bytes_sent = upload.sent();
        attempt.bytes_received = self.work.received.len() as u64;
        let shaken = server.shaken(&connection.stream, &evidence);
        attempt.evidence = evidence;
        attempt.evidence.extend(shaken);
        connection.stream.explain(&mut attempt.evidence);
        attempt
    }

    /// The upstream's clock by the `Date` of the head that was accepted, where it is not ours.
    #[cold]
    pub(super) fn peer_clock(&self) -> Option<Evidence> {
        peer_clock(&self.work.response, self.work.received.filled())
    }
}

/// The upstream's clock by the `Date` of a head, where it is not ours.
#[cold]
pub(super) fn peer_clock(response: &ResponseHead, received: &[u8]) -> Option<Evidence> {
    const NOTICED_S: u64 = 60;
    let head = received.get(..response.length)?;
    let date = response.fields.first(head, Known::Date)?;
    let date_unix_s = http_date(date)?;
    let now_unix_s = crate::clock::unix_ms(Instant::now()) / 1000;
    (date_unix_s.abs_diff(now_unix_s) > NOTICED_S).then_some(Evidence::PeerClock {
        date_unix_s,
        now_unix_s,
    })
}

/// The timers in force.
#[cold]
pub(super) fn timers(proxy: &Proxy, upstream: &Upstream) -> Evidence {
    let ms = |limit: Duration| limit.as_millis() as u64;
    let timeouts = &proxy.timeouts;
    Evidence::Timers(Timers {
        connect_ms: ms(timeouts.connect.value),
        write_ms: ms(timeouts.write.value),
        first_byte_ms: ms(timeouts.first_byte.value),
        head_ms: ms(timeouts.head.value),
        idle_ms: ms(timeouts.idle.value),
        upload_ms: timeouts.upload.as_ref().map(|limit| ms(limit.value)),
        total_ms: timeouts.total.as_ref().map(|limit| ms(limit.value)),
        keepalive_ms: ms(upstream.settings.keepalive.idle.value),
    })
}

/// The status of a final answer, if so much of its head is there.
fn status_of(head: &[u8]) -> Option<u16> {
    let line = head.get(..13)?;
    let digits = line.strip_prefix(b"HTTP/1.")?.get(2..5)?;
    let status = std::str::from_utf8(digits).ok()?.parse().ok()?;
    (200..600).contains(&status).then_some(status)
}

/// How a stream ended, from what a read said; no error is an orderly end.
pub(super) fn stream_end(error: Option<&io::Error>) -> (StreamEnd, Option<i32>) {
    match error {
        None => (StreamEnd::Fin, None),
        Some(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            (StreamEnd::NoCloseNotify, None)
        }
        // The connection below a stream of HTTP/2.
        Some(error) if error.kind() == io::ErrorKind::ConnectionAborted => (StreamEnd::Fin, None),
        Some(error) => (StreamEnd::Reset, error.raw_os_error()),
    }
}

impl From<Refusal> for ClientFault {
    fn from(refusal: Refusal) -> Self {
        Self::Invalid(refusal)
    }
}
