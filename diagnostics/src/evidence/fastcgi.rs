//! What FastCGI with the upstream shows (FastCGI Specification 1.0).

use serde::Serialize;

use super::serialize_escaped;

/// What a FastCGI application was asked for, and how it ended.
#[derive(Clone, Debug, Default, Serialize)]
pub struct FastCgi {
    /// SCRIPT_FILENAME as it was sent, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub script: Option<String>,
    /// Whether the connection had served another request before.
    pub reused: bool,
    /// appStatus of FCGI_END_REQUEST, if that came: the exit status, in the application's own terms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub app_status: Option<u32>,
    /// How the protocol failed; absent: it did not.
    #[serde(flatten)]
    pub fault: Option<FastCgiFault>,
}

/// How FastCGI with the upstream failed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
#[non_exhaustive]
pub enum FastCgiFault {
    /// What came is no record of FastCGI.
    NoRecord {
        /// The first bytes of it, at most 64.
        #[serde(serialize_with = "serialize_escaped")]
        first: Vec<u8>,
    },
    /// A record that an application may not send, or not so.
    Record {
        /// What is wrong with it: `type`, `request_id`, `length`.
        what: &'static str,
        /// Its type.
        kind: u8,
        /// Its request id; ours is 1.
        id: u16,
        /// Length of its content.
        length: u16,
    },
    /// FCGI_END_REQUEST with another protocolStatus than FCGI_REQUEST_COMPLETE.
    Refused {
        /// FCGI_CANT_MPX_CONN (1), FCGI_OVERLOADED (2), FCGI_UNKNOWN_ROLE (3).
        protocol_status: u8,
    },
    /// FCGI_END_REQUEST came, and no byte of an answer before it.
    NoOutput,
    /// The connection ended before FCGI_END_REQUEST.
    Cut {
        /// Whether it ended within a record.
        within_record: bool,
    },
}

impl FastCgi {
    /// The reason of a cause: `fcgi_…`.
    pub(crate) const fn reason(&self) -> Option<&'static str> {
        let Some(fault) = &self.fault else {
            return None;
        };
        Some(match fault {
            FastCgiFault::NoRecord { first } => match first.as_slice() {
                [b'H', b'T', b'T', b'P', b'/', ..] => "fcgi_http",
                _ => "fcgi_no_record",
            },
            FastCgiFault::Record { .. } => "fcgi_record",
            FastCgiFault::Refused { protocol_status } => match protocol_status {
                1 => "fcgi_cannot_multiplex",
                2 => "fcgi_overloaded",
                3 => "fcgi_unknown_role",
                _ => "fcgi_refused",
            },
            FastCgiFault::NoOutput => "fcgi_no_output",
            FastCgiFault::Cut { .. } => "fcgi_cut",
        })
    }
}
