//! `docker:`: containers of an engine that the test plays, and of a real one.

use std::io::{Read, Write};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use super::{Fleet, answers, lists, problem, says, told};
use crate::docker::engine::Engine as Real;
use crate::harness::{Candor, eventually};
use crate::program::skipped;

/// An engine whose list of containers the test changes.
struct Engine {
    list: Arc<Mutex<String>>,
}

impl Engine {
    fn start(directory: &Path) -> Self {
        let listener = UnixListener::bind(directory.join("docker.sock")).unwrap();
        let list = Arc::new(Mutex::new("[]".to_owned()));
        let shown = Arc::clone(&list);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let _ = stream.read(&mut [0; 4096]);
                let body = shown.lock().unwrap().clone();
                let length = body.len();
                let head = format!("HTTP/1.0 200 OK\r\nContent-Length: {length}\r\n\r\n");
                let _ = stream.write_all((head + &body).as_bytes());
            }
        });
        Self { list }
    }

    fn runs(&self, containers: &[String]) {
        *self.list.lock().unwrap() = format!("[{}]", containers.join(","));
    }
}

/// A container of the service `web` that publishes port 8000 at a member's address.
fn container(fleet: &Fleet, index: u8, state: &str, status: &str) -> String {
    let ip = super::ip(index);
    let port = fleet.port;
    format!(
        r#"{{"Id":"{index}abc","Names":["/shop-web-{index}"],"State":"{state}","Status":"{status}",
        "Labels":{{"com.docker.compose.service":"web","com.docker.compose.project":"shop","tier":"front"}},
        "Ports":[{{"IP":"{ip}","PrivatePort":8000,"PublicPort":{port},"Type":"tcp"}}],
        "NetworkSettings":{{"Networks":{{"shop_default":{{"IPAddress":"203.0.113.{index}","IPPrefixLen":24}}}}}}}}"#
    )
}

fn toml(source: &str) -> String {
    format!(
        "[diagnosis]\nprobes = false\ndocker = \"unix:{{dir}}/docker.sock\"\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"inside\"\n\
         [upstream.inside]\nservers = [\"{source}\"]\n"
    )
}

#[test]
fn containers_of_a_service_are_followed() {
    let fleet = Fleet::start(3);
    let [one, two, three] = [0, 1, 2].map(|it| fleet.address(it));
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let engine = Engine::start(directory.path());
    let is = |index, state, status| container(&fleet, index, state, status);
    engine.runs(&[
        is(0, "running", "Up 2 hours (healthy)"),
        is(1, "running", "Up 2 hours"),
        is(2, "running", "Up 1 second (health: starting)"),
    ]);
    let candor = Candor::start_in(directory, &toml("docker:web:8000"));
    assert_eq!(answers(&candor, 6), [one.clone(), two.clone()]);
    engine.runs(&[
        is(0, "exited", "Exited (0) 1 second ago"),
        is(1, "running", "Up 2 hours (unhealthy)"),
        is(2, "running", "Up 9 seconds (healthy)"),
    ]);
    eventually(|| (answers(&candor, 4) == std::slice::from_ref(&three)).then_some(()));
    let line = told(&candor, |line| lists(line, "went", &one));
    assert!(
        lists(&line, "went", &two) && lists(&line, "came", &three),
        "{line}"
    );
    // An engine that talks nonsense takes nobody away.
    *engine.list.lock().unwrap() = "no list".to_owned();
    let line = told(&candor, |line| line["error"].is_string());
    assert!(says(&line, "is no container engine"), "{line}");
    assert_eq!(answers(&candor, 4), std::slice::from_ref(&three));
    engine.runs(&[]);
    told(&candor, |line| lists(line, "went", &three));
    let failed = problem(&candor).json();
    assert_eq!(failed["reason"], "discovery_lists_none", "{failed}");
    assert_eq!(
        failed["evidence"][0]["question"], "docker:web:8000",
        "{failed}"
    );
    let steps = failed["next_steps"].to_string();
    assert!(steps.contains("docker ps"), "{steps}");
}

#[test]
fn containers_with_a_label_are_found() {
    let fleet = Fleet::start(1);
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let engine = Engine::start(directory.path());
    engine.runs(&[container(&fleet, 0, "running", "Up 2 hours")]);
    let candor = Candor::start_in(directory, &toml("docker:label:tier=front:8000"));
    assert_eq!(answers(&candor, 2), [fleet.address(0)]);
}

