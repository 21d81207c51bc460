//! Members of an upstream that fall ill on command, and what each of them got.

mod streams;

use std::net::SocketAddr;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use socket2::{Domain, Socket, Type};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};

use super::request::{Request, chunks};
use super::wire::{Head, Wire};

/// What a member does to a request in place of answering it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ill {
    /// Resets the connection once the head is there.
    ResetAtHead,
    /// Resets it once the whole request is there.
    ResetAtEnd,
    /// Closes it without a byte.
    Silent,
    /// Closes it within the answer's head; over HTTP/2 it refuses the stream.
    CutHead,
    /// Closes it within the body.
    CutBody,
    /// Resets it within the body.
    ResetBody,
    /// Never answers.
    Stall,
    /// Answers, then ends its sending side and keeps the connection.
    HalfClose,
    /// Answers, then closes without having said so.
    CloseAfter,
    /// Answers, and sends an answer to nobody behind it.
    Surplus,
    /// Answers before it has read the body.
    Early,
    /// Answers in single pieces of a few bytes.
    Drip,
    /// Answers after two interim ones.
    Interim,
}

impl Ill {
    pub const ALL: [Self; 13] = [
        Self::ResetAtHead,
        Self::ResetAtEnd,
        Self::Silent,
        Self::CutHead,
        Self::CutBody,
        Self::ResetBody,
        Self::Stall,
        Self::HalfClose,
        Self::CloseAfter,
        Self::Surplus,
        Self::Early,
        Self::Drip,
        Self::Interim,
    ];
}

/// How a member's dealing with a request ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// It did not: it is being read, or nobody will answer it.
    Open,
    /// It was answered whole.
    Answered,
    /// By an illness.
    Ill(Ill),
}

/// A request that a member got, or a part of one.
#[derive(Clone, Copy, Debug)]
pub struct Delivery {
    pub member: usize,
    /// Whether the whole body came, and was what the client sent.
    pub body: Option<bool>,
    pub end: End,
}

/// What the members got, by the request's number.
pub type Ledger = Arc<Mutex<Vec<Vec<Delivery>>>>;

/// What a member is told.
#[derive(Clone, Copy, Debug)]
enum Order {
    /// Be gone: connections are reset, nothing listens.
    Kill,
    /// Go: nothing listens, idle connections are closed, busy ones after their answer.
    Drain,
    /// Listen.
    Serve,
}

/// What is spoken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Protocol {
    Http1,
    Http2,
}

/// The members.
pub struct Fleet {
    pub addresses: Vec<SocketAddr>,
    pub ledger: Ledger,
    members: Vec<Handle>,
}

struct Handle {
    orders: mpsc::UnboundedSender<(Order, SyncSender<()>)>,
    ills: Arc<Mutex<Vec<Ill>>>,
    /// Keeps the port while the member is gone.
    _port: Socket,
}

/// What the connections of a member share.
struct Member {
    number: usize,
    protocol: Protocol,
    ledger: Ledger,
    ills: Arc<Mutex<Vec<Ill>>>,
}

impl Fleet {
    /// Starts so many members, for requests with numbers below `requests`.
    pub fn start(count: usize, requests: usize, protocol: Protocol) -> Self {
        let ledger = Ledger::new(Mutex::new(vec![Vec::new(); requests]));
        let mut fleet = Self {
            addresses: Vec::new(),
            ledger: Arc::clone(&ledger),
            members: Vec::new(),
        };
        let mut starts = Vec::new();
        for number in 0..count {
            let port = bound(SocketAddr::from(([127, 0, 0, 1], 0)));
            let address = port.local_addr().unwrap().as_socket().unwrap();
            let (orders, receiver) = mpsc::unbounded_channel();
            let ills = Arc::<Mutex<Vec<Ill>>>::default();
            let member = Member {
                number,
                protocol,
                ledger: Arc::clone(&ledger),
                ills: Arc::clone(&ills),
            };
            starts.push((Arc::new(member), address, receiver));
            fleet.addresses.push(address);
            fleet.members.push(Handle {
                orders,
                ills,
                _port: port,
            });
        }
        thread::spawn(|| {
            runtime().block_on(async {
                let members = starts
                    .into_iter()
                    .map(|(member, address, orders)| tokio::spawn(run(member, address, orders)));
                for member in members.collect::<Vec<_>>() {
                    member.await.unwrap();
                }
            });
        });
        for member in 0..count {
            fleet.serve(member);
        }
        fleet
    }

    /// Resets a member's connections and ends its listening, as `kill -9` does.
    pub fn kill(&self, member: usize) {
        self.order(member, Order::Kill);
    }

