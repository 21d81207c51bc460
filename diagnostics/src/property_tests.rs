//! What holds of any exchange and any bytes.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use crate::anatomy::dissect;
use crate::diagnosis::{Certainty, diagnose};
use crate::evidence::*;
use crate::exchange::{Attempt, Exchange, Phase, Request, Target};
use crate::locale::Locale;
use crate::render::{Audience, Format, Reader, body, fields, log_members};

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9.:/-]{0,20}",
        "\\PC{0,12}",
        Just("a\u{1b}[2J\r\nX: y\u{202e}'\"<script>{host}".to_owned()),
        Just("[::1]:80".to_owned()),
        Just("localhost".to_owned()),
    ]
}

fn phase() -> impl Strategy<Value = Phase> {
    prop::sample::select(Phase::ALL.to_vec())
}

fn end() -> impl Strategy<Value = StreamEnd> {
    use StreamEnd::*;
    prop::sample::select(vec![Open, Fin, Reset, NoCloseNotify])
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..80),
        mutated(),
        "(HTTP/1\\.[01] [0-9]{1,4}[ A-Za-z]{0,4}(\r\n|\n|\r))?([A-Za-z -]{0,16}:? ?[0-9a-z,]{0,8}(\r\n|\n|\r)){0,4}"
            .prop_map(String::into_bytes),
    ]
}

/// What a head may be spoiled with; nothing that makes a name of what was a value.
fn bit() -> impl Strategy<Value = &'static [u8]> {
    prop::sample::select(vec![
        &b"\r"[..],
        b"\n",
        b"\r\n",
        b" ",
        b"\0",
        b"\r\n ",
        b"\r\n\r\n",
        b"HTTP/1.1 ",
        b"\xff",
        b"x",
    ])
}

const GOOD: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 120\r\nSet-Cookie: a=b; Path=/\r\nVary: Accept\r\n\r\n";

/// A good head with some bytes put in, taken out or changed.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 1..4).prop_map(|changes| {
        let mut raw = GOOD.to_vec();
        for (at, byte, kind) in changes {
            let at = at.index(raw.len());
            match kind {
                0 => raw[at] = byte,
                1 => raw.insert(at, byte),
                _ => drop(raw.remove(at)),
            }
        }
        raw
    })
}

/// What is found before any upstream is asked.
fn configuration_or_policy() -> impl Strategy<Value = Evidence> {
    (0..6u8, text(), text(), vec(text(), 0..3), any::<u64>()).prop_map(
        |(kind, one, other, list, number)| match kind {
            0 => Evidence::Configuration(ConfigurationFault::UpstreamUndefined {
                name: one,
                known: list,
                place: None,
            }),
            1 => Evidence::Configuration(ConfigurationFault::AddressInvalid {
                raw: one,
                rule: "port_missing",
                offset: number,
                place: None,
            }),
            2 => Evidence::Configuration(ConfigurationFault::TlsMaterial {
                path: one,
                reason: "not_pem",
                errno: i32::try_from(number % 200).ok(),
                text: Some(other),
                uid: 0,
                place: None,
            }),
            3 => Evidence::Denied(Denied {
                rule: "deny",
                network: list.first().cloned(),
                place: None,
                proxied: false,
            }),
            4 => Evidence::Loop(Loop {
                own_listener: list.first().cloned(),
                via: list,
            }),
            _ => Evidence::ResolverFile {
                path: one,
                reason: "empty",
                errno: None,
                text: Some(other),
            },
        },
    )
}

fn http2() -> impl Strategy<Value = Http2Fault> {
    prop_oneof![
        (bytes(), end(), any::<bool>()).prop_map(|(first, end, by_alpn)| Http2Fault::Handshake {
            first,
            end,
            by_alpn
        }),
        (0..16u32, any::<u32>(), bytes()).prop_map(|(code, last_stream, debug)| {
            Http2Fault::GoAway {
                code,
                last_stream,
                stream: 5,
                debug,
                served: 3,
            }
        }),
        (0..16u32, any::<u64>(), any::<Option<u32>>()).prop_map(|(code, received, open_max)| {
            Http2Fault::Reset {
                code,
                stream: 5,
                received,
                open: 7,
                open_max,
            }
        }),
        (text(), bytes()).prop_map(|(text, frame)| Http2Fault::Violation {
            code: 1,
            kind: "flow_control",
            text,
            frame
        }),
    ]
}

