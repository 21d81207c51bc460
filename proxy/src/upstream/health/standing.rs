//! How a member stands, for whoever asks: the admin interface, `candor doctor`, metrics, evidence.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use candor_diagnostics::evidence::{AllUnhealthy, Evidence, MemberBar, MemberHealth};

use super::check::{self, Bad, Last};
use super::eject::Why;
use super::{instant, load, told};
use crate::telemetry::{MemberFigures, UpstreamFigures};
use crate::upstream::evidence::place;
use crate::upstream::state::bar;
use crate::upstream::{Server, Upstream};

/// Members that become evidence.
const MEMBERS_MAX: usize = 16;

/// How a member stands.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// In one word, the gravest first: `gone`, `drained`, `unhealthy`, `ejected`, `asked`, `healthy`.
    pub(crate) word: &'static str,
    /// Whether it may be asked.
    pub(crate) is_available: bool,
    /// For how long it has been so; `None`: since the start.
    pub(crate) since: Option<Duration>,
    /// For how long it will be so, where that is known.
    pub(crate) left: Option<Duration>,
    /// Why it is not asked, in words.
    pub(crate) why: Option<String>,
    /// The code of the cause that its check, or the last request before, failed with.
    pub(crate) cause: Option<&'static str>,
    /// Its last health check.
    pub(crate) check: Option<CheckStanding>,
    /// Requests in flight.
    pub(crate) active: u32,
    /// How often it was ejected.
    pub(crate) ejections: u32,
}

/// The last health check of a member.
#[derive(Clone, Debug)]
pub(crate) struct CheckStanding {
    /// How long ago.
    pub(crate) ago: Duration,
    pub(crate) took: Duration,
    /// The status of the answer.
    pub(crate) status: Option<u16>,
    /// What was bad about it, in words; `None`: it was good.
    pub(crate) bad: Option<String>,
    /// The cause, when no answer came.
    pub(crate) cause: Option<&'static str>,
}

impl Standing {
    /// How a member stands now.
    pub(crate) fn of(server: &Server, now: Instant) -> Self {
        let state = &server.state;
        let health = &state.health;
        let barred = state.barred.load(Ordering::Relaxed);
        let known = health.known.lock();
        let word = word(barred);
        let until = match word {
            "ejected" => load(&health.ejected_until_ms),
            "asked" => load(&health.asked_until_ms),
            _ => 0,
        };
        let last = known.checked.last.as_ref();
        let bad = last.and_then(|last| last.bad.as_ref());
        let row = known.checked.bad;
        let (why, cause) = match (word, known.why, bad) {
            ("unhealthy", _, Some(bad)) => (Some(told::checked(row, bad)), bad.cause()),
            ("ejected", Some(why), _) => (Some(told::why(why)), why.cause()),
            ("asked", ..) => (Some("it answered 503 with Retry-After".to_owned()), None),
            ("drained", ..) => (Some("it was set aside by hand".to_owned()), None),
            ("gone", ..) => (Some("it is not found any more".to_owned()), None),
            _ => (None, None),
        };
        Self {
            word,
            is_available: barred == 0,
            since: known.since.map(|at| now.saturating_duration_since(at)),
            left: (until != 0).then(|| instant(until).saturating_duration_since(now)),
            why,
            cause,
            check: last.map(|last| CheckStanding::of(last, now)),
            active: state.active.load(Ordering::Relaxed),
            ejections: health.ejections.load(Ordering::Relaxed),
        }
    }
}

impl Standing {
    /// Why it is not asked, as a sentence without a full stop; or that it is all the same, since too few
    /// of the members can be.
    pub(crate) fn sentence(&self, is_panic: bool) -> String {
        let how = match self.word {
            "asked" => "it asked to be left alone (Retry-After)",
            word => word,
        };
        let mut text = match (is_panic, self.word) {
            (true, "unhealthy" | "ejected" | "asked") => {
                format!("{how}, but asked all the same, since too few members are well (`panic`)")
            }
            (_, "asked") => format!("{how}, and is not asked"),
            _ => format!("{how}, and not asked"),
        };
        if let Some(since) = self.since {
            text.push_str(&format!(" for {}", told::span(since)));
        }
        if let Some(left) = self.left {
            text.push_str(&format!(", for {} more", told::span(left)));
        }
        if let Some(why) = self.why.as_ref().filter(|_| self.word != "asked") {
            text.push_str(": ");
            text.push_str(why);
        }
        text
    }
}

impl CheckStanding {
    /// What came of it, as a sentence without a full stop.
    pub(crate) fn sentence(&self) -> String {
        let ago = told::span(self.ago);
        match (&self.bad, self.status) {
            (Some(bad), _) => format!("its check {ago} ago {bad}"),
            (None, Some(status)) => format!("its check {ago} ago was answered {status}"),
            (None, None) => format!("its check {ago} ago was good"),
        }
    }

