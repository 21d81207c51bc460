//! The index page: what is healthy, what is broken, and how to look at each from a terminal.

use std::fmt::Write;

use crate::{FAULTS, Outcome};

const HEALTHY: &[(&str, &str, &str)] = &[
    ("/small", "A small page", "23 bytes, keep-alive"),
    ("/size/10240", "10 KiB", "a body of known length"),
    ("/size/1048576", "1 MiB", "streamed with back-pressure"),
    (
        "/chunked",
        "Chunks and trailers",
        "a body of unknown length",
    ),
    (
        "/events",
        "Server-sent events",
        "one every 250 ms, passed on at once",
    ),
    (
        "/close",
        "Close-delimited",
        "a body that ends with the connection",
    ),
    (
        "/early-hints",
        "103 Early Hints",
        "an interim answer before the final one",
    ),
    (
        "/echo",
        "Echo",
        "what the origin received, forwarded fields and all",
    ),
    ("/slow/500", "Slow", "answers after half a second"),
    ("/status/404", "404", "the origin's own, passed on"),
    (
        "/websocket",
        "WebSocket",
        "sends each message back; wants a WebSocket client",
    ),
];

/// Failures that no origin can commit: the client does.
const OTHERS: &[(&str, &str, &str)] = &[
    (
        "cfg_no_route",
        "No site for this host",
        "curl -i -H 'Host: nobody.test' http://HOST/",
    ),
    (
        "client_closed",
        "The client leaves first (see the log)",
        "curl -m 0.2 http://HOST/slow/500",
    ),
];

/// The page, for the host that the client asked for.
pub(super) fn html(host: &str) -> String {
    // Whoever sends another Host gets no markup of his own into the page.
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-:[]".contains(c);
    let host = match host {
        "" => "127.0.0.1:8080",
        host if host.chars().all(plain) => host,
        _ => "127.0.0.1:8080",
    };
    let mut page = String::with_capacity(24 * 1024);
    page += HEAD;
    page += "<h2>What works</h2>\n<ul class=\"works\">\n";
    for (path, title, about) in HEALTHY {
        let _ = writeln!(
            page,
            "<li><a href=\"{path}\">{title}</a> <span>{about}</span></li>"
        );
    }
    let _ = writeln!(
        page,
        "</ul>\n<h2>What breaks, {} ways</h2>",
        FAULTS.len() + OTHERS.len()
    );
    page += INTRODUCTION;
    page += "<div class=\"faults\">\n";
    for fault in FAULTS.iter().copied() {
        let (class, says) = match fault.outcome {
            Outcome::Answered(status) => ("answered", format!("{status} by Candor")),
            Outcome::Cut(_) => ("cut", "cut, so that the client can tell".to_owned()),
            Outcome::Passed(status) => ("passed", format!("{status} by the origin")),
        };
        let note = match fault.needs_unprivileged_proxy() {
            true => " As root, Candor is let through.",
            false => "",
        };
        let _ = writeln!(
            page,
            "<article>\n<h3><a href=\"/faults/{name}\">{title}</a></h3>\n<p>{about}{note}</p>\n\
             <p><code>{cause}</code> <b class=\"{class}\">{says}</b></p>\n\
             <pre>curl -i http://{host}/faults/{name}</pre>\n</article>",
            name = fault.name,
            title = fault.title,
            about = escape(fault.about),
            cause = fault.cause,
        );
    }
    for (cause, title, curl) in OTHERS {
        let _ = writeln!(
            page,
            "<article>\n<h3>{title}</h3>\n<p>No origin can do this; you can.</p>\n\
             <p><code>{cause}</code></p>\n<pre>{}</pre>\n</article>",
            curl.replace("HOST", host),
        );
    }
    page += "</div>\n</main>\n</html>\n";
    page
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

const INTRODUCTION: &str = "<p>Each link is a route to an origin that fails in one way. Your \
browser comes from loopback, so Candor takes you for its operator and shows everything: what \
happened, why, the evidence, what to do. A visitor would get one plain sentence. <code>curl</code> \
gets text; add <code>-H 'Accept: application/problem+json'</code> for JSON. The same code is in \
the <code>Candor-Cause</code> header, in the log and in the metrics, and <code>candor explain \
CODE</code> says more about it.</p>\n";

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Candor: the demonstration</title>
<style>
:root { color-scheme: light dark; --ink: #1c2024; --soft: #60646c; --line: #d9d9e0; --page: #fcfcfd;
  --card: #fff; --link: #0b6bcb; --bad: #b4232c; --good: #18794e; --odd: #8a5300 }
@media (prefers-color-scheme: dark) { :root { --ink: #edeef0; --soft: #b0b4ba; --line: #363a3f;
  --page: #111113; --card: #18191b; --link: #70b8ff; --bad: #ff9592; --good: #3dd68c; --odd: #ffca16 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif }
main { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem }
h1 { font-size: 2rem; margin: 0 0 .25rem } h2 { margin: 2.5rem 0 .75rem } h3 { margin: 0; font-size: 1rem }
p { margin: .35rem 0; max-width: 48rem } a { color: var(--link) } span { color: var(--soft) }
.works { columns: 22rem; padding-left: 1.1rem } .works li { break-inside: avoid; margin: .2rem 0 }
.faults { display: grid; gap: .9rem; grid-template-columns: repeat(auto-fill, minmax(21rem, 1fr)); margin-top: 1rem }
article { border: 1px solid var(--line); border-radius: .6rem; background: var(--card); padding: .9rem 1rem;
  min-width: 0 }
code, pre { font: .85em ui-monospace, "Cascadia Mono", Menlo, monospace }
pre { margin: .5rem 0 0; padding: .45rem .6rem; white-space: pre-wrap; overflow-wrap: anywhere; border-radius: .35rem; background: var(--page);
  border: 1px solid var(--line) }
b { font-weight: 600; font-size: .85em } .answered { color: var(--bad) } .cut { color: var(--odd) }
.passed { color: var(--good) }
</style>
<main>
<h1>Candor</h1>
<p>This page came through Candor, a reverse proxy that says <em>why</em> when an application
fails. Behind it stands an origin that fails on command.</p>
"#;
