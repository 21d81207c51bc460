//! What HTTP/2 with the upstream shows.

use std::borrow::Cow;

use super::Facts;
use crate::evidence::{Evidence, Http2Fault};
use crate::{anatomy, names};

impl<'a> Facts<'a> {
    /// How HTTP/2 with the upstream failed.
    pub(crate) fn http2(&self) -> Option<(usize, &'a Http2Fault)> {
        self.attempt?;
        self.last(|evidence| match evidence {
            Evidence::Http2(fault) => Some(fault),
            _ => None,
        })
    }

    pub(super) fn http2_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fault) = self.http2()?;
        let number = |value: u64| Some(Cow::Owned(value.to_string()));
        match (name, fault) {
            ("h2_code", _) => number(u64::from(fault.code()?)),
            ("h2_code_name", _) => {
                let code = fault.code()?;
                // A code that has no name is shown as it is.
                Some(
                    names::http2_error(code).map_or_else(|| code.to_string().into(), Cow::Borrowed),
                )
            }
            ("spoken", Http2Fault::Handshake { first, .. }) => {
                let (protocol, _) = anatomy::plaintext(first);
                protocol.map(|protocol| Cow::Borrowed(protocol.name))
            }
            ("first_bytes", Http2Fault::Handshake { first, .. }) => escaped(first),
            ("last_stream", Http2Fault::GoAway { last_stream, .. }) => {
                number(u64::from(*last_stream))
            }
            ("stream", Http2Fault::GoAway { stream, .. } | Http2Fault::Reset { stream, .. }) => {
                number(u64::from(*stream))
            }
            ("h2_debug", Http2Fault::GoAway { debug, .. }) => escaped(debug),
            ("served", Http2Fault::GoAway { served, .. }) => number(*served),
            ("received", Http2Fault::Reset { received, .. }) => number(*received),
            ("streams_open", Http2Fault::Reset { open, .. }) => number(u64::from(*open)),
            ("streams_max", Http2Fault::Reset { open_max, .. }) => number(u64::from((*open_max)?)),
            ("error_text", Http2Fault::Violation { text, .. }) => {
                (!text.is_empty()).then_some(Cow::Borrowed(text.as_str()))
            }
            ("h2_frame", Http2Fault::Violation { frame, .. }) => escaped(frame),
            _ => None,
        }
    }
}

fn escaped(bytes: &[u8]) -> Option<Cow<'static, str>> {
    (!bytes.is_empty()).then(|| Cow::Owned(bytes.escape_ascii().to_string()))
}
