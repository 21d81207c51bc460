//! What an exchange and one of its attempts show, as the questions that the catalog asks.

pub(crate) mod application;
mod availability;
mod course;
mod fastcgi;
mod host;
mod http2;
mod probe;
pub(crate) mod slots;
mod tls;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::net::IpAddr;

use crate::anatomy::{self, Anatomy, Defect, Excerpt, FieldSize, Finding};
use crate::evidence::{
    Alike, ChunkBreak, ConnectTry, Evidence, History, LocalPorts, PathPart, Resolution, Rights,
    SocketPath, StreamEnd, Timer,
};
use crate::exchange::{Attempt, Exchange, Phase, Target};
use crate::locale::Locale;

/// The timers for a whole attempt.
const TRIES: [&str; 2] = ["retry.per_try", "hedge"];

/// A view of an exchange: of itself, or of one of its attempts.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) exchange: &'a Exchange,
    /// The attempt that is judged; none when it is the exchange itself.
    pub(crate) attempt: Option<&'a Attempt>,
    /// The evidence that decides.
    pub(crate) evidence: &'a [Evidence],
    /// The phase in which it ended.
    pub(crate) phase: Phase,
    /// The variant, once it is known.
    pub(crate) reason: Option<&'static str>,
    /// The language of words among the values.
    pub(crate) locale: Locale,
    head: OnceCell<Option<Anatomy>>,
    /// Many ask for it, and reading it takes its time.
    ip: OnceCell<Option<IpAddr>>,
}

impl<'a> Facts<'a> {
    /// The exchange itself.
    pub(crate) fn of_exchange(exchange: &'a Exchange) -> Self {
        Self {
            exchange,
            attempt: None,
            evidence: &exchange.evidence,
            phase: exchange.phase,
            reason: None,
            locale: Locale::English,
            head: OnceCell::new(),
            ip: OnceCell::new(),
        }
    }

    /// One attempt.
    pub(crate) fn of_attempt(exchange: &'a Exchange, index: usize) -> Self {
        let Some(attempt) = exchange.attempts.get(index) else {
            return Self {
                evidence: &[],
                ..Self::of_exchange(exchange)
            };
        };
        Self {
            attempt: Some(attempt),
            evidence: &attempt.evidence,
            phase: attempt.phase,
            ..Self::of_exchange(exchange)
        }
    }

    /// What a diagnosis was made from.
    pub(crate) fn of(exchange: &'a Exchange, diagnosis: &crate::diagnosis::Diagnosis) -> Self {
        let mut facts = match diagnosis.attempt {
            Some(index) => Self::of_attempt(exchange, index),
            None => Self::of_exchange(exchange),
        };
        facts.reason = diagnosis.reason;
        facts
    }

