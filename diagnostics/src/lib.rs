//! Why an exchange failed. Pure: no I/O, no clock, no async, no pingora.
//!
//! # Layout
//!
//! [`exchange`] says what happened and [`evidence`] what was observed; [`diagnosis::diagnose`]
//! turns both into a [`diagnosis::Diagnosis`], which names an entry of the catalog in [`causes`];
//! [`render`] draws it for whoever reads. [`anatomy`] re-reads the bytes of a response head that
//! was refused.
//!
//! # Invariants
//!
//! - Nothing here reads a clock, a file or a socket; Cargo knows no dependency that could.
//! - `diagnose` is total and deterministic: same exchange, same diagnosis.
//! - Classification exists once, in the catalog. All else is a view of a `Diagnosis`.
//! - What a visitor is shown holds nothing of the inside.
//! - No byte of a peer reaches a terminal, a page or a shell as anything but text.

pub mod anatomy;
#[cfg(test)]
mod catalog_tests;
pub mod causes;
mod circumstances;
pub mod diagnosis;
pub mod evidence;
pub mod exchange;
pub mod explain;
mod facts;
mod hint;
pub mod last_words;
pub mod locale;
mod names;
#[cfg(test)]
mod property_tests;
pub mod redact;
pub mod render;
mod shell;
mod template;
#[cfg(test)]
mod testing;
mod time;
mod wrap;

pub use time::http_date;
