//! What is told beside requests: findings, connections, changes, the life of the process.

use candor_diagnostics::diagnosis;
use candor_diagnostics::evidence::Evidence;

use super::local::Local;
use super::time::{TimeCache, now_unix_ms};
use super::{Drawing, SiteTelemetry, Telemetry, UpstreamTelemetry, draw, plain};

impl Telemetry {
    /// An oddity of an answer that was passed on, seen after the request's own line was written: a
    /// line and a count. One that is known by then belongs into [`super::RequestRecord::findings`].
    #[cold]
    pub fn finding(&self, finding: &Finding<'_>) {
        let process = self.process.load();
        let site = finding.site.unwrap_or(&process);
        let upstream = finding.upstream.map(|u| &u.counters.name);
        if finding.late {
            site.counters.finding(upstream, finding.cause());
        }
        self.note(site, |out, time, unix_ms, drawing| match drawing {
            Drawing::Human { color } => {
                let members = [("request_id", Member::Bytes(finding.request_id))];
                plain::event(out, time, unix_ms, finding.cause(), &members, color);
            }
            _ => draw::finding(out, time, unix_ms, finding, finding.cause()),
        });
    }

    /// What a look around has found about a failed request whose line is out: a line, and no count,
    /// since the failure is counted. People at a terminal get none.
    #[cold]
    pub fn looked(&self, finding: &Finding<'_>, cause: &'static str) {
        let process = self.process.load();
        let site = finding.site.unwrap_or(&process);
        if !matches!(site.output.drawing, Drawing::Human { .. }) {
            self.note(site, |out, time, unix_ms, _| {
                draw::finding(out, time, unix_ms, finding, cause);
            });
        }
    }

    /// Something happened to a client's connection outside any request.
    #[cold]
    pub fn connection_event(&self, event: &ConnectionEvent<'_>) {
        self.note(
            &self.process.load(),
            |out, time, unix_ms, drawing| match drawing {
                Drawing::Human { color } => {
                    let mut members = vec![("client", Member::Text(event.client))];
                    members.extend_from_slice(event.members);
                    plain::event(out, time, unix_ms, event.what, &members, color);
                }
                _ => draw::connection(out, time, unix_ms, event),
            },
        );
    }

    /// Something around the proxy changed: a reload, DNS, a certificate.
    pub fn change(&self, what: &str, members: &[(&'static str, Member<'_>)]) {
        self.event("change", what, members);
    }

    /// A member, or an upstream, fell or rose.
    pub fn health(&self, what: &str, members: &[(&'static str, Member<'_>)]) {
        self.event("health", what, members);
    }

    /// The process starts, listens, drains, stops.
    pub fn lifecycle(&self, what: &str, members: &[(&'static str, Member<'_>)]) {
        self.event("lifecycle", what, members);
    }

    #[cold]
    fn event(&self, event: &'static str, what: &str, members: &[(&'static str, Member<'_>)]) {
        let process = self.process.load();
        // People have read it on standard error, on the same terminal.
        let is_said = event == "lifecycle" || what == "reload";
        if is_said && matches!(process.output.drawing, Drawing::Human { .. }) {
            return;
        }
        self.note(&process, |out, time, unix_ms, drawing| match drawing {
            Drawing::Human { color } => plain::event(out, time, unix_ms, what, members, color),
            _ => draw::event(out, time, unix_ms, event, what, members),
        });
    }

    /// A line that is not a request's.
    fn note(
        &self,
        site: &SiteTelemetry,
        draw: impl Fn(&mut Vec<u8>, &mut TimeCache, i64, Drawing),
    ) {
        let unix_ms = now_unix_ms();
        let output = &site.output;
        let json = |out: &mut Vec<u8>, time: &mut TimeCache| {
            let start = out.len();
            draw(out, time, unix_ms, Drawing::Json);
            self.kept.keep(unix_ms, &out[start..]);
        };
        Local::with(|local| match output.drawing {
            Drawing::Human { .. } => {
                local.line(&self.writer, &output.notes, |out, time| {
                    draw(out, time, unix_ms, output.drawing);
                });
                local.line(&self.writer, &self.tapped, json);
            }
            _ => local.line(&self.writer, &output.notes, json),
        });
    }
}

/// An oddity in an answer that was passed on, told in a line of its own (`event: "finding"`).
#[derive(Debug)]
pub struct Finding<'a> {
    /// The request it belongs to.
    pub request_id: &'a [u8],
    /// Whether the request's own line, which lists and counts its findings, is out already.
    pub late: bool,
    /// The site that answered.
    pub site: Option<&'a SiteTelemetry>,
    /// The upstream that it says something about.
    pub upstream: Option<&'a UpstreamTelemetry>,
    /// What was observed, the oddity first.
    pub evidence: &'a [Evidence],
}

impl Finding<'_> {
    /// The code of what the evidence shows.
    pub fn cause(&self) -> &'static str {
        let cause = self.evidence.iter().find_map(diagnosis::finding);
        cause.map_or("internal_error", |cause| cause.code)
    }
}

/// Something that happened to a client's connection outside any request (`event: "connection"`).
#[derive(Debug)]
pub struct ConnectionEvent<'a> {
    /// The client's address without port, as text.
    pub client: &'a str,
    /// The listener's address.
    pub listener: &'a str,
    /// What happened, in `snake_case`: `handshake_failed`, `limit_reached`, `plain_http_on_tls`, …
    pub what: &'static str,
    /// Further members.
    pub members: &'a [(&'static str, Member<'a>)],
}

/// The value of a member of an event's line.
#[derive(Clone, Copy, Debug)]
pub enum Member<'a> {
    /// Text, ours or a stranger's: it is escaped.
    Text(&'a str),
    /// Bytes of a stranger: escaped.
    Bytes(&'a [u8]),
    /// A number.
    Number(u64),
    /// A truth value.
    Flag(bool),
    /// A list of texts.
    List(&'a [&'a str]),
}
