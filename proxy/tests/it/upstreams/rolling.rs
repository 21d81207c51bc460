//! Four real gunicorn members are restarted one after the other, under load: no visitor notices.

use std::net::{SocketAddr, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use rustix::process::{Pid, Signal, kill_process};

use crate::harness::{Candor, Client, eventually, run_in};
use crate::program::{application, free_port, python};

/// Requests that are answered before and after each step.
const BETWEEN: u64 = 40;

/// One gunicorn, always on the same port.
struct Member {
    address: SocketAddr,
    child: Child,
}

impl Member {
    fn start(address: SocketAddr) -> Option<Self> {
        let mut command: Command = python("gunicorn")?;
        command.args([
            "--worker-class",
            "gthread",
            "--threads",
            "8",
            "--keep-alive",
            "30",
        ]);
        command.args(["--reuse-port", "--graceful-timeout", "20"]);
        command.args(["--bind", &address.to_string(), "--chdir"]);
        command.arg(application()).arg("wsgi:app").process_group(0);
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        eventually(|| TcpStream::connect(address).ok());
        Some(Self { address, child })
    }

    /// Tells it to stop, as a service manager does, and waits for its end.
    fn stop(&mut self) {
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let _ = self.child.wait();
    }

    fn restart(&mut self) {
        self.stop();
        *self = Self::start(self.address).unwrap();
    }
}

impl Drop for Member {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Visitors who ask without a pause, each on a connection of its own.
struct Load {
    stop: Arc<AtomicBool>,
    answered: Arc<AtomicU64>,
    visitors: Vec<thread::JoinHandle<Vec<String>>>,
}

impl Load {
    fn start(candor: &Candor, posts: bool) -> Self {
        let (stop, answered) = (Arc::<AtomicBool>::default(), Arc::<AtomicU64>::default());
        let address = candor.address();
        let visitors = (0..4).map(|visitor| {
            let (stop, answered) = (Arc::clone(&stop), Arc::clone(&answered));
            thread::spawn(move || {
                let mut client = Client::connect(address);
                let mut wrong = Vec::new();
                let mut number = 0_u64;
                while !stop.load(Ordering::Relaxed) && wrong.len() < 10 {
                    number += 1;
                    let body = format!("{visitor}-{number}");
                    let (head, expected) = match posts && number.is_multiple_of(2) {
                        true => (
                            format!("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: {}\r\n\r\n{body}", body.len()),
                            &*body,
                        ),
                        false => ("GET / HTTP/1.1\r\nHost: a\r\n\r\n".to_owned(), "hello"),
                    };
                    let answer = client.ask(address, head.as_bytes());
                    let text = answer.text();
                    if answer.status != 200 || text != expected {
                        wrong.push(format!("{body}: {} {text}", answer.status_line));
                    }
                    answered.fetch_add(1, Ordering::Relaxed);
                }
                wrong
            })
        });
        Self {
            visitors: visitors.collect(),
            stop,
            answered,
        }
    }

    /// Waits until so many more were answered.
    fn more(&self, count: u64) {
        let until = self.answered.load(Ordering::Relaxed) + count;
        eventually(|| (self.answered.load(Ordering::Relaxed) >= until).then_some(()));
    }

    /// Ends it; what went wrong, and how many were answered.
    fn end(self) -> (Vec<String>, u64) {
        self.stop.store(true, Ordering::Relaxed);
        let wrong = self.visitors.into_iter().map(|it| it.join().unwrap());
        let wrong = wrong.collect::<Vec<_>>().concat();
        (wrong, self.answered.load(Ordering::Relaxed))
    }
}

fn fleet() -> Option<(Candor, Vec<Member>)> {
    let mut members = Vec::new();
    for _ in 0..4 {
        members.push(Member::start(free_port())?);
    }
    let servers: Vec<_> = members.iter().map(|it| it.address.to_string()).collect();
    let candor = Candor::start(&format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n[upstream.app]\nservers = {servers:?}\n"
    ));
    Some((candor, members))
}

/// They are just restarted: whom a member refuses, another one answers.
#[test]
fn a_rolling_restart_is_not_noticed() {
    let Some((candor, mut members)) = fleet() else {
        return;
    };
    let load = Load::start(&candor, false);
    for member in &mut members {
        load.more(BETWEEN);
        member.stop();
        load.more(BETWEEN);
        *member = Member::start(member.address).unwrap();
    }
    load.more(BETWEEN);
    let (wrong, answered) = load.end();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(answered >= 9 * BETWEEN);
    // There was something to be hidden.
    let is_retried = |line: &serde_json::Value| line.get("attempts").is_some();
    candor.log(is_retried);
}

/// They are set aside before: nothing has to be repeated, and POST is as safe as GET.
#[test]
fn a_rolling_restart_with_drain_repeats_nothing() {
    let Some((candor, mut members)) = fleet() else {
        return;
    };
    let load = Load::start(&candor, true);
    for member in &mut members {
        load.more(BETWEEN);
        let address = member.address.to_string();
        let drain = |more| run_in(candor.directory(), &["drain", "app", &address, more]);
        let (code, out, err) = drain("--wait");
        assert_eq!(code, 0, "{out}{err}");
        member.restart();
        let (code, out, err) = drain("--undo");
        assert_eq!(code, 0, "{out}{err}");
    }
    load.more(BETWEEN);
    let (wrong, answered) = load.end();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(answered >= 5 * BETWEEN);
    let is_retried = |line: &serde_json::Value| line.get("attempts").is_some();
    let retried: Vec<_> = candor.log_lines().into_iter().filter(is_retried).collect();
    assert!(retried.is_empty(), "{retried:#?}");
}
