//! The catalog: one folder per phase, one file per cause, one list.

/// An entry of the catalog.
#[derive(Debug)]
pub struct Cause {
    /// The code, spelled alike everywhere.
    pub code: &'static str,
    /// RFC 9209 error type.
    pub error_type: &'static str,
    /// The status that Candor answers with.
    pub status: u16,
}
