//! What members that speak FastCGI or uwsgi get in place of a head: the parameters of RFC 3875 §4.1
//! and those that web servers add to them.

use std::borrow::Cow;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use candor_conf::model::{Gateway, Protocol};

use super::forward::{self, Onward, Sender};
use super::{Request, RequestId};
use crate::http1::request::{RequestFraming, Version};
use crate::policy::fields as changes;
use crate::upstream::protocol::parameters::Writer;

/// Which script is asked, and for what.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Script {
    /// SCRIPT_NAME: the part of the path that names it, decoded.
    pub name: Vec<u8>,
    /// PATH_INFO: the rest of the path, decoded.
    pub info: Vec<u8>,
    /// SCRIPT_FILENAME: its file, as the member sees it.
    pub file: Option<PathBuf>,
}

impl Script {
    /// The script that a path is for without a look at the files.
    pub(crate) fn of(path: &[u8], gateway: Option<&Gateway>) -> Self {
        let path = decoded(path);
        let Some(gateway) = gateway else {
            return Self {
                info: path,
                ..Self::default()
            };
        };
        if gateway.looks {
            return match split(&path).next() {
                Some((name, info)) => Self::at(&gateway.root, name, info),
                None => Self::at(&gateway.root, b"/index.php", b""),
            };
        }
        Self {
            file: Some(below(&gateway.root, &path)),
            info: path,
            ..Self::default()
        }
    }

    /// The script of this name below `root`.
    pub(crate) fn at(root: &Path, name: &[u8], info: &[u8]) -> Self {
        Self {
            file: Some(below(root, name)),
            name: name.to_vec(),
            info: info.to_vec(),
        }
    }
}

/// A decoded path below a root.
pub(super) fn below(root: &Path, path: &[u8]) -> PathBuf {
    let relative = path.strip_prefix(b"/").unwrap_or(path);
    root.join(std::ffi::OsStr::from_bytes(relative))
}

/// Each way to read a path as a script and what follows, the shortest name first.
pub(super) fn split(path: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    memchr::memmem::find_iter(path, b".php").filter_map(|at| {
        let (name, info) = path.split_at(at + 4);
        matches!(info.first(), None | Some(b'/')).then_some((name, info))
    })
}

/// A path with its escapes decoded, dot segments resolved and empty ones merged. What leads above the
/// root was refused before.
pub(super) fn decoded(path: &[u8]) -> Vec<u8> {
    let bytes: Cow<'_, [u8]> = percent_encoding::percent_decode(path).into();
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut segments = bytes.split(|byte| *byte == b'/').peekable();
    while let Some(segment) = segments.next() {
        match segment {
            b"" | b"." => {}
            b".." => {
                let parent = memchr::memrchr(b'/', &out).unwrap_or(0);
                out.truncate(parent);
            }
            segment => {
                out.push(b'/');
                out.extend_from_slice(segment);
                continue;
            }
        }
        if segments.peek().is_none() {
            out.push(b'/');
        }
    }
    if out.is_empty() {
        out.push(b'/');
    }
    out
}

/// Fields that become parameters of another kind, or that a gateway has no use for. `Proxy` would
/// become HTTP_PROXY, by which libraries are told of a proxy to use.
const UNSENT: &[&[u8]] = &[
    b"connection",
    b"content-length",
    b"content-type",
    b"expect",
    b"proxy",
    b"te",
    b"transfer-encoding",
    b"upgrade",
];

/// Writes the parameters of a request.
pub(super) fn parameters(
    out: &mut Vec<u8>,
    client: Sender<'_>,
    request: &Request<'_>,
    id: &RequestId,
    onward: &Onward<'_>,
) {
    // The fields are those that an HTTP/1.1 member would get.
    let mut text = Vec::with_capacity(1024);
    forward::request_head(&mut text, client, request, id, onward);
    let fields = Fields::of(&text);
    let head = request.head;
    let is_held = matches!(
        head.framing,
        RequestFraming::Chunked | RequestFraming::Stream
    );
    let mut out = Writer::begin(out, is_held, head.expect_continue);

    let mut target = Vec::with_capacity(64);
    changes::forwarded_target(&mut target, request, onward.route);
    let (path, query) = match memchr::memchr(b'?', &target) {
        Some(at) => (&target[..at], &target[at + 1..]),
        None => (&target[..], &[][..]),
    };
    let gateway = onward.proxy.gateway.as_deref();
    let of_path;
    let script = match onward.script {
        Some(script) => script,
        None => {
            of_path = Script::of(path, gateway);
            &of_path
        }
    };
    out.pair(b"REQUEST_METHOD", head.method.of(request.bytes));
    out.pair(b"REQUEST_URI", &target);
    out.pair(b"QUERY_STRING", query);
    out.pair(b"SCRIPT_NAME", &script.name);
    out.pair(b"PATH_INFO", &script.info);
    let document = [&script.name[..], &script.info].concat();
    out.pair(b"DOCUMENT_URI", &document);
    if let Some(file) = &script.file {
        out.pair(b"SCRIPT_FILENAME", file.as_os_str().as_bytes());
    }
    if let Some(gateway) = gateway {
        let root = gateway.root.as_os_str().as_bytes();
        out.pair(b"DOCUMENT_ROOT", root);
        if !script.info.is_empty() {
            let translated = below(&gateway.root, &script.info);
            out.pair(b"PATH_TRANSLATED", translated.as_os_str().as_bytes());
        }
    }
    let protocol = match (onward.protocol, head.version) {
        // uWSGI answers in the version that it is told.
        (Protocol::Uwsgi, Version::Http10) => "HTTP/1.0",
        (Protocol::Uwsgi, _) => "HTTP/1.1",
        (_, version) => version.as_str(),
    };
    out.pair(b"SERVER_PROTOCOL", protocol.as_bytes());
    addresses(&mut out, client, fields.value(b"HTTP_HOST"));
    if let Some(value) = fields.content_type {
        out.pair(b"CONTENT_TYPE", value);
    }
    if let RequestFraming::Length(length) = head.framing {
        let mut text = itoa::Buffer::new();
        out.pair(b"CONTENT_LENGTH", text.format(length).as_bytes());
    }
    for (name, value) in &fields.list {
        out.pair(name, value);
    }
}

