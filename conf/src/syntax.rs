//! What the TOML parser says, in words that say what to write.

use crate::model::Place;
use crate::problem::Problem;
use crate::source::Source;

/// A problem for an error of the TOML parser.
pub(crate) fn problem(source: &Source, place: &Place, message: &str) -> Problem {
    let key = source
        .text
        .get(place.span.start as usize..place.span.end as usize)
        .unwrap_or("");
    if message == "duplicate key" {
        let problem = Problem::at(
            place,
            format!("`{}` is written twice", key.trim_matches(['"', '\''])),
            "keep one of the two, or give the second another name",
        );
        return match first_written(source, place) {
            Some(first) => problem.and(&first, "first written here"),
            None => problem,
        };
    }
    let help = if message.contains("string values must be quoted") {
        "put the value in double quotes".to_owned()
    } else if message.contains("extra `=`") || key.starts_with(':') {
        "write `key = value`; TOML has no `:`".to_owned()
    } else {
        String::new()
    };
    Problem::at(place, format!("not valid TOML: {message}"), help)
}

/// Finds the earlier of two equal keys: the parser names only the later one.
fn first_written(source: &Source, place: &Place) -> Option<Place> {
    let text = &source.text;
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(i, _)| i + 1))
        .collect();
    let at = (place.line as usize).checked_sub(1)?;
    let line = |n: usize| text[starts[n]..].lines().next().unwrap_or("");
    let whole = |n: usize| source.place(starts[n]..starts[n] + line(n).trim_end().len());
    let wanted = *starts.get(at).map(|_| &at)?;
    if line(wanted).trim_start().starts_with('[') {
        let header = bare(line(wanted));
        return (0..wanted)
            .rev()
            .find(|n| bare(line(*n)) == header)
            .map(whole);
    }
    let key = left(line(wanted))?;
    (0..wanted)
        .rev()
        .take_while(|n| !line(*n).trim_start().starts_with('['))
        .find(|n| left(line(*n)) == Some(key))
        .map(whole)
}

/// A header line without its comment and spaces.
fn bare(line: &str) -> String {
    let line = line.rsplit_once(']').map_or(line, |(head, _)| head);
    line.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What is left of `=`.
fn left(line: &str) -> Option<&str> {
    line.split_once('=').map(|(key, _)| key.trim())
}
