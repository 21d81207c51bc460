//! `candor health`: whether it serves, as an exit code.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::time::Duration;

use clap::Args;
use http::Uri;
use serde_json::{Value, json};

use super::{Exit, fail, print, print_json};
use crate::admin::Where;
use crate::server::console;

/// A listener must take a connection, and a URL be answered, by then.
const TIME_MAX: Duration = Duration::from_secs(5);

/// Say by the exit code whether a running Candor serves
///
/// Asks the admin interface for the addresses that are listened on, and connects to each; or asks a
/// URL, which must be answered with a status below 400.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor health                                 every listener of the process that runs here
  candor health http://127.0.0.1:8080/healthz   one URL instead

In a Dockerfile:
  HEALTHCHECK CMD [\"candor\", \"health\"]

Exit status: 0 it serves, 1 it does not, 2 wrong usage or configuration.")]
pub(super) struct Health {
    /// Ask this URL (http only) instead of the admin interface
    #[arg(value_name = "URL", conflicts_with_all = ["admin", "config"])]
    url: Option<Uri>,

    #[command(flatten)]
    process: Where,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Health {
    pub(super) fn run(self) -> Exit {
        let checks = match &self.url {
            Some(url) => vec![(url.to_string(), ask(url))],
            None => {
                let status = self
                    .process
                    .one()
                    .and_then(|client| client.get("/v1/status"));
                match status {
                    Ok(status) => listeners(&status.json()),
                    Err(failed) => return fail(failed),
                }
            }
        };
        let is_well = !checks.is_empty() && checks.iter().all(|(_, result)| result.is_ok());
        if self.json {
            let checks = checks.iter().map(|(name, result)| {
                json!({ "name": name, "well": result.is_ok(), "error": result.as_ref().err() })
            });
            let checks = checks.collect::<Vec<_>>();
            print_json(&json!({ "well": is_well, "checks": checks }));
        } else {
            for (name, result) in &checks {
                match result {
                    Ok(()) => _ = print(&format!("{name} answers\n")),
                    Err(e) => console::line(&format!("{name} does not answer: {e}")),
                }
            }
        }
        match is_well {
            true => Exit::Well,
            false => Exit::Failed,
        }
    }
}

type Check = (String, Result<(), String>);

fn listeners(status: &Value) -> Vec<Check> {
    let listeners = status["listeners"].as_array().into_iter().flatten();
    let names = listeners.filter_map(Value::as_str);
    names
        .map(|name| (name.to_owned(), connect(name).map_err(|e| e.to_string())))
        .collect()
}

fn connect(name: &str) -> std::io::Result<()> {
    if let Some(path) = name.strip_prefix("unix:") {
        return UnixStream::connect(path).map(drop);
    }
    let address: SocketAddr = name.parse().map_err(std::io::Error::other)?;
    let connect =
        |ip: IpAddr| TcpStream::connect_timeout(&SocketAddr::new(ip, address.port()), TIME_MAX);
    let connected = match address.ip() {
        // Every address includes loopback; `[::]` both, and a container may have no IPv6.
        IpAddr::V4(ip) if ip.is_unspecified() => connect(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => {
            connect(Ipv6Addr::LOCALHOST.into()).or_else(|_| connect(Ipv4Addr::LOCALHOST.into()))
        }
        ip => connect(ip),
    };
    connected.map(drop)
}

/// One GET, of which the status counts.
fn ask(url: &Uri) -> Result<(), String> {
    if url.scheme_str() != Some("http") {
        return Err("write http://HOST[:PORT]/PATH".to_owned());
    }
    let host = url.host().unwrap_or_default().trim_matches(['[', ']']);
    let port = url.port_u16().unwrap_or(80);
    let answer = || -> std::io::Result<Vec<u8>> {
        let address = (host, port).to_socket_addrs()?.next();
        let address = address.ok_or(std::io::ErrorKind::NotFound)?;
        let mut stream = TcpStream::connect_timeout(&address, TIME_MAX)?;
        stream.set_read_timeout(Some(TIME_MAX))?;
        let path = url.path_and_query().map_or("/", |it| it.as_str());
        let authority = url.authority().map_or("", |it| it.as_str());
        let head = format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes())?;
        let mut answer = vec![0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer)
    };
    let answer = answer().map_err(|e| e.to_string())?;
    let line = String::from_utf8_lossy(&answer);
    let status = line.strip_prefix("HTTP/1.").and_then(|rest| rest.get(2..));
    match status.and_then(|status| status.parse::<u16>().ok()) {
        Some(100..=399) => Ok(()),
        Some(status) => Err(format!("status {status}")),
        None => Err("what answers is not HTTP".to_owned()),
    }
}
