//! (listener, host, path, method) → route. Pure.

/// Request → route.
#[derive(Debug)]
pub struct Router;
