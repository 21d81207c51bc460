//! The Docker engine, by the programs that a person would type.

use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::program::skipped;

/// The engine of this machine, and the program that runs compose files.
#[derive(Clone, Copy)]
pub struct Engine {
    compose: &'static [&'static str],
}

impl Engine {
    /// The engine, where one answers and this user may build images for it.
    pub fn find() -> Option<Self> {
        if !works(&["docker", "version"]) {
            return skipped("no Docker engine answers");
        }
        if !rustix::process::geteuid().is_root() {
            return skipped("making images takes root's rights");
        }
        let both: [&[&str]; 2] = [&["docker", "compose"], &["docker-compose"]];
        let found = both
            .into_iter()
            .find(|it| works(&[*it, &["version"]].concat()));
        let Some(compose) = found else {
            return skipped("no docker compose (make test installs it)");
        };
        Some(Self { compose })
    }

    /// `docker` with these arguments: what it printed.
    #[track_caller]
    pub fn docker(self, arguments: &[&str]) -> String {
        printed(Command::new("docker").args(arguments))
    }

    /// What the engine knows of a container.
    #[track_caller]
    pub fn inspect(self, container: &str) -> Value {
        let all = self.docker(&["inspect", container]);
        serde_json::from_str::<Value>(&all).unwrap()[0].take()
    }

    /// What a container has written so far, on both streams.
    pub fn logs(self, container: &str) -> String {
        let output = Command::new("docker").args(["logs", container]).output();
        let Output { stdout, stderr, .. } = output.unwrap();
        String::from_utf8_lossy(&[stdout, stderr].concat()).into_owned()
    }

    /// The command that runs compose files, without its arguments.
    pub fn compose(self) -> Command {
        let mut command = Command::new(self.compose[0]);
        command.args(&self.compose[1..]);
        command
    }
}

fn works(command: &[&str]) -> bool {
    let output = Command::new(command[0])
        .args(&command[1..])
        .stdin(Stdio::null())
        .output();
    output.is_ok_and(|it| it.status.success())
}

/// Runs a command to its end, which must be good: what it printed, without the last line's end.
#[track_caller]
pub fn printed(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.stdin(Stdio::null()).output().unwrap();
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(
        status.success(),
        "{command:?} ended with {status}:\n{stderr}"
    );
    String::from_utf8_lossy(&stdout).trim_end().to_owned()
}
