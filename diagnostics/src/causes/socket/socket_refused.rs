//! Nobody takes connections at the socket's path.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::FileKind;
use crate::exchange::Phase;
use crate::facts::Facts;

const EACCES: i32 = 13;
const ENOTSOCK: i32 = 88;
const EPROTOTYPE: i32 = 91;
const ECONNREFUSED: i32 = 111;

/// A socket younger than this belongs to an application that has just been started.
const NEW_S: i64 = 60;

catalog! {
    /// # Nobody takes connections at the upstream's socket
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, something is at its path, and nobody takes connections there:
    /// `ECONNREFUSED` (111), or `EPROTOTYPE` (91) for a socket of another type. What the path leads to
    /// was looked at, since the kernel says the same for a stale socket and for a plain file.
    ///
    /// ## What it means
    ///
    /// `nobody_listens`: the file of a socket stays when its program ends without removing it, so the
    /// application has crashed or was killed. `not_a_socket`: a file or a directory is there instead.
    /// `wrong_type`: it is a datagram socket, such as a log or notification socket.
    ///
    /// ## What to do
    ///
    /// `ss -xlp` lists who listens on which socket. Nobody on this one: restart the application; it
    /// must remove the old file when it starts. If it is no socket, look at which path the application
    /// really binds.
    socket_refused {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("connection_refused"),
        status: 502,
        title: "Nobody takes connections at the upstream's socket",
        visitor: "The application behind this address is not accepting connections right now.",
        sentence: |facts| match (facts.reason, kind(facts)) {
            (Some("wrong_type"), _) => "The socket {socket} is not of the stream type, so it takes no connections ({errno_name}, errno {errno}).",
            (_, Some(FileKind::Directory)) => "{socket} is a directory and no socket ({errno_name}, errno {errno}).",
            (_, Some(FileKind::File)) => "{socket} is a file and no socket ({errno_name}, errno {errno}).",
            (_, Some(FileKind::Other)) => "{socket} is a device or pipe and no socket ({errno_name}, errno {errno}).",
            _ if facts.value("socket_age").is_some() => "Nobody listens on the socket {socket}, made {socket_age} ago ({errno_name}, errno {errno}).",
            _ => "Nobody listens on the socket {socket} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "mount_made_directory",
                "A container platform made a directory there, because the socket did not exist when it was mounted. Stop the container, remove the directory, start the application first.",
                |facts| {
                    Weight::only_suggested_if(
                        kind(facts) == Some(FileKind::Directory),
                        "{socket} is a directory",
                    )
                },
            ),
            Likely::new(
                "other_socket",
                "The path is that of another socket of the application, for logs or notifications; the one for requests is elsewhere.",
                |facts| {
                    Weight::only_shown_if(
                        facts.reason == Some("wrong_type"),
                        "{errno_name} means that it is a socket of another type",
                    )
                },
            ),
            Likely::new(
                "stale_file",
                "The application stopped or crashed and left its socket's file behind.",
                |facts| match (facts.reason, facts.socket_age_s()) {
                    (Some("nobody_listens"), Some(age)) => Weight::suggested_if(
                        age >= NEW_S,
                        "the file is from {socket_made}, {socket_age} ago, and nobody listens on it",
                    ),
                    (Some("nobody_listens"), None) => {
                        Weight::Suggested("the file is there, and nobody listens on it")
                    }
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "starting",
                "The application is starting: it has bound the socket and does not listen yet. Or it crashed just after.",
                |facts| match (facts.reason, facts.socket_age_s()) {
                    (Some("nobody_listens"), Some(age)) => Weight::suggested_if(
                        age < NEW_S,
                        "the socket was made {socket_age} ago",
                    ),
                    (Some("nobody_listens"), None) => Weight::Possible,
                    _ => Weight::Excluded,
                },
            ),
            Likely::new(
                "other_namespace",
                "The application runs in a container and its socket was made anew there, while a mount shows us the old file.",
                |facts| match facts.listens_by_now() {
                    true => Weight::Shown("{listening} listens at that path all the same"),
                    false => Weight::possible_if(facts.reason == Some("nobody_listens")),
                },
            ),
            Likely::new(
                "other_path",
                "The path is wrong: the application binds another one.",
                |facts| {
                    let no_socket = facts.reason == Some("not_a_socket");
                    Weight::suggested_if(
                        no_socket && kind(facts) != Some(FileKind::Directory),
                        "{socket} is no socket",
                    )
                },
            ),
        ],
        steps: &[
            Step::run("See who listens on it:", "ss -xlp | grep {socket_name}"),
            Step::run("See what is there:", "stat {socket}"),
            Step::run_if(
                |facts| facts.reason == Some("nobody_listens"),
                "See whether the application runs, and why it ended:",
                "systemctl status {unit}; journalctl -u {unit} -n 50",
            ),
        ],
        recognize: recognize,
    }
}