    fn of(last: &Last, now: Instant) -> Self {
        let bad = last.bad.as_ref();
        Self {
            ago: now.saturating_duration_since(last.at),
            took: last.took,
            status: last.status,
            bad: bad.map(told::bad),
            cause: bad.and_then(Bad::cause),
        }
    }
}

impl Bad {
    /// The code of its cause.
    pub(super) const fn cause(&self) -> Option<&'static str> {
        match self {
            Self::Failed { cause, .. } => Some(cause),
            Self::Answered { .. } => None,
        }
    }
}

const fn word(barred: u8) -> &'static str {
    match barred {
        0 => "healthy",
        _ if barred & bar::GONE != 0 => "gone",
        _ if barred & bar::DRAINED != 0 => "drained",
        _ if barred & bar::UNHEALTHY != 0 => "unhealthy",
        _ if barred & bar::EJECTED != 0 => "ejected",
        _ => "asked",
    }
}

/// How members stand, as numbers.
pub(crate) fn figures(upstreams: &[Arc<Upstream>]) -> Vec<UpstreamFigures> {
    let member = |server: &Arc<Server>| MemberFigures {
        server: Arc::clone(&server.text),
        is_available: server.state.is_available(),
        active: server.state.active.load(Ordering::Relaxed).into(),
        ejections: server.state.health.ejections.load(Ordering::Relaxed).into(),
    };
    let upstream = |it: &Arc<Upstream>| UpstreamFigures {
        name: Arc::clone(&it.settings.name),
        is_panic: (it.settings.panic.value > 0).then(|| it.is_panic()),
        is_circuit_open: it.settings.circuit.is_some().then(|| it.is_circuit_open()),
        members: it.servers().iter().map(member).collect(),
    };
    upstreams.iter().map(upstream).collect()
}

/// Why none of the members is asked, where their health is why.
#[cold]
pub(crate) fn evidence(upstream: &Upstream, servers: &[Arc<Server>]) -> Option<Evidence> {
    let now = Instant::now();
    let sick = |server: &&Arc<Server>| {
        let barred = server.state.barred.load(Ordering::Relaxed);
        barred & (bar::GONE | bar::DRAINED) == 0 && barred != 0
    };
    let total = servers.iter().filter(sick).count();
    if total == 0 {
        return None;
    }
    let settings = &upstream.settings;
    let members: Vec<_> = servers
        .iter()
        .filter(sick)
        .take(MEMBERS_MAX)
        .map(|server| member(upstream, server, now))
        .collect();
    let is_checked = members.iter().any(|it| it.by == MemberBar::Check);
    let check = settings.health.as_ref().filter(|_| is_checked);
    let rule = settings.eject.as_ref().map(|it| &it.place);
    let written = check.map(|it| &it.place).or(rule);
    Some(Evidence::AllUnhealthy(AllUnhealthy {
        upstream: settings.name.to_string(),
        place: written.map(place),
        members,
        total: total as u64,
    }))
}

fn member(upstream: &Upstream, server: &Server, now: Instant) -> MemberHealth {
    let ms = |since: Option<Instant>| {
        since.map_or(0, |at| now.saturating_duration_since(at).as_millis() as u64)
    };
    let barred = server.state.barred.load(Ordering::Relaxed);
    let known = server.state.health.known.lock();
    let checked = &known.checked;
    let last = checked.last.as_ref();
    let bad = last.and_then(|last| last.bad.as_ref());
    let mut told = MemberHealth {
        server: server.text.to_string(),
        by: MemberBar::Asked,
        url: String::new(),
        status: None,
        answer: None,
        expected: None,
        cause: None,
        median_ms: None,
        checked_ms: ms(last.map(|last| last.at)),
        failing_for_ms: ms(known.since),
        was_healthy: true,
    };
    if barred & bar::UNHEALTHY != 0 {
        told.by = MemberBar::Check;
        told.url = check::url(upstream, server);
        told.status = last.and_then(|last| last.status);
        told.cause = bad.and_then(Bad::cause);
        told.failing_for_ms = ms(checked.failing_since);
        told.was_healthy = checked.was_healthy;
        if let Some(Bad::Answered { answer, expected }) = bad {
            told.answer = Some(answer.clone());
            told.expected = Some(expected.clone());
        }
    } else if let (true, Some(why)) = (barred & bar::EJECTED != 0, known.why) {
        told.by = match why {
            Why::Row { .. } | Why::Rate { .. } => MemberBar::Failures,
            Why::Slow { .. } | Why::Slower { .. } => MemberBar::Slow,
        };
        told.cause = why.cause();
        told.median_ms = why.median().map(|it| it.as_millis() as u64);
    }
    told
}
