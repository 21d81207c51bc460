//! The tables about the process: `[candor]`, `[client]`, `[dns]`, `[diagnosis]`, and `log`.

use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

use crate::address;
use crate::effective::Section;
use crate::model::{Access, Admin, Client, Diagnosis, Dns, Log, LogFormat, Process, Setting, Show};
use crate::problem::Problem;
use crate::reader::{Reader, a_text};
use crate::report::Report;
use crate::schema;
use crate::tree::{Node, Table, Value, quote};

/// `[candor]`.
pub(crate) fn candor(table: Option<&Table>, report: &mut Report, section: &mut Section) -> Process {
    let mut reader = Reader::new(table, &schema::CANDOR, report, section);
    let threads = if reader.get("threads").is_some() {
        usize::try_from(reader.count("threads", 1, 1..=1024).value).ok()
    } else {
        None
    };
    let trust = networks(&mut reader, "trust", &[]);
    let trust = trust.into_iter().map(|network| network.value).collect();
    let log = log(&mut reader);
    let metrics = reader.convert("metrics", |node| {
        address::socket(a_text("metrics", node)?, None)
    });
    let admin = admin(&mut reader);
    let shutdown = reader.duration("shutdown", Duration::from_secs(30));
    Process {
        threads,
        trust,
        log,
        metrics: metrics.map(|m| m.value),
        admin,
        shutdown,
    }
}

/// `admin`: `"default"`, `"off"`, a unix socket, or a loopback address.
fn admin(reader: &mut Reader<'_, '_>) -> Admin {
    const FORM: &str = "write \"unix:/run/candor/admin.sock\", \"127.0.0.1:9181\" or \"off\"";
    let found = reader.convert("admin", |node| match a_text("admin", node)? {
        "default" => Ok(Admin::Default),
        "off" => Ok(Admin::Off),
        text => match text.strip_prefix("unix:") {
            Some(path) => address::unix(path).map(Admin::Unix),
            None => match address::socket(text, None)? {
                address if address.ip().is_loopback() => Ok(Admin::Tcp(address)),
                _ => address::wrong("the admin interface would be open to the network", FORM),
            },
        },
    });
    found.map_or_else(
        || {
            reader.record("admin", quote("default"), None);
            Admin::Default
        },
        |found| found.value,
    )
}

/// `[client]`, or a listener's own upon it.
pub(crate) fn client(reader: &mut Reader<'_, '_>) -> Client {
    let s = Duration::from_secs;
    Client {
        handshake: reader.duration("handshake", s(10)),
        proxy_header: reader.duration("proxy_header", s(5)),
        head: reader.duration("head", s(30)),
        body: reader.duration("body", s(60)),
        idle: reader.duration("idle", s(75)),
        tunnel_idle: reader.duration_or_off("tunnel_idle"),
        connections: reader.count("connections", 100_000, 1..=10_000_000),
        requests: reader.count("requests", 10_000, 1..=u64::from(u32::MAX)),
        streams: reader.count("streams", 128, 1..=10_000),
        head_size: head_size(reader),
        head_fields: reader.count("head_fields", 100, 1..=10_000),
    }
}

fn head_size(reader: &mut Reader<'_, '_>) -> Setting<u64> {
    const LIMITS: std::ops::RangeInclusive<u64> = 1024..=1 << 20;
    let size = reader.size("head_size", 32 * 1024, false);
    if let Some(place) = size
        .place
        .as_ref()
        .filter(|_| !LIMITS.contains(&size.value))
    {
        reader.report.error(
            place,
            "`head_size` is out of range",
            "write a size from \"1KiB\" to \"1MiB\"",
        );
    }
    size
}

/// What no application has as its address: link-local networks (RFC 3927, RFC 4291 §2.5.6), where
/// clouds hand out credentials, such services elsewhere, and what means "this host" (RFC 1122
/// §3.2.1.3, RFC 4291 §2.5.2), which filters of names answer with.
const PROHIBITED: [&str; 6] = [
    "169.254.0.0/16",
    "fe80::/10",
    "100.100.100.200",
    "fd00:ec2::254",
    "0.0.0.0/8",
    "::",
];

