//! Starts the built binary, talks to it, reads what it logs. Everything waits for an event with a
//! limit; nothing sleeps.
//!
//! - [`Candor`] is a running process, its log and its standard error.
//! - [`Client`] is a connection to it, plain or TLS, in raw bytes.
//! - [`Upstream`] is a server whose every answer is given by the test.
//! - [`Authority`] issues certificates.

// Each area uses its own part.
#![allow(dead_code)]

use std::fmt::Debug;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use rcgen::{BasicConstraints, CertificateParams, ExtendedKeyUsagePurpose, IsCa, Issuer, KeyPair};
use rustix::process::{Pid, Signal, kill_process};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};
use serde_json::Value;
use tempfile::TempDir;

/// The limit of every wait. Long, for a busy machine: only a failing test waits for it.
pub const LIMIT: Duration = Duration::from_secs(20);

/// A running Candor. Dropping it kills it.
pub struct Candor {
    child: Child,
    directory: Arc<TempDir>,
    stdout: Arc<Lines>,
    stderr: Arc<Lines>,
    addresses: Vec<String>,
}

impl Candor {
    /// Starts `candor serve` with this configuration and waits until it is ready. `{dir}` in the
    /// text stands for the test's directory.
    pub fn start(toml: &str) -> Self {
        Self::start_in(Arc::new(tempfile::tempdir().unwrap()), toml)
    }

    /// The same, in a directory that the test has put files into.
    pub fn start_in(directory: Arc<TempDir>, toml: &str) -> Self {
        let candor = Self::spawn(directory, toml);
        candor.ready()
    }

    /// Starts it without waiting, for a start that is to fail.
    pub fn spawn(directory: Arc<TempDir>, toml: &str) -> Self {
        let file = directory.path().join("candor.toml");
        std::fs::write(&file, fill(toml, &directory)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.arg("serve").arg("-c").arg(file);
        Self::spawn_command(directory, command)
    }

    /// Starts `candor` with these arguments and waits until it is ready.
    pub fn with_arguments(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.args(arguments);
        Self::spawn_command(Arc::new(tempfile::tempdir().unwrap()), command).ready()
    }

    /// Starts a prepared command.
    pub fn spawn_command(directory: Arc<TempDir>, command: Command) -> Self {
        Self::spawn_with_input(directory, command, Stdio::null())
    }

    /// Starts a prepared command with this as its standard input.
    pub fn spawn_with_input(
        directory: Arc<TempDir>,
        mut command: Command,
        input: impl Into<Stdio>,
    ) -> Self {
        let mut child = command
            .env("NO_COLOR", "1")
            .stdin(input)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = Lines::of(child.stdout.take().unwrap());
        let stderr = Lines::of(child.stderr.take().unwrap());
        Self {
            child,
            directory,
            stdout,
            stderr,
            addresses: Vec::new(),
        }
    }

    /// Waits for the line `ready` and learns the addresses.
    pub fn ready(mut self) -> Self {
        self.stderr.find(0, |line| line == "ready");
        self.addresses = self.listening();
        self
    }

    /// Every address that was ever announced, in order.
    pub fn listening(&self) -> Vec<String> {
        let address = |line: String| {
            Some(
                line.strip_prefix("listening on ")?
                    .split(' ')
                    .next()?
                    .to_owned(),
            )
        };
        self.stderr.all().into_iter().filter_map(address).collect()
    }

    /// The first address of TCP.
    pub fn address(&self) -> SocketAddr {
        self.addresses.iter().find_map(|a| a.parse().ok()).unwrap()
    }

    /// The addresses, as announced at the start: `127.0.0.1:4711`, `unix:/…`.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// The test's directory.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// The process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// A connection to the first address.
    pub fn client(&self) -> Client {
        Client::connect(self.address())
    }

    /// One request on a connection of its own; `head` without the empty line, which is added
    /// beside `Connection: close`.
    pub fn request(&self, head: &str) -> Response {
        let mut client = self.client();
        client.send(format!("{}\r\nConnection: close\r\n\r\n", head.trim_end()).as_bytes());
        client.response()
    }

    /// A GET with `Host: localhost`.
    pub fn get(&self, path: &str) -> Response {
        self.request(&format!("GET {path} HTTP/1.1\r\nHost: localhost"))
    }

    /// Waits for a log line for which `is_it` holds; returns the first.
    pub fn log(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        let parse = |line: &str| serde_json::from_str::<Value>(line).ok();
        let line = self
            .stdout
            .find(0, |line| parse(line).is_some_and(|v| is_it(&v)));
        parse(&line).unwrap()
    }

    /// Waits for the log line of a request by its path.
    pub fn logged(&self, path: &str) -> Value {
        self.log(|line| line["event"] == "request" && line["path"] == path)
    }

    /// Every log line so far.
    pub fn log_lines(&self) -> Vec<Value> {
        self.stdout
            .all()
            .iter()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    }

    /// Waits for a line on standard error that contains `text`.
    pub fn said(&self, text: &str) -> String {
        self.stderr.find(0, |line| line.contains(text))
    }

    /// Everything on standard output so far.
    pub fn stdout(&self) -> String {
        self.stdout.all().join("\n")
    }

    /// Everything on standard error so far.
    pub fn stderr(&self) -> String {
        self.stderr.all().join("\n")
    }

    /// Writes another configuration, sends SIGHUP and waits until it was taken or refused.
    pub fn reload(&self, toml: &str) {
        let file = self.directory.path().join("candor.toml");
        std::fs::write(file, fill(toml, &self.directory)).unwrap();
        let before = self.stderr.all().len();
        self.signal(Signal::HUP);
        self.stderr.find(before, |line| line.starts_with("reload"));
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Sends SIGTERM.
    pub fn terminate(&self) {
        self.signal(Signal::TERM);
    }

    /// Waits for the end of the process.
    pub fn wait(&mut self) -> ExitStatus {
        // Its streams end when it does.
        self.stdout.ended();
        self.stderr.ended();
        self.child.wait().unwrap()
    }
}

impl Drop for Candor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            eprintln!("--- standard error of candor\n{}", self.stderr());
            eprintln!("--- its log\n{}", self.stdout.all().join("\n"));
        }
    }
}

