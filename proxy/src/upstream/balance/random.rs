//! At random, by weight.

use super::{Among, Group, Member, draw};

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    among: &Among<'_, M, F>,
) -> Option<u16> {
    draw(group, among)
}
