//! Tokens that make whoever holds one an operator.
//!
//! `candor.EXPIRES.NONCE.MAC`, all in hexadecimal digits: the second of its end, 16 random bytes, and
//! HMAC-SHA256 over both with a key that the process makes at its start. So nothing is stored, and a
//! restart ends every token.

use std::time::Duration;

use ring::hmac;
use ring::rand::{SecureRandom, SystemRandom};

/// No token lives longer.
pub const LIFETIME_MAX: Duration = Duration::from_secs(12 * 3600);
/// How a token begins.
const PREFIX: &str = "candor.";
/// Of a token: prefix, expiry, nonce, MAC.
const LENGTH: usize = PREFIX.len() + 16 + 1 + 32 + 1 + 64;

/// The key that tokens are made with and known by.
pub struct OperatorKey {
    bytes: [u8; 32],
    key: hmac::Key,
}

impl std::fmt::Debug for OperatorKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OperatorKey")
    }
}

impl OperatorKey {
    /// A new one; `None` where the kernel gives no random bytes.
    pub fn random() -> Option<Self> {
        let mut bytes = [0; 32];
        SystemRandom::new().fill(&mut bytes).ok()?;
        Some(Self::of(bytes))
    }

    /// The key with these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &bytes);
        Self { bytes, key }
    }

    /// As text, for a file that its owner alone can read.
    pub fn text(&self) -> String {
        hex(&self.bytes)
    }

    /// Reads such a text.
    pub fn parse(text: &str) -> Option<Self> {
        unhex(text.trim().as_bytes()).map(Self::of)
    }

    /// Makes a token that ends after `lifetime`, at most [`LIFETIME_MAX`].
    pub fn mint(&self, now_unix_s: u64, lifetime: Duration) -> Option<String> {
        let expires = now_unix_s + lifetime.min(LIFETIME_MAX).as_secs();
        let mut nonce = [0; 16];
        SystemRandom::new().fill(&mut nonce).ok()?;
        let signed = format!("{PREFIX}{expires:016x}.{}", hex(&nonce));
        let mac = hmac::sign(&self.key, signed.as_bytes());
        Some(format!("{signed}.{}", hex(mac.as_ref())))
    }

    /// Whether this is a token of ours that has not ended. Takes as long for a wrong one as for a
    /// right one of the same form.
    pub fn accepts(&self, token: &[u8], now_unix_s: u64) -> bool {
        if token.len() != LENGTH || !token.starts_with(PREFIX.as_bytes()) {
            return false;
        }
        let (signed, mac) = token.split_at(LENGTH - 65);
        let Some(mac) = mac.strip_prefix(b".").and_then(unhex::<32>) else {
            return false;
        };
        let expires = &signed[PREFIX.len()..PREFIX.len() + 16];
        let expires = std::str::from_utf8(expires).ok();
        let expires = expires.and_then(|text| u64::from_str_radix(text, 16).ok());
        hmac::verify(&self.key, signed, &mac).is_ok()
            && expires.is_some_and(|expires| {
                expires > now_unix_s && expires - now_unix_s <= LIFETIME_MAX.as_secs()
            })
    }
}

/// A random text that nobody guesses.
pub fn secret() -> Option<String> {
    let mut bytes = [0; 32];
    SystemRandom::new().fill(&mut bytes).ok()?;
    Some(hex(&bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex<const N: usize>(text: &[u8]) -> Option<[u8; N]> {
    if text.len() != 2 * N {
        return None;
    }
    let digit = |byte: u8| (byte as char).to_digit(16).map(|digit| digit as u8);
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const NOW: u64 = 1_800_000_000;

    #[test]
    fn a_token_lives_until_its_end() {
        let key = OperatorKey::random().unwrap();
        let token = key.mint(NOW, Duration::from_secs(60)).unwrap();
        assert!(key.accepts(token.as_bytes(), NOW));
        assert!(key.accepts(token.as_bytes(), NOW + 59));
        assert!(!key.accepts(token.as_bytes(), NOW + 60));
        // One from the future, as a clock that was set back makes them, is none.
        assert!(!key.accepts(token.as_bytes(), NOW - LIFETIME_MAX.as_secs()));
    }

    #[test]
    fn no_token_lives_longer_than_half_a_day() {
        let key = OperatorKey::random().unwrap();
        let token = key.mint(NOW, Duration::from_secs(7 * 24 * 3600)).unwrap();
        let end = NOW + LIFETIME_MAX.as_secs();
        assert!(key.accepts(token.as_bytes(), end - 1));
        assert!(!key.accepts(token.as_bytes(), end));
    }

    #[test]
    fn every_changed_byte_makes_it_worthless() {
        let key = OperatorKey::random().unwrap();
        let token = key.mint(NOW, LIFETIME_MAX).unwrap().into_bytes();
        for index in 0..token.len() {
            let mut other = token.clone();
            other[index] = if other[index] == b'0' { b'1' } else { b'0' };
            assert!(!key.accepts(&other, NOW), "{index}");
        }
        for other in [&token[1..], &token[..token.len() - 1], b"", b"candor."] {
            assert!(!key.accepts(other, NOW));
        }
        assert!(!OperatorKey::random().unwrap().accepts(&token, NOW));
    }

    #[test]
    fn a_key_survives_its_file() {
        let key = OperatorKey::random().unwrap();
        let token = key.mint(NOW, LIFETIME_MAX).unwrap();
        let read = OperatorKey::parse(&format!("{}\n", key.text())).unwrap();
        assert!(read.accepts(token.as_bytes(), NOW));
        assert!(OperatorKey::parse("no key").is_none());
    }
}
