//! What the member and the resolvers said when they were asked again.

use std::borrow::Cow;

use super::Facts;
use super::slots::{list, us};
use crate::evidence::{Evidence, NameNow, Probe, ProbeOutcome, ProbeWay, ResolverSaid};

impl<'a> Facts<'a> {
    /// What came of asking in this way.
    pub(crate) fn probe(&self, way: ProbeWay) -> Option<&'a Probe> {
        let probe = self.last(|evidence| match evidence {
            Evidence::Probe(probe) if probe.way == way => Some(&**probe),
            _ => None,
        });
        probe.map(|(_, probe)| probe)
    }

    /// Asking in this way had this outcome.
    pub(crate) fn probed(&self, way: ProbeWay, outcome: ProbeOutcome) -> bool {
        self.probe(way)
            .is_some_and(|probe| probe.outcome == outcome)
    }

    /// Another path than the one that failed was asked for with this outcome. One look serves
    /// several requests, and the other path may be this one's.
    pub(crate) fn elsewhere(&self, outcome: ProbeOutcome) -> bool {
        let probe = self.probe(ProbeWay::OtherPath);
        probe.is_some_and(|probe| {
            let path = probe.path.as_deref();
            probe.outcome == outcome && path != Some(&*self.exchange.request.path)
        })
    }

    /// The very same request was answered when it was asked again.
    pub(crate) fn answered_again(&self) -> bool {
        let probe = self.probe(ProbeWay::Same);
        probe.is_some_and(|probe| {
            let path = probe.path.as_deref();
            probe.outcome == ProbeOutcome::Answered && path == Some(&*self.exchange.request.path)
        })
    }

    /// What all resolvers say of the name now.
    pub(crate) fn name_now(&self) -> Option<&'a NameNow> {
        let now = self.last(|evidence| match evidence {
            Evidence::NameNow(now) => Some(&**now),
            _ => None,
        });
        now.map(|(_, now)| now)
    }

    /// The first resolver that knows the name's addresses.
    pub(crate) fn knowing_resolver(&self) -> Option<&'a ResolverSaid> {
        self.name_now()?.knowing().next()
    }

    /// Placeholders of probes.
    pub(super) fn probe_value(&self, name: &str) -> Option<Cow<'a, str>> {
        use ProbeWay::{OtherPath, Plain, Same, Tls, TlsUnnamed};
        let way = |way| self.probe(way);
        Some(match name {
            "probe_same_status" => status(way(Same)?)?,
            "probe_same_elapsed" => us(way(Same)?.elapsed_us),
            "probe_other_method" => Cow::Borrowed(way(OtherPath)?.method.as_deref()?),
            "probe_other_path" => Cow::Borrowed(way(OtherPath)?.path.as_deref()?),
            "probe_other_status" => status(way(OtherPath)?)?,
            "probe_other_elapsed" => us(way(OtherPath)?.elapsed_us),
            "probe_plain_method" => Cow::Borrowed(way(Plain)?.method.as_deref()?),
            "probe_plain_path" => Cow::Borrowed(way(Plain)?.path.as_deref()?),
            "probe_plain_status" => status(way(Plain)?)?,
            "probe_plain_elapsed" => us(way(Plain)?.elapsed_us),
            "probe_tls_version" => Cow::Borrowed(way(Tls)?.version.as_deref()?),
            "probe_unnamed_names" => list(&way(TlsUnnamed)?.names)?,
            _ => return self.name_now_value(name),
        })
    }

    fn name_now_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let now = self.name_now()?;
        let knowing = self.knowing_resolver();
        match name {
            "name_now_stale" => list(&now.stale),
            "name_now_resolver" => Some(Cow::Borrowed(&*knowing?.resolver)),
            "name_now_listed_in" => Some(Cow::Borrowed(&*knowing?.listed_in)),
            "name_now_addresses" => list(&knowing?.addresses),
            _ => None,
        }
    }
}

fn status(probe: &Probe) -> Option<Cow<'static, str>> {
    Some(Cow::Owned(probe.status?.to_string()))
}
