//! `candor doctor`, by what it prints and how it ends.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::net::UnixStream;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;

use crate::harness::{Candor, LIMIT, Reply, Upstream, eventually, run_in};

/// A running origin, and a configuration in front of these faults: one site with a route for each.
struct Faults {
    _origin: Candor,
    directory: Arc<tempfile::TempDir>,
}

impl Faults {
    fn start(names: &[&str]) -> Self {
        let directory = Arc::new(tempfile::tempdir().unwrap());
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.args(["faults", "--toml"]).args(names);
        let origin = Candor::spawn_command(Arc::clone(&directory), command);
        origin.said("Ctrl-C");
        // The tables may be on their way yet; the last line of each is about its servers, but for TLS.
        let mut toml = eventually(|| {
            let toml = origin.stdout();
            (toml.matches("\nservers = ").count() == names.len()).then_some(toml)
        });
        toml += "\n[defaults]\ntimeout = { first_byte = \"300ms\", connect = \"300ms\" }\n";
        toml += "[site.\"http://127.0.0.1:0\"]\nrespond = \"well\"\n";
        for name in names {
            toml +=
                &format!("[site.\"http://127.0.0.1:0\".route.\"/{name}\"]\nproxy = \"{name}\"\n");
        }
        std::fs::write(directory.path().join("faults.toml"), toml).unwrap();
        Self {
            _origin: origin,
            directory,
        }
    }

    fn doctor(&self, more: &[&str]) -> (i32, String, String) {
        let file = self.directory.path().join("faults.toml");
        let mut arguments = vec!["doctor", "--here", "-c", file.to_str().unwrap()];
        arguments.extend(more);
        run_in(self.directory.path(), &arguments)
    }
}

fn json(stdout: &str) -> Value {
    serde_json::from_str(stdout).unwrap_or_else(|e| panic!("{e}: {stdout}"))
}

/// `rung=verdict` of a climb, in order.
fn rungs(climb: &Value) -> String {
    let rungs = climb["rungs"].as_array().unwrap().iter();
    let rungs = rungs.map(|it| {
        let (rung, verdict) = (it["rung"].as_str(), it["verdict"].as_str());
        format!("{}={}", rung.unwrap(), verdict.unwrap())
    });
    rungs.collect::<Vec<_>>().join(" ")
}

fn behind(json: &Value, upstream: &str) -> Value {
    let climbs = json["climbs"].as_array().unwrap();
    let found = climbs.iter().find(|climb| climb["upstream"] == upstream);
    found
        .unwrap_or_else(|| panic!("no {upstream} in {json}"))
        .clone()
}

