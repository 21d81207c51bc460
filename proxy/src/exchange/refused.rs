//! A request head that cannot be believed: its answer and its log line, for HTTP/1.1 and HTTP/2.

use std::time::Instant;

use candor_diagnostics::diagnosis::{Diagnosis, diagnose};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Exchange, Phase, Request as Asked, Timeline};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};

use super::{ClientInfo, RequestId, forward};
use crate::clock::unix_ms;
use crate::http1::request::{Refusal, Version};
use crate::telemetry::{Delivered, RequestRecord, StatusBy};

/// How much of a request line is looked at.
const SHOWN_MAX: usize = 256;

/// A refused request.
pub(crate) struct Refused<'a> {
    client: &'a ClientInfo,
    started: Instant,
    id: RequestId,
    method: &'a [u8],
    path: &'a [u8],
    version: Version,
    status: u16,
    exchange: Exchange,
    diagnosis: Diagnosis,
    /// Status line and field lines, without framing.
    pub(crate) head: Vec<u8>,
    /// The body.
    pub(crate) body: Vec<u8>,
}

impl<'a> Refused<'a> {
    /// `bytes` begin with what came as a request line.
    #[cold]
    pub(crate) fn new(
        client: &'a ClientInfo,
        bytes: &'a [u8],
        version: Version,
        refusal: Refusal,
    ) -> Self {
        let now = Instant::now();
        let id = RequestId::new(now);
        let line = bytes
            .split(|b| matches!(b, b'\r' | b'\n'))
            .next()
            .unwrap_or_default();
        let mut words = line[..line.len().min(SHOWN_MAX)].splitn(3, |&b| b == b' ');
        let method = words.next().unwrap_or_default();
        let target = words.next().unwrap_or_default();
        let path = target.split(|&b| b == b'?').next().unwrap_or_default();
        let exchange = Exchange {
            request_id: String::from_utf8_lossy(id.as_bytes()).into_owned(),
            time_unix_ms: unix_ms(now),
            request: Asked {
                method: String::from_utf8_lossy(method).into_owned(),
                scheme: client.scheme.to_owned(),
                path: String::from_utf8_lossy(path).into_owned(),
                protocol: version.as_str().to_owned(),
                client: client.address.to_string(),
                listener: client.listener.text.to_string(),
                ..Asked::default()
            },
            phase: Phase::Accept,
            evidence: vec![Evidence::RequestInvalid {
                status: refusal.status,
                reason: refusal.reason.to_owned(),
                offset: refusal.offset.map(|offset| offset as u64),
            }],
            ..Exchange::default()
        };
        let diagnosis = diagnose(&exchange);
        // Without a head that can be believed nobody is an operator, and nobody's language known.
        let reader = Reader {
            audience: Audience::Visitor,
            format: Format::Text,
            locale: Locale::English,
        };
        let mut body = Vec::new();
        render::body(&mut body, reader, &exchange, &diagnosis);
        let mut head = Vec::new();
        let status = refusal.status;
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        forward::line(
            &mut head,
            b"Content-Type",
            reader.format.content_type().as_bytes(),
        );
        render::fields(&mut head, reader, &exchange, &diagnosis);
        forward::line(&mut head, b"X-Request-Id", id.as_bytes());
        forward::date_line(&mut head, &[]);
        if status == 405 {
            head.extend_from_slice(forward::ALLOW);
        }
        Self {
            client,
            started: now,
            id,
            method,
            path,
            version,
            status,
            exchange,
            diagnosis,
            head,
            body,
        }
    }

    /// Whether the request was one for a head only.
    pub(crate) fn is_head(&self) -> bool {
        self.method == b"HEAD"
    }

    /// Emits the log line and the counters.
    pub(crate) fn record(&self, delivered: Delivered) {
        let sent = delivered == Delivered::Complete && !self.is_head();
        self.client.process.telemetry.request(&RequestRecord {
            time_unix_ms: self.exchange.time_unix_ms,
            request_id: self.id.as_bytes(),
            client: &self.client.address,
            method: self.method,
            scheme: self.client.scheme,
            host: b"",
            path: self.path,
            query: None,
            protocol: self.version.as_str(),
            status: self.status,
            status_by: StatusBy::Proxy,
            site: None,
            route: None,
            upstream: None,
            peer: None,
            bytes_in: 0,
            bytes_out: if sent { self.body.len() as u64 } else { 0 },
            duration_us: self.started.elapsed().as_micros() as u64,
            waited_us: 0,
            timeline: Timeline::default(),
            user_agent: None,
            referer: None,
            delivered,
            failure: Some((&self.exchange, &self.diagnosis)),
            retried: &[],
            recovered: None,
            findings: &[],
            injected: false,
        });
    }
}
