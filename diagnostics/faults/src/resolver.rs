//! A DNS server on loopback that gives the answers the faults need.
//!
//! Messages are read and written by hickory-proto; only the answers are decided here.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use hickory_proto::op::{Message, MessageType, ResponseCode};
use hickory_proto::rr::rdata::{A, SOA};
use hickory_proto::rr::{Name, RData, Record, RecordType};
use tokio::net::UdpSocket;

/// A question under this name is never answered.
pub(crate) const SILENT: &str = "silent.test";
/// A question under this name is answered with SERVFAIL.
pub(crate) const BROKEN: &str = "broken.test";
/// This name does not exist, as any that is not named here.
pub(crate) const NOBODY: &str = "nobody.test";
/// This name is 127.0.0.1.
pub(crate) const ORIGIN: &str = "origin.test";

/// How long an answer may be kept, in seconds.
const TTL: u32 = 5;

/// Binds the resolver.
pub(crate) async fn bind() -> io::Result<(SocketAddr, UdpSocket)> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    Ok((socket.local_addr()?, socket))
}

/// Answers until it is dropped.
pub(crate) async fn serve(socket: UdpSocket) {
    let mut buffer = [0; 4096];
    loop {
        let Ok((size, peer)) = socket.recv_from(&mut buffer).await else {
            continue;
        };
        let answer = Message::from_vec(&buffer[..size]).ok().and_then(answer);
        if let Some(bytes) = answer.and_then(|message| message.to_vec().ok()) {
            // A peer that left does not matter to the next question.
            let _ = socket.send_to(&bytes, peer).await;
        }
    }
}

fn answer(question: Message) -> Option<Message> {
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
    match name.trim_end_matches('.') {
        SILENT => return None,
        BROKEN => message.metadata.response_code = ResponseCode::ServFail,
        ORIGIN if query.query_type() == RecordType::A => {
            let address = RData::A(A(Ipv4Addr::LOCALHOST));
            message.add_answer(Record::from_rdata(query.name().clone(), TTL, address));
        }
        ORIGIN => {
            message.add_authority(authority());
        }
        _ => {
            message.metadata.response_code = ResponseCode::NXDomain;
            message.add_authority(authority());
        }
    }
    Some(message)
}

/// The start of authority of `test`, which lets a resolver keep a negative answer for a while.
fn authority() -> Record {
    let zone = Name::from_labels([&b"test"[..]]).unwrap_or_default();
    let soa = SOA::new(zone.clone(), zone.clone(), 1, 60, 60, 60, TTL);
    Record::from_rdata(zone, TTL, RData::SOA(soa))
}
