//! What this host is short of: memory, disk, processors, tracked connections.
//!
//! Reads a dozen small files. A fact is worth a word only beyond the thresholds below: numbers for
//! their own sake help nobody.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use candor_diagnostics::evidence::{Evidence, FullDisk, Killed, Memory, Pressure, Share};
use candor_diagnostics::exchange::{Phase, Target};
use rustix::fs::statvfs;
use rustix::process::{Resource, getrlimit};
use tokio::sync::Semaphore;

use super::listeners::is_ours;
use super::{Found, Subject, counters, files};

/// Memory is short below this share of all, in percent.
const MEMORY_PERCENT: u64 = 4;
/// A disk is full below this share, in percent, and below so many bytes: a large one has room.
const DISK_PERCENT: u64 = 2;
/// See `DISK_PERCENT`.
const DISK_BYTES: u64 = 256 * 1024 * 1024;
/// A file system is out of files below so many.
const DISK_FILES: u64 = 64;
/// Processes waited for a processor in at least this share of ten seconds, in percent.
const CPU_PERCENT: f32 = 80.0;
/// All processes waited for memory, or for the disk, in at least this share, in percent.
const STALLED_PERCENT: f32 = 20.0;
/// What is counted and bounded is almost used up from this share on, in percent: tracked connections,
/// our own files.
const USED_PERCENT: u64 = 90;
/// File systems that are told of at most, and looked at.
const DISKS_MAX: usize = 4;
/// Looks at once at most: one at a dead file system takes a place for good, and the other threads of
/// the inspector stay free.
static LOOKERS: Semaphore = Semaphore::const_new(2);

/// Looks what is short, off this thread.
pub(super) async fn look(subject: &Subject, found: &Found) {
    // A name that leads nowhere has nothing to do with what this host lacks.
    if subject.phase < Phase::Connect {
        return;
    }
    let unix = matches!(subject.target, Target::Unix { .. });
    let here = unix || subject.addresses.iter().any(|it| is_ours(it.ip()));
    let folders = if here { folders(subject) } else { Vec::new() };
    // It is never closed.
    let Ok(place) = LOOKERS.acquire().await else {
        return;
    };
    let looked = tokio::task::spawn_blocking(move || {
        let _place = place;
        short(Path::new("/"), here, &folders)
    });
    if let Ok(pressure) = looked.await
        && !pressure.is_none()
    {
        found.add(Evidence::Pressure(Arc::new(pressure)));
    }
}

/// Where an application of this host is likely to write.
fn folders(subject: &Subject) -> Vec<PathBuf> {
    let mut folders = vec!["/tmp".into(), "/var/log".into()];
    if let Target::Unix { path } = &subject.target {
        folders.extend(Path::new(path).parent().map(Path::to_owned));
    }
    let logs = subject.upstream().settings.logs.iter();
    folders.extend(logs.filter_map(|log| log.value.parent().map(Path::to_owned)));
    folders
}

/// What is short. `here`: the upstream is on this host, so that what the host lacks, it lacks.
fn short(root: &Path, here: bool, folders: &[PathBuf]) -> Pressure {
    let read = |path: &str| files::text(&root.join(path)).unwrap_or_default();
    let number = |path: &str| read(path).trim().parse().ok();
    let tracked = number("proc/sys/net/netfilter/nf_conntrack_count");
    let may = number("proc/sys/net/netfilter/nf_conntrack_max");
    // What Candor itself needs, wherever the upstream is.
    let own = Pressure {
        open_files: open_files(root),
        conntrack: tracked.zip(may).and_then(|(count, max)| used(count, max)),
        ..Pressure::default()
    };
    if !here {
        return own;
    }
    let percent = |path: &str, line: &str, least: f32| {
        let share = stalled(&read(path), line).filter(|share| *share >= least);
        share.map(|share| share as u64)
    };
    Pressure {
        memory: memory(&read("proc/meminfo")).or_else(|| group(root)),
        killed: counters::killed().map(|(count, within)| Killed {
            count,
            within_ms: within.as_millis() as u64,
            unit: None,
        }),
        disks: disks(folders),
        cpu_percent: percent("proc/pressure/cpu", "some", CPU_PERCENT),
        memory_percent: percent("proc/pressure/memory", "full", STALLED_PERCENT),
        io_percent: percent("proc/pressure/io", "full", STALLED_PERCENT),
        ..own
    }
}

/// The host's memory, if little is left.
fn memory(meminfo: &str) -> Option<Memory> {
    const KIB: u64 = 1024;
    let available = files::number(meminfo, "MemAvailable:")?;
    let total = files::number(meminfo, "MemTotal:")?;
    is_short(available, total, MEMORY_PERCENT).then_some(Memory {
        available_bytes: available * KIB,
        total_bytes: total * KIB,
        group: false,
    })
}

