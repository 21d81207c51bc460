//! Driving an engine: wrk, h2load, or connections of our own, all on the load's core.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::case::Case;
use crate::engine::{LOAD_CORE, Running};
use crate::handshake;
use crate::origin::{GROUPS, MANY};
use crate::process::on_core;

/// HTTP/2: connections, and streams on each.
const H2_CONNECTIONS: usize = 16;
const H2_STREAMS: usize = 10;

/// A message of gRPC with ten bytes.
const CALL: &[u8] = b"\0\0\0\0\x0abenchmarks";

/// What a load saw.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Load {
    pub(crate) requests: u64,
    pub(crate) failed: u64,
    pub(crate) seconds: f64,
    pub(crate) p50_ms: Option<f64>,
    pub(crate) p99_ms: Option<f64>,
}

/// Drives for one second, and forgets it.
pub(crate) fn warm_up(case: Case, url: &str, connections: usize) -> Result<()> {
    run(case, url, connections, 1).map(drop)
}

/// Drives for so many seconds.
pub(crate) fn run(case: Case, url: &str, connections: usize, seconds: u64) -> Result<Load> {
    match case {
        Case::H2 => h2load(url, seconds, None),
        Case::Grpc | Case::GrpcStream => h2load(url, seconds, Some(CALL)),
        Case::Handshake => handshake::run(url, Duration::from_secs(seconds)),
        _ => wrk(case, url, connections, seconds),
    }
}

fn wrk(case: Case, url: &str, connections: usize, seconds: u64) -> Result<Load> {
    let script = tempfile::Builder::new().suffix(".lua").tempfile()?;
    let mut command = on_core(LOAD_CORE, "wrk");
    command.args(["-t1", "--latency", "--timeout", "10s"]);
    command
        .arg(format!("-c{connections}"))
        .arg(format!("-d{seconds}s"));
    if case == Case::Post {
        let text = "wrk.method = \"POST\"\nwrk.body = string.rep(\"x\", 65536)\n\
            wrk.headers[\"Content-Type\"] = \"application/octet-stream\"\n";
        script.as_file().write_all(text.as_bytes())?;
        command.arg("-s").arg(script.path());
    }
    let text = output(command.arg(url))?;
    let mut load = Load::default();
    for line in text.lines().map(str::trim) {
        let words: Vec<_> = line.split_whitespace().collect();
        match words.as_slice() {
            [count, "requests", "in", time, ..] => {
                load.requests = count.parse()?;
                load.seconds = millis(time.trim_end_matches(',')).context("wrk's time")? / 1e3;
            }
            ["50%", time] => load.p50_ms = millis(time),
            ["99%", time] => load.p99_ms = millis(time),
            ["Non-2xx", .., count] => load.failed += count.parse::<u64>()?,
            ["Socket", "errors:", ..] => {
                for word in &words {
                    load.failed += word.trim_end_matches(',').parse::<u64>().unwrap_or(0);
                }
            }
            _ => {}
        }
    }
    Ok(load)
}

/// Drives over HTTP/2; with the message of a call, if it is gRPC.
fn h2load(url: &str, seconds: u64, call: Option<&[u8]>) -> Result<Load> {
    let log = tempfile::NamedTempFile::new()?;
    let mut message = tempfile::NamedTempFile::new()?;
    let mut command = on_core(LOAD_CORE, "h2load");
    command
        .arg("-t1")
        .arg(format!("-c{H2_CONNECTIONS}"))
        .arg(format!("-m{H2_STREAMS}"));
    command
        .arg(format!("-D{seconds}"))
        .arg("--log-file")
        .arg(log.path());
    if let Some(call) = call {
        message.write_all(call)?;
        command.arg("-d").arg(message.path());
        command.args(["-H", "content-type: application/grpc", "-H", "te: trailers"]);
    }
    let text = output(command.arg(url))?;
    let mut load = Load {
        seconds: seconds as f64,
        ..Load::default()
    };
    for line in text.lines() {
        // requests: 10 total, 10 started, 10 done, 10 succeeded, 0 failed, 0 errored, 0 timeout
        if let Some(rest) = line.strip_prefix("requests: ") {
            let count = |word: &str| {
                let part = rest.split(", ").find(|part| part.ends_with(word))?;
                part.split(' ').next()?.parse::<u64>().ok()
            };
            load.requests = count("succeeded").context("h2load's requests")?;
            load.failed = count("failed").context("h2load's failures")?;
        }
        let is_http2 = line.ends_with("h2") || line.ends_with("h2c");
        if line.starts_with("Application protocol") && !is_http2 {
            bail!("h2load: {line}");
        }
    }
    // Start, status and microseconds of each request.
    let log = std::fs::read_to_string(log.path())?;
    let times = log
        .lines()
        .filter_map(|line| line.split('\t').nth(2)?.parse::<u64>().ok());
    (load.p50_ms, load.p99_ms) = percentiles(times.collect());
    Ok(load)
}

