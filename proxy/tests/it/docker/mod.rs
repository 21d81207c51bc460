//! Candor in containers: both stacks of `docker/`, on a real engine.
//!
//! The images are made here, since no registry is to be needed; where an engine, root's rights or a
//! package is missing, a test says `skipped:` and why. Everything is removed afterwards.

pub mod engine;
mod images;
mod provisioned;
mod scenes;
mod stack;

use std::net::SocketAddr;

use serde_json::Value;

use self::engine::Engine;
use self::images::Images;
use self::stack::{Stack, get};
use crate::harness::eventually;

/// A stack, and where its Candor is.
fn start(file: &str) -> Option<(Stack, SocketAddr)> {
    let engine = Engine::find()?;
    let images = Images::get(engine)?;
    let stack = Stack::start(engine, &images, file);
    stack.becomes("candor", |state| state["Health"]["Status"] == "healthy");
    let address = stack.address("candor", 8080);
    Some((stack, address))
}

/// Waits until the application behind the site's root answers.
fn answers(candor: SocketAddr) -> String {
    let answer = || Some(get(candor, "/", "")).filter(|it| it.status == 200);
    eventually(answer).text()
}

#[test]
fn in_production() {
    let Some((stack, candor)) = start("compose.yaml") else {
        return;
    };
    assert_eq!(answers(candor), "Well.\n");
    let container = stack.inspect("candor");
    assert_eq!(container["Config"]["User"], "10001:10001");
    assert_eq!(container["HostConfig"]["ReadonlyRootfs"], true);
    moved(&stack, candor);
    // Whoever comes through the port is a visitor, and told nothing of the inside.
    stack.docker(&["stop"], "app");
    let failed = get(candor, "/", "");
    assert!(failed.status >= 500, "{}", failed.text());
    let inside = stack.inspect("app")["Config"]["Hostname"].take();
    for hidden in ["app:8000", ":8000", inside.as_str().unwrap()] {
        assert!(!failed.text().contains(hidden), "{}", failed.text());
    }
    // It drains and leaves by itself.
    stack.docker(&["stop"], "candor");
    assert_eq!(stack.inspect("candor")["State"]["ExitCode"], 0);
}

/// The application comes back with another address, and is found again before the ten minutes of
/// Docker's TTL are over.
fn moved(stack: &Stack, candor: SocketAddr) {
    let address = || {
        let networks = stack.inspect("app")["NetworkSettings"]["Networks"].take();
        let network = networks.as_object().unwrap().values().next().unwrap();
        network["IPAddress"].as_str().unwrap().to_owned()
    };
    let before = address();
    stack.docker(&["stop"], "app");
    stack.beside("app");
    stack.docker(&["start"], "app");
    assert_ne!(before, address());
    assert_eq!(answers(candor), "Well.\n");
}

#[test]
fn the_demonstration() {
    let Some((stack, candor)) = start("demo/compose.yaml") else {
        return;
    };
    let links = answers(candor);
    for scene in scenes::DEMONSTRATION {
        assert!(links.contains(scene.path), "no link to {}", scene.path);
        scene.check(&stack, candor);
    }
    // What ran well is broken while Candor watches.
    stack.docker(&["stop"], "web");
    scenes::STOPPED.check(&stack, candor);
    stack.docker(&["start"], "web");
    answers(candor);
    stack.docker(&["pause"], "web");
    scenes::PAUSED.check(&stack, candor);
    stack.docker(&["unpause"], "web");
    answers(candor);
    watched(&stack);
}

/// Prometheus has read the metrics and taken the rules.
fn watched(stack: &Stack) {
    if !stack.has("prometheus") {
        return;
    }
    let prometheus = stack.address("prometheus", 9090);
    let ask = |what: &str| get(prometheus, what, "").json();
    let target = |it: &Value| it["data"]["activeTargets"][0]["health"] == "up";
    eventually(|| target(&ask("/api/v1/targets")).then_some(()));
    let rules = ask("/api/v1/rules");
    let groups = rules["data"]["groups"].as_array().unwrap();
    let rules = groups
        .iter()
        .map(|it| it["rules"].as_array().unwrap().len());
    assert_eq!(rules.sum::<usize>(), provisioned::rules());
}