fn fastcgi() -> impl Strategy<Value = FastCgi> {
    let fault = prop_oneof![
        bytes().prop_map(|first| FastCgiFault::NoRecord { first }),
        (any::<u8>(), any::<u16>(), any::<u16>()).prop_map(|(kind, id, length)| {
            FastCgiFault::Record {
                what: "type",
                kind,
                id,
                length,
            }
        }),
        (0..5u8).prop_map(|protocol_status| FastCgiFault::Refused { protocol_status }),
        Just(FastCgiFault::NoOutput),
        any::<bool>().prop_map(|within_record| FastCgiFault::Cut { within_record }),
    ];
    (
        prop::option::of(text()),
        any::<bool>(),
        any::<Option<u32>>(),
        prop::option::of(fault),
    )
        .prop_map(|(script, reused, app_status, fault)| FastCgi {
            script,
            reused,
            app_status,
            fault,
        })
}

fn availability() -> impl Strategy<Value = Evidence> {
    use MemberSource::*;
    let source = prop::sample::select(vec![Static, Dns, Discovery]);
    let member = (text(), text(), any::<Option<u16>>(), any::<u64>()).prop_map(
        |(server, url, status, failing_for_ms)| MemberHealth {
            answer: status.map(|_| url.clone()),
            expected: status.map(|_| url.clone()),
            server,
            by: match failing_for_ms % 4 {
                0 => MemberBar::Check,
                1 => MemberBar::Failures,
                2 => MemberBar::Slow,
                _ => MemberBar::Asked,
            },
            url,
            status,
            cause: status.is_none().then_some("connect_refused"),
            median_ms: status.map(u64::from),
            checked_ms: 5,
            failing_for_ms,
            was_healthy: true,
        },
    );
    prop_oneof![
        (text(), source, any::<Option<u64>>()).prop_map(|(upstream, source, had)| {
            Evidence::NoMember(NoMember {
                question: Some(upstream.clone()),
                trouble: had.map(|_| upstream.clone()),
                upstream,
                place: None,
                source,
                drained: had.map_or(0, |had| had / 2),
                had: had.unwrap_or(0),
                empty_for_ms: had.unwrap_or(0),
            })
        }),
        (text(), vec(member, 0..3)).prop_map(|(upstream, members)| {
            Evidence::AllUnhealthy(AllUnhealthy {
                upstream,
                place: None,
                total: members.len() as u64,
                members,
            })
        }),
        (text(), any::<u64>(), any::<u64>()).prop_map(|(upstream, max, oldest_ms)| {
            Evidence::AtLimit(AtLimit {
                upstream,
                limit: "max_connections",
                place: None,
                active: max,
                max,
                waiting: max / 2,
                waiting_max: max / 3,
                oldest_ms,
            })
        }),
        (text(), any::<u64>(), any::<bool>()).prop_map(|(upstream, ms, is_known)| {
            let failures = is_known.then_some(Failures {
                cause: "connect_timeout",
                count: ms,
            });
            Evidence::CircuitOpen(CircuitOpen {
                upstream,
                place: None,
                open_for_ms: ms,
                next_trial_ms: ms,
                trials: ms,
                failures: failures.into_iter().collect(),
            })
        }),
        (text(), any::<Option<i64>>(), any::<u64>()).prop_map(|(by, until_unix_s, since_ms)| {
            Evidence::Maintenance(Maintenance {
                note: Some(by.clone()),
                upstream: None,
                held_ms: 0,
                by,
                place: None,
                since_ms,
                until_unix_s,
                now_unix_s: 0,
            })
        }),
    ]
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let errno = prop::option::of(prop::sample::select(vec![
        1, 2, 11, 12, 13, 20, 22, 24, 88, 91, 97, 99, 101, 104, 110, 111, 113, 9999, -1,
    ]));
    let timers = [
        "timeout.connect",
        "timeout.resolve",
        "timeout.first_byte",
        "timeout.head",
        "timeout.idle",
        "timeout.total",
        "timeout.write",
        "timeout.upload",
        "retry.per_try",
        "hedge",
        "client.head",
        "x",
    ];
    let outcomes = vec![
        ResolutionOutcome::Answered,
        ResolutionOutcome::NxDomain,
        ResolutionOutcome::NoData,
        ResolutionOutcome::Rcode { rcode: 2 },
        ResolutionOutcome::Rcode { rcode: 999 },
        ResolutionOutcome::Timeout,
        ResolutionOutcome::Unreachable { errno: 111 },
        ResolutionOutcome::Malformed,
        ResolutionOutcome::NoResolver,
        ResolutionOutcome::Other,
    ];
    let framings = vec![
        BodyFraming::ContentLength,
        BodyFraming::Chunked,
        BodyFraming::Close,
        BodyFraming::EndStream,
    ];
    prop_oneof![
        (text(), errno.clone(), any::<u64>()).prop_map(|(address, errno, elapsed_us)| {
            Evidence::Connect(ConnectTry {
                address,
                operation: "connect",
                errno,
                elapsed_us,
            })
        }),
        (prop::sample::select(timers.to_vec()), any::<u64>()).prop_map(|(name, limit_ms)| {
            Evidence::Timer(Timer {
                name,
                limit_ms,
                elapsed_ms: limit_ms,
                place: None,
            })
        }),
        (
            text(),
            prop::sample::select(outcomes),
            vec(text(), 0..3),
            prop::option::of(any::<u64>()),
            vec((any::<u16>(), text()), 0..3),
        )
            .prop_map(|(question, outcome, resolvers, age_ms, extended)| {
                Evidence::Resolution(Resolution {
                    asked: vec![question.clone()],
                    aliases: resolvers.clone(),
                    similar: resolvers.clone(),
                    queries: vec![DnsQuery {
                        name: question.clone(),
                        kind: "A",
                        rcode: extended.first().map(|(code, _)| *code),
                        ..DnsQuery::default()
                    }],
                    extended: extended
                        .into_iter()
                        .map(|(code, text)| ExtendedError { code, text })
                        .collect(),
                    question,
                    outcome,
                    resolvers,
                    age_ms,
                    ttl_s: Some(5),
                    ..Resolution::default()
                })
            }),
        configuration_or_policy(),
        (end(), errno.clone(), any::<u64>()).prop_map(|(end, errno, after_ms)| Evidence::Ended {
            end,
            errno,
            after_ms
        }),
        (bytes(), end(), any::<bool>()).prop_map(|(raw, end, refused)| Evidence::ResponseHead {
            total: raw.len() as u64,
            raw,
            end,
            refused
        }),
        (
            prop::sample::select(framings.clone()),
            prop::option::of(any::<u64>()),
            any::<u64>(),
            end()
        )
            .prop_map(|(framing, declared, received, end)| Evidence::BodyEnded {
                framing,
                declared,
                received,
                end,
                errno: None,
                idle_ms: 3
            }),
        (
            prop::option::of(prop::sample::select(framings)),
            any::<u64>(),
            bytes()
        )
            .prop_map(|(framing, declared, surplus)| Evidence::Overrun {
                framing,
                declared,
                surplus_seen: surplus.len() as u64,
                surplus
            }),
        of_body(),
        application(),
        bytes().prop_map(|first| Evidence::Tls(TlsFault::NotTls { first })),
        any::<u8>().prop_map(|id| Evidence::Tls(TlsFault::AlertReceived { id })),
        any::<bool>().prop_map(|not_yet| Evidence::Tls(TlsFault::CertificateTime { not_yet })),
        text().prop_map(|expected| Evidence::Tls(TlsFault::CertificateName { expected })),
        tls_fault().prop_map(Evidence::Tls),
        handshake().prop_map(|handshake| Evidence::Handshake(Box::new(handshake))),
        (any::<i64>(), any::<i64>()).prop_map(|(date_unix_s, now_unix_s)| Evidence::PeerClock {
            date_unix_s,
            now_unix_s
        }),
        (text(), any::<i64>(), any::<i64>(), any::<i64>()).prop_map(|(subject, a, b, c)| {
            Evidence::Certificate(Certificate {
                names: vec![subject.clone()],
                chain: vec![Link {
                    subject: subject.clone(),
                    ..Link::default()
                }],
                subject,
                not_before_unix_s: a,
                not_after_unix_s: b,
                now_unix_s: c,
                ..Certificate::default()
            })
        }),
        (text(), errno, text()).prop_map(|(operation, errno, text)| Evidence::Io {
            operation,
            errno,
            text
        }),
        http2().prop_map(Evidence::Http2),
        fastcgi().prop_map(Evidence::FastCgi),
        availability(),
        (text(), any::<u16>()).prop_map(|(reason, status)| Evidence::RequestInvalid {
            status,
            reason,
            offset: None
        }),
        (text(), vec(text(), 0..3), any::<bool>()).prop_map(|(host, known, site_matched)| {
            Evidence::NoRoute {
                listener: host.clone(),
                host,
                site_matched,
                known,
            }
        }),
        (end(), phase(), any::<u64>()).prop_map(|(end, phase, after_ms)| Evidence::ClientLeft {
            end,
            phase,
            after_ms
        }),
        (any::<u16>(), prop::option::of(text()))
            .prop_map(|(status, server)| Evidence::OriginStatus { status, server }),
        text().prop_map(|what| Evidence::Internal { what }),
        course(),
        Just(Evidence::SocketPath(SocketPath::default())),
        host_fact(),
    ]
}

