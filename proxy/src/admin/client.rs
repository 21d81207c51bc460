//! The commands' side: finds the interface of a running process and asks it.
//!
//! HTTP/1.0 over one connection for each question, so that an answer ends with its connection and a
//! stream is read as it comes.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use candor_conf::Problems;
use candor_conf::model;
use candor_diagnostics::render;
use clap::Args;
use serde_json::{Value, json};

use super::Address;
use super::address::{directories, key_file, sockets};
use super::guard::now_unix_s;
use crate::policy::token::OperatorKey;

/// An answer must have come by then.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(60);
/// Bytes of a line of an answer's head, and of an answer.
const LINE_MAX: u64 = 16 * 1024;
const ANSWER_MAX: u64 = 64 * 1024 * 1024;
/// A token made for one question.
const TOKEN_TIME: Duration = Duration::from_secs(60);

/// Which running process is asked.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The admin interface: unix:/PATH or a loopback address with a port
    #[arg(long, value_name = "ADDRESS", global = false)]
    admin: Option<Address>,

    /// The configuration file of the process, which says where its admin interface is
    #[arg(short, long, value_name = "FILE", conflicts_with = "admin")]
    config: Option<PathBuf>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The configuration file cannot be used.
    Configuration(Problems),
    /// No process answers; with what to do.
    Nobody(String),
    /// It is not clear whom to ask, or how; with what to do.
    Unclear(String),
    /// The process cannot be reached.
    Unreachable(Address, io::Error),
    /// It refused.
    Refused(u16, String),
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Configuration(_) => f.write_str("the configuration file cannot be used"),
            Self::Nobody(text) | Self::Unclear(text) => f.write_str(text),
            Self::Unreachable(address, e) => match e.kind() {
                io::ErrorKind::NotFound | io::ErrorKind::ConnectionRefused => {
                    write!(f, "no Candor answers at {address} (is it running?)")
                }
                io::ErrorKind::PermissionDenied => write!(
                    f,
                    "this user may not open {address}: ask as the user that Candor runs as, or as root"
                ),
                _ => write!(f, "no answer from {address}: {e}"),
            },
            Self::Refused(_, text) => f.write_str(text),
        }
    }
}

impl Where {
    /// The configuration file that is named.
    pub(crate) fn file(&self) -> Option<&Path> {
        self.config.as_deref()
    }

    /// Whether an interface is named.
    pub(crate) const fn is_named(&self) -> bool {
        self.admin.is_some()
    }

    /// Every process that this may mean; those that are gone are left out.
    pub(crate) fn all(&self) -> Result<Vec<Client>, Failed> {
        if let Some(address) = &self.admin {
            return Ok(vec![Client::new(address.clone())]);
        }
        let named = match &self.config {
            None => None,
            Some(file) => match configured(file)? {
                Some(address) => return Ok(vec![Client::new(address)]),
                None => std::path::absolute(file).ok(),
            },
        };
        let clients = sockets()
            .into_iter()
            .map(|path| Client::new(Address::Unix(path)));
        let mut living = Vec::new();
        let mut refused = None;
        for client in clients {
            match client.get("/v1/status") {
                Ok(answer) => {
                    let status = answer.json();
                    let theirs = status["configuration"].as_str().map(Path::new);
                    if named.is_none() || named.as_deref() == theirs {
                        living.push(client);
                    }
                }
                Err(Failed::Unreachable(_, e)) if e.kind() == io::ErrorKind::ConnectionRefused => {}
                Err(e) => refused = Some(e),
            }
        }
        match (living.is_empty(), refused) {
            (true, Some(e)) => Err(e),
            (true, None) => Err(Failed::Nobody(nobody())),
            (false, _) => Ok(living),
        }
    }

    /// The one process that this means.
    pub(crate) fn one(&self) -> Result<Client, Failed> {
        let mut all = self.all()?;
        match all.len() {
            1 => Ok(all.remove(0)),
            _ => {
                let mut text = "several processes of Candor run; choose one:".to_owned();
                for client in all {
                    text += &format!("\n  --admin {}", client.address);
                    let status = client.get("/v1/status").map(|answer| answer.json());
                    let status = status.unwrap_or_default();
                    if let Some(listeners) = status["listeners"].as_array() {
                        let listeners = listeners.iter().filter_map(Value::as_str);
                        let listeners = listeners.collect::<Vec<_>>().join(", ");
                        text += &format!("   process {}, on {listeners}", status["pid"]);
                    }
                }
                Err(Failed::Unclear(text))
            }
        }
    }
}

