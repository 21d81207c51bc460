//! The faults, one entry each, in one file for each part of an exchange.

mod body;
mod connect;
mod dns;
mod framing;
mod h2;
mod head;
mod origin;
mod request;
mod timeout;
mod tls;

use std::sync::LazyLock;

use crate::Fault;

/// Every fault, in the order in which an exchange would meet it.
pub static FAULTS: LazyLock<Vec<&'static Fault>> = LazyLock::new(|| {
    let groups = [
        dns::FAULTS,
        connect::FAULTS,
        tls::FAULTS,
        request::FAULTS,
        timeout::FAULTS,
        head::FAULTS,
        framing::FAULTS,
        h2::FAULTS,
        body::FAULTS,
        origin::FAULTS,
    ];
    groups.into_iter().flatten().collect()
});

const ERROR_PAGE: &[u8] = b"HTTP/1.1 500 Internal Server Error\r\n\
    Content-Type: text/plain\r\n\
    Content-Length: 50\r\n\
    \r\n\
    RuntimeError: the application raised this itself.\n";

const PIECE: &[u8; 4096] = &[b'.'; 4096];

const CHUNKED_HEAD: &[u8] = b"HTTP/1.1 200 OK\r\n\
    Content-Type: text/plain\r\n\
    Transfer-Encoding: chunked\r\n\
    \r\n";

/// One chunk of 64 bytes.
const CHUNK: &[u8] = b"40\r\n\
    ...............................................................\n\r\n";
