//! As many of them as fit into some seconds, through the built binary.

use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::generate::{Random, spoiled};
use super::oracle;
use super::{COUNT, seed};
use crate::harness::{Candor, Client, End, eventually};

/// After this no further request begins.
const TIME: Duration = Duration::from_secs(15);
/// Clients at a time.
const CLIENTS: usize = 4;

#[test]
fn what_is_broken_is_never_called_healthy() {
    let seed = seed();
    let origin = start(seed);
    let candor = Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"origin\"\n\
         [upstream.origin]\nservers = [\"{origin}\"]\nretry = {{ tries = 1 }}\n"
    ));
    let (begun, next) = (Instant::now(), AtomicU64::new(0));
    let work = || {
        let mut got = Vec::new();
        while begun.elapsed() < TIME {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= COUNT {
                break;
            }
            got.push((number, ask(candor.address(), number)));
        }
        got
    };
    let got: Vec<_> = thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS).map(|_| scope.spawn(work)).collect();
        let joined = clients
            .into_iter()
            .flat_map(|client| client.join().unwrap());
        joined.collect()
    });
    let requests = |lines: &[String]| lines.iter().filter(|l| l.contains("\"request\"")).count();
    eventually(|| (requests(&candor.log_text()) >= got.len()).then_some(()));
    let mut lines: HashMap<u64, Value> = HashMap::new();
    for line in candor.log_lines() {
        if let Some(number) = line["path"]
            .as_str()
            .and_then(|path| path[1..].parse().ok())
        {
            lines.insert(number, line);
        }
    }
    let mut causes: BTreeMap<String, usize> = BTreeMap::new();
    for (number, (answer, end)) in &got {
        let cause = check(
            *number,
            &spoiled(seed, *number),
            &lines[number],
            answer,
            *end,
        );
        *causes.entry(cause).or_default() += 1;
    }
    eprintln!("{} of {COUNT} over sockets: {causes:?}", got.len());
    assert!(got.len() > 100 && causes.len() > 8 && causes.contains_key("healthy"));
}

/// Looks at one answer and its log line; gives the cause.
fn check(number: u64, sent: &[u8], line: &Value, answer: &[u8], end: End) -> String {
    let shown = format!("{}\n{}\n{line}", sent.escape_ascii(), answer.escape_ascii());
    let (sound, seen) = (oracle::read(sent), oracle::read(answer));
    let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
    let (cause, phase, delivered) = (text("cause"), text("phase"), text("delivered"));
    let findings = line["findings"].as_array().map_or(0, Vec::len);
    if cause.is_empty() || cause == "origin_error" {
        assert_eq!(delivered, "complete", "{shown}");
        // The client got it whole, and as one answer.
        assert!(seen.is_some() && end == End::Closed, "{shown}");
        if findings > 0 {
            return text_of_findings(line);
        }
        if seen == sound {
            return "healthy".to_owned();
        }
        // The answer was whole when its first piece was; the surplus came with the second.
        assert_eq!(seen, oracle::read(pieces(sent, number).0), "{shown}");
        return "healthy, surplus later".to_owned();
    }
    let phases: &[&str] = match cause.split('_').next().unwrap() {
        "head" => &["head"],
        "framing" => &["head", "body"],
        "body" => &["body"],
        _ => panic!("{shown}"),
    };
    assert!(phases.contains(&phase.as_str()), "{shown}");
    if delivered == "cut" {
        // Fewer bytes than declared, no last chunk, or a reset: the client can tell.
        assert!(seen.is_none() || end == End::Cut, "{shown}");
    } else {
        let own = seen.unwrap_or_else(|| panic!("{shown}"));
        assert_eq!(
            (own.status, line["status_by"].as_str()),
            (502, Some("proxy")),
            "{shown}"
        );
    }
    cause
}

fn text_of_findings(line: &Value) -> String {
    let findings = line["findings"].as_array().unwrap();
    let codes: Vec<_> = findings.iter().map(ToString::to_string).collect();
    format!("passed with {}", codes.join(" "))
}

fn ask(address: SocketAddr, number: u64) -> (Vec<u8>, End) {
    let mut client = Client::connect(address);
    let request = format!("GET /{number} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    client.send(request.as_bytes());
    client.rest()
}

/// An origin that answers `/N` with the answer of number N, in two pieces, and closes.
fn start(seed: u64) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A connection that breaks is seen by the client, and told there.
            thread::spawn(move || answer(stream, seed));
        }
    });
    address
}

fn answer(mut stream: TcpStream, seed: u64) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut first = String::new();
    reader.read_line(&mut first).ok()?;
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
    }
    let number = first.split(' ').nth(1)?[1..].parse().ok()?;
    let bytes = spoiled(seed, number);
    let (head, tail) = pieces(&bytes, number);
    stream.set_nodelay(true).ok()?;
    stream.write_all(head).ok()?;
    stream.write_all(tail).ok()
}

/// The two pieces in which an answer is sent.
fn pieces(bytes: &[u8], number: u64) -> (&[u8], &[u8]) {
    bytes.split_at(Random::new(number).below(bytes.len() + 1))
}
