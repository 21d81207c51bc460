//! `compare`: what a request costs Candor, nginx, HAProxy and Caddy, interleaved in one run.
//!
//! Ratios of one run are the result; absolute numbers belong to the machine. See README.md.
#![allow(
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "a command-line program"
)]

mod case;
mod configuration;
mod engine;
mod handshake;
mod load;
mod origin;
mod process;
mod report;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};

use case::Case;
use engine::{Bench, Engine, Running};
use report::{Report, Sample};

/// Descriptors that each process may open.
const DESCRIPTORS: u64 = 20_000;
/// Idle connections at most: two descriptors each in a proxy, and room.
const IDLE_MAX: usize = 7_000;

/// Compare what a request costs Candor, nginx, HAProxy and Caddy
#[derive(Debug, Parser)]
struct Arguments {
    /// Only these cases; default all
    #[arg(long, value_delimiter = ',')]
    case: Vec<Case>,

    /// Only these engines; default all that are found
    #[arg(long, value_delimiter = ',')]
    only: Vec<Engine>,

    /// How often each engine is measured in each case
    #[arg(long, default_value_t = 5)]
    rounds: usize,

    /// How long one measurement lasts
    #[arg(long, default_value_t = 4)]
    seconds: u64,

    /// Connections in the cases under load
    #[arg(long, default_value_t = 64)]
    connections: usize,

    /// Connections in the case `idle`
    #[arg(long, default_value_t = 5000)]
    idle: usize,

    /// Candor's binary
    #[arg(long, default_value = "target/dist/candor")]
    candor: PathBuf,

    /// The virtual environment with the peers' wheels
    #[arg(long, default_value = "target/bench/venv")]
    venv: PathBuf,

    /// Write the measurements here too
    #[arg(long)]
    json: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("compare: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    if arguments.rounds == 0 || arguments.seconds == 0 {
        bail!("--rounds and --seconds begin at 1");
    }
    if arguments.idle > IDLE_MAX {
        bail!("--idle ends at {IDLE_MAX}");
    }
    process::raise_descriptor_limit(DESCRIPTORS)?;
    let cases = match arguments.case.is_empty() {
        true => Case::value_variants().to_vec(),
        false => arguments.case.clone(),
    };
    let bench = Bench::prepare(&arguments.candor, &arguments.venv, &cases)?;
    let engines: Vec<_> = Engine::ALL
        .into_iter()
        .filter(|engine| arguments.only.is_empty() || arguments.only.contains(engine))
        .filter(|engine| match bench.version(*engine) {
            Some(version) => {
                println!("{engine:8} {version}");
                true
            }
            None => {
                println!("{engine:8} not found, left out");
                false
            }
        })
        .collect();

    let mut report = Report::new(bench.versions());
    let mut failures = 0;
    for case in cases {
        println!("\n{case}: {}", case.about());
        for round in 1..=arguments.rounds {
            // Which engine goes first changes with each round: what a neighbor leaves in the
            // caches hits each of them alike.
            for turn in 0..engines.len() {
                let engine = engines[(turn + round) % engines.len()];
                if !case.includes(engine) {
                    continue;
                }
                match measure(&bench, engine, case, round, arguments) {
                    Ok(sample) => report.add(case, engine, round, sample),
                    // The others' numbers are still worth having.
                    Err(error) => {
                        println!("  {engine} failed in round {round}: {error:#}");
                        failures += 1;
                    }
                }
            }
        }
        print!("{}", report.table(case));
    }
    println!("\n{}", report.verdicts());
    if let Some(path) = &arguments.json {
        std::fs::write(path, report.json())?;
        println!("written: {}", path.display());
    }
    if failures > 0 {
        bail!("{failures} measurements failed");
    }
    Ok(())
}

/// Starts one engine, drives it, and says what that cost.
fn measure(
    bench: &Bench,
    engine: Engine,
    case: Case,
    round: usize,
    arguments: &Arguments,
) -> Result<Sample> {
    let running = bench.start(engine, case)?;
    let url = running.url(case);
    if case.is_memory() {
        let bytes = match case {
            Case::Idle => load::idle(&running, &url, arguments.idle)?,
            _ => load::idle_up(&running, &url)?,
        };
        return Ok(Sample::idle(bytes, running.process.memory()?.resident));
    }
    if case.balance().is_none() {
        return drive(&running, case, &url, arguments);
    }
    // Beside one member in the same process; which goes first changes with each round.
    let small = running.url(Case::Small);
    let one = |url: &str| drive(&running, case, url, arguments);
    let (eight, base) = match round.is_multiple_of(2) {
        true => {
            let eight = one(&url)?;
            (eight, one(&small)?)
        }
        false => {
            let base = one(&small)?;
            (one(&url)?, base)
        }
    };
    Ok(Sample {
        base: Some(base.micros),
        ..eight
    })
}

/// Drives an engine, and says what that cost.
fn drive(running: &Running, case: Case, url: &str, arguments: &Arguments) -> Result<Sample> {
    // Each child of php-fpm serves one connection: more than there are children would wait.
    let connections = match case {
        Case::Fastcgi => arguments.connections.min(origin::PHP_CHILDREN / 2),
        _ => arguments.connections,
    };
    // Pools, allocator and caches as they are in service.
    load::warm_up(case, url, connections)?;
    let before = running.process.cpu()?;
    let load = load::run(case, url, connections, arguments.seconds)?;
    let cpu = running.process.cpu()? - before;
    if load.requests == 0 {
        bail!("no request was answered");
    }
    if case.expects_success() && load.failed > 0 {
        bail!("{} of {} requests failed", load.failed, load.requests);
    }
    Ok(Sample {
        micros: cpu.as_secs_f64() * 1e6 / load.requests as f64,
        base: None,
        rate: load.requests as f64 / load.seconds,
        p50_ms: load.p50_ms,
        p99_ms: load.p99_ms,
        resident: running.process.memory()?.resident,
    })
}