    /// Lets a member finish what it has, and go.
    pub fn drain(&self, member: usize) {
        self.order(member, Order::Drain);
    }

    /// Lets a member listen, if it does not; it has no illness then.
    pub fn serve(&self, member: usize) {
        self.members[member].ills.lock().unwrap().clear();
        self.order(member, Order::Serve);
    }

    /// The member's next requests meet these.
    pub fn infect(&self, member: usize, ills: Vec<Ill>) {
        *self.members[member].ills.lock().unwrap() = ills;
    }

    /// Tells a member, and waits until it is so.
    fn order(&self, member: usize, order: Order) {
        let (done, wait) = sync_channel(1);
        self.members[member].orders.send((order, done)).unwrap();
        wait.recv_timeout(crate::harness::LIMIT).unwrap();
    }
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
}

/// A bound socket, which does not listen. Its port can be shared by sockets of this kind alone: one
/// with `SO_REUSEADDR`, which servers have, could take the port while nothing listens.
fn bound(address: SocketAddr) -> Socket {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    socket.set_reuse_port(true).unwrap();
    socket.bind(&address.into()).unwrap();
    socket
}

fn listen(address: SocketAddr) -> TcpListener {
    let socket = bound(address);
    socket.listen(1024).unwrap();
    socket.set_nonblocking(true).unwrap();
    TcpListener::from_std(socket.into()).unwrap()
}

/// A member, until nobody gives orders any more.
async fn run(
    member: Arc<Member>,
    address: SocketAddr,
    mut orders: mpsc::UnboundedReceiver<(Order, SyncSender<()>)>,
) {
    let mut listener = None;
    // Connections look at it; each life of the member has its own.
    let mut life = watch::Sender::new(Order::Serve);
    loop {
        let accepted = async {
            match &listener {
                Some(listener) => TcpListener::accept(listener).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            accepted = accepted => {
                if let Ok((stream, _)) = accepted {
                    tokio::spawn(connection(Arc::clone(&member), stream, life.subscribe()));
                }
            }
            order = orders.recv() => {
                let Some((order, done)) = order else { return };
                match order {
                    Order::Serve if listener.is_some() => {}
                    Order::Serve => {
                        life = watch::Sender::new(Order::Serve);
                        listener = Some(listen(address));
                    }
                    Order::Kill | Order::Drain => {
                        listener = None;
                        life.send_replace(order);
                    }
                }
                let _ = done.send(());
            }
        }
    }
}

/// A connection to its end.
async fn connection(member: Arc<Member>, mut stream: TcpStream, mut life: watch::Receiver<Order>) {
    let _ = stream.set_nodelay(true);
    let mut killed = life.clone();
    let way = tokio::select! {
        way = served(&member, &mut stream, &mut life) => way,
        () = killed_in(&mut killed) => Way::Reset,
    };
    if way == Way::Reset {
        let _ = socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO));
    }
}

async fn killed_in(life: &mut watch::Receiver<Order>) {
    let killed = life.wait_for(|order| matches!(order, Order::Kill));
    if killed.await.map(drop).is_err() {
        // The member has another life; this connection is of an earlier one and goes on.
        std::future::pending::<()>().await;
    }
}

/// The member is told to be gone, or to go.
async fn gone(life: &mut watch::Receiver<Order>) {
    let _ = life.wait_for(|order| !matches!(order, Order::Serve)).await;
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Way {
    Close,
    Reset,
}

async fn served(
    member: &Arc<Member>,
    stream: &mut TcpStream,
    life: &mut watch::Receiver<Order>,
) -> Way {
    match member.protocol {
        Protocol::Http1 => serve(member, stream, life).await,
        Protocol::Http2 => streams::serve(member, stream, life).await,
    }
}

/// Serves requests until the connection is to end.
async fn serve(member: &Member, stream: &mut TcpStream, life: &mut watch::Receiver<Order>) -> Way {
    let mut wire = Wire::default();
    loop {
        let is_leaving = |life: &watch::Receiver<Order>| !matches!(*life.borrow(), Order::Serve);
        let head = tokio::select! {
            biased;
            head = wire.head(stream) => head,
            () = gone(life) => return Way::Close,
        };
        let Ok(Some(head)) = head else {
            return Way::Close;
        };
        let id = head.first[1]
            .strip_prefix("/r/")
            .and_then(|id| id.parse().ok());
        // A look of Candor's own at the member, not a request of the load.
        let Some(id) = id else {
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await;
            continue;
        };
        let answer = Answer {
            member,
            request: Request { id },
            index: member.note(id),
        };
        let ill = member.ills.lock().unwrap().pop();
        match answer
            .give(head, ill, &mut wire, stream, is_leaving(life))
            .await
        {
            Ok(None) if !is_leaving(life) => {}
            Ok(None) => return Way::Close,
            Ok(Some(way)) => return way,
            Err(_) => return Way::Close,
        }
    }
}

impl Member {
    /// Writes down that a request came; its place.
    fn note(&self, id: u32) -> usize {
        let mut ledger = self.ledger.lock().unwrap();
        let deliveries = &mut ledger[id as usize];
        deliveries.push(Delivery {
            member: self.number,
            body: None,
            end: End::Open,
        });
        deliveries.len() - 1
    }
}

/// One answer in the making.
struct Answer<'a> {
    member: &'a Member,
    request: Request,
    index: usize,
}

