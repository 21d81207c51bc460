use std::net::{IpAddr, Ipv4Addr};

use candor_diagnostics::evidence::{Resolution, ResolutionOutcome};
use candor_diagnostics::exchange::Phase;
use hickory_resolver::proto::op::{Message, MessageType, ResponseCode};
use hickory_resolver::proto::rr::rdata::SOA;
use hickory_resolver::proto::rr::{Name, RData, Record, RecordType};
use tokio::net::{TcpListener, UdpSocket};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, timeout};

use super::connect::closed_port;
use super::*;

/// What a resolver answers.
#[derive(Clone)]
enum Reply {
    Addresses(Vec<IpAddr>, u32),
    Code(ResponseCode),
    Silence,
}

const NODATA: Reply = Reply::Code(ResponseCode::NoError);
const NXDOMAIN: Reply = Reply::Code(ResponseCode::NXDomain);

/// A resolver on loopback, and the questions it is asked.
struct Responder {
    address: SocketAddr,
    questions: UnboundedReceiver<(String, RecordType)>,
}

impl Responder {
    async fn start(mut reply: impl FnMut(&str, RecordType) -> Reply + Send + 'static) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let (told, questions) = unbounded_channel();
        tokio::spawn(async move {
            let mut buffer = [0; 1500];
            loop {
                let (length, peer) = socket.recv_from(&mut buffer).await.unwrap();
                let mut message = Message::from_vec(&buffer[..length]).unwrap();
                message.metadata.message_type = MessageType::Response;
                message.metadata.recursion_available = true;
                let query = message.queries[0].clone();
                let asked = query.name().to_string();
                let reply = reply(&asked, query.query_type());
                match reply {
                    Reply::Silence => {}
                    Reply::Code(code) => {
                        message.metadata.response_code = code;
                        let root = Name::root();
                        let soa = SOA::new(root.clone(), root, 1, 60, 60, 60, 1);
                        let zone = Name::from_ascii("test.").unwrap();
                        message.add_authority(Record::from_rdata(zone, 1, RData::SOA(soa)));
                    }
                    Reply::Addresses(ref addresses, ttl) => {
                        for address in addresses {
                            let family = if address.is_ipv4() {
                                RecordType::A
                            } else {
                                RecordType::AAAA
                            };
                            if family == query.query_type() {
                                let data = RData::from(*address);
                                let record = Record::from_rdata(query.name().clone(), ttl, data);
                                message.add_answer(record);
                            }
                        }
                    }
                }
                if !matches!(reply, Reply::Silence) {
                    socket
                        .send_to(&message.to_vec().unwrap(), peer)
                        .await
                        .unwrap();
                }
                let _ = told.send((asked, query.query_type()));
            }
        });
        Self { address, questions }
    }

    async fn always(reply: Reply) -> Self {
        Self::start(move |_, _| reply.clone()).await
    }

    async fn asked_for_a(&mut self) -> String {
        loop {
            let (name, kind) = self.questions.recv().await.unwrap();
            if kind == RecordType::A {
                return name;
            }
        }
    }
}

fn v4(last: u8) -> IpAddr {
    Ipv4Addr::new(127, 0, 0, last).into()
}

fn resolution(attempt: &Attempt) -> &Resolution {
    let Evidence::Resolution(resolution) = &attempt.evidence[0] else {
        panic!("{:?}", attempt.evidence)
    };
    resolution
}

async fn outcome(reply: Reply) -> Attempt {
    let responder = Responder::always(reply).await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let attempt = fail(name("app.test", 80), &resolver).await;
    assert_eq!(attempt.phase, Phase::Resolve);
    assert!(attempt.timeline.resolve_us.is_some() && attempt.timeline.connect_us.is_none());
    let resolution = resolution(&attempt);
    assert_eq!(resolution.question, "app.test");
    assert_eq!(resolution.asked, ["app.test"]);
    assert_eq!(resolution.resolvers, [responder.address.to_string()]);
    attempt
}

#[tokio::test]
async fn negative_answers_are_told_apart() {
    let attempt = outcome(NXDOMAIN).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::NxDomain);
    assert_eq!(attempt.evidence.len(), 1);
    let attempt = outcome(NODATA).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::NoData);
    let attempt = outcome(Reply::Code(ResponseCode::ServFail)).await;
    assert_eq!(
        resolution(&attempt).outcome,
        ResolutionOutcome::Rcode { rcode: 2 }
    );
    let attempt = outcome(Reply::Code(ResponseCode::Refused)).await;
    assert_eq!(
        resolution(&attempt).outcome,
        ResolutionOutcome::Rcode { rcode: 5 }
    );
}

