//! Keys, certificates and revocation lists by the `openssl` program, which makes what rcgen and ring
//! refuse to: small keys, old algorithms, old versions, other curves.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use tempfile::TempDir;

/// A directory in which `openssl` works.
pub struct Material {
    pub directory: Arc<TempDir>,
}

/// What a leaf of a server has beside its name.
pub const SERVER: &str = "subjectAltName=DNS:upstream.test\nextendedKeyUsage=serverAuth\n";

/// What an authority has.
pub const AUTHORITY: &str =
    "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n";

impl Material {
    /// With a root in `ca.pem` and `ca.key`; nothing where there is no `openssl`.
    pub fn new() -> Option<Self> {
        if Command::new("openssl").arg("version").output().is_err() {
            eprintln!("skipped: openssl is not installed (make test installs it)");
            return None;
        }
        let material = Self {
            directory: Arc::new(tempfile::tempdir().unwrap()),
        };
        material.authority("ca", "/O=Example/CN=Example Root");
        Some(material)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The same as text.
    pub fn text(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Runs `openssl` in the directory.
    #[track_caller]
    pub fn openssl(&self, arguments: &[&str]) {
        let output = Command::new("openssl")
            .args(arguments)
            .current_dir(self.directory.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "openssl {arguments:?}: {said}");
    }

    /// A root that signs itself.
    pub fn authority(&self, name: &str, subject: &str) {
        let mut arguments = vec!["req", "-x509", "-newkey", "ec", "-nodes", "-days", "30"];
        let (key, pem) = (format!("{name}.key"), format!("{name}.pem"));
        arguments.extend(["-pkeyopt", "ec_paramgen_curve:P-256", "-subj", subject]);
        arguments.extend(["-keyout", &key, "-out", &pem]);
        self.openssl(&arguments);
    }

    /// A certificate and its key, as `NAME.pem` and `NAME.key`, issued by `issuer`. `key` is what
    /// `-newkey` takes, with the curve after a blank; `more` goes to the signing.
    pub fn issue(&self, name: &str, issuer: &str, key: &str, extensions: &str, more: &[&str]) {
        let subject = match name {
            "intermediate" => "/O=Example/CN=Example Second",
            "nameless" => "/O=Other/CN=Other Second",
            "called" => "/O=Other/CN=Other Issuing CA 1",
            _ => "/CN=upstream.test",
        };
        let file = |suffix: &str| format!("{name}.{suffix}");
        let (request, pem, own) = (file("csr"), file("pem"), file("key"));
        let mut arguments = vec!["req", "-new", "-nodes", "-keyout", &own, "-out", &request];
        let (algorithm, curve) = key.split_once(' ').unwrap_or((key, ""));
        let curve = format!("ec_paramgen_curve:{curve}");
        arguments.extend(["-subj", subject, "-newkey", algorithm]);
        if algorithm == "ec" {
            arguments.extend(["-pkeyopt", &curve]);
        }
        self.openssl(&arguments);
        let (ca, ca_key) = (format!("{issuer}.pem"), format!("{issuer}.key"));
        let extfile = file("ext");
        let mut arguments = vec![
            "x509", "-req", "-in", &request, "-CA", &ca, "-CAkey", &ca_key,
        ];
        arguments.extend(["-CAcreateserial", "-out", &pem, "-days", "30"]);
        if !extensions.is_empty() {
            fs::write(self.path(&extfile), extensions).unwrap();
            arguments.extend(["-extfile", &extfile]);
        }
        arguments.extend(more);
        self.openssl(&arguments);
    }

    /// A leaf for `upstream.test` with a P-256 key from the root.
    pub fn leaf(&self, name: &str) {
        self.issue(name, "ca", "ec P-256", SERVER, &[]);
    }

    /// A leaf of the root for the year 2020 only.
    pub fn issue_expired(&self, name: &str, extensions: &str) {
        self.issue(name, "ca", "ec P-256", extensions, &[]);
        self.configure("expired", "ca");
        let file = |suffix: &str| format!("{name}.{suffix}");
        let (request, pem, extfile) = (file("csr"), file("pem"), file("ext"));
        let mut arguments = vec!["ca", "-batch", "-config", "ca.cnf", "-in", &request];
        arguments.extend(["-out", &pem, "-notext", "-extfile", &extfile]);
        arguments.extend(["-startdate", "20200101000000Z"]);
        arguments.extend(["-enddate", "20210101000000Z"]);
        self.openssl(&arguments);
    }

    /// Writes what `openssl ca` needs.
    fn configure(&self, name: &str, issuer: &str) {
        let index = format!("{name}.index");
        fs::write(self.path(&index), "").unwrap();
        fs::write(self.path("crlnumber"), "01\n").unwrap();
        let configuration = format!(
            "[ca]\ndefault_ca=it\n[it]\ndatabase={index}\ncrlnumber=crlnumber\n\
             new_certs_dir=.\nrand_serial=yes\npolicy=any\n\
             default_md=sha256\ncertificate={issuer}.pem\nprivate_key={issuer}.key\n\
             [any]\ncommonName=supplied\n"
        );
        fs::write(self.path("ca.cnf"), configuration).unwrap();
    }

    /// A revocation list of `issuer` as `NAME.crl`, with these certificates; `days` is its life.
    pub fn revocation_list(&self, name: &str, issuer: &str, revoked: &[&str], days: &str) {
        self.configure(name, issuer);
        for certificate in revoked {
            let pem = format!("{certificate}.pem");
            let mut arguments = vec!["ca", "-config", "ca.cnf", "-revoke", &pem];
            arguments.extend(["-crl_reason", "keyCompromise"]);
            self.openssl(&arguments);
        }
        let out = format!("{name}.crl");
        let mut arguments = vec!["ca", "-config", "ca.cnf", "-gencrl", "-out", &out];
        match days {
            "" => arguments.extend(["-crldays", "7"]),
            // A list whose time is over.
            past => {
                arguments.extend(["-crl_lastupdate", "20200101000000Z"]);
                arguments.extend(["-crl_nextupdate", past]);
            }
        }
        self.openssl(&arguments);
    }

    /// The arguments with which `s_server` shows a certificate.
    pub fn shown(&self, name: &str) -> Vec<String> {
        let (pem, key) = (
            self.text(&format!("{name}.pem")),
            self.text(&format!("{name}.key")),
        );
        ["-www", "-cert", &pem, "-key", &key]
            .map(str::to_owned)
            .to_vec()
    }

    /// A server of OpenSSL that shows it.
    pub fn server(&self, name: &str, more: &[&str]) -> Option<crate::program::Program> {
        let mut arguments = self.shown(name);
        arguments.extend(more.iter().map(|it| (*it).to_owned()));
        let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
        crate::program::Program::openssl(&arguments)
    }
}
