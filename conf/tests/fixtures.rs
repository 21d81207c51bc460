//! Files in, exact messages out. `UPDATE_EXPECT=1` writes what is answered now.
//!
//! Beside `accepts/NAME.toml` stands `NAME.out`: the route table, the warnings, the effective values.
//! Beside `rejects/NAME.toml` stands what is printed about it.

#![allow(clippy::unwrap_used)]

mod describe;

use std::path::{Path, PathBuf};

fn environment(name: &str) -> Option<String> {
    match name {
        "CREDENTIALS_DIRECTORY" => Some("/run/credentials/candor".into()),
        "PORT" => Some("3000".into()),
        "EMPTY" => Some(String::new()),
        _ => None,
    }
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests")
        .join(folder);
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let mut out: Vec<PathBuf> = entries
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .collect();
    out.sort();
    out
}

/// Paths in messages are as given; the fixtures' own directory would differ from machine to machine.
fn relative(text: &str) -> String {
    text.replace(&format!("{}/", env!("CARGO_MANIFEST_DIR")), "")
}

#[test]
fn accepts() {
    let files = files("accepts");
    for file in &files {
        let loaded = candor_conf::load(file, &environment).unwrap_or_else(|p| panic!("{p}"));
        let text = relative(&describe::loaded(&loaded));
        expect_test::expect_file![file.with_extension("out")].assert_eq(&text);
    }
    assert!(files.len() >= 20, "{}", files.len());
}

#[test]
fn rejects() {
    let files = files("rejects");
    for file in &files {
        let problems =
            candor_conf::load(file, &environment).expect_err(&file.display().to_string());
        expect_test::expect_file![file.with_extension("out")]
            .assert_eq(&relative(&problems.render(false)));
    }
    assert!(files.len() >= 40, "{}", files.len());
}

#[test]
fn effective_values_are_a_file_that_means_the_same() {
    for file in files("accepts") {
        let first = candor_conf::load(&file, &environment).unwrap();
        let text = first.effective.toml();
        // Relative paths go by the file that names them.
        let second = candor_conf::parse(&file.to_string_lossy(), &text, &environment)
            .unwrap_or_else(|p| panic!("{}:\n{p}\n{text}", file.display()));
        let (a, b) = (describe::meaning(&first), describe::meaning(&second));
        assert_eq!(a, b, "{}", file.display());
    }
}
