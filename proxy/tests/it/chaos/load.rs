//! Clients: each kind goes on until all requests have been sent, and says what became of each.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::request::Request;
use super::wire::{Head, Wire};
use crate::harness::{LIMIT, Random};

/// Connections of each kind.
const SERIAL: u64 = 16;
const PIPELINED: u64 = 4;
const HTTP2: u64 = 4;
/// Requests at a time on a connection of HTTP/2.
const STREAMS: u64 = 3;
/// Requests in one write.
const BATCH_MAX: usize = 5;
/// One in so many clients leaves before its answer.
const LEAVES: usize = 150;

/// What became of a request.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The answer of a member.
    Answered {
        status: u16,
        member: usize,
        /// Whether it has the request's own number and body.
        own: bool,
    },
    /// An answer of Candor's own.
    Told { status: u16, cause: String },
    /// The connection ended, or the stream, without the end of an answer.
    Cut { begun: bool },
    /// The client left before the answer.
    Left,
    /// It stood behind a request with which the connection ended.
    Behind,
}

/// The load, as its clients share it.
pub struct Load {
    address: SocketAddr,
    total: u32,
    next: AtomicU32,
    outcomes: Mutex<(Vec<Option<Outcome>>, usize)>,
    moved: Condvar,
}

impl Load {
    pub fn new(address: SocketAddr, total: u32) -> Arc<Self> {
        Arc::new(Self {
            address,
            total,
            next: AtomicU32::new(0),
            outcomes: Mutex::new((vec![None; total as usize], 0)),
            moved: Condvar::new(),
        })
    }

    /// Sends everything; on a thread of its own.
    pub fn run(self: &Arc<Self>, seed: u64) {
        super::fleet::runtime().block_on(async {
            let mut clients = Vec::new();
            for number in 0..SERIAL + PIPELINED {
                let (load, random) = (Arc::clone(self), Random::new(seed + number));
                let most = if number < SERIAL { 1 } else { BATCH_MAX };
                clients.push(tokio::spawn(load.in_turn(most, random)));
            }
            for number in 0..HTTP2 {
                let load = Arc::clone(self);
                clients.push(tokio::spawn(load.streams(seed + 1000 * (number + 1))));
            }
            for client in clients {
                client.await.unwrap();
            }
        });
    }

    /// Waits until so many requests have an outcome.
    pub fn await_done(&self, count: usize) {
        let outcomes = self.outcomes.lock().unwrap();
        let (_outcomes, waited) = self
            .moved
            .wait_timeout_while(outcomes, LIMIT * 6, |(_, done)| *done < count)
            .unwrap();
        assert!(!waited.timed_out(), "the load hangs before {count}");
    }

    /// What became of each request.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let (outcomes, _) = &*self.outcomes.lock().unwrap();
        outcomes.iter().cloned().map(Option::unwrap).collect()
    }

    fn take(&self) -> Option<Request> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        (id < self.total).then_some(Request { id })
    }

    fn note(&self, request: Request, outcome: Outcome) {
        let mut outcomes = self.outcomes.lock().unwrap();
        let (list, done) = &mut *outcomes;
        let before = list[request.id as usize].replace(outcome);
        assert_eq!(before, None, "{request:?} has two outcomes");
        *done += 1;
        if done.is_multiple_of(64) || *done == list.len() {
            self.moved.notify_all();
        }
    }

    /// A client of HTTP/1.1, which has up to `most` requests in one write.
    async fn in_turn(self: Arc<Self>, most: usize, mut random: Random) {
        loop {
            let mut stream = TcpStream::connect(self.address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            let mut wire = Wire::default();
            loop {
                let count = 1 + random.below(most);
                let batch: Vec<_> = std::iter::from_fn(|| self.take()).take(count).collect();
                if batch.is_empty() {
                    assert!(wire.is_empty(), "bytes behind the last answer");
                    return;
                }
                let leaves = random.below(LEAVES) == 0;
                let batch = self.batch(&batch, leaves, &mut random, &mut stream, &mut wire);
                if timeout(LIMIT, batch).await.expect("no answer and no end") == Go::Anew {
                    break;
                }
            }
        }
    }

    async fn batch(
        &self,
        batch: &[Request],
        leaves: bool,
        random: &mut Random,
        stream: &mut TcpStream,
        wire: &mut Wire,
    ) -> Go {
        let mut bytes = Vec::new();
        batch.iter().for_each(|request| request.write(&mut bytes));
        if leaves {
            // It may be gone before it has sent everything, or after.
            let sent = random.below(bytes.len()) + 1;
            let _ = stream.write_all(&bytes[..sent]).await;
            if random.below(2) == 0 {
                let _ = socket2::SockRef::from(&*stream).set_linger(Some(Duration::ZERO));
            }
            batch
                .iter()
                .for_each(|request| self.note(*request, Outcome::Left));
            return Go::Anew;
        }
        let (mut reader, mut writer) = stream.split();
        let mut write = std::pin::pin!(writer.write_all(&bytes));
        let mut written = false;
        let mut go = Go::On;
        for request in batch {
            if go == Go::Anew {
                self.note(*request, Outcome::Behind);
                continue;
            }
            let mut answer = std::pin::pin!(answer(*request, wire, &mut reader));
            let (outcome, closes) = loop {
                tokio::select! {
                    answer = &mut answer => break answer,
                    // Whether it failed, the answer says.
                    _ = &mut write, if !written => written = true,
                }
            };
            if closes {
                go = Go::Anew;
            }
            self.note(*request, outcome);
        }
        match written {
            true => go,
            false => Go::Anew,
        }
    }

    /// A client of HTTP/2 with prior knowledge.
    async fn streams(self: Arc<Self>, seed: u64) {
        let mut round = 0;
        while self.next.load(Ordering::Relaxed) < self.total {
            let stream = TcpStream::connect(self.address).await.unwrap();
            stream.set_nodelay(true).unwrap();
            let (send, connection) = h2::client::handshake(stream).await.unwrap();
            let connection = tokio::spawn(connection);
            round += STREAMS;
            let workers: Vec<_> = (0..STREAMS)
                .map(|number| {
                    let random = Random::new(seed + round + number);
                    tokio::spawn(Arc::clone(&self).stream(send.clone(), random))
                })
                .collect();
            for worker in workers {
                worker.await.unwrap();
            }
            connection.abort();
        }
    }

    /// One request after the other, until all are sent or the connection takes no more.
    async fn stream(self: Arc<Self>, mut send: h2::client::SendRequest<Bytes>, mut random: Random) {
        loop {
            match send.ready().await {
                Ok(ready) => send = ready,
                Err(_) => return,
            }
            let Some(request) = self.take() else { return };
            let leaves = random.below(LEAVES) == 0;
            let outcome = timeout(LIMIT, exchange(&mut send, request, leaves)).await;
            self.note(request, outcome.expect("no answer and no end"));
        }
    }
}

