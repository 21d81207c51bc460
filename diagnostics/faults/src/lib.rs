//! An origin that fails on command: tests, the demonstration, practice.
//!
//! [`start`] binds loopback only and returns an [`Origin`], which says for every [`Fault`] what to
//! write as an upstream to meet it. Each fault has an address of its own, so that what one does to
//! a connection pool cannot be mistaken for another. Beside them stands a healthy origin (see
//! [`Origin::healthy`]), which keeps connections alive, streams, upgrades and echoes.
//!
//! Invariants
//! - Nothing listens on, or dials, anything but loopback and a private temporary directory.
//! - A fault commits exactly what its catalog entry says, whatever the request asked for.
//! - Nothing is guessed from elapsed time: a connection that stalls waits for its peer to leave.
//! - Connections, heads, bodies and sizes are bounded.

mod catalog;
mod certificate;
mod demonstration;
mod frames;
mod healthy;
mod origin;
mod request;
mod resolver;
mod script;

pub use catalog::FAULTS;
pub use demonstration::demonstration;
pub use origin::{Origin, start, start_from};

/// Something that the origin can do wrong.
#[derive(Debug)]
pub struct Fault {
    /// Its name: the cause that it produces, with a suffix when several faults produce one cause.
    pub name: &'static str,
    /// The code of the cause that Candor must name.
    pub cause: &'static str,
    /// What is broken, in a few words.
    pub title: &'static str,
    /// What the origin does, in one sentence.
    pub about: &'static str,
    /// What the client must get.
    pub outcome: Outcome,
    /// What must be asked to meet it.
    pub ask: Ask,
    /// Further keys of its upstream, one a line.
    pub(crate) keys: &'static str,
    /// Further keys of its route, one a line.
    pub route_keys: &'static str,
    pub(crate) action: script::Action,
}

/// What must be asked to meet a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ask {
    /// A GET.
    Get,
    /// A HEAD.
    Head,
    /// A POST with a body of so many bytes.
    Post(usize),
    /// A GET that asks for a WebSocket.
    Upgrade,
    /// A GET, and when it was answered the same once more.
    Again,
}

/// What a client gets from a proxy in front of a fault.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// An answer made by the proxy, with this status and the diagnosis.
    Answered(u16),
    /// A head with this status, then a cut that the client can tell from an end.
    Cut(u16),
    /// The upstream's own answer with this status, whole; the log has the cause or a finding.
    Passed(u16),
}

impl Fault {
    /// What most faults have in common; an entry of the catalog says the rest.
    pub(crate) const PLAIN: Self = Self {
        name: "",
        cause: "",
        title: "",
        about: "",
        outcome: Outcome::Answered(502),
        ask: Ask::Get,
        keys: "",
        route_keys: "",
        action: script::Action::Refused,
    };

    /// Finds a fault by name.
    pub fn find(name: &str) -> Option<&'static Self> {
        FAULTS.iter().copied().find(|fault| fault.name == name)
    }

    /// Whether a proxy that runs as root is let through where this fault means it to be denied.
    pub fn needs_unprivileged_proxy(&self) -> bool {
        matches!(
            self.action,
            script::Action::DeniedSocket | script::Action::DeniedDirectory
        )
    }
}
