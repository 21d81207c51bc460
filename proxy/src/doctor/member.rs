//! The rungs of a member: its name, the connection, TLS, the answer, its body.

use std::sync::Arc;
use std::time::Instant;

use candor_conf::model::{Action, Proxy, Route, Site};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::Evidence;
use candor_diagnostics::exchange::{Attempt, Exchange, Named, Phase, Request};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};

use super::plan::MemberVisit;
use super::rungs::{body_rung, dependency_text, http_rung, tls_rung};
use super::{Event, Rung, Verdict, Voice};
use crate::exchange::RequestId;
use crate::exchange::ask::{self, Order};
use crate::exchange::preview::{self, Asked, SENDER, Sender};
use crate::inspect::{self, Subject, depends};
use crate::server::Snapshot;
use crate::stream::Stream;
use crate::upstream::connect::{self, Dialed};
use crate::upstream::evidence::place;
use crate::upstream::health::Standing;
use crate::upstream::{Server, Upstream};

/// What is asked beside the route's own.
const FIELDS: &str = "User-Agent: candor-doctor\r\nAccept: */*\r\n";

/// What is being tried.
struct Climb<'a> {
    snapshot: &'a Arc<Snapshot>,
    visit: &'a MemberVisit,
    voice: &'a Voice,
    site: &'a Site,
    route: &'a Route,
    proxy: &'a Proxy,
    upstream: &'a Upstream,
    server: &'a Arc<Server>,
}

pub(super) async fn examine(snapshot: &Arc<Snapshot>, visit: &MemberVisit, voice: &Voice) {
    let site = &snapshot.configuration.sites[visit.site];
    let route = &site.routes[visit.route];
    let Action::Proxy(proxy) = &route.action else {
        return;
    };
    let upstream = &snapshot.upstreams[visit.upstream];
    let servers = upstream.servers();
    let server = servers.get(visit.server);
    let written = &upstream.settings.place;
    let sources = &upstream.settings.sources;
    let source = sources.first().map(|it| &it.text);
    let text = server.map(|it| &it.text).or(source);
    voice.say(Event::Member {
        site: site.key.to_string(),
        route: route.key.to_string(),
        upstream: upstream.settings.name.to_string(),
        server: text.map(ToString::to_string).unwrap_or_default(),
        config: format!("{}:{}", written.file, written.line),
    });
    // Once for an upstream, not for each of its members.
    if visit.server == 0 {
        tell_upstream(upstream, voice);
    }
    let Some(server) = server else {
        let why = upstream.sources().join("; ");
        return voice.rung(Rung::new("members", Verdict::Broken, why));
    };
    let climb = Climb {
        snapshot,
        visit,
        voice,
        site,
        route,
        proxy,
        upstream,
        server,
    };
    climb.health();
    climb.up().await;
    // Once for an upstream, not for each of its members.
    if visit.server == 0 {
        climb.depends().await;
    }
}

/// What is wrong with the upstream as a whole, whoever its members are.
fn tell_upstream(upstream: &Upstream, voice: &Voice) {
    if let Some(open) = upstream.open_circuit(Instant::now()) {
        voice.rung(Rung::new("circuit", Verdict::Broken, open));
    }
    // Where there is no member, its sources are told in their place.
    if !upstream.servers().is_empty() {
        for trouble in upstream.troubled_sources() {
            voice.rung(Rung::new("members", Verdict::Odd, trouble));
        }
    }
}

