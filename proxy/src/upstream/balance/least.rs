//! The fewest requests in flight for the weight; in turn among equals. Of many members eight at
//! random are compared: nearly as even, and as quick for a thousand as for ten.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Among, FEW, Group, Member, draw};

/// How many of many are compared.
const COMPARED: usize = 8;

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    turn: &AtomicUsize,
    among: &Among<'_, M, F>,
) -> Option<u16> {
    let load = |index: u16| among.member(index).active() as f32 / among.weight(index);
    let mut best: Option<(u16, f32)> = None;
    let mut compare = |index: u16| {
        let load = load(index);
        if best.is_none_or(|(_, least)| load < least) {
            best = Some((index, load));
        }
        load == 0.0
    };
    if group.members.len() > FEW {
        // An idle one cannot be bettered.
        (0..COMPARED).any(|_| draw(group, among).is_some_and(&mut compare));
        return best.map(|(index, _)| index);
    }
    let turn = turn.fetch_add(1, Ordering::Relaxed);
    let first = group.slots[turn % group.slots.len()];
    if among.takes(first, super::random) && compare(first) {
        return Some(first);
    }
    let count = group.members.len();
    for step in 0..count {
        let index = group.members[turn.wrapping_add(step) % count];
        if among.takes(index, super::random) && compare(index) {
            break;
        }
    }
    best.map(|(index, _)| index)
}
