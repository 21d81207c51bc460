//! `render`: what diagnosing a failure and drawing it costs, view by view, in nanoseconds.
//!
//! Each row has a limit, and the program fails when one is not held. Only a release build says
//! anything: `cargo run --release -p candor-benches --bin render`.

#![allow(clippy::print_stdout)]

mod failure;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

use candor_diagnostics::anatomy::dissect;
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{Audience, Format, Reader, body, fields, log_members};
use rustix::time::{ClockId, clock_gettime};

/// How long each row is measured for, in rounds of this length; the quickest counts, since
/// whatever else the machine does only adds.
const ROUND: Duration = Duration::from_millis(40);
const ROUNDS: u32 = 15;

fn main() -> ExitCode {
    let mut table = Table { missed: 0 };
    println!("{:<38} {:>10} {:>10} {:>8}", "", "ns", "limit ns", "bytes");
    for (name, exchange) in [
        ("refused", failure::refused()),
        ("malformed head", failure::malformed()),
    ] {
        table.row(&format!("{name}: diagnose"), 5_000, |_| {
            black_box(diagnose(black_box(&exchange)));
        });
        let diagnosis = diagnose(&exchange);
        for (view, audience, format, locale, limit_ns) in views() {
            let reader = Reader {
                audience,
                format,
                locale,
            };
            table.row(&format!("{name}: {view}"), limit_ns, |out| {
                body(out, reader, &exchange, &diagnosis);
            });
        }
        let reader = Reader {
            audience: Audience::Operator,
            format: Format::Html,
            locale: Locale::English,
        };
        table.row(&format!("{name}: fields"), 10_000, |out| {
            fields(out, reader, &exchange, &diagnosis);
        });
        table.row(&format!("{name}: log line"), 20_000, |out| {
            log_members(out, &exchange, &diagnosis);
        });
    }
    for (name, raw) in failure::hostile_heads() {
        table.row(&format!("anatomy: {name}"), 1_000_000, |_| {
            let anatomy = dissect(black_box(&raw));
            for finding in &anatomy.findings {
                black_box(finding.excerpt(&raw));
            }
        });
    }
    match table.missed {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn views() -> [(&'static str, Audience, Format, Locale, u64); 7] {
    use Audience::{Operator, Visitor};
    use Format::{Html, ProblemJson, Text};
    use Locale::{English, Japanese};
    [
        ("page", Operator, Html, English, 50_000),
        ("page in Japanese", Operator, Html, Japanese, 50_000),
        ("text", Operator, Text, English, 30_000),
        ("problem+json", Operator, ProblemJson, English, 40_000),
        ("visitor's page", Visitor, Html, English, 5_000),
        ("visitor's text", Visitor, Text, English, 5_000),
        (
            "visitor's problem+json",
            Visitor,
            ProblemJson,
            English,
            5_000,
        ),
    ]
}

/// What this thread has had of a core: other programs take time, and less of this.
fn cpu_time() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), now.tv_nsec.unsigned_abs() as u32)
}

struct Table {
    missed: u32,
}

impl Table {
    fn row(&mut self, name: &str, limit_ns: u64, mut work: impl FnMut(&mut Vec<u8>)) {
        let mut out = Vec::with_capacity(64 * 1024);
        let mut best = f64::INFINITY;
        for _ in 0..ROUNDS {
            let start = cpu_time();
            let mut count = 0_u32;
            while cpu_time() - start < ROUND {
                for _ in 0..16 {
                    out.clear();
                    work(&mut out);
                }
                count += 16;
            }
            let each = (cpu_time() - start).as_nanos() as f64 / f64::from(count);
            best = best.min(each);
        }
        let missed = best > limit_ns as f64;
        self.missed += u32::from(missed);
        let word = if missed { "  MISSED" } else { "" };
        println!(
            "{name:<38} {best:>10.0} {limit_ns:>10} {:>8}{word}",
            out.len()
        );
    }
}
