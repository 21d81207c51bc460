//! What failed and what changed, so that one failure can be told from the hundredth.
//!
//! One [`Memory`] for the process, written on the failure path only, under one lock that is held for
//! a look at some dozen entries. Failures of one cause at one upstream are an [`Incident`]; each
//! failed request is a [`Story`]; what changed around them is the journal of [`Change`]s.
//!
//! Bounds: 8 MiB of stories and at most `capture.keep` of them, 128 incidents of at most 16 KiB, the
//! last minute and a half of at most 256 upstreams (5 KiB each), 512 changes. With
//! `diagnosis.file` all of that survives a restart ([`file`]); a thread of its own writes it.

mod certificates;
mod change;
mod difference;
mod file;
mod group;
#[expect(
    clippy::module_inception,
    reason = "the module is about more than one incident"
)]
mod incident;
mod keeper;
mod memory;
mod past;
mod pattern;
mod shelf;
mod state;
mod story;
#[cfg(test)]
mod tests;
mod timeline;
mod top;

pub use change::Change;
pub use incident::{Incident, IncidentState, MemberCount, Moment, PathCount, Pattern};
pub use memory::{Keeping, Memory};
pub use past::Attempted;
pub use story::{Failed, Filter, Story};