#[test]
fn an_engine_that_is_not_there_is_said() {
    let candor = Candor::start(&toml("docker:web:8000"));
    told(&candor, |line| says(line, "docker.sock does not exist"));
    let failed = problem(&candor).json();
    assert_eq!(failed["cause"], "upstream_none_available", "{failed}");
    let why = failed["evidence"][0]["trouble"].as_str().unwrap();
    assert!(why.contains("docker.sock does not exist"), "{failed}");
}

/// Says its host's name to everybody.
const SAY: &str = "import http.server, socket
class Say(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'
    def do_GET(self):
        body = socket.gethostname().encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *_):
        pass
http.server.ThreadingHTTPServer(('', 8000), Say).serve_forever()";

/// Containers on a real engine that have nothing but this host's programs; removed at the end.
struct Containers {
    engine: Real,
    name: String,
}

impl Containers {
    fn new() -> Option<Self> {
        let engine = Real::find()?;
        if !Path::new("/usr/bin/python3").exists() {
            return skipped("no /usr/bin/python3");
        }
        let directory = tempfile::tempdir().unwrap();
        for (link, to) in [
            ("lib", "usr/lib"),
            ("lib64", "usr/lib64"),
            ("bin", "usr/bin"),
        ] {
            std::os::unix::fs::symlink(to, directory.path().join(link)).unwrap();
        }
        let archive = directory.path().join("image.tar");
        let tar = std::process::Command::new("tar")
            .arg("-cf")
            .arg(&archive)
            .arg("-C")
            .arg(directory.path())
            .args(["lib", "lib64", "bin"])
            .status();
        assert!(tar.unwrap().success());
        let name = format!("candor-found-{}", std::process::id());
        engine.docker(&["import", archive.to_str().unwrap(), &name]);
        Some(Self { engine, name })
    }

    fn run(&self, host: &str) {
        let (label, name) = (format!("{}=yes", self.name), self.named(host));
        let run = [
            "run",
            "--detach",
            "--label",
            &label,
            "--hostname",
            host,
            "--name",
            &name,
        ];
        let more = [
            "--volume",
            "/usr:/usr:ro",
            &self.name,
            "/usr/bin/python3",
            "-c",
            SAY,
        ];
        self.engine.docker(&[&run[..], &more[..]].concat());
    }

    fn named(&self, host: &str) -> String {
        format!("{}-{host}", self.name)
    }
}

impl Drop for Containers {
    fn drop(&mut self) {
        for host in ["one", "two", "three"] {
            let container = self.named(host);
            let remove = ["rm", "--force", "--volumes", &container];
            let _ = std::process::Command::new("docker").args(remove).output();
        }
        let remove = ["rmi", "--force", &self.name];
        let _ = std::process::Command::new("docker").args(remove).output();
    }
}

#[test]
fn containers_of_a_real_engine_are_followed() {
    let Some(containers) = Containers::new() else {
        return;
    };
    containers.run("one");
    containers.run("two");
    let label = &containers.name;
    let source = format!("docker:label:{label}=yes:8000");
    let toml = toml(&source).replace("unix:{dir}/docker.sock", "unix:/var/run/docker.sock");
    let candor = Candor::start(&toml);
    // What runs may not listen yet.
    let is = |expected: &[&str]| {
        eventually(|| {
            let asked = (0..4).map(|_| candor.get("/"));
            let mut seen: Vec<_> = asked.map(|it| it.text()).collect();
            seen.sort();
            seen.dedup();
            (seen == expected).then_some(())
        });
    };
    is(&["one", "two"]);
    let before = candor.log_lines().len();
    containers
        .engine
        .docker(&["stop", "--time", "0", &containers.named("one")]);
    is(&["two"]);
    told(&candor, |line| line["members"] == 1);
    // Whoever was asked in vain was not the visitor's trouble.
    let lines = candor.log_lines();
    let requests = lines[before..].iter().filter(|it| it["event"] == "request");
    assert!(requests.clone().all(|it| it["status"] == 200), "{lines:?}");
    containers.run("three");
    is(&["three", "two"]);
}
