//! The container behind a member, as the engine's socket tells it (`diagnosis.docker`), and the end
//! of its log.
//!
//! GET requests alone, at most four a look. Names and logs in the answers are other people's: cut,
//! cleaned and redacted before they are kept, and for operators alone.

mod answer;
mod engine;
mod find;
mod own;

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;

use candor_diagnostics::evidence::{
    Container, ContainerHealth, ContainerState, Evidence, NoContainer, Unseen,
};
use candor_diagnostics::exchange::{Phase, Target};
use candor_diagnostics::last_words::{Line, Reading, read};
use candor_diagnostics::redact;

use super::{Found, Subject, last_words};
use answer::{Inspected, frames};
pub(crate) use answer::{Listed, Port};
use engine::{Engine, Unanswered};
use find::{Meant, Wanted};

/// Bytes of the list of containers at most: some two thousand of them.
const LIST_MAX: usize = 4 * 1024 * 1024;
/// Bytes of what is told of one at most.
const ONE_MAX: usize = 1024 * 1024;
/// Lines and bytes of a log at most.
const LOG_LINES: u32 = 100;
const LOG_MAX: usize = 512 * 1024;
/// Networks, ports and characters of a name at most.
const LISTED_MAX: usize = 16;
const NAME_MAX: usize = 80;

/// Every container that the engine knows, and which of them is Candor's own. `Err`: why it cannot be
/// asked.
pub(crate) async fn list(socket: &Path) -> Result<(Vec<Listed>, Option<usize>), String> {
    let shown = socket.display();
    let answer = Engine { socket }
        .get("/containers/json?all=1", LIST_MAX)
        .await;
    let answer = answer.map_err(|why| match why {
        Unanswered::Refused(Some(errno)) => match errno {
            libc::EACCES | libc::EPERM => format!("{shown} may not be opened: permission denied"),
            libc::ENOENT => format!("{shown} does not exist"),
            libc::ECONNREFUSED => format!("nothing listens at {shown}"),
            errno => format!("{shown} cannot be asked (errno {errno})"),
        },
        Unanswered::Refused(None) => format!("{shown} cannot be asked"),
        Unanswered::Status(status) => format!("the engine at {shown} answered {status}"),
        Unanswered::Unreadable => format!("the engine at {shown} gave no answer that can be read"),
    })?;
    let listed: Vec<Listed> = serde_json::from_slice(&answer)
        .map_err(|_| format!("what answers at {shown} is no container engine"))?;
    let own = own::id().and_then(|id| listed.iter().position(|it| it.id.starts_with(id)));
    Ok((listed, own))
}

/// Looks for the container behind the member.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let docker = subject.snapshot.configuration.diagnosis.docker.as_deref();
    match docker {
        Some(socket) => ask(subject, found, socket).await,
        None if concerns_container(subject) => {
            found.add(unseen("container", "diagnosis.docker", None))
        }
        None => {}
    }
}

async fn ask(subject: &Subject, found: &Found, socket: &Path) {
    let engine = Engine { socket };
    let listed = match engine.get("/containers/json?all=1", LIST_MAX).await {
        Ok(answer) => serde_json::from_slice::<Vec<Listed>>(&answer).ok(),
        Err(Unanswered::Refused(errno)) => return found.add(unanswered(errno)),
        Err(_) => None,
    };
    let Some(listed) = listed else {
        return found.add(unseen(
            "containers",
            "an engine that answers as Docker does",
            None,
        ));
    };
    let own = own::id().and_then(|id| listed.iter().find(|it| it.id.starts_with(id)));
    let ips: Vec<IpAddr> = subject.addresses.iter().map(|it| it.ip()).collect();
    let wanted = wanted(subject, &ips, own);
    let Some(meant) = find::container(&listed, &wanted) else {
        return found.add_all(missing(subject, &listed, &wanted));
    };
    // The id becomes part of a path.
    if !meant
        .container
        .id
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit())
    {
        return;
    }
    let path = format!("/containers/{}/json", meant.container.id);
    let inspected = engine.get(&path, ONE_MAX).await.ok();
    let inspected = inspected.and_then(|answer| serde_json::from_slice::<Inspected>(&answer).ok());
    let inspected = inspected.unwrap_or_default();
    let container = describe(&meant, &inspected, &listed, own);
    let is_running = container.state == ContainerState::Running;
    let name = container.name.clone();
    found.add(Evidence::Container(Arc::new(container)));
    log(
        subject,
        found,
        engine,
        &meant,
        (&name, inspected.config.tty, is_running),
    )
    .await;
}

fn wanted<'a>(subject: &'a Subject, ips: &'a [IpAddr], own: Option<&'a Listed>) -> Wanted<'a> {
    let (host, port) = match &subject.target {
        Target::Host { host, port } => (Some(host.as_str()), Some(*port)),
        _ => (None, None),
    };
    Wanted {
        configured: subject.upstream().settings.container.as_deref(),
        host: host.filter(|host| host.parse::<IpAddr>().is_err()),
        // A loopback address is everybody's.
        addresses: if ips.iter().all(IpAddr::is_loopback) {
            &[]
        } else {
            ips
        },
        port,
        // In a container it is the container itself, where nothing is published.
        is_local: own.is_none() && !ips.is_empty() && ips.iter().all(IpAddr::is_loopback),
        own,
    }
}

/// What is said where no container is the one.
fn missing(subject: &Subject, listed: &[Listed], wanted: &Wanted<'_>) -> Option<Evidence> {
    // A short name that leads elsewhere need not be a container's.
    let is_lost = subject.phase == Phase::Resolve || wanted.own.is_some();
    let short = wanted.host.filter(|host| is_lost && is_short(host));
    let name = wanted.configured.or(short)?;
    Some(Evidence::NoContainer(Arc::new(NoContainer {
        name: text(name),
        similar: texts(find::similar(listed, name).iter()),
        running: texts(find::running(listed, wanted.own).iter()),
    })))
}

