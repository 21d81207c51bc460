//! The machinery: one look for many, within bounds.

#![allow(clippy::unwrap_used)]

use std::sync::LazyLock;

use candor_diagnostics::evidence::Unseen;
use candor_diagnostics::exchange::Target;

use super::*;
use crate::server::Snapshot;

/// A configuration in force, for subjects.
static SNAPSHOT: LazyLock<Arc<Snapshot>> = LazyLock::new(|| {
    let toml = "[site.\"http://127.0.0.1:0\"]\nproxy = \"127.0.0.1:1\"\n";
    let loaded = candor_conf::parse("candor.toml", toml, &|_| None).unwrap();
    Arc::new(crate::server::examine(&loaded).unwrap().0)
});

fn subject() -> Subject {
    Subject {
        request_id: "1".to_owned(),
        snapshot: Arc::clone(&SNAPSHOT),
        upstream: 0,
        server: Arc::clone(&SNAPSHOT.upstreams[0].servers()[0]),
        target: Target::default(),
        addresses: Vec::new(),
        site: Some(0),
        route: Some(0),
        host: "localhost".to_owned(),
        scheme: "http".to_owned(),
        phase: Phase::Connect,
        cause: "connect_refused",
        method: "GET".to_owned(),
        path: "/".to_owned(),
    }
}

type Asked = mpsc::Receiver<(Subject, Arc<Found>)>;

/// One without a thread: the test looks in its place.
fn inspector() -> (Inspector, Asked) {
    let (queue, asked) = mpsc::channel(QUEUE_MAX);
    let entries = Mutex::default();
    (Inspector { entries, queue }, asked)
}

fn fact(what: &'static str) -> Evidence {
    Evidence::Unseen(Arc::new(Unseen {
        what,
        needs: "nothing",
        errno: None,
    }))
}

fn names(facts: &[Evidence]) -> Vec<&'static str> {
    let names = facts.iter().map(|fact| match fact {
        Evidence::Unseen(unseen) => unseen.what,
        _ => "another",
    });
    names.collect()
}

/// What an operator's failure gets, who does not wait.
async fn ask(inspector: &Inspector, member: u64) -> Vec<Evidence> {
    let wait = Some(Duration::ZERO);
    let looked = inspector.look(member, Phase::Connect, wait, subject).await;
    looked.facts
}

fn age(inspector: &Inspector, by: Duration) {
    for entry in inspector.entries.lock().values_mut() {
        entry.begun -= by;
    }
}

#[tokio::test]
async fn a_storm_costs_one_look() {
    let (inspector, mut asked) = inspector();
    let mut subjects = 0;
    for _ in 0..10_000 {
        let counted = || {
            subjects += 1;
            subject()
        };
        let looked = inspector.look(7, Phase::Connect, None, counted).await;
        assert!(looked.facts.is_empty());
    }
    assert_eq!(subjects, 1);
    let (_, found) = asked.try_recv().unwrap();
    assert!(asked.try_recv().is_err());
    found.add(fact("one"));
    assert_eq!(names(&ask(&inspector, 7).await), ["one"]);
    // Visitors' failures get none of it.
    let visitor = inspector.look(7, Phase::Connect, None, subject).await;
    assert!(visitor.facts.is_empty() && !visitor.began);
    // Only once it is over, for what is remembered of them.
    assert!(inspector.known(7, Phase::Connect).is_empty());
    found.end();
    assert_eq!(names(&inspector.known(7, Phase::Connect)), ["one"]);
    // Another member and another phase are looked at by themselves.
    assert!(ask(&inspector, 8).await.is_empty());
    let head = inspector.look(7, Phase::Head, None, subject).await;
    assert!(head.began && asked.try_recv().is_ok() && asked.try_recv().is_ok());
}

#[tokio::test]
async fn it_looks_anew_after_a_second_and_shows_the_old_until_then() {
    let (inspector, mut asked) = inspector();
    ask(&inspector, 7).await;
    let (_, first) = asked.try_recv().unwrap();
    first.add(fact("old"));
    first.end();
    age(&inspector, FRESH);
    assert_eq!(names(&ask(&inspector, 7).await), ["old"]);
    let (_, second) = asked.try_recv().unwrap();
    second.add(fact("new"));
    assert_eq!(names(&ask(&inspector, 7).await), ["new"]);
    second.end();
    // Nothing found is an answer too, once the look is over.
    age(&inspector, FRESH);
    ask(&inspector, 7).await;
    asked.try_recv().unwrap().1.end();
    assert!(ask(&inspector, 7).await.is_empty());
    // What is too old is not shown at all.
    age(&inspector, STALE);
    assert!(ask(&inspector, 7).await.is_empty());
}

