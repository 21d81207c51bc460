//! The catalog: one folder per group, one file per cause, one list.
//!
//! A cause's file holds its explanation (the doc comment, which `candor explain` prints), its
//! fixed properties, its likely causes and next steps, its recognizer, and its tests. Each is
//! registered by one line below; the order of the lines is the order in which they are asked.

use serde::Serialize;

use crate::diagnosis::Certainty;
use crate::exchange::Phase;
use crate::facts::Facts;

/// An entry of the catalog.
#[derive(Debug)]
pub struct Cause {
    /// The code, spelled alike everywhere.
    pub code: &'static str,
    /// The phase to which it belongs.
    pub phase: Phase,
    /// Who can act.
    pub party: Party,
    /// RFC 9209 error type; `None` when the proxy has no error of its own to report.
    pub error_type: Option<&'static str>,
    /// The status that Candor answers with; 0 where it is the origin's own.
    pub status: u16,
    /// What happened, in a few words that hold for every case and name nothing of the inside.
    pub title: &'static str,
    /// One plain sentence for visitors.
    pub visitor: &'static str,
    /// The English explanation, in Markdown, one `#[doc]` line after another.
    pub(crate) explanation: &'static str,
    /// Chooses the sentence that says what happened, with placeholders for the real values.
    pub(crate) sentence: fn(&Facts<'_>) -> &'static str,
    /// Why it may have happened, the most frequent first. Evidence changes the order.
    pub(crate) likely: &'static [Likely],
    /// What to do next.
    pub(crate) steps: &'static [Step],
    /// Whether the facts show this cause.
    pub(crate) recognize: fn(&Facts<'_>) -> Option<Verdict>,
}

/// Who can act on a cause.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The client.
    Client,
    /// The network between Candor and the upstream, its names included.
    Network,
    /// Candor, its configuration and its host.
    Proxy,
    /// The upstream: the application and its server.
    Upstream,
}

impl Party {
    /// The word used in log and page.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Network => "network",
            Self::Proxy => "proxy",
            Self::Upstream => "upstream",
        }
    }
}

/// Why a cause may have come about.
#[derive(Debug)]
pub(crate) struct Likely {
    /// Its name within the cause.
    pub(crate) id: &'static str,
    /// The explanation, with placeholders.
    pub(crate) text: &'static str,
    /// What the facts say about it.
    pub(crate) weigh: fn(&Facts<'_>) -> Weight,
}

/// What the facts say about a likely cause. The order is that of the page.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Weight {
    /// The evidence all but proves it; the sentence says which evidence.
    Shown(&'static str),
    /// The evidence points at it; the sentence says which evidence.
    Suggested(&'static str),
    /// Nothing speaks for or against it.
    Possible,
    /// The evidence rules it out: it is not shown.
    Excluded,
}

impl Weight {
    /// Suggested if `holds`, else possible.
    pub(crate) const fn suggested_if(holds: bool, because: &'static str) -> Self {
        if holds {
            Self::Suggested(because)
        } else {
            Self::Possible
        }
    }

    /// Shown if `holds`, else possible.
    pub(crate) const fn shown_if(holds: bool, because: &'static str) -> Self {
        if holds {
            Self::Shown(because)
        } else {
            Self::Possible
        }
    }

    /// Suggested if `holds`, else excluded.
    pub(crate) const fn only_suggested_if(holds: bool, because: &'static str) -> Self {
        if holds {
            Self::Suggested(because)
        } else {
            Self::Excluded
        }
    }

    /// Shown if `holds`, else excluded.
    pub(crate) const fn only_shown_if(holds: bool, because: &'static str) -> Self {
        if holds {
            Self::Shown(because)
        } else {
            Self::Excluded
        }
    }

    /// Possible if `holds`, else excluded.
    pub(crate) const fn possible_if(holds: bool) -> Self {
        if holds {
            Self::Possible
        } else {
            Self::Excluded
        }
    }

    /// 0 is first.
    pub(crate) const fn tier(self) -> u8 {
        match self {
            Self::Shown(_) => 0,
            Self::Suggested(_) => 1,
            Self::Possible => 2,
            Self::Excluded => 3,
        }
    }

    /// The evidence that raised it.
    pub(crate) const fn because(self) -> Option<&'static str> {
        match self {
            Self::Shown(because) | Self::Suggested(because) => Some(because),
            Self::Possible | Self::Excluded => None,
        }
    }
}

impl Likely {
    pub(crate) const fn new(
        id: &'static str,
        text: &'static str,
        weigh: fn(&Facts<'_>) -> Weight,
    ) -> Self {
        Self { id, text, weigh }
    }
}

/// Something to do next.
#[derive(Debug)]
pub(crate) struct Step {
    /// What it is for.
    pub(crate) text: &'static str,
    /// The command, with placeholders; the step is left out when a value is missing or unfit.
    pub(crate) command: Option<&'static str>,
    /// Whether it makes sense here.
    pub(crate) when: fn(&Facts<'_>) -> bool,
}

impl Step {
    /// A command to run, wherever its values are known.
    pub(crate) const fn run(text: &'static str, command: &'static str) -> Self {
        Self::run_if(always, text, command)
    }

