//! One member of several fails.

use super::{Window, only};

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let (member, count) = only(window.members)?;
    (window.members_all > 1 && window.answered > 0).then(|| {
        format!(
            "{count} failures were at {member}, one of {} members; {} requests were answered meanwhile",
            window.members_all, window.answered
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::window;
    use super::*;

    #[test]
    fn the_only_member_is_no_pattern() {
        let mut window = window(&[]);
        window.members = &[("10.0.0.2:80", 40), ("10.0.0.1:80", 1)];
        assert_eq!(text(&window), None);
        window.members_all = 3;
        let told = text(&window).unwrap_or_default();
        assert!(
            told.starts_with("40 failures were at 10.0.0.2:80, one of 3"),
            "{told}"
        );
        window.answered = 0;
        assert_eq!(text(&window), None);
    }
}
