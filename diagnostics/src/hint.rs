//! Remarks that hold beside any cause, attached by rule.

use crate::anatomy;
use crate::evidence::{FileKind, IdleEnds, RecentFailures, ResolutionOutcome, TlsFault};
use crate::exchange::Phase;
use crate::facts::Facts;

/// A remark that may stand beside any cause.
#[derive(Debug)]
pub(crate) struct Hint {
    /// Its name, in `snake_case`.
    pub(crate) id: &'static str,
    /// What it says, with placeholders.
    pub(crate) text: &'static str,
    applies: fn(&Facts<'_>) -> bool,
}

/// The hints that hold for these facts.
pub(crate) fn of<'f>(facts: &'f Facts<'_>) -> impl Iterator<Item = &'static Hint> + 'f {
    HINTS.iter().filter(|hint| (hint.applies)(facts))
}

static HINTS: &[Hint] = &[
    Hint {
        id: "stale_address",
        text: "The address is {answer_age} old, its answer was valid for {ttl}.",
        applies: |facts| facts.resolution_is_stale(),
    },
    Hint {
        id: "stale_address",
        text: "{host} was dialed as {name_now_stale}, where it leads no more: no resolver names that address now.",
        applies: |facts| facts.name_now().is_some_and(|now| !now.stale.is_empty()),
    },
    Hint {
        id: "localhost_family",
        text: "`localhost` was tried as {addresses}; the other address family was not.",
        applies: |facts| {
            is_localhost(facts) && (of_v6(facts) == 0) != (of_v6(facts) == facts.tries().count())
        },
    },
    Hint {
        id: "localhost_family",
        text: "`localhost` means {addresses} here: one of them refused, the other did not.",
        applies: |facts| {
            let refused = |v6: bool| {
                facts.tries().any(|(_, tried)| {
                    tried.errno == Some(ECONNREFUSED) && tried.address.starts_with('[') == v6
                })
            };
            let both = of_v6(facts) > 0 && of_v6(facts) < facts.tries().count();
            is_localhost(facts) && both && refused(true) != refused(false)
        },
    },
    Hint {
        id: "localhost_family",
        text: "`localhost` led to {peer}, which took the connection; on the other address family another program may answer.",
        applies: |facts| {
            is_localhost(facts) && facts.tries().next().is_none() && facts.phase > Phase::Connect
        },
    },
    Hint {
        id: "localhost_family",
        text: "Port {port} is taken at {listening}: on the other family of loopback addresses than {peer}.",
        applies: |facts| facts.listens_on_other_family() && !is_localhost(facts),
    },
    Hint {
        id: "search_domain_hit",
        text: "{question} was found only with a search suffix: {asked} were asked.",
        applies: |facts| {
            facts.resolution().is_some_and(|(_, resolution)| {
                let found = resolution.asked.last();
                resolution.outcome == ResolutionOutcome::Answered
                    && found.is_some_and(|found| {
                        let question = resolution.question.trim_end_matches('.');
                        !found.eq_ignore_ascii_case(question)
                    })
            })
        },
    },
    Hint {
        id: "scheme_mismatch",
        text: "The scheme of {server} does not fit what the upstream speaks.",
        applies: |facts| match facts.tls_fault() {
            Some((_, TlsFault::NotTls { first })) => first.starts_with(b"HTTP/"),
            _ => speaks(facts, |name| matches!(name, "TLS" | "HTTP/2")),
        },
    },
    Hint {
        id: "port_25_22_3306_banner",
        text: "The peer greeted as another service does: {spoken}.",
        applies: |facts| match facts.tls_fault() {
            Some((_, TlsFault::NotTls { first })) => {
                let (protocol, _) = anatomy::plaintext(first);
                protocol.is_some_and(|protocol| protocol.name != "HTTP")
            }
            _ => speaks(facts, |name| !matches!(name, "TLS" | "HTTP/2")),
        },
    },
    Hint {
        id: "timer_equal",
        text: "It ended {after} after the request, a round number: a timer of the upstream may have run out.",
        // A timer of ours that is equal is the better answer.
        applies: |facts| facts.ended_at_a_round_time() && facts.equal_timer().is_none(),
    },
    Hint {
        id: "timer_equal",
        text: "It ended {after} after the request; {equal_timer} is {equal_limit} here, so both sides may have been given the same timer.",
        applies: |facts| facts.equal_timer().is_some(),
    },
    Hint {
        id: "keepalive_shorter",
        text: "The upstream closes idle connections after about {idle_end} ({idle_end_seen} times seen); keepalive.idle lets ours be idle for {idle_ours}.",
        applies: |facts| {
            let shorter = |ends: &IdleEnds| ends.closed_after_ms < ends.ours_ms;
            facts.lost_when_reused() && facts.idle_ends().is_some_and(shorter)
        },
    },
    Hint {
        id: "clock_skew",
        text: "The certificate begins {valid_in} after this host's clock, {now}: one of the two clocks is wrong.",
        applies: |facts| {
            let ahead = matches!(
                facts.tls_fault(),
                Some((_, TlsFault::CertificateTime { not_yet: true }))
            );
            ahead && facts.certificate().is_some()
        },
    },
    Hint {
        id: "clock_skew",
        text: "The clocks of {peer} and of this host differ by {clock_difference}: its Date says {peer_clock}.",
        applies: |facts| facts.clock_difference_s().is_some(),
    },
    Hint {
        id: "keepalive_shorter",
        text: "The connection had been idle for {idle} when it was used again; the upstream's keep-alive time may be about that.",
        applies: |facts| {
            let idle = facts
                .attempt
                .and_then(|it| it.reused)
                .map_or(0, |it| it.idle_ms);
            let at_once = facts.ended_after_ms().unwrap_or(0) < 100;
            facts.lost_when_reused() && facts.idle_ends().is_none() && idle >= 1_000 && at_once
        },
    },
    Hint {
        id: "retry_hidden",
        text: "Visitors saw nothing of this: the request was repeated and succeeded.",
        applies: |facts| facts.exchange.recovered && facts.attempt.is_some(),
    },
    Hint {
        id: "captured_secret_redacted",
        text: "Values in the excerpt are masked, since they may be secrets; offsets and lengths are true.",
        applies: |facts| {
            let shown = facts.raw_head().zip(facts.head_finding());
            shown.is_some_and(|((_, head), finding)| finding.excerpt(head.raw).is_masked())
        },
    },
    Hint {
        id: "after_reload",
        text: "The first failure of this kind came {reload_age} after a reload, which changed this of {upstream}: {reload_changed}.",
        applies: |facts| after_reload(facts).is_some_and(|changed| changed > 0),
    },
    Hint {
        id: "after_reload",
        text: "The first failure of this kind came {reload_age} after a reload, which changed nothing of {upstream}.",
        applies: |facts| after_reload(facts) == Some(0),
    },
    Hint {
        id: "after_deploy",
        text: "The addresses of {host} changed {changed_age} ago, from {answers_before} to {answers}.",
        applies: |facts| {
            let changed = facts
                .resolution()
                .and_then(|(_, resolution)| resolution.changed.as_ref());
            changed.is_some_and(|changed| changed.ago_ms <= DEPLOY_MS)
        },
    },
    Hint {
        id: "after_deploy",
        text: "The socket {socket} was made {socket_age} ago: the application has just been started.",
        applies: |facts| {
            let kind = facts.socket_file().and_then(|file| file.kind);
            let age = facts.socket_age_s();
            kind == Some(FileKind::Socket) && age.is_some_and(|age| (0..60).contains(&age))
        },
    },
    Hint {
        id: "only_this_path",
        text: "The last {recent} failures at {upstream}, within {recent_span}, were all of requests for {path}; {recent_answered} requests were answered meanwhile.",
        applies: |facts| is_one_of_many(facts, |recent| recent.same_path),
    },
    Hint {
        id: "only_this_member",
        text: "The last {recent} failures at {upstream}, within {recent_span}, were all at {server}, one of {members} members; {recent_answered} requests were answered meanwhile.",
        applies: |facts| is_one_of_many(facts, |recent| recent.same_member && recent.members > 1),
    },
    Hint {
        id: "periodic",
        text: "Failures of this kind come about every {period}, {period_times} times so far: something that runs at fixed times may be behind them.",
        applies: |facts| facts.alike(|alike| alike.periodic.is_some()),
    },
    Hint {
        id: "only_reused",
        text: "The last {reused_failures} failures of this kind were all on connections that had been idle, none on a new one.",
        applies: |facts| facts.alike(|alike| alike.only_reused.is_some()),
    },
    Hint {
        id: "only_large_bodies",
        text: "The last {body_failures} failures of this kind were all of requests with a body of {body_least} bytes or more; bodies of up to {body_answered} bytes were answered meanwhile.",
        applies: |facts| facts.alike(|alike| alike.large_bodies.is_some()),
    },
    Hint {
        id: "saturation",
        text: "{upstream} had become slower before the first failure of this kind: its answers began after {slow_then} instead of {slow_before}, with {connections_then} instead of {connections_before} connections open.",
        applies: |facts| facts.alike(|alike| alike.saturation.is_some()),
    },
    Hint {
        id: "last_success",
        text: "The last request that {upstream} answered began at {last_success}, {last_success_age} before this one.",
        applies: |facts| {
            facts
                .history()
                .is_some_and(|history| history.answered_since == 0)
                && facts.last_success_age_ms().is_some_and(|age| age >= 1_000)
        },
    },
    Hint {
        id: "same_cause_n",
        text: "Failure {count} of this kind since {first_time}, with no answer in between.",
        applies: |facts| {
            is_repeated(facts) && facts.history().is_some_and(|it| it.answered_since == 0)
        },
    },
    Hint {
        id: "same_cause_n",
        text: "Failure {count} of this kind since {first_time}, with {answered_since} answers in between.",
        applies: |facts| {
            is_repeated(facts) && facts.history().is_some_and(|it| it.answered_since > 0)
        },
    },
    Hint {
        id: "listener_other_port",
        text: "Nobody listens on port {port} of this host; there is {elsewhere}.",
        applies: |facts| facts.listens_elsewhere() && !facts.is_unix(),
    },
    Hint {
        id: "listener_loopback_only",
        text: "{listening} takes connections from this host alone, and only at that address.",
        applies: |facts| facts.listens_on_loopback_only(),
    },
    Hint {
        id: "loopback_in_container",
        text: "Candor runs in a container ({engine}): {ip} is that container, and not the host.",
        applies: |facts| {
            let here = facts.listener().is_none() && facts.is_loopback();
            facts.own_container().is_some() && here && facts.phase == Phase::Connect
        },
    },
    Hint {
        id: "files_short",
        text: "Candor has {files_open} files open and may have {files_may}: soon it can make no connection.",
        applies: |facts| facts.pressure().is_some_and(|it| it.open_files.is_some()),
    },
    Hint {
        id: "machine_busy",
        text: "This host is busy: in {cpu_percent} % of the last ten seconds some process waited for a processor.",
        applies: |facts| {
            let busy = facts.pressure().is_some_and(|it| it.cpu_percent.is_some());
            busy && facts.timer().is_some()
        },
    },
];

