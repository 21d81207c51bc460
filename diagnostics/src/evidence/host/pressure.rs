//! What this host is short of.

use serde::Serialize;

/// What this host is short of; only what is worth a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Pressure {
    /// Little memory is left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory: Option<Memory>,
    /// The kernel has killed processes to get memory.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub killed: Option<Killed>,
    /// File systems without space; at most 4.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disks: Vec<FullDisk>,
    /// Share of the last ten seconds in which some process waited for a processor, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_percent: Option<u64>,
    /// Share of the last ten seconds in which all processes waited for memory, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_percent: Option<u64>,
    /// Share of the last ten seconds in which all processes waited for the disk, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub io_percent: Option<u64>,
    /// Candor has almost as many files open as it may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open_files: Option<Share>,
    /// The table of tracked connections is almost full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conntrack: Option<Share>,
}

impl Pressure {
    /// Nothing is worth a word.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Memory that is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Memory {
    /// What may yet be taken.
    pub available_bytes: u64,
    /// Of how much.
    pub total_bytes: u64,
    /// It is the limit of our own control group, and not all of the host.
    pub group: bool,
}

/// Processes that were killed for memory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Killed {
    /// How many.
    pub count: u64,
    /// Within how long.
    pub within_ms: u64,
    /// In which unit's control group; absent: anywhere on this host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// A file system without space.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FullDisk {
    /// A directory on it.
    pub path: String,
    /// Bytes that are left for users.
    pub available_bytes: u64,
    /// Of how many.
    pub total_bytes: u64,
    /// Files that may yet be made; absent where nothing counts them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_files: Option<u64>,
}

/// How much of something is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Share {
    /// So much.
    pub count: u64,
    /// Of so much.
    pub max: u64,
}
