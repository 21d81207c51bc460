//! Dialing: resolve, connect, TLS. Never blocks, and never leaves a failure as mere text.

use std::future::{Future, poll_fn};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use candor_conf::model::{Protocol, Timeouts};
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Attempt, Phase};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream, UnixStream};
use tokio::time::{Instant, sleep, timeout};

use super::protocol::Peer;
use super::protocol::proxy_header::{self, Ends};
use super::resolve::{Answer, Lookup, Resolved};
use super::tls::ServerTls;
use super::{Destination, Server, Upstream, evidence, host, protocol};
use crate::stream::{Socket, Stream};

/// RFC 8305 §5, Connection Attempt Delay.
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// At most so many addresses of a name are tried in one dial.
const ADDRESSES_MAX: usize = 16;

/// A fresh connection to a member.
#[derive(Debug)]
pub struct Dialed {
    /// The connection, TLS handshake done.
    pub stream: Stream,
    /// The address; `None` for a unix socket.
    pub peer: Option<SocketAddr>,
    /// The address as text: `10.0.0.5:8080`, `[::1]:80`, `unix:/run/app.sock`.
    pub peer_text: Arc<str>,
}

/// No connection was made; the attempt holds all there is to say.
#[derive(Debug)]
pub struct DialFailed;

/// Connects to a member of an upstream.
///
/// Stamps phase and timeline of `attempt`. When it fails, `attempt` is complete: what it was aimed
/// at (see [`Upstream::describe`]), the peer, and typed evidence. When it succeeds nothing is
/// formatted or allocated for the attempt; its peer is in [`Dialed::peer_text`].
///
/// Dropping the future gives up whatever is under way, but for a name's resolution, which others
/// may be waiting for and which goes on.
pub async fn dial(
    upstream: &Upstream,
    server: &Server,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    dial_for(upstream, server, server.protocol, None, timeouts, attempt).await
}

/// The same, to speak `protocol`, which is the member's own or, where that is [`Protocol::Auto`],
/// HTTP/1.1; for a client whose connection has these ends: a member that wants a PROXY header is told of
/// them. Without them the connection is one of Candor's own.
pub async fn dial_for(
    upstream: &Upstream,
    server: &Server,
    protocol: Protocol,
    ends: Option<Ends>,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    dial_with(upstream, server, protocol, None, ends, timeouts, attempt).await
}

/// The same, at this address in place of those that the member's name leads to.
pub async fn dial_at(
    upstream: &Upstream,
    server: &Server,
    address: Option<SocketAddr>,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    let protocol = server.protocol;
    dial_with(upstream, server, protocol, address, None, timeouts, attempt).await
}

async fn dial_with(
    upstream: &Upstream,
    server: &Server,
    protocol: Protocol,
    address: Option<SocketAddr>,
    ends: Option<Ends>,
    timeouts: &Timeouts,
    attempt: &mut Attempt,
) -> Result<Dialed, DialFailed> {
    let proxy_header = upstream.settings.proxy_protocol;
    let dial = Dial {
        protocol,
        timeouts,
        attempt,
        proxy_header: proxy_header.map(|version| proxy_header::header(version, ends)),
        resolved: None,
        peer: None,
    };
    match dial.run(upstream, server, address).await {
        Ok(dialed) => Ok(dialed),
        Err(failed) => {
            upstream.describe(server, attempt);
            upstream.doubt();
            let found = upstream.found_by(server).map(Evidence::Resolution);
            attempt.evidence.extend(found);
            attempt.peer = failed.peer.as_deref().map(str::to_owned);
            attempt.evidence.extend(failed.evidence);
            Err(DialFailed)
        }
    }
}

/// An open socket, and its address unless it is a unix socket.
type Connected = (Socket, Option<SocketAddr>);