fn nobody() -> String {
    let places = directories();
    let places = places.iter().map(|path| path.display().to_string());
    format!(
        "no running Candor is found: no process answers in {}; name it with --admin ADDRESS or -c FILE",
        places.collect::<Vec<_>>().join(" or ")
    )
}

/// The address that a configuration names; `None`: the default.
fn configured(file: &Path) -> Result<Option<Address>, Failed> {
    let loaded = candor_conf::load(file, &|name| std::env::var(name).ok());
    let loaded = loaded.map_err(Failed::Configuration)?;
    match loaded.configuration.process.admin {
        model::Admin::Default => Ok(None),
        model::Admin::Unix(path) => Ok(Some(Address::Unix(path))),
        model::Admin::Tcp(address) => Ok(Some(Address::Tcp(address))),
        model::Admin::Off => {
            let text = format!("{} has switched the admin interface off", file.display());
            Err(Failed::Unclear(text))
        }
    }
}

/// Asks one process.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    address: Address,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The body.
    pub(crate) body: String,
}

impl Answer {
    /// The body as JSON; null if it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

trait Stream: Read + Write + Send {}
impl<T: Read + Write + Send> Stream for T {}

impl Client {
    pub(crate) const fn new(address: Address) -> Self {
        Self { address }
    }

    /// Where it asks.
    pub(crate) const fn address(&self) -> &Address {
        &self.address
    }

    /// Asks for JSON.
    pub(crate) fn get(&self, path: &str) -> Result<Answer, Failed> {
        self.ask("GET", path, "application/json", None)
    }

    /// Asks for text, in the colors of a terminal or without.
    pub(crate) fn text(&self, path: &str, color: bool) -> Result<Answer, Failed> {
        let accept = match color {
            true => "text/plain; color=always",
            false => "text/plain",
        };
        self.ask("GET", path, accept, None)
    }

    /// Sends JSON.
    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Answer, Failed> {
        self.ask("POST", path, "application/json", Some(body))
    }

    /// Ends something.
    pub(crate) fn delete(&self, path: &str) -> Result<Answer, Failed> {
        self.ask("DELETE", path, "application/json", None)
    }

    /// Makes a token: on TCP with the key that the process left for its own user.
    pub(crate) fn mint(&self, lifetime: Duration) -> Result<String, Failed> {
        match &self.address {
            Address::Unix(_) => {
                let body = json!({ "seconds": lifetime.as_secs() });
                let answer = self.post("/v1/token", &body)?.json();
                Ok(answer["token"].as_str().unwrap_or_default().to_owned())
            }
            Address::Tcp(address) => mint(*address, lifetime).map_err(Failed::Unclear),
        }
    }

    /// The lines of a stream, as they come.
    pub(crate) fn stream(&self, path: &str) -> Result<impl BufRead + use<>, Failed> {
        let lost = |e| Failed::Unreachable(self.address.clone(), e);
        let mut reader = self.begin("GET", path, "text/event-stream", None, None)?;
        let status = head(&mut reader).map_err(lost)?;
        if status != 200 {
            return Err(self.refused(status, reader));
        }
        Ok(reader)
    }

    /// Sends JSON; the lines of the stream that answers, as they come.
    pub(crate) fn post_stream(
        &self,
        path: &str,
        body: &Value,
    ) -> Result<impl BufRead + use<>, Failed> {
        let lost = |e| Failed::Unreachable(self.address.clone(), e);
        let mut reader = self.begin("POST", path, "text/event-stream", Some(body), None)?;
        let status = head(&mut reader).map_err(lost)?;
        if status != 200 {
            return Err(self.refused(status, reader));
        }
        Ok(reader)
    }

