//! Certificates and keys of sites: read, checked against each other, looked at.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use candor_conf::Problem;
use candor_conf::model::{HostPattern, Place, SiteTls};
use rustls::RootCertStore;
use rustls::crypto::CryptoProvider;
use rustls::sign::CertifiedKey;
use rustls_pki_types::pem::{self, PemObject};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use x509_parser::prelude::{FromDer, GeneralName, X509Certificate};

use crate::material;

/// Longer than any real chain; a key file that is larger is no key file.
const FILE_MAX: u64 = 1024 * 1024;

/// Below this many days a certificate is warned about.
const DAYS_LEFT_LOW: i64 = 7;

/// What a certificate says, for warnings and `candor check`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CertificateFacts {
    /// The names it is for, lower case.
    pub names: Vec<String>,
    /// First moment of validity, Unix seconds.
    pub not_before: i64,
    /// Last moment of validity, Unix seconds.
    pub not_after: i64,
}

impl CertificateFacts {
    /// Whole days of validity left at `now`; negative when it has expired.
    pub fn days_left(&self, now: i64) -> i64 {
        (self.not_after - now).div_euclid(24 * 60 * 60)
    }

    /// Whether it is for every host that `pattern` means.
    fn covers(&self, pattern: &HostPattern) -> bool {
        match pattern {
            HostPattern::Any => true,
            HostPattern::Exact(host) => {
                let host = host.trim_start_matches('[').trim_end_matches(']');
                let parent = host.split_once('.').map(|(_, parent)| parent);
                self.names.iter().any(|name| {
                    name == host || name.strip_prefix("*.").is_some_and(|n| Some(n) == parent)
                })
            }
            HostPattern::Wildcard(suffix) => self
                .names
                .iter()
                .any(|name| name.strip_prefix("*.") == Some(suffix)),
        }
    }

    /// Of a certificate, DER.
    pub(crate) fn of(der: &[u8]) -> Option<Self> {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        let mut names = Vec::new();
        if let Ok(Some(extension)) = certificate.subject_alternative_name() {
            for name in &extension.value.general_names {
                match name {
                    GeneralName::DNSName(name) => names.push(name.to_ascii_lowercase()),
                    GeneralName::IPAddress(bytes) => names.extend(ip_text(bytes)),
                    _ => {}
                }
            }
        }
        let validity = certificate.validity();
        Some(Self {
            names,
            not_before: validity.not_before.timestamp(),
            not_after: validity.not_after.timestamp(),
        })
    }
}

fn ip_text(bytes: &[u8]) -> Option<String> {
    match bytes.len() {
        4 => Some(std::net::Ipv4Addr::from(<[u8; 4]>::try_from(bytes).ok()?).to_string()),
        16 => Some(std::net::Ipv6Addr::from(<[u8; 16]>::try_from(bytes).ok()?).to_string()),
        _ => None,
    }
}

/// A site's chain and key.
pub(super) fn read(
    tls: &SiteTls,
    provider: &CryptoProvider,
) -> Result<(Arc<CertifiedKey>, Option<CertificateFacts>), Vec<Problem>> {
    let chain = read_chain(&tls.certificate, "certificate", &tls.place);
    let key = read_key(&tls.key, &tls.place);
    let (chain, key) = match (chain, key) {
        (Ok(chain), Ok(key)) => (chain, key),
        (chain, key) => return Err(chain.err().into_iter().chain(key.err()).collect()),
    };
    let facts = CertificateFacts::of(&chain[0]);
    match CertifiedKey::from_der(chain, key, provider) {
        Ok(certified) => Ok((Arc::new(certified), facts)),
        Err(rustls::Error::InconsistentKeys(_)) => Err(vec![Problem::at(
            &tls.place,
            format!(
                "the key `{}` is not the key of the first certificate in `{}`",
                tls.key.display(),
                tls.certificate.display()
            ),
            "take the key that the certificate was issued for; in the certificate file the site's \
             own certificate comes first",
        )
        .of(material::unusable(&tls.key, "key_mismatch", None))]),
        Err(e) => {
            Err(vec![Problem::at(
            &tls.place,
            format!(
                "`{}` and `{}` cannot be used: {e}",
                tls.certificate.display(),
                tls.key.display()
            ),
            "use an ECDSA P-256/P-384, Ed25519 or RSA (2048 bits or more) key and an X.509 v3 \
             certificate",
        )
        .of(material::unusable(
            &tls.certificate,
            "unusable",
            Some(e.to_string()),
        ))])
        }
    }
}

/// The CAs that client certificates must chain to.
pub(super) fn read_roots(path: &Path, place: &Place) -> Result<Arc<RootCertStore>, Problem> {
    let mut roots = RootCertStore::empty();
    for certificate in read_chain(path, "client CA", place)? {
        roots.add(certificate).map_err(|e| {
            Problem::at(
                place,
                format!(
                    "`{}` holds a certificate that cannot be a CA: {e}",
                    path.display()
                ),
                "list CA certificates only",
            )
            .of(material::unusable(path, "unusable", Some(e.to_string())))
        })?;
    }
    Ok(Arc::new(roots))
}

