//! How even each way is, and what moves when a member goes: the bounds that `benches/README.md` and
//! the reference state.
#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::collections::VecDeque;

use super::{Among, Balancer, Group, Member, Way, mix, random, seed};

/// Picks of a simulation.
const PICKS: u64 = 100_000;

/// A member that exists only here.
struct Simulated {
    key: u64,
    weight: u32,
    active: Cell<u32>,
    /// What its answers take; 0: it has not answered.
    latency: Cell<f32>,
    grown: f32,
    is_open: Cell<bool>,
}

impl Member for Simulated {
    fn key(&self) -> u64 {
        self.key
    }

    fn weight(&self) -> u32 {
        self.weight
    }

    fn active(&self) -> u32 {
        self.active.get()
    }

    fn latency(&self, _now_ms: u64) -> Option<f32> {
        Some(self.latency.get()).filter(|latency| *latency > 0.0)
    }

    fn grown(&self, _now_ms: u64, _ramp_ms: u64) -> f32 {
        self.grown
    }
}

/// An upstream and who was picked how often.
struct World {
    members: Vec<Simulated>,
    balancer: Balancer,
    group: Group,
    picked: Vec<u64>,
    ramp_ms: u64,
}

impl World {
    fn new(way: Way, weights: &[u32]) -> Self {
        seed(0x5eed);
        let member = |(index, weight): (usize, &u32)| Simulated {
            key: mix(1_000 + index as u64),
            weight: *weight,
            active: Cell::new(0),
            latency: Cell::new(0.0),
            grown: 1.0,
            is_open: Cell::new(true),
        };
        let members: Vec<_> = weights.iter().enumerate().map(member).collect();
        let group = Group::new(way, &members, (0..weights.len() as u16).collect());
        Self {
            picked: vec![0; members.len()],
            members,
            balancer: Balancer::new(way),
            group,
            ramp_ms: 0,
        }
    }

    fn pick(&mut self, key: u64) -> usize {
        let active = self.members.iter().map(|it| it.active.get()).sum();
        let among = Among {
            members: &self.members[..],
            may: |it: &Simulated| it.is_open.get(),
            now_ms: 1,
            ramp_ms: self.ramp_ms,
        };
        let key = || (key, active);
        let picked = self.balancer.pick(&self.group, &among, true, key);
        let picked = usize::from(picked.unwrap());
        self.picked[picked] += 1;
        picked
    }

    /// Picks while nothing stays in flight.
    fn picks(&mut self, count: u64) {
        for key in 0..count {
            self.pick(mix(key));
        }
    }

    /// Picks while `in_flight` requests are under way, which end in any order. Returns how much the
    /// fullest member ever had above its fair share, as a ratio.
    fn serves(&mut self, count: u64, in_flight: usize, key: impl Fn(u64) -> u64) -> f64 {
        let mut under_way = VecDeque::new();
        let weights: u32 = self.members.iter().map(|it| it.weight).sum();
        let mut worst: f64 = 0.0;
        for turn in 0..count {
            if under_way.len() == in_flight {
                let ended = (random() % in_flight as u64) as usize;
                let ended: usize = under_way.swap_remove_back(ended).unwrap();
                let active = &self.members[ended].active;
                active.set(active.get() - 1);
            }
            let picked = self.pick(key(turn));
            let member = &self.members[picked];
            member.active.set(member.active.get() + 1);
            under_way.push_back(picked);
            if under_way.len() == in_flight {
                let fair = in_flight as f64 * f64::from(member.weight) / f64::from(weights);
                worst = worst.max(f64::from(member.active.get()) / fair);
            }
        }
        worst
    }

    /// The most that a member was picked, against its fair share of the picks.
    fn worst(&self) -> f64 {
        self.shares().into_iter().fold(0.0, f64::max)
    }

    fn shares(&self) -> Vec<f64> {
        let picks: u64 = self.picked.iter().sum();
        let weights: u32 = self.members.iter().map(|it| it.weight).sum();
        let share = |(picked, member): (&u64, &Simulated)| {
            let fair = picks as f64 * f64::from(member.weight) / f64::from(weights);
            *picked as f64 / fair
        };
        self.picked.iter().zip(&self.members).map(share).collect()
    }
}

