//! What a security module wrote down about us.

use serde::Serialize;

/// A security module denied a call of ours, as its log says.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Denial {
    /// `selinux` or `apparmor`.
    pub module: &'static str,
    /// What was denied: `name_connect`, `connectto`, `connect`, …
    pub operation: String,
    /// Whom: an SELinux context, or an AppArmor profile.
    pub subject: String,
    /// To what: an SELinux context, or a path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// SELinux: the class of the object, `tcp_socket`, …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<String>,
    /// When, in seconds since the Unix epoch.
    pub time_unix_s: i64,
}
