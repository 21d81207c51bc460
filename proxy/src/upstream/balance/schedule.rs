//! Whose turn it is when weights differ: a list in which each member stands as often as its weight
//! says, and as evenly as can be. It is made once; a turn is then a look into it.

/// Slots at most. Beyond it weights are rounded; each member keeps one.
const SLOTS_MAX: u64 = 65_536;

/// The slots of members with these weights.
pub(super) fn slots(members: &[u16], weights: &[u32]) -> Vec<u16> {
    let weights = reduced(weights);
    if weights.iter().all(|weight| *weight == 1) {
        return members.to_vec();
    }
    // Each member's slots stand at equal distances, the first half a distance in.
    let mut positions: Vec<(f64, u16)> = Vec::new();
    for (member, weight) in members.iter().zip(&weights) {
        let at = |nth: u64| (nth as f64 + 0.5) / *weight as f64;
        positions.extend((0..*weight).map(|nth| (at(nth), *member)));
    }
    positions.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    positions.into_iter().map(|(_, member)| member).collect()
}

/// The smallest weights with the same proportions, as far as the slots suffice.
pub(super) fn reduced(weights: &[u32]) -> Vec<u64> {
    let divisor = weights.iter().fold(0, |a, b| gcd(a, u64::from(*b)));
    let reduced = weights.iter().map(|it| u64::from(*it) / divisor.max(1));
    let reduced: Vec<u64> = reduced.map(|it| it.max(1)).collect();
    let total: u64 = reduced.iter().sum();
    if total <= SLOTS_MAX {
        return reduced;
    }
    let scaled = reduced.iter().map(|it| it * SLOTS_MAX / total);
    scaled.map(|it| it.max(1)).collect()
}

fn gcd(a: u64, b: u64) -> u64 {
    match b {
        0 => a,
        _ => gcd(b, a % b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stands_as_often_as_it_weighs_and_evenly() {
        assert_eq!(slots(&[0, 1, 2], &[7, 7, 7]), [0, 1, 2]);
        assert_eq!(slots(&[4, 9], &[2, 1]), [4, 9, 4]);
        assert_eq!(slots(&[0, 1, 2], &[5, 1, 1]), [0, 0, 0, 1, 2, 0, 0]);
        assert_eq!(slots(&[0, 1], &[300, 100]), [0, 0, 1, 0]);
    }

    #[test]
    fn many_slots_are_bounded_and_nobody_is_lost() {
        let weights: Vec<u32> = (0..4096).map(|it| it % 1000 + 1).collect();
        let members: Vec<u16> = (0..4096).collect();
        let slots = slots(&members, &weights);
        assert!(slots.len() as u64 <= SLOTS_MAX + 4096, "{}", slots.len());
        let mut met = vec![false; 4096];
        slots.iter().for_each(|it| met[usize::from(*it)] = true);
        assert!(met.into_iter().all(|it| it));
    }
}
