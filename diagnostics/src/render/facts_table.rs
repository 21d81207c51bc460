//! The evidence as tables of names and values, for the page: each fact's members in the order in
//! which they are declared, with units that people read.

mod cell;

use serde::Serialize;

use crate::evidence::Evidence;
use cell::Cell;

/// At most so many facts are shown.
const FACTS_MAX: usize = 16;

/// One fact.
pub(super) struct Fact {
    pub(super) title: String,
    pub(super) rows: Vec<(String, String)>,
}

pub(super) fn table(evidence: &[Evidence]) -> Vec<Fact> {
    evidence.iter().take(FACTS_MAX).map(fact).collect()
}

fn fact(evidence: &Evidence) -> Fact {
    let mut rows = Vec::with_capacity(8);
    // No type of ours fails to serialize; should one ever, what was written so far is shown.
    let _ = evidence.serialize(Cell::new("", &mut rows));
    let tag = rows.iter().position(|(name, _)| name == "fact");
    let title = tag.map(|at| rows.remove(at).1.replace('_', " "));
    Fact {
        title: title.unwrap_or_default(),
        rows,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::FileKind;
    use crate::testing::{certificate, socket_path, timer, tried};

    #[track_caller]
    fn check(evidence: &Evidence, title: &str, expected: &[(&str, &str)]) {
        let fact = fact(evidence);
        let rows = fact.rows.iter();
        let rows: Vec<_> = rows.map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!((fact.title.as_str(), rows.as_slice()), (title, expected));
    }

    #[test]
    fn numbers_have_units_and_names() {
        check(
            &tried("10.0.0.5:80", 111),
            "connect",
            &[
                ("address", "10.0.0.5:80"),
                ("operation", "connect"),
                ("errno", "111 ECONNREFUSED"),
                ("elapsed", "180 µs"),
            ],
        );
    }

    #[test]
    fn a_place_is_one_value() {
        check(
            &timer("timeout.first_byte", 60_000),
            "timer",
            &[
                ("name", "timeout.first_byte"),
                ("limit", "1 min"),
                ("elapsed", "60.0 s"),
                ("place", "candor.toml:11"),
            ],
        );
    }

    #[test]
    fn a_certificate_is_summarized() {
        let fact = fact(&Evidence::Certificate(certificate()));
        let names: Vec<_> = fact.rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names[..3], ["subject", "issuer", "names"]);
        let begins = fact.rows.iter().find(|(name, _)| name == "not before");
        assert_eq!(
            begins.map(|(_, at)| at.as_str()),
            Some("2026-01-30T09:30:00Z")
        );
    }

    #[test]
    fn a_path_is_shown_as_ls_does() {
        let parts = [
            ("/run", Some(FileKind::Directory)),
            ("/run/a.sock", Some(FileKind::Socket)),
        ];
        let denied = fact(&socket_path(&parts, Some(0o600)));
        assert_eq!(
            denied.rows[0].1,
            "/run (directory 0755, owner 1001, group 1002), \
             /run/a.sock (socket 0600, owner 1001, group 1002, denies us)"
        );
        let missing = fact(&socket_path(&[("/run/a.sock", None)], None));
        assert_eq!(missing.rows[0].1, "/run/a.sock (missing)");
    }

    #[test]
    fn a_listener_is_shown_with_its_owner_and_queue() {
        use crate::evidence::{Listener, Listeners};
        let mut listener = Listener {
            address: "127.0.0.1:8001".to_owned(),
            pid: Some(4711),
            name: Some("python3".to_owned()),
            waiting: Some(0),
            backlog: Some(128),
            ..Listener::default()
        };
        let shown = |listener: &Listener| {
            let here = vec![listener.clone()];
            let fact = fact(&Evidence::Listeners(std::sync::Arc::new(Listeners {
                here,
                ..Listeners::default()
            })));
            fact.rows[0].1.clone()
        };
        assert_eq!(shown(&listener), "127.0.0.1:8001 (python3, pid 4711)");
        listener.waiting = Some(129);
        let busy = "127.0.0.1:8001 (python3, pid 4711, 129 of 128 waiting)";
        assert_eq!(shown(&listener), busy);
        (listener.pid, listener.waiting) = (None, None);
        assert_eq!(shown(&listener), "127.0.0.1:8001 (owner not visible)");
    }
}