/// `[dns]`.
pub(crate) fn dns(table: Option<&Table>, report: &mut Report, section: &mut Section) -> Dns {
    let mut reader = Reader::new(table, &schema::DNS, report, section);
    let mut resolvers = Vec::new();
    for (text, place) in reader.list("resolvers").unwrap_or_default() {
        match address::socket(text, Some(53)) {
            Ok(address) => resolvers.push(address),
            Err((message, help)) => reader.report.error(place, message, help),
        }
    }
    let timeout = reader.duration("timeout", Duration::from_secs(2));
    let search = reader.list("search").map(|list| {
        let mut out = Vec::new();
        for (text, place) in list {
            match address::name(text) {
                Ok(name) => out.push(name),
                Err((message, help)) => reader.report.error(place, message, help),
            }
        }
        out
    });
    let prohibit = networks(&mut reader, "prohibit", &PROHIBITED);
    Dns {
        resolvers,
        timeout,
        search,
        prohibit,
    }
}

/// `[diagnosis]`.
pub(crate) fn diagnosis(
    table: Option<&Table>,
    report: &mut Report,
    section: &mut Section,
) -> Diagnosis {
    const SHOW: [(&str, Show); 3] = [
        ("operator", Show::Operator),
        ("public", Show::Public),
        ("id-only", Show::IdOnly),
    ];
    let mut reader = Reader::new(table, &schema::DIAGNOSIS, report, section);
    let operators = networks(&mut reader, "operators", &["loopback"]);
    let operators = operators.into_iter().map(|network| network.value).collect();
    let show = reader.word("show", "operator", &SHOW);
    if let (Show::Public, Some(place)) = (show.value, &show.place) {
        reader.report.warn(Problem::at(
            place,
            "everybody is shown the addresses, paths and errors of what is behind this proxy",
            "write \"operator\" unless this is a closed network",
        ));
    }
    let probes = reader.flag("probes", true).value;
    let docker = docker(&mut reader);
    let capture = reader
        .inner("capture", &schema::CAPTURE)
        .count("keep", 200, 1..=10_000);
    let keep = reader
        .duration("keep", Duration::from_secs(7 * 86_400))
        .value;
    let file = reader.path("file").map(|file| file.value);
    let practice = reader.flag("practice", false).value;
    Diagnosis {
        operators,
        show: show.value,
        probes,
        docker,
        capture: usize::try_from(capture.value).unwrap_or(200),
        keep,
        file,
        practice,
    }
}

/// `docker`: the engine's socket, or `"off"`.
fn docker(reader: &mut Reader<'_, '_>) -> Option<PathBuf> {
    const FORM: &str = "write \"unix:/var/run/docker.sock\" or \"off\"";
    let found = reader.convert("docker", |node| match a_text("docker", node)? {
        "off" => Ok(None),
        text => match text.strip_prefix("unix:") {
            Some(path) => address::unix(path).map(Some),
            None => address::wrong("the Docker engine is reached by its unix socket only", FORM),
        },
    });
    if found.is_none() {
        reader.record("docker", quote("off"), None);
    }
    found.and_then(|found| found.value)
}

/// Networks, each with the place where it is written.
fn networks(reader: &mut Reader<'_, '_>, key: &str, default: &[&str]) -> Vec<Setting<IpNet>> {
    let written = reader.list(key);
    if written.is_none() {
        let items: Vec<String> = default.iter().map(|d| quote(d)).collect();
        reader.record(key, format!("[{}]", items.join(", ")), None);
        return default
            .iter()
            .filter_map(|d| address::networks(d).ok())
            .flatten()
            .map(|value| Setting { value, place: None })
            .collect();
    }
    let mut out = Vec::new();
    for (text, place) in written.unwrap_or_default() {
        match address::networks(text) {
            Ok(nets) => out.extend(nets.into_iter().map(|value| Setting {
                value,
                place: Some(place.clone()),
            })),
            Err((message, help)) => reader.report.error(place, message, help),
        }
    }
    out
}

