//! Upstreams that are written in place: `proxy = "127.0.0.1:3000"`, `php = "unix:/run/php-fpm.sock"`.

use std::sync::Arc;

use crate::model::{Protocol, Server, ServerAddress};
use crate::report::Report;
use crate::servers::{self, Members};
use crate::tree::quote;

/// What they are called: their texts.
pub(crate) fn name(members: &Members, php: bool) -> String {
    let servers = members.servers.iter().map(|server| match server.weight {
        1 => server.text.to_string(),
        weight => format!("{} weight {weight}", server.text),
    });
    let sources = members.sources.iter().map(|source| match php {
        true => format!("fastcgi {}", source.text),
        false => source.text.to_string(),
    });
    servers.chain(sources).collect::<Vec<_>>().join(", ")
}

/// As they would be written in a table of their own.
pub(crate) fn toml(members: &Members) -> String {
    let servers = members.servers.iter().map(|server| match server.weight {
        1 => quote(&server.text),
        weight => format!("{{ addr = {}, weight = {weight} }}", quote(&server.text)),
    });
    let sources = members.sources.iter().map(|source| quote(&source.text));
    let all: Vec<String> = servers.chain(sources).collect();
    format!("[{}]", all.join(", "))
}

/// Makes members of `php` speak FastCGI. `None`: one says that it speaks something else.
pub(crate) fn php(members: &mut Members, report: &mut Report) -> Option<()> {
    const FORM: &str = "write \"unix:/run/php/php-fpm.sock\" or \"127.0.0.1:9000\"";
    let mut wrong = false;
    for server in &mut members.servers {
        if server.protocol.is_none() && !server.text.contains("://") {
            server.protocol = Some(Protocol::FastCgi);
            server.text = spelled(server);
        }
        if server.protocol != Some(Protocol::FastCgi) {
            let message = format!("`php` is asked by FastCGI; `{}` is not", server.text);
            report.error(&server.place, message, FORM);
            wrong = true;
        }
    }
    for source in &mut members.sources {
        if source.tls {
            let message = format!("`php` is asked by FastCGI; `{}` is not", source.text);
            report.error(&source.place, message, FORM);
            wrong = true;
        }
        source.protocol = Some(Protocol::FastCgi);
    }
    servers::twice(members, report);
    (!wrong).then_some(())
}

/// A server with its scheme, so that it is not taken for one of the same address that speaks HTTP.
fn spelled(server: &Server) -> Arc<str> {
    match server.address {
        ServerAddress::Unix(_) => format!("fastcgi:{}", server.text).into(),
        _ => format!("fastcgi://{}", server.text).into(),
    }
}
