//! The unix socket may not be used by Candor's user.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{FileKind, PathPart};
use crate::exchange::Phase;
use crate::facts::Facts;

const EACCES: i32 = 13;

catalog! {
    /// # Candor may not use the upstream's socket
    ///
    /// ## What happened
    ///
    /// The upstream is a unix socket, and the kernel does not let Candor's user connect to it:
    /// `EACCES`, errno 13.
    ///
    /// ## What it means
    ///
    /// To connect, a user must be allowed to enter (`x`) every directory of the path and to write
    /// (`w`) to the socket itself. One of these is missing. Where every permission looks right,
    /// SELinux or AppArmor says no.
    ///
    /// ## What to do
    ///
    /// `namei -l SOCKET` shows every part of the path with its permissions. Put Candor's user into
    /// the socket's group and let the application make its socket `0660` (umask `007`, or
    /// systemd's `SocketMode`). Never put a socket into a home directory.
    socket_permission {
        phase: Phase::Connect,
        party: Party::Proxy,
        error_type: Some("destination_unavailable"),
        status: 502,
        title: "Candor may not use the upstream's socket",
        visitor: "The application behind this address cannot be reached right now.",
        sentence: |facts| match (denied(facts), is_directory(facts)) {
            (Some(_), true) => "User {uid} may not enter {denied_part} (mode {denied_mode}, owner {denied_uid}, group {denied_gid}), so the socket {socket} cannot be reached ({errno_name}, errno {errno}).",
            (Some(_), false) => "User {uid} may not write to the socket {socket} (mode {denied_mode}, owner {denied_uid}, group {denied_gid}; {errno_name}, errno {errno}).",
            _ => "The kernel denies the socket {socket} ({errno_name}, errno {errno}).",
        },
        likely: &[
            Likely::new(
                "group",
                "Candor's user is not in the socket's group {denied_gid}. Add it, and restart Candor.",
                |facts| {
                    let other_group = denied(facts).is_some_and(|part| {
                        let gids = facts.socket_path().map_or(&[][..], |path| &path.gids);
                        part.mode & 0o020 != 0 && !gids.contains(&part.gid)
                    });
                    Weight::only_shown_if(
                        other_group && !is_directory(facts),
                        "the mode is {denied_mode} and our groups are {gids}",
                    )
                },
            ),
            Likely::new(
                "umask",
                "The application makes its socket writable for its own user alone: set its umask to 007, or systemd's SocketMode to 0660.",
                |facts| {
                    let own = denied(facts).is_some_and(|part| part.mode & 0o022 == 0);
                    Weight::only_shown_if(
                        own && !is_directory(facts),
                        "the mode {denied_mode} lets neither group nor others write",
                    )
                },
            ),
            Likely::new(
                "home_directory",
                "The socket is in a home directory, which others may not enter. Move it to a directory under /run.",
                |facts| {
                    let home = denied(facts).is_some_and(|part| {
                        part.path.starts_with("/home/") || part.path.starts_with("/root")
                    });
                    Weight::only_shown_if(
                        home && is_directory(facts),
                        "{denied_part} has mode {denied_mode}",
                    )
                },
            ),
            Likely::new(
                "directory",
                "The directory {denied_part} lets only its owner or group enter.",
                |facts| {
                    let home = denied(facts).is_some_and(|part| part.path.starts_with("/home/"));
                    Weight::only_shown_if(
                        is_directory(facts) && !home,
                        "{denied_part} has mode {denied_mode}, owner {denied_uid}, group {denied_gid}",
                    )
                },
            ),
            Likely::new(
                "security_module",
                "SELinux or AppArmor forbids it: the permissions themselves would allow it.",
                |facts| match (facts.socket_path(), denied(facts)) {
                    _ if facts.denial().is_some() => Weight::Shown(
                        "its log says so: {denied_operation} on {denied_object}",
                    ),
                    (Some(_), None) => {
                        Weight::Suggested("no part of the path denies user {uid}")
                    }
                    (Some(_), Some(_)) => Weight::Excluded,
                    _ => Weight::Possible,
                },
            ),
            Likely::new(
                "permissions",
                "The permissions of the socket or of a directory on its path do not allow Candor's user.",
                |facts| Weight::possible_if(facts.socket_path().is_none()),
            ),
        ],
        steps: &[
            Step::run("See the permissions of every part of the path:", "namei -l {socket}"),
            Step::run_if(
                |facts| denied(facts).is_none(),
                "See what SELinux or AppArmor denied:",
                "ausearch -m avc -ts recent; journalctl -k --grep DENIED --since -10min",
            ),
        ],
        recognize: recognize,
    }
}