/// What the path leads to.
fn kind(facts: &Facts<'_>) -> Option<FileKind> {
    facts.socket_file()?.kind
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() || facts.timer().is_some() {
        return None;
    }
    let other_kind = kind(facts).filter(|kind| *kind != FileKind::Socket);
    // Rights on what is no socket are beside the point.
    if let (Some((index, _)), Some(FileKind::File | FileKind::Other)) =
        (facts.tried(&[EACCES]), other_kind)
    {
        return Some(Verdict::likely(index).reason("not_a_socket"));
    }
    let (index, tried) = facts.tried(&[ECONNREFUSED, EPROTOTYPE, ENOTSOCK])?;
    Some(match (tried.errno, other_kind) {
        (Some(EPROTOTYPE), _) => Verdict::certain(index).reason("wrong_type"),
        (Some(ENOTSOCK), _) | (_, Some(_)) => Verdict::certain(index).reason("not_a_socket"),
        _ => Verdict::certain(index).reason("nobody_listens"),
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::evidence::Evidence;
    use crate::testing::{NOW_UNIX_S, exchange, socket_path, tried};
    let socket = "unix:/run/app/app.sock";
    let directory = Some(FileKind::Directory);
    let mut path = socket_path(
        &[
            ("/run", directory),
            ("/run/app", directory),
            ("/run/app/app.sock", Some(FileKind::Socket)),
        ],
        None,
    );
    if let Evidence::SocketPath(path) = &mut path {
        path.parts[2].modified_unix_s = Some(NOW_UNIX_S - 3 * 3_600);
    }
    exchange(
        socket,
        Phase::Connect,
        vec![tried(socket, ECONNREFUSED), path],
    )
}

#[cfg(test)]
mod tests {
    use crate::diagnosis::{Certainty, diagnose};
    use crate::evidence::{Evidence, FileKind};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{NOW_UNIX_S, check, check_first, exchange, socket_path, tried};

    fn refused(errno: i32, kind: FileKind, age_s: i64) -> Exchange {
        let server = "unix:/run/app.sock";
        let parts = [
            ("/run", Some(FileKind::Directory)),
            ("/run/app.sock", Some(kind)),
        ];
        let mut path = socket_path(&parts, None);
        if let Evidence::SocketPath(path) = &mut path {
            path.parts[1].modified_unix_s = Some(NOW_UNIX_S - age_s);
        }
        exchange(server, Phase::Connect, vec![tried(server, errno), path])
    }

    #[test]
    fn positive() {
        let cases = [
            (111, FileKind::Socket, "nobody_listens"),
            (111, FileKind::File, "not_a_socket"),
            (111, FileKind::Directory, "not_a_socket"),
            (111, FileKind::Other, "not_a_socket"),
            (88, FileKind::File, "not_a_socket"),
            (91, FileKind::Socket, "wrong_type"),
        ];
        for (errno, kind, reason) in cases {
            let exchange = refused(errno, kind, 7_200);
            check(&exchange, "socket_refused", Some(reason));
            assert_eq!(diagnose(&exchange).certainty, Certainty::Certain);
            assert_eq!(diagnose(&exchange).status, 502);
        }
    }

    #[test]
    fn positive_rights_on_what_is_no_socket_are_beside_the_point() {
        let mut exchange = refused(13, FileKind::File, 7_200);
        check(&exchange, "socket_refused", Some("not_a_socket"));
        assert_eq!(diagnose(&exchange).certainty, Certainty::Likely);
        exchange = refused(13, FileKind::Socket, 7_200);
        check(&exchange, "socket_permission", None);
    }

    #[test]
    fn positive_without_a_walk() {
        let server = "unix:@app";
        check(
            &exchange(server, Phase::Connect, vec![tried(server, 111)]),
            "socket_refused",
            Some("nobody_listens"),
        );
    }

    #[test]
    fn negative_its_queue_is_full() {
        check(
            &refused(11, FileKind::Socket, 7_200),
            "socket_backlog_full",
            None,
        );
    }

    #[test]
    fn negative_over_tcp() {
        let tries = vec![tried("10.0.0.5:80", 111)];
        check(
            &exchange("10.0.0.5:80", Phase::Connect, tries),
            "connect_refused",
            None,
        );
    }

    #[test]
    fn the_age_flips() {
        check_first(&refused(111, FileKind::Socket, 7_200), "stale_file");
        check_first(&refused(111, FileKind::Socket, 2), "starting");
    }

    #[test]
    fn what_is_there_flips() {
        check_first(&refused(111, FileKind::File, 7_200), "other_path");
        check_first(
            &refused(111, FileKind::Directory, 7_200),
            "mount_made_directory",
        );
        check_first(&refused(91, FileKind::Socket, 7_200), "other_socket");
    }
}