const ECONNREFUSED: i32 = 111;

/// So long after a reload, a failure may be its doing.
const RELOAD_MS: u64 = 60_000;
/// So long after a name led elsewhere, what is new there may not be ready.
const DEPLOY_MS: u64 = 300_000;
/// So many failures make a pattern.
const PATTERN: u64 = 3;

fn is_localhost(facts: &Facts<'_>) -> bool {
    let name = facts.host().map(|host| host.trim_end_matches('.'));
    name.is_some_and(|name| name.eq_ignore_ascii_case("localhost"))
}

/// How many IPv6 addresses were tried in vain.
fn of_v6(facts: &Facts<'_>) -> usize {
    let tries = facts.tries();
    tries
        .filter(|(_, tried)| tried.address.starts_with('['))
        .count()
}

/// How many keys of the upstream the reload changed that the first failure came shortly after.
fn after_reload(facts: &Facts<'_>) -> Option<usize> {
    let reload = facts.history()?.reload.as_ref()?;
    (reload.until_first_ms <= RELOAD_MS).then_some(reload.changed.len())
}

/// Whether this cause was met before this exchange, whose attempts are told anyway.
fn is_repeated(facts: &Facts<'_>) -> bool {
    let attempts = facts.exchange.attempts.len() as u64;
    facts
        .history()
        .is_some_and(|history| history.count > attempts.max(1))
}

/// Whether the upstream's late failures are alike in this while it answers others.
fn is_one_of_many(facts: &Facts<'_>, alike: impl Fn(&RecentFailures) -> bool) -> bool {
    let recent = facts.history().map(|history| &history.recent);
    recent.is_some_and(|recent| recent.count >= PATTERN && recent.answered > 0 && alike(recent))
}

fn speaks(facts: &Facts<'_>, which: impl Fn(&str) -> bool) -> bool {
    let protocol = facts.head().and_then(|head| head.protocol);
    protocol.is_some_and(|protocol| which(protocol.name))
}
