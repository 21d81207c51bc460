//! A client stays with its member, by a cookie.
//!
//! Its value is a signature over the member's text: it reveals nothing of the member, nobody else can
//! make one, and it means the same after a restart and a reload, and on every machine with the key.

use candor_conf::model;
use ring::{digest, hmac};

use crate::exchange::forward::line;

/// Hexadecimal digits of a value: 16 bytes.
const DIGITS: usize = 32;

/// A cookie's value.
pub(crate) type Tag = [u8; DIGITS];

/// The cookie of an upstream.
#[derive(Debug)]
pub(crate) struct Sticky {
    /// Its name.
    pub(crate) name: Box<str>,
    key: hmac::Key,
    /// Its attributes but for `Secure`.
    attributes: Box<str>,
}

impl Sticky {
    /// `upstream`: its name, so that a cookie of one means nothing to another.
    pub(crate) fn new(upstream: &str, settings: &model::Sticky) -> Self {
        let secret = match &settings.key {
            Some(key) => key.value.clone(),
            None => this_machine(),
        };
        let mut text = b"candor sticky\0".to_vec();
        for part in [secret.as_bytes(), b"\0", upstream.as_bytes()] {
            text.extend_from_slice(part);
        }
        let key = digest::digest(&digest::SHA256, &text);
        let age = settings.age.as_ref();
        let age = age.map(|age| format!("; Max-Age={}", age.value.as_secs()));
        let age = age.unwrap_or_default();
        Self {
            name: settings.cookie.as_str().into(),
            key: hmac::Key::new(hmac::HMAC_SHA256, key.as_ref()),
            attributes: format!("; Path=/; HttpOnly; SameSite=Lax{age}").into(),
        }
    }

    /// What stands for a member.
    pub(crate) fn tag(&self, member: &str) -> Tag {
        let signature = hmac::sign(&self.key, member.as_bytes());
        let mut tag = [0; DIGITS];
        for (pair, byte) in tag.chunks_exact_mut(2).zip(signature.as_ref()) {
            pair[0] = b"0123456789abcdef"[usize::from(byte >> 4)];
            pair[1] = b"0123456789abcdef"[usize::from(byte & 15)];
        }
        tag
    }

    /// Appends the field that sets the cookie for a member.
    pub(crate) fn set(&self, out: &mut Vec<u8>, member: &str, is_secure: bool) {
        let mut value = Vec::with_capacity(160);
        value.extend_from_slice(self.name.as_bytes());
        value.push(b'=');
        value.extend_from_slice(&self.tag(member));
        value.extend_from_slice(self.attributes.as_bytes());
        if is_secure {
            value.extend_from_slice(b"; Secure");
        }
        line(out, b"Set-Cookie", &value);
    }
}

/// What tells this machine from others: machine-id(5), or its name where there is none.
fn this_machine() -> String {
    let id = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    match id.trim() {
        "" => {
            let names = rustix::system::uname();
            names.nodename().to_string_lossy().into_owned()
        }
        id => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sticky(upstream: &str, key: Option<&str>) -> Sticky {
        let key = key.map(|key| model::Setting {
            value: key.to_owned(),
            place: None,
        });
        let settings = model::Sticky {
            cookie: "member".to_owned(),
            key,
            age: None,
        };
        Sticky::new(upstream, &settings)
    }

    #[test]
    fn a_value_is_the_same_for_the_same_key_upstream_and_member_alone() {
        let one = sticky("app", Some("0123456789abcdef")).tag("10.0.0.1:80");
        assert_eq!(
            one,
            sticky("app", Some("0123456789abcdef")).tag("10.0.0.1:80")
        );
        assert_eq!(sticky("app", None).tag("a"), sticky("app", None).tag("a"));
        for other in [
            sticky("app", Some("0123456789abcdef")).tag("10.0.0.2:80"),
            sticky("api", Some("0123456789abcdef")).tag("10.0.0.1:80"),
            sticky("app", Some("0123456789abcdeg")).tag("10.0.0.1:80"),
            sticky("app", None).tag("10.0.0.1:80"),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn the_cookie_is_kept_from_scripts_and_from_plain_connections() {
        let sticky = sticky("app", None);
        let mut out = Vec::new();
        sticky.set(&mut out, "a", true);
        let text = String::from_utf8(out).unwrap_or_default();
        let value = String::from_utf8_lossy(&sticky.tag("a")).into_owned();
        assert_eq!(
            text,
            format!("Set-Cookie: member={value}; Path=/; HttpOnly; SameSite=Lax; Secure\r\n")
        );
    }
}
