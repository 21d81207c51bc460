//! Faults of name resolution.

use crate::resolver;
use crate::script::Action;
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[
    Fault {
        name: "dns_nxdomain",
        cause: "dns_nxdomain",
        title: "The upstream's name does not exist",
        about: "The resolver answers NXDOMAIN for nobody.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::NOBODY),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_timeout",
        cause: "dns_timeout",
        title: "The resolver does not answer",
        about: "The resolver swallows every question about silent.test.",
        outcome: Outcome::Answered(504),
        action: Action::Name(resolver::SILENT),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure",
        cause: "dns_server_failure",
        title: "The resolver fails",
        about: "The resolver answers SERVFAIL for broken.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::BROKEN),
        ..Fault::PLAIN
    },
];
