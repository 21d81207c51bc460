//! Which member a request goes to.

use std::collections::BTreeMap;
use std::net::TcpListener;

use crate::harness::{Candor, Client, Reply, Response, Upstream};

/// Members that answer with their number.
fn members(count: usize) -> Vec<Upstream> {
    let member = |number: usize| Upstream::start(move |_| Reply::ok(&number.to_string()));
    (0..count).map(member).collect()
}

fn list(members: &[Upstream]) -> String {
    let texts = members.iter().map(|it| format!("\"{}\"", it.address()));
    texts.collect::<Vec<_>>().join(", ")
}

/// Candor in front of these members, with these keys of the upstream.
fn candor(members: &[Upstream], keys: &str) -> Candor {
    Candor::start(&configuration(members, keys))
}

fn configuration(members: &[Upstream], keys: &str) -> String {
    format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 2\n[diagnosis]\nprobes = false\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"inside\"\n\
         [upstream.inside]\nservers = [{}]\n{keys}\n",
        list(members)
    )
}

/// Who answered so many requests, and how often.
fn answers(candor: &Candor, count: usize) -> BTreeMap<String, usize> {
    let mut answers = BTreeMap::new();
    for _ in 0..count {
        *answers.entry(candor.get("/").text()).or_default() += 1;
    }
    answers
}

fn with(candor: &Candor, path: &str, field: &str) -> Response {
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{field}");
    candor.request(&request)
}

#[test]
fn a_client_is_who_a_trusted_peer_speaks_for() {
    let members = members(2);
    let keys = "balance = \"hash:ip\"";
    for (trust, expected) in [("[]", 1), ("[\"loopback\"]", 2)] {
        let toml = configuration(&members, keys);
        let trusting = format!("[candor]\ntrust = {trust}\n");
        let candor = Candor::start(&toml.replacen("[candor]\n", &trusting, 1));
        let answers = (0..40).map(|number| {
            let field = format!("X-Forwarded-For: 203.0.113.9, 198.51.100.{number}\r\n");
            with(&candor, "/", &field).text()
        });
        let asked: std::collections::BTreeSet<_> = answers.collect();
        assert_eq!(asked.len(), expected, "{trust}");
    }
}

#[test]
fn members_take_turns_by_weight() {
    let members = members(2);
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"inside\"\n[upstream.inside]\n\
         servers = [{{ addr = \"{}\", weight = 300 }}, \"{}\"]\n",
        members[0].address(),
        members[1].address()
    ));
    let answers = answers(&candor, 301);
    assert_eq!(answers["0"], 300);
    assert_eq!(answers["1"], 1);
}

#[test]
fn every_way_asks_every_member() {
    let members = members(4);
    for way in ["round_robin", "least", "p2c", "ewma", "random", "hash:path"] {
        let candor = candor(&members, &format!("balance = \"{way}\""));
        let mut met = BTreeMap::<String, u32>::new();
        for number in 0..100 {
            let answer = candor.get(&format!("/{number}")).text();
            *met.entry(answer).or_default() += 1;
        }
        assert_eq!(met.len(), 4, "{way}: {met:?}");
    }
}

#[test]
fn a_key_leads_to_the_same_member() {
    let members = members(4);
    for (way, field) in [
        ("hash:ip", ""),
        ("hash:path", ""),
        ("hash:header:X-Tenant", "x-tenant: blue"),
        ("hash:cookie:tenant", "Cookie: a=b; tenant=blue"),
    ] {
        let candor = candor(&members, &format!("balance = \"{way}\""));
        let first = with(&candor, "/same", field).text();
        for _ in 0..20 {
            assert_eq!(with(&candor, "/same", field).text(), first, "{way}");
        }
        // The process that comes after it agrees.
        drop(candor);
        let again = self::candor(&members, &format!("balance = \"{way}\""));
        assert_eq!(with(&again, "/same", field).text(), first, "{way}");
    }
}

#[test]
fn a_backup_is_asked_when_no_other_can_be() {
    let members = members(2);
    let backup = format!("backup = [\"{}\"]", members[1].address());
    let with_backup = candor(&members[..1], &backup);
    assert_eq!(
        answers(&with_backup, 20),
        BTreeMap::from([("0".to_owned(), 20)])
    );
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = nobody.local_addr().unwrap();
    drop(nobody);
    let toml = configuration(&[], &backup).replace("[]", &format!("[\"{closed}\"]"));
    let candor = Candor::start(&toml);
    assert_eq!(answers(&candor, 5), BTreeMap::from([("1".to_owned(), 5)]));
}

