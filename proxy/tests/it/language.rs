//! A failure told in the reader's language: its words are, and nothing else is.

use std::net::TcpListener;

use serde_json::Value;

use crate::harness::{Candor, Response, run};

/// What a client asks for, and what it gets.
const ASKED: [(&str, &str); 6] = [
    ("fr", "en"),
    ("ja-JP,ja;q=0.9,en-US;q=0.8", "ja"),
    ("ko-KR", "ko"),
    ("zh-CN,zh;q=0.9", "zh-Hans"),
    ("zh-TW", "zh-Hant"),
    ("en;q=0.3, zh-HK;q=0.7", "zh-Hant"),
];
/// How somebody becomes a visitor.
const VISITOR: &str = "Via: 1.1 edge\r\n";

/// Candor in front of a port where nobody listens.
fn candor() -> Candor {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let server = free.local_addr().unwrap();
    drop(free);
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{server}\"\n"
    ))
}

fn ask(candor: &Candor, accept: &str, language: &str, more: &str) -> Response {
    candor.request(&format!(
        "GET /x HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\nAccept-Language: {language}\r\n{more}\r\n"
    ))
}

#[test]
fn only_the_words_change() {
    let candor = candor();
    for more in ["", VISITOR] {
        let english = ask(&candor, "application/problem+json", "en", more);
        for (language, tag) in ASKED {
            let answer = ask(&candor, "application/problem+json", language, more);
            assert_eq!(answer.header("Content-Language"), Some(tag), "{language}");
            assert_eq!(answer.header("Vary"), Some("Accept, Accept-Language"));
            for same in ["Candor-Cause", "Proxy-Status", "Content-Type"] {
                assert_eq!(answer.header(same), english.header(same), "{language}");
            }
            assert_eq!(code_of(&answer.json()), code_of(&english.json()));
        }
    }
    // What nobody translates: the log.
    let line = candor.logged("/x");
    assert_eq!(line["cause"], "connect_refused");
}

/// What of a problem is for programs.
fn code_of(problem: &Value) -> Vec<String> {
    let member = |name: &str| problem[name].to_string();
    let mut code: Vec<String> = ["type", "status", "cause", "reason", "phase", "certainty"]
        .map(member)
        .to_vec();
    for (list, name) in [("likely", "id"), ("next_steps", "command")] {
        let entries = problem[list].as_array().into_iter().flatten();
        code.extend(entries.map(|entry| entry[name].to_string()));
    }
    code
}

#[test]
fn the_words_are_the_readers() {
    let candor = candor();
    for accept in ["application/problem+json", "text/plain", "text/html"] {
        for more in ["", VISITOR] {
            let english = ask(&candor, accept, "en", more).text();
            assert!(english.is_ascii() || more.is_empty(), "{english}");
            for (language, tag) in ASKED.iter().filter(|(_, tag)| *tag != "en") {
                let text = ask(&candor, accept, language, more).text();
                assert!(text.chars().any(|it| is_of(tag, it)), "{tag}: {text}");
            }
        }
    }
    let html = ask(&candor, "text/html", "zh-TW", "").text();
    assert!(html.contains("<html lang=\"zh-Hant\">"), "{html}");
}

/// Whether a character is one that only this language writes, of those that Candor speaks.
fn is_of(tag: &str, character: char) -> bool {
    match tag {
        "ja" => matches!(character, '\u{3040}'..='\u{30ff}'),
        "ko" => matches!(character, '\u{ac00}'..='\u{d7a3}'),
        _ => matches!(character, '\u{4e00}'..='\u{9fff}'),
    }
}

#[test]
fn the_manual_is_the_readers() {
    let (_, english, _) = run(&["explain", "connect_refused"]);
    let (code, manual, _) = run(&["explain", "connect_refused", "--lang", "ja"]);
    assert_eq!(code, 0);
    assert!(manual.chars().any(|it| is_of("ja", it)), "{manual}");
    // Commands are the same in any language.
    let commands = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("  `"));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(commands(&manual), commands(&english));
    let page = candor().request(
        "GET /.candor/causes/connect_refused HTTP/1.1\r\nHost: localhost\r\nAccept-Language: ja\r\n",
    );
    assert_eq!(page.header("Content-Language"), Some("ja"));
    assert!(page.text().chars().any(|it| is_of("ja", it)));
}

#[test]
fn a_language_that_candor_does_not_speak_is_refused() {
    let (code, _, stderr) = run(&["explain", "connect_refused", "--lang", "tlh"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("zh-Hant"), "{stderr}");
}
