//! What a configuration of upstreams means: `candor check`, `candor route`, `candor config`, and the admin
//! interface's copy of it.

use crate::admin::ask;
use crate::harness::{Candor, run};

const TOML: &str = r#"
[upstream.api]
servers = [{ addr = "127.0.0.1:3001", weight = 2 }, "127.0.0.1:3002", "dns:app.internal:3000"]
backup = ["10.0.9.9:3000"]
balance = "least"
sticky = { cookie = "stay", key = "0123456789abcdef-secret" }
health = "/healthz"
eject = true
max_requests = 64
[upstream.canary]
servers = ["https://canary.internal"]
[site."http://127.0.0.1:0"]
proxy = "api"
maintenance = "moving the database"
[[site."http://127.0.0.1:0".when]]
header = { X-Beta = "1" }
share = "0.25%"
proxy = "canary"
[site."http://127.0.0.1:0".route."/blog/"]
php = "unix:/run/php/php-fpm.sock"
files = "/srv/www"
[site."http://127.0.0.1:0".route."/search/"]
proxy = "h2c://127.0.0.1:3003"
mirror = { to = "canary", share = "5.5%" }
"#;

/// The file, on a port that can be asked about.
fn written() -> (tempfile::TempDir, String) {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, TOML.replace("127.0.0.1:0", "127.0.0.1:8080")).unwrap();
    let path = file.to_str().unwrap().to_owned();
    (directory, path)
}

#[test]
fn check_prints_members_cases_and_settings() {
    let (_directory, file) = written();
    let (code, stdout, stderr) = run(&["check", &file]);
    assert_eq!(code, 0, "{stderr}");
    let members =
        "127.0.0.1:3001 weight 2, 127.0.0.1:3002, dns:app.internal:3000, backup 10.0.9.9:3000";
    for part in [
        "  maintenance  503 to everybody: moving the database\n",
        "→ php fastcgi:unix:/run/php/php-fpm.sock, files /srv/www",
        "when header X-Beta=1 and 0.25% of clients",
        "and 5.5%",
        "→ mirror canary (https://canary.internal)",
        &format!("→ proxy api ({members})"),
        &format!("  members      {members}\n  balance      least\n  sticky       cookie stay\n"),
        "  health       GET /healthz every 5s, falls after 3, rises after 2\n",
        "  eject        after 5 failures in a row, for 30s, at most 50% of members\n",
        "  limits       64 requests each, 128 may wait\n",
    ] {
        assert!(stdout.contains(part), "{part} in {stdout}");
    }
    let (_, stdout, _) = run(&["check", "--json", &file]);
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    let site = &json["sites"][0];
    assert_eq!(site["maintenance"], "moving the database");
    let route = &site["routes"][2];
    assert_eq!(route["route"], "/");
    assert_eq!(
        route["also"][0]["which"],
        "when header X-Beta=1 and 0.25% of clients"
    );
    assert_eq!(json["upstreams"][0]["members"][3], "backup 10.0.9.9:3000");
    assert_eq!(json["upstreams"][0]["settings"]["balance"], "least");
}

#[test]
fn route_says_who_would_be_asked_and_by_what() {
    let (_directory, file) = written();
    let (code, stdout, _) = run(&["route", "GET", "http://127.0.0.1:8080/", &file]);
    assert_eq!(code, 0);
    let asks = "asks   127.0.0.1:3001\n  or   127.0.0.1:3002\n  or   members of \
                dns:app.internal:3000\n  or   backup 10.0.9.9:3000\n";
    assert!(stdout.contains(asks), "{stdout}");
    assert!(
        stdout.contains("; when header X-Beta=1 and 0.25% of clients proxy canary"),
        "{stdout}"
    );
    for (path, part) in [
        ("/blog/", "speaks FastCGI"),
        ("/search/", "speaks HTTP/2"),
        ("/search/", "; and 5.5% mirror canary"),
    ] {
        let url = format!("http://127.0.0.1:8080{path}");
        let (_, stdout, _) = run(&["route", "GET", &url, &file]);
        assert!(stdout.contains(part), "{part} in {stdout}");
    }
}

#[test]
fn a_key_that_signs_is_never_shown() {
    let (_directory, file) = written();
    let (code, stdout, _) = run(&["config", "--effective", &file]);
    assert_eq!(code, 0);
    assert!(stdout.contains("sticky.cookie = \"stay\""), "{stdout}");
    assert!(!stdout.contains("secret"), "{stdout}");
    let candor = Candor::start(TOML);
    let answer = ask(&candor, "GET /v1/configuration HTTP/1.1", "").text();
    assert!(answer.contains("sticky.cookie = \"stay\""), "{answer}");
    assert!(!answer.contains("secret"), "{answer}");
}

#[test]
fn help_knows_tables_and_what_is_inside_them() {
    for (key, part) in [
        ("sticky", "A client stays with its server"),
        ("weight", "addr = "),
        ("retry.budget", "Three a second are always allowed."),
        ("when", "the first case of which all conditions match"),
        ("upstream.api.health.every", "Between two checks"),
        (
            "upstream.api.health",
            "Servers are asked whether they are well",
        ),
        ("health", "Servers are asked whether they are well"),
    ] {
        let (code, stdout, _) = run(&["help", key]);
        assert!(code == 0 && stdout.contains(part), "{key}: {stdout}");
    }
}
