//! How long idle connections live before their peer closes them, learned from those that it closed.
//!
//! Shared by all threads; touched only when a peer closes an idle connection, and when one is lost.

use std::time::Duration;

use candor_conf::model::Keepalive;
use candor_diagnostics::evidence::IdleEnds;
use parking_lot::Mutex;

/// Members that are remembered at a time; beyond it the oldest are forgotten.
const MEMBERS_MAX: usize = 256;
/// So many of the last ends of a member count.
const ENDS_MAX: usize = 8;

/// What is known of one member.
#[derive(Debug)]
struct Member {
    server_id: u64,
    /// The last ends, in milliseconds; the oldest is replaced first.
    ends_ms: [u64; ENDS_MAX],
    seen: u64,
}

static MEMBERS: Mutex<Vec<Member>> = Mutex::new(Vec::new());

/// The peer closed a connection that had been idle for so long.
#[cold]
pub(super) fn note(server_id: u64, idle: Duration) {
    let mut members = MEMBERS.lock();
    let known = members.iter().position(|it| it.server_id == server_id);
    let member = match known {
        Some(index) => &mut members[index],
        None => {
            if members.len() == MEMBERS_MAX {
                members.remove(0);
            }
            members.push(Member {
                server_id,
                ends_ms: [0; ENDS_MAX],
                seen: 0,
            });
            let last = members.len() - 1;
            &mut members[last]
        }
    };
    member.ends_ms[(member.seen % ENDS_MAX as u64) as usize] = idle.as_millis() as u64;
    member.seen += 1;
}

/// What is known of a member: the median of its last ends, which single restarts do not move.
#[cold]
pub(crate) fn of(server_id: u64, keepalive: &Keepalive) -> Option<IdleEnds> {
    let members = MEMBERS.lock();
    let member = members.iter().find(|it| it.server_id == server_id)?;
    let count = member.seen.min(ENDS_MAX as u64) as usize;
    let mut ends = member.ends_ms;
    let ends = &mut ends[..count];
    ends.sort_unstable();
    Some(IdleEnds {
        closed_after_ms: ends[count / 2],
        seen: member.seen,
        ours_ms: keepalive.idle.value.as_millis() as u64,
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use candor_conf::model::{Keepalive, Setting};

    use super::{ENDS_MAX, MEMBERS_MAX, note, of};

    fn keepalive() -> Keepalive {
        Keepalive {
            is_own: false,
            connections: 1,
            idle: Setting {
                value: Duration::from_secs(55),
                place: None,
            },
            age: Setting {
                value: Duration::from_secs(3600),
                place: None,
            },
        }
    }

    #[test]
    fn the_median_of_the_last_ends() {
        let id = u64::MAX;
        assert!(of(id, &keepalive()).is_none());
        for ms in [5_001, 20, 5_004] {
            note(id, Duration::from_millis(ms));
        }
        let ends = of(id, &keepalive()).expect("three were seen");
        assert_eq!((ends.closed_after_ms, ends.seen), (5_001, 3));
        assert_eq!(ends.ours_ms, 55_000);
        // What is long ago no longer counts.
        for _ in 0..ENDS_MAX {
            note(id, Duration::from_millis(2_000));
        }
        let ends = of(id, &keepalive()).expect("eleven were seen");
        assert_eq!((ends.closed_after_ms, ends.seen), (2_000, 11));
        // Members come and go.
        for other in 0..MEMBERS_MAX as u64 {
            note(other, Duration::from_millis(1));
        }
        assert!(of(id, &keepalive()).is_none());
    }
}
