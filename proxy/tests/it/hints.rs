//! Remarks beside a diagnosis that need a past: on real sockets, over time and reloads.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use hickory_resolver::proto::op::Message;
use hickory_resolver::proto::rr::rdata::A;
use hickory_resolver::proto::rr::{RData, Record, RecordType};
use serde_json::Value;
use socket2::{Domain, Socket, Type};

use crate::harness::{Candor, Reply, Upstream, eventually};

const SITE: &str = "http://127.0.0.1:0";

/// A port that is held, on which nobody listens.
struct Closed {
    _held: Socket,
    address: SocketAddr,
}

impl Closed {
    fn hold() -> Self {
        let held = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
        held.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())
            .unwrap();
        let address = held.local_addr().unwrap().as_socket().unwrap();
        Self {
            _held: held,
            address,
        }
    }
}

fn problem(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

fn has(problem: &Value, hint: &str) -> bool {
    let hints = problem["hints"].as_array().unwrap();
    hints.iter().any(|it| *it == hint)
}

/// What the page says of it: the text has room for two remarks, and this host has its own.
fn text(candor: &Candor, path: &str) -> String {
    answer(candor, path).1
}

/// The status too.
fn answer(candor: &Candor, path: &str) -> (u16, String) {
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/html");
    let response = candor.request(&head);
    (response.status, shown(&response.text()))
}

/// A page without its tags.
fn shown(page: &str) -> String {
    let mut tags = page.split('<');
    let mut text = tags.next().unwrap().to_owned();
    for tag in tags {
        text += tag.split_once('>').unwrap().1;
    }
    let entities = [
        ("&#34;", "\""),
        ("&quot;", "\""),
        ("&gt;", ">"),
        ("&lt;", "<"),
    ];
    entities
        .iter()
        .fold(text, |text, (entity, plain)| text.replace(entity, plain))
}

#[track_caller]
fn says(text: &str, part: &str) {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // Names stand in tags there.
    let part = part.replace('`', "");
    assert!(flat.contains(&part), "`{part}` is not in:\n{text}");
}

/// The fact of that name.
fn fact<'a>(problem: &'a Value, name: &str) -> &'a Value {
    let facts = problem["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == name);
    found.unwrap_or_else(|| panic!("no {name} in {problem}"))
}

#[test]
fn the_second_failure_of_a_kind_says_so() {
    let closed = Closed::hold();
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\"]\n",
        closed.address
    ));
    let first = problem(&candor, "/");
    assert!(!has(&first, "same_cause_n"), "{first}");
    assert_eq!(fact(&first, "history")["count"], 1);
    // Each path counts, and each form.
    assert!(has(&problem(&candor, "/other"), "same_cause_n"));
    let text = text(&candor, "/");
    says(&text, "Failure 3 of this kind since ");
    says(&text, ", with no answer in between.");
    // Nothing was answered at all: no pattern can be told from that.
    assert!(!has(&problem(&candor, "/"), "only_this_path"));
}

/// An answer that leaves no idle connection behind: which thread serves the next request decides
/// whether it would be used again.
fn well() -> Reply {
    Reply::Close(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\nwell".to_vec())
}

#[test]
fn a_failure_after_answers_says_that_the_address_was_right() {
    let upstream = Upstream::start(|request| match request.path() {
        "/broken" => Reply::Close(Vec::new()),
        _ => well(),
    });
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\"]\nretry = {{ tries = 1 }}\n",
        upstream.address()
    ));
    assert_eq!(candor.get("/well").status, 200);
    candor.logged("/well");
    let broken = problem(&candor, "/broken");
    assert_eq!(broken["cause"], "head_closed_empty", "{broken}");
    assert_eq!(fact(&broken, "history")["answered_before"], 1, "{broken}");
}

