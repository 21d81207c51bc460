//! Certificate files: which were replaced, which will expire.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use candor_conf::model::Configuration;
use ring::digest;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;
use x509_parser::prelude::{FromDer, X509Certificate};

/// It is told when so many days are left, each once.
const DAYS: [i64; 6] = [0, 1, 3, 7, 14, 30];
const DAY_S: i64 = 86_400;
/// Certificates of a file that are looked at.
const CERTIFICATES_MAX: usize = 512;

/// A certificate file that the configuration names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Named {
    path: PathBuf,
    /// `site` or `upstream`, and which.
    pub(super) owner: (&'static str, String),
    what: &'static str,
}

/// What became of a file.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct News {
    pub(super) named: Named,
    pub(super) text: String,
    /// Whole days of validity left, of the certificate that ends first.
    pub(super) days_left: i64,
}

/// What was seen last.
#[derive(Debug)]
struct Seen {
    digest: [u8; 32],
    /// The smallest of [`DAYS`] that was reached.
    reached: Option<i64>,
}

/// What is known of the files; they are the configuration's, and so bounded.
#[derive(Debug, Default)]
pub(super) struct Certificates {
    seen: HashMap<PathBuf, Seen>,
}

/// The files that a configuration names.
pub(super) fn named(configuration: &Configuration) -> Vec<Named> {
    let mut all = Vec::new();
    let mut add = |path: Option<&Path>, kind, name: &str, what| {
        all.extend(path.map(|path| Named {
            path: path.to_owned(),
            owner: (kind, name.to_owned()),
            what,
        }));
    };
    for site in &configuration.sites {
        if let Some(tls) = &site.tls {
            add(Some(&tls.certificate), "site", &site.key, "certificate");
            let client = tls.client_ca.as_deref();
            add(client, "site", &site.key, "client CA");
        }
    }
    for upstream in &configuration.upstreams {
        let tls = &upstream.tls;
        let path = |setting: &Option<candor_conf::model::Setting<PathBuf>>| {
            setting.as_ref().map(|setting| setting.value.clone())
        };
        add(path(&tls.ca).as_deref(), "upstream", &upstream.name, "CA");
        let client = path(&tls.certificate);
        add(
            client.as_deref(),
            "upstream",
            &upstream.name,
            "client certificate",
        );
    }
    all
}

impl Certificates {
    /// Looks at every file; what is new. The first look at a file tells only of its end.
    pub(super) fn look(&mut self, named: Vec<Named>, now_unix_s: i64) -> Vec<News> {
        self.seen
            .retain(|path, _| named.iter().any(|it| it.path == *path));
        let mut news = Vec::new();
        for named in named {
            let Some((digest, not_after)) = read(&named.path) else {
                continue;
            };
            let days_left = (not_after - now_unix_s).div_euclid(DAY_S);
            let shown = named.path.display();
            let what = format!(
                "{} `{shown}` of {} {}",
                named.what, named.owner.0, named.owner.1
            );
            let reached = DAYS.into_iter().find(|days| days_left < *days);
            let seen = self.seen.get(&named.path);
            let is_new = seen.is_some_and(|seen| seen.digest != digest);
            let is_nearer = match (seen, reached) {
                (Some(seen), Some(now)) => seen.reached.is_none_or(|before| now < before),
                (None, now) => now.is_some(),
                _ => false,
            };
            let ends = match days_left {
                ..0 => format!("expired {} days ago", -days_left),
                _ => format!("valid for {days_left} more days"),
            };
            let text = match (is_new, is_nearer) {
                (true, _) => Some(format!("{what} was replaced: {ends}")),
                (false, true) => Some(format!("{what}: {ends}")),
                (false, false) => None,
            };
            self.seen
                .insert(named.path.clone(), Seen { digest, reached });
            news.extend(text.map(|text| News {
                named,
                text,
                days_left,
            }));
        }
        news
    }
}

/// The digest of a file's certificates, and when the first of them ends, in Unix seconds.
fn read(path: &Path) -> Option<([u8; 32], i64)> {
    let certificates = CertificateDer::pem_file_iter(path).ok()?;
    let mut context = digest::Context::new(&digest::SHA256);
    let mut ends = None;
    for der in certificates.take(CERTIFICATES_MAX).filter_map(Result::ok) {
        context.update(&der);
        if let Ok((_, certificate)) = X509Certificate::from_der(&der) {
            let end = certificate.validity().not_after.timestamp();
            ends = Some(ends.map_or(end, |known: i64| known.min(end)));
        }
    }
    let digest = context.finish().as_ref().try_into().ok()?;
    Some((digest, ends?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn write(path: &Path, days: i64, now_s: i64) {
        let mut parameters = rcgen::CertificateParams::new(vec!["a.test".to_owned()]).unwrap();
        parameters.not_after = (std::time::UNIX_EPOCH
            + std::time::Duration::from_secs((now_s + days * DAY_S + 60) as u64))
        .into();
        let key = rcgen::KeyPair::generate().unwrap();
        let certificate = parameters.self_signed(&key).unwrap();
        std::fs::write(path, certificate.pem()).unwrap();
    }

    #[test]
    fn replaced_files_and_near_ends_are_told_once() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.pem");
        let named = || {
            vec![Named {
                path: path.clone(),
                owner: ("site", "a.test".to_owned()),
                what: "certificate",
            }]
        };
        let now = 1_800_000_000;
        let mut certificates = Certificates::default();
        let mut look = |now| {
            let news = certificates.look(named(), now);
            news.into_iter().map(|it| it.text).collect::<Vec<_>>()
        };
        write(&path, 90, now);
        assert!(look(now).is_empty());
        assert!(look(now + 50 * DAY_S).is_empty());
        assert!(look(now + 65 * DAY_S)[0].ends_with("of site a.test: valid for 25 more days"));
        assert!(look(now + 66 * DAY_S).is_empty());
        assert!(look(now + 84 * DAY_S)[0].ends_with("valid for 6 more days"));
        assert!(look(now + 92 * DAY_S)[0].ends_with("expired 2 days ago"));
        write(&path, 200, now);
        assert!(look(now + 92 * DAY_S)[0].contains("was replaced: valid for 108 more days"));
        std::fs::write(&path, "no certificate").unwrap();
        assert!(look(now + 93 * DAY_S).is_empty());
    }
}
