//! HTTPS upstreams: OpenSSL's own server.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use crate::harness::{Authority, Candor, Certificate};
use crate::program::Program;

/// A CA, a certificate of `upstream.test`, another of `other.test`, and one for the client.
struct Files {
    directory: Arc<TempDir>,
    ca: PathBuf,
    right: Certificate,
    other: Certificate,
    client: Certificate,
}

impl Files {
    fn new() -> Self {
        let directory = Arc::new(tempfile::tempdir().unwrap());
        let authority = Authority::new();
        let path = directory.path();
        Self {
            ca: authority.write(path),
            right: authority.issue(path, "right", &["upstream.test"]),
            other: authority.issue(path, "other", &["other.test"]),
            client: authority.issue(path, "client", &["client.test"]),
            directory,
        }
    }

    /// A server that shows `upstream.test` to who asks for that name, and `other.test` to others.
    fn server(&self, more: &[&str]) -> Option<Program> {
        let mut arguments = vec!["-www", "-servername", "upstream.test"];
        arguments.extend([
            "-cert",
            text(&self.other.certificate),
            "-key",
            text(&self.other.key),
        ]);
        arguments.extend([
            "-cert2",
            text(&self.right.certificate),
            "-key2",
            text(&self.right.key),
        ]);
        arguments.extend(more);
        Program::openssl(&arguments)
    }

    fn candor(&self, server: &Program, tls: &str) -> Candor {
        Candor::start_in(
            Arc::clone(&self.directory),
            &format!(
                "[site.\"http://127.0.0.1:0\"]\nproxy = \"tls\"\n\
                 [upstream.tls]\nservers = [\"https://{}\"]\ntls = {{ {tls} }}\n",
                server.address
            ),
        )
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

const TRUSTED: &str = "ca = \"{dir}/ca.pem\", name = \"upstream.test\"";

#[test]
fn the_name_is_asked_for_and_sessions_are_resumed() {
    let files = Files::new();
    for version in ["-tls1_3", "-tls1_2"] {
        let Some(server) = files.server(&[version]) else {
            return;
        };
        let candor = files.candor(&server, TRUSTED);
        // The server closes after each answer: each request is a connection of its own. One client
        // connection, so that one worker thread makes them all.
        let mut client = candor.client();
        let mut ask = |path: &str| {
            client.send(format!("GET {path} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes());
            let response = client.response();
            assert_eq!(response.status, 200, "{response:?}");
            response.text()
        };
        let first = ask("/first");
        assert!(first.contains("\nNew, TLSv1"), "{first}");
        let second = ask("/second");
        assert!(second.contains("\nReused, TLSv1"), "{version}: {second}");
        let line = candor.logged("/second");
        assert!(line["phase_ms"]["tls"].is_number(), "{line}");
        assert_eq!(line["peer"], server.address);
    }
}

#[test]
fn a_client_certificate_is_shown_when_asked_for() {
    let files = Files::new();
    let ca = text(&files.ca).to_owned();
    let verify = ["-Verify", "1", "-verify_return_error", "-CAfile", &ca];
    let Some(server) = files.server(&verify) else {
        return;
    };
    assert!(files.client.certificate.exists());
    let candor = files.candor(
        &server,
        &format!("{TRUSTED}, cert = \"{{dir}}/client.pem\", key = \"{{dir}}/client.key\""),
    );
    let shown = candor.get("/");
    assert_eq!(shown.status, 200);
    assert!(shown.text().contains("DNS:client.test"), "{}", shown.text());

    let candor = files.candor(&server, TRUSTED);
    let refused = candor.get("/");
    assert_eq!(refused.status, 502, "{refused:?}");
    let line = candor.logged("/");
    assert!(
        line["cause"].as_str().unwrap().starts_with("tls_"),
        "{line}"
    );
}

#[test]
fn an_unverified_upstream_is_refused_unless_it_is_written() {
    let files = Files::new();
    let Some(server) = files.server(&[]) else {
        return;
    };
    // The system's CAs did not sign it.
    let candor = files.candor(&server, "name = \"upstream.test\"");
    let refused = candor.get("/");
    assert_eq!(refused.header("candor-cause"), Some("tls_cert_untrusted"));
    assert_eq!(refused.status, 502);
    // Our CA did, for another name.
    let candor = files.candor(&server, "ca = \"{dir}/ca.pem\", name = \"wrong.test\"");
    let refused = candor.get("/");
    assert_eq!(
        refused.header("candor-cause"),
        Some("tls_cert_name_mismatch")
    );
    // Written, it is taken as it is, and each start says so.
    let candor = files.candor(&server, "verify = false");
    assert_eq!(candor.get("/").status, 200);
    candor.said("verify");
    assert!(
        candor.stderr().contains("candor.toml:5"),
        "{}",
        candor.stderr()
    );
}
