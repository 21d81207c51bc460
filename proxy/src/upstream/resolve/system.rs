//! Whom to ask and under which names: resolv.conf(5), or what the configuration says instead.

use std::fs::File;
use std::io::Read;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use candor_conf::model;
use candor_diagnostics::evidence::{Evidence, QUERIES_MAX, Resolution, ResolutionOutcome};
use hickory_resolver::config::{ResolverConfig, ResolverOpts};
use hickory_resolver::proto::rr::Name;
use hickory_resolver::system_conf;
use parking_lot::Mutex;

use super::ask::{Asked, FILE_MAX};
use super::client::{Client, Heard, Said, What, combine, worse};
use crate::upstream::evidence;

/// Bounds on what is asked.
const RESOLVERS_MAX: usize = 8;
const SEARCH_MAX: usize = 16;
const EXTENDED_MAX: usize = 4;

/// The resolvers and how names are completed.
pub(super) struct System {
    clients: Vec<Client>,
    search: Vec<Name>,
    ndots: usize,
    rounds: usize,
    /// The resolver that answered last; a dead first one should not be waited for each time.
    first: AtomicUsize,
}

impl System {
    /// The resolvers; or, as evidence, why there is none.
    pub(super) fn build(dns: &model::Dns, resolv_conf: &Path) -> Result<Self, Box<Evidence>> {
        let (config, options) = match read_system(resolv_conf) {
            Ok(read) => read,
            // With resolvers of its own the configuration does not need the system's.
            Err(_) if !dns.resolvers.is_empty() => Default::default(),
            Err(nobody) => return Err(nobody),
        };
        let search = match &dns.search {
            Some(search) => search
                .iter()
                .filter_map(|s| Name::from_str_relaxed(s).ok())
                .collect(),
            None if config.search().is_empty() => config.domain().cloned().into_iter().collect(),
            None => config.search().to_vec(),
        };
        let addresses: Vec<SocketAddr> = match dns.resolvers.is_empty() {
            false => dns.resolvers.clone(),
            true => config
                .name_servers()
                .iter()
                .map(|s| SocketAddr::new(s.ip, 53))
                .collect(),
        };
        let clients = addresses
            .into_iter()
            .take(RESOLVERS_MAX)
            .map(|address| Client::new(address, dns.timeout.value))
            .collect();
        let rounds = options.attempts.clamp(1, 5);
        Ok(Self {
            clients,
            search,
            ndots: options.ndots,
            rounds,
            first: AtomicUsize::new(0),
        })
    }

    /// The names to ask for, in order: completed by each search domain, and as it is, which comes
    /// first when it has at least `ndots` dots (resolv.conf(5)).
    pub(super) fn candidates(&self, name: &Name) -> Vec<Name> {
        let mut whole = name.clone();
        whole.set_fqdn(true);
        if name.is_fqdn() {
            return vec![whole];
        }
        let mut candidates: Vec<Name> = Vec::with_capacity(self.search.len() + 1);
        for domain in self.search.iter().take(SEARCH_MAX) {
            // Too long a name cannot exist.
            if let Ok(mut completed) = name.clone().append_domain(domain) {
                completed.set_fqdn(true);
                candidates.push(completed);
            }
        }
        let dots = usize::from(name.num_labels()).saturating_sub(1);
        let at = if dots >= self.ndots {
            0
        } else {
            candidates.len()
        };
        candidates.insert(at, whole);
        let mut seen = Vec::with_capacity(candidates.len());
        candidates.retain(|name| {
            let new = !seen.contains(name);
            if new {
                seen.push(name.clone());
            }
            new
        });
        candidates
    }

    /// The resolvers.
    pub(super) fn clients(&self) -> &[Client] {
        &self.clients
    }

    /// Asks the resolvers in turn until one knows. Who does not answer a question with EDNS is
    /// asked without it the next time round: a firewall may drop what it does not understand.
    pub(super) async fn ask(
        &self,
        name: &Name,
        what: What,
        asked: &mut Asked,
        progress: &Mutex<Resolution>,
    ) -> Said {
        let mut failure = None;
        let mut heard = Vec::new();
        let first = self.first.load(Ordering::Relaxed);
        for turn in 0..self.rounds * self.clients.len() {
            let index = (first + turn) % self.clients.len();
            let client = &self.clients[index];
            if !asked.resolution.resolvers.contains(&client.text) {
                asked.resolution.resolvers.push(client.text.clone());
            }
            progress.lock().clone_from(&asked.resolution);
            heard.clear();
            let edns = turn < self.clients.len();
            client.ask(name, what, edns, &mut heard).await;
            let said = combine(&heard);
            note(&mut asked.resolution, &heard);
            match said {
                Said::Failed(outcome) => failure = worse(failure, &outcome),
                said => {
                    self.first.store(index, Ordering::Relaxed);
                    return said;
                }
            }
        }
        Said::Failed(failure.unwrap_or(ResolutionOutcome::Other))
    }
}

