//! Sending the request.

use super::Row;

pub const ROWS: &[Row] = &[];
