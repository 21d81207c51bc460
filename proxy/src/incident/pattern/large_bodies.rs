//! Only requests with large bodies fail.

use candor_diagnostics::evidence::LargeBodies;

use super::{PATTERN, Window, size};

/// A smaller body is not large.
const LARGE: u64 = 16 * 1024;

pub(super) fn find(window: &Window<'_>) -> Option<LargeBodies> {
    let least = window.late.iter().map(|late| late.body).min()?;
    let enough = window.late.len() >= PATTERN && window.answered > 0;
    (enough && least >= LARGE && least > window.largest_body).then_some(LargeBodies {
        failures: window.late.len() as u64,
        least,
        answered: window.largest_body,
    })
}

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let found = find(window)?;
    Some(format!(
        "the last {} failures were all of requests with a body of {} or more; bodies of up to {} were \
         answered meanwhile",
        found.failures,
        size(found.least),
        size(found.answered)
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{late, window};
    use super::*;

    #[test]
    fn a_larger_body_that_was_answered_denies_it() {
        let mut failures: Vec<_> = (0..4).map(late).collect();
        for (late, body) in failures
            .iter_mut()
            .zip([1_100_000, 1_200_000, 1_900_000, 5_000_000])
        {
            late.body = body;
        }
        let mut window = window(&failures);
        window.largest_body = 48_000;
        let told = text(&window).unwrap_or_default();
        assert!(
            told.contains("a body of 1100 kB or more; bodies of up to 48 kB"),
            "{told}"
        );
        window.largest_body = 1_500_000;
        assert_eq!(find(&window), None);
    }
}
