//! Members are killed, stalled, reset, drained and restarted, and Candor is reloaded, while many
//! requests run. Whatever happens: no request fails that a safe retry could have saved, none is
//! answered twice, none gets another's answer, and every failure is named.
//!
//! The script and the load have fixed seeds; each step waits for a number of answers, never for a
//! time. `CANDOR_CHAOS_REQUESTS` is how many requests there are.

mod fleet;
mod load;
mod request;
mod rules;
mod wire;

use std::fmt::Write;
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::thread;

use fleet::{Fleet, Ill, Protocol};
use load::Load;

use crate::harness::{Candor, Random, eventually};
use crate::matrix::counted;

/// Something happens after each so many requests.
const STRIDE: usize = 400;
/// Members of the fleet.
const MEMBERS: usize = 4;
/// Attempts of a request.
const TRIES: usize = 4;

/// One run.
struct Chaos<'a> {
    seed: u64,
    /// Of a hundred requests of all runs together.
    share: usize,
    protocol: Protocol,
    /// So many members may be left alone at a time.
    spared: usize,
    /// Lines of the upstream's table.
    upstream: &'a str,
}

impl Chaos<'_> {
    /// How many requests it has.
    fn requests(&self) -> usize {
        let all = std::env::var("CANDOR_CHAOS_REQUESTS");
        let all: usize = all.map_or(200_000, |all| all.parse().unwrap());
        all / 100 * self.share
    }

    /// The configuration; each generation begins with another member.
    fn configuration(&self, fleet: &Fleet, generation: usize) -> String {
        let mut servers = String::new();
        for turn in 0..MEMBERS {
            let address = fleet.addresses[(turn + generation) % MEMBERS];
            let scheme = match self.protocol {
                Protocol::Http1 => "http",
                Protocol::Http2 => "h2c",
            };
            let _ = write!(servers, "\"{scheme}://{address}\", ");
        }
        format!(
            "[candor]\nthreads = 2\nmetrics = \"127.0.0.1:0\"\nlog.file = \"{{dir}}/access.log\"\n\
             [diagnosis]\nprobes = false\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"fleet\"\n\
             response_headers = {{ X-Generation = \"{generation}\" }}\n\
             [upstream.fleet]\nservers = [{servers}]\n\
             timeout = {{ first_byte = \"300ms\" }}\n\
             retry = {{ tries = {TRIES} }}\n{}",
            self.upstream
        )
    }

    fn run(&self) {
        let requests = self.requests();
        let fleet = Fleet::start(MEMBERS, requests, self.protocol);
        let mut candor = Candor::start(&self.configuration(&fleet, 0));
        let load = Load::new(candor.address(), requests as u32);
        let seed = self.seed;
        let clients = thread::spawn({
            let load = load.clone();
            move || load.run(seed)
        });
        self.script(&fleet, &candor, &load);
        load.await_done(requests);
        clients.join().unwrap();
        let outcomes = load.outcomes();
        let log = candor.directory().join("access.log");
        // What clients left behind may still run; what is counted and what is told stay the same.
        let (counters, told) = eventually(|| {
            let counters = || {
                [
                    counted(&candor, "candor_requests_total", &[]),
                    counted(&candor, "candor_failures_total", &[]),
                    counted(&candor, "candor_log_dropped_total", &[]),
                ]
            };
            let before = counters();
            let [requests, failures] = rules::counts(&std::fs::read_to_string(&log).unwrap());
            (requests == before[0] && counters() == before)
                .then_some((before, [requests, failures, 0]))
        });
        assert_eq!(counters, told, "counters and lines");
        candor.terminate();
        assert!(candor.wait().success(), "{}", candor.stderr());
        assert!(!candor.stderr().contains("panicked"), "{}", candor.stderr());
        let lines = rules::lines(&log, requests);
        let run = rules::Run {
            outcomes,
            ledger: fleet.ledger.lock().unwrap().clone(),
            lines,
            addresses: fleet.addresses.clone(),
            tries: TRIES,
            protocol: self.protocol,
            spared: self.spared,
        };
        let tally = run.judge();
        eprintln!("{tally:#?}");
    }

    /// What happens to the members: one after the other, so that somebody is always well.
    fn script(&self, fleet: &Fleet, candor: &Candor, load: &Load) {
        let mut random = Random::new(self.seed);
        let mut member = 0;
        for step in 1..self.requests() / STRIDE {
            load.await_done(step * STRIDE);
            fleet.serve(member);
            member = (member + 1 + random.below(MEMBERS - 1)) % MEMBERS;
            match random.below(8) {
                0 => fleet.kill(member),
                1 => fleet.drain(member),
                2 => {
                    // It is back at once.
                    fleet.kill(member);
                    fleet.serve(member);
                }
                3 => candor.reload(&self.configuration(fleet, step)),
                _ => {
                    let count = 1 + random.below(24);
                    let ills = (0..count).map(|_| Ill::ALL[random.below(Ill::ALL.len())]);
                    fleet.infect(member, ills.collect());
                }
            }
        }
        fleet.serve(member);
    }
}

#[test]
fn a_member_that_is_gone_keeps_its_port() {
    let fleet = Fleet::start(1, 0, Protocol::Http1);
    let address = fleet.addresses[0];
    fleet.kill(0);
    let taken = TcpListener::bind(address).map_err(|error| error.kind());
    assert_eq!(taken.map(drop), Err(ErrorKind::AddrInUse));
    let refused = TcpStream::connect(address).map_err(|error| error.kind());
    assert_eq!(refused.map(drop), Err(ErrorKind::ConnectionRefused));
    fleet.serve(0);
    TcpStream::connect(address).unwrap();
}

#[test]
fn members_in_turn() {
    Chaos {
        seed: 0xca05,
        share: 40,
        protocol: Protocol::Http1,
        spared: 0,
        upstream: "",
    }
    .run();
}

#[test]
fn members_with_limits_that_are_left_alone_when_they_fail() {
    Chaos {
        seed: 0x5afe,
        share: 30,
        protocol: Protocol::Http1,
        spared: MEMBERS / 2,
        upstream: "balance = \"p2c\"\nmax_requests = 4\n\
                   eject = { after = 4, for = \"500ms\", share = \"50%\" }\n",
    }
    .run();
}

#[test]
fn members_that_speak_http2() {
    Chaos {
        seed: 0x4242,
        share: 30,
        protocol: Protocol::Http2,
        spared: 0,
        upstream: "balance = \"least\"\n",
    }
    .run();
}
