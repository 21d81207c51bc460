//! `candor route`: where a request would go.

use std::net::IpAddr;

use candor_conf::model::{Bind, Configuration};
use clap::Args;
use http::Uri;
use serde_json::json;

use super::{ConfigurationFile, Exit, check, complain, environment, print, print_json, refuse};
use crate::route::{Match, Router};
use crate::server::console;

/// Say where a request would go
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  candor route GET https://shop.example.com/cart -c candor.toml

Exit status: 0 a route matches, 1 none does, 2 wrong usage or configuration.")]
pub(super) struct Route {
    /// The request's method
    #[arg(value_name = "METHOD")]
    method: String,

    /// The URL as a client would ask for it
    #[arg(value_name = "URL")]
    url: Uri,

    #[command(flatten)]
    file: ConfigurationFile,

    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Route {
    pub(super) fn run(self) -> Exit {
        let loaded = match candor_conf::load(&self.file.path(), &environment) {
            Ok(loaded) => loaded,
            Err(problems) => return refuse(&problems),
        };
        complain(&loaded.warnings);
        let configuration = &loaded.configuration;
        let Some(listener) = listener(configuration, &self.url) else {
            console::line(&format!(
                "candor: no listener for {}: need http:// or https://, a host, and a port that is \
                 listened on; `candor check` lists them",
                self.url
            ));
            return Exit::Failed;
        };
        let host = self.url.authority().map_or("", |a| a.as_str());
        let found = Router::new(configuration).find(
            listener,
            host.as_bytes(),
            self.url.path().as_bytes(),
            self.method.as_bytes(),
        );
        let (text, site, route) = match found {
            Match::Route { site, route } => {
                let site = &configuration.sites[site];
                let route = &site.routes[route];
                let text = check::route_text(configuration, route);
                (text, Some(site), Some(route))
            }
            Match::RedirectHost { site } => {
                let site = &configuration.sites[site];
                (format!("redirect to {}", site.canonical), Some(site), None)
            }
            Match::BadPath { site, reason } => (
                format!("refused with 400: {reason}"),
                Some(&configuration.sites[site]),
                None,
            ),
            Match::NoRoute { site: Some(site) } => {
                let site = &configuration.sites[site];
                console::line(&format!(
                    "site {} ({}:{}) has no route for {} {}",
                    site.key,
                    site.place.file,
                    site.place.line,
                    self.method,
                    self.url.path()
                ));
                return Exit::Failed;
            }
            Match::NoRoute { site: None } => {
                let near = Router::new(configuration).nearest_hosts(listener, host.as_bytes());
                console::line(&format!("no site serves the host {host}"));
                if !near.is_empty() {
                    console::line(&format!("served here: {}", near.join(", ")));
                }
                return Exit::Failed;
            }
        };
        if self.json {
            return print_json(&json!({
                "site": site.map(|s| &*s.key),
                "route": route.map(|r| &*r.key),
                "config": route.map(|r| format!("{}:{}", r.place.file, r.place.line)),
                "action": text,
            }));
        }
        let mut out = String::new();
        if let Some(site) = site {
            let place = &site.place;
            out.push_str(&format!(
                "site   {}  ({}:{})\n",
                site.key, place.file, place.line
            ));
        }
        if let Some(route) = route {
            let place = &route.place;
            out.push_str(&format!(
                "route  {}  ({}:{})\n",
                route.key, place.file, place.line
            ));
        }
        out.push_str(&format!("does   {text}\n"));
        print(&out)
    }
}

/// The listener that a client of this URL reaches: same scheme and port, a literal address first.
fn listener(configuration: &Configuration, url: &Uri) -> Option<usize> {
    let tls = match url.scheme_str()? {
        "http" => false,
        "https" => true,
        _ => return None,
    };
    let port = url.port_u16().unwrap_or(if tls { 443 } else { 80 });
    let host: Option<IpAddr> = url.host()?.trim_matches(['[', ']']).parse().ok();
    let reaches = |index: &usize| {
        let listener = &configuration.listeners[*index];
        matches!(listener.bind, Bind::Tcp(address) if address.port() == port) && listener.tls == tls
    };
    let all = || (0..configuration.listeners.len()).filter(reaches);
    let literal = all().find(|&index| {
        matches!(configuration.listeners[index].bind, Bind::Tcp(a) if Some(a.ip()) == host)
    });
    literal.or_else(|| all().next())
}
