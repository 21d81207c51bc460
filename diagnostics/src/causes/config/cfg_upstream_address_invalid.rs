//! What should be an upstream's address is none.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ConfigurationFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # An upstream's address is not valid
    ///
    /// ## What happened
    ///
    /// A server of an upstream, or a `proxy` of a site or route, is written in a way that names no place
    /// to connect to. The reason names the rule that it breaks.
    ///
    /// ## What it means
    ///
    /// The configuration is refused as a whole, before anything listens. On a reload the one in force
    /// stays, so that no request meets this.
    ///
    /// ## What to do
    ///
    /// Write `"HOST:PORT"`, `"http://HOST"`, `"https://HOST"` or `"unix:/PATH"`. `candor check FILE` shows
    /// the line, a caret below the place, and what to write instead.
    cfg_upstream_address_invalid {
        phase: Phase::Route,
        party: Party::Proxy,
        error_type: Some("proxy_configuration_error"),
        status: 500,
        title: "An upstream's address is not valid",
        visitor: "The server is not set up correctly and could not answer this request.",
        sentence: |facts| match facts.value("fault_place") {
            Some(_) => "{raw_address} at {fault_place} is no address of an upstream: {rule}, at byte {rule_offset}.",
            None => "{raw_address} is no address of an upstream: {rule}, at byte {rule_offset}.",
        },
        likely: &[
            Likely::new(
                "empty_variable",
                "A variable of the template or the environment was empty when the file was written.",
                |facts| {
                    let empty = invalid(facts).is_some_and(|(raw, rule)| {
                        rule == "host_missing" || raw.contains("::") && !raw.contains('[') || raw.ends_with(':')
                    });
                    Weight::only_suggested_if(empty, "a part of {raw_address} is empty")
                },
            ),
            Likely::new(
                "template",
                "The file is a template whose variables were never filled in.",
                |facts| {
                    let braces = invalid(facts).is_some_and(|(raw, _)| raw.contains(['{', '$', '%', '<']));
                    Weight::only_shown_if(braces, "{raw_address} still holds a placeholder")
                },
            ),
            Likely::new(
                "no_port",
                "The port is missing, or a scheme that implies one.",
                |facts| Weight::only_shown_if(rule(facts) == Some("port_missing"), "{raw_address} has no port, nor a scheme that implies one"),
            ),
            Likely::new(
                "port",
                "The port is not a number from 1 to 65535.",
                |facts| Weight::only_shown_if(rule(facts) == Some("port_invalid"), "the port stands at byte {rule_offset} of {raw_address}"),
            ),
            Likely::new(
                "scheme",
                "The scheme is misspelled, or of a protocol that Candor does not speak to upstreams.",
                |facts| Weight::only_shown_if(rule(facts) == Some("scheme_unknown"), "{raw_address} begins with it"),
            ),
            Likely::new(
                "url",
                "A whole URL was pasted: an upstream has no path, query, user or password.",
                |facts| {
                    let url = matches!(rule(facts), Some("path_not_allowed" | "user_not_allowed"));
                    Weight::only_shown_if(url, "{raw_address} goes on after host and port")
                },
            ),
            Likely::new("typo", "The address is misspelled.", |_| Weight::Possible),
        ],
        steps: &[Step::run("See every mistake of the file:", "candor check {fault_file}")],
        recognize: recognize,
    }
}

/// The rules that are known. Another one stands in the evidence only.
fn invalid<'a>(facts: &Facts<'a>) -> Option<(&'a str, &'static str)> {
    match facts.configuration_fault()?.1 {
        ConfigurationFault::AddressInvalid { raw, rule, .. } => Some((raw, *rule)),
        _ => None,
    }
}

fn rule(facts: &Facts<'_>) -> Option<&'static str> {
    invalid(facts).map(|(_, rule)| rule)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, _) = facts.configuration_fault()?;
    let (_, rule) = invalid(facts)?;
    Some(Verdict::certain(index).reason(rule))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{place, refused_configuration};
    refused_configuration(ConfigurationFault::AddressInvalid {
        raw: "api.internal:99999".to_owned(),
        rule: "port_invalid",
        offset: 13,
        place: Some(place(5)),
    })
}

#[cfg(test)]
mod tests {
    use crate::evidence::ConfigurationFault;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, place, refused_configuration};

    fn invalid(raw: &str, rule: &'static str) -> Exchange {
        refused_configuration(ConfigurationFault::AddressInvalid {
            raw: raw.to_owned(),
            rule,
            offset: 0,
            place: Some(place(5)),
        })
    }

    #[test]
    fn positive() {
        check(
            &invalid("api.internal", "port_missing"),
            "cfg_upstream_address_invalid",
            Some("port_missing"),
        );
    }

    #[test]
    fn negative_it_is_the_name_of_an_upstream() {
        let exchange = refused_configuration(ConfigurationFault::UpstreamUndefined {
            name: "api".to_owned(),
            known: Vec::new(),
            place: None,
        });
        check(&exchange, "cfg_upstream_undefined", None);
    }

    #[test]
    fn the_rule_flips() {
        check_first(&invalid("api.internal", "port_missing"), "no_port");
        check_first(&invalid("ftp://api.internal", "scheme_unknown"), "scheme");
    }

    #[test]
    fn a_placeholder_flips() {
        check_first(&invalid("{HOST}:80", "host_invalid"), "template");
        check_first(&invalid("300.1.1.1:80", "host_invalid"), "typo");
    }
}
