//! The application's log ends with words whose meaning is known: one circumstance for each ending
//! of [`crate::last_words`].

use super::Circumstance;
use crate::causes::{Likely, Step, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

/// What was said so shortly before the failure belongs to it.
const RECENT_S: u64 = 60;

/// What is said while the application goes on serving.
const SERVING: &[&str] = &[
    "crashed",
    "event_loop",
    "migration_missing",
    "script_missing",
    "worker_killed",
    "worker_timeout",
];

macro_rules! endings {
    ($($id:ident: $text:literal),+ $(,)?) => {
        /// One for each ending.
        pub(super) static ENDINGS: &[Circumstance] = &[$(Circumstance {
            likely: Likely {
                id: stringify!($id),
                text: $text,
                weigh: |facts| weigh(facts, stringify!($id)),
            },
            steps: STEPS,
        }),+];
    };
}

endings! {
    memory_used_up: "The application runs out of memory. Give it more, or find what it uses it for.",
    disk_full: "No space is left on a disk that the application writes to.",
    files_exhausted: "The application has reached its limit of open files and sockets.",
    address_in_use: "The application cannot listen, since another process has the address already.",
    database_full: "The application's database takes no more connections.",
    database_login: "The application's database refuses its user, password or database name.",
    database_away: "The application cannot reach its database.",
    pool_exhausted: "Every worker or connection of the application's pool is busy, so that requests wait.",
    worker_timeout: "The application's server killed a worker that took too long for a request. What the request waits for is to blame, or the server's own limit is too low.",
    module_missing: "The application cannot be loaded, since a module or library is missing where it runs.",
    application_missing: "The application's server does not find the application under the name that it was given.",
    syntax_error: "The application cannot be loaded, since its code has a syntax error for the version that runs it.",
    settings_invalid: "The application cannot start, since its settings or environment are incomplete.",
    server_configuration: "The application's server does not accept its own configuration.",
    script_missing: "PHP does not find the script under the name that it is given, or may not run it. `files` must name the directory as PHP sees it: inside of its container or chroot, if it is in one.",
    migration_missing: "The application's database lacks a table or column: a migration has not been run.",
    name_unknown: "The application cannot resolve the name of something that it needs.",
    dependency_refused: "Something that the application needs refuses its connections.",
    tls_material: "The application cannot use its certificate or key.",
    permission_denied: "The application is denied a file or port: it runs as a user without the right to it.",
    read_only: "The application wants to write where it may only read.",
    program_missing: "The command that should start the application does not exist there, or is built for another machine.",
    file_missing: "The application does not find a file that it needs.",
    memory_fault: "The application's process crashed, most often in native code.",
    panicked: "The application panicked.",
    event_loop: "The application uses its event loop wrongly, so that requests fail or hang.",
    worker_killed: "A worker of the application was killed, most often since the host or container ran out of memory.",
    boot_failed: "The application failed while it was being loaded.",
    crashed: "The application failed with an error that it does not handle.",
    told_to_stop: "The application was told to stop, and did.",
}

const STEPS: &[Step] = &[
    Step::run(
        "See all that the application said:",
        "docker logs --tail 50 {log_container}",
    ),
    Step::run(
        "See all that the application said:",
        "tail -n 50 {log_file}",
    ),
];

fn weigh(facts: &Facts<'_>, id: &str) -> Weight {
    let Some((_, ending)) = facts.ending().filter(|(_, ending)| ending.id == id) else {
        return Weight::Excluded;
    };
    let is_recent = ending.age_s.is_some_and(|age| age <= RECENT_S);
    let explains = match facts.phase {
        // It does not listen, or not any more: its last words say why.
        Phase::Connect => !ending.outdated && !SERVING.contains(&id),
        Phase::Request | Phase::Head | Phase::Body => is_recent,
        _ => false,
    };
    match (explains, ending.age_s) {
        (true, Some(_)) => Weight::Shown("{log} said {said_age} before: {said}"),
        (true, None) => Weight::Shown("{log} says: {said}"),
        (false, Some(_)) => Weight::Suggested("{log} said {said_age} before: {said}"),
        (false, None) => Weight::Suggested("{log} says: {said}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use super::*;
    use crate::evidence::{Ending, Evidence, LastWords};
    use crate::exchange::Exchange;
    use crate::testing::{check_first, exchange, timer, tried};

    fn said(id: &'static str, age_s: Option<u64>, outdated: bool) -> Evidence {
        let line = "WORKER TIMEOUT (pid:9)".to_owned();
        Evidence::LastWords(Arc::new(LastWords {
            source: "file",
            name: "/var/log/app.log".to_owned(),
            lines: vec![line.clone()],
            ending: Some(Ending {
                id,
                line,
                about: None,
                age_s,
                outdated,
            }),
            listens: None,
        }))
    }

    fn refused(fact: Evidence) -> Exchange {
        exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 111), fact],
        )
    }

    #[test]
    fn every_ending_has_a_meaning() {
        let known: BTreeSet<_> = crate::last_words::ids().collect();
        let told: BTreeSet<_> = ENDINGS.iter().map(|it| it.likely.id).collect();
        assert_eq!(known, told);
        assert_eq!(ENDINGS.len(), told.len());
    }

    #[test]
    fn last_words_lead_where_they_explain() {
        check_first(
            &refused(said("module_missing", Some(4_000), false)),
            "module_missing",
        );
        check_first(
            &refused(said("module_missing", Some(3), true)),
            "module_missing",
        );
        check_first(
            &refused(said("worker_timeout", Some(3), false)),
            "worker_timeout",
        );
        let facts = vec![
            timer("timeout.first_byte", 30_000),
            said("worker_timeout", Some(3), false),
        ];
        let late = exchange("10.0.0.5:80", Phase::Head, facts);
        check_first(&late, "worker_timeout");
    }

    #[test]
    fn old_words_are_no_proof() {
        use crate::diagnosis::diagnose;
        let weight = |exchange: &Exchange| {
            let diagnosis = diagnose(exchange);
            weigh(&Facts::of(exchange, &diagnosis), "module_missing").tier()
        };
        assert_eq!(weight(&refused(said("module_missing", Some(3), false))), 0);
        assert_eq!(weight(&refused(said("module_missing", Some(3), true))), 1);
        let facts = vec![
            timer("timeout.first_byte", 30_000),
            said("module_missing", Some(300), false),
        ];
        assert_eq!(weight(&exchange("10.0.0.5:80", Phase::Head, facts)), 1);
        let other = refused(said("worker_timeout", None, false));
        assert_eq!(weight(&other), 3);
    }
}
