//! What is spoken to members: `protocol` and `proxy_protocol`.

use crate::model::{Protocol, ProxyVersion};
use crate::reader::Reader;
use crate::servers::{Members, Spoken};

const WORDS: [(&str, Protocol); 5] = [
    ("http1", Protocol::Http1),
    ("h2", Protocol::Http2),
    ("auto", Protocol::Auto),
    ("fastcgi", Protocol::FastCgi),
    ("uwsgi", Protocol::Uwsgi),
];

/// Reads `protocol`.
pub(crate) fn read(reader: &mut Reader<'_, '_>, members: &Members) -> Protocol {
    let Some(node) = reader.get("protocol") else {
        return Protocol::default();
    };
    let found = reader.word("protocol", "http1", &WORDS);
    let protocol = found.value;
    if members.is_empty() || found.place.is_none() {
        return protocol;
    }
    if members.spoken().all(|s| s.protocol.is_some()) {
        reader.report.error(
            &node.place,
            "`protocol` does nothing: the scheme of every server says what is spoken",
            "remove it, or write the servers without a scheme",
        );
    }
    let http = |s: &Spoken<'_>| s.protocol.is_none() && (s.tls || s.text.starts_with("http://"));
    if matches!(protocol, Protocol::FastCgi | Protocol::Uwsgi)
        && let Some(server) = members.spoken().find(http)
    {
        let word = node.text().unwrap_or_default();
        reader.report.error(
            server.place,
            format!(
                "`{}` is for HTTP, but `protocol` is \"{word}\"",
                server.text
            ),
            "write the address without a scheme, or another `protocol`",
        );
    }
    protocol
}

/// Reads `proxy_protocol`: the header that connections to members begin with.
pub(crate) fn proxy_header(reader: &mut Reader<'_, '_>) -> Option<ProxyVersion> {
    const WORDS: [(&str, Option<ProxyVersion>); 3] = [
        ("v1", Some(ProxyVersion::V1)),
        ("v2", Some(ProxyVersion::V2)),
        ("off", None),
    ];
    reader.get("proxy_protocol")?;
    reader.word("proxy_protocol", "off", &WORDS).value
}
