//! Why an attempt brought no response head: what was observed, as evidence. All cold.

use std::io;
use std::time::Instant;

use candor_conf::model::Proxy;
use candor_diagnostics::evidence::{Evidence, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase, Reuse};

use super::Run;
use super::downstream::{ClientFault, Downstream};
use super::head::{Wait, WaitingFor};
use super::upload::Upload;
use crate::http1::request::Refusal;
use crate::upstream::evidence::tls;
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::{Server, Upstream, evidence};

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
        let mut evidence = Vec::new();
        if let Some(write) = &wait.write_error {
            evidence.push(Evidence::Io {
                operation: "write".to_owned(),
                errno: write.raw_os_error(),
                text: write.to_string(),
            });
        }
        // A TLS 1.3 peer refuses our certificate only here, by an alert.
        evidence.extend(error.as_ref().and_then(tls::stream));
        let received = &self.work.received;
        let quiet = received.is_empty() && wait.interims == 0;
        if !received.is_empty() {
            evidence.push(Evidence::ResponseHead {
                raw: received.filled().to_vec(),
                total: received.len() as u64,
                end,
                refused: false,
            });
        }
        evidence.push(Evidence::Ended {
            end,
            errno,
            after_ms: wait
                .sent
                .map_or(0, |sent| sent.elapsed().as_millis() as u64),
        });
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

    /// The deadline has passed: which timer was it?
    #[cold]
    pub(super) fn timed_out(&self, proxy: &Proxy, upload: &Upload, wait: &Wait) -> AttemptFault {
        let uploading = !upload.is_done();
        let total = self
            .total_deadline(proxy, uploading)
            .filter(|(at, _)| *at <= Instant::now());
        let timeouts = &proxy.timeouts;
        let (name, setting, since) = match (total, wait.on) {
            (Some((_, (name, setting))), _) => (name, setting, self.request.started),
            (None, WaitingFor::ClientBody) => {
                let timer =
                    evidence::timer("client.body", &self.limits().body, wait.since.elapsed());
                return AttemptFault::ClientTimeout(Box::new(timer));
            }
            (None, WaitingFor::EarlyAnswer) => return self.ended(None, upload, wait),
            (None, WaitingFor::Write) => ("timeout.write", &timeouts.write, wait.since),
            (None, WaitingFor::Head) => ("timeout.head", &timeouts.head, wait.since),
            (None, WaitingFor::FirstByte | WaitingFor::Nothing) => {
                ("timeout.first_byte", &timeouts.first_byte, wait.since)
            }
        };
        let mut found = vec![evidence::timer(name, setting, since.elapsed())];
        let received = &self.work.received;
        if !received.is_empty() {
            found.push(Evidence::ResponseHead {
                raw: received.filled().to_vec(),
                total: received.len() as u64,
                end: StreamEnd::Open,
                refused: false,
            });
        }
        let phase = if uploading {
            Phase::Request
        } else {
            Phase::Head
        };
        AttemptFault::Timeout {
            phase,
            evidence: found,
        }
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
        attempt.bytes_sent = upload.wire;
        attempt.bytes_received = self.work.received.len() as u64;
        attempt.evidence = evidence;
        attempt
    }
}

/// How a stream ended, from what a read said; no error is an orderly end.
pub(super) fn stream_end(error: Option<&io::Error>) -> (StreamEnd, Option<i32>) {
    match error {
        None => (StreamEnd::Fin, None),
        Some(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            (StreamEnd::NoCloseNotify, None)
        }
        Some(error) => (StreamEnd::Reset, error.raw_os_error()),
    }
}

impl From<Refusal> for ClientFault {
    fn from(refusal: Refusal) -> Self {
        Self::Invalid(refusal)
    }
}
