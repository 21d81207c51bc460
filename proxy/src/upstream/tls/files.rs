//! The files of an upstream's TLS: authorities, revocation lists, our own certificate.

use std::fs::File;
use std::hash::{DefaultHasher, Hash};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use candor_conf::{Problem, model};
use parking_lot::Mutex;
use rustls::RootCertStore;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, CertificateRevocationListDer, PrivateKeyDer};

use crate::material;

/// No PEM file of ours is larger.
const PEM_MAX: u64 = 8 * 1024 * 1024;

/// The roots of the CA file, and its certificates as they are.
pub(super) fn own_roots(
    upstream: &model::Upstream,
    ca: &model::Setting<std::path::PathBuf>,
    identity: &mut DefaultHasher,
) -> Result<(Arc<RootCertStore>, Vec<CertificateDer<'static>>), Problem> {
    let place = ca.place.as_ref().unwrap_or(&upstream.place);
    let path = &ca.value;
    let certificates = read_certificates(place, "CA", path, identity)?;
    let mut roots = RootCertStore::empty();
    for (index, certificate) in certificates.iter().enumerate() {
        if let Err(error) = roots.add(certificate.clone()) {
            let message = format!(
                "certificate {} of the CA file `{}` cannot be trusted: {error}",
                index + 1,
                path.display()
            );
            let fault = material::unusable(path, "unusable", Some(error.to_string()));
            let help = "remove it from the file or replace it";
            return Err(Problem::at(place, message, help).of(fault));
        }
    }
    Ok((Arc::new(roots), certificates))
}

/// The system's roots, read once in the life of the process.
pub(super) fn system_roots(upstream: &model::Upstream) -> Result<Arc<RootCertStore>, Problem> {
    static ROOTS: Mutex<Option<Arc<RootCertStore>>> = Mutex::new(None);
    let mut loaded = ROOTS.lock();
    if let Some(roots) = &*loaded {
        return Ok(Arc::clone(roots));
    }
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    // Some systems carry roots that webpki does not take; the others are as good as before.
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let why = match found.errors.first() {
            Some(error) => format!(": {error}"),
            None => String::new(),
        };
        let message = format!("this system has no trusted CA certificates{why}");
        let help = "install the package `ca-certificates`, or name a file with `tls.ca`";
        return Err(Problem::at(&upstream.place, message, help));
    }
    Ok(Arc::clone(loaded.insert(Arc::new(roots))))
}

/// The revocation lists of the file, if one is written.
pub(super) fn revocation_lists(
    upstream: &model::Upstream,
    identity: &mut DefaultHasher,
) -> Result<Vec<CertificateRevocationListDer<'static>>, Problem> {
    let Some(crl) = &upstream.tls.crl else {
        return Ok(Vec::new());
    };
    let place = crl.place.as_ref().unwrap_or(&upstream.place);
    let path = &crl.value;
    let pem = read(place, "revocation list", path, identity)?;
    let lists = CertificateRevocationListDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>();
    let (reason, why, text) = match lists {
        Ok(lists) if !lists.is_empty() => return Ok(lists),
        Ok(_) => ("not_pem", "holds no revocation list in PEM format", None),
        Err(error) => ("broken_pem", "is not valid PEM", Some(error.to_string())),
    };
    let message = format!("revocation list file `{}` {why}", path.display());
    let help = "`crl` takes a PEM file with the lists (X509 CRL) of the authorities";
    Err(Problem::at(place, message, help).of(material::unusable(path, reason, text)))
}

/// The client certificate and its key, if they are written.
pub(super) fn client_certificate(
    upstream: &model::Upstream,
    identity: &mut DefaultHasher,
    problems: &mut Vec<Problem>,
) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
    let (certificate, key) = match (&upstream.tls.certificate, &upstream.tls.key) {
        (None, None) => return None,
        (Some(certificate), Some(key)) => (certificate, key),
        (Some(one), None) | (None, Some(one)) => {
            let place = one.place.as_ref().unwrap_or(&upstream.place);
            let message = "a client certificate needs both `cert` and `key`".to_owned();
            problems.push(Problem::at(place, message, "write both, or neither"));
            return None;
        }
    };
    let place = |setting: &'_ model::Setting<_>| {
        let place: Option<&model::Place> = setting.place.as_ref();
        place.unwrap_or(&upstream.place).clone()
    };
    let chain = read_certificates(
        &place(certificate),
        "client certificate",
        &certificate.value,
        identity,
    )
    .map_err(|problem| problems.push(problem))
    .ok();
    let key = read_key(&place(key), &key.value, identity)
        .map_err(|problem| problems.push(problem))
        .ok();
    Some((chain?, key?))
}

pub(super) fn client_unusable(upstream: &model::Upstream, error: &rustls::Error) -> Problem {
    let key = upstream.tls.key.as_ref();
    let place = key
        .and_then(|key| key.place.as_ref())
        .unwrap_or(&upstream.place);
    let (reason, message) = match error {
        rustls::Error::InconsistentKeys(_) => (
            "key_mismatch",
            "the client key does not belong to the client certificate".to_owned(),
        ),
        error => (
            "unusable",
            format!("the client certificate and key cannot be used: {error}"),
        ),
    };
    let problem = Problem::at(
        place,
        message,
        "give the key that the certificate was issued for",
    );
    match key {
        Some(key) => problem.of(material::unusable(
            &key.value,
            reason,
            Some(error.to_string()),
        )),
        None => problem,
    }
}

const PEM: &str = "give a readable file in PEM format";

fn read_certificates(
    place: &model::Place,
    what: &str,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<Vec<CertificateDer<'static>>, Problem> {
    let pem = read(place, what, path, identity)?;
    let shown = path.display();
    match CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>() {
        Ok(certificates) if !certificates.is_empty() => Ok(certificates),
        Ok(_) => {
            let message = format!("{what} file `{shown}` holds no certificate in PEM format");
            Err(Problem::at(place, message, PEM).of(material::unusable(path, "not_pem", None)))
        }
        Err(error) => {
            let message = format!("{what} file `{shown}` is not valid PEM: {error}");
            let fault = material::unusable(path, "broken_pem", Some(error.to_string()));
            Err(Problem::at(place, message, PEM).of(fault))
        }
    }
}

fn read_key(
    place: &model::Place,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<PrivateKeyDer<'static>, Problem> {
    let pem = read(place, "client key", path, identity)?;
    PrivateKeyDer::from_pem_slice(&pem).map_err(|error| {
        let message = format!(
            "client key file `{}` holds no private key in PEM format: {error}",
            path.display()
        );
        let fault = material::unusable(path, "not_pem", Some(error.to_string()));
        Problem::at(place, message, PEM).of(fault)
    })
}

fn read(
    place: &model::Place,
    what: &str,
    path: &Path,
    identity: &mut DefaultHasher,
) -> Result<Vec<u8>, Problem> {
    let mut content = Vec::new();
    File::open(path)
        .and_then(|file| file.take(PEM_MAX).read_to_end(&mut content))
        .map_err(|error| material::unreadable(place, what, path, &error))?;
    content.hash(identity);
    Ok(content)
}
