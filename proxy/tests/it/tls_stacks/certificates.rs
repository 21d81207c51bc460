//! Certificates that do not pass, each for a reason of its own.

use super::material::{AUTHORITY, Material, SERVER};
use super::{candor, fact, named};

const TRUSTED: &str = "ca = \"{dir}/ca.pem\", name = \"upstream.test\"";
const ALL: [&str; 2] = ["-cipher", "ALL:@SECLEVEL=0"];

/// What makes the certificates, by their names.
fn issue(material: &Material) {
    let leaf = |name: &str, issuer: &str, key: &str, extensions: &str, more: &[&str]| {
        material.issue(name, issuer, key, extensions, more);
    };
    let p256 = "ec P-256";
    let client = SERVER.replace("serverAuth", "clientAuth");
    let signing = SERVER.replace("serverAuth", "codeSigning");
    let other = SERVER.replace("upstream.test", "other.test");
    material.issue_expired("expired", SERVER);
    leaf("other", "ca", p256, &other, &[]);
    leaf("client", "ca", p256, &client, &[]);
    leaf("signing", "ca", p256, &signing, &[]);
    leaf("small", "ca", "rsa:1024", SERVER, &[]);
    leaf("sha1", "ca", "rsa:2048", SERVER, &["-sha1"]);
    leaf("v1", "ca", p256, "", &[]);
    let critical = format!("{SERVER}1.2.3.4.5=critical,ASN1:NULL\n");
    leaf("critical", "ca", p256, &critical, &[]);
    // An authority that may issue for other names only, and one whose key is of P-521.
    let narrow = format!("{AUTHORITY}nameConstraints=critical,permitted;DNS:elsewhere.test\n");
    leaf("narrow", "ca", p256, &narrow, &[]);
    leaf("outside", "narrow", p256, SERVER, &[]);
    leaf("wide", "ca", "ec P-521", AUTHORITY, &[]);
    leaf("beneath", "wide", p256, SERVER, &[]);
    leaf(
        "authority",
        "ca",
        p256,
        &format!("{AUTHORITY}{SERVER}"),
        &[],
    );
    // Another root of the same name.
    material.authority("again", "/O=Example/CN=Example Root");
    leaf("namesake", "again", p256, SERVER, &[]);
    material.authority("own", "/CN=upstream.test");
}

#[test]
fn each_has_its_code_and_reason() {
    let Some(material) = Material::new() else {
        return;
    };
    issue(&material);
    let (narrow, wide) = (material.text("narrow.pem"), material.text("wide.pem"));
    let unusable = |reason: &str| format!("tls_cert_unusable/{reason}");
    for (shown, more, expected, says) in [
        (
            "expired",
            &[][..],
            "tls_cert_time_invalid/expired".to_owned(),
            "expired",
        ),
        (
            "other",
            &[],
            "tls_cert_name_mismatch".to_owned(),
            "is for other.test, not for upstream.test",
        ),
        (
            "own",
            &[],
            "tls_cert_untrusted/self_signed".to_owned(),
            "signed by itself",
        ),
        (
            "namesake",
            &[],
            "tls_cert_untrusted/signature_mismatch".to_owned(),
            "no key of that name",
        ),
        ("client", &[], unusable("eku"), "its purpose is clientAuth"),
        (
            "signing",
            &[],
            unusable("eku"),
            "its purpose is codeSigning",
        ),
        ("small", &ALL, unusable("key_size"), "RSA 1024"),
        (
            "sha1",
            &ALL,
            unusable("sig_alg"),
            "which Candor's TLS does not support",
        ),
        ("v1", &[], unusable("version"), "X.509 version 1"),
        ("critical", &[], unusable("critical_extension"), "1.2.3.4.5"),
        (
            "outside",
            &["-cert_chain", &narrow],
            unusable("constraints"),
            "NameConstraintViolation",
        ),
        (
            "beneath",
            &["-cert_chain", &wide],
            unusable("sig_alg"),
            "EC P-521, which Candor's TLS does not support",
        ),
        (
            "authority",
            &[],
            unusable("constraints"),
            "CaUsedAsEndEntity",
        ),
    ] {
        let Some(server) = material.server(shown, more) else {
            return;
        };
        let candor = candor(&material.directory, &server, TRUSTED);
        let told = named(shown, &candor, &expected, "error=tls_certificate_error");
        let sentence = told["detail"].as_str().unwrap();
        assert!(sentence.contains(says), "{shown}: {sentence}");
        let certificate = fact(&told, "certificate");
        assert!(certificate["now_unix_s"].as_i64().unwrap() > 1_700_000_000);
        assert!(!certificate["key"].as_str().unwrap().is_empty(), "{shown}");
        assert_eq!(certificate["chain"][0]["subject"], certificate["subject"]);
    }
}

#[test]
fn revocation_lists_are_asked() {
    let Some(material) = Material::new() else {
        return;
    };
    for name in ["good", "revoked"] {
        material.leaf(name);
    }
    material.authority("stranger", "/CN=Stranger");
    material.revocation_list("list", "ca", &["revoked"], "");
    material.revocation_list("past", "ca", &[], "20200201000000Z");
    material.revocation_list("other", "stranger", &[], "");
    for (shown, list, reason, says) in [
        ("revoked", "list", "revoked", "is revoked since"),
        (
            "good",
            "past",
            "list_expired",
            "due to be replaced on 2020-02-01T00:00:00Z",
        ),
        (
            "good",
            "other",
            "status_unknown",
            "has no list from an authority of its chain",
        ),
        ("good", "list", "", ""),
    ] {
        let Some(server) = material.server(shown, &[]) else {
            return;
        };
        let tls = format!("{TRUSTED}, crl = \"{{dir}}/{list}.crl\"");
        let candor = candor(&material.directory, &server, &tls);
        if reason.is_empty() {
            assert_eq!(candor.get("/").status, 200);
            continue;
        }
        let expected = format!("tls_cert_revoked/{reason}");
        let told = named(shown, &candor, &expected, "error=tls_certificate_error");
        let sentence = told["detail"].as_str().unwrap();
        assert!(sentence.contains(says), "{shown} {list}: {sentence}");
        let revocation = fact(&told, "tls");
        let source = revocation["source"].as_str().unwrap();
        assert!(source.ends_with(&format!("{list}.crl")), "{revocation}");
        if reason == "revoked" {
            assert_eq!(revocation["issuer"], "CN=Example Root,O=Example");
            assert_eq!(revocation["because"], "key_compromise");
            assert!(
                revocation["revoked_unix_s"].is_i64() && revocation["this_update_unix_s"].is_i64()
            );
            assert_eq!(told["likely"][0]["id"], "key_compromised");
        }
    }
}

#[test]
fn a_list_that_cannot_be_read_stops_the_start() {
    let Some(material) = Material::new() else {
        return;
    };
    let toml = "[site.\"http://127.0.0.1:0\"]\nproxy = \"tls\"\n[upstream.tls]\n\
                servers = [\"https://127.0.0.1:9\"]\n\
                tls = { name = \"upstream.test\", ca = \"{dir}/ca.pem\", crl = \"{dir}/ca.pem\" }\n";
    let mut candor =
        crate::harness::Candor::spawn(std::sync::Arc::clone(&material.directory), toml);
    assert_eq!(candor.wait().code(), Some(2));
    let said = candor.stderr();
    assert!(
        said.contains("holds no revocation list in PEM format"),
        "{said}"
    );
}