/// What is odd about a certificate, though it can be served.
pub(super) fn warnings(
    facts: &CertificateFacts,
    tls: &SiteTls,
    hosts: &[HostPattern],
    now: i64,
) -> Vec<Problem> {
    let path = tls.certificate.display();
    let renew = "renew it; SIGHUP makes Candor read it again";
    let mut list = Vec::new();
    let days = facts.days_left(now);
    if now < facts.not_before {
        let message = format!("certificate `{path}` is not valid yet: clients will refuse it");
        list.push(Problem::at(&tls.place, message, "check this host's clock"));
    } else if days < 0 {
        let message = format!(
            "certificate `{path}` expired {} days ago: clients will refuse it",
            -days
        );
        let expired = material::unusable(&tls.certificate, "expired", Some(message.clone()));
        list.push(Problem::at(&tls.place, message, renew).of(expired));
    } else if days < DAYS_LEFT_LOW {
        let message = format!("certificate `{path}` expires in {days} days");
        list.push(Problem::at(&tls.place, message, renew));
    }
    for host in hosts.iter().filter(|host| !facts.covers(host)) {
        let host = host_text(host);
        let names = match facts.names.is_empty() {
            true => "no name".to_owned(),
            false => facts.names.join(", "),
        };
        let message = format!("certificate `{path}` is not for `{host}`: clients will refuse it");
        list.push(Problem::at(
            &tls.place,
            message,
            format!("it is for {names}"),
        ));
    }
    list
}

/// A host pattern as it is written.
pub(crate) fn host_text(host: &HostPattern) -> String {
    match host {
        HostPattern::Any => "any host".to_owned(),
        HostPattern::Exact(host) => host.clone(),
        HostPattern::Wildcard(suffix) => format!("*.{suffix}"),
    }
}

fn read_chain(
    path: &Path,
    what: &str,
    place: &Place,
) -> Result<Vec<CertificateDer<'static>>, Problem> {
    let bytes = read_file(path, what, place)?;
    let chain = CertificateDer::pem_slice_iter(&bytes).collect::<Result<Vec<_>, _>>();
    match chain {
        Ok(chain) if !chain.is_empty() => Ok(chain),
        Ok(_) => Err(not_pem(path, what, "CERTIFICATE", place)),
        Err(e) => Err(broken_pem(path, what, &e, place)),
    }
}

fn read_key(path: &Path, place: &Place) -> Result<PrivateKeyDer<'static>, Problem> {
    let bytes = read_file(path, "key", place)?;
    match PrivateKeyDer::from_pem_slice(&bytes) {
        Ok(key) => Ok(key),
        Err(pem::Error::NoItemsFound) => {
            if memchr::memmem::find(&bytes, b"ENCRYPTED").is_some() {
                return Err(Problem::at(
                    place,
                    format!("key `{}` is encrypted", path.display()),
                    "write it without a passphrase: `openssl pkey -in KEY -out PLAIN`, mode 0600",
                )
                .of(material::unusable(path, "encrypted", None)));
            }
            Err(not_pem(path, "key", "PRIVATE KEY", place))
        }
        Err(e) => Err(broken_pem(path, "key", &e, place)),
    }
}

fn read_file(path: &Path, what: &str, place: &Place) -> Result<Vec<u8>, Problem> {
    let failed = |e: io::Error| material::unreadable(place, what, path, &e);
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > FILE_MAX {
        let message = format!("{what} file `{}` is larger than 1 MiB", path.display());
        let problem = Problem::at(place, message, "name a PEM file");
        return Err(problem.of(material::unusable(path, "too_large", None)));
    }
    fs::read(path).map_err(failed)
}

fn not_pem(path: &Path, what: &str, label: &str, place: &Place) -> Problem {
    Problem::at(
        place,
        format!(
            "{what} file `{}` holds no `-----BEGIN {label}-----`",
            path.display()
        ),
        "name a PEM file; DER is converted by `openssl x509 -inform der` or `openssl pkey -inform der`",
    )
    .of(material::unusable(path, "not_pem", None))
}

fn broken_pem(path: &Path, what: &str, error: &pem::Error, place: &Place) -> Problem {
    Problem::at(
        place,
        format!("{what} file `{}` is not valid PEM: {error}", path.display()),
        "",
    )
    .of(material::unusable(
        path,
        "broken_pem",
        Some(error.to_string()),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    fn facts(names: &[&str]) -> CertificateFacts {
        CertificateFacts {
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            not_before: 100 * DAY,
            not_after: 200 * DAY,
        }
    }

    fn warned(facts: &CertificateFacts, hosts: &[HostPattern], day: i64) -> Vec<String> {
        let tls = SiteTls {
            certificate: "c.pem".into(),
            key: "c.key".into(),
            client_ca: None,
            min: candor_conf::model::TlsVersion::Tls12,
            place: Place {
                file: "f".into(),
                line: 1,
                span: 0..0,
            },
        };
        let list = warnings(facts, &tls, hosts, day * DAY);
        list.into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn validity_is_warned_about() {
        let facts = facts(&["a.test"]);
        assert_eq!(warned(&facts, &[], 150), Vec::<String>::new());
        assert!(warned(&facts, &[], 99)[0].contains("is not valid yet"));
        assert!(warned(&facts, &[], 195)[0].contains("expires in 5 days"));
        assert!(warned(&facts, &[], 203)[0].contains("expired 3 days ago"));
    }

    #[test]
    fn hosts_that_a_certificate_is_not_for_are_warned_about() {
        let facts = facts(&["a.test", "*.b.test", "127.0.0.1", "::1"]);
        let exact = |host: &str| HostPattern::Exact(host.to_owned());
        let covered = [
            exact("a.test"),
            exact("x.b.test"),
            exact("127.0.0.1"),
            exact("[::1]"),
            HostPattern::Wildcard("b.test".to_owned()),
            HostPattern::Any,
        ];
        assert_eq!(warned(&facts, &covered, 150), Vec::<String>::new());
        let not = [
            exact("b.test"),
            exact("x.y.b.test"),
            HostPattern::Wildcard("a.test".to_owned()),
        ];
        assert_eq!(warned(&facts, &not, 150).len(), 3);
    }
}
