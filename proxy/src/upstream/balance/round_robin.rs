//! In turn, by weight. The turn of a member that is not open goes to the others evenly, not to the
//! one behind it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Among, Group, Member, mix};

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    turn: &AtomicUsize,
    among: &Among<'_, M, F>,
) -> Option<u16> {
    let turn = turn.fetch_add(1, Ordering::Relaxed);
    let index = group.slots[turn % group.slots.len()];
    among.takes(index, || mix(turn as u64)).then_some(index)
}
