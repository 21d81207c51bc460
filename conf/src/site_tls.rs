//! TLS of a site: what its key, its own `tls` and the inherited one say together.

use crate::effective::Section;
use crate::inherit;
use crate::model::{Place, Setting, SiteTls, TlsVersion};
use crate::reader::Reader;
use crate::report::Report;
use crate::schema;
use crate::site::Shared;
use crate::site_key::{KeyHost, Scheme, SiteKey};
use crate::tree::{Key, Node, Table, Value};

/// What is known of a site's TLS.
pub(crate) enum Tls {
    Plain,
    Files(SiteTls),
    /// Reported.
    Wrong,
}

const CERTIFICATE: &str =
    "write `tls = { cert = \"/etc/ssl/NAME.pem\", key = \"/etc/ssl/NAME.key\" }`";

/// Reads it.
pub(crate) fn read(
    key: &Key,
    address: &SiteKey,
    own: &Table,
    shared: &Shared<'_>,
    report: &mut Report,
    section: &mut Section,
) -> Tls {
    let plain_by_key = address.scheme == Some(Scheme::Http);
    let https_by_key = address.scheme == Some(Scheme::Https)
        || (address.scheme.is_none() && matches!(address.host, KeyHost::Named(_)));
    let written = own.entry("tls");
    let merged = if https_by_key {
        inherit::merge(
            &inherit::only(shared.defaults, &["tls"]),
            &inherit::only(own, &["tls"]),
        )
    } else {
        inherit::only(own, &["tls"])
    };
    let Some((tls_key, node)) = merged.entry("tls") else {
        if !https_by_key {
            return Tls::Plain;
        }
        let bare = key.name.trim_start_matches("https://");
        report.error(
            &key.place,
            format!(
                "`{}` is HTTPS and needs a certificate; automatic HTTPS is not in this version",
                key.name
            ),
            format!("{CERTIFICATE}, or name the site \"http://{bare}\" for plain HTTP"),
        );
        return Tls::Wrong;
    };
    let off = node.text() == Some("off");
    if plain_by_key && written.is_some() {
        if off {
            return Tls::Plain;
        }
        report.error(
            &tls_key.place,
            "an http:// site has no TLS",
            format!(
                "remove `tls`, or name the site \"https://{}\"",
                &key.name["http://".len()..]
            ),
        );
        return Tls::Wrong;
    }
    match &node.value {
        Value::Text { .. } if off && address.scheme == Some(Scheme::Https) => {
            report.error(
                &node.place,
                "an https:// site needs TLS",
                format!("{CERTIFICATE}, or name the site \"http://…\""),
            );
            Tls::Wrong
        }
        Value::Text { .. } if off => {
            section.put("tls".into(), "\"off\"".into(), Some(node.place.clone()));
            Tls::Plain
        }
        Value::Text { text, .. } if text == "auto" || text == "local" => {
            report.error(
                &node.place,
                format!("`tls = \"{text}\"` is not in this version: certificates are files"),
                CERTIFICATE,
            );
            Tls::Wrong
        }
        Value::Text { text, .. } => {
            report.error(
                &node.place,
                format!("`tls` has no value `{text}`"),
                format!("{CERTIFICATE}, or \"off\""),
            );
            Tls::Wrong
        }
        _ => files(&merged, &tls_key.place, report, section).map_or(Tls::Wrong, Tls::Files),
    }
}

fn files(
    merged: &Table,
    place: &Place,
    report: &mut Report,
    section: &mut Section,
) -> Option<SiteTls> {
    const MIN: [(&str, TlsVersion); 2] = [("1.2", TlsVersion::Tls12), ("1.3", TlsVersion::Tls13)];
    let table = merged.get("tls").and_then(Node::table);
    let mut whole = Reader::new(None, &schema::SITE, report, section).over(merged);
    let mut reader = whole.inner("tls", &schema::SITE_TLS);
    let certificate = reader.path("cert");
    let private = reader.path("key");
    let client_ca = reader.path("client_ca").map(|s| s.value);
    let min = reader.word("min", "1.2", &MIN).value;
    let later = table.is_some_and(|t| t.get("acme").is_some());
    for (key, other, found) in [
        ("cert", "certificate chain", &certificate),
        ("key", "private key", &private),
    ] {
        let written = table.is_none_or(|t| t.get(key).is_some());
        if found.is_none() && !written && !later {
            reader.report.error(
                place,
                format!("`tls` has no `{key}`: the file of the {other}"),
                CERTIFICATE,
            );
        }
    }
    let (
        Some(Setting {
            value: certificate, ..
        }),
        Some(Setting { value: key, .. }),
    ) = (certificate, private)
    else {
        return None;
    };
    Some(SiteTls {
        certificate,
        key,
        client_ca,
        min,
        place: place.clone(),
    })
}
