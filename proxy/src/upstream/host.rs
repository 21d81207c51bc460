//! What this host lacked or forbade, once a connect failed for it.
//!
//! Reads a few lines below `/proc`, for failures only. Where files are used up, it can read none,
//! and asks the kernel for the limit alone.

use std::fs::File;
use std::io::Read;

use candor_diagnostics::evidence::{Evidence, LocalPorts, Rights};
use procfs::process::Process;
use rustix::process::{Resource, getrlimit};

/// At most so many bytes of a file are read.
const FILE_MAX: u64 = 4_096;

/// What an errno of `socket` or `connect` gives reason to look at.
#[cold]
pub(super) fn facts(errno: i32) -> Option<Evidence> {
    match errno {
        libc::EPERM | libc::EACCES | libc::EAFNOSUPPORT => Some(Evidence::Rights(rights())),
        libc::EADDRNOTAVAIL => local_ports().map(Evidence::LocalPorts),
        libc::EMFILE | libc::ENFILE | libc::ENOMEM | libc::ENOBUFS => Some(open_files()),
        _ => None,
    }
}

/// The facts that the failed calls among `evidence` give reason to look at, each once.
#[cold]
pub(super) fn facts_for(evidence: &[Evidence]) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = Vec::new();
    for tried in evidence {
        if let Evidence::Connect(tried) = tried
            && let Some(fact) = tried.errno.and_then(facts)
            && !found.iter().any(|known| is_alike(known, &fact))
        {
            found.push(fact);
        }
    }
    found
}

fn is_alike(one: &Evidence, other: &Evidence) -> bool {
    std::mem::discriminant(one) == std::mem::discriminant(other)
}

/// The longest queue that a listener of this host may have.
#[cold]
pub(super) fn backlog() -> Option<Evidence> {
    let max = read("/proc/sys/net/core/somaxconn")?;
    let max = max.trim().parse().ok()?;
    Some(Evidence::Backlog { max })
}

fn open_files() -> Evidence {
    let limit = getrlimit(Resource::Nofile);
    Evidence::OpenFiles {
        pid: std::process::id(),
        limit: limit.current.unwrap_or(u64::MAX),
        most: limit.maximum.unwrap_or(u64::MAX),
    }
}

fn local_ports() -> Option<LocalPorts> {
    let range = read("/proc/sys/net/ipv4/ip_local_port_range")?;
    let mut bounds = range.split_whitespace().map(|bound| bound.parse().ok());
    let (first, last) = (bounds.next()??, bounds.next()??);
    // IPv6 sockets are listed in a file of their own, whose ends are counted in this one.
    let v4 = read("/proc/self/net/sockstat");
    let v6 = read("/proc/self/net/sockstat6");
    let in_use = v4.as_deref().and_then(|text| count(text, "TCP:", "inuse"));
    let of_v6 = v6.as_deref().and_then(|text| count(text, "TCP6:", "inuse"));
    Some(LocalPorts {
        first,
        last,
        in_use: in_use.map(|in_use| in_use.saturating_add(of_v6.unwrap_or(0))),
        time_wait: v4.as_deref().and_then(|text| count(text, "TCP:", "tw")),
    })
}

/// The number behind `key` in the line that begins with `title`.
fn count(text: &str, title: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(title))?;
    let mut words = line.split_whitespace();
    words.find(|word| *word == key)?;
    words.next()?.parse().ok()
}

fn rights() -> Rights {
    let mut rights = Rights {
        uid: rustix::process::geteuid().as_raw(),
        label: label(),
        ..Rights::default()
    };
    if let Ok(status) = Process::myself().and_then(|process| process.status()) {
        rights.gids = vec![status.egid];
        let others = status.groups.into_iter();
        rights.gids.extend(others.filter(|gid| *gid != status.egid));
        rights.seccomp = status.seccomp.is_some_and(|mode| mode != 0);
    }
    rights
}

/// What the security module calls this process; nothing where there is none.
fn label() -> Option<String> {
    let label = read("/proc/self/attr/current")?;
    let label = label.trim_end_matches(['\0', '\n']);
    (!label.is_empty()).then(|| label.to_owned())
}

fn read(path: &str) -> Option<String> {
    let mut text = String::new();
    let file = File::open(path).ok()?;
    file.take(FILE_MAX).read_to_string(&mut text).ok()?;
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_sockets() {
        let text =
            "sockets: used 39\nTCP: inuse 12 orphan 0 tw 345 alloc 1 mem 182\nUDP: inuse 7 mem 0\n";
        assert_eq!(count(text, "TCP:", "inuse"), Some(12));
        assert_eq!(count(text, "TCP:", "tw"), Some(345));
        assert_eq!(count(text, "TCP:", "none"), None);
        assert_eq!(count(text, "TCP6:", "inuse"), None);
    }

    #[test]
    fn looks_at_this_host() {
        let Some(Evidence::LocalPorts(ports)) = facts(libc::EADDRNOTAVAIL) else {
            panic!("no ports")
        };
        assert!(ports.count() > 0 && ports.in_use.is_some() && ports.time_wait.is_some());
        let Some(Evidence::Rights(rights)) = facts(libc::EACCES) else {
            panic!("no rights")
        };
        assert_eq!(rights.uid, rustix::process::geteuid().as_raw());
        assert!(!rights.gids.is_empty());
        let Some(Evidence::OpenFiles { pid, limit, most }) = facts(libc::EMFILE) else {
            panic!("no files")
        };
        assert!(pid == std::process::id() && limit > 0 && limit <= most);
        assert!(matches!(backlog(), Some(Evidence::Backlog { max }) if max > 0));
        assert!(facts(libc::ECONNREFUSED).is_none());
    }
}
