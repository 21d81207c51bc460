//! The systemd unit behind an upstream, by what systemd leaves in files: unit files, control groups.
//!
//! systemd itself is not asked: its bus needs a client of its own, and files tell what matters most,
//! whether the unit has processes. Its result and its restarts are what `systemctl status` is for.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candor_diagnostics::evidence::{Evidence, Unit, UnitState, Unseen};
use candor_diagnostics::exchange::Target;

use super::listeners::is_ours;
use super::processes::Owners;
use super::{Found, Subject, files, sockets};

/// Where unit files are, the first one counts: systemd.unit(5).
const FOLDERS: &[&str] = &[
    "etc/systemd/system",
    "run/systemd/system",
    "run/systemd/generator",
    "usr/local/lib/systemd/system",
    "usr/lib/systemd/system",
    "lib/systemd/system",
];
/// Slices below the first one that are looked into for a unit's control group.
const DEPTH_MAX: usize = 4;
/// Control groups that are looked at.
const GROUPS_MAX: usize = 2_048;
/// Socket units that are read.
const SOCKET_UNITS_MAX: usize = 256;

/// Looks for the unit that the configuration names, that listens, or that would be started.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let configured = subject.upstream().settings.unit.clone();
    let here = subject.addresses.iter().any(|it| is_ours(it.ip()));
    let place = match &subject.target {
        Target::Unix { path } => Place::Path(path.clone()),
        Target::Host { port, .. } if here => Place::Port(*port),
        // On another host are other units, unless the configuration says that it is one of ours.
        _ if configured.is_some() => Place::Elsewhere,
        _ => return,
    };
    let looked = tokio::task::spawn_blocking(move || unit(Path::new("/"), configured, &place));
    if let Ok(Some(fact)) = looked.await {
        found.add(fact);
    }
}

/// What was dialed.
enum Place {
    Port(u16),
    Path(String),
    Elsewhere,
}

fn unit(root: &Path, configured: Option<String>, place: &Place) -> Option<Evidence> {
    let is_configured = configured.is_some();
    let (name, socket) = match configured {
        Some(name) => (with_suffix(name), None),
        None => owner_of(place)
            .map(|unit| (unit, None))
            .or_else(|| socket_unit(root, place).map(|(socket, unit)| (unit, Some(socket))))?,
    };
    // Without systemd, in a container for instance, its files say nothing.
    if !root.join("run/systemd/system").is_dir() {
        return is_configured.then(|| {
            Evidence::Unseen(Arc::new(Unseen {
                what: "unit",
                needs: "systemd on this host",
                errno: None,
            }))
        });
    }
    Some(Evidence::Unit(Arc::new(describe(
        root,
        name,
        socket,
        is_configured,
    ))))
}

fn with_suffix(name: String) -> String {
    match name.contains('.') {
        true => name,
        false => name + ".service",
    }
}

/// The unit of the process that listens there.
fn owner_of(place: &Place) -> Option<String> {
    // All are asked for, as who listens is: one look through the processes serves both.
    let (inode, owners) = match place {
        Place::Port(port) => {
            let all = sockets::tcp();
            let own = all.iter().find(|it| it.address.port() == *port)?;
            (own.inode, Owners::of(all.iter().map(|it| it.inode)))
        }
        Place::Path(path) => {
            let all = sockets::unix();
            let own = all.iter().find(|it| it.address == path.as_bytes())?;
            (own.inode, Owners::of(all.iter().map(|it| it.inode)))
        }
        Place::Elsewhere => return None,
    };
    owners.owner(inode)?.unit
}

/// The socket unit that listens there in place of a service, and the service that it starts.
fn socket_unit(root: &Path, place: &Place) -> Option<(String, String)> {
    let folders = FOLDERS.iter().map(|folder| root.join(folder));
    let entries = folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let sockets = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "socket"));
    sockets.take(SOCKET_UNITS_MAX).find_map(|path| {
        let text = files::text(&path)?;
        let name = path.file_name()?.to_str()?;
        let mut listens = values(&text, "ListenStream");
        listens.any(|listen| is_same(listen, place)).then(|| {
            let service = values(&text, "Service").last().map(str::to_owned);
            let stem = name.trim_end_matches(".socket");
            (
                name.to_owned(),
                service.unwrap_or_else(|| format!("{stem}.service")),
            )
        })
    })
}

