//! The commands, by what they print and how they end.

use std::sync::Arc;

use crate::harness::{Candor, run};

#[test]
fn a_command_without_arguments_teaches() {
    let (code, _, stderr) = run(&[]);
    assert_eq!(code, 2);
    assert!(stderr.contains("candor proxy :3000"), "{stderr}");
    let (code, stdout, _) = run(&["serve", "--help"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("SIGHUP"), "{stdout}");
}

#[test]
fn proxy_prints_the_file_that_it_stands_for() {
    let (code, stdout, _) = run(&["proxy", ":3000", "--print"]);
    assert_eq!(code, 0);
    assert_eq!(
        stdout,
        "[site.\"http://127.0.0.1:8080\"]\nproxy = \"127.0.0.1:3000\"\n"
    );
    let (_, stdout, _) = run(&[
        "proxy", "--from", "9000", "--to", "a:1", "unix:/b", "--print",
    ]);
    assert_eq!(
        stdout,
        "[site.\"http://127.0.0.1:9000\"]\nproxy = [\"a:1\", \"unix:/b\"]\n"
    );
}

#[test]
fn proxy_refuses_a_target_that_is_none() {
    let (code, _, stderr) = run(&["proxy", "ftp://host"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("ftp"), "{stderr}");
}

#[test]
fn respond_answers_as_it_is_told() {
    let candor = Candor::with_arguments(&[
        "respond",
        "--listen",
        "127.0.0.1:0",
        "--status",
        "503",
        "back soon",
    ]);
    let response = candor.get("/any");
    assert_eq!(
        (response.status, response.text().as_str()),
        (503, "back soon")
    );
    let candor = Candor::with_arguments(&["respond", "--listen", "0", "--size", "3MiB"]);
    assert_eq!(candor.get("/").body.len(), 3 * 1024 * 1024);
}

#[test]
fn check_prints_routes_in_match_order_and_all_mistakes() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("good.toml");
    let path = file.to_str().unwrap();
    std::fs::write(
        &file,
        "[site.\"http://a.example\"]\nproxy = \"127.0.0.1:3000\"\n\
         [site.\"http://a.example\".route.\"/api/\"]\nproxy = \"https://api.example\"\n",
    )
    .unwrap();
    let (code, stdout, stderr) = run(&["check", path]);
    assert_eq!((code, stderr.as_str()), (0, ""), "{stdout}");
    let (api, rest) = (stdout.find("/api/").unwrap(), stdout.find("  /  ").unwrap());
    assert!(api < rest, "{stdout}");
    assert!(stdout.contains("Host: api.example"), "{stdout}");
    let (code, stdout, _) = run(&["check", "--json", path]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(json["sites"][0]["routes"][0]["host"], "api.example");

    std::fs::write(
        &file,
        "[site.\":80\"]\nproxi = \"a:1\"\ntimeout = { connect = 3 }\n",
    )
    .unwrap();
    let (code, _, stderr) = run(&["check", path]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("proxi") && stderr.contains("2 problems"),
        "{stderr}"
    );
}

#[test]
fn explain_knows_every_cause_and_the_nearest() {
    let (code, stdout, _) = run(&["explain"]);
    assert_eq!(code, 0);
    assert!(
        stdout
            .lines()
            .any(|line| line.starts_with("connect_refused "))
    );
    for line in stdout.lines() {
        let cause = line.split(' ').next().unwrap();
        let (code, text, _) = run(&["explain", cause]);
        assert_eq!(code, 0, "{cause}");
        assert!(text.contains(cause), "{cause}");
    }
    let (code, manual, _) = run(&["explain", "--all", "--lang", "en"]);
    assert_eq!(code, 0);
    let titles = manual.lines().filter(|line| line.starts_with("# "));
    assert_eq!(titles.count(), stdout.lines().count());
    let (code, _, stderr) = run(&["explain", "conect-refused"]);
    assert_eq!(code, 2);
    assert!(
        stderr.contains("did you mean `connect_refused`?"),
        "{stderr}"
    );
}

#[test]
fn the_demonstration_commits_what_it_links_to() {
    let candor = Candor::with_arguments(&["demo", "--listen", "127.0.0.1:0"]);
    assert!(candor.get("/").text().contains("/faults/connect_refused"));
    let response = candor.get("/faults/connect_refused");
    assert_eq!(response.header("candor-cause"), Some("connect_refused"));
}

#[test]
fn respond_waits_when_it_is_told() {
    let candor =
        Candor::with_arguments(&["respond", "--listen", "127.0.0.1:0", "--delay", "300ms"]);
    let begun = std::time::Instant::now();
    assert_eq!(candor.get("/").text(), "ok\n");
    assert!(begun.elapsed() >= std::time::Duration::from_millis(300));
}

#[test]
fn what_proxy_prints_can_be_checked_and_served() {
    let (_, toml, _) = run(&["proxy", "--from", "127.0.0.1:0", "--to", ":1", "--print"]);
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    std::fs::write(&file, &toml).unwrap();
    let path = file.to_str().unwrap();
    for arguments in [
        vec!["check", path],
        vec!["check", "-c", path],
        vec!["config", "--effective", path],
        vec!["config", "--effective", "-c", path],
    ] {
        let (code, stdout, stderr) = run(&arguments);
        assert_eq!((code, stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(stdout.contains("127.0.0.1:1"), "{stdout}");
    }
    let candor = Candor::start(&toml);
    assert_eq!(
        candor.get("/").header("candor-cause"),
        Some("connect_refused")
    );
}

#[test]
fn exit_codes_tell_a_mistake_from_a_failure() {
    let holder = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = holder.local_addr().unwrap().to_string();
    // The configuration is right, and the address is not to be had.
    let (code, _, stderr) = run(&["proxy", "--from", &taken, "--to", ":1"]);
    assert_eq!(code, 1, "{stderr}");
    let expected = format!("in use by process {} (", std::process::id());
    assert!(stderr.contains(&expected), "{stderr}");
    for arguments in [
        &["check", "/nonexistent.toml"][..],
        &["serve", "/nonexistent.toml"],
        &["config", "--effective", "/nonexistent.toml"],
        &["proxy", ":70000"],
        &["respond", "--status", "99"],
        &["frobnicate"],
    ] {
        let (code, stdout, stderr) = run(arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(stderr.contains("error"), "{stderr}");
    }
    let (code, stdout, stderr) = run(&["check", "--json", "/nonexistent.toml"]);
    assert_eq!((code, stderr.as_str()), (2, ""));
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(json["ok"], false);
    assert_eq!(run(&["--version"]).0, 0);
}

#[test]
fn the_one_liner_says_where_it_leads() {
    let candor = Candor::with_arguments(&["proxy", "--from", "127.0.0.1:0", "--to", ":1", ":2"]);
    candor.said("forwarding to 127.0.0.1:1, 127.0.0.1:2");
    // Not a terminal: the log is JSON.
    candor.get("/x");
    assert_eq!(candor.logged("/x")["cause"], "connect_refused");
}

#[test]
fn route_says_where_a_request_goes() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    let toml = "[site.\"http://shop.test:8080\"]\nproxy = \"127.0.0.1:3000\"\n\
                [site.\"http://shop.test:8080\".route.\"/old/\"]\nredirect = \"/new{path}\"\n";
    std::fs::write(&file, toml).unwrap();
    let file = file.to_str().unwrap();
    let (code, stdout, _) = run(&["route", "GET", "http://shop.test:8080/old/x", file]);
    assert_eq!(code, 0);
    assert!(
        stdout.contains("route  /old/") && stdout.contains("redirect /new{path}"),
        "{stdout}"
    );
    let (code, stdout, _) = run(&["route", "GET", "http://shop.test:8080/x", file]);
    assert_eq!(code, 0);
    assert!(stdout.contains("proxy 127.0.0.1:3000"), "{stdout}");
    let (code, _, stderr) = run(&["route", "GET", "http://shpo.test:8080/", file]);
    assert_eq!(code, 1);
    assert!(stderr.contains("served here: shop.test"), "{stderr}");
}

#[test]
fn route_shows_what_the_upstream_gets() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("candor.toml");
    let toml = "[site.\"http://shop.test:8080\".route.\"/api/\"]\nproxy = \"app\"\nstrip = \"/api\"\n\
                host = \"upstream\"\n[upstream.app]\nservers = [\"a.test:81\", \"b.test:82\"]\n";
    std::fs::write(&file, toml).unwrap();
    let file = file.to_str().unwrap();
    let url = "http://shop.test:8080/api/x?y=1";
    let (code, stdout, _) = run(&["route", "POST", url, file]);
    assert_eq!(code, 0);
    for part in [
        "asks   a.test:81\n  or   b.test:82  (Host: b.test:82)\n",
        "sends  POST /x?y=1 HTTP/1.1\n       Host: a.test:81\n",
        "       X-Forwarded-Host: shop.test:8080\n",
    ] {
        assert!(stdout.contains(part), "{part} in {stdout}");
    }
    let (_, stdout, _) = run(&["route", "--json", "POST", url, file]);
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(json["members"][1]["server"], "b.test:82");
    assert_eq!(json["members"][1]["request"][1], "Host: b.test:82");
}

#[test]
fn faults_lists_what_it_commits_and_commits_it() {
    let (code, stdout, _) = run(&["faults", "--list"]);
    assert_eq!(code, 0);
    assert_eq!(stdout.lines().count(), candor_faults::FAULTS.len());
    let (_, stdout, _) = run(&["faults", "--list", "--json", "head_reset"]);
    let json: serde_json::Value = serde_json::from_str(&stdout).unwrap();
    assert_eq!(json[0]["cause"], "head_reset");
    assert_eq!(run(&["faults", "no_such_fault"]).0, 2);

    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_candor"));
    command.args(["faults", "--toml", "head_reset"]);
    let mut faults = Candor::spawn_command(Arc::new(tempfile::tempdir().unwrap()), command);
    faults.said("Ctrl-C");
    faults.printed("servers = ");
    let upstream = faults.stdout();
    let candor = Candor::start(&format!(
        "[site.\"http://localhost:0\"]\nproxy = \"head_reset\"\n{upstream}"
    ));
    assert_eq!(candor.get("/").header("candor-cause"), Some("head_reset"));
    faults.signal(rustix::process::Signal::INT);
    assert!(faults.wait().success());
}

#[test]
fn help_explains_commands_and_keys() {
    let (code, stdout, _) = run(&["help", "serve"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("SIGHUP"), "{stdout}");
    let (code, stdout, _) = run(&["help", "timeout.first_byte"]);
    assert_eq!(code, 0);
    assert!(stdout.contains("first_byte = \"60s\""), "{stdout}");
    assert_eq!(run(&["help", "no_such_key"]).0, 2);
}
