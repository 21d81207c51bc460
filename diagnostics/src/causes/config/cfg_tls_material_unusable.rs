//! A certificate, key or CA file cannot be used.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ConfigurationFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # A certificate, key or CA file cannot be used
    ///
    /// ## What happened
    ///
    /// The configuration names a file for TLS (a certificate, its key, a CA) that is missing, may not be
    /// read, holds no PEM, or does not fit: a key that is not that of the certificate.
    ///
    /// ## What it means
    ///
    /// The configuration is refused as a whole, before anything listens. On a reload (SIGHUP) the one in
    /// force stays, with the old certificate, so that no request meets this.
    ///
    /// ## What to do
    ///
    /// `namei -l FILE` shows which part of the path denies it, `openssl x509 -noout -subject -dates -in
    /// FILE` what the certificate says. Key and certificate belong together when both give the same
    /// public key: `openssl x509 -noout -pubkey -in CERT` and `openssl pkey -pubout -in KEY`.
    cfg_tls_material_unusable {
        phase: Phase::Route,
        party: Party::Proxy,
        error_type: Some("proxy_configuration_error"),
        status: 500,
        title: "A certificate, key or CA file cannot be used",
        visitor: "The server is not set up correctly and could not answer this request.",
        sentence: |facts| match (facts.value("file_errno_name"), facts.value("file_text")) {
            (Some(_), _) => "{file} cannot be read by user {our_uid}: {file_errno_name}, errno {file_errno}.",
            (None, Some(_)) => "{file} cannot be used: {reason} ({file_text}).",
            (None, None) => "{file} cannot be used: {reason}.",
        },
        likely: &[
            Likely::new(
                "wrong_path",
                "The path is wrong, or whatever writes the file (certbot, a secret, a volume) has not done so yet.",
                |facts| Weight::only_shown_if(reason(facts) == Some("missing"), "{file} does not exist"),
            ),
            Likely::new(
                "unreadable",
                "Candor's user {our_uid} may not read it: give its group read permission, or use LoadCredential of the unit.",
                |facts| Weight::only_shown_if(reason(facts) == Some("unreadable"), "the kernel says {file_errno_name} to user {our_uid}"),
            ),
            Likely::new(
                "key_mismatch",
                "The certificate was renewed with a new key and the old key is named, or the other way around.",
                |facts| Weight::only_shown_if(reason(facts) == Some("key_mismatch"), "the public keys of the two files differ"),
            ),
            Likely::new(
                "order",
                "The chain's order is wrong: the site's own certificate comes first.",
                |facts| Weight::possible_if(reason(facts) == Some("key_mismatch")),
            ),
            Likely::new(
                "der",
                "The file is DER or PKCS #12, not PEM: convert it with openssl.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("not_pem"), "{file} holds no line -----BEGIN"),
            ),
            Likely::new(
                "swapped",
                "Certificate and key are swapped.",
                |facts| Weight::possible_if(reason(facts) == Some("not_pem")),
            ),
            Likely::new(
                "encrypted",
                "The key has a passphrase, and nobody is there to type it.",
                |facts| Weight::only_shown_if(reason(facts) == Some("encrypted"), "{file} is an encrypted key"),
            ),
            Likely::new(
                "expired",
                "Every certificate of the bundle has expired: nobody could be trusted by it.",
                |facts| Weight::only_shown_if(reason(facts) == Some("expired"), "{file}: {file_text}"),
            ),
            Likely::new("damaged", "The file was cut or damaged when it was copied.", |facts| {
                Weight::possible_if(!matches!(reason(facts), Some("missing" | "unreadable" | "encrypted" | "expired")))
            }),
        ],
        steps: &[
            Step::run_if(
                |facts| matches!(reason(facts), Some("missing" | "unreadable")),
                "See which part of the path is missing or denies it:",
                "namei -l {file}",
            ),
            Step::run_if(
                |facts| !matches!(reason(facts), Some("missing" | "unreadable")),
                "See what is in it:",
                "openssl storeutl -noout -text {file}",
            ),
            Step::run("See every mistake of the file:", "candor check {fault_file}"),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    match facts.configuration_fault()?.1 {
        ConfigurationFault::TlsMaterial { reason, .. } => Some(*reason),
        _ => None,
    }
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.configuration_fault()?;
    Some(Verdict::certain(index).reason(reason(facts)?))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{place, refused_configuration};
    refused_configuration(ConfigurationFault::TlsMaterial {
        path: "/etc/candor/shop.key".to_owned(),
        reason: "unreadable",
        errno: Some(13),
        text: None,
        uid: 990,
        place: Some(place(4)),
    })
}

#[cfg(test)]
mod tests {
    use crate::evidence::ConfigurationFault;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, place, refused_configuration};

    fn unusable(reason: &'static str, errno: Option<i32>) -> Exchange {
        refused_configuration(ConfigurationFault::TlsMaterial {
            path: "/etc/candor/shop.pem".to_owned(),
            reason,
            errno,
            text: None,
            uid: 990,
            place: Some(place(4)),
        })
    }

    #[test]
    fn positive() {
        for (reason, errno) in [
            ("missing", Some(2)),
            ("unreadable", Some(13)),
            ("not_pem", None),
            ("key_mismatch", None),
            ("encrypted", None),
            ("expired", None),
            ("unusable", None),
        ] {
            check(
                &unusable(reason, errno),
                "cfg_tls_material_unusable",
                Some(reason),
            );
        }
    }

    #[test]
    fn negative_the_address_is_none() {
        let exchange = refused_configuration(ConfigurationFault::AddressInvalid {
            raw: ":80".to_owned(),
            rule: "host_missing",
            offset: 0,
            place: None,
        });
        check(
            &exchange,
            "cfg_upstream_address_invalid",
            Some("host_missing"),
        );
    }

    #[test]
    fn the_errno_flips() {
        check_first(&unusable("missing", Some(2)), "wrong_path");
        check_first(&unusable("unreadable", Some(13)), "unreadable");
    }

    #[test]
    fn what_is_in_it_flips() {
        check_first(&unusable("not_pem", None), "der");
        check_first(&unusable("key_mismatch", None), "key_mismatch");
    }
}
