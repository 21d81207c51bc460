//! What is wrong with a certificate, key or CA file: as a fault of the configuration, with what the
//! kernel or the library said.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use candor_conf::model::{Configuration, Place};
use candor_conf::{Fault, Problem};
use rustix::process::geteuid;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use x509_parser::prelude::{FromDer, X509Certificate};

/// The kernel does not give the file.
pub(crate) fn unreadable(place: &Place, what: &str, path: &Path, error: &io::Error) -> Problem {
    let shown = path.display();
    let uid = geteuid().as_raw();
    let (reason, message, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            "missing",
            format!("{what} file `{shown}` does not exist (user {uid}: {error})"),
            "check the path: `namei -l FILE` shows the first part that is missing",
        ),
        io::ErrorKind::PermissionDenied => (
            "unreadable",
            format!("{what} file `{shown}` may not be read by user {uid}: {error}"),
            "give Candor's user or group read permission, or use systemd's LoadCredential; `namei -l \
             FILE` shows which part denies it",
        ),
        _ => (
            "unreadable",
            format!("{what} file `{shown}` cannot be read by user {uid}: {error}"),
            "",
        ),
    };
    Problem::at(place, message, help).of(Fault::TlsMaterial {
        path: shown.to_string(),
        reason,
        errno: error.raw_os_error(),
        text: None,
    })
}

/// The file was read, and its content does not do. `said` is what a library said.
pub(crate) fn unusable(path: &Path, reason: &'static str, said: Option<String>) -> Fault {
    Fault::TlsMaterial {
        path: path.display().to_string(),
        reason,
        errno: None,
        text: said,
    }
}

/// Warnings about authorities and client certificates that have expired. Not mistakes: the other
/// sites shall come up.
pub(crate) fn warnings(configuration: &Configuration, now_unix_s: i64) -> Vec<Problem> {
    let mut files: Vec<(&Path, &str, &Place)> = Vec::new();
    for upstream in &configuration.upstreams {
        let tls = &upstream.tls;
        for (setting, what) in [
            (&tls.ca, "CA file"),
            (&tls.certificate, "client certificate"),
        ] {
            if let Some(setting) = setting {
                let place = setting.place.as_ref().unwrap_or(&upstream.place);
                files.push((&setting.value, what, place));
            }
        }
    }
    for tls in configuration
        .sites
        .iter()
        .filter_map(|site| site.tls.as_ref())
    {
        if let Some(path) = &tls.client_ca {
            files.push((path, "client CA file", &tls.place));
        }
    }
    let mut seen = HashSet::new();
    let warned = files.into_iter().filter_map(|(path, what, place)| {
        if !seen.insert((path, place.line)) {
            return None;
        }
        let certificates: Vec<_> = CertificateDer::pem_file_iter(path)
            .ok()?
            .filter_map(Result::ok)
            .collect();
        expired(place, what, path, &certificates, now_unix_s)
    });
    warned.collect()
}

fn expired(
    place: &Place,
    what: &str,
    path: &Path,
    certificates: &[CertificateDer<'_>],
    now_unix_s: i64,
) -> Option<Problem> {
    let ended = |der: &CertificateDer<'_>| {
        let (_, certificate) = X509Certificate::from_der(der).ok()?;
        let end = certificate.validity().not_after.timestamp();
        (end < now_unix_s).then(|| (end, certificate.subject().to_string()))
    };
    let ended: Vec<(i64, String)> = certificates.iter().filter_map(ended).collect();
    let (end, subject) = ended.iter().max()?;
    let days = (now_unix_s - end).div_euclid(24 * 60 * 60);
    let shown = path.display();
    let (message, fault) = match certificates.len() {
        1 => (
            format!("{what} `{shown}` ({subject}) expired {days} days ago"),
            true,
        ),
        all if all == ended.len() => (
            format!(
                "all {all} certificates of {what} `{shown}` have expired, the last one ({subject}) {days} days ago"
            ),
            true,
        ),
        all => (
            format!(
                "{} of {all} certificates of {what} `{shown}` have expired, the last one ({subject}) {days} days ago",
                ended.len()
            ),
            false,
        ),
    };
    let help = "replace it; SIGHUP makes Candor read it again";
    let problem = Problem::at(place, message.clone(), help);
    Some(match fault {
        true => problem.of(unusable(path, "expired", Some(message))),
        false => problem,
    })
}
