//! Every key by the table it stands in, and the keys that this version does not act on.

use crate::model::Place;
use crate::report::{Report, nearest};
use crate::tree::Table;

/// A kind of table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Scope {
    /// What it is called in messages.
    pub(crate) title: &'static str,
    /// The keys it knows.
    pub(crate) known: &'static [&'static str],
    /// Keys of later versions, and what to do today.
    pub(crate) later: &'static [(&'static str, &'static str)],
}

const NO_CACHE: &str = "remove it; every response is forwarded as it comes";
const NO_AUTH: &str = "let the application authenticate, or keep the listener on a private address";
const NO_FILES: &str = "let the application or another web server serve files, and `proxy` to it";
const NO_CORS: &str = "write the Access-Control-* fields under `response_headers`";
const NO_SECURITY: &str =
    "write the fields under `response_headers`, such as Strict-Transport-Security";
const NO_COMPRESS: &str = "let the application compress; its Content-Encoding passes through";
const NO_WHEN: &str = "write one route for each case, by path and method";

pub(crate) const ROOT: Scope = Scope {
    title: "the file",
    known: &[
        "include",
        "candor",
        "client",
        "dns",
        "diagnosis",
        "defaults",
        "preset",
        "listen",
        "upstream",
        "site",
    ],
    later: &[],
};

pub(crate) const CANDOR: Scope = Scope {
    title: "[candor]",
    known: &["threads", "trust", "log", "metrics", "admin", "shutdown"],
    later: &[(
        "email",
        "it names an ACME account; certificates are files: `tls = { cert, key }`",
    )],
};

pub(crate) const CLIENT: Scope = Scope {
    title: "[client]",
    known: &[
        "handshake",
        "proxy_header",
        "head",
        "body",
        "idle",
        "tunnel_idle",
        "connections",
        "requests",
        "streams",
        "head_size",
        "head_fields",
    ],
    later: &[],
};

pub(crate) const DNS: Scope = Scope {
    title: "[dns]",
    known: &["resolvers", "timeout", "search", "prohibit"],
    later: &[],
};

pub(crate) const DIAGNOSIS: Scope = Scope {
    title: "[diagnosis]",
    known: &[
        "operators",
        "show",
        "probes",
        "docker",
        "capture",
        "keep",
        "file",
        "practice",
    ],
    later: &[],
};

pub(crate) const LISTEN: Scope = Scope {
    title: "[listen.NAME]",
    known: &["bind", "proxy_protocol", "client"],
    later: &[(
        "tls",
        "write the scheme in the site's key and `tls` in the site",
    )],
};

pub(crate) const UPSTREAM: Scope = Scope {
    title: "[upstream.NAME]",
    known: &[
        "servers",
        "balance",
        "timeout",
        "retry",
        "keepalive",
        "tolerate",
        "tls",
        "host",
        "depends",
        "application_log",
        "container",
        "unit",
        "use",
    ],
    later: &[
        ("sticky", "remove it, or give the upstream one server"),
        (
            "backup",
            "list the servers under `servers`; a server that refuses is followed by the next",
        ),
        (
            "health",
            "remove it; a server that refuses is followed by the next",
        ),
        (
            "eject",
            "remove it; a server that refuses is followed by the next",
        ),
        ("protocol", "remove it; upstreams speak HTTP/1.1"),
        (
            "max_connections",
            "remove it; limit clients with `[client] connections`",
        ),
        (
            "proxy_protocol",
            "remove it; the client's address is in X-Forwarded-For",
        ),
    ],
};

/// Keys that `[defaults]` and presets share; each level takes what it knows.
pub(crate) const DEFAULTS: Scope = Scope {
    title: "[defaults]",
    known: &[
        "timeout",
        "retry",
        "keepalive",
        "tolerate",
        "limit",
        "request_headers",
        "response_headers",
        "errors",
        "allow",
        "deny",
        "host",
        "log",
        "tls",
        "use",
    ],
    later: LATER_ANYWHERE,
};

pub(crate) const PRESET: Scope = Scope {
    title: "[preset.NAME]",
    known: &[
        "timeout",
        "retry",
        "keepalive",
        "tolerate",
        "limit",
        "request_headers",
        "response_headers",
        "errors",
        "allow",
        "deny",
        "host",
        "log",
        "tls",
    ],
    later: LATER_ANYWHERE,
};

const LATER_ANYWHERE: &[(&str, &str)] = &[
    ("auth", NO_AUTH),
    ("compress", NO_COMPRESS),
    ("cors", NO_CORS),
    ("security_headers", NO_SECURITY),
    ("cache", NO_CACHE),
];

const LATER_IN_SITES: &[(&str, &str)] = &[
    ("auth", NO_AUTH),
    ("compress", NO_COMPRESS),
    ("cors", NO_CORS),
    ("security_headers", NO_SECURITY),
    ("cache", NO_CACHE),
    ("files", NO_FILES),
    ("php", NO_FILES),
    ("index", NO_FILES),
    ("fallback", NO_FILES),
    ("browse", NO_FILES),
    ("precompressed", NO_FILES),
    ("when", NO_WHEN),
];

pub(crate) const SITE: Scope = Scope {
    title: "a site",
    known: &[
        "proxy",
        "redirect",
        "respond",
        "status",
        "also",
        "redirect_from",
        "host",
        "timeout",
        "limit",
        "request_headers",
        "response_headers",
        "errors",
        "allow",
        "deny",
        "tls",
        "log",
        "use",
        "route",
    ],
    later: LATER_IN_SITES,
};

