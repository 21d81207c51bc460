//! Who may ask, and how.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;

use super::{REFUSED, ask, run, send};
use crate::harness::{Candor, Client, Response};

/// A Candor whose interface is on loopback, and where.
fn on_loopback() -> (Candor, SocketAddr) {
    let candor = Candor::start(&format!("[candor]\nadmin = \"127.0.0.1:0\"\n{REFUSED}"));
    let line = candor.said("admin interface on ");
    let address = line.rsplit(' ').next().unwrap().parse().unwrap();
    (candor, address)
}

fn from(address: SocketAddr, head: &str) -> Response {
    send(&mut Client::connect(address), head, "")
}

fn token(candor: &Candor, address: SocketAddr, more: &[&str]) -> String {
    let address = address.to_string();
    let arguments = [&["token", "--admin", &address], more].concat();
    let (code, out, err) = run(candor, &arguments);
    assert_eq!(code, 0, "{err}");
    out.trim().to_owned()
}

#[test]
fn on_loopback_a_token_is_needed() {
    let (candor, address) = on_loopback();
    let status = format!("GET /v1/status HTTP/1.1\r\nHost: {address}");
    let refused = from(address, &status);
    assert_eq!(refused.status, 401);
    assert!(
        refused.text().contains("candor token"),
        "{}",
        refused.text()
    );
    let token = token(&candor, address, &[]);
    for line in [
        format!("Candor-Operator: {token}"),
        format!("Authorization: Bearer {token}"),
        format!("Cookie: a=b; candor-admin-{}={token}", address.port()),
    ] {
        assert_eq!(
            from(address, &format!("{status}\r\n{line}")).status,
            200,
            "{line}"
        );
    }
    let wrong = token.replace(&token[60..], &"0".repeat(token.len() - 60));
    for line in [
        format!("Candor-Operator: {wrong}"),
        format!("Cookie: candor-admin={token}"),
        "Candor-Operator: ".to_owned(),
    ] {
        assert_eq!(
            from(address, &format!("{status}\r\n{line}")).status,
            401,
            "{line}"
        );
    }
    // Never in a URL.
    let url = format!("GET /v1/status?token={token} HTTP/1.1\r\nHost: {address}");
    assert_eq!(from(address, &url).status, 401);
}

#[test]
fn a_token_ends_after_its_time_and_with_the_process() {
    let (candor, address) = on_loopback();
    let over = token(&candor, address, &["--for", "0s"]);
    let status = format!("GET /v1/status HTTP/1.1\r\nHost: {address}\r\nCandor-Operator: ");
    assert_eq!(from(address, &format!("{status}{over}")).status, 401);
    let good = token(&candor, address, &["--for", "7d"]);
    assert_eq!(from(address, &format!("{status}{good}")).status, 200);
    // Twelve hours at most, whatever was asked for.
    let end = u64::from_str_radix(good.split('.').nth(1).unwrap(), 16).unwrap();
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
    assert!(end <= now + 12 * 3600);
    let (_other, other) = on_loopback();
    let elsewhere = format!("GET /v1/status HTTP/1.1\r\nHost: {other}\r\nCandor-Operator: {good}");
    assert_eq!(from(other, &elsewhere).status, 401);
}

#[test]
fn the_key_is_its_owners_alone_and_goes_with_the_process() {
    use std::os::unix::fs::PermissionsExt;
    let (mut candor, address) = on_loopback();
    let key = candor
        .directory()
        .join(format!("admin-127.0.0.1_{}.key", address.port()));
    let mode = std::fs::metadata(&key).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    candor.terminate();
    candor.wait();
    assert!(!key.exists());
    // Without it no token can be made.
    let (code, _, err) = run(&candor, &["token", "--admin", &address.to_string()]);
    assert_eq!(code, 2);
    assert!(err.contains("needs a token"), "{err}");
}

