#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use candor_conf::model::{
    Action, HostPattern, Log, LogFormat, PathPattern, Place, Route, Segment, Setting, Site,
};
use proptest::prelude::*;

use super::host::{HostTable, Owner};
use super::path::{BadPath, Form, form};
use super::table::RouteTable;
use super::*;

fn place() -> Place {
    Place {
        file: "candor.toml".into(),
        line: 1,
        span: 0..0,
    }
}

fn route(method: Option<&str>, path: PathPattern) -> Route {
    Route {
        key: "key".into(),
        place: place(),
        method: method.map(str::to_owned),
        path,
        action: Action::Respond {
            body: "".into(),
            status: 200,
            delay: None,
        },
        strip: None,
        rewrite: None,
        request_headers: Vec::new(),
        response_headers: Vec::new(),
        errors: Vec::new(),
        access: None,
        body_max: Setting {
            value: 0,
            place: None,
        },
    }
}

/// A pattern as an operator writes it, without regular expressions.
fn pattern(key: &str) -> PathPattern {
    if let Some((prefix, suffix)) = key.split_once('*') {
        return PathPattern::SubtreeSuffix {
            prefix: prefix.to_owned(),
            suffix: suffix.to_owned(),
        };
    }
    if let Some(regex) = key.strip_prefix('~') {
        return PathPattern::Regex(regex::Regex::new(regex).unwrap());
    }
    if key.contains('{') {
        let subtree = key.ends_with('/');
        let key = key.trim_matches('/');
        let segment = |s: &str| {
            if s.starts_with('{') {
                Segment::Any
            } else {
                Segment::Literal(s.to_owned())
            }
        };
        return PathPattern::Segments {
            segments: key.split('/').map(segment).collect(),
            subtree,
        };
    }
    if key.ends_with('/') {
        PathPattern::Subtree(key.to_owned())
    } else {
        PathPattern::Exact(key.to_owned())
    }
}

fn routes(keys: &[&str]) -> Vec<Route> {
    let parse = |key: &&str| match key.split_once(' ') {
        Some((method, path)) if !method.starts_with(['/', '~']) => {
            route(Some(method), pattern(path))
        }
        _ => route(None, pattern(key)),
    };
    keys.iter().map(parse).collect()
}

fn router(keys: &[&str]) -> Router {
    let mut hosts = HostTable::default();
    hosts.add(&[HostPattern::Any], Owner::Site(0));
    Router {
        hosts: vec![hosts],
        routes: vec![RouteTable::new(&routes(keys))],
    }
}

