//! The head that goes upstream and the head that goes to the client (RFC 9110 §7.6).
//!
//! Field lines that pass unchanged are copied in runs, as they stand in the received head.

use std::net::SocketAddr;

use candor_conf::model::{FieldChange, HostPolicy, Protocol, Proxy, Route};

use super::gateway::{self, Script};
use super::mark::Mark;
use super::{Request, RequestId, date};
use crate::http1::field::{Field, Fields, Known, list};
use crate::http1::request::{RequestFraming, Version};
use crate::policy::fields as changes;
use crate::policy::operator;

/// What a 405 says of the methods that there are (RFC 9110 §15.5.6).
pub const ALLOW: &[u8] = b"Allow: GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS\r\n";

/// Copies lines in runs.
struct Runs<'a> {
    bytes: &'a [u8],
    start: usize,
    end: usize,
}

impl<'a> Runs<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            start: 0,
            end: 0,
        }
    }

    fn keep(&mut self, out: &mut Vec<u8>, field: &Field) {
        if field.mended {
            self.flush(out);
            line(out, field.name.of(self.bytes), field.value.of(self.bytes));
            return;
        }
        if field.line.start as usize != self.end {
            self.flush(out);
            self.start = field.line.start as usize;
        }
        self.end = field.line.end as usize;
    }

    fn flush(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.bytes[self.start..self.end]);
        self.start = self.end;
    }
}

/// Appends a field line.
pub fn line(out: &mut Vec<u8>, name: &[u8], value: &[u8]) {
    out.extend_from_slice(name);
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
    out.extend_from_slice(b"\r\n");
}

/// Copies the lines whose name may pass, but for those that `Connection` names or a change replaces.
fn copy_fields(
    out: &mut Vec<u8>,
    bytes: &[u8],
    fields: &Fields,
    replaced: &[FieldChange],
    passes: impl Fn(Known) -> bool,
) {
    let named = Nominated::of(fields, bytes);
    let mut runs = Runs::new(bytes);
    for field in &fields.list {
        if passes(field.known)
            && !named.contains(field, bytes)
            && (replaced.is_empty() || !changes::replaces(replaced, field.name.of(bytes)))
        {
            runs.keep(out, field);
        } else {
            runs.flush(out);
        }
    }
    runs.flush(out);
}

/// The `Host` that a server gets. `own`: see [`crate::upstream::Server::host`].
pub fn host<'a>(request: &Request<'a>, policy: &'a HostPolicy, own: &'a str) -> &'a [u8] {
    let authority = request.head.authority;
    match policy {
        HostPolicy::Client if !authority.is_empty() => authority.of(request.bytes),
        // HTTP/1.0 knows requests without one, and servers refuse an empty one.
        HostPolicy::Client | HostPolicy::Upstream => own.as_bytes(),
        HostPolicy::Literal(host) => host.as_bytes(),
    }
}

/// From whom a request came, as the next hop is told.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The client's address without port.
    pub address: &'a str,
    /// `https` or `http`.
    pub scheme: &'a str,
    /// Whether its forwarding fields count.
    pub trusted: bool,
    /// The client's address with its port, if it is known.
    pub source: Option<SocketAddr>,
    /// The address that it connected to, if it is known.
    pub local: Option<SocketAddr>,
}

/// Where a request goes on.
#[derive(Clone, Copy, Debug)]
pub struct Onward<'a> {
    /// The route that was chosen.
    pub route: &'a Route,
    /// What it does.
    pub proxy: &'a Proxy,
    /// The host of the member that is asked.
    pub host: &'a str,
    /// What Host the upstream gets.
    pub policy: &'a HostPolicy,
    /// The name of the upstream's own cookie, which is not passed on.
    pub sticky: Option<&'a str>,
    /// How the route is named in `Via`.
    pub mark: &'a Mark,
    /// What the member speaks.
    pub protocol: Protocol,
    /// The script that was looked up, where one was.
    pub(crate) script: Option<&'a Script>,
}

