//! The keys of each table.

use super::Scope;

const NO_CACHE: &str = "remove it; every response is forwarded as it comes";
const NO_AUTH: &str = "let the application authenticate, or keep the listener on a private address";
const NO_FILES: &str = "let the application or another web server serve files, and `proxy` to it";
const NO_CORS: &str = "write the Access-Control-* fields under `response_headers`";
const NO_SECURITY: &str =
    "write the fields under `response_headers`, such as Strict-Transport-Security";
const NO_COMPRESS: &str = "let the application compress; its Content-Encoding passes through";

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
        "backup",
        "balance",
        "sticky",
        "health",
        "eject",
        "circuit",
        "panic",
        "slow_start",
        "max_connections",
        "max_requests",
        "queue",
        "protocol",
        "proxy_protocol",
        "hedge",
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
    later: &[],
};

pub(crate) const SERVER: Scope = Scope {
    title: "a server",
    known: &["addr", "weight"],
    later: &[],
};

pub(crate) const STICKY: Scope = Scope {
    title: "`sticky`",
    known: &["cookie", "key", "age"],
    later: &[],
};

pub(crate) const HEALTH: Scope = Scope {
    title: "`health`",
    known: &[
        "path",
        "tcp",
        "grpc",
        "method",
        "host",
        "headers",
        "expect",
        "body",
        "answer_headers",
        "every",
        "timeout",
        "rise",
        "fall",
        "port",
    ],
    later: &[],
};

pub(crate) const EJECT: Scope = Scope {
    title: "`eject`",
    known: &[
        "after", "rate", "slower", "slow", "window", "requests", "for", "share", "status",
    ],
    later: &[],
};

pub(crate) const CIRCUIT: Scope = Scope {
    title: "`circuit`",
    known: &["rate", "requests", "window", "for"],
    later: &[],
};

pub(crate) const WHEN: Scope = Scope {
    title: "`when`",
    known: &["header", "cookie", "share", "proxy", "host"],
    later: &[],
};

pub(crate) const MIRROR: Scope = Scope {
    title: "`mirror`",
    known: &["to", "share"],
    later: &[],
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
    ("index", NO_FILES),
    ("fallback", NO_FILES),
    ("browse", NO_FILES),
    ("precompressed", NO_FILES),
];

pub(crate) const SITE: Scope = Scope {
    title: "a site",
    known: &[
        "proxy",
        "php",
        "files",
        "when",
        "mirror",
        "redirect",
        "respond",
        "status",
        "maintenance",
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
        "php",
        "files",
        "when",
        "mirror",
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
        "queue",
    ],
    later: &[],
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
    known: &["tries", "on", "budget", "backoff", "body", "per_try"],
    later: &[],
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
pub(crate) const SCOPES: [(&str, &Scope); 26] = [
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
    ("upstream.NAME.servers", &SERVER),
    ("upstream.NAME.sticky", &STICKY),
    ("upstream.NAME.health", &HEALTH),
    ("upstream.NAME.eject", &EJECT),
    ("upstream.NAME.circuit", &CIRCUIT),
    ("site.NAME", &SITE),
    ("site.NAME.tls", &SITE_TLS),
    ("site.NAME.route.PATH", &ROUTE),
    ("site.NAME.route.PATH.when", &WHEN),
    ("site.NAME.route.PATH.mirror", &MIRROR),
];