/// Opens connections that each had one answer, and says what one costs while it is idle.
pub(crate) fn idle(running: &Running, url: &str, count: usize) -> Result<f64> {
    let address = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split('/').next());
    let address = address.context("an address")?;
    // What the first connections bring with them is not the price of one more.
    let _first = open(address, 200)?;
    let before = running.process.memory()?.proportional;
    let _idle = open(address, count)?;
    let after = running.process.memory()?.proportional;
    Ok(after.saturating_sub(before) as f64 / count as f64)
}

/// Asks each of many members once, one after the other, and says what its idle connection costs.
pub(crate) fn idle_up(running: &Running, url: &str) -> Result<f64> {
    let address = url
        .strip_prefix("http://")
        .and_then(|rest| rest.split('/').next());
    let address = address.context("an address")?;
    let each = MANY / GROUPS;
    // What the first connections bring with them is not the price of one more.
    for group in 0..GROUPS {
        ask(address, group, each / 10)?;
    }
    let (before, open) = (running.process.memory()?, running.process.descriptors()?);
    for group in 0..GROUPS {
        ask(address, group, each - each / 10)?;
    }
    let after = running.process.memory()?.proportional;
    let kept = running.process.descriptors()?.saturating_sub(open);
    if kept < MANY * 8 / 10 {
        bail!("it keeps {kept} idle connections of {}", MANY - MANY / 10);
    }
    Ok(after.saturating_sub(before.proportional) as f64 / kept as f64)
}

/// Sends so many requests to a group of members over one connection.
fn ask(address: &str, group: usize, count: usize) -> Result<()> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let request = format!("GET /{group} HTTP/1.1\r\nHost: {address}\r\n\r\n");
    for _ in 0..count {
        stream.write_all(request.as_bytes())?;
        answered(&mut stream)?;
    }
    Ok(())
}

fn open(address: &str, count: usize) -> Result<Vec<TcpStream>> {
    let request = format!("GET /small HTTP/1.1\r\nHost: {address}\r\n\r\n");
    let mut streams = Vec::with_capacity(count);
    for _ in 0..count {
        let mut stream = TcpStream::connect(address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.write_all(request.as_bytes())?;
        answered(&mut stream)?;
        streams.push(stream);
    }
    Ok(streams)
}

/// Reads one answer of the origin.
fn answered(stream: &mut TcpStream) -> Result<()> {
    let mut answer = Vec::new();
    let mut buffer = [0; 2048];
    while !answer.ends_with(b"Hello from the origin.") {
        let size = stream.read(&mut buffer)?;
        if size == 0 {
            bail!(
                "closed instead of idle: {}",
                String::from_utf8_lossy(&answer)
            );
        }
        answer.extend_from_slice(&buffer[..size]);
    }
    Ok(())
}

fn output(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("starting {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// `1.23ms`, `45.00us`, `5.01s`, `1.00m` in milliseconds.
fn millis(text: &str) -> Option<f64> {
    let split = text.find(|c: char| c.is_ascii_alphabetic())?;
    let number: f64 = text[..split].parse().ok()?;
    let factor = match &text[split..] {
        "us" => 1e-3,
        "ms" => 1.0,
        "s" => 1e3,
        "m" => 6e4,
        _ => return None,
    };
    Some(number * factor)
}

/// The median and the 99th percentile of microseconds, in milliseconds.
pub(crate) fn percentiles(mut micros: Vec<u64>) -> (Option<f64>, Option<f64>) {
    micros.sort_unstable();
    let at = |share: f64| {
        let index = (micros.len().checked_sub(1)? as f64 * share) as usize;
        Some(micros[index] as f64 / 1e3)
    };
    (at(0.5), at(0.99))
}
