//! TLS towards clients: certificates by site, chosen by the name that a client asks for.

/// What a TLS listener serves.
#[derive(Debug)]
pub struct ListenerTls;
