//! What the application itself needs (`depends`), dialed: does it connect, does it greet?
//!
//! Only what the configuration names is dialed, without credentials, and nothing is sent but the
//! few bytes that make a server greet. At most one dial of each a second, whoever asks.

mod greeting;

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use candor_conf::model::{Dependency, DependencyProtocol};
use candor_diagnostics::evidence::{
    DEPENDENCIES_MAX, Dependencies, DependencyOutcome, DependencyState, Evidence,
};
use candor_diagnostics::redact;
use parking_lot::Mutex;
use tokio::net::{TcpStream, UnixStream};
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::{Found, Subject};
use crate::upstream::resolve::Resolver;
use greeting::Greeting;

/// Resolving, connecting and greeting may take so long, each.
const LIMIT: Duration = Duration::from_millis(500);
/// Addresses of a name that are tried at most.
const ADDRESSES_MAX: usize = 4;
/// A state serves all who ask for so long.
const FRESH: Duration = Duration::from_secs(1);
/// A MySQL server counts hosts that leave before they log in, and shuts them out after a hundred.
const FRESH_OF_MYSQL: Duration = Duration::from_secs(60);
/// States that are remembered at most.
const STATES_MAX: usize = 64;
/// Characters of what a dependency says that are kept at most.
const SAID_MAX: usize = 80;

/// The states of late, by what is written.
static STATES: Mutex<Option<HashMap<Arc<str>, Known>>> = Mutex::new(None);

struct Known {
    begun: Instant,
    state: DependencyState,
}

/// Dials what the upstream's application needs, all at once.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let depends = &subject.upstream().settings.depends;
    let mut dials = JoinSet::new();
    for (index, dependency) in depends.iter().take(DEPENDENCIES_MAX).enumerate() {
        let (dependency, resolver) = (dependency.clone(), Arc::clone(subject.snapshot.resolver()));
        dials.spawn(async move { (index, state(&dependency, &resolver).await) });
    }
    let mut states = dials.join_all().await;
    if states.is_empty() {
        return;
    }
    states.sort_by_key(|(index, _)| *index);
    let states = states.into_iter().map(|(_, state)| state).collect();
    found.add(Evidence::Dependencies(Arc::new(Dependencies { states })));
}

/// The state of one thing that an application needs: of late, or dialed now. Takes at most three
/// times half a second.
pub async fn state(dependency: &Dependency, resolver: &Arc<Resolver>) -> DependencyState {
    if let Some(known) = known(dependency) {
        return known;
    }
    let begun = Instant::now();
    let mut state = DependencyState {
        text: dependency.text.to_string(),
        ..DependencyState::default()
    };
    dial(dependency, resolver, &mut state).await;
    state.elapsed_ms = begun.elapsed().as_millis() as u64;
    let mut states = STATES.lock();
    let states = states.get_or_insert_default();
    if states.len() >= STATES_MAX {
        states.clear();
    }
    let known = Known {
        begun,
        state: state.clone(),
    };
    states.insert(Arc::clone(&dependency.text), known);
    state
}

fn known(dependency: &Dependency) -> Option<DependencyState> {
    let states = STATES.lock();
    let Known { begun, state } = states.as_ref()?.get(&dependency.text)?;
    let fresh = match (dependency.protocol, state.outcome) {
        (DependencyProtocol::Mysql, DependencyOutcome::Answers) => FRESH_OF_MYSQL,
        _ => FRESH,
    };
    (begun.elapsed() < fresh).then(|| state.clone())
}

async fn dial(dependency: &Dependency, resolver: &Arc<Resolver>, state: &mut DependencyState) {
    if let Some(path) = &dependency.path {
        state.address = Some(format!("unix:{}", path.display()));
        return dial_unix(path, dependency.protocol, state).await;
    }
    let Some(host) = &dependency.host else {
        return;
    };
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let addresses = match bare.parse() {
        Ok(ip) => vec![SocketAddr::new(ip, dependency.port)],
        Err(_) => {
            let resolved = resolver.addresses(bare, dependency.port, LIMIT).await;
            resolved.unwrap_or_default()
        }
    };
    state.outcome = DependencyOutcome::Unresolved;
    for address in addresses.into_iter().take(ADDRESSES_MAX) {
        state.address = Some(address.to_string());
        match timeout(LIMIT, TcpStream::connect(address)).await {
            Ok(Ok(stream)) => {
                state.errno = None;
                return greet(stream, dependency.protocol, host, state).await;
            }
            Ok(Err(error)) => failed(&error, state),
            Err(_) => state.outcome = DependencyOutcome::TimedOut,
        }
    }
}

async fn dial_unix(path: &Path, protocol: DependencyProtocol, state: &mut DependencyState) {
    match timeout(LIMIT, UnixStream::connect(path)).await {
        Ok(Ok(stream)) => greet(stream, protocol, "localhost", state).await,
        Ok(Err(error)) => failed(&error, state),
        Err(_) => state.outcome = DependencyOutcome::TimedOut,
    }
}

fn failed(error: &io::Error, state: &mut DependencyState) {
    state.outcome = DependencyOutcome::Failed;
    state.errno = error.raw_os_error();
}

async fn greet(
    stream: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
    protocol: DependencyProtocol,
    host: &str,
    state: &mut DependencyState,
) {
    let Some(greeting) = Greeting::of(protocol, host) else {
        state.outcome = DependencyOutcome::Accepts;
        return;
    };
    let heard = timeout(LIMIT, greeting.exchange(stream)).await;
    let heard = heard.unwrap_or_default();
    let (outcome, said) = greeting.judge(&heard);
    state.outcome = outcome;
    state.said = said.map(|said| redact::line(&said).chars().take(SAID_MAX).collect());
}
