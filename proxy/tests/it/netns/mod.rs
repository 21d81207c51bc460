//! Failures that need a network, or a limit, of their own: routes, filters, neighbors, ports, files.
//!
//! The test makes two network namespaces joined by a pair of virtual interfaces, `near`, where
//! Candor runs, and `far`, where its upstreams are. That takes root's rights and `ip` and `nft`; where
//! they are missing the test says `skipped:` and why.

mod files;
pub mod network;
mod ports;
mod routes;

use candor_faults::Ask;

use crate::harness::Candor;
use crate::matrix::rows::Row;
use crate::matrix::scene::{Behind, Scene};

/// Every row that is checked here.
pub const ROWS: &[&[Row]] = &[routes::ROWS, routes::NO_IPV6, ports::ROWS, files::ROWS];

const SITE: &str = "http://127.0.0.1:0";

/// Settings that each test begins with.
const HEAD: &str = "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
    [defaults]\nretry = { tries = 1 }\ntimeout = { connect = \"15s\", first_byte = \"15s\" }\n";

/// A route to an upstream of this one server; `keys` are further keys of the upstream.
fn route(name: &str, server: &str, keys: &str) -> String {
    format!(
        "[site.\"{SITE}\".route.\"/x/{name}\"]\nproxy = \"inside_{name}\"\n\
         [upstream.inside_{name}]\nservers = [\"{server}\"]\n{keys}"
    )
}

/// The failure on the route of that name, as JSON.
fn problem(candor: &Candor, name: &str) -> serde_json::Value {
    let head =
        format!("GET /x/{name} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

/// A row met over the route of that name.
fn scene<'a>(candor: &'a Candor, row: &'a Row, server: &str) -> Scene<'a> {
    let path = format!("/x/{}", row.fault());
    Scene {
        candor,
        row,
        ask: Ask::Get,
        site: SITE.to_owned(),
        behind: Some(Behind {
            route: path.clone(),
            name: format!("inside_{}", row.fault()),
            server: server.to_owned(),
            peer: server.to_owned(),
        }),
        path,
    }
}
