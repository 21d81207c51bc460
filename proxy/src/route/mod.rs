//! (listener, host, path, method) → site and route. Pure.
//!
//! **Hosts.** The port is left off, as is one trailing dot; case does not matter. An exact host wins
//! over a wildcard (one label), a wildcard over the catch-all.
//!
//! **Paths** are matched as their readers will understand them, see [`path`]: `%61dmin`, `//admin`
//! and `/x/../admin` all match a route for `/admin`. A path that readers understand differently is
//! refused when the difference would lead to another route. Only the *matching* looks at that form:
//! the upstream gets the path as the client sent it, unless the route strips or rewrites it, which
//! starts from [`path::wire`].
//!
//! **Methods.** A route for `GET` serves `HEAD` too. Other methods match exactly.

mod host;
pub mod path;
mod table;

use candor_conf::model::Configuration;

use host::{HostTable, Owner};
use path::{BadPath, Form};
use table::RouteTable;

/// What a request leads to. Indices are into the configuration the [`Router`] was built from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Match {
    /// This route of this site.
    Route {
        /// Index into `sites`.
        site: usize,
        /// Index into the site's `routes`.
        route: usize,
    },
    /// The host is in the site's `redirect_from`: send to its canonical host.
    RedirectHost {
        /// Index into `sites`.
        site: usize,
    },
    /// No site has this host (`None`), or no route of the site has this path and method.
    NoRoute {
        /// Index into `sites`.
        site: Option<usize>,
    },
    /// The path means different things to different readers: refuse it with 400.
    BadPath {
        /// Index into `sites`.
        site: usize,
        /// Why, in `snake_case`, for `Evidence::RequestInvalid`.
        reason: &'static str,
    },
}

/// The tables of one configuration.
#[derive(Debug)]
pub struct Router {
    /// Index: the configuration's listeners.
    hosts: Vec<HostTable>,
    /// Index: the configuration's sites.
    routes: Vec<RouteTable>,
}

impl Router {
    /// Builds the tables.
    pub fn new(configuration: &Configuration) -> Self {
        let mut hosts: Vec<HostTable> = Vec::new();
        hosts.resize_with(configuration.listeners.len(), HostTable::default);
        for (index, site) in configuration.sites.iter().enumerate() {
            for &listener in &site.listeners {
                if let Some(table) = hosts.get_mut(listener) {
                    table.add(&site.hosts, Owner::Site(index));
                    table.add(&site.redirect_from, Owner::Redirect(index));
                }
            }
        }
        let routes = configuration.sites.iter();
        Self {
            hosts,
            routes: routes.map(|site| RouteTable::new(&site.routes)).collect(),
        }
    }

    /// What a request leads to. `host` may be in any case and have a port; `path` is as sent,
    /// without query.
    pub fn find(&self, listener: usize, host: &[u8], path: &[u8], method: &[u8]) -> Match {
        let owner = self.hosts.get(listener).and_then(|hosts| hosts.find(host));
        match owner {
            None => Match::NoRoute { site: None },
            Some(Owner::Redirect(site)) => Match::RedirectHost { site },
            Some(Owner::Site(site)) => match self.find_route(site, path, method) {
                Ok(Some(route)) => Match::Route { site, route },
                Ok(None) => Match::NoRoute { site: Some(site) },
                Err(bad) => Match::BadPath {
                    site,
                    reason: bad.as_str(),
                },
            },
        }
    }

    fn find_route(
        &self,
        site: usize,
        path: &[u8],
        method: &[u8],
    ) -> Result<Option<usize>, BadPath> {
        let Some(table) = self.routes.get(site) else {
            return Ok(None);
        };
        match path::form(path)? {
            Form::Plain(path) => Ok(table.find(path, method)),
            Form::Normal { path, decoded } => {
                let route = table.find(&path, method);
                match decoded {
                    Some(decoded) if table.find(&decoded, method) != route => {
                        Err(BadPath::EncodedSeparator)
                    }
                    _ => Ok(route),
                }
            }
        }
    }

    /// The site that a host belongs to on a listener, whatever the path: `Ok` when it serves the
    /// host, `Err` when it redirects it.
    pub fn find_site(&self, listener: usize, host: &[u8]) -> Option<Result<usize, usize>> {
        match self.hosts.get(listener)?.find(host)? {
            Owner::Site(site) => Some(Ok(site)),
            Owner::Redirect(site) => Some(Err(site)),
        }
    }

    /// Hosts that are served on a listener, the nearest to `host` by edit distance first. At most 5,
    /// of the first hundred or so on the listener. Cold.
    #[cold]
    pub fn nearest_hosts(&self, listener: usize, host: &[u8]) -> Vec<String> {
        let table = self.hosts.get(listener);
        table.map_or_else(Vec::new, |table| table.nearest(host))
    }
}

#[cfg(test)]
mod tests;
