//! Who takes connections where it was dialed, and who elsewhere, if that is on this host.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;

use candor_conf::model::ServerAddress;
use candor_diagnostics::evidence::{Evidence, LISTENERS_MAX, Listener, Listeners, Unseen};
use candor_diagnostics::exchange::{Phase, Target};

use super::processes::{Owners, Program};
use super::sockets::{self, Listening};
use super::{Found, Subject, files};

/// Names of programs that run applications, or begin like those of such programs.
const RUNTIMES: &[&str] = &[
    "beam",
    "bun",
    "daphne",
    "deno",
    "dotnet",
    "erl",
    "gunicorn",
    "hypercorn",
    "java",
    "next-server",
    "node",
    "perl",
    "php",
    "puma",
    "python",
    "ruby",
    "unicorn",
    "uvicorn",
    "uwsgi",
    "waitress",
];

/// Looks who listens; a few milliseconds, off this thread.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let Some(question) = Question::of(subject) else {
        return;
    };
    let looked = tokio::task::spawn_blocking(move || question.answer());
    for fact in looked.await.unwrap_or_default() {
        found.add(fact);
    }
}

/// What is looked for.
#[derive(Debug)]
struct Question {
    dialed: Dialed,
    /// Whether it is worth a look who listens elsewhere: nobody took the connection.
    refused: bool,
    /// The unit that the configuration names.
    unit: Option<String>,
    /// Ports that other members of the configuration have, and our own listeners.
    taken: Vec<u16>,
}

#[derive(Debug)]
enum Dialed {
    Port(u16),
    /// A path, or `@name`.
    Path(String),
}

impl Question {
    /// Nothing, if the member is on another host.
    fn of(subject: &Subject) -> Option<Self> {
        let dialed = match &subject.target {
            Target::Unix { path } => Dialed::Path(path.clone()),
            Target::Host { port, .. } => {
                let local = subject.addresses.iter().any(|it| is_ours(it.ip()));
                local.then_some(Dialed::Port(*port))?
            }
            _ => return None,
        };
        let snapshot = &subject.snapshot;
        let members: Vec<_> = snapshot.upstreams.iter().map(|it| it.servers()).collect();
        let members = members.iter().flat_map(|it| it.iter());
        let ports = members.filter_map(|server| match &server.settings.address {
            ServerAddress::Address(address) => Some(address.port()),
            ServerAddress::Name { port, .. } => Some(*port),
            ServerAddress::Unix(_) => None,
        });
        let own = snapshot.bound.iter().filter_map(|it| it.local);
        Some(Self {
            dialed,
            refused: subject.phase == Phase::Connect,
            unit: subject.upstream().settings.unit.clone(),
            taken: ports.chain(own.map(|it| it.port())).collect(),
        })
    }

    fn answer(&self) -> Vec<Evidence> {
        match &self.dialed {
            Dialed::Port(port) => self.at_port(*port),
            Dialed::Path(path) => self.at_path(path),
        }
    }

    fn at_port(&self, port: u16) -> Vec<Evidence> {
        let all = sockets::tcp();
        let owners = Owners::of(all.iter().map(|it| it.inode));
        let here = all.iter().filter(|it| it.address.port() == port);
        let here: Vec<_> = here
            .take(LISTENERS_MAX)
            .map(|it| listener(it.address.to_string(), it, &owners))
            .collect();
        let elsewhere = match here.is_empty() && self.refused {
            true => self.elsewhere(port, &all, &owners),
            false => Vec::new(),
        };
        let unseen = unseen(&here, &owners);
        let listeners = Listeners {
            port: Some(port),
            here,
            elsewhere,
            other_files: None,
            dropped: super::counters::dropped(),
        };
        let fact = Evidence::Listeners(Arc::new(listeners));
        [Some(fact), unseen].into_iter().flatten().collect()
    }

