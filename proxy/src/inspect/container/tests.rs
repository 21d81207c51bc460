//! A scripted engine: every state of a container, and answers that no engine should give.

#![allow(clippy::unwrap_used)]

use std::os::unix::net::UnixListener as StdListener;

use parking_lot::Mutex;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixListener;

use super::*;

const ID: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// What the engine answers, by the beginning of the path.
type Script = Vec<(&'static str, Vec<u8>)>;

/// A listening engine, and the first lines of what it was asked.
struct Scripted {
    directory: TempDir,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    fn start(script: Script) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let listener = StdListener::bind(directory.path().join("docker.sock")).unwrap();
        listener.set_nonblocking(true).unwrap();
        let listener = UnixListener::from_std(listener).unwrap();
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let heard = Arc::clone(&asked);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut question = vec![0; 4096];
                let length = stream.read(&mut question).await.unwrap_or(0);
                let question = String::from_utf8_lossy(&question[..length]).into_owned();
                let line = question.lines().next().unwrap_or_default().to_owned();
                let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
                heard.lock().push(line);
                let answer = script.iter().find(|(begin, _)| path.starts_with(begin));
                let answer = answer.map_or(&b"HTTP/1.0 404 Not Found\r\n\r\n"[..], |it| &it.1);
                let _ = stream.write_all(answer).await;
            }
        });
        Self { directory, asked }
    }

    /// What a look about this member finds.
    async fn look(&self, server: &str, container: &str, phase: Phase) -> Vec<Evidence> {
        let socket = self.directory.path().join("docker.sock");
        look_at(&socket.display().to_string(), server, container, phase).await
    }
}

async fn look_at(socket: &str, server: &str, container: &str, phase: Phase) -> Vec<Evidence> {
    let toml = format!(
        "[diagnosis]\ndocker = \"unix:{socket}\"\n[upstream.app]\nservers = [\"{server}\"]\n{container}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n"
    );
    let loaded = candor_conf::parse("candor.toml", &toml, &|_| None).unwrap();
    let snapshot = Arc::new(crate::server::examine(&loaded).unwrap().0);
    let (host, port) = server.rsplit_once(':').unwrap();
    let port = port.parse().unwrap();
    let address = host.parse().map(|ip| std::net::SocketAddr::new(ip, port));
    let subject = Subject {
        request_id: "1".to_owned(),
        server: Arc::clone(&snapshot.upstreams[0].servers()[0]),
        snapshot,
        upstream: 0,
        target: Target::Host {
            host: host.to_owned(),
            port,
        },
        addresses: address.into_iter().collect(),
        site: Some(0),
        phase,
        cause: "connect_refused",
        method: "GET".to_owned(),
        scheme: "http".to_owned(),
        host: "localhost".to_owned(),
        path: "/".to_owned(),
        route: None,
    };
    let found = Found::default();
    look(&subject, &found).await;
    found.facts()
}

fn answer(body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!("HTTP/1.0 200 OK\r\nContent-Length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

fn list(state: &str) -> Vec<u8> {
    answer(format!(
        r#"[{{"Id":"{ID}","Names":["/shop-web-1"],"Image":"shop:1","State":"{state}","Created":1,
        "Labels":{{"com.docker.compose.service":"web","com.docker.compose.project":"shop"}},
        "Ports":[{{"IP":"0.0.0.0","PrivatePort":8000,"PublicPort":9000,"Type":"tcp"}}],
        "NetworkSettings":{{"Networks":{{"shop_default":{{"IPAddress":"172.18.0.5"}}}}}}}}]"#
    ))
}

fn one(state: &str) -> Vec<u8> {
    answer(format!(
        r#"{{"State":{{{state}}},"RestartCount":3,"Config":{{"ExposedPorts":{{"8000/tcp":{{}},"53/udp":{{}}}}}},
        "HostConfig":{{"Memory":67108864,"NetworkMode":"shop_default"}}}}"#
    ))
}

fn frame(line: &str) -> Vec<u8> {
    let line = format!("{line}\n");
    let length = u32::try_from(line.len()).unwrap().to_be_bytes();
    [&[2, 0, 0, 0], &length[..], line.as_bytes()].concat()
}

