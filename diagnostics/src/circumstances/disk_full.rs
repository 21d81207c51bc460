//! A file system that the upstream may need has no space left.

use super::Circumstance;
use crate::causes::{Likely, Step, Weight, always};
use crate::facts::Facts;

pub(crate) static CIRCUMSTANCE: Circumstance = Circumstance {
    likely: Likely::new(
        "disk_full",
        "A disk is full: the application cannot write its logs, sessions, uploads or database.",
        weigh,
    ),
    steps: &[Step {
        text: "See what is full, bytes and inodes:",
        command: Some("df -h {full_disk} && df -i {full_disk}"),
        when: always,
    }],
};

fn weigh(facts: &Facts<'_>) -> Weight {
    let full = facts.pressure().is_some_and(|it| !it.disks.is_empty());
    Weight::only_suggested_if(full, "{disk_left} are left for {full_disk}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::evidence::{Evidence, FullDisk, Pressure};
    use crate::exchange::Phase;
    use crate::testing::{check_first, exchange, tried};

    #[test]
    fn leads_where_a_disk_is_full() {
        let refused = tried("127.0.0.1:3000", 111);
        let mut exchange = exchange("127.0.0.1:3000", Phase::Connect, vec![refused]);
        check_first(&exchange, "not_running");
        let pressure = Pressure {
            disks: vec![FullDisk {
                path: "/tmp".to_owned(),
                ..FullDisk::default()
            }],
            ..Pressure::default()
        };
        let evidence = &mut exchange.attempts[0].evidence;
        evidence.push(Evidence::Pressure(Arc::new(pressure)));
        check_first(&exchange, "disk_full");
    }
}
