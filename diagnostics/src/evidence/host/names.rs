//! What all resolvers say of an upstream's name, after an exchange had failed.

use serde::Serialize;

use crate::evidence::ResolutionOutcome;

/// At most so many resolvers are asked, and so many addresses of each kept.
pub const RESOLVERS_MAX: usize = 8;
/// See [`RESOLVERS_MAX`].
pub const ADDRESSES_MAX: usize = 8;

/// What all resolvers say of a name now, where they differ from what the exchange was told.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NameNow {
    /// The name that was asked for.
    pub name: String,
    /// What each resolver says; at most [`RESOLVERS_MAX`].
    pub said: Vec<ResolverSaid>,
    /// Addresses that were dialed and that no resolver names any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stale: Vec<String>,
    /// Names of other upstreams that differ little and that have addresses; at most 3.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub similar: Vec<String>,
}

/// What one resolver says of a name.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ResolverSaid {
    /// Its address, `address:port`.
    pub resolver: String,
    /// Who names it: `dns.resolvers`, or the path of the system's file.
    pub listed_in: String,
    /// What it says.
    pub outcome: ResolutionOutcome,
    /// The addresses; at most [`ADDRESSES_MAX`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<String>,
    /// How long it took.
    pub elapsed_us: u64,
}

impl NameNow {
    /// The resolvers that know addresses.
    pub(crate) fn knowing(&self) -> impl Iterator<Item = &ResolverSaid> {
        let said = self.said.iter();
        said.filter(|it| it.outcome == ResolutionOutcome::Answered && !it.addresses.is_empty())
    }
}
