//! What choosing a member of the upstream shows.

use std::borrow::Cow;

use super::Facts;
use super::slots::ms;
use crate::evidence::{AllUnhealthy, AtLimit, CircuitOpen, Evidence, Maintenance, NoMember};
use crate::exchange::Place;
use crate::time;

/// Declares a question for one kind of evidence.
macro_rules! fact {
    ($($name:ident: $kind:ident),+ $(,)?) => {
        $(pub(crate) fn $name(&self) -> Option<(usize, &'a $kind)> {
            self.last(|evidence| match evidence {
                Evidence::$kind(fact) => Some(fact),
                _ => None,
            })
        })+
    };
}

impl<'a> Facts<'a> {
    fact! {
        no_member: NoMember,
        all_unhealthy: AllUnhealthy,
        at_limit: AtLimit,
        circuit_open: CircuitOpen,
        maintenance: Maintenance,
    }

    pub(super) fn availability_value(&self, name: &str) -> Option<Cow<'a, str>> {
        if let "upstream" | "upstream_place" = name {
            let (upstream, place) = self.chosen_upstream()?;
            return match name {
                "upstream" => Some(Cow::Borrowed(upstream)),
                _ => Some(Cow::Owned(place?.to_string())),
            };
        }
        self.no_member_value(name)
            .or_else(|| self.health_value(name))
            .or_else(|| self.limit_value(name))
            .or_else(|| self.circuit_value(name))
            .or_else(|| self.maintenance_value(name))
    }

    /// The upstream of which no member was asked.
    fn chosen_upstream(&self) -> Option<(&'a str, Option<&'a Place>)> {
        let chosen = self.last(|evidence| match evidence {
            Evidence::NoMember(NoMember {
                upstream, place, ..
            })
            | Evidence::AllUnhealthy(AllUnhealthy {
                upstream, place, ..
            })
            | Evidence::AtLimit(AtLimit {
                upstream, place, ..
            })
            | Evidence::CircuitOpen(CircuitOpen {
                upstream, place, ..
            }) => Some((upstream.as_str(), place.as_ref())),
            _ => None,
        });
        chosen.map(|(_, chosen)| chosen)
    }

    fn no_member_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.no_member()?;
        match name {
            "question" => Some(Cow::Borrowed(fact.question.as_deref()?)),
            "source_trouble" => Some(Cow::Borrowed(fact.trouble.as_deref()?)),
            "members_drained" => Some(number(fact.drained)),
            "members_had" => Some(number(fact.had)),
            "empty_for" => Some(ms(fact.empty_for_ms)),
            _ => None,
        }
    }

    /// The values of the member whose checks have failed for the shortest time: it is the one
    /// that is needed back.
    fn health_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.all_unhealthy()?;
        if name == "members" {
            return Some(number(fact.total));
        }
        let member = fact
            .members
            .iter()
            .min_by_key(|member| member.failing_for_ms)?;
        Some(match name {
            "member" => Cow::Borrowed(member.server.as_str()),
            "check_url" => Cow::Borrowed(member.url.as_str()),
            "check_status" => match &member.answer {
                Some(answer) => Cow::Borrowed(answer.as_str()),
                None => Cow::Owned(member.status?.to_string()),
            },
            "check_expected" => Cow::Borrowed(member.expected.as_deref()?),
            "check_median" => ms(member.median_ms?),
            "check_cause" => Cow::Borrowed(member.cause?),
            "checked" => ms(member.checked_ms),
            "failing_for" => ms(member.failing_for_ms),
            _ => return None,
        })
    }

    fn limit_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.at_limit()?;
        Some(match name {
            "limit_key" => Cow::Borrowed(fact.limit),
            "active" => number(fact.active),
            "active_max" => number(fact.max),
            "waiting" => number(fact.waiting),
            "waiting_max" => number(fact.waiting_max),
            "oldest" => ms(fact.oldest_ms),
            _ => return None,
        })
    }

    fn circuit_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.circuit_open()?;
        let first = fact.failures.first();
        Some(match name {
            "open_for" => ms(fact.open_for_ms),
            "next_trial" => ms(fact.next_trial_ms),
            "trials" => number(fact.trials),
            "root_cause" => Cow::Borrowed(first?.cause),
            "root_count" => number(first?.count),
            _ => return None,
        })
    }

    fn maintenance_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.maintenance()?;
        Some(match name {
            "closed_by" => Cow::Borrowed(fact.by.as_str()),
            "closed_place" => Cow::Owned(fact.place.as_ref()?.to_string()),
            "closed_for" => ms(fact.since_ms),
            "closed_upstream" => Cow::Borrowed(fact.upstream.as_deref()?),
            "closed_until" => {
                let mut text = String::new();
                time::write_s(&mut text, fact.until_unix_s?);
                Cow::Owned(text)
            }
            "note" => Cow::Borrowed(fact.note.as_deref()?),
            _ => return None,
        })
    }
}

fn number(value: u64) -> Cow<'static, str> {
    Cow::Owned(value.to_string())
}
