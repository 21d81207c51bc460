//! Asking: the hosts file, then the resolvers, on a thread of its own.
//!
//! Every resolver is asked by a client of its own, so that it is known who was asked and who failed.
//! The thread belongs to the process: what hickory leaves running there outlives no worker.

use std::fs::{self, File};
use std::future::{Future, pending};
use std::io::{self, Read};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use candor_conf::model;
use candor_diagnostics::evidence::{Evidence, Resolution, ResolutionOutcome};
use hickory_resolver::Hosts;
use hickory_resolver::proto::op::Query;
use hickory_resolver::proto::rr::{Name, RecordType};
use parking_lot::Mutex;
use tokio::runtime::{Builder, Handle};
use tokio::time::Instant;

use super::answer::Service;
use super::client::{Said, Unheard, What};
use super::system::System;
use super::text;
use crate::upstream::evidence;

/// How soon the hosts file is looked at again for a name found there.
const HOSTS_LIFETIME: Duration = Duration::from_secs(5);

/// Bounds on what is read and asked.
pub(super) const FILE_MAX: u64 = 16 * 1024 * 1024;
const ANSWERS_MAX: usize = 64;
const SIMILAR_MAX: usize = 3;

/// What came of asking.
pub(super) struct Asked {
    /// Addresses; empty when there are none.
    pub(super) answers: Vec<IpAddr>,
    /// Where a service is offered, when that was asked.
    pub(super) services: Vec<Service>,
    /// The family of addresses that is missing among them, since nobody could say.
    pub(super) unheard: Option<Unheard>,
    /// How long this may be believed; `None`: nobody said.
    pub(super) lifetime: Option<Duration>,
    pub(super) resolution: Resolution,
    /// Answers that the configuration forbids.
    pub(super) prohibited: Vec<Evidence>,
    /// What else was observed.
    pub(super) beside: Vec<Evidence>,
}

impl Asked {
    /// There is an answer, which may be believed for so long.
    fn answered(&mut self, ttl: Duration) {
        self.lifetime = Some(ttl);
        self.resolution.ttl_s = Some(ttl.as_secs());
        self.resolution.outcome = ResolutionOutcome::Answered;
    }

    /// Whether nobody could say, as opposed to: it is known that there is no address.
    pub(super) fn is_failure(&self) -> bool {
        use ResolutionOutcome::{Answered, NoData, NxDomain};
        !matches!(self.resolution.outcome, Answered | NoData | NxDomain)
    }
}

/// Runs a task on the thread for name resolution, starting the thread at the first call.
pub(super) fn spawn(task: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
    static THREAD: Mutex<Option<Handle>> = Mutex::new(None);
    let mut handle = THREAD.lock();
    if handle.is_none() {
        let (started, runtime) = mpsc::channel();
        // Built where it runs: a runtime must not be dropped by a worker if no thread comes up.
        thread::Builder::new()
            .name("candor-dns".to_owned())
            .spawn(
                move || match Builder::new_current_thread().enable_all().build() {
                    Ok(runtime) => {
                        let _ = started.send(Ok(runtime.handle().clone()));
                        runtime.block_on(pending::<()>());
                    }
                    Err(error) => drop(started.send(Err(error))),
                },
            )?;
        *handle = Some(runtime.recv().map_err(io::Error::other)??);
    }
    if let Some(handle) = &*handle {
        handle.spawn(task);
    }
    Ok(())
}

/// Whom to ask, and how.
pub(super) struct Asker {
    pub(super) dns: model::Dns,
    pub(super) resolv_conf: PathBuf,
    hosts_file: PathBuf,
    hosts: Mutex<(Option<Stamp>, Arc<Hosts>)>,
    system: Mutex<(Option<Stamp>, Option<Arc<System>>)>,
}

/// Tells whether a file is still what it was.
#[derive(Clone, Copy, Eq, PartialEq)]
struct Stamp {
    inode: u64,
    size: u64,
    modified: (i64, i64),
}

impl Asker {
    pub(super) fn new(dns: &model::Dns, resolv_conf: PathBuf, hosts_file: PathBuf) -> Self {
        Self {
            dns: dns.clone(),
            resolv_conf,
            hosts_file,
            hosts: Mutex::default(),
            system: Mutex::default(),
        }
    }

    /// Asks for the addresses of `name`; `progress` shows how far it got.
    pub(super) async fn ask(&self, name: &str, progress: &Mutex<Resolution>) -> Asked {
        let mut asked = self.ask_for(name, What::Addresses, progress).await;
        asked.answers.truncate(ANSWERS_MAX);
        asked
    }

