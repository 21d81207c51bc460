//! Why an exchange failed. Pure: no I/O, no clock, no async, no pingora.

pub mod causes;
pub mod diagnosis;
pub mod evidence;
pub mod exchange;
pub mod render;
