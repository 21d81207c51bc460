//! Facts about the host and about what the upstream stands on, looked for once an exchange failed.
//!
//! Each payload is shared: in a storm of failures one look serves them all.

mod container;
mod depends;
mod last_words;

use serde::Serialize;

pub use self::container::{Container, ContainerHealth, ContainerState, NoContainer};
pub use self::depends::{DEPENDENCIES_MAX, Dependencies, DependencyOutcome, DependencyState};
pub use self::last_words::{Ending, LastWords, Listens};

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
