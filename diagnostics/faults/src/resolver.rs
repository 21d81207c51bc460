//! A DNS server on loopback that gives the answers the faults need.
//!
//! Messages are read and written by hickory-proto; only the answers are decided here.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use hickory_proto::op::{Edns, Message, MessageType, ResponseCode};
use hickory_proto::rr::rdata::opt::EdnsOption;
use hickory_proto::rr::rdata::{A, CNAME, SOA};
use hickory_proto::rr::{Name, RData, Record, RecordType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::Semaphore;

/// A question under this name is never answered.
pub(crate) const SILENT: &str = "silent.test";
/// A question under this name is answered with SERVFAIL, and with the reason that the zone's own
/// servers do not answer.
pub(crate) const BROKEN: &str = "broken.test";
/// The same without a reason.
pub(crate) const TACITURN: &str = "taciturn.test";
/// The same with the reason that a signature has expired.
pub(crate) const BOGUS: &str = "bogus.test";
/// A question under this name is answered with REFUSED.
pub(crate) const FOREIGN: &str = "foreign.test";
/// A question under this name is answered with FORMERR, with EDNS and without.
pub(crate) const MISREAD: &str = "misread.test";
/// A question under this name is answered with NOTIMP.
pub(crate) const UNKNOWN: &str = "unknown.test";
/// This name does not exist, as any that is not named here.
pub(crate) const NOBODY: &str = "nobody.test";
/// This name is blocked: NXDOMAIN with the reason that it is filtered.
pub(crate) const BLOCKED: &str = "blocked.test";
/// This name exists, without an address.
pub(crate) const EMPTY: &str = "empty.test";
/// This name is an alias of one that exists without an address.
pub(crate) const DANGLING: &str = "dangling.test";
/// This name is an alias of one that does not exist.
pub(crate) const GHOST: &str = "ghost.test";
/// A question under this name gets a cut answer over UDP; over TCP it does not exist.
pub(crate) const LARGE: &str = "large.test";
/// A question under this name is dropped if it has EDNS, as some firewalls do; else the name does
/// not exist.
pub(crate) const DROPPED: &str = "dropped.test";
/// A question under this name is answered with bytes that are no message.
pub(crate) const GARBLED: &str = "garbled.test";
/// This name is 127.0.0.1.
pub(crate) const ORIGIN: &str = "origin.test";

/// This name is the address of a cloud's metadata service.
pub(crate) const METADATA: &str = "metadata.test";

/// How long an answer may be kept, in seconds.
const TTL: u32 = 5;

/// Connections at a time.
const CONNECTIONS_MAX: usize = 64;

/// So many ports are tried until one is free for UDP and TCP.
const PORTS_MAX: usize = 16;

/// The resolver's sockets: the same port, as clients expect.
pub(crate) struct Sockets {
    udp: UdpSocket,
    tcp: TcpListener,
}

/// Binds the resolver; port 0: any.
pub(crate) async fn bind(port: u16) -> io::Result<(SocketAddr, Sockets)> {
    let mut taken = None;
    for _ in 0..PORTS_MAX {
        let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = udp.local_addr()?;
        match TcpListener::bind(address).await {
            Ok(tcp) => return Ok((address, Sockets { udp, tcp })),
            Err(error) => taken = Some(error),
        }
    }
    Err(taken.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Answers until it is dropped.
pub(crate) async fn serve(sockets: Sockets) {
    tokio::join!(serve_udp(sockets.udp), serve_tcp(sockets.tcp));
}

async fn serve_udp(socket: UdpSocket) {
    let mut buffer = [0; 4096];
    loop {
        let Ok((size, peer)) = socket.recv_from(&mut buffer).await else {
            continue;
        };
        if let Some(bytes) = reply(&buffer[..size], false) {
            // A peer that left does not matter to the next question.
            let _ = socket.send_to(&bytes, peer).await;
        }
    }
}

async fn serve_tcp(listener: TcpListener) {
    let room = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        tokio::spawn(async move {
            // A peer that left does not matter to the next one.
            let _ = converse(stream).await;
            drop(permit);
        });
    }
}

async fn converse(mut stream: TcpStream) -> io::Result<()> {
    loop {
        let length = stream.read_u16().await?;
        let mut question = vec![0; usize::from(length)];
        stream.read_exact(&mut question).await?;
        let Some(bytes) = reply(&question, true) else {
            return Ok(());
        };
        let length = u16::try_from(bytes.len()).map_err(io::Error::other)?;
        stream.write_u16(length).await?;
        stream.write_all(&bytes).await?;
    }
}

fn reply(question: &[u8], over_tcp: bool) -> Option<Vec<u8>> {
    let question = Message::from_vec(question).ok()?;
    let id = question.metadata.id;
    let name = question.queries.first()?.name().to_lowercase().to_ascii();
    if name.trim_end_matches('.') == GARBLED {
        return Some([&id.to_be_bytes()[..], b"220 ready"].concat());
    }
    answer(question, over_tcp)?.to_vec().ok()
}

fn answer(question: Message, over_tcp: bool) -> Option<Message> {
    if question.metadata.message_type != MessageType::Query {
        return None;
    }
    let query = question.queries.first()?.clone();
    let name = query.name().to_lowercase().to_ascii();
    let mut message = Message::response(question.metadata.id, question.metadata.op_code);
    message.metadata.recursion_desired = question.metadata.recursion_desired;
    message.metadata.recursion_available = true;
    message.metadata.authoritative = true;
    message.add_query(query.clone());
    let mut fail = |code| message.metadata.response_code = code;
    let mut reason = None;
    match name.trim_end_matches('.') {
        SILENT => return None,
        DROPPED if question.edns.is_some() => return None,
        TACITURN => fail(ResponseCode::ServFail),
        BROKEN => {
            fail(ResponseCode::ServFail);
            reason = Some((22, "no server of broken.test answers"));
        }
        BOGUS => {
            fail(ResponseCode::ServFail);
            reason = Some((7, "the signature of bogus.test has expired"));
        }
        FOREIGN => fail(ResponseCode::Refused),
        MISREAD => {
            fail(ResponseCode::FormErr);
            message.queries.clear();
        }
        UNKNOWN => fail(ResponseCode::NotImp),
        LARGE if !over_tcp => message.metadata.truncation = true,
        ORIGIN if query.query_type() == RecordType::A => {
            let address = RData::A(A(Ipv4Addr::LOCALHOST));
            message.add_answer(Record::from_rdata(query.name().clone(), TTL, address));
        }
        METADATA if query.query_type() == RecordType::A => {
            let address = RData::A(A(Ipv4Addr::new(169, 254, 169, 254)));
            message.add_answer(Record::from_rdata(query.name().clone(), TTL, address));
        }
        ORIGIN | EMPTY | METADATA => {
            message.add_authority(authority());
        }
        DANGLING | GHOST => {
            if name.starts_with("ghost") {
                fail(ResponseCode::NXDomain);
            }
            let target = RData::CNAME(CNAME(gone()));
            message.add_answer(Record::from_rdata(query.name().clone(), TTL, target));
            message.add_authority(authority());
        }
        other => {
            fail(ResponseCode::NXDomain);
            reason = (other == BLOCKED).then_some((17, "on the list of the family filter"));
            message.add_authority(authority());
        }
    }
    if question.edns.is_some() && name.trim_end_matches('.') != MISREAD {
        message.set_edns(extended(reason));
    }
    Some(message)
}

/// EDNS, with an extended error (RFC 8914) if there is a reason.
fn extended(reason: Option<(u16, &str)>) -> Edns {
    let mut edns = Edns::new();
    edns.set_max_payload(1232);
    if let Some((code, text)) = reason {
        let data = [&code.to_be_bytes()[..], text.as_bytes()].concat();
        edns.options_mut().insert(EdnsOption::Unknown(15, data));
    }
    edns
}

/// The name that aliases lead to.
fn gone() -> Name {
    Name::from_labels([&b"gone"[..], &b"test"[..]]).unwrap_or_default()
}

/// The start of authority of `test`, which lets a resolver keep a negative answer for a while.
fn authority() -> Record {
    let zone = Name::from_labels([&b"test"[..]]).unwrap_or_default();
    let soa = SOA::new(zone.clone(), zone.clone(), 1, 60, 60, 60, TTL);
    Record::from_rdata(zone, TTL, RData::SOA(soa))
}
