//! TLS towards clients: what each site serves, chosen by the name that a client asks for.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use candor_conf::Problem;
use candor_conf::model::{Configuration, HostPattern, SiteTls, TlsVersion};
use parking_lot::Mutex;
use rustls::crypto::{CryptoProvider, ring};
use rustls::server::danger::ClientCertVerifier;
use rustls::server::{NoServerSessionStorage, ProducesTickets, WebPkiClientVerifier};
use rustls::sign::SingleCertAndKey;
use rustls::{RootCertStore, ServerConfig};

use super::certificate::{self, CertificateFacts};
use super::snapshot::PolicyId;

/// What a TLS listener serves.
#[derive(Debug)]
pub struct ListenerTls {
    exact: HashMap<Box<str>, Arc<SiteServing>>,
    wildcard: HashMap<Box<str>, Arc<SiteServing>>,
    any: Option<Arc<SiteServing>>,
    /// For clients that ask for no name.
    nameless: Option<Arc<SiteServing>>,
}

impl ListenerTls {
    /// What to serve to a client that asked for `name`: the exact host, else the wildcard of its
    /// parent, else the site for any host. Without a name, the site for any host, else the only
    /// certificate there is.
    pub(super) fn find(&self, name: Option<&str>) -> Option<&Arc<SiteServing>> {
        let Some(name) = name else {
            return self.nameless.as_ref();
        };
        if let Some(found) = self.exact.get(name) {
            return Some(found);
        }
        let parent = name.split_once('.').map_or("", |(_, parent)| parent);
        self.wildcard.get(parent).or(self.any.as_ref())
    }
}

/// What the clients of a site are served.
#[derive(Debug)]
pub(super) struct SiteServing {
    pub(super) config: Arc<ServerConfig>,
    pub(super) policy: PolicyId,
}

/// What outlives a reload: ticket keys, so that a reload costs no full handshakes.
#[derive(Debug)]
pub(super) struct TlsShared {
    provider: Arc<CryptoProvider>,
    /// By policy, with the *content* of the client CAs: a ticket got under one policy must not
    /// resume a session under another. A handful at most.
    tickets: Mutex<HashMap<u64, Arc<dyn ProducesTickets>>>,
}

impl Default for TlsShared {
    fn default() -> Self {
        Self {
            provider: Arc::new(ring::default_provider()),
            tickets: Mutex::default(),
        }
    }
}

/// TLS of a whole configuration.
#[derive(Debug, Default)]
pub(super) struct Built {
    /// Index: [`Configuration::listeners`].
    pub(super) listeners: Vec<Option<Arc<ListenerTls>>>,
    /// Index: [`Configuration::sites`].
    pub(super) certificates: Vec<Option<CertificateFacts>>,
    pub(super) warnings: Vec<Problem>,
}

/// Reads every certificate and key of a configuration.
pub(super) fn build(
    configuration: &Configuration,
    shared: &TlsShared,
    now: i64,
) -> Result<Built, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut built = Built::default();
    let mut same = HashMap::<(PathBuf, PathBuf, Option<PathBuf>, bool), _>::new();
    let mut sites = Vec::with_capacity(configuration.sites.len());
    for site in &configuration.sites {
        let Some(tls) = &site.tls else {
            sites.push(None);
            built.certificates.push(None);
            continue;
        };
        let is_13_only = tls.min == TlsVersion::Tls13;
        let key = (
            tls.certificate.clone(),
            tls.key.clone(),
            tls.client_ca.clone(),
            is_13_only,
        );
        let served = same.entry(key).or_insert_with(|| {
            serve(tls, shared)
                .map_err(|list| problems.extend(list))
                .ok()
        });
        let (serving, facts) = served.clone().unzip();
        let facts: Option<CertificateFacts> = facts.flatten();
        if let Some(facts) = &facts {
            built
                .warnings
                .extend(certificate::warnings(facts, tls, &site.hosts, now));
        }
        sites.push(serving);
        built.certificates.push(facts);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    for (index, listener) in configuration.listeners.iter().enumerate() {
        let tls = listener
            .tls
            .then(|| Arc::new(listener_tls(configuration, index, &sites)));
        built.listeners.push(tls);
    }
    Ok(built)
}

fn listener_tls(
    configuration: &Configuration,
    listener: usize,
    sites: &[Option<Arc<SiteServing>>],
) -> ListenerTls {
    let mut tls = ListenerTls {
        exact: HashMap::new(),
        wildcard: HashMap::new(),
        any: None,
        nameless: None,
    };
    let mut distinct: Vec<&Arc<SiteServing>> = Vec::new();
    for (site, serving) in configuration.sites.iter().zip(sites) {
        let Some(serving) = serving
            .as_ref()
            .filter(|_| site.listeners.contains(&listener))
        else {
            continue;
        };
        if !distinct.iter().any(|d| Arc::ptr_eq(d, serving)) {
            distinct.push(serving);
        }
        for host in site.hosts.iter().chain(&site.redirect_from) {
            match host {
                HostPattern::Exact(host) => {
                    tls.exact
                        .entry(host.as_str().into())
                        .or_insert_with(|| Arc::clone(serving));
                }
                HostPattern::Wildcard(suffix) => {
                    tls.wildcard
                        .entry(suffix.as_str().into())
                        .or_insert_with(|| Arc::clone(serving));
                }
                HostPattern::Any => tls.any = Some(Arc::clone(serving)),
            }
        }
    }
    tls.nameless = match (&tls.any, distinct.as_slice()) {
        (Some(any), _) => Some(Arc::clone(any)),
        (None, [only]) => Some(Arc::clone(only)),
        _ => None,
    };
    tls
}

