//! One resolver: what it says of a name.
//!
//! Messages are written and read by hickory-proto; here they only travel. A socket of its own for
//! each question, connected, so that the kernel chooses the port at random, drops what others send,
//! and says when nobody listens.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use candor_diagnostics::evidence::{DnsQuery, ResolutionOutcome};
use hickory_resolver::proto::op::{Edns, Message, Query, ResponseCode};
use hickory_resolver::proto::rr::{Name, RecordType};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpStream, UdpSocket};
use tokio::time::{Instant, timeout, timeout_at};

use super::answer::{Answer, Judged, Service, judge};

/// RFC 8305 §3, Resolution Delay: how long addresses of one family wait for the other's.
const RESOLUTION_DELAY: Duration = Duration::from_millis(50);

/// How long an answer over UDP may be: what passes every link unbroken (RFC 9715).
const UDP_MAX: u16 = 1232;

/// A resolver.
pub(super) struct Client {
    /// Its address.
    pub(super) text: String,
    address: SocketAddr,
    limit: Duration,
}

/// What is asked of a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum What {
    /// Its addresses: where one family has some, the other is not waited for long (RFC 8305).
    Addresses,
    /// All its addresses, however long one family lets wait.
    EveryAddress,
    /// Where the service of this name is offered (RFC 2782).
    Services,
}

/// What one resolver said of one name.
pub(super) enum Said {
    /// These, and the family of which it could not be said.
    Addresses(Vec<IpAddr>, Duration, Option<Unheard>),
    Services(Vec<Service>, Duration),
    /// There are none, for so long.
    Nothing(ResolutionOutcome, Option<Duration>),
    /// It failed.
    Failed(ResolutionOutcome),
}

/// A family of addresses of which nobody could say whether there are some.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(in crate::upstream) struct Unheard {
    pub(in crate::upstream) is_ipv4: bool,
    /// Why.
    pub(in crate::upstream) outcome: ResolutionOutcome,
}

/// What came of one question.
pub(super) struct Heard {
    pub(super) query: DnsQuery,
    pub(super) answer: Result<Answer, ResolutionOutcome>,
}

impl Client {
    pub(super) fn new(address: SocketAddr, limit: Duration) -> Self {
        Self {
            text: address.to_string(),
            address,
            limit,
        }
    }

    /// Asks for both families of addresses at once, or for services. `edns` asks for the reason of a
    /// failure too (RFC 8914).
    pub(super) async fn ask(&self, name: &Name, what: What, edns: bool, heard: &mut Vec<Heard>) {
        if what == What::Services {
            return heard.extend(self.question(name, RecordType::SRV, edns).await);
        }
        let mut v6 = pin!(self.question(name, RecordType::AAAA, edns));
        let mut v4 = pin!(self.question(name, RecordType::A, edns));
        let is_enough = |heard: &[Heard]| {
            let answers = heard.iter().filter_map(|it| it.answer.as_ref().ok());
            let has_some = answers.clone().any(|answer| !answer.addresses.is_empty());
            has_some && what == What::Addresses
        };
        let (first, other) = tokio::select! {
            first = &mut v6 => match is_enough(&first) {
                true => (first, timeout(RESOLUTION_DELAY, v4).await.ok()),
                false => (first, Some(v4.await)),
            },
            first = &mut v4 => match is_enough(&first) {
                true => (first, timeout(RESOLUTION_DELAY, v6).await.ok()),
                false => (first, Some(v6.await)),
            },
        };
        heard.extend(first);
        heard.extend(other.into_iter().flatten());
    }

    /// Asks for one family, and again without EDNS where that is not understood (RFC 6891 §6.2.2).
    async fn question(&self, name: &Name, kind: RecordType, edns: bool) -> Vec<Heard> {
        let mut heard = vec![self.try_once(name, kind, edns).await];
        let misunderstood = heard[0].answer.as_ref().is_ok_and(|answer| {
            use ResponseCode::{BADVERS, FormErr, NotImp};
            matches!(answer.code, FormErr | NotImp | BADVERS)
        });
        if edns && misunderstood {
            heard.push(self.try_once(name, kind, false).await);
        }
        heard
    }

    async fn try_once(&self, name: &Name, kind: RecordType, edns: bool) -> Heard {
        let started = Instant::now();
        let mut transport = "udp";
        let answer = self
            .converse(
                Query::query(name.clone(), kind),
                edns,
                started,
                &mut transport,
            )
            .await;
        Heard {
            query: DnsQuery {
                name: super::text(name),
                kind: match kind {
                    RecordType::A => "A",
                    RecordType::SRV => "SRV",
                    _ => "AAAA",
                },
                resolver: self.text.clone(),
                transport,
                rcode: answer.as_ref().ok().map(|answer| answer.code.into()),
                errno: match answer {
                    Err(ResolutionOutcome::Unreachable { errno }) => Some(errno),
                    _ => None,
                },
                addresses: answer.as_ref().map_or(0, Answer::len),
                elapsed_us: started.elapsed().as_micros() as u64,
            },
            answer,
        }
    }

