//! Where members are found, as written: `dns:app.internal:3000`, `srv:_http._tcp.web.internal`,
//! `file:/etc/candor/members`, `docker:web:3000`, `docker:label:app=web:3000`.

use crate::address;
use crate::model::{Place, Source, SourceKind};
use crate::reader::beside;
use crate::server::Refusal;

/// Reads a source; `None`: the text is a server.
pub(crate) fn parse(text: &str, place: &Place) -> Option<Result<Source, Refusal>> {
    let secure = text.strip_prefix("https+");
    let (rest, at) = secure.map_or((text, 0), |rest| (rest, "https+".len()));
    let (word, value) = rest.split_once(':')?;
    // A host may be called like a source: "docker:2375".
    let only_port = !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit());
    let value_at = at + word.len() + 1;
    let kind = match word {
        _ if only_port => return None,
        "dns" => addresses(value, value_at),
        "srv" => services(value, value_at),
        "file" if secure.is_some() => Err(Refusal::at(
            "scheme_unknown",
            0,
            "a file says the scheme of each server itself",
            format!("write \"file:{value}\", and \"https://…\" in its lines"),
        )),
        "file" => file(value, value_at, place),
        "docker" => containers(value, value_at),
        _ if secure.is_some() => Err(Refusal::at(
            "scheme_unknown",
            0,
            format!("`https+{word}` is not where servers are found"),
            "write \"https+dns:NAME:PORT\", \"https+srv:NAME\" or \"https+docker:NAME:PORT\"",
        )),
        _ => return None,
    };
    Some(kind.map(|kind| Source {
        text: text.into(),
        kind,
        tls: secure.is_some(),
        protocol: None,
        place: place.clone(),
    }))
}

fn addresses(value: &str, at: usize) -> Result<SourceKind, Refusal> {
    let (host, port) = address::host_port(value).map_err(Refusal::of("port_invalid", at))?;
    if address::ip(host).is_some() {
        let help = format!("write \"{value}\" without `dns:`");
        let message = format!("`{host}` is an address; there is nothing to look up");
        return Err(Refusal::at("host_invalid", at, message, help));
    }
    let name = address::name(host).map_err(Refusal::of("host_invalid", at))?;
    let port = a_port(port, value, at, || format!("write \"dns:{host}:3000\""))?;
    Ok(SourceKind::Addresses { name, port })
}

fn a_port(
    port: Option<u16>,
    value: &str,
    at: usize,
    help: impl FnOnce() -> String,
) -> Result<u16, Refusal> {
    let end = at + value.len();
    match port {
        Some(0) => Err(Refusal::at(
            "port_invalid",
            end,
            "port 0 is out of range",
            "write a port from 1 to 65535",
        )),
        Some(port) => Ok(port),
        None => {
            let message = format!("`{value}` has no port");
            Err(Refusal::at("port_missing", end, message, help()))
        }
    }
}

fn services(value: &str, at: usize) -> Result<SourceKind, Refusal> {
    if let Some((name, _)) = value.split_once(':') {
        let help = format!("write \"srv:{name}\"");
        let message = "SRV records say the port themselves";
        return Err(Refusal::at("port_invalid", at + name.len(), message, help));
    }
    let name = address::name(value).map_err(Refusal::of("host_invalid", at))?;
    Ok(SourceKind::Services { name })
}

fn file(value: &str, at: usize, place: &Place) -> Result<SourceKind, Refusal> {
    if value.is_empty() || value.contains('\0') {
        let help = "write \"file:/etc/candor/members\"";
        return Err(Refusal::at("path_invalid", at, "no file is named", help));
    }
    let path = beside(place, value);
    Ok(SourceKind::File { path })
}

fn containers(value: &str, at: usize) -> Result<SourceKind, Refusal> {
    const FORM: &str = "write \"docker:NAME:PORT\" or \"docker:label:KEY=VALUE:PORT\"";
    let (what, port) = value.rsplit_once(':').unwrap_or((value, ""));
    if port.is_empty() {
        let message = format!("`docker:{value}` has no port");
        let help = format!("write the port inside the container: \"docker:{what}:3000\"");
        return Err(Refusal::at("port_missing", at + value.len(), message, help));
    }
    let port = address::port(port).map_err(Refusal::of("port_invalid", at + what.len() + 1))?;
    let port = a_port(Some(port), value, at, String::new)?;
    let Some(label) = what.strip_prefix("label:") else {
        let fits = |c: char| c.is_ascii_alphanumeric() || "_.-".contains(c);
        if what.is_empty() || !what.chars().all(fits) {
            let message = format!("`{what}` is no name of a container or a Compose service");
            return Err(Refusal::at("host_invalid", at, message, FORM));
        }
        let name = what.to_owned();
        return Ok(SourceKind::Container { name, port });
    };
    let (label, wanted) = match label.split_once('=') {
        Some((label, wanted)) => (label, Some(wanted.to_owned())),
        None => (label, None),
    };
    let fits = |c: char| c.is_ascii_alphanumeric() || "_.-/".contains(c);
    let plain = wanted.iter().all(|v| !v.chars().any(char::is_control));
    if label.is_empty() || !label.chars().all(fits) || !plain {
        let message = format!("`{label}` is no label of a container");
        return Err(Refusal::at("host_invalid", at, message, FORM));
    }
    let (label, value) = (label.to_owned(), wanted);
    Ok(SourceKind::Label { label, value, port })
}
