//! The configuration names an upstream that it does not define.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::ConfigurationFault;
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # An upstream is named that is not defined
    ///
    /// ## What happened
    ///
    /// A site or route of the configuration says `proxy = "NAME"`, and there is no table
    /// `[upstream.NAME]`. A bare word is always the name of a table; an address has a port or a scheme.
    ///
    /// ## What it means
    ///
    /// The configuration is refused as a whole, before anything listens. On a reload the one in force
    /// stays, so that no request meets this.
    ///
    /// ## What to do
    ///
    /// `candor check FILE` shows the line and the names that there are. Define the upstream, mend the
    /// name, include the file that defines it, or write an address: `"HOST:PORT"`.
    cfg_upstream_undefined {
        phase: Phase::Route,
        party: Party::Proxy,
        error_type: Some("proxy_configuration_error"),
        status: 500,
        title: "An upstream is named that is not defined",
        visitor: "The server is not set up correctly and could not answer this request.",
        sentence: |facts| match facts.value("fault_place") {
            Some(_) => "{fault_place} names the upstream {missing_upstream}, which is not defined.",
            None => "The configuration names the upstream {missing_upstream}, which is not defined.",
        },
        likely: &[
            Likely::new(
                "typo",
                "The name is misspelled: {nearest_upstream} is defined.",
                |facts| {
                    Weight::only_shown_if(
                        undefined(facts).is_some_and(|(name, known)| is_near(name, known)),
                        "{nearest_upstream} differs little from {missing_upstream}",
                    )
                },
            ),
            Likely::new(
                "address_without_port",
                "It is meant as a host: an address has a port or a scheme, {missing_upstream}:80 or http://{missing_upstream}.",
                |facts| {
                    let none = undefined(facts).is_some_and(|(_, known)| known.is_empty());
                    Weight::suggested_if(none, "no upstream is defined at all")
                },
            ),
            Likely::new(
                "not_included",
                "The file that defines it is missing or not included.",
                |facts| {
                    let others = undefined(facts).is_some_and(|(name, known)| !known.is_empty() && !is_near(name, known));
                    Weight::suggested_if(others, "other upstreams are defined: {known_upstreams}")
                },
            ),
        ],
        steps: &[
            Step::run("See every mistake of the file:", "candor check {fault_file}"),
            Step::run("Look for the name:", "grep -rn {missing_upstream} {fault_file}"),
        ],
        recognize: recognize,
    }
}

fn undefined<'a>(facts: &Facts<'a>) -> Option<(&'a str, &'a [String])> {
    match facts.configuration_fault()?.1 {
        ConfigurationFault::UpstreamUndefined { name, known, .. } => Some((name, known)),
        _ => None,
    }
}

fn is_near(name: &str, known: &[String]) -> bool {
    let first = known.first();
    first.is_some_and(|known| strsim::damerau_levenshtein(name, known) <= 2)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, fault) = facts.configuration_fault()?;
    matches!(fault, ConfigurationFault::UpstreamUndefined { .. }).then(|| Verdict::certain(index))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{place, refused_configuration};
    refused_configuration(ConfigurationFault::UpstreamUndefined {
        name: "apj".to_owned(),
        known: vec!["api".to_owned(), "billing".to_owned()],
        place: Some(place(5)),
    })
}

#[cfg(test)]
mod tests {
    use crate::evidence::ConfigurationFault;
    use crate::exchange::Exchange;
    use crate::testing::{check, check_first, place, refused_configuration};

    fn undefined(name: &str, known: &[&str]) -> Exchange {
        refused_configuration(ConfigurationFault::UpstreamUndefined {
            name: name.to_owned(),
            known: known.iter().map(|name| (*name).to_owned()).collect(),
            place: Some(place(5)),
        })
    }

    #[test]
    fn positive() {
        check(&undefined("apj", &["api"]), "cfg_upstream_undefined", None);
        check(&undefined("apj", &[]), "cfg_upstream_undefined", None);
    }

    #[test]
    fn negative_it_is_an_address_that_is_none() {
        let exchange = refused_configuration(ConfigurationFault::AddressInvalid {
            raw: "api:99999".to_owned(),
            rule: "port_invalid",
            offset: 4,
            place: Some(place(5)),
        });
        check(
            &exchange,
            "cfg_upstream_address_invalid",
            Some("port_invalid"),
        );
    }

    #[test]
    fn a_name_like_it_flips() {
        check_first(&undefined("apj", &["api"]), "typo");
        check_first(&undefined("billing", &["api"]), "not_included");
    }

    #[test]
    fn other_upstreams_flip() {
        check_first(&undefined("web", &[]), "address_without_port");
        check_first(&undefined("web", &["billing"]), "not_included");
    }
}
