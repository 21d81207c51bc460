//! What the end of an application's log means: lines in, a known ending out. Pure.
//!
//! The lines are other people's: each goes through [`redact::line`] before it is looked at or kept,
//! and they are for operators alone. What an ending means to people is said by the circumstance of
//! the same name.

mod about;
mod endings;
mod listens;
mod stamp;

use crate::evidence::{Ending, LastWords};
use crate::redact;

/// At most so many lines are kept.
pub const LINES_MAX: usize = 20;
/// At most so many lines, from the end, are looked at.
pub const READ_MAX: usize = 400;

/// How a log is read.
#[derive(Clone, Debug, Default)]
pub struct Reading<'a> {
    /// `file`, `container` or `fastcgi`.
    pub source: &'static str,
    /// The file's path or the container's name.
    pub name: &'a str,
    /// When the exchange failed, in seconds since the Unix epoch.
    pub now_unix_s: i64,
    /// By how many seconds local time is ahead of UTC.
    pub offset_s: i64,
    /// Lines that were written longer ago are not its last words.
    pub keep_s: i64,
    /// When the log was written to last, if that is known: for lines without a time.
    pub written_unix_s: Option<i64>,
}

/// A line of a log.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// When it was written, if something else than the line says it.
    pub unix_s: Option<i64>,
    /// The line, as it is.
    pub text: &'a str,
}

/// A line that was let through.
struct Kept {
    text: String,
    unix_s: Option<i64>,
}

/// Reads the end of a log; nothing where it has no line that is young enough.
pub fn read(reading: &Reading<'_>, lines: &[Line<'_>]) -> Option<LastWords> {
    let lines = young(reading, &lines[lines.len().saturating_sub(READ_MAX)..]);
    let last = lines.len().checked_sub(1)?;
    let found = ending(&lines);
    let listens = lines
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, line)| Some((at, listens::of(&line.text)?)));
    let listens_at = listens.as_ref().map(|(at, _)| *at);
    // The lines around the ending, which may stand before others that say less.
    let end = match &found {
        Some((at, _)) if at + LINES_MAX <= last => at + LINES_MAX / 4,
        _ => last,
    };
    let begin = (end + 1).saturating_sub(LINES_MAX);
    let ending = found.map(|(at, known)| Ending {
        id: known.id,
        line: lines[at].text.clone(),
        about: (known.about)(&lines[at].text),
        age_s: lines[at].unix_s.map(|then| age(reading, then)),
        outdated: listens_at.is_some_and(|listens| listens > at),
    });
    Some(LastWords {
        source: reading.source,
        name: redact::line(reading.name),
        lines: lines[begin..=end]
            .iter()
            .map(|it| it.text.clone())
            .collect(),
        ending,
        listens: listens.map(|(_, listens)| listens),
    })
}

/// The lines that are not too old, redacted. One without a time was written when the one before
/// it was; at the beginning, no later than the log's last change.
fn young(reading: &Reading<'_>, lines: &[Line<'_>]) -> Vec<Kept> {
    let limit = reading.now_unix_s.saturating_sub(reading.keep_s);
    let mut kept: Vec<Kept> = Vec::new();
    let mut then = None;
    for line in lines {
        let own = line
            .unix_s
            .or_else(|| stamp::read(line.text, reading.now_unix_s, reading.offset_s));
        then = own.or(then);
        // Without any time in it, a log is as old as its last change.
        if then
            .or(reading.written_unix_s)
            .is_some_and(|then| then < limit)
        {
            continue;
        }
        let text = redact::line(line.text);
        if !text.trim().is_empty() {
            kept.push(Kept { text, unix_s: then });
        }
    }
    if let (Some(last), Some(written)) = (kept.last_mut(), reading.written_unix_s)
        && last.unix_s.is_none()
    {
        last.unix_s = Some(written);
    }
    kept
}

/// The last line whose meaning is known; one that says more goes before a later one that only says
/// that something went wrong.
fn ending(lines: &[Kept]) -> Option<(usize, &'static endings::Known)> {
    let known = || {
        let indexed = lines.iter().enumerate().rev();
        indexed.filter_map(|(at, line)| Some((at, endings::of(&line.text)?)))
    };
    let exact = known().find(|(_, known)| !endings::is_general(known));
    exact.or_else(|| known().next())
}

fn age(reading: &Reading<'_>, then: i64) -> u64 {
    u64::try_from(reading.now_unix_s - then).unwrap_or(0)
}

#[cfg(test)]
pub(crate) fn ids() -> impl Iterator<Item = &'static str> {
    endings::ids()
}

#[cfg(test)]
mod tests;