/// The cookie that an answer sets: its pair, and its attributes.
fn cookie(response: &Response) -> (String, String) {
    let line = response.header("set-cookie").unwrap();
    let (pair, attributes) = line.split_once(';').unwrap();
    (pair.to_owned(), attributes.trim().to_owned())
}

#[test]
fn a_client_stays_with_its_member() {
    let members = members(4);
    let first_candor = candor(&members, "sticky = \"cookie\"");
    let first = first_candor.get("/");
    let (pair, attributes) = cookie(&first);
    assert_eq!(attributes, "Path=/; HttpOnly; SameSite=Lax");
    let (name, value) = pair.split_once('=').unwrap();
    assert_eq!((name, value.len()), ("candor_member", 32));
    let sent = format!("Cookie: a=1; {pair}; b=2");
    let mine: usize = first.text().parse().unwrap();
    for _ in 0..12 {
        let response = with(&first_candor, "/", &sent);
        assert_eq!(response.text(), first.text());
        assert_eq!(response.header("set-cookie"), None);
    }
    // It is ours, and not passed on.
    let requests = members[mine].requests();
    let got = requests.last().unwrap();
    assert_eq!(got.header("cookie"), Some("a=1; b=2"));
    // A value that nobody has signed means nothing.
    let forged = with(
        &first_candor,
        "/",
        &format!("Cookie: candor_member={}", "0".repeat(32)),
    );
    assert!(forged.header("set-cookie").is_some());
    // It means the same after a reload and after a restart.
    let more = "sticky = { cookie = \"candor_member\", age = \"1h\" }\nbalance = \"random\"";
    first_candor.reload(&configuration(&members, more));
    assert_eq!(with(&first_candor, "/", &sent).text(), first.text());
    assert!(cookie(&first_candor.get("/")).1.contains("Max-Age=3600"));
    drop(first_candor);
    let second = candor(&members, "sticky = \"cookie\"");
    assert_eq!(with(&second, "/", &sent).text(), first.text());
    // Its member is gone: another one, and its cookie.
    let left = members.into_iter().enumerate();
    let left: Vec<_> = left.filter(|it| it.0 != mine).map(|it| it.1).collect();
    second.reload(&configuration(&left, "sticky = \"cookie\""));
    let moved = with(&second, "/", &sent);
    assert_ne!(moved.text(), first.text());
    assert_ne!(cookie(&moved).0, pair);
}

#[test]
fn a_client_whose_member_refuses_gets_another_for_good() {
    let members = members(1);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let servers = format!("\"{}\", ", listener.local_addr().unwrap());
    let toml = configuration(&members, "sticky = \"cookie\"");
    let candor = Candor::start(&toml.replace("servers = [", &format!("servers = [{servers}")));
    let mut client = candor.client();
    client.send(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    let mut peer = Client::over(listener.accept().unwrap().0);
    peer.until(b"\r\n\r\n");
    drop(listener);
    peer.send(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    drop(peer);
    let (pair, _) = cookie(&client.response());
    let moved = with(&candor, "/", &format!("Cookie: {pair}"));
    assert_eq!((moved.status, moved.text().as_str()), (200, "0"));
    let (other, _) = cookie(&moved);
    assert_ne!(other, pair);
    let stays = with(&candor, "/", &format!("Cookie: {other}"));
    assert_eq!(stays.header("set-cookie"), None);
}

#[test]
fn some_requests_go_elsewhere() {
    let members = members(3);
    let site = "site.\"http://127.0.0.1:0\"";
    let toml = |share: &str| {
        format!(
            "[{site}]\nproxy = \"{}\"\n\
             [[{site}.when]]\nheader = {{ X-Beta = \"1\" }}\nproxy = \"{}\"\n\
             [[{site}.when]]\ncookie = {{ canary = true }}\nproxy = \"{}\"\n\
             [[{site}.when]]\nshare = \"{share}\"\nproxy = \"{}\"\n",
            members[0].address(),
            members[1].address(),
            members[2].address(),
            members[1].address()
        )
    };
    let candor = Candor::start(&toml("0%"));
    assert_eq!(candor.get("/").text(), "0");
    assert_eq!(with(&candor, "/", "x-beta: 1").text(), "1");
    assert_eq!(with(&candor, "/", "X-Beta: 2").text(), "0");
    assert_eq!(with(&candor, "/", "Cookie: a=b; canary=").text(), "2");
    // All that is written decides in order, and a client stays on its side.
    candor.reload(&toml("100%"));
    assert_eq!(with(&candor, "/", "Cookie: canary=1").text(), "2");
    for _ in 0..5 {
        assert_eq!(candor.get("/").text(), "1");
    }
    let line = candor.logged("/");
    assert_eq!(line["upstream"], members[0].address().to_string());
}
