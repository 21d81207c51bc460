//! Circumstances: what stands behind a failure whatever its cause is.
//!
//! That the container exited, that the application's last words were a traceback, that the disk is
//! full: such a fact explains a refused connection as well as a time-out. Each is a file here, is
//! weighed beside the likely causes of the catalog's entry, and leads them when it is shown. One
//! line below registers it.

use crate::causes::{Likely, Step, Weight};
use crate::facts::Facts;

/// What may stand behind any cause.
#[derive(Debug)]
pub(crate) struct Circumstance {
    /// The explanation. Its weight is `Excluded` unless the evidence speaks for it.
    pub(crate) likely: Likely,
    /// What to do when the evidence speaks for it.
    pub(crate) steps: &'static [Step],
}

impl Circumstance {
    /// Whether the evidence speaks for it.
    fn holds(&self, facts: &Facts<'_>) -> bool {
        (self.likely.weigh)(facts) != Weight::Excluded
    }
}

/// Declares the modules and the list. A module's file is `NAME.rs`, its static `CIRCUMSTANCE`.
macro_rules! list {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Those of the files below.
        static ALL: &[&Circumstance] = &[$(&$name::CIRCUMSTANCE),*];

        /// The files.
        #[cfg(test)]
        pub(crate) static NAMES: &[&str] = &["last_words", $(stringify!($name)),*];
    };
}

list! {
    container_out_of_memory,
    container_restarting,
    container_ended,
    container_paused,
    container_missing,
    container_other_network,
    application_loopback,
    application_other_port,
    dependency_away,
    container_unhealthy,
    out_of_memory,
    unit_down,
    disk_full,
    conntrack_full,
    speaks_tls,
    speaks_plain,
    speaks_http2,
    other_resolver,
    only_this_path,
    every_path,
    not_each_time,
}

mod last_words;
#[cfg(test)]
mod testing;

/// Every circumstance; of two that are shown the first one leads.
pub(crate) fn all() -> impl Iterator<Item = &'static Circumstance> {
    last_words::ENDINGS.iter().chain(ALL.iter().copied())
}

/// The steps of those that hold.
pub(crate) fn steps<'a>(facts: &'a Facts<'_>) -> impl Iterator<Item = &'static Step> + 'a {
    let holding = all().filter(|it| it.holds(facts));
    holding.flat_map(|circumstance| circumstance.steps)
}