    /// A command to run under a condition.
    pub(crate) const fn run_if(
        when: fn(&Facts<'_>) -> bool,
        text: &'static str,
        command: &'static str,
    ) -> Self {
        Self {
            text,
            command: Some(command),
            when,
        }
    }

    /// Something to do that is no command.
    pub(crate) const fn tell(text: &'static str) -> Self {
        Self::tell_if(always, text)
    }

    /// Something to do under a condition that is no command.
    pub(crate) const fn tell_if(when: fn(&Facts<'_>) -> bool, text: &'static str) -> Self {
        Self {
            text,
            command: None,
            when,
        }
    }
}

/// What a recognizer found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    pub(crate) reason: Option<&'static str>,
    pub(crate) certainty: Certainty,
    pub(crate) decisive: Option<usize>,
    /// Another status than the cause's own.
    pub(crate) status: Option<u16>,
    /// Another RFC 9209 type than the cause's own.
    pub(crate) error_type: Option<&'static str>,
}

impl Verdict {
    /// The peer or the kernel said so, in the evidence with this index.
    pub(crate) const fn certain(decisive: usize) -> Self {
        Self::new(Certainty::Certain, Some(decisive))
    }

    /// Inferred from the evidence with this index.
    pub(crate) const fn likely(decisive: usize) -> Self {
        Self::new(Certainty::Likely, Some(decisive))
    }

    /// Only for catch-alls.
    pub(crate) const fn unknown(decisive: Option<usize>) -> Self {
        Self::new(Certainty::Unknown, decisive)
    }

    const fn new(certainty: Certainty, decisive: Option<usize>) -> Self {
        Self {
            reason: None,
            certainty,
            decisive,
            status: None,
            error_type: None,
        }
    }

    /// The same, with this reason if there is one.
    pub(crate) const fn with(mut self, reason: Option<&'static str>) -> Self {
        self.reason = reason;
        self
    }

    pub(crate) const fn reason(mut self, reason: &'static str) -> Self {
        self.reason = Some(reason);
        self
    }