#[tokio::test]
async fn silence_ends_by_the_timer_of_a_try() {
    let responder = Responder::always(Reply::Silence).await;
    let mut dns = dns(&[responder.address]);
    dns.timeout = setting(Duration::from_millis(30), 91);
    let attempt = fail(name("app.test", 80), &resolver(&dns, "")).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Timeout);
    assert_eq!(timer(&attempt), Some(("dns.timeout", 30, Some(91))));
}

#[tokio::test]
async fn silence_ends_by_the_timer_of_the_phase() {
    let responder = Responder::always(Reply::Silence).await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let timeouts = model::Timeouts {
        resolve: setting(Duration::from_millis(50), 34),
        ..timeouts()
    };
    let attempt = fail_within(name("app.test", 80), &resolver, &timeouts).await;
    let resolution = resolution(&attempt);
    assert_eq!(resolution.outcome, ResolutionOutcome::Timeout);
    assert_eq!(resolution.asked, ["app.test"]);
    assert_eq!(resolution.resolvers, [responder.address.to_string()]);
    assert_eq!(timer(&attempt), Some(("timeout.resolve", 50, Some(34))));
}

#[tokio::test]
async fn a_silent_resolver_does_not_hide_the_next() {
    let silent = Responder::always(Reply::Silence).await;
    let answering = Responder::always(NXDOMAIN).await;
    let mut dns = dns(&[silent.address, answering.address]);
    dns.timeout = setting(Duration::from_millis(100), 91);
    let attempt = fail(name("app.test", 80), &resolver(&dns, "")).await;
    let resolution = resolution(&attempt);
    assert_eq!(resolution.outcome, ResolutionOutcome::NxDomain);
    let both = [silent.address.to_string(), answering.address.to_string()];
    assert_eq!(resolution.resolvers, both);
}

#[tokio::test]
async fn a_resolver_out_of_reach_is_no_timeout() {
    // The kernel lets nobody send there who did not ask to.
    let gone = ([255, 255, 255, 255], 53).into();
    let attempt = fail(name("app.test", 80), &resolver(&dns(&[gone]), "")).await;
    let errno = libc::EACCES;
    let outcome = ResolutionOutcome::Unreachable { errno };
    assert_eq!(resolution(&attempt).outcome, outcome);
    assert_eq!(resolution(&attempt).queries[0].errno, Some(errno));
    assert_eq!(timer(&attempt), None);
}

#[tokio::test]
async fn a_closed_port_is_no_timeout() {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    drop(socket);
    let attempt = fail(name("app.test", 80), &resolver(&dns(&[address]), "")).await;
    let errno = libc::ECONNREFUSED;
    let outcome = ResolutionOutcome::Unreachable { errno };
    assert_eq!(resolution(&attempt).outcome, outcome);
    assert_eq!(timer(&attempt), None);
}

/// A resolver that makes its answers itself.
async fn raw(answer: impl Fn(Message) -> Vec<u8> + Send + 'static) -> SocketAddr {
    let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let address = socket.local_addr().unwrap();
    tokio::spawn(async move {
        let mut buffer = [0; 1500];
        loop {
            let (length, peer) = socket.recv_from(&mut buffer).await.unwrap();
            let question = Message::from_vec(&buffer[..length]).unwrap();
            let _ = socket.send_to(&answer(question), peer).await;
        }
    });
    address
}

#[tokio::test]
async fn who_does_not_understand_edns_is_asked_without() {
    let address = raw(|mut question| {
        let mut answer = question.clone().into_response();
        if question.edns.take().is_some() {
            answer.edns = None;
            answer.metadata.response_code = ResponseCode::FormErr;
            answer.queries.clear();
        } else {
            answer.metadata.response_code = ResponseCode::NXDomain;
        }
        answer.to_vec().unwrap()
    })
    .await;
    let attempt = fail(name("app.test", 80), &resolver(&dns(&[address]), "")).await;
    let resolution = resolution(&attempt);
    assert_eq!(resolution.outcome, ResolutionOutcome::NxDomain);
    let mut rcodes: Vec<_> = resolution.queries.iter().map(|it| it.rcode).collect();
    rcodes.sort();
    assert_eq!(rcodes, [Some(1), Some(1), Some(3), Some(3)]);
}