/// Writes down what was heard. Where names are completed by search domains, aliases are those of
/// the first name that has some.
fn note(resolution: &mut Resolution, heard: &[Heard]) {
    let room = QUERIES_MAX.saturating_sub(resolution.queries.len());
    let queries = heard.iter().take(room).map(|it| it.query.clone());
    resolution.queries.extend(queries);
    for answer in heard.iter().filter_map(|it| it.answer.as_ref().ok()) {
        if resolution.aliases.is_empty() {
            resolution.aliases.clone_from(&answer.aliases);
        }
        for extended in &answer.extended {
            let known = resolution.extended.contains(extended);
            if !known && resolution.extended.len() < EXTENDED_MAX {
                resolution.extended.push(extended.clone());
            }
        }
    }
}

fn read_system(path: &Path) -> Result<(ResolverConfig, ResolverOpts), Box<Evidence>> {
    let mut data = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_MAX).read_to_end(&mut data))
        .map_err(|error| Box::new(evidence::resolver_file(path, &error)))?;
    system_conf::parse_resolv_conf(&data)
        .map_err(|error| Box::new(evidence::resolver_file_content(path, &data, &error)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::time::Duration;

    use super::*;

    fn system(
        resolv_conf: &str,
        resolvers: &[&str],
        search: Option<&[&str]>,
    ) -> Result<System, Box<Evidence>> {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("resolv.conf");
        std::fs::write(&path, resolv_conf).unwrap();
        let dns = model::Dns {
            resolvers: resolvers.iter().map(|r| r.parse().unwrap()).collect(),
            timeout: model::Setting {
                value: Duration::from_secs(2),
                place: None,
            },
            search: search.map(|s| s.iter().map(|&s| s.to_owned()).collect()),
            prohibit: Vec::new(),
        };
        System::build(&dns, &path)
    }

    #[track_caller]
    fn check(system: &System, name: &str, expected: &[&str]) {
        let name = Name::from_str_relaxed(name).unwrap();
        let candidates: Vec<_> = system
            .candidates(&name)
            .iter()
            .map(Name::to_string)
            .collect();
        assert_eq!(candidates, expected);
    }

    #[test]
    fn names_are_completed_as_the_system_says() {
        let conf = "nameserver 127.0.0.9\nsearch a.test b.test\noptions ndots:2 attempts:3\n";
        let found = system(conf, &[], None).unwrap();
        assert_eq!(found.clients[0].text, "127.0.0.9:53");
        assert_eq!(found.rounds, 3);
        check(&found, "web", &["web.a.test.", "web.b.test.", "web."]);
        check(
            &found,
            "web.app",
            &["web.app.a.test.", "web.app.b.test.", "web.app."],
        );
        check(
            &found,
            "web.app.org",
            &["web.app.org.", "web.app.org.a.test.", "web.app.org.b.test."],
        );
        check(&found, "web.", &["web."]);
        check(
            &found,
            "my_app",
            &["my_app.a.test.", "my_app.b.test.", "my_app."],
        );
    }

    #[test]
    fn the_configuration_goes_before_the_system() {
        let conf = "nameserver 127.0.0.9\nsearch a.test\n";
        let found = system(conf, &["[::1]:5353"], Some(&["c.test"])).unwrap();
        assert_eq!(found.clients.len(), 1);
        assert_eq!(found.clients[0].text, "[::1]:5353");
        check(&found, "web", &["web.c.test.", "web."]);
        let found = system(conf, &["127.0.0.1:5353"], None).unwrap();
        check(&found, "web", &["web.a.test.", "web."]);
        let found = system(conf, &[], Some(&[])).unwrap();
        check(&found, "web", &["web."]);
    }

    #[test]
    fn nobody_to_ask_is_an_error() {
        assert!(system("", &[], None).is_err());
        assert!(system("search a.test\n", &[], None).is_err());
        assert!(system("", &["127.0.0.1:53"], None).is_ok());
    }
}
