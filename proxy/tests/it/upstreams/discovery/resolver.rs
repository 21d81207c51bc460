//! A resolver whose answers the test changes while it runs.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr, UdpSocket};
use std::sync::{Arc, Mutex};
use std::thread;

use hickory_resolver::proto::op::{Message, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, AAAA, SRV};
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};

/// What is known of a name.
#[derive(Clone, Debug)]
pub enum Says {
    /// These addresses, for one second.
    Addresses(Vec<IpAddr>),
    /// Those of IPv6 at once; of IPv4 nothing, or this code.
    Ipv6(Vec<IpAddr>, Option<ResponseCode>),
    /// Priority, weight, port and target of services, for one second.
    Services(Vec<(u16, u16, u16, &'static str)>),
    /// This code.
    Code(ResponseCode),
    /// Nothing at all.
    Silence,
}

/// A resolver on loopback.
pub struct Resolver {
    address: SocketAddr,
    known: Arc<Mutex<HashMap<String, Says>>>,
}

impl Resolver {
    /// It knows no name yet.
    pub fn start() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = socket.local_addr().unwrap();
        let known = Arc::<Mutex<HashMap<String, Says>>>::default();
        let zone = Arc::clone(&known);
        thread::spawn(move || {
            let mut buffer = [0; 1500];
            while let Ok((length, peer)) = socket.recv_from(&mut buffer) {
                let question = Message::from_vec(&buffer[..length]).unwrap();
                if let Some(answer) = answer(question, &zone.lock().unwrap()) {
                    let _ = socket.send_to(&answer, peer);
                }
            }
        });
        Self { address, known }
    }

    pub fn set(&self, name: &str, says: Says) {
        self.known.lock().unwrap().insert(name.to_owned(), says);
    }

    /// For the configuration.
    pub fn toml(&self) -> String {
        let Self { address, .. } = self;
        format!("[dns]\nresolvers = [\"{address}\"]\ntimeout = \"100ms\"\nsearch = []\n")
    }
}

fn answer(question: Message, zone: &HashMap<String, Says>) -> Option<Vec<u8>> {
    let mut answer = question.into_response();
    let query = answer.queries[0].clone();
    let name = query.name().to_string();
    let known = zone.get(name.trim_end_matches('.'));
    let mut add = |data| {
        answer.add_answer(Record::from_rdata(query.name().clone(), 1, data));
    };
    match known.unwrap_or(&Says::Code(ResponseCode::NXDomain)) {
        Says::Silence => return None,
        Says::Ipv6(_, None) if query.query_type() == RecordType::A => return None,
        Says::Ipv6(_, Some(code)) if query.query_type() == RecordType::A => {
            answer.metadata.response_code = *code;
        }
        Says::Code(code) => answer.metadata.response_code = *code,
        Says::Addresses(addresses) | Says::Ipv6(addresses, _) => {
            for address in addresses {
                match (address, query.query_type()) {
                    (IpAddr::V4(ip), RecordType::A) => add(RData::A(A(*ip))),
                    (IpAddr::V6(ip), RecordType::AAAA) => add(RData::AAAA(AAAA(*ip))),
                    _ => {}
                }
            }
        }
        Says::Services(services) if query.query_type() == RecordType::SRV => {
            for (priority, weight, port, target) in services {
                let target = Name::from_ascii(target).unwrap();
                add(RData::SRV(SRV::new(*priority, *weight, *port, target)));
            }
        }
        Says::Services(_) => {}
    }
    Some(answer.to_vec().unwrap())
}
