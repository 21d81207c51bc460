//! Route patterns: how they are written, what they match, which of two goes first.
//!
//! - `/health` exactly this path.
//! - `/api/` the subtree: `/api/`, everything below, and `/api` itself; never `/apix`.
//! - `/uploads/*.php` the subtree, narrowed to paths that end in `.php`.
//! - `/u/{id}/photo` one whole segment for each `{…}`; with a `/` at the end, everything below too.
//! - `~^/v[0-9]+/` a regular expression on the path, tried when no plain pattern matches.
//!
//! A method in front (`POST /login`) restricts the route; `GET` answers HEAD too.
//!
//! Order: exact; then the longest literal prefix; then the narrower tail; then a named method before
//! any; regular expressions last, the longest source text first. File order never matters.

use crate::address::{Wrong, wrong};
use crate::model::{PathPattern, Segment};

/// A route key taken apart.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) method: Option<String>,
    pub(crate) path: PathPattern,
}

/// Reads `[METHOD ]PATH`.
pub(crate) fn parse(key: &str) -> Result<Pattern, Wrong> {
    let (method, path) = match key.split_once(' ') {
        Some((method, path)) if !key.starts_with(['/', '~']) => (Some(method), path.trim_start()),
        _ => (None, key),
    };
    if let Some(method) = method {
        check_method(method, path)?;
    }
    let path = if let Some(source) = path.strip_prefix('~') {
        regex(source)?
    } else {
        plain(path)?
    };
    Ok(Pattern {
        method: method.map(str::to_owned),
        path,
    })
}

fn check_method(method: &str, path: &str) -> Result<(), Wrong> {
    const USUAL: [&str; 8] = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE",
    ];
    if method == "CONNECT" {
        return wrong(
            "CONNECT is refused by this proxy, so no route can serve it",
            "remove the route",
        );
    }
    if method.contains(',') || method.contains('|') {
        return wrong(
            format!("`{method}` is more than one method"),
            "write one route for each method, or leave it out for all methods",
        );
    }
    let upper = method.to_ascii_uppercase();
    if upper != method && USUAL.contains(&upper.as_str()) {
        return wrong(
            format!("methods are upper case: `{method}`"),
            format!("write \"{upper} {path}\""),
        );
    }
    if method.is_empty() || !method.chars().all(is_token) {
        return wrong(
            format!("`{method}` is not a method"),
            "write \"POST /login\"",
        );
    }
    Ok(())
}

/// RFC 9110 §5.6.2.
pub(crate) fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

fn regex(source: &str) -> Result<PathPattern, Wrong> {
    compile(source).map(PathPattern::Regex)
}

/// Compiles a regular expression within bounds.
pub(crate) fn compile(source: &str) -> Result<regex::Regex, Wrong> {
    regex::RegexBuilder::new(source)
        .size_limit(1 << 20)
        .build()
        .map_err(|error| {
            let help = if source.contains("(?=")
                || source.contains("(?!")
                || source.contains("(?<=")
                || source.contains("(?<!")
            {
                "look-around is not supported: it cannot be matched in linear time"
            } else {
                "the syntax is that of the Rust `regex` crate"
            };
            // The crate draws several lines; the last says what is wrong.
            let text = error.to_string();
            let last = text
                .lines()
                .last()
                .unwrap_or("")
                .trim_start_matches("error: ")
                .to_owned();
            (
                format!("not a regular expression: {last}{}", position(&text)),
                help.to_owned(),
            )
        })
}

/// Where the regex crate put its caret: ` (at character 5)`.
fn position(drawn: &str) -> String {
    let caret = drawn
        .lines()
        .find(|l| l.contains('^') && l.chars().all(|c| c == ' ' || c == '^'));
    let column = caret
        .and_then(|l| l.find('^'))
        .and_then(|c| c.checked_sub(3));
    column
        .map(|c| format!(" (at character {c})"))
        .unwrap_or_default()
}

fn plain(path: &str) -> Result<PathPattern, Wrong> {
    if !path.starts_with('/') {
        return wrong(
            format!("`{path}` does not begin with `/`"),
            format!("write \"/{path}\", \"POST /{path}\", or \"~{path}\" for a regular expression"),
        );
    }
    if let Some(c) = path
        .chars()
        .find(|c| c.is_control() || c.is_whitespace() || "?#\"<>\\^`|".contains(*c))
    {
        let help = match c {
            '?' => "a route goes by the path alone, without the query",
            _ => "write it percent-encoded, as clients send it",
        };
        return wrong(format!("a path has no `{}`", c.escape_default()), help);
    }
    if !path.is_ascii() {
        return wrong(
            format!("`{path}` is not in ASCII"),
            "write it percent-encoded, as clients send it",
        );
    }
    if path.split('/').any(|s| s == "." || s == "..") {
        return wrong(
            "`.` and `..` are resolved before routing",
            "write the path without them",
        );
    }
    if path.contains("//") {
        return wrong("an empty segment matches nothing", "write single slashes");
    }
    if path.contains(['{', '}']) {
        return segments(path);
    }
    match path.split_once('*') {
        None if path.ends_with('/') => Ok(PathPattern::Subtree(path.to_owned())),
        None => Ok(PathPattern::Exact(path.to_owned())),
        Some((prefix, "")) if prefix.ends_with('/') => wrong(
            format!("`{path}`: a subtree needs no `*`"),
            format!("write \"{prefix}\""),
        ),
        Some((prefix, suffix)) if prefix.ends_with('/') && !suffix.contains(['*', '/']) => {
            Ok(PathPattern::SubtreeSuffix {
                prefix: prefix.to_owned(),
                suffix: suffix.to_owned(),
            })
        }
        Some(_) => wrong(
            format!("`{path}`: a `*` stands after a `/` and before the last suffix only"),
            "write \"/uploads/*.php\", \"/u/{id}/photo\" for one segment, or a regular expression: \"~^/…\"",
        ),
    }
}

fn segments(path: &str) -> Result<PathPattern, Wrong> {
    if path.contains('*') {
        return wrong(
            "`*` and `{…}` do not go together",
            "write a regular expression: \"~^/…\"",
        );
    }
    let subtree = path.ends_with('/');
    let inner = path.trim_start_matches('/').trim_end_matches('/');
    let mut list = Vec::new();
    for segment in inner.split('/') {
        let name = segment.strip_prefix('{').and_then(|s| s.strip_suffix('}'));
        match name {
            Some(n)
                if !n.is_empty() && n.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') =>
            {
                list.push(Segment::Any);
            }
            None if !segment.contains(['{', '}']) => {
                list.push(Segment::Literal(segment.to_owned()))
            }
            _ => {
                return wrong(
                    format!("`{segment}`: `{{name}}` stands for a whole segment"),
                    "write \"/u/{id}/photo\", or a regular expression: \"~^/…\"",
                );
            }
        }
    }
    Ok(PathPattern::Segments {
        segments: list,
        subtree,
    })
}
