//! The journal: what changed around the proxy.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::difference::concerns;
use crate::telemetry::Member;

/// Changes that are remembered at most; beyond it the oldest are forgotten.
pub(super) const CHANGES_MAX: usize = 512;
/// A change's sentence is cut after so many bytes.
const TEXT_MAX: usize = 1_024;

/// Something that changed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Change {
    /// Its number.
    pub id: u64,
    /// When, in milliseconds since the Unix epoch.
    pub time_unix_ms: i64,
    /// `start`, `reload`, `dns`, `certificate`, `listener`, `practice`, `health`.
    pub kind: String,
    /// One sentence.
    pub text: String,
    /// Further members, as in the log's line; `upstream` says that only this one is concerned.
    pub members: Value,
}

impl Change {
    /// Whether it may matter to requests to this upstream, or of one of these sites.
    pub(super) fn concerns(&self, upstream: &str, sites: &[Box<str>]) -> bool {
        if let Some(named) = self.members["upstream"].as_str() {
            return named == upstream;
        }
        if let Some(named) = self.members["site"].as_str() {
            return sites.iter().any(|site| **site == *named);
        }
        let sections = self.members["sections"].as_array();
        let sections = sections.filter(|sections| !sections.is_empty());
        sections.is_none_or(|sections| {
            let mut sections = sections.iter().filter_map(Value::as_str);
            sections.any(|section| concerns(section, upstream, sites.iter().map(|site| &**site)))
        })
    }

    /// Whether nothing is different after it, or it only says how somebody does: no change that
    /// failures could follow from.
    pub(super) fn is_void(&self) -> bool {
        if self.kind == "health" {
            return true;
        }
        let sections = self.members["sections"].as_array();
        self.kind == "reload" && sections.is_none_or(Vec::is_empty)
    }
}

/// The last changes, oldest first.
#[derive(Debug, Default)]
pub(super) struct Journal {
    next: u64,
    changes: VecDeque<Arc<Change>>,
}

impl Journal {
    pub(super) fn note(
        &mut self,
        time_unix_ms: i64,
        kind: &str,
        text: &str,
        members: Value,
    ) -> &Arc<Change> {
        self.next += 1;
        let change = Change {
            id: self.next,
            time_unix_ms,
            kind: kind.to_owned(),
            text: cut(text, TEXT_MAX).to_owned(),
            members,
        };
        self.push(change)
    }

    /// Takes in a change of the process before.
    pub(super) fn restore(&mut self, change: Change) {
        self.next = self.next.max(change.id);
        self.push(change);
    }

    /// Forgets what is older.
    pub(super) fn expire(&mut self, since_unix_ms: i64) {
        self.changes.retain(|it| it.time_unix_ms >= since_unix_ms);
    }

    fn push(&mut self, change: Change) -> &Arc<Change> {
        if self.changes.len() >= CHANGES_MAX {
            self.changes.pop_front();
        }
        self.changes.push_back(Arc::new(change));
        &self.changes[self.changes.len() - 1]
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Change>> {
        self.changes.iter()
    }
}

/// As JSON, what the log's line says.
pub(super) fn members(members: &[(&'static str, Member<'_>)]) -> Value {
    let value = |member: &Member<'_>| match member {
        Member::Text(text) => Value::from(*text),
        Member::Bytes(bytes) => String::from_utf8_lossy(bytes).into(),
        Member::Number(number) => (*number).into(),
        Member::Flag(flag) => (*flag).into(),
        Member::List(list) => list.to_vec().into(),
    };
    let members = members
        .iter()
        .map(|(name, member)| ((*name).to_owned(), value(member)));
    Value::Object(members.collect::<Map<_, _>>())
}

/// The first bytes of a text, whole characters only.
pub(super) fn cut(text: &str, max: usize) -> &str {
    &text[..text.floor_char_boundary(max)]
}