/// Whether a connection can go on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Go {
    On,
    Anew,
}

/// Reads one answer; what it is, and whether the connection ends with it.
async fn answer(
    request: Request,
    wire: &mut Wire,
    reader: &mut (impl tokio::io::AsyncRead + Unpin),
) -> (Outcome, bool) {
    let head = loop {
        match wire.head(reader).await {
            Ok(Some(head)) if head.first[1].starts_with('1') => {}
            Ok(Some(head)) => break head,
            _ => return (Outcome::Cut { begun: false }, true),
        }
    };
    let body = match request.method() {
        "HEAD" => Vec::new(),
        _ => match wire.body(&head, reader).await {
            Ok(body) => body,
            Err(_) => return (Outcome::Cut { begun: true }, true),
        },
    };
    let closes = head.closes;
    (judged(request, head, &body), closes)
}

fn judged(request: Request, head: Head, body: &[u8]) -> Outcome {
    let status = head.first[1].parse().unwrap();
    match head {
        Head {
            cause: Some(cause),
            member: None,
            ..
        } => Outcome::Told { status, cause },
        Head {
            cause: None,
            member: Some(member),
            id,
            ..
        } => Outcome::Answered {
            status,
            member,
            own: id == Some(request.id) && (request.method() == "HEAD" || body == request.answer()),
        },
        head => panic!("neither a member's answer nor one of Candor's own: {head:?}"),
    }
}

/// One request on a stream of its own.
async fn exchange(
    send: &mut h2::client::SendRequest<Bytes>,
    request: Request,
    leaves: bool,
) -> Outcome {
    let payload = request.payload();
    let head = http::Request::builder()
        .method(request.method())
        .uri(format!("http://chaos/r/{}", request.id))
        .body(())
        .unwrap();
    let Ok((response, mut stream)) = send.send_request(head, payload.is_empty()) else {
        return Outcome::Behind;
    };
    if leaves {
        stream.send_reset(h2::Reason::CANCEL);
        return Outcome::Left;
    }
    if !payload.is_empty() {
        // What does not fit the window is kept and sent as it opens.
        let _ = stream.send_data(Bytes::from_static(payload), true);
    }
    let response = match response.await {
        Ok(response) => response,
        // RFC 9113 §8.7: the connection went before this stream was looked at.
        Err(error) if error.reason() == Some(h2::Reason::REFUSED_STREAM) || error.is_go_away() => {
            return Outcome::Behind;
        }
        Err(_) => return Outcome::Cut { begun: false },
    };
    let value = |name: &str| Some(response.headers().get(name)?.to_str().unwrap().to_owned());
    let head = Head {
        first: [String::new(), response.status().as_str().to_owned()],
        id: value("x-id").map(|id| id.parse().unwrap()),
        member: value("x-member").map(|member| member.parse().unwrap()),
        cause: value("candor-cause"),
        ..Head::default()
    };
    let mut data = response.into_body();
    let mut body = Vec::new();
    while let Some(piece) = data.data().await {
        let Ok(piece) = piece else {
            return Outcome::Cut { begun: true };
        };
        let _ = data.flow_control().release_capacity(piece.len());
        body.extend_from_slice(&piece);
    }
    judged(request, head, &body)
}
