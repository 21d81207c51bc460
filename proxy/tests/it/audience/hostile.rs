//! Bytes that an attacker chose: they are shown, and do nothing.

use std::io::Write;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;

use crate::harness::{Authority, Candor, Reply, Response, Upstream};
use crate::matrix::FORMS;

/// Markup, quotes, shell, line breaks, terminal escapes, bidirectional marks.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "';>pwned;'",
    "$(>pwned)`>pwned`",
    "a\x1b[2J\x1b]0;owned\x07b",
    "\u{9b}31m",
    "user\u{202e}gpj.exe",
    "\u{2028}\u{2066}x\u{2069}",
    "{{7*7}}{peer}%0d%0aSet-Cookie: a=b",
];

fn before(upstream: &Upstream) -> Candor {
    before_server(&upstream.address().to_string())
}

fn before_server(server: &str) -> Candor {
    Candor::start(&format!(
        "[candor]\nthreads = 1\n[site.\"http://127.0.0.1:0\"]\nproxy = \"{server}\"\n"
    ))
}

/// The forms, and text in the colors of a terminal.
const ALL: [(&str, &str); 5] = [
    FORMS[0],
    FORMS[1],
    FORMS[2],
    FORMS[3],
    ("terminal", "Accept: text/plain; color=always"),
];

/// Without our own colors, which are the only escapes there may be.
fn unpainted(text: &str) -> String {
    let colors = ["0", "1", "2", "32", "36", "1;31"];
    let colors = colors.iter().map(|it| format!("\x1b[{it}m"));
    colors.fold(text.to_owned(), |text, color| text.replace(&color, ""))
}

/// No form of an answer does anything but be read.
#[track_caller]
fn is_harmless(form: &str, response: &Response) {
    let mut body = response.text();
    if form == "terminal" {
        body = unpainted(&body);
    }
    let deceptive = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!body.contains(deceptive), "{form}: {body:?}");
    for (name, value) in &response.headers {
        assert!(!value.contains(deceptive), "{name}: {value:?}");
        assert!(value.is_ascii(), "{name}: {value:?}");
    }
    assert!(response.header("set-cookie").is_none());
    match form {
        "html" => is_inert(&body),
        "problem+json" => {
            let it = response.json();
            for step in it["next_steps"].as_array().into_iter().flatten() {
                step["command"]
                    .as_str()
                    .into_iter()
                    .for_each(is_one_command);
            }
        }
        "text" | "terminal" => {
            let commands = body.lines().filter_map(|line| line.strip_prefix("    $ "));
            commands.for_each(is_one_command);
        }
        _ => assert_eq!(body, ""),
    }
}

/// No tag stands in the page that is not the template's.
#[track_caller]
fn is_inert(page: &str) {
    const TAGS: [&str; 42] = [
        "!doctype",
        "a",
        "b",
        "body",
        "circle",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "g",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "li",
        "line",
        "link",
        "main",
        "mark",
        "meta",
        "ol",
        "p",
        "path",
        "pre",
        "rect",
        "script",
        "section",
        "span",
        "strong",
        "style",
        "summary",
        "svg",
        "time",
        "title",
        "ul",
    ];
    // The page's own script is the last thing in it; the policy lets no other run.
    assert!(page.matches("<script").count() <= 1, "{page}");
    let (page, script) = page.split_once("<script>").unwrap_or((page, "</script>"));
    assert!(script.trim_end().ends_with("</script>\n</body>\n</html>") || script == "</script>");
    for tag in page.split('<').skip(1) {
        let name = tag.trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '!');
        let name = name[..end.unwrap_or(name.len())].to_ascii_lowercase();
        assert!(TAGS.contains(&name.as_str()), "<{tag}");
        let attributes = tag.split('>').next().unwrap();
        assert!(!attributes.contains(" on"), "<{attributes}");
    }
}

/// The shell itself reads the words: pasted, the command is our words and theirs as data.
#[track_caller]
fn is_one_command(command: &str) {
    let directory = tempfile::tempdir().unwrap();
    // Every program is a function that does nothing, so that only expansions could act.
    let programs = "for p in awk curl cut date dig docker getent grep head ip journalctl namei nc \
        openssl printf ss systemctl tcpdump wc xxd candor ls cat; do eval \"$p() { :; }\"; done\n";
    let script = format!("{programs}{command}\n");
    let mut shell = Command::new("bash")
        .args(["--noprofile", "--norc", "-s"])
        .current_dir(directory.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    shell
        .stdin
        .take()
        .unwrap()
        .write_all(script.as_bytes())
        .unwrap();
    let output = shell.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("syntax error"), "{command}: {said}");
    let left = std::fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(left, 0, "{command} did something: {said}");
}

/// One request is one line, in which the value is whole or escaped.
#[track_caller]
fn is_one_line(candor: &Candor, response: &Response) -> Value {
    let id = response.header("x-request-id").unwrap();
    let line = candor.log(|line| line["request_id"] == id);
    let events = candor.log_lines();
    let requests = events.iter().filter(|line| line["event"] == "request");
    let ids: std::collections::BTreeSet<_> = requests
        .clone()
        .map(|line| line["request_id"].to_string())
        .collect();
    assert_eq!(ids.len(), requests.count(), "a request has one line");
    let strange = events.iter().filter(|line| {
        let event = line["event"].as_str().unwrap_or("none");
        !["request", "lifecycle", "finding", "connection"].contains(&event)
    });
    assert_eq!(strange.count(), 0);
    line
}

