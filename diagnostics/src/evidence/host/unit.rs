//! The systemd unit behind an upstream.

use serde::Serialize;

/// A systemd unit, as far as files tell.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Unit {
    /// Its name: `gunicorn.service`.
    pub name: String,
    /// How it is.
    pub state: UnitState,
    /// Processes in its control group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processes: Option<u64>,
    /// Processes of it that were killed for memory since it was started.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed: Option<u64>,
    /// The file that describes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The configuration names it; else it was found by its process or its socket.
    pub configured: bool,
    /// A unit that listens in its place and starts it on demand: `gunicorn.socket`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub socket: Option<String>,
}

/// How a unit is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitState {
    /// It has processes.
    Running,
    /// It has none.
    #[default]
    Stopped,
    /// It is masked: it cannot be started.
    Masked,
    /// No file describes it.
    Missing,
}