/// Whether a `ListenStream=` means what was dialed: a path, a port, or an address and a port.
fn is_same(listen: &str, place: &Place) -> bool {
    match place {
        Place::Path(path) => listen == path,
        Place::Port(port) => {
            let own = listen.rsplit(':').next().unwrap_or_default();
            own.parse() == Ok(*port)
        }
        Place::Elsewhere => false,
    }
}

/// The values of a key of a unit file.
fn values<'t>(text: &'t str, key: &'t str) -> impl Iterator<Item = &'t str> {
    text.lines().filter_map(move |line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then_some(value.trim())
    })
}

fn describe(root: &Path, name: String, socket: Option<String>, configured: bool) -> Unit {
    let file = unit_file(root, &name);
    let group = control_group(root, &name);
    let processes = group.as_deref().map(processes);
    let killed = group.as_deref().and_then(|group| {
        let events = files::text(&group.join("memory.events"))?;
        files::number(&events, "oom_kill ")
    });
    let is_masked = file.as_deref().is_some_and(|file| {
        let target = fs::read_link(file);
        target.is_ok_and(|target| target == Path::new("/dev/null"))
    });
    let state = match processes {
        Some(1..) => UnitState::Running,
        _ if is_masked => UnitState::Masked,
        _ if file.is_none() && group.is_none() => UnitState::Missing,
        _ => UnitState::Stopped,
    };
    Unit {
        name,
        state,
        processes,
        killed: killed.filter(|killed| *killed > 0),
        file: file.map(|file| file.display().to_string()),
        configured,
        socket,
    }
}

/// The file that describes a unit; `app@1.service` is described by `app@.service`.
fn unit_file(root: &Path, name: &str) -> Option<PathBuf> {
    let template = name.split_once('@').and_then(|(stem, rest)| {
        let (_, suffix) = rest.rsplit_once('.')?;
        Some(format!("{stem}@.{suffix}"))
    });
    let names = [Some(name.to_owned()), template];
    let mut paths = names.iter().flatten().flat_map(|name| {
        let folders = FOLDERS.iter();
        folders.map(move |folder| root.join(folder).join(name))
    });
    // A masked unit is a link to nothing.
    paths.find(|path| fs::symlink_metadata(path).is_ok())
}

/// A unit's control group: it is somewhere among the slices.
fn control_group(root: &Path, name: &str) -> Option<PathBuf> {
    let unified = root.join("sys/fs/cgroup");
    let legacy = unified.join("systemd");
    let top = if legacy.is_dir() { legacy } else { unified };
    let mut folders = vec![(top, 0)];
    let mut looked = 0;
    while let Some((folder, depth)) = folders.pop() {
        let own = folder.join(name);
        if own.is_dir() {
            return Some(own);
        }
        if depth >= DEPTH_MAX {
            continue;
        }
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            looked += 1;
            if looked > GROUPS_MAX {
                return None;
            }
            let path = entry.path();
            let slice = path.extension().is_some_and(|it| it == "slice");
            if slice || entry.file_name().to_string_lossy().starts_with("user@") {
                folders.push((path, depth + 1));
            }
        }
    }
    None
}

