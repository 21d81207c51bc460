//! (listener, host, path, method) → site and route. Pure.

use candor_conf::model::Configuration;

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
pub struct Router {}

impl Router {
    /// Builds the tables.
    pub fn new(_configuration: &Configuration) -> Self {
        Self {}
    }

    /// What a request leads to. `host` may be in any case and have a port; `path` is as sent,
    /// without query.
    pub fn find(&self, _listener: usize, _host: &[u8], _path: &[u8], _method: &[u8]) -> Match {
        Match::NoRoute { site: None }
    }

    /// Hosts that are served on a listener, the nearest to `host` first. At most 5. Cold.
    pub fn nearest_hosts(&self, _listener: usize, _host: &[u8]) -> Vec<String> {
        Vec::new()
    }
}
