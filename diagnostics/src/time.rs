//! RFC 3339 out of a number. Never reads a clock.

use std::fmt::Write as _;

/// Milliseconds since the Unix epoch as RFC 3339 in UTC: `2026-03-01T09:30:00.125Z`.
pub(crate) fn write_ms(out: &mut String, unix_ms: i64) {
    let seconds = unix_ms.div_euclid(1000);
    let ms = unix_ms.rem_euclid(1000);
    write_civil(out, seconds);
    let _ = write!(out, ".{ms:03}Z");
}

/// Seconds since the Unix epoch as RFC 3339 in UTC: `2026-03-01T09:30:00Z`.
pub(crate) fn write_s(out: &mut String, unix_s: i64) {
    write_civil(out, unix_s);
    out.push('Z');
}

fn write_civil(out: &mut String, unix_s: i64) {
    // Certificates may claim any date; years beyond four digits are no RFC 3339.
    let unix_s = unix_s.clamp(-62_135_596_800, 253_402_300_799);
    let days = unix_s.div_euclid(86_400);
    let second = unix_s.rem_euclid(86_400);
    let (year, month, day) = civil(days);
    let _ = write!(
        out,
        "{year:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    );
}

/// Days since 1970-01-01 to the proleptic Gregorian calendar, counted in eras of 400 years that
/// begin on 1 March, so that the leap day is the last of its year.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(unix_ms: i64, expected: &str) {
        let mut out = String::new();
        write_ms(&mut out, unix_ms);
        assert_eq!(out, expected);
    }

    #[test]
    fn known_instants() {
        check(0, "1970-01-01T00:00:00.000Z");
        check(951_782_400_123, "2000-02-29T00:00:00.123Z");
        check(1_772_357_400_001, "2026-03-01T09:30:00.001Z");
        check(-1, "1969-12-31T23:59:59.999Z");
        check(4_107_542_399_000, "2100-02-28T23:59:59.000Z");
        check(i64::MAX, "9999-12-31T23:59:59.807Z");
        check(i64::MIN, "0001-01-01T00:00:00.192Z");
    }
}