fn describe(
    meant: &Meant<'_>,
    inspected: &Inspected,
    listed: &[Listed],
    own: Option<&Listed>,
) -> Container {
    let container = meant.container;
    let state = &inspected.state;
    let word = match state.status.is_empty() {
        true => &container.state,
        false => &state.status,
    };
    let is = ContainerState::named(word);
    let has_run = !matches!(
        is,
        ContainerState::Created | ContainerState::Running | ContainerState::Paused
    );
    let networks = match inspected.network_settings.networks.is_empty() {
        true => &container.network_settings.networks,
        false => &inspected.network_settings.networks,
    };
    let own_networks = own.map(|own| texts(own.network_settings.networks.keys()));
    let is_of_host = inspected.host_config.network_mode == "host";
    let (replicas, replicas_running) = find::replicas(listed, container);
    let ports = inspected.config.exposed_ports.keys();
    let exposed = ports.filter_map(|port| port.strip_suffix("/tcp")?.parse().ok());
    Container {
        found_by: meant.found_by,
        name: text(container.name()),
        service: container.service().map(text),
        id: text(container.id.get(..12).unwrap_or(&container.id)),
        image: text(&container.image),
        state: is,
        exit_code: has_run.then_some(state.exit_code),
        oom_killed: state.oom_killed,
        memory_limit: Some(inspected.host_config.memory).filter(|limit| *limit > 0),
        error: Some(redact::line(&state.error)).filter(|error| !error.is_empty()),
        started_unix_s: second(&state.started_at),
        finished_unix_s: second(&state.finished_at),
        restarts: inspected.restart_count,
        health: state.health.as_ref().and_then(health),
        port: meant.port,
        exposed: exposed.take(LISTED_MAX).collect(),
        listening: match is_of_host {
            true => None,
            false => own::listening(state.pid, &container.id),
        },
        networks: texts(networks.keys()),
        own_networks,
        replicas,
        replicas_running,
    }
}

fn health(health: &answer::Health) -> Option<ContainerHealth> {
    let has_check = !matches!(health.status.as_str(), "" | "none");
    has_check.then(|| {
        let output = health.log.last().map(|check| check.output.as_str());
        ContainerHealth {
            status: text(&health.status),
            failing: health.failing_streak,
            output: redact::line(output.unwrap_or_default()),
        }
    })
}

/// The end of its log: what it said last.
async fn log(
    subject: &Subject,
    found: &Found,
    engine: Engine<'_>,
    meant: &Meant<'_>,
    (name, is_plain, is_running): (&str, bool, bool),
) {
    let id = &meant.container.id;
    let path = format!("/containers/{id}/logs?stdout=1&stderr=1&timestamps=1&tail={LOG_LINES}");
    let Ok(log) = engine.get(&path, LOG_MAX).await else {
        // Some logging drivers cannot be read.
        let needs = "a logging driver that can be read";
        return found.add(unseen("container_log", needs, None));
    };
    let log = if is_plain { log } else { frames(&log) };
    let log = String::from_utf8_lossy(&log);
    let lines: Vec<_> = log.lines().map(stamped).collect();
    let reading = Reading {
        source: "container",
        name,
        // What does not run any more said its last words whenever that was.
        keep_s: if is_running {
            last_words::keep_s(subject)
        } else {
            i64::MAX
        },
        ..last_words::reading()
    };
    found.add_all(read(&reading, &lines).map(|words| Evidence::LastWords(Arc::new(words))));
}

/// A line and the engine's time before it.
fn stamped(line: &str) -> Line<'_> {
    let parts = line.split_once(' ');
    let stamped = parts.and_then(|(time, text)| Some((second(time)?, text)));
    match stamped {
        Some((unix_s, text)) => Line {
            unix_s: Some(unix_s),
            text,
        },
        None => Line {
            unix_s: None,
            text: line,
        },
    }
}

/// Seconds since the Unix epoch of an RFC 3339 time, unless it is Go's year one.
fn second(time: &str) -> Option<i64> {
    let time: jiff::Timestamp = time.parse().ok()?;
    Some(time.as_second()).filter(|second| *second > 0)
}

/// Whether the member looks like a container, though the engine may not be asked.
fn concerns_container(subject: &Subject) -> bool {
    if subject.upstream().settings.container.is_some() {
        return true;
    }
    match &subject.target {
        Target::Host { host, .. } => is_short(host) && own::id().is_some(),
        _ => false,
    }
}

/// A name without a dot, as containers have.
fn is_short(host: &str) -> bool {
    let host = host.trim_end_matches('.');
    !host.contains(['.', ':']) && !host.eq_ignore_ascii_case("localhost")
}

fn unanswered(errno: Option<i32>) -> Evidence {
    let needs = match errno {
        Some(libc::EACCES | libc::EPERM) => "the group of the engine's socket",
        _ => "an engine that listens at diagnosis.docker",
    };
    unseen("containers", needs, errno)
}

fn unseen(what: &'static str, needs: &'static str, errno: Option<i32>) -> Evidence {
    Evidence::Unseen(Arc::new(Unseen { what, needs, errno }))
}

/// A stranger's name, cleaned and cut.
fn text(name: &str) -> String {
    redact::line(name).chars().take(NAME_MAX).collect()
}

fn texts<'t>(names: impl Iterator<Item = &'t String>) -> Vec<String> {
    names.take(LISTED_MAX).map(|name| text(name)).collect()
}

#[cfg(test)]
mod tests;
