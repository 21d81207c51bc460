//! What the operator wrote, checked, and what was meant. No network.

pub mod model;
