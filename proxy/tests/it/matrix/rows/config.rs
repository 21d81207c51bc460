//! The configuration.

use super::Row;

pub const ROWS: &[Row] = &[Row {
    cause: "cfg_no_route",
    status: 404,
    error: "destination_not_found",
    reason: "route",
    phase: "route",
    fact: "no_route",
    says: "has no route for GET /x/cfg_no_route",
    command: "candor check /",
    ..Row::ANSWERED
}];