/// What a look around found.
fn found_on_host() -> impl Strategy<Value = Evidence> {
    let listener = || {
        let texts = (text(), prop::option::of(text()), prop::option::of(text()));
        let queue = (
            prop::option::of(any::<u64>()),
            prop::option::of(any::<u64>()),
        );
        (texts, any::<Option<u32>>(), queue).prop_map(
            |((address, name, unit), pid, (waiting, backlog))| Listener {
                address,
                pid,
                name,
                unit,
                waiting,
                backlog,
            },
        )
    };
    let listeners = (
        any::<Option<u16>>(),
        vec(listener(), 0..3),
        vec(listener(), 0..3),
        any::<Option<bool>>(),
    );
    prop_oneof![
        listeners.prop_map(|(port, here, elsewhere, other_files)| {
            Evidence::Listeners(Arc::new(Listeners {
                port,
                here,
                elsewhere,
                other_files,
                dropped: port.map(u64::from),
            }))
        }),
        any::<bool>().prop_map(|alone| {
            let engine = if alone { "docker" } else { "kubernetes" };
            Evidence::OwnContainer(Arc::new(OwnContainer { engine, alone }))
        }),
        (text(), any::<[Option<u64>; 4]>()).prop_map(|(path, numbers)| {
            let [one, two, three, four] = numbers;
            Evidence::Pressure(Arc::new(Pressure {
                memory: one.map(|bytes| Memory {
                    available_bytes: bytes,
                    total_bytes: bytes,
                    group: two.is_some(),
                }),
                killed: two.map(|count| Killed {
                    count,
                    within_ms: count,
                    unit: three.map(|_| path.clone()),
                }),
                disks: vec![FullDisk {
                    path,
                    available_bytes: 0,
                    total_bytes: 1,
                    available_files: four,
                }],
                cpu_percent: three,
                memory_percent: one,
                io_percent: two,
                open_files: two.map(|count| Share { count, max: count }),
                conntrack: four.map(|count| Share { count, max: count }),
            }))
        }),
        (text(), text(), any::<Option<u64>>(), 0..4u8).prop_map(|(name, other, number, state)| {
            let state = match state {
                0 => UnitState::Running,
                1 => UnitState::Stopped,
                2 => UnitState::Masked,
                _ => UnitState::Missing,
            };
            Evidence::Unit(Arc::new(Unit {
                name,
                state,
                processes: number,
                killed: number,
                file: Some(other.clone()),
                configured: number.is_some(),
                socket: Some(other),
            }))
        }),
        (text(), text(), any::<i64>()).prop_map(|(one, other, time_unix_s)| {
            Evidence::Denial(Arc::new(Denial {
                module: "selinux",
                operation: one.clone(),
                subject: other,
                object: Some(one),
                class: None,
                time_unix_s,
            }))
        }),
    ]
}

