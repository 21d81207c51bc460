//! There is nobody to ask.

use crate::causes::{Likely, Party, Step, Verdict, Weight};
use crate::evidence::{Evidence, ResolutionOutcome};
use crate::exchange::Phase;
use crate::facts::Facts;

catalog! {
    /// # No resolver is known
    ///
    /// ## What happened
    ///
    /// The upstream is written as a name, and Candor knows no resolver to ask for its address: neither
    /// `[dns] resolvers` of the configuration names one, nor the system's file `/etc/resolv.conf`.
    ///
    /// ## What it means
    ///
    /// No connection was tried and no question sent. Names from `/etc/hosts` and addresses work; every
    /// other name fails alike. In a container or a sandbox the file may be missing or out of sight.
    ///
    /// ## What to do
    ///
    /// Look at the file as Candor sees it, or write the resolver into the configuration:
    /// `[dns]` with `resolvers = ["ADDRESS:53"]`. A change of the file is noticed at the next request.
    dns_no_resolver {
        phase: Phase::Resolve,
        party: Party::Proxy,
        error_type: Some("proxy_configuration_error"),
        status: 500,
        title: "No resolver is known",
        visitor: "The server is not set up correctly and could not answer this request.",
        sentence: |facts| match (facts.reason, facts.value("resolver_file_errno_name")) {
            (Some("missing"), _) => "Nobody can be asked for {question}: {resolver_file} does not exist, and [dns] resolvers is not written.",
            (Some("unreadable"), Some(_)) => "Nobody can be asked for {question}: {resolver_file} cannot be read ({resolver_file_errno_name}), and [dns] resolvers is not written.",
            (Some("empty"), _) => "Nobody can be asked for {question}: {resolver_file} names no resolver, and [dns] resolvers is not written.",
            (Some("malformed"), _) => "Nobody can be asked for {question}: {resolver_file} is not understood, and [dns] resolvers is not written.",
            _ => "Nobody can be asked for {question}: no resolver is configured.",
        },
        likely: &[
            Likely::new(
                "sandbox",
                "A chroot, a sandbox or a minimal container image hides the file from Candor.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("missing"), "{resolver_file} does not exist where Candor looks"),
            ),
            Likely::new(
                "permission",
                "The file may not be read by the user that Candor runs as.",
                |facts| Weight::only_shown_if(reason(facts) == Some("unreadable"), "reading {resolver_file} failed: {resolver_file_errno_name}"),
            ),
            Likely::new(
                "empty",
                "The network was not up when the file was written, or whatever writes it (DHCP, NetworkManager, resolvconf) does not run.",
                |facts| Weight::only_suggested_if(reason(facts) == Some("empty"), "{resolver_file} is there and has no line `nameserver`"),
            ),
            Likely::new(
                "malformed",
                "The file was damaged or written for another program.",
                |facts| Weight::only_shown_if(reason(facts) == Some("malformed"), "{resolver_file} is not understood"),
            ),
            Likely::new(
                "not_written",
                "The host has no resolver on purpose, and the configuration should name one: `[dns] resolvers`.",
                |_| Weight::Possible,
            ),
        ],
        steps: &[
            Step::run("Look at the file:", "cat {resolver_file}"),
            Step::run_if(
                |facts| reason(facts) == Some("unreadable"),
                "See which part of the path denies it:",
                "namei -l {resolver_file}",
            ),
            Step::tell("Or name a resolver in the configuration: `[dns]` with `resolvers = [\"ADDRESS:53\"]`."),
        ],
        recognize: recognize,
    }
}

fn reason(facts: &Facts<'_>) -> Option<&'static str> {
    let file = facts.last(|evidence| match evidence {
        Evidence::ResolverFile { reason, .. } => Some(*reason),
        _ => None,
    });
    file.map(|(_, reason)| reason)
}

fn recognize(facts: &Facts<'_>) -> Option<Verdict> {
    let (index, resolution) = facts.resolution()?;
    let nobody = resolution.outcome == ResolutionOutcome::NoResolver;
    (nobody && facts.in_phase(Phase::Resolve)).then(|| Verdict::certain(index).with(reason(facts)))
}

/// An exchange that ended so.
#[cfg(test)]
pub(in crate::causes) fn sample() -> crate::exchange::Exchange {
    use crate::testing::{exchange, resolved};
    let evidence = vec![
        resolved("api.internal", ResolutionOutcome::NoResolver, |it| {
            it.asked.clear();
            it.resolvers.clear();
        }),
        Evidence::ResolverFile {
            path: "/etc/resolv.conf".to_owned(),
            reason: "empty",
            errno: None,
            text: None,
        },
    ];
    exchange("api.internal:80", Phase::Resolve, evidence)
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, ResolutionOutcome};
    use crate::exchange::{Exchange, Phase};
    use crate::testing::{check, check_first, exchange, resolved};

    fn nobody(reason: &'static str, errno: Option<i32>) -> Exchange {
        let evidence = vec![
            resolved("api.test", ResolutionOutcome::NoResolver, |it| {
                it.resolvers.clear();
            }),
            Evidence::ResolverFile {
                path: "/etc/resolv.conf".to_owned(),
                reason,
                errno,
                text: None,
            },
        ];
        exchange("api.test:80", Phase::Resolve, evidence)
    }

    #[test]
    fn positive() {
        for reason in ["missing", "empty", "malformed"] {
            check(&nobody(reason, None), "dns_no_resolver", Some(reason));
        }
        check(
            &nobody("unreadable", Some(13)),
            "dns_no_resolver",
            Some("unreadable"),
        );
    }

    #[test]
    fn negative_there_is_one_and_it_is_not_reachable() {
        let outcome = ResolutionOutcome::Unreachable { errno: 111 };
        let evidence = resolved("api.test", outcome, |_| {});
        let exchange = exchange("api.test:80", Phase::Resolve, vec![evidence]);
        check(&exchange, "dns_server_failure", Some("unreachable"));
    }

    #[test]
    fn the_file_flips() {
        check_first(&nobody("missing", None), "sandbox");
        check_first(&nobody("empty", None), "empty");
    }

    #[test]
    fn the_errno_flips() {
        check_first(&nobody("unreadable", Some(13)), "permission");
        check_first(&nobody("malformed", None), "malformed");
    }
}
