//! Durations: `"5s"`, `"1m30s"`, `"250ms"`. A unit is always written.

use std::time::Duration;

const UNITS: [(&str, u64); 5] = [
    ("ms", 1),
    ("s", 1_000),
    ("m", 60_000),
    ("h", 3_600_000),
    ("d", 86_400_000),
];

/// The longest one: a year, so that adding one to a clock never overflows.
const MAX_MS: u64 = 366 * 86_400_000;

/// What to write, for messages.
pub(crate) const FORM: &str =
    "write a duration with its unit: \"500ms\", \"5s\", \"1m30s\", \"2h\" or \"7d\"";

/// Reads a duration. The error is what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let mut total = 0_u64;
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err("a duration is missing".into());
    }
    let mut finer_than = u64::MAX;
    while !rest.is_empty() {
        let digits = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        let (number, tail) = rest.split_at(digits);
        let letters = tail
            .find(|c: char| !c.is_ascii_alphabetic())
            .unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        if number.is_empty() {
            return Err(format!("`{text}` is not a duration"));
        }
        if unit.is_empty() {
            return Err(format!("`{text}` is a duration without a unit"));
        }
        let Some((_, ms)) = UNITS.iter().find(|(name, _)| *name == unit) else {
            return Err(format!("`{unit}` is not a unit of time"));
        };
        if *ms >= finer_than {
            return Err(format!(
                "`{text}` is not a duration: units go from the largest to the smallest"
            ));
        }
        finer_than = *ms;
        let part = number.parse::<u64>().ok().and_then(|n| n.checked_mul(*ms));
        total = part
            .and_then(|p| total.checked_add(p))
            .filter(|t| *t <= MAX_MS)
            .ok_or_else(|| format!("`{text}` is longer than a year"))?;
        rest = tail;
    }
    Ok(Duration::from_millis(total))
}

/// What to write instead of a text that is not a duration.
pub(crate) fn hint(text: &str) -> String {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if parse(&close).is_ok() {
        return format!("write \"{close}\"");
    }
    let digits = close
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(close.len());
    let (number, unit) = close.split_at(digits);
    let short = match unit.to_ascii_lowercase().trim_end_matches('s') {
        "" | "ec" | "sec" | "second" => "s",
        "min" | "minute" => "m",
        "hr" | "hour" => "h",
        "day" => "d",
        "millisecond" | "milli" | "m" => "ms",
        _ => return FORM.to_owned(),
    };
    let shorter = format!("{number}{short}");
    if parse(&shorter).is_ok() {
        format!("write \"{shorter}\"")
    } else {
        FORM.to_owned()
    }
}

/// Writes a duration the way [`parse`] reads it.
pub(crate) fn show(duration: Duration) -> String {
    let mut left = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    if left == 0 {
        return "0s".into();
    }
    let mut out = String::new();
    for (unit, ms) in UNITS.iter().rev() {
        // Days only when they are whole: "36h" reads better than "1d12h".
        let whole = left / ms;
        if whole == 0 || (*unit == "d" && left % ms != 0) {
            continue;
        }
        out.push_str(&format!("{whole}{unit}"));
        left %= ms;
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_and_writes() {
        for text in ["500ms", "5s", "1m30s", "36h", "7d", "1h1m1s1ms", "0s"] {
            assert_eq!(show(parse(text).unwrap()), text);
        }
        assert_eq!(parse("90s").unwrap(), Duration::from_secs(90));
        assert_eq!(show(Duration::from_secs(90)), "1m30s");
    }

    #[test]
    fn refuses_what_has_no_unit_or_no_sense() {
        for text in [
            "",
            "5",
            "s",
            "5 s",
            "5sec",
            "1s1m",
            "1s1s",
            "-5s",
            "1.5s",
            "9999999999999999999s",
            "400d",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
