//! Which processes hold which sockets: names and numbers, never arguments or environments.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use parking_lot::Mutex;

/// So long one look through all processes serves whoever asks.
const FRESH: Duration = Duration::from_secs(1);
/// At most so many processes are asked for their sockets.
const PROCESSES_MAX: usize = 16 * 1024;
/// At most so many files of a process are looked at.
const FILES_MAX: usize = 64 * 1024;
/// Looking through all processes may take so long.
const LIMIT: Duration = Duration::from_millis(500);

/// A process.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Program {
    pub(crate) pid: u32,
    /// As the kernel keeps it: at most 15 bytes.
    pub(crate) name: String,
    /// The systemd unit that it belongs to.
    pub(crate) unit: Option<String>,
}

impl Program {
    pub(super) fn of(pid: u32) -> Self {
        Self {
            pid,
            name: name(pid).unwrap_or_default(),
            unit: unit(pid),
        }
    }
}

/// Who holds sockets.
#[derive(Debug, Default)]
pub(crate) struct Owners {
    by_inode: HashMap<u64, u32>,
    /// Some processes do not show us their files.
    pub(crate) is_denied: bool,
}

/// A look: when, for which sockets, and what was found.
type Look = (Instant, HashSet<u64>, Arc<Owners>);

/// The last one.
static LAST: Mutex<Option<Look>> = Mutex::new(None);

impl Owners {
    /// Who holds these sockets, as of the last second.
    pub(crate) fn of(inodes: impl Iterator<Item = u64>) -> Arc<Self> {
        let mut wanted: HashSet<u64> = inodes.filter(|inode| *inode != 0).collect();
        // Held while it looks: whoever asks meanwhile is served by the same look.
        let mut last = LAST.lock();
        if let Some((at, asked, owners)) = &*last
            && at.elapsed() < FRESH
        {
            if wanted.is_subset(asked) {
                return Arc::clone(owners);
            }
            wanted.extend(asked);
        }
        let owners = Arc::new(Self::look(&wanted));
        *last = Some((Instant::now(), wanted, Arc::clone(&owners)));
        owners
    }

    /// Looks through all processes for who holds these sockets. Of several that share one, the
    /// oldest is taken; systemd, which keeps what it has passed on, only where there is no other.
    fn look(wanted: &HashSet<u64>) -> Self {
        let mut owners = Self::default();
        let mut ages: HashMap<u32, u64> = HashMap::new();
        let until = Instant::now() + LIMIT;
        for pid in pids().take(PROCESSES_MAX) {
            if wanted.is_empty() || Instant::now() > until {
                break;
            }
            let files = match fs::read_dir(format!("/proc/{pid}/fd")) {
                Ok(files) => files,
                Err(error) => {
                    owners.is_denied |= error.kind() == io::ErrorKind::PermissionDenied;
                    continue;
                }
            };
            for file in files.flatten().take(FILES_MAX) {
                let inode = socket_inode(&file.path());
                let Some(inode) = inode.filter(|inode| wanted.contains(inode)) else {
                    continue;
                };
                let mut age = |pid| *ages.entry(pid).or_insert_with(|| began(pid));
                let (begun, before) = (age(pid), owners.by_inode.get(&inode));
                if before.is_none_or(|before| begun < age(*before)) {
                    owners.by_inode.insert(inode, pid);
                }
            }
        }
        owners
    }

    /// Who holds this socket.
    pub(crate) fn owner(&self, inode: u64) -> Option<Program> {
        self.by_inode.get(&inode).map(|pid| Program::of(*pid))
    }
}

/// The processes of this host that we see.
pub(super) fn pids() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// When a process began, in ticks since the host did; systemd comes last.
fn began(pid: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"));
    let begun = stat.ok().and_then(|stat| {
        // Behind the name, which may hold anything: the 22nd of all fields.
        let (_, rest) = stat.rsplit_once(')')?;
        rest.split_whitespace().nth(19)?.parse().ok()
    });
    begun.filter(|_| pid != 1).unwrap_or(u64::MAX)
}

/// `socket:[4711]` → 4711.
fn socket_inode(file: &Path) -> Option<u64> {
    let target = fs::read_link(file).ok()?;
    let target = target.as_os_str().as_bytes();
    let inode = target.strip_prefix(b"socket:[")?.strip_suffix(b"]")?;
    std::str::from_utf8(inode).ok()?.parse().ok()
}

/// A process' name, as `ps -o comm` shows it.
pub(crate) fn name(pid: u32) -> Option<String> {
    let name = fs::read(format!("/proc/{pid}/comm")).ok()?;
    let name = String::from_utf8_lossy(name.trim_ascii_end()).into_owned();
    (!name.is_empty()).then_some(name)
}

/// The systemd unit that a process belongs to.
fn unit(pid: u32) -> Option<String> {
    unit_in(&super::files::text(Path::new(&format!(
        "/proc/{pid}/cgroup"
    )))?)
}

/// The innermost service among the control groups of a process.
fn unit_in(groups: &str) -> Option<String> {
    let paths = groups.lines().filter_map(|line| {
        let (_, rest) = line.split_once(':')?;
        let (controllers, path) = rest.split_once(':')?;
        matches!(controllers, "" | "name=systemd").then_some(path)
    });
    let mut services = paths.filter_map(|path| {
        let mut parts = path.rsplit('/');
        parts.find(|part| part.ends_with(".service") && !part.starts_with("user@"))
    });
    services.next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::net::TcpListener;
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn finds_ourselves() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let found = crate::inspect::sockets::tcp();
        let inode = found.iter().find(|it| it.address == address).unwrap().inode;
        let owner = Owners::of([inode, 0].into_iter()).owner(inode).unwrap();
        assert_eq!(owner.pid, std::process::id());
        assert_eq!(Some(owner.name), name(std::process::id()));
        // Asked anew within the second, it is the same look.
        let again = Owners::of([inode].into_iter());
        assert!(Arc::ptr_eq(&again, &Owners::of([inode].into_iter())));
        // What is no socket has no owner of this kind.
        let file = fs::metadata("/proc/self/exe").unwrap().ino();
        assert!(Owners::look(&HashSet::from([file])).owner(file).is_none());
    }

    #[test]
    fn knows_who_is_older() {
        let mut child = std::process::Command::new("sleep")
            .arg("60")
            .spawn()
            .unwrap();
        let (ours, its) = (began(std::process::id()), began(child.id()));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(0 < ours && ours <= its && its < began(1), "{ours} {its}");
    }

    #[test]
    fn reads_units() {
        let unit = |text: &str| unit_in(text);
        let service = Some("gunicorn.service".to_owned());
        assert_eq!(unit("0::/system.slice/gunicorn.service\n"), service);
        let nested = "0::/system.slice/gunicorn.service/workers\n";
        assert_eq!(unit(nested), service);
        let old = "9:memory:/x.service\n1:name=systemd:/system.slice/gunicorn.service\n";
        assert_eq!(unit(old), service);
        let user = "0::/user.slice/user-1000.slice/user@1000.service/app.slice/app.service\n";
        assert_eq!(unit(user), Some("app.service".to_owned()));
        let shell = "0::/user.slice/user-1000.slice/user@1000.service\n";
        assert_eq!(unit(shell), None);
        for none in ["0::/\n", "", "junk", "0::/docker/0a1b2c\n"] {
            assert_eq!(unit(none), None);
        }
    }
}
