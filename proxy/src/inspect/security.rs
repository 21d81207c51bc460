//! What a security module wrote down about a call of ours that was denied: SELinux and AppArmor, by
//! the audit log, where that may be read.
//!
//! Rules of a packet filter are not read: they are a program of their own, and only who holds
//! `CAP_NET_ADMIN` may see them. That is said instead.

use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use candor_diagnostics::evidence::{Denial, Evidence, Unseen};

use super::{Found, Subject, files, processes};

/// The end of the log is looked through.
const TAIL: u64 = 64 * 1024;
/// A denial is about this failure when it is not older, in seconds.
const RECENT_S: i64 = 60;
/// Characters of a value at most.
const VALUE_MAX: usize = 160;

/// Looks for a denial, where this host denied something.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let denied = matches!(subject.cause, "connect_denied_local" | "socket_permission");
    if !denied {
        return;
    }
    let is_connect = subject.cause == "connect_denied_local";
    let looked = tokio::task::spawn_blocking(move || denial(Path::new("/"), is_connect));
    for fact in looked.await.unwrap_or_default() {
        found.add(fact);
    }
}

fn denial(root: &Path, is_connect: bool) -> Vec<Evidence> {
    let has = |path: &str| root.join(path).exists();
    let module = has("sys/fs/selinux/enforce") || has("sys/module/apparmor/parameters/enabled");
    let mut facts = Vec::new();
    let unseen = |what, needs, errno| Evidence::Unseen(Arc::new(Unseen { what, needs, errno }));
    if module {
        let us = Us {
            pid: std::process::id(),
            name: processes::name(std::process::id()).unwrap_or_default(),
            now_s: jiff::Timestamp::now().as_second(),
        };
        match files::tail(&root.join("var/log/audit/audit.log"), TAIL) {
            Ok(log) => facts.extend(last(&log, &us).map(|it| Evidence::Denial(Arc::new(it)))),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                facts.push(unseen(
                    "audit_log",
                    "root or the group adm",
                    error.raw_os_error(),
                ));
            }
            // Without an audit daemon it is the kernel's log that has it.
            Err(_) => facts.push(unseen("kernel_log", "CAP_SYSLOG", None)),
        }
    }
    if is_connect {
        facts.push(unseen("firewall_rules", "CAP_NET_ADMIN", None));
    }
    facts
}

/// Who we are in the log.
struct Us {
    pid: u32,
    name: String,
    now_s: i64,
}

/// The last denial of the log that is about us and recent.
fn last(log: &str, us: &Us) -> Option<Denial> {
    log.lines().rev().find_map(|line| {
        let denial = denial_in(line)?;
        let pid = value(line, "pid=").and_then(|pid| pid.parse().ok());
        let name = value(line, "comm=");
        // A thread has a number of its own and, unless it was named, our name.
        let ours = pid == Some(us.pid) || name.is_some_and(|name| us.name == name);
        let recent = us.now_s.saturating_sub(denial.time_unix_s).abs() <= RECENT_S;
        (ours && recent).then_some(denial)
    })
}

/// `type=AVC msg=audit(1700000000.123:456): avc:  denied  { name_connect } for …`, or AppArmor's.
fn denial_in(line: &str) -> Option<Denial> {
    let time = line.split_once("msg=audit(")?.1;
    let time_unix_s = time.split_once('.')?.0.parse().ok()?;
    let short = |text: &str| text.chars().take(VALUE_MAX).collect::<String>();
    let get = |key: &str| value(line, key).map(short);
    if let Some((_, rest)) = line.split_once("avc:  denied  { ") {
        return Some(Denial {
            module: "selinux",
            operation: short(rest.split_once(" }")?.0),
            subject: get("scontext=")?,
            object: get("tcontext="),
            class: get("tclass="),
            time_unix_s,
        });
    }
    (value(line, "apparmor=")? == "DENIED").then(|| Denial {
        module: "apparmor",
        operation: get("operation=").unwrap_or_default(),
        subject: get("profile=").unwrap_or_default(),
        object: get("name="),
        class: None,
        time_unix_s,
    })
}

