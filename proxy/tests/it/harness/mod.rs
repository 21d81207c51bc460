//! Starts the built binary, talks to it, reads what it logs. Everything waits for an event with a
//! limit; nothing sleeps.
//!
//! - [`Candor`] is a running process, its log and its standard error.
//! - [`Client`] is a connection to it, plain or TLS, in raw bytes.
//! - [`Upstream`] is a server whose every answer is given by the test.
//! - [`Authority`] issues certificates.
//! - [`Random`] is the same in every run.

// Each area uses its own part.
#![allow(dead_code)]

mod authority;
mod client;
mod random;
mod upstream;

use std::fmt::Debug;
use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tempfile::TempDir;

pub use authority::{Authority, Certificate};
pub use client::{Client, End, Response};
pub use random::Random;
pub use upstream::{Reply, Upstream};

/// The limit of every wait. Long, for a busy machine: only a failing test waits for it.
pub const LIMIT: Duration = Duration::from_secs(20);

/// A running Candor. Dropping it kills it.
pub struct Candor {
    child: Child,
    directory: Arc<TempDir>,
    stdout: Arc<Lines>,
    stderr: Arc<Lines>,
    addresses: Vec<String>,
}

impl Candor {
    /// Starts `candor serve` with this configuration and waits until it is ready. `{dir}` in the
    /// text stands for the test's directory.
    pub fn start(toml: &str) -> Self {
        Self::start_in(Arc::new(tempfile::tempdir().unwrap()), toml)
    }

    /// The same, in a directory that the test has put files into.
    pub fn start_in(directory: Arc<TempDir>, toml: &str) -> Self {
        let candor = Self::spawn(directory, toml);
        candor.ready()
    }

    /// Starts it without waiting, for a start that is to fail.
    pub fn spawn(directory: Arc<TempDir>, toml: &str) -> Self {
        let file = directory.path().join("candor.toml");
        std::fs::write(&file, fill(toml, &directory)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.arg("serve").arg("-c").arg(file);
        Self::spawn_command(directory, command)
    }

    /// Starts `candor` with these arguments and waits until it is ready.
    pub fn with_arguments(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.args(arguments);
        Self::spawn_command(Arc::new(tempfile::tempdir().unwrap()), command).ready()
    }

    /// Starts a prepared command.
    pub fn spawn_command(directory: Arc<TempDir>, command: Command) -> Self {
        Self::spawn_with_input(directory, command, Stdio::null())
    }

    /// Starts a prepared command with this as its standard input.
    pub fn spawn_with_input(
        directory: Arc<TempDir>,
        mut command: Command,
        input: impl Into<Stdio>,
    ) -> Self {
        let mut child = command
            .env("NO_COLOR", "1")
            // Its admin interface is here, and no test meets another's.
            .env("RUNTIME_DIRECTORY", directory.path())
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = Lines::of(child.stdout.take().unwrap());
        let stderr = Lines::of(child.stderr.take().unwrap());
        Self {
            child,
            directory,
            stdout,
            stderr,
            addresses: Vec::new(),
        }
    }

    /// Waits for the line `ready` and learns the addresses.
    pub fn ready(mut self) -> Self {
        self.stderr.find(0, |line| line == "ready");
        self.addresses = self.listening();
        self
    }

    /// Every address that was ever announced, in order.
    pub fn listening(&self) -> Vec<String> {
        let address = |line: String| {
            Some(
                line.strip_prefix("listening on ")?
                    .split(' ')
                    .next()?
                    .to_owned(),
            )
        };
        self.stderr.all().into_iter().filter_map(address).collect()
    }

    /// The first address of TCP.
    pub fn address(&self) -> SocketAddr {
        self.addresses.iter().find_map(|a| a.parse().ok()).unwrap()
    }

    /// The addresses, as announced at the start: `127.0.0.1:4711`, `unix:/…`.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// The test's directory.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// A connection to the first address.
    pub fn client(&self) -> Client {
        Client::connect(self.address())
    }

    /// One request on a connection of its own; `head` without the empty line, which is added
    /// beside `Connection: close`.
    pub fn request(&self, head: &str) -> Response {
        let mut client = self.client();
        client.send(format!("{}\r\nConnection: close\r\n\r\n", head.trim_end()).as_bytes());
        client.response()
    }

    /// A GET with `Host: localhost`.
    pub fn get(&self, path: &str) -> Response {
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: localhost"))
    }

    /// Waits for a log line for which `is_it` holds; returns the first.
    pub fn log(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        let parse = |line: &str| serde_json::from_str::<Value>(line).ok();
        let line = self
            .stdout
            .find(0, |line| parse(line).is_some_and(|v| is_it(&v)));
        parse(&line).unwrap()
    }

    /// Waits for the log line of a request by its path.
    pub fn logged(&self, path: &str) -> Value {
        self.log(|line| line["event"] == "request" && line["path"] == path)
    }

    /// Every line of its log so far, as it was written.
    pub fn log_text(&self) -> Vec<String> {
        self.stdout.all()
    }

    /// Every log line so far.
    pub fn log_lines(&self) -> Vec<Value> {
        self.stdout
            .all()
            .iter()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Waits for a line on standard error that contains `text`.
    pub fn said(&self, text: &str) -> String {
        self.stderr.find(0, |line| line.contains(text))
    }

    /// Waits for a line on standard output that contains `text`.
    pub fn printed(&self, text: &str) -> String {
        self.stdout.find(0, |line| line.contains(text))
    }

    /// Everything on standard output so far.
    pub fn stdout(&self) -> String {
        self.stdout.all().join("\n")
    }

    /// Everything on standard error so far.
    pub fn stderr(&self) -> String {
        self.stderr.all().join("\n")
    }

    /// Writes another configuration, sends SIGHUP and waits until it was taken or refused.
    pub fn reload(&self, toml: &str) {
        let file = self.directory.path().join("candor.toml");
        std::fs::write(file, fill(toml, &self.directory)).unwrap();
        let before = self.stderr.all().len();
        self.signal(Signal::HUP);
        self.stderr.find(before, |line| line.starts_with("reload"));
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    /// Waits for the end of the process.
    pub fn wait(&mut self) -> ExitStatus {
        // Its streams end when it does.
        self.stdout.ended();
        self.stderr.ended();
        self.child.wait().unwrap()
    }
}

impl Drop for Candor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            eprintln!("--- standard error of candor\n{}", self.stderr());
            eprintln!("--- its log\n{}", self.stdout.all().join("\n"));
        }
    }
}

