//! The unix socket's file is not there.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::FileKind;
use crate::exchange::Phase;
use crate::facts::Facts;

const ENOENT: i32 = 2;
const ENOTDIR: i32 = 20;
const ENAMETOOLONG: i32 = 36;
const ELOOP: i32 = 40;

catalog! {
    /// # The upstream's socket file does not exist
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, and there is no file at its path: `ENOENT`, errno 2. Or the path
    /// leads nowhere: a part of it is no directory (`ENOTDIR`, 20), links lead in a circle (`ELOOP`,
    /// 40), a part is too long (`ENAMETOOLONG`, 36).
    ///
    /// ## What it means
    ///
    /// A server creates its socket when it starts and often removes it when it stops, so usually
    /// the application does not run. If it does, it runs with another path in mind, or it sees
    /// another file system: in a container, or with systemd's `PrivateTmp`, `/tmp` is its own.
    ///
    /// ## What to do
    ///
    /// `systemctl status UNIT` says whether the application runs; its unit or its configuration
    /// says which path it binds. Sockets belong in a directory of their own under `/run`.
    socket_missing {
        phase: Phase::Connect,
        party: Party::Upstream,
        error_type: Some("destination_unavailable"),
        status: 502,
        title: "The upstream's socket file does not exist",
        visitor: "The application behind this address is not running right now.",
        sentence: |facts| match facts.value("missing_part") {
            _ if facts.reason == Some("not_a_directory") => "The socket {socket} does not exist ({errno_name}, errno {errno}): a part of its path is no directory.",
            _ if facts.reason == Some("link_loop") => "The socket {socket} does not exist ({errno_name}, errno {errno}): links in its path lead in a circle.",
            Some(part) if Some(&*part) != facts.socket() => "The socket {socket} does not exist ({errno_name}, errno {errno}): there is no {missing_part}.",
            _ => "The socket {socket} does not exist ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "private_tmp",
                "The application has a /tmp of its own (systemd's PrivateTmp, or a container). Move the socket to a directory under /run.",
                |facts| {
                    let path = facts.socket().unwrap_or_default();
                    let tmp = path.starts_with("/tmp/") || path.starts_with("/var/tmp/");
                    match facts.has_other_files() {
                        true if tmp => Weight::Shown("{listening} listens at that path, and has files of its own"),
                        _ => Weight::only_suggested_if(
                            tmp,
                            "{socket} is below a directory that services often have for themselves",
                        ),
                    }
                },
            ),
            Likely::new(
                "other_namespace",
                "The application runs in a container and made its socket there, where Candor does not see it: share the directory between both.",
                |facts| {
                    let path = facts.socket().unwrap_or_default();
                    let tmp = path.starts_with("/tmp/") || path.starts_with("/var/tmp/");
                    Weight::only_shown_if(
                        facts.has_other_files() && !tmp,
                        "{listening} listens at that path, and has files of its own",
                    )
                },
            ),
            Likely::new(
                "removed",
                "The socket's file was removed while the application listens on it: by a clean-up of the directory, or by a second instance that ended. Restart the application.",
                |facts| {
                    Weight::only_shown_if(
                        facts.listens_by_now() && !facts.has_other_files(),
                        "{listening} listens at that path all the same",
                    )
                },
            ),
            Likely::new(
                "directory_missing",
                "The directory was never made, or went away with the service (systemd's RuntimeDirectory), or its volume is not mounted here.",
                |facts| {
                    Weight::only_shown_if(
                        directory_is_missing(facts),
                        "not only the file, the directory {missing_part} is missing",
                    )
                },
            ),
            Likely::new(
                "file_in_the_way",
                "A file is where a directory should be: the path has a part too many, or is wrong.",
                |facts| {
                    Weight::only_shown_if(
                        facts.reason == Some("not_a_directory"),
                        "{errno_name} means that a part of {socket} is no directory",
                    )
                },
            ),
            Likely::new(
                "link_loop",
                "A symbolic link on the path points to itself, directly or over others.",
                |facts| {
                    Weight::only_shown_if(
                        facts.reason == Some("link_loop"),
                        "{errno_name} means that links lead in a circle",
                    )
                },
            ),
            Likely::new(
                "not_running",
                "The application is not running: stopped, crashed while starting, or never started.",
                |facts| {
                    let here = facts.socket_path().is_some() && !directory_is_missing(facts);
                    let tmp = facts.socket().is_some_and(|path| path.starts_with("/tmp/"));
                    Weight::suggested_if(
                        here && !tmp,
                        "the directory of {socket} is there, only the socket is missing",
                    )
                },
            ),
            Likely::new(
                "other_path",
                "The application binds another path than {socket}.",
                |facts| {
                    Weight::suggested_if(facts.listens_elsewhere(), "there is {elsewhere}")
                },
            ),
            Likely::new(
                "relative_path",
                "The path is relative, and was meant from another directory.",
                |facts| {
                    let path = facts.socket().unwrap_or_default();
                    Weight::only_shown_if(
                        !path.starts_with('/') && !path.starts_with('@'),
                        "{socket} does not begin with a slash",
                    )
                },
            ),
        ],
        steps: &[
            Step::run("See whether the application runs:", "systemctl status {unit}"),
            Step::run("See which sockets are listened on:", "ss -xlp | grep {socket_name}"),
            Step::run("See how far the path goes:", "namei -l {socket}"),
        ],
        recognize: recognize,
    }
}

