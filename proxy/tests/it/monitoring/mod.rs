//! `candor alerts` and `candor dashboard`: taken by Prometheus's own tool, and every metric they
//! name is one that a running Candor has.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use serde_json::Value;

use crate::harness::{Authority, Candor, Client, Reply, Upstream, run};
use crate::program::skipped;

/// Names that need quoting, of all kinds.
const CONFIGURATION: &str = r#"
[candor]
metrics = "127.0.0.1:9180"
[upstream.app]
servers = ["127.0.0.1:3000"]
timeout = { first_byte = "20s" }
[upstream.idle]
servers = ["127.0.0.1:3009"]
[site."http://127.0.0.1:8080"]
proxy = "app"
[site."http://127.0.0.1:8080".route."/quoted/"]
proxy = "unix:/run/a\"b\\c{{ d }}.sock"
[site."http://127.0.0.1:8080".route."/fast/"]
proxy = "app"
timeout = { first_byte = "2s" }
[site."http://shop.example.com"]
respond = "hello"
"#;

fn promtool(arguments: &[&str]) -> Option<String> {
    let output = Command::new("promtool")
        .args(arguments)
        .stdin(Stdio::null())
        .output();
    let Ok(output) = output else {
        return skipped("promtool is not installed (make test installs it)");
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "promtool {arguments:?}: {said}");
    Some(said)
}

fn printed(command: &str, more: &[&str], directory: &Path) -> String {
    let file = directory.join("candor.toml");
    if !file.exists() {
        std::fs::write(&file, CONFIGURATION).unwrap();
    }
    let mut arguments = vec![command, file.to_str().unwrap()];
    arguments.extend(more);
    let (code, out, said) = run(&arguments);
    assert_eq!(code, 0, "{said}");
    out
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Every rule of the printed rules.
fn rules(directory: &Path) -> Vec<Value> {
    let all = parsed(&printed("alerts", &["--json"], directory));
    let groups = all["groups"].as_array().unwrap().clone();
    let rules = groups
        .into_iter()
        .map(|group| group["rules"].as_array().unwrap().clone());
    rules.flatten().collect()
}

/// Every question of the printed dashboard, its variables filled in.
fn questions(dashboard: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(dashboard, &mut found);
    let fill = |question: String| {
        question
            .replace("$__rate_interval", "5m")
            .replace("$instance", ".*")
            .replace("$site", ".*")
            .replace("$upstream", ".*")
    };
    found.into_iter().map(fill).collect()
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                match value.as_str().filter(|_| name == "expr") {
                    Some(question) => found.push(question.to_owned()),
                    None => collect(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        _ => {}
    }
}

#[test]
fn prometheus_takes_the_rules() {
    let directory = tempfile::tempdir().unwrap();
    let yaml = printed("alerts", &[], directory.path());
    let file = directory.path().join("rules.yaml");
    std::fs::write(&file, yaml).unwrap();
    let count = rules(directory.path()).len();
    // Five of the process, one for each site, three for each upstream that is used.
    assert_eq!(count, 5 + 2 + 2 * 3);
    if let Some(said) = promtool(&["check", "rules", file.to_str().unwrap()]) {
        assert!(said.contains(&format!("{count} rules found")), "{said}");
    }
}

#[test]
fn the_rules_fire_when_they_should() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(
        directory.path().join("rules.yaml"),
        printed("alerts", &[], directory.path()),
    )
    .unwrap();
    let file = directory.path().join("test.yaml");
    std::fs::write(&file, include_str!("rules.test.yaml")).unwrap();
    promtool(&["test", "rules", file.to_str().unwrap()]);
}

#[test]
fn prometheus_takes_every_question_of_the_dashboard() {
    let directory = tempfile::tempdir().unwrap();
    let dashboard = parsed(&printed("dashboard", &[], directory.path()));
    let questions = questions(&dashboard);
    assert!(questions.len() > 40, "{}", questions.len());
    let mut text = "groups:\n  - name: questions\n    rules:\n".to_owned();
    for (index, question) in questions.iter().enumerate() {
        let question = Value::from(question.as_str());
        text.push_str(&format!(
            "      - record: question_{index}\n        expr: {question}\n"
        ));
    }
    let file = directory.path().join("questions.yaml");
    std::fs::write(&file, text).unwrap();
    promtool(&["check", "rules", file.to_str().unwrap()]);
}

#[test]
fn the_dashboard_is_laid_out() {
    let directory = tempfile::tempdir().unwrap();
    let dashboard = parsed(&printed("dashboard", &[], directory.path()));
    let panels = dashboard["panels"].as_array().unwrap();
    let mut ids = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for panel in panels {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "{panel}");
        let at = |name: &str| panel["gridPos"][name].as_u64().unwrap();
        assert!(at("x") + at("w") <= 24, "{panel}");
        for x in at("x")..at("x") + at("w") {
            for y in at("y")..at("y") + at("h") {
                assert!(taken.insert((x, y)), "two panels at {x},{y}: {panel}");
            }
        }
        if panel["type"] != "row" {
            assert_eq!(panel["datasource"]["uid"], "${datasource}");
            assert!(!panel["targets"].as_array().unwrap().is_empty(), "{panel}");
        }
    }
    let rows: Vec<_> = panels
        .iter()
        .filter(|panel| panel["type"] == "row")
        .collect();
    let titles: Vec<_> = rows
        .iter()
        .map(|row| row["title"].as_str().unwrap())
        .collect();
    // The upstream that no route uses is not watched.
    let expected = [
        "Overview",
        "Site http://127.0.0.1:8080",
        "Site http://shop.example.com",
        "Upstream app",
        "Upstream unix:/run/a\"b\\c{{ d }}.sock",
        "Process",
    ];
    assert_eq!(titles, expected);
    let names = dashboard["templating"]["list"].as_array().unwrap().iter();
    let names: Vec<_> = names.map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["datasource", "instance", "site", "upstream"]);
    // The shortest limit of its routes counts.
    let told = questions(&dashboard).iter().filter(|it| *it == "2").count();
    assert_eq!(told, 1);
}

