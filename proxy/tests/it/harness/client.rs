//! A connection to Candor in raw bytes, and what comes back.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::ServerName;
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use serde_json::Value;

use super::LIMIT;

trait Bytes: Read + Write + Send {}
impl<T: Read + Write + Send> Bytes for T {}

/// A connection in raw bytes.
pub struct Client {
    stream: Box<dyn Bytes>,
    /// The socket below, when it is TCP.
    tcp: Option<TcpStream>,
    read: Vec<u8>,
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// In order.
    Closed,
    /// By a reset, or without TLS's close_notify.
    Cut,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Self {
        let tcp = tcp(address);
        Self {
            stream: Box::new(tcp.try_clone().unwrap()),
            tcp: Some(tcp),
            read: Vec::new(),
        }
    }

    /// The same over a connection that is there already, such as an accepted one.
    pub fn over(tcp: TcpStream) -> Self {
        tcp.set_read_timeout(Some(LIMIT)).unwrap();
        tcp.set_nodelay(true).unwrap();
        Self {
            stream: Box::new(tcp.try_clone().unwrap()),
            tcp: Some(tcp),
            read: Vec::new(),
        }
    }

    /// The socket, when it is TCP.
    pub fn socket(&self) -> &TcpStream {
        self.tcp.as_ref().unwrap()
    }

    pub fn connect_unix(path: &Path) -> Self {
        let stream = UnixStream::connect(path).unwrap();
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        Self {
            stream: Box::new(stream),
            tcp: None,
            read: Vec::new(),
        }
    }

    /// TLS, asking for `name`; the handshake is done when this returns.
    pub fn connect_tls(address: SocketAddr, name: &str, config: ClientConfig) -> io::Result<Self> {
        Self::connect_tls_after(address, b"", name, config)
    }

    /// The same, after these bytes.
    pub fn connect_tls_after(
        address: SocketAddr,
        before: &[u8],
        name: &str,
        config: ClientConfig,
    ) -> io::Result<Self> {
        let mut tcp = tcp(address);
        tcp.write_all(before)?;
        let name = ServerName::try_from(name.to_owned()).unwrap();
        let mut session = ClientConnection::new(Arc::new(config), name).unwrap();
        while session.is_handshaking() {
            session.complete_io(&mut tcp)?;
        }
        let below = tcp.try_clone()?;
        let stream = StreamOwned::new(session, tcp);
        Ok(Self {
            stream: Box::new(stream),
            tcp: Some(below),
            read: Vec::new(),
        })
    }

