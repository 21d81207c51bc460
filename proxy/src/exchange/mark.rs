//! Requests that come back to the route that sent them on.
//!
//! Every route marks what it sends in `Via` (RFC 9110 §7.6.3) by a name that it alone has, in this
//! process alone. A request that bears the name of the route it reaches has gone in a circle. Two
//! routes that call each other are no circle, and neither is another proxy's name.
//!
//! The turn that is refused writes no line: its answer names the mark in `Via` too, by which the
//! turn before it, which waits for that answer, sees what happened, and tells it once.

use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;

use candor_conf::model::{Route, Site};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::{Evidence, Loop};
use candor_diagnostics::exchange::Phase;
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};

use super::downstream::Downstream;
use super::{Next, Run, forward};
use crate::http1::field::{Fields, Known, list};
use crate::http1::request::Version;
use crate::server::Bound;
use crate::upstream::pool::UpstreamConnection;

/// At most so many names of proxies are kept.
const VIA_MAX: usize = 8;

/// The name of a route.
#[derive(Debug)]
pub struct Mark {
    name: Box<str>,
    /// The field lines for HTTP/1.0, 1.1 and 2.
    lines: [Box<[u8]>; 3],
}

impl Mark {
    /// The same for as long as the process lives, and unknown outside of it until it is sent.
    pub fn of(site: &Site, route: &Route) -> Self {
        static SECRET: LazyLock<RandomState> = LazyLock::new(RandomState::new);
        let hash = SECRET.hash_one((&site.key, &route.key));
        let name = format!("candor-{hash:016x}").into_boxed_str();
        let lines = ["1.0", "1.1", "2.0"].map(|version| {
            let line = format!("Via: {version} {name}\r\n");
            line.into_bytes().into_boxed_slice()
        });
        Self { name, lines }
    }

    /// The field line for a request of this version.
    pub fn line(&self, version: Version) -> &[u8] {
        match version {
            Version::Http10 => &self.lines[0],
            Version::Http11 => &self.lines[1],
            Version::Http2 => &self.lines[2],
        }
    }

    /// Whether `Via` names this route.
    pub(super) fn is_in(&self, fields: &Fields, bytes: &[u8]) -> bool {
        let mut vias = fields.list.iter().filter(|f| f.known == Known::Via);
        vias.any(|field| {
            memchr::memmem::find(field.value.of(bytes), self.name.as_bytes()).is_some()
        })
    }
}

impl<D: Downstream> Run<'_, D> {
    /// The mark of the route that was chosen.
    pub(super) fn mark(&self) -> Option<&Mark> {
        let marks = self.snapshot.marks.get(self.site?)?;
        marks.get(self.route?)
    }

    /// Refuses a turn of a circle. The turn before it tells.
    #[cold]
    pub(super) async fn refuse_turn(&mut self) -> Next {
        let came_back = Evidence::Loop(Loop {
            own_listener: None,
            via: Vec::new(),
        });
        let exchange = self.exchange(Vec::new(), Phase::Admit, vec![came_back]);
        let diagnosis = diagnose(&exchange);
        // A proxy asks, not a person: only the status and the mark count.
        let reader = Reader {
            audience: Audience::Visitor,
            format: Format::Text,
            locale: Locale::English,
        };
        let (mut head, mut body) = (Vec::new(), Vec::new());
        render::body(&mut body, reader, &exchange, &diagnosis);
        let status = diagnosis.status;
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        let kind = Format::Text.content_type().as_bytes();
        forward::line(&mut head, b"Content-Type", kind);
        render::fields(&mut head, reader, &exchange, &diagnosis);
        forward::line(&mut head, b"X-Request-Id", self.id.as_bytes());
        forward::date_line(&mut head, &[]);
        if let Some(mark) = self.mark() {
            head.extend_from_slice(mark.line(Version::Http11));
        }
        let sent = self.send_own(head, &body, true).await;
        Next::Close {
            linger: sent.is_ok(),
        }
    }

    /// The answer that was accepted says that the request came back here.
    #[cold]
    pub(super) fn came_back(&self, connection: &UpstreamConnection) -> Option<Evidence> {
        let response = &self.work.response;
        let head = &self.work.received.filled()[..response.length];
        if !self.mark()?.is_in(&response.fields, head) {
            return None;
        }
        let fields = response.fields.list.iter();
        let vias = fields.filter(|field| field.known == Known::Via);
        let names = vias.flat_map(|field| list(field.value.of(head)));
        let names = names.filter_map(|via| {
            let name = via.split(|byte| *byte == b' ').nth(1)?;
            Some(String::from_utf8_lossy(&name[..name.len().min(80)]).into_owned())
        });
        let mut listeners = self.snapshot.bound.iter();
        let own = listeners.find(|bound| is_own(bound, connection));
        Some(Evidence::Loop(Loop {
            own_listener: own.map(|bound| bound.text.to_string()),
            via: names.take(VIA_MAX).collect(),
        }))
    }
}

/// Whether a connection leads to a listener of ours: to its address, or to any of this host where
/// it listens on all of them.
fn is_own(bound: &Bound, connection: &UpstreamConnection) -> bool {
    let (Some(local), Some(peer)) = (bound.local, connection.peer) else {
        return bound.local.is_none() && *bound.text == *connection.peer_text;
    };
    let from = connection.stream.socket().map(|it| it.raw().local_addr());
    let from = from.and_then(Result::ok).and_then(|from| from.as_socket());
    let same_host = peer.ip().is_loopback() || from.is_some_and(|from| from.ip() == peer.ip());
    local.port() == peer.port()
        && (local.ip().to_canonical() == peer.ip().to_canonical()
            || local.ip().is_unspecified() && same_host)
}
