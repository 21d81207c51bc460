//! An origin that is asked in the application's place.

use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use candor_conf::model;
use candor_faults::{Ask, FAULTS, Fault, Origin};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::AbortHandle;
use tokio::time::timeout;

use crate::server::Snapshot;
use crate::upstream::Upstream;
use crate::upstream::resolve::Resolver;

/// Connections at a time of an origin that answers one status.
const CONNECTIONS_MAX: usize = 1024;
/// A connection of it ends by then.
const CONNECTION_TIME_MAX: Duration = Duration::from_secs(60);
/// Bytes of a request's head that are looked at.
const HEAD_MAX: usize = 64 * 1024;

/// An origin, and the upstreams that lead to it.
#[derive(Debug)]
pub(crate) struct StandIn {
    /// By the name of the upstream that is not asked.
    upstreams: HashMap<Arc<str>, Arc<Upstream>>,
    _origin: Running,
}

/// Ends when it is dropped.
#[derive(Debug)]
enum Running {
    Faults { _origin: Box<Origin> },
    Status(AbortHandle),
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Self::Status(task) = self {
            task.abort();
        }
    }
}

/// The faults that can be met by any request: those that need no setting of a route.
pub(crate) fn faults() -> impl Iterator<Item = &'static Fault> {
    let is_root = rustix::process::geteuid().is_root();
    let all = FAULTS.iter().copied();
    all.filter(move |fault| {
        matches!(fault.ask, Ask::Get)
            && fault.route_keys.is_empty()
            && !(is_root && fault.needs_unprivileged_proxy())
    })
}

impl StandIn {
    /// One that commits this fault, for the upstreams of a site. On the current runtime.
    pub(crate) async fn fault(
        snapshot: &Snapshot,
        site: &model::Site,
        fault: &Fault,
    ) -> Result<Self, String> {
        let origin = candor_faults::start().await.map_err(|e| e.to_string())?;
        let resolver = origin.resolver();
        let upstreams = upstreams(snapshot, site, &origin.upstream_keys(fault), Some(resolver))?;
        let _origin = Running::Faults {
            _origin: Box::new(origin),
        };
        Ok(Self { upstreams, _origin })
    }

    /// One that answers this status.
    pub(crate) async fn status(
        snapshot: &Snapshot,
        site: &model::Site,
        status: u16,
    ) -> Result<Self, String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let listener = listener.map_err(|e| e.to_string())?;
        let address = listener.local_addr().map_err(|e| e.to_string())?;
        let task = tokio::spawn(answer(listener, status)).abort_handle();
        let _origin = Running::Status(task);
        let keys = format!("servers = [\"{address}\"]\n");
        let upstreams = upstreams(snapshot, site, &keys, None)?;
        Ok(Self { upstreams, _origin })
    }

    pub(super) fn of(&self, upstream: &str) -> Option<Arc<Upstream>> {
        self.upstreams.get(upstream).map(Arc::clone)
    }
}

/// An upstream with these keys for each one that the site asks: under its name and its counters.
fn upstreams(
    snapshot: &Snapshot,
    site: &model::Site,
    keys: &str,
    resolver: Option<SocketAddr>,
) -> Result<HashMap<Arc<str>, Arc<Upstream>>, String> {
    let dns = resolver.map(|it| format!("[dns]\nresolvers = [\"{it}\"]\ntimeout = \"400ms\"\n"));
    let toml = format!(
        "{}[upstream.practice]\n{keys}[site.\"http://127.0.0.1:1\"]\nproxy = \"practice\"\n",
        dns.unwrap_or_default()
    );
    let loaded = candor_conf::parse("practice", &toml, &|_| None);
    let loaded = loaded.map_err(|problems| problems.render(false))?;
    let resolver = Resolver::build(&loaded.configuration.dns, None);
    let mut found = HashMap::new();
    for route in &site.routes {
        let model::Action::Proxy(proxy) = &route.action else {
            continue;
        };
        let real = &snapshot.upstreams[proxy.upstream];
        let settings = model::Upstream {
            name: Arc::clone(&real.settings.name),
            place: real.settings.place.clone(),
            ..loaded.configuration.upstreams[0].clone()
        };
        let telemetry = Arc::clone(&real.telemetry);
        let upstream = Upstream::build(settings, real.index, &resolver, telemetry);
        let upstream = upstream.map_err(|problems| {
            let first = problems.first().map(|problem| problem.message.clone());
            first.unwrap_or_default()
        })?;
        found.insert(Arc::clone(&real.settings.name), Arc::new(upstream));
    }
    match found.is_empty() {
        true => Err("the site forwards nothing".to_owned()),
        false => Ok(found),
    }
}

/// Answers every request with one status.
async fn answer(listener: TcpListener, status: u16) {
    let permits = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    while let Ok(permit) = Arc::clone(&permits).acquire_owned().await {
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                // A proxy that left: nobody to tell.
                let _ = timeout(CONNECTION_TIME_MAX, talk(stream, status)).await;
                drop(permit);
            });
        }
    }
}

async fn talk(mut stream: TcpStream, status: u16) -> std::io::Result<()> {
    let mut head = Vec::new();
    while memchr::memmem::find(&head, b"\r\n\r\n").is_none() && head.len() < HEAD_MAX {
        if stream.read_buf(&mut head).await? == 0 {
            return Ok(());
        }
    }
    const BODY: &str = "Injected by `candor practice`.\n";
    let has_body = !matches!(status, 204 | 304) && !head.starts_with(b"HEAD ");
    let body = if has_body { BODY } else { "" };
    let length = match status {
        204 => String::new(),
        _ => format!("Content-Length: {}\r\n", BODY.len()),
    };
    let kind = "Content-Type: text/plain\r\nConnection: close\r\n";
    let answer = format!("HTTP/1.1 {status} Injected\r\n{length}{kind}\r\n{body}");
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await?;
    // What is still being sent must not turn the answer into a reset.
    while stream.read(&mut [0; 4096]).await? > 0 {}
    Ok(())
}
