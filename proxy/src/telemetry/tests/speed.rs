//! What a request's line and counters cost: `cargo test --release -p candor --lib
//! telemetry::tests::speed -- --ignored --nocapture`.

use std::hint::black_box;
use std::time::Instant;

use super::*;

#[test]
#[ignore = "a measurement, for a release build"]
#[allow(clippy::print_stdout)]
fn request() {
    const N: u32 = 1_000_000;
    let log = Log {
        format: LogFormat::Json,
        file: Some("/dev/null".into()),
        query: false,
    };
    let off = Log {
        format: LogFormat::Off,
        ..log.clone()
    };
    let telemetry = Telemetry::new(&log, None);
    let upstream = telemetry.upstream("api");
    for (what, log) in [("json", log), ("off", off)] {
        let site = telemetry.site("shop.example.com", &log);
        for _ in 0..3 {
            let start = Instant::now();
            for n in 0..N {
                telemetry.request(black_box(&RequestRecord {
                    site: Some(&site),
                    upstream: Some(&upstream),
                    time_unix_ms: 1_795_249_861_000 + i64::from(n / 64),
                    user_agent: Some(
                        b"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                    ),
                    ..record()
                }));
            }
            println!(
                "{what}: {:.1} ns/request",
                start.elapsed().as_nanos() as f64 / f64::from(N)
            );
        }
    }
    assert!(telemetry.flush(LONG));
    println!(
        "dropped: {}",
        telemetry.writer.dropped.load(Ordering::Relaxed)
    );
}
