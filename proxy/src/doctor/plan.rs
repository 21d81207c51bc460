//! What is tried: sites, and the members behind their routes.

use candor_conf::model::{Action, Bind, Configuration, HostPattern, Listener, PathPattern, Site};
use candor_conf::{Loaded, Problems};
use http::Uri;
use serde::Deserialize;

use crate::maintenance::{Of, Pause};
use crate::route::Match;
use crate::server::Snapshot;
use crate::telemetry::clean;

/// What somebody wants to have tried.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Wish {
    /// A site's key or host, or a URL that a site serves; all sites by default.
    pub(crate) what: Option<String>,
    /// The path to ask for, in place of each route's own.
    pub(crate) path: Option<String>,
}

/// Something to try.
#[derive(Clone, Debug)]
pub(crate) enum Visit {
    /// A site's own rungs.
    Site(SiteVisit),
    /// A member behind a route.
    Member(MemberVisit),
}

/// A site's own rungs.
#[derive(Clone, Debug)]
pub(crate) struct SiteVisit {
    pub(super) site: usize,
    /// The listeners to try.
    pub(super) listeners: Vec<usize>,
    /// The Host and the path to look for; `None`: each route has its own.
    pub(super) asked: Option<(String, String)>,
    /// Pauses that its requests meet, a sentence each.
    pub(super) paused: Vec<String>,
}

impl Visit {
    /// Notes the pauses that requests to it meet.
    pub(crate) fn note_pauses(&mut self, configuration: &Configuration, pauses: &[Pause]) {
        let Self::Site(visit) = self else { return };
        let site = &configuration.sites[visit.site];
        let uses = |name: &str| {
            site.routes.iter().any(|route| match &route.action {
                Action::Proxy(proxy) => *configuration.upstreams[proxy.upstream].name == *name,
                _ => false,
            })
        };
        let meets = |pause: &&Pause| match pause.of {
            Of::Site => pause.name == site.key,
            Of::Upstream => uses(&pause.name),
        };
        let told = |pause: &Pause| {
            let of = pause.of.as_str();
            let what = match pause.holds {
                true => "its requests are held",
                false => "its requests are refused",
            };
            let seconds = pause.since.elapsed().as_secs();
            format!(
                "{of} {} was paused {seconds} s ago by {}, {what}: open it with `candor resume {}`",
                pause.name, pause.by, pause.name
            )
        };
        visit.paused = pauses.iter().filter(meets).map(told).collect();
    }
}

/// A member behind a route.
#[derive(Clone, Debug)]
pub(crate) struct MemberVisit {
    pub(super) site: usize,
    pub(super) route: usize,
    pub(super) upstream: usize,
    /// Index among the members of this moment.
    pub(super) server: usize,
    pub(super) scheme: &'static str,
    pub(super) host: String,
    pub(super) target: String,
}

/// Why it is not known what to try.
#[derive(Debug)]
pub(crate) enum Unclear {
    /// No site is meant; with those that there are.
    Unknown(String, Vec<String>),
    /// A URL that no site serves.
    Foreign(Box<Uri>),
    /// The path is none.
    Path(String),
}

impl std::fmt::Display for Unclear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(what, sites) => {
                write!(f, "there is no site `{what}`; sites: {}", sites.join(", "))
            }
            Self::Foreign(url) => write!(f, "no site of the configuration serves {url}"),
            Self::Path(path) => write!(
                f,
                "`{}` is no path: it begins with / and is of visible ASCII characters",
                clean(path)
            ),
        }
    }
}

/// What to try of a configuration, and of the members of this moment.
pub(crate) fn visits(snapshot: &Snapshot, wish: &Wish) -> Result<Vec<Visit>, Unclear> {
    let configuration = &snapshot.configuration;
    let path = wish.path.as_deref();
    // Behind a space or a line's end would stand what else is sent.
    let is_path =
        |path: &str| path.starts_with('/') && path.bytes().all(|it| it.is_ascii_graphic());
    if let Some(path) = path.filter(|path| !is_path(path)) {
        return Err(Unclear::Path(path.to_owned()));
    }
    let all = 0..configuration.sites.len();
    let Some(what) = &wish.what else {
        return Ok(all.flat_map(|site| of_site(snapshot, site, path)).collect());
    };
    if let Some(url) = url(what) {
        return of_url(snapshot, url, path);
    }
    let is_meant = |index: &usize| {
        let site = &configuration.sites[*index];
        let is_host = |host: &HostPattern| matches!(host, HostPattern::Exact(host) if host == what);
        let bare = site.key.split_once("://").map_or(&*site.key, |it| it.1);
        let named = bare.rsplit_once(':').map_or(bare, |it| it.0);
        [&*site.key, bare, named].contains(&&**what) || site.hosts.iter().any(is_host)
    };
    let meant: Vec<usize> = all.filter(is_meant).collect();
    if meant.is_empty() {
        let sites = configuration.sites.iter();
        let sites = sites.map(|site| site.key.to_string()).collect();
        return Err(Unclear::Unknown(what.clone(), sites));
    }
    let visits = meant.into_iter();
    Ok(visits
        .flat_map(|site| of_site(snapshot, site, path))
        .collect())
}

