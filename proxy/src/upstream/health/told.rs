//! What changed about members, told once: a line of the log (`event: "health"`) and an entry of the
//! journal.

use std::time::{Duration, Instant};

use super::check::Bad;
use super::circuit::Opened;
use super::eject::Why;
use super::{Flip, What};
use crate::server::Process;
use crate::telemetry::Member;
use crate::upstream::Upstream;

/// Flips of an upstream that are told within [`WHILE`]; beyond it they are counted, so that members
/// that come and go leave room in the journal for what others did.
const TOLD_MAX: u32 = 64;
const WHILE: Duration = Duration::from_secs(60);

/// How much was told of late.
#[derive(Debug)]
pub(super) struct Told {
    since: Instant,
    count: u32,
    untold: u64,
}

impl Told {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            since: now,
            count: 0,
            untold: 0,
        }
    }

    /// Tells what has changed by now.
    pub(super) fn tell(&mut self, process: &Process, upstream: &Upstream, now: Instant) {
        let (waiting, untold) = {
            let mut flips = upstream.state.health.flips.lock();
            let untold = std::mem::take(&mut flips.untold);
            (std::mem::take(&mut flips.waiting), untold)
        };
        self.untold += untold;
        if now.saturating_duration_since(self.since) >= WHILE {
            self.since = now;
            self.count = 0;
        }
        let name = &*upstream.settings.name;
        for flip in &waiting {
            if self.count >= TOLD_MAX {
                self.untold += 1;
                continue;
            }
            self.count += 1;
            flip.tell(process, name);
        }
        if self.untold > 0 && self.count < TOLD_MAX {
            let untold = std::mem::take(&mut self.untold);
            let text = format!("upstream {name}: {untold} further changes of its members' health");
            let members = [
                ("upstream", Member::Text(name)),
                ("count", Member::Number(untold)),
            ];
            process.memory.health("untold", &text, &members);
        }
    }
}

impl Flip {
    fn tell(&self, process: &Process, upstream: &str) {
        let server = self.server.as_deref().unwrap_or_default();
        let text = self.what.text(upstream, server);
        let mut members = vec![("upstream", Member::Text(upstream))];
        if !server.is_empty() {
            members.push(("server", Member::Text(server)));
        }
        let number = |time: Duration| Member::Number(time.as_millis() as u64);
        match &self.what {
            What::Fell { checked, .. } => {
                if let Bad::Failed { cause, reason } = checked {
                    members.push(("cause", Member::Text(cause)));
                    members.extend(reason.map(|reason| ("reason", Member::Text(reason))));
                }
                if let Bad::Answered { answer, expected } = checked {
                    members.push(("answer", Member::Text(answer)));
                    members.push(("expected", Member::Text(expected)));
                }
            }
            What::Rose { after } => members.push(("after_ms", number(*after))),
            What::Ejected { why, time } => {
                members.extend(why.cause().map(|cause| ("cause", Member::Text(cause))));
                members.extend(why.median().map(|median| ("median_ms", number(median))));
                members.push(("for_ms", number(*time)));
            }
            What::Asked { time } => members.push(("for_ms", number(*time))),
            What::Returned => {}
            What::Opened(opened) => {
                let cause = opened.failures.first();
                members.extend(cause.map(|it| ("cause", Member::Text(it.cause))));
                members.push(("failed", Member::Number(opened.counted.failed)));
                members.push(("requests", Member::Number(opened.counted.requests)));
                members.push(("for_ms", number(opened.time)));
            }
            What::Closed { after, trials } => {
                members.push(("after_ms", number(*after)));
                members.push(("trials", Member::Number(*trials)));
            }
        }
        process.memory.health(self.what.word(), &text, &members);
    }
}

impl What {
    /// In one word.
    const fn word(&self) -> &'static str {
        match self {
            Self::Fell { .. } => "unhealthy",
            Self::Rose { .. } => "healthy",
            Self::Ejected { .. } => "ejected",
            Self::Asked { .. } => "asked",
            Self::Returned => "returned",
            Self::Opened(_) => "circuit_open",
            Self::Closed { .. } => "circuit_closed",
        }
    }

    fn text(&self, upstream: &str, server: &str) -> String {
        let member = || format!("{server} of upstream {upstream}");
        match self {
            Self::Fell { row, checked: bad } => {
                format!("{} is unhealthy: {}", member(), checked(*row, bad))
            }
            Self::Rose { after } => {
                format!("{} is healthy again, after {}", member(), span(*after))
            }
            Self::Ejected { why: because, time } => {
                let (time, because) = (span(*time), why(*because));
                format!("{} is left alone for {time}: {because}", member())
            }
            Self::Asked { time } => {
                let time = span(*time);
                let why = "it answered 503 with Retry-After";
                format!("{} is left alone for {time}: {why}", member())
            }
            Self::Returned => format!("{} is asked again", member()),
            Self::Opened(it) => opened(upstream, it),
            Self::Closed { after, trials } => {
                let after = span(*after);
                let trials = match trials {
                    0 => String::new(),
                    1 => "; one trial failed before".to_owned(),
                    _ => format!("; {trials} trials failed before"),
                };
                format!("upstream {upstream} is asked again, after {after}{trials}")
            }
        }
    }
}

