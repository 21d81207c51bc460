//! The container that Candor itself runs in.

use serde::Serialize;

/// Candor runs in a container: its loopback addresses are not the host's.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct OwnContainer {
    /// `docker`, `podman`, `kubernetes`, `lxc`, or `unknown`.
    pub engine: &'static str,
    /// No other program runs in it.
    pub alone: bool,
}
