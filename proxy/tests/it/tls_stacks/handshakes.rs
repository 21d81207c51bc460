//! What OpenSSL's and tlslite-ng's servers refuse, and how.

use super::material::{AUTHORITY, Material, SERVER};
use super::{candor, fact, named};
use crate::program::Program;

const TRUSTED: &str = "ca = \"{dir}/ca.pem\", name = \"upstream.test\"";

/// Everything that OpenSSL has, however weak.
const ALL: [&str; 2] = ["-cipher", "ALL:@SECLEVEL=0"];

#[test]
fn versions_and_suites_that_are_not_in_common() {
    let Some(material) = Material::new() else {
        return;
    };
    material.leaf("leaf");
    material.issue("rsa", "ca", "rsa:2048", SERVER, &[]);
    material.issue("p521", "ca", "ec P-521", SERVER, &[]);
    let refused = "error=tls_alert_received; next-hop=";
    let version = "tls_version_mismatch/refused";
    let cipher = "tls_cipher_mismatch/handshake_failure";
    for (case, shown, more, expected) in [
        ("TLS 1.0", "leaf", &["-tls1", ALL[0], ALL[1]][..], version),
        ("TLS 1.1", "leaf", &["-tls1_1", ALL[0], ALL[1]], version),
        (
            "RSA key exchange",
            "rsa",
            &["-tls1_2", "-cipher", "AES128-GCM-SHA256"],
            cipher,
        ),
        (
            "CBC only",
            "rsa",
            &["-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA"],
            cipher,
        ),
        (
            "finite field",
            "rsa",
            &["-tls1_2", "-cipher", "DHE-RSA-AES128-GCM-SHA256"],
            cipher,
        ),
        ("group P-521", "leaf", &["-groups", "P-521"], cipher),
        ("key of P-521", "p521", &[], cipher),
        ("key of P-521, TLS 1.2", "p521", &["-tls1_2"], cipher),
        (
            "no signature in common",
            "rsa",
            &["-tls1_3", "-sigalgs", "ECDSA+SHA256"],
            cipher,
        ),
    ] {
        let Some(server) = material.server(shown, more) else {
            return;
        };
        let candor = candor(&material.directory, &server, TRUSTED);
        let told = named(case, &candor, expected, refused);
        let seen = fact(&told, "handshake");
        assert_eq!(seen["sni"], "upstream.test", "{case}");
        assert_eq!(seen["host"], "localhost", "{case}");
        assert_eq!(seen["offered_versions"][0], "TLS 1.3", "{case}");
        assert_eq!(seen["offered_groups"][0], "X25519", "{case}");
        // A record with an alert is all that came.
        assert_eq!(
            (&seen["received"], &seen["records"]),
            (&7.into(), &1.into()),
            "{case}"
        );
        // It is our TLS that lacks something; nothing is said of the certificate.
        let says = told["detail"].as_str().unwrap();
        assert!(says.contains("Candor"), "{case}: {says}");
        assert!(!says.contains("certificate"), "{case}: {says}");
    }
}

#[test]
fn an_old_server_that_sees_only_suites_it_does_not_know() {
    let Some(material) = Material::new() else {
        return;
    };
    material.issue("rsa", "ca", "rsa:2048", SERVER, &[]);
    for version in ["1.0", "1.1"] {
        let (pem, key) = (material.path("rsa.pem"), material.path("rsa.key"));
        let Some(server) = Program::tlslite(&pem, &key, Some(version)) else {
            return;
        };
        let candor = candor(&material.directory, &server, TRUSTED);
        // It does not look at the versions, and finds no suite of its own among ours.
        let alert = "alert-id=40; alert-message=handshake_failure";
        let told = named(
            version,
            &candor,
            "tls_cipher_mismatch/handshake_failure",
            alert,
        );
        let mut likely = told["likely"].as_array().unwrap().iter();
        assert!(likely.any(|it| it["id"] == "only_older"), "{told}");
    }
}

#[test]
fn client_certificates_that_are_wanted() {
    let Some(material) = Material::new() else {
        return;
    };
    material.leaf("leaf");
    material.authority("stranger", "/CN=Stranger");
    let client = "extendedKeyUsage=clientAuth\n";
    material.issue("me", "ca", "ec P-256", client, &[]);
    material.issue("alien", "stranger", "ec P-256", client, &[]);
    material.issue("server", "ca", "ec P-256", SERVER, &[]);
    material.issue_expired("late", client);
    material.issue("out", "ca", "ec P-256", client, &[]);
    material.revocation_list("clients", "ca", &["out"], "");
    let (ca, crl) = (material.text("ca.pem"), material.text("clients.crl"));
    let wanted = ["-Verify", "1", "-verify_return_error", "-CAfile", &ca];
    let listed = ["-CRL", &crl, "-crl_check"];
    for (case, version, own, expected, alert) in [
        ("none", "-tls1_3", "", "none_shown", "alert-id=116"),
        ("none, TLS 1.2", "-tls1_2", "", "none_shown", "alert-id=40"),
        ("alien", "-tls1_3", "alien", "unknown_ca", "alert-id=48"),
        (
            "alien, TLS 1.2",
            "-tls1_2",
            "alien",
            "unknown_ca",
            "alert-id=48",
        ),
        ("expired", "-tls1_3", "late", "expired", "alert-id=45"),
        ("revoked", "-tls1_3", "out", "revoked", "alert-id=44"),
        (
            "for servers",
            "-tls1_3",
            "server",
            "rejected",
            "alert-id=43",
        ),
        ("good", "-tls1_3", "me", "", ""),
    ] {
        let mut more = vec![version];
        more.extend(wanted);
        more.extend(listed);
        let Some(server) = material.server("leaf", &more) else {
            return;
        };
        let own = match own {
            "" => String::new(),
            own => format!(", cert = \"{{dir}}/{own}.pem\", key = \"{{dir}}/{own}.key\""),
        };
        let candor = candor(&material.directory, &server, &format!("{TRUSTED}{own}"));
        if expected.is_empty() {
            assert_eq!(candor.get("/").status, 200, "{case}");
            continue;
        }
        let code = format!("tls_client_cert_required/{expected}");
        let told = named(case, &candor, &code, alert);
        let seen = fact(&told, "handshake");
        assert_eq!(seen["certificate_asked"], true, "{case}");
        assert_eq!(
            seen["authorities"][0], "CN=Example Root,O=Example",
            "{case}"
        );
        let shown = seen["own_certificate"].as_str();
        assert_eq!(
            shown,
            (!own.is_empty()).then_some("CN=upstream.test"),
            "{case}"
        );
        // With TLS 1.3 our side of the handshake was over.
        assert_eq!(seen["done"], version == "-tls1_3", "{case}");
        assert_eq!(told["phase"], "tls", "{case}");
        let chosen = if version == "-tls1_3" {
            "TLS 1.3"
        } else {
            "TLS 1.2"
        };
        assert_eq!(seen["version"], chosen, "{case}");
    }
}

