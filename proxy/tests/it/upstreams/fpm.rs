//! php-fpm as an upstream, for real.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use socket2::{Domain, Socket, Type};
use tempfile::TempDir;

use crate::harness::{Candor, Client, Response, eventually};
use crate::program::skipped;

/// php-fpm on a unix socket, with scripts below `www` of its directory.
pub struct Fpm {
    child: Child,
    directory: TempDir,
}

impl Fpm {
    /// `pool`: further lines of its pool.
    pub fn start(pool: &str) -> Option<Self> {
        // Debian names it after its version.
        let mut programs = fs::read_dir("/usr/sbin").into_iter().flatten().flatten();
        let program = programs.find(|it| it.file_name().to_string_lossy().starts_with("php-fpm"));
        let Some(program) = program else {
            return skipped("php-fpm is not installed (make test installs it)");
        };
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        fs::create_dir_all(root.join("www/assets")).unwrap();
        for (name, text) in SCRIPTS {
            fs::write(root.join("www").join(name), text).unwrap();
        }
        fs::write(root.join("www/assets/style.css"), "body { color: red }").unwrap();
        fs::write(root.join("www/.env"), "SECRET=1").unwrap();
        let user = match rustix::process::geteuid().is_root() {
            true => "user = root\ngroup = root\n",
            false => "",
        };
        let text = format!(
            "[global]\nerror_log = {dir}/fpm.log\ndaemonize = no\n[www]\n{user}listen = {dir}/fpm.sock\n\
             php_admin_value[log_errors] = on\nphp_admin_value[display_errors] = off\n\
             php_admin_value[upload_max_filesize] = 32M\nphp_admin_value[post_max_size] = 32M\n{pool}",
            dir = root.display()
        );
        fs::write(root.join("fpm.conf"), text).unwrap();
        let mut command = Command::new(program.path());
        command.args(["--nodaemonize", "--allow-to-run-as-root", "--fpm-config"]);
        command.arg(root.join("fpm.conf")).stdin(Stdio::null());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null());
        let fpm = Self {
            child: child.spawn().unwrap(),
            directory,
        };
        eventually(|| UnixStream::connect(fpm.socket()).ok());
        Some(fpm)
    }

    pub fn socket(&self) -> PathBuf {
        self.directory.path().join("fpm.sock")
    }

    pub fn root(&self) -> PathBuf {
        self.directory.path().join("www")
    }

    /// A site with WordPress's way of calling scripts.
    pub fn site(&self) -> String {
        format!(
            "[site.\"http://127.0.0.1:0\"]\nphp = \"unix:{}\"\nfiles = \"{}\"\n",
            self.socket().display(),
            self.root().display()
        )
    }
}

impl Drop for Fpm {
    fn drop(&mut self) {
        // In order, so that it ends its workers.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let _ = self.child.wait();
    }
}

const SCRIPTS: &[(&str, &str)] = &[
    (
        "index.php",
        "<?php header('X-Front: yes'); $in = fopen('php://input', 'r');\n\
         $hash = hash_init('sha256'); $count = hash_update_stream($hash, $in);\n\
         echo json_encode(['server' => $_SERVER, 'get' => $_GET, 'count' => $count, 'hash' => hash_final($hash)]);",
    ),
    (
        "upload.php",
        "<?php echo json_encode(['name' => $_FILES['file']['name'], 'error' => $_FILES['file']['error'],\n\
         'hash' => hash_file('sha256', $_FILES['file']['tmp_name']), 'field' => $_POST['field']]);",
    ),
    (
        "fatal.php",
        "<?php throw new RuntimeException('the till is stuck, password=hunter22');",
    ),
    (
        "notice.php",
        "<?php error_log('the shelf is nearly empty'); echo 'well';",
    ),
    (
        "slow.php",
        "<?php touch(__DIR__ . '/busy'); sleep(20); echo 'done';",
    ),
    ("go.php", "<?php header('Location: /there');"),
    (
        "teapot.php",
        "<?php http_response_code(418); header('X-Pot: a'); header('X-Pot: b', false);",
    ),
    ("none.php", "<?php http_response_code(204);"),
    (
        "large.php",
        "<?php for ($i = 0; $i < 320; $i++) { echo str_repeat(chr(65 + $i % 26), 10000); }",
    ),
    (
        "cut.php",
        "<?php echo str_repeat('x', 100000); flush(); posix_kill(getmypid(), 9);",
    ),
    (
        "pid.php",
        "<?php echo getmypid(), ' ', $_SERVER['REMOTE_PORT'];",
    ),
];

/// What an operator is told as problem+json.
fn told(candor: &Candor, path: &str) -> Value {
    let head =
        format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/problem+json");
    candor.request(&head).json()
}

