//! The built binary, on real sockets.
//!
//! One test program with a module for each area: linking the proxy once is quicker than ten times.

#![allow(clippy::unwrap_used)]
// Nothing here is seen outside, and `pub` says what the harness offers.
#![allow(missing_docs, unreachable_pub)]
// What a failed test shows.
#![allow(clippy::print_stderr)]

mod access_log;
mod admin;
mod application;
mod audience;
mod browser;
mod cause_pages;
mod chaos;
mod circle;
mod command;
mod dashboard;
mod denied;
mod docker;
mod doctor;
mod foreign;
mod harness;
mod hints;
mod http1;
mod http2;
mod incidents;
mod inspect;
mod internal;
mod language;
mod matrix;
mod monitoring;
mod mutation;
mod names;
mod netns;
mod own_errors;
mod probe;
mod program;
mod real;
mod refused_configuration;
mod reload;
mod report;
mod resolver;
mod server;
mod tls;
mod tls_stacks;
mod tunnel;
mod upstream_tls;
mod upstreams;