#[test]
fn names_and_protocols_that_are_not_known() {
    let Some(material) = Material::new() else {
        return;
    };
    material.leaf("leaf");
    let (pem, key) = (material.text("leaf.pem"), material.text("leaf.key"));
    let second = ["-cert2", &pem, "-key2", &key];
    let strict = ["-servername", "other.test", "-servername_fatal"];
    let mut more = strict.to_vec();
    more.extend(second);
    let Some(server) = material.server("leaf", &more) else {
        return;
    };
    let strict = candor(&material.directory, &server, TRUSTED);
    let alert = "alert-id=112; alert-message=unrecognized_name";
    let told = named("name", &strict, "tls_sni_rejected/unknown_name", alert);
    assert_eq!(fact(&told, "handshake")["sni"], "upstream.test");

    for version in ["-tls1_3", "-tls1_2"] {
        let Some(server) = material.server("leaf", &[version, "-alpn", "h2"]) else {
            return;
        };
        let h2 = candor(&material.directory, &server, TRUSTED);
        let alert = "alert-id=120; alert-message=no_application_protocol";
        let told = named(version, &h2, "tls_alpn_mismatch/refused", alert);
        assert_eq!(fact(&told, "handshake")["offered_alpn"][0], "http/1.1");
    }
    // Where it takes ours, all is well.
    let server = material.server("leaf", &["-alpn", "h2,http/1.1"]).unwrap();
    let both = candor(&material.directory, &server, TRUSTED);
    assert_eq!(both.get("/").status, 200);
}

#[test]
fn a_private_authority_is_no_missing_intermediate() {
    let Some(material) = Material::new() else {
        return;
    };
    material.authority("stranger", "/CN=Stranger");
    material.issue("intermediate", "ca", "ec P-256", AUTHORITY, &[]);
    material.issue("nameless", "ca", "ec P-256", AUTHORITY, &[]);
    material.issue("called", "ca", "ec P-256", AUTHORITY, &[]);
    let located = format!("{SERVER}authorityInfoAccess=caIssuers;URI:http://ca.test/i\n");
    let leaf = |name: &str, issuer: &str, extensions: &str| {
        material.issue(name, issuer, "ec P-256", extensions, &[]);
    };
    leaf("unknown", "stranger", SERVER);
    leaf("by_organization", "intermediate", SERVER);
    leaf("by_name", "called", SERVER);
    leaf("by_location", "nameless", &located);
    leaf("by_nothing", "nameless", SERVER);
    let incomplete = "tls_cert_untrusted/chain_incomplete";
    for (shown, expected, shown_by) in [
        ("unknown", "tls_cert_untrusted/unknown_issuer", None),
        ("by_organization", incomplete, Some("organization")),
        ("by_name", incomplete, Some("name")),
        ("by_location", incomplete, Some("ca_issuers")),
        // Nothing tells it from a private authority: it is not claimed.
        ("by_nothing", "tls_cert_untrusted/unknown_issuer", None),
    ] {
        let Some(server) = material.server(shown, &[]) else {
            return;
        };
        let candor = candor(&material.directory, &server, TRUSTED);
        let told = named(shown, &candor, expected, "error=tls_certificate_error");
        assert_eq!(fact(&told, "tls")["shown_by"].as_str(), shown_by, "{shown}");
        let certainty = if expected == incomplete {
            "likely"
        } else {
            "certain"
        };
        assert_eq!(told["certainty"], certainty, "{shown}");
        let first = if expected == incomplete {
            "intermediate_missing"
        } else {
            "wrong_ca"
        };
        assert_eq!(told["likely"][0]["id"], first, "{shown}: {told}");
    }
    // With the intermediate sent along, all is well.
    let chain = material.text("intermediate.pem");
    let whole = ["-cert_chain", &chain];
    let server = material.server("by_organization", &whole).unwrap();
    let candor = candor(&material.directory, &server, TRUSTED);
    assert_eq!(candor.get("/").status, 200);
}