/// The names of metrics in a question.
fn names(question: &str) -> impl Iterator<Item = &str> {
    let words = question.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|word| word.starts_with("candor_") || word.starts_with("process_"))
}

#[test]
fn every_metric_that_is_named_exists() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    Authority::new().issue(directory.path(), "site", &["a.test"]);
    // Odd, but passed on: a finding. And at every second connection nothing: a retry.
    let upstream = Upstream::start(|_| {
        Reply::Close(
            b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nok".to_vec(),
        )
    });
    let toml = format!(
        "[candor]\nmetrics = \"127.0.0.1:0\"\nthreads = 1\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"pair\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/down/\"]\nproxy = \"127.0.0.1:9\"\n\
         [upstream.pair]\nservers = [\"127.0.0.1:9\", \"{}\"]\n\
         [site.\"https://a.test:0\"]\nrespond = \"hello\"\n\
         tls = {{ cert = \"{{dir}}/site.pem\", key = \"{{dir}}/site.key\" }}\n",
        upstream.address()
    );
    let candor = Candor::start_in(Arc::clone(&directory), &toml);
    for path in ["/1", "/2", "/down/"] {
        candor.get(path);
    }
    let dashboard = printed("dashboard", &[], directory.path());
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for question in questions(&parsed(&dashboard)) {
        asked.extend(names(&question).map(str::to_owned));
    }
    for rule in rules(directory.path()) {
        asked.extend(names(rule["expr"].as_str().unwrap()).map(str::to_owned));
    }
    assert!(
        asked.contains("candor_certificate_not_after_seconds"),
        "{asked:?}"
    );
    let said = candor.said("metrics on ");
    let address = said.trim_start_matches("metrics on ");
    let address = address.split(' ').next().unwrap().parse().unwrap();
    let missing = || {
        let mut client = Client::connect(address);
        client.send(b"GET /metrics HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        let metrics = client.response().text();
        let has = |name: &str| {
            let lines = metrics.lines();
            lines.filter(|line| !line.starts_with('#')).any(|line| {
                line.strip_prefix(name)
                    .is_some_and(|rest| rest.starts_with(['{', ' ']))
            })
        };
        let missing: Vec<_> = asked.iter().filter(|name| !has(name)).cloned().collect();
        missing
    };
    // Every request is counted once it is logged; the last line is what is waited for.
    candor.logged("/down/");
    assert_eq!(missing(), Vec::<String>::new());
}

#[test]
fn a_file_with_a_mistake_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, "[site.\"a.test\"]\nporxy = \"127.0.0.1:1\"\n").unwrap();
    for command in ["alerts", "dashboard"] {
        let (code, out, said) = run(&[command, file.to_str().unwrap()]);
        assert_eq!((code, out.as_str()), (2, ""));
        assert!(said.contains("porxy"), "{said}");
    }
}
