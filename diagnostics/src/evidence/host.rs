//! Facts about the host and about what the upstream stands on, looked for once an exchange failed.
//!
//! One file for each kind. Each payload is shared: in a storm of failures one look serves them all.

mod container;
mod denial;
mod depends;
mod last_words;
mod listeners;
mod own_container;
mod pressure;
mod unit;

mod names;
mod probe;

use serde::Serialize;

pub use self::container::{Container, ContainerHealth, ContainerState, NoContainer};
pub use self::denial::Denial;
pub use self::depends::{DEPENDENCIES_MAX, Dependencies, DependencyOutcome, DependencyState};
pub use self::last_words::{Ending, LastWords, Listens};
pub use self::listeners::{LISTENERS_MAX, Listener, Listeners};
pub use self::names::{ADDRESSES_MAX, NameNow, RESOLVERS_MAX, ResolverSaid};
pub use self::own_container::OwnContainer;
pub use self::pressure::{FullDisk, Killed, Memory, Pressure, Share};
pub use self::probe::{PROBE_FIRST_MAX, PROBE_NAMES_MAX, Probe, ProbeOutcome, ProbeWay};
pub use self::unit::{Unit, UnitState};

/// A fact that could not be seen, and what would show it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Unseen {
    /// What was looked for, in `snake_case`: `owner_of_listener`, `kernel_log`, …
    pub what: &'static str,
    /// The capability, group or setting that would show it: `CAP_SYS_PTRACE`, `diagnosis.docker`, …
    pub needs: &'static str,
    /// The errno, if the kernel refused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errno: Option<i32>,
}