fn denied<'a>(facts: &Facts<'a>) -> Option<&'a PathPart> {
    facts.socket_path()?.parts.iter().find(|part| part.denies)
}

fn is_directory(facts: &Facts<'_>) -> bool {
    denied(facts).is_some_and(|part| part.kind == Some(FileKind::Directory))
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    if !facts.in_phase(Phase::Connect) || !facts.is_unix() {
        return None;
    }
    let (index, tried) = facts.tried(&[EACCES])?;
    if tried.operation != "connect" {
        return None;
    }
    let reason = match (denied(facts), is_directory(facts)) {
        (Some(_), true) => Some("directory"),
        (Some(_), false) => Some("socket"),
        (None, _) => None,
    };
    Some(Verdict::certain(index).with(reason))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, socket_path, tried};
    let socket = "unix:/run/app/app.sock";
    let parts = [
        ("/run", Some(FileKind::Directory)),
        ("/run/app", Some(FileKind::Directory)),
        ("/run/app/app.sock", Some(FileKind::Socket)),
    ];
    exchange(
        socket,
        Phase::Connect,
        vec![tried(socket, EACCES), socket_path(&parts, Some(0o660))],
    )
}

#[cfg(test)]
mod tests {
    use crate::evidence::FileKind;
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, socket_path, tried};

    /// Denied by the last part, which has this mode.
    fn denied(parts: &[(&str, Option<FileKind>)], mode: Option<u32>) -> Exchange {
        let server = "unix:/run/app/app.sock";
        exchange(
            server,
            Phase::Connect,
            vec![tried(server, 13), socket_path(parts, mode)],
        )
    }

    const PATH: [(&str, Option<FileKind>); 3] = [
        ("/run", Some(FileKind::Directory)),
        ("/run/app", Some(FileKind::Directory)),
        ("/run/app/app.sock", Some(FileKind::Socket)),
    ];

    #[test]
    fn positive() {
        check(
            &denied(&PATH, Some(0o660)),
            "socket_permission",
            Some("socket"),
        );
        check(
            &denied(&PATH[..2], Some(0o700)),
            "socket_permission",
            Some("directory"),
        );
        check(&denied(&PATH, None), "socket_permission", None);
    }

    #[test]
    fn negative_it_is_missing() {
        let server = "unix:/run/app/app.sock";
        check(
            &exchange(server, Phase::Connect, vec![tried(server, 2)]),
            "socket_missing",
            None,
        );
    }

    #[test]
    fn negative_over_tcp_it_is_a_local_rule() {
        let exchange = exchange(
            "10.0.0.5:80",
            Phase::Connect,
            vec![tried("10.0.0.5:80", 13)],
        );
        check(&exchange, "connect_denied_local", Some("access_denied"));
    }

    #[test]
    fn the_mode_flips() {
        check_first(&denied(&PATH, Some(0o660)), "group");
        check_first(&denied(&PATH, Some(0o600)), "umask");
    }

    #[test]
    fn the_part_that_denies_flips() {
        check_first(&denied(&PATH[..2], Some(0o700)), "directory");
        check_first(&denied(&PATH, None), "security_module");
    }
}
