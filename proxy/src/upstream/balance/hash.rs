//! By a key, consistently: the same key leads to the same member, and when one of n members goes
//! only its keys move. Loads are bounded (Mirrokni, Thorup, Zadimoghaddam 2018): a member that has
//! more than a quarter above its share in flight passes further keys on to the next on the ring.
//!
//! The ring is our own: pingora-ketama knows members by their socket address alone, and has no
//! bound.

use super::{Among, Group, Member, unit};

/// Points on the ring for each unit of weight, while there are few.
const POINTS: u64 = 160;
/// Points in all, about.
const POINTS_MAX: u64 = 131_072;
/// Points that are looked at before all members are.
const STEPS: usize = 64;
/// So many requests in flight are never too many: a quiet site keeps its clients where they are.
const CALM: u32 = 8;

/// Points of all members, sorted.
#[derive(Debug)]
pub(super) struct Ring {
    points: Vec<(u32, u16)>,
    /// The first point of each equal part of the range.
    parts: Vec<u32>,
    shift: u32,
}

impl Ring {
    pub(super) fn new<M: Member>(members: &[M], indices: &[u16], weights: &[u32]) -> Self {
        let weights = super::schedule::reduced(weights);
        let total: u64 = weights.iter().sum();
        let each = (POINTS_MAX / total.max(1)).clamp(1, POINTS);
        let mut points = Vec::with_capacity((total * each) as usize);
        for (index, weight) in indices.iter().zip(&weights) {
            let key = members[usize::from(*index)].key();
            let point = |nth: u64| (mix(key ^ mix(nth)) >> 32) as u32;
            points.extend((0..weight * each).map(|nth| (point(nth), key, *index)));
        }
        points.sort_unstable();
        let points: Vec<(u32, u16)> = points.into_iter().map(|(at, _, it)| (at, it)).collect();
        let bits = points.len().max(2).ilog2();
        let shift = 32 - bits;
        let part = |it: u32| points.partition_point(|(at, _)| (at >> shift) < it) as u32;
        let parts = (0..1 << bits).map(part).collect();
        Self {
            points,
            parts,
            shift,
        }
    }

    /// The members on the ring from a key on; one may come several times.
    fn from(&self, key: u64) -> impl Iterator<Item = u16> {
        let at = (key >> 32) as u32;
        let mut first = self.parts[(at >> self.shift) as usize] as usize;
        while self.points.get(first).is_some_and(|point| point.0 < at) {
            first += 1;
        }
        let count = self.points.len();
        (0..count).map(move |step| self.points[(first + step) % count].1)
    }
}

pub(super) fn pick<M: Member, F: Fn(&M) -> bool>(
    group: &Group,
    among: &Among<'_, M, F>,
    key: u64,
    active: u32,
) -> Option<u16> {
    let ring = group.ring.as_ref()?;
    let open = u64::from(group.open_weight(among).max(1));
    let has_room = |index: u16| {
        let member = among.member(index);
        let weight = u64::from(member.weight().max(1));
        let most = (5 * (u64::from(active) + 1) * weight).div_ceil(4 * open);
        u64::from(member.active()) < most.max(CALM.into())
    };
    let takes = |index: u16| among.takes(index, || mix(key ^ 1)) && has_room(index);
    if let Some(found) = ring.from(key).take(STEPS).find(|index| takes(*index)) {
        return Some(found);
    }
    // Nearly all are closed or full: the one with the highest score for the key, which moves no other
    // key either.
    let scored = |index: u16| {
        let member = among.member(index);
        let even = unit(mix(key ^ member.key())).max(f32::MIN_POSITIVE);
        -(among.weight(index) / even.ln().min(-f32::MIN_POSITIVE))
    };
    let best = |takes: &dyn Fn(u16) -> bool| {
        let open = group.members.iter().copied().filter(|index| takes(*index));
        open.max_by(|one, other| scored(*one).total_cmp(&scored(*other)))
    };
    best(&takes).or_else(|| best(&|index| among.is_open(index)))
}

/// Spreads the bits of a number (splitmix64).
pub(crate) const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A hash that is the same after a restart and on other machines (FNV-1a, spread).
pub(crate) fn stable(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    mix(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_stay_what_they_are() {
        // Members of several machines and versions agree.
        assert_eq!(stable(b""), 0xc381_7c01_6ba4_ff30);
        assert_eq!(stable(b"203.0.113.7"), 0x1e7d_7b00_ba51_4147);
    }
}