/// What is looked up on this host when a connect failed.
fn host_fact() -> impl Strategy<Value = Evidence> {
    let kinds = [
        Some(FileKind::Directory),
        Some(FileKind::File),
        Some(FileKind::Socket),
        Some(FileKind::Other),
        None,
    ];
    prop_oneof![
        (
            any::<u16>(),
            any::<u16>(),
            prop::option::of(any::<u64>()),
            prop::option::of(any::<u64>())
        )
            .prop_map(|(first, last, in_use, time_wait)| {
                Evidence::LocalPorts(LocalPorts {
                    first,
                    last,
                    in_use,
                    time_wait,
                })
            }),
        (any::<u32>(), any::<u64>(), any::<u64>())
            .prop_map(|(pid, limit, most)| Evidence::OpenFiles { pid, limit, most }),
        (any::<u32>(), prop::option::of(text()), any::<bool>()).prop_map(
            |(uid, label, seccomp)| Evidence::Rights(Rights {
                uid,
                gids: vec![uid],
                label,
                seccomp
            })
        ),
        any::<u64>().prop_map(|max| Evidence::Backlog { max }),
        found_on_host(),
        prop::option::of(any::<i32>()).prop_map(|errno| {
            let (what, needs) = ("owner_of_listener", "CAP_SYS_PTRACE");
            Evidence::Unseen(Arc::new(Unseen { what, needs, errno }))
        }),
        probe(),
        name_now(),
        (any::<u64>(), any::<i64>(), any::<bool>()).prop_map(|(count, first_unix_s, same)| {
            Evidence::History(History {
                count,
                first_unix_s,
                answered_before: count,
                incident: count,
                answered_since: count,
                last_success_unix_ms: same.then_some(first_unix_s),
                alike: Alike {
                    periodic: same.then_some(Periodic {
                        every_ms: count,
                        times: count,
                    }),
                    only_reused: same.then_some(count),
                    large_bodies: same.then_some(LargeBodies {
                        failures: count,
                        least: count,
                        answered: count,
                    }),
                    saturation: same.then_some(Saturation {
                        before_ms: count,
                        then_ms: count,
                        connections_before: count,
                        connections_then: count,
                    }),
                },
                recent: RecentFailures {
                    count,
                    span_ms: count,
                    same_path: same,
                    same_member: same,
                    members: count,
                    answered: count,
                },
                reload: same.then(|| {
                    Arc::new(ReloadBefore {
                        until_first_ms: count,
                        changed: vec!["servers".to_owned()],
                        values: vec!["servers \"a\" → \"b\"".to_owned()],
                    })
                }),
            })
        }),
        (text(), text()).prop_map(|(address, rule)| Evidence::Prohibited {
            address,
            rule,
            place: None
        }),
        (text(), prop::sample::select(kinds.to_vec()), any::<i64>()).prop_map(
            |(path, kind, modified)| {
                Evidence::SocketPath(SocketPath {
                    parts: vec![PathPart {
                        path,
                        kind,
                        mode: 0o600,
                        uid: 1,
                        gid: 1,
                        denies: modified % 2 == 0,
                        modified_unix_s: Some(modified),
                    }],
                    uid: 2,
                    gids: vec![],
                })
            }
        ),
    ]
}