    async fn converse(
        &self,
        query: Query,
        edns: bool,
        started: Instant,
        transport: &mut &'static str,
    ) -> Result<Answer, ResolutionOutcome> {
        let mut message = Message::query();
        message.metadata.recursion_desired = true;
        message.add_query(query.clone());
        if edns {
            let mut edns = Edns::new();
            edns.set_max_payload(UDP_MAX).set_version(0);
            message.set_edns(edns);
        }
        let Ok(question) = message.to_vec() else {
            return Err(ResolutionOutcome::Other);
        };
        let id = message.metadata.id;
        let deadline = started + self.limit;
        let mut strange = false;
        let over_udp = self.over_udp(&question, id, &query, &mut strange);
        let mut answer = timeout_at(deadline, over_udp).await;
        if matches!(&answer, Ok(Ok(Judged::Answer(answer))) if answer.metadata.truncation) {
            *transport = "tcp";
            answer = timeout_at(deadline, self.over_tcp(&question, id, &query)).await;
        }
        match answer {
            Ok(Ok(Judged::Answer(answer))) => Ok(Answer::of(&answer, &query)),
            Ok(Ok(Judged::Malformed | Judged::Strange)) => Err(ResolutionOutcome::Malformed),
            Ok(Err(error)) => Err(match error.raw_os_error() {
                Some(errno) => ResolutionOutcome::Unreachable { errno },
                // The connection ended inside of the answer.
                None => ResolutionOutcome::Malformed,
            }),
            Err(_) if strange => Err(ResolutionOutcome::Malformed),
            Err(_) => Err(ResolutionOutcome::Timeout),
        }
    }

    async fn over_udp(
        &self,
        question: &[u8],
        id: u16,
        query: &Query,
        strange: &mut bool,
    ) -> io::Result<Judged> {
        let any: IpAddr = match self.address {
            SocketAddr::V4(_) => Ipv4Addr::UNSPECIFIED.into(),
            SocketAddr::V6(_) => Ipv6Addr::UNSPECIFIED.into(),
        };
        let socket = UdpSocket::bind((any, 0)).await?;
        socket.connect(self.address).await?;
        socket.send(question).await?;
        let mut buffer = vec![0; 4096];
        loop {
            let length = socket.recv(&mut buffer).await?;
            match judge(&buffer[..length], id, query) {
                // It may be forged: the true answer may still come (RFC 5452 §9).
                Judged::Strange => *strange = true,
                judged => return Ok(judged),
            }
        }
    }

    async fn over_tcp(&self, question: &[u8], id: u16, query: &Query) -> io::Result<Judged> {
        let mut stream = TcpStream::connect(self.address).await?;
        let mut framed = (question.len() as u16).to_be_bytes().to_vec();
        framed.extend_from_slice(question);
        stream.write_all(&framed).await?;
        let length = stream.read_u16().await?;
        let mut answer = vec![0; usize::from(length)];
        stream.read_exact(&mut answer).await?;
        Ok(judge(&answer, id, query))
    }
}

/// What the answers for both families, or for services, say together.
pub(super) fn combine(heard: &[Heard]) -> Said {
    let mut found = Vec::new();
    let mut services = Vec::new();
    let mut ttl = u32::MAX;
    let mut failure = None;
    let mut unheard = None;
    let mut nothing = ResolutionOutcome::NxDomain;
    let mut negative_ttl: Option<u32> = None;
    for kind in ["AAAA", "A", "SRV"] {
        // The last one counts: the others were not understood.
        let mut fail = |outcome: &ResolutionOutcome| {
            failure = worse(failure.take(), outcome);
            unheard = Some(Unheard {
                is_ipv4: kind == "A",
                outcome: outcome.clone(),
            });
        };
        let answer = match heard.iter().rfind(|it| it.query.kind == kind) {
            Some(Heard {
                answer: Ok(answer), ..
            }) => answer,
            Some(Heard {
                answer: Err(outcome),
                ..
            }) => {
                fail(outcome);
                continue;
            }
            None => continue,
        };
        match answer.code {
            ResponseCode::NoError if answer.len() > 0 => {
                found.extend(&answer.addresses);
                services.extend_from_slice(&answer.services);
                ttl = ttl.min(answer.ttl.unwrap_or(0));
            }
            ResponseCode::NoError | ResponseCode::NXDomain => {
                if answer.code == ResponseCode::NoError {
                    nothing = ResolutionOutcome::NoData;
                }
                negative_ttl = match (negative_ttl, answer.ttl) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
            }
            code => fail(&ResolutionOutcome::Rcode { rcode: code.into() }),
        }
    }
    let seconds = |s: u32| Duration::from_secs(u64::from(s));
    if !found.is_empty() {
        return Said::Addresses(found, seconds(ttl), unheard);
    }
    if !services.is_empty() {
        return Said::Services(services, seconds(ttl));
    }
    match failure {
        Some(outcome) => Said::Failed(outcome),
        None => Said::Nothing(nothing, negative_ttl.map(seconds)),
    }
}

/// The failure that says more: an answer more than silence, silence more than nobody there.
pub(super) fn worse(
    one: Option<ResolutionOutcome>,
    other: &ResolutionOutcome,
) -> Option<ResolutionOutcome> {
    let rank = |outcome: &ResolutionOutcome| match outcome {
        ResolutionOutcome::Rcode { .. } => 3,
        ResolutionOutcome::Malformed => 2,
        ResolutionOutcome::Timeout => 1,
        _ => 0,
    };
    match one {
        Some(one) if rank(&one) >= rank(other) => Some(one),
        _ => Some(other.clone()),
    }
}