#[test]
fn what_an_upstream_says_is_only_shown() {
    for hostile in HOSTILE {
        let heads = [
            // A banner, a status line, a field's name, its value, a length.
            format!("{hostile}\r\n"),
            format!("HTTP/1.1 2x0 {hostile}\r\nContent-Length: 0\r\n\r\n"),
            format!("HTTP/1.1 200 OK\r\nX {hostile}: a\r\nContent-Length: 0\r\n\r\n"),
            format!("HTTP/1.1 200 OK\r\nX-A: {hostile}\nContent-Length: 0\r\n\r\n"),
            format!("HTTP/1.1 200 OK\r\nContent-Length: 5 {hostile}\r\n\r\nhello"),
            format!("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok{hostile}"),
        ];
        for head in heads {
            let sent = head.clone();
            let upstream = Upstream::start(move |_| Reply::Close(sent.clone().into_bytes()));
            let candor = before(&upstream);
            for (form, field) in ALL {
                let response =
                    candor.request(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{field}"));
                let cause = response.header("candor-cause").unwrap();
                assert!(
                    cause.starts_with("head_") || cause.starts_with("framing_"),
                    "{cause}: {head:?}"
                );
                is_harmless(form, &response);
                is_one_line(&candor, &response);
            }
        }
    }
}

/// An error of the application with a name that it gave itself.
#[test]
fn what_an_origin_error_names_itself_is_only_shown() {
    for hostile in HOSTILE {
        if hostile.contains(|c: char| c.is_ascii_control()) {
            continue;
        }
        let head = format!("HTTP/1.1 500 E\r\nServer: {hostile}\r\nContent-Length: 0\r\n\r\n");
        let upstream = Upstream::start(move |_| Reply::Keep(head.clone().into_bytes()));
        let candor = before(&upstream);
        let response = candor.get("/");
        assert_eq!(response.header("candor-cause"), Some("origin_error"));
        let status = response.header("proxy-status").unwrap();
        crate::matrix::structured::list(status).unwrap();
        let line = is_one_line(&candor, &response);
        assert_eq!(line["evidence"][0]["server"], hostile, "{line}");
    }
}

#[test]
fn what_a_client_says_is_only_shown() {
    let refusing = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = refusing.local_addr().unwrap().to_string();
    drop(refusing);
    let closing = Upstream::start(|_| Reply::Close(Vec::new()));
    for server in [address, closing.address().to_string()] {
        let candor = before_server(&server);
        for hostile in HOSTILE {
            // What a target may not hold, it has encoded or is refused.
            let target: String = hostile
                .chars()
                .filter(|c| c.is_ascii_graphic())
                .filter(|c| *c != '#')
                .collect();
            let value: String = hostile.chars().filter(|c| !c.is_ascii_control()).collect();
            for (form, field) in ALL {
                let head = format!(
                    "GET /{target} HTTP/1.1\r\nHost: localhost\r\nUser-Agent: {value}\r\n\
                     Referer: http://a/{value}?{value}\r\n{field}"
                );
                let response = candor.request(&head);
                is_harmless(form, &response);
                let line = is_one_line(&candor, &response);
                if response.status != 400 {
                    assert_eq!(line["user_agent"], value, "{line}");
                }
            }
        }
    }
}

/// A Host that no name has is refused, or is shown and does nothing.
#[test]
fn what_a_host_says_is_only_shown() {
    let candor = Candor::start(
        "[listen.l]\nbind = \"127.0.0.1:0\"\n[diagnosis]\nshow = \"public\"\n\
         [site.\"http://shop.test:0\"]\nrespond = \"x\"\n",
    );
    for hostile in HOSTILE
        .iter()
        .chain(&["shop.tset", "a'b", "$(id).test", "[::1", "-x.test"])
    {
        let host: String = hostile.chars().filter(|c| !c.is_ascii_control()).collect();
        for (form, field) in ALL {
            let response = candor.request(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n{field}"));
            let cause = response.header("candor-cause").unwrap();
            assert!(
                ["cfg_no_route", "client_request_invalid"].contains(&cause),
                "{host}: {cause}"
            );
            match response.header("content-type").unwrap() {
                // A head that is not believed is answered in text, whatever it asks for.
                "text/plain; charset=utf-8" if form != "terminal" => {
                    is_harmless("text", &response);
                }
                _ => is_harmless(form, &response),
            }
        }
    }
}

#[test]
fn what_a_certificate_says_is_only_shown() {
    for hostile in HOSTILE {
        let directory = Arc::new(tempfile::tempdir().unwrap());
        let authority = Authority::new();
        authority.write(directory.path());
        authority.issue_with(directory.path(), "c", &["other.test"], |params| {
            params
                .distinguished_name
                .push(rcgen::DnType::CommonName, hostile);
        });
        let server = Candor::start_in(
            Arc::clone(&directory),
            "[site.\"https://127.0.0.1:0\"]\nrespond = \"x\"\n\
             tls = { cert = \"{dir}/c.pem\", key = \"{dir}/c.key\" }\n",
        );
        for (tls, cause) in [
            ("name = \"up.test\"", "tls_cert_untrusted"),
            (
                "ca = \"{dir}/ca.pem\", name = \"up.test\"",
                "tls_cert_name_mismatch",
            ),
        ] {
            let candor = Candor::start_in(
                Arc::clone(&directory),
                &format!(
                    "[site.\"http://127.0.0.1:0\"]\nproxy = \"up\"\n\
                     [upstream.up]\nservers = [\"https://{}\"]\ntls = {{ {tls} }}\n",
                    server.address()
                ),
            );
            for (form, field) in ALL {
                let response =
                    candor.request(&format!("GET / HTTP/1.1\r\nHost: localhost\r\n{field}"));
                assert_eq!(response.header("candor-cause"), Some(cause), "{hostile}");
                is_harmless(form, &response);
                is_one_line(&candor, &response);
            }
        }
    }
}
