//! HTTP/1.1 on the wire (RFC 9112): finding and judging heads, bodies and their framing.
//!
//! Pure functions over bytes, but for `connection`. One pass proves that every LF follows a CR,
//! another finds and judges the fields: both are ours, since a proxy must refuse what a lenient
//! parser lets through (request smuggling), and say which byte it was.

pub mod buffer;
pub mod chunked;
pub mod connection;
mod downstream;
pub mod field;
mod refuse;
pub mod request;
pub mod response;
pub mod scan;
