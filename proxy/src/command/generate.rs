//! Configurations made from the command line: the TOML that `--print` shows is what is run.

use std::net::SocketAddr;

use candor_conf::{Loaded, Problems};

use super::environment;

/// Where `candor proxy` and `candor respond` listen unless told otherwise.
pub(super) const LISTEN: &str = "127.0.0.1:8080";

/// The table header of the one site of a generated configuration.
pub(super) fn site(listen: &str) -> String {
    format!("[site.{}]\n", quote(&site_key(listen)))
}

/// `127.0.0.1:8080` → `http://127.0.0.1:8080`; a port alone means loopback.
fn site_key(listen: &str) -> String {
    if listen.bytes().all(|b| b.is_ascii_digit()) && !listen.is_empty() {
        return format!("http://127.0.0.1:{listen}");
    }
    match listen.parse::<SocketAddr>() {
        Ok(address) if address.ip().is_unspecified() => format!(":{}", address.port()),
        Ok(_) => format!("http://{listen}"),
        Err(_) => listen.to_owned(),
    }
}

/// A target as `candor proxy` takes it, as an upstream string: `:3000` and `3000` are ports of this
/// host.
pub(super) fn target(text: &str) -> String {
    let port = text.strip_prefix(':').unwrap_or(text);
    if !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) {
        return format!("127.0.0.1:{port}");
    }
    // A socket's path, as shells complete it.
    if text.starts_with('/') {
        return format!("unix:{text}");
    }
    text.to_owned()
}

/// A TOML basic string.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Reads a generated configuration.
pub(super) fn parse(toml: &str) -> Result<Loaded, Problems> {
    candor_conf::parse("command line", toml, &environment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_site_keys() {
        let check = |text: &str, key: &str| assert_eq!(site_key(text), key);
        check("127.0.0.1:8080", "http://127.0.0.1:8080");
        check("8080", "http://127.0.0.1:8080");
        check("[::1]:8080", "http://[::1]:8080");
        check("0.0.0.0:8080", ":8080");
        check(":8080", ":8080");
        check("http://example.com", "http://example.com");
    }

    #[test]
    fn targets_become_upstream_strings() {
        let check = |text: &str, server: &str| assert_eq!(target(text), server);
        check(":3000", "127.0.0.1:3000");
        check("3000", "127.0.0.1:3000");
        check("app:3000", "app:3000");
        check("https://api.example", "https://api.example");
        check("unix:/run/app.sock", "unix:/run/app.sock");
        check("/run/app.sock", "unix:/run/app.sock");
    }

    #[test]
    fn any_text_is_quoted() {
        assert_eq!(quote("a\"b\\c\nd\u{7}"), r#""a\"b\\c\nd\u0007""#);
    }
}
