//! What is measured, and what is asked of it.

use std::fmt;

use clap::ValueEnum;

use crate::engine::Engine;

/// One case.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, ValueEnum)]
pub(crate) enum Case {
    Small,
    #[value(name = "10k")]
    TenKib,
    #[value(name = "1m")]
    OneMib,
    Post,
    Unix,
    Tls,
    Handshake,
    H2,
    Refused,
    Respond,
    Idle,
}

/// What a ratio is formed against, and how much it may be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// Whose best counts.
    pub(crate) against: &'static [Engine],
    /// At most.
    pub(crate) limit: f64,
    /// Wished for.
    pub(crate) aim: f64,
}

impl Case {
    pub(crate) const ALL: [Self; 11] = [
        Self::Small,
        Self::TenKib,
        Self::OneMib,
        Self::Post,
        Self::Unix,
        Self::Tls,
        Self::Handshake,
        Self::H2,
        Self::Refused,
        Self::Respond,
        Self::Idle,
    ];

    pub(crate) fn about(self) -> &'static str {
        match self {
            Self::Small => "GET, 22 bytes, keep-alive on both sides",
            Self::TenKib => "GET, 10 KiB",
            Self::OneMib => "GET, 1 MiB",
            Self::Post => "POST, 64 KiB",
            Self::Unix => "GET, 22 bytes, upstream on a unix socket",
            Self::Tls => "GET, 22 bytes, TLS, keep-alive",
            Self::Handshake => "a full TLS handshake (ECDSA P-256) for each request",
            Self::H2 => "GET, 22 bytes, HTTP/2 over TLS",
            Self::Refused => "nothing listens upstream: the answer is a 502",
            Self::Respond => "no upstream: a fixed answer",
            Self::Idle => "memory of an idle keep-alive connection",
        }
    }

    /// Whether an engine takes part. Only nginx is a peer to `candor respond`.
    pub(crate) fn includes(self, engine: Engine) -> bool {
        self != Self::Respond || matches!(engine, Engine::Candor | Engine::Nginx)
    }

    pub(crate) fn expects_success(self) -> bool {
        self != Self::Refused
    }

    /// The limit on the ratio; for [`Self::Idle`] on the bytes themselves.
    pub(crate) fn limit(self) -> Limit {
        const BEST: &[Engine] = &[Engine::Nginx, Engine::Haproxy];
        const NGINX: &[Engine] = &[Engine::Nginx];
        let (against, limit, aim) = match self {
            Self::Small | Self::TenKib | Self::Unix | Self::Tls => (BEST, 1.0, 0.85),
            Self::OneMib => (BEST, 1.0, 0.8),
            Self::Post | Self::Handshake => (BEST, 1.1, 0.9),
            Self::H2 => (NGINX, 1.0, 0.5),
            Self::Refused => (NGINX, 1.5, 1.0),
            Self::Respond => (NGINX, 1.2, 1.0),
            Self::Idle => (BEST, 4096.0, 1024.0),
        };
        Limit {
            against,
            limit,
            aim,
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Small => "small",
            Self::TenKib => "10k",
            Self::OneMib => "1m",
            Self::Post => "post",
            Self::Unix => "unix",
            Self::Tls => "tls",
            Self::Handshake => "handshake",
            Self::H2 => "h2",
            Self::Refused => "refused",
            Self::Respond => "respond",
            Self::Idle => "idle",
        })
    }
}
