//! `depends`: what an application itself needs, as URLs: `postgres://db`, `redis://cache:6379`,
//! `tcp://10.0.0.7:5672`, `unix:/run/postgresql/.s.PGSQL.5432`.

use std::sync::Arc;

use crate::address::{self, Wrong};
use crate::model::{Dependency, DependencyProtocol, Place};
use crate::reader::Reader;

/// At most so many are dialed after a failure.
const MAX: usize = 8;

const FORM: &str = "write \"tcp://db:5432\", \"postgres://db\", \"redis://cache\", \"mysql://db\", \"http://search:9200\" or \"unix:/run/db.sock\"";

/// The schemes, each with the port that goes without saying; 0: none does.
const SCHEMES: [(&str, DependencyProtocol, u16); 10] = [
    ("tcp", DependencyProtocol::Tcp, 0),
    ("redis", DependencyProtocol::Redis, 6379),
    ("valkey", DependencyProtocol::Redis, 6379),
    ("postgres", DependencyProtocol::Postgres, 5432),
    ("postgresql", DependencyProtocol::Postgres, 5432),
    ("mysql", DependencyProtocol::Mysql, 3306),
    ("mariadb", DependencyProtocol::Mysql, 3306),
    ("amqp", DependencyProtocol::Tcp, 5672),
    ("http", DependencyProtocol::Http, 80),
    ("https", DependencyProtocol::Https, 443),
];

/// Reads the list.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Vec<Dependency> {
    let Some(list) = reader.list("depends") else {
        reader.record("depends", "[]".to_owned(), None);
        return Vec::new();
    };
    if let Some((_, place)) = list.get(MAX) {
        let message = format!("`depends` has more than {MAX} entries");
        reader.report.error(place, message, "name what fails first");
    }
    let mut out = Vec::new();
    for (text, place) in list.into_iter().take(MAX) {
        match parse(text, place) {
            Ok(dependency) => out.push(dependency),
            Err((message, help)) => reader.report.error(place, message, help),
        }
    }
    out
}

fn parse(text: &str, place: &Place) -> Result<Dependency, Wrong> {
    if let Some(path) = text.strip_prefix("unix:") {
        return Ok(Dependency {
            text: Arc::from(text),
            host: None,
            port: 0,
            path: Some(address::unix(path)?),
            protocol: DependencyProtocol::Tcp,
            place: place.clone(),
        });
    }
    let Some((scheme, rest)) = text.split_once("://") else {
        return address::wrong(format!("`depends` has `{text}`, which has no scheme"), FORM);
    };
    let known = SCHEMES.iter().find(|(name, _, _)| *name == scheme);
    let Some((_, protocol, usual)) = known else {
        return address::wrong(format!("`{scheme}` is no scheme of a dependency"), FORM);
    };
    let rest = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // Nothing is logged in with, so credentials that were pasted along are not kept.
    let endpoint = rest.rsplit_once('@').map_or(rest, |(_, endpoint)| endpoint);
    let (host, port) = address::host_port(endpoint)?;
    let port = match (port, *usual) {
        (Some(port), _) => port,
        (None, 0) => return address::wrong(format!("`{scheme}://{endpoint}` has no port"), FORM),
        (None, usual) => usual,
    };
    let host = match address::ip(host) {
        Some(address) => address.to_string(),
        None => address::name(host)?,
    };
    Ok(Dependency {
        text: format!("{scheme}://{endpoint}").into(),
        host: Some(host),
        port,
        path: None,
        protocol: *protocol,
        place: place.clone(),
    })
}
