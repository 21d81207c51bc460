//! What goes into a report, as text files, secrets masked.
//!
//! Everything passes [`Collected::new`], which masks line by line or, in JSON, text by text. Bounds:
//! 50 stories; 64 KiB of a file of this host; an answer of the process as the client bounds it.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, Read};
use std::path::Path;

use candor_diagnostics::redact;
use serde_json::{Value, json};

use crate::admin::{Client, masked, path_segment};
use crate::command::environment;

/// Stories at most.
const STORIES_MAX: usize = 50;
/// Bytes of a file of this host.
const FILE_MAX: u64 = 64 * 1024;

/// What the process tells of itself.
const ASKED: [(&str, &str); 9] = [
    ("status.json", "/v1/status"),
    ("sites.json", "/v1/sites"),
    ("upstreams.json", "/v1/upstreams"),
    ("routes.json", "/v1/routes"),
    ("certificates.json", "/v1/certificates"),
    ("incidents.json", "/v1/incidents"),
    ("changes.json", "/v1/changes"),
    ("failures.json", "/v1/failures?limit=50"),
    ("log.json", "/v1/log"),
];

/// What this host tells; anybody may read it.
const HOST: [&str; 8] = [
    "/etc/os-release",
    "/proc/loadavg",
    "/proc/meminfo",
    "/proc/pressure/cpu",
    "/proc/pressure/io",
    "/proc/pressure/memory",
    "/proc/sys/net/core/somaxconn",
    "/proc/sys/net/ipv4/ip_local_port_range",
];

/// A file of the report.
#[derive(Debug)]
pub(super) struct Collected {
    pub(super) name: String,
    pub(super) text: String,
}

impl Collected {
    /// The same, but these ids are no secrets.
    fn keeping(name: &str, text: &str, ids: &Ids) -> Self {
        let mut collected = Self::new(name, &ids.hidden(text));
        collected.text = ids.shown(&collected.text);
        collected
    }

    fn new(name: &str, text: &str) -> Self {
        Self {
            name: name.to_owned(),
            text: match serde_json::from_str(text) {
                Ok(value @ (Value::Array(_) | Value::Object(_))) => {
                    format!("{:#}\n", mask(value))
                }
                _ => lines(text),
            },
        }
    }
}

/// Ids of requests: as long as a secret, and what the files of a report are matched by.
#[derive(Debug, Default)]
struct Ids {
    /// Of the failures, the last one first.
    failures: Vec<String>,
    /// Those that would be masked.
    long: Vec<String>,
}

impl Ids {
    fn of(client: &Client) -> Self {
        let ask = |path| client.get(path).map(|it| it.json()).unwrap_or_default();
        Self::new(&ask("/v1/failures?limit=50"), &ask("/v1/incidents"))
    }

    fn new(failures: &Value, incidents: &Value) -> Self {
        let each = |list: &Value| list.as_array().cloned().unwrap_or_default();
        let failures = each(failures).into_iter();
        let failures = failures.filter_map(|it| it["request_id"].as_str().map(str::to_owned));
        let failures: Vec<_> = failures.collect();
        let incidents = each(incidents);
        let more = incidents.iter().flat_map(|it| each(&it["requests"]));
        let more = more.filter_map(|it| it.as_str().map(str::to_owned));
        // Only what looks like an id of ours: another could be any text.
        let is_long = |id: &String| id.len() == 32 && id.bytes().all(|it| it.is_ascii_hexdigit());
        let mut long: Vec<_> = failures.iter().cloned().chain(more).collect();
        long.retain(is_long);
        long.sort_unstable();
        long.dedup();
        Self { failures, long }
    }

    /// The text with a short word in place of each id.
    fn hidden(&self, text: &str) -> String {
        let ids = self.long.iter().enumerate();
        ids.fold(text.to_owned(), |text, (n, id)| {
            text.replace(id, &format!("REQUEST-ID-{n}-"))
        })
    }

    /// What [`Ids::hidden`] hid is back.
    fn shown(&self, text: &str) -> String {
        let ids = self.long.iter().enumerate();
        ids.fold(text.to_owned(), |text, (n, id)| {
            text.replace(&format!("REQUEST-ID-{n}-"), id)
        })
    }
}

fn lines(text: &str) -> String {
    text.lines().map(|line| redact::line(line) + "\n").collect()
}

/// Masks every text of a value, and what members whose names look secret hold.
fn mask(value: Value) -> Value {
    match value {
        Value::String(text) => lines(&text).trim_end_matches('\n').into(),
        Value::Array(items) => items.into_iter().map(mask).collect(),
        Value::Object(members) => {
            let members = members.into_iter().map(|(name, value)| {
                let value = match value {
                    Value::String(_) | Value::Array(_) | Value::Object(_) if is_secret(&name) => {
                        "***".into()
                    }
                    // Whoever reads it follows a request by its id, which looks random.
                    Value::String(_) if name == "request_id" => value,
                    _ => mask(value),
                };
                (name, value)
            });
            Value::Object(members.collect())
        }
        other => other,
    }
}

