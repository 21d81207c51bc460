//! The engines' configurations: alike in what they do, each as its own manual advises.
//!
//! All: one worker, HTTP/1.1 with keep-alive upstream, forwarded fields and a request id set,
//! an access log in a file, TLS 1.2 and 1.3 with the library's own preferences, no retry.

pub(crate) mod extra;

use crate::case::Case;
use crate::engine::{Addresses, Engine};

/// The answer of the small cases.
const SMALL: &str = "Hello from the origin.";

/// The file's name and text, with what a case adds to it.
pub(crate) fn engine(engine: Engine, case: Case, addresses: &Addresses) -> (&'static str, String) {
    let extra = extra::of(engine, case, addresses);
    match engine {
        Engine::Candor => ("candor.toml", candor(addresses) + &extra),
        Engine::Nginx => ("nginx.conf", nginx(addresses, &extra)),
        Engine::Haproxy => ("haproxy.cfg", haproxy(addresses) + &extra),
        Engine::Caddy => ("Caddyfile", caddy(addresses) + &extra),
    }
}

/// An origin that costs as little as can be: nginx with fixed answers and files.
pub(crate) fn origin(a: &Addresses) -> String {
    format!(
        "daemon off;
worker_processes 1;
pid {pid};
error_log {errors};
events {{ worker_connections 16384; }}
http {{
    access_log off;
    keepalive_requests 1000000000;
    keepalive_timeout 600s;
    sendfile on;
    tcp_nopush on;
    open_file_cache max=16;
    client_body_buffer_size 128k;
    {temporary}
    server {{
        listen 127.0.0.1:{port} backlog=4096;
        {eight}
        listen unix:{socket} backlog=4096;
        default_type text/plain;
        location = /small {{ return 200 \"{SMALL}\"; }}
        location = /post {{ return 200 \"{SMALL}\"; }}
        location / {{ root {root}; }}
    }}
}}
",
        pid = a.file("origin.pid"),
        errors = a.file("origin-errors.log"),
        temporary = temporary(a, "origin"),
        port = a.origin,
        eight = a
            .eight
            .iter()
            .map(|port| format!("listen 127.0.0.1:{port} backlog=4096; "))
            .collect::<String>(),
        socket = a.file("origin.sock"),
        root = a.directory.display(),
    )
}

fn candor(a: &Addresses) -> String {
    format!(
        "[candor]
threads = 1
admin = \"off\"
log = {{ format = \"json\", file = \"{log}\" }}

[client]
requests = 1000000000

[site.\"http://127.0.0.1:{plain}\"]
proxy = \"127.0.0.1:{origin}\"

[site.\"https://127.0.0.1:{tls}\"]
proxy = \"127.0.0.1:{origin}\"
tls = {{ cert = \"{chain}\", key = \"{key}\" }}

[site.\"http://127.0.0.1:{unix}\"]
proxy = \"unix:{socket}\"

[site.\"http://127.0.0.1:{to_refused}\"]
proxy = \"refused\"

[upstream.refused]
servers = [\"127.0.0.1:{refused}\"]
retry = {{ tries = 1 }}

[site.\"http://127.0.0.1:{respond}\"]
respond = \"{SMALL}\"
",
        log = a.file("access.log"),
        plain = a.plain,
        origin = a.origin,
        tls = a.tls,
        chain = a.file("chain.pem"),
        key = a.file("key.pem"),
        unix = a.unix,
        socket = a.file("origin.sock"),
        to_refused = a.to_refused,
        refused = a.refused,
        respond = a.respond,
    )
}

fn nginx(a: &Addresses, extra: &str) -> String {
    let proxy = |upstream: &str| {
        format!(
            "location / {{
            proxy_pass http://{upstream};
            proxy_http_version 1.1;
            proxy_set_header Connection \"\";
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Request-Id $request_id;
        }}"
        )
    };
    let pool = "keepalive 256; keepalive_requests 1000000000;";
    format!(
        "daemon off;
worker_processes 1;
pid {pid};
error_log {errors} error;
events {{ worker_connections 18000; }}
http {{
    # Written as its manual advises for many requests: a buffer, not a system call for each line.
    access_log {log} combined buffer=64k flush=1s;
    keepalive_requests 1000000000;
    keepalive_timeout 600s;
    client_max_body_size 10m;
    # Bodies in memory, not in temporary files.
    client_body_buffer_size 128k;
    proxy_max_temp_file_size 0;
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_certificate {chain};
    ssl_certificate_key {key};
    {temporary}
    upstream origin {{ server 127.0.0.1:{origin}; {pool} }}
    upstream local {{ server unix:{socket}; {pool} }}
    upstream refused {{ server 127.0.0.1:{refused} max_fails=0; }}
    server {{ listen 127.0.0.1:{plain} backlog=4096; {to_origin} }}
    server {{ listen 127.0.0.1:{tls} ssl backlog=4096 http2; {to_origin} }}
    server {{ listen 127.0.0.1:{unix} backlog=4096; {to_local} }}
    server {{ listen 127.0.0.1:{to_refused} backlog=4096; {refusing} }}
    server {{ listen 127.0.0.1:{respond} backlog=4096; location / {{ return 200 \"{SMALL}\"; }} }}
    {extra}
}}
",
        pid = a.file("nginx.pid"),
        errors = a.file("nginx-errors.log"),
        log = a.file("access.log"),
        chain = a.file("chain.pem"),
        key = a.file("key.pem"),
        temporary = temporary(a, "nginx"),
        origin = a.origin,
        socket = a.file("origin.sock"),
        refused = a.refused,
        plain = a.plain,
        tls = a.tls,
        unix = a.unix,
        to_refused = a.to_refused,
        respond = a.respond,
        to_origin = proxy("origin"),
        to_local = proxy("local"),
        refusing = proxy("refused"),
    )
}

/// Keeps nginx out of the system's directories.
fn temporary(a: &Addresses, prefix: &str) -> String {
    ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {};", a.file(&format!("{prefix}-{name}"))))
        .join("\n    ")
}

fn haproxy(a: &Addresses) -> String {
    let front = |name: &str, bind: String, scheme: &str, back: &str| {
        format!(
            "
frontend {name}
    bind {bind}
    option forwardfor
    unique-id-format %[uuid()]
    unique-id-header X-Request-Id
    http-request set-header X-Forwarded-Proto {scheme}
    http-request set-header X-Forwarded-Host %[req.hdr(host)]
    default_backend {back}
"
        )
    };
    let mut text = "global
    nbthread 1
    maxconn 8000
    # Idle connections may have most of its descriptors.
    tune.pool-low-fd-ratio 80
    tune.pool-high-fd-ratio 90
    log stdout format raw local0
    ssl-default-bind-options ssl-min-ver TLSv1.2

defaults
    mode http
    log global
    option httplog
    http-reuse always
    retries 0
    timeout connect 3s
    timeout client 600s
    timeout server 60s
    timeout http-keep-alive 600s
    backlog 4096
"
    .to_owned();
    let plain = |port: u16| format!("127.0.0.1:{port}");
    text += &front("plain", plain(a.plain), "http", "origin");
    let tls = format!(
        "127.0.0.1:{} ssl crt {} alpn h2,http/1.1",
        a.tls,
        a.file("both.pem")
    );
    text += &front("tls", tls, "https", "origin");
    text += &front("unix", plain(a.unix), "http", "local");
    text += &front("to_refused", plain(a.to_refused), "http", "refused");
    text += &format!(
        "
backend origin
    server origin 127.0.0.1:{}

backend local
    server local unix@{}

backend refused
    server refused 127.0.0.1:{}
",
        a.origin,
        a.file("origin.sock"),
        a.refused
    );
    text
}

fn caddy(a: &Addresses) -> String {
    let site = |address: String, tls: &str, upstream: String| {
        format!(
            "
{address} {{
    {tls}
    log {{
        output file {log} {{
            roll_disabled
        }}
    }}
    request_header X-Request-Id {{http.request.uuid}}
    reverse_proxy {upstream} {{
        transport http {{
            keepalive_idle_conns_per_host 256
        }}
    }}
}}
",
            log = a.file("access.log"),
        )
    };
    let mut text = "{
    admin off
    auto_https off
    default_bind 127.0.0.1
    servers {
        protocols h1 h2 h2c
    }
}
"
    .to_owned();
    let plain = |port: u16| format!("http://127.0.0.1:{port}");
    let origin = format!("127.0.0.1:{}", a.origin);
    let tls = format!("tls {} {}", a.file("chain.pem"), a.file("key.pem"));
    text += &site(plain(a.plain), "", origin.clone());
    text += &site(format!("https://127.0.0.1:{}", a.tls), &tls, origin);
    text += &site(plain(a.unix), "", format!("unix/{}", a.file("origin.sock")));
    text += &site(plain(a.to_refused), "", format!("127.0.0.1:{}", a.refused));
    text
}
