//! `choose`: what choosing a member costs, for each way and for few and many members.
//!
//! Each figure is the best of several rounds, in nanoseconds for one choice and the end of its
//! request, on one thread.

use std::hint::black_box;
use std::time::Instant;

use candor::exchange::Request;
use candor::http1::request::RequestHead;
use candor::upstream::Upstream;
use candor::upstream::choose::{Asker, Choice};

/// Choices of a round.
const CHOICES: usize = 200_000;
/// Rounds, of which the best counts.
const ROUNDS: usize = 5;

const WAYS: [&str; 6] = ["round_robin", "least", "p2c", "ewma", "random", "hash:ip"];

#[allow(clippy::print_stdout, reason = "it is what the program is for")]
fn main() -> anyhow::Result<()> {
    println!("| members | {} |", WAYS.join(" | "));
    println!("| ---: |{}", " ---: |".repeat(WAYS.len()));
    for count in [1, 8, 100, 1_000] {
        let figures = WAYS.map(|way| Ok(format!("{:.0}", nanoseconds(way, count)?)));
        let figures: anyhow::Result<Vec<String>> = figures.into_iter().collect();
        println!("| {count} | {} |", figures?.join(" | "));
    }
    Ok(())
}

/// What a choice costs.
fn nanoseconds(way: &str, count: usize) -> anyhow::Result<f64> {
    let server = |nth: usize| format!("\"10.0.{}.{}:80\"", nth / 250, nth % 250 + 1);
    let servers: Vec<String> = (0..count).map(server).collect();
    let toml = format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"many\"\n\
         [upstream.many]\nservers = [{}]\nbalance = \"{way}\"\n",
        servers.join(", ")
    );
    let loaded = candor_conf::parse("choose", &toml, &|_| None);
    let loaded = loaded.map_err(|problems| anyhow::anyhow!(problems.render(false)))?;
    let examined = candor::server::examine(&loaded);
    let (snapshot, _) = examined.map_err(|problems| anyhow::anyhow!(problems.render(false)))?;
    let upstream = &snapshot.upstreams[0];
    let mut bytes = b"GET /some/path HTTP/1.1\r\nHost: localhost\r\n\r\n".to_vec();
    let mut head = RequestHead::default();
    let parsed = head.parse(&mut bytes, 16);
    parsed.map_err(|refusal| anyhow::anyhow!("{refusal:?}"))?;
    let request = Request {
        bytes: &bytes,
        head: &head,
        started: Instant::now(),
    };
    let clients: Vec<String> = (0..1024).map(|nth| format!("192.0.2.{nth}")).collect();
    let rounds = (0..ROUNDS).map(|_| round(upstream, &request, &clients));
    Ok(rounds.fold(f64::INFINITY, f64::min))
}

fn round(upstream: &Upstream, request: &Request<'_>, clients: &[String]) -> f64 {
    let began = Instant::now();
    for client in clients.iter().cycle().take(CHOICES) {
        let asker = Asker {
            client,
            request,
            tried: &[],
        };
        let choice = upstream.choose(black_box(&asker));
        assert!(matches!(choice, Choice::Member(_)));
    }
    began.elapsed().as_nanos() as f64 / CHOICES as f64
}
