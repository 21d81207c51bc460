//! What an application's log says last: other people's text, bounded, cleaned and redacted by
//! [`crate::last_words`], for operators alone.

use serde::Serialize;

/// The end of an application's log.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct LastWords {
    /// `file`, `container`, or `fastcgi`: what the application wrote beside its answer.
    pub source: &'static str,
    /// The file's path or the container's name.
    pub name: String,
    /// The lines, oldest first; at most [`crate::last_words::LINES_MAX`].
    pub lines: Vec<String>,
    /// What they are known to mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ending: Option<Ending>,
    /// Where the application says that it listens, the last time it said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listens: Option<Listens>,
}

/// A line whose meaning is known.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Ending {
    /// Which ending: `module_missing`, `worker_timeout`, …
    pub id: &'static str,
    /// The line.
    pub line: String,
    /// What the line is about, where it says so: a module, a file, an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<String>,
    /// How long before the failure it was written, if that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub age_s: Option<u64>,
    /// Whether the application said later that it listens.
    pub outdated: bool,
}

/// Where an application says that it listens.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Listens {
    /// The host or address, if it is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// The port; `None` for a unix socket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The unix socket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub socket: Option<String>,
    /// The line that says it.
    pub line: String,
}