#[test]
fn failures_of_one_path_among_answers_say_so() {
    let upstream = Upstream::start(|request| match request.path() {
        "/broken" | "/also" => Reply::Close(Vec::new()),
        _ => well(),
    });
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\"]\nretry = {{ tries = 1 }}\n",
        upstream.address()
    ));
    problem(&candor, "/broken");
    for path in ["/a", "/b"] {
        assert_eq!(candor.get(path).status, 200);
        candor.logged(path);
    }
    assert!(!has(&problem(&candor, "/broken"), "only_this_path"));
    let third = problem(&candor, "/broken");
    assert!(has(&third, "only_this_path"), "{third}");
    assert!(!has(&third, "only_this_member"), "{third}");
    says(
        &text(&candor, "/broken"),
        "were all of requests for /broken; 2 requests were answered meanwhile.",
    );
    let other = problem(&candor, "/also");
    assert!(!has(&other, "only_this_path"), "{other}");
}

#[test]
fn failures_of_one_member_among_answers_say_so() {
    let closed = Closed::hold();
    let upstream = Upstream::start(|_| Reply::ok("well"));
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\", \"{}\"]\nretry = {{ tries = 1 }}\n",
        closed.address,
        upstream.address()
    ));
    let mut failed = Vec::new();
    for number in 0..8 {
        let path = format!("/{number}");
        let (status, text) = answer(&candor, &path);
        candor.logged(&path);
        if status == 502 {
            failed.push(text);
        }
    }
    // In turn: every second one.
    assert_eq!(failed.len(), 4);
    says(
        failed.last().unwrap(),
        &format!("were all at {}, one of 2 members; ", closed.address),
    );
    assert!(!failed[1].contains("one of 2 members"), "{}", failed[1]);
}

#[test]
fn a_failure_after_a_reload_names_what_was_changed() {
    let closed = Closed::hold();
    let upstream = Upstream::start(|_| Reply::ok("well"));
    let with = |server: SocketAddr, more: &str| {
        format!(
            "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{server}\"]\n\
             retry = {{ tries = 1 }}\n{more}"
        )
    };
    let candor = Candor::start(&with(upstream.address(), ""));
    assert_eq!(candor.get("/").status, 200);
    candor.reload(&with(closed.address, "keepalive = { idle = \"7s\" }\n"));
    let after = problem(&candor, "/");
    assert!(has(&after, "after_reload"), "{after}");
    let changed = &fact(&after, "history")["reload"]["changed"];
    assert_eq!(*changed, serde_json::json!(["servers", "keepalive.idle"]));
    says(
        &text(&candor, "/"),
        "after a reload, which changed this of app: servers [",
    );
    // The series began before this one, which is not to blame.
    candor.reload(&with(
        closed.address,
        "keepalive = { idle = \"7s\" }\n# a remark\n",
    ));
    let later = problem(&candor, "/");
    let history = fact(&later, "history");
    let changed = &history["reload"]["changed"];
    assert_eq!(*changed, serde_json::json!(["servers", "keepalive.idle"]));
    assert_eq!(history["count"], 3, "{later}");
}

#[test]
fn a_failure_after_a_reload_that_changed_nothing_says_so() {
    let healthy = Arc::new(AtomicBool::new(true));
    let state = Arc::clone(&healthy);
    let upstream = Upstream::start(move |_| match state.load(Ordering::Relaxed) {
        true => well(),
        false => Reply::Close(Vec::new()),
    });
    let toml = format!(
        "[site.\"{SITE}\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\"]\nretry = {{ tries = 1 }}\n",
        upstream.address()
    );
    let candor = Candor::start(&toml);
    assert_eq!(candor.get("/").status, 200);
    candor.reload(&format!("# moved by a line\n{toml}"));
    healthy.store(false, Ordering::Relaxed);
    says(
        &text(&candor, "/"),
        "after a reload, which changed nothing of app.",
    );
}

#[test]
fn a_socket_that_has_just_been_made_says_so() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let path = directory.path().join("app.sock");
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let candor = Candor::start_in(
        directory,
        &format!("[site.\"{SITE}\"]\nproxy = \"unix:{{dir}}/app.sock\"\n"),
    );
    let problem = problem(&candor, "/");
    assert_eq!(problem["cause"], "socket_refused", "{problem}");
    assert_eq!(problem["likely"][0]["id"], "starting", "{problem}");
    assert!(has(&problem, "after_deploy"), "{problem}");
}