    fn ask(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        body: Option<&Value>,
    ) -> Result<Answer, Failed> {
        let lost = |e| Failed::Unreachable(self.address.clone(), e);
        let mut reader = self.begin(method, path, accept, body, Some(ANSWER_TIME_MAX))?;
        let status = head(&mut reader).map_err(lost)?;
        if !(200..300).contains(&status) {
            return Err(self.refused(status, reader));
        }
        let mut body = Vec::new();
        reader
            .take(ANSWER_MAX)
            .read_to_end(&mut body)
            .map_err(lost)?;
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Answer { body })
    }

    fn refused(&self, status: u16, reader: impl Read) -> Failed {
        let mut body = Vec::new();
        // What there is of it.
        let _ = reader.take(LINE_MAX).read_to_end(&mut body);
        let problem = serde_json::from_slice::<Value>(&body).unwrap_or_default();
        let detail = problem["detail"].as_str();
        let text = detail.map_or_else(
            || format!("{} answers {status}", self.address),
            str::to_owned,
        );
        Failed::Refused(status, render::cleaned(&text))
    }

    fn begin(
        &self,
        method: &str,
        path: &str,
        accept: &str,
        body: Option<&Value>,
        limit: Option<Duration>,
    ) -> Result<BufReader<Box<dyn Stream>>, Failed> {
        let lost = |e| Failed::Unreachable(self.address.clone(), e);
        let mut stream = self.connect(limit).map_err(lost)?;
        let mut request = format!("{method} {path} HTTP/1.0\r\nAccept: {accept}\r\n");
        match &self.address {
            Address::Unix(_) => request += "Host: localhost\r\n",
            Address::Tcp(address) => {
                request += &format!("Host: {address}\r\n");
                let token = token(*address).map_err(Failed::Unclear)?;
                request += &format!("Candor-Operator: {token}\r\n");
            }
        }
        match body {
            Some(body) => {
                let body = body.to_string();
                let length = body.len();
                request += &format!(
                    "Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
                );
            }
            None => request += "Content-Length: 0\r\n\r\n",
        }
        stream.write_all(request.as_bytes()).map_err(lost)?;
        Ok(BufReader::new(stream))
    }

    fn connect(&self, limit: Option<Duration>) -> io::Result<Box<dyn Stream>> {
        match &self.address {
            Address::Unix(path) => {
                let stream = UnixStream::connect(path)?;
                stream.set_read_timeout(limit)?;
                Ok(Box::new(stream))
            }
            Address::Tcp(address) => {
                let stream = TcpStream::connect_timeout(address, Duration::from_secs(5))?;
                stream.set_read_timeout(limit)?;
                Ok(Box::new(stream))
            }
        }
    }
}

/// A token for an interface on TCP: the environment's, or one made with the key that the process left
/// for its own user.
fn token(address: std::net::SocketAddr) -> Result<String, String> {
    if let Ok(token) = std::env::var("CANDOR_TOKEN") {
        return Ok(token);
    }
    mint(address, TOKEN_TIME)
}

/// Makes a token with the key that the process left for its own user.
fn mint(address: std::net::SocketAddr, lifetime: Duration) -> Result<String, String> {
    let paths = directories().into_iter().map(|it| key_file(&it, address));
    let keys = paths.filter_map(|path| std::fs::read_to_string(path).ok());
    let key = keys.filter_map(|text| OperatorKey::parse(&text)).next();
    key.and_then(|key| key.mint(now_unix_s(), lifetime))
        .ok_or_else(|| {
            format!(
                "{address} needs a token: set CANDOR_TOKEN, or ask as the user that Candor runs as"
            )
        })
}

/// Reads a head: the status.
fn head(reader: &mut impl BufRead) -> io::Result<u16> {
    let mut status = None;
    // More lines than hyper ever sends.
    for _ in 0..64 {
        let mut line = String::new();
        reader.by_ref().take(LINE_MAX).read_line(&mut line)?;
        let text = line.trim_end();
        if status.is_none() {
            let word = text.split(' ').nth(1).and_then(|word| word.parse().ok());
            status = Some(word.ok_or(io::ErrorKind::InvalidData)?);
        } else if text.is_empty() {
            break;
        }
    }
    status.ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// A text as one segment of a path, or one value of a query.
pub(crate) fn path_segment(text: &str) -> String {
    let escaped = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escaped).collect()
}
