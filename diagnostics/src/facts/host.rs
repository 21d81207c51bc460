//! What a look around this host has found, as questions and values.

use std::borrow::Cow;

use super::Facts;
use super::slots::{bytes, number};
use crate::evidence::{
    Denial, Evidence, FullDisk, Listener, Listeners, OwnContainer, Pressure, Unit,
};

impl<'a> Facts<'a> {
    /// Who takes connections on this host.
    pub(crate) fn listeners(&self) -> Option<&'a Listeners> {
        let found = self.last(|evidence| match evidence {
            Evidence::Listeners(listeners) => Some(&**listeners),
            _ => None,
        });
        found.map(|(_, listeners)| listeners)
    }

    /// Who takes connections at the port or socket that was dialed, on whichever address.
    fn here(&self) -> &'a [Listener] {
        self.listeners().map_or(&[], |found| &found.here)
    }

    /// Nobody listens where it was dialed, and somebody elsewhere who may be the application.
    pub(crate) fn listens_elsewhere(&self) -> bool {
        let found = self.listeners();
        found.is_some_and(|found| found.here.is_empty() && !found.elsewhere.is_empty())
    }

    /// This host was looked at, and nobody listens on the port, whatever the address.
    pub(crate) fn nobody_listens(&self) -> bool {
        let found = self.listeners();
        found.is_some_and(|found| found.port.is_some() && found.here.is_empty())
    }

    /// Somebody listens by now at what was dialed.
    pub(crate) fn listens_by_now(&self) -> bool {
        let here = self.here();
        match self.ip() {
            Some(ip) => here.iter().any(|it| it.takes(ip)),
            None => !here.is_empty(),
        }
    }

    /// Somebody listens on the port, and only on other addresses than the one that was dialed.
    pub(crate) fn listens_on_other_address(&self) -> bool {
        !self.here().is_empty() && !self.is_unix() && !self.listens_by_now()
    }

    /// Likewise, and those are loopback addresses while another one was dialed.
    pub(crate) fn listens_on_loopback_only(&self) -> bool {
        let loopback = self.here().iter().all(Listener::is_loopback);
        self.listens_on_other_address() && loopback && !self.is_loopback()
    }

    /// Likewise, and all that differs is the family of the loopback address.
    pub(crate) fn listens_on_other_family(&self) -> bool {
        let Some(ip) = self.ip() else { return false };
        let other = |it: &Listener| {
            let own = it.ip();
            own.is_some_and(|own| own.is_ipv4() != ip.is_ipv4())
                && (it.is_loopback() || own.is_some_and(|own| own.is_unspecified()))
        };
        self.listens_on_other_address() && ip.is_loopback() && self.here().iter().all(other)
    }

    /// The listener that takes connections where it was dialed.
    pub(crate) fn listener(&self) -> Option<&'a Listener> {
        let here = self.here();
        match self.ip() {
            Some(ip) => here.iter().find(|it| it.takes(ip)),
            None => here.first(),
        }
    }

    /// The queue of who listens there is full.
    pub(crate) fn queue_is_full(&self) -> bool {
        self.listener().is_some_and(Listener::is_full)
    }

    /// Connections wait there to be accepted.
    pub(crate) fn connections_wait(&self) -> bool {
        let waiting = self.listener().and_then(|it| it.waiting);
        waiting.is_some_and(|waiting| waiting > 0)
    }

    /// This host dropped connections of late, because a queue was full.
    pub(crate) fn dropped(&self) -> bool {
        let dropped = self.listeners().and_then(|found| found.dropped);
        dropped.is_some_and(|dropped| dropped > 0)
    }

    /// Who listens there is a program whose name begins with one of these.
    pub(crate) fn listener_is(&self, names: &[&str]) -> bool {
        let name = self.listener().and_then(|it| it.name.as_deref());
        name.is_some_and(|name| names.iter().any(|it| name.starts_with(it)))
    }

    /// Who listens at the unix socket sees other files than Candor.
    pub(crate) fn has_other_files(&self) -> bool {
        self.listeners()
            .is_some_and(|found| !found.here.is_empty() && found.other_files == Some(true))
    }

    /// The container that Candor itself runs in.
    pub(crate) fn own_container(&self) -> Option<&'a OwnContainer> {
        let found = self.last(|evidence| match evidence {
            Evidence::OwnContainer(container) => Some(&**container),
            _ => None,
        });
        found.map(|(_, container)| container)
    }

    /// What this host is short of.
    pub(crate) fn pressure(&self) -> Option<&'a Pressure> {
        let found = self.last(|evidence| match evidence {
            Evidence::Pressure(pressure) => Some(&**pressure),
            _ => None,
        });
        found.map(|(_, pressure)| pressure)
    }

    /// A file system without space.
    fn full_disk(&self) -> Option<&'a FullDisk> {
        self.pressure()?.disks.first()
    }

    /// The unit behind the upstream.
    pub(crate) fn found_unit(&self) -> Option<&'a Unit> {
        let found = self.last(|evidence| match evidence {
            Evidence::Unit(unit) => Some(&**unit),
            _ => None,
        });
        found.map(|(_, unit)| unit)
    }

    /// What a security module wrote down about us.
    pub(crate) fn denial(&self) -> Option<&'a Denial> {
        let found = self.last(|evidence| match evidence {
            Evidence::Denial(denial) => Some(&**denial),
            _ => None,
        });
        found.map(|(_, denial)| denial)
    }

    /// The values of placeholders about what was found.
    pub(crate) fn found_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let listener = self.listener();
        Some(match name {
            "listening" => all(self.here())?,
            "elsewhere" => all(&self.listeners()?.elsewhere)?,
            "other_address" => {
                let first = self.listeners()?.elsewhere.first()?;
                Cow::Borrowed(first.address.as_str())
            }
            "holder" => Cow::Owned(listener?.to_string()),
            "waiting" => number(listener?.waiting?)?,
            "backlog" => number(listener?.backlog?)?,
            "dropped" => number(self.listeners()?.dropped?)?,
            "engine" => Cow::Borrowed(self.own_container()?.engine),
            "unit_name" => Cow::Borrowed(self.found_unit()?.name.as_str()),
            "unit_killed" => number(self.found_unit()?.killed?)?,
            "denied_operation" => Cow::Borrowed(self.denial()?.operation.as_str()),
            "denied_object" => Cow::Borrowed(self.denial()?.object.as_deref()?),
            _ => return self.pressure_value(name),
        })
    }

    fn pressure_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let pressure = self.pressure()?;
        Some(match name {
            "memory_left" => bytes(pressure.memory?.available_bytes),
            "memory_total" => bytes(pressure.memory?.total_bytes),
            "full_disk" => Cow::Borrowed(self.full_disk()?.path.as_str()),
            "disk_left" => bytes(self.full_disk()?.available_bytes),
            "cpu_percent" => number(pressure.cpu_percent?)?,
            "files_open" => number(pressure.open_files?.count)?,
            "files_may" => number(pressure.open_files?.max)?,
            "conntrack" => number(pressure.conntrack?.count)?,
            "conntrack_max" => number(pressure.conntrack?.max)?,
            _ => return None,
        })
    }
}

/// `127.0.0.1:8001 (python3, pid 4711), [::1]:8001 (python3, pid 4711)`.
fn all<'a>(listeners: &[Listener]) -> Option<Cow<'a, str>> {
    const SHOWN_MAX: usize = 3;
    let shown: Vec<String> = listeners
        .iter()
        .take(SHOWN_MAX)
        .map(ToString::to_string)
        .collect();
    (!shown.is_empty()).then(|| Cow::Owned(shown.join(", ")))
}