#[test]
fn localhost_that_answers_on_one_family_only_says_which() {
    // The same port: nobody on IPv6, a full queue on IPv4, which drops what comes.
    let listener = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    listener
        .bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())
        .unwrap();
    listener.listen(1).unwrap();
    let address = listener.local_addr().unwrap().as_socket().unwrap();
    let _waiting: Vec<_> = (0..2)
        .map(|_| std::net::TcpStream::connect(address).unwrap())
        .collect();
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"localhost:{}\"\ntimeout = {{ connect = \"400ms\" }}\n",
        address.port()
    ));
    let problem = problem(&candor, "/");
    assert_eq!(problem["cause"], "connect_timeout", "{problem}");
    assert!(has(&problem, "localhost_family"), "{problem}");
    says(
        &text(&candor, "/"),
        "here: one of them refused, the other did not.",
    );
}

#[test]
fn localhost_that_was_taken_for_another_program_says_which_family() {
    let Ok(listener) = TcpListener::bind("[::1]:0") else {
        eprintln!("skipped: this host has no IPv6");
        return;
    };
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            use std::io::Write;
            let _ = (&stream).write_all(b"SSH-2.0-OpenSSH_9.2p1\r\n");
        }
    });
    let candor = Candor::start(&format!(
        "[site.\"{SITE}\"]\nproxy = \"localhost:{port}\"\n"
    ));
    let problem = problem(&candor, "/");
    assert!(has(&problem, "localhost_family"), "{problem}");
    says(
        &text(&candor, "/"),
        &format!("`localhost` led to [::1]:{port}, which took the connection"),
    );
}

/// A resolver that answers every question for an IPv4 address with the one that the test sets.
struct Resolver {
    address: SocketAddr,
    answer: Arc<AtomicU32>,
}

impl Resolver {
    fn start(answer: Ipv4Addr) -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
        let resolver = Self {
            address: socket.local_addr().unwrap(),
            answer: Arc::new(AtomicU32::new(answer.to_bits())),
        };
        let answer = Arc::clone(&resolver.answer);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok((size, peer)) = socket.recv_from(&mut buffer) {
                let question = Message::from_vec(&buffer[..size]).unwrap();
                let query = question.queries[0].clone();
                let metadata = &question.metadata;
                let mut message = Message::response(metadata.id, metadata.op_code);
                if query.query_type() == RecordType::A {
                    let address = Ipv4Addr::from_bits(answer.load(Ordering::Relaxed));
                    let data = RData::A(A(address));
                    message.add_answer(Record::from_rdata(query.name().clone(), 1, data));
                }
                message.add_query(query);
                let _ = socket.send_to(&message.to_vec().unwrap(), peer);
            }
        });
        resolver
    }

    fn move_to(&self, answer: Ipv4Addr) {
        self.answer.store(answer.to_bits(), Ordering::Relaxed);
    }
}

#[test]
fn a_name_that_led_elsewhere_a_moment_ago_says_so() {
    let closed = Closed::hold();
    let resolver = Resolver::start(Ipv4Addr::LOCALHOST);
    let candor = Candor::start(&format!(
        "[dns]\nresolvers = [\"{}\"]\n[site.\"{SITE}\"]\nproxy = \"http://app.test:{}\"\n",
        resolver.address,
        closed.address.port()
    ));
    let before = problem(&candor, "/");
    assert_eq!(before["cause"], "connect_refused", "{before}");
    assert!(!has(&before, "after_deploy"), "{before}");
    resolver.move_to(Ipv4Addr::new(127, 0, 0, 2));
    // Its time to live is a second.
    let after = eventually(|| Some(problem(&candor, "/")).filter(|it| has(it, "after_deploy")));
    let changed = &fact(&after, "resolution")["changed"];
    assert_eq!(
        changed["before"],
        serde_json::json!(["127.0.0.1"]),
        "{after}"
    );
    says(&text(&candor, "/"), "ago, from 127.0.0.1 to 127.0.0.2.");
    let line = candor.log(|line| line["event"] == "change" && line["what"] == "dns");
    let expected = "app.test moved from 127.0.0.1 to 127.0.0.2";
    assert_eq!(line["text"], expected, "{line}");
}