/// A dial under way.
struct Dial<'a> {
    /// What is to be spoken.
    protocol: Protocol,
    timeouts: &'a Timeouts,
    attempt: &'a mut Attempt,
    /// What the connection begins with.
    proxy_header: Option<Vec<u8>>,
    /// What a name was resolved to.
    resolved: Option<Resolved>,
    /// The address that was used last.
    peer: Option<Arc<str>>,
}

/// What is known of a dial that failed.
struct Failed {
    peer: Option<Arc<str>>,
    evidence: Vec<Evidence>,
}

impl Dial<'_> {
    async fn run(
        mut self,
        upstream: &Upstream,
        server: &Server,
        address: Option<SocketAddr>,
    ) -> Result<Dialed, Failed> {
        let opened = match (&server.destination, address) {
            (Destination::Unix(path, text), _) => self.connect_unix(path, text).await,
            (_, Some(address)) => self.connect(&[&address.into()]).await,
            (Destination::Address(answer), None) => self.connect(&[answer]).await,
            (Destination::Name(lookup), None) => self.connect_name(lookup).await,
        };
        let (mut socket, peer) = match opened {
            Ok(opened) => opened,
            Err(evidence) => return Err(self.fail(evidence)),
        };
        if let Some(header) = self.proxy_header.take()
            && let Err(evidence) = self.announce(&mut socket, &header).await
        {
            return Err(self.fail(evidence));
        }
        let stream = match &server.tls {
            None => Stream::Plain(socket),
            Some(tls) => match self.handshake(socket, tls.to_speak(self.protocol)).await {
                Ok(stream) => stream,
                Err(evidence) => return Err(self.fail(evidence)),
            },
        };
        let text = self.peer.as_ref().unwrap_or(&server.text);
        let to = Peer {
            address: peer,
            text,
        };
        let stream =
            match protocol::carry(upstream, server, self.protocol, self.timeouts, stream, to).await
            {
                Ok(stream) => stream,
                Err(evidence) => {
                    let by_tls = evidence.iter().any(|it| matches!(it, Evidence::Tls(_)));
                    self.attempt.phase = if by_tls { Phase::Tls } else { Phase::Head };
                    return Err(self.fail(evidence));
                }
            };
        let peer_text = self.peer.unwrap_or_else(|| Arc::clone(&server.text));
        Ok(Dialed {
            stream,
            peer,
            peer_text,
        })
    }

    async fn connect_name(&mut self, lookup: &Arc<Lookup>) -> Result<Connected, Vec<Evidence>> {
        self.attempt.phase = Phase::Resolve;
        let started = Instant::now();
        let resolved = lookup.resolve(&self.timeouts.resolve).await;
        self.attempt.timeline.resolve_us = Some(started.elapsed().as_micros() as u64);
        let resolved = match resolved {
            Ok(resolved) => resolved,
            Err(evidence) => {
                // The name has addresses, and none of them may be connected to.
                let prohibited = |fact: &Evidence| matches!(fact, Evidence::Prohibited { .. });
                if evidence.iter().any(prohibited) {
                    self.attempt.phase = Phase::Connect;
                }
                return Err(evidence);
            }
        };
        let known = Arc::clone(&resolved.known);
        self.resolved = Some(resolved);

        let mut order = [&known.answers()[0]; ADDRESSES_MAX];
        let length = lookup.order(&known, &mut order);
        let connected = self.connect(&order[..length]).await;
        match &connected {
            Ok((_, Some(peer))) => lookup.worked(*peer),
            Ok((_, None)) => {}
            Err(_) => lookup.doubt(&known),
        }
        connected
    }

    /// Connects to one of `answers`, the first that works (RFC 8305).
    async fn connect(&mut self, answers: &[&Answer]) -> Result<Connected, Vec<Evidence>> {
        self.attempt.phase = Phase::Connect;
        let started = Instant::now();
        let limit = &self.timeouts.connect;
        let mut race = Race {
            answers,
            started: 0,
            running: Vec::new(),
            tries: Vec::new(),
        };
        let won = match answers {
            // The common case needs neither a race nor its memory.
            [only] => match timeout(limit.value, connect_tcp(only.address)).await {
                Ok(Ok(stream)) => Ok(Some((0, stream))),
                Ok(Err(failed)) => {
                    race.tries.push(Try {
                        answer: 0,
                        failed,
                        elapsed: started.elapsed(),
                    });
                    Ok(None)
                }
                Err(elapsed) => {
                    race.started = 1;
                    Err(elapsed)
                }
            },
            _ => timeout(limit.value, race.run()).await,
        };
        let elapsed = started.elapsed();
        self.attempt.timeline.connect_us = Some(elapsed.as_micros() as u64);
        if let Ok(Some((winner, stream))) = won {
            let answer = answers[winner];
            self.peer = Some(Arc::clone(&answer.text));
            return Ok((stream.into(), Some(answer.address)));
        }
        let last = race
            .tries
            .last()
            .map_or_else(|| race.started.saturating_sub(1), |t| t.answer);
        self.peer = answers.get(last).map(|answer| Arc::clone(&answer.text));
        let mut evidence = race.into_evidence(started);
        if won.is_err() {
            evidence.push(evidence::timer("timeout.connect", limit, elapsed));
        }
        Err(evidence)
    }

    async fn connect_unix(
        &mut self,
        path: &Path,
        text: &Arc<str>,
    ) -> Result<Connected, Vec<Evidence>> {
        self.attempt.phase = Phase::Connect;
        self.peer = Some(Arc::clone(text));
        let started = Instant::now();
        let limit = &self.timeouts.connect;
        let opened = timeout(limit.value, UnixStream::connect(path)).await;
        let elapsed = started.elapsed();
        self.attempt.timeline.connect_us = Some(elapsed.as_micros() as u64);
        match opened {
            Ok(Ok(stream)) => Ok((stream.into(), None)),
            Ok(Err(error)) => Err(evidence::unix_connect(path, text, &error, elapsed)),
            Err(_) => Err(vec![
                evidence::connect(text, "connect", None, elapsed),
                evidence::timer("timeout.connect", limit, elapsed),
            ]),
        }
    }

    /// Sends the PROXY header.
    #[cold]
    async fn announce(&self, socket: &mut Socket, header: &[u8]) -> Result<(), Vec<Evidence>> {
        let started = Instant::now();
        let limit = &self.timeouts.write;
        match timeout(limit.value, socket.write_all(header)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) => Err(vec![evidence::io("write", &error)]),
            Err(_) => {
                let elapsed = started.elapsed();
                Err(vec![evidence::timer("timeout.write", limit, elapsed)])
            }
        }
    }

    async fn handshake(
        &mut self,
        socket: Socket,
        server: &ServerTls,
    ) -> Result<Stream, Vec<Evidence>> {
        self.attempt.phase = Phase::Tls;
        let started = Instant::now();
        let shaken = server.handshake(socket, &self.timeouts.tls).await;
        self.attempt.timeline.tls_us = Some(started.elapsed().as_micros() as u64);
        Ok(Stream::Tls(Box::new(shaken?)))
    }

    #[cold]
    fn fail(self, mut evidence: Vec<Evidence>) -> Failed {
        if let Some(resolved) = &self.resolved {
            evidence.insert(0, Evidence::Resolution(resolved.evidence()));
            evidence.extend(resolved.known.prohibited.iter().cloned());
        }
        Failed {
            peer: self.peer,
            evidence,
        }
    }
}

