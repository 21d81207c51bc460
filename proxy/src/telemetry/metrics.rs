//! Counters as Prometheus knows them. Names and labels are the contract's.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use prometheus::TextEncoder;
use prometheus::proto::{
    Bucket, Counter, Gauge, Histogram, LabelPair, Metric, MetricFamily, MetricType,
};

use super::counter::{CLASSES, Connections, ListenerCounters, SiteCounters};
use super::draw::named_phases;
use super::shard::{BUCKETS_US, HistogramSum};
use super::{Telemetry, UpstreamTelemetry, members, process};

/// The `Content-Type` of the text format.
pub(super) const CONTENT_TYPE: &str = prometheus::TEXT_FORMAT;

impl Telemetry {
    /// Every metric, in Prometheus's text format.
    pub fn metrics(&self) -> String {
        let (sites, upstreams, listeners) = {
            let handles = self.handles.lock();
            let mut sites: Vec<_> = handles.sites.values().cloned().collect();
            let mut upstreams: Vec<_> = handles.upstreams.values().cloned().collect();
            let mut listeners: Vec<_> = handles.listeners.values().cloned().collect();
            sites.sort_by(|a, b| a.key.cmp(&b.key));
            upstreams.sort_by(|a, b| a.counters.name.cmp(&b.counters.name));
            listeners.sort_by(|a, b| a.counters.address.cmp(&b.counters.address));
            (sites, upstreams, listeners)
        };
        let listeners: Vec<_> = listeners.iter().map(|l| &l.counters).collect();
        let mut families = self.own();
        families.extend(site_families(&sites));
        families.extend(upstream_families(&upstreams));
        families.extend(connection_families(&listeners, &upstreams));
        if let Some(ask) = self.members.get() {
            families.extend(members::families(&ask()));
        }
        families.extend(process::families());
        families.retain(|family| !family.get_metric().is_empty());
        // It writes to memory, and fails only for a family without metrics.
        TextEncoder::new()
            .encode_to_string(&families)
            .unwrap_or_default()
    }

    /// The proxy itself: build, configuration, log.
    fn own(&self) -> Vec<MetricFamily> {
        let loads = &self.loads;
        let version = env!("CARGO_PKG_VERSION");
        let mut families = vec![
            family(
                "candor_build_info",
                "The version that runs.",
                MetricType::GAUGE,
                vec![gauge(&[("version", version)], 1.0)],
            ),
            family(
                "candor_log_dropped_total",
                "Log lines lost: the queue was full, or a write failed.",
                MetricType::COUNTER,
                vec![counter(&[], self.writer.dropped.load(Ordering::Relaxed))],
            ),
            family(
                "candor_log_write_errors_total",
                "Failed writes of log lines.",
                MetricType::COUNTER,
                vec![counter(&[], self.writer.errors.load(Ordering::Relaxed))],
            ),
        ];
        let (open, dropped) = &self.remembered;
        families.push(gauge_of(
            "candor_incidents_open",
            "Incidents that go on and are not the client's doing, as of a second ago.",
            open.load(Ordering::Relaxed) as f64,
        ));
        families.push(family(
            "candor_memory_dropped_total",
            "Failures and changes that were not written to diagnosis.file: too many, or a write failed.",
            MetricType::COUNTER,
            vec![counter(&[], dropped.load(Ordering::Relaxed))],
        ));
        let generation = loads.generation.load(Ordering::Relaxed);
        if generation > 0 {
            let at = loads.last_success_unix_ms.load(Ordering::Relaxed) as f64 / 1e3;
            let last = f64::from(u8::from(loads.last_success.load(Ordering::Relaxed)));
            families.push(gauge_of(
                "candor_config_generation",
                "How often a configuration was put in force.",
                generation as f64,
            ));
            families.push(gauge_of(
                "candor_config_last_reload_successful",
                "Whether the last configuration that was loaded is the one in force.",
                last,
            ));
            families.push(gauge_of(
                "candor_config_last_reload_success_timestamp_seconds",
                "When the configuration in force was loaded.",
                at,
            ));
        }
        let certificates = self.certificates.lock();
        let ends = certificates
            .iter()
            .map(|(site, at)| gauge(&[("site", site)], *at as f64));
        families.push(family(
            "candor_certificate_not_after_seconds",
            "When the certificate of a site ends, since the Unix epoch.",
            MetricType::GAUGE,
            ends.collect(),
        ));
        families
    }
}

