//! Only idle connections that are used again fail.

use super::{PATTERN, Window};

pub(super) fn find(window: &Window<'_>) -> Option<u64> {
    let reused = window.late.iter().all(|late| late.idle_ms.is_some());
    (window.late.len() >= PATTERN && reused && window.answered > 0)
        .then_some(window.late.len() as u64)
}

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let failures = find(window)?;
    Some(format!(
        "the last {failures} failures were all on connections that had been idle, none on a new one"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{late, window};
    use super::*;

    #[test]
    fn one_new_connection_is_enough_to_deny_it() {
        let mut failures: Vec<_> = (0..5).map(late).collect();
        for late in &mut failures {
            late.idle_ms = Some(4_000);
        }
        assert_eq!(find(&window(&failures)), Some(5));
        assert_eq!(find(&window(&failures[..2])), None);
        failures[2].idle_ms = None;
        assert_eq!(find(&window(&failures)), None);
    }
}
