//! What an application needs, dialed once it failed.

use serde::Serialize;

/// At most so many dependencies of an upstream are dialed.
pub const DEPENDENCIES_MAX: usize = 8;

/// The state of what an application needs; at most [`DEPENDENCIES_MAX`].
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Dependencies {
    /// One for each, in the order of the configuration.
    pub states: Vec<DependencyState>,
}

/// The state of one thing that an application needs, as seen from Candor.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct DependencyState {
    /// As written, without a password.
    pub text: String,
    /// What came of it.
    pub outcome: DependencyOutcome,
    /// The address that was dialed last, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The errno, if the kernel refused it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errno: Option<i32>,
    /// What it said of itself, where that is of interest; cleaned, at most 80 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// How long it took.
    pub elapsed_ms: u64,
}

/// What came of dialing a dependency.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DependencyOutcome {
    /// It answers as its protocol says.
    Answers,
    /// It took the connection; no more can be asked of it.
    Accepts,
    /// Its name has no address.
    Unresolved,
    /// The connection could not be made: the kernel said so.
    Failed,
    /// No connection in time.
    TimedOut,
    /// It took the connection and did not greet in time, or closed it.
    Silent,
    /// It answers, and says that it cannot serve.
    NotReady,
    /// It answers by another protocol.
    Foreign,
    /// It was not dialed.
    #[default]
    Unknown,
}

impl DependencyOutcome {
    /// Whether the application can use it, as far as can be told.
    pub const fn is_well(self) -> bool {
        matches!(self, Self::Answers | Self::Accepts | Self::Unknown)
    }
}
