//! The standard `process_*` metrics, from `/proc/self`. What cannot be read is left out.

use procfs::WithCurrentSystemInfo;
use procfs::process::{LimitValue, Process};
use prometheus::proto::{Counter, Metric, MetricFamily, MetricType};

use super::metrics::{family, gauge_of};

pub(super) fn families() -> Vec<MetricFamily> {
    let mut families = Vec::new();
    let Ok(process) = Process::myself() else {
        return families;
    };
    if let Ok(stat) = process.stat() {
        let ticks = procfs::ticks_per_second() as f64;
        let mut seconds = Counter::default();
        seconds.set_value((stat.utime + stat.stime) as f64 / ticks);
        let mut metric = Metric::default();
        metric.set_counter(seconds);
        families.push(family(
            "process_cpu_seconds_total",
            "User and system CPU time spent.",
            MetricType::COUNTER,
            vec![metric],
        ));
        families.push(gauge_of(
            "process_resident_memory_bytes",
            "Resident memory.",
            stat.rss_bytes().get() as f64,
        ));
        families.push(gauge_of(
            "process_virtual_memory_bytes",
            "Virtual memory.",
            stat.vsize as f64,
        ));
        families.push(gauge_of(
            "process_threads",
            "Threads.",
            stat.num_threads as f64,
        ));
        if let Ok(boot) = procfs::boot_time_secs() {
            families.push(gauge_of(
                "process_start_time_seconds",
                "Start of the process since the Unix epoch.",
                boot as f64 + stat.starttime as f64 / ticks,
            ));
        }
    }
    if let Ok(open) = process.fd_count() {
        families.push(gauge_of(
            "process_open_fds",
            "Open file descriptors.",
            open as f64,
        ));
    }
    if let Ok(limits) = process.limits()
        && let LimitValue::Value(max) = limits.max_open_files.soft_limit
    {
        families.push(gauge_of(
            "process_max_fds",
            "Most file descriptors that may be open.",
            max as f64,
        ));
    }
    families
}