#[tokio::test]
async fn bytes_that_are_no_message_are_named() {
    // The identifier is right, the rest is not.
    let address = raw(|question| {
        let mut bytes = question.metadata.id.to_be_bytes().to_vec();
        bytes.extend_from_slice(b"hello");
        bytes
    })
    .await;
    let attempt = fail(name("app.test", 80), &resolver(&dns(&[address]), "")).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Malformed);
    // Not even that: it may be forged, so the answer is awaited to the end.
    let address = raw(|_| b"hello".to_vec()).await;
    let mut dns = dns(&[address]);
    dns.timeout = setting(Duration::from_millis(30), 91);
    let attempt = fail(name("app.test", 80), &resolver(&dns, "")).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Malformed);
}

#[tokio::test]
async fn an_answer_for_another_name_is_not_believed() {
    let address = raw(|question| {
        let mut answer = question.into_response();
        let asked = answer.queries[0].query_type();
        let other = Name::from_ascii("other.test.").unwrap();
        answer.queries = vec![hickory_resolver::proto::op::Query::query(other, asked)];
        answer.to_vec().unwrap()
    })
    .await;
    let mut dns = dns(&[address]);
    dns.timeout = setting(Duration::from_millis(30), 91);
    let attempt = fail(name("app.test", 80), &resolver(&dns, "")).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Malformed);
    assert!(resolution(&attempt).answers.is_empty());
}

#[tokio::test]
async fn names_that_differ_little_are_offered() {
    let responder = Responder::always(NXDOMAIN).await;
    let resolver = resolver(
        &dns(&[responder.address]),
        "127.0.0.9 backend.test # the application\n127.0.0.8 far.test\n",
    );
    let attempt = fail(name("bakcend.test", 80), &resolver).await;
    assert_eq!(resolution(&attempt).similar, ["backend.test"]);
}

#[tokio::test]
async fn without_a_resolver_nobody_is_asked() {
    let attempt = fail(name("app.test", 80), &nobody()).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::NoResolver);
    let Evidence::ResolverFile { path, reason, .. } = &attempt.evidence[1] else {
        panic!("{attempt:?}")
    };
    assert!(path.starts_with('/'), "{path}");
    assert_eq!(*reason, "missing");
}

#[tokio::test]
async fn search_domains_complete_a_short_name() {
    let responder = Responder::start(|name, _| match name {
        "app.b.test." => Reply::Addresses(vec![v4(1)], 60),
        _ => NXDOMAIN,
    })
    .await;
    let mut dns = dns(&[responder.address]);
    dns.search = Some(vec!["a.test".into(), "b.test".into()]);
    let resolver = resolver(&dns, "");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let upstream = build(settings(&[name("app", peer.port())], None), &resolver).unwrap();
    let (dialed, _) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(dialed.unwrap().peer, Some(peer));

    let attempt = fail(name("nope", 80), &resolver).await;
    assert_eq!(
        resolution(&attempt).asked,
        ["nope.a.test", "nope.b.test", "nope"]
    );
    let attempt = fail(name("nope.test", 80), &resolver).await;
    assert_eq!(resolution(&attempt).asked[0], "nope.test");
    let attempt = fail(name("nope.test.", 80), &resolver).await;
    assert_eq!(resolution(&attempt).asked, ["nope.test"]);
}

#[tokio::test]
async fn a_search_domain_that_fails_hides_no_other_name() {
    let responder = Responder::start(|name, _| match name {
        "app." => Reply::Addresses(vec![v4(9)], 60),
        "app.a.test." => Reply::Code(ResponseCode::Refused),
        name if name.ends_with("a.test.") => Reply::Code(ResponseCode::ServFail),
        _ => NXDOMAIN,
    })
    .await;
    let mut dns = dns(&[responder.address]);
    dns.search = Some(vec!["a.test".into()]);
    let resolver = resolver(&dns, "");
    let attempt = fail(name("app", 1), &resolver).await;
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Answered);
    assert_eq!(resolution(&attempt).asked, ["app.a.test", "app"]);
    // Nobody knows whether there is such a name.
    let attempt = fail(name("nope", 1), &resolver).await;
    assert_eq!(
        resolution(&attempt).outcome,
        ResolutionOutcome::Rcode { rcode: 2 }
    );
}

