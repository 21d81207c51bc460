//! Secrets in lines that applications wrote.
//!
//! One function, so that a line which was kept, shown or written anywhere went through it. It errs
//! on the side of hiding: a masked word too much costs a look into the log itself.

use crate::shell::is_deceptive;

/// At most so many characters of a line are kept.
pub const LINE_MAX: usize = 300;

const MASK: &str = "***";

/// Names whose values are secrets, wherever in a name they stand; lower case, without `-` and `_`.
const NAMES: &[&str] = &[
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "authorization",
    "cookie",
    "session",
    "credential",
    "signature",
    "dsn",
    "csrf",
    "jwt",
];
/// The same, as a whole name only.
const WHOLE_NAMES: &[&str] = &["auth", "key", "pass", "pin", "sid", "sig", "otp", "code"];
/// Names whose values go on to the end of the line.
const LONG_VALUES: &[&str] = &["authorization", "cookie"];
/// Words after which a credential stands.
const SCHEMES: &[&str] = &["bearer", "basic", "digest"];
/// How well-known credentials begin.
const SHAPES: &[&str] = &[
    "AKIA",
    "ASIA",
    "eyJ",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "npm_",
    "pk_live_",
    "sk-",
    "sk_live_",
    "sk_test_",
    "xoxb-",
    "xoxp-",
    "AIza",
];
/// A word so long that mixes letters and digits is taken for a credential.
const LONG_WORD: usize = 32;

/// The line without control sequences and secrets, cut at [`LINE_MAX`] characters.
pub fn line(raw: &str) -> String {
    let mut line = cleaned(raw);
    if line.contains("PRIVATE KEY-----") {
        return MASK.to_owned();
    }
    line = user_information(&line);
    line = named_values(&line);
    line = words(&line);
    match line.char_indices().nth(LINE_MAX) {
        Some((end, _)) => line[..end].to_owned() + "…",
        None => line,
    }
}

/// Without colors, controls and what is invisible; white space is a space. What is too long by far
/// to be shown is not looked at.
fn cleaned(raw: &str) -> String {
    const READ_MAX: usize = 4 * LINE_MAX;
    let mut out = String::with_capacity(raw.len().min(READ_MAX));
    let mut characters = raw.chars().take(READ_MAX).peekable();
    while let Some(character) = characters.next() {
        match character {
            '\x1b' if characters.next_if_eq(&'[').is_some() => {
                // ECMA-48 §5.4: parameters and intermediates, then a final byte.
                while characters.next_if(|it| matches!(it, ' '..='?')).is_some() {}
                characters.next_if(|it| matches!(it, '@'..='~'));
            }
            '\t' => out.push(' '),
            _ if is_deceptive(character) => {}
            _ => out.push(character),
        }
    }
    out.trim_end().to_owned()
}

/// `scheme://user:password@host`: the password is masked, and a lone user, which may be a token.
fn user_information(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("://") {
        out.push_str(before);
        out.push_str("://");
        let end = after.find(is_end_of_url).unwrap_or(after.len());
        let (url, tail) = after.split_at(end);
        let authority_end = url.find(['/', '?', '#']).unwrap_or(url.len());
        let at = match url[..authority_end].rfind('@') {
            Some(at) => Some(at),
            // A password with a slash in it, written as it is.
            None if has_no_port(&url[..authority_end]) => url.rfind('@'),
            None => None,
        };
        match at {
            Some(at) => {
                if let Some((user, _)) = url[..at].split_once(':') {
                    out.push_str(user);
                    out.push(':');
                }
                out.push_str(MASK);
                // What follows may hold another address.
                rest = &after[at..];
            }
            None => {
                out.push_str(url);
                rest = tail;
            }
        }
    }
    out + rest
}

fn is_end_of_url(character: char) -> bool {
    character.is_whitespace() || matches!(character, '"' | '\'' | '<' | '>' | '`')
}

