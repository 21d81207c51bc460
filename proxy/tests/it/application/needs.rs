//! What the application needs is away, and comes back.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;

use super::{Running, fact, seen_by_visitors, told, told_first};
use crate::harness::{Candor, eventually};
use crate::program::{free_port, skipped};

fn candor(upstream: &str, depends: &str) -> Candor {
    Candor::start(&format!(
        "[upstream.shop]\nservers = [\"{upstream}\"]\ndepends = [\"{depends}\"]\nretry = {{ tries = 1 }}\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"shop\"\n"
    ))
}

#[test]
fn redis_is_away_and_back() {
    let cache = free_port();
    let upstream = free_port().to_string();
    let candor = candor(&upstream, &format!("redis://:s3cr3t@{cache}"));
    let told = told_first(&candor, "/", "dependency_away");
    assert_eq!(told["cause"], "connect_refused");
    let state = &fact(&told, "dependencies")["states"][0];
    assert_eq!(
        (&state["outcome"], &state["errno"]),
        (&"failed".into(), &111.into())
    );
    let why = told["likely"][0]["why"].as_str().unwrap();
    assert_eq!(
        why,
        format!("connecting to {cache} failed with ECONNREFUSED")
    );
    assert!(!(told.to_string() + &candor.stdout()).contains("s3cr3t"));
    let seen = seen_by_visitors(&candor, "/");
    assert!(
        !seen.contains("redis") && !seen.contains(&cache.to_string()),
        "{seen}"
    );

    let mut command = Command::new("redis-server");
    command.args([
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--port",
        &cache.port().to_string(),
    ]);
    if Command::new("redis-server")
        .arg("--version")
        .output()
        .is_err()
    {
        return skipped("redis-server is not installed (make test installs it)")
            .unwrap_or_default();
    }
    let _redis = Running::start(command.args(["--requirepass", "s3cr3t"]));
    eventually(|| TcpStream::connect(cache).ok());
    let told = eventually(|| {
        let told = self::told(&candor, "/");
        let state = &told["evidence"]
            .as_array()?
            .iter()
            .find(|it| it["fact"] == "dependencies")?["states"][0];
        // It wants a password that Candor does not send: it is there.
        (state["outcome"] == "answers").then(|| told.clone())
    });
    assert_ne!(told["likely"][0]["id"], "dependency_away");
}

/// Each server is known by its greeting.
#[test]
fn another_protocol_is_told() {
    let shell = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = shell.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in shell.incoming().flatten() {
            let _ = stream.write_all(b"SSH-2.0-OpenSSH_9.2\r\n");
        }
    });
    let candor = candor(&free_port().to_string(), &format!("redis://{address}"));
    let told = told_first(&candor, "/", "dependency_away");
    let state = &fact(&told, "dependencies")["states"][0];
    assert_eq!(
        (&state["outcome"], &state["said"]),
        (&"foreign".into(), &"SSH-2.0-OpenSSH_9.2".into())
    );
}
