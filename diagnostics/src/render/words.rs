//! The fixed words of page and text, in one list.
//!
//! Nothing that a person reads stands in a template or is put together from parts: what holds
//! values has `{slots}`.

use crate::locale::Locale;

/// The fixed words in one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    locale: Locale,
}

impl Words {
    pub(super) const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The value of `lang`.
    pub(super) const fn language(self) -> &'static str {
        self.locale.tag()
    }
}

// The form `say("…")` is what the translators' test looks for.
macro_rules! words {
    ($($name:ident: say($text:literal);)+) => {
        impl Words {
            $(pub(super) fn $name(self) -> &'static str {
                self.locale.say($text)
            })+
        }
    };
}

words! {
    // What stands at the top.
    copy: say("Copy");
    copied: say("Copied");
    report: say("The whole report as text");
    request: say("Request");
    time: say("Time");
    asked: say("Asked for");
    again: say("You can try again in a few seconds.");
    help_number: say("If you ask for help, give this number:");
    code: say("Code");

    // The picture.
    way: say("The way of the request");
    client: say("Client");
    upstream: say("Upstream");
    no_upstream: say("No upstream");
    none_asked: say("none was asked");
    broke_here: say("broke in phase {phase}");
    timeline: say("Where the time went");
    ran_out: say("{timer} ran out: {elapsed} of {limit}, set at {timer_place}");

    // Why, and what next.
    likely: say("Likely causes, what the evidence speaks for first");
    next: say("Next steps");
    note: say("Note");

    // What was seen.
    tried: say("What was tried");
    reused: say("idle connection, used again");
    fresh: say("new connection");
    ended_in: say("ended in phase");
    evidence: say("Evidence");
    spot: say("Line {defect_line}, byte {defect_offset}: found {found}, expected {expected}.");
    end: say("(end)");

    // The foot of the text.
    client_short: say("client");
    tried_short: say("Tried");
    verdict: say("Verdict");
    config: say("Config");
    in_phase: say("phase {phase}");
    of_route: say("route {route}");
    made_by_proxy_short: say("made by Candor");
    made_by_upstream_short: say("made by the upstream");
    certain_short: say("certain");
    inferred_short: say("likely");
    unknown_short: say("unknown");
    client_acts: say("the client can act");
    network_acts: say("who runs the network can act");
    proxy_acts: say("who runs Candor can act");
    upstream_acts: say("who runs the upstream can act");
    more_short: say("More");

    // Who and where.
    who: say("Who and where");
    status: say("Status");
    made_by_proxy: say("made by Candor, not by the application");
    made_by_upstream: say("made by the upstream, and passed on by Candor");
    certainty: say("Certainty");
    certain: say("certain: the peer or the kernel said so in terms");
    inferred: say("likely: inferred from the evidence");
    unknown: say("unknown: this failure has no name of its own yet");
    actor: say("Who can act");
    site: say("Site");
    route: say("Route");
    written_at: say("written at");

    // The end.
    means: say("What it means");
    more: say("More about this cause");
    all_causes: say("All causes");
    forms: say("The same as text or JSON");
    causes_title: say("The causes that Candor can name");
    likely_any: say("Likely causes");
    order: say("The evidence of each failure changes their order.");
    facts: say("Facts");
}
