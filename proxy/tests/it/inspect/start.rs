//! Another process has the address that Candor is to listen on.

use std::net::TcpListener;
use std::sync::Arc;

use crate::harness::Candor;
use crate::program::Program;

#[test]
fn who_holds_the_port_is_named_at_the_start() {
    let own = TcpListener::bind("127.0.0.1:0").unwrap();
    is_told(
        &own.local_addr().unwrap().to_string(),
        std::process::id(),
        "it-",
    );
    if let Some(redis) = Program::redis() {
        is_told(&redis.address, redis.id(), "redis-server");
    }
}

fn is_told(address: &str, pid: u32, name: &str) {
    let toml = format!("[site.\"http://{address}\"]\nproxy = \"127.0.0.1:1\"\n");
    let mut candor = Candor::spawn(Arc::new(tempfile::tempdir().unwrap()), &toml);
    assert_eq!(candor.wait().code(), Some(1));
    let said = candor.stderr();
    let holder = format!("cannot listen on {address}: it is in use by process {pid} ({name}");
    assert!(said.contains(&holder), "{said}");
}