fn fill(toml: &str, directory: &TempDir) -> String {
    toml.replace("{dir}", directory.path().to_str().unwrap())
}

/// Runs `candor` to its end: exit code, standard output, standard error.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    // It finds no running process: no test meets another's.
    run_in(tempfile::tempdir().unwrap().path(), arguments)
}

/// The same, where it finds the processes whose runtime directory this is.
pub fn run_in(runtime: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_candor"))
        .args(arguments)
        .env("NO_COLOR", "1")
        // Not the language of whoever runs the tests.
        .env("LC_ALL", "C")
        .env("RUNTIME_DIRECTORY", runtime)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// The lines of a stream, collected by a thread.
#[derive(Default)]
struct Lines {
    state: Mutex<(Vec<String>, bool)>,
    changed: Condvar,
}

impl Lines {
    fn of(stream: impl Read + Send + 'static) -> Arc<Self> {
        let lines = Arc::<Self>::default();
        let collected = Arc::clone(&lines);
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                collected.state.lock().unwrap().0.push(line);
                collected.changed.notify_all();
            }
            collected.state.lock().unwrap().1 = true;
            collected.changed.notify_all();
        });
        lines
    }

    fn all(&self) -> Vec<String> {
        self.state.lock().unwrap().0.clone()
    }

    /// Waits for a line, from number `from` on.
    fn find(&self, from: usize, is_it: impl Fn(&str) -> bool) -> String {
        let found = |lines: &[String]| lines.iter().skip(from).find(|line| is_it(line)).cloned();
        let waiting = |state: &mut (Vec<String>, bool)| found(&state.0).is_none() && !state.1;
        let state = self.state.lock().unwrap();
        let (state, _) = self
            .changed
            .wait_timeout_while(state, LIMIT, waiting)
            .unwrap();
        let line = found(&state.0);
        let text = state.0.join("\n");
        drop(state);
        line.unwrap_or_else(|| panic!("no such line in:\n{text}"))
    }

    fn ended(&self) {
        let state = self.state.lock().unwrap();
        let (state, _) = self
            .changed
            .wait_timeout_while(state, LIMIT, |state| !state.1)
            .unwrap();
        let is_over = state.1;
        drop(state);
        assert!(is_over, "the process goes on");
    }
}

/// Waits until `ask` gives something; for what is seen only by asking again.
pub fn eventually<T: Debug>(mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(begun.elapsed() < LIMIT, "it never came");
        thread::park_timeout(Duration::from_millis(2));
    }
}
