//! The upstream closes idle connections earlier than we give them up.

use super::{Window, only_reused, span};

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    only_reused::find(window)?;
    let known = window.late.iter().rev().find_map(|late| late.idle_ends);
    let least = window.late.iter().filter_map(|late| late.idle_ms).min()?;
    let least_text = span(least);
    match known {
        Some((theirs, seen, ours)) if theirs < ours => Some(format!(
            "{} closes idle connections after about {} ({seen} times seen), and ours may be idle for \
             {}: `keepalive.idle` should be the shorter one",
            window.upstream,
            span(theirs),
            span(ours),
        )),
        // Lost at once after so long: its limit is at most that.
        None if least >= 1_000 => Some(format!(
            "every connection that was lost had been idle for {least_text} or longer: {} may close idle \
             connections after about that",
            window.upstream,
        )),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{late, window};
    use super::*;

    #[test]
    fn both_limits_are_told() {
        let failures: Vec<_> = [5_020, 5_100, 6_000]
            .into_iter()
            .map(|idle| {
                let mut late = late(idle);
                late.idle_ms = Some(idle as u64);
                late
            })
            .collect();
        let guess = text(&window(&failures)).unwrap_or_default();
        assert!(guess.contains("idle for 5.0 s or longer"), "{guess}");
        let mut learned = failures;
        learned[2].idle_ends = Some((5_000, 7, 55_000));
        let known = text(&window(&learned)).unwrap_or_default();
        assert!(
            known.contains("after about 5.0 s (7 times seen), and ours may be idle for 55 s"),
            "{known}"
        );
        // Ours is the shorter one: something else is wrong.
        learned[2].idle_ends = Some((60_000, 7, 55_000));
        assert_eq!(text(&window(&learned)), None);
    }
}