/// A configuration that has nothing but this URL behind it.
pub(crate) fn foreign(url: &Uri) -> Result<Loaded, Problems> {
    let scheme = url.scheme_str().unwrap_or("http");
    let authority = url.authority().map_or("", |it| it.as_str());
    let toml = format!(
        "[site.\"http://localhost\"]\nproxy = \"url\"\nhost = \"upstream\"\n\
         [upstream.url]\nservers = [\"{scheme}://{authority}\"]\n"
    );
    candor_conf::parse("the URL", &toml, &|_| None)
}

/// What to try of such a configuration.
pub(crate) fn foreign_visits(url: &Uri, path: Option<&str>) -> Vec<Visit> {
    let target = url.path_and_query().map_or("/", |it| it.as_str());
    vec![Visit::Member(MemberVisit {
        site: 0,
        route: 0,
        upstream: 0,
        server: 0,
        scheme: if url.scheme_str() == Some("https") {
            "https"
        } else {
            "http"
        },
        host: url.authority().map_or("", |it| it.as_str()).to_owned(),
        target: path.unwrap_or(target).to_owned(),
    })]
}

/// An absolute URL of the web.
fn url(text: &str) -> Option<Uri> {
    let url: Uri = text.parse().ok()?;
    let is_web = matches!(url.scheme_str(), Some("http" | "https"));
    // Whoever writes a password there does not mean it for us.
    let is_plain = url.authority().is_some_and(|it| !it.as_str().contains('@'));
    (is_web && is_plain).then_some(url)
}

fn of_url(snapshot: &Snapshot, url: Uri, path: Option<&str>) -> Result<Vec<Visit>, Unclear> {
    let (configuration, router) = (&snapshot.configuration, &snapshot.router);
    let is_tls = url.scheme_str() == Some("https");
    let port = url.port_u16().unwrap_or(if is_tls { 443 } else { 80 });
    let host = url.authority().map_or("", |it| it.as_str()).to_owned();
    let fits = |listener: &Listener| {
        matches!(listener.bind, Bind::Tcp(address) if address.port() == port)
            && listener.tls == is_tls
    };
    let listeners = configuration.listeners.iter().enumerate();
    let found = listeners
        .filter(|(_, listener)| fits(listener))
        .find_map(|(index, _)| Some((index, router.find_site(index, host.as_bytes())?.ok()?)));
    let Some((listener, site)) = found else {
        // Its own key is a site's name even where it listens elsewhere.
        let key = url.to_string();
        let key = key.trim_end_matches('/');
        let mut sites = configuration.sites.iter();
        return match sites.position(|site| &*site.key == key) {
            Some(site) => Ok(of_site(snapshot, site, path)),
            None => Err(Unclear::Foreign(Box::new(url))),
        };
    };
    let target = path.map_or_else(
        || {
            url.path_and_query()
                .map_or("/", |it| it.as_str())
                .to_owned()
        },
        str::to_owned,
    );
    Ok(asked(snapshot, site, listener, host, target))
}

fn of_site(snapshot: &Snapshot, site: usize, path: Option<&str>) -> Vec<Visit> {
    let configuration = &snapshot.configuration;
    let settings = &configuration.sites[site];
    let first = settings.listeners.first().copied().unwrap_or(0);
    let host = host(configuration, settings, first);
    if let Some(path) = path {
        return asked(snapshot, site, first, host, path.to_owned());
    }
    let mut visits = vec![Visit::Site(SiteVisit {
        site,
        listeners: settings.listeners.clone(),
        asked: None,
        paused: Vec::new(),
    })];
    for route in 0..settings.routes.len() {
        let target = path_of(&settings.routes[route].path);
        visits.extend(members(snapshot, site, route, first, &host, &target));
    }
    visits
}

/// One request to a site.
fn asked(
    snapshot: &Snapshot,
    site: usize,
    listener: usize,
    host: String,
    target: String,
) -> Vec<Visit> {
    let path = target.split('?').next().unwrap_or("/");
    let found = snapshot
        .router
        .find(listener, host.as_bytes(), path.as_bytes(), b"GET");
    let route = match found {
        Match::Route { site: of, route } if of == site => Some(route),
        _ => None,
    };
    let mut visits = vec![Visit::Site(SiteVisit {
        site,
        listeners: vec![listener],
        asked: Some((host.clone(), path.to_owned())),
        paused: Vec::new(),
    })];
    let members = route.map(|route| members(snapshot, site, route, listener, &host, &target));
    visits.extend(members.into_iter().flatten());
    visits
}