    /// Who may be the application: what belongs to its unit, then what usually runs applications
    /// and has a port that somebody chose, the nearest port first.
    fn elsewhere(
        &self,
        port: u16,
        all: &[Listening<SocketAddr>],
        owners: &Owners,
    ) -> Vec<Listener> {
        let chosen = chosen_ports();
        // Nobody mistypes a port for one that the kernel chose.
        let is_chosen = chosen(port);
        let candidates = all.iter().filter_map(|it| {
            let owner = owners.owner(it.inode)?;
            let own = it.address.port();
            if owner.pid == std::process::id() || self.taken.contains(&own) {
                return None;
            }
            let of_unit = self.unit.is_some() && owner.unit == self.unit;
            let likely = is_chosen && is_runtime(&owner) && chosen(own);
            let order = (!of_unit, own.abs_diff(port), own);
            (of_unit || likely).then(|| (order, listener(it.address.to_string(), it, owners)))
        });
        nearest(candidates)
    }

    fn at_path(&self, path: &str) -> Vec<Evidence> {
        let all = sockets::unix();
        let owners = Owners::of(all.iter().map(|it| it.inode));
        let text = |it: &Listening<Vec<u8>>| String::from_utf8_lossy(&it.address).into_owned();
        let at = |it: &Listening<Vec<u8>>| listener(format!("unix:{}", text(it)), it, &owners);
        let here = all.iter().filter(|it| it.address == path.as_bytes());
        let here: Vec<_> = here.take(LISTENERS_MAX).map(at).collect();
        // Of several in one directory nothing tells which is meant.
        let beside = all
            .iter()
            .filter(|it| directory(&text(it)) == directory(path));
        let only = beside.count() == 1;
        let elsewhere = match here.is_empty() && self.refused {
            true => nearest(all.iter().filter_map(|it| {
                let distance = likeness(&text(it), path, only)?;
                Some((distance, at(it)))
            })),
            false => Vec::new(),
        };
        // A path that nobody has is told by the walk along it.
        if here.is_empty() && elsewhere.is_empty() {
            return Vec::new();
        }
        let unseen = unseen(&here, &owners);
        let listeners = Listeners {
            port: None,
            other_files: here.first().and_then(|it| has_other_files(it.pid?)),
            here,
            elsewhere,
            dropped: None,
        };
        let fact = Evidence::Listeners(Arc::new(listeners));
        [Some(fact), unseen].into_iter().flatten().collect()
    }
}

fn listener<A>(address: String, socket: &Listening<A>, owners: &Owners) -> Listener {
    let owner = owners.owner(socket.inode);
    let (pid, name, unit) = match owner {
        Some(Program { pid, name, unit }) => (Some(pid), Some(name), unit),
        None => (None, None, None),
    };
    Listener {
        address,
        pid,
        name,
        unit,
        waiting: socket.waiting,
        backlog: socket.backlog,
    }
}

/// The first few, in this order.
fn nearest<K: Ord>(candidates: impl Iterator<Item = (K, Listener)>) -> Vec<Listener> {
    let mut candidates: Vec<_> = candidates.collect();
    candidates.sort_by(|(one, _), (other, _)| one.cmp(other));
    let listeners = candidates.into_iter().map(|(_, listener)| listener);
    listeners.take(LISTENERS_MAX).collect()
}

/// That somebody listens is known, and who it is would need more rights.
fn unseen(here: &[Listener], owners: &Owners) -> Option<Evidence> {
    let hidden = here.iter().any(|it| it.pid.is_none());
    hidden.then(|| {
        Evidence::Unseen(Arc::new(Unseen {
            what: "owner_of_listener",
            needs: match owners.is_denied {
                true => "CAP_SYS_PTRACE",
                // Nobody that we see holds it.
                false => "the host's process namespace",
            },
            errno: owners.is_denied.then_some(libc::EACCES),
        }))
    })
}

fn is_runtime(program: &Program) -> bool {
    let name = program.name.to_ascii_lowercase();
    // PHP's own manager speaks another protocol.
    let is_http = !name.starts_with("php-fpm");
    is_http && RUNTIMES.iter().any(|runtime| name.starts_with(runtime))
}