/// Whether a value behind this name would be masked in a log.
fn is_secret(name: &str) -> bool {
    let line = format!("{name}=x");
    redact::line(&line) != line
}

/// Everything there is.
pub(super) fn collect(client: Option<&Client>, file: Option<&Path>) -> Vec<Collected> {
    let mut all = vec![
        Collected::new("version.txt", &version()),
        Collected::new("host.txt", &host()),
    ];
    match client {
        Some(client) => process(&mut all, client),
        None => all.push(configuration(file)),
    }
    all
}

fn version() -> String {
    let system = rustix::system::uname();
    format!(
        "candor {}\n{} {} {} {}\n",
        env!("CARGO_PKG_VERSION"),
        system.sysname().to_string_lossy(),
        system.release().to_string_lossy(),
        system.version().to_string_lossy(),
        system.machine().to_string_lossy(),
    )
}

fn host() -> String {
    let mut out = String::new();
    for path in HOST {
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(FILE_MAX).read_to_end(&mut bytes));
        let text = match read {
            Ok(_) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(e) => format!("cannot be read: {e}\n"),
        };
        // Writing to memory cannot fail.
        let _ = writeln!(out, "== {path}\n{text}");
    }
    out
}

/// The configuration file as it would be in force.
fn configuration(file: Option<&Path>) -> Collected {
    let file = file.unwrap_or_else(|| Path::new("/etc/candor/candor.toml"));
    let text = match candor_conf::load(file, &environment) {
        Ok(loaded) => masked(&loaded.effective).toml(),
        Err(problems) => format!("# cannot be used:\n{}", problems.render(false)),
    };
    Collected::new("configuration.toml", &text)
}

fn process(all: &mut Vec<Collected>, client: &Client) {
    let ids = Ids::of(client);
    let mut ask = |name: &str, path: &str| {
        let (name, text) = match client.get(path) {
            Ok(answer) => (name.to_owned(), answer.body),
            Err(failed) => (format!("{name}.error.txt"), failed.to_string()),
        };
        all.push(Collected::keeping(&name, &text, &ids));
    };
    ask("configuration.toml", "/v1/configuration");
    for (name, path) in ASKED {
        ask(name, path);
    }
    ask("metrics.txt", "/v1/metrics");
    for id in ids.failures.iter().take(STORIES_MAX) {
        let path = format!("/v1/requests/{}", path_segment(id));
        // A name of a file, whatever a file of failures may have held.
        let name: String = id.chars().filter(char::is_ascii_alphanumeric).collect();
        if let Ok(answer) = client.text(&path, false) {
            let name = format!("failures/{name}.txt");
            all.push(Collected::keeping(&name, &answer.body, &ids));
        }
    }
    all.push(doctor(client));
}

/// What the running process finds when it looks for broken rungs.
fn doctor(client: &Client) -> Collected {
    let wish = json!({ "what": null, "path": null });
    let lines = match client.post_stream("/v1/doctor", &wish) {
        Ok(lines) => lines,
        Err(failed) => return Collected::new("doctor.error.txt", &failed.to_string()),
    };
    let events = lines.lines().map_while(Result::ok).filter_map(|line| {
        let event = line.strip_prefix("data:")?;
        serde_json::from_str::<Value>(event.trim_start()).ok()
    });
    let events: Value = events.collect();
    Collected::new("doctor.json", &events.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_in_text_and_in_json() {
        let url = "redis://:hunter2@db:6379";
        let text = Collected::new("a.txt", &format!("first\nsaid {url} again\n"));
        assert!(!text.text.contains("hunter2"), "{}", text.text);
        assert!(text.text.starts_with("first\n"), "{}", text.text);
        let value = json!({ "list": [{ "text": url }], "count": 3 }).to_string();
        let json = Collected::new("a.json", &value).text;
        assert!(!json.contains("hunter2"), "{json}");
        let back: Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(back["count"], 3);
        let id = "0123456789abcdef0123456789abcdef";
        let value = json!({ "request_id": id }).to_string();
        assert!(Collected::new("a.json", &value).text.contains(id));
        let value =
            json!({ "password": "hunter2", "tokens": ["hunter2"], "path": "/a" }).to_string();
        let json = Collected::new("a.json", &value).text;
        assert!(!json.contains("hunter2"), "{json}");
        assert!(json.contains("/a"), "{json}");
    }

    #[test]
    fn ids_of_requests_are_no_secrets() {
        let [failed, other, secret] = ["0a1b", "1c2d", "2e3f"].map(|it| it.repeat(8));
        let ids = Ids::new(
            &json!([{ "request_id": failed }, { "request_id": "GET" }]),
            &json!([{ "requests": [failed, other] }]),
        );
        assert_eq!(ids.failures, [failed.clone(), "GET".to_owned()]);
        let text = format!("GET {failed} {secret}\ntoken={other}\n");
        let text = Collected::keeping("a.txt", &text, &ids).text;
        assert_eq!(text, format!("GET {failed} ***\ntoken=***\n"));
        let value = json!({ "requests": [failed, other, secret] }).to_string();
        let json = Collected::keeping("a.json", &value, &ids).text;
        let back: Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(back["requests"], json!([failed, other, "***"]));
    }
}