#[tokio::test]
async fn the_hosts_file_comes_first() {
    let mut responder = Responder::always(NXDOMAIN).await;
    let resolver = resolver(&dns(&[responder.address]), "127.0.0.9 app.test\n");
    let attempt = fail(name("app.test", 1), &resolver).await;
    assert_eq!(
        errnos(&attempt),
        [("127.0.0.9:1".into(), Some(libc::ECONNREFUSED))]
    );
    let resolution = resolution(&attempt);
    assert_eq!(
        (resolution.outcome.clone(), resolution.ttl_s),
        (ResolutionOutcome::Answered, None)
    );
    assert!(resolution.resolvers[0].ends_with("/hosts"));
    assert!(responder.questions.try_recv().is_err());
}

#[tokio::test]
async fn many_who_wait_ask_once() {
    let mut responder = Responder::always(Reply::Addresses(vec![v4(9)], 60)).await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let upstream = Arc::new(build(settings(&[name("app.test", 1)], None), &resolver).unwrap());
    let mut dials = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let upstream = Arc::clone(&upstream);
        dials.spawn(async move { dial_first(&upstream, &timeouts()).await.1 });
    }
    for attempt in dials.join_all().await {
        let resolution = resolution(&attempt);
        assert_eq!(resolution.ttl_s, Some(60));
        assert_eq!(resolution.answers, ["127.0.0.9"]);
    }
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert!(
        resolution(&attempt).age_ms.is_some(),
        "it came from the cache"
    );
    responder.asked_for_a().await;
    while let Ok((_, kind)) = responder.questions.try_recv() {
        assert_eq!(kind, RecordType::AAAA, "one question for each family");
    }
}

#[tokio::test]
async fn a_name_in_use_is_asked_again_and_outlives_its_resolver() {
    let mut asked = 0;
    let mut responder = Responder::start(move |_, kind| {
        if kind != RecordType::A {
            return NODATA;
        }
        asked += 1;
        match asked {
            1 => Reply::Addresses(vec![v4(8)], 1),
            2 => Reply::Addresses(vec![v4(9)], 1),
            _ => Reply::Code(ResponseCode::ServFail),
        }
    })
    .await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let upstream = build(settings(&[name("app.test", 1)], None), &resolver).unwrap();
    let lookup = resolver.register("app.test", 1);

    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(errnos(&attempt)[0].0, "127.0.0.8:1");
    responder.asked_for_a().await;

    // Its TTL is a second: the next answer comes without anybody waiting for it.
    lookup.learned().await;
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(errnos(&attempt)[0].0, "127.0.0.9:1");
    assert!(resolution(&attempt).age_ms.is_some());

    // From now on the resolver fails: the old answer stays, and its age tells.
    lookup.learned().await;
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(errnos(&attempt)[0].0, "127.0.0.9:1");
    let resolution = resolution(&attempt);
    assert!(resolution.age_ms.unwrap() >= 1000, "{resolution:?}");
    assert_eq!(resolution.ttl_s, Some(1));
}

#[tokio::test]
async fn a_reload_keeps_what_is_known_when_settings_are_equal() {
    let settings = dns(&[([127, 0, 0, 1], 1).into()]);
    let before = Resolver::build(&settings, None);
    assert!(Arc::ptr_eq(
        &before,
        &Resolver::build(&settings, Some(&before))
    ));
    let other = dns(&[([127, 0, 0, 1], 2).into()]);
    assert!(!Arc::ptr_eq(
        &before,
        &Resolver::build(&other, Some(&before))
    ));
}

fn prohibiting(resolver: SocketAddr, network: &str) -> model::Dns {
    model::Dns {
        prohibit: vec![setting(network.parse().unwrap(), 92)],
        ..dns(&[resolver])
    }
}

/// Addresses that were forbidden: address, rule, line.
fn prohibited(attempt: &Attempt) -> Vec<(&str, &str, Option<u32>)> {
    let facts = attempt.evidence.iter();
    let facts = facts.filter_map(|fact| match fact {
        Evidence::Prohibited {
            address,
            rule,
            place,
        } => Some((
            address.as_str(),
            rule.as_str(),
            place.as_ref().map(|place| place.line),
        )),
        _ => None,
    });
    facts.collect()
}