fn serve(
    tls: &SiteTls,
    shared: &TlsShared,
) -> Result<(Arc<SiteServing>, Option<CertificateFacts>), Vec<Problem>> {
    let roots = match &tls.client_ca {
        Some(path) => certificate::read_roots(path, &tls.place).map(Some),
        None => Ok(None),
    };
    let (roots, (key, facts)) = match (roots, certificate::read(tls, &shared.provider)) {
        (Ok(roots), Ok(read)) => (roots, read),
        (roots, read) => {
            return Err(roots
                .err()
                .into_iter()
                .chain(read.err().into_iter().flatten())
                .collect());
        }
    };
    let failed = |e: String| {
        vec![Problem::at(
            &tls.place,
            format!("TLS cannot be set up: {e}"),
            "",
        )]
    };
    let versions: &[_] = match tls.min {
        TlsVersion::Tls12 => &[&rustls::version::TLS13, &rustls::version::TLS12],
        TlsVersion::Tls13 => &[&rustls::version::TLS13],
    };
    let tickets = shared
        .tickets(tls, roots.as_deref())
        .map_err(|e| failed(e.to_string()))?;
    let builder = ServerConfig::builder_with_provider(Arc::clone(&shared.provider))
        .with_protocol_versions(versions)
        .map_err(|e| failed(e.to_string()))?;
    let builder = match roots {
        Some(roots) => builder.with_client_cert_verifier(shared.verifier(roots).map_err(failed)?),
        None => builder.with_no_client_auth(),
    };
    let mut config = builder.with_cert_resolver(Arc::new(SingleCertAndKey::from(key)));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    config.ticketer = tickets;
    // Tickets are kept by the client; a cache here would be memory for what they do already.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 1;
    let serving = SiteServing {
        config: Arc::new(config),
        policy: PolicyId::of(Some(tls)),
    };
    Ok((Arc::new(serving), facts))
}

impl TlsShared {
    fn tickets(
        &self,
        tls: &SiteTls,
        roots: Option<&RootCertStore>,
    ) -> Result<Arc<dyn ProducesTickets>, rustls::Error> {
        let mut hasher = DefaultHasher::new();
        (tls.min == TlsVersion::Tls13).hash(&mut hasher);
        for root in roots.iter().flat_map(|r| &r.roots) {
            (root.subject.as_ref(), root.subject_public_key_info.as_ref()).hash(&mut hasher);
        }
        let mut tickets = self.tickets.lock();
        let key = hasher.finish();
        if let Some(known) = tickets.get(&key) {
            return Ok(Arc::clone(known));
        }
        let new = ring::Ticketer::new()?;
        tickets.insert(key, Arc::clone(&new));
        Ok(new)
    }

    fn verifier(&self, roots: Arc<RootCertStore>) -> Result<Arc<dyn ClientCertVerifier>, String> {
        WebPkiClientVerifier::builder_with_provider(roots, Arc::clone(&self.provider))
            .build()
            .map_err(|e| e.to_string())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Three sites on one TLS listener, each with a certificate of its own.
    fn listener(hosts: [&str; 3]) -> (Vec<Arc<SiteServing>>, ListenerTls) {
        let directory = tempfile::tempdir().unwrap();
        let mut toml = String::new();
        for (index, host) in hosts.iter().enumerate() {
            let issued = rcgen::generate_simple_self_signed([(*host).to_owned()]).unwrap();
            let file = |kind| directory.path().join(format!("{index}.{kind}"));
            std::fs::write(file("pem"), issued.cert.pem()).unwrap();
            std::fs::write(file("key"), issued.signing_key.serialize_pem()).unwrap();
            toml.push_str(&format!(
                "[site.\"https://{host}:8443\"]\nrespond = \"\"\ntls = {{ cert = {:?}, key = {:?} }}\n",
                file("pem"),
                file("key"),
            ));
        }
        let loaded = candor_conf::parse("test", &toml, &|_| None).unwrap();
        let mut sites = Vec::new();
        for site in &loaded.configuration.sites {
            let (serving, _) = serve(site.tls.as_ref().unwrap(), &TlsShared::default()).unwrap();
            sites.push(Some(serving));
        }
        let tls = listener_tls(&loaded.configuration, 0, &sites);
        (sites.into_iter().flatten().collect(), tls)
    }

    #[test]
    fn the_most_specific_name_wins() {
        // Sites are sorted by key: `*.example.test` is the first.
        let (sites, tls) = listener(["a.example.test", "*.example.test", "b.test"]);
        let check = |name: Option<&str>, site: Option<usize>| {
            let found = tls
                .find(name)
                .and_then(|f| sites.iter().position(|s| Arc::ptr_eq(s, f)));
            assert_eq!(found, site, "{name:?}");
        };
        check(Some("a.example.test"), Some(1));
        check(Some("other.example.test"), Some(0));
        check(Some("x.y.example.test"), None);
        check(Some("example.test"), None);
        check(Some("b.test"), Some(2));
        check(Some("c.test"), None);
        // Which of three would it be?
        check(None, None);
    }

    #[test]
    fn tickets_are_shared_by_one_policy_alone() {
        let shared = TlsShared::default();
        let tls = |min| SiteTls {
            certificate: PathBuf::new(),
            key: PathBuf::new(),
            client_ca: None,
            min,
            place: candor_conf::model::Place {
                file: "f".into(),
                line: 1,
                span: 0..0,
            },
        };
        let tickets = |min| shared.tickets(&tls(min), None).unwrap();
        let same = Arc::ptr_eq(&tickets(TlsVersion::Tls12), &tickets(TlsVersion::Tls12));
        let other = Arc::ptr_eq(&tickets(TlsVersion::Tls12), &tickets(TlsVersion::Tls13));
        assert!(same && !other);
    }
}