fn addresses(out: &mut Writer<'_>, client: Sender<'_>, host: Option<&[u8]>) {
    out.pair(b"GATEWAY_INTERFACE", b"CGI/1.1");
    out.pair(
        b"SERVER_SOFTWARE",
        concat!("candor/", env!("CARGO_PKG_VERSION")).as_bytes(),
    );
    // php-cgi asks for it, to know that it is a web server that calls it.
    out.pair(b"REDIRECT_STATUS", b"200");
    let is_secure = client.scheme == "https";
    if is_secure {
        out.pair(b"HTTPS", b"on");
    }
    out.pair(b"REQUEST_SCHEME", client.scheme.as_bytes());
    out.pair(b"REMOTE_ADDR", client.address.as_bytes());
    let mut text = itoa::Buffer::new();
    if let Some(source) = client.source {
        out.pair(b"REMOTE_PORT", text.format(source.port()).as_bytes());
    }
    let host = host.unwrap_or(b"localhost");
    out.pair(b"SERVER_NAME", without_port(host));
    let port = match client.local {
        Some(local) => {
            let address = local.ip().to_canonical();
            if !address.is_unspecified() {
                out.pair(b"SERVER_ADDR", address.to_string().as_bytes());
            }
            local.port()
        }
        None if is_secure => 443,
        None => 80,
    };
    out.pair(b"SERVER_PORT", text.format(port).as_bytes());
}

fn without_port(host: &[u8]) -> &[u8] {
    let digits = host.iter().rev().take_while(|it| it.is_ascii_digit());
    let end = host.len() - digits.count();
    match host[..end].split_last() {
        Some((b':', name)) if name.first() != Some(&b'[') || name.ends_with(b"]") => name,
        _ => host,
    }
}

/// The fields of a head as parameters.
struct Fields<'a> {
    list: Vec<(Vec<u8>, Cow<'a, [u8]>)>,
    content_type: Option<&'a [u8]>,
}

impl<'a> Fields<'a> {
    /// Of a head in HTTP/1.1 text that Candor wrote.
    fn of(head: &'a [u8]) -> Self {
        let mut fields = Self {
            list: Vec::with_capacity(16),
            content_type: None,
        };
        let lines = head.split(|byte| *byte == b'\n').skip(1);
        for line in lines.filter_map(|line| line.strip_suffix(b"\r")) {
            if let Some(colon) = line.iter().position(|byte| *byte == b':') {
                fields.add(&line[..colon], line[colon + 1..].trim_ascii());
            }
        }
        fields
    }

    fn add(&mut self, name: &[u8], value: &'a [u8]) {
        if name.eq_ignore_ascii_case(b"content-type") {
            self.content_type.get_or_insert(value);
        }
        // One name would stand for another if `_` could be written for `-`.
        let is_plain = name
            .iter()
            .all(|it| it.is_ascii_alphanumeric() || *it == b'-');
        if !is_plain || UNSENT.iter().any(|it| name.eq_ignore_ascii_case(it)) {
            return;
        }
        let mut parameter = b"HTTP_".to_vec();
        parameter.extend(name.iter().map(|it| match it {
            b'-' => b'_',
            it => it.to_ascii_uppercase(),
        }));
        let joint: &[u8] = match parameter.as_slice() {
            b"HTTP_COOKIE" => b"; ",
            _ => b", ",
        };
        match self.list.iter_mut().find(|(it, _)| *it == parameter) {
            Some((_, before)) => {
                let before = before.to_mut();
                before.extend_from_slice(joint);
                before.extend_from_slice(value);
            }
            None => self.list.push((parameter, Cow::Borrowed(value))),
        }
    }

    fn value(&self, name: &[u8]) -> Option<&[u8]> {
        let found = self.list.iter().find(|(it, _)| it == name);
        found.map(|(_, value)| &**value)
    }
}

#[cfg(test)]
mod tests;