/// There is a colon, and behind it no port.
fn has_no_port(authority: &str) -> bool {
    let port = authority.rsplit_once(':').map(|(_, port)| port);
    port.is_some_and(|port| !port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `password=…`, `"api_key": "…"`, `Authorization: …`, and every value of a query. Each name is
/// looked at for itself, so that what is taken for a value hides no other one.
fn named_values(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    // Up to where the line is in `out`, or masked.
    let mut done = 0;
    let mut in_query = false;
    for (at, separator) in line.char_indices() {
        match separator {
            '?' => in_query = true,
            _ if is_end_of_url(separator) => in_query = false,
            _ => {}
        }
        if !matches!(separator, '=' | ':') {
            continue;
        }
        let is_named = is_secret(name_before(&line[..at]));
        let is_queried = in_query && separator == '=';
        if !is_named && !is_queried {
            continue;
        }
        let value = &line[at + 1..];
        let value = match is_named {
            true => value.trim_start_matches(['>', '=', ' ']),
            false => value,
        };
        let start = line.len() - value.len();
        // An address is no value: what it holds was masked before.
        let end = start + value_end(name_before(&line[..at]), value);
        if value.starts_with("//") || end <= start.max(done) {
            continue;
        }
        if start >= done {
            out.push_str(&line[done..start]);
            out.push_str(MASK);
        }
        done = end;
    }
    out + &line[done..]
}

/// The name that ends here: `api_key`, `"api_key" `.
fn name_before(before: &str) -> &str {
    let before = before.trim_end_matches([' ', '"', '\'']);
    let start = before.rfind(|it: char| !is_name(it));
    let start = start.map_or(0, |start| {
        start + before[start..].chars().next().map_or(1, char::len_utf8)
    });
    &before[start..]
}

const fn is_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '.')
}

fn plain(name: &str) -> String {
    let kept = name.chars().filter(|it| !matches!(it, '-' | '_' | '.'));
    kept.map(|it| it.to_ascii_lowercase()).collect()
}

fn is_secret(name: &str) -> bool {
    let last = name.rsplit(['-', '_', '.']).next().unwrap_or_default();
    let last = last.to_ascii_lowercase();
    let whole = plain(name);
    NAMES.iter().any(|secret| whole.contains(secret)) || WHOLE_NAMES.contains(&last.as_str())
}

/// Where the value ends that stands at the beginning.
fn value_end(name: &str, value: &str) -> usize {
    let ends = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '&' | ')' | ']' | '}');
    let first = value.chars().next();
    if let Some(quote) = first.filter(|it| matches!(it, '"' | '\'')) {
        // An unclosed quote hides the rest of the line; what stands close behind it belongs to it.
        let Some(end) = value[1..].find(quote).map(|end| end + 2) else {
            return value.len();
        };
        let rest = &value[end..];
        return end + rest.find(|it| ends(it) || it == ':').unwrap_or(rest.len());
    }
    let name = plain(name);
    if LONG_VALUES.iter().any(|long| name.contains(long)) {
        return value.find(['"', '\'']).unwrap_or(value.len());
    }
    value.find(ends).unwrap_or(value.len())
}

/// Words that are credentials by their place or by their look.
fn words(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut after_scheme = false;
    for word in line.split_inclusive(|it: char| !is_of_word(it)) {
        let bare = word.trim_end_matches(|it: char| !is_of_word(it));
        if bare.is_empty() {
            out.push_str(word);
            continue;
        }
        let is_shaped = SHAPES
            .iter()
            .any(|shape| bare.starts_with(shape) && bare.len() >= shape.len() + 8);
        if is_shaped || is_random(bare) || (after_scheme && bare.len() >= 6) {
            out.push_str(MASK);
            out.push_str(&word[bare.len()..]);
        } else {
            out.push_str(word);
        }
        let lower = bare.to_ascii_lowercase();
        after_scheme = SCHEMES.contains(&lower.as_str()) && word.ends_with(' ');
    }
    out
}

const fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '+' | '=' | '.' | '~')
}