/// An engine with one container in this state and this log.
fn with(word: &str, state: &str, log: &[&str]) -> Scripted {
    let log: Vec<u8> = log.iter().flat_map(|line| frame(line)).collect();
    Scripted::start(vec![
        ("/containers/json", list(word)),
        (
            "/containers/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/json",
            one(state),
        ),
        (
            "/containers/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/logs",
            answer(log),
        ),
    ])
}

fn container(facts: &[Evidence]) -> &Container {
    let mut facts = facts.iter();
    let found = facts.find_map(|fact| match fact {
        Evidence::Container(container) => Some(&**container),
        _ => None,
    });
    found.unwrap()
}

fn what_is_unseen(facts: &[Evidence]) -> Vec<&'static str> {
    let unseen = facts.iter().filter_map(|fact| match fact {
        Evidence::Unseen(unseen) => Some(unseen.what),
        _ => None,
    });
    unseen.collect()
}

#[tokio::test]
async fn every_state_is_told() {
    for (word, is) in [
        ("created", ContainerState::Created),
        ("running", ContainerState::Running),
        ("paused", ContainerState::Paused),
        ("restarting", ContainerState::Restarting),
        ("removing", ContainerState::Removing),
        ("exited", ContainerState::Exited),
        ("dead", ContainerState::Dead),
        ("dreaming", ContainerState::Other),
    ] {
        let engine = with(word, &format!(r#""Status":"{word}","ExitCode":3"#), &[]);
        let facts = engine.look("web:8000", "", Phase::Resolve).await;
        assert_eq!(container(&facts).state, is, "{word}");
    }
}

#[tokio::test]
async fn an_ended_container_says_why() {
    let state = r#""Status":"exited","ExitCode":137,"OOMKilled":true,"Error":"",
        "StartedAt":"2026-11-25T19:21:00.5Z","FinishedAt":"2026-11-25T19:21:42.5Z",
        "Health":{"Status":"unhealthy","FailingStreak":4,"Log":[{"Output":"password=hunter2 no answer\n"}]}"#;
    let log = [
        "2026-11-25T19:21:41.1Z ModuleNotFoundError: No module named 'flask'",
        "2026-11-25T19:21:42.1Z connecting to postgres://app:hunter2@db/shop",
    ];
    let engine = with("exited", state, &log);
    let facts = engine.look("web:8000", "", Phase::Resolve).await;
    let found = container(&facts);
    assert_eq!(
        (found.found_by, found.service.as_deref()),
        ("service", Some("web"))
    );
    assert_eq!((found.exit_code, found.oom_killed), (Some(137), true));
    assert_eq!(
        (found.finished_unix_s, found.restarts),
        (Some(1_795_634_502), 3)
    );
    assert_eq!(
        (found.memory_limit, &found.exposed),
        (Some(64 << 20), &vec![8000])
    );
    assert_eq!((found.replicas, found.replicas_running), (1, 0));
    let health = found.health.as_ref().unwrap();
    assert_eq!(
        (health.failing, health.output.as_str()),
        (4, "password=*** no answer")
    );
    let Some(Evidence::LastWords(words)) = facts.last() else {
        panic!("{facts:?}");
    };
    assert_eq!(
        (words.source, words.name.as_str()),
        ("container", "shop-web-1")
    );
    assert_eq!(
        words.ending.as_ref().map(|it| it.id),
        Some("module_missing")
    );
    assert!(!format!("{facts:?}").contains("hunter2"));
    // Nothing but questions.
    let asked = engine.asked.lock().clone();
    assert!(
        asked
            .iter()
            .all(|line| line.starts_with("GET /containers/")),
        "{asked:?}"
    );
    assert_eq!(asked.len(), 3);
}

#[tokio::test]
async fn a_published_port_leads_inside() {
    let engine = with("running", r#""Status":"running""#, &[]);
    let facts = engine.look("127.0.0.1:9000", "", Phase::Connect).await;
    let found = container(&facts);
    assert_eq!((found.found_by, found.port), ("published_port", Some(8000)));
    assert_eq!(found.exit_code, None);
    assert!(
        engine
            .look("127.0.0.1:8000", "", Phase::Connect)
            .await
            .is_empty()
    );
    let facts = engine
        .look("127.0.0.1:8000", "container = \"web\"", Phase::Connect)
        .await;
    assert_eq!(container(&facts).found_by, "configured");
}

#[tokio::test]
async fn a_wrong_name_has_neighbours() {
    let engine = with("running", r#""Status":"running""#, &[]);
    let facts = engine.look("wep:8000", "", Phase::Resolve).await;
    let [Evidence::NoContainer(missing)] = facts.as_slice() else {
        panic!("{facts:?}");
    };
    assert_eq!(
        (missing.name.as_str(), &missing.similar),
        ("wep", &vec!["web".to_owned()])
    );
    assert_eq!(missing.running, ["web"]);
    // What is no container's name is nobody's business.
    assert!(
        engine
            .look("api.example:8000", "", Phase::Resolve)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn what_cannot_be_asked_is_said() {
    let absent = look_at("/nonexistent/docker.sock", "web:8000", "", Phase::Resolve).await;
    let [Evidence::Unseen(unseen)] = absent.as_slice() else {
        panic!("{absent:?}");
    };
    assert_eq!(
        (unseen.what, unseen.errno),
        ("containers", Some(libc::ENOENT))
    );
}

#[tokio::test]
async fn odd_answers_harm_nobody() {
    let large = "x".repeat(LIST_MAX + 100);
    for odd in [
        Vec::new(),
        answer("not json"),
        answer("{}"),
        answer(&large),
        b"HTTP/1.0 200 OK\r\n\r\n[".to_vec(),
        b"HTTP/1.0 500 Internal Server Error\r\n\r\n".to_vec(),
        b"HTTP/1.0 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n[]".to_vec(),
    ] {
        let engine = Scripted::start(vec![("/containers/json", odd)]);
        let facts = engine.look("web:8000", "", Phase::Resolve).await;
        assert_eq!(what_is_unseen(&facts), ["containers"]);
        assert_eq!(engine.asked.lock().len(), 1);
    }
}

#[tokio::test]
async fn hostile_names_and_ids_stay_text() {
    let evil = r#"[{"Id":"../../images/json?","Names":["/web"],"State":"exited"}]"#;
    let engine = Scripted::start(vec![("/containers/json", answer(evil))]);
    assert!(engine.look("web:8000", "", Phase::Resolve).await.is_empty());
    assert_eq!(engine.asked.lock().len(), 1);
    let long = "n".repeat(5_000);
    let evil = format!(
        r#"[{{"Id":"{ID}","Names":["/web"],"Image":"a\u001b[2J\u202eb{long}","State":"exited"}}]"#
    );
    let engine = Scripted::start(vec![("/containers/json", answer(evil))]);
    let facts = engine.look("web:8000", "", Phase::Resolve).await;
    let image = &container(&facts).image;
    assert!(
        image.starts_with("abnnn") && image.chars().count() <= NAME_MAX,
        "{image}"
    );
}

/// One that says nothing is given up after a second, and one that never ends is cut.
#[tokio::test]
async fn an_engine_that_hangs_or_floods_is_left() {
    let directory = tempfile::tempdir().unwrap();
    let socket = directory.path().join("docker.sock");
    let listener = UnixListener::bind(&socket).unwrap();
    let held = tokio::spawn(async move {
        let (silent, _) = listener.accept().await.unwrap();
        let (mut flooding, _) = listener.accept().await.unwrap();
        let mut sent = 0_usize;
        let _ = flooding.write_all(b"HTTP/1.0 200 OK\r\n\r\n[").await;
        while flooding.write_all(&[b' '; 65_536]).await.is_ok() {
            sent += 65_536;
        }
        drop(silent);
        sent
    });
    let socket = socket.display().to_string();
    let begun = std::time::Instant::now();
    let facts = look_at(&socket, "web:8000", "", Phase::Resolve).await;
    assert_eq!(what_is_unseen(&facts), ["containers"]);
    assert!(begun.elapsed() < std::time::Duration::from_secs(10));
    let facts = look_at(&socket, "web:8000", "", Phase::Resolve).await;
    assert_eq!(what_is_unseen(&facts), ["containers"]);
    // What the socket's own buffers hold may be sent beyond the bound.
    assert!(held.await.unwrap() < 2 * LIST_MAX);
}
