//! Lines that fit, in any script: Chinese and Japanese break between characters, others between
//! words; wide characters count twice.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Ends the line, which stands at column `indent`, with this text in lines of at most `width`
/// columns, each further one indented as far.
pub(crate) fn fill(out: &mut String, text: &str, indent: usize, width: usize) {
    // One allocation in place of several: a line break and an indent take more only for a few.
    out.reserve(text.len() + 2 * indent + 16);
    let mut column = indent;
    let mut is_first = true;
    for unit in units(text) {
        let needed = width_of(unit.text);
        let gap = usize::from(unit.is_spaced);
        if !is_first && column + gap + needed > width {
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent));
            column = indent;
        } else if unit.is_spaced {
            out.push(' ');
            column += 1;
        }
        out.push_str(unit.text);
        column += needed;
        is_first = false;
    }
    out.push('\n');
}

/// Columns on a terminal. Most text is ASCII, and quick to tell.
pub(crate) fn width_of(text: &str) -> usize {
    match text.is_ascii() {
        true => text.len(),
        false => text.width(),
    }
}

/// What is never broken.
struct Unit<'t> {
    text: &'t str,
    /// A space stands before it.
    is_spaced: bool,
}

fn units(text: &str) -> impl Iterator<Item = Unit<'_>> {
    text.split(' ').enumerate().flat_map(|(index, word)| {
        let mut rest = Some(word);
        let mut is_spaced = index > 0;
        std::iter::from_fn(move || {
            let current = rest?;
            let (text, after) = current.split_at(first_break(current));
            rest = (!after.is_empty()).then_some(after);
            Some(Unit {
                text,
                is_spaced: std::mem::take(&mut is_spaced),
            })
        })
    })
}

/// Where a word may be broken first.
fn first_break(word: &str) -> usize {
    if word.is_ascii() {
        return word.len();
    }
    let pairs = word.char_indices().zip(word.chars().skip(1));
    let mut allowed = pairs.filter(|((_, before), after)| {
        (is_ideographic(*before) || is_ideographic(*after))
            && !"（「『【《〈“‘([`".contains(*before)
            && !"、。，．・：；！？）」』】》〉”’ー…),.;:!?]`".contains(*after)
    });
    let first = allowed.next();
    first.map_or(word.len(), |((at, before), _)| at + before.len_utf8())
}

/// Wide, and not Hangul, whose words are parted by spaces.
fn is_ideographic(character: char) -> bool {
    character.width() == Some(2)
        && !matches!(character, '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7a3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, width: usize, expected: &str) {
        let mut out = String::new();
        fill(&mut out, text, 2, width);
        assert_eq!(out, expected);
    }

    #[test]
    fn lines_fit() {
        check("one two three", 9, "one two\n  three\n");
        check("a-word-that-is-long b", 9, "a-word-that-is-long\n  b\n");
        check(
            "接続が拒否されました。次へ",
            12,
            "接続が拒否\n  されまし\n  た。次へ\n",
        );
        check("port 3000 に接続", 12, "port 3000\n  に接続\n");
        check("연결이 거부되었습니다", 12, "연결이\n  거부되었습니다\n");
        check("", 9, "\n");
    }
}
