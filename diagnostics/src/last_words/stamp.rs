//! The time that stands at the beginning of a log line, in the forms that logs have.

use crate::time::{days_from_civil, year_of};

/// So far into a line a time is looked for.
const READ_MAX: usize = 64;
const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";

/// Seconds since the Unix epoch. A time without a zone is taken as `offset_s` seconds ahead of UTC,
/// a day without a year as of the year of `now_unix_s`.
pub(super) fn read(line: &str, now_unix_s: i64, offset_s: i64) -> Option<i64> {
    let bytes = &line.as_bytes()[..line.len().min(READ_MAX)];
    let (at, second_of_day) = (0..bytes.len()).find_map(|at| Some((at, clock(&bytes[at..])?)))?;
    let (before, after) = (&bytes[..at], &bytes[at + 8..]);
    let before = before
        .strip_suffix(b"T")
        .or_else(|| before.strip_suffix(b":"))
        .unwrap_or(before);
    let day = day(before.trim_ascii_end(), after, now_unix_s)?;
    Some(day * 86_400 + second_of_day - zone(after).unwrap_or(offset_s))
}

/// `HH:MM:SS`, in seconds.
fn clock(bytes: &[u8]) -> Option<i64> {
    let [h1, h2, b':', m1, m2, b':', s1, s2, ..] = bytes else {
        return None;
    };
    let (hour, minute, second) = (two(*h1, *h2)?, two(*m1, *m2)?, two(*s1, *s2)?);
    (hour < 24 && minute < 60 && second < 61).then_some(hour * 3600 + minute * 60 + second)
}

/// The day that ends here, in days since the Unix epoch.
fn day(before: &[u8], after: &[u8], now_unix_s: i64) -> Option<i64> {
    if let [.., y1, y2, y3, y4, b'-' | b'/', m1, m2, b'-' | b'/', d1, d2] = before
        && let (Some(century), Some(year)) = (two(*y1, *y2), two(*y3, *y4))
    {
        return days_from_civil(century * 100 + year, two(*m1, *m2)?, two(*d1, *d2)?);
    }
    if let [
        ..,
        d1,
        d2,
        b'-' | b'/' | b' ',
        m1,
        m2,
        m3,
        b'-' | b'/' | b' ',
        y1,
        y2,
        y3,
        y4,
    ] = before
        && let Some(month) = month([*m1, *m2, *m3])
    {
        let year = two(*y1, *y2)? * 100 + two(*y3, *y4)?;
        return days_from_civil(year, month, two(*d1, *d2)?);
    }
    if let [.., m1, m2, m3, b' ', d1, d2] = before {
        let tens = if *d1 == b' ' { b'0' } else { *d1 };
        let year = year_behind(after).unwrap_or_else(|| year_of(now_unix_s));
        return days_from_civil(year, month([*m1, *m2, *m3])?, two(tens, *d2)?);
    }
    None
}

/// The zone behind the seconds and their fraction, in seconds ahead of UTC.
fn zone(after: &[u8]) -> Option<i64> {
    match without_fraction(after).trim_ascii_start() {
        [b'Z', ..] => Some(0),
        [b'U' | b'G', b'T' | b'M', b'C' | b'T', ..] => Some(0),
        [sign @ (b'+' | b'-'), h1, h2, rest @ ..] => {
            let minutes = match rest.strip_prefix(b":").unwrap_or(rest) {
                [m1, m2, ..] => two(*m1, *m2).unwrap_or(0),
                _ => 0,
            };
            let ahead = two(*h1, *h2)? * 3600 + minutes * 60;
            Some(if *sign == b'-' { -ahead } else { ahead })
        }
        _ => None,
    }
}

/// ` 2026]` behind the clock, as Apache writes it.
fn year_behind(after: &[u8]) -> Option<i64> {
    match without_fraction(after) {
        [b' ', y1, y2, y3, y4, ..] => Some(two(*y1, *y2)? * 100 + two(*y3, *y4)?),
        _ => None,
    }
}

fn without_fraction(after: &[u8]) -> &[u8] {
    let [b'.' | b',', rest @ ..] = after else {
        return after;
    };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    &rest[digits..]
}

fn month(name: [u8; 3]) -> Option<i64> {
    let index = MONTHS.chunks(3).position(|month| month == name)?;
    i64::try_from(index).ok().map(|index| index + 1)
}

fn two(tens: u8, ones: u8) -> Option<i64> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| i64::from(byte - b'0'));
    Some(digit(tens)? * 10 + digit(ones)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-25T19:21:42Z.
    const THEN: i64 = 1_795_634_502;

    #[track_caller]
    fn check(line: &str, expected: Option<i64>) {
        assert_eq!(read(line, THEN + 5, 3600), expected, "{line}");
    }

    #[test]
    fn zones_are_heeded() {
        check("[2026-11-25 19:21:42 +0000] [7] [CRITICAL]", Some(THEN));
        check("2026-11-25T19:21:42.123456789Z x", Some(THEN));
        check("2026-11-25T21:21:42,123+02:00 x", Some(THEN));
        check(
            "10.0.0.1 - - [25/Nov/2026:14:21:42 -0500] \"GET",
            Some(THEN),
        );
        check("2026-11-25 19:21:42 UTC [1] FATAL:", Some(THEN));
    }

    #[test]
    fn without_one_it_is_local() {
        check("2026/11/25 20:21:42 [error] 7#7:", Some(THEN));
        check("[25-Nov-2026 20:21:42] WARNING: [pool www]", Some(THEN));
        check("[Wed Nov 25 20:21:42.003 2026] [core:error]", Some(THEN));
        check("Nov 25 20:21:42 host app[7]: x", Some(THEN));
        check("2026-11-25 20:21:42,003 ERROR x", Some(THEN));
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "",
            "Traceback (most recent call last):",
            "12:34:56 x",
            "99:99:99",
            "é12:34",
        ] {
            check(line, None);
        }
        check("2026-13-45 10:00:00", None);
    }
}
