//! What every view of a failure must say: a row for each fault, in one file for each group.

mod body;
mod config;
mod connect;
mod dns;
mod framing;
mod h2;
mod head;
mod origin;
mod request;
mod timeout;
mod tls;

/// What every view of a failure must say. In texts `{peer}`, `{ip}` and `{port}` stand for the
/// upstream's.
#[derive(Debug)]
pub struct Row {
    pub cause: &'static str,
    /// The fault that is met, if it is not named like the cause.
    pub fault: &'static str,
    pub kind: Kind,
    /// The status that the client gets.
    pub status: u16,
    /// RFC 9209's type; empty if there is none.
    pub error: &'static str,
    /// Further parameters of `Proxy-Status`.
    pub parameters: &'static [(&'static str, &'static str)],
    /// Empty if there is none.
    pub reason: &'static str,
    pub phase: &'static str,
    pub certainty: &'static str,
    /// The fact that shows it.
    pub fact: &'static str,
    /// What the sentence says.
    pub says: &'static str,
    /// What one of the commands is; empty if none can be had.
    pub command: &'static str,
}

/// What becomes of the answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// Candor answers with the diagnosis.
    Answered,
    /// The head had left: the answer is cut so that the client can tell.
    Cut,
    /// The upstream's own error is passed on.
    Passed,
    /// The answer is passed on, and the finding is logged and counted.
    Found,
    /// Nobody is left to be answered.
    Logged,
}

impl Row {
    pub const ANSWERED: Self = Self {
        cause: "",
        fault: "",
        kind: Kind::Answered,
        status: 502,
        error: "",
        parameters: &[],
        reason: "",
        phase: "",
        certainty: "certain",
        fact: "",
        says: "",
        command: "",
    };
    pub const CUT: Self = Self {
        kind: Kind::Cut,
        status: 200,
        phase: "body",
        ..Self::ANSWERED
    };
    pub const PASSED: Self = Self {
        kind: Kind::Passed,
        phase: "body",
        ..Self::ANSWERED
    };
    pub const FOUND: Self = Self {
        kind: Kind::Found,
        status: 200,
        ..Self::ANSWERED
    };
    pub const LOGGED: Self = Self {
        kind: Kind::Logged,
        status: 499,
        ..Self::ANSWERED
    };

    /// The fault that is met.
    pub fn fault(&self) -> &'static str {
        match self.fault {
            "" => self.cause,
            fault => fault,
        }
    }
}

/// The rows that the shared world serves.
pub fn all() -> impl Iterator<Item = &'static Row> {
    let groups = [
        config::ROWS,
        dns::ROWS,
        connect::ROWS,
        tls::ROWS,
        request::ROWS,
        head::ROWS,
        framing::ROWS,
        h2::ROWS,
        body::ROWS,
        timeout::ROWS,
        origin::ROWS,
    ];
    groups.into_iter().flatten()
}
