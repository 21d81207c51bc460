//! What the TOML parser says, in words that say what to write.

use crate::model::Place;
use crate::problem::Problem;
use crate::report::Report;
use crate::source::Source;

/// Puts the parser's errors into the report.
pub(crate) fn report(source: &Source, errors: &[toml::de::Error], report: &mut Report) {
    let mut header_twice = false;
    for error in errors {
        let place = source.place(error.span().unwrap_or(0..0));
        if error.message() == "duplicate key" {
            let problem = twice(source, &place);
            // Keys below the second of two equal headers are not written twice by themselves.
            let follows = header_twice && problem.related.is_empty();
            header_twice |= is_header(source, &place);
            if !follows {
                report.push(problem);
            }
        } else {
            report.push(invalid(source, &place, error.message()));
        }
    }
}

fn twice(source: &Source, place: &Place) -> Problem {
    let key = text_at(source, place);
    let (what, help) = if is_header(source, place) {
        let line = source.text[..place.span.start as usize]
            .rfind('\n')
            .map_or(0, |i| i + 1);
        let header = source.text[line..].lines().next().unwrap_or(key).trim();
        (
            header.to_owned(),
            "a table is written once; put the keys together, or give one another name",
        )
    } else {
        (
            key.trim_matches(['"', '\'']).to_owned(),
            "keep one of the two",
        )
    };
    let problem = Problem::at(place, format!("`{what}` is written twice"), help);
    match first_written(source, place) {
        Some(first) => problem.and(&first, "first written here"),
        None => problem,
    }
}

fn invalid(source: &Source, place: &Place, message: &str) -> Problem {
    let key = text_at(source, place);
    let help = if message.contains("must be quoted") {
        "put the value in double quotes"
    } else if key.starts_with(':') {
        "write `key = value`; TOML has no `:`"
    } else {
        ""
    };
    // What else the parser would take here is not what was meant.
    let message = if message.contains("must be quoted") {
        "a string without quotes"
    } else {
        message
    };
    Problem::at(place, format!("not valid TOML: {message}"), help)
}

fn text_at<'s>(source: &'s Source, place: &Place) -> &'s str {
    source
        .text
        .get(place.span.start as usize..place.span.end as usize)
        .unwrap_or("")
}

fn is_header(source: &Source, place: &Place) -> bool {
    let before = source.text.get(..place.span.start as usize).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    line.trim_start().starts_with('[')
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
