//! Failures come at equal distances.

use candor_diagnostics::evidence::Periodic;

use super::{Window, span};

/// So many distances are compared at least.
const DISTANCES_MIN: usize = 3;
/// Shorter ones are no schedule.
const EVERY_MIN_MS: i64 = 5_000;

pub(super) fn find(window: &Window<'_>) -> Option<Periodic> {
    let distances = window.bursts.windows(2).map(|pair| pair[1] - pair[0]);
    let mut distances: Vec<i64> = distances.collect();
    if distances.len() < DISTANCES_MIN {
        return None;
    }
    distances.sort_unstable();
    let median = distances[distances.len() / 2];
    // A tenth of it, for what begins a little late.
    let near = |distance: &&i64| (**distance - median).abs() <= (median / 10).max(1_000);
    let all_near = distances.iter().filter(near).count() == distances.len();
    (median >= EVERY_MIN_MS && all_near).then_some(Periodic {
        every_ms: median.unsigned_abs(),
        times: window.bursts.len() as u64,
    })
}

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let found = find(window)?;
    Some(format!(
        "failures come about every {}, {} times so far: something that runs at fixed times may be behind them",
        span(found.every_ms),
        found.times
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::window;
    use super::*;

    fn every(bursts: &[i64]) -> Option<u64> {
        let mut window = window(&[]);
        window.bursts = bursts;
        find(&window).map(|found| found.every_ms)
    }

    #[test]
    fn equal_distances_are_a_period() {
        assert_eq!(every(&[0, 60_100, 119_900, 180_000]), Some(60_100));
        assert_eq!(every(&[0, 60_000, 120_000]), None, "two distances");
        assert_eq!(every(&[0, 60_000, 90_000, 180_000]), None);
        assert_eq!(every(&[0, 2_000, 4_000, 6_000, 8_000]), None);
    }
}