fn fill(toml: &str, directory: &TempDir) -> String {
    toml.replace("{dir}", directory.path().to_str().unwrap())
}

/// Runs `candor` to its end: exit code, standard output, standard error.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_candor"))
        .args(arguments)
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr),
    )
}

/// The lines of a stream, collected by a thread.
#[derive(Default)]
struct Lines {
    state: Mutex<(Vec<String>, bool)>,
    changed: Condvar,
}

impl Lines {
    fn of(stream: impl Read + Send + 'static) -> Arc<Self> {
        let lines = Arc::<Self>::default();
        let collected = Arc::clone(&lines);
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                collected.state.lock().unwrap().0.push(line);
                collected.changed.notify_all();
            }
            collected.state.lock().unwrap().1 = true;
            collected.changed.notify_all();
        });
        lines
    }

    fn all(&self) -> Vec<String> {
        self.state.lock().unwrap().0.clone()
    }

    /// Waits for a line, from number `from` on.
    fn find(&self, from: usize, is_it: impl Fn(&str) -> bool) -> String {
        let found = |lines: &[String]| lines.iter().skip(from).find(|line| is_it(line)).cloned();
        let waiting = |state: &mut (Vec<String>, bool)| found(&state.0).is_none() && !state.1;
        let state = self.state.lock().unwrap();
        let (state, _) = self
            .changed
            .wait_timeout_while(state, LIMIT, waiting)
            .unwrap();
        let line = found(&state.0);
        let text = state.0.join("\n");
        drop(state);
        line.unwrap_or_else(|| panic!("no such line in:\n{text}"))
    }

    fn ended(&self) {
        let state = self.state.lock().unwrap();
        let (state, _) = self
            .changed
            .wait_timeout_while(state, LIMIT, |state| !state.1)
            .unwrap();
        let is_over = state.1;
        drop(state);
        assert!(is_over, "the process goes on");
    }
}

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

fn field<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers
        .iter()
        .find(|(n, _)| n.eq_ignore_ascii_case(name))
        .map(|(_, value)| value.as_str())
}

/// A request that an [`Upstream`] got.
#[derive(Clone, Debug)]
pub struct Request {
    pub line: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        field(&self.headers, name)
    }

    pub fn path(&self) -> &str {
        self.line.split(' ').nth(1).unwrap()
    }
}

/// What an [`Upstream`] does with a request.
pub enum Reply {
    /// These bytes, then the next request.
    Keep(Vec<u8>),
    /// These bytes, then the end of the connection.
    Close(Vec<u8>),
}

impl Reply {
    /// A 200 with this body.
    pub fn ok(body: &str) -> Self {
        Self::Keep(
            format!(
                "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
            .into_bytes(),
        )
    }
}

/// A server on loopback; each connection has a thread.
pub struct Upstream {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<Request>>>,
}

impl Upstream {
    /// Answers every request with what `reply` says.
    pub fn start(reply: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::<Mutex<Vec<Request>>>::default();
        let (reply, seen) = (Arc::new(reply), Arc::clone(&requests));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (reply, seen) = (Arc::clone(&reply), Arc::clone(&seen));
                // A connection that breaks is the test's business, not this thread's.
                thread::spawn(move || answer(stream, &*reply, &seen));
            }
        });
        Self { address, requests }
    }

    /// `127.0.0.1:4711`, for `proxy = "…"`.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }
}

fn answer(
    mut stream: TcpStream,
    reply: &(impl Fn(&Request) -> Reply + ?Sized),
    seen: &Mutex<Vec<Request>>,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    loop {
        let request = read_request(&mut reader)?;
        seen.lock().unwrap().push(request.clone());
        match reply(&request) {
            Reply::Keep(bytes) => stream.write_all(&bytes).ok()?,
            Reply::Close(bytes) => return stream.write_all(&bytes).ok(),
        }
    }
}

fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = || {
        let mut text = String::new();
        reader
            .read_line(&mut text)
            .ok()
            .filter(|count| *count > 0)?;
        Some(text.trim_end().to_owned())
    };
    let first = line()?;
    let mut headers = Vec::new();
    loop {
        let text = line()?;
        if text.is_empty() {
            break;
        }
        let (name, value) = text.split_once(':')?;
        headers.push((name.to_owned(), value.trim().to_owned()));
    }
    let mut request = Request {
        line: first,
        headers,
        body: Vec::new(),
    };
    if let Some(length) = request.header("content-length") {
        let mut body = vec![0; length.parse().ok()?];
        reader.read_exact(&mut body).ok()?;
        request.body = body;
    } else if request.header("transfer-encoding").is_some() {
        loop {
            let mut size = String::new();
            reader.read_line(&mut size).ok()?;
            let size = usize::from_str_radix(size.trim_end(), 16).ok()?;
            let mut chunk = vec![0; size + 2];
            reader.read_exact(&mut chunk).ok()?;
            if size == 0 {
                break;
            }
            request.body.extend_from_slice(&chunk[..size]);
        }
    }
    Some(request)
}

static AUTHORITIES: AtomicU32 = AtomicU32::new(0);

/// A certificate authority of the test.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
    der: CertificateDer<'static>,
}

/// A certificate and key, in memory and as files.
pub struct Certificate {
    pub certificate: PathBuf,
    pub key: PathBuf,
    pub der: CertificateDer<'static>,
    pub key_der: Vec<u8>,
}

impl Authority {
    pub fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        let serial = AUTHORITIES.fetch_add(1, Ordering::Relaxed);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params
            .distinguished_name
            // Its own name: two authorities of one name are one to a verifier.
            .push(rcgen::DnType::CommonName, format!("Test CA {serial}"));
        let certificate = params.self_signed(&key).unwrap();
        Self {
            pem: certificate.pem(),
            der: certificate.der().clone(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Writes the CA's certificate as `ca.pem`.
    pub fn write(&self, directory: &Path) -> PathBuf {
        let path = directory.join("ca.pem");
        std::fs::write(&path, &self.pem).unwrap();
        path
    }

    /// Issues a certificate, as `NAME.pem` and `NAME.key`, for `hosts`.
    pub fn issue(&self, directory: &Path, name: &str, hosts: &[&str]) -> Certificate {
        self.issue_with(directory, name, hosts, |_| {})
    }

    /// The same, after `change`.
    pub fn issue_with(
        &self,
        directory: &Path,
        name: &str,
        hosts: &[&str],
        change: impl FnOnce(&mut CertificateParams),
    ) -> Certificate {
        let hosts = hosts
            .iter()
            .map(|host| (*host).to_owned())
            .collect::<Vec<_>>();
        let mut params = CertificateParams::new(hosts).unwrap();
        params
            .distinguished_name
            .push(rcgen::DnType::CommonName, name);
        params.extended_key_usages = vec![
            ExtendedKeyUsagePurpose::ServerAuth,
            ExtendedKeyUsagePurpose::ClientAuth,
        ];
        change(&mut params);
        let pair = KeyPair::generate().unwrap();
        let issued = params.signed_by(&pair, &self.issuer).unwrap();
        let certificate = directory.join(format!("{name}.pem"));
        let key = directory.join(format!("{name}.key"));
        std::fs::write(&certificate, issued.pem()).unwrap();
        std::fs::write(&key, pair.serialize_pem()).unwrap();
        Certificate {
            certificate,
            key,
            der: issued.der().clone(),
            key_der: pair.serialize_der(),
        }
    }

    /// A TLS client that trusts this CA.
    pub fn client(&self) -> ClientConfig {
        self.client_with(&[&rustls::version::TLS13, &rustls::version::TLS12], None)
    }

    /// A TLS client that trusts this CA, with these versions and this certificate.
    pub fn client_with(
        &self,
        versions: &[&'static rustls::SupportedProtocolVersion],
        certificate: Option<&Certificate>,
    ) -> ClientConfig {
        let mut roots = RootCertStore::empty();
        roots.add(self.der.clone()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_root_certificates(roots);
        match certificate {
            None => builder.with_no_client_auth(),
            Some(c) => {
                let key = PrivateKeyDer::try_from(c.key_der.clone()).unwrap();
                builder
                    .with_client_auth_cert(vec![c.der.clone()], key)
                    .unwrap()
            }
        }
    }
}

/// Waits until `ask` gives something; for what is seen only by asking again.
pub fn eventually<T: Debug>(mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = ask() {
            return found;
        }
        assert!(begun.elapsed() < LIMIT, "it never came");
        thread::park_timeout(Duration::from_millis(2));
    }
}
