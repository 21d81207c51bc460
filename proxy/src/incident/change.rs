//! The journal: what changed around the proxy.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

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

/// The last changes, oldest first.
#[derive(Debug, Default)]
pub(super) struct Journal {
    next: u64,
    changes: VecDeque<Change>,
}

impl Journal {
    pub(super) fn note(
        &mut self,
        time_unix_ms: i64,
        kind: &str,
        text: &str,
        members: Value,
    ) -> &Change {
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

    fn push(&mut self, change: Change) -> &Change {
        if self.changes.len() >= CHANGES_MAX {
            self.changes.pop_front();
        }
        self.changes.push_back(change);
        &self.changes[self.changes.len() - 1]
    }

    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = &Change> + Clone {
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
