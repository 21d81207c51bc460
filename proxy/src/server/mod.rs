//! The process: listeners, accepting, PROXY headers, downstream TLS, signals, reload, drain.
//!
//! A connection leaves this module as a [`Connection`], on the thread that accepted it; HTTP is
//! not known here.

mod accept;
mod certificate;
mod connection;
pub(crate) mod console;
mod control;
mod drain;
mod handshake;
mod holder;
mod listener;
mod prepare;
mod proxy_header;
mod refuse;
mod snapshot;
mod tls;

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, OnceLock};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use arc_swap::ArcSwap;
use candor_conf::{Loaded, Problem, Problems, Severity};
use parking_lot::Mutex;
use pingora_core::server::configuration::ServerConf;
use pingora_core::server::{RunArgs, Server};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::sync::{Notify, mpsc, watch};

use crate::admin::Shared;
use crate::incident::Memory;
use crate::inspect::Inspector;
use crate::maintenance::Maintenance;
use crate::policy::token::OperatorKey;
use crate::practice::Practice;
use crate::telemetry::{Drawing, Member, Telemetry};
use crate::upstream::{Keeper, health};

pub use certificate::CertificateFacts;
pub(crate) use certificate::host_text;
pub use connection::{Connection, ConnectionGuard, InFlight, TlsInfo};
pub(crate) use control::Ask;
pub use control::Origin;
pub use listener::Bound;
pub(crate) use listener::{UnixFile, bind_unix, describe, failed as bind_failed};
pub use snapshot::{Current, PolicyId, Snapshot};
pub use tls::ListenerTls;

use accept::WorkerService;
use connection::ConnectionState;
use control::{Control, State};
use listener::Binder;
use snapshot::Ground;
use tls::TlsShared;

/// How long the last log lines may take at the end.
const FLUSH: Duration = Duration::from_secs(5);

/// Questions of the admin interface that wait for the thread that reloads.
const ASKS_MAX: usize = 4;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Milliseconds since the process began.
pub(crate) fn uptime_ms() -> u64 {
    START.elapsed().as_millis() as u64
}

/// How to run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the configuration came from.
    pub origin: Origin,
    /// Overrides how every log line is drawn.
    pub drawing: Option<Drawing>,
}

/// Why the process did not come up.
#[derive(Debug)]
pub enum StartError {
    /// The configuration, or a file that it names, cannot be used.
    Configuration(Problems),
    /// An address cannot be listened on.
    Bind(Problems),
}

/// Serves until a signal ends it.
pub fn run(loaded: &Loaded, options: &Options) -> Result<(), StartError> {
    LazyLock::force(&START);
    raise_file_limit();
    let configuration = &loaded.configuration;
    let telemetry = Telemetry::new(&configuration.process.log, options.drawing);
    let tls = TlsShared::default();
    let ground = Ground {
        telemetry: &telemetry,
        tls: &tls,
        previous: None,
    };
    let (mut snapshot, warnings) =
        Snapshot::build(loaded, &ground).map_err(StartError::Configuration)?;
    prepare::open_logs(loaded, &telemetry).map_err(StartError::Configuration)?;
    if !warnings.is_empty() {
        console::text(&warnings.render(console::is_color()));
    }
    let threads = configuration.process.threads;
    let threads = threads
        .unwrap_or_else(|| available_parallelism().map_or(1, usize::from))
        .max(1);
    let mut binder = Binder::new(threads);
    let bound =
        prepare::bind_all(loaded, &mut binder, &[], &telemetry).map_err(StartError::Bind)?;
    let scrape = prepare::scrape(loaded, &telemetry).map_err(StartError::Bind)?;
    for address in binder.unclaimed() {
        console::line(&format!(
            "warning: systemd passed {address}, where nothing is served"
        ));
    }
    snapshot.attach(&bound);
    telemetry.configuration_loaded(true);
    telemetry.certificates(snapshot.certificate_ends());

    report_panics(&telemetry);
    let (memory, keeping) = Memory::open(&configuration.diagnosis, &telemetry);
    let process = Arc::new(Process {
        snapshot: ArcSwap::from_pointee(snapshot),
        inspector: Inspector::start(&memory, &telemetry),
        memory,
        telemetry: Arc::clone(&telemetry),
        operators: operator_key()?,
        practice: Practice::default(),
        maintenance: Maintenance::default(),
        keeper: Keeper::default(),
        workers: (0..threads).map(|_| Arc::default()).collect(),
        stopped: OnceLock::new(),
    });
    let (ask, asks) = mpsc::channel(ASKS_MAX);
    let known = Arc::downgrade(&process);
    telemetry.follow_members(move || {
        let process = known.upgrade();
        process.map_or_else(Vec::new, |process| {
            health::figures(&process.snapshot.load().upstreams)
        })
    });
    let shared = Shared::new(&process, &options.origin, ask);
    let admin = prepare::admin(loaded, &shared).map_err(StartError::Bind)?;
    keeping.start(&process);
    Keeper::start(&process);
    let (publish, listeners) = watch::channel(bound.clone());
    let mut server = Server::new_with_opt_and_conf(None, chassis());
    for index in 0..threads {
        server.add_service(WorkerService::new(index, &process, listeners.clone()));
    }
    drop(listeners);
    let s = if threads == 1 { "" } else { "s" };
    let version = env!("CARGO_PKG_VERSION");
    let what = match &options.origin {
        Origin::File(path) => format!("configuration from {}", path.display()),
        Origin::CommandLine(what) => what.clone(),
    };
    console::line(&format!("candor {version}: {threads} thread{s}, {what}"));
    let started = format!("candor {version} started, {what}");
    let members = [("version", Member::Text(version))];
    process.memory.note("start", &started, &members);
    // Until everything is written.
    let kept = Arc::clone(&process);
    let origin = options.origin.clone();
    let state = State {
        process,
        origin,
        binder,
        bound,
        publish,
        tls,
        is_for_people: matches!(options.drawing, Some(Drawing::Human { .. })),
        scrape,
        admin,
        shared,
        asks,
        changed: Vec::new(),
    };
    let control = Control {
        state: Mutex::new(Some(state)),
    };
    server.run(RunArgs {
        shutdown_signal: Box::new(control),
    });
    telemetry.flush(FLUSH);
    kept.memory.flush(FLUSH);
    Ok(())
}