    pub fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).unwrap();
        self.stream.flush().unwrap();
    }

    /// The same, where the connection may be over.
    pub fn try_send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.stream.flush()
    }

    /// Ends the sending side, where the connection may be over.
    pub fn try_finish(&self) -> io::Result<()> {
        self.socket().shutdown(std::net::Shutdown::Write)
    }

    /// Ends the sending side.
    pub fn finish(&self) {
        self.tcp
            .as_ref()
            .unwrap()
            .shutdown(std::net::Shutdown::Write)
            .unwrap();
    }

    /// Closes with a reset.
    pub fn reset(self) {
        let tcp = self.tcp.as_ref().unwrap();
        socket2::SockRef::from(tcp)
            .set_linger(Some(Duration::ZERO))
            .unwrap();
    }

    /// Asks once. Where the answer closes the connection another one to `address` takes its place, as it
    /// does after so many requests.
    pub fn ask(&mut self, address: SocketAddr, request: &[u8]) -> Response {
        self.send(request);
        let response = self.response();
        if response.header("connection") == Some("close") {
            *self = Self::connect(address);
        }
        response
    }

    /// The next response, read to its end as its head says.
    pub fn response(&mut self) -> Response {
        self.response_to("GET")
    }

    /// The next response, to a request with this method.
    pub fn response_to(&mut self, method: &str) -> Response {
        let mut response = self.head();
        let has_none = method == "HEAD"
            || response.status < 200
            || response.status == 204
            || response.status == 304;
        if has_none {
            return response;
        }
        if response
            .header("transfer-encoding")
            .is_some_and(|v| v.contains("chunked"))
        {
            response.body = self.chunks();
        } else if let Some(length) = response.header("content-length") {
            let length = length.parse().unwrap();
            response.body = self.take(length);
        } else {
            response.body = self.rest().0;
        }
        response
    }

    /// The next head, or nothing if the connection is over before.
    pub fn try_head(&mut self) -> Option<Response> {
        while memchr::memmem::find(&self.read, b"\r\n\r\n").is_none() {
            self.fill().ok().filter(|count| *count > 0)?;
        }
        Some(self.head())
    }

    /// The next head, without its body.
    pub fn head(&mut self) -> Response {
        let text = String::from_utf8_lossy(&self.until(b"\r\n\r\n")).into_owned();
        let mut lines = text.split("\r\n");
        let status_line = lines.next().unwrap().to_owned();
        let status = status_line.split(' ').nth(1).unwrap().parse().unwrap();
        let field = |line: &str| {
            let (name, value) = line.split_once(':').unwrap();
            (name.to_owned(), value.trim().to_owned())
        };
        let headers = lines.filter(|line| !line.is_empty()).map(field).collect();
        Response {
            status_line,
            status,
            headers,
            body: Vec::new(),
        }
    }

    /// The payload of a chunked body, read to its end.
    pub fn chunks(&mut self) -> Vec<u8> {
        let mut body = Vec::new();
        loop {
            let line = self.until(b"\r\n");
            let size = String::from_utf8(line).unwrap();
            let size = size.trim_end().split(';').next().unwrap().to_owned();
            let size = usize::from_str_radix(&size, 16).unwrap();
            if size == 0 {
                while self.until(b"\r\n") != b"\r\n" {}
                return body;
            }
            body.extend(self.take(size));
            assert_eq!(self.take(2), b"\r\n");
        }
    }

    /// Reads up to and with `end`.
    pub fn until(&mut self, end: &[u8]) -> Vec<u8> {
        loop {
            if let Some(at) = memchr::memmem::find(&self.read, end) {
                return self.read.drain(..at + end.len()).collect();
            }
            let count = self.fill().unwrap();
            assert!(
                count > 0,
                "the end came after {:?}",
                String::from_utf8_lossy(&self.read)
            );
        }
    }

    /// Reads exactly so many bytes.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        while self.read.len() < count {
            let got = self.fill().unwrap();
            assert!(
                got > 0,
                "the end came after {} of {count} bytes",
                self.read.len()
            );
        }
        self.read.drain(..count).collect()
    }

    /// Reads to the end.
    pub fn rest(&mut self) -> (Vec<u8>, End) {
        let end = loop {
            match self.fill() {
                Ok(0) => break End::Closed,
                Ok(_) => {}
                Err(e) if is_limit(&e) => panic!("the connection did not end"),
                Err(_) => break End::Cut,
            }
        };
        (std::mem::take(&mut self.read), end)
    }

    /// How many bytes were read and not yet taken.
    pub fn buffered(&self) -> usize {
        self.read.len()
    }

    fn fill(&mut self) -> io::Result<usize> {
        let mut buffer = [0; 16 * 1024];
        let count = self.stream.read(&mut buffer)?;
        self.read.extend_from_slice(&buffer[..count]);
        Ok(count)
    }
}

fn is_limit(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut
    )
}

fn tcp(address: SocketAddr) -> TcpStream {
    let tcp = TcpStream::connect_timeout(&address, LIMIT).unwrap();
    tcp.set_read_timeout(Some(LIMIT)).unwrap();
    tcp.set_nodelay(true).unwrap();
    tcp
}

/// An answer of Candor, or a request that it sent to an [`Upstream`].
#[derive(Clone, Debug)]
pub struct Response {
    pub status_line: String,
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// The first line of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        field(&self.headers, name)
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

pub(super) fn field<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}