pub(crate) const ROUTE: Scope = Scope {
    title: "a route",
    known: &[
        "proxy",
        "redirect",
        "respond",
        "status",
        "strip",
        "rewrite",
        "host",
        "timeout",
        "limit",
        "request_headers",
        "response_headers",
        "errors",
        "allow",
        "deny",
        "use",
    ],
    later: LATER_IN_SITES,
};

pub(crate) const TIMEOUT: Scope = Scope {
    title: "`timeout`",
    known: &[
        "resolve",
        "connect",
        "tls",
        "write",
        "first_byte",
        "head",
        "idle",
        "upload",
        "total",
    ],
    later: &[("queue", "remove it; requests do not queue")],
};

const NO_RATE: &str = "remove it; `[client] connections` limits connections";

pub(crate) const LIMIT: Scope = Scope {
    title: "`limit`",
    known: &["body", "response_body"],
    later: &[
        ("rate", NO_RATE),
        ("per", NO_RATE),
        ("burst", NO_RATE),
        ("concurrent", NO_RATE),
        ("headers", "write `[client] head_size`, for every listener"),
    ],
};

pub(crate) const RETRY: Scope = Scope {
    title: "`retry`",
    known: &["tries", "on"],
    later: &[("budget", "remove it; `tries` limits each request")],
};

pub(crate) const KEEPALIVE: Scope = Scope {
    title: "`keepalive`",
    known: &["connections", "idle", "age"],
    later: &[],
};

pub(crate) const CAPTURE: Scope = Scope {
    title: "`capture`",
    known: &["keep"],
    later: &[
        ("bodies", "remove it; bodies are never kept"),
        (
            "redact",
            "remove it; values of fields are masked unless they are known to be harmless",
        ),
    ],
};

pub(crate) const UPSTREAM_TLS: Scope = Scope {
    title: "an upstream's `tls`",
    known: &["ca", "cert", "crl", "key", "name", "verify"],
    later: &[],
};

pub(crate) const SITE_TLS: Scope = Scope {
    title: "a site's `tls`",
    known: &["cert", "key", "client_ca", "min"],
    later: &[("acme", "write `cert` and `key`: certificates are files")],
};

pub(crate) const LOG: Scope = Scope {
    title: "`log`",
    known: &["format", "file", "query"],
    later: &[
        ("sample", "remove it; every request is logged"),
        ("skip", "remove it; every request is logged"),
    ],
};

/// Every scope with the way to reach it, for hints and for the reference file's test.
pub(crate) const SCOPES: [(&str, &Scope); 19] = [
    ("", &ROOT),
    ("candor", &CANDOR),
    ("candor.log", &LOG),
    ("client", &CLIENT),
    ("dns", &DNS),
    ("diagnosis", &DIAGNOSIS),
    ("diagnosis.capture", &CAPTURE),
    ("defaults", &DEFAULTS),
    ("defaults.timeout", &TIMEOUT),
    ("defaults.limit", &LIMIT),
    ("defaults.retry", &RETRY),
    ("defaults.keepalive", &KEEPALIVE),
    ("preset.NAME", &PRESET),
    ("listen.NAME", &LISTEN),
    ("upstream.NAME", &UPSTREAM),
    ("upstream.NAME.tls", &UPSTREAM_TLS),
    ("site.NAME", &SITE),
    ("site.NAME.tls", &SITE_TLS),
    ("site.NAME.route.PATH", &ROUTE),
];

/// Refuses every key that the scope does not know.
pub(crate) fn check(table: &Table, scope: &Scope, report: &mut Report) {
    for (key, _) in &table.entries {
        let name = key.name.as_str();
        if scope.known.contains(&name) {
            continue;
        }
        if let Some((_, help)) = scope.later.iter().find(|(later, _)| *later == name) {
            report.error(
                &key.place,
                format!("`{name}` is not in this version"),
                *help,
            );
            continue;
        }
        unknown(name, &key.place, scope, report);
    }
}

fn unknown(name: &str, place: &Place, scope: &Scope, report: &mut Report) {
    let message = format!("{} has no key `{name}`", scope.title);
    let elsewhere = |name: &str| format!("`{name}` belongs in {}", homes(name).join(", "));
    let everywhere = || SCOPES.iter().flat_map(|(_, s)| s.known.iter().copied());
    let help = if let Some(meant) = nearest(name, scope.known.iter().copied()) {
        format!("did you mean `{meant}`?")
    } else if let Some(later) = nearest(name, scope.later.iter().map(|(name, _)| *name)) {
        format!("did you mean `{later}`? It is not in this version")
    } else if !homes(name).is_empty() {
        elsewhere(name)
    } else if let Some(meant) = nearest(name, everywhere()) {
        format!("did you mean `{meant}`? {}", elsewhere(meant))
    } else {
        format!("it has: {}", scope.known.join(", "))
    };
    report.error(place, message, help);
}

/// Where a key of this name is known.
fn homes(name: &str) -> Vec<&'static str> {
    let mut titles: Vec<&str> = SCOPES
        .iter()
        .filter(|(_, s)| s.known.contains(&name))
        .map(|(_, s)| s.title)
        .collect();
    titles.dedup();
    titles
}
