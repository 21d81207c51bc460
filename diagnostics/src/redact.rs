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
    "ghu_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "npm_",
    "pk_live_",
    "rk_live_",
    "sk-",
    "sk_live_",
    "sk_test_",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "AIza",
];
/// A word so long that mixes letters and digits is taken for a credential.
const LONG_WORD: usize = 32;
/// The same with `/` in it, which paths have as well: a line of a key, the secret one of AWS.
const LONG_BASE64: usize = 40;

/// The line without control sequences and secrets, cut at [`LINE_MAX`] characters.
pub fn line(raw: &str) -> String {
    let mut line = cleaned(raw);
    if line.contains("PRIVATE KEY-----") {
        return MASK.to_owned();
    }
    line = user_information(&line);
    line = data_sources(&line);
    line = named_values(&line);
    line = schemes(&line);
    line = base64(&line);
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

/// `user:password@tcp(host:port)/name`, as drivers of Go have it.
fn data_sources(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    let next = |rest: &str| {
        let found = ["@tcp(", "@unix("].iter().filter_map(|it| rest.find(it));
        found.min()
    };
    while let Some(at) = next(rest) {
        let before = &rest[..at];
        let word = before.rsplit(is_end_of_url).next().unwrap_or_default();
        match word.split_once(':') {
            Some((_, password)) => {
                out.push_str(&before[..at - password.len()]);
                out.push_str(MASK);
            }
            None => out.push_str(before),
        }
        out.push('@');
        rest = &rest[at + 1..];
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

/// `password=…`, `"api_key": "…"`, `Authorization: …`, `--token …`, and every value of a query. Each name is
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
        if !matches!(separator, '=' | ':' | ' ') {
            continue;
        }
        let name = name_before(&line[..at]);
        // Behind a space stands the value of an option alone, and not the next option.
        let is_option = name.starts_with("--") && !line[at + 1..].starts_with('-');
        let is_named = is_secret(name) && (separator != ' ' || is_option);
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
        let end = start + value_end(&line[..at], value);
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

/// The name that ends here: `api_key`, `"api_key" `, and in JSON within JSON `\"api_key\"`.
fn name_before(before: &str) -> &str {
    let before = before.trim_end_matches([' ', '"', '\'', '\\']);
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

/// Where the value ends that stands at the beginning, behind a name.
fn value_end(before: &str, value: &str) -> usize {
    let ends = |it: char| it.is_whitespace() || matches!(it, ',' | ';' | '&' | ')' | ']' | '}');
    let is_quote = |it: &char| matches!(it, '"' | '\'');
    // What was masked before.
    if let Some(rest) = value.strip_prefix(MASK)
        && (rest.is_empty() || rest.starts_with(ends))
    {
        return MASK.len();
    }
    // JSON within JSON has `\"` where JSON has `"`.
    let bare = value.trim_start_matches('\\');
    let slashes = value.len() - bare.len();
    if let Some(quote) = bare.chars().next().filter(is_quote) {
        // An unclosed quote hides the rest of the line; what stands close behind it belongs to it.
        let start = slashes + 1;
        let Some(end) = quote_end(&value[start..], quote, slashes) else {
            return value.len();
        };
        let end = start + end;
        let rest = &value[end..];
        return end + rest.find(|it| ends(it) || it == ':').unwrap_or(rest.len());
    }
    let name = plain(name_before(before));
    let is_long = LONG_VALUES.iter().any(|long| name.contains(long));
    if value.starts_with(['[', '{']) {
        let inner = value[1..].trim_start_matches([' ', '\\', '[', '{']);
        if !is_long || inner.starts_with(['"', '\'']) {
            return list_end(value);
        }
    }
    if is_long {
        // To the end of the quoted text that the name stands in, if it does.
        let within = ['"', '\''].into_iter().filter(|quote| {
            let quotes = before.chars().filter(|it| it == quote);
            quotes.count() % 2 == 1
        });
        let end = within.filter_map(|quote| Some(quote_end(value, quote, 0)? - 1));
        return end.min().unwrap_or(value.len());
    }
    value.find(ends).unwrap_or(value.len())
}

/// Behind the quote that closes, which has as many backslashes before it as the one that opened.
fn quote_end(text: &str, quote: char, slashes: usize) -> Option<usize> {
    let mut run = 0;
    for (at, character) in text.char_indices() {
        if character == quote && (run <= slashes || (slashes == 0 && run % 2 == 0)) {
            return Some(at + 1);
        }
        run = if character == '\\' { run + 1 } else { 0 };
    }
    None
}

/// Where a list ends that begins here; all of the line if it does not.
fn list_end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut quoted = None;
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match (quoted, character) {
            _ if escaped => escaped = false,
            (_, '\\') => escaped = true,
            (Some(quote), _) if quote == character => quoted = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quoted = Some(character),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
    }
    text.len()
}

/// What stands behind the name of a scheme, up to a space: it may hold any character of base64.
fn schemes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut is_behind = false;
    for word in line.split_inclusive(' ') {
        let bare = word.trim_end_matches(' ');
        let end = bare.find(|it| is_end_of_url(it) || matches!(it, ',' | ';' | ')' | ']'));
        let end = end.unwrap_or(bare.len());
        if is_behind && end >= 6 {
            out.push_str(MASK);
            out.push_str(&word[end..]);
        } else {
            out.push_str(word);
        }
        let last = bare.rsplit(|it: char| !it.is_ascii_alphanumeric()).next();
        let last = last.unwrap_or_default().to_ascii_lowercase();
        is_behind = SCHEMES.contains(&last.as_str()) || (is_behind && bare.is_empty());
    }
    out
}

/// Long runs of base64 with `/` or `+` in them, which no word has.
fn base64(line: &str) -> String {
    let is_base64 = |it: char| it.is_ascii_alphanumeric() || matches!(it, '+' | '/' | '=');
    let mut out = String::with_capacity(line.len());
    for run in line.split_inclusive(|it: char| !is_base64(it)) {
        let bare = run.trim_end_matches(|it: char| !is_base64(it));
        let has = |test: fn(&u8) -> bool| bare.bytes().any(|byte| test(&byte));
        let is_key = bare.len() >= LONG_BASE64
            && !bare.starts_with('/')
            && has(u8::is_ascii_digit)
            && has(u8::is_ascii_lowercase)
            && has(u8::is_ascii_uppercase);
        match is_key {
            true => {
                out.push_str(MASK);
                out.push_str(&run[bare.len()..]);
            }
            false => out.push_str(run),
        }
    }
    out
}

/// Words that are credentials by their look.
fn words(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split_inclusive(|it: char| !is_of_word(it)) {
        let bare = word.trim_end_matches(|it: char| !is_of_word(it));
        let is_shaped = SHAPES
            .iter()
            .any(|shape| bare.starts_with(shape) && bare.len() >= shape.len() + 8);
        if is_shaped || is_random(bare) {
            out.push_str(MASK);
            out.push_str(&word[bare.len()..]);
        } else {
            out.push_str(word);
        }
    }
    out
}

const fn is_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '+' | '.' | '~')
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
    fn a_value_is_masked_to_its_end() {
        // JSON within JSON.
        check(
            r#"{"msg":"got {\"password\":\"hun ter2\",\"port\":80}"}"#,
            r#"{"msg":"got {\"password\":***,\"port\":80}"}"#,
        );
        // A quote of the value's own.
        check(
            r#"{"password":"ab\"cd ef", "port": 80}"#,
            r#"{"password":***, "port": 80}"#,
        );
        check(
            r#"{"password":"a\\", "port": 80}"#,
            r#"{"password":***, "port": 80}"#,
        );
        // Lists, as fields of HTTP are kept in.
        check(
            r#"{"cookie": ["theme=hunter2", "b=c"], "port": 80}"#,
            r#"{"cookie": ***, "port": 80}"#,
        );
        check(r#""Authorization":["hunter2"]"#, r#""Authorization":***"#);
        check(
            "map[Authorization:[hunter2] Cookie:[a=b; c=d]]",
            "map[Authorization:***",
        );
        check(r#"Cookie: a="1"; theme=hunter2"#, "Cookie: ***");
        check(
            r#"curl -H "Cookie: a=b; c=d" http://a/"#,
            r#"curl -H "Cookie: ***" http://a/"#,
        );
        // Base64 has slashes.
        check("sent Basic abc/defghijk= to it", "sent Basic *** to it");
        check("--password hunter2 --port 80", "--password *** --port 80");
        check("--password --port 80", "--password --port 80");
        check(
            "open root:hunter2@tcp(db:3306)/shop failed",
            "open root:***@tcp(db:3306)/shop failed",
        );
    }

    #[test]
    fn credentials_are_known_by_their_look() {
        check("id=AKIAIOSFODNN7EXAMPLE x", "id=*** x");
        check("id=0123456789abcdef0123456789abcdef", "id=***");
        check("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "***");
        check(
            "MIIEvQIBADANBgkqh/iG9w0BAQEFAASC/BKcwggSjAgEAAoIB/QC7VJTUt9Us8c",
            "***",
        );
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