/// The key of operators' tokens, for as long as this process lives.
fn operator_key() -> Result<OperatorKey, StartError> {
    OperatorKey::random().ok_or_else(|| {
        let problem = Problem::new("the kernel gives no random bytes", "");
        let problems = Problems::new(Severity::Error, vec![problem], Arc::default());
        StartError::Bind(problems)
    })
}

/// Reads and prepares what `run` would serve, and binds nothing.
pub fn examine(loaded: &Loaded) -> Result<(Snapshot, Problems), Problems> {
    let telemetry = Telemetry::new(&loaded.configuration.process.log, Some(Drawing::Off));
    let tls = TlsShared::default();
    Snapshot::build(
        loaded,
        &Ground {
            telemetry: &telemetry,
            tls: &tls,
            previous: None,
        },
    )
}

/// A panic ends the task of one connection, and that is worth a line in the log.
fn report_panics(telemetry: &Arc<Telemetry>) {
    let telemetry = Arc::downgrade(telemetry);
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        print(panic);
        let Some(telemetry) = telemetry.upgrade() else {
            return;
        };
        let place = panic
            .location()
            .map_or_else(String::new, ToString::to_string);
        let message = panic.payload_as_str().unwrap_or_default().to_owned();
        // Not here: this thread may have panicked while it logged. Where no thread can be had, the
        // line is lost; a panic in here would end the process.
        let _ = std::thread::Builder::new().spawn(move || {
            let members = [
                ("message", Member::Text(&message)),
                ("place", Member::Text(&place)),
            ];
            telemetry.lifecycle("panicked", &members);
        });
    }));
}

fn chassis() -> ServerConf {
    ServerConf {
        threads: 1,
        work_stealing: false,
        grace_period_seconds: Some(0),
        graceful_shutdown_timeout_seconds: Some(0),
        ..ServerConf::default()
    }
}

/// Each connection takes a descriptor, and the usual soft limit is 1024.
fn raise_file_limit() {
    let limit = getrlimit(Resource::Nofile);
    let raised = Rlimit {
        current: limit.maximum,
        maximum: limit.maximum,
    };
    // Refused only by a container's policy; then EMFILE is reported when it comes.
    let _ = setrlimit(Resource::Nofile, raised);
}

/// What all threads share; one for each process.
#[derive(Debug)]
pub struct Process {
    /// The configuration in force.
    pub snapshot: ArcSwap<Snapshot>,
    /// Log and metrics.
    pub telemetry: Arc<Telemetry>,
    /// Failures and changes.
    pub memory: Arc<Memory>,
    /// Looks around after failures.
    pub inspector: Arc<Inspector>,
    /// Knows operators by their tokens.
    pub operators: OperatorKey,
    /// Faults put there on purpose.
    pub practice: Practice,
    /// What was paused by hand.
    pub maintenance: Maintenance,
    /// Watches upstreams.
    pub(crate) keeper: Keeper,
    /// One for each worker thread.
    pub(super) workers: Vec<Arc<Worker>>,
    /// When the time to finish was over, and when it had begun, in milliseconds of [`uptime_ms`].
    pub(super) stopped: OnceLock<(u64, u64)>,
}

impl Process {
    /// The time to finish requests is over: how long it was.
    pub(crate) fn stopped_since_ms(&self) -> Option<u64> {
        let (over, begun) = *self.stopped.get()?;
        Some(over.saturating_sub(begun))
    }

    /// How many worker threads there are.
    pub(crate) const fn threads(&self) -> usize {
        self.workers.len()
    }

    /// The configuration in force, seen from a listener.
    pub fn current(&self, listener: &Bound) -> Current {
        let snapshot = self.snapshot.load_full();
        let listener = snapshot.listener(listener);
        Current { snapshot, listener }
    }
}

/// A worker thread's connections. The lock is taken by its own thread alone, but for a drain.
#[derive(Debug, Default)]
pub struct Worker {
    draining: AtomicBool,
    /// Accept loops that run.
    accepting: AtomicU64,
    next: AtomicU64,
    /// Called when the time to finish is over.
    pub(super) cut: Notify,
    connections: Mutex<HashMap<u64, Arc<ConnectionState>>>,
}

impl Worker {
    fn register(&self, state: &Arc<ConnectionState>) -> u64 {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        self.connections.lock().insert(id, Arc::clone(state));
        id
    }

    fn unregister(&self, id: u64) {
        self.connections.lock().remove(&id);
    }

    fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }

    /// Tells every connection to end when it can.
    fn drain(&self) {
        self.draining.store(true, Ordering::Release);
        self.each(ConnectionState::wake);
    }

    fn each(&self, mut f: impl FnMut(&ConnectionState)) {
        self.connections.lock().values().for_each(|state| f(state));
    }
}