fn fact<'t>(told: &'t Value, kind: &str) -> &'t Value {
    let facts = told["evidence"].as_array().unwrap();
    let found = facts.iter().find(|fact| fact["fact"] == kind);
    found.unwrap_or_else(|| panic!("no {kind} in {told:#}"))
}

fn sha256(bytes: &[u8]) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, bytes);
    digest
        .as_ref()
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect()
}

#[test]
fn a_front_controller_is_called_for_what_is_no_file() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 2\n") else {
        return;
    };
    let candor = Candor::start(&fpm.site());
    let response = candor.get("/2026/11/a-post/?p=1&x=%20y");
    assert_eq!(response.status, 200, "{response:?}");
    assert_eq!(response.header("x-front"), Some("yes"));
    let told = response.json();
    let server = &told["server"];
    let root = fpm.root();
    let port = candor.address().port().to_string();
    for (name, value) in [
        ("SCRIPT_NAME", "/index.php"),
        ("REQUEST_URI", "/2026/11/a-post/?p=1&x=%20y"),
        ("QUERY_STRING", "p=1&x=%20y"),
        ("DOCUMENT_ROOT", root.to_str().unwrap()),
        ("SCRIPT_FILENAME", root.join("index.php").to_str().unwrap()),
        ("REMOTE_ADDR", "127.0.0.1"),
        ("SERVER_ADDR", "127.0.0.1"),
        ("SERVER_PORT", &port),
        ("HTTP_HOST", "localhost"),
        ("REQUEST_METHOD", "GET"),
        ("SERVER_PROTOCOL", "HTTP/1.1"),
    ] {
        assert_eq!(server[name], value, "{name}");
    }
    assert_eq!(told["get"]["x"], " y");

    let info = candor.get("/index.php/a/b").json();
    assert_eq!(info["server"]["PATH_INFO"], "/a/b");
    assert_eq!(info["server"]["SCRIPT_NAME"], "/index.php");
    assert_eq!(candor.get("/missing.php").status, 404);
    assert_eq!(candor.logged("/missing.php")["reason"], "script_missing");
    assert_eq!(candor.get("/.env").status, 404);
    let redirect = candor.get("/assets");
    assert_eq!(
        (redirect.status, redirect.header("location")),
        (301, Some("/assets/"))
    );
}

#[test]
fn answers_of_scripts() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 2\n") else {
        return;
    };
    let candor = Candor::start(&fpm.site());
    let go = candor.get("/go.php");
    assert_eq!((go.status, go.header("location")), (302, Some("/there")));
    let teapot = candor.get("/teapot.php");
    assert_eq!(teapot.status, 418);
    let pots = teapot.headers.iter().filter(|(name, _)| name == "X-Pot");
    assert_eq!(pots.count(), 2);
    assert_eq!(candor.get("/none.php").status, 204);
    let large = candor.get("/large.php");
    assert_eq!(large.body.len(), 3_200_000);
    assert_eq!(large.body[3_199_999], b'A' + (319 % 26u16) as u8);
    // The connection goes on: the answer's end is known.
    let mut client = candor.client();
    for method in ["GET", "HEAD", "GET"] {
        client.send(format!("{method} /large.php HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes());
        let response = client.response_to(method);
        let expected = if method == "HEAD" { 0 } else { 3_200_000 };
        assert_eq!((response.status, response.body.len()), (200, expected));
    }
    // What breaks off is cut, and named.
    let mut client = candor.client();
    client.send(b"GET /cut.php HTTP/1.1\r\nHost: a\r\n\r\n");
    assert_eq!(client.head().status, 200);
    client.rest();
    let line = candor.logged("/cut.php");
    // By its own end, or by the kernel, which tells of what the worker had not read.
    assert!(
        matches!(
            line["cause"].as_str(),
            Some("body_truncated" | "body_reset")
        ),
        "{line}"
    );
}

#[test]
fn files_are_served_as_they_are() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 1\n") else {
        return;
    };
    let large: Vec<u8> = (0..1_000_000u32).map(|it| (it % 251) as u8).collect();
    fs::write(fpm.root().join("large.bin"), &large).unwrap();
    let candor = Candor::start(&fpm.site());
    let mut client = candor.client();
    let mut ask = |method: &str, path: &str, more: &str| -> Response {
        client.send(format!("{method} {path} HTTP/1.1\r\nHost: a\r\n{more}\r\n").as_bytes());
        client.response_to(method)
    };
    let css = ask("GET", "/assets/style.css", "");
    assert_eq!(css.text(), "body { color: red }");
    assert_eq!(css.header("content-type"), Some("text/css"));
    let tag = css.header("etag").unwrap().to_owned();
    let date = css.header("last-modified").unwrap().to_owned();
    let fresh = ask(
        "GET",
        "/assets/style.css",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert_eq!((fresh.status, fresh.header("etag")), (304, Some(&*tag)));
    let fresh = ask(
        "GET",
        "/assets/style.css",
        &format!("If-Modified-Since: {date}\r\n"),
    );
    assert_eq!(fresh.status, 304);
    let head = ask("HEAD", "/large.bin", "");
    assert_eq!(
        (head.status, head.header("content-length")),
        (200, Some("1000000"))
    );
    assert!(ask("GET", "/large.bin", "").body == large);
    let part = ask("GET", "/large.bin", "Range: bytes=999990-\r\n");
    assert_eq!(part.status, 206);
    assert_eq!(
        part.header("content-range"),
        Some("bytes 999990-999999/1000000")
    );
    assert_eq!(part.body, &large[999_990..]);
    let none = ask("GET", "/large.bin", "Range: bytes=1000000-\r\n");
    assert_eq!(
        (none.status, none.header("content-range")),
        (416, Some("bytes */1000000"))
    );
    let post = ask("POST", "/large.bin", "Content-Length: 0\r\n");
    assert_eq!(
        (post.status, post.header("allow")),
        (405, Some("GET, HEAD"))
    );
    assert_eq!(candor.logged("/assets/style.css")["status"], 200);
}

