//! What the evidence shows of TLS, and the placeholders for it.

use std::borrow::Cow;

use super::Facts;
use super::slots::{list, number, span_s};
use crate::evidence::{Certificate, Evidence, Handshake, Revocation, TlsFault};
use crate::exchange::Phase;
use crate::{names, time};

impl<'a> Facts<'a> {
    /// How TLS with the upstream failed.
    pub(crate) fn tls_fault(&self) -> Option<(usize, &'a TlsFault)> {
        self.last(|evidence| match evidence {
            Evidence::Tls(fault) => Some(fault),
            _ => None,
        })
    }

    /// The alert that the upstream sent, in the handshake or as its late end.
    pub(crate) fn alert(&self) -> Option<(usize, u8)> {
        match self.tls_fault()? {
            (index, TlsFault::AlertReceived { id }) if self.in_tls() => Some((index, *id)),
            _ => None,
        }
    }

    /// TLS failed in this attempt: in the handshake, or in the midst of the answer.
    pub(crate) fn in_tls(&self) -> bool {
        self.in_phase(Phase::Tls) || self.in_phase(Phase::Body)
    }

    /// What was offered and chosen in the handshake.
    pub(crate) fn handshake(&self) -> Option<&'a Handshake> {
        let handshake = self.last(|evidence| match evidence {
            Evidence::Handshake(handshake) => Some(&**handshake),
            _ => None,
        });
        handshake.map(|(_, handshake)| handshake)
    }

    /// The handshake asked for no name.
    pub(crate) fn no_name_asked(&self) -> bool {
        self.handshake().is_some_and(|it| it.sni.is_none())
    }

    /// The upstream asked for a certificate of ours, and there is none to show.
    pub(crate) fn no_certificate_shown(&self) -> bool {
        self.handshake()
            .is_some_and(|it| it.certificate_asked && it.own_certificate.is_none())
    }

    /// Bytes that came in the handshake.
    pub(crate) fn handshake_received(&self) -> u64 {
        let of_end = match self.tls_fault() {
            Some((_, TlsFault::Closed { received, .. })) => *received,
            _ => 0,
        };
        self.handshake().map_or(of_end, |it| it.received)
    }

    /// The certificate that the upstream presented.
    pub(crate) fn certificate(&self) -> Option<&'a Certificate> {
        let certificate = self.last(|evidence| match evidence {
            Evidence::Certificate(certificate) => Some(certificate),
            _ => None,
        });
        certificate.map(|(_, certificate)| certificate)
    }

    /// How far the upstream's clock is off ours, in seconds, if that is too far; from its `Date`.
    pub(crate) fn clock_difference_s(&self) -> Option<(i64, i64)> {
        // Answers that were made in advance have an older date.
        const TOLERATED_S: u64 = 300;
        let told = self.last(|evidence| match evidence {
            Evidence::PeerClock {
                date_unix_s,
                now_unix_s,
            } => Some((*date_unix_s, *now_unix_s)),
            _ => None,
        });
        let (date, now) = match told {
            Some((_, told)) => told,
            None => (self.date_in_head()?, self.exchange.time_unix_ms / 1000),
        };
        (date.abs_diff(now) > TOLERATED_S).then_some((date, date.saturating_sub(now)))
    }

    /// The `Date` in a head that was not accepted.
    fn date_in_head(&self) -> Option<i64> {
        let (_, head) = self.raw_head()?;
        let lines = head.raw.split(|byte| *byte == b'\n').take(64);
        let mut values = lines.filter_map(|line| {
            let (name, value) = line.split_at_checked(5)?;
            name.eq_ignore_ascii_case(b"date:").then_some(value)
        });
        time::http_date(values.next()?)
    }

    pub(super) fn tls_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if name == "tls_name" {
            let attempt = self.nearest_attempt()?;
            return Some(Cow::Borrowed(attempt.tls_name.as_deref()?));
        }
        if let "clock_difference" | "peer_clock" = name {
            let (date, difference) = self.clock_difference_s()?;
            return Some(match name {
                "peer_clock" => instant(date),
                _ => span_s(difference.saturating_abs(), self.locale),
            });
        }
        self.fault_value(name)
            .or_else(|| self.handshake_value(name))
            .or_else(|| self.certificate_value(name))
    }

    fn fault_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fault) = self.tls_fault()?;
        Some(match (name, fault) {
            ("expected_name", TlsFault::CertificateName { expected }) => Cow::Borrowed(expected),
            ("trust", TlsFault::CertificateUntrusted { trust, .. }) => match trust.as_str() {
                "system" => Cow::Borrowed(self.locale.say("the system's authorities")),
                file => Cow::Borrowed(file),
            },
            ("alert_id", TlsFault::AlertReceived { id }) => return number(u64::from(*id)),
            ("alert_name", TlsFault::AlertReceived { id }) => Cow::Borrowed(names::alert(*id)?),
            ("first_bytes", TlsFault::NotTls { first }) => {
                Cow::Owned(first.escape_ascii().to_string())
            }
            ("spoken", TlsFault::NotTls { first }) => {
                let (protocol, _) = crate::anatomy::plaintext(first);
                Cow::Borrowed(protocol?.name)
            }
            ("unusable_subject", TlsFault::CertificateUnusable { which, .. }) => text(which)?,
            ("unusable_found", TlsFault::CertificateUnusable { found, .. }) => text(found)?,
            ("selected_alpn", TlsFault::ApplicationProtocol { selected }) => {
                Cow::Borrowed(selected.as_deref()?)
            }
            (_, TlsFault::CertificateRevoked(revocation)) => revocation_value(revocation, name)?,
            _ => return None,
        })
    }

    fn handshake_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if name == "tls_received" {
            return number(self.handshake_received());
        }
        let handshake = self.handshake()?;
        Some(match name {
            "sni" => Cow::Borrowed(handshake.sni.as_deref()?),
            "host_sent" => match handshake.host.as_deref() {
                Some(host) => Cow::Borrowed(host),
                None => text(&self.exchange.request.host)?,
            },
            "offered_versions" => list(&handshake.offered_versions)?,
            "offered_suites" => list(&handshake.offered_suites)?,
            "offered_groups" => list(&handshake.offered_groups)?,
            "offered_alpn" => list(&handshake.offered_alpn)?,
            "tls_version" => Cow::Borrowed(handshake.version.as_deref()?),
            "tls_suite" => Cow::Borrowed(handshake.suite.as_deref()?),
            "tls_group" => Cow::Borrowed(handshake.group.as_deref()?),
            "last_message" => Cow::Borrowed(handshake.last_message?),
            "tls_records" => return number(handshake.records),
            "authorities" => list(&handshake.authorities)?,
            "own_certificate" => Cow::Borrowed(handshake.own_certificate.as_deref()?),
            _ => return None,
        })
    }

    fn certificate_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let certificate = self.certificate()?;
        Some(match name {
            "subject" => Cow::Borrowed(certificate.subject.as_str()),
            "issuer" => Cow::Borrowed(certificate.issuer.as_str()),
            "names" => list(&certificate.names)?,
            "first_name" => Cow::Borrowed(certificate.names.first()?.as_str()),
            "serial" => Cow::Borrowed(certificate.serial.as_str()),
            "key" => text(&certificate.key)?,
            "not_before" => instant(certificate.not_before_unix_s),
            "not_after" => instant(certificate.not_after_unix_s),
            "now" => instant(certificate.now_unix_s),
            "expired_for" => span_s(
                certificate
                    .now_unix_s
                    .saturating_sub(certificate.not_after_unix_s),
                self.locale,
            ),
            "valid_in" => span_s(
                certificate
                    .not_before_unix_s
                    .saturating_sub(certificate.now_unix_s),
                self.locale,
            ),
            "chain" => {
                let subjects: Vec<String> = certificate
                    .chain
                    .iter()
                    .map(|it| it.subject.clone())
                    .collect();
                list(&subjects)?
            }
            "last_subject" => text(&certificate.chain.last()?.subject)?,
            "last_issuer" => text(&certificate.chain.last()?.issuer)?,
            _ => return None,
        })
    }
}

fn revocation_value<'a>(revocation: &'a Revocation, name: &str) -> Option<Cow<'a, str>> {
    Some(match name {
        "crl" => text(&revocation.source)?,
        "crl_issuer" => Cow::Borrowed(revocation.issuer.as_deref()?),
        "crl_made" => instant(revocation.this_update_unix_s?),
        "crl_due" => instant(revocation.next_update_unix_s?),
        "revoked_since" => instant(revocation.revoked_unix_s?),
        "revoked_because" => Cow::Borrowed(revocation.because?),
        _ => return None,
    })
}

fn text(value: &str) -> Option<Cow<'_, str>> {
    (!value.is_empty()).then_some(Cow::Borrowed(value))
}

fn instant(unix_s: i64) -> Cow<'static, str> {
    let mut text = String::new();
    time::write_s(&mut text, unix_s);
    Cow::Owned(text)
}