#[tokio::test]
async fn a_slow_look_is_not_begun_twice() {
    let (inspector, mut asked) = inspector();
    ask(&inspector, 7).await;
    assert!(asked.try_recv().is_ok());
    age(&inspector, FRESH + LIMIT);
    ask(&inspector, 7).await;
    assert!(asked.try_recv().is_err());
    // One that never ends is given up.
    age(&inspector, LIMIT);
    ask(&inspector, 7).await;
    assert!(asked.try_recv().is_ok());
}

#[tokio::test]
async fn it_is_bounded() {
    let (inspector, mut asked) = inspector();
    // With the queue full, the next get no look, and nothing waits.
    for member in 0..QUEUE_MAX as u64 + 10 {
        ask(&inspector, member).await;
    }
    assert_eq!(inspector.entries.lock().len(), QUEUE_MAX);
    for member in 0..ENTRIES_MAX as u64 + 10 {
        while asked.try_recv().is_ok() {}
        ask(&inspector, member).await;
    }
    assert_eq!(inspector.entries.lock().len(), ENTRIES_MAX);
    let found = Found::default();
    for _ in 0..FACTS_MAX + 5 {
        found.add(fact("one"));
    }
    assert_eq!(found.facts().len(), FACTS_MAX);
}

#[tokio::test(start_paused = true)]
async fn an_operator_waits_a_little_and_a_visitor_never() {
    let (inspector, mut asked) = inspector();
    let begun = tokio::time::Instant::now();
    inspector.look(7, Phase::Connect, None, subject).await;
    assert_eq!(begun.elapsed(), Duration::ZERO);
    let wait = Some(OPERATOR_WAIT);
    let looked = inspector.look(7, Phase::Connect, wait, subject).await;
    assert!(looked.facts.is_empty() && begun.elapsed() >= OPERATOR_WAIT);
    assert!(begun.elapsed() < OPERATOR_WAIT * 2);
    let (_, found) = asked.try_recv().unwrap();
    // The look is over before the time: so is the wait.
    let begun = tokio::time::Instant::now();
    let end = async {
        tokio::time::sleep(Duration::from_millis(5)).await;
        found.add(fact("one"));
        found.end()
    };
    let look = inspector.look(7, Phase::Connect, wait, subject);
    let (looked, missed) = tokio::join!(look, end);
    assert_eq!(names(&looked.facts), ["one"]);
    assert!(begun.elapsed() < OPERATOR_WAIT);
    // The visitor who began it has missed that.
    assert!(missed);
    // In a storm of operators one waits for the next look, and the others take the last one's.
    age(&inspector, FRESH);
    let begun = tokio::time::Instant::now();
    let look = || inspector.look(7, Phase::Connect, wait, subject);
    let (first, second) = tokio::join!(look(), async {
        let looked = look().await;
        (looked.facts, begun.elapsed())
    });
    assert_eq!(
        (names(&first.facts), names(&second.0)),
        (vec!["one"], vec!["one"])
    );
    assert!(begun.elapsed() >= OPERATOR_WAIT && second.1 == Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn whoever_had_all_of_it_is_told_nothing_later() {
    let (inspector, mut asked) = inspector();
    let look = inspector.look(7, Phase::Connect, Some(OPERATOR_WAIT), subject);
    let end = async {
        let (_, found) = asked.recv().await.unwrap();
        found.end()
    };
    let (_, missed) = tokio::join!(look, end);
    assert!(!missed);
}

#[tokio::test]
async fn looks_on_its_own_thread() {
    let configuration = &SNAPSHOT.configuration;
    let log = &configuration.process.log;
    let telemetry = Telemetry::new(log, Some(crate::telemetry::Drawing::Off));
    let memory = Memory::new(&configuration.diagnosis, &telemetry);
    let inspector = Inspector::start(&memory, &telemetry);
    // A port that is held, on which nobody listens.
    let held = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None).unwrap();
    let any = std::net::SocketAddr::from(([127, 0, 0, 1], 0));
    held.bind(&any.into()).unwrap();
    let address = held.local_addr().unwrap().as_socket().unwrap();
    let about = || Subject {
        target: Target::Host {
            host: "127.0.0.1".to_owned(),
            port: address.port(),
        },
        addresses: vec![address],
        ..subject()
    };
    let wait = Some(Duration::from_secs(20));
    let looked = inspector.look(7, Phase::Connect, wait, about).await;
    let listeners = looked.facts.iter().find_map(|fact| match fact {
        Evidence::Listeners(listeners) => Some(listeners),
        _ => None,
    });
    let listeners = listeners.unwrap();
    assert_eq!(listeners.port, Some(address.port()));
    assert!(listeners.here.is_empty());
}
