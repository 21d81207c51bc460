//! Names to addresses.

use std::net::SocketAddr;
use std::sync::Arc;

use candor_conf::model;

/// The names of a snapshot and what is known of them.
#[derive(Debug)]
pub struct Resolver;

/// A name and port of an upstream's member.
#[derive(Debug)]
pub struct Lookup {
    name: Box<str>,
    port: u16,
}

/// An address to dial and its text.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The address.
    pub address: SocketAddr,
    /// The address as text.
    pub text: Arc<str>,
}

impl Resolver {
    /// A resolver for `dns`; `previous` itself, with its cache, when its settings are the same.
    pub fn build(_dns: &model::Dns, _previous: Option<&Arc<Self>>) -> Arc<Self> {
        Arc::new(Self)
    }

    /// Registers a name; asks nothing yet.
    pub(super) fn register(self: &Arc<Self>, name: &str, port: u16) -> Arc<Lookup> {
        Arc::new(Lookup {
            name: name.into(),
            port,
        })
    }
}

impl Lookup {
    /// The name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }
}

impl From<SocketAddr> for Answer {
    fn from(address: SocketAddr) -> Self {
        Self {
            address,
            text: address.to_string().into(),
        }
    }
}