/// What the limit of our own control group leaves, if that is little; its caches can be taken back.
fn group(root: &Path) -> Option<Memory> {
    let groups = files::text(&root.join("proc/self/cgroup"))?;
    let own = groups.lines().find_map(|line| line.strip_prefix("0::/"))?;
    let folder = root.join("sys/fs/cgroup").join(own);
    let number = |file: &str| files::text(&folder.join(file))?.trim().parse::<u64>().ok();
    // `max` is no number: there is no limit.
    let total = number("memory.max")?;
    let statistics = files::text(&folder.join("memory.stat"))?;
    let cached = files::number(&statistics, "inactive_file ").unwrap_or(0);
    let used = number("memory.current")?.saturating_sub(cached);
    let available = total.saturating_sub(used);
    is_short(available, total, MEMORY_PERCENT).then_some(Memory {
        available_bytes: available,
        total_bytes: total,
        group: true,
    })
}

/// File systems without space for who is not root; each is told of once.
fn disks(folders: &[PathBuf]) -> Vec<FullDisk> {
    let mut full = BTreeMap::new();
    for folder in folders.iter().take(DISKS_MAX * 4) {
        let Ok(disk) = statvfs(folder) else {
            continue;
        };
        let device = std::fs::metadata(folder).map_or(0, |it| it.dev());
        let available = disk.f_bavail.saturating_mul(disk.f_frsize);
        let total = disk.f_blocks.saturating_mul(disk.f_frsize);
        let bytes = is_short(available, total, DISK_PERCENT) && available < DISK_BYTES;
        let files = disk.f_files > 0 && disk.f_favail < DISK_FILES;
        if bytes || files {
            full.entry(device).or_insert_with(|| FullDisk {
                path: folder.display().to_string(),
                available_bytes: available,
                total_bytes: total,
                available_files: (disk.f_files > 0).then_some(disk.f_favail),
            });
        }
    }
    full.into_values().take(DISKS_MAX).collect()
}

/// `avg10` of a line of a pressure file, in percent.
fn stalled(text: &str, line: &str) -> Option<f32> {
    let rest = text.lines().find_map(|it| it.strip_prefix(line))?;
    let mut words = rest.split_whitespace();
    words.find_map(|word| word.strip_prefix("avg10=")?.parse().ok())
}

/// Files that this process has open, if those are almost as many as it may have.
fn open_files(root: &Path) -> Option<Share> {
    // Its size is how many there are, since Linux 6.2; before, it is 0.
    let count = std::fs::metadata(root.join("proc/self/fd")).ok()?.size();
    used(count, getrlimit(Resource::Nofile).current?)
}

/// How much is used, if that is almost all.
fn used(count: u64, max: u64) -> Option<Share> {
    let full = count.saturating_mul(100) >= max.saturating_mul(USED_PERCENT);
    (max > 0 && full).then_some(Share { count, max })
}

/// Whether less than this share is left.
const fn is_short(available: u64, total: u64, percent: u64) -> bool {
    total > 0 && available.saturating_mul(100) < total.saturating_mul(percent)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn memory_is_short_below_its_share() {
        let meminfo = |kib: u64| format!("MemTotal: 1000000 kB\nMemAvailable: {kib} kB\n");
        assert_eq!(memory(&meminfo(40_000)), None);
        let short = memory(&meminfo(39_999)).unwrap();
        assert_eq!(short.available_bytes, 39_999 * 1024);
        assert_eq!(memory(""), None);
    }

    #[test]
    fn a_group_has_a_limit_of_its_own() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("proc/self/cgroup", "0::/app.slice/candor.service\n");
        let folder = "sys/fs/cgroup/app.slice/candor.service";
        write(&format!("{folder}/memory.max"), "max\n");
        write(&format!("{folder}/memory.current"), "990\n");
        write(
            &format!("{folder}/memory.stat"),
            "anon 1\ninactive_file 0\n",
        );
        assert_eq!(group(root.path()), None);
        write(&format!("{folder}/memory.max"), "1000\n");
        let short = group(root.path()).unwrap();
        assert_eq!((short.available_bytes, short.group), (10, true));
        write(&format!("{folder}/memory.stat"), "inactive_file 500\n");
        assert_eq!(group(root.path()), None);
    }

    #[test]
    fn stalls_are_read() {
        let text = "some avg10=56.77 avg60=65.65 avg300=33.31 total=163301074\n\
            full avg10=1.50 avg60=0.00 avg300=0.00 total=0\n";
        assert_eq!(stalled(text, "some"), Some(56.77));
        assert_eq!(stalled(text, "full"), Some(1.5));
        assert_eq!(stalled("", "some"), None);
    }

    #[test]
    fn what_is_almost_used_up() {
        let full = Share {
            count: 250_000,
            max: 262_144,
        };
        assert_eq!(used(250_000, 262_144), Some(full));
        assert_eq!(used(100, 262_144), None);
        assert_eq!(used(0, 0), None);
        let root = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let folder = root.path().join("proc/sys/net/netfilter");
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join(name), text).unwrap();
        };
        write("nf_conntrack_count", "250000\n");
        write("nf_conntrack_max", "262144\n");
        // Candor needs that for upstreams on other hosts too.
        assert_eq!(short(root.path(), false, &[]).conntrack, Some(full));
    }

    #[test]
    fn the_kernel_files_have_that_form() {
        let pressure = short(Path::new("/"), true, &["/proc".into(), "/nowhere".into()]);
        assert!(pressure.disks.is_empty(), "{pressure:?}");
        let text = std::fs::read_to_string("/proc/meminfo").unwrap();
        assert!(files::number(&text, "MemAvailable:").is_some());
    }
}