    /// The attempt that is judged, or the last one for the sake of its address.
    pub(crate) fn nearest_attempt(&self) -> Option<&'a Attempt> {
        self.attempt.or_else(|| self.exchange.attempts.last())
    }

    /// The last fact that `pick` takes, and its index.
    pub(crate) fn last<T>(&self, pick: impl Fn(&'a Evidence) -> Option<T>) -> Option<(usize, T)> {
        let indexed = self.evidence.iter().enumerate().rev();
        indexed
            .filter_map(|(index, evidence)| pick(evidence).map(|found| (index, found)))
            .next()
    }

    /// The index of the last fact that the exchange itself showed.
    pub(crate) fn last_observed(&self) -> Option<usize> {
        self.evidence.iter().rposition(Evidence::is_observed)
    }

    /// Whether this is an attempt that ended in this phase.
    pub(crate) fn in_phase(&self, phase: Phase) -> bool {
        self.attempt.is_some() && self.phase == phase
    }

    /// The attempt is for a unix socket.
    pub(crate) fn is_unix(&self) -> bool {
        self.nearest_attempt()
            .is_some_and(|attempt| matches!(attempt.target, Target::Unix { .. }))
    }

    /// The request may be repeated by hand without harm.
    pub(crate) fn is_get(&self) -> bool {
        // A path that is none could change what the URL of a command means.
        self.exchange.request.method == "GET" && self.exchange.request.path.starts_with('/')
    }

    /// The configured host name or address.
    pub(crate) fn host(&self) -> Option<&'a str> {
        match &self.nearest_attempt()?.target {
            Target::Host { host, .. } => Some(host),
            _ => None,
        }
    }

    /// The configured host, if it is a name.
    pub(crate) fn host_name(&self) -> Option<&'a str> {
        let host = self.host()?;
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        bare.parse::<IpAddr>().is_err().then_some(host)
    }

    /// The configured host, if it is a name without a dot, as containers have.
    pub(crate) fn short_name(&self) -> Option<&'a str> {
        let name = self.host_name()?.trim_end_matches('.');
        (!name.contains('.') && !name.eq_ignore_ascii_case("localhost")).then_some(name)
    }

    /// The socket's path.
    pub(crate) fn socket(&self) -> Option<&'a str> {
        match &self.nearest_attempt()?.target {
            Target::Unix { path } => Some(path),
            _ => None,
        }
    }

    /// The address that was used or tried last.
    pub(crate) fn peer(&self) -> Option<&'a str> {
        peer_of(self.nearest_attempt()?)
    }

    /// The peer's IP address.
    pub(crate) fn ip(&self) -> Option<IpAddr> {
        *self.ip.get_or_init(|| match self.peer() {
            Some(peer) => split_address(peer).0.parse().ok(),
            None => self.host()?.parse().ok(),
        })
    }

    /// The peer's port.
    pub(crate) fn port(&self) -> Option<u16> {
        match (self.peer(), &self.nearest_attempt()?.target) {
            (_, Target::Host { port, .. }) => Some(*port),
            (Some(peer), _) => split_address(peer).1,
            _ => None,
        }
    }

    /// The peer is this host itself.
    pub(crate) fn is_loopback(&self) -> bool {
        self.ip().is_some_and(|ip| ip.is_loopback())
    }

    /// The peer is in a private range.
    pub(crate) fn is_private(&self) -> bool {
        self.ip().is_some_and(|ip| match ip {
            IpAddr::V4(ip) => ip.is_private() || ip.is_link_local(),
            IpAddr::V6(ip) => ip.is_unique_local() || ip.is_unicast_link_local(),
        })
    }

    /// The server string has no port, so that the scheme's own was used.
    pub(crate) fn port_is_default(&self) -> bool {
        let Some(attempt) = self.nearest_attempt() else {
            return false;
        };
        let server = attempt.server.as_str();
        let authority = server.split_once("://").map_or(server, |(_, rest)| rest);
        matches!(attempt.target, Target::Host { .. }) && split_address(authority).1.is_none()
    }

    /// The socket calls that failed, oldest first.
    pub(crate) fn tries(&self) -> impl Iterator<Item = (usize, &'a ConnectTry)> {
        let indexed = self.evidence.iter().enumerate();
        indexed.filter_map(|(index, evidence)| match evidence {
            Evidence::Connect(tried) => Some((index, tried)),
            _ => None,
        })
    }

    /// The last socket call that failed with this errno.
    pub(crate) fn tried(&self, errnos: &[i32]) -> Option<(usize, &'a ConnectTry)> {
        self.tries()
            .filter(|(_, tried)| tried.errno.is_some_and(|errno| errnos.contains(&errno)))
            .last()
    }

    /// The timer that ran out, in the attempt or over the whole exchange.
    pub(crate) fn timer(&self) -> Option<(Option<usize>, &'a Timer)> {
        fn pick(evidence: &Evidence) -> Option<&Timer> {
            match evidence {
                Evidence::Timer(timer) => Some(timer),
                _ => None,
            }
        }
        if let Some((index, timer)) = self.last(pick) {
            return Some((Some(index), timer));
        }
        let of_exchange = self.exchange.evidence.iter().rev();
        of_exchange
            .filter_map(pick)
            .next()
            .map(|timer| (None, timer))
    }

    /// The timer of this key ran out, or the one for a whole attempt while this one ran.
    pub(crate) fn timer_named(&self, name: &str) -> Option<(usize, &'a Timer)> {
        self.last(|evidence| match evidence {
            Evidence::Timer(timer) if timer.name == name => Some(timer),
            Evidence::Timer(timer)
                if TRIES.contains(&timer.name) && self.running() == Some(name) =>
            {
                Some(timer)
            }
            _ => None,
        })
    }

    /// The key of the timer that runs in this phase of an attempt.
    fn running(&self) -> Option<&'static str> {
        Some(match self.phase {
            Phase::Resolve => "timeout.resolve",
            Phase::Connect => "timeout.connect",
            Phase::Tls => "timeout.tls",
            Phase::Request => "timeout.write",
            Phase::Head => {
                let is_head = |it: &Evidence| matches!(it, Evidence::ResponseHead { .. });
                match self.evidence.iter().any(is_head) {
                    true => "timeout.head",
                    false => "timeout.first_byte",
                }
            }
            _ => return None,
        })
    }

    /// What resolving the name gave.
    pub(crate) fn resolution(&self) -> Option<(usize, &'a Resolution)> {
        self.last(|evidence| match evidence {
            Evidence::Resolution(resolution) => Some(resolution),
            _ => None,
        })
    }

    /// The answer was used beyond its time to live.
    pub(crate) fn resolution_is_stale(&self) -> bool {
        self.resolution().is_some_and(|(_, resolution)| {
            matches!((resolution.age_ms, resolution.ttl_s), (Some(age), Some(ttl)) if age / 1000 > ttl)
        })
    }

    /// What the file system says about the socket's path.
    pub(crate) fn socket_path(&self) -> Option<&'a SocketPath> {
        let path = self.last(|evidence| match evidence {
            Evidence::SocketPath(path) => Some(path),
            _ => None,
        });
        path.map(|(_, path)| path)
    }

    /// What stands at the end of the socket's path, if the path could be walked so far.
    pub(crate) fn socket_file(&self) -> Option<&'a PathPart> {
        let last = self.socket_path()?.parts.last()?;
        (Some(last.path.as_str()) == self.socket()).then_some(last)
    }

    /// How long the socket's file has been there, in seconds.
    pub(crate) fn socket_age_s(&self) -> Option<i64> {
        let modified = self.socket_file()?.modified_unix_s?;
        Some((self.exchange.time_unix_ms / 1000).saturating_sub(modified))
    }

    /// The local ports, when none could be had.
    pub(crate) fn local_ports(&self) -> Option<&'a LocalPorts> {
        let ports = self.last(|evidence| match evidence {
            Evidence::LocalPorts(ports) => Some(ports),
            _ => None,
        });
        ports.map(|(_, ports)| ports)
    }

    /// With whose rights a call was made that this host denied.
    pub(crate) fn rights(&self) -> Option<&'a Rights> {
        let rights = self.last(|evidence| match evidence {
            Evidence::Rights(rights) => Some(rights),
            _ => None,
        });
        rights.map(|(_, rights)| rights)
    }

    /// The limit of open files, and what it may be raised to.
    pub(crate) fn open_files(&self) -> Option<(u64, u64)> {
        let files = self.last(|evidence| match evidence {
            Evidence::OpenFiles { limit, most, .. } => Some((*limit, *most)),
            _ => None,
        });
        files.map(|(_, files)| files)
    }

    /// What is remembered of the upstream's failures.
    pub(crate) fn history(&self) -> Option<&'a History> {
        let history = self.last(|evidence| match evidence {
            Evidence::History(history) => Some(history),
            _ => None,
        });
        history.map(|(_, history)| history)
    }

    /// Whether the failures of this cause have something in common.
    pub(crate) fn alike(&self, which: impl Fn(&Alike) -> bool) -> bool {
        self.history().is_some_and(|history| which(&history.alike))
    }

    /// How many requests the upstream has answered since Candor started.
    pub(crate) fn answered(&self) -> Option<u64> {
        let history = self.history()?;
        Some(
            history
                .answered_before
                .saturating_add(history.answered_since),
        )
    }

    /// The last answer that the configuration forbids, and the index of the fact.
    pub(crate) fn prohibited(&self) -> Option<(usize, &'a str)> {
        self.last(|evidence| match evidence {
            Evidence::Prohibited { address, .. } => Some(address.as_str()),
            _ => None,
        })
    }

    /// The response head as received, and its index.
    pub(crate) fn raw_head(&self) -> Option<(usize, RawHead<'a>)> {
        self.last(|evidence| match evidence {
            Evidence::ResponseHead {
                raw,
                total,
                end,
                refused,
            } => Some(RawHead {
                raw,
                total: *total,
                end: *end,
                refused: *refused,
            }),
            _ => None,
        })
    }

    /// The response head, dissected.
    pub(crate) fn head(&self) -> Option<&Anatomy> {
        let dissected = self.head.get_or_init(|| {
            let (_, head) = self.raw_head()?;
            Some(anatomy::dissect(head.raw))
        });
        dissected.as_ref()
    }

    /// What is wrong with the response head: the first defect that is neither mended nor tolerated,
    /// else the first.
    pub(crate) fn head_finding(&self) -> Option<Finding> {
        let findings = &self.head()?.findings;
        let serious = findings.iter().find(|finding| self.is_serious(finding));
        serious.or_else(|| findings.first()).copied()
    }

    /// Why the response head is, or would have been, refused; and the index of the fact.
    pub(crate) fn head_defect(&self) -> Option<(usize, Finding)> {
        let (index, head) = self.raw_head()?;
        let finding = self.head_finding()?;
        (head.refused || self.is_serious(&finding)).then_some((index, finding))
    }

    /// The fields that take most of the response head, largest first; at most five.
    pub(crate) fn largest_fields(&self) -> Vec<FieldSize<'a>> {
        self.raw_head()
            .map_or_else(Vec::new, |(_, head)| anatomy::largest(head.raw))
    }

    /// It is neither mended nor tolerated.
    fn is_serious(&self, finding: &Finding) -> bool {
        let tolerated = self.attempt.map_or(&[][..], |attempt| &attempt.tolerated);
        let key = match finding.defect {
            Defect::LineEnding => finding.reason,
            Defect::ContentLengthAndTransferEncoding => "te_and_cl",
            _ => "",
        };
        !finding.mended && !tolerated.contains(&key)
    }

    /// The response head, once it was begun, has a field of this name; lower case.
    pub(crate) fn head_has(&self, name: &[u8]) -> bool {
        self.head_values(name).next().is_some()
    }

    /// The values of a field of the response head, in order; the name in lower case.
    pub(crate) fn head_values(&self, name: &[u8]) -> impl Iterator<Item = &'a [u8]> {
        let raw = self.raw_head().map_or(&[][..], |(_, head)| head.raw);
        let head = &raw[..self.head().map_or(0, |head| head.length.min(raw.len()))];
        head.split(|byte| *byte == b'\n').filter_map(move |line| {
            let (own, value) = line.split_at_checked(name.len())?;
            if !own.eq_ignore_ascii_case(name) {
                return None;
            }
            Some(value.trim_ascii_start().strip_prefix(b":")?.trim_ascii())
        })
    }

    /// The line of the response head in which a byte stands.
    pub(crate) fn head_line(&self, offset: usize) -> Option<&'a [u8]> {
        let (_, head) = self.raw_head()?;
        let at = offset.min(head.raw.len());
        let feed = |byte: &u8| *byte == b'\n';
        let start = head.raw[..at].iter().rposition(feed).map_or(0, |at| at + 1);
        let rest = &head.raw[start..];
        Some(&rest[..rest.iter().position(feed).unwrap_or(rest.len())])
    }

    /// The bytes around the one that is to blame, in the head or in the body.
    pub(crate) fn excerpt(&self) -> Option<Excerpt> {
        if let (Some(finding), Some((_, head))) = (self.head_finding(), self.raw_head()) {
            return Some(finding.excerpt(head.raw));
        }
        let (_, (before, found)) = self.last(|evidence| match evidence {
            Evidence::Chunk(chunk) => Some((&chunk.before[..], &chunk.found[..])),
            Evidence::Coding(coding) => Some((&[][..], &coding.first[..])),
            Evidence::Overrun { surplus, .. } => Some((&[][..], &surplus[..])),
            _ => None,
        })?;
        let (marked, after) = found.split_at(found.len().min(1));
        Some(Excerpt {
            before: before.escape_ascii().to_string(),
            marked: marked.escape_ascii().to_string(),
            after: after.escape_ascii().to_string(),
        })
    }

    /// Where the chunked coding of the body is broken.
    pub(crate) fn chunk(&self) -> Option<(usize, &'a ChunkBreak)> {
        self.last(|evidence| match evidence {
            Evidence::Chunk(chunk) => Some(chunk),
            _ => None,
        })
    }

    /// How the peer ended the connection in place of a response head: how, after how many
    /// milliseconds, and the index of the fact.
    pub(crate) fn ended(&self) -> Option<(usize, StreamEnd, Option<u64>)> {
        let ended = self.last(|evidence| match evidence {
            Evidence::Ended { end, after_ms, .. } => Some((*end, Some(*after_ms))),
            Evidence::Io { errno, .. } if *errno == Some(104) => Some((StreamEnd::Reset, None)),
            _ => None,
        });
        if let Some((index, (end, after_ms))) = ended {
            return Some((index, end, after_ms));
        }
        let (index, head) = self.raw_head()?;
        (head.end != StreamEnd::Open).then_some((index, head.end, None))
    }

    /// No byte of an answer came.
    pub(crate) fn nothing_received(&self) -> bool {
        let head_empty = self.raw_head().is_none_or(|(_, head)| head.total == 0);
        head_empty
            && self
                .attempt
                .is_some_and(|attempt| attempt.bytes_received == 0)
    }
}

