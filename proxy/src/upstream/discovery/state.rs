//! What is known of an upstream's sources beyond one configuration, and how an answer changes it.

use std::collections::HashSet;
use std::time::Duration;

use candor_conf::model::{self, ServerAddress};
use candor_diagnostics::evidence::{Evidence, Resolution, ResolutionOutcome};
use parking_lot::Mutex;
use tokio::sync::Notify;
use tokio::sync::futures::Notified;
use tokio::time::Instant;

use super::{Answer, EMPTY_GRACE, Found, MEMBERS_MAX, Said};
use crate::clock::unix_ms;

/// What is known of the sources of an upstream.
#[derive(Debug, Default)]
pub(crate) struct DiscoveryState {
    known: Mutex<Known>,
    /// Called when a source has answered.
    learned: Notify,
    /// Called when a member could not be connected to.
    doubted: Notify,
}

#[derive(Debug, Default)]
struct Known {
    records: Vec<Record>,
    /// Counts changes of members.
    version: u64,
    /// How many members there were when there were some.
    had: usize,
    /// Since when there is none.
    empty_since: Option<Instant>,
}

/// What is known of one source.
#[derive(Debug)]
struct Record {
    source: model::Source,
    members: Vec<Found>,
    /// When it was asked the last time; `None`: not to the end yet.
    asked: Option<Instant>,
    /// How long after that it is asked again.
    again: Duration,
    /// Why its last answer is of no use, and since when that is so.
    trouble: Option<(String, Instant)>,
    /// What was observed of that.
    evidence: Vec<Evidence>,
    /// Since when it answers that there is nobody.
    nobody_since: Option<Instant>,
    /// The answer that its members are from, and when it came.
    resolution: Option<(Resolution, Instant)>,
}

/// How an answer changed what is known.
#[derive(Debug, Default, Eq, PartialEq)]
pub(super) struct News {
    /// Texts of members that came.
    pub(super) came: Vec<String>,
    /// Texts of members that went.
    pub(super) went: Vec<String>,
    /// Weights, names or standings of members that stayed are others.
    pub(super) has_changed: bool,
    /// It cannot be asked any more, or its answers are of no use: why.
    pub(super) failed: Option<String>,
    /// It is answered again.
    pub(super) recovered: bool,
    /// It says for the first time that there is nobody.
    pub(super) is_empty: bool,
}

/// What is told of a source.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// As written.
    pub(crate) source: String,
    /// Texts of its members.
    pub(crate) members: Vec<String>,
    /// When it was asked the last time.
    pub(crate) asked_unix_ms: Option<i64>,
    /// When it will be.
    pub(crate) next_unix_ms: Option<i64>,
    /// Why its last answer is of no use.
    pub(crate) error: Option<String>,
    /// Since when that is so.
    pub(crate) failing_since_unix_ms: Option<i64>,
}

impl News {
    /// Whether the upstream has other members now.
    pub(super) fn is_any(&self) -> bool {
        self.has_changed || !self.came.is_empty() || !self.went.is_empty()
    }
}

impl DiscoveryState {
    /// Forgets what is known of other sources than these.
    pub(super) fn keep(&self, sources: &[model::Source]) {
        let mut known = self.known.lock();
        let is_kept = |record: &Record| sources.iter().any(|it| is_same(it, &record.source));
        known.records.retain(is_kept);
    }

    /// Takes in an answer.
    pub(super) fn learn(
        &self,
        source: &model::Source,
        answer: Answer,
        again: Duration,
        now: Instant,
    ) -> News {
        let mut known = self.known.lock();
        let record = known.record(source);
        record.asked = Some(now);
        record.again = again;
        let news = record.learn(answer, now);
        known.version += u64::from(news.is_any());
        news
    }

    /// Counts changes of members.
    pub(super) fn version(&self) -> u64 {
        self.known.lock().version
    }

