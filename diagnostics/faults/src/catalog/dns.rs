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
        name: "dns_nxdomain_alias",
        cause: "dns_nxdomain",
        title: "An alias of a name that does not exist",
        about: "The resolver answers NXDOMAIN for ghost.test, an alias of gone.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::GHOST),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_nxdomain_blocked",
        cause: "dns_nxdomain",
        title: "The resolver blocks the upstream's name",
        about: "The resolver answers NXDOMAIN for blocked.test and says that it is filtered.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::BLOCKED),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_nxdomain_over_tcp",
        cause: "dns_nxdomain",
        title: "An answer too long for UDP",
        about: "The resolver cuts its answer for large.test, and answers NXDOMAIN over TCP.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::LARGE),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_nxdomain_without_edns",
        cause: "dns_nxdomain",
        title: "Questions with EDNS are dropped",
        about: "The resolver swallows questions with EDNS for dropped.test, and answers NXDOMAIN to those without.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::DROPPED),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_nodata",
        cause: "dns_nodata",
        title: "The upstream's name has no address",
        about: "The resolver answers for empty.test that there is such a name, and no address.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::EMPTY),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_nodata_alias",
        cause: "dns_nodata",
        title: "An alias that leads to nothing",
        about: "The resolver answers for dangling.test that it is an alias of gone.test, which has no address.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::DANGLING),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure",
        cause: "dns_server_failure",
        title: "The resolver fails",
        about: "The resolver answers SERVFAIL for broken.test: the servers of the zone do not answer.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::BROKEN),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure_bogus",
        cause: "dns_server_failure",
        title: "The zone's signatures are broken",
        about: "The resolver answers SERVFAIL for bogus.test: a signature has expired.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::BOGUS),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure_taciturn",
        cause: "dns_server_failure",
        title: "The resolver fails and does not say why",
        about: "The resolver answers SERVFAIL for taciturn.test, without a reason.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::TACITURN),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure_refused",
        cause: "dns_server_failure",
        title: "The resolver refuses",
        about: "The resolver answers REFUSED for foreign.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::FOREIGN),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure_format",
        cause: "dns_server_failure",
        title: "The resolver does not understand the question",
        about: "The resolver answers FORMERR for misread.test, with EDNS and without.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::MISREAD),
        ..Fault::PLAIN
    },
    Fault {
        name: "dns_server_failure_not_implemented",
        cause: "dns_server_failure",
        title: "The resolver cannot do this",
        about: "The resolver answers NOTIMP for unknown.test.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::UNKNOWN),
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
        name: "dns_other_garbled",
        cause: "dns_other",
        title: "The resolver does not speak DNS",
        about: "The resolver answers for garbled.test with bytes that are no DNS message.",
        outcome: Outcome::Answered(502),
        action: Action::Name(resolver::GARBLED),
        ..Fault::PLAIN
    },
];