/// Happy eyeballs (RFC 8305 §5): a new try when the last one failed or has taken
/// [`ATTEMPT_DELAY`]; the first that works wins, the others are dropped.
struct Race<'a> {
    answers: &'a [&'a Answer],
    /// How many of them were started.
    started: usize,
    running: Vec<Running>,
    tries: Vec<Try>,
}

/// A connect under way.
struct Running {
    answer: usize,
    since: Instant,
    connect: Pin<Box<dyn Future<Output = Result<TcpStream, ConnectFailed>> + Send>>,
}

/// A connect that failed.
struct Try {
    answer: usize,
    failed: ConnectFailed,
    elapsed: Duration,
}

/// Which call failed, and how.
struct ConnectFailed {
    operation: &'static str,
    error: io::Error,
}

impl Race<'_> {
    /// The winner; `None` when every address failed.
    async fn run(&mut self) -> Option<(usize, TcpStream)> {
        let mut delay = pin!(sleep(ATTEMPT_DELAY));
        loop {
            if let Some(answer) = self.answers.get(self.started) {
                self.running.push(Running {
                    answer: self.started,
                    since: Instant::now(),
                    connect: Box::pin(connect_tcp(answer.address)),
                });
                self.started += 1;
                delay.as_mut().reset(Instant::now() + ATTEMPT_DELAY);
            } else if self.running.is_empty() {
                return None;
            }
            let more = self.started < self.answers.len();
            let running = &mut self.running;
            let done = poll_fn(|cx| {
                for (index, run) in running.iter_mut().enumerate() {
                    if let Poll::Ready(result) = run.connect.as_mut().poll(cx) {
                        return Poll::Ready(Some((index, result)));
                    }
                }
                match more && delay.as_mut().poll(cx).is_ready() {
                    true => Poll::Ready(None),
                    false => Poll::Pending,
                }
            })
            .await;
            // `None`: the delay is over, the next address is due.
            let Some((index, result)) = done else {
                continue;
            };
            let run = self.running.swap_remove(index);
            match result {
                Ok(stream) => return Some((run.answer, stream)),
                Err(failed) => {
                    let elapsed = run.since.elapsed();
                    self.tries.push(Try {
                        answer: run.answer,
                        failed,
                        elapsed,
                    });
                }
            }
        }
    }

    /// One [`Evidence::Connect`] for each address that was tried.
    #[cold]
    fn into_evidence(self, started: Instant) -> Vec<Evidence> {
        let mut evidence = Vec::with_capacity(self.tries.len() + self.running.len() + 1);
        for Try {
            answer,
            failed,
            elapsed,
        } in self.tries
        {
            let text = &self.answers[answer].text;
            let errno = failed.error.raw_os_error();
            evidence.push(evidence::connect(text, failed.operation, errno, elapsed));
            if errno.is_none() {
                evidence.push(evidence::io("connect", &failed.error));
            }
        }
        for Running { answer, since, .. } in self.running {
            let text = &self.answers[answer].text;
            evidence.push(evidence::connect(text, "connect", None, since.elapsed()));
        }
        if evidence.is_empty() && self.started > 0 {
            // A lone address whose connect was given up.
            let text = &self.answers[0].text;
            evidence.push(evidence::connect(text, "connect", None, started.elapsed()));
        }
        let facts = host::facts_for(&evidence);
        evidence.extend(facts);
        evidence
    }
}

async fn connect_tcp(address: SocketAddr) -> Result<TcpStream, ConnectFailed> {
    let failed = |operation| move |error| ConnectFailed { operation, error };
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }
    .map_err(failed("socket"))?;
    // Heads and bodies are written whole: waiting for more would only delay them.
    socket.set_nodelay(true).map_err(failed("socket"))?;
    let stream = socket.connect(address).await.map_err(failed("connect"))?;
    // Where nobody listens on a port that the kernel may choose for us, it may choose just that
    // one, and TCP's simultaneous open connects the socket with itself.
    if address.ip().is_loopback() && stream.local_addr().is_ok_and(|local| local == address) {
        let error = io::Error::from_raw_os_error(libc::ECONNREFUSED);
        return Err(ConnectFailed {
            operation: "connect",
            error,
        });
    }
    Ok(stream)
}
