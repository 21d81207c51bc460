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
    #[value(name = "h2up")]
    Http2Up,
    Grpc,
    GrpcStream,
    Fastcgi,
    EightRoundRobin,
    EightLeast,
    EightP2c,
    EightEwma,
    EightRandom,
    EightHash,
    Idle,
    IdleUp,
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
            Self::Http2Up => "GET, 22 bytes, HTTP/1.1 to the client, HTTP/2 without TLS upstream",
            Self::Grpc => "a unary call of 22 bytes, HTTP/2 without TLS on both sides",
            Self::GrpcStream => "a call with 100 messages of 128 bytes in its answer",
            Self::Fastcgi => "GET, 22 bytes from php-fpm, connections kept",
            Self::EightRoundRobin => "`small` with eight members, in turn, beside one member",
            Self::EightLeast => "`small` with eight members, the least busy, beside one member",
            Self::EightP2c => "`small` with eight members, the better of two, beside one member",
            Self::EightEwma => "`small` with eight members, the quicker of two, beside one member",
            Self::EightRandom => "`small` with eight members, at random, beside one member",
            Self::EightHash => "`small` with eight members, by hash, beside one member",
            Self::Idle => "memory of an idle keep-alive connection",
            Self::IdleUp => "memory of an idle upstream connection, a member each",
        }
    }

    /// Whether an engine takes part. Only nginx is a peer to `candor respond`, and what eight
    /// members cost is measured against one member of Candor's own.
    pub(crate) fn includes(self, engine: Engine) -> bool {
        match self {
            Self::Respond => matches!(engine, Engine::Candor | Engine::Nginx),
            _ if self.balance().is_some() => engine == Engine::Candor,
            _ => true,
        }
    }

    /// How one of eight members is chosen, as Candor's configuration has it.
    pub(crate) fn balance(self) -> Option<&'static str> {
        Some(match self {
            Self::EightRoundRobin => "round_robin",
            Self::EightLeast => "least",
            Self::EightP2c => "p2c",
            Self::EightEwma => "ewma",
            Self::EightRandom => "random",
            Self::EightHash => "hash:path",
            _ => return None,
        })
    }

    /// Whether it is about memory.
    pub(crate) fn is_memory(self) -> bool {
        matches!(self, Self::Idle | Self::IdleUp)
    }

    pub(crate) fn expects_success(self) -> bool {
        self != Self::Refused
    }

    /// The limit on the ratio; of memory on the bytes themselves.
    pub(crate) fn limit(self) -> Limit {
        const BEST: &[Engine] = &[Engine::Nginx, Engine::Haproxy];
        const NGINX: &[Engine] = &[Engine::Nginx];
        const SELF: &[Engine] = &[];
        let (against, limit, aim) = match self {
            Self::Small | Self::TenKib | Self::Unix | Self::Tls => (BEST, 1.0, 0.85),
            Self::OneMib => (BEST, 1.0, 0.8),
            Self::Post | Self::Handshake => (BEST, 1.1, 0.9),
            Self::H2 => (NGINX, 1.0, 0.5),
            Self::Refused => (NGINX, 1.5, 1.0),
            Self::Respond => (NGINX, 1.2, 1.0),
            Self::Http2Up | Self::Grpc | Self::GrpcStream => (BEST, 1.0, 0.85),
            Self::Fastcgi => (NGINX, 1.0, 0.85),
            Self::Idle | Self::IdleUp => (BEST, 4096.0, 1024.0),
            _ => (SELF, 1.05, 1.02),
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
            Self::Http2Up => "h2up",
            Self::Grpc => "grpc",
            Self::GrpcStream => "grpc-stream",
            Self::Fastcgi => "fastcgi",
            Self::EightRoundRobin => "eight-round-robin",
            Self::EightLeast => "eight-least",
            Self::EightP2c => "eight-p2c",
            Self::EightEwma => "eight-ewma",
            Self::EightRandom => "eight-random",
            Self::EightHash => "eight-hash",
            Self::Idle => "idle",
            Self::IdleUp => "idle-up",
        })
    }
}
