//! The upstream became slower, with more connections open, before it began to fail.

use candor_diagnostics::evidence::Saturation;

use super::{Window, span};
use crate::incident::past::Sample;

/// What is just before the first failure, and what is long enough before.
const THEN_MS: i64 = 5_000;
const BEFORE_MS: i64 = 15_000;
/// So many times slower is slower.
const SLOWER: u64 = 3;
/// Faster answers are not slow, however much slower they became.
const SLOW_US: u64 = 100_000;

/// Compares the seconds before a failure with the minute before them.
pub(in crate::incident) fn before<'s>(
    samples: impl Iterator<Item = &'s Sample> + Clone,
    failed_unix_ms: i64,
) -> Option<Saturation> {
    let age = |sample: &&Sample| failed_unix_ms - sample.at_unix_ms;
    let answered = samples.filter(|sample| sample.answers > 0);
    let then = mean(answered.clone().filter(|it| age(it) <= THEN_MS))?;
    let before = mean(answered.filter(|it| age(it) >= BEFORE_MS))?;
    let slower = then.0 >= SLOW_US && then.0 >= before.0.saturating_mul(SLOWER);
    // Slower answers alone keep connections open; where nothing more is open, it is the application.
    let more = then.1 * 2 >= before.1 * 3;
    (slower && more).then_some(Saturation {
        before_ms: before.0 / 1_000,
        then_ms: then.0 / 1_000,
        connections_before: before.1,
        connections_then: then.1,
    })
}

/// Until answers began, each counted, and connections.
fn mean<'s>(samples: impl Iterator<Item = &'s Sample>) -> Option<(u64, u64)> {
    let (mut us, mut answers, mut connections, mut count) = (0_u64, 0_u64, 0_u64, 0_u64);
    for sample in samples {
        us += sample.head_us.saturating_mul(sample.answers);
        answers += sample.answers;
        connections += sample.connections;
        count += 1;
    }
    Some((us.checked_div(answers)?, connections.checked_div(count)?))
}

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let found = window.saturation?;
    Some(format!(
        "{} had become slower before: its answers began after {} instead of {}, with {} instead of {} \
         connections open",
        window.upstream,
        span(found.then_ms),
        span(found.before_ms),
        found.connections_then,
        found.connections_before
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(head_ms: impl Fn(i64) -> u64, connections: impl Fn(i64) -> u64) -> Vec<Sample> {
        let sample = |second: i64| Sample {
            at_unix_ms: second * 1_000,
            answers: 20,
            head_us: head_ms(second) * 1_000,
            connections: connections(second),
        };
        (0..60).map(sample).collect()
    }

    #[test]
    fn slower_and_more_is_saturation() {
        let climb = |second: i64| {
            if second <= 45 {
                20
            } else {
                20 * (second as u64 - 40)
            }
        };
        let more = |second: i64| if second <= 45 { 4 } else { 40 };
        let found = before(samples(climb, more).iter(), 60_000).unwrap_or_default();
        assert_eq!((found.before_ms, found.connections_before), (20, 4));
        assert!(
            found.then_ms >= 300 && found.connections_then == 40,
            "{found:?}"
        );
        let same = |_: i64| 4;
        assert_eq!(before(samples(climb, same).iter(), 60_000), None);
        assert_eq!(before(samples(same, more).iter(), 60_000), None);
        assert_eq!(before([].iter(), 60_000), None);
    }
}
