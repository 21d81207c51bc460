//! How HTTP/2 with the upstream fails (RFC 9113).

use serde::Serialize;

use super::{StreamEnd, serialize_escaped};

/// HTTP/2 with the upstream failed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
#[non_exhaustive]
pub enum Http2Fault {
    /// The connection preface was not answered by a SETTINGS frame.
    Handshake {
        /// What came in its place, at most 64 bytes.
        #[serde(serialize_with = "serialize_escaped")]
        first: Vec<u8>,
        /// Whether the peer had ended its side by then.
        end: StreamEnd,
        /// Whether TLS had agreed on `h2`, so that the peer promised to speak it.
        by_alpn: bool,
    },
    /// The upstream ended the connection by a GOAWAY frame, and this request was not completed.
    GoAway {
        /// Error code, RFC 9113 §7.
        code: u32,
        /// The last stream that the upstream has begun to process.
        last_stream: u32,
        /// The stream of this request.
        stream: u32,
        /// What the upstream said about it, at most 64 bytes.
        #[serde(serialize_with = "serialize_escaped")]
        debug: Vec<u8>,
        /// How many requests the connection had served.
        served: u64,
    },
    /// The upstream ended the request's stream by a RST_STREAM frame.
    Reset {
        /// Error code, RFC 9113 §7.
        code: u32,
        /// The stream of this request.
        stream: u32,
        /// Bytes of the response body received before.
        received: u64,
        /// Streams that were open on the connection, this one included.
        open: u32,
        /// SETTINGS_MAX_CONCURRENT_STREAMS of the upstream, if it sent one.
        open_max: Option<u32>,
    },
    /// The upstream broke the protocol, and Candor ended the stream or the connection.
    Violation {
        /// The error code that Candor sent.
        code: u32,
        /// What was wrong, in `snake_case`: `frame_size`, `flow_control`, `compression`,
        /// `missing_status`, `bad_field`, …
        kind: &'static str,
        /// The library's words.
        text: String,
        /// The first bytes of the frame, if they are known, at most 64.
        #[serde(serialize_with = "serialize_escaped")]
        frame: Vec<u8>,
    },
}

impl Http2Fault {
    /// REFUSED_STREAM: the request was not processed.
    pub const REFUSED_STREAM: u32 = 0x7;
    /// HTTP_1_1_REQUIRED: the upstream wants HTTP/1.1 for this request.
    pub const HTTP_1_1_REQUIRED: u32 = 0xd;

    /// The error code, if one was sent.
    pub const fn code(&self) -> Option<u32> {
        match self {
            Self::Handshake { .. } => None,
            Self::GoAway { code, .. } | Self::Reset { code, .. } | Self::Violation { code, .. } => {
                Some(*code)
            }
        }
    }
}
