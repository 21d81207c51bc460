//! `tls` of an upstream.

use crate::address;
use crate::model::{Place, Setting, UpstreamTls};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::schema;
use crate::servers::Members;
use crate::tree::Node;

/// Reads `tls`.
pub(crate) fn read(reader: &mut Reader<'_, '_>, members: &Members) -> UpstreamTls {
    let place = reader.key_place("tls").cloned();
    let off = reader.get("tls").and_then(Node::text).map(str::to_owned);
    if let (Some(word), Some(place)) = (off, &place) {
        reader.report.error(
            place,
            format!("`tls` of an upstream is a table, not \"{word}\""),
            "the servers say whether TLS is spoken: \"https://…\" or \"http://…\"",
        );
        return UpstreamTls {
            ca: None,
            certificate: None,
            key: None,
            crl: None,
            name: None,
            verify: true,
        };
    }
    if let Some(place) = &place
        && !members.is_empty()
        && !members.tls()
    {
        reader.report.error(
            place,
            "`tls` is written, but no server speaks TLS",
            "write the servers as \"https://NAME\"",
        );
    }
    let mut inner = reader.inner("tls", &schema::UPSTREAM_TLS);
    let ca = inner.path("ca");
    let certificate = inner.path("cert");
    let key = inner.path("key");
    let crl = inner.path("crl");
    let name = inner.convert("name", |node| {
        let text = a_text("name", node)?;
        if address::ip(text).is_some() {
            Ok(text.to_owned())
        } else {
            address::name(text)
        }
    });
    let shown = members.tls();
    let verify = if shown || place.is_some() {
        inner.flag("verify", true)
    } else {
        Setting {
            value: true,
            place: None,
        }
    };
    match (&certificate, &key) {
        (Some(c), None) => lacks(&mut inner, c.place.as_ref(), "cert", "key"),
        (None, Some(k)) => lacks(&mut inner, k.place.as_ref(), "key", "cert"),
        _ => {}
    }
    if let (false, Some(place)) = (verify.value, &verify.place) {
        inner.report.warn(Problem::at(
            place,
            "certificates of this upstream are not verified: anyone in between can read and change everything",
            "name the CA that signed them: `ca = \"/etc/ssl/internal-ca.pem\"`",
        ));
    }
    if let (false, Some(place)) = (verify.value, crl.as_ref().and_then(|c| c.place.as_ref())) {
        inner.report.error(
            place,
            "`crl` is written, but `verify = false` lets every certificate pass",
            "remove the one or the other",
        );
    }
    UpstreamTls {
        ca,
        certificate,
        key,
        crl,
        name: name.map(|n| n.value),
        verify: verify.value,
    }
}

fn lacks(reader: &mut Reader<'_, '_>, place: Option<&Place>, has: &str, misses: &str) {
    if let Some(place) = place {
        reader.report.error(
            place,
            format!("`{has}` is written without `{misses}`"),
            format!("write both, or neither: `{misses} = \"…\"`"),
        );
    }
}
