//! The `Date` field (RFC 9110 §6.6.1), drawn once a second and thread.

use std::cell::RefCell;
use std::time::Instant;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;

use crate::clock::unix_ms;

thread_local! {
    static DRAWN: RefCell<(i64, Vec<u8>)> = const { RefCell::new((i64::MIN, Vec::new())) };
}

/// Appends the line.
pub(super) fn line(out: &mut Vec<u8>) {
    let second = unix_ms(Instant::now()).div_euclid(1000);
    DRAWN.with_borrow_mut(|(of, drawn)| {
        if *of != second {
            draw(drawn, second);
            *of = second;
        }
        out.extend_from_slice(drawn);
    });
}

fn draw(out: &mut Vec<u8>, second: i64) {
    out.clear();
    // A clock beyond the year 9999 has no such date: then there is no line.
    let date = Timestamp::from_second(second)
        .ok()
        .and_then(|at| DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok());
    if let Some(date) = date {
        super::forward::line(out, b"Date", date.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_fixed_length_form() {
        let mut out = Vec::new();
        draw(&mut out, 784_111_777);
        assert_eq!(out, b"Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
        draw(&mut out, i64::MAX);
        assert!(out.is_empty());
    }
}
