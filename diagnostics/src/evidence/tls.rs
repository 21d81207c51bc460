//! What is observed of TLS with an upstream.

use serde::Serialize;

use super::{StreamEnd, serialize_escaped};

/// How TLS with the upstream failed.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "snake_case", tag = "fault")]
#[non_exhaustive]
pub enum TlsFault {
    /// The peer sent a fatal alert.
    AlertReceived {
        /// RFC 8446 §6.
        id: u8,
    },
    /// The first bytes were no TLS record.
    NotTls {
        /// The first bytes received, at most 64.
        #[serde(serialize_with = "serialize_escaped")]
        first: Vec<u8>,
    },
    /// The peer closed or reset the connection during the handshake.
    Closed {
        /// How.
        end: StreamEnd,
        /// Bytes received before.
        received: u64,
    },
    /// The certificate is not valid at this time.
    CertificateTime {
        /// True when it is not valid yet, false when it has expired.
        not_yet: bool,
    },
    /// No trusted issuer.
    CertificateUntrusted {
        /// `self_signed`, `unknown_issuer`, `chain_incomplete` or `signature_mismatch`.
        reason: &'static str,
        /// Which roots were trusted: `system`, or the CA file's path.
        trust: String,
        /// What tells an incomplete chain from an unknown issuer: `ca_issuers` (it says where its
        /// issuer's certificate can be had), `public` (it bears the marks of a public authority),
        /// `organization` (its issuer's is that of a trusted root), `name` (its issuer calls itself
        /// an intermediate).
        shown_by: Option<&'static str>,
    },
    /// The certificate is for another name.
    CertificateName {
        /// The name that was expected.
        expected: String,
    },
    /// The certificate is revoked, or the list of revoked ones does not say.
    CertificateRevoked(Revocation),
    /// A certificate of the chain cannot be used, whoever vouches for it.
    CertificateUnusable {
        /// Which check failed: `eku`, `key_size`, `sig_alg`, `malformed`, `constraints`,
        /// `version` or `critical_extension`.
        reason: &'static str,
        /// Subject of the certificate that failed it.
        which: String,
        /// What was found in place of what is needed: `RSA 1024`, `sha1WithRSAEncryption`.
        found: String,
        /// Others may take it: it is Candor's TLS that does not support it.
        unsupported: bool,
    },
    /// The peer chose, or insists on, what Candor's TLS does not support.
    Incompatible {
        /// `version`, `suite`, `group`, `signature` or `other`.
        what: &'static str,
        /// The library's words.
        text: String,
    },
    /// The peer chose an application protocol that was not offered.
    ApplicationProtocol {
        /// The one it chose, if it is known.
        selected: Option<String>,
    },
    /// What came breaks the protocol.
    Record {
        /// `decrypt`, `oversized`, `malformed`, `unexpected_message` or `protocol_violation`.
        reason: &'static str,
        /// The library's words.
        text: String,
    },
    /// TLS failed otherwise.
    Other {
        /// The library's words.
        text: String,
    },
}

/// What was offered and chosen in a handshake, and how far it came.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Handshake {
    /// The server name that was sent (SNI); none where an address is dialed (RFC 6066 §3).
    pub sni: Option<String>,
    /// The `Host` that the request has or would have had.
    pub host: Option<String>,
    /// Protocol versions that Candor offered: `TLS 1.3`, `TLS 1.2`.
    pub offered_versions: Vec<String>,
    /// Cipher suites that it offered.
    pub offered_suites: Vec<String>,
    /// Key exchange groups that it offered.
    pub offered_groups: Vec<String>,
    /// Application protocols that it offered (ALPN).
    pub offered_alpn: Vec<String>,
    /// The version that the peer chose.
    pub version: Option<String>,
    /// The cipher suite that it chose.
    pub suite: Option<String>,
    /// The group that it chose.
    pub group: Option<String>,
    /// The application protocol that it chose.
    pub alpn: Option<String>,
    /// The last handshake message that was seen of the peer: `server_hello`, `certificate`, …;
    /// with TLS 1.3 all but the first are encrypted.
    pub last_message: Option<&'static str>,
    /// Bytes received of the handshake.
    pub received: u64,
    /// TLS records begun by the peer.
    pub records: u64,
    /// Whether the handshake was over on our side.
    pub done: bool,
    /// Whether the peer asked for a certificate of ours.
    pub certificate_asked: bool,
    /// The authorities from which it wants ours, if it named any; at most 10.
    pub authorities: Vec<String>,
    /// Subject of the certificate that Candor is configured to show.
    pub own_certificate: Option<String>,
}

/// What a certificate revocation list says.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Revocation {
    /// `revoked`, `list_expired` or `status_unknown`.
    pub reason: &'static str,
    /// The file of the list.
    pub source: String,
    /// Who issued the list that decided, RFC 4514.
    pub issuer: Option<String>,
    /// When that list was made, seconds since the Unix epoch.
    pub this_update_unix_s: Option<i64>,
    /// When the next was due, seconds since the Unix epoch.
    pub next_update_unix_s: Option<i64>,
    /// Since when the certificate is revoked, seconds since the Unix epoch.
    pub revoked_unix_s: Option<i64>,
    /// Why, in the words of RFC 5280 §5.3.1: `key_compromise`, `superseded`, …
    pub because: Option<&'static str>,
}

/// A certificate, summarized.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Certificate {
    /// Subject, RFC 4514.
    pub subject: String,
    /// Issuer, RFC 4514.
    pub issuer: String,
    /// DNS names and addresses of the subjectAltName extension; at most 20.
    pub names: Vec<String>,
    /// Serial number, hexadecimal.
    pub serial: String,
    /// Kind and size of its key: `RSA 2048`, `EC P-256`, `Ed25519`.
    pub key: String,
    /// The algorithm with which its issuer signed it: `sha256WithRSAEncryption`.
    pub signature: String,
    /// Start of validity, seconds since the Unix epoch.
    pub not_before_unix_s: i64,
    /// End of validity, seconds since the Unix epoch.
    pub not_after_unix_s: i64,
    /// Our clock when we looked, seconds since the Unix epoch.
    pub now_unix_s: i64,
    /// The chain as presented, leaf first; at most 10.
    pub chain: Vec<Link>,
}

/// A certificate of a chain.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Link {
    /// Subject, RFC 4514.
    pub subject: String,
    /// Issuer, RFC 4514.
    pub issuer: String,
    /// Start of validity, seconds since the Unix epoch.
    pub not_before_unix_s: i64,
    /// End of validity, seconds since the Unix epoch.
    pub not_after_unix_s: i64,
    /// Kind and size of its key.
    pub key: String,
    /// The algorithm with which its issuer signed it.
    pub signature: String,
}
