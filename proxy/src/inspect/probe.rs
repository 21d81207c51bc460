//! The control probe: one question of our own to the member that has just failed.
//!
//! It tells a slow path from a slow application, and a wrong scheme from a silent one. Safe methods
//! only, on connections of its own, without a body and without anything of the client's but method,
//! path and Host. A member is asked at most once in [`EVERY`], by at most four connections one after
//! the other, of which two carry a request; what it said is told to all failures until then.
//! `diagnosis.probes = false` switches it off.

mod ask;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use candor_diagnostics::evidence::{Evidence, Probe, ProbeOutcome, ProbeWay};
use parking_lot::Mutex;

use super::{Found, Subject};

/// A member is probed at most once in this time.
const EVERY: Duration = Duration::from_secs(10);
/// Members that are remembered at most.
const MEMBERS_MAX: usize = 256;

/// What members said of late, by [`crate::upstream::Server::id`].
static PROBED: LazyLock<Mutex<HashMap<u64, Probed>>> = LazyLock::new(Mutex::default);

/// What a member said.
#[derive(Debug)]
struct Probed {
    at: Instant,
    cause: &'static str,
    path: String,
    probes: Vec<Arc<Probe>>,
}

/// Asks the member again, where an answer would tell something.
pub(super) async fn look(subject: &Subject, found: &Found) {
    let plan = plan(subject);
    if plan.is_empty() || !subject.snapshot.configuration.diagnosis.probes {
        return;
    }
    if let Err(known) = begin(subject) {
        for probe in known {
            found.add(Evidence::Probe(probe));
        }
        return;
    }
    for &way in plan {
        let Some(probe) = ask::ask(subject, way).await else {
            continue;
        };
        let probe = Arc::new(probe);
        if let Some(probed) = PROBED.lock().get_mut(&subject.server().id) {
            probed.probes.push(Arc::clone(&probe));
        }
        found.add(Evidence::Probe(Arc::clone(&probe)));
        if is_telling(&probe) {
            return;
        }
    }
}

/// The ways to ask after a failure, until one tells something.
fn plan(subject: &Subject) -> &'static [ProbeWay] {
    use ProbeWay::{Http2, OtherPath, Plain, Same, Tls, TlsUnnamed};
    let is_tls = subject.server().is_tls();
    // What was sent with these methods may be sent again (RFC 9110 §9.2.1).
    let may_repeat = matches!(&*subject.method, "GET" | "HEAD");
    match (subject.cause, is_tls, may_repeat) {
        ("timeout_first_byte", false, _) => &[OtherPath, Tls],
        ("timeout_first_byte", true, _)
        | ("timeout_head" | "timeout_total" | "timeout_body_idle", ..)
        | ("body_truncated" | "body_reset", ..)
        | ("req_write_timeout" | "req_write_aborted", ..) => &[OtherPath],
        ("head_closed_empty" | "head_reset", false, true) => &[Same, OtherPath, Tls, Http2],
        ("head_closed_empty" | "head_reset", false, false) => &[OtherPath, Tls, Http2],
        ("head_closed_empty" | "head_reset" | "head_truncated", _, true) => &[Same, OtherPath],
        ("head_closed_empty" | "head_reset" | "head_truncated", _, false) => &[OtherPath],
        ("head_reused_conn_lost", _, true) => &[Same],
        ("tls_timeout" | "tls_peer_closed" | "tls_record_error", ..) => &[Plain],
        ("tls_sni_rejected" | "tls_cert_name_mismatch", ..) => &[TlsUnnamed],
        _ => &[],
    }
}

/// Whether nothing more needs to be asked.
fn is_telling(probe: &Probe) -> bool {
    use ProbeOutcome::{Answered, Http2, Tls, TlsRefused};
    matches!(probe.outcome, Answered | Http2 | Tls | TlsRefused)
}

/// Takes the member's turn; or what it said of late to the same question.
fn begin(subject: &Subject) -> Result<(), Vec<Arc<Probe>>> {
    let now = Instant::now();
    let mut probed = PROBED.lock();
    let id = subject.server().id;
    if let Some(last) = probed.get(&id).filter(|it| now - it.at < EVERY) {
        let same = last.cause == subject.cause && last.path == subject.path;
        return Err(match same {
            true => last.probes.clone(),
            false => Vec::new(),
        });
    }
    if probed.len() >= MEMBERS_MAX {
        probed.retain(|_, last| now - last.at < EVERY);
    }
    if probed.len() >= MEMBERS_MAX {
        return Err(Vec::new());
    }
    let asked = Probed {
        at: now,
        cause: subject.cause,
        path: subject.path.clone(),
        probes: Vec::new(),
    };
    probed.insert(id, asked);
    Ok(())
}