/// What the application said and stands on.
fn application() -> impl Strategy<Value = Evidence> {
    use ContainerState::{Created, Exited, Paused, Restarting, Running};
    use DependencyOutcome as Outcome;
    let states = prop::sample::select(vec![Created, Exited, Paused, Restarting, Running]);
    let outcomes = prop::sample::select(vec![
        Outcome::Answers,
        Outcome::Failed,
        Outcome::Foreign,
        Outcome::NotReady,
        Outcome::Silent,
        Outcome::TimedOut,
        Outcome::Unresolved,
    ]);
    let ids: Vec<_> = crate::last_words::ids().collect();
    prop_oneof![
        (text(), vec(text(), 0..3), states, any::<Option<i64>>()).prop_map(
            |(name, networks, state, exit_code)| Evidence::Container(Arc::new(Container {
                found_by: "name",
                health: exit_code.map(|failing| ContainerHealth {
                    status: "unhealthy".to_owned(),
                    failing: failing.unsigned_abs(),
                    output: name.clone(),
                }),
                oom_killed: exit_code == Some(137),
                error: networks.first().cloned(),
                started_unix_s: exit_code,
                finished_unix_s: exit_code,
                listening: exit_code.map(|_| networks.clone()),
                own_networks: Some(vec![name.clone()]),
                name,
                networks,
                state,
                exit_code,
                ..Container::default()
            }))
        ),
        (text(), vec(text(), 0..3)).prop_map(|(name, similar)| {
            Evidence::NoContainer(Arc::new(NoContainer {
                name,
                running: similar.clone(),
                similar,
            }))
        }),
        (
            text(),
            vec(text(), 0..3),
            prop::sample::select(ids),
            any::<Option<u64>>()
        )
            .prop_map(|(name, lines, id, age_s)| {
                let line = lines.first().cloned().unwrap_or_default();
                Evidence::LastWords(Arc::new(LastWords {
                    source: "file",
                    ending: Some(Ending {
                        id,
                        about: lines.get(1).cloned(),
                        line: line.clone(),
                        age_s,
                        outdated: age_s.is_none(),
                    }),
                    listens: lines.get(1).map(|host| Listens {
                        host: Some(host.clone()),
                        port: age_s.map(|age| age as u16),
                        socket: None,
                        line,
                    }),
                    name,
                    lines,
                }))
            }),
        (text(), outcomes, any::<Option<i32>>()).prop_map(|(text, outcome, errno)| {
            let state = DependencyState {
                outcome,
                address: errno.map(|_| text.clone()),
                errno,
                said: Some(text.clone()),
                elapsed_ms: 3,
                text,
            };
            Evidence::Dependencies(Arc::new(Dependencies {
                states: vec![state],
            }))
        }),
    ]
}

fn tls_fault() -> impl Strategy<Value = TlsFault> {
    prop_oneof![
        (
            prop::sample::select(vec!["self_signed", "chain_incomplete", "x"]),
            text(),
            prop::option::of(Just("organization"))
        )
            .prop_map(|(reason, trust, shown_by)| TlsFault::CertificateUntrusted {
                reason,
                trust,
                shown_by
            }),
        (end(), any::<u64>()).prop_map(|(end, received)| TlsFault::Closed { end, received }),
        (
            text(),
            prop::option::of(any::<i64>()),
            prop::option::of(text())
        )
            .prop_map(
                |(source, at, issuer)| TlsFault::CertificateRevoked(Revocation {
                    reason: "revoked",
                    source,
                    issuer,
                    this_update_unix_s: at,
                    next_update_unix_s: at,
                    revoked_unix_s: at,
                    because: Some("superseded"),
                })
            ),
        (text(), text(), any::<bool>()).prop_map(|(which, found, unsupported)| {
            TlsFault::CertificateUnusable {
                reason: "sig_alg",
                which,
                found,
                unsupported,
            }
        }),
        (
            prop::sample::select(vec!["version", "suite", "other"]),
            text()
        )
            .prop_map(|(what, text)| TlsFault::Incompatible { what, text }),
        prop::option::of(text()).prop_map(|selected| TlsFault::ApplicationProtocol { selected }),
        text().prop_map(|text| TlsFault::Record {
            reason: "decrypt",
            text
        }),
        text().prop_map(|text| TlsFault::Other { text }),
    ]
}

