//! Containers of a real engine, each with one program: busybox, linked statically.

use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{fact, seen_by_visitors, told_first};
use crate::harness::{Candor, eventually};
use crate::program::skipped;

const SOCKET: &str = "/var/run/docker.sock";

/// An image and the containers made from it, all removed at the end.
struct Engine {
    /// Unique for each test.
    name: String,
}

impl Engine {
    /// None where there is no engine that we may use, or no busybox to put into an image.
    fn start(test: &str) -> Option<Self> {
        let busybox = ["/usr/bin/busybox", "/bin/busybox"];
        let Some(busybox) = busybox.iter().find(|path| Path::new(path).exists()) else {
            return skipped("busybox is not installed (make test installs it)");
        };
        if !docker(&["version"]).is_some_and(|it| it.status.success()) {
            return skipped("no Docker engine answers");
        }
        let name = format!("candor-{test}-{}", std::process::id());
        let directory = tempfile::tempdir().unwrap();
        fs::create_dir(directory.path().join("bin")).unwrap();
        fs::copy(busybox, directory.path().join("bin/busybox")).unwrap();
        let archive = directory.path().join("image.tar");
        let mut tar = Command::new("tar");
        tar.arg("-C")
            .arg(directory.path())
            .arg("-cf")
            .arg(&archive)
            .arg("bin");
        assert!(tar.status().unwrap().success());
        let mut import = Command::new("docker");
        import
            .args(["import", "-", &name])
            .stdin(File::open(&archive).unwrap());
        let imported = import.output().unwrap();
        assert!(imported.status.success(), "{imported:?}");
        Some(Self { name })
    }

    /// Runs a command of busybox in a new container of this name; where it can be reached.
    fn run(&self, options: &[&str], command: &[&str]) -> String {
        let mut run = Command::new("docker");
        run.args([
            "run",
            "--detach",
            "--name",
            &self.name,
            "--label",
            &format!("candor={}", self.name),
        ]);
        run.args(options)
            .args([&self.name, "/bin/busybox"])
            .args(command);
        let ran = run.output().unwrap();
        assert!(ran.status.success(), "{ran:?}");
        self.inspect("{{.NetworkSettings.IPAddress}}")
    }