fn site_families(sites: &[Arc<SiteCounters>]) -> Vec<MetricFamily> {
    let mut requests = Vec::new();
    let mut durations = Vec::new();
    let mut failures = Vec::new();
    let mut findings = Vec::new();
    let mut injected = Vec::new();
    for site in sites {
        let key = &*site.key;
        let practiced = site.injected.load(Ordering::Relaxed);
        if practiced > 0 {
            injected.push(counter(&[("site", key)], practiced));
        }
        let mut any = false;
        for (class, class_name) in CLASSES.iter().enumerate() {
            for (by, by_name) in ["proxy", "upstream"].into_iter().enumerate() {
                let n = site.shards.sum(|s| &s.requests[class][by]);
                if n > 0 {
                    any = true;
                    let labels = [
                        ("site", key),
                        ("status_class", class_name),
                        ("status_by", by_name),
                    ];
                    requests.push(counter(&labels, n));
                }
            }
        }
        if any {
            let sum = HistogramSum::of(site.shards.all().map(|s| &s.duration));
            durations.push(histogram(&[("site", key)], &sum));
        }
        for (out, counts) in [
            (&mut failures, &site.failures),
            (&mut findings, &site.findings),
        ] {
            for ((upstream, cause), n) in &*counts.lock() {
                let labels = [("site", key), ("upstream", upstream), ("cause", cause)];
                out.push(counter(&labels, *n));
            }
        }
    }
    vec![
        family(
            "candor_requests_total",
            "Finished requests by class of status and by who made the status.",
            MetricType::COUNTER,
            requests,
        ),
        family(
            "candor_request_duration_seconds",
            "From the end of the request head to the last byte of the answer.",
            MetricType::HISTOGRAM,
            durations,
        ),
        family(
            "candor_failures_total",
            "Failed requests by cause.",
            MetricType::COUNTER,
            failures,
        ),
        family(
            "candor_findings_total",
            "Oddities in answers that were passed on, by cause.",
            MetricType::COUNTER,
            findings,
        ),
        family(
            "candor_injected_total",
            "Requests with a fault that was put there on purpose (`candor practice`).",
            MetricType::COUNTER,
            injected,
        ),
    ]
}

fn upstream_families(upstreams: &[Arc<UpstreamTelemetry>]) -> Vec<MetricFamily> {
    let mut phases = Vec::new();
    let mut retries = Vec::new();
    let mut waiting = Vec::new();
    let mut mirrored = Vec::new();
    let mut hedged = Vec::new();
    for upstream in upstreams {
        let upstream = &upstream.counters;
        let name = &*upstream.name;
        for (i, (phase, _)) in named_phases(&Default::default()).into_iter().enumerate() {
            let sum = HistogramSum::of(upstream.shards.all().map(|s| &s.phases[i]));
            if sum.buckets.iter().any(|&n| n > 0) {
                phases.push(histogram(&[("upstream", name), ("phase", phase)], &sum));
            }
        }
        let count = upstream.waiting.load(Ordering::Relaxed);
        waiting.push(gauge(&[("upstream", name)], count as f64));
        for ((cause, outcome), n) in &*upstream.retries.lock() {
            let labels = [("upstream", name), ("cause", cause), ("outcome", outcome)];
            retries.push(counter(&labels, *n));
        }
        for ((outcome, cause), n) in &*upstream.mirrored.lock() {
            let labels = [("upstream", name), ("outcome", outcome), ("cause", cause)];
            mirrored.push(counter(&labels, *n));
        }
        for (outcome, n) in &*upstream.hedged.lock() {
            let labels = [("upstream", name), ("outcome", outcome)];
            hedged.push(counter(&labels, *n));
        }
    }
    vec![
        family(
            "candor_upstream_phase_seconds",
            "Time spent in each phase of an attempt.",
            MetricType::HISTOGRAM,
            phases,
        ),
        family(
            "candor_retries_total",
            "Attempts that were repeated, by their cause and by what became of the request; or were not, as retry.budget was used up.",
            MetricType::COUNTER,
            retries,
        ),
        family(
            "candor_upstream_waiting",
            "Requests that wait for a member that has room (`max_requests`, `max_connections`).",
            MetricType::GAUGE,
            waiting,
        ),
        family(
            "candor_mirrored_total",
            "Copies of requests (`mirror`), by what became of them and by cause.",
            MetricType::COUNTER,
            mirrored,
        ),
        family(
            "candor_hedged_total",
            "Requests that a second member was asked for as well (`hedge`), by what became of that.",
            MetricType::COUNTER,
            hedged,
        ),
    ]
}

