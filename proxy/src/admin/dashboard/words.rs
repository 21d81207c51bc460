//! Numbers and times as people read them. Times are UTC, as in the log.

use jiff::Timestamp;

/// A moment, as it is written and as machines read it.
#[derive(Debug)]
pub(super) struct Moment {
    /// `2026-11-25 14:02:11`
    pub(super) text: String,
    /// RFC 3339.
    pub(super) machine: String,
    /// `12 s ago`
    pub(super) ago: String,
}

impl Moment {
    pub(super) fn of(unix_ms: i64, now_unix_ms: i64) -> Self {
        let time = Timestamp::from_millisecond(unix_ms).unwrap_or_default();
        Self {
            text: time.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            machine: time.strftime("%Y-%m-%dT%H:%M:%S.%3fZ").to_string(),
            ago: ago(now_unix_ms - unix_ms),
        }
    }
}

/// How long ago, in its largest unit.
fn ago(ms: i64) -> String {
    match ms {
        ..0 => "now".to_owned(),
        _ => format!("{} ago", length(ms)),
    }
}

/// A length of time in its largest unit, rounded down.
pub(super) fn length(ms: i64) -> String {
    let s = ms / 1_000;
    match s {
        ..60 => format!("{s} s"),
        60..3_600 => format!("{} min", s / 60),
        3_600..172_800 => format!("{} h", s / 3_600),
        _ => format!("{} days", s / 86_400),
    }
}

/// A duration of a request.
pub(super) fn duration(us: Option<u64>) -> String {
    let Some(us) = us else {
        return "–".to_owned();
    };
    match us {
        ..10_000 => format!("{:.1} ms", us as f64 / 1e3),
        10_000..1_000_000 => format!("{} ms", us / 1_000),
        _ => format!("{:.1} s", us as f64 / 1e6),
    }
}

/// Requests a second.
pub(super) fn rate(rate: Option<f64>) -> String {
    match rate {
        None => "–".to_owned(),
        Some(0.0) => "0/s".to_owned(),
        Some(rate) if rate < 0.095 => format!("{:.1}/min", rate * 60.0),
        Some(rate) if rate < 9.95 => format!("{rate:.1}/s"),
        Some(rate) => format!("{}/s", number(rate)),
    }
}

/// A share of all.
pub(super) fn percent(share: Option<f64>) -> String {
    match share {
        None => "–".to_owned(),
        Some(0.0) => "0 %".to_owned(),
        Some(share) if share < 0.001 => "< 0.1 %".to_owned(),
        Some(share) if share < 0.0995 => format!("{:.1} %", share * 100.0),
        Some(share) => format!("{:.0} %", share * 100.0),
    }
}

/// A count, rounded, its thousands parted.
pub(super) fn number(count: f64) -> String {
    // The sum of nothing is -0.
    let digits = format!("{:.0}", count.max(0.0) + 0.0);
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A value as a part of a URL's query.
pub(super) fn query(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(1_234_567.4), "1,234,567");
        assert_eq!(number(-0.0), "0");
        assert_eq!(rate(Some(0.05)), "3.0/min");
        assert_eq!(rate(Some(2.34)), "2.3/s");
        assert_eq!(rate(Some(1_234.0)), "1,234/s");
        assert_eq!(percent(Some(0.000_1)), "< 0.1 %");
        assert_eq!(percent(Some(0.012)), "1.2 %");
        assert_eq!(percent(Some(0.5)), "50 %");
        assert_eq!(duration(Some(1_234)), "1.2 ms");
        assert_eq!(duration(Some(250_000)), "250 ms");
        assert_eq!(duration(Some(2_500_000)), "2.5 s");
    }

    #[test]
    fn moments_are_told_in_three_ways() {
        let moment = Moment::of(1_795_635_087_123, 1_795_635_100_000);
        assert_eq!(moment.text, "2026-11-25 19:31:27");
        assert_eq!(moment.machine, "2026-11-25T19:31:27.123Z");
        assert_eq!(moment.ago, "12 s ago");
        assert_eq!(Moment::of(0, 7_200_000).ago, "2 h ago");
    }

    #[test]
    fn queries_hold_no_other_character() {
        assert_eq!(query("http://a:1/<é>"), "http%3A%2F%2Fa%3A1%2F%3C%C3%A9%3E");
    }
}
