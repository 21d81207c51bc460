//! Instants as text: RFC 3339 out of a number, a number out of `Date`. Never reads a clock.

/// Milliseconds since the Unix epoch as RFC 3339 in UTC: `2026-03-01T09:30:00.125Z`.
pub(crate) fn write_ms(out: &mut String, unix_ms: i64) {
    let seconds = unix_ms.div_euclid(1000);
    let ms = unix_ms.rem_euclid(1000);
    write_civil(out, seconds);
    out.push('.');
    digits(out, ms, 3);
    out.push('Z');
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
    digits(out, year, 4);
    let parts = [
        ('-', month),
        ('-', day),
        ('T', second / 3600),
        (':', second / 60 % 60),
        (':', second % 60),
    ];
    for (before, part) in parts {
        out.push(before);
        digits(out, part, 2);
    }
}

/// The last `count` decimal digits, at most 4, of a number that is not negative. Every answer of our
/// own has some, and `format!` takes its time.
fn digits(out: &mut String, number: i64, count: usize) {
    let mut rest = number;
    let mut digits = [b'0'; 4];
    for digit in digits.iter_mut().rev() {
        *digit += (rest % 10) as u8;
        rest /= 10;
    }
    out.extend(digits[4 - count..].iter().copied().map(char::from));
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

/// The seconds since the Unix epoch that a `Date` field says (RFC 9110 §5.6.7, the form that is
/// sent): `Sun, 01 Mar 2026 09:30:00 GMT`.
pub fn http_date(value: &[u8]) -> Option<i64> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let text = std::str::from_utf8(value).ok()?.trim();
    let (_, rest) = text.split_once(", ")?;
    let rest = rest.strip_suffix(" GMT")?;
    let mut parts = rest.split(' ');
    let mut number = || -> Option<i64> { parts.next()?.parse().ok() };
    let day = number().filter(|day| (1..=31).contains(day))?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as i64 + 1;
    let year: i64 = parts.next()?.parse().ok()?;
    let mut clock = parts.next()?.split(':');
    let mut field = |max: i64| -> Option<i64> {
        let value: i64 = clock.next()?.parse().ok()?;
        (0..=max).contains(&value).then_some(value)
    };
    let (hour, minute, second) = (field(23)?, field(59)?, field(60)?);
    if !(1970..=9999).contains(&year) || parts.next().is_some() {
        return None;
    }
    Some(days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second)
}

/// The days since 1970-01-01 of a day of the calendar, if there may be such a day.
pub(crate) fn days_from_civil(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_day =
        (1970..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_day.then(|| days(year, month, day))
}

/// The year of this second.
pub(crate) fn year_of(unix_s: i64) -> i64 {
    civil(unix_s.div_euclid(86_400)).0
}

/// The inverse of [`civil`].
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        assert_eq!(http_date(b"Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        let date = http_date(b"Sun, 01 Mar 2026 09:30:00 GMT");
        assert_eq!(date, Some(1_772_357_400));
        let leap = http_date(b"Tue, 29 Feb 2000 00:00:00 GMT");
        assert_eq!(leap, Some(951_782_400));
        for wrong in [
            "",
            "now",
            "Sun, 01 Mar 2026 09:30:00",
            "Sun, 01 Mar 2026 25:30:00 GMT",
            "Sun, 41 Mar 2026 09:30:00 GMT",
            "Sun, 01 Foo 2026 09:30:00 GMT",
            "Sun, 01 Mar 99999999999999999999 09:30:00 GMT",
            "Sun, 01 Mar 2026 09:30:00 GMT GMT",
        ] {
            assert_eq!(http_date(wrong.as_bytes()), None, "{wrong}");
        }
    }

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
