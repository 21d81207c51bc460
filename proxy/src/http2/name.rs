//! Names of fields as `h2` takes them.

use http::header::HeaderName;

use crate::http1::field::Known;

pub(crate) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
const X_FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const X_FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");
const X_FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");
const GRPC_ACCEPT_ENCODING: HeaderName = HeaderName::from_static("grpc-accept-encoding");
const GRPC_ENCODING: HeaderName = HeaderName::from_static("grpc-encoding");
const GRPC_MESSAGE: HeaderName = HeaderName::from_static("grpc-message");
const GRPC_STATUS: HeaderName = HeaderName::from_static("grpc-status");
const GRPC_TIMEOUT: HeaderName = HeaderName::from_static("grpc-timeout");

/// A name, in any case. The library knows the registered ones; each other takes an allocation, but for those
/// that are common here. `None`: it is no name.
pub(crate) fn name(known: Known, bytes: &[u8]) -> Option<HeaderName> {
    Some(match known {
        Known::XRequestId => X_REQUEST_ID,
        Known::XForwardedFor => X_FORWARDED_FOR,
        Known::XForwardedHost => X_FORWARDED_HOST,
        Known::XForwardedProto => X_FORWARDED_PROTO,
        _ => match bytes {
            b"grpc-accept-encoding" => GRPC_ACCEPT_ENCODING,
            b"grpc-encoding" => GRPC_ENCODING,
            b"grpc-message" => GRPC_MESSAGE,
            b"grpc-status" => GRPC_STATUS,
            b"grpc-timeout" => GRPC_TIMEOUT,
            _ => return HeaderName::from_bytes(bytes).ok(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_they_are() {
        for text in [
            "X-Request-Id",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "x-forwarded-proto",
            "x-forwarded-port",
            "grpc-status",
            "Grpc-Status",
            "grpc-message",
            "grpc-other",
            "content-type",
        ] {
            let found = name(Known::of(text.as_bytes()), text.as_bytes());
            let found = found.as_ref().map(HeaderName::as_str);
            assert_eq!(found, Some(&*text.to_ascii_lowercase()));
        }
        assert_eq!(name(Known::Other, b"grpc-a b"), None);
    }
}
