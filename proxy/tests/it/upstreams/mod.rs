//! Upstreams as production needs them: one file or folder for each area.

mod choosing;
pub mod discovery;
mod fpm;
mod gateway;
pub mod health;
mod hedge;
mod http2;
pub mod limits;
pub mod maintenance;
mod means;
mod mirror;
mod retries;
mod rolling;
