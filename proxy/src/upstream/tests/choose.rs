//! Which members may be asked.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use candor_conf::model;
use candor_diagnostics::evidence::Evidence;

use super::{address, build, nobody, setting, settings};
use crate::exchange::Request;
use crate::http1::request::RequestHead;
use crate::upstream::choose::{Asker, Choice};
use crate::upstream::state::bar;
use crate::upstream::{Chosen, Upstream};

/// An upstream of so many members, whose name is the test's own: what is known of members is
/// known to the whole process.
fn upstream(name: &str, count: u8, change: impl FnOnce(&mut model::Upstream)) -> Upstream {
    let members: Vec<_> = (1..=count)
        .map(|nth| address(([127, 0, 0, nth], 80).into()))
        .collect();
    let mut settings = settings(&members, None);
    settings.name = name.into();
    change(&mut settings);
    build(settings, &nobody()).unwrap()
}

fn choose(upstream: &Upstream) -> Choice {
    let head = RequestHead::default();
    let request = Request {
        bytes: b"",
        head: &head,
        started: Instant::now(),
    };
    upstream.choose(&Asker {
        client: "127.0.0.1",
        request: &request,
        tried: &[],
    })
}

fn member(upstream: &Upstream) -> Chosen {
    match choose(upstream) {
        Choice::Member(chosen) => chosen,
        other => panic!("{other:?}"),
    }
}

/// The members that are asked in so many turns.
fn asked(upstream: &Upstream, turns: usize) -> BTreeSet<usize> {
    (0..turns).map(|_| member(upstream).index).collect()
}

fn set_bar(upstream: &Upstream, index: usize, reason: u8, on: bool) {
    upstream.servers()[index].state.set_bar(reason, on);
}

#[test]
fn who_is_barred_is_not_asked() {
    let upstream = upstream("barred", 4, |_| {});
    set_bar(&upstream, 1, bar::UNHEALTHY, true);
    set_bar(&upstream, 3, bar::DRAINED, true);
    assert_eq!(asked(&upstream, 40), BTreeSet::from([0, 2]));
    set_bar(&upstream, 1, bar::UNHEALTHY, false);
    assert_eq!(asked(&upstream, 40), BTreeSet::from([0, 1, 2]));
}

#[test]
fn backups_are_asked_when_no_other_may_be() {
    let upstream = upstream("backup", 3, |settings| {
        settings.backup = settings.servers.split_off(2);
    });
    assert_eq!(asked(&upstream, 20), BTreeSet::from([0, 1]));
    set_bar(&upstream, 0, bar::EJECTED, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([1]));
    set_bar(&upstream, 1, bar::EJECTED, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([2]));
    set_bar(&upstream, 0, bar::EJECTED, false);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([0]));
}

#[test]
fn when_too_few_are_left_all_are_asked_but_those_set_aside() {
    let upstream = upstream("panic", 4, |settings| settings.panic = setting(50, 1));
    set_bar(&upstream, 0, bar::UNHEALTHY, true);
    set_bar(&upstream, 1, bar::EJECTED, true);
    assert_eq!(asked(&upstream, 40), BTreeSet::from([2, 3]), "half of them");
    set_bar(&upstream, 2, bar::DRAINED, true);
    assert_eq!(asked(&upstream, 40), BTreeSet::from([0, 1, 3]));
    set_bar(&upstream, 0, bar::UNHEALTHY, false);
    assert_eq!(asked(&upstream, 40), BTreeSet::from([0, 3]));
}

#[test]
fn a_backup_that_is_well_is_asked_before_members_that_are_not() {
    let upstream = upstream("panic and backup", 3, |settings| {
        settings.backup = settings.servers.split_off(2);
        settings.panic = setting(60, 1);
    });
    set_bar(&upstream, 0, bar::UNHEALTHY, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([1]), "half of them");
    set_bar(&upstream, 1, bar::UNHEALTHY, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([2]));
    // Nobody is left: better some answers than none.
    set_bar(&upstream, 2, bar::UNHEALTHY, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([0, 1]));
    set_bar(&upstream, 0, bar::DRAINED, true);
    set_bar(&upstream, 1, bar::DRAINED, true);
    assert_eq!(asked(&upstream, 20), BTreeSet::from([2]));
}

#[test]
fn who_comes_back_is_given_little_at_first() {
    let upstream = upstream("slow start", 2, |settings| {
        settings.slow_start = Some(setting(Duration::from_secs(3600), 1));
    });
    let turns = |count: usize| {
        let first = (0..count).filter(|_| member(&upstream).index == 0);
        first.count()
    };
    assert_eq!(turns(1_000), 500, "both were there from the start");
    set_bar(&upstream, 0, bar::UNHEALTHY, true);
    set_bar(&upstream, 0, bar::UNHEALTHY, false);
    let few = turns(1_000);
    assert!((5..150).contains(&few), "{few}");
}

#[test]
fn no_member_is_given_more_than_its_limit() {
    let upstream = upstream("limits", 2, |settings| {
        settings.limits.requests = Some(setting(2, 7));
        settings.limits.queue = setting(1, 8);
    });
    let mut busy: Vec<Chosen> = (0..4).map(|_| member(&upstream)).collect();
    assert!(matches!(choose(&upstream), Choice::Full));
    let Evidence::AtLimit(full) = upstream.at_limit() else {
        panic!();
    };
    assert_eq!((full.active, full.max, full.limit), (4, 4, "max_requests"));
    assert_eq!(full.place.map(|place| place.line), Some(7));
    busy.pop();
    // Who waits comes before who comes.
    let place = upstream.line_up(&[]).unwrap();
    assert!(upstream.line_up(&[]).is_none(), "one may wait");
    assert!(matches!(choose(&upstream), Choice::Full));
    drop(place);
    busy.push(member(&upstream));
    assert!(matches!(choose(&upstream), Choice::Full));
}
