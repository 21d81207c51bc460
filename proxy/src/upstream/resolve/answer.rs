//! A resolver's answer: what it is worth, and what is in it.

use std::net::IpAddr;

use candor_diagnostics::evidence::ExtendedError;
use hickory_resolver::proto::op::{Message, MessageType, Query, ResponseCode};
use hickory_resolver::proto::rr::rdata::opt::EdnsOption;
use hickory_resolver::proto::rr::{Name, RData};

/// Bounds on what is taken from one answer.
const ADDRESSES_MAX: usize = 1024;
const SERVICES_MAX: usize = 1024;
const ALIASES_MAX: usize = 16;
const EXTENDED_MAX: usize = 4;
const EXTENDED_TEXT_MAX: usize = 200;

/// EDNS option code of an extended error (RFC 8914 §2).
const EXTENDED_ERROR: u16 = 15;

/// What came in reply to a question.
pub(super) enum Judged {
    /// The answer to it.
    Answer(Box<Message>),
    /// It claims to be, and is no DNS message.
    Malformed,
    /// Something else.
    Strange,
}

/// Where a service is offered (RFC 2782).
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(in crate::upstream) struct Service {
    /// Those of the lowest one are asked first.
    pub(in crate::upstream) priority: u16,
    /// Its share beside others of the same priority.
    pub(in crate::upstream) weight: u16,
    /// The port.
    pub(in crate::upstream) port: u16,
    /// The host's name, lower case, without the dot of the root.
    pub(in crate::upstream) target: String,
}

/// What an answer says.
pub(super) struct Answer {
    pub(super) code: ResponseCode,
    pub(super) addresses: Vec<IpAddr>,
    pub(super) services: Vec<Service>,
    /// How long it may be believed; of a negative answer, if the zone says so.
    pub(super) ttl: Option<u32>,
    /// The aliases from the question on.
    pub(super) aliases: Vec<String>,
    pub(super) extended: Vec<ExtendedError>,
}

/// Whether these bytes answer the question.
pub(super) fn judge(bytes: &[u8], id: u16, query: &Query) -> Judged {
    if bytes.get(..2) != Some(&id.to_be_bytes()) {
        return Judged::Strange;
    }
    let Ok(message) = Message::from_vec(bytes) else {
        return Judged::Malformed;
    };
    // Who does not understand a question may leave it out of the answer.
    let failed = !matches!(
        message.metadata.response_code,
        ResponseCode::NoError | ResponseCode::NXDomain
    );
    let same = match message.queries.as_slice() {
        [] => failed,
        [asked] => asked == query,
        _ => false,
    };
    match message.metadata.message_type {
        MessageType::Response if same => Judged::Answer(Box::new(message)),
        _ => Judged::Strange,
    }
}

impl Answer {
    /// How many addresses or services there are.
    pub(super) fn len(&self) -> u64 {
        (self.addresses.len() + self.services.len()) as u64
    }

    pub(super) fn of(message: &Message, query: &Query) -> Self {
        let mut aliases = Vec::new();
        let mut ttl: Option<u32> = None;
        let mut shortest = |of: u32| ttl = Some(ttl.map_or(of, |ttl| ttl.min(of)));
        let mut name: &Name = query.name();
        while aliases.len() < ALIASES_MAX {
            let alias = message
                .answers
                .iter()
                .find_map(|record| match &record.data {
                    RData::CNAME(target) if record.name == *name => Some((&target.0, record.ttl)),
                    _ => None,
                });
            let Some((target, valid)) = alias else {
                break;
            };
            shortest(valid);
            aliases.push(super::text(target));
            name = target;
        }
        let mut addresses = Vec::new();
        for record in &message.answers {
            let fits = record.name == *name && record.record_type() == query.query_type();
            if let (true, Some(address)) = (fits, record.data.ip_addr()) {
                shortest(record.ttl);
                addresses.push(address);
            }
        }
        addresses.truncate(ADDRESSES_MAX);
        let mut services = Vec::new();
        for record in &message.answers {
            let service = match &record.data {
                RData::SRV(service) if record.name == *name => service,
                _ => continue,
            };
            shortest(record.ttl);
            // The root as target says that the service is not offered (RFC 2782).
            if !service.target.is_root() && service.port != 0 && services.len() < SERVICES_MAX {
                services.push(Service {
                    priority: service.priority,
                    weight: service.weight,
                    port: service.port,
                    target: super::text(&service.target).to_ascii_lowercase(),
                });
            }
        }
        if addresses.is_empty() && services.is_empty() {
            ttl = negative_ttl(message).or(ttl);
        }
        Self {
            code: message.metadata.response_code,
            addresses,
            services,
            ttl,
            aliases,
            extended: extended(message),
        }
    }
}

/// How long it may be believed that there is nothing (RFC 2308 §5).
fn negative_ttl(message: &Message) -> Option<u32> {
    message
        .authorities
        .iter()
        .find_map(|record| match &record.data {
            RData::SOA(soa) => Some(record.ttl.min(soa.minimum)),
            _ => None,
        })
}

fn extended(message: &Message) -> Vec<ExtendedError> {
    let Some(edns) = &message.edns else {
        return Vec::new();
    };
    let options = edns.options().as_ref().iter();
    let extended = options.filter_map(|(_, option)| match option {
        EdnsOption::Unknown(EXTENDED_ERROR, data) => {
            let (code, text) = data.split_first_chunk::<2>()?;
            let text = &text[..text.len().min(EXTENDED_TEXT_MAX)];
            let text = String::from_utf8_lossy(text);
            Some(ExtendedError {
                code: u16::from_be_bytes(*code),
                text: text.trim_end_matches(['\0', '.', ' ']).to_owned(),
            })
        }
        _ => None,
    });
    extended.take(EXTENDED_MAX).collect()
}
