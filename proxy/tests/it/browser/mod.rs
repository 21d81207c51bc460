//! The pages in a real browser: no violation of accessibility (axe-core), nothing wider than a
//! phone, nothing loaded from elsewhere, whole without JavaScript.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use candor_diagnostics::explain;
use candor_diagnostics::locale::Locale;
use candor_faults::{Ask, FAULTS, Fault, Outcome};
use serde_json::{Value, json};

use crate::matrix::World;
use crate::program;

/// Where Debian and others have it.
const CHROMIUM: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

pub fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let all =
        std::env::split_paths(&path).flat_map(|folder| CHROMIUM.map(|name| folder.join(name)));
    let found = all.into_iter().find(|file| file.is_file());
    found.or_else(|| program::skipped("no chromium"))
}

/// Opens pages in one browser: what it printed, or nothing where there is no browser.
fn open(pages: &[Value]) -> Option<Value> {
    let chromium = chromium()?;
    let mut python = program::python("python")?;
    let imports = "import playwright, axe_playwright_python";
    if !python
        .args(["-c", imports])
        .status()
        .is_ok_and(|it| it.success())
    {
        return program::skipped("no playwright or axe-playwright-python");
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/browser/pages.py");
    let mut child = program::python("python")?
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let task = json!({ "chromium": chromium, "pages": pages });
    let mut input = child.stdin.take().unwrap();
    input.write_all(task.to_string().as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the script failed");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[track_caller]
fn check(pages: &[Value]) {
    let Some(seen) = open(pages) else { return };
    let problems: Vec<&str> = seen["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it.as_str().unwrap())
        .collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(seen["opened"], pages.len());
}

/// One fault of each cause that a browser can ask for and is answered.
fn answered(world: &World) -> impl Iterator<Item = &'static Fault> {
    let is_unprivileged = world.is_unprivileged;
    let all = FAULTS.iter().copied();
    let mut seen = BTreeSet::new();
    all.filter(|fault| matches!(fault.outcome, Outcome::Answered(_)))
        .filter(|fault| matches!(fault.ask, Ask::Get))
        .filter(move |fault| is_unprivileged || !fault.needs_unprivileged_proxy())
        .filter(move |fault| seen.insert(fault.cause))
}

#[test]
fn the_diagnosis_in_a_browser() {
    let world = World::start();
    let base = format!("http://{}", world.candor.address());
    let mut paths: Vec<_> = answered(&world)
        .map(|it| format!("/x/{}", it.name))
        .collect();
    paths.push("/nowhere".to_owned());
    let mut pages = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let url = format!("{base}{path}");
        // One is also copied from, and opened without JavaScript.
        pages.push(json!({ "url": url, "headers": {}, "axe": true, "copies": index == 0 }));
    }
    for path in &paths[..3] {
        let url = format!("{base}{path}");
        for headers in [
            json!({ "Via": "1.1 edge" }),
            json!({ "Accept-Language": "ja" }),
            json!({ "Accept-Language": "ko", "Via": "1.1 edge" }),
        ] {
            pages.push(json!({ "url": url, "headers": headers, "axe": true, "copies": false }));
        }
    }
    check(&pages);
}

#[test]
fn the_manual_in_a_browser() {
    let world = World::start();
    let base = format!("http://{}/.candor/causes/", world.candor.address());
    let codes = explain::list(Locale::English);
    let pages = std::iter::once("").chain(codes.iter().map(|(code, _)| *code));
    // All are of one form: axe looks at some, every one is opened.
    let pages: Vec<_> = pages
        .enumerate()
        .map(|(index, code)| {
            let url = format!("{base}{code}");
            json!({ "url": url, "headers": {}, "axe": index % 8 < 2, "copies": false })
        })
        .collect();
    check(&pages);
}