#[test]
fn in_turn_is_exact_and_smooth() {
    let mut world = World::new(Way::RoundRobin, &[1; 8]);
    world.picks(800);
    assert_eq!(world.picked, [100; 8]);

    let mut world = World::new(Way::RoundRobin, &[5, 3, 2]);
    for turn in 1..=100 {
        world.pick(0);
        // At no moment is anybody more than one request from what it is owed.
        for (picked, weight) in world.picked.iter().zip([5.0, 3.0, 2.0]) {
            let owed = f64::from(turn) * weight / 10.0;
            assert!((*picked as f64 - owed).abs() <= 1.0, "{:?}", world.picked);
        }
    }
    assert_eq!(world.picked, [50, 30, 20]);
}

#[test]
fn the_turns_of_a_closed_member_go_to_all_others() {
    for weights in [&[1_u32; 4][..], &[3, 1, 1, 2], &[1; 100]] {
        let mut world = World::new(Way::RoundRobin, weights);
        world.members[1].is_open.set(false);
        world.picks(PICKS);
        assert_eq!(world.picked[1], 0);
        let open: u32 = weights.iter().sum::<u32>() - weights[1];
        for (index, weight) in weights.iter().enumerate().filter(|it| it.0 != 1) {
            let fair = PICKS as f64 * f64::from(*weight) / f64::from(open);
            let share = world.picked[index] as f64 / fair;
            assert!((0.93..1.07).contains(&share), "{weights:?}: {share}");
        }
    }
}

#[test]
fn a_retry_takes_nobodys_turn() {
    let world = World::new(Way::RoundRobin, &[1; 3]);
    let among = Among {
        members: &world.members[..],
        may: |_: &Simulated| true,
        now_ms: 1,
        ramp_ms: 0,
    };
    let pick = |is_first| {
        let picked = world
            .balancer
            .pick(&world.group, &among, is_first, || (0, 0));
        picked.unwrap()
    };
    let mut turns = Vec::new();
    for _ in 0..6 {
        turns.push(pick(true));
        pick(false);
        pick(false);
    }
    assert_eq!(turns, [0, 1, 2, 0, 1, 2]);
}

#[test]
fn at_random_is_within_five_percent() {
    for weights in [&[1_u32; 10][..], &[1, 2, 3, 4]] {
        let mut world = World::new(Way::Random, weights);
        world.picks(PICKS);
        assert!(world.worst() < 1.05, "{:?}", world.shares());
    }
}

#[test]
fn the_fewest_in_flight_are_even_within_one_request() {
    for weights in [&[1_u32; 10][..], &[1, 2, 3, 4]] {
        let mut world = World::new(Way::Least, weights);
        let worst = world.serves(PICKS, 1_000, mix);
        assert!(worst < 1.02, "{weights:?}: {worst}");
    }
    // Of a thousand, eight are compared.
    let mut world = World::new(Way::Least, &[1; 1_000]);
    let worst = world.serves(PICKS, 10_000, mix);
    assert!(worst < 1.4, "{worst}");
}

#[test]
fn the_better_of_two_is_near_the_mean() {
    let mut world = World::new(Way::TwoChoices, &[1; 100]);
    let worst = world.serves(PICKS, 10_000, mix);
    assert!(worst < 1.08, "{worst}");
    let mut random = World::new(Way::Random, &[1; 100]);
    let random = random.serves(PICKS, 10_000, mix);
    assert!(random > worst + 0.1, "{random}");
}

#[test]
fn who_answers_slowly_is_asked_less() {
    let mut world = World::new(Way::Latency, &[1; 10]);
    for member in &world.members {
        member.latency.set(10_000.0);
    }
    world.members[4].latency.set(100_000.0);
    world.serves(PICKS, 50, mix);
    let shares = world.shares();
    assert!(shares[4] < 0.25, "{shares:?}");
    // The others share what it is spared.
    let others = shares.iter().enumerate().filter(|it| it.0 != 4);
    for (index, share) in others {
        assert!((1.0..1.2).contains(share), "{index}: {share}");
    }
    // One that has never answered gets one request at a time.
    let mut world = World::new(Way::Latency, &[1; 2]);
    world.members[0].latency.set(10_000.0);
    assert_eq!(world.pick(0), 1);
    world.members[1].active.set(1);
    assert_eq!(world.pick(0), 0);
}