    pub(crate) const fn answered(mut self, status: u16, error_type: &'static str) -> Self {
        self.status = Some(status);
        self.error_type = Some(error_type);
        self
    }
}

/// A catch-all's verdict on a timer that no named cause took.
pub(crate) fn timer_verdict(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, timer) = facts.timer()?;
    let (reason, error_type) = match timer.name {
        "timeout.connect" => ("connect_timeout", "connection_timeout"),
        "timeout.tls" => ("handshake_timeout", "connection_timeout"),
        _ => ("timeout", "http_response_timeout"),
    };
    let verdict = Verdict::unknown(index).reason(reason);
    Some(verdict.answered(504, error_type))
}

/// Always: for steps and likely causes that need no condition.
pub(crate) fn always(_: &Facts<'_>) -> bool {
    true
}

/// Nothing speaks for or against it, ever.
pub(crate) fn possible(_: &Facts<'_>) -> Weight {
    Weight::Possible
}

/// Writes one entry of the catalog. The doc comment is its explanation.
macro_rules! catalog {
    (
        $(#[doc = $doc:literal])+
        $code:ident {
            $($field:ident : $value:expr),+ $(,)?
        }
    ) => {
        $(#[doc = $doc])+
        pub(crate) static CAUSE: $crate::causes::Cause = $crate::causes::Cause {
            code: stringify!($code),
            explanation: concat!($($doc, "\n"),+),
            $($field: $value),+
        };
    };
}

/// Declares the modules and the list. A module's file is `GROUP/CODE.rs`.
macro_rules! list {
    ($($group:ident { $($code:ident),+ $(,)? })+) => {
        $(
            mod $group { $(pub(super) mod $code;)+ }
        )+

        /// Every cause, in the order in which they are asked.
        pub static ALL: &[&Cause] = &[$($(&$group::$code::CAUSE),+),+];

        /// Each group and its codes.
        #[cfg(test)]
        pub(crate) static GROUPS: &[(&str, &[&str])] =
            &[$((stringify!($group), &[$(stringify!($code)),+])),+];

        /// One exchange for each cause, in the same order.
        #[cfg(test)]
        pub(crate) fn samples() -> Vec<(&'static str, crate::exchange::Exchange)> {
            vec![$($((stringify!($code), $group::$code::sample())),+),+]
        }
    };
}

list! {
    client {
        client_closed,
        client_request_invalid,
    }
    config {
        cfg_no_route,
        cfg_upstream_undefined,
        cfg_upstream_address_invalid,
        cfg_tls_material_unusable,
        cfg_proxy_loop,
    }
    availability {
        request_denied,
        maintenance,
        upstream_none_available,
        upstream_all_unhealthy,
        upstream_limit_reached,
        upstream_circuit_open,
    }
    dns {
        dns_nxdomain,
        dns_nodata,
        dns_no_resolver,
        dns_server_failure,
        dns_timeout,
    }
    // What this host itself lacks or forbids comes before what is said of the upstream.
    connect {
        connect_resources_exhausted,
        connect_ports_exhausted,
        connect_denied_local,
        connect_ip_prohibited,
        connect_refused,
        connect_timeout,
        connect_reset,
        connect_unreachable,
    }
    socket {
        socket_missing,
        socket_refused,
        socket_permission,
        socket_backlog_full,
    }
    tls {
        tls_plaintext_peer,
        tls_cert_time_invalid,
        tls_cert_untrusted,
        tls_cert_name_mismatch,
        tls_cert_revoked,
        tls_cert_unusable,
        tls_version_mismatch,
        tls_client_cert_required,
        tls_cipher_mismatch,
        tls_sni_rejected,
        tls_alpn_mismatch,
        tls_record_error,
        tls_peer_closed,
        tls_timeout,
        tls_alert_received,
    }
    request {
        req_early_response,
        req_write_timeout,
        req_write_aborted,
    }
    head {
        head_upgrade_failed,
        head_reused_conn_lost,
        head_closed_empty,
        head_reset,
        head_truncated,
        head_not_http,
        head_tls_bytes,
        head_h2_bytes,
        head_status_line_invalid,
        head_line_ending_invalid,
        head_header_syntax,
        head_header_byte_invalid,
        head_field_too_large,
        head_section_too_large,
    }
    framing {
        framing_cl_invalid,
        framing_cl_conflict,
        framing_cl_and_te,
        framing_te_unsupported,
        framing_chunk_size_invalid,
        framing_chunk_terminator_invalid,
        framing_trailer_invalid,
        framing_body_not_allowed,
        framing_overrun,
    }
    body {
        body_coding_error,
        body_too_large,
        body_reset,
        body_truncated,
    }
    h2 {
        h2_handshake_failed,
        h2_http11_required,
        h2_refused_stream,
        h2_goaway,
        h2_stream_reset,
        h2_connection_error,
    }
    timeout {
        timeout_queue,
        timeout_total,
        timeout_head,
        timeout_body_idle,
        timeout_first_byte,
    }
    origin {
        origin_error,
    }
    internal {
        internal_overload,
        internal_shutdown,
        internal_error,
    }
    // Never asked before a cause that has a name.
    other {
        dns_other,
        connect_other,
        socket_other,
        tls_other,
        framing_other,
        h2_other,
        req_other,
        head_other,
        body_other,
    }
}

/// What is named when nothing else fits: an exchange that ended without a fact.
pub(crate) static INTERNAL_ERROR: &Cause = &internal::internal_error::CAUSE;

/// The entry with this code.
pub fn find(code: &str) -> Option<&'static Cause> {
    ALL.iter().copied().find(|cause| cause.code == code)
}
