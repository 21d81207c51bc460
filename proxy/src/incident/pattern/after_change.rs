//! The first failure came shortly after a change.

use super::{Window, span};

/// So long after a change, a failure may be its doing.
const SOON_MS: i64 = 300_000;

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let change = window.change?;
    let since = window.first_unix_ms - change.time_unix_ms;
    (0..=SOON_MS).contains(&since).then(|| {
        let since = span(since.unsigned_abs());
        format!(
            "the first failure came {since} after a change: {}",
            change.text
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::window;
    use super::*;
    use crate::incident::Change;

    #[test]
    fn only_what_changed_shortly_before_counts() {
        let change = |time_unix_ms| Change {
            id: 1,
            time_unix_ms,
            kind: "dns".to_owned(),
            text: "app moved".to_owned(),
            members: serde_json::Value::Null,
        };
        let told = |time_unix_ms| {
            let change = change(time_unix_ms);
            let mut window = window(&[]);
            window.first_unix_ms = 1_000_000;
            window.change = Some(&change);
            text(&window)
        };
        let expected = "the first failure came 6.0 s after a change: app moved";
        assert_eq!(told(994_000).as_deref(), Some(expected));
        assert_eq!(told(600_000), None);
        assert_eq!(told(1_000_001), None);
    }
}