    /// Asks for this of `name`. The hosts file knows addresses alone.
    pub(super) async fn ask_for(
        &self,
        name: &str,
        what: What,
        progress: &Mutex<Resolution>,
    ) -> Asked {
        let started = Instant::now();
        let mut asked = Asked {
            answers: Vec::new(),
            services: Vec::new(),
            unheard: None,
            lifetime: None,
            resolution: Resolution {
                question: name.to_owned(),
                ..Resolution::default()
            },
            prohibited: Vec::new(),
            beside: Vec::new(),
        };
        let mut prohibited = Vec::new();
        match Name::from_str_relaxed(name) {
            Ok(parsed) => {
                if what == What::Services || !self.ask_hosts_file(&parsed, &mut asked) {
                    self.ask_resolvers(&parsed, what, &mut asked, progress)
                        .await;
                    prohibited = self.prohibit(&mut asked);
                }
            }
            Err(error) => asked.beside.push(evidence::dns_name_invalid(&error)),
        }
        let answered = prohibited.iter().chain(&asked.answers);
        let answered = answered.map(IpAddr::to_string);
        let services = asked.services.iter();
        let services = services.map(|it| format!("{}:{}", it.target, it.port));
        asked.resolution.answers = answered.chain(services).take(ANSWERS_MAX).collect();
        asked.resolution.elapsed_ms = started.elapsed().as_millis() as u64;
        if asked.resolution.outcome == ResolutionOutcome::Timeout {
            asked.beside.push(evidence::timer(
                "dns.timeout",
                &self.dns.timeout,
                started.elapsed(),
            ));
        }
        asked
    }

    /// The rule by which the configuration forbids resolvers to answer an address.
    fn rule_for(&self, ip: &IpAddr) -> Option<&model::Setting<impl ToString + use<>>> {
        // An IPv4 address in IPv6's clothes leads to the same host.
        let ip = ip.to_canonical();
        let mut rules = self.dns.prohibit.iter();
        rules.find(|rule| rule.value.contains(&ip))
    }

    /// Takes out the services whose host this machine knows by itself at an address that resolvers may
    /// not answer: the hosts file says what is meant by names that are configured, not by theirs.
    fn prohibit_services(&self, asked: &mut Asked) {
        if self.dns.prohibit.is_empty() || asked.services.is_empty() {
            return;
        }
        let hosts = self.hosts();
        let mut prohibited = Vec::new();
        asked.services.retain(|service| {
            let known = known_here(&hosts, &service.target);
            let rules = known.iter().filter_map(|ip| Some((ip, self.rule_for(ip)?)));
            let before = prohibited.len();
            prohibited.extend(rules.map(|(ip, rule)| evidence::prohibited(*ip, rule)));
            prohibited.len() == before
        });
        asked.prohibited.append(&mut prohibited);
    }

    /// Takes out what the configuration forbids resolvers to answer, and returns it.
    fn prohibit(&self, asked: &mut Asked) -> Vec<IpAddr> {
        self.prohibit_services(asked);
        let rule_for = |ip: &IpAddr| self.rule_for(ip);
        let (prohibited, allowed) = asked.answers.iter().partition(|ip| rule_for(ip).is_some());
        asked.answers = allowed;
        for ip in &prohibited {
            let rule = rule_for(ip);
            asked
                .prohibited
                .extend(rule.map(|rule| evidence::prohibited(*ip, rule)));
        }
        prohibited
    }

    fn ask_hosts_file(&self, name: &Name, asked: &mut Asked) -> bool {
        let hosts = self.hosts();
        for kind in [RecordType::AAAA, RecordType::A] {
            if let Some(found) = hosts.lookup_static_host(&Query::query(name.clone(), kind)) {
                let records = found.answers().iter();
                asked
                    .answers
                    .extend(records.filter_map(|record| record.data.ip_addr()));
            }
        }
        if asked.answers.is_empty() {
            return false;
        }
        asked.lifetime = Some(HOSTS_LIFETIME);
        asked.resolution.outcome = ResolutionOutcome::Answered;
        asked
            .resolution
            .resolvers
            .push(self.hosts_file.display().to_string());
        true
    }

    async fn ask_resolvers(
        &self,
        name: &Name,
        what: What,
        asked: &mut Asked,
        progress: &Mutex<Resolution>,
    ) {
        let system = match self.system() {
            Ok(system) => system,
            Err(nobody) => {
                asked.resolution.outcome = ResolutionOutcome::NoResolver;
                asked.beside.push(*nobody);
                return;
            }
        };
        let mut failed = None;
        for candidate in system.candidates(name) {
            asked.resolution.asked.push(text(&candidate));
            match system.ask(&candidate, what, asked, progress).await {
                Said::Addresses(answers, ttl, unheard) => {
                    asked.answers = answers;
                    asked.unheard = unheard;
                    return asked.answered(ttl);
                }
                Said::Services(services, ttl) => {
                    asked.services = services;
                    return asked.answered(ttl);
                }
                Said::Nothing(outcome, lifetime) => {
                    // That a name exists, though without address, is worth more than that
                    // another does not.
                    if asked.resolution.outcome != ResolutionOutcome::NoData {
                        asked.resolution.outcome = outcome;
                    }
                    let lifetime = lifetime.unwrap_or(HOSTS_LIFETIME);
                    asked.lifetime = Some(asked.lifetime.map_or(lifetime, |l| l.min(lifetime)));
                }
                Said::Failed(outcome) => {
                    let said_so = matches!(outcome, ResolutionOutcome::Rcode { .. });
                    failed = Some(outcome);
                    // A resolver that is at a loss for one name may know the next; one that is
                    // silent is so for all.
                    if !said_so {
                        break;
                    }
                }
            }
        }
        if let Some(outcome) = failed {
            asked.resolution.outcome = outcome;
            asked.lifetime = None;
        }
    }

