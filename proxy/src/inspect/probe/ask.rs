//! One probe: connect, ask in one way, look at the first bytes that come.

use std::future::poll_fn;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_conf::model::{Action, Protocol, Setting, Timeouts};
use candor_diagnostics::evidence::{
    Evidence, PROBE_FIRST_MAX, PROBE_NAMES_MAX, Probe, ProbeOutcome, ProbeWay,
};
use candor_diagnostics::exchange::{Attempt, Target};
use parking_lot::Mutex;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;
use tokio_rustls::TlsConnector;

use super::super::Subject;
use crate::exchange::preview::{self, Asked, Sender};
use crate::http1::response::{ResponseContext, ResponseHead};
use crate::http1::scan::Scan;
use crate::server::CertificateFacts;
use crate::stream::{Socket, Stream, Watch};
use crate::upstream::{connect, evidence, tls};

/// One probe may take so long.
const LIMIT: Duration = Duration::from_millis(500);
/// So much of an answer is read.
const HEAD_MAX: usize = 8 * 1024;
/// The client's preface of HTTP/2 and empty settings (RFC 9113 §3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00";

/// Asks in one way; `None` where that cannot be done.
pub(super) async fn ask(subject: &Subject, way: ProbeWay) -> Option<Probe> {
    let started = Instant::now();
    let mut probe = Probe {
        address: address(subject)?,
        way,
        ..Probe::default()
    };
    let asked = async {
        match way {
            ProbeWay::Same | ProbeWay::OtherPath => as_configured(subject, &mut probe).await,
            ProbeWay::Plain => plain(subject, &mut probe).await,
            ProbeWay::Tls | ProbeWay::TlsUnnamed => shake(subject, &mut probe).await,
            ProbeWay::Http2 => http2(subject, &mut probe).await,
        }
    };
    // Silence is what it is until something else came of it.
    let asked = timeout(LIMIT, asked).await;
    if asked == Ok(None) {
        return None;
    }
    probe.elapsed_us = started.elapsed().as_micros() as u64;
    Some(probe)
}

fn address(subject: &Subject) -> Option<String> {
    match &subject.target {
        Target::Unix { path } => Some(format!("unix:{path}")),
        Target::Host { .. } => Some(subject.addresses.last()?.to_string()),
        Target::None => None,
    }
}

/// A request as the proxy sends it.
async fn as_configured(subject: &Subject, probe: &mut Probe) -> Option<()> {
    let request = request(subject, probe, subject.server().protocol)?;
    let limit = Setting {
        value: LIMIT,
        place: None,
    };
    let timeouts = Timeouts::each(&limit);
    let address: Option<SocketAddr> = subject.addresses.last().copied();
    let mut attempt = Attempt::default();
    let dialed = connect::dial_at(
        subject.upstream(),
        subject.server(),
        address,
        &timeouts,
        &mut attempt,
    );
    match dialed.await {
        Ok(mut dialed) => converse(&mut dialed.stream, &request, probe).await,
        Err(_) => {
            probe.outcome = ProbeOutcome::Unconnected;
            probe.errno = attempt.evidence.iter().find_map(|fact| match fact {
                Evidence::Connect(tried) => tried.errno,
                _ => None,
            });
        }
    }
    Some(())
}

/// The request's head, as the route would send it on; its method and path are noted in `probe`.
fn request(subject: &Subject, probe: &mut Probe, protocol: Protocol) -> Option<Vec<u8>> {
    let (site, route) = subject.site.zip(subject.route)?;
    let configuration = &subject.snapshot.configuration;
    let site = &configuration.sites[site];
    let route = &site.routes[route];
    let Action::Proxy(proxy) = &route.action else {
        return None;
    };
    let (method, target) = match probe.way {
        ProbeWay::Same => (&*subject.method, &*subject.path),
        _ if subject.path == "/" => ("GET", "/robots.txt"),
        _ => ("GET", "/"),
    };
    let asked = Asked {
        method,
        authority: &subject.host,
        target,
        fields: "User-Agent: candor-probe\r\nAccept: */*\r\n",
        sender: Sender {
            scheme: &subject.scheme,
            ..preview::SENDER
        },
        fields_max: 16,
    };
    let server = &subject.server().settings;
    let (head, _) = preview::request(&asked, site, route, proxy, server, protocol).ok()?;
    probe.method = Some(method.to_owned());
    probe.path = Some(target.to_owned());
    Some(head)
}

async fn plain(subject: &Subject, probe: &mut Probe) -> Option<()> {
    let request = request(subject, probe, Protocol::Http1)?;
    let Some(socket) = connect(subject, probe).await else {
        return Some(());
    };
    converse(&mut Stream::Plain(socket), &request, probe).await;
    Some(())
}

async fn http2(subject: &Subject, probe: &mut Probe) -> Option<()> {
    let Some(mut socket) = connect(subject, probe).await else {
        return Some(());
    };
    let mut first = Vec::with_capacity(64);
    if socket.write_all(PREFACE).await.is_ok() {
        read_some(&mut socket, &mut first, 9).await;
    }
    // The server's preface is a settings frame on stream 0.
    let is_settings = first.len() >= 9 && first[3] == 4 && first[5..9] == [0; 4];
    probe.outcome = match is_settings {
        true => ProbeOutcome::Http2,
        false if first.is_empty() => ProbeOutcome::Ended,
        false => other(probe, &first),
    };
    Some(())
}

