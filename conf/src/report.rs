//! What was found while reading: mistakes and warnings, each once.

use crate::model::Place;
use crate::problem::Problem;

/// Mistakes and warnings.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) errors: Vec<Problem>,
    pub(crate) warnings: Vec<Problem>,
    /// Values about which enough was said.
    settled: Vec<Place>,
}

impl Report {
    /// More would help nobody, and a hostile file must not cost memory.
    const MAX: usize = 200;

    /// Adds a mistake.
    pub(crate) fn error(
        &mut self,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.push(Problem::at(place, message, help));
    }

    /// Adds a mistake, and nothing more about its place: what follows from it helps nobody.
    pub(crate) fn settle(
        &mut self,
        place: &Place,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.error(place, message, help);
        self.settled.push(place.clone());
    }

    /// Adds a mistake unless it is known: inherited values are read once for each heir.
    pub(crate) fn push(&mut self, problem: Problem) {
        if !problem
            .place
            .as_ref()
            .is_some_and(|p| self.settled.contains(p))
        {
            add(&mut self.errors, problem);
        }
    }

    /// Adds a warning.
    pub(crate) fn warn(&mut self, problem: Problem) {
        add(&mut self.warnings, problem);
    }
}

fn add(list: &mut Vec<Problem>, problem: Problem) {
    let known = |p: &Problem| p.place == problem.place && p.message == problem.message;
    if list.len() < Report::MAX && !list.iter().any(known) {
        list.push(problem);
    }
}

/// The name nearest to a mistyped one, when it is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = name.to_ascii_lowercase().replace('-', "_");
    let distance =
        |k: &str| strsim::damerau_levenshtein(&folded, &k.to_ascii_lowercase().replace('-', "_"));
    let allowed = (name.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|k| (distance(k), k))
        .filter(|(d, _)| *d <= allowed)
        .min()
        .map(|(_, k)| k)
}

/// The known names, the nearest to `name` first; at most 5.
pub(crate) fn by_distance<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let known = known.into_iter();
    let mut known: Vec<_> = known
        .map(|k| (strsim::damerau_levenshtein(name, k), k))
        .collect();
    known.sort();
    let names = known.into_iter().map(|(_, name)| name.to_owned());
    names.take(5).collect()
}

/// Names for a message: `a`, `b` or `c`.
pub(crate) fn or_list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let mut quoted: Vec<String> = names.into_iter().map(|n| format!("`{n}`")).collect();
    match quoted.pop() {
        None => String::new(),
        Some(last) if quoted.is_empty() => last,
        Some(last) => format!("{} or {last}", quoted.join(", ")),
    }
}
