//! Other protocols than HTTP/1: as real servers speak them, and as they were recorded from real ones.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection};
use serde_json::Value;

use crate::harness::{Authority, Candor, Response};
use crate::program::Program;

/// What a server sent, the cause and reason, and how the sentence calls it.
type Recorded = (&'static [u8], &'static str, &'static str, &'static str);

#[rustfmt::skip]
const RECORDED: [Recorded; 34] = [
    // OpenSSH 9.2 on connect; the same when it has too many others, and when it got a request.
    (b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n", "head_not_http", "ssh", "SSH"),
    (b"Exceeded MaxStartups\r\n", "head_not_http", "ssh", "SSH"),
    (b"Invalid SSH identification string.\r\n", "head_not_http", "ssh", "SSH"),
    // Postfix, Exim, vsftpd, ProFTPD, FileZilla.
    (b"220 mail.test ESMTP Postfix (Debian/GNU)\r\n221 2.7.0 Error: I can break rules, too. Goodbye.\r\n", "head_not_http", "smtp", "SMTP"),
    (b"554 SMTP synchronization error\r\n", "head_not_http", "smtp", "SMTP"),
    (b"220 (vsFTPd 3.0.3)\r\n", "head_not_http", "ftp", "FTP"),
    (b"220 ProFTPD Server (Debian) [::ffff:10.0.0.5]\r\n", "head_not_http", "ftp", "FTP"),
    (b"220-FileZilla Server 1.7.0\r\n220 Please visit https://filezilla-project.org/\r\n", "head_not_http", "ftp", "FTP"),
    (b"220 ready\r\n", "head_not_http", "smtp_or_ftp", "SMTP or FTP"),
    // Dovecot.
    (b"+OK Dovecot (Debian) ready.\r\n", "head_not_http", "pop3", "POP3"),
    (b"* OK [CAPABILITY IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE] Dovecot ready.\r\n", "head_not_http", "imap", "IMAP"),
    // MariaDB 10.11 on connect, and MySQL 8.0 to a host that it has barred, and when it is full.
    (b"\x5b\0\0\0\x0a5.5.5-10.11.14-MariaDB-0+deb12u2\0\x1f\0\0\0>A<[sZVb\0\xfe\xf7\x2d\x02\0\xff\x81\x15", "head_not_http", "mysql", "MySQL"),
    (b"\x45\0\0\0\xff\x69\x04Host '10.0.0.5' is blocked because of many connection errors", "head_not_http", "mysql", "MySQL"),
    (b"\x17\0\0\0\xff\x10\x04Too many connections", "head_not_http", "mysql", "MySQL"),
    (b"\x05\0\0\0\x0b\x08\x05\x1a\0", "head_not_http", "mysql", "MySQL"),
    // PostgreSQL 15 to a protocol that it does not know.
    (b"E\0\0\0\x83SFATAL\0VFATAL\0C0A000\0Munsupported frontend protocol 7.0: server supports 3.0 to 3.0\0Fpostmaster.c\0L2222\0RProcessStartupPacket\0\0", "head_not_http", "postgresql", "PostgreSQL"),
    (b"N", "head_not_http", "postgresql", "PostgreSQL"),
    // Redis 7.0 to HEAD, with a password, and to other hosts.
    (b"-ERR unknown command 'HEAD', with args beginning with: '/' 'HTTP/1.1' \r\n", "head_not_http", "redis", "Redis"),
    (b"-NOAUTH Authentication required.\r\n", "head_not_http", "redis", "Redis"),
    (b"-DENIED Redis is running in protected mode because protected mode is enabled and no password is set for the default user.\r\n", "head_not_http", "redis", "Redis"),
    (b"ERROR\r\nERROR\r\nERROR\r\n", "head_not_http", "memcached", "memcached"),
    (b"CLIENT_ERROR line too long\r\n", "head_not_http", "memcached", "memcached"),
    // RabbitMQ.
    (b"AMQP\0\0\x09\x01", "head_not_http", "amqp", "AMQP"),
    // php-fpm's end of a request, and a request of uwsgi's own protocol.
    (b"\x01\x03\0\x01\0\x08\0\0\0\0\0\0\0\0\0\0", "head_not_http", "fastcgi", "FastCGI"),
    (b"\0\x3b\x01\0\x0c\0QUERY_STRING\0\0\x0e\0REQUEST_METHOD\x03\0GET", "head_not_http", "uwsgi", "uwsgi"),
    // TigerVNC, xrdp, Mosquitto, NATS, XMPP.
    (b"RFB 003.008\n", "head_not_http", "vnc", "VNC"),
    (b"\x03\0\0\x13\x0e\xd0\0\0\x124\0\x02\x1f\x08\0\x02\0\0\0", "head_not_http", "rdp", "RDP"),
    (b"\x20\x02\0\x01", "head_not_http", "mqtt", "MQTT"),
    (b"INFO {\"server_id\":\"NB\",\"version\":\"2.10\"} \r\n", "head_not_http", "nats", "NATS"),
    (b"<?xml version='1.0'?><stream:stream xmlns='jabber:client'>", "head_not_http", "xmpp", "XMPP"),
    // nginx 1.22 with `listen … http2` and no TLS.
    (b"\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff\xff\0\0\x04\x08\0\0\0\0\0\x7f\xff\0\0\0\0\x08\x07\0\0\0\0\0\0\0\0\0\0\0\0\x01", "head_h2_bytes", "settings", "HTTP/2"),
    (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "head_h2_bytes", "preface", "HTTP/2"),
    (b"\x15\x03\x01\0\x02\x02\x28", "head_tls_bytes", "alert", "handshake_failure (40)"),
    (b"\x15\x03\x03\0\x02\x02\x32", "head_tls_bytes", "alert", "decode_error (50)"),
];

fn proxy(address: &str) -> Candor {
    Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"server\"\n\
         [upstream.server]\nservers = [\"{address}\"]\nretry = {{ tries = 1 }}\n"
    ))
}

