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