/// Whether somebody chose a port: those that the kernel gives to whoever asks for any are not.
fn chosen_ports() -> impl Fn(u16) -> bool {
    let range = files::text(Path::new("/proc/sys/net/ipv4/ip_local_port_range"));
    let range = range.unwrap_or_default();
    let mut ends = range.split_whitespace().map(|end| end.parse().ok());
    let first: u16 = ends.next().flatten().unwrap_or(32_768);
    let last: u16 = ends.next().flatten().unwrap_or(60_999);
    move |port| !(first..=last).contains(&port)
}

fn directory(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(directory, _)| directory)
}

/// How much a socket's path is like another one: 0 is most. Nothing, if they have nothing to do
/// with each other: the same name in another directory, or the only one in the same directory.
fn likeness(path: &str, wanted: &str, only: bool) -> Option<u16> {
    let (directory, name) = path.rsplit_once('/')?;
    let (wanted_directory, wanted_name) = wanted.rsplit_once('/')?;
    // In directories that all share, another name is another program.
    let shared = matches!(
        wanted_directory,
        "" | "/run" | "/var/run" | "/tmp" | "/var/tmp"
    );
    match (name == wanted_name, directory == wanted_directory) {
        (true, _) => Some(0),
        (false, true) if only && !shared => Some(1),
        _ => (strsim::levenshtein(path, wanted) <= 2).then_some(2),
    }
}

/// Whether a process sees other files than we do: it has a mount namespace of its own.
fn has_other_files(pid: u32) -> Option<bool> {
    let namespace = |of: &str| std::fs::metadata(format!("/proc/{of}/ns/mnt")).map(|it| it.ino());
    let (theirs, ours) = (namespace(&pid.to_string()), namespace("self"));
    Some(theirs.ok()? != ours.ok()?)
}

/// Whether an address is one of this host's: only such a one can be bound.
pub(super) fn is_ours(ip: IpAddr) -> bool {
    let ip = match ip {
        // What is dialed by it is this host.
        ip if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        ip => ip,
    };
    ip.is_loopback() || UdpSocket::bind((ip, 0)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_is_alike() {
        let wanted = "/run/app/gunicorn.sock";
        let of = |path| likeness(path, wanted, true);
        assert_eq!(of("/run/other/gunicorn.sock"), Some(0));
        assert_eq!(of("/run/app/web.sock"), Some(1));
        assert_eq!(likeness("/run/app/web.sock", wanted, false), None);
        assert_eq!(of("/run/app/gunicor.sock"), Some(1));
        assert_eq!(likeness("/run/app/gunicor.sock", wanted, false), Some(2));
        assert_eq!(of("/run/ap/gunicorn.sokc"), None);
        assert_eq!(of("/run/dbus/socket"), None);
        assert_eq!(likeness("/run/docker.sock", "/run/app.sock", true), None);
        assert_eq!(likeness("/run/aps.sock", "/run/app.sock", true), Some(2));
        assert_eq!(of("@name"), None);
    }

    #[test]
    fn knows_our_addresses() {
        for ours in ["127.0.0.1", "127.8.9.1", "::1", "0.0.0.0"] {
            assert!(ours.parse().is_ok_and(is_ours), "{ours}");
        }
        for other in ["192.0.2.1", "2001:db8::1"] {
            assert!(!other.parse().is_ok_and(is_ours), "{other}");
        }
    }

    #[test]
    fn knows_chosen_ports() {
        let chosen = chosen_ports();
        assert!(chosen(80) && chosen(8000) && !chosen(40_000));
    }

    #[test]
    fn knows_runtimes() {
        let is = |name: &str| {
            is_runtime(&Program {
                name: name.to_owned(),
                ..Program::default()
            })
        };
        assert!(is("python3.13") && is("node") && is("beam.smp") && is("php"));
        assert!(
            !is("php-fpm8.2") && !is("sshd") && !is("redis-server") && !is("postgres") && !is("")
        );
    }
}