fn ask(candor: &Candor, path: &str) -> (Response, Value) {
    let accept = "Accept: application/problem+json";
    let response = candor.request(&format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\n{accept}"
    ));
    let problem = serde_json::from_slice(&response.body).unwrap_or_default();
    (response, problem)
}

/// A server that answers `/N` with what `bytes` says.
fn serve(bytes: impl Fn(usize) -> Vec<u8> + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let request = read_head(&mut stream);
            let number = request
                .split(' ')
                .nth(1)
                .and_then(|path| path[1..].parse().ok());
            // What the client makes of it is what the test looks at.
            let _ = number.map(|number| stream.write_all(&bytes(number)));
        }
    });
    address
}

fn read_head(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut piece) {
            Ok(count) if count > 0 => request.extend_from_slice(&piece[..count]),
            _ => break,
        }
    }
    String::from_utf8_lossy(&request).into_owned()
}

#[test]
fn each_protocol_is_named_by_its_first_bytes() {
    let address = serve(|number| RECORDED[number].0.to_vec());
    let candor = proxy(&address.to_string());
    for (number, (bytes, cause, reason, name)) in RECORDED.into_iter().enumerate() {
        let (response, problem) = ask(&candor, &format!("/{number}"));
        let shown = bytes.escape_ascii();
        assert_eq!(
            response.header("candor-cause"),
            Some(cause),
            "{shown}: {problem}"
        );
        assert_eq!(problem["reason"], reason, "{shown}");
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(name), "{shown}: {detail}");
        let hint = match cause {
            "head_not_http" => "port_25_22_3306_banner",
            _ => "scheme_mismatch",
        };
        assert!(has_hint(&problem, hint), "{shown}: {problem}");
        // The bytes themselves are the evidence; nothing of them is masked.
        assert!(!has_hint(&problem, "captured_secret_redacted"), "{shown}");
    }
}

#[test]
fn values_are_masked_and_it_is_said() {
    let address = serve(|_| {
        b"HTTP/1.1 200 OK\r\nSet-Cookie: session=0123456789abcdef0123456789\n\r\n".to_vec()
    });
    let candor = proxy(&address.to_string());
    let (response, problem) = ask(&candor, "/0");
    assert_eq!(
        response.header("candor-cause"),
        Some("head_line_ending_invalid")
    );
    assert!(has_hint(&problem, "captured_secret_redacted"), "{problem}");
    let finding = &problem["evidence"][0]["parse"][0];
    assert_eq!(finding["offset"], 63);
    let before = finding["excerpt"]["before"].as_str().unwrap();
    // As long as what it stands for, and the last eight bytes are there.
    assert_eq!(
        before.chars().filter(|it| *it == '•').count(),
        27,
        "{before}"
    );
    assert!(before.ends_with("•23456789"), "{before}");
}