fn members(
    snapshot: &Snapshot,
    site: usize,
    route: usize,
    listener: usize,
    host: &str,
    target: &str,
) -> Vec<Visit> {
    let configuration = &snapshot.configuration;
    let Action::Proxy(proxy) = &configuration.sites[site].routes[route].action else {
        return Vec::new();
    };
    // Where nobody is found, that is what is told.
    let count = snapshot.upstreams[proxy.upstream].servers().len().max(1);
    let servers = 0..count;
    let is_tls = configuration
        .listeners
        .get(listener)
        .is_some_and(|it| it.tls);
    let member = |server| {
        Visit::Member(MemberVisit {
            site,
            route,
            upstream: proxy.upstream,
            server,
            scheme: if is_tls { "https" } else { "http" },
            host: host.to_owned(),
            target: target.to_owned(),
        })
    };
    servers.map(member).collect()
}

/// What clients of a site write as the Host.
fn host(configuration: &Configuration, site: &Site, listener: usize) -> String {
    let host = site.hosts.iter().find_map(|host| match host {
        HostPattern::Exact(host) => Some(host.clone()),
        HostPattern::Wildcard(suffix) => Some(format!("www.{suffix}")),
        HostPattern::Any => None,
    });
    let host = host.unwrap_or_else(|| "localhost".to_owned());
    match configuration.listeners.get(listener) {
        Some(Listener {
            bind: Bind::Tcp(address),
            tls,
            ..
        }) if !matches!((tls, address.port()), (false, 80) | (true, 443) | (_, 0)) => {
            format!("{host}:{}", address.port())
        }
        _ => host,
    }
}

/// A path that a route is for; `/` where that cannot be said.
fn path_of(pattern: &PathPattern) -> String {
    match pattern {
        PathPattern::Exact(path) | PathPattern::Subtree(path) => path.clone(),
        PathPattern::SubtreeSuffix { .. }
        | PathPattern::Segments { .. }
        | PathPattern::Regex(_) => "/".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const TOML: &str = "[site.\"http://a.test:8080\"]\nproxy = [\"b:1\", \"c:2\"]\n\
        [site.\"http://a.test:8080\".route.\"/api/\"]\nproxy = \"d:3\"\n\
        [site.\"http://b.test:8080\"]\nrespond = \"hello\"\n";

    /// `target@server` of the members that are tried for this wish.
    fn tried(what: Option<&str>, path: Option<&str>) -> Result<Vec<String>, Unclear> {
        let loaded = candor_conf::parse("t.toml", TOML, &|_| None).unwrap();
        let snapshot = crate::server::examine(&loaded).unwrap().0;
        let configuration = &snapshot.configuration;
        let wish = Wish {
            what: what.map(str::to_owned),
            path: path.map(str::to_owned),
        };
        let visits = visits(&snapshot, &wish)?;
        let members = visits.into_iter().filter_map(|visit| match visit {
            Visit::Member(it) => {
                let server = &configuration.upstreams[it.upstream].servers[it.server];
                Some(format!("{}{}@{}", it.host, it.target, server.text))
            }
            Visit::Site(_) => None,
        });
        Ok(members.collect())
    }

    #[test]
    fn every_member_of_every_route_is_tried() {
        let all = [
            "a.test:8080/api/@d:3",
            "a.test:8080/@b:1",
            "a.test:8080/@c:2",
        ];
        assert_eq!(tried(None, None).unwrap(), all);
        assert_eq!(
            tried(Some("http://a.test:8080"), None).unwrap(),
            ["a.test:8080/@b:1", "a.test:8080/@c:2"]
        );
        assert_eq!(tried(Some("a.test"), None).unwrap(), all);
        assert_eq!(tried(Some("b.test"), None).unwrap(), [""; 0]);
    }

    #[test]
    fn a_path_chooses_its_route() {
        let api = ["a.test:8080/api/x@d:3"];
        assert_eq!(tried(Some("a.test"), Some("/api/x")).unwrap(), api);
        let url = "http://a.test:8080/api/x?y=1";
        assert_eq!(
            tried(Some(url), None).unwrap(),
            ["a.test:8080/api/x?y=1@d:3"]
        );
        for path in ["x", "/ HTTP/1.1\r\nX: y", "/\u{202e}"] {
            assert!(matches!(tried(None, Some(path)), Err(Unclear::Path(_))));
        }
    }

    #[test]
    fn what_is_not_there_is_said() {
        assert!(matches!(
            tried(Some("c.test"), None),
            Err(Unclear::Unknown(..))
        ));
        let url = tried(Some("https://c.test/"), None);
        assert!(matches!(url, Err(Unclear::Foreign(_))));
    }

    #[test]
    fn a_foreign_url_is_a_configuration() {
        let loaded = foreign(&"https://c.test:8443/x".parse().unwrap()).unwrap();
        let server = &loaded.configuration.upstreams[0].servers[0];
        assert!(server.tls && &*server.text == "https://c.test:8443");
    }
}
