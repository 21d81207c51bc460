//! Every key by the table it stands in, and the keys that this version does not act on.

mod tables;

use crate::model::Place;
use crate::report::{Report, nearest};
use crate::tree::Table;

pub(crate) use tables::*;

/// A kind of table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Scope {
    /// What it is called in messages.
    pub(crate) title: &'static str,
    /// The keys it knows.
    pub(crate) known: &'static [&'static str],
    /// Keys of later versions, and what to do today.
    pub(crate) later: &'static [(&'static str, &'static str)],
}

/// Refuses every key that the scope does not know.
pub(crate) fn check(table: &Table, scope: &Scope, report: &mut Report) {
    for (key, _) in &table.entries {
        let name = key.name.as_str();
        if scope.known.contains(&name) {
            continue;
        }
        if let Some((_, help)) = scope.later.iter().find(|(later, _)| *later == name) {
            report.error(
                &key.place,
                format!("`{name}` is not in this version"),
                *help,
            );
            continue;
        }
        unknown(name, &key.place, scope, report);
    }
}

fn unknown(name: &str, place: &Place, scope: &Scope, report: &mut Report) {
    let message = format!("{} has no key `{name}`", scope.title);
    let elsewhere = |name: &str| format!("`{name}` belongs in {}", homes(name).join(", "));
    let everywhere = || SCOPES.iter().flat_map(|(_, s)| s.known.iter().copied());
    let help = if let Some(meant) = nearest(name, scope.known.iter().copied()) {
        format!("did you mean `{meant}`?")
    } else if let Some(later) = nearest(name, scope.later.iter().map(|(name, _)| *name)) {
        format!("did you mean `{later}`? It is not in this version")
    } else if !homes(name).is_empty() {
        elsewhere(name)
    } else if let Some(meant) = nearest(name, everywhere()) {
        format!("did you mean `{meant}`? {}", elsewhere(meant))
    } else {
        format!("it has: {}", scope.known.join(", "))
    };
    report.error(place, message, help);
}

/// Where a key of this name is known.
fn homes(name: &str) -> Vec<&'static str> {
    let mut titles: Vec<&str> = SCOPES
        .iter()
        .filter(|(_, s)| s.known.contains(&name))
        .map(|(_, s)| s.title)
        .collect();
    titles.dedup();
    titles
}
