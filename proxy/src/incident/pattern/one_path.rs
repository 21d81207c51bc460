//! Only requests for one path fail.

use super::{Window, only};

pub(super) fn text(window: &Window<'_>) -> Option<String> {
    let (path, count) = only(window.paths)?;
    (window.answered > 0).then(|| {
        let answered = window.answered;
        format!("{count} failures were of requests for {path}; {answered} requests were answered meanwhile")
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::window;
    use super::*;

    #[test]
    fn a_second_path_in_twenty_is_forgiven() {
        let mut window = window(&[]);
        window.paths = &[("/report", 39), ("/", 1)];
        assert!(text(&window).is_some());
        window.paths = &[("/report", 12), ("/", 3)];
        assert_eq!(text(&window), None);
    }
}