    fn inspect(&self, what: &str) -> String {
        let output = docker(&["inspect", "--format", what, &self.name]).unwrap();
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn candor(&self, server: &str, more: &str) -> Candor {
        Candor::start(&format!(
            "[diagnosis]\ndocker = \"unix:{SOCKET}\"\n\
             [upstream.shop]\nservers = [\"{server}\"]\n{more}\nretry = {{ tries = 1 }}\n\
             timeout = {{ first_byte = \"1s\", connect = \"2s\" }}\n\
             [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n"
        ))
    }

    /// The container by its name, since its address is gone with it.
    fn named(&self) -> Candor {
        self.candor("127.0.0.1:1", &format!("container = \"{}\"", self.name))
    }

    #[track_caller]
    fn check(&self, candor: &Candor, id: &str) -> Value {
        let told = told_first(candor, "/", id);
        assert_eq!(fact(&told, "container")["name"], self.name.as_str());
        let seen = seen_by_visitors(candor, "/");
        assert!(
            !seen.contains(&self.name) && !seen.contains("busybox"),
            "{seen}"
        );
        told
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        let _ = docker(&["rm", "--force", "--volumes", &self.name]);
        let _ = docker(&["rmi", "--force", &self.name]);
    }
}

fn docker(arguments: &[&str]) -> Option<Output> {
    let mut docker = Command::new("docker");
    docker.args(arguments).stdin(Stdio::null()).output().ok()
}

#[test]
fn a_container_exited() {
    let Some(engine) = Engine::start("exited") else {
        return;
    };
    let words = "echo \"ModuleNotFoundError: No module named 'flask'\" >&2; exit 3";
    engine.run(&[], &["sh", "-c", words]);
    eventually(|| (engine.inspect("{{.State.Status}}") == "exited").then_some(()));
    let candor = engine.named();
    let told = engine.check(&candor, "module_missing");
    assert_eq!(told["likely"][1]["id"], "container_ended");
    let why = told["likely"][1]["why"].as_str().unwrap();
    assert!(
        why.contains("exited") && why.contains("with code 3"),
        "{why}"
    );
    assert!(
        told["next_steps"]
            .to_string()
            .contains(&format!("docker logs --tail 50 {}", engine.name))
    );
}

#[test]
fn a_container_listens_for_itself_only() {
    let Some(engine) = Engine::start("loopback") else {
        return;
    };
    let ip = engine.run(&[], &["httpd", "-f", "-p", "127.0.0.1:8000"]);
    let candor = engine.candor(&format!("{ip}:8000"), "");
    let told = engine.check(&candor, "application_loopback");
    assert_eq!(told["cause"], "connect_refused");
    assert_eq!(fact(&told, "container")["found_by"], "address");
}

#[test]
fn a_container_listens_on_another_port() {
    let Some(engine) = Engine::start("port") else {
        return;
    };
    let ip = engine.run(&[], &["httpd", "-f", "-p", "8001"]);
    let candor = engine.candor(&format!("{ip}:8000"), "");
    let told = engine.check(&candor, "application_other_port");
    let why = told["likely"][0]["why"].as_str().unwrap();
    assert!(
        why.contains("[::]:8001 is listened on, and not port 8000"),
        "{why}"
    );
}

#[test]
fn a_container_is_paused() {
    let Some(engine) = Engine::start("paused") else {
        return;
    };
    let ip = engine.run(&[], &["httpd", "-f", "-p", "8000"]);
    let paused = docker(&["pause", &engine.name]).unwrap();
    if !paused.status.success() {
        return skipped("this engine cannot pause").unwrap_or_default();
    }
    let candor = engine.candor(&format!("{ip}:8000"), "");
    let told = engine.check(&candor, "container_paused");
    // A host that is busy comes no further than to the connection.
    let causes = ["timeout_first_byte", "connect_timeout"];
    assert!(causes.iter().any(|it| told["cause"] == *it), "{told}");
    let _ = docker(&["unpause", &engine.name]);
}

#[test]
fn a_container_loops() {
    let Some(engine) = Engine::start("loop") else {
        return;
    };
    engine.run(&["--restart", "always"], &["sh", "-c", "exit 1"]);
    let candor = engine.named();
    engine.check(&candor, "container_restarting");
}

#[test]
fn a_container_used_up_its_memory() {
    let Some(engine) = Engine::start("memory") else {
        return;
    };
    engine.run(
        &["--memory", "8m"],
        &["sh", "-c", "exec /bin/busybox tail /dev/zero"],
    );
    eventually(|| (engine.inspect("{{.State.Status}}") == "exited").then_some(()));
    if engine.inspect("{{.State.OOMKilled}}") != "true" {
        return skipped("this engine does not limit memory").unwrap_or_default();
    }
    let candor = engine.named();
    let told = engine.check(&candor, "container_out_of_memory");
    let why = told["likely"][0]["why"].as_str().unwrap();
    assert!(why.contains("its limit is 8 MiB"), "{why}");
}

#[test]
fn a_container_is_not_there() {
    if !docker(&["version"]).is_some_and(|it| it.status.success()) {
        return skipped("no Docker engine answers").unwrap_or_default();
    }
    let name = format!("candor-missing-{}", std::process::id());
    let candor =
        Engine { name: name.clone() }.candor("127.0.0.1:1", &format!("container = \"{name}\""));
    let told = eventually(|| {
        let told = super::told(&candor, "/");
        told["evidence"]
            .to_string()
            .contains("no_container")
            .then_some(told)
    });
    assert_eq!(fact(&told, "no_container")["name"], name.as_str());
}
