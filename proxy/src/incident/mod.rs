//! What failed of late, so that one failure can be told from the hundredth.
//!
//! Each upstream has a [`Recent`], kept over reloads. It is written on the failure path only, under
//! a lock of its own that is held for a look at some dozen entries. It takes no memory before the
//! first failure, and at most 4 KiB after it.

mod change;
mod group;
#[expect(
    clippy::module_inception,
    reason = "the module is about more than one incident"
)]
mod incident;
mod memory;
mod recent;
mod reload;
mod shelf;
mod story;
#[cfg(test)]
mod tests;
mod top;

pub use change::Change;
pub use incident::{Incident, IncidentState, MemberCount, Moment, PathCount, Pattern};
pub use memory::Memory;
pub use recent::{Failure, Recent};
pub use reload::Reload;
pub use story::{Failed, Filter, Story};
