//! What the application itself said and stands on: its container, its log, what it needs.

use std::borrow::Cow;
use std::net::IpAddr;

use super::slots::{list, ms, number, span_s};
use super::{Facts, split_address};
use crate::evidence::{
    Container, DependencyState, Ending, Evidence, LastWords, Listens, NoContainer,
};
use crate::names;

/// At most so many characters of a log line stand in a sentence.
const SAID_MAX: usize = 200;

impl<'a> Facts<'a> {
    /// The container behind the member.
    pub(crate) fn container(&self) -> Option<&'a Container> {
        let container = self.last(|evidence| match evidence {
            Evidence::Container(container) => Some(&**container),
            _ => None,
        });
        container.map(|(_, container)| container)
    }

    /// There is no container of the name that is dialed.
    pub(crate) fn no_container(&self) -> Option<&'a NoContainer> {
        let missing = self.last(|evidence| match evidence {
            Evidence::NoContainer(missing) => Some(&**missing),
            _ => None,
        });
        missing.map(|(_, missing)| missing)
    }

    /// The log whose last line with a known meaning is the youngest.
    pub(crate) fn ending(&self) -> Option<(&'a LastWords, &'a Ending)> {
        let endings = self.evidence.iter().filter_map(|evidence| match evidence {
            Evidence::LastWords(words) => Some((&**words, words.ending.as_ref()?)),
            _ => None,
        });
        endings.min_by_key(|(_, ending)| ending.age_s.unwrap_or(u64::MAX))
    }

    /// Where the application says that it listens, and the log in which it does.
    pub(crate) fn listens(&self) -> Option<(&'a LastWords, &'a Listens)> {
        let listens = self.last(|evidence| match evidence {
            Evidence::LastWords(words) => Some((&**words, words.listens.as_ref()?)),
            _ => None,
        });
        listens.map(|(_, listens)| listens)
    }

    /// The first thing that the application needs and cannot use.
    pub(crate) fn dependency(&self) -> Option<&'a DependencyState> {
        let state = self.last(|evidence| match evidence {
            Evidence::Dependencies(all) => all.states.iter().find(|it| !it.outcome.is_well()),
            _ => None,
        });
        state.map(|(_, state)| state)
    }

    /// The port on which the application should listen: inside of its container, if it is in one.
    pub(crate) fn wanted_port(&self) -> Option<u16> {
        let inside = self.container().and_then(|container| container.port);
        inside.or_else(|| self.port())
    }

    /// The values of placeholders about the application.
    pub(super) fn application_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if name.starts_with("container") {
            return self.container_value(name);
        }
        Some(match name {
            "wanted_port" => return number(u64::from(self.wanted_port()?)),
            "no_container" => Cow::Borrowed(self.no_container()?.name.as_str()),
            "similar_containers" => list(&self.no_container()?.similar)?,
            "running_containers" => list(&self.no_container()?.running)?,
            "own_networks" => list(self.container()?.own_networks.as_ref()?)?,
            "log" => Cow::Borrowed(self.ending()?.0.name.as_str()),
            "log_file" | "log_container" => {
                let (words, _) = self.ending()?;
                let wanted = match name {
                    "log_file" => "file",
                    _ => "container",
                };
                (words.source == wanted).then_some(Cow::Borrowed(words.name.as_str()))?
            }
            "said" => said(&self.ending()?.1.line),
            "said_about" => Cow::Borrowed(self.ending()?.1.about.as_deref()?),
            "said_age" => {
                let age = self.ending()?.1.age_s?;
                span_s(i64::try_from(age).unwrap_or(i64::MAX), self.locale)
            }
            "listens_log" => Cow::Borrowed(self.listens()?.0.name.as_str()),
            "listens_said" => said(&self.listens()?.1.line),
            "listens_host" => Cow::Borrowed(self.listens()?.1.host.as_deref()?),
            "listens_port" => return number(u64::from(self.listens()?.1.port?)),
            _ => return self.dependency_value(name),
        })
    }

    fn container_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let container = self.container()?;
        let ago = |unix_s: i64| {
            let ago = (self.exchange.time_unix_ms / 1000).saturating_sub(unix_s);
            span_s(ago, self.locale)
        };
        Some(match name {
            "container" => Cow::Borrowed(container.name.as_str()),
            "container_exit" => Cow::Owned(container.exit_code?.to_string()),
            "container_ended" => ago(container.finished_unix_s?),
            "container_started" => ago(container.started_unix_s?),
            "container_restarts" => return number(container.restarts),
            "container_error" => Cow::Borrowed(container.error.as_deref()?),
            "container_memory" => {
                let mib = container.memory_limit? >> 20;
                Cow::Owned(format!("{mib} MiB"))
            }
            "container_failing" => return number(container.health.as_ref()?.failing),
            "container_check" => said(&container.health.as_ref()?.output),
            "container_networks" => list(&container.networks)?,
            "container_listening" => list(container.listening.as_ref()?)?,
            "container_exposed" => {
                let ports: Vec<_> = container.exposed.iter().map(u16::to_string).collect();
                list(&ports)?
            }
            _ => return None,
        })
    }

    fn dependency_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let state = self.dependency()?;
        Some(match name {
            "dependency" => Cow::Borrowed(state.text.as_str()),
            "dependency_address" => Cow::Borrowed(state.address.as_deref()?),
            "dependency_errno" => match names::errno(state.errno?) {
                Some(name) => Cow::Borrowed(name),
                None => Cow::Owned(format!("errno {}", state.errno?)),
            },
            "dependency_said" => Cow::Borrowed(state.said.as_deref()?),
            "dependency_elapsed" => ms(state.elapsed_ms),
            "dependency_host" => {
                let (_, rest) = state.text.split_once("://")?;
                let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
                Cow::Borrowed(split_address(rest.split('/').next()?).0)
            }
            _ => return None,
        })
    }
}

/// Whether an address or name means the host itself.
pub(crate) fn is_loopback(host: &str) -> bool {
    let address = host.parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

/// As much of a line as a sentence holds.
fn said(line: &str) -> Cow<'_, str> {
    match line.char_indices().nth(SAID_MAX) {
        Some((end, _)) => Cow::Owned(line[..end].to_owned() + "…"),
        None => Cow::Borrowed(line),
    }
}
