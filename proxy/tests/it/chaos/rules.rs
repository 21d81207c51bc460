//! What must hold of every request, whatever happened to the members meanwhile.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::fleet::{Delivery, End, Ill, Protocol};
use super::load::Outcome;
use super::request::Request;

/// A line of the log, of what matters here.
#[derive(Clone, Debug, Deserialize)]
pub struct Line {
    event: String,
    #[serde(default)]
    path: String,
    #[serde(default)]
    method: String,
    #[serde(default)]
    protocol: String,
    #[serde(default)]
    status: u16,
    cause: Option<String>,
    reason: Option<String>,
    peer: Option<String>,
    #[serde(default)]
    attempts: Vec<Attempt>,
    delivered: Option<String>,
    /// Of the last attempt.
    #[serde(default)]
    evidence: Vec<Value>,
}

#[derive(Clone, Debug, Deserialize)]
struct Attempt {
    server: Option<String>,
    peer: Option<String>,
    reused: Option<Value>,
    bytes_out: u64,
}

/// Everything that is known after a run.
pub struct Run {
    pub outcomes: Vec<Outcome>,
    pub ledger: Vec<Vec<Delivery>>,
    pub lines: Vec<Vec<Line>>,
    pub addresses: Vec<SocketAddr>,
    /// How often a request may be tried.
    pub tries: usize,
    /// What the members speak.
    pub protocol: Protocol,
    /// So many members may be left alone at a time.
    pub spared: usize,
}

/// The lines of a log by the request's number.
pub fn lines(log: &Path, requests: usize) -> Vec<Vec<Line>> {
    let mut lines = vec![Vec::new(); requests];
    let text = std::fs::read_to_string(log).unwrap();
    for (line, text) in of_requests(&text) {
        // Who left within a head did not even say which it was.
        if line.reason.as_deref() == Some("head_incomplete") {
            continue;
        }
        let id = line.path.strip_prefix("/r/").map(str::parse::<usize>);
        let Some(Ok(id)) = id else {
            panic!("whose is {text}")
        };
        lines[id].push(line);
    }
    lines
}

/// How many requests have a whole line in a log, and how many of these have a cause.
pub fn counts(text: &str) -> [u64; 2] {
    let whole = text.rfind('\n').map_or(0, |end| end + 1);
    of_requests(&text[..whole]).fold([0, 0], |[all, failures], (line, _)| {
        [all + 1, failures + u64::from(line.cause.is_some())]
    })
}

fn of_requests(text: &str) -> impl Iterator<Item = (Line, &str)> {
    let lines = text.lines().map(|text| {
        let line: Line = serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
        (line, text)
    });
    lines.filter(|(line, _)| line.event == "request")
}

/// Requests of one kind of outcome, by a name for it.
pub type Tally = BTreeMap<String, usize>;

impl Run {
    /// Judges each request; what came of them, by kind. Panics with the first offenders.
    pub fn judge(&self) -> Tally {
        let mut tally = Tally::new();
        let mut offenders = Vec::new();
        let mut offences = 0;
        for id in 0..self.outcomes.len() {
            let class = match &self.outcomes[id] {
                Outcome::Answered { .. } => match self.lines[id].first() {
                    Some(line) if !line.attempts.is_empty() => "answered after a retry".to_owned(),
                    _ => "answered".to_owned(),
                },
                Outcome::Told { cause, .. } => format!("{cause} for {}", self.kind(id)),
                Outcome::Cut { begun } => format!("cut, begun: {begun}"),
                Outcome::Left => "left".to_owned(),
                Outcome::Behind => "behind".to_owned(),
            };
            *tally.entry(class).or_default() += 1;
            if let Err(why) = self.one(id) {
                offences += 1;
                if offenders.len() < 8 {
                    offenders.push(format!(
                        "{why}\n  {} {id}: {:?}\n  deliveries {:?}\n  log {:?}",
                        self.kind(id),
                        self.outcomes[id],
                        self.ledger[id],
                        self.lines[id],
                    ));
                }
            }
        }
        assert!(
            offenders.is_empty(),
            "{tally:#?}\n{offences} requests break a rule:\n{}",
            offenders.join("\n"),
        );
        tally
    }

