//! What failed of late, so that one failure can be told from the hundredth.
//!
//! Each upstream has a [`Recent`], kept over reloads. It is written on the failure path only, under
//! a lock of its own that is held for a look at some dozen entries. It takes no memory before the
//! first failure, and at most 4 KiB after it.

mod memory;
mod recent;
mod reload;

pub use memory::{Change, Incident, Memory, Story};
pub use recent::{Failure, Recent};
pub use reload::Reload;