/// The key that a path leads to, or why it is refused.
#[track_caller]
fn check(keys: &[&str], method: &str, path: &str, expected: &str) {
    let router = router(keys);
    let found = match router.find(0, b"example.com", path.as_bytes(), method.as_bytes()) {
        Match::Route { site: 0, route } => keys[route],
        Match::NoRoute { site: Some(0) } => "none",
        Match::BadPath { site: 0, reason } => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(found, expected, "{method} {path}");
}

#[test]
fn patterns() {
    let keys = [
        "/health",
        "POST /login",
        "GET /search",
        "/uploads/*.php",
        "/u/{id}/photo",
        "/v/{id}/",
        "/api/v2/",
        "/api/",
        "/",
        "~^/never",
    ];
    for (method, path, expected) in [
        ("GET", "/health", "/health"),
        ("GET", "/health/", "/"),
        ("GET", "/healthy", "/"),
        ("POST", "/login", "POST /login"),
        ("GET", "/login", "/"),
        ("post", "/login", "/"),
        ("HEAD", "/search", "GET /search"),
        ("PUT", "/search", "/"),
        ("GET", "/api", "/api/"),
        ("GET", "/api/", "/api/"),
        ("GET", "/apix", "/"),
        ("GET", "/api/v2", "/api/v2/"),
        ("GET", "/api/v2/x", "/api/v2/"),
        ("GET", "/api/v1/x", "/api/"),
        ("GET", "/uploads/a/b.php", "/uploads/*.php"),
        ("GET", "/uploads/a/b.png", "/"),
        ("GET", "/u/7/photo", "/u/{id}/photo"),
        ("GET", "/u//photo", "/"),
        ("GET", "/u/7/photo/", "/"),
        ("GET", "/v/7", "/v/{id}/"),
        ("GET", "/v/7/deep/er", "/v/{id}/"),
        ("GET", "/v/", "/"),
        ("GET", "", "/"),
        ("OPTIONS", "*", "/"),
    ] {
        check(&keys, method, path, expected);
    }
    check(&["/api/"], "GET", "/other", "none");
    check(&["~^/v(?<n>[0-9]+)/"], "GET", "/v12/x", "~^/v(?<n>[0-9]+)/");
}

#[test]
fn spellings_of_a_guarded_path_do_not_miss_its_route() {
    let keys = ["/admin", "/admin/", "/public/", "/"];
    for (path, expected) in [
        ("/admin/x", "/admin/"),
        ("/%61dmin/x", "/admin/"),
        ("/%61%64%6D%69%6e", "/admin"),
        ("//admin/x", "/admin/"),
        ("/./admin/x", "/admin/"),
        ("/public/../admin/x", "/admin/"),
        ("/public/%2e%2E/admin/x", "/admin/"),
        ("/public/.%2e//admin//x", "/admin/"),
        ("/admin/../public/x", "/public/"),
        ("/admin/%2e", "/admin/"),
        ("/..", "path_above_root"),
        ("/public/../../admin", "path_above_root"),
        ("/%2e%2e/admin", "path_above_root"),
        ("/public/..;/admin", "path_dots_with_parameter"),
        ("/public/%2e%2e%3bx/admin", "path_dots_with_parameter"),
        ("/admin%00", "path_encoded_nul"),
        ("/x#/admin", "path_fragment"),
        // Two readings that lead to different routes.
        ("/public%2f..%2fadmin/x", "path_encoded_separator"),
        ("/public/..%2fadmin/x", "path_encoded_separator"),
        ("/public/..%5Cadmin/x", "path_encoded_separator"),
        ("/public/..\\admin/x", "path_encoded_separator"),
        ("/%2fadmin/x", "path_encoded_separator"),
        ("/x%2f..%2f..%2fadmin", "path_above_root"),
        // Two readings that lead to the same route.
        ("/public/group%2Fproject", "/public/"),
        ("/public/C:\\file", "/public/"),
        // Not decoded twice; not an escape.
        ("/public/%252e%252e/admin", "/public/"),
        ("/public/100%", "/public/"),
        ("/public/%zz%2", "/public/"),
    ] {
        check(&keys, "GET", path, expected);
    }
}

#[test]
fn patterns_are_matched_in_their_normal_form() {
    check(&["/caf%C3%A9/"], "GET", "/caf%c3%a9/x", "/caf%C3%A9/");
    check(&["/café/"], "GET", "/caf%C3%A9/x", "/café/");
    check(&["/a b/"], "GET", "/a%20b/x", "/a b/");
    check(&["/~user/"], "GET", "/%7Euser/", "/~user/");
    check(&["~^/admin"], "GET", "/%61dmin\u{fffd}", "~^/admin");
}

#[test]
fn a_regex_sees_bytes_that_are_not_utf8() {
    let router = router(&["~^/admin"]);
    let found = router.find(0, b"", b"/admin\xff", b"GET");
    assert_eq!(found, Match::Route { site: 0, route: 0 });
}

#[test]
fn strip_and_rewrite_see_where_the_route_matched() {
    for (sent, seen) in [
        ("/api/x", "/api/x"),
        ("/%61pi/x", "/api/x"),
        ("//api//x", "/api/x"),
        ("/api/../api/x/..", "/api/"),
        ("/api/a%20b%2Fc%3f%c3%A9;d", "/api/a%20b%2Fc%3F%C3%A9;d"),
        ("/api/%2525", "/api/%2525"),
    ] {
        let wire = path::wire(sent.as_bytes());
        assert_eq!(std::str::from_utf8(&wire).unwrap(), seen);
    }
}

#[test]
fn plain_paths_are_not_copied() {
    for path in ["/", "/a/b.c/d-e_f~", "/x.", "/a;b=c/d"] {
        assert!(
            matches!(form(path.as_bytes()), Ok(Form::Plain(_))),
            "{path}"
        );
    }
}

fn site(hosts: Vec<HostPattern>, redirect_from: Vec<HostPattern>, listeners: Vec<usize>) -> Site {
    Site {
        key: "key".into(),
        place: place(),
        hosts,
        redirect_from,
        canonical: String::new(),
        listeners,
        tls: None,
        log: Log {
            format: LogFormat::Json,
            file: None,
            query: false,
        },
        errors: Vec::new(),
        maintenance: None,
        routes: routes(&["/"]),
    }
}

#[test]
fn hosts() {
    let exact = |host: &str| HostPattern::Exact(host.to_owned());
    let wildcard = |suffix: &str| HostPattern::Wildcard(suffix.to_owned());
    let sites = [
        site(
            vec![exact("example.com")],
            vec![exact("www.example.com")],
            vec![0],
        ),
        site(vec![wildcard("example.com")], vec![], vec![0]),
        site(vec![HostPattern::Any], vec![], vec![0]),
        site(vec![exact("[::1]"), exact("only.example")], vec![], vec![1]),
    ];
    let mut tables = vec![HostTable::default(), HostTable::default()];
    for (i, site) in sites.iter().enumerate() {
        for &listener in &site.listeners {
            tables[listener].add(&site.hosts, Owner::Site(i));
            tables[listener].add(&site.redirect_from, Owner::Redirect(i));
        }
    }
    let router = Router {
        hosts: tables,
        routes: sites.iter().map(|s| RouteTable::new(&s.routes)).collect(),
    };
    let route = |site| Match::Route { site, route: 0 };
    let long = format!("{}.example.com", "a".repeat(300));
    for (listener, host, expected) in [
        (0, "example.com", route(0)),
        (0, "EXAMPLE.com:8080", route(0)),
        (0, "example.com.", route(0)),
        (0, "www.example.com", Match::RedirectHost { site: 0 }),
        (0, "Shop.Example.com:1", route(1)),
        (0, "a.b.example.com", route(2)),
        (0, ".example.com", route(2)),
        (0, "other", route(2)),
        (0, "", route(2)),
        (0, &long, route(2)),
        (1, "[::1]:443", route(3)),
        (1, "example.com", Match::NoRoute { site: None }),
        (7, "example.com", Match::NoRoute { site: None }),
    ] {
        assert_eq!(
            router.find(listener, host.as_bytes(), b"/", b"GET"),
            expected,
            "{host}"
        );
    }
    assert_eq!(
        router.nearest_hosts(0, b"exmaple.com:80"),
        ["example.com", "*.example.com", "www.example.com"]
    );
    assert!(router.nearest_hosts(0, &[b'x'; 10_000]).len() == 3);
    assert!(router.nearest_hosts(9, b"x").is_empty());
}

// === against naive oracles ===

/// Resolves and decodes a path one step after the other, without care for speed.
fn naive_form(path: &str, separators: bool) -> Result<String, BadPath> {
    let mut text = String::new();
    let bytes = path.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let escape = path
            .get(i + 1..i + 3)
            .and_then(|h| u8::from_str_radix(h, 16).ok());
        match (bytes[i], escape) {
            (b'%', Some(0)) => return Err(BadPath::EncodedNul),
            (b'%', Some(b'/' | b'\\')) if separators => text.push('/'),
            (b'%', Some(b)) if b"/\\%".contains(&b) || b.is_ascii_control() => {
                text.push_str(&format!("%{b:02X}"));
            }
            (b'%', Some(b)) => text.push(char::from(b)),
            (b'\\', _) if separators => text.push('/'),
            (b, _) => text.push(char::from(b)),
        }
        i += if bytes[i] == b'%' && escape.is_some() {
            3
        } else {
            1
        };
    }
    let mut out: Vec<&str> = Vec::new();
    let mut directory = true;
    for segment in text.split('/') {
        directory = matches!(segment, "" | "." | "..");
        match segment {
            "" | "." => {}
            ".." => {
                out.pop().ok_or(BadPath::AboveRoot)?;
            }
            segment if segment.starts_with("..;") => return Err(BadPath::DotsWithParameter),
            segment => out.push(segment),
        }
    }
    let end = if directory && !out.is_empty() {
        "/"
    } else {
        ""
    };
    Ok(format!("/{}{end}", out.join("/")))
}