/// `log`: a word, or a table.
pub(crate) fn log(reader: &mut Reader<'_, '_>) -> Log {
    let Some(node) = reader.get("log") else {
        let mut inner = reader.inner("log", &schema::LOG);
        let format = format(&mut inner, "format");
        let query = inner.flag("query", false).value;
        return Log {
            format,
            file: None,
            query,
        };
    };
    match &node.value {
        Value::Text { .. } => Log {
            format: format(reader, "log"),
            file: None,
            query: false,
        },
        Value::Table(_) => {
            let mut inner = reader.inner("log", &schema::LOG);
            let format = format(&mut inner, "format");
            let file = inner.path("file").map(|f| f.value);
            let query = inner.flag("query", false).value;
            Log {
                format,
                file,
                query,
            }
        }
        _ => {
            let help = "write `log = \"json\"`, `\"combined\"`, `\"off\"`, or `log = { file = \"/var/log/candor.log\" }`";
            reader.report.error(
                &node.place,
                format!("`log` is {}; it is a word or a table", node.kind()),
                help,
            );
            Log {
                format: LogFormat::Json,
                file: None,
                query: false,
            }
        }
    }
}

fn format(reader: &mut Reader<'_, '_>, key: &str) -> LogFormat {
    const WORDS: [(&str, LogFormat); 3] = [
        ("json", LogFormat::Json),
        ("combined", LogFormat::Combined),
        ("off", LogFormat::Off),
    ];
    if let Some(node) = reader.get(key)
        && let Some(text) = node.text()
    {
        if text.contains(['$', '%', '{']) {
            let help = "write \"json\" or \"combined\"";
            reader
                .report
                .settle(&node.place, "log templates are not in this version", help);
        } else if text.contains('/') {
            let help = format!("write `log = {{ file = {} }}`", quote(text));
            reader.report.settle(
                &node.place,
                format!("`{text}` is not a format of the log"),
                help,
            );
        }
    }
    reader.word(key, "json", &WORDS).value
}

/// Reads `allow` and `deny`.
pub(crate) fn access(reader: &mut Reader<'_, '_>) -> Option<Box<Access>> {
    let mut written = |key| match reader.get(key) {
        Some(_) => networks(reader, key, &[]),
        None => Vec::new(),
    };
    let (allow, deny) = (written("allow"), written("deny"));
    let empty = |node: &Node| matches!(&node.value, Value::List(list) if list.is_empty());
    if let Some(node) = reader.get("allow").filter(|node| empty(node)) {
        reader.report.error(
            &node.place,
            "`allow` names nobody, and so would deny everybody",
            "write `allow = [\"0.0.0.0/0\", \"::/0\"]` for everybody, or `deny` with the same for nobody",
        );
    }
    let any = !allow.is_empty() || !deny.is_empty();
    any.then(|| Box::new(Access { allow, deny }))
}

/// Reads `limit.body`.
pub(crate) fn body_max(reader: &mut Reader<'_, '_>) -> Setting<u64> {
    reader
        .inner("limit", &schema::LIMIT)
        .size("body", 10_000_000, true)
}

/// Reads `limit.response_body`.
pub(crate) fn response_body_max(reader: &mut Reader<'_, '_>) -> Setting<u64> {
    reader
        .inner("limit", &schema::LIMIT)
        .size("response_body", u64::MAX, true)
}

/// A table at the root, which must be one.
pub(crate) fn root_table<'t>(root: &'t Table, key: &str, report: &mut Report) -> Option<&'t Table> {
    let node = root.get(key)?;
    let table = node.table();
    if table.is_none() {
        report.error(
            &node.place,
            format!("`{key}` is {}; it is a table", node.kind()),
            format!("write [{key}]"),
        );
    }
    table
}
