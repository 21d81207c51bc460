//! Containers for the tests of circumstances.

use std::sync::Arc;

use crate::diagnosis::diagnose;
use crate::evidence::{Container, ContainerState, Evidence};
use crate::exchange::Phase;
use crate::facts::Facts;
use crate::testing::{exchange, tried};

/// The time of the exchange below, in seconds since the Unix epoch.
pub(super) const NOW_S: i64 = 1_772_357_400;

/// One that runs and has nothing wrong.
pub(super) fn container() -> Container {
    Container {
        found_by: "service",
        name: "shop-web-1".to_owned(),
        service: Some("web".to_owned()),
        state: ContainerState::Running,
        started_unix_s: Some(NOW_S - 5_000),
        networks: vec!["shop_default".to_owned()],
        ..Container::default()
    }
}

/// The circumstance that leads when a connection to port 3000 of this container is refused; none
/// of these when it is `None`.
#[track_caller]
pub(super) fn check(container: Container, expected: Option<&str>) {
    let facts = vec![
        tried("172.18.0.5:3000", 111),
        Evidence::Container(Arc::new(container)),
    ];
    let exchange = exchange("web:3000", Phase::Connect, facts);
    let diagnosis = diagnose(&exchange);
    let facts = Facts::of(&exchange, &diagnosis);
    let holding = super::all().find(|it| it.holds(&facts));
    assert_eq!(holding.map(|it| it.likely.id), expected);
}