#[tokio::test]
async fn a_forbidden_answer_is_not_dialed() {
    let listener = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let mapped = Ipv4Addr::new(127, 0, 0, 2).to_ipv6_mapped();
    let responder = Responder::always(Reply::Addresses(vec![v4(2), mapped.into()], 60)).await;
    let resolver = resolver(&prohibiting(responder.address, "127.0.0.2/31"), "");
    let attempt = fail(name("app.test", port), &resolver).await;
    assert_eq!(attempt.phase, Phase::Connect);
    assert_eq!(resolution(&attempt).outcome, ResolutionOutcome::Answered);
    assert_eq!(resolution(&attempt).answers.len(), 2);
    let mut found = prohibited(&attempt);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            ("127.0.0.2", "127.0.0.2/31", Some(92)),
            ("::ffff:127.0.0.2", "127.0.0.2/31", Some(92)),
        ]
    );
    assert!(errnos(&attempt).is_empty());
}

#[tokio::test]
async fn beside_a_forbidden_answer_the_others_are_dialed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let responder = Responder::always(Reply::Addresses(vec![v4(2), v4(1)], 60)).await;
    let resolver = resolver(&prohibiting(responder.address, "127.0.0.2/32"), "");
    let upstream = build(settings(&[name("app.test", port)], None), &resolver).unwrap();
    let (dialed, _) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(dialed.unwrap().peer.unwrap().ip(), v4(1));
    drop(listener);
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert_eq!(errnos(&attempt).len(), 1);
    assert_eq!(prohibited(&attempt).len(), 1);
}

/// What is written on purpose is meant: the hosts file, and an address in place of a name.
#[tokio::test]
async fn what_was_written_on_purpose_is_not_forbidden() {
    let listener = TcpListener::bind("127.0.0.2:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let responder = Responder::always(NXDOMAIN).await;
    let dns = prohibiting(responder.address, "127.0.0.2/32");
    let resolver = resolver(&dns, "127.0.0.2 app.test\n");
    for member in [name("app.test", peer.port()), address(peer)] {
        let upstream = build(settings(&[member], None), &resolver).unwrap();
        let (dialed, _) = dial_first(&upstream, &timeouts()).await;
        assert_eq!(dialed.unwrap().peer, Some(peer));
    }
}

#[tokio::test]
async fn a_name_that_leads_elsewhere_remembers_where_it_led() {
    let mut last = 1;
    let responder = Responder::start(move |_, kind| match kind {
        RecordType::A => {
            last += 1;
            Reply::Addresses(vec![v4(last)], 1)
        }
        _ => NODATA,
    })
    .await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let port = closed_port().await;
    let upstream = build(settings(&[name("app.test", port)], None), &resolver).unwrap();
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    assert!(resolution(&attempt).changed.is_none());
    let lookup = resolver.register("app.test", port);
    lookup.learned().await;
    let (_, attempt) = dial_first(&upstream, &timeouts()).await;
    let changed = resolution(&attempt).changed.as_ref().unwrap();
    assert_eq!(changed.before, ["127.0.0.2"]);
    assert_eq!(resolution(&attempt).answers, ["127.0.0.3"]);
}

/// As with containers: the one behind the name is made anew, and the TTL is ten minutes.
#[tokio::test]
async fn a_name_that_leads_nowhere_is_asked_again_before_its_ttl_ends() {
    let mut asked = 0;
    let responder = Responder::start(move |_, kind| match kind {
        RecordType::A => {
            asked += 1;
            Reply::Addresses(vec![v4(if asked == 1 { 2 } else { 1 })], 600)
        }
        _ => NODATA,
    })
    .await;
    let resolver = resolver(&dns(&[responder.address]), "");
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let peer = listener.local_addr().unwrap();
    let member = name("app.test", peer.port());
    let upstream = build(settings(&[member], None), &resolver).unwrap();
    let begun = Instant::now();
    let mut failures = 0;
    let dialed = loop {
        let (dialed, _) = dial_first(&upstream, &timeouts()).await;
        match dialed {
            Ok(dialed) => break dialed,
            Err(_) => failures += 1,
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "not asked again");
        let lookup = resolver.register("app.test", peer.port());
        let _ = timeout(Duration::from_millis(20), lookup.learned()).await;
    };
    assert_eq!(dialed.peer, Some(peer));
    // Not before a second was over, or every failure would be a question.
    assert!(failures > 1 && begun.elapsed() >= Duration::from_secs(1));
}
