//! A request head that is refused: answered with the reason, logged, and the connection closed.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::ready;
use std::time::{Duration, Instant};

use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Exchange, Phase, Request as Asked, Timeline};
use candor_diagnostics::render::{self, Audience, Format};
use tokio::io::AsyncWrite;

use super::request::Refusal;
use crate::clock::{Deadline, unix_ms};
use crate::exchange::work::Work;
use crate::exchange::{ClientInfo, RequestId, forward};
use crate::stream::Stream;
use crate::telemetry::{Delivered, RequestRecord, StatusBy};

/// How much of a request line is logged.
const SHOWN_MAX: usize = 256;

/// Answers a refused head. The connection is to be closed then.
#[cold]
pub(super) async fn refuse(
    stream: &mut Stream,
    client: &ClientInfo,
    deadline: &Deadline,
    work: &mut Work,
    refusal: Refusal,
) {
    let now = Instant::now();
    let id = RequestId::new(now);
    let line = work
        .input
        .filled()
        .split(|b| matches!(b, b'\r' | b'\n'))
        .next();
    let line = line.unwrap_or_default();
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
            protocol: "HTTP/1.1".to_owned(),
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
    // Without a head that can be believed nobody is an operator.
    let mut body = Vec::new();
    render::body(
        &mut body,
        Format::Text,
        Audience::Visitor,
        &exchange,
        &diagnosis,
    );
    let mut answer = Vec::new();
    let reason = forward::reason_phrase(refusal.status);
    forward::status_line(&mut answer, refusal.status, reason.as_bytes());
    forward::line(
        &mut answer,
        b"Content-Type",
        Format::Text.content_type().as_bytes(),
    );
    render::fields(
        &mut answer,
        Format::Text,
        Audience::Visitor,
        &exchange,
        &diagnosis,
    );
    forward::line(&mut answer, b"X-Request-Id", id.as_bytes());
    forward::line(
        &mut answer,
        b"Content-Length",
        body.len().to_string().as_bytes(),
    );
    if refusal.status == 405 {
        answer.extend_from_slice(forward::ALLOW);
    }
    answer.extend_from_slice(b"Connection: close\r\n\r\n");
    if method != b"HEAD" {
        answer.extend_from_slice(&body);
    }
    deadline.set(now + Duration::from_secs(5));
    let mut written = 0;
    let sent = deadline
        .limit(poll_fn(|cx| {
            while written < answer.len() {
                match ready!(Pin::new(&mut *stream).poll_write(cx, &answer[written..])) {
                    Ok(count) if count > 0 => written += count,
                    _ => return std::task::Poll::Ready(false),
                }
            }
            Pin::new(&mut *stream)
                .poll_flush(cx)
                .map(|flushed| flushed.is_ok())
        }))
        .await;
    let delivered = match sent {
        Ok(true) => Delivered::Complete,
        _ => Delivered::None,
    };
    client.process.telemetry.request(&RequestRecord {
        time_unix_ms: exchange.time_unix_ms,
        request_id: id.as_bytes(),
        client: &client.address,
        method,
        scheme: client.scheme,
        host: b"",
        path,
        query: None,
        protocol: "HTTP/1.1",
        status: refusal.status,
        status_by: StatusBy::Proxy,
        site: None,
        route: None,
        upstream: None,
        peer: None,
        bytes_in: 0,
        bytes_out: if delivered == Delivered::Complete {
            body.len() as u64
        } else {
            0
        },
        duration_us: now.elapsed().as_micros() as u64,
        timeline: Timeline::default(),
        user_agent: None,
        referer: None,
        delivered,
        failure: Some((&exchange, &diagnosis)),
        retried: &[],
        findings: &[],
    });
    if delivered == Delivered::Complete {
        super::connection::linger(stream, deadline).await;
    }
}
