//! What route patterns match, and which of two goes first. How they are written: see `pattern`.

use std::cmp::{Ordering, Reverse};

use crate::model::{PathPattern, Route, Segment};

impl PathPattern {
    /// Whether a path is matched. Both are read in one form: the proxy decodes what stands percent-encoded
    /// for no reason, resolves dot segments and merges slashes before it asks.
    pub fn matches(&self, path: &str) -> bool {
        match self {
            Self::Exact(p) => p == path,
            Self::Subtree(p) => below(p, path),
            Self::SubtreeSuffix { prefix, suffix } => path
                .strip_prefix(prefix.as_str())
                .is_some_and(|tail| tail.ends_with(suffix.as_str())),
            Self::Segments { segments, subtree } => segments_match(segments, *subtree, path),
            Self::Regex(regex) => regex.is_match(path),
        }
    }

    /// The literal beginning: what "longest prefix" measures.
    pub fn literal_prefix(&self) -> String {
        match self {
            Self::Exact(p) | Self::Subtree(p) => p.clone(),
            Self::SubtreeSuffix { prefix, .. } => prefix.clone(),
            Self::Segments { segments, subtree } => {
                let mut out = String::from("/");
                for (at, segment) in segments.iter().enumerate() {
                    let Segment::Literal(text) = segment else {
                        break;
                    };
                    out.push_str(text);
                    if at + 1 < segments.len() || *subtree {
                        out.push('/');
                    }
                }
                out
            }
            Self::Regex(_) => String::new(),
        }
    }

    /// How narrow the tail behind the literal prefix is; less is narrower.
    fn tail(&self) -> (u8, Reverse<usize>, Reverse<usize>) {
        let literal = |list: &[Segment]| list.iter().filter(|s| **s != Segment::Any).count();
        match self {
            Self::Exact(_) => (0, Reverse(0), Reverse(0)),
            Self::Segments {
                segments,
                subtree: false,
            } => (1, Reverse(literal(segments)), Reverse(segments.len())),
            Self::SubtreeSuffix { suffix, .. } => (2, Reverse(suffix.len()), Reverse(0)),
            Self::Segments {
                segments,
                subtree: true,
            } => (3, Reverse(literal(segments)), Reverse(segments.len())),
            Self::Subtree(_) => (4, Reverse(0), Reverse(0)),
            Self::Regex(regex) => (5, Reverse(regex.as_str().len()), Reverse(0)),
        }
    }

    /// The pattern with names of segments and needless escapes left out: equal for equal patterns.
    pub(crate) fn canonical(&self) -> String {
        match self {
            Self::Regex(regex) => format!("~{}", regex.as_str()),
            _ => unescape(&self.written()),
        }
    }

    fn written(&self) -> String {
        match self {
            Self::Exact(p) | Self::Subtree(p) => p.clone(),
            Self::SubtreeSuffix { prefix, suffix } => format!("{prefix}*{suffix}"),
            Self::Segments { segments, subtree } => {
                let text = |s: &Segment| match s {
                    Segment::Literal(text) => format!("/{text}"),
                    Segment::Any => "/{}".to_owned(),
                };
                let path: String = segments.iter().map(text).collect();
                if *subtree { path + "/" } else { path }
            }
            Self::Regex(regex) => format!("~{}", regex.as_str()),
        }
    }
}

/// Decodes escapes of printable ASCII but `%`, `/` and `\`, as the proxy does before it matches.
fn unescape(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let digits = rest
            .get(at + 1..at + 3)
            .filter(|d| d.chars().all(|c| c.is_ascii_hexdigit()));
        let byte = digits.and_then(|d| u8::from_str_radix(d, 16).ok());
        match (byte, digits) {
            (Some(byte @ 0x21..=0x7e), Some(_)) if !b"%/\\".contains(&byte) => {
                out.push(char::from(byte))
            }
            (_, Some(digits)) => out.push_str(&format!("%{}", digits.to_ascii_uppercase())),
            (_, None) => out.push('%'),
        }
        rest = &rest[at + 1 + digits.map_or(0, str::len)..];
    }
    out.push_str(rest);
    out
}

impl Route {
    /// Whether a request is matched. A route for GET answers HEAD too.
    pub fn matches(&self, method: &str, path: &str) -> bool {
        let fits = |m: &String| m == method || (m == "GET" && method == "HEAD");
        self.method.as_ref().is_none_or(fits) && self.path.matches(path)
    }
}

