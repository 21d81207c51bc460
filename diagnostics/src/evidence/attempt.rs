//! Facts about the course of one attempt: how far it got, what it waited for, what was decided.

use serde::Serialize;

/// How far an attempt had got when it ended.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Progress {
    /// Whether the whole request had left.
    pub request_sent: bool,
    /// Bytes of the request's body that had left.
    pub body_sent: u64,
    /// The declared length of the request's body; `None` when it is not known.
    pub body_declared: Option<u64>,
    /// Milliseconds since a byte of the request last left; `None`: none had.
    pub sent_idle_ms: Option<u64>,
    /// Milliseconds since a byte of the answer last came; `None`: none had.
    pub received_idle_ms: Option<u64>,
    /// Interim answers (1xx) that had come.
    pub interim: u32,
    /// Connections open to this upstream, this one and the idle ones included.
    pub connections: u64,
}

/// A final answer had begun before the request had left whole.
#[derive(Clone, Debug, Serialize)]
pub struct EarlyAnswer {
    /// Its status.
    pub status: u16,
    /// Bytes of the request's body that had left by then.
    pub body_sent: u64,
    /// The declared length of the request's body; `None` when it is not known.
    pub body_declared: Option<u64>,
    /// What the kernel said when more of the request was written.
    pub write_errno: Option<i32>,
}

/// Whether an attempt that failed was followed by another one, and why or why not.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RetryDecision {
    /// Repeated on a fresh connection to the same member.
    FreshConnection,
    /// Repeated at another member.
    OtherMember,
    /// Not repeated: the method is not idempotent, and the upstream may have acted on the request.
    NotIdempotent,
    /// Not repeated: a part of the request's body is gone.
    BodyGone,
    /// Not repeated: bytes of an answer had come.
    AnswerBegun,
    /// Not repeated: `retry.tries` is used up.
    TriesUsed,
    /// Not repeated: `retry.on` does not name this case.
    SwitchedOff,
    /// Not repeated: the connection was fresh, and there is no other member that was not tried.
    NoOtherMember,
    /// Not repeated: `retry.budget` is used up, for too many requests were repeated of late.
    BudgetUsed,
    /// Not repeated: less time is left than would have to be waited before.
    NoTime,
}

impl RetryDecision {
    /// Whether another attempt followed.
    pub const fn is_repeated(self) -> bool {
        matches!(self, Self::FreshConnection | Self::OtherMember)
    }
}

/// How long idle connections of this upstream lived, as learned from those that it closed.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct IdleEnds {
    /// The upstream closed them after about so many milliseconds without a request.
    pub closed_after_ms: u64,
    /// How often that was seen.
    pub seen: u64,
    /// For how long Candor may keep them idle: `keepalive.idle`.
    pub ours_ms: u64,
}

/// A change of protocol failed, or an interim answer was out of place.
#[derive(Clone, Debug, Serialize)]
pub struct Upgrade {
    /// The protocol that the client asked for, if it asked for one.
    pub asked: Option<String>,
    /// The status that came.
    pub status: u16,
    /// The protocol that the answer names, if it names one.
    pub answered: Option<String>,
    /// What is wrong with it.
    pub fault: UpgradeFault,
    /// Interim answers (1xx) that had come.
    pub interim: u32,
}

/// What is wrong with the answer to a request for another protocol.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UpgradeFault {
    /// An ordinary answer came in place of a 101.
    Refused,
    /// The upstream's protocol has no way to ask for it, so that it got an ordinary request: FastCGI,
    /// uwsgi, and HTTP/2 where the upstream does not offer extended CONNECT (RFC 8441).
    NotCarried,
    /// A 101 came that nobody had asked for.
    Unexpected101,
    /// A 101 came before the request's body had left.
    Early101,
    /// More interim answers (1xx) came than are passed on.
    TooMany1xx,
    /// The 101 does not name the protocol that was asked for.
    ProtocolMissing,
    /// The 101 lacks `Sec-WebSocket-Accept`.
    AcceptMissing,
    /// Its `Sec-WebSocket-Accept` does not fit the key that was sent (RFC 6455 §4.1).
    AcceptWrong,
}

impl UpgradeFault {
    /// The word used as a reason.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::NotCarried => "not_carried",
            Self::Unexpected101 => "unexpected_101",
            Self::Early101 => "early_101",
            Self::TooMany1xx => "too_many_1xx",
            Self::ProtocolMissing => "protocol_missing",
            Self::AcceptMissing => "accept_missing",
            Self::AcceptWrong => "accept_wrong",
        }
    }
}

/// The timers that were in force for an attempt.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Timers {
    /// `timeout.connect`.
    pub connect_ms: u64,
    /// `timeout.write`.
    pub write_ms: u64,
    /// `timeout.first_byte`.
    pub first_byte_ms: u64,
    /// `timeout.head`.
    pub head_ms: u64,
    /// `timeout.idle`.
    pub idle_ms: u64,
    /// `timeout.upload`, if it is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upload_ms: Option<u64>,
    /// `timeout.total`, if it is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_ms: Option<u64>,
    /// `keepalive.idle`.
    pub keepalive_ms: u64,
}

impl Timers {
    /// Each timer by its key.
    pub const fn by_key(&self) -> [(&'static str, Option<u64>); 8] {
        [
            ("timeout.connect", Some(self.connect_ms)),
            ("timeout.write", Some(self.write_ms)),
            ("timeout.first_byte", Some(self.first_byte_ms)),
            ("timeout.head", Some(self.head_ms)),
            ("timeout.idle", Some(self.idle_ms)),
            ("timeout.upload", self.upload_ms),
            ("timeout.total", self.total_ms),
            ("keepalive.idle", Some(self.keepalive_ms)),
        ]
    }
}
