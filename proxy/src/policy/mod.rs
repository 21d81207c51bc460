//! What a route may ask for beside proxying, and who may see what.

pub(crate) mod access;
pub mod audience;
pub(crate) mod cookie;
pub mod errors;
pub mod fields;
pub mod operator;
pub mod token;
