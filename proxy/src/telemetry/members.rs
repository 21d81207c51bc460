//! How members stand, as gauges.

use prometheus::proto::{MetricFamily, MetricType};

use super::UpstreamFigures;
use super::metrics::{counter, family, gauge};

/// Members that have series of their own, of all upstreams; the others have none.
const MEMBERS_MAX: usize = 4_096;

pub(super) fn families(upstreams: &[UpstreamFigures]) -> Vec<MetricFamily> {
    let mut healthy = Vec::new();
    let mut active = Vec::new();
    let mut ejections = Vec::new();
    let mut circuits = Vec::new();
    let mut panics = Vec::new();
    let mut left = MEMBERS_MAX;
    for upstream in upstreams {
        let name = &*upstream.name;
        if let Some(is_open) = upstream.is_circuit_open {
            circuits.push(gauge(&[("upstream", name)], f64::from(u8::from(is_open))));
        }
        if let Some(is_panic) = upstream.is_panic {
            panics.push(gauge(&[("upstream", name)], f64::from(u8::from(is_panic))));
        }
        for member in upstream.members.iter().take(left) {
            let labels = [("upstream", name), ("server", &*member.server)];
            let is_available = f64::from(u8::from(member.is_available));
            healthy.push(gauge(&labels, is_available));
            active.push(gauge(&labels, member.active as f64));
            ejections.push(counter(&labels, member.ejections));
        }
        left = left.saturating_sub(upstream.members.len());
    }
    vec![
        family(
            "candor_member_healthy",
            "Whether a member may be asked: neither unhealthy, ejected nor set aside.",
            MetricType::GAUGE,
            healthy,
        ),
        family(
            "candor_member_active",
            "Requests in flight at a member.",
            MetricType::GAUGE,
            active,
        ),
        family(
            "candor_member_ejections_total",
            "How often a member was left alone for a while because of its requests.",
            MetricType::COUNTER,
            ejections,
        ),
        family(
            "candor_circuit_open",
            "Whether an upstream is left alone for a while because its requests failed.",
            MetricType::GAUGE,
            circuits,
        ),
        family(
            "candor_upstream_panic",
            "Whether members are asked whatever their health, since too few are well.",
            MetricType::GAUGE,
            panics,
        ),
    ]
}
