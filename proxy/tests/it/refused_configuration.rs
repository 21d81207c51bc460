//! The causes that are found before anything listens: `check`, `serve` and a reload name them, with
//! the line, the facts and the page that says more.

use std::path::Path;

use candor_diagnostics::causes;
use rustix::process::geteuid;
use serde_json::Value;

use crate::harness::{Authority, Candor, run};

/// The causes that are met here.
pub const CAUSES: [&str; 3] = [
    "cfg_tls_material_unusable",
    "cfg_upstream_address_invalid",
    "cfg_upstream_undefined",
];

/// A configuration that is refused.
struct Refused {
    cause: &'static str,
    reason: &'static str,
    /// The lines after `[site."http://127.0.0.1:0"]`, the first of which is line 2.
    lines: String,
    /// The line that is wrong.
    line: u32,
    /// What the message says.
    says: String,
    /// The first likely cause.
    likely: &'static str,
}

fn undefined_and_invalid() -> Vec<Refused> {
    let plain = |cause, reason, lines: &str, line, says: &str, likely| Refused {
        cause,
        reason,
        lines: lines.to_owned(),
        line,
        says: says.to_owned(),
        likely,
    };
    let (undefined, invalid) = ("cfg_upstream_undefined", "cfg_upstream_address_invalid");
    let api = "proxy = \"apj\"\n[upstream.api]\nservers = [\"127.0.0.1:3000\"]\n";
    let billing = "proxy = \"web\"\n[upstream.billing]\nservers = [\"127.0.0.1:3000\"]\n";
    let bad =
        "proxy = \"api\"\n[upstream.api]\nservers = [\"127.0.0.1:3000\", \"ftp://10.0.0.1\"]\n";
    vec![
        plain(undefined, "", api, 2, "there is no upstream `apj`", "typo"),
        plain(
            undefined,
            "",
            billing,
            2,
            "there is no upstream `web`",
            "not_included",
        ),
        plain(
            undefined,
            "",
            "proxy = \"web\"\n",
            2,
            "there is no upstream `web`",
            "address_without_port",
        ),
        plain(
            invalid,
            "port_missing",
            "proxy = \"api.internal\"\n",
            2,
            "neither a port nor a scheme",
            "no_port",
        ),
        plain(
            invalid,
            "port_invalid",
            "proxy = \"api:99999\"\n",
            2,
            "port 99999 is out of range",
            "port",
        ),
        plain(
            invalid,
            "host_missing",
            "proxy = \":3000\"\n",
            2,
            "has no host",
            "empty_variable",
        ),
        plain(
            invalid,
            "host_invalid",
            "proxy = \"{HOST}:3000\"\n",
            2,
            "is not a host name",
            "template",
        ),
        plain(
            invalid,
            "path_not_allowed",
            "proxy = \"http://a/x\"\n",
            2,
            "a server has no path",
            "url",
        ),
        plain(
            invalid,
            "scheme_unknown",
            bad,
            4,
            "`ftp` is not a scheme",
            "scheme",
        ),
    ]
}

/// With files that cannot be used, in `directory`.
fn tls_material(directory: &Path) -> Vec<Refused> {
    let authority = Authority::new();
    let ca = authority.write(directory);
    let one = authority.issue(directory, "one", &["origin.test"]);
    let other = authority.issue(directory, "other", &["origin.test"]);
    let text = directory.join("notes.txt");
    std::fs::write(&text, "no certificate").unwrap();
    let broken = directory.join("broken.pem");
    std::fs::write(&broken, "-----BEGIN CERTIFICATE-----\nMIIB\n").unwrap();
    let missing = directory.join("gone.pem");
    let uid = geteuid().as_raw();
    let upstream = |tls: String| {
        format!(
            "proxy = \"api\"\n[upstream.api]\nservers = [\"https://origin.test\"]\ntls = {{ {tls} }}\n"
        )
    };
    let case = |reason, tls: String, says: String, likely| Refused {
        cause: "cfg_tls_material_unusable",
        reason,
        lines: upstream(tls),
        line: 5,
        says,
        likely,
    };
    let ca_of = |path: &Path| format!("ca = \"{}\"", path.display());
    let pair = |certificate: &Path, key: &Path| {
        let (certificate, key) = (certificate.display(), key.display());
        format!(
            "ca = \"{}\", cert = \"{certificate}\", key = \"{key}\"",
            ca.display()
        )
    };
    let denied = directory.join("denied.key");
    std::fs::create_dir(&denied).unwrap();
    vec![
        case(
            "missing",
            ca_of(&missing),
            format!(
                "`{}` does not exist (user {uid}: No such file or directory (os error 2))",
                missing.display()
            ),
            "wrong_path",
        ),
        // Root may read anything, but nobody a directory.
        case(
            "unreadable",
            pair(&one.certificate, &denied),
            format!("cannot be read by user {uid}: Is a directory (os error 21)"),
            "unreadable",
        ),
        case(
            "not_pem",
            ca_of(&text),
            "holds no certificate in PEM format".to_owned(),
            "der",
        ),
        case(
            "broken_pem",
            ca_of(&broken),
            "is not valid PEM".to_owned(),
            "damaged",
        ),
        case(
            "key_mismatch",
            pair(&one.certificate, &other.key),
            "the client key does not belong to the client certificate".to_owned(),
            "key_mismatch",
        ),
    ]
}