#[test]
fn uploads_reach_scripts_whole() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 2\n") else {
        return;
    };
    let candor = Candor::start(&fpm.site());
    let file: Vec<u8> = (0..5_000_000u32)
        .map(|it| (it.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"field\"\r\n\r\nvalue\r\n\
                     --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(&file);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let mut client = candor.client();
    let length = body.len();
    client.send(
        format!(
            "POST /upload.php HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=edge\r\n\
             Content-Length: {length}\r\n\r\n"
        )
        .as_bytes(),
    );
    client.send(&body);
    let told = client.response().json();
    assert_eq!(told["error"], 0);
    assert_eq!(
        (&told["name"], &told["field"]),
        (&"a.bin".into(), &"value".into())
    );
    assert_eq!(told["hash"], sha256(&file));

    // Without a length the body is kept until it has one; the client is asked for it.
    client.send(
        b"PUT /any HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
    );
    assert_eq!(client.response().status, 100);
    client.send(b"5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n");
    let told = client.response().json();
    assert_eq!(
        (&told["count"], &told["hash"]),
        (&11.into(), &sha256(b"hello world").into())
    );
    assert_eq!(told["server"]["CONTENT_LENGTH"], "11");

    // More than is kept is refused with a reason.
    client.send(b"PUT /long HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    let chunk = [b"10000\r\n".as_slice(), &[b'x'; 0x10000], b"\r\n"].concat();
    for _ in 0..17 {
        if client.try_send(&chunk).is_err() {
            break;
        }
    }
    assert_eq!(client.response().status, 411);
    assert_eq!(candor.logged("/long")["reason"], "length_required");
}

#[test]
fn what_php_says_is_told() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 2\n") else {
        return;
    };
    let candor = Candor::start(&fpm.site());
    assert_eq!(candor.get("/fatal.php").status, 500);
    let line = candor.logged("/fatal.php");
    assert_eq!(
        (&line["cause"], &line["status_by"]),
        (&"origin_error".into(), &"upstream".into())
    );
    let words = line["evidence"].as_array().unwrap().iter();
    let words = words
        .clone()
        .find(|fact| fact["fact"] == "last_words")
        .unwrap();
    assert_eq!(words["ending"]["id"], "crashed");
    let said = words["ending"]["line"].as_str().unwrap();
    assert!(
        said.contains("the till is stuck") && !said.contains("hunter22"),
        "{said}"
    );
    let fact = line["evidence"].as_array().unwrap().iter();
    let fact = fact
        .clone()
        .find(|fact| fact["fact"] == "fast_cgi")
        .unwrap();
    assert_eq!(
        fact["script"],
        fpm.root().join("fatal.php").to_str().unwrap()
    );

    // Beside an answer that is well it is a finding.
    assert_eq!(candor.get("/notice.php").text(), "well");
    assert_eq!(candor.logged("/notice.php")["findings"][0], "origin_error");
    let finding = candor.log(|line| {
        line["event"] == "finding" && line.to_string().contains("shelf is nearly empty")
    });
    assert_eq!(finding["cause"], "origin_error");
}

