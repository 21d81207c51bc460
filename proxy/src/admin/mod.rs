//! The admin interface: what the process knows, as HTTP on a unix socket of its user alone, or on
//! loopback for whoever has a token.
//!
//! - `address`: where it is; `listen`: its socket; `serve`: its connections and their limits;
//!   `guard`: who may ask; `client`: the commands' side.
//! - `api`: one file for each resource, one line in `api::endpoints`. An [`api::Endpoint`] carries its
//!   own description, from which `GET /openapi.json` is made; a test asks each and compares.
//!
//! Runs on a thread and a runtime of its own: no question holds up a worker. Must never change state
//! on a GET, answer a page of another origin, or hand out a key.
//!
//! Bounds: 64 connections, of which 8 may be streams; heads of 16 KiB with 10 s to come; bodies of
//! 16 KiB.

mod address;
mod api;
mod client;
mod dashboard;
mod guard;
mod listen;
mod serve;

use std::convert::Infallible;
use std::io;
use std::sync::Arc;
use std::thread;

use candor_conf::Problem;
use candor_conf::model;
use parking_lot::Mutex;
use tokio::sync::{mpsc, oneshot};

use crate::server::{Ask, Origin, Process};

pub(crate) use address::Address;
pub(crate) use api::masked;
pub(crate) use client::{Client, Failed, Where, path_segment};
pub(crate) use listen::Listening;

use dashboard::History;
use guard::Tickets;

/// What all its answers are made from.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) process: Arc<Process>,
    /// Where the configuration came from.
    pub(crate) origin: Origin,
    /// When the process started.
    pub(crate) started_unix_ms: i64,
    /// To the thread that reloads.
    pub(crate) asks: mpsc::Sender<Ask>,
    /// How it went in the last hour.
    history: History,
    /// The one-time tokens of `candor open`.
    tickets: Tickets,
    /// The loopback address that `candor open` had opened.
    opened: Mutex<Option<std::net::SocketAddr>>,
}

impl Shared {
    pub(crate) fn new(
        process: &Arc<Process>,
        origin: &Origin,
        asks: mpsc::Sender<Ask>,
    ) -> Arc<Self> {
        let started_unix_ms = jiff::Timestamp::now().as_millisecond();
        Arc::new(Self {
            process: Arc::clone(process),
            origin: origin.clone(),
            started_unix_ms,
            asks,
            history: History::new(started_unix_ms),
            tickets: Tickets::default(),
            opened: Mutex::default(),
        })
    }
}

/// A running interface; it ends, and its socket goes, when this is dropped.
#[derive(Debug)]
pub(crate) struct Admin {
    address: Address,
    /// Its end tells the thread to stop.
    _stop: oneshot::Sender<Infallible>,
    /// The files that must not stay behind.
    _files: listen::Files,
}

impl Admin {
    /// Binds what the configuration says. `None`: it is off, or the default has no place on this host
    /// (which is said).
    pub(crate) fn bind(
        setting: &model::Admin,
        process: &Process,
    ) -> Result<Option<Listening>, Problem> {
        listen::bind(setting, process)
    }

    /// Serves it.
    pub(crate) fn start(listening: Listening, shared: &Arc<Shared>) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let Listening {
            socket,
            address,
            files,
        } = listening;
        let shared = Arc::clone(shared);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        thread::Builder::new()
            .name("candor-admin".to_owned())
            .spawn(move || serve::run(&runtime, socket, &shared, stopped))?;
        Ok(Self {
            address,
            _stop: stop,
            _files: files,
        })
    }

    /// Where it is.
    pub(crate) const fn address(&self) -> &Address {
        &self.address
    }
}
