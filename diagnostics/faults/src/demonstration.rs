//! The configuration of the demonstration.

use std::fmt::Write;
use std::net::SocketAddr;

use crate::{FAULTS, Origin};

/// The TOML of a demonstration: a site at `listen` (such as `127.0.0.1:8080`) in front of
/// `origin`, whose index page links to `/faults/NAME` for each fault.
pub fn demonstration(origin: &Origin, listen: &str) -> String {
    let port = listen.rsplit(':').next().unwrap_or_default();
    // On loopback only the names of loopback are served, so that any other Host shows
    // `cfg_no_route`. Elsewhere nobody knows what a visitor calls this host.
    let loopback = listen
        .parse::<SocketAddr>()
        .is_ok_and(|address| address.ip().is_loopback());
    let (site, hosts) = match loopback {
        true => (
            format!("site.\"http://localhost:{port}\""),
            "also = [\"127.0.0.1\", \"[::1]\"]\n",
        ),
        false => (format!("site.\":{port}\""), ""),
    };
    let mut toml = format!(
        "# The demonstration: one site, a healthy origin, and a route for each fault.\n\
         [dns]\n\
         resolvers = [\"{}\"]\n\
         timeout = \"400ms\"\n\
         \n\
         # Short, so that nobody waits long to see a timeout.\n\
         [defaults]\n\
         timeout = {{ resolve = \"1s\", connect = \"1s\", tls = \"1s\", first_byte = \"1s\", \
         head = \"1s\", idle = \"5s\" }}\n\
         \n\
         [listen.demonstration]\n\
         bind = \"{listen}\"\n\
         \n\
         [{site}]\n\
         {hosts}\
         proxy = \"origin\"\n\
         \n\
         [upstream.origin]\n\
         servers = [\"{}\"]\n",
        origin.resolver(),
        origin.healthy(),
    );
    for fault in FAULTS.iter().copied() {
        // Nothing of a String can fail to be written.
        let _ = write!(
            toml,
            "\n# {about}\n\
             [{site}.route.\"/faults/{name}\"]\n\
             proxy = \"{name}\"\n\
             {route_keys}\
             \n\
             [upstream.{name}]\n\
             {keys}\
             retry = {{ tries = 1 }}\n",
            about = fault.about,
            name = fault.name,
            route_keys = fault.route_keys,
            keys = origin.upstream_keys(fault),
        );
    }
    toml
}