fn below(subtree: &str, path: &str) -> bool {
    path.starts_with(subtree) || subtree.strip_suffix('/') == Some(path)
}

fn segments_match(segments: &[Segment], subtree: bool, path: &str) -> bool {
    let Some(path) = path.strip_prefix('/') else {
        return false;
    };
    let mut parts = path.split('/');
    for segment in segments {
        let Some(part) = parts.next() else {
            return false;
        };
        let fits = match segment {
            Segment::Literal(text) => text == part,
            Segment::Any => !part.is_empty(),
        };
        if !fits {
            return false;
        }
    }
    subtree || parts.next().is_none()
}

/// Which of two routes is tried first.
pub(crate) fn order(a: &Route, b: &Route) -> Ordering {
    let rank = |r: &Route| match &r.path {
        PathPattern::Exact(_) => 0_u8,
        PathPattern::Regex(_) => 2,
        // What matches everything, as a site's own action does, would leave a regex nothing.
        PathPattern::Subtree(prefix) if prefix == "/" => 3,
        _ => 1,
    };
    rank(a)
        .cmp(&rank(b))
        .then_with(|| {
            b.path
                .literal_prefix()
                .len()
                .cmp(&a.path.literal_prefix().len())
        })
        .then_with(|| a.path.tail().cmp(&b.path.tail()))
        .then_with(|| a.path.canonical().cmp(&b.path.canonical()))
        .then_with(|| a.method.is_none().cmp(&b.method.is_none()))
        // HEAD before GET, because GET answers HEAD too.
        .then_with(|| b.method.cmp(&a.method))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::pattern::parse;

    #[test]
    fn what_each_form_matches() {
        for (key, yes, no) in [
            (
                "/health",
                vec!["/health"],
                vec!["/health/", "/healthz", "/"],
            ),
            (
                "/api/",
                vec!["/api/", "/api", "/api/x/y"],
                vec!["/apix", "/ap", "/"],
            ),
            ("/", vec!["/", "/x", "/x/y"], vec![]),
            (
                "/uploads/*.php",
                vec!["/uploads/a.php", "/uploads/b/c.php", "/uploads/.php"],
                vec!["/uploads/a.phpx", "/a.php"],
            ),
            (
                "/u/{id}/photo",
                vec!["/u/5/photo"],
                vec!["/u//photo", "/u/5/6/photo", "/u/5/photo/", "/u/5"],
            ),
            (
                "/u/{id}/",
                vec!["/u/5/", "/u/5", "/u/5/x"],
                vec!["/u/", "/u//", "/u"],
            ),
            ("~^/v[0-9]+/", vec!["/v1/", "/v22/x"], vec!["/v/", "/x/v1/"]),
        ] {
            let pattern = parse(key).unwrap().path;
            for path in yes {
                assert!(pattern.matches(path), "{key} {path}");
            }
            for path in no {
                assert!(!pattern.matches(path), "{key} {path}");
            }
        }
    }

    /// The order does not depend on the file's, and a more specific route is always first.
    #[test]
    fn order_is_total_and_contained_routes_go_first() {
        let text = |keys: &[&str]| -> String {
            let route = |k: &&str| format!("[site.\":80\".route.{k:?}]\nrespond = \"\"\n");
            keys.iter().map(route).collect()
        };
        let mut keys = [
            "/",
            "/a/",
            "/a/b",
            "POST /a/b",
            "/a/*.css",
            "/a/*.min.css",
            "/a/{x}",
            "/a/{x}/c",
            "/a/{x}/{y}",
            "/a/{x}/",
            "GET /a/",
            "HEAD /a/",
            "~^/a",
            "~^/a/longer",
            "/ab/",
        ];
        let order = |keys: &[&str]| -> Vec<String> {
            let loaded = crate::parse("test.toml", &text(keys), &|_| None).unwrap();
            loaded.configuration.sites[0]
                .routes
                .iter()
                .map(|r| r.key.to_string())
                .collect()
        };
        let first = order(&keys);
        assert_eq!(
            first,
            [
                "POST /a/b",
                "/a/b",
                "/ab/",
                "/a/{x}/c",
                "/a/{x}/{y}",
                "/a/{x}",
                "/a/*.min.css",
                "/a/*.css",
                "/a/{x}/",
                "HEAD /a/",
                "GET /a/",
                "/a/",
                "~^/a/longer",
                "~^/a",
                "/",
            ]
        );
        keys.reverse();
        assert_eq!(order(&keys), first);
        keys.sort_unstable();
        assert_eq!(order(&keys), first);
    }
}
