//! Candor.
fn main() {}