    /// The members of these sources, each once, at most [`MEMBERS_MAX`], and the source of each.
    pub(crate) fn found(&self, sources: &[model::Source]) -> Vec<(usize, Found)> {
        let known = self.known.lock();
        let mut seen = HashSet::new();
        let mut found = Vec::new();
        for (index, source) in sources.iter().enumerate() {
            let members = known.find(source).map(|it| &it.members);
            for member in members.into_iter().flatten() {
                let is_new = seen.insert((member.server.address.clone(), member.server.tls));
                if is_new && found.len() < MEMBERS_MAX {
                    found.push((index, member.clone()));
                }
            }
        }
        found
    }

    /// Notes how many members the upstream has now.
    pub(super) fn count(&self, members: usize, now: Instant) {
        let mut known = self.known.lock();
        match members {
            0 => {
                known.empty_since.get_or_insert(now);
            }
            _ => {
                known.had = members;
                known.empty_since = None;
            }
        }
    }

    /// How many members it had when it had some, and for how long it has none.
    pub(super) fn past(&self) -> (usize, Duration) {
        let known = self.known.lock();
        let empty = known.empty_since.map(|since| since.elapsed());
        (known.had, empty.unwrap_or_default())
    }

    /// Whether one of them was not asked to the end yet.
    pub(super) fn is_new(&self, sources: &[model::Source]) -> bool {
        let known = self.known.lock();
        let is_new = |it| {
            let record = known.find(it);
            record.is_none_or(|record| record.asked.is_none())
        };
        sources.iter().any(is_new)
    }

    /// What DNS said when it last named members, with the age of that answer.
    pub(super) fn resolution(&self, source: &model::Source) -> Option<Resolution> {
        let known = self.known.lock();
        let (resolution, at) = known.find(source)?.resolution.as_ref()?;
        Some(Resolution {
            age_ms: Some(at.elapsed().as_millis() as u64),
            ..resolution.clone()
        })
    }

    /// What was observed of a source that could not be asked, or that has not answered yet.
    pub(super) fn failure(&self, source: &model::Source, name: &str) -> Option<Vec<Evidence>> {
        let known = self.known.lock();
        let record = known.find(source).filter(|it| it.asked.is_some());
        let Some(record) = record else {
            let resolution = Resolution {
                question: name.to_owned(),
                outcome: ResolutionOutcome::Timeout,
                ..Resolution::default()
            };
            return Some(vec![Evidence::Resolution(resolution)]);
        };
        (!record.evidence.is_empty()).then(|| record.evidence.clone())
    }

    /// What is told of these sources.
    pub(crate) fn told(&self, sources: &[model::Source]) -> Vec<Told> {
        let known = self.known.lock();
        let ms = |at: Instant| unix_ms(at.into_std());
        let told = sources.iter().map(|source| {
            let record = known.find(source);
            let members = record.map(|it| it.members.iter()).into_iter().flatten();
            let trouble = record.and_then(|it| it.trouble.as_ref());
            let asked = record.and_then(|it| Some((ms(it.asked?), it.again)));
            Told {
                source: source.text.to_string(),
                members: members.map(|it| it.server.text.to_string()).collect(),
                asked_unix_ms: asked.map(|(at, _)| at),
                next_unix_ms: asked.map(|(at, again)| at + again.as_millis() as i64),
                error: trouble.map(|(text, _)| text.clone()),
                failing_since_unix_ms: trouble.map(|(_, since)| ms(*since)),
            }
        });
        told.collect()
    }

    /// Wakes those that wait for members.
    pub(super) fn wake(&self) {
        self.learned.notify_waiters();
    }

    /// Ready with the next answer; what comes from now on counts.
    pub(super) fn learned(&self) -> Notified<'_> {
        self.learned.notified()
    }

    /// A member could not be connected to.
    pub(super) fn doubt(&self) {
        self.doubted.notify_waiters();
    }

    /// Ready when a member could not be connected to.
    pub(super) fn doubted(&self) -> Notified<'_> {
        self.doubted.notified()
    }
}

impl Known {
    fn find(&self, source: &model::Source) -> Option<&Record> {
        self.records.iter().find(|it| is_same(&it.source, source))
    }