async fn shake(subject: &Subject, probe: &mut Probe) -> Option<()> {
    let named = probe.way == ProbeWay::Tls;
    let config = tls::probing(named).ok()?;
    let host = match &subject.target {
        Target::Host { host, .. } => host.trim_matches(['[', ']', '.']),
        _ => "localhost",
    };
    let name = ServerName::try_from(host.to_owned()).ok()?;
    let Some(mut socket) = connect(subject, probe).await else {
        return Some(());
    };
    let first = Arc::<First>::default();
    socket.watch(Some(Arc::<First>::clone(&first) as Arc<dyn Watch>));
    let shaken = TlsConnector::from(config).connect(name, socket).await;
    let seen = first.0.lock().clone();
    probe.outcome = match shaken {
        Ok(stream) => {
            let session = stream.get_ref().1;
            probe.version = session.protocol_version().map(evidence::tls::version_text);
            let alpn = session.alpn_protocol().map(String::from_utf8_lossy);
            probe.alpn = alpn.map(|alpn| alpn.into_owned());
            let leaf = session.peer_certificates().and_then(|chain| chain.first());
            let facts = leaf.and_then(|leaf| CertificateFacts::of(leaf));
            probe.names = facts.map_or_else(Vec::new, |facts| facts.names);
            probe.names.truncate(PROBE_NAMES_MAX);
            ProbeOutcome::Tls
        }
        // An alert or a message of a handshake: it speaks TLS, and does not want us.
        Err(_) if matches!(seen.get(..2), Some([0x15 | 0x16, 3])) => ProbeOutcome::TlsRefused,
        Err(_) if seen.is_empty() => ProbeOutcome::Ended,
        Err(_) => other(probe, &seen),
    };
    Some(())
}

/// A plain connection; that there is none is noted.
async fn connect(subject: &Subject, probe: &mut Probe) -> Option<Socket> {
    let connected: std::io::Result<Socket> = match &subject.target {
        Target::Unix { path } => UnixStream::connect(path).await.map(Into::into),
        _ => {
            let address = *subject.addresses.last()?;
            TcpStream::connect(address).await.map(Into::into)
        }
    };
    match connected {
        Ok(socket) => Some(socket),
        Err(error) => {
            probe.outcome = ProbeOutcome::Unconnected;
            probe.errno = error.raw_os_error();
            None
        }
    }
}

/// Sends the request and looks for the head of a final answer.
async fn converse(stream: &mut Stream, request: &[u8], probe: &mut Probe) {
    let mut bytes = Vec::with_capacity(1024);
    // One that hangs up may have said something before.
    let _ = stream.write_all(request).await;
    let _ = poll_fn(|cx| stream.poll_finish(cx, &[])).await;
    let mut response = ResponseHead::default();
    let mut scan = Scan::default();
    loop {
        match scan.find(&bytes, true) {
            Ok(Some(length)) => {
                let context = ResponseContext {
                    head_request: probe.method.as_deref() == Some("HEAD"),
                    tolerate_te_and_cl: true,
                };
                if response.parse(&mut bytes[..length], context).is_err() {
                    probe.outcome = other(probe, &bytes);
                    return;
                }
                if response.status >= 200 || response.status == 101 {
                    probe.outcome = ProbeOutcome::Answered;
                    probe.status = Some(response.status);
                    return;
                }
                bytes.drain(..length);
                scan = Scan::default();
                continue;
            }
            Ok(None) if bytes.len() < HEAD_MAX => {}
            _ => {
                probe.outcome = other(probe, &bytes);
                return;
            }
        }
        // What is there counts, should nothing follow in time.
        if !bytes.is_empty() {
            probe.outcome = other(probe, &bytes);
        }
        let before = bytes.len();
        if read_some(stream, &mut bytes, before + 1).await == before {
            probe.outcome = match bytes.is_empty() {
                true => ProbeOutcome::Ended,
                false => other(probe, &bytes),
            };
            return;
        }
    }
}

/// Reads until there are `least` bytes or the end; how many there are.
async fn read_some<S: AsyncRead + Unpin>(
    stream: &mut S,
    bytes: &mut Vec<u8>,
    least: usize,
) -> usize {
    while bytes.len() < least {
        match stream.read_buf(bytes).await {
            Ok(1..) => {}
            _ => break,
        }
    }
    bytes.len()
}

/// Keeps the first bytes of what is no answer.
fn other(probe: &mut Probe, bytes: &[u8]) -> ProbeOutcome {
    probe.first = bytes[..bytes.len().min(PROBE_FIRST_MAX)].to_vec();
    ProbeOutcome::Other
}

/// Remembers the first bytes that came.
#[derive(Debug, Default)]
struct First(Mutex<Vec<u8>>);

impl Watch for First {
    fn received(&self, bytes: &[u8]) {
        let mut first = self.0.lock();
        let room = PROBE_FIRST_MAX.saturating_sub(first.len());
        first.extend_from_slice(&bytes[..bytes.len().min(room)]);
    }
}
