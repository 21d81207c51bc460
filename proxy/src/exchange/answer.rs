//! What Candor answers itself: redirects and fixed bodies.

use candor_conf::model::{Action, Route};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};

use super::downstream::{ClientFault, Downstream};
use super::{Next, Run, forward};
use crate::http1::field::Known;
use crate::policy::audience::audience;
use crate::policy::fields as changes;
use crate::policy::operator;
use crate::telemetry::{Delivered, StatusBy};

/// Below this operators find what is Candor's own; everybody else finds the application's.
pub(super) const OWN_PATHS: &[u8] = b"/.candor/";

/// Where a token is exchanged for a cookie.
const ENTRANCE: &[u8] = b"/.candor/operator";

/// Where operators read what a cause means, without leaving the machine.
pub(super) const CAUSE_PAGES: &[u8] = b"/.candor/causes/";

impl<D: Downstream> Run<'_, D> {
    /// Whether the client may see the inside.
    pub(super) fn is_operator(&self) -> bool {
        let settings = &self.snapshot.configuration.diagnosis;
        audience(settings, self.client, &self.request) == Audience::Operator
    }

    /// The token that is to become a cookie, if the request asks for that.
    #[cold]
    pub(super) fn enters(&self) -> Option<Vec<u8>> {
        let (head, bytes) = (self.request.head, self.request.bytes);
        let asks = head.path.of(bytes) == ENTRANCE && head.method.of(bytes) == b"POST";
        // Browsers take such a cookie by TLS alone.
        let asks = asks && self.client.tls.is_some();
        let key = &self.client.process.operators;
        let token = asks.then(|| operator::token(key, &self.request));
        token.flatten().map(<[u8]>::to_vec)
    }

    /// Gives an operator's browser a cookie that stands for the token it came with.
    #[cold]
    pub(super) async fn enter(&mut self, token: Vec<u8>) -> Next {
        let mut head = Vec::new();
        self.status = 204;
        forward::status_line(&mut head, 204, forward::reason_phrase(204).as_bytes());
        let mut cookie = operator::COOKIE.as_bytes().to_vec();
        cookie.push(b'=');
        cookie.extend_from_slice(&token);
        cookie.extend_from_slice(b"; Path=/; Secure; HttpOnly; SameSite=Strict");
        forward::line(&mut head, b"Set-Cookie", &cookie);
        head.extend_from_slice(b"Cache-Control: no-store\r\n");
        forward::line(&mut head, b"X-Request-Id", self.id.as_bytes());
        self.send_and_record(head, b"").await
    }

    /// What a cause means, or the list of all.
    #[cold]
    pub(super) async fn cause_page(&mut self) -> Next {
        let (head, bytes) = (self.request.head, self.request.bytes);
        let mut reader = Reader::negotiate(
            Audience::Operator,
            head.fields.first(bytes, Known::Accept),
            None,
            head.fields.first(bytes, Known::AcceptLanguage),
        );
        let path = head.path.of(bytes);
        let code = std::str::from_utf8(&path[CAUSE_PAGES.len()..]).unwrap_or_default();
        let mut body = Vec::with_capacity(8 * 1024);
        let mut status = 200;
        if code.is_empty() {
            render::cause_index(&mut body, reader.format, reader.locale);
        } else if !render::cause_page(&mut body, reader.format, reader.locale, code) {
            status = 404;
            reader.format = Format::Text;
            reader.locale = Locale::English;
            body.extend_from_slice(b"No such cause; /.candor/causes/ lists them.\n");
        }
        let kind = match reader.format {
            Format::ProblemJson => "application/json",
            format => format.content_type(),
        };
        let mut head = Vec::new();
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        forward::line(&mut head, b"Content-Type", kind.as_bytes());
        head.extend_from_slice(b"Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        render::form_fields(&mut head, reader);
        forward::line(&mut head, b"X-Request-Id", self.id.as_bytes());
        self.status = status;
        self.send_and_record(head, &body).await
    }

    /// `respond = …`.
    pub(super) async fn respond(&mut self, route: &Route) -> Next {
        let Action::Respond {
            body,
            status,
            delay,
        } = &route.action
        else {
            return Next::KeepAlive;
        };
        if let Some(delay) = delay {
            tokio::time::sleep(*delay).await;
        }
        self.status = *status;
        let mut head = std::mem::take(&mut self.work.answer);
        head.clear();
        forward::status_line(
            &mut head,
            *status,
            forward::reason_phrase(*status).as_bytes(),
        );
        let replaced = &route.response_headers;
        if !changes::replaces(replaced, b"content-type") {
            head.extend_from_slice(b"Content-Type: text/plain; charset=utf-8\r\n");
        }
        self.own_fields(&mut head, route);
        self.send_and_record(head, body.as_bytes()).await
    }

    /// `redirect = …`.
    #[cold]
    pub(super) async fn redirect(&mut self, route: &Route, target: &str, status: u16) -> Next {
        let mut location = Vec::with_capacity(target.len() + 64);
        self.fill_in(&mut location, target);
        let mut head = Vec::new();
        forward::status_line(&mut head, status, forward::reason_phrase(status).as_bytes());
        forward::line(&mut head, b"Location", &location);
        self.own_fields(&mut head, route);
        self.status = status;
        self.send_and_record(head, b"").await
    }

    /// A host of `redirect_from`: to the site's own.
    #[cold]
    pub(super) async fn redirect_host(&mut self, site: usize) -> Next {
        let site = &self.snapshot.configuration.sites[site];
        let mut location = site.canonical.clone().into_bytes();
        location.extend_from_slice(self.request.head.target.of(self.request.bytes));
        let mut head = Vec::new();
        self.status = 308;
        forward::status_line(&mut head, 308, forward::reason_phrase(308).as_bytes());
        forward::line(&mut head, b"Location", &location);
        forward::line(&mut head, b"X-Request-Id", self.id.as_bytes());
        forward::date_line(&mut head, &[]);
        self.send_and_record(head, b"").await
    }

    pub(super) fn own_fields(&self, head: &mut Vec<u8>, route: &Route) {
        forward::line(head, b"X-Request-Id", self.id.as_bytes());
        forward::date_line(head, &route.response_headers);
        changes::append(head, &route.response_headers);
    }

    pub(super) async fn send_and_record(&mut self, head: Vec<u8>, body: &[u8]) -> Next {
        self.status_by = StatusBy::Proxy;
        let close = self.last || !self.down.is_body_read();
        let sent: Result<(), ClientFault> = self.send_own(head, body, close).await;
        if let Err(fault) = sent {
            return Box::pin(self.client_fault(fault, None)).await;
        }
        self.delivered = Delivered::Complete;
        self.record(None);
        if close {
            Next::Close {
                linger: !self.down.is_body_read(),
            }
        } else {
            Next::KeepAlive
        }
    }

    /// Fills `{path}`, `{query}` (with its `?`) and `{host}` into a redirect's target.
    fn fill_in(&self, out: &mut Vec<u8>, target: &str) {
        let bytes = self.request.bytes;
        let head = self.request.head;
        let mut rest = target;
        while let Some(open) = rest.find('{') {
            out.extend_from_slice(&rest.as_bytes()[..open]);
            rest = &rest[open..];
            let Some(close) = rest.find('}') else { break };
            match &rest[..=close] {
                "{path}" => out.extend_from_slice(head.path.of(bytes)),
                "{query}" => {
                    out.extend_from_slice(&head.target.of(bytes)[head.path.len()..]);
                }
                "{host}" => {
                    let authority = head.authority.of(bytes);
                    let end = authority
                        .iter()
                        .rposition(|&b| b == b':')
                        .filter(|_| authority.last() != Some(&b']'));
                    out.extend_from_slice(&authority[..end.unwrap_or(authority.len())]);
                }
                other => out.extend_from_slice(other.as_bytes()),
            }
            rest = &rest[close + 1..];
        }
        out.extend_from_slice(rest.as_bytes());
    }
}