#[test]
fn a_name_that_leads_to_loopback_is_refused() {
    let (candor, address) = on_loopback();
    let token = token(&candor, address, &[]);
    let other = unix();
    for host in ["evil.example", "127.0.0.1.evil.example", "10.0.0.1", ""] {
        let head = format!("GET /v1/status HTTP/1.1\r\nHost: {host}\r\nCandor-Operator: {token}");
        assert_eq!(from(address, &head).status, 421, "{host}");
        let head = format!("GET /v1/status HTTP/1.1\r\nHost: {host}");
        let mut client = Client::connect_unix(&other.directory().join("admin.sock"));
        assert_eq!(send(&mut client, &head, "").status, 421, "{host}");
    }
}

/// A second Candor on a unix socket, for what holds there too.
fn unix() -> Candor {
    Candor::start(REFUSED)
}

#[test]
fn a_page_of_another_origin_is_refused() {
    let (candor, address) = on_loopback();
    let token = token(&candor, address, &[]);
    let cookie = format!("Cookie: candor-admin-{}={token}", address.port());
    let get = format!("GET /v1/status HTTP/1.1\r\nHost: {address}\r\n{cookie}");
    let post = format!("POST /v1/token HTTP/1.1\r\nHost: {address}\r\n{cookie}");
    for line in [
        "Origin: http://evil.example",
        "Origin: http://127.0.0.1:8080",
        "Origin: null",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
    ] {
        assert_eq!(
            from(address, &format!("{get}\r\n{line}")).status,
            403,
            "{line}"
        );
        let posted = send(
            &mut Client::connect(address),
            &format!("{post}\r\n{line}"),
            "{}",
        );
        assert_eq!(posted.status, 403, "{line}");
    }
    // With a cookie, what changes something must be known to come from our own page.
    let plain = send(&mut Client::connect(address), &post, "{}");
    assert_eq!(plain.status, 403);
    let own = format!("{post}\r\nOrigin: http://{address}");
    assert_eq!(send(&mut Client::connect(address), &own, "{}").status, 200);
    // On the unix socket as well: somebody may have forwarded a port to it.
    let candor = unix();
    let other = "GET /v1/status HTTP/1.1\r\nOrigin: http://evil.example";
    assert_eq!(ask(&candor, other, "").status, 403);
}

#[test]
fn open_makes_an_address_that_is_good_once() {
    let candor = Candor::start(REFUSED);
    let (code, out, err) = run(&candor, &["open", "--print"]);
    assert_eq!(code, 0, "{err}");
    let url = out.trim().strip_prefix("http://").unwrap();
    let (address, path) = url.split_once('/').unwrap();
    let address = address.parse::<SocketAddr>().unwrap();
    assert!(address.ip().is_loopback());
    let enter = format!("GET /{path} HTTP/1.1\r\nHost: {address}\r\nSec-Fetch-Site: none");
    let entered = from(address, &enter);
    assert_eq!(entered.status, 303);
    assert_eq!(entered.header("location"), Some("/"));
    let cookie = entered.header("set-cookie").unwrap();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap();
    let status = format!("GET /v1/status HTTP/1.1\r\nHost: {address}");
    assert_eq!(from(address, &status).status, 401);
    assert_eq!(
        from(address, &format!("{status}\r\nCookie: {cookie}")).status,
        200
    );
    assert_eq!(from(address, &enter).status, 403);
    // The same port serves the next one.
    let (_, again, _) = run(&candor, &["open", "--print"]);
    assert!(again.starts_with(&format!("http://{address}/")), "{again}");
}

#[test]
fn too_large_is_refused() {
    let candor = Candor::start(REFUSED);
    let body = format!("{{\"seconds\":{}1}}", " ".repeat(20_000));
    assert_eq!(ask(&candor, "POST /v1/token HTTP/1.1", &body).status, 413);
    let head = format!("GET /v1/status HTTP/1.1\r\nX: {}", "a".repeat(20_000));
    assert_eq!(ask(&candor, &head, "").status, 431);
    assert_eq!(ask(&candor, "GET /v1/status HTTP/1.1", "").status, 200);
}

#[test]
fn another_user_is_told_whom_to_ask_as() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: only root can become another user");
        return;
    }
    let candor = Candor::start(REFUSED);
    // The directory is the test's own; let everybody in, so that the socket itself decides.
    use std::os::unix::fs::PermissionsExt;
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(candor.directory(), open).unwrap();
    let binary = candor.directory().join("candor");
    std::fs::copy(env!("CARGO_BIN_EXE_candor"), &binary).unwrap();
    let output = Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(Arc::new(binary).as_ref())
        .arg("token")
        .env("RUNTIME_DIRECTORY", candor.directory())
        .output()
        .unwrap();
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert!(err.contains("as the user that Candor runs as"), "{err}");
}