impl Answer<'_> {
    /// Reads the rest of the request and answers it, or does what an illness has it do. What it
    /// says: how the connection ends, if it does.
    async fn give(
        &self,
        head: Head,
        ill: Option<Ill>,
        wire: &mut Wire,
        stream: &mut TcpStream,
        closes: bool,
    ) -> std::io::Result<Option<Way>> {
        let method = head.first[0].as_str();
        let mut bytes = self.bytes(method, closes);
        let ended = match ill {
            Some(ill) => End::Ill(ill),
            None => End::Answered,
        };
        if ill == Some(Ill::ResetAtHead) {
            self.end(ended);
            return Ok(Some(Way::Reset));
        }
        if ill == Some(Ill::Early) {
            stream.write_all(&bytes).await?;
        }
        let body = wire.body(&head, stream).await?;
        let sound = method == self.request.method() && body == self.request.payload();
        self.update(|delivery| delivery.body = Some(sound));
        let half = match method {
            "HEAD" => 0,
            _ => self.request.answer().len() / 2,
        };
        let middle = bytes.len() - half - 1;
        match ill {
            Some(Ill::ResetAtEnd) => {
                self.end(ended);
                return Ok(Some(Way::Reset));
            }
            Some(Ill::Silent) => {
                self.end(ended);
                return Ok(Some(Way::Close));
            }
            Some(Ill::Stall) => {
                self.end(ended);
                while wire.fill(stream).await? > 0 {}
                return Ok(Some(Way::Close));
            }
            Some(Ill::CutHead) => bytes.truncate(20),
            Some(Ill::CutBody | Ill::ResetBody) => bytes.truncate(middle),
            Some(Ill::Surplus) => bytes.extend_from_slice(
                b"HTTP/1.1 200 OK\r\nX-Id: 4000000000\r\nX-Member: 0\r\nContent-Length: 0\r\n\r\n",
            ),
            Some(Ill::Interim) => {
                stream.write_all(b"HTTP/1.1 102 Processing\r\n\r\n").await?;
                stream
                    .write_all(b"HTTP/1.1 103 Early Hints\r\n\r\n")
                    .await?;
            }
            _ => {}
        }
        match ill {
            Some(Ill::Early) => {}
            Some(Ill::Drip) => {
                for piece in bytes.chunks(bytes.len() / 12 + 1) {
                    stream.write_all(piece).await?;
                    tokio::task::yield_now().await;
                }
            }
            _ => stream.write_all(&bytes).await?,
        }
        self.end(ended);
        Ok(match ill {
            Some(Ill::CutHead | Ill::CutBody | Ill::CloseAfter | Ill::Surplus) => Some(Way::Close),
            Some(Ill::ResetBody) => Some(Way::Reset),
            Some(Ill::HalfClose) => {
                stream.shutdown().await?;
                while wire.fill(stream).await? > 0 {}
                Some(Way::Close)
            }
            _ => None,
        })
    }

    /// The answer.
    fn bytes(&self, method: &str, closes: bool) -> Vec<u8> {
        let Request { id } = self.request;
        let number = self.member.number;
        let body = self.request.answer();
        let mut head = format!("HTTP/1.1 200 OK\r\nX-Id: {id}\r\nX-Member: {number}\r\n");
        if closes {
            head += "Connection: close\r\n";
        }
        let chunked = self.request.is_answered_in_chunks();
        match chunked {
            true => head += "Transfer-Encoding: chunked\r\n\r\n",
            false => head += &format!("Content-Length: {}\r\n\r\n", body.len()),
        }
        let mut bytes = head.into_bytes();
        match () {
            () if method == "HEAD" => {}
            () if chunked => chunks(body, &mut bytes),
            () => bytes.extend_from_slice(body),
        }
        bytes
    }

    fn end(&self, end: End) {
        self.update(|delivery| delivery.end = end);
    }

    fn update(&self, change: impl FnOnce(&mut Delivery)) {
        let mut ledger = self.member.ledger.lock().unwrap();
        change(&mut ledger[self.request.id as usize][self.index]);
    }
}
