//! Lines for the person or the unit that started the process, on standard error.

use std::io::{IsTerminal, Write, stderr};

/// One line. Nobody may be listening, and that is no error.
pub(crate) fn line(text: &str) {
    let mut line = String::with_capacity(text.len() + 1);
    line.push_str(text);
    line.push('\n');
    let _ = stderr().write_all(line.as_bytes());
}

/// Several lines.
pub(crate) fn text(text: &str) {
    line(text.trim_end_matches('\n'));
}

/// Whether standard error shows colors.
pub(crate) fn is_color() -> bool {
    stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}