fn handshake() -> impl Strategy<Value = Handshake> {
    (
        prop::option::of(text()),
        vec(text(), 0..3),
        prop::option::of(text()),
        any::<u64>(),
        any::<bool>(),
    )
        .prop_map(|(name, names, version, received, asked)| Handshake {
            sni: name.clone(),
            offered_versions: names.clone(),
            offered_alpn: names.clone(),
            version,
            last_message: asked.then_some("server_hello"),
            received,
            certificate_asked: asked,
            authorities: names,
            own_certificate: name,
            ..Handshake::default()
        })
}

fn probe() -> impl Strategy<Value = Evidence> {
    let ways = vec![
        ProbeWay::Same,
        ProbeWay::OtherPath,
        ProbeWay::Plain,
        ProbeWay::Tls,
        ProbeWay::TlsUnnamed,
        ProbeWay::Http2,
    ];
    let outcomes = vec![
        ProbeOutcome::Answered,
        ProbeOutcome::Tls,
        ProbeOutcome::Http2,
        ProbeOutcome::Silent,
    ];
    let text_or_none = || prop::option::of(text());
    (
        text(),
        prop::sample::select(ways),
        prop::sample::select(outcomes),
        (text_or_none(), text_or_none()),
        vec(text(), 0..3),
        bytes(),
        prop::option::of(any::<u16>()),
    )
        .prop_map(
            |(address, way, outcome, (path, version), names, first, status)| {
                Evidence::Probe(Arc::new(Probe {
                    address,
                    way,
                    method: path.clone(),
                    path,
                    outcome,
                    status,
                    alpn: version.clone(),
                    version,
                    names,
                    first,
                    errno: Some(111),
                    elapsed_us: 7,
                }))
            },
        )
}

fn name_now() -> impl Strategy<Value = Evidence> {
    (text(), vec(text(), 0..3), any::<bool>()).prop_map(|(name, addresses, answered)| {
        let said = ResolverSaid {
            resolver: name.clone(),
            listed_in: name.clone(),
            outcome: match answered {
                true => ResolutionOutcome::Answered,
                false => ResolutionOutcome::NxDomain,
            },
            addresses: addresses.clone(),
            elapsed_us: 7,
        };
        Evidence::NameNow(Arc::new(NameNow {
            name,
            said: vec![said],
            stale: addresses.clone(),
            similar: addresses,
        }))
    })
}

/// Facts about bodies.
fn of_body() -> impl Strategy<Value = Evidence> {
    let parts = vec![
        ChunkPart::Between,
        ChunkPart::Size,
        ChunkPart::Data,
        ChunkPart::Terminator,
        ChunkPart::Trailers,
    ];
    prop_oneof![
        (
            prop::sample::select(ChunkFault::ALL.to_vec()),
            any::<u64>(),
            bytes(),
            bytes()
        )
            .prop_map(
                |(fault, offset, before, found)| Evidence::Chunk(ChunkBreak {
                    fault,
                    offset,
                    size: offset,
                    before,
                    found
                })
            ),
        (prop::sample::select(parts), any::<u64>(), any::<u64>())
            .prop_map(|(within, size, left)| Evidence::ChunkStop(ChunkStop { within, size, left })),
        (prop::option::of(any::<u64>()), any::<u64>(), any::<u64>()).prop_map(
            |(declared, received, limit)| Evidence::BodyTooLarge {
                declared,
                received,
                limit,
                place: None
            }
        ),
        (
            prop::sample::select(CodingFault::ALL.to_vec()),
            any::<u64>(),
            bytes(),
            text()
        )
            .prop_map(
                |(fault, offset, first, text)| Evidence::Coding(CodingBreak {
                    coding: "gzip",
                    fault,
                    offset,
                    first,
                    text
                })
            ),
    ]
}