#[test]
fn a_script_that_php_does_not_find_is_told() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 1\n") else {
        return;
    };
    // Neither Candor nor PHP sees such a directory.
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nphp = \"unix:{}\"\nfiles = \"/nowhere/www\"\n",
        fpm.socket().display()
    ));
    assert_eq!(candor.get("/").status, 404);
    let finding = candor.log(|line| {
        line["event"] == "finding" && line["evidence"][0]["ending"]["id"] == "script_missing"
    });
    assert!(
        finding.to_string().contains("Primary script unknown"),
        "{finding}"
    );
}

/// A site whose only worker is busy by the time this returns.
fn busy(fpm: &Fpm, more: &str) -> (Candor, Client) {
    let candor = Candor::start(&format!(
        "[upstream.shop]\nservers = [\"fastcgi:unix:{}\"]\napplication_log = \"{}\"\n\
         timeout = {{ first_byte = \"1s\" }}\n{more}\n\
         [site.\"http://127.0.0.1:0\"]\nphp = \"shop\"\nfiles = \"{}\"\n",
        fpm.socket().display(),
        fpm.directory.path().join("fpm.log").display(),
        fpm.root().display()
    ));
    let mut client = candor.client();
    client.send(b"GET /slow.php HTTP/1.1\r\nHost: a\r\n\r\n");
    eventually(|| fpm.root().join("busy").exists().then_some(()));
    (candor, client)
}

#[test]
fn a_pool_that_is_used_up_is_named() {
    let pool = "pm = dynamic\npm.max_children = 1\npm.start_servers = 1\npm.min_spare_servers = 1\n\
                pm.max_spare_servers = 1\n";
    let Some(fpm) = Fpm::start(pool) else {
        return;
    };
    let (candor, _client) = busy(&fpm, "");
    // php-fpm looks at its workers once a second.
    let told = eventually(|| {
        let told = told(&candor, "/pid.php");
        (told["likely"][0]["id"] == "pool_exhausted").then_some(told)
    });
    assert_eq!(told["cause"], "timeout_first_byte", "{told:#}");
    let script = fpm.root().join("pid.php");
    assert_eq!(fact(&told, "fast_cgi")["script"], script.to_str().unwrap());
    let line = fact(&told, "last_words")["ending"]["line"].to_string();
    assert!(line.contains("max_children setting (1)"), "{line}");
}

#[test]
fn a_queue_before_a_pool_that_is_full_is_named() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 1\nlisten.backlog = 2\n") else {
        return;
    };
    let (candor, _client) = busy(&fpm, "");
    // Whoever waits holds a place.
    let address = socket2::SockAddr::unix(fpm.socket()).unwrap();
    let mut waiting = Vec::new();
    loop {
        let socket = Socket::new(Domain::UNIX, Type::STREAM, None).unwrap();
        socket.set_nonblocking(true).unwrap();
        if socket.connect(&address).is_err() {
            break;
        }
        waiting.push(socket);
    }
    let told = told(&candor, "/pid.php");
    assert_eq!(told["cause"], "socket_backlog_full", "{told:#}");
}

#[test]
fn a_socket_with_the_wrong_mode_and_one_that_is_away() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 1\n") else {
        return;
    };
    let candor = Candor::start(&fpm.site());
    if !rustix::process::geteuid().is_root() {
        fs::set_permissions(fpm.socket(), fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(told(&candor, "/")["cause"], "socket_permission");
    }
    fs::remove_file(fpm.socket()).unwrap();
    let told = told(&candor, "/");
    assert_eq!(told["cause"], "socket_missing", "{told:#}");
}

#[test]
fn connections_are_kept_where_that_is_written() {
    let Some(fpm) = Fpm::start("pm = static\npm.max_children = 2\n") else {
        return;
    };
    let site = |keepalive: &str| {
        Candor::start(&format!(
            "[candor]\nthreads = 1\n[upstream.shop]\nservers = [\"fastcgi:unix:{}\"]\n{keepalive}\n\
             [site.\"http://127.0.0.1:0\"]\nphp = \"shop\"\nfiles = \"{}\"\n",
            fpm.socket().display(),
            fpm.root().display()
        ))
    };
    let reused = |candor: &Candor| {
        for path in ["/pid.php?1", "/pid.php?2", "/pid.php?3"] {
            assert_eq!(candor.get(path).status, 200);
        }
        let lines = || {
            candor
                .log_lines()
                .into_iter()
                .filter(|it| it["path"] == "/pid.php")
        };
        eventually(|| (lines().count() == 3).then_some(()));
        lines()
            .filter(|line| line["phase_ms"].get("connect").is_none())
            .count()
    };
    assert_eq!(reused(&site("keepalive = { connections = 4 }")), 2);
    assert_eq!(reused(&site("")), 0);
}
