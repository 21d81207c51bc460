//! The power of two choices (Mitzenmacher 2001): of two at random, by weight, the one with fewer
//! requests in flight for its weight.

use super::{Among, Group, Member, draw};

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    among: &Among<'_, M, F>,
) -> Option<u16> {
    better(group, among, |index| {
        among.member(index).active() as f32 / among.weight(index)
    })
}

/// Of two at random the one that costs less.
pub(super) fn better<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    among: &Among<'_, M, F>,
    cost: impl Fn(u16) -> f32,
) -> Option<u16> {
    let one = draw(group, among)?;
    // Drawing the same again is no choice.
    let other = (0..4).find_map(|_| draw(group, among).filter(|other| *other != one));
    Some(match other {
        Some(other) if cost(other) < cost(one) => other,
        _ => one,
    })
}
