//! TLS towards upstreams: trust, client certificates, the handshake.

use std::sync::Arc;

use candor_conf::model;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;

use super::Problem;

/// TLS towards the members of one upstream. Shared by them, so that sessions are resumed.
#[derive(Debug)]
pub struct ClientTls {
    /// What rustls needs.
    pub(super) config: Arc<ClientConfig>,
    /// Differs when settings or the content of files differ.
    pub(super) identity: u64,
}

/// The server name of one member.
#[derive(Debug)]
pub struct ServerTls {
    /// To ask for and to verify.
    pub(super) name: ServerName<'static>,
    /// The same as text.
    pub(super) text: Arc<str>,
}

impl ClientTls {
    /// Reads the files and prepares a configuration.
    pub fn build(_upstream: &model::Upstream) -> Result<Self, Vec<Problem>> {
        todo!()
    }
}

impl ServerTls {
    /// Chooses the name.
    pub fn build(_server: &model::Server, _upstream: &model::Upstream) -> Result<Self, Problem> {
        todo!()
    }
}

impl ServerTls {
    /// Shakes hands.
    pub(super) async fn handshake(
        &self,
        _socket: crate::stream::Socket,
    ) -> Result<
        tokio_rustls::TlsStream<crate::stream::Socket>,
        Vec<candor_diagnostics::evidence::Evidence>,
    > {
        todo!()
    }
}