impl Climb<'_> {
    /// How the member stands with the process that serves: whether it is asked at all, and why not.
    fn health(&self) {
        let standing = Standing::of(self.server, Instant::now());
        if !standing.is_available {
            let rung = Rung::new(
                "health",
                Verdict::Odd,
                standing.sentence(self.upstream.is_panic()),
            );
            self.voice.rung(rung);
        } else if let Some(check) = &standing.check {
            let verdict = match &check.bad {
                Some(_) => Verdict::Odd,
                None => Verdict::Well,
            };
            self.voice
                .rung(Rung::new("health", verdict, check.sentence()));
        }
    }

    async fn up(&self) {
        let voice = self.voice;
        let timeouts = &self.proxy.timeouts;
        voice.begin("dns");
        let asked = Instant::now();
        let resolution = self.server.resolve(&timeouts.resolve).await;
        let resolve_us = asked.elapsed().as_micros() as u64;
        match &resolution {
            Some(it) => {
                let by = it.resolvers.join(", ");
                let text = format!("{} is {}, says {by}", it.question, it.answers.join(", "));
                let rung = Rung::new("dns", Verdict::Well, text.trim_end_matches(", says "));
                voice.rung(rung.took(Some(it.elapsed_ms * 1000)));
            }
            None if self.server.lookup().is_none() => {
                let sources = &self.upstream.settings.sources;
                let source = self.server.source.and_then(|it| sources.get(it));
                let written = match source {
                    Some(source) => format!("none: found by {}", source.text),
                    None if self.server.text.starts_with("unix:") => {
                        "none: a path is written".to_owned()
                    }
                    None => "none: an address is written".to_owned(),
                };
                voice.rung(Rung::new("dns", Verdict::Skipped, written));
            }
            // Dialing tells why.
            None => {}
        }
        voice.begin("connect");
        let mut attempt = Attempt::default();
        let dialed = connect::dial(self.upstream, self.server, timeouts, &mut attempt).await;
        // Dialing found the answer there already.
        if let Some(us) = &mut attempt.timeline.resolve_us {
            *us += resolve_us;
        }
        let Ok(dialed) = dialed else {
            self.connected(&attempt, None);
            let rung = match attempt.phase {
                Phase::Resolve => "dns",
                Phase::Connect => "connect",
                _ => "tls",
            };
            return self.broken(rung, attempt, None).await;
        };
        self.connected(&attempt, Some(&dialed));
        if let Some(method) = &self.route.method
            && !matches!(method.as_str(), "GET" | "HEAD")
        {
            let text = format!("the route takes {method}, which is not sent without need");
            voice.rung(Rung::new("http", Verdict::Skipped, text));
            return voice.rung(Rung::new("body", Verdict::Skipped, "not reached"));
        }
        self.ask(dialed, attempt).await;
    }

    /// What the application itself needs.
    async fn depends(&self) {
        for dependency in &self.upstream.settings.depends {
            self.voice.begin("depends");
            let state = depends::state(dependency, self.snapshot.resolver()).await;
            let (verdict, text) = dependency_text(&state);
            let rung = Rung::new("depends", verdict, format!("{} {text}", state.text));
            self.voice.rung(rung.took(Some(state.elapsed_ms * 1000)));
        }
    }

    /// The rungs up to the connection that was made, or to the one that broke.
    fn connected(&self, attempt: &Attempt, dialed: Option<&Dialed>) {
        let times = &attempt.timeline;
        let is_past = |phase: Phase| dialed.is_some() || attempt.phase > phase;
        if is_past(Phase::Connect) {
            let peer = attempt.peer.as_deref().unwrap_or_default();
            let peer = dialed.map_or(peer, |dialed| &dialed.peer_text);
            let rung = Rung::new("connect", Verdict::Well, peer);
            self.voice.rung(rung.took(times.connect_us));
        }
        match dialed.map(|dialed| &dialed.stream) {
            None => {}
            Some(Stream::Plain(_)) => {
                let rung = Rung::new("tls", Verdict::Skipped, "none: plain HTTP");
                self.voice.rung(rung);
            }
            // What carries it has told of its handshake.
            Some(Stream::Carried(_)) => {}
            Some(Stream::Tls(stream)) => {
                let (_, session) = stream.get_ref();
                self.voice.rung(tls_rung(session).took(times.tls_us));
            }
        }
    }

    async fn ask(&self, dialed: Dialed, attempt: Attempt) {
        let voice = self.voice;
        voice.begin("http");
        let method = self.route.method.as_deref().unwrap_or("GET");
        let asked = Asked {
            method,
            authority: &self.visit.host,
            target: &self.visit.target,
            fields: FIELDS,
            sender: Sender {
                scheme: self.visit.scheme,
                ..SENDER
            },
            fields_max: 16,
        };
        let settings = &self.server.settings;
        let (site, route, proxy) = (self.site, self.route, self.proxy);
        let head = preview::request(&asked, site, route, proxy, settings, self.server.protocol);
        let (head, id) = match head {
            Ok(head) => head,
            Err(refusal) => {
                let reason = refusal.reason.replace('_', " ");
                let text = format!("{} cannot be asked for: {reason}", self.visit.target);
                voice.rung(Rung::new("http", Verdict::Broken, text));
                return voice.rung(Rung::new("body", Verdict::Skipped, "not reached"));
            }
        };
        let order = Order {
            upstream: self.upstream,
            server: self.server,
            proxy: self.proxy,
            head: &head,
            body: &[],
            is_chunked: false,
            is_head: method == "HEAD",
            body_max: ask::BODY_MAX,
        };
        let answer = ask::ask(dialed, attempt, &order).await;
        let Some(status) = answer.status else {
            return self.broken("http", answer.attempt, Some(id)).await;
        };
        let origin_error = answer.attempt.evidence.iter().any(is_origin_status);
        let rung = http_rung(method, &self.visit.target, status, &answer);
        voice.rung(match origin_error {
            true => Rung {
                verdict: Verdict::Broken,
                ..rung
            },
            false => rung,
        });
        if origin_error {
            voice.rung(body_rung(&answer));
            return self.tell(answer.attempt, Some(id)).await;
        }
        if answer.attempt.evidence.is_empty() {
            return voice.rung(body_rung(&answer));
        }
        self.broken("body", answer.attempt, Some(id)).await;
    }

    /// The rung that broke, those after it, and why.
    async fn broken(&self, broken: &'static str, attempt: Attempt, id: Option<RequestId>) {
        let exchange = self.exchange(attempt.clone(), id);
        let diagnosis = diagnose(&exchange);
        let reason = diagnosis.reason.map(|it| format!(" ({it})"));
        let text = format!("{}{}", diagnosis.cause.code, reason.unwrap_or_default());
        self.voice.rung(Rung::new(broken, Verdict::Broken, text));
        let rungs = ["dns", "connect", "tls", "http", "body"];
        let after = rungs.iter().skip_while(|it| **it != broken).skip(1);
        for rung in after {
            self.voice
                .rung(Rung::new(rung, Verdict::Skipped, "not reached"));
        }
        self.tell(attempt, id).await;
    }

    /// Explains the attempt, with what this host and the member say of it.
    async fn tell(&self, attempt: Attempt, id: Option<RequestId>) {
        let mut exchange = self.exchange(attempt, id);
        let code = diagnose(&exchange).cause.code;
        let visit = self.visit;
        let subject = Subject::of(
            &exchange,
            &exchange.attempts[0],
            code,
            self.snapshot,
            visit.upstream,
            Arc::clone(self.server),
        );
        self.voice.begin("facts");
        let facts = inspect::once(&subject).await;
        exchange.attempts[0].evidence.extend(facts);
        let diagnosis = diagnose(&exchange);
        let draw = |format| {
            let mut out = Vec::with_capacity(2048);
            let reader = Reader {
                audience: Audience::Operator,
                format,
                locale: Locale::English,
            };
            render::body(&mut out, reader, &exchange, &diagnosis);
            String::from_utf8_lossy(&out).into_owned()
        };
        self.voice.say(Event::Problem {
            problem: serde_json::from_str(&draw(Format::ProblemJson)).unwrap_or_default(),
            text: draw(Format::Text),
            painted: draw(Format::Terminal),
        });
    }

    fn exchange(&self, attempt: Attempt, id: Option<RequestId>) -> Exchange {
        let named = |name: &Arc<str>, written| Named {
            name: Arc::clone(name),
            place: Some(place(written)),
        };
        let id = id.unwrap_or_else(|| RequestId::new(Instant::now()));
        let path = self.visit.target.split('?').next().unwrap_or("/");
        let listener = self.site.listeners.first();
        let listener = listener.map(|&it| &self.snapshot.configuration.listeners[it].bind);
        Exchange {
            request_id: String::from_utf8_lossy(id.as_bytes()).into_owned(),
            time_unix_ms: jiff::Timestamp::now().as_millisecond(),
            request: Request {
                method: self
                    .route
                    .method
                    .clone()
                    .unwrap_or_else(|| "GET".to_owned()),
                scheme: self.visit.scheme.to_owned(),
                host: self.visit.host.clone(),
                path: path.to_owned(),
                protocol: "HTTP/1.1".to_owned(),
                client: SENDER.address.to_owned(),
                listener: listener.map(crate::server::describe).unwrap_or_default(),
            },
            site: Some(named(&self.site.key, &self.site.place)),
            route: Some(named(&self.route.key, &self.route.place)),
            phase: attempt.phase,
            attempts: vec![attempt],
            ..Exchange::default()
        }
    }
}

fn is_origin_status(fact: &Evidence) -> bool {
    matches!(fact, Evidence::OriginStatus { .. })
}
