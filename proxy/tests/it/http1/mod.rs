//! HTTP/1.1 on both sides, byte for byte: the test writes what each end says.

mod answers;
mod early;
mod forward;
mod framing;
mod interim;
mod kept;
mod large;
mod limits;
mod overrun;
mod pool;
mod random;
mod secure;
mod site;
mod smuggling;
mod streaming;
mod tunnel;
mod waits;

use std::net::{SocketAddr, TcpListener};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;

use crate::harness::{Candor, Client, LIMIT, eventually};

/// An origin that does nothing by itself: the test accepts its connections and speaks for it.
pub struct Origin {
    address: SocketAddr,
    accepted: Mutex<Receiver<Client>>,
}

impl Origin {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (send, accepted) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if send.send(Client::over(stream)).is_err() {
                    return;
                }
            }
        });
        let accepted = Mutex::new(accepted);
        Self { address, accepted }
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next connection.
    pub fn accept(&self) -> Client {
        self.accepted.lock().unwrap().recv_timeout(LIMIT).unwrap()
    }

    /// Whether a connection came that was not accepted. To be asked when the answer was seen that
    /// such a connection would have come before.
    pub fn has_more(&self) -> bool {
        let next = self.accepted.lock().unwrap().try_recv();
        next.is_ok()
    }

    /// Whether nobody connects any more: the origin went away.
    pub fn is_quiet_for(&self, limit: std::time::Duration) -> bool {
        let next = self.accepted.lock().unwrap().recv_timeout(limit);
        matches!(next, Err(RecvTimeoutError::Timeout))
    }
}

/// A request as the origin got it, up to its empty line.
pub struct Received {
    pub text: String,
}

impl Received {
    pub fn line(&self) -> &str {
        self.text.lines().next().unwrap()
    }

    /// Every value of this name, in order.
    pub fn all(&self, name: &str) -> Vec<&str> {
        let fields = self.text.lines().skip(1).filter(|line| !line.is_empty());
        fields
            .map(|line| line.split_once(':').unwrap())
            .filter(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .collect()
    }

    /// The one value of this name.
    #[track_caller]
    pub fn one(&self, name: &str) -> &str {
        let all = self.all(name);
        assert_eq!(all.len(), 1, "{name} in {}", self.text);
        all[0]
    }

    pub fn has(&self, name: &str) -> bool {
        !self.all(name).is_empty()
    }
}

/// Reads a request head, as an origin.
pub fn received(peer: &mut Client) -> Received {
    let text = String::from_utf8(peer.until(b"\r\n\r\n")).unwrap();
    Received { text }
}

/// Candor in front of `origin`, on one thread, so that there is one pool. `more` goes behind the
/// site's `proxy`.
pub fn proxy(origin: &Origin, more: &str) -> Candor {
    proxy_with(origin, "", more)
}

/// The same; `process` is what stands before the site. Each connection to the origin is the test's:
/// no probes.
pub fn proxy_with(origin: &Origin, process: &str, more: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nthreads = 1\n{process}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n{more}\n\
         [diagnosis]\nprobes = false\n",
        origin.address()
    ))
}

/// A 200 with a length.
pub fn ok(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n{body}").into_bytes()
}

/// One exchange: the client's request, what the origin got, the origin's answer, what the client
/// got. On a connection of the client that is closed then; the origin's stays open.
pub fn exchange(candor: &Candor, origin: &Origin, request: &str, answer: &[u8]) -> Exchanged {
    let mut client = candor.client();
    client.send(request.as_bytes());
    let mut peer = origin.accept();
    let got = received(&mut peer);
    peer.send(answer);
    let method = request.split(' ').next().unwrap();
    let response = client.response_to(method);
    Exchanged {
        got,
        response,
        client,
        peer,
    }
}

pub struct Exchanged {
    pub got: Received,
    pub response: crate::harness::Response,
    pub client: Client,
    pub peer: Client,
}

/// The resident memory of a process in KiB.
pub fn resident_kib(candor: &Candor) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", candor.id())).unwrap();
    let line = status.lines().find(|l| l.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How many file descriptors a process has.
pub fn descriptors(candor: &Candor) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", candor.id()))
        .unwrap()
        .count()
}

/// Waits until the process has at most so many file descriptors.
pub fn descriptors_fall_to(candor: &Candor, count: usize) {
    eventually(|| (descriptors(candor) <= count).then_some(()));
}