/// Builds what a server gets first, by the protocol that it speaks: a head, or a gateway's parameters.
pub fn request(
    out: &mut Vec<u8>,
    client: Sender<'_>,
    request: &Request<'_>,
    id: &RequestId,
    onward: &Onward<'_>,
) {
    match onward.protocol {
        Protocol::Http1 | Protocol::Http2 | Protocol::Auto => {
            request_head(out, client, request, id, onward);
        }
        Protocol::FastCgi | Protocol::Uwsgi => {
            gateway::parameters(out, client, request, id, onward);
        }
    }
}

/// Builds the request head for a server.
pub fn request_head(
    out: &mut Vec<u8>,
    client: Sender<'_>,
    request: &Request<'_>,
    id: &RequestId,
    onward: &Onward<'_>,
) {
    let Onward {
        route,
        host: own,
        policy,
        sticky,
        mark,
        ..
    } = onward;
    let head = request.head;
    let bytes = request.bytes;
    out.clear();
    out.extend_from_slice(head.method.of(bytes));
    out.push(b' ');
    changes::forwarded_target(out, request, route);
    out.extend_from_slice(b" HTTP/1.1\r\nHost: ");
    out.extend_from_slice(host(request, policy, own));
    out.extend_from_slice(b"\r\n");

    let replaced = &route.request_headers;
    let own_cookie = operator::has_own_cookie(&head.fields, bytes, *sticky);
    copy_fields(out, bytes, &head.fields, replaced, |known| match known {
        Known::Other | Known::ContentLength => true,
        Known::Cookie => !own_cookie,
        Known::Host
        | Known::XRequestId
        | Known::Candor
        | Known::CandorOperator
        | Known::Disguised => false,
        // Appended to below, when trusted.
        Known::XForwardedFor | Known::Forwarded => false,
        Known::XForwardedHost | Known::XForwardedProto | Known::XForwarded | Known::XRealIp => {
            client.trusted
        }
        Known::Expect => head.framing != RequestFraming::None,
        known => !known.is_hop_by_hop(),
    });
    if own_cookie && !changes::replaces(replaced, b"cookie") {
        let others = operator::other_cookies(&head.fields, bytes, *sticky);
        if !others.is_empty() {
            line(out, b"Cookie", &others);
        }
    }
    framing_fields(out, request);
    forwarding_fields(out, client, request);
    line(out, b"X-Request-Id", id.as_bytes());
    out.extend_from_slice(mark.line(head.version));
    changes::append(out, replaced);
    out.extend_from_slice(b"\r\n");
}

fn framing_fields(out: &mut Vec<u8>, request: &Request<'_>) {
    let head = request.head;
    if matches!(
        head.framing,
        RequestFraming::Chunked | RequestFraming::Stream
    ) {
        out.extend_from_slice(b"Transfer-Encoding: chunked\r\n");
    }
    if head.upgrade
        && let Some(protocol) = head.fields.first(request.bytes, Known::Upgrade)
    {
        out.extend_from_slice(b"Connection: upgrade\r\n");
        line(out, b"Upgrade", protocol);
    }
    // A member is told that trailers are welcome: they are passed on.
    if let Some(te) = head.fields.first(request.bytes, Known::Te)
        && list(te).any(|coding| coding.eq_ignore_ascii_case(b"trailers"))
    {
        if !head.upgrade {
            out.extend_from_slice(b"Connection: te\r\n");
        }
        out.extend_from_slice(b"TE: trailers\r\n");
    }
}

fn forwarding_fields(out: &mut Vec<u8>, client: Sender<'_>, request: &Request<'_>) {
    let fields = &request.head.fields;
    let bytes = request.bytes;
    out.extend_from_slice(b"X-Forwarded-For: ");
    if client.trusted {
        for field in fields
            .list
            .iter()
            .filter(|f| f.known == Known::XForwardedFor)
        {
            out.extend_from_slice(field.value.of(bytes));
            out.extend_from_slice(b", ");
        }
    }
    out.extend_from_slice(client.address.as_bytes());
    out.extend_from_slice(b"\r\n");
    if !client.trusted || !fields.has(Known::XForwardedProto) {
        line(out, b"X-Forwarded-Proto", client.scheme.as_bytes());
    }
    let kept = client.trusted && fields.has(Known::XForwardedHost);
    if !kept && !request.head.authority.is_empty() {
        line(out, b"X-Forwarded-Host", request.head.authority.of(bytes));
    }
    if client.trusted && fields.has(Known::Forwarded) {
        out.extend_from_slice(b"Forwarded: ");
        for field in fields.list.iter().filter(|f| f.known == Known::Forwarded) {
            out.extend_from_slice(field.value.of(bytes));
            out.extend_from_slice(b", ");
        }
        // RFC 7239 §6: an IPv6 address is bracketed and quoted.
        let quoted = client.address.contains(':');
        out.extend_from_slice(if quoted { b"for=\"[" } else { b"for=" });
        out.extend_from_slice(client.address.as_bytes());
        out.extend_from_slice(if quoted { b"]\";proto=" } else { b";proto=" });
        out.extend_from_slice(client.scheme.as_bytes());
        out.extend_from_slice(b"\r\n");
    }
}