#[test]
fn a_token_makes_an_operator_at_a_site() {
    use crate::harness::{Reply, Upstream};
    let upstream = Upstream::start(|request| {
        let cookie = request.header("cookie").unwrap_or("none");
        Reply::ok(&format!("{cookie} {:?}", request.header("candor-operator")))
    });
    let candor = Candor::start(&format!(
        "[site.\"http://127.0.0.1:0\"]\nproxy = \"{}\"\n\
         [site.\"http://127.0.0.1:0\".route.\"/gone\"]\nproxy = \"127.0.0.1:1\"\n",
        upstream.address()
    ));
    let (_, token, _) = run(&candor, &["token"]);
    let token = token.trim();
    // As a visitor's: the Host is no name of loopback.
    let ask = |path: &str, line: &str| {
        candor.request(&format!(
            "GET {path} HTTP/1.1\r\nHost: shop.example\r\nAccept: text/plain\r\n{line}"
        ))
    };
    let is_full = |answer: &Response| answer.text().contains("127.0.0.1:1");
    assert!(!is_full(&ask("/gone", "X: y")));
    assert!(is_full(&ask("/gone", &format!("Candor-Operator: {token}"))));
    let cookie = format!("Cookie: a=1; __Host-candor-operator={token}; candor-admin-1=x; b=2");
    assert!(is_full(&ask("/gone", &cookie)));
    // A script of the application may not use the cookie; one that has the token may see it all.
    assert!(!is_full(&ask(
        "/gone",
        &format!("{cookie}\r\nSec-Fetch-Dest: empty")
    )));
    let own = format!("Candor-Operator: {token}\r\nSec-Fetch-Dest: empty");
    assert!(is_full(&ask("/gone", &own)));
    let wrong = token.replace("candor.", "candor.0");
    assert!(!is_full(&ask(
        "/gone",
        &format!("Candor-Operator: {wrong}")
    )));
    // Neither is passed on, nor logged.
    assert_eq!(ask("/ok", &cookie).text(), "a=1; b=2 None");
    assert_eq!(ask("/ok", "Cookie: c=3; d=4").text(), "c=3; d=4 None");
    assert_eq!(
        ask("/ok", &format!("Candor-Operator: {token}")).text(),
        "none None"
    );
    let own = format!("Cookie: __Host-candor-operator={token}");
    assert_eq!(ask("/last", &own).text(), "none None");
    candor.logged("/last");
    assert!(!candor.log_text().iter().any(|line| line.contains(token)));
}

#[test]
fn a_site_gives_a_cookie_for_a_token() {
    use crate::harness::Authority;
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let authority = Authority::new();
    authority.issue(directory.path(), "site", &["shop.example"]);
    let candor = Candor::start_in(
        Arc::clone(&directory),
        "[listen.x]\nbind = \"127.0.0.1:0\"\n\
         [site.\"https://shop.example:0\"]\nrespond = \"application\"\n\
         tls = { cert = \"{dir}/site.pem\", key = \"{dir}/site.key\" }\n",
    );
    let (_, token, _) = run(&candor, &["token"]);
    let ask = |line: &str| {
        let client = authority.client();
        let mut client = Client::connect_tls(candor.address(), "shop.example", client).unwrap();
        let head = format!("POST /.candor/operator HTTP/1.1\r\nHost: shop.example{line}");
        send(&mut client, &head, "")
    };
    let entered = ask(&format!("\r\nCandor-Operator: {}", token.trim()));
    assert_eq!(entered.status, 204);
    let cookie = entered.header("set-cookie").unwrap();
    assert!(
        cookie.starts_with("__Host-candor-operator=candor."),
        "{cookie}"
    );
    assert!(
        cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict"),
        "{cookie}"
    );
    // To everybody else the path is the application's.
    assert_eq!(ask("").text(), "application");
}
