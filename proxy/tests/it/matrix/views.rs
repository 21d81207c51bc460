//! What each view of a failure must hold.

use std::collections::BTreeSet;

use candor_faults::Ask;
use serde_json::Value;

use super::scene::Scene;
use super::structured;
use crate::harness::Response;

/// Every key that a line of a failed request may have.
const KEYS: [&str; 29] = [
    "attempts",
    "bytes_in",
    "bytes_out",
    "cause",
    "certainty",
    "client",
    "delivered",
    "duration_ms",
    "event",
    "evidence",
    "findings",
    "hints",
    "host",
    "method",
    "path",
    "peer",
    "phase",
    "phase_ms",
    "protocol",
    "reason",
    "referer",
    "request_id",
    "route",
    "scheme",
    "site",
    "status",
    "status_by",
    "time",
    "upstream",
];

/// As HTML has it in text.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&#38;")
        .replace('<', "&#60;")
        .replace('>', "&#62;")
        .replace('"', "&#34;")
        .replace('\'', "&#39;")
}

#[track_caller]
fn has(whole: &str, part: &str) {
    assert!(whole.contains(part), "`{part}` is not in:\n{whole}");
}

/// The page: code, sentence, ranked causes, a command, no script but ours and nothing from elsewhere.
pub fn page(scene: &Scene<'_>, response: &Response) {
    assert_eq!(response.status, scene.row.status);
    assert_eq!(
        response.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let policy = response.header("content-security-policy").unwrap();
    has(policy, "default-src 'none'");
    assert!(!policy.contains("unsafe"), "{policy}");
    let page = response.text();
    has(&page, &format!("class=\"chip\">{}</code>", scene.row.cause));
    let sentence = page.split_once("<h1>").unwrap().1;
    let sentence = sentence.split_once("</h1>").unwrap().0;
    has(sentence, &escaped(&scene.fill(scene.row.says)));
    let ranked = page.split_once("<ol class=\"likely\">").unwrap().1;
    let ranked = ranked.split_once("</ol>").unwrap().0;
    assert!(ranked.matches("<li>").count() >= 1, "{ranked}");
    let command = escaped(&scene.fill(scene.row.command));
    let commands = page.split("<pre>").skip(1);
    let mut commands = commands.map(|rest| rest.split_once("</pre>").unwrap().0);
    assert!(
        command.is_empty() || commands.any(|c| c.contains(&command)),
        "`{command}` is no command in:\n{page}"
    );
    has(&page, response.header("x-request-id").unwrap());
    has(&page, "made by Candor, not by the application");
    // The only script is the one that the policy names, and nothing depends on it.
    has(policy, "script-src 'sha256-");
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    // Outside the style sheet only tags count: words may be anything.
    let tags = page.split('<').skip(1);
    for tag in tags.map(|tag| tag.split('>').next().unwrap()) {
        let foreign = ["script ", "img", "iframe", "form", "base", "meta http"];
        assert!(!foreign.iter().any(|name| tag.starts_with(name)), "<{tag}>");
        let loads = ["src=", "href=\"http", "href=\"//", " on", "javascript:"];
        assert!(!loads.iter().any(|part| tag.contains(part)), "<{tag}>");
    }
}

/// The JSON: every member of the contract, in the contract's types.
pub fn problem(scene: &Scene<'_>, response: &Response) {
    assert_eq!(response.status, scene.row.status);
    assert_eq!(
        response.header("content-type"),
        Some("application/problem+json")
    );
    let it = response.json();
    let id = response.header("x-request-id").unwrap();
    assert_eq!(it["type"], format!("urn:candor:cause:{}", scene.row.cause));
    assert!(it["title"].as_str().is_some_and(|t| !t.is_empty()), "{it}");
    assert_eq!(it["status"], scene.row.status);
    has(it["detail"].as_str().unwrap(), &scene.fill(scene.row.says));
    assert_eq!(it["instance"], id);
    assert_eq!(it["request_id"], id);
    assert_eq!(it["cause"], scene.row.cause);
    is_time(&it["time"]);
    assert_eq!(it["phase"], scene.row.phase, "{it}");
    assert_eq!(it["reason"].as_str(), reason(scene), "{it}");
    assert_eq!(it["certainty"], scene.row.certainty, "{it}");
    let parties = ["client", "network", "proxy", "upstream"];
    assert!(parties.contains(&it["party"].as_str().unwrap()), "{it}");
    assert_eq!(it["status_by"], "proxy");
    assert_eq!(it["site"], scene.site.as_str());
    facts(scene, &it);
    let likely = it["likely"].as_array().unwrap();
    assert!(!likely.is_empty(), "{it}");
    for (rank, likely) in (1..).zip(likely) {
        assert_eq!(likely["rank"], rank, "{it}");
        assert!(likely["id"].is_string() && likely["text"].is_string());
    }
    let command = scene.fill(scene.row.command);
    let steps = it["next_steps"].as_array().unwrap();
    let mut commands = steps.iter().filter_map(|step| step["command"].as_str());
    assert!(
        command.is_empty() || commands.any(|c| c.contains(&command)),
        "{command}: {it}"
    );
    assert!(it["hints"].is_array());
    let Some(behind) = &scene.behind else {
        assert_eq!(it["attempts"], Value::Array(Vec::new()));
        return;
    };
    assert_eq!(it["route"], behind.route.as_str());
    let config = it["config"].as_str().unwrap();
    let (file, line) = config.rsplit_once(':').unwrap();
    assert!(file.ends_with("candor.toml"), "{config}");
    assert!(line.parse::<u32>().is_ok(), "{config}");
    assert_eq!(it["upstream"], behind.name.as_str());
    let attempts = it["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 1, "{it}");
    assert_eq!(attempts[0]["n"], 1);
    assert_eq!(attempts[0]["cause"], scene.row.cause);
    assert_eq!(attempts[0]["server"], behind.server.as_str());
    assert!(attempts[0]["phase_ms"].is_object(), "{it}");
}

/// The text: fits a screen, and says what the page says first.
pub fn text(scene: &Scene<'_>, response: &Response) {
    assert_eq!(response.status, scene.row.status);
    assert_eq!(
        response.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let text = response.text();
    let lines = text.lines().count();
    assert!((15..=28).contains(&lines), "{lines} lines:\n{text}");
    let first = text.lines().next().unwrap();
    assert!(first.starts_with(&scene.row.status.to_string()), "{text}");
    has(first, scene.row.cause);
    // The sentence may take several lines.
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    has(&joined, &scene.fill(scene.row.says));
    has(&text, "\n  1. ");
    let command = scene.fill(scene.row.command);
    let mut commands = text.lines().filter(|line| line.starts_with("    $ "));
    assert!(
        command.is_empty() || commands.any(|c| c.contains(&command)),
        "{command}:\n{text}"
    );
    has(
        &text,
        &format!("Status   {}, made by Candor\n", scene.row.status),
    );
    has(&text, &format!("{}; ", scene.row.certainty));
    has(&text, response.header("x-request-id").unwrap());
    has(&text, &format!("candor explain {}", scene.row.cause));
    assert!(text.ends_with('\n'));
}

/// gRPC: a 200 without a body, and the status in fields.
pub fn grpc(scene: &Scene<'_>, response: &Response) {
    assert_eq!(response.status, 200);
    assert_eq!(response.header("content-type"), Some("application/grpc"));
    assert_eq!(response.body, b"");
    let code = if matches!(scene.row.status, 408 | 504) {
        "4"
    } else {
        "14"
    };
    assert_eq!(response.header("grpc-status"), Some(code));
    let message = unescaped(response.header("grpc-message").unwrap());
    has(&message, &scene.fill(scene.row.says));
    has(&message, &format!("({})", scene.row.cause));
}

fn unescaped(value: &str) -> String {
    let mut parts = value.split('%');
    let mut bytes = parts.next().unwrap().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
        bytes.extend(&part.as_bytes()[2..]);
    }
    String::from_utf8(bytes).unwrap()
}

/// The fields that every form has.
pub fn fields(scene: &Scene<'_>, response: &Response) {
    assert_eq!(response.header("candor-cause"), Some(scene.row.cause));
    assert_eq!(response.header("cache-control"), Some("no-store"));
    let is_temporary = scene.row.status == 503;
    assert_eq!(response.header("retry-after").is_some(), is_temporary);
    let value = response.header("proxy-status").unwrap();
    let members = structured::list(value).unwrap();
    assert_eq!(members.len(), 1, "{value}");
    assert_eq!(
        members[0].item,
        structured::Item::Token("candor".to_owned())
    );
    let parameters = &members[0].parameters;
    let token = structured::Item::Token(scene.row.error.to_owned());
    assert_eq!(parameters["error"], token, "{value}");
    has(parameters["details"].text(), &scene.fill(scene.row.says));
    let next_hop = parameters.get("next-hop").map(structured::Item::text);
    match &scene.behind {
        Some(behind) => has(next_hop.unwrap(), &behind.peer),
        None => assert_eq!(next_hop, None),
    }
    for (name, expected) in scene.row.parameters {
        let found = match &parameters[*name] {
            structured::Item::Integer(number) => number.to_string(),
            item => item.text().to_owned(),
        };
        assert_eq!(found, *expected, "{name} in {value}");
    }
}

/// The log line of the same request.
pub fn line(scene: &Scene<'_>, response: &Response) {
    let id = response.header("x-request-id").unwrap();
    // What a look around finds later is a line of its own.
    let is_it = |line: &Value| line["request_id"] == id && line["event"] == "request";
    let line = scene.candor.log(is_it);
    let same = scene.candor.log_lines();
    let same = same.iter().filter(|line| is_it(line));
    assert_eq!(same.count(), 1, "one failure, one line");
    let keys: BTreeSet<_> = line
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let allowed = BTreeSet::from(KEYS);
    let strange: Vec<_> = keys.difference(&allowed).collect();
    assert!(strange.is_empty(), "{strange:?} in {line}");
    assert_eq!(line["event"], "request");
    is_time(&line["time"]);
    assert_eq!(line["client"], "127.0.0.1");
    assert_eq!(line["method"], scene.method());
    assert_eq!(line["scheme"], "http");
    assert_eq!(line["host"], "localhost");
    assert_eq!(line["path"], scene.path.as_str());
    assert_eq!(line["protocol"], "HTTP/1.1");
    assert_eq!(line["status"], scene.row.status, "{line}");
    assert_eq!(line["status_by"], "proxy");
    assert_eq!(line["site"], scene.site.as_str());
    if scene.ask != Ask::Head {
        assert_eq!(line["bytes_out"], response.body.len());
    }
    assert!(line["duration_ms"].is_number());
    assert_eq!(line["cause"], scene.row.cause);
    assert_eq!(line["reason"].as_str(), reason(scene), "{line}");
    assert_eq!(line["phase"], scene.row.phase, "{line}");
    assert_eq!(line["certainty"], scene.row.certainty, "{line}");
    assert!(line["hints"].is_array(), "{line}");
    assert_eq!(line["delivered"], "complete", "{line}");
    facts(scene, &line);
    if let Some(behind) = &scene.behind {
        assert_eq!(line["route"], behind.route.as_str());
        assert_eq!(line["upstream"], behind.name.as_str());
        assert!(line["phase_ms"].is_object(), "{line}");
    }
}

fn reason<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    Some(scene.row.reason).filter(|reason| !reason.is_empty())
}

fn facts(scene: &Scene<'_>, it: &Value) {
    let facts = it["evidence"].as_array().unwrap();
    let found = facts.iter().any(|fact| fact["fact"] == scene.row.fact);
    assert!(found, "no {} in {it}", scene.row.fact);
}

/// RFC 3339 in UTC, with milliseconds.
#[track_caller]
fn is_time(value: &Value) {
    let shape = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let shape: String = value.as_str().unwrap().chars().map(shape).collect();
    assert_eq!(shape, "0000-00-00T00:00:00.000Z");
}
