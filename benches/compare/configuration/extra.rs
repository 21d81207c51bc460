//! What the cases with a configuration of their own add: each listens on one port more.

use std::fmt::Write;

use crate::case::Case;
use crate::engine::{Addresses, Engine};
use crate::origin::GROUPS;

/// Whether a case has one.
pub(crate) fn is_for(case: Case) -> bool {
    let more = matches!(
        case,
        Case::Http2Up | Case::Grpc | Case::GrpcStream | Case::Fastcgi | Case::IdleUp
    );
    more || case.balance().is_some()
}

/// What is added to an engine's configuration; empty for the others.
pub(super) fn of(engine: Engine, case: Case, a: &Addresses) -> String {
    match (case, engine) {
        (Case::Http2Up | Case::Grpc | Case::GrpcStream, _) => http2(engine, a),
        (Case::Fastcgi, _) => fastcgi(engine, a),
        (Case::IdleUp, _) => many(engine, a),
        (_, Engine::Candor) => case.balance().map_or_else(String::new, |how| eight(how, a)),
        _ => String::new(),
    }
}

fn http2(engine: Engine, a: &Addresses) -> String {
    let Addresses { extra, http2, .. } = a;
    match engine {
        Engine::Candor => format!(
            "
[site.\"http://127.0.0.1:{extra}\"]
proxy = \"h2c://127.0.0.1:{http2}\"
"
        ),
        Engine::Nginx => format!(
            "upstream http2 {{ server 127.0.0.1:{http2}; keepalive 256; keepalive_requests 1000000000; }}
    server {{
        listen 127.0.0.1:{extra} backlog=4096;
        http2 on;
        location / {{
            proxy_pass http://http2;
            proxy_http_version 2;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-Host $http_host;
            proxy_set_header X-Request-Id $request_id;
        }}
        location /bench. {{
            grpc_pass grpc://http2;
            grpc_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
            grpc_set_header X-Forwarded-Proto $scheme;
            grpc_set_header X-Forwarded-Host $http_host;
            grpc_set_header X-Request-Id $request_id;
        }}
    }}"
        ),
        Engine::Haproxy => front(a, &format!("server http2 127.0.0.1:{http2} proto h2")),
        Engine::Caddy => site(a, &format!("reverse_proxy h2c://127.0.0.1:{http2}")),
    }
}

fn fastcgi(engine: Engine, a: &Addresses) -> String {
    let Addresses { extra, php, .. } = a;
    let root = a.file("php");
    match engine {
        Engine::Candor => format!(
            "
[site.\"http://127.0.0.1:{extra}\"]
php = \"php\"
files = \"{root}\"
[upstream.php]
servers = [\"fastcgi://127.0.0.1:{php}\"]
keepalive = {{ connections = 256 }}
"
        ),
        Engine::Nginx => format!(
            "upstream php {{ server 127.0.0.1:{php}; keepalive 256; keepalive_requests 1000000000; }}
    server {{
        listen 127.0.0.1:{extra} backlog=4096;
        root {root};
        location ~ \\.php$ {{
            try_files $uri =404;
            fastcgi_pass php;
            fastcgi_keep_conn on;
            fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
            fastcgi_param DOCUMENT_ROOT $document_root;
            fastcgi_param SCRIPT_NAME $fastcgi_script_name;
            fastcgi_param REQUEST_URI $request_uri;
            fastcgi_param DOCUMENT_URI $document_uri;
            fastcgi_param QUERY_STRING $query_string;
            fastcgi_param REQUEST_METHOD $request_method;
            fastcgi_param CONTENT_TYPE $content_type;
            fastcgi_param CONTENT_LENGTH $content_length;
            fastcgi_param SERVER_PROTOCOL $server_protocol;
            fastcgi_param REQUEST_SCHEME $scheme;
            fastcgi_param GATEWAY_INTERFACE CGI/1.1;
            fastcgi_param SERVER_SOFTWARE nginx;
            fastcgi_param REMOTE_ADDR $remote_addr;
            fastcgi_param REMOTE_PORT $remote_port;
            fastcgi_param SERVER_ADDR $server_addr;
            fastcgi_param SERVER_PORT $server_port;
            fastcgi_param SERVER_NAME $host;
            fastcgi_param REDIRECT_STATUS 200;
            fastcgi_param HTTP_X_REQUEST_ID $request_id;
        }}
    }}"
        ),
        Engine::Haproxy => {
            let server = format!("use-fcgi-app php\n    server php 127.0.0.1:{php} proto fcgi");
            let app = format!("\nfcgi-app php\n    docroot {root}\n    option keep-conn\n");
            front(a, &server) + &app
        }
        Engine::Caddy => {
            let php = format!("php_fastcgi 127.0.0.1:{php}");
            site(a, &format!("root * {root}\n    {php}"))
        }
    }
}

/// Thousands of members, in groups by path.
fn many(engine: Engine, a: &Addresses) -> String {
    let mut text = String::new();
    let groups = a.many.chunks((a.many.len() / GROUPS).max(1));
    let list = |ports: &[u16], each: &dyn Fn(usize, u16) -> String| -> String {
        let ports = ports.iter().enumerate();
        ports.map(|(number, port)| each(number, *port)).collect()
    };
    let extra = a.extra;
    // Writing to a String cannot fail.
    let _ = match engine {
        Engine::Candor => write!(
            text,
            "\n[site.\"http://127.0.0.1:{extra}\"]\nproxy = \"many0\"\n"
        ),
        Engine::Nginx => write!(text, "server {{ listen 127.0.0.1:{extra} backlog=4096; "),
        Engine::Haproxy => write!(
            text,
            "\nfrontend extra\n    bind 127.0.0.1:{extra}\n    option forwardfor\n"
        ),
        Engine::Caddy => Ok(()),
    };
    if engine == Engine::Nginx {
        for group in 0..GROUPS {
            let _ = write!(
                text,
                "location /{group} {{ proxy_pass http://many{group}; proxy_http_version 1.1; \
                 proxy_set_header Connection \"\"; }} "
            );
        }
        text += "}\n";
    }
    let mut handles = String::new();
    for (group, ports) in groups.enumerate() {
        let _ = match engine {
            Engine::Candor => write!(
                text,
                "\n[site.\"http://127.0.0.1:{extra}\".route.\"/{group}\"]\nproxy = \"many{group}\"\n\
                 [upstream.many{group}]\nservers = [{}]\n",
                list(ports, &|_, port| format!("\"127.0.0.1:{port}\", "))
            ),
            Engine::Nginx => writeln!(
                text,
                "upstream many{group} {{ {} keepalive 10000; }}",
                list(ports, &|_, port| format!("server 127.0.0.1:{port}; "))
            ),
            Engine::Haproxy => {
                let _ = writeln!(text, "    use_backend many{group} if {{ path /{group} }}");
                write!(
                    handles,
                    "\nbackend many{group}\n    balance roundrobin\n{}",
                    list(ports, &|number, port| format!(
                        "    server m{number} 127.0.0.1:{port}\n"
                    ))
                )
            }
            Engine::Caddy => write!(
                handles,
                "handle /{group} {{\n reverse_proxy {{\n to {}\n lb_policy round_robin\n }}\n }}\n",
                list(ports, &|_, port| format!("127.0.0.1:{port} "))
            ),
        };
    }
    match engine {
        Engine::Caddy => site(a, &handles),
        _ => text + &handles,
    }
}

fn eight(how: &str, a: &Addresses) -> String {
    let servers: String = a
        .eight
        .iter()
        .map(|port| format!("\"127.0.0.1:{port}\", "))
        .collect();
    format!(
        "
[site.\"http://127.0.0.1:{}\"]
proxy = \"eight\"

[upstream.eight]
servers = [{servers}]
balance = \"{how}\"
",
        a.extra
    )
}

/// A frontend of HAProxy and a backend with this server.
fn front(a: &Addresses, server: &str) -> String {
    format!(
        "
frontend extra
    bind 127.0.0.1:{}
    option forwardfor
    unique-id-format %[uuid()]
    unique-id-header X-Request-Id
    http-request set-header X-Forwarded-Proto http
    http-request set-header X-Forwarded-Host %[req.hdr(host)]
    default_backend extra

backend extra
    {server}
",
        a.extra
    )
}

/// A site of Caddy with this action.
fn site(a: &Addresses, action: &str) -> String {
    format!(
        "
http://127.0.0.1:{} {{
    log {{
        output file {} {{
            roll_disabled
        }}
    }}
    request_header X-Request-Id {{http.request.uuid}}
    {action}
}}
",
        a.extra,
        a.file("access.log"),
    )
}