fn naive_matches(key: &str, method: &str, path: &str) -> bool {
    let (own, key) = key.split_once(' ').unwrap_or((method, key));
    if own != method && !(own == "GET" && method == "HEAD") {
        return false;
    }
    let mut regex = regex::escape(key)
        .replace(r"\*", ".*")
        .replace(r"\{id\}", "[^/]+");
    if key.ends_with('/') && !key.contains('*') {
        regex.pop();
        regex.push_str("(/.*)?");
        if key == "/" {
            regex = "/.*".to_owned();
        }
    }
    regex::Regex::new(&format!("^(?s:{regex})$"))
        .unwrap()
        .is_match(path)
}

fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        "((GET|POST) )?(/[ab]){1,3}/?",
        "/([ab]/){0,2}\\*\\.[ab]",
        "(/([ab]|\\{id\\})){1,3}/?",
        Just("/".to_owned()),
    ]
}

proptest! {
    #[test]
    fn tables_agree_with_trying_each_in_order(
        keys in proptest::collection::vec(any_key(), 1..40),
        path in "(/([abc]|a\\.b)){1,4}/?|/",
        method in "GET|HEAD|POST|PUT",
    ) {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let table = RouteTable::new(&routes(&keys));
        let expected = keys.iter().position(|key| naive_matches(key, &method, &path));
        prop_assert_eq!(table.find(path.as_bytes(), method.as_bytes()), expected);
    }

    #[test]
    fn forms_agree_with_the_naive_ones(path in "/([ab./\\\\;%]|%2[eEfF5]|%5c|%61|%0[09]|//|\\.\\.){0,12}") {
        match form(path.as_bytes()) {
            Ok(Form::Plain(plain)) => {
                prop_assert_eq!(Ok(String::from_utf8(plain.to_vec()).unwrap()), naive_form(&path, false));
            }
            Ok(Form::Normal { path: normal, decoded }) => {
                prop_assert_eq!(Ok(String::from_utf8(normal).unwrap()), naive_form(&path, false));
                let decoded = decoded.map(|d| String::from_utf8(d).unwrap());
                let naive = naive_form(&path, true);
                prop_assert!(decoded.is_none() && naive == naive_form(&path, false) || Ok(decoded.unwrap()) == naive);
            }
            Err(bad) => {
                prop_assert!(naive_form(&path, false) == Err(bad) || naive_form(&path, true) == Err(bad));
            }
        }
    }

    #[test]
    fn any_bytes_are_answered(host: Vec<u8>, path: Vec<u8>, method: Vec<u8>) {
        let router = router(&["/a/", "~x", "/{id}/b"]);
        router.find(0, &host, &path, &method);
        router.nearest_hosts(0, &host);
    }

    #[test]
    fn a_normal_form_is_its_own_normal_form(path in "/[a-c%2eEfF./]{0,20}") {
        if let Ok(Form::Normal { path, .. }) = form(path.as_bytes()) {
            // Escapes are decoded once, so one that was made by decoding is excluded.
            if !path.contains(&b'%') {
                let again = form(&path);
                prop_assert!(matches!(again, Ok(Form::Plain(p)) if p == path) || path.windows(2).any(|w| w == b"/."));
            }
        }
    }
}

#[test]
fn tables_are_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Arc::new(router(&["/"])));
}
