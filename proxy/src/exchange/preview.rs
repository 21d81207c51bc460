//! A request before it is sent: what the upstream would get, byte for byte.

use std::time::Instant;

use candor_conf::model::{Protocol, Proxy, Route, Server, Site};

use super::forward::{self, Onward};
use super::mark::Mark;
use super::{Request, RequestId};
use crate::http1::request::{Refusal, RequestHead};
use crate::upstream;

pub use super::forward::Sender;

/// The address that a request without a client came from.
pub const SENDER: Sender<'_> = Sender {
    address: "127.0.0.1",
    scheme: "http",
    trusted: false,
    source: None,
    local: None,
};

/// A request as a client would send it.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The method.
    pub method: &'a str,
    /// The Host.
    pub authority: &'a str,
    /// Path and query.
    pub target: &'a str,
    /// Further lines, each ended by CRLF.
    pub fields: &'a str,
    /// From whom.
    pub sender: Sender<'a>,
    /// Fields at most.
    pub fields_max: usize,
}

/// The head that a member gets of this request, and the request's id in it. A member that speaks
/// FastCGI or uwsgi gets its fields as parameters.
pub fn head(
    asked: &Asked<'_>,
    site: &Site,
    route: &Route,
    proxy: &Proxy,
    server: &Server,
) -> Result<(Vec<u8>, RequestId), Refusal> {
    request(asked, site, route, proxy, server, Protocol::Http1)
}

/// What is sent to a member that speaks this protocol, and the request's id in it.
pub fn request(
    asked: &Asked<'_>,
    site: &Site,
    route: &Route,
    proxy: &Proxy,
    server: &Server,
    protocol: Protocol,
) -> Result<(Vec<u8>, RequestId), Refusal> {
    let Asked {
        method,
        authority,
        target,
        fields,
        sender,
        fields_max,
    } = asked;
    let mut bytes =
        format!("{method} {target} HTTP/1.1\r\nHost: {authority}\r\n{fields}\r\n").into_bytes();
    let mut head = RequestHead::default();
    head.parse(&mut bytes, *fields_max)?;
    let request = Request {
        bytes: &bytes,
        head: &head,
        started: Instant::now(),
    };
    let id = RequestId::new(request.started);
    let onward = Onward {
        route,
        proxy,
        host: &upstream::host(server),
        policy: &proxy.host,
        sticky: None,
        mark: &Mark::of(site, route),
        protocol,
        script: None,
    };
    let mut out = Vec::with_capacity(1024);
    forward::request(&mut out, *sender, &request, &id, &onward);
    Ok((out, id))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// What `GET http://a.example/api/x?y=1` becomes on the first route of the only site.
    fn first_route(toml: &str) -> String {
        let loaded = candor_conf::parse("t.toml", toml, &|_| None).unwrap();
        let site = &loaded.configuration.sites[0];
        let route = &site.routes[0];
        let candor_conf::model::Action::Proxy(proxy) = &route.action else {
            panic!("a proxied route");
        };
        let asked = Asked {
            method: "GET",
            authority: "a.example",
            target: "/api/x?y=1",
            fields: "",
            sender: SENDER,
            fields_max: 16,
        };
        let server = &loaded.configuration.upstreams[proxy.upstream].servers[0];
        let (head, _) = head(&asked, site, route, proxy, server).unwrap();
        String::from_utf8(head).unwrap()
    }

    #[test]
    fn shows_what_the_route_changes() {
        let head = first_route(
            "[site.\"http://a.example\".route.\"/api/\"]\nproxy = \"https://b.example\"\n\
             strip = \"/api\"\nrequest_headers = { X-Team = \"red\" }\n",
        );
        assert!(
            head.starts_with("GET /x?y=1 HTTP/1.1\r\nHost: b.example\r\n"),
            "{head}"
        );
        assert!(head.contains("X-Team: red\r\n"), "{head}");
        assert!(head.contains("X-Forwarded-Host: a.example\r\n"), "{head}");
    }

    #[test]
    fn what_no_client_may_send_is_refused() {
        let loaded = candor_conf::parse(
            "t.toml",
            "[site.\"http://a.b\"]\nproxy = \"c:1\"\n",
            &|_| None,
        )
        .unwrap();
        let site = &loaded.configuration.sites[0];
        let candor_conf::model::Action::Proxy(proxy) = &site.routes[0].action else {
            panic!("a proxied route");
        };
        let asked = Asked {
            method: "GET",
            authority: "a.b",
            target: "/ x",
            fields: "",
            sender: SENDER,
            fields_max: 16,
        };
        let server = &loaded.configuration.upstreams[0].servers[0];
        assert!(head(&asked, site, &site.routes[0], proxy, server).is_err());
    }
}