fn directory_is_missing(facts: &Facts<'_>) -> bool {
    facts.socket_path().is_some_and(|path| {
        let missing = path.parts.last().filter(|part| part.kind.is_none());
        let whole = facts.socket().unwrap_or_default();
        // The last part that exists may also be a file where a directory should be.
        let blocked = path
            .parts
            .iter()
            .rev()
            .nth(1)
            .is_some_and(|part| part.kind == Some(FileKind::File));
        missing.is_some_and(|part| part.path != whole) && !blocked
    })
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() {
        return None;
    }
    let (index, tried) = facts.tried(&[ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP])?;
    let verdict = Verdict::certain(index);
    Some(match tried.errno {
        Some(ENOTDIR) => verdict.reason("not_a_directory"),
        Some(ENAMETOOLONG) => verdict.reason("too_long"),
        Some(ELOOP) => verdict.reason("link_loop"),
        _ => verdict,
    })
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, socket_path, tried};
    let socket = "unix:/run/app/app.sock";
    let parts = [("/run", Some(FileKind::Directory)), ("/run/app", None)];
    exchange(
        socket,
        Phase::Connect,
        vec![tried(socket, ENOENT), socket_path(&parts, None)],
    )
}

#[cfg(test)]
mod tests {
    use crate::evidence::FileKind;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, socket_path, tried};

    fn missing(path: &str, parts: &[(&str, Option<FileKind>)]) -> Exchange {
        let server = format!("unix:{path}");
        exchange(
            &server,
            Phase::Connect,
            vec![tried(&server, 2), socket_path(parts, None)],
        )
    }

    const DIRECTORY: Option<FileKind> = Some(FileKind::Directory);

    #[test]
    fn positive() {
        let parts = [("/run", DIRECTORY), ("/run/app.sock", None)];
        check(&missing("/run/app.sock", &parts), "socket_missing", None);
    }

    #[test]
    fn positive_the_path_leads_nowhere() {
        let reasons = [(20, "not_a_directory"), (36, "too_long"), (40, "link_loop")];
        for (errno, reason) in reasons {
            let server = "unix:/run/app.sock";
            let exchange = exchange(server, Phase::Connect, vec![tried(server, errno)]);
            check(&exchange, "socket_missing", Some(reason));
        }
    }

    #[test]
    fn the_errno_flips() {
        let failed = |errno| {
            let server = "unix:/run/app.sock";
            exchange(server, Phase::Connect, vec![tried(server, errno)])
        };
        check_first(&failed(20), "file_in_the_way");
        check_first(&failed(40), "link_loop");
    }

    #[test]
    fn negative_it_is_there_and_nobody_listens() {
        let server = "unix:/run/app.sock";
        let exchange = exchange(server, Phase::Connect, vec![tried(server, 111)]);
        check(&exchange, "socket_refused", Some("nobody_listens"));
    }

    #[test]
    fn the_directory_flips() {
        let path = "/run/app/app.sock";
        let parts = [("/run", DIRECTORY), ("/run/app", DIRECTORY), (path, None)];
        check_first(&missing(path, &parts), "not_running");
        check_first(
            &missing(path, &[("/run", DIRECTORY), ("/run/app", None)]),
            "directory_missing",
        );
    }

    #[test]
    fn the_place_flips() {
        check_first(
            &missing(
                "/tmp/app.sock",
                &[("/tmp", DIRECTORY), ("/tmp/app.sock", None)],
            ),
            "private_tmp",
        );
        check_first(
            &missing(
                "/run/app.sock",
                &[("/run", DIRECTORY), ("/run/app.sock", None)],
            ),
            "not_running",
        );
    }
}
