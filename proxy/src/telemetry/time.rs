//! Times of a line. The date is worked out once a second, not once a line.

use jiff::Timestamp;

/// A thread's last second, drawn.
#[derive(Debug)]
pub(super) struct TimeCache {
    second: i64,
    /// `2026-11-21T08:31:01`.
    rfc3339: [u8; 19],
    /// `21/Nov/2026:08:31:01 +0000`.
    combined: [u8; 26],
}

impl TimeCache {
    pub(super) fn new() -> Self {
        let mut cache = Self {
            second: 0,
            rfc3339: *b"1970-01-01T00:00:00",
            combined: *b"01/Jan/1970:00:00:00 +0000",
        };
        cache.draw(0);
        cache
    }

    /// `2026-11-21T08:31:01.123Z`.
    #[inline]
    pub(super) fn rfc3339(&mut self, out: &mut Vec<u8>, unix_ms: i64) {
        self.at(unix_ms);
        out.extend_from_slice(&self.rfc3339);
        let [a, b, c] = millis(unix_ms);
        out.extend_from_slice(&[b'.', a, b, c, b'Z']);
    }

    /// `08:31:01.123`, in UTC.
    pub(super) fn time_of_day(&mut self, out: &mut Vec<u8>, unix_ms: i64) {
        self.at(unix_ms);
        out.extend_from_slice(&self.rfc3339[11..]);
        let [a, b, c] = millis(unix_ms);
        out.extend_from_slice(&[b'.', a, b, c]);
    }

    /// `21/Nov/2026:08:31:01 +0000`.
    pub(super) fn combined(&mut self, out: &mut Vec<u8>, unix_ms: i64) {
        self.at(unix_ms);
        out.extend_from_slice(&self.combined);
    }

    #[inline]
    fn at(&mut self, unix_ms: i64) {
        let second = unix_ms.div_euclid(1000);
        if second != self.second {
            self.draw(second);
        }
    }

    #[cold]
    fn draw(&mut self, second: i64) {
        self.second = second;
        // A clock beyond the year 9999 keeps the last date that can be drawn.
        let Ok(time) = Timestamp::from_second(second) else {
            return;
        };
        let rfc3339 = time.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let combined = time.strftime("%d/%b/%Y:%H:%M:%S +0000").to_string();
        if let (Ok(rfc3339), Ok(combined)) = (
            rfc3339.as_bytes().try_into(),
            combined.as_bytes().try_into(),
        ) {
            self.rfc3339 = rfc3339;
            self.combined = combined;
        }
    }
}

fn millis(unix_ms: i64) -> [u8; 3] {
    let ms = unix_ms.rem_euclid(1000) as u16;
    let digit = |n: u16| b'0' + (n % 10) as u8;
    [digit(ms / 100), digit(ms / 10), digit(ms)]
}

/// Now, in milliseconds since the Unix epoch.
pub(super) fn now_unix_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn times() {
        let mut cache = TimeCache::new();
        let mut check = |unix_ms: i64, rfc3339: &str, combined: &str| {
            let mut out = Vec::new();
            cache.rfc3339(&mut out, unix_ms);
            assert_eq!(String::from_utf8(out).unwrap(), rfc3339);
            let mut out = Vec::new();
            cache.combined(&mut out, unix_ms);
            assert_eq!(String::from_utf8(out).unwrap(), combined);
        };
        check(0, "1970-01-01T00:00:00.000Z", "01/Jan/1970:00:00:00 +0000");
        check(
            1_795_249_861_007,
            "2026-11-21T08:31:01.007Z",
            "21/Nov/2026:08:31:01 +0000",
        );
        check(
            1_795_249_861_998,
            "2026-11-21T08:31:01.998Z",
            "21/Nov/2026:08:31:01 +0000",
        );
        check(
            951_782_400_000,
            "2000-02-29T00:00:00.000Z",
            "29/Feb/2000:00:00:00 +0000",
        );
        check(-1, "1969-12-31T23:59:59.999Z", "31/Dec/1969:23:59:59 +0000");
    }
}