    fn record(&mut self, source: &model::Source) -> &mut Record {
        let at = self
            .records
            .iter()
            .position(|it| is_same(&it.source, source));
        let at = at.unwrap_or_else(|| {
            self.records.push(Record::new(source));
            self.records.len() - 1
        });
        &mut self.records[at]
    }
}

impl Record {
    fn new(source: &model::Source) -> Self {
        Self {
            source: source.clone(),
            members: Vec::new(),
            asked: None,
            again: Duration::ZERO,
            trouble: None,
            evidence: Vec::new(),
            nobody_since: None,
            resolution: None,
        }
    }

    fn learn(&mut self, answer: Answer, now: Instant) -> News {
        let mut news = News::default();
        match answer.said {
            Said::Failed(why, beside) => {
                news.failed = self.fail(why, now);
                // Who has just been started may say that there is nobody before and after it fails.
                self.nobody_since = None;
                let resolution = answer.resolution.map(Evidence::Resolution);
                self.evidence = resolution.into_iter().chain(beside).collect();
            }
            Said::Nobody => {
                news.recovered = self.recover();
                news.is_empty = self.nobody_since.is_none();
                let since = *self.nobody_since.get_or_insert(now);
                let grace = match self.source.kind {
                    model::SourceKind::Addresses { .. } | model::SourceKind::Services { .. } => {
                        EMPTY_GRACE
                    }
                    _ => Duration::ZERO,
                };
                if now.duration_since(since) >= grace {
                    self.replace(Vec::new(), &mut news);
                }
            }
            Said::OneFamily(members, why) => {
                news.failed = self.fail(why, now);
                self.evidence.clear();
                self.nobody_since = None;
                self.resolution = answer.resolution.map(|it| (it, now));
                let mut members = with_other_family(&self.members, members);
                members.truncate(MEMBERS_MAX);
                self.replace(members, &mut news);
            }
            Said::Members(mut members) => {
                news.recovered = self.recover();
                self.nobody_since = None;
                self.resolution = answer.resolution.map(|it| (it, now));
                members.truncate(MEMBERS_MAX);
                self.replace(members, &mut news);
            }
        }
        news
    }

    /// Notes why an answer is of no use, or not whole; `Some` if that is news.
    fn fail(&mut self, why: String, now: Instant) -> Option<String> {
        let is_new = self.trouble.as_ref().is_none_or(|(known, _)| *known != why);
        let since = self.trouble.take().map_or(now, |(_, since)| since);
        let news = is_new.then(|| why.clone());
        self.trouble = Some((why, since));
        news
    }

    fn recover(&mut self) -> bool {
        self.evidence.clear();
        self.trouble.take().is_some()
    }

    fn replace(&mut self, members: Vec<Found>, news: &mut News) {
        if self.members == members {
            return;
        }
        let texts = |of: &[Found]| -> HashSet<String> {
            of.iter().map(|it| it.server.text.to_string()).collect()
        };
        let (before, after) = (texts(&self.members), texts(&members));
        news.came = after.difference(&before).cloned().collect();
        news.went = before.difference(&after).cloned().collect();
        news.came.sort();
        news.went.sort();
        news.has_changed = true;
        self.members = members;
    }
}

/// Members of one family of addresses, and those of the other that were known before; IPv6 first, as a
/// whole answer has them.
fn with_other_family(known: &[Found], members: Vec<Found>) -> Vec<Found> {
    let is_ipv4 = |found: &Found| match found.server.address {
        ServerAddress::Address(address) => Some(address.is_ipv4()),
        _ => None,
    };
    let family = members.first().and_then(is_ipv4);
    let others = known.iter().filter(|it| is_ipv4(it) != family).cloned();
    match family {
        Some(true) => others.chain(members).collect(),
        _ => members.iter().cloned().chain(others).collect(),
    }
}