fn connection_families(
    listeners: &[&ListenerCounters],
    upstreams: &[Arc<UpstreamTelemetry>],
) -> Vec<MetricFamily> {
    let mut open = Vec::new();
    let mut opened_total = Vec::new();
    let mut add = |labels: &[(&str, &str)], sum: &dyn Fn(Which) -> u64| {
        let (opened, closed) = (sum(|c| &c.opened), sum(|c| &c.closed));
        opened_total.push(counter(labels, opened));
        // One may be read before the other is counted.
        open.push(gauge(labels, opened.saturating_sub(closed) as f64));
    };
    for listener in listeners {
        let labels = [("side", "downstream"), ("listener", &*listener.address)];
        add(&labels, &|which| listener.shards.sum(which));
    }
    for upstream in upstreams {
        let shards = &upstream.counters.shards;
        let labels = [("side", "upstream"), ("upstream", &*upstream.counters.name)];
        add(&labels, &|which| shards.sum(|s| which(&s.connections)));
    }
    vec![
        family(
            "candor_connections",
            "Connections that are open.",
            MetricType::GAUGE,
            open,
        ),
        family(
            "candor_connections_opened_total",
            "Connections that were accepted (downstream) or made (upstream).",
            MetricType::COUNTER,
            opened_total,
        ),
    ]
}

/// One of a shard's connection counters.
type Which = fn(&Connections) -> &std::sync::atomic::AtomicU64;

// === building blocks ===

pub(super) fn family(
    name: &str,
    help: &str,
    kind: MetricType,
    metrics: Vec<Metric>,
) -> MetricFamily {
    let mut family = MetricFamily::default();
    family.set_name(name.to_owned());
    family.set_help(help.to_owned());
    family.set_field_type(kind);
    family.set_metric(metrics);
    family
}

pub(super) fn gauge_of(name: &str, help: &str, value: f64) -> MetricFamily {
    family(name, help, MetricType::GAUGE, vec![gauge(&[], value)])
}

pub(super) fn gauge(labels: &[(&str, &str)], value: f64) -> Metric {
    let mut gauge = Gauge::default();
    gauge.set_value(value);
    let mut metric = Metric::from_label(pairs(labels));
    metric.set_gauge(gauge);
    metric
}

pub(super) fn counter(labels: &[(&str, &str)], value: u64) -> Metric {
    let mut counter = Counter::default();
    counter.set_value(value as f64);
    let mut metric = Metric::from_label(pairs(labels));
    metric.set_counter(counter);
    metric
}

fn histogram(labels: &[(&str, &str)], sum: &HistogramSum) -> Metric {
    let mut cumulative = 0;
    let buckets = BUCKETS_US.iter().zip(sum.buckets).map(|(bound, n)| {
        cumulative += n;
        let mut bucket = Bucket::default();
        bucket.set_upper_bound(*bound as f64 / 1e6);
        bucket.set_cumulative_count(cumulative);
        bucket
    });
    let mut histogram = Histogram::default();
    histogram.set_bucket(buckets.collect());
    histogram.set_sample_count(sum.buckets.iter().sum());
    histogram.set_sample_sum(sum.sum_us as f64 / 1e6);
    let mut metric = Metric::from_label(pairs(labels));
    metric.set_histogram(histogram);
    metric
}

fn pairs(labels: &[(&str, &str)]) -> Vec<LabelPair> {
    let pair = |(name, value): &(&str, &str)| {
        let mut pair = LabelPair::default();
        pair.set_name((*name).to_owned());
        pair.set_value((*value).to_owned());
        pair
    };
    labels.iter().map(pair).collect()
}
