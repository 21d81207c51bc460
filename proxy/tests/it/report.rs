//! `candor report`: an archive that any tar reads, with what is known and without secrets.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use serde_json::Value;

use crate::admin::run;
use crate::harness::{Candor, run as run_alone};
use crate::program::skipped;

/// Reads the archive with another program's eyes.
fn unpacked(archive: &Path) -> Option<BTreeMap<String, String>> {
    let script = "import json, sys, tarfile\n\
        with tarfile.open(sys.argv[1], 'r:gz') as archive:\n\
        \x20   files = {it.name: archive.extractfile(it).read().decode() for it in archive}\n\
        print(json.dumps(files))";
    let output = Command::new("python3")
        .args(["-c", script])
        .arg(archive)
        .output();
    let Ok(output) = output else {
        return skipped("no python3");
    };
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

const PLANTED: &str = "hunter2secret";

fn toml() -> String {
    format!(
        "[diagnosis]\nprobes = false\n\
         [upstream.app]\nservers = [\"127.0.0.1:1\"]\n\
         depends = [\"redis://user:{PLANTED}@127.0.0.1:1\"]\n\
         [site.\"http://127.0.0.1:0\"]\nproxy = \"app\"\n\
         request_headers = {{ Authorization = \"Bearer {PLANTED}\", X-Api-Key = \"{PLANTED}\" }}\n"
    )
}

#[test]
fn the_report_of_a_running_candor() {
    let candor = Candor::start(&toml());
    let head = format!(
        "GET /pay?token={PLANTED} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {PLANTED}\r\n\
         Cookie: session={PLANTED}\r\nReferer: http://u:{PLANTED}@a.test/?token={PLANTED}"
    );
    let response = candor.request(&head);
    let id = response.header("x-request-id").unwrap();
    candor.logged("/pay");
    let archive = candor.directory().join("report.tar.gz");
    let output = archive.to_str().unwrap();
    let (code, out, said) = run(&candor, &["report", "--yes", "-o", output]);
    assert_eq!((code, out.trim()), (0, output), "{said}");
    let mode = archive.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let Some(files) = unpacked(&archive) else {
        return;
    };
    let file = |name: &str| {
        let found = files.get(&format!("candor-report/{name}"));
        found.unwrap_or_else(|| panic!("no {name} in {:?}", files.keys()))
    };
    // Every file is listed before.
    for name in files.keys() {
        assert!(
            said.contains(name.trim_start_matches("candor-report/")),
            "{name}: {said}"
        );
    }
    assert!(
        !files.keys().any(|name| name.contains("error")),
        "{:?}",
        files.keys()
    );
    for (name, text) in &files {
        assert!(!text.contains(PLANTED), "{name}: {text}");
    }
    let json = |name: &str| serde_json::from_str::<Value>(file(name)).unwrap();
    assert!(file("version.txt").starts_with("candor "));
    assert!(file("host.txt").contains("MemTotal"));
    assert!(file("configuration.toml").contains("127.0.0.1:1"));
    assert_eq!(json("incidents.json")[0]["cause"], "connect_refused");
    assert!(file(&format!("failures/{id}.txt")).contains("refused the connection"));
    assert!(
        json("log.json")
            .as_array()
            .unwrap()
            .iter()
            .any(|line| line["request_id"] == id)
    );
    assert!(file("metrics.txt").contains("candor_failures_total{"));
    assert!(
        file("doctor.json").contains("connect_refused"),
        "{}",
        file("doctor.json")
    );
    // What is there is not replaced.
    let (code, _, said) = run(&candor, &["report", "--yes", "-o", output]);
    assert_eq!(code, 1, "{said}");
}

#[test]
fn the_report_without_a_running_candor() {
    let directory = Arc::new(tempfile::tempdir().unwrap());
    let config = directory.path().join("candor.toml");
    std::fs::write(&config, toml()).unwrap();
    let archive = directory.path().join("report.tar.gz");
    let arguments = |more: &[&str]| {
        let mut all = vec!["report", "-c", config.to_str().unwrap()];
        all.extend(["-o", archive.to_str().unwrap()]);
        all.extend(more);
        all.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let go = |more: &[&str]| {
        let all = arguments(more);
        run_alone(&all.iter().map(String::as_str).collect::<Vec<_>>())
    };
    // Nobody can be asked in a test.
    let (code, _, said) = go(&[]);
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("--yes") && !archive.exists(), "{said}");
    let (code, out, said) = go(&["--yes", "--json"]);
    assert_eq!(code, 0, "{said}");
    assert!(said.contains("no running Candor is found"), "{said}");
    let told: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(told["contents"].as_array().unwrap().len(), 3, "{told}");
    let Some(files) = unpacked(&archive) else {
        return;
    };
    let text = &files["candor-report/configuration.toml"];
    assert!(
        text.contains("127.0.0.1:1") && !text.contains(PLANTED),
        "{text}"
    );
}