#[test]
fn a_tls_stack_answers_with_an_alert() {
    let directory = tempfile::tempdir().unwrap();
    let certificate = Authority::new().issue(directory.path(), "a", &["localhost"]);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::try_from(certificate.key_der.clone()).unwrap();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der.clone()], key)
        .unwrap();
    let config = Arc::new(config);
    let address = serve(move |_| {
        let mut server = ServerConnection::new(Arc::clone(&config)).unwrap();
        server
            .read_tls(&mut &b"GET / HTTP/1.1\r\n\r\n"[..])
            .unwrap();
        server.process_new_packets().unwrap_err();
        let mut alert = Vec::new();
        server.write_tls(&mut alert).unwrap();
        alert
    });
    let candor = proxy(&address.to_string());
    let (response, problem) = ask(&candor, "/0");
    assert_eq!(
        response.header("candor-cause"),
        Some("head_tls_bytes"),
        "{problem}"
    );
    assert_eq!(problem["reason"], "alert");
    assert!(has_hint(&problem, "scheme_mismatch"));
    assert_eq!(problem["likely"][0]["id"], "scheme");
}

#[test]
fn tls_to_a_plain_port_is_a_scheme_that_does_not_fit() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        let answers = [
            &b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"[..],
            b"SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u7\r\n",
        ];
        for (stream, answer) in listener.incoming().flatten().zip(answers.iter().cycle()) {
            let mut stream = stream;
            let _ = stream
                .read(&mut [0; 4096])
                .map(|_| stream.write_all(answer));
        }
    });
    let candor = proxy(&format!("https://{address}"));
    for hint in ["scheme_mismatch", "port_25_22_3306_banner"] {
        let (response, problem) = ask(&candor, "/");
        assert_eq!(response.header("candor-cause"), Some("tls_plaintext_peer"));
        assert!(has_hint(&problem, hint), "{problem}");
    }
}

#[test]
fn nginx_with_http2_only_is_named() {
    let Some(nginx) = Program::nginx_http2() else {
        return;
    };
    let candor = proxy(&nginx.address);
    let (response, problem) = ask(&candor, "/");
    assert_eq!(
        response.header("candor-cause"),
        Some("head_h2_bytes"),
        "{problem}"
    );
    assert_eq!(problem["reason"], "settings");
}

/// Both know a request of HTTP when they see one, and hang up without a word.
#[test]
fn redis_and_memcached_hang_up() {
    for program in [Program::redis(), Program::memcached()] {
        let Some(program) = program else {
            continue;
        };
        let candor = proxy(&program.address);
        let (response, problem) = ask(&candor, "/");
        let cause = response.header("candor-cause").unwrap_or_default();
        assert!(
            ["head_closed_empty", "head_reset"].contains(&cause),
            "{problem}"
        );
        let likely = problem["likely"].as_array().unwrap();
        let speaks_other = |likely: &Value| likely["id"] == "not_http";
        assert!(
            cause == "head_reset" || likely.iter().any(speaks_other),
            "{problem}"
        );
    }
}

fn has_hint(problem: &Value, hint: &str) -> bool {
    let hints = problem["hints"].as_array();
    hints.is_some_and(|hints| hints.iter().any(|it| it == hint || it["id"] == hint))
}

/// An oddity that is tolerated or mended is a finding, and its line says what it was.
#[test]
fn fields_that_leak_into_the_body_are_told() {
    let address = serve(|_| {
        b"HTTP/1.1 200 OK\r\nServer: a\r\n\r\nContent-Type: text/html\r\nSet-Cookie: a=b\r\n\r\n<p>"
            .to_vec()
    });
    let candor = proxy(&address.to_string());
    let (response, _) = ask(&candor, "/0");
    assert_eq!(response.status, 200);
    let line = candor.logged("/0");
    assert_eq!(
        line["findings"],
        serde_json::json!(["head_line_ending_invalid"])
    );
    let finding = candor.log(|line| line["event"] == "finding");
    assert_eq!(finding["request_id"], line["request_id"]);
    let parse = &finding["evidence"][0]["parse"][0];
    assert_eq!(
        (&parse["reason"], &parse["line"]),
        (&"blank_line_in_head".into(), &3.into())
    );
}
