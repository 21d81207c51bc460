//! A compose file that runs on the engine, and goes away whatever happens.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::thread;

use serde_json::Value;

use super::engine::{Engine, printed};
use super::images::{Images, folder};
use crate::harness::{Client, Response, eventually};

/// A running stack. Dropping it removes its containers, networks and volumes.
pub struct Stack {
    engine: Engine,
    images: Arc<Images>,
    project: String,
    file: PathBuf,
    /// The container of each service.
    containers: BTreeMap<String, String>,
}

impl Stack {
    /// Starts every service of `docker/FILE` whose image there is.
    pub fn start(engine: Engine, images: &Arc<Images>, file: &str) -> Self {
        let kind = file.replace(['/', '.'], "-");
        let mut stack = Self {
            engine,
            images: Arc::clone(images),
            project: format!("candor-test-{}-{kind}", std::process::id()),
            file: folder().join(file),
            containers: BTreeMap::new(),
        };
        let all = printed(stack.compose().args(["config", "--services"]));
        let has_image = |service: &&str| match *service {
            "prometheus" => images.prometheus.is_some(),
            // Its image can only be pulled.
            "grafana" => false,
            _ => true,
        };
        let mut up = stack.compose();
        up.args(["up", "--detach", "--no-build"]);
        printed(up.args(all.lines().filter(has_image)));
        stack.containers = stack.containers();
        stack
    }

    fn compose(&self) -> Command {
        let mut command = self.engine.compose();
        let group = std::fs::metadata("/var/run/docker.sock").map_or(0, |it| it.gid());
        command
            .env("CANDOR_IMAGE", &self.images.candor)
            .env("APP_IMAGE", &self.images.app)
            .env("DOCKER_GROUP", group.to_string())
            // Any that is free.
            .env("PORT", "0")
            .env("PROMETHEUS_PORT", "0");
        if let Some(prometheus) = &self.images.prometheus {
            command.env("PROMETHEUS_IMAGE", prometheus);
        }
        command.args(["--project-name", &self.project, "--file"]);
        command.arg(&self.file);
        command
    }

    fn containers(&self) -> BTreeMap<String, String> {
        let project = format!("label=com.docker.compose.project={}", self.project);
        let form = "{{.Label \"com.docker.compose.service\"}} {{.ID}}";
        let found = ["ps", "--all", "--filter", &project, "--format", form];
        let pair = |line: &str| {
            let (service, id) = line.split_once(' ').unwrap();
            (service.to_owned(), id.to_owned())
        };
        self.engine.docker(&found).lines().map(pair).collect()
    }

    /// Whether the stack has that service.
    pub fn has(&self, service: &str) -> bool {
        self.containers.contains_key(service)
    }

    /// What the engine knows of a service's container.
    #[track_caller]
    pub fn inspect(&self, service: &str) -> Value {
        self.engine.inspect(&self.containers[service])
    }

    /// `docker COMMAND` with the container of a service, such as `stop`.
    #[track_caller]
    pub fn docker(&self, command: &[&str], service: &str) {
        let container: &str = &self.containers[service];
        self.engine.docker(&[command, &[container]].concat());
    }

    /// Starts another container of a service, which has none of its names.
    #[track_caller]
    pub fn beside(&self, service: &str) {
        let mut run = self.compose();
        printed(run.args(["run", "--detach", "--no-deps", service, "--port", "9000"]));
    }

    /// Waits until the state of a service's container is as `is_it` says.
    #[track_caller]
    pub fn becomes(&self, service: &str, is_it: impl Fn(&Value) -> bool) {
        eventually(|| is_it(&self.inspect(service)["State"]).then_some(()));
    }

    /// Runs a program in the container of a service: what it printed.
    #[track_caller]
    pub fn run(&self, service: &str, program: &[&str]) -> String {
        let container: &str = &self.containers[service];
        self.engine
            .docker(&[&["exec", container], program].concat())
    }

    /// Where a port of a service is published.
    #[track_caller]
    pub fn address(&self, service: &str, port: u16) -> SocketAddr {
        let known = self.inspect(service);
        let published = &known["NetworkSettings"]["Ports"][format!("{port}/tcp")][0];
        let port = published["HostPort"].as_str().unwrap().parse().unwrap();
        SocketAddr::from(([127, 0, 0, 1], port))
    }
}

/// A GET with `Host: localhost` and further fields.
pub fn get(address: SocketAddr, path: &str, fields: &str) -> Response {
    let mut client = Client::connect(address);
    let head = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{fields}");
    client.send(format!("{head}Connection: close\r\n\r\n").as_bytes());
    client.response()
}

impl Drop for Stack {
    fn drop(&mut self) {
        if let Some(candor) = self.containers.get("candor")
            && thread::panicking()
        {
            eprintln!("--- the log of candor\n{}", self.engine.logs(candor));
        }
        let down = ["down", "--volumes", "--timeout", "1"];
        let _ = self.compose().args(down).output();
    }
}
