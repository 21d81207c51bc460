//! One request of our own on a connection of its own, judged as a client's would be: for
//! `candor doctor`. Nothing is repeated, counted or passed on.

use std::future::poll_fn;
use std::io;
use std::time::{Duration, Instant};

use candor_conf::model::{Proxy, Setting, Tolerate};
use candor_diagnostics::anatomy::dissect;
use candor_diagnostics::evidence::{BodyFraming, Evidence, Progress, RAW_HEAD_MAX, StreamEnd};
use candor_diagnostics::exchange::{Attempt, Phase};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::{timeout, timeout_at};

use super::body::{BodyReader, Framing};
use super::fault::{peer_clock, stream_end, timers};
use crate::http1::field::Known;
use crate::http1::response::{ResponseContext, ResponseHead};
use crate::http1::scan::Scan;
use crate::upstream::connect::Dialed;
use crate::upstream::{Server, Upstream, evidence, protocol};

/// So much of a body is read.
pub const BODY_MAX: u64 = 1024 * 1024;
/// So much of it is kept.
const START_MAX: usize = 64 * 1024;
/// For so long a body is read: a stream of events never ends.
const BODY_TIME_MAX: Duration = Duration::from_secs(2);
/// Interim answers at most.
const INTERIM_MAX: u32 = 32;
/// Bytes of surplus that become evidence.
const SURPLUS_MAX: usize = 64;

/// What is asked, and of whom.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The upstream.
    pub upstream: &'a Upstream,
    /// The member.
    pub server: &'a Server,
    /// The route's settings.
    pub proxy: &'a Proxy,
    /// The request's head.
    pub head: &'a [u8],
    /// Its body, without framing.
    pub body: &'a [u8],
    /// Whether the head says that the body is chunked.
    pub is_chunked: bool,
    /// Whether the method is HEAD.
    pub is_head: bool,
    /// So much of a body is read.
    pub body_max: u64,
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Answer {
    /// The attempt; its evidence is empty when nothing went wrong.
    pub attempt: Attempt,
    /// The status of the final head, once that was accepted.
    pub status: Option<u16>,
    /// What is odd, though it would be passed on.
    pub findings: Vec<Evidence>,
    /// Payload of the body that was read.
    pub body: u64,
    /// How the end of the body is known; `None`: there is none.
    pub framing: Option<BodyFraming>,
    /// Whether the body was read to its end.
    pub is_whole: bool,
    /// The final head as it came, once it was accepted.
    pub head: Vec<u8>,
    /// The first 64 KiB of the body.
    pub start: Vec<u8>,
}

/// Asks. `attempt`: what dialing has stamped.
pub async fn ask(mut dialed: Dialed, attempt: Attempt, order: &Order<'_>) -> Answer {
    let mut asking = Asking {
        order,
        answer: Answer {
            attempt,
            ..Answer::default()
        },
        received: Vec::with_capacity(4096),
        response: ResponseHead::default(),
        interims: 0,
        began: Instant::now(),
        sent: None,
        last_byte: None,
    };
    let asked = asking.run(&mut dialed).await;
    let mut answer = asking.answer;
    order.upstream.describe(order.server, &mut answer.attempt);
    answer.attempt.peer = Some(dialed.peer_text.as_ref().to_owned());
    answer.attempt.received_status = answer.status;
    if let Err(evidence) = asked {
        let shaken = order.server.shaken(&dialed.stream, &evidence);
        let is_own = |fact: &Evidence| matches!(fact, Evidence::OriginStatus { .. });
        answer.attempt.evidence = evidence;
        dialed.stream.explain(&mut answer.attempt.evidence);
        // A 5xx of the application's own is no failure of ours that timers would explain.
        if answer.attempt.evidence.iter().any(is_own) {
            return answer;
        }
        answer.attempt.evidence.extend(shaken);
        answer
            .attempt
            .evidence
            .push(timers(order.proxy, order.upstream));
    }
    answer
}