/// Whether both ask the same, wherever they are written.
fn is_same(one: &model::Source, other: &model::Source) -> bool {
    one.kind == other.kind && one.tls == other.tls && one.protocol == other.protocol
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use candor_conf::model::{Place, SourceKind};

    use super::*;

    fn place(line: u32) -> Place {
        Place {
            file: "candor.toml".into(),
            line,
            span: 0..1,
        }
    }

    fn source(kind: SourceKind, line: u32) -> model::Source {
        model::Source {
            text: "source".into(),
            kind,
            tls: false,
            protocol: None,
            place: place(line),
        }
    }

    fn dns(line: u32) -> model::Source {
        let name = "app.test".to_owned();
        source(SourceKind::Addresses { name, port: 80 }, line)
    }

    fn member(address: &str, weight: u32) -> Found {
        Found {
            server: model::Server {
                text: address.into(),
                address: ServerAddress::Address(address.parse().unwrap()),
                tls: false,
                protocol: None,
                weight,
                place: place(1),
            },
            is_backup: false,
            name: None,
        }
    }

    fn said(said: Said) -> Answer {
        Answer {
            said,
            again: Duration::from_secs(1),
            resolution: None,
        }
    }

    fn members(addresses: &[&str]) -> Answer {
        let members = addresses.iter().map(|it| member(it, 1));
        said(Said::Members(members.collect()))
    }

    fn texts(state: &DiscoveryState, sources: &[model::Source]) -> Vec<String> {
        let found = state.found(sources);
        let texts = found.iter().map(|(_, it)| it.server.text.to_string());
        texts.collect()
    }

    const A: &str = "10.0.0.1:80";
    const B: &str = "10.0.0.2:80";
    const C: &str = "10.0.0.3:80";

    #[test]
    fn that_nobody_could_say_in_between_is_not_that_nobody_is_there() {
        let (state, source) = (DiscoveryState::default(), dns(1));
        let begin = Instant::now();
        let learn = |answer, seconds| {
            let now = begin + Duration::from_secs(seconds);
            state.learn(&source, answer, Duration::ZERO, now)
        };
        learn(members(&[A]), 0);
        assert!(learn(said(Said::Nobody), 1).is_empty);
        learn(said(Said::Failed("SERVFAIL".to_owned(), Vec::new())), 2);
        // The time from which it is believed begins anew.
        assert_eq!(learn(said(Said::Nobody), 8).went, Vec::<String>::new());
        assert_eq!(learn(said(Said::Nobody), 13).went, [A]);
    }

    #[test]
    fn a_family_of_which_nobody_could_say_stays_as_it_is() {
        const V6: &str = "[fd00::1]:80";
        let (state, source) = (DiscoveryState::default(), dns(1));
        let now = Instant::now();
        let learn = |answer| state.learn(&source, answer, Duration::ZERO, now);
        let one = |address: &str, why: &str| {
            said(Said::OneFamily(vec![member(address, 1)], why.to_owned()))
        };
        learn(members(&[V6, A, B]));
        let news = learn(one(V6, "no A"));
        assert_eq!(
            (news.failed.as_deref(), news.has_changed),
            (Some("no A"), false)
        );
        let news = learn(one(C, "no AAAA"));
        assert_eq!(
            (news.came, news.went),
            (vec![C.into()], vec![A.into(), B.into()])
        );
        assert_eq!(texts(&state, std::slice::from_ref(&source)), [V6, C]);
        assert!(learn(members(&[V6, C])).recovered);
    }

    #[test]
    fn who_came_and_who_went_is_known() {
        let (state, source) = (DiscoveryState::default(), dns(1));
        let sources = [source.clone()];
        let now = Instant::now();
        assert!(state.is_new(&sources));
        let learn = |answer| state.learn(&source, answer, Duration::ZERO, now);
        assert_eq!(learn(members(&[A, B])).came, [A, B]);
        assert!(!state.is_new(&sources));
        assert_eq!(learn(members(&[A, B])), News::default());
        let news = learn(members(&[B, C]));
        assert_eq!((news.came, news.went), (vec![C.into()], vec![A.into()]));
        assert_eq!(texts(&state, &sources), [B, C]);
        // Another weight is news, though nobody comes or goes.
        let heavier = vec![member(B, 3), member(C, 1)];
        let news = learn(said(Said::Members(heavier)));
        assert!(news.is_any() && news.came.is_empty() && news.went.is_empty());
    }

    #[test]
    fn changes_are_counted() {
        let (state, source) = (DiscoveryState::default(), dns(1));
        let now = Instant::now();
        let learn = |answer| state.learn(&source, answer, Duration::ZERO, now);
        learn(members(&[A]));
        learn(members(&[A]));
        learn(said(Said::Failed("silence".to_owned(), Vec::new())));
        assert_eq!(state.version(), 1);
        learn(members(&[B]));
        assert_eq!(state.version(), 2);
    }

    #[test]
    fn a_failure_keeps_the_members_and_is_news_once() {
        let (state, source) = (DiscoveryState::default(), dns(1));
        let sources = [source.clone()];
        let now = Instant::now();
        let learn = |answer| state.learn(&source, answer, Duration::ZERO, now);
        learn(members(&[A]));
        let failed = || said(Said::Failed("silence".to_owned(), Vec::new()));
        assert_eq!(learn(failed()).failed.as_deref(), Some("silence"));
        assert_eq!(learn(failed()), News::default());
        assert_eq!(texts(&state, &sources), [A]);
        let told = state.told(&sources);
        assert_eq!(told[0].error.as_deref(), Some("silence"));
        let news = learn(members(&[A]));
        assert!(news.recovered && !news.is_any());
        assert_eq!(state.told(&sources)[0].error, None);
    }

    #[test]
    fn nobody_must_be_said_for_a_while_by_dns_alone() {
        let state = DiscoveryState::default();
        let path = "/members".into();
        let sources = [dns(1), source(SourceKind::File { path }, 2)];
        let [dns, file] = &sources;
        let now = Instant::now();
        let learn = |source, answer, at| state.learn(source, answer, Duration::ZERO, at);
        learn(dns, members(&[A]), now);
        learn(file, members(&[B]), now);
        assert!(learn(dns, said(Said::Nobody), now).is_empty);
        assert_eq!(learn(file, said(Said::Nobody), now).went, [B]);
        assert_eq!(texts(&state, &sources), [A]);
        let early = now + EMPTY_GRACE - Duration::from_millis(1);
        assert_eq!(learn(dns, said(Said::Nobody), early), News::default());
        let late = now + EMPTY_GRACE;
        assert_eq!(learn(dns, said(Said::Nobody), late).went, [A]);
    }

    #[test]
    fn an_answer_survives_a_reload_that_moves_its_line() {
        let state = DiscoveryState::default();
        state.learn(&dns(1), members(&[A]), Duration::ZERO, Instant::now());
        state.keep(&[dns(7)]);
        assert_eq!(texts(&state, &[dns(7)]), [A]);
        state.keep(&[]);
        assert!(texts(&state, &[dns(7)]).is_empty());
    }

    #[test]
    fn a_member_of_two_sources_is_one() {
        let state = DiscoveryState::default();
        let path = "/members".into();
        let (dns, file) = (dns(1), source(SourceKind::File { path }, 2));
        let now = Instant::now();
        state.learn(&dns, members(&[A, B]), Duration::ZERO, now);
        state.learn(&file, members(&[B, C]), Duration::ZERO, now);
        assert_eq!(texts(&state, &[dns, file]), [A, B, C]);
    }

    #[test]
    fn there_are_not_too_many() {
        let state = DiscoveryState::default();
        let all = (0..u32::try_from(MEMBERS_MAX).unwrap() + 10).map(|it| {
            let ip = std::net::Ipv4Addr::from(0x0a00_0000 + it);
            member(&format!("{ip}:80"), 1)
        });
        let all = said(Said::Members(all.collect()));
        state.learn(&dns(1), all, Duration::ZERO, Instant::now());
        assert_eq!(state.found(&[dns(1)]).len(), MEMBERS_MAX);
    }

    #[test]
    fn the_past_of_an_empty_upstream_is_known() {
        let state = DiscoveryState::default();
        state.count(3, Instant::now());
        state.count(0, Instant::now());
        state.count(0, Instant::now());
        assert_eq!(state.past().0, 3);
    }
}
