//! What the container engine says about an upstream. Names, images and outputs are other people's
//! text: bounded where they are read, and for operators alone.

use serde::Serialize;

/// The container behind a member, as its engine sees it.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Container {
    /// How it was found: `configured`, `address`, `service`, `name` or `published_port`.
    pub found_by: &'static str,
    /// Its name.
    pub name: String,
    /// The Compose service that it is one of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The first characters of its id.
    pub id: String,
    /// Its image.
    pub image: String,
    /// What it does.
    pub state: ContainerState,
    /// How its program ended, unless it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exit_code: Option<i64>,
    /// Whether it was killed because it had used up its memory.
    pub oom_killed: bool,
    /// Its memory limit in bytes, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub memory_limit: Option<u64>,
    /// Why the engine could not start it, in its words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// When it was started last, in seconds since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_unix_s: Option<i64>,
    /// When it ended last, in seconds since the Unix epoch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finished_unix_s: Option<i64>,
    /// How often the engine has started it anew.
    pub restarts: u64,
    /// What its health check says, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub health: Option<ContainerHealth>,
    /// The port inside of it that the dialed port means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// The TCP ports that its image names; at most 16.
    pub exposed: Vec<u16>,
    /// The TCP addresses on which something listens inside; at most 16. `None`: it cannot be seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listening: Option<Vec<String>>,
    /// The networks it is on; at most 16.
    pub networks: Vec<String>,
    /// The networks that Candor's own container is on; `None`: it is in none that the engine knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_networks: Option<Vec<String>>,
    /// How many containers the service has, and how many of them run.
    pub replicas: u64,
    /// See `replicas`.
    pub replicas_running: u64,
}

/// What a container does.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContainerState {
    /// It was made and never started.
    Created,
    /// It runs.
    Running,
    /// It is stopped in the midst of its work.
    Paused,
    /// It ended, and the engine is about to start it anew.
    Restarting,
    /// It is being removed.
    Removing,
    /// It has ended.
    Exited,
    /// It has ended and cannot be removed.
    Dead,
    /// Something that we do not know.
    #[default]
    Other,
}

impl ContainerState {
    /// By the engine's word.
    pub fn named(word: &str) -> Self {
        match word {
            "created" => Self::Created,
            "running" => Self::Running,
            "paused" => Self::Paused,
            "restarting" => Self::Restarting,
            "removing" => Self::Removing,
            "exited" => Self::Exited,
            "dead" => Self::Dead,
            _ => Self::Other,
        }
    }
}

/// What a container's health check says.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct ContainerHealth {
    /// `starting`, `healthy` or `unhealthy`.
    pub status: String,
    /// How often it failed in a row.
    pub failing: u64,
    /// The first words of its last output, redacted.
    pub output: String,
}

/// The engine knows no container of the name that is dialed.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct NoContainer {
    /// The name.
    pub name: String,
    /// Services and containers whose names differ little, nearest first; at most 3.
    pub similar: Vec<String>,
    /// Those that run, of the same project as Candor's own container where it is in one; at most 8.
    pub running: Vec<String>,
}