#[test]
fn keys_are_spread_and_stay_where_they_are() {
    for weights in [&[1_u32; 10][..], &[1, 2, 3, 4]] {
        let mut world = World::new(Way::Hash, weights);
        world.picks(PICKS);
        assert!(world.worst() < 1.3, "{:?}", world.shares());
    }
    let mut world = World::new(Way::Hash, &[1; 10]);
    for key in 0..1_000 {
        let first = world.pick(mix(key));
        assert_eq!(world.pick(mix(key)), first);
    }
}

#[test]
fn only_the_keys_of_a_closed_member_move() {
    for count in [4_usize, 10, 100] {
        let mut world = World::new(Way::Hash, &vec![1; count]);
        let keys = (0..20_000).map(mix);
        let before: Vec<_> = keys.clone().map(|key| world.pick(key)).collect();
        world.members[3].is_open.set(false);
        let after: Vec<_> = keys.map(|key| world.pick(key)).collect();
        let moved = before.iter().zip(&after).filter(|(a, b)| a != b);
        assert!(moved.clone().all(|(before, _)| *before == 3));
        let share = moved.count() as f64 / 20_000.0;
        assert!(share < 1.35 / count as f64, "{count}: {share}");
    }
}

#[test]
fn a_further_member_takes_only_its_share_of_the_keys() {
    let mut small = World::new(Way::Hash, &[1; 10]);
    let mut large = World::new(Way::Hash, &[1; 11]);
    let mut moved = 0;
    for key in (0..20_000).map(mix) {
        let (before, after) = (small.pick(key), large.pick(key));
        assert!(before == after || after == 10, "{before} to {after}");
        moved += u32::from(before != after);
    }
    let share = f64::from(moved) / 20_000.0;
    assert!(share < 1.35 / 11.0, "{share}");
}

#[test]
fn the_load_of_a_popular_key_is_bounded() {
    for (weights, in_flight) in [(&[1_u32; 10][..], 1_000), (&[1, 2, 3, 4], 800)] {
        let mut world = World::new(Way::Hash, weights);
        // Half of all requests have the same key.
        let key = |turn: u64| mix(if turn.is_multiple_of(2) { 7 } else { turn });
        let worst = world.serves(PICKS, in_flight, key);
        assert!(worst <= 1.26, "{worst}");
    }
    // A few are left where they are.
    let mut world = World::new(Way::Hash, &[1; 10]);
    let first = world.pick(7);
    world.members[first].active.set(7);
    assert_eq!(world.pick(7), first);
    world.members[first].active.set(8);
    assert_ne!(world.pick(7), first);
}

#[test]
fn all_but_one_may_be_closed() {
    for way in [
        Way::RoundRobin,
        Way::Least,
        Way::TwoChoices,
        Way::Latency,
        Way::Random,
        Way::Hash,
    ] {
        for count in [2, 1_000] {
            let mut world = World::new(way, &vec![1; count]);
            world.members.iter().for_each(|it| it.is_open.set(false));
            world.members[1].is_open.set(true);
            for key in 0..20 {
                assert_eq!(world.pick(mix(key)), 1, "{way:?} of {count}");
            }
        }
    }
}

#[test]
fn who_starts_slowly_gets_its_part_of_its_share() {
    for way in [Way::RoundRobin, Way::TwoChoices, Way::Random, Way::Hash] {
        let mut world = World::new(way, &[1; 5]);
        world.ramp_ms = 10_000;
        world.members[2].grown = 0.2;
        world.picks(PICKS);
        let shares = world.shares();
        assert!((0.1..0.35).contains(&shares[2]), "{way:?}: {shares:?}");
    }
}