impl Refused {
    fn toml(&self) -> String {
        format!("[site.\"http://127.0.0.1:0\"]\n{}", self.lines)
    }

    /// The message as people read it.
    #[track_caller]
    fn is_told(&self, told: &str, file: &str) {
        let head = format!("error[{}]: ", self.cause);
        let line = told.lines().find(|line| line.starts_with(&head));
        let line = line.unwrap_or_else(|| panic!("no `{head}` in:\n{told}"));
        assert!(line.contains(&self.says), "{}\n{told}", self.says);
        assert!(told.contains(&format!("{file}:{}:", self.line)), "{told}");
        assert!(told.contains('^'), "{told}");
        let more = format!("`candor explain {}`", self.cause);
        assert!(told.contains(&more), "{told}");
    }

    fn check(&self, directory: &Path) {
        let file = directory.join("refused.toml");
        std::fs::write(&file, self.toml()).unwrap();
        let file = file.to_str().unwrap();
        for command in [&["check", file][..], &["serve", "-c", file]] {
            let (code, _, stderr) = run(command);
            assert_eq!(code, 2, "{stderr}");
            self.is_told(&stderr, file);
        }
        let (code, stdout, _) = run(&["check", file, "--json"]);
        assert_eq!(code, 2);
        let told: Value = serde_json::from_str(&stdout).unwrap();
        assert_eq!(told["problems"][0]["code"], self.cause, "{told}");
        let diagnosis = &told["diagnoses"][0];
        assert_eq!(diagnosis["cause"], self.cause, "{told}");
        let reason = Some(self.reason).filter(|reason| !reason.is_empty());
        assert_eq!(diagnosis["reason"].as_str(), reason, "{told}");
        assert_eq!(diagnosis["likely"][0]["id"], self.likely, "{told}");
        assert_eq!(diagnosis["evidence"][0]["fact"], "configuration", "{told}");
    }
}

#[test]
fn check_and_serve_name_what_they_refuse() {
    let directory = tempfile::tempdir().unwrap();
    let mut met = Vec::new();
    let all = undefined_and_invalid().into_iter();
    for refused in all.chain(tls_material(directory.path())) {
        eprintln!(
            "{}: {}",
            refused.cause,
            refused.lines.lines().next().unwrap()
        );
        refused.check(directory.path());
        met.push(refused.cause);
    }
    for cause in CAUSES {
        assert!(met.contains(&cause), "{cause}");
        assert!(causes::find(cause).is_some(), "{cause}");
        let (code, stdout, _) = run(&["explain", cause]);
        assert_eq!(code, 0);
        assert!(stdout.contains("refused"), "{stdout}");
    }
}

#[test]
fn a_reload_names_what_it_refuses_and_goes_on() {
    let good = "[site.\"http://127.0.0.1:0\"]\nrespond = \"as before\"\n";
    let candor = Candor::start(good);
    let files = tempfile::tempdir().unwrap();
    let all = undefined_and_invalid().into_iter().take(1);
    for refused in all.chain(tls_material(files.path()).into_iter().take(1)) {
        candor.reload(&refused.toml());
        refused.is_told(&candor.stderr(), "candor.toml");
        assert_eq!(candor.get("/").text(), "as before");
        let change = |line: &Value| {
            let told = line["message"].as_str().unwrap_or_default();
            line["event"] == "change" && told.contains(&refused.says)
        };
        let line = candor.log(change);
        assert_eq!(line["result"], "refused", "{line}");
        assert_eq!(line["cause"], refused.cause, "{line}");
    }
}

#[test]
fn authorities_that_have_expired_are_warned_about() {
    let directory = tempfile::tempdir().unwrap();
    let authority = Authority::new();
    let old = authority.issue_with(directory.path(), "old", &["old.test"], |params| {
        params.not_before = rcgen::date_time_ymd(2019, 1, 1);
        params.not_after = rcgen::date_time_ymd(2020, 1, 1);
    });
    let file = directory.path().join("candor.toml");
    let toml = |ca: &Path| {
        let ca = ca.display();
        format!(
            "[site.\"http://127.0.0.1:0\"]\nproxy = \"api\"\n[upstream.api]\n\
             servers = [\"https://origin.test\"]\ntls = {{ ca = \"{ca}\" }}\n"
        )
    };
    std::fs::write(&file, toml(&old.certificate)).unwrap();
    let (code, _, stderr) = run(&["check", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{stderr}");
    assert!(
        stderr.contains("warning[cfg_tls_material_unusable]: "),
        "{stderr}"
    );
    assert!(stderr.contains("(CN=old) expired"), "{stderr}");
    // One that has not is enough for it to be of use.
    let both = directory.path().join("both.pem");
    let bundle = [authority.write(directory.path()), old.certificate]
        .map(|path| std::fs::read_to_string(path).unwrap());
    std::fs::write(&both, bundle.concat()).unwrap();
    std::fs::write(&file, toml(&both)).unwrap();
    let (_, _, stderr) = run(&["check", file.to_str().unwrap()]);
    assert!(stderr.contains("warning: 1 of 2 certificates"), "{stderr}");
}
