//! What a member said when Candor asked it something of its own, after an exchange had failed.

use serde::Serialize;

use crate::evidence::serialize_escaped;

/// At most so many of the first bytes of an answer that is none are kept.
pub const PROBE_FIRST_MAX: usize = 32;
/// At most so many names of a certificate are kept.
pub const PROBE_NAMES_MAX: usize = 5;

/// One question of Candor's own to the member at which an exchange has failed.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Probe {
    /// The address that was asked.
    pub address: String,
    /// How this question differs from the request that failed.
    pub way: ProbeWay,
    /// The method, where a request was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The path, where a request was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What came of it.
    pub outcome: ProbeOutcome,
    /// The status of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The version of TLS that was agreed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The protocol that the member chose in the handshake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alpn: Option<String>,
    /// The names in the certificate that it showed; at most [`PROBE_NAMES_MAX`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The first bytes of what came in place of an answer; at most [`PROBE_FIRST_MAX`].
    #[serde(
        skip_serializing_if = "Vec::is_empty",
        serialize_with = "serialize_escaped"
    )]
    pub first: Vec<u8>,
    /// The errno, where no connection was made or the kernel ended it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errno: Option<i32>,
    /// How long it took.
    pub elapsed_us: u64,
}

/// How a probe differs from the request that failed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbeWay {
    /// Not at all.
    Same,
    /// Another path.
    #[default]
    OtherPath,
    /// In plain, where TLS is configured.
    Plain,
    /// With a TLS handshake, where plain is configured.
    Tls,
    /// With a TLS handshake that asks for no server name.
    TlsUnnamed,
    /// With the preface of HTTP/2.
    Http2,
}

/// What came of a probe.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbeOutcome {
    /// An answer of HTTP/1.
    Answered,
    /// A TLS handshake that came to its end.
    Tls,
    /// TLS, which refused us by an alert.
    TlsRefused,
    /// The settings of HTTP/2.
    Http2,
    /// Something else.
    Other,
    /// Nothing in time.
    #[default]
    Silent,
    /// The connection was ended without a word.
    Ended,
    /// There was no connection.
    Unconnected,
}