    /// Names of the hosts file and among `others` that differ little from `name`, nearest first.
    pub(super) fn similar(&self, name: &str, others: Vec<String>) -> Vec<String> {
        let mut hosts = String::new();
        if let Ok(file) = File::open(&self.hosts_file) {
            // What cannot be read is as good as absent.
            let _ = file.take(FILE_MAX).read_to_string(&mut hosts);
        }
        let lines = hosts.lines().filter_map(|line| line.split('#').next());
        let known = lines.flat_map(|line| line.split_whitespace().skip(1));
        let most = if name.len() <= 4 { 1 } else { 2 };
        let mut similar: Vec<(usize, String)> = known
            .map(str::to_owned)
            .chain(others)
            .map(|known| (strsim::damerau_levenshtein(name, &known), known))
            .filter(|(distance, _)| (1..=most).contains(distance))
            .collect();
        similar.sort();
        similar.dedup();
        let names = similar.into_iter().map(|(_, name)| name);
        names.take(SIMILAR_MAX).collect()
    }

    /// The hosts file, read again when it has changed. Blocks for a local file, on our own thread.
    pub(super) fn hosts(&self) -> Arc<Hosts> {
        let mut hosts = self.hosts.lock();
        let stamp = Stamp::of(&self.hosts_file);
        if hosts.0 != stamp {
            let mut read = Hosts::default();
            if let Ok(file) = File::open(&self.hosts_file) {
                // What cannot be read is as good as absent; the C library does likewise.
                let _ = read.read_hosts_conf(file.take(FILE_MAX));
            }
            *hosts = (stamp, Arc::new(read));
        }
        Arc::clone(&hosts.1)
    }

    /// The resolvers, built again when the system's file has changed; or why there is none.
    pub(super) fn system(&self) -> Result<Arc<System>, Box<Evidence>> {
        let mut system = self.system.lock();
        let stamp = Stamp::of(&self.resolv_conf);
        if let (before, Some(built)) = &*system
            && *before == stamp
        {
            return Ok(Arc::clone(built));
        }
        let built = Arc::new(System::build(&self.dns, &self.resolv_conf)?);
        *system = (stamp, Some(Arc::clone(&built)));
        Ok(built)
    }
}

impl std::fmt::Debug for Asker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asker")
            .field("dns", &self.dns)
            .finish_non_exhaustive()
    }
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self {
            inode: found.ino(),
            size: found.size(),
            modified: (found.mtime(), found.mtime_nsec()),
        })
    }
}

/// The addresses that a name has without a resolver.
fn known_here(hosts: &Hosts, name: &str) -> Vec<IpAddr> {
    if name == "localhost" {
        return vec![Ipv6Addr::LOCALHOST.into(), Ipv4Addr::LOCALHOST.into()];
    }
    let Ok(name) = Name::from_str_relaxed(name) else {
        return Vec::new();
    };
    let kinds = [RecordType::AAAA, RecordType::A].into_iter();
    let found =
        kinds.filter_map(|kind| hosts.lookup_static_host(&Query::query(name.clone(), kind)));
    let addresses = found.flat_map(|found| {
        let records = found.answers().iter();
        records
            .filter_map(|record| record.data.ip_addr())
            .collect::<Vec<_>>()
    });
    addresses.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn changed_files_are_noticed() {
        let directory = tempfile::tempdir().unwrap();
        let (resolv_conf, hosts) = (
            directory.path().join("resolv"),
            directory.path().join("hosts"),
        );
        let dns = model::Dns {
            resolvers: Vec::new(),
            timeout: model::Setting {
                value: Duration::from_secs(2),
                place: None,
            },
            search: None,
            prohibit: Vec::new(),
        };
        let asker = Asker::new(&dns, resolv_conf.clone(), hosts.clone());
        let query = Query::query(Name::from_ascii("app.test").unwrap(), RecordType::A);
        let address = || {
            let found = asker.hosts().lookup_static_host(&query)?;
            Some(found.answers().first()?.data.ip_addr()?.to_string())
        };
        assert!(asker.system().is_err() && address().is_none());
        fs::write(&hosts, "127.0.0.1 app.test\n").unwrap();
        fs::write(&resolv_conf, "nameserver 127.0.0.1\n").unwrap();
        assert_eq!(address().as_deref(), Some("127.0.0.1"));
        let before = asker.system().unwrap();
        assert!(Arc::ptr_eq(&before, &asker.system().unwrap()));
        fs::write(&hosts, "127.0.0.22 app.test\n").unwrap();
        fs::write(&resolv_conf, "nameserver 127.0.0.22\n").unwrap();
        assert_eq!(address().as_deref(), Some("127.0.0.22"));
        assert!(!Arc::ptr_eq(&before, &asker.system().unwrap()));
    }
}