#[test]
fn each_rung_breaks_where_it_is_broken_and_says_why() {
    let expected = [
        (
            "dns_nxdomain",
            "dns_nxdomain",
            "dns=broken connect=skipped tls=skipped http=skipped body=skipped",
        ),
        (
            "connect_refused",
            "connect_refused",
            "dns=skipped connect=broken tls=skipped http=skipped body=skipped",
        ),
        (
            "tls_cert_time_invalid",
            "tls_cert_time_invalid",
            "dns=skipped connect=well tls=broken http=skipped body=skipped",
        ),
        (
            "head_header_syntax",
            "head_header_syntax",
            "dns=skipped connect=well tls=skipped http=broken body=skipped",
        ),
        (
            "timeout_first_byte",
            "timeout_first_byte",
            "dns=skipped connect=well tls=skipped http=broken body=skipped",
        ),
        (
            "body_truncated",
            "body_truncated",
            "dns=skipped connect=well tls=skipped http=well body=broken",
        ),
        (
            "origin_error",
            "origin_error",
            "dns=skipped connect=well tls=skipped http=broken body=well",
        ),
    ];
    let names: Vec<_> = expected.iter().map(|it| it.0).collect();
    let faults = Faults::start(&names);
    let (code, stdout, stderr) = faults.doctor(&["--json"]);
    assert_eq!(code, 1, "{stderr}");
    let told = json(&stdout);
    assert_eq!(told["ok"], false);
    for (name, cause, ladder) in expected {
        let climb = behind(&told, name);
        assert_eq!(rungs(&climb), ladder, "{name}: {climb}");
        let problem = &climb["problems"][0];
        assert_eq!(problem["cause"], cause, "{name}: {climb}");
        assert_eq!(problem["route"], format!("/{name}"), "{climb}");
    }
    let (code, text, _) = faults.doctor(&["--path", "/connect_refused"]);
    assert_eq!(code, 1);
    for part in [
        "    ✓ route        GET /connect_refused is for /connect_refused (",
        "    ✗ connect      connect_refused\n    – tls          not reached\n",
        "      502 Bad Gateway  connect_refused\n",
        "1 rung is broken",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn a_sound_ladder_is_climbed_to_its_end() {
    let upstream = Upstream::start(|_| Reply::ok("hello"));
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         [upstream.app]\nservers = [\"localhost:{}\"]\n",
        upstream.address().port()
    ));
    let (code, stdout, stderr) = run_in(candor.directory(), &["doctor", "--json"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    // The process looks, not the command.
    assert!(stderr.contains("the running Candor at unix:"), "{stderr}");
    let told = json(&stdout);
    assert_eq!(told["ok"], true);
    assert_eq!(
        rungs(&told["climbs"][0]),
        "listener=well certificate=skipped route=well"
    );
    let climb = behind(&told, "app");
    assert_eq!(
        rungs(&climb),
        "dns=well connect=well tls=skipped http=well body=well"
    );
    let requests = upstream.requests();
    assert_eq!(requests[0].header("user-agent"), Some("candor-doctor"));
    let (code, stdout, _) = run_in(candor.directory(), &["doctor"]);
    assert_eq!(code, 0);
    assert!(stdout.ends_with("\nall is well\n"), "{stdout}");
    // Nothing of it is a request of the proxy.
    assert!(
        candor
            .log_lines()
            .iter()
            .all(|line| line["event"] != "request")
    );
}

#[test]
fn the_process_sees_its_own_failures_and_remembers_none_of_it() {
    let candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nproxy = \"127.0.0.1:1\"\n");
    let (code, stdout, stderr) = run_in(candor.directory(), &["doctor", "127.0.0.1"]);
    assert_eq!(code, 1, "{stderr}");
    assert!(
        stdout.contains("    ✗ connect      connect_refused\n"),
        "{stdout}"
    );
    // Nobody listens there: a fact about this host.
    assert!(stdout.contains("listen"), "{stdout}");
    let (code, _, stderr) = run_in(candor.directory(), &["doctor", "other.test"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("there is no site `other.test`; sites: http://127.0.0.1:0"),
        "{stderr}"
    );
}

#[test]
fn without_a_process_the_listener_is_looked_at_from_outside() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    let file = file.to_str().unwrap();
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = holder.local_addr().unwrap();
    let toml = format!("[site.\"http://{address}\"]\nrespond = \"well\"\n");
    std::fs::write(file, toml).unwrap();
    let ask = || run_in(directory.path(), &["doctor", "-c", file]);
    let (code, stdout, _) = ask();
    assert_eq!(code, 1);
    let expected = format!("in use by process {} (", std::process::id());
    assert!(
        stdout.contains("✗ listener") && stdout.contains(&expected),
        "{stdout}"
    );
    drop(holder);
    let (code, stdout, _) = ask();
    assert_eq!(code, 0, "{stdout}");
    assert!(
        stdout.contains(&format!("! listener     {address} is free")),
        "{stdout}"
    );
}

#[test]
fn a_url_of_nobody_here_is_dialed_without_a_configuration() {
    let upstream = Upstream::start(|_| Reply::ok("hello"));
    let directory = tempfile::tempdir().unwrap();
    let url = format!("http://{}/health?x=1", upstream.address());
    let (code, stdout, stderr) = run_in(directory.path(), &["doctor", &url]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    assert!(
        stdout.contains("GET /health?x=1 is answered with 200"),
        "{stdout}"
    );
    let request = &upstream.requests()[0];
    assert_eq!(
        request.header("host"),
        Some(&*upstream.address().to_string())
    );
    assert_eq!(request.header("user-agent"), Some("candor-doctor"));

    // A running Candor does not dial it: the command does.
    let candor = Candor::start("[site.\"http://127.0.0.1:0\"]\nrespond = \"well\"\n");
    let (code, stdout, stderr) = run_in(candor.directory(), &["doctor", &url, "--json"]);
    assert_eq!(code, 0, "{stderr}");
    assert!(!stderr.contains("the running Candor"), "{stderr}");
    assert_eq!(
        json(&stdout)["climbs"][0]["server"],
        format!("http://{}", upstream.address())
    );
}

#[test]
fn wrong_use_is_told_from_what_is_broken() {
    let directory = tempfile::tempdir().unwrap();
    let ask = |arguments: &[&str]| run_in(directory.path(), arguments).0;
    assert_eq!(ask(&["doctor", "-c", "/nonexistent.toml", "--here"]), 2);
    assert_eq!(ask(&["doctor", "--path"]), 2);
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, "[site.\"http://127.0.0.1:0\"]\nrespond = \"well\"\n").unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(ask(&["doctor", "-c", file, "--path", "x"]), 2);
    assert_eq!(ask(&["doctor", "-c", file, "nobody.test"]), 2);
    assert_eq!(ask(&["doctor", "-c", file]), 0);
}

#[test]
fn what_the_application_needs_is_dialed_too() {
    let upstream = Upstream::start(|_| Reply::ok("hello"));
    let database = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    let toml = format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n[upstream.app]\nservers = [\"{}\"]\n\
         depends = [\"tcp://{}\", \"redis://127.0.0.1:1\"]\n",
        upstream.address(),
        database.local_addr().unwrap()
    );
    std::fs::write(&file, toml).unwrap();
    let arguments = ["doctor", "--here", "--json", "-c", file.to_str().unwrap()];
    let (code, stdout, _) = run_in(directory.path(), &arguments);
    assert_eq!(code, 1, "{stdout}");
    let climb = behind(&json(&stdout), "app");
    let expected = "connect=well tls=skipped http=well body=well depends=well depends=broken";
    assert!(rungs(&climb).ends_with(expected), "{climb}");
    let refused = climb["rungs"].as_array().unwrap().last().unwrap();
    assert!(
        refused["text"].to_string().contains("Connection refused"),
        "{refused}"
    );
}

/// Asks the process for a run; the status, and the connection.
fn begin(candor: &Candor) -> (String, BufReader<UnixStream>) {
    let mut stream = UnixStream::connect(candor.directory().join("admin.sock")).unwrap();
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    let head = "POST /v1/doctor HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
                Content-Length: 2\r\n\r\n{}";
    stream.write_all(head.as_bytes()).unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    (line.trim_end().to_owned(), reader)
}

#[test]
fn one_run_at_a_time_and_none_for_nobody() {
    // Takes connections and says nothing, for as long as the process waits.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n",
        silent.local_addr().unwrap()
    ));
    let (status, mut first) = begin(&candor);
    assert_eq!(status, "HTTP/1.1 200 OK");
    let mut lines = String::new();
    while !lines.contains("\"rung\":\"http\"") {
        first.read_line(&mut lines).unwrap();
    }
    assert!(lines.contains("\"verdict\":\"well\""), "{lines}");
    assert_eq!(begin(&candor).0, "HTTP/1.1 409 Conflict");
    // Who leaves makes room at once.
    drop(first);
    eventually(|| begin(&candor).0.ends_with("200 OK").then_some(()));
}

#[test]
fn what_only_takes_posts_is_not_asked() {
    let upstream = Upstream::start(|_| Reply::ok("hello"));
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    let toml = format!(
        "[site.\"http://127.0.0.1:0\"]\nrespond = \"well\"\n\
         [site.\"http://127.0.0.1:0\".route.\"POST /order\"]\nproxy = \"{}\"\n",
        upstream.address()
    );
    std::fs::write(&file, toml).unwrap();
    let arguments = ["doctor", "--here", "-c", file.to_str().unwrap()];
    let (code, stdout, _) = run_in(directory.path(), &arguments);
    assert_eq!(code, 0, "{stdout}");
    assert!(
        stdout.contains("– http         the route takes POST"),
        "{stdout}"
    );
    assert!(upstream.requests().is_empty());
}
