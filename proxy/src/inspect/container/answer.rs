//! The engine's answers, as far as we read them (Docker Engine API 1.24 and newer; Podman's is
//! alike). What is absent or null has its default.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer};

/// `null` is as good as nothing.
fn or_default<'de, T, D>(value: D) -> Result<T, D::Error>
where
    T: Default + Deserialize<'de>,
    D: Deserializer<'de>,
{
    Ok(Option::deserialize(value)?.unwrap_or_default())
}

/// An element of `GET /containers/json`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(crate) struct Listed {
    pub(crate) id: String,
    #[serde(deserialize_with = "or_default")]
    pub(crate) names: Vec<String>,
    pub(crate) image: String,
    pub(crate) state: String,
    /// `Up 2 hours (healthy)`.
    pub(crate) status: String,
    pub(crate) created: i64,
    #[serde(deserialize_with = "or_default")]
    pub(crate) labels: BTreeMap<String, String>,
    #[serde(deserialize_with = "or_default")]
    pub(crate) ports: Vec<Port>,
    #[serde(deserialize_with = "or_default")]
    pub(crate) network_settings: Networks,
}

/// A port and where the host publishes it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(crate) struct Port {
    /// The address of the host at which it is published.
    #[serde(rename = "IP")]
    pub(crate) ip: String,
    pub(crate) private_port: u16,
    pub(crate) public_port: Option<u16>,
    #[serde(rename = "Type")]
    pub(crate) kind: String,
}

/// The networks of a container.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(crate) struct Networks {
    #[serde(deserialize_with = "or_default")]
    pub(crate) networks: BTreeMap<String, Endpoint>,
}

/// A container's place on a network.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Endpoint {
    #[serde(rename = "IPAddress")]
    pub(crate) address: String,
    /// How many bits of the address are the network's.
    #[serde(rename = "IPPrefixLen")]
    pub(crate) prefix: u32,
    #[serde(rename = "GlobalIPv6Address")]
    pub(crate) address_v6: String,
    #[serde(rename = "GlobalIPv6PrefixLen")]
    pub(crate) prefix_v6: u32,
    #[serde(rename = "Aliases", deserialize_with = "or_default")]
    pub(crate) aliases: Vec<String>,
}

/// `GET /containers/ID/json`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Inspected {
    pub(super) state: State,
    pub(super) restart_count: u64,
    pub(super) config: Config,
    pub(super) host_config: HostConfig,
    #[serde(deserialize_with = "or_default")]
    pub(super) network_settings: Networks,
}

/// What a container does.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct State {
    pub(super) status: String,
    #[serde(rename = "OOMKilled")]
    pub(super) oom_killed: bool,
    pub(super) pid: i32,
    pub(super) exit_code: i64,
    pub(super) error: String,
    pub(super) started_at: String,
    pub(super) finished_at: String,
    pub(super) health: Option<Health>,
}

/// Its health check.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Health {
    pub(super) status: String,
    pub(super) failing_streak: u64,
    #[serde(deserialize_with = "or_default")]
    pub(super) log: Vec<Check>,
}

/// One run of it.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Check {
    pub(super) output: String,
}

/// How it was made.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct Config {
    /// `8000/tcp` and so on.
    #[serde(deserialize_with = "or_default")]
    pub(super) exposed_ports: BTreeMap<String, serde_json::Value>,
    /// Its output is not cut into frames.
    pub(super) tty: bool,
}

/// Its limits.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub(super) struct HostConfig {
    pub(super) memory: u64,
    pub(super) network_mode: String,
}

impl Listed {
    /// Its name: the shortest, since links add longer ones.
    pub(crate) fn name(&self) -> &str {
        let names = self.names.iter().map(|name| name.trim_start_matches('/'));
        names.min_by_key(|name| name.len()).unwrap_or_default()
    }

    /// Whether one of its names is this one.
    pub(crate) fn is_named(&self, name: &str) -> bool {
        let mut names = self.names.iter();
        names.any(|own| own.trim_start_matches('/').eq_ignore_ascii_case(name))
    }

    /// The Compose service it is one of.
    pub(crate) fn service(&self) -> Option<&str> {
        self.label("com.docker.compose.service")
    }

    /// The Compose project it belongs to.
    pub(crate) fn project(&self) -> Option<&str> {
        self.label("com.docker.compose.project")
    }

    pub(crate) fn is_running(&self) -> bool {
        self.state == "running"
    }

    fn label(&self, name: &str) -> Option<&str> {
        self.labels.get(name).map(String::as_str)
    }
}

/// The frames of a log (`application/vnd.docker.raw-stream`): stream, three zeros, length, bytes.
/// What is no frame ends it.
pub(super) fn frames(mut bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    while let [0..=2, 0, 0, 0, l1, l2, l3, l4, rest @ ..] = bytes {
        let length = u32::from_be_bytes([*l1, *l2, *l3, *l4]) as usize;
        let (frame, after) = rest.split_at(length.min(rest.len()));
        out.extend_from_slice(frame);
        if !frame.ends_with(b"\n") {
            out.push(b'\n');
        }
        bytes = after;
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn frames_are_put_together() {
        assert_eq!(
            frames(b"\x01\0\0\0\0\0\0\x03ab\n\x02\0\0\0\0\0\0\x02cd"),
            b"ab\ncd\n"
        );
        assert_eq!(frames(b"\x01\0\0\0\xff\xff\xff\xffab"), b"ab\n");
        assert_eq!(frames(b"plain text"), b"");
        assert_eq!(frames(b""), b"");
    }

    #[test]
    fn what_is_absent_or_null_is_nothing() {
        let listed: Listed = serde_json::from_str(
            r#"{"Id":"ab","Names":null,"Labels":null,"Ports":[{"PrivatePort":80,"Type":"tcp"}]}"#,
        )
        .unwrap();
        assert_eq!((listed.name(), listed.service()), ("", None));
        let inspected: Inspected = serde_json::from_str(r#"{"State":{"Health":null}}"#).unwrap();
        assert!(inspected.state.health.is_none());
    }
}