/// Long, without a dot as file names have, and of digits and letters: base64 or hexadecimal.
fn is_random(word: &str) -> bool {
    let longest = word.split('.').map(str::len).max();
    if longest.is_none_or(|longest| longest < LONG_WORD) {
        return false;
    }
    let part = word
        .split('.')
        .max_by_key(|part| part.len())
        .unwrap_or_default();
    let has = |test: fn(&u8) -> bool| part.bytes().any(|byte| test(&byte));
    let is_hex = part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_mixed = has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    has(u8::is_ascii_digit) && (is_hex || is_mixed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(line(raw), expected);
        assert_eq!(line(&line(raw)), line(raw));
    }

    #[test]
    fn urls_keep_their_host() {
        check(
            "cannot reach postgres://app:s3cr3t@db:5432/shop",
            "cannot reach postgres://app:***@db:5432/shop",
        );
        check("redis://:hunter2@cache/0", "redis://:***@cache/0");
        check(
            "git clone https://ghtoken@host/x",
            "git clone https://***@host/x",
        );
        check("amqp://a:b/c@d:5672", "amqp://a:***@d:5672");
        check(
            "http://127.0.0.1:8000/@scope/x",
            "http://127.0.0.1:8000/@scope/x",
        );
        check("a://u:p@h and b://v:q@i", "a://u:***@h and b://v:***@i");
    }

    #[test]
    fn values_of_secret_names_are_masked() {
        check("password=hunter2 user=app", "password=*** user=app");
        check("DB_PASSWORD: 'a b' host: db", "DB_PASSWORD: *** host: db");
        check(
            r#"{"api_key": "abc", "port": 80}"#,
            r#"{"api_key": ***, "port": 80}"#,
        );
        check("Authorization: Bearer abc def", "Authorization: ***");
        check("Cookie: a=b; c=d", "Cookie: ***");
        check("'SECRET_KEY' => 'xyz'", "'SECRET_KEY' => ***");
        check(
            "GET /reset?next=/a&t=1 HTTP/1.1",
            "GET /reset?next=***&t=*** HTTP/1.1",
        );
        check("sent Bearer abcdefgh to it", "sent Bearer *** to it");
    }

    #[test]
    fn credentials_are_known_by_their_look() {
        check("key AKIAIOSFODNN7EXAMPLE used", "key *** used");
        check("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "got ***");
        check("id 0123456789abcdef0123456789abcdef", "id ***");
        check("-----BEGIN RSA PRIVATE KEY-----", "***");
    }

    #[test]
    fn what_an_operator_needs_stays() {
        for kept in [
            "ModuleNotFoundError: No module named 'flask'",
            "[2026-11-25 19:21:42 +0000] [7] [CRITICAL] WORKER TIMEOUT (pid:9)",
            r#"connection to server at "db" (10.0.0.7), port 5432 failed: Connection refused"#,
            "  File \"/usr/local/lib/python3.11/site-packages/django/db/backends/base.py\", line 230",
            "Error: connect ECONNREFUSED 127.0.0.1:6379",
            "java.lang.OutOfMemoryError: Java heap space",
            "[Errno 98] Address already in use: ('127.0.0.1', 8000)",
            "FATAL:  password authentication failed for user \"app\"",
            "Uvicorn running on http://127.0.0.1:8000 (Press CTRL+C to quit)",
        ] {
            check(kept, kept);
        }
    }

    #[test]
    fn a_terminal_has_nothing_to_obey() {
        check("\x1b[31mERROR\x1b[0m: a\tb\r", "ERROR: a b");
        check("a\u{202e}b\u{0}c\x1bd", "abcd");
    }

    proptest! {
        #[test]
        fn no_secret_gets_through(
            before in "[ -~]{0,40}",
            secret in "[a-z]{4}[A-Z]{4}[0-9]{4}[a-z]{4}",
            after in "[ -~]{0,40}",
            kind in 0..8usize,
        ) {
            let named = match kind {
                0 => format!("password={secret}"),
                1 => format!("\"token\": \"{secret}\""),
                2 => format!("postgres://app:{secret}@db/x"),
                3 => format!("Authorization: Basic {secret}"),
                4 => format!("https://host/x?y={secret}"),
                5 => format!("Set-Cookie: sid={secret}"),
                6 => format!("API-KEY => '{secret}'"),
                _ => format!("ghp_{secret}"),
            };
            // What stands before ends as words do.
            let raw = format!("{before} {named} {after}");
            prop_assert!(!line(&raw).contains(&secret), "{raw} -> {}", line(&raw));
        }

        #[test]
        fn any_line_is_bounded_and_plain(raw in "\\PC{0,80}|[ -~\\x00-\\x1f]{0,500}|[?=:@/&\"' a.]{0,60}") {
            let once = line(&raw);
            prop_assert!(once.chars().count() <= LINE_MAX + 1);
            prop_assert!(!once.chars().any(is_deceptive));
        }
    }
}
