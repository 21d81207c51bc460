//! Name resolution.

use super::Row;

pub const ROWS: &[Row] = &[
    Row {
        cause: "dns_nxdomain",
        error: "dns_error",
        phase: "resolve",
        fact: "resolution",
        says: "The name nobody.test does not exist",
        command: "dig nobody.test @127.0.0.1",
        parameters: &[("rcode", "NXDOMAIN")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nxdomain",
        fault: "dns_nxdomain_alias",
        error: "dns_error",
        reason: "dangling_alias",
        phase: "resolve",
        fact: "resolution",
        says: "The name ghost.test is an alias, and gone.test does not exist",
        command: "dig ghost.test @127.0.0.1",
        parameters: &[("rcode", "NXDOMAIN")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nxdomain",
        fault: "dns_nxdomain_blocked",
        error: "dns_error",
        phase: "resolve",
        fact: "resolution",
        says: "The name blocked.test does not exist",
        command: "dig blocked.test @127.0.0.1",
        parameters: &[("rcode", "NXDOMAIN"), ("info-code", "17")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nxdomain",
        fault: "dns_nxdomain_over_tcp",
        error: "dns_error",
        phase: "resolve",
        fact: "resolution",
        says: "The name large.test does not exist",
        command: "dig large.test @127.0.0.1",
        parameters: &[("rcode", "NXDOMAIN")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nxdomain",
        fault: "dns_nxdomain_without_edns",
        error: "dns_error",
        phase: "resolve",
        fact: "resolution",
        says: "The name dropped.test does not exist",
        command: "dig dropped.test @127.0.0.1",
        parameters: &[("rcode", "NXDOMAIN")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nodata",
        error: "dns_error",
        reason: "no_address",
        phase: "resolve",
        fact: "resolution",
        says: "The name empty.test exists, but has no address",
        command: "dig A empty.test @127.0.0.1",
        parameters: &[("rcode", "NOERROR")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_nodata",
        fault: "dns_nodata_alias",
        error: "dns_error",
        reason: "dangling_alias",
        phase: "resolve",
        fact: "resolution",
        says: "The name dangling.test is an alias, and gone.test has no address",
        command: "dig gone.test @127.0.0.1",
        parameters: &[("rcode", "NOERROR")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        error: "dns_error",
        reason: "server_failure",
        phase: "resolve",
        fact: "resolution",
        says: "answered SERVFAIL for broken.test, with extended error 22 (NoReachableAuthority): no server of broken.test answers",
        command: "dig broken.test @127.0.0.1",
        parameters: &[("rcode", "SERVFAIL"), ("info-code", "22")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_bogus",
        error: "dns_error",
        reason: "server_failure",
        phase: "resolve",
        fact: "resolution",
        says: "with extended error 7 (SignatureExpired): the signature of bogus.test has expired",
        command: "dig bogus.test @127.0.0.1",
        parameters: &[("rcode", "SERVFAIL"), ("info-code", "7")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_taciturn",
        error: "dns_error",
        reason: "server_failure",
        phase: "resolve",
        fact: "resolution",
        says: "answered SERVFAIL for taciturn.test: whether the name exists is not known",
        command: "dig taciturn.test @127.0.0.1",
        parameters: &[("rcode", "SERVFAIL")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_refused",
        error: "dns_error",
        reason: "refused",
        phase: "resolve",
        fact: "resolution",
        says: "answered REFUSED for foreign.test",
        command: "dig foreign.test @127.0.0.1",
        parameters: &[("rcode", "REFUSED")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_format",
        error: "dns_error",
        reason: "format_error",
        phase: "resolve",
        fact: "resolution",
        says: "answered FORMERR for misread.test",
        command: "dig misread.test @127.0.0.1",
        parameters: &[("rcode", "FORMERR")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_server_failure",
        fault: "dns_server_failure_not_implemented",
        error: "dns_error",
        reason: "not_implemented",
        phase: "resolve",
        fact: "resolution",
        says: "answered NOTIMP for unknown.test",
        command: "dig unknown.test @127.0.0.1",
        parameters: &[("rcode", "NOTIMP")],
        ..Row::ANSWERED
    },
    Row {
        cause: "dns_timeout",
        status: 504,
        error: "dns_timeout",
        phase: "resolve",
        fact: "resolution",
        says: "No answer for silent.test from 127.0.0.1",
        command: "dig silent.test @127.0.0.1",
        ..Row::ANSWERED
    },
];
