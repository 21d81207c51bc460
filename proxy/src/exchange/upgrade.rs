//! Whether a change of protocol is the one that was asked for.

use candor_conf::model::Route;
use candor_diagnostics::evidence::{Evidence, Upgrade, UpgradeFault};
use candor_diagnostics::exchange::Phase;
use ring::digest;
use ring::rand::{SecureRandom, SystemRandom};

use super::downstream::Downstream;
use super::fault::AttemptFault;
use super::upload::Upload;
use super::wait::Wait;
use super::{Next, Run, forward};
use crate::http1::field::{Known, list};
use crate::telemetry::StatusBy;
use crate::upstream::pool::UpstreamConnection;
use crate::upstream::{Server, Upstream};

/// RFC 6455 §1.3.
const WEBSOCKET_GUID: &[u8] = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

impl<D: Downstream> Run<'_, D> {
    /// What is wrong with the 101 that came.
    pub(super) fn upgrade_fault(&self, upload: &Upload) -> Option<UpgradeFault> {
        if !self.request.head.upgrade {
            return Some(UpgradeFault::Unexpected101);
        }
        // In the midst of a body the tunnel would begin with the rest of it.
        if !upload.is_done() {
            return Some(UpgradeFault::Early101);
        }
        let (bytes, asked) = (self.request.bytes, &self.request.head.fields);
        let response = &self.work.response;
        let head = &self.work.received.filled()[..response.length];
        let wanted = asked.first(bytes, Known::Upgrade).unwrap_or_default();
        let named = response.fields.first(head, Known::Upgrade);
        let same = |protocol: &[u8]| list(wanted).any(|it| it.eq_ignore_ascii_case(protocol));
        let fits = named.is_some_and(|named| list(named).next().is_some_and(same));
        (!fits).then_some(UpgradeFault::ProtocolMissing)
    }

    /// A WebSocket whose handshake does not fit: clients see that for themselves, so it is passed on,
    /// and told.
    pub(super) fn note_accept(&mut self, upstream: &Upstream) {
        let fields = &self.request.head.fields;
        let Some(key) = fields.named(self.request.bytes, b"sec-websocket-key") else {
            return;
        };
        let response = &self.work.response;
        let head = &self.work.received.filled()[..response.length];
        let fault = match response.fields.named(head, b"sec-websocket-accept") {
            None => UpgradeFault::AcceptMissing,
            Some(accept) if accept != accept_of(key) => UpgradeFault::AcceptWrong,
            Some(_) => return,
        };
        let fact = self.upgrade_fact(fault, 0);
        self.find(upstream, &[fact]);
    }

    /// The attempt ends with an answer that changes nothing, or the wrong thing.
    #[cold]
    pub(super) fn upgrade_failed(&self, fault: UpgradeFault, wait: &Wait) -> AttemptFault {
        AttemptFault::Upstream {
            phase: Phase::Head,
            evidence: vec![self.upgrade_fact(fault, wait.interims)],
            quiet: false,
        }
    }

    fn upgrade_fact(&self, fault: UpgradeFault, interim: u32) -> Evidence {
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        let request = &self.request.head.fields;
        let response = &self.work.response;
        let head = self.work.received.filled();
        let asked = request.first(self.request.bytes, Known::Upgrade);
        let answered = response.fields.first(head, Known::Upgrade);
        Evidence::Upgrade(Upgrade {
            asked: asked.filter(|_| self.request.head.upgrade).map(text),
            status: response.status,
            answered: answered.map(text),
            fault,
            interim,
        })
    }

    /// An ordinary answer where a WebSocket was asked for: it is passed on, and told. `carried`: the
    /// upstream was asked for it.
    #[cold]
    pub(super) fn note_refused_upgrade(&mut self, upstream: &Upstream, carried: bool) {
        let fields = &self.request.head.fields;
        let asked = fields.first(self.request.bytes, Known::Upgrade);
        if !asked.is_some_and(|asked| asked.eq_ignore_ascii_case(b"websocket")) {
            return;
        }
        let fault = match carried {
            true => UpgradeFault::Refused,
            false => UpgradeFault::NotCarried,
        };
        let fact = self.upgrade_fact(fault, 0);
        self.find(upstream, &[fact]);
    }

    /// 101: the connections become a tunnel.
    pub(super) async fn switch(
        &mut self,
        connection: UpstreamConnection,
        upstream: &Upstream,
        server: &Server,
        route: &Route,
    ) -> Next {
        self.note_accept(upstream);
        let mut answer = std::mem::take(&mut self.work.answer);
        let work = &*self.work;
        let head = &work.received.filled()[..work.response.length];
        forward::response_head(
            &mut answer,
            head,
            &work.response,
            &self.id,
            &route.response_headers,
        );
        self.stick(&mut answer, upstream, server);
        let protocol = work.response.fields.first(head, Known::Upgrade);
        answer.extend_from_slice(b"Connection: upgrade\r\n");
        if let Some(protocol) = protocol {
            forward::line(&mut answer, b"Upgrade", protocol);
        }
        self.down.interim(&mut answer);
        self.status = 101;
        self.status_by = StatusBy::Upstream;
        if let Err(fault) = self.send_interim(&answer).await {
            return self.client_fault(fault, None).await;
        }
        self.work.answer = answer;
        self.head_sent = true;
        let length = self.work.response.length;
        self.work.received.consume(length);
        self.tunnel(connection).await
    }
}

/// A key to ask for a WebSocket with (RFC 6455 §4.1). Where the system has no chance to give it is a
/// fixed one: it guards nothing.
pub(crate) fn websocket_key() -> [u8; 24] {
    let mut nonce = [0; 16];
    let _ = SystemRandom::new().fill(&mut nonce);
    base64(&nonce)
}

/// What a server has to answer to a key (RFC 6455 §4.2.2).
pub(crate) fn accept_of(key: &[u8]) -> [u8; 28] {
    let mut context = digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY);
    context.update(key);
    context.update(WEBSOCKET_GUID);
    base64(context.finish().as_ref())
}

/// Base64 (RFC 4648 §4), of as many bytes as fill `N` characters.
fn base64<const N: usize>(bytes: &[u8]) -> [u8; N] {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = [b'='; N];
    for (three, four) in bytes.chunks(3).zip(out.chunks_mut(4)) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (at, place) in four.iter_mut().enumerate().take(three.len() + 1) {
            *place = ALPHABET[(bits >> (18 - 6 * at) & 63) as usize];
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::accept_of;

    /// The example of RFC 6455 §1.3.
    #[test]
    fn the_accept_of_the_standard() {
        let accept = accept_of(b"dGhlIHNhbXBsZSBub25jZQ==");
        assert_eq!(&accept, b"s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