/// The address that an attempt used, or tried last.
pub(crate) fn peer_of(attempt: &Attempt) -> Option<&str> {
    if let Some(peer) = &attempt.peer {
        return Some(peer);
    }
    let tried = attempt.evidence.iter().rev();
    tried
        .filter_map(|evidence| match evidence {
            Evidence::Connect(tried) => Some(tried.address.as_str()),
            _ => None,
        })
        .next()
}

/// The address of an attempt, or what was configured in its place: `HOST:PORT`.
pub(crate) fn address_of(attempt: &Attempt) -> Cow<'_, str> {
    match (peer_of(attempt), &attempt.target) {
        (Some(peer), _) => Cow::Borrowed(peer),
        (None, Target::Host { host, port }) if host.contains(':') && !host.starts_with('[') => {
            Cow::Owned(format!("[{host}]:{port}"))
        }
        (None, Target::Host { host, port }) => Cow::Owned(format!("{host}:{port}")),
        (None, _) => Cow::Borrowed(&attempt.server),
    }
}

/// A response head as received.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RawHead<'a> {
    pub(crate) raw: &'a [u8],
    pub(crate) total: u64,
    pub(crate) end: StreamEnd,
    pub(crate) refused: bool,
}

/// The code for a defect of a response head.
pub(crate) const fn head_cause(defect: Defect) -> &'static str {
    match defect {
        Defect::NotHttp => "head_not_http",
        Defect::TlsBytes => "head_tls_bytes",
        Defect::Http2Bytes => "head_h2_bytes",
        Defect::StatusLine => "head_status_line_invalid",
        Defect::FieldSyntax => "head_header_syntax",
        Defect::FieldByte => "head_header_byte_invalid",
        Defect::FieldTooLarge => "head_field_too_large",
        Defect::SectionTooLarge => "head_section_too_large",
        Defect::LineEnding => "head_line_ending_invalid",
        Defect::ContentLengthInvalid => "framing_cl_invalid",
        Defect::ContentLengthConflict => "framing_cl_conflict",
        Defect::ContentLengthAndTransferEncoding => "framing_cl_and_te",
        Defect::TransferEncodingUnsupported => "framing_te_unsupported",
    }
}

/// Host and port of `HOST:PORT`, `[IPV6]:PORT`, `HOST` or a bare IPv6 address.
pub(crate) fn split_address(address: &str) -> (&str, Option<u16>) {
    if let Some(inner) = address.strip_prefix('[')
        && let Some((host, rest)) = inner.split_once(']')
    {
        return (
            host,
            rest.strip_prefix(':').and_then(|port| port.parse().ok()),
        );
    }
    match address.rsplit_once(':') {
        Some((host, port)) if !host.contains(':') => match port.parse() {
            Ok(port) => (host, Some(port)),
            Err(_) => (address, None),
        },
        _ => (address, None),
    }
}