fn opened(upstream: &str, opened: &Opened) -> String {
    let (failed, requests) = (opened.counted.failed, opened.counted.requests);
    let (time, window) = (span(opened.time), span(opened.window));
    let most = opened.failures.first();
    let most = most.map_or_else(String::new, |it| match it.count >= failed {
        true => format!(", all with {}", it.cause),
        false => format!(", most often with {}", it.cause),
    });
    format!(
        "upstream {upstream} is left alone for {time}: {failed} of {requests} requests failed within {window}{most}"
    )
}

/// Why a member is ejected.
pub(super) fn why(why: Why) -> String {
    match why {
        Why::Row { count: 1, cause } => format!("a request ended with {cause}"),
        Why::Row { count, cause } => {
            format!("{count} requests in a row failed, the last with {cause}")
        }
        Why::Rate {
            failed,
            requests,
            cause,
        } => format!("{failed} of its last {requests} requests failed, the last with {cause}"),
        Why::Slow { median, limit } => {
            let (median, limit) = (span(median), span(limit));
            format!("half of its answers take {median} or longer, and {limit} is the limit")
        }
        Why::Slower { median, others } => {
            let (median, others) = (span(median), span(others));
            format!("half of its answers take {median} or longer, and those of the others {others}")
        }
    }
}

/// Why a member is unhealthy.
pub(super) fn checked(row: u32, what: &Bad) -> String {
    let bad = bad(what);
    match row {
        0 | 1 => format!("its check {bad}"),
        _ => format!("its check {bad}, {row} times in a row"),
    }
}

/// What was bad about a check.
pub(super) fn bad(bad: &Bad) -> String {
    match bad {
        Bad::Failed { cause, reason } => match reason {
            Some(reason) => format!("ended with {cause} ({reason})"),
            None => format!("ended with {cause}"),
        },
        Bad::Answered { answer, expected } => {
            format!("was answered {answer} in place of {expected}")
        }
    }
}

/// A time for people: `1 ms`, `2.0 s`, `3 min`.
pub(super) fn span(time: Duration) -> String {
    let ms = time.as_millis();
    match ms {
        0 => format!("{} µs", time.as_micros()),
        1..1_000 => format!("{ms} ms"),
        1_000..10_000 if !ms.is_multiple_of(1_000) => {
            format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
        }
        1_000..120_000 => format!("{} s", ms / 1_000),
        120_000..7_200_000 => format!("{} min", ms / 60_000),
        _ => format!("{} h", ms / 3_600_000),
    }
}

#[cfg(test)]
mod tests {
    use candor_diagnostics::evidence::Failures;

    use super::super::window::Counted;
    use super::*;

    #[test]
    fn what_changed_is_a_sentence() {
        let s = Duration::from_secs;
        let refused = Bad::Failed {
            cause: "connect_refused",
            reason: None,
        };
        let fell = What::Fell {
            row: 3,
            checked: refused,
        };
        assert_eq!(
            fell.text("app", "10.0.0.5:80"),
            "10.0.0.5:80 of upstream app is unhealthy: its check ended with connect_refused, 3 times in a row"
        );
        let slower = Why::Slower {
            median: Duration::from_millis(2_040),
            others: Duration::from_micros(700),
        };
        let ejected = What::Ejected {
            why: slower,
            time: s(30),
        };
        assert_eq!(
            ejected.text("app", "a:1"),
            "a:1 of upstream app is left alone for 30 s: half of its answers take 2.0 s or longer, and those of the others 700 µs"
        );
        let opened = What::Opened(Opened {
            counted: Counted {
                requests: 20,
                failed: 12,
            },
            window: s(10),
            failures: vec![Failures {
                cause: "connect_refused",
                count: 9,
            }],
            time: s(10),
        });
        assert_eq!(
            opened.text("app", ""),
            "upstream app is left alone for 10 s: 12 of 20 requests failed within 10 s, most often with connect_refused"
        );
    }
}
