//! This host has no file or memory left for another connection.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::exchange::Phase;
use crate::facts::Facts;

const ENOMEM: i32 = 12;
const ENFILE: i32 = 23;
const EMFILE: i32 = 24;
const ENOBUFS: i32 = 105;

/// Systemd's and most shells' default is 1024.
const LOW: u64 = 4_096;

catalog! {
    /// # No file or memory is left for a connection to the upstream
    ///
    /// ## What happened
    ///
    /// Candor wanted a socket for a connection to the upstream, and the kernel had none to give:
    /// `EMFILE` (24), this process has as many files open as it may; `ENFILE` (23), the whole host has;
    /// `ENOMEM` (12) or `ENOBUFS` (105), there is no memory for it.
    ///
    /// ## What it means
    ///
    /// The upstream has nothing to do with it: no packet has left. A proxy needs two sockets for each
    /// request under way, and one for each idle connection.
    ///
    /// ## What to do
    ///
    /// For 24, raise the limit: `LimitNOFILE` in Candor's unit, `--ulimit nofile` for a container. If
    /// the limit is high already, find out what holds the connections: a slow upstream, or clients
    /// that never leave.
    connect_resources_exhausted {
        phase: Phase::Connect,
        party: Party::Proxy,
        error_type: Some("proxy_internal_error"),
        status: 503,
        title: "No file or memory is left for a connection to the upstream",
        visitor: "The server is busy. Please try again in a moment.",
        sentence: |facts| match (facts.reason, facts.value("files_limit")) {
            (Some("process_files"), Some(_)) => "Candor has {files_limit} files open, as many as it may, and none is left to connect to {peer} ({errno_name}, errno {errno}).",
            (Some("process_files"), None) => "Candor has as many files open as it may, and none is left to connect to {peer} ({errno_name}, errno {errno}).",
            (Some("host_files"), _) => "This host has as many files open as it may, and none is left to connect to {peer} ({errno_name}, errno {errno}).",
            _ => "This host has no memory left to connect to {peer} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "low_limit",
                "The limit of open files is low for a proxy: raise LimitNOFILE in its unit, or --ulimit nofile of its container.",
                |facts| {
                    let low = facts.open_files().is_some_and(|(limit, _)| limit <= LOW);
                    Weight::only_shown_if(
                        low && facts.reason == Some("process_files"),
                        "the limit is {files_limit} only",
                    )
                },
            ),
            Likely::new(
                "slow_upstream",
                "Requests pile up: an upstream answers slowly, and each of them holds two sockets.",
                |facts| match (facts.reason, facts.open_files()) {
                    (Some("process_files"), Some((limit, _))) => Weight::suggested_if(
                        limit > LOW,
                        "{files_limit} files should do for this host's usual load",
                    ),
                    (Some("process_files"), None) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "many_clients",
                "Very many clients are connected at once, or one of them opens connections and keeps them.",
                |facts| Weight::possible_if(facts.reason == Some("process_files")),
            ),
            Likely::new(
                "host_limit",
                "All programs of this host together have too many files open: fs.file-max.",
                |facts| {
                    Weight::only_shown_if(
                        facts.reason == Some("host_files"),
                        "{errno_name} is about the whole host",
                    )
                },
            ),
            Likely::new(
                "socket_memory",
                "The memory for sockets is used up: net.ipv4.tcp_mem, or the memory limit of Candor's container.",
                |facts| {
                    Weight::only_suggested_if(
                        facts.reason == Some("memory"),
                        "{errno_name} is about the kernel's memory",
                    )
                },
            ),
            Likely::new(
                "another_program",
                "Another program of this host leaks files or memory.",
                |facts| Weight::possible_if(facts.reason != Some("process_files")),
            ),
        ],
        steps: &[
            Step::run_if(
                |facts| facts.reason == Some("process_files"),
                "See what Candor has open, and how much it may:",
                "ls /proc/{pid}/fd | wc -l; prlimit --pid {pid} --nofile",
            ),
            Step::run_if(
                |facts| {
                    facts.reason == Some("process_files")
                        && facts.open_files().is_some_and(|(limit, most)| limit < most)
                },
                "Raise the limit of the running process:",
                "prlimit --pid {pid} --nofile={files_most}",
            ),
            Step::run_if(
                |facts| facts.reason == Some("host_files"),
                "See how many files the host has open, and may:",
                "sysctl fs.file-nr fs.file-max",
            ),
            Step::run_if(
                |facts| facts.reason == Some("memory"),
                "See how much memory sockets take, and may:",
                "cat /proc/net/sockstat; sysctl net.ipv4.tcp_mem; free -m",
            ),
            Step::run("See how many sockets there are, and in which state:", "ss -s"),
        ],
        recognize: recognize,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) {
        return None;
    }
    let exhausted = [ENOMEM, ENFILE, EMFILE, ENOBUFS];
    let (index, tried) = facts.tried(&exhausted)?;
    let alone = facts
        .tries()
        .all(|(_, tried)| tried.errno.is_none_or(|errno| exhausted.contains(&errno)));
    let verdict = if alone {
        Verdict::certain(index)
    } else {
        Verdict::likely(index)
    };
    Some(verdict.reason(match tried.errno {
        Some(EMFILE) => "process_files",
        Some(ENFILE) => "host_files",
        _ => "memory",
    }))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{exchange, tried};
    let files = Evidence::OpenFiles {
        pid: 4_711,
        limit: 1_024,
        most: 524_288,
    };
    exchange(
        "10.0.0.5:8000",
        Phase::Connect,
        vec![tried("10.0.0.5:8000", EMFILE), files],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::Evidence;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, tried};

    fn exhausted(errno: i32, limit: u64) -> Exchange {
        let files = Evidence::OpenFiles {
            pid: 7,
            limit,
            most: 524_288,
        };
        let evidence = vec![tried("10.0.0.5:80", errno), files];
        exchange("10.0.0.5:80", Phase::Connect, evidence)
    }

    #[test]
    fn positive() {
        let reasons = [
            (24, "process_files"),
            (23, "host_files"),
            (12, "memory"),
            (105, "memory"),
        ];
        for (errno, reason) in reasons {
            let exchange = exhausted(errno, 1_024);
            check(&exchange, "connect_resources_exhausted", Some(reason));
            assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
            assert_eq!(diagnose(&exchange).status, 503);
        }
    }

    #[test]
    fn positive_for_a_socket_file_too() {
        let server = "unix:/run/app.sock";
        check(
            &exchange(server, Phase::Connect, vec![tried(server, 24)]),
            "connect_resources_exhausted",
            Some("process_files"),
        );
    }

    #[test]
    fn positive_what_another_address_said_is_not_the_whole_story() {
        let tries = vec![tried("[::1]:80", 111), tried("127.0.0.1:80", 24)];
        let exchange = exchange("localhost:80", Phase::Connect, tries);
        check(
            &exchange,
            "connect_resources_exhausted",
            Some("process_files"),
        );
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
    }

    #[test]
    fn negative_the_ports_are_used_up() {
        check(&exhausted(99, 1_024), "connect_ports_exhausted", None);
    }

    #[test]
    fn the_limit_flips() {
        check_first(&exhausted(24, 1_024), "low_limit");
        check_first(&exhausted(24, 524_288), "slow_upstream");
    }

    #[test]
    fn the_errno_flips() {
        check_first(&exhausted(23, 1_024), "host_limit");
        check_first(&exhausted(12, 1_024), "socket_memory");
    }
}
