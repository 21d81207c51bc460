//! Medians, ratios, the table and the verdicts.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::case::Case;
use crate::engine::Engine;

/// One measurement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// Microseconds of CPU a request; of memory bytes a connection.
    pub(crate) micros: f64,
    /// The same of what it is compared with, where that is the engine itself.
    pub(crate) base: Option<f64>,
    pub(crate) rate: f64,
    pub(crate) p50_ms: Option<f64>,
    pub(crate) p99_ms: Option<f64>,
    pub(crate) resident: u64,
}

impl Sample {
    /// A measurement of memory.
    pub(crate) fn idle(bytes: f64, resident: u64) -> Self {
        Self {
            micros: bytes,
            base: None,
            rate: 0.0,
            p50_ms: None,
            p99_ms: None,
            resident,
        }
    }
}

/// All measurements.
#[derive(Debug)]
pub(crate) struct Report {
    versions: Vec<(Engine, String)>,
    samples: BTreeMap<Case, BTreeMap<Engine, BTreeMap<usize, Sample>>>,
}

impl Report {
    pub(crate) fn new(versions: Vec<(Engine, String)>) -> Self {
        Self {
            versions,
            samples: BTreeMap::new(),
        }
    }

    pub(crate) fn add(&mut self, case: Case, engine: Engine, round: usize, sample: Sample) {
        let engines = self.samples.entry(case).or_default();
        engines.entry(engine).or_default().insert(round, sample);
    }

    /// The medians of a case, an engine a line.
    pub(crate) fn table(&self, case: Case) -> String {
        let cost = if case.is_memory() {
            "bytes/conn"
        } else {
            "µs CPU/req"
        };
        let mut table = format!(
            "  {:8} {cost:>10} {:>6} {:>9} {:>9} {:>9} {:>9}\n",
            "engine", "ratio", "req/s", "p50 ms", "p99 ms", "RSS MiB"
        );
        let Some(engines) = self.samples.get(&case) else {
            return table;
        };
        for (engine, samples) in engines {
            let of = |value: &dyn Fn(&Sample) -> Option<f64>| {
                median(samples.values().filter_map(value).collect())
            };
            let number = |value: Option<f64>, digits: usize| match value {
                Some(value) => format!("{value:.digits$}"),
                None => "-".to_owned(),
            };
            // Nothing of a String can fail to be written.
            let _ = writeln!(
                table,
                "  {engine:8} {:>10} {:>6} {:>9} {:>9} {:>9} {:>9}",
                number(of(&|sample| Some(sample.micros)), 1),
                number(self.ratio(case, *engine).filter(|_| !case.is_memory()), 2),
                number(
                    of(&|sample| Some(sample.rate)).filter(|rate| *rate > 0.0),
                    0
                ),
                number(of(&|sample| sample.p50_ms), 2),
                number(of(&|sample| sample.p99_ms), 2),
                number(of(&|sample| Some(sample.resident as f64 / 1048576.0)), 1),
            );
        }
        table
    }

    /// What came of the limits.
    pub(crate) fn verdicts(&self) -> String {
        let mut text = format!(
            "{:17} {:>8} {:>8} {:>8}  {:24} verdict\n",
            "case", "candor", "limit", "aim", "against"
        );
        for case in self.samples.keys() {
            let limit = case.limit();
            let value = match case {
                case if case.is_memory() => self.cost(*case, Engine::Candor),
                _ => self.ratio(*case, Engine::Candor),
            };
            let Some(value) = value else { continue };
            let verdict = match value {
                value if value <= limit.aim => "aim met",
                value if value <= limit.limit => "met",
                _ => "MISSED",
            };
            let digits = if case.is_memory() { 0 } else { 2 };
            let against: Vec<_> = limit.against.iter().map(ToString::to_string).collect();
            let against = match case {
                case if case.is_memory() => "bytes a connection".to_owned(),
                case if case.balance().is_some() => "one member".to_owned(),
                _ => format!("best of {}", against.join(", ")),
            };
            let _ = writeln!(
                text,
                "{case:17} {value:>8.digits$} {:>8.digits$} {:>8.digits$}  {against:24} {verdict}",
                limit.limit, limit.aim,
            );
        }
        text
    }

    pub(crate) fn json(&self) -> String {
        let versions: serde_json::Map<String, Value> = self
            .versions
            .iter()
            .map(|(engine, version)| (engine.to_string(), json!(version)))
            .collect();
        let mut cases = serde_json::Map::new();
        for (case, engines) in &self.samples {
            let mut object = serde_json::Map::new();
            for (engine, samples) in engines {
                let rounds: Vec<_> = samples
                    .iter()
                    .map(|(round, sample)| {
                        json!({
                            "round": round,
                            "cost": sample.micros,
                            "base": sample.base,
                            "rate": sample.rate,
                            "p50_ms": sample.p50_ms,
                            "p99_ms": sample.p99_ms,
                            "resident": sample.resident,
                        })
                    })
                    .collect();
                let ratio = self.ratio(*case, *engine);
                object.insert(
                    engine.to_string(),
                    json!({ "ratio": ratio, "rounds": rounds }),
                );
            }
            cases.insert(case.to_string(), Value::Object(object));
        }
        format!("{:#}\n", json!({ "versions": versions, "cases": cases }))
    }

    fn cost(&self, case: Case, engine: Engine) -> Option<f64> {
        let samples = self.samples.get(&case)?.get(&engine)?;
        median(samples.values().map(|sample| sample.micros).collect())
    }

    /// The median over the rounds of the cost's ratio to the best peer in the same round, or to what
    /// the engine itself cost without what is measured.
    fn ratio(&self, case: Case, engine: Engine) -> Option<f64> {
        let engines = self.samples.get(&case)?;
        let ratios = engines.get(&engine)?.iter().filter_map(|(round, sample)| {
            let peers = case.limit().against.iter();
            let costs = peers.filter_map(|peer| Some(engines.get(peer)?.get(round)?.micros));
            let best = sample.base.or_else(|| costs.min_by(f64::total_cmp))?;
            (best > 0.0).then(|| sample.micros / best)
        });
        median(ratios.collect())
    }
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        length if length % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / 2.0),
    }
}