/// A request under way.
struct Asking<'a> {
    order: &'a Order<'a>,
    answer: Answer,
    /// What has come and was not taken yet.
    received: Vec<u8>,
    response: ResponseHead,
    interims: u32,
    began: Instant,
    /// When the request had left.
    sent: Option<Instant>,
    last_byte: Option<Instant>,
}

impl Asking<'_> {
    async fn run(&mut self, dialed: &mut Dialed) -> Result<(), Vec<Evidence>> {
        self.answer.attempt.phase = Phase::Request;
        let written = self.write(dialed).await?;
        self.answer.attempt.phase = Phase::Head;
        let headed = self.head(dialed, written).await;
        let now = Instant::now();
        let timeline = &mut self.answer.attempt.timeline;
        timeline.head_us = self.sent.map(|sent| (now - sent).as_micros() as u64);
        self.answer.attempt.bytes_received += self.received.len() as u64;
        if let Err(mut evidence) = headed {
            evidence.push(self.progress());
            return Err(evidence);
        }
        self.answer.status = Some(self.response.status);
        self.answer.head = self.received[..self.response.length].to_vec();
        self.answer.attempt.phase = Phase::Body;
        self.findings();
        let read = self.body(dialed).await;
        self.answer.attempt.timeline.body_us = Some(now.elapsed().as_micros() as u64);
        read
    }

    /// Sends the request. What stops it may have been preceded by an answer.
    async fn write(&mut self, dialed: &mut Dialed) -> Result<Option<io::Error>, Vec<Evidence>> {
        let limit = &self.order.proxy.timeouts.write;
        let write = async {
            let Order {
                head,
                body,
                is_chunked,
                ..
            } = *self.order;
            dialed.stream.write_all(head).await?;
            match is_chunked && !dialed.stream.is_carried() {
                false => dialed.stream.write_all(body).await?,
                true => dialed.stream.write_all(&chunked(body)).await?,
            }
            poll_fn(|cx| dialed.stream.poll_finish(cx, &[])).await
        };
        let written = match timeout(limit.value, write).await {
            Ok(written) => written.err(),
            Err(_) => {
                let timer = evidence::timer("timeout.write", limit, self.began.elapsed());
                return Err(vec![timer, self.progress()]);
            }
        };
        let now = Instant::now();
        if written.is_none() {
            self.sent = Some(now);
            self.answer.attempt.bytes_sent = self.order.head.len() as u64;
        }
        self.answer.attempt.timeline.request_us = Some((now - self.began).as_micros() as u64);
        Ok(written)
    }

    /// Awaits the final head.
    async fn head(
        &mut self,
        dialed: &mut Dialed,
        written: Option<io::Error>,
    ) -> Result<(), Vec<Evidence>> {
        let timeouts = &self.order.proxy.timeouts;
        let sent = self.sent.unwrap_or(self.began);
        let mut scan = Scan::default();
        let mut first_byte: Option<Instant> = None;
        loop {
            if !self.received.is_empty()
                && let Some(interim) = self.judge(&mut scan)?
            {
                if !interim {
                    return Ok(());
                }
                self.received.drain(..self.response.length);
                (scan, first_byte) = (Scan::default(), None);
                continue;
            }
            let (name, limit, since): (_, &Setting<Duration>, _) = match first_byte {
                None => ("timeout.first_byte", &timeouts.first_byte, sent),
                Some(first) => ("timeout.head", &timeouts.head, first),
            };
            let read = dialed.stream.read_buf(&mut self.received);
            let error = match timeout_at((since + limit.value).into(), read).await {
                Ok(Ok(1..)) => {
                    self.last_byte = Some(Instant::now());
                    first_byte = first_byte.or(self.last_byte);
                    continue;
                }
                Ok(Ok(0)) => None,
                Ok(Err(error)) => Some(error),
                Err(_) => {
                    let mut evidence = vec![evidence::timer(name, limit, since.elapsed())];
                    evidence.extend(self.incomplete(StreamEnd::Open));
                    return Err(evidence);
                }
            };
            let (end, errno) = stream_end(error.as_ref());
            let mut evidence = Vec::with_capacity(4);
            evidence.extend(written.as_ref().map(|e| evidence::io("write", e)));
            evidence.extend(error.as_ref().and_then(evidence::tls::stream));
            if evidence.iter().any(|fact| matches!(fact, Evidence::Tls(_))) {
                self.answer.attempt.phase = Phase::Tls;
            }
            evidence.extend(self.incomplete(end));
            if !error.as_ref().is_some_and(protocol::is_broken) {
                evidence.push(Evidence::Ended {
                    end,
                    errno,
                    after_ms: sent.elapsed().as_millis() as u64,
                });
            }
            return Err(evidence);
        }
    }

    /// Whether a head is there: an interim one, or the final one.
    fn judge(&mut self, scan: &mut Scan) -> Result<Option<bool>, Vec<Evidence>> {
        let tolerate = &self.order.upstream.settings.tolerate;
        let found = scan.find(&self.received, tolerate.contains(&Tolerate::BareLf));
        let length = match found {
            Ok(Some(length)) => length,
            Ok(None) if self.received.len() < RAW_HEAD_MAX => {
                let start = &self.received[..self.received.len().min(7)];
                return match b"HTTP/1.".starts_with(start) {
                    true => Ok(None),
                    false => Err(self.refused()),
                };
            }
            _ => return Err(self.refused()),
        };
        let context = ResponseContext {
            head_request: self.order.is_head,
            tolerate_te_and_cl: tolerate.contains(&Tolerate::TeAndCl),
        };
        let mut head = self.received[..length].to_vec();
        if self.response.parse(&mut head, context).is_err() {
            return Err(self.refused());
        }
        self.response.length = length;
        let is_interim = self.response.status < 200;
        if is_interim {
            self.interims += 1;
            // Nobody asked for another protocol.
            if self.response.status == 101 || self.interims > INTERIM_MAX {
                return Err(self.refused());
            }
        }
        Ok(Some(is_interim))
    }

    fn refused(&self) -> Vec<Evidence> {
        vec![Evidence::ResponseHead {
            raw: self.received[..self.received.len().min(RAW_HEAD_MAX)].to_vec(),
            total: self.received.len() as u64,
            end: StreamEnd::Open,
            refused: true,
        }]
    }

    fn incomplete(&self, end: StreamEnd) -> Option<Evidence> {
        (!self.received.is_empty()).then(|| Evidence::ResponseHead {
            raw: self.received[..self.received.len().min(RAW_HEAD_MAX)].to_vec(),
            total: self.received.len() as u64,
            end,
            refused: false,
        })
    }

    fn progress(&self) -> Evidence {
        let since = |at: Instant| at.elapsed().as_millis() as u64;
        Evidence::Progress(Progress {
            request_sent: self.sent.is_some(),
            body_sent: 0,
            body_declared: None,
            sent_idle_ms: self.sent.map(since),
            received_idle_ms: self.last_byte.map(since),
            interim: self.interims,
            connections: self.order.upstream.telemetry.connections_open(),
        })
    }

    /// What is odd about a head that is accepted.
    fn findings(&mut self) {
        let head = &self.received[..self.response.length];
        let findings = &mut self.answer.findings;
        if !dissect(head).findings.is_empty() {
            findings.push(Evidence::ResponseHead {
                raw: head.to_vec(),
                total: head.len() as u64,
                end: StreamEnd::Open,
                refused: false,
            });
        }
        findings.extend(peer_clock(&self.response, &self.received));
    }

    /// Reads the body out of its framing, so far as that is bounded.
    async fn body(&mut self, dialed: &mut Dialed) -> Result<(), Vec<Evidence>> {
        let proxy = self.order.proxy;
        let mut body = BodyReader::new(&self.response, proxy.response_body_max.value);
        self.answer.framing = body.kind();
        let mut bytes = self.received.split_off(self.response.length);
        let until = Instant::now() + BODY_TIME_MAX;
        let mut first = true;
        loop {
            let piece = body.decode(&mut bytes).map_err(|fault| {
                let place = proxy.response_body_max.place.as_ref();
                vec![body.evidence(fault, &bytes, place.map(evidence::place))]
            })?;
            self.answer.body = body.received;
            let room = START_MAX.saturating_sub(self.answer.start.len());
            let start = &bytes[..piece.payload.min(room)];
            self.answer.start.extend_from_slice(start);
            if piece.surplus > 0 {
                let surplus = overrun(&body, &bytes[piece.surplus_at..]);
                match first && !self.tolerates_surplus(&body) {
                    true => return Err(vec![surplus]),
                    false => self.answer.findings.push(surplus),
                }
            }
            if piece.done {
                self.answer.is_whole = true;
                return self.origin_status();
            }
            first = false;
            bytes.clear();
            if body.received >= self.order.body_max {
                return self.origin_status();
            }
            let since = Instant::now();
            let idle = since + proxy.timeouts.idle.value;
            let read = dialed.stream.read_buf(&mut bytes);
            let error = match timeout_at(idle.min(until).into(), read).await {
                Ok(Ok(1..)) => continue,
                Ok(Ok(0)) => None,
                Ok(Err(error)) => Some(error),
                Err(_) if Instant::now() >= idle => {
                    let idle = &proxy.timeouts.idle;
                    let timer = evidence::timer("timeout.idle", idle, since.elapsed());
                    return Err(vec![timer, ended(&body, StreamEnd::Open, None, since)]);
                }
                // It goes on, and that is well.
                Err(_) => return self.origin_status(),
            };
            let (end, errno) = stream_end(error.as_ref());
            if matches!(body.framing, Framing::Close) && end == StreamEnd::Fin {
                self.answer.is_whole = true;
                return self.origin_status();
            }
            let mut evidence = vec![ended(&body, end, errno, since)];
            evidence.extend(error.as_ref().and_then(evidence::tls::stream));
            if end == StreamEnd::Fin {
                evidence.extend(body.trailer_end());
            }
            if matches!(body.framing, Framing::Chunked(_)) {
                evidence.push(body.stop());
            }
            return Err(evidence);
        }
    }

    fn tolerates_surplus(&self, body: &BodyReader) -> bool {
        let tolerate = &self.order.upstream.settings.tolerate;
        let bodyless = matches!(body.framing, Framing::None);
        tolerate.contains(&Tolerate::Overrun)
            || (bodyless && tolerate.contains(&Tolerate::BodyNotAllowed))
    }

    /// An answer with a 5xx of the application's own is a failure, well formed as it may be.
    fn origin_status(&self) -> Result<(), Vec<Evidence>> {
        if self.response.status < 500 {
            return Ok(());
        }
        let server = self.response.fields.first(&self.received, Known::Server);
        Err(vec![Evidence::OriginStatus {
            status: self.response.status,
            server: server.map(|name| String::from_utf8_lossy(name).into_owned()),
        }])
    }
}

/// A whole body, chunked.
fn chunked(body: &[u8]) -> Vec<u8> {
    if body.is_empty() {
        return b"0\r\n\r\n".to_vec();
    }
    let size = format!("{:x}\r\n", body.len());
    [size.as_bytes(), body, b"\r\n0\r\n\r\n"].concat()
}

fn overrun(body: &BodyReader, surplus: &[u8]) -> Evidence {
    Evidence::Overrun {
        framing: body.kind(),
        declared: body.received,
        surplus_seen: surplus.len() as u64,
        surplus: surplus[..surplus.len().min(SURPLUS_MAX)].to_vec(),
    }
}

fn ended(body: &BodyReader, end: StreamEnd, errno: Option<i32>, since: Instant) -> Evidence {
    Evidence::BodyEnded {
        framing: body.kind().unwrap_or(BodyFraming::ContentLength),
        declared: body.declared,
        received: body.received,
        end,
        errno,
        idle_ms: since.elapsed().as_millis() as u64,
    }
}
