//! Candor: a reverse proxy that says why.
//!
//! The library behind the binary, so that tests, fuzz targets and benchmarks reach the codecs.

pub(crate) mod admin;
pub mod clock;
pub mod command;
pub(crate) mod doctor;
pub mod exchange;
pub mod http1;
pub mod http2;
pub mod incident;
pub mod inspect;
pub mod maintenance;
pub(crate) mod material;
pub mod policy;
pub mod practice;
pub mod route;
pub mod server;
pub mod stream;
pub mod telemetry;
pub mod upstream;
