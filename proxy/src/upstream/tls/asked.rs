//! Our own certificate, and what upstreams ask of it.

use std::sync::Arc;

use parking_lot::Mutex;
use rustls::SignatureScheme;
use rustls::client::ResolvesClientCert;
use rustls::sign::CertifiedKey;

/// At most so many names of authorities are remembered, and so many bytes of each.
const AUTHORITIES_MAX: usize = 10;
const AUTHORITY_MAX: usize = 1024;

/// Shows our certificate if there is one, and remembers that it was asked for: a peer that gets
/// none may say so only after the handshake.
#[derive(Debug)]
pub(super) struct Asked {
    own: Option<Arc<CertifiedKey>>,
    /// Subjects of the authorities that the upstream named last, DER; `None`: it never asked.
    authorities: Mutex<Option<Vec<Vec<u8>>>>,
}

impl Asked {
    pub(super) fn new(own: Option<CertifiedKey>) -> Self {
        Self {
            own: own.map(Arc::new),
            authorities: Mutex::new(None),
        }
    }

    /// Our certificate, DER.
    pub(super) fn own(&self) -> Option<&[u8]> {
        Some(self.own.as_ref()?.cert.first()?)
    }

    /// Subjects of the authorities from which a certificate was asked for; `None`: none was.
    pub(super) fn authorities(&self) -> Option<Vec<Vec<u8>>> {
        self.authorities.lock().clone()
    }
}

impl ResolvesClientCert for Asked {
    fn resolve(&self, hints: &[&[u8]], _: &[SignatureScheme]) -> Option<Arc<CertifiedKey>> {
        let fits = |hint: &&&[u8]| hint.len() <= AUTHORITY_MAX;
        let named = || hints.iter().filter(fits).take(AUTHORITIES_MAX);
        let mut known = self.authorities.lock();
        // The same upstream asks for the same each time.
        let same = known.as_ref().is_some_and(|known| known.iter().eq(named()));
        if !same {
            *known = Some(named().map(|hint| hint.to_vec()).collect());
        }
        self.own.clone()
    }

    fn has_certs(&self) -> bool {
        self.own.is_some()
    }
}