/// Facts about the course of an attempt.
fn course() -> impl Strategy<Value = Evidence> {
    let decisions = vec![
        RetryDecision::FreshConnection,
        RetryDecision::NotIdempotent,
        RetryDecision::BodyGone,
        RetryDecision::SwitchedOff,
        RetryDecision::BudgetUsed,
        RetryDecision::NoTime,
    ];
    let faults = vec![
        UpgradeFault::Refused,
        UpgradeFault::NotCarried,
        UpgradeFault::Unexpected101,
        UpgradeFault::TooMany1xx,
        UpgradeFault::ProtocolMissing,
        UpgradeFault::AcceptWrong,
    ];
    let number = || prop::option::of(any::<u64>());
    prop_oneof![
        (number(), number(), any::<u64>(), any::<u32>()).prop_map(
            |(declared, idle, body_sent, interim)| Evidence::Progress(Progress {
                request_sent: declared.is_none(),
                body_sent,
                body_declared: declared,
                sent_idle_ms: idle,
                received_idle_ms: idle,
                interim,
                connections: body_sent,
            })
        ),
        (any::<u16>(), any::<u64>(), number()).prop_map(|(status, body_sent, declared)| {
            Evidence::EarlyAnswer(EarlyAnswer {
                status,
                body_sent,
                body_declared: declared,
                write_errno: Some(104),
            })
        }),
        prop::sample::select(decisions).prop_map(|decision| Evidence::Retry { decision }),
        (any::<u64>(), any::<u64>()).prop_map(|(closed_after_ms, ours_ms)| {
            Evidence::IdleEnds(IdleEnds {
                closed_after_ms,
                seen: 3,
                ours_ms,
            })
        }),
        (
            prop::option::of(text()),
            any::<u16>(),
            prop::sample::select(faults)
        )
            .prop_map(|(asked, status, fault)| Evidence::Upgrade(Upgrade {
                answered: asked.clone(),
                asked,
                status,
                fault,
                interim: 3,
            })),
        (any::<u64>(), number()).prop_map(|(ms, total_ms)| Evidence::Timers(Timers {
            first_byte_ms: ms,
            head_ms: ms,
            total_ms,
            ..Timers::default()
        })),
    ]
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        (text(), any::<u16>()).prop_map(|(host, port)| Target::Host { host, port }),
        text().prop_map(|path| Target::Unix { path }),
        Just(Target::None),
    ]
}

fn attempt() -> impl Strategy<Value = Attempt> {
    (
        text(),
        target(),
        prop::option::of(text()),
        phase(),
        vec(evidence(), 0..4),
        0..3u64,
    )
        .prop_map(
            |(server, target, peer, phase, evidence, bytes_received)| Attempt {
                upstream: server.clone(),
                server,
                target,
                peer,
                phase,
                evidence,
                bytes_received,
                ..Attempt::default()
            },
        )
}

fn exchange() -> impl Strategy<Value = Exchange> {
    (
        text(),
        any::<i64>(),
        (text(), text(), text()),
        phase(),
        vec(attempt(), 0..3),
        vec(evidence(), 0..2),
    )
        .prop_map(
            |(request_id, time_unix_ms, (method, host, path), phase, attempts, evidence)| {
                Exchange {
                    request_id,
                    time_unix_ms,
                    request: Request {
                        method,
                        host,
                        path,
                        ..Request::default()
                    },
                    phase,
                    attempts,
                    evidence,
                    ..Exchange::default()
                }
            },
        )
}

fn locale() -> impl Strategy<Value = Locale> {
    prop::sample::select(Locale::ALL.to_vec())
}

/// What would steer a terminal or end a field.
fn steers(out: &[u8]) -> bool {
    let text = String::from_utf8(out.to_vec()).unwrap();
    text.chars()
        .any(|character| character != '\n' && crate::shell::is_deceptive(character))
}

/// Without our own colors, which are the only escapes there may be.
fn unpainted(out: &[u8]) -> Vec<u8> {
    let mut text = String::from_utf8(out.to_vec()).unwrap();
    for rendition in ["0", "1", "2", "32", "36", "1;31"] {
        text = text.replace(&format!("\x1b[{rendition}m"), "");
    }
    text.into_bytes()
}