/// The value behind a key, in quotes or without.
fn value<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let mut from = 0;
    loop {
        let at = from + line.get(from..)?.find(key)?;
        let rest = &line[at + key.len()..];
        // `pid=` is not the end of `ppid=`.
        if line[..at].ends_with([' ', '(']) {
            return match rest.strip_prefix('"') {
                Some(quoted) => quoted.split('"').next(),
                None => rest.split([' ', '\n']).next(),
            };
        }
        from = at + key.len();
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const SELINUX: &str = "type=AVC msg=audit(1700000000.123:456): avc:  denied  { name_connect } \
        for  pid=4711 comm=\"candor\" dest=3000 scontext=system_u:system_r:httpd_t:s0 \
        tcontext=system_u:object_r:ntop_port_t:s0 tclass=tcp_socket permissive=0";
    const APPARMOR: &str = "type=AVC msg=audit(1700000001.5:457): apparmor=\"DENIED\" \
        operation=\"connect\" profile=\"/usr/bin/candor\" name=\"/run/app.sock\" ppid=4711 \
        pid=12 comm=\"candor\" requested_mask=\"wr\" denied_mask=\"wr\"";

    fn us(pid: u32, name: &str, now_s: i64) -> Us {
        Us {
            pid,
            name: name.to_owned(),
            now_s,
        }
    }

    #[test]
    fn reads_selinux() {
        let denial = denial_in(SELINUX).unwrap();
        assert_eq!(
            (denial.module, denial.operation.as_str()),
            ("selinux", "name_connect")
        );
        assert_eq!(denial.subject, "system_u:system_r:httpd_t:s0");
        assert_eq!(
            denial.object.as_deref(),
            Some("system_u:object_r:ntop_port_t:s0")
        );
        assert_eq!(denial.class.as_deref(), Some("tcp_socket"));
        assert_eq!(denial.time_unix_s, 1_700_000_000);
    }

    #[test]
    fn reads_apparmor() {
        let denial = denial_in(APPARMOR).unwrap();
        assert_eq!(
            (denial.module, denial.operation.as_str()),
            ("apparmor", "connect")
        );
        assert_eq!(denial.object.as_deref(), Some("/run/app.sock"));
        assert_eq!(value(APPARMOR, "pid="), Some("12"));
    }

    #[test]
    fn takes_the_last_of_ours() {
        let log =
            format!("junk\n{SELINUX}\n{APPARMOR}\ntype=LOGIN msg=audit(1700000002.1:9): pid=12\n");
        assert_eq!(
            last(&log, &us(1, "candor", 1_700_000_010)).unwrap().module,
            "apparmor"
        );
        assert_eq!(
            last(&log, &us(4711, "other", 1_700_000_010))
                .unwrap()
                .module,
            "selinux"
        );
        assert!(last(&log, &us(4711, "candor", 1_700_000_200)).is_none());
        assert!(last(&log, &us(1, "other", 1_700_000_010)).is_none());
        assert!(last("", &us(1, "candor", 0)).is_none());
    }

    #[test]
    fn says_what_it_cannot_see() {
        let root = tempfile::tempdir().unwrap();
        let of = |facts: Vec<Evidence>| {
            let names = facts.iter().map(|fact| match fact {
                Evidence::Unseen(it) => it.what,
                Evidence::Denial(it) => it.module,
                _ => "another",
            });
            names.collect::<Vec<_>>()
        };
        assert!(denial(root.path(), false).is_empty());
        assert_eq!(of(denial(root.path(), true)), ["firewall_rules"]);
        let selinux = root.path().join("sys/fs/selinux");
        std::fs::create_dir_all(&selinux).unwrap();
        std::fs::write(selinux.join("enforce"), "1").unwrap();
        assert_eq!(of(denial(root.path(), false)), ["kernel_log"]);
        let log = root.path().join("var/log/audit");
        std::fs::create_dir_all(&log).unwrap();
        let now = jiff::Timestamp::now().as_second().to_string();
        let line = SELINUX
            .replace("1700000000", &now)
            .replace("4711", &std::process::id().to_string());
        std::fs::write(log.join("audit.log"), line).unwrap();
        assert_eq!(of(denial(root.path(), false)), ["selinux"]);
    }
}