/// The fields that `Connection` names besides its own options (RFC 9110 §7.6.1). Those that frame
/// or route a message, or that we vouch for, cannot be named away.
struct Nominated<'a> {
    fields: &'a Fields,
    any: bool,
}

impl<'a> Nominated<'a> {
    fn of(fields: &'a Fields, bytes: &[u8]) -> Self {
        let any = fields
            .list
            .iter()
            .filter(|f| f.known == Known::Connection)
            .any(|field| {
                list(field.value.of(bytes)).any(|option| {
                    !option.eq_ignore_ascii_case(b"keep-alive")
                        && !option.eq_ignore_ascii_case(b"close")
                })
            });
        Self { fields, any }
    }

    fn contains(&self, field: &Field, bytes: &[u8]) -> bool {
        let ours = matches!(
            field.known,
            Known::ContentLength
                | Known::Host
                | Known::Via
                | Known::XForwarded
                | Known::XForwardedHost
                | Known::XForwardedProto
                | Known::XRealIp
        );
        if !self.any || ours {
            return false;
        }
        let name = field.name.of(bytes);
        self.fields
            .list
            .iter()
            .filter(|f| f.known == Known::Connection)
            .any(|f| list(f.value.of(bytes)).any(|option| option.eq_ignore_ascii_case(name)))
    }
}

/// Builds the head for the client from an upstream's: status line and field lines, without framing
/// and without the empty line. `bytes` is the received head.
pub fn response_head(
    out: &mut Vec<u8>,
    bytes: &[u8],
    response: &crate::http1::response::ResponseHead,
    id: &RequestId,
    replaced: &[FieldChange],
) {
    out.clear();
    status_line(out, response.status, response.reason.of(bytes));
    copy_fields(
        out,
        bytes,
        &response.fields,
        replaced,
        |known| match known {
            Known::Other => true,
            Known::ContentLength | Known::Candor | Known::CandorOperator | Known::XRequestId => {
                false
            }
            // The one field of these that an answer carries end to end.
            Known::ProxyAuthenticate => true,
            known => !known.is_hop_by_hop(),
        },
    );
    let dated = response.status < 200 || response.fields.has(Known::Date);
    if !dated {
        date_line(out, replaced);
    }
    line(out, b"X-Request-Id", id.as_bytes());
    out.extend_from_slice(match response.version {
        Version::Http10 => b"Via: 1.0 candor\r\n",
        Version::Http11 => b"Via: 1.1 candor\r\n",
        Version::Http2 => b"Via: 2.0 candor\r\n",
    });
    changes::append(out, replaced);
}

/// Appends the date, unless changes say what becomes of it.
pub(crate) fn date_line(out: &mut Vec<u8>, replaced: &[FieldChange]) {
    if replaced.is_empty() || !changes::replaces(replaced, b"date") {
        date::line(out);
    }
}

/// Appends `HTTP/1.1 STATUS REASON`.
pub fn status_line(out: &mut Vec<u8>, status: u16, reason: &[u8]) {
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(itoa::Buffer::new().format(status).as_bytes());
    out.push(b' ');
    out.extend_from_slice(reason);
    out.extend_from_slice(b"\r\n");
}

/// The standard's reason phrase.
pub fn reason_phrase(status: u16) -> &'static str {
    http::StatusCode::from_u16(status)
        .ok()
        .and_then(|status| status.canonical_reason())
        .unwrap_or("")
}