/// How many processes are in a control group and below it.
fn processes(group: &Path) -> u64 {
    let of = |folder: &Path| {
        let text = files::text(&folder.join("cgroup.procs")).unwrap_or_default();
        text.lines().count() as u64
    };
    let below = fs::read_dir(group).into_iter().flatten().flatten();
    of(group) + below.take(64).map(|entry| of(&entry.path())).sum::<u64>()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use tempfile::TempDir;

    use super::*;

    /// A host with systemd.
    struct Host(TempDir);

    impl Host {
        fn new() -> Self {
            let host = Self(tempfile::tempdir().unwrap());
            host.write("run/systemd/system/.keep", "");
            host
        }

        fn write(&self, path: &str, text: &str) {
            let path = self.0.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }

        fn group(&self, path: &str, processes: &str) {
            self.write(&format!("sys/fs/cgroup/{path}/cgroup.procs"), processes);
        }

        fn named(&self, name: &str) -> Unit {
            match unit(self.0.path(), Some(name.to_owned()), &Place::Elsewhere) {
                Some(Evidence::Unit(unit)) => (*unit).clone(),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_unit_runs_stands_still_or_is_not_there() {
        let host = Host::new();
        assert_eq!(host.named("app").state, UnitState::Missing);
        host.write("etc/systemd/system/app.service", "[Service]\n");
        let stopped = host.named("app");
        assert_eq!(
            (stopped.name.as_str(), stopped.state),
            ("app.service", UnitState::Stopped)
        );
        assert!(stopped.configured && stopped.processes.is_none());
        assert!(
            stopped
                .file
                .unwrap()
                .ends_with("etc/systemd/system/app.service")
        );
        host.group("system.slice/app.service", "");
        assert_eq!(host.named("app").processes, Some(0));
        host.group("system.slice/app.service", "11\n12\n");
        host.group("system.slice/app.service/workers", "13\n");
        host.write(
            "sys/fs/cgroup/system.slice/app.service/memory.events",
            "low 0\noom 2\noom_kill 2\n",
        );
        let running = host.named("app.service");
        assert_eq!(
            (running.state, running.processes),
            (UnitState::Running, Some(3))
        );
        assert_eq!(running.killed, Some(2));
    }

    #[test]
    fn a_unit_is_masked_or_an_instance() {
        let host = Host::new();
        let folder = host.0.path().join("etc/systemd/system");
        fs::create_dir_all(&folder).unwrap();
        std::os::unix::fs::symlink("/dev/null", folder.join("app.service")).unwrap();
        assert_eq!(host.named("app").state, UnitState::Masked);
        host.write("usr/lib/systemd/system/web@.service", "[Service]\n");
        assert_eq!(host.named("web@1.service").state, UnitState::Stopped);
        // A user's unit is deeper, below a service of its own.
        let user = "user.slice/user-1000.slice/user@1000.service/app.slice/own.service";
        host.group(user, "7\n");
        assert_eq!(host.named("own").state, UnitState::Running);
    }

    #[test]
    fn a_socket_unit_leads_to_its_service() {
        let host = Host::new();
        let path = Place::Path("/run/app.sock".to_owned());
        assert!(unit(host.0.path(), None, &path).is_none());
        host.write(
            "etc/systemd/system/app.socket",
            "[Socket]\nListenStream = /run/app.sock\nListenStream=127.0.0.1:8000\n",
        );
        for place in [path, Place::Port(8000)] {
            let Some(Evidence::Unit(found)) = unit(host.0.path(), None, &place) else {
                panic!("nothing")
            };
            assert_eq!(found.name, "app.service");
            assert_eq!(found.socket.as_deref(), Some("app.socket"));
            assert_eq!((found.state, found.configured), (UnitState::Missing, false));
        }
        assert!(unit(host.0.path(), None, &Place::Port(800)).is_none());
        host.write(
            "etc/systemd/system/b.socket",
            "[Socket]\nListenStream=9000\nService=other.service\n",
        );
        let found = socket_unit(host.0.path(), &Place::Port(9000));
        assert_eq!(
            found,
            Some(("b.socket".to_owned(), "other.service".to_owned()))
        );
    }

    #[test]
    fn without_systemd_it_is_said() {
        let bare = tempfile::tempdir().unwrap();
        let found = unit(bare.path(), Some("app".to_owned()), &Place::Elsewhere);
        assert!(matches!(found, Some(Evidence::Unseen(it)) if it.what == "unit"));
    }
}
