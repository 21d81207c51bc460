//! The one door through which a value enters a command that an operator may paste.

use std::borrow::Cow;

/// `value` as one shell word, or nothing if it must not enter a command: when it is empty, could
/// be taken for an option, or holds a character that a terminal would not show as itself.
pub(crate) fn quote(value: &str) -> Option<Cow<'_, str>> {
    if value.is_empty() || value.starts_with('-') || value.chars().any(is_deceptive) {
        return None;
    }
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_./:@%+=,-".contains(&byte);
    if value.bytes().all(plain) {
        return Some(Cow::Borrowed(value));
    }
    Some(Cow::Owned(format!("'{}'", value.replace('\'', r"'\''"))))
}

/// Whether a terminal or a browser would show the character as something else than itself:
/// controls, line separators, bidirectional and invisible formatting.
pub(crate) fn is_deceptive(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control();
    }
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: Option<&str>) {
        assert_eq!(quote(value).as_deref(), expected);
    }

    #[test]
    fn plain_values_stay_as_they_are() {
        check("10.0.0.5:8080", Some("10.0.0.5:8080"));
        check("/run/app.sock", Some("/run/app.sock"));
    }

    #[test]
    fn anything_else_is_one_word() {
        check("a b", Some("'a b'"));
        check("$(reboot)", Some("'$(reboot)'"));
        check("it's", Some(r"'it'\''s'"));
        check("[::1]:80", Some("'[::1]:80'"));
        check("日本", Some("'日本'"));
    }

    #[test]
    fn some_values_never_enter() {
        for value in [
            "",
            "-rf",
            "a\nb",
            "a\x1b[2J",
            "a\u{202e}b",
            "a\u{9b}b",
            "\u{2028}",
        ] {
            check(value, None);
        }
    }
}