proptest! {
    #[test]
    fn color_changes_no_word(exchange in exchange(), locale in locale()) {
        let diagnosis = diagnose(&exchange);
        for audience in [Audience::Operator, Audience::Visitor] {
            let drawn = |format| {
                let mut out = Vec::new();
                body(&mut out, Reader { audience, format, locale }, &exchange, &diagnosis);
                out
            };
            prop_assert_eq!(drawn(Format::Text), unpainted(&drawn(Format::Terminal)));
        }
    }

    #[test]
    fn nothing_panics_and_nothing_steers(exchange in exchange(), locale in locale()) {
        let diagnosis = diagnose(&exchange);
        prop_assert_eq!(diagnosis.certainty == Certainty::Unknown, diagnosis.cause.code.ends_with("_other") || (diagnosis.cause.code == "internal_error" && diagnosis.decisive.is_none()));
        for audience in [Audience::Operator, Audience::Visitor] {
            for format in Format::ALL {
                let mut out = Vec::new();
                let reader = Reader { audience, format, locale };
                body(&mut out, reader, &exchange, &diagnosis);
                if format == Format::Terminal {
                    out = unpainted(&out);
                }
                prop_assert!(!steers(&out), "{format:?} {}", String::from_utf8_lossy(&out));
                if format == Format::Html {
                    let page = String::from_utf8(out.clone()).unwrap();
                    let page = page.replace(&format!("<script>{}</script>", crate::render::SCRIPT), "");
                    prop_assert!(!page.contains("<script"), "{page}");
                }
                if format == Format::ProblemJson {
                    prop_assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
                }
                let mut out = Vec::new();
                fields(&mut out, reader, &exchange, &diagnosis);
                for line in out.strip_suffix(b"\r\n").unwrap().split(|byte| *byte == b'\n') {
                    let line = line.strip_suffix(b"\r").unwrap_or(line);
                    prop_assert!(line.iter().all(|byte| (b' '..=b'~').contains(byte)));
                    prop_assert!(line.contains(&b':'));
                }
            }
        }
        let mut out = b"{\"event\":\"request\"".to_vec();
        log_members(&mut out, &exchange, &diagnosis);
        out.push(b'}');
        prop_assert!(!steers(&out));
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok());
    }

    #[test]
    fn a_diagnosis_stays_in_its_phase(exchange in exchange()) {
        let diagnosis = diagnose(&exchange);
        if let (Some(index), None) = (diagnosis.attempt, exchange.evidence.first()) {
            prop_assert_eq!(diagnosis.phase, exchange.attempts[index].phase);
            let group = diagnosis.cause.code.split('_').next().unwrap();
            let allowed: &[Phase] = match group {
                "dns" => &[Phase::Resolve],
                "connect" | "socket" => &[Phase::Connect],
                "tls" => &[Phase::Tls, Phase::Body],
                // An early answer may be cut in its body.
                "req" => &[Phase::Request, Phase::Body],
                // It may begin, and a kept connection may be lost, before the request has left.
                "head" => &[Phase::Request, Phase::Head],
                "timeout" => &Phase::ALL[4..],
                "framing" => &[Phase::Head, Phase::Body],
                "body" => &[Phase::Head, Phase::Body],
                _ => &Phase::ALL,
            };
            prop_assert!(allowed.contains(&diagnosis.phase), "{} in {:?}", diagnosis.cause.code, diagnosis.phase);
        }
    }

    #[test]
    fn anatomy_walks_any_bytes(raw in bytes()) {
        let anatomy = dissect(&raw);
        prop_assert!(anatomy.length <= raw.len());
        for finding in &anatomy.findings {
            prop_assert!(finding.offset <= raw.len());
            let excerpt = finding.excerpt(&raw);
            for part in [&excerpt.before, &excerpt.marked, &excerpt.after] {
                prop_assert!(part.len() <= 1000);
                prop_assert!(!part.chars().any(crate::shell::is_deceptive));
            }
        }
    }

    /// However a head is spoiled: of a value no more is drawn than 8 bytes to each side of a spot.
    #[test]
    fn secrets_stay_in_the_head(changes in vec((any::<prop::sample::Index>(), bit(), 0..3u8), 1..3)) {
        const SECRET: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let mut raw = format!(
            "HTTP/1.1 302 Found\r\nServer: app\r\nSet-Cookie: s={SECRET}; Path=/\r\nDate: x\r\n\
             X-Token: {SECRET}\r\nContent-Length: 5\r\n\r\n"
        )
        .into_bytes();
        for (at, piece, kind) in changes {
            // What does not begin as a head shows its first 64 bytes.
            let at = 12 + at.index(raw.len() - 12);
            match kind {
                0 => drop(raw.splice(at..=at, piece.iter().copied())),
                1 => drop(raw.splice(at..at, piece.iter().copied())),
                _ => drop(raw.remove(at)),
            }
        }
        let head = Evidence::ResponseHead { total: raw.len() as u64, raw, end: StreamEnd::Open, refused: true };
        let exchange = crate::testing::exchange("10.0.0.5:80", Phase::Head, vec![head]);
        let diagnosis = diagnose(&exchange);
        let mut out = Vec::new();
        for format in [Format::Text, Format::ProblemJson] {
            body(&mut out, Reader { audience: Audience::Operator, format, locale: Locale::English }, &exchange, &diagnosis);
        }
        log_members(&mut out, &exchange, &diagnosis);
        let text = String::from_utf8(out).unwrap();
        for start in 0..=SECRET.len() - 18 {
            let part = &SECRET[start..start + 18];
            prop_assert!(!text.contains(part), "{part} in {text}");
        }
    }

    #[test]
    fn a_spoiled_answer_is_blamed_on_head_or_framing(raw in mutated()) {
        let attempt = Attempt {
            server: "10.0.0.5:80".to_owned(),
            phase: Phase::Head,
            bytes_received: raw.len() as u64,
            evidence: vec![Evidence::ResponseHead { total: raw.len() as u64, raw, end: StreamEnd::Open, refused: true }],
            ..Attempt::default()
        };
        let exchange = Exchange { phase: Phase::Head, attempts: vec![attempt], ..Exchange::default() };
        let code = diagnose(&exchange).cause.code;
        prop_assert!(code.starts_with("head_") || code.starts_with("framing_"), "{code}");
        prop_assert!(!["head_closed_empty", "head_reset"].contains(&code), "{code}");
    }
}
