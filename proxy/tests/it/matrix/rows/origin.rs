//! Errors of the application.

use super::Row;

pub const ROWS: &[Row] = &[Row {
    cause: "origin_error",
    status: 500,
    fact: "origin_status",
    ..Row::PASSED
}];