    fn kind(&self, id: usize) -> &'static str {
        Request { id: id as u32 }.method()
    }

    /// One request's rules.
    fn one(&self, id: usize) -> Result<(), &'static str> {
        let request = Request { id: id as u32 };
        let outcome = &self.outcomes[id];
        let (lines, deliveries) = (&self.lines[id], &self.ledger[id]);
        let count = match outcome {
            Outcome::Behind => 0..=0,
            Outcome::Left => 0..=1,
            _ => 1..=1,
        };
        rule(count.contains(&lines.len()), "not one line of the log")?;
        rule(
            lines.iter().all(|line| line.method == request.method()),
            "its line has another method",
        )?;
        rule(
            deliveries.iter().all(|it| it.body != Some(false)),
            "a member got another body",
        )?;
        let most = match (outcome, request.is_idempotent()) {
            (Outcome::Behind, _) => 0,
            (_, false) => 1,
            // That a kept connection was lost is no attempt.
            (_, true) => self.tries + 1,
        };
        // What a member refused to look at, another may get.
        let taken = deliveries.iter().filter(|it| !self.is_refused(it)).count();
        rule(taken <= most, "too many members got it")?;
        rule(
            deliveries.len() <= self.tries + 1,
            "too many members got it",
        )?;
        match outcome {
            Outcome::Answered {
                status,
                member,
                own,
            } => self.answered(&lines[0], deliveries, *status, *member, *own),
            Outcome::Told { status, cause } => {
                self.told(request, &lines[0], deliveries, *status, cause)
            }
            Outcome::Cut { begun } => cut(&lines[0], deliveries, *begun),
            Outcome::Left | Outcome::Behind => Ok(()),
        }
    }

    /// RFC 9113 §8.7.
    fn is_refused(&self, delivery: &Delivery) -> bool {
        self.protocol == Protocol::Http2 && delivery.end == End::Ill(Ill::CutHead)
    }

    fn answered(
        &self,
        line: &Line,
        deliveries: &[Delivery],
        status: u16,
        member: usize,
        own: bool,
    ) -> Result<(), &'static str> {
        rule(own, "it got another's answer, or a part")?;
        rule(line.status == status, "its line has another status")?;
        rule(line.cause.is_none(), "its line has a cause")?;
        rule(
            line.peer == Some(self.addresses[member].to_string()),
            "its line has another member",
        )?;
        let last = deliveries.last().ok_or("nobody got it")?;
        rule(last.member == member, "the last that got it did not answer")?;
        let whole = match last.end {
            End::Open => false,
            End::Answered => true,
            End::Ill(ill) => answers(ill),
        };
        rule(
            whole,
            "it was not answered by the member, and has an answer",
        )?;
        // A member that dies can have sent an answer of which nothing came.
        self.turns(line, deliveries)
    }

    /// Another member each time, but for a kept connection that was lost.
    fn turns(&self, line: &Line, deliveries: &[Delivery]) -> Result<(), &'static str> {
        for pair in line.attempts.windows(2) {
            let place = |it: &Attempt| it.peer.clone().or_else(|| it.server.clone());
            let same = place(&pair[0]) == place(&pair[1]);
            rule(
                !same || pair[0].reused.is_some(),
                "the same member was asked again",
            )?;
        }
        let attempts = line.attempts.len().max(1);
        rule(deliveries.len() <= attempts, "an attempt is not told")
    }

    /// Whether it failed at each member that may have been asked.
    fn has_asked_all(&self, line: &Line) -> bool {
        let mut asked: Vec<_> = line.attempts.iter().map(|it| it.server.clone()).collect();
        asked.sort();
        asked.dedup();
        let nobody_else = |it: &Value| it["decision"] == "no_other_member";
        asked.len().max(1) + self.spared >= self.addresses.len()
            && line.evidence.iter().any(nobody_else)
    }

    fn told(
        &self,
        request: Request,
        line: &Line,
        deliveries: &[Delivery],
        status: u16,
        cause: &str,
    ) -> Result<(), &'static str> {
        rule(
            line.cause.as_deref() == Some(cause),
            "its line has another cause",
        )?;
        rule(line.status == status, "its line has another status")?;
        rule(matches!(status, 502..=504), "a status of no gateway")?;
        self.turns(line, deliveries)?;
        let lost = |it: &&Attempt| it.reused.is_some();
        let lost = line.attempts.iter().filter(lost).count();
        let tries = line.attempts.len().max(1) - lost.min(1);
        // The members fall ill one after the other: somebody is always well.
        rule(tries < self.tries, "all tries are used up")?;
        let sent = match line.attempts.last() {
            Some(last) => last.bytes_out > 0,
            None => !cause.starts_with("connect_") && !cause.starts_with("upstream_"),
        };
        let refused = |it: &Delivery| self.is_refused(it);
        let excused = match () {
            // What a time-out means, nobody can know.
            () if cause.starts_with("timeout_") => true,
            // All that were not left alone were asked, each at the wrong moment.
            () if self.has_asked_all(line) => true,
            // What was read in several pieces is not kept.
            () if request.payload().len() > 8 * 1024 && sent => true,
            // The refusal may have been lost with its connection: then nobody knows of it.
            () if cause == "h2_refused_stream" && deliveries.last().is_some_and(refused) => false,
            () if !request.is_idempotent() => sent,
            // An answer that is no answer is refused, and one that was begun is not begun again.
            () => deliveries.last().is_some_and(|it| spoils(it.end)),
        };
        rule(excused, "a retry could have saved it")
    }
}

/// Whether an ill member answers all the same.
fn answers(ill: Ill) -> bool {
    matches!(
        ill,
        Ill::HalfClose | Ill::CloseAfter | Ill::Surplus | Ill::Early | Ill::Drip | Ill::Interim
    )
}

/// Whether an answer was begun, and is none.
fn spoils(end: End) -> bool {
    matches!(end, End::Ill(Ill::CutBody | Ill::ResetBody | Ill::Surplus))
}

/// An answer that was begun and broke off: only where the member's did.
fn cut(line: &Line, deliveries: &[Delivery], begun: bool) -> Result<(), &'static str> {
    // A reset of a stream overtakes a head that has not left yet.
    let overtaken = line.protocol == "HTTP/2.0";
    rule(
        begun || overtaken,
        "no answer, not even one of Candor's own",
    )?;
    rule(line.cause.is_some(), "a cut answer without a cause")?;
    rule(
        line.delivered.as_deref() == Some("cut"),
        "its line does not say that it was cut",
    )?;
    // A member that is killed cuts what it was about to send.
    let was_cut = deliveries.last().is_some_and(|it| match it.end {
        End::Open | End::Answered => true,
        End::Ill(ill) => matches!(ill, Ill::CutBody | Ill::ResetBody) || answers(ill),
    });
    rule(was_cut, "cut, and its member did not cut it")
}

fn rule(holds: bool, why: &'static str) -> Result<(), &'static str> {
    match holds {
        true => Ok(()),
        false => Err(why),
    }
}
