//! Processes of our own: started on one core, read from /proc, ended by their own id.

use std::fs;
use std::process::{Child, ChildStdout, Command};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// How long a process may take to end.
const END_MAX: Duration = Duration::from_secs(10);

/// A process that ends with this value.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    tick: f64,
}

/// What a process holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Memory {
    /// Resident set.
    pub(crate) resident: u64,
    /// Proportional set: shared pages count by share.
    pub(crate) proportional: u64,
}

impl Process {
    /// Starts a command.
    pub(crate) fn start(mut command: Command) -> Result<Self> {
        let child = command
            .spawn()
            .with_context(|| format!("starting {command:?}"))?;
        Ok(Self {
            child,
            tick: tick()?,
        })
    }

    /// Its standard output, where that is a pipe.
    pub(crate) fn output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// User and system time so far, of the process and its children.
    pub(crate) fn cpu(&self) -> Result<Duration> {
        let mut ticks = 0;
        for pid in self.family()? {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
            let fields = after_name(&stat)?;
            // utime and stime are fields 14 and 15; the first here is field 3.
            ticks += fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
        }
        Ok(Duration::from_secs_f64(ticks as f64 / self.tick))
    }

    /// Memory of the process and its children.
    pub(crate) fn memory(&self) -> Result<Memory> {
        let mut memory = Memory {
            resident: 0,
            proportional: 0,
        };
        for pid in self.family()? {
            let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
            let kib = |key: &str| {
                let line = rollup.lines().find_map(|line| line.strip_prefix(key));
                line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok())
            };
            memory.resident += kib("Rss:").context("no Rss")? * 1024;
            memory.proportional += kib("Pss:").context("no Pss")? * 1024;
        }
        Ok(memory)
    }

    /// Open descriptors of the process and its children.
    pub(crate) fn descriptors(&self) -> Result<usize> {
        let mut count = 0;
        for pid in self.family()? {
            count += fs::read_dir(format!("/proc/{pid}/fd"))?.count();
        }
        Ok(count)
    }

    /// Whether it has ended by itself.
    pub(crate) fn ended(&mut self) -> Result<bool> {
        Ok(self.child.try_wait()?.is_some())
    }

    /// The process and its children: nginx has a master and a worker.
    fn family(&self) -> Result<Vec<u32>> {
        let parent = self.child.id();
        let mut family = vec![parent];
        for entry in fs::read_dir("/proc")? {
            let Ok(name) = entry?.file_name().into_string() else {
                continue;
            };
            let Ok(pid) = name.parse::<u32>() else {
                continue;
            };
            // A process may end between the listing and the look.
            let Ok(stat) = fs::read_to_string(format!("/proc/{pid}/stat")) else {
                continue;
            };
            if after_name(&stat)?[1].parse() == Ok(parent) {
                family.push(pid);
            }
        }
        Ok(family)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if !matches!(self.child.try_wait(), Ok(None)) {
            return;
        }
        // Asked first, so that nginx's master takes its worker along.
        let asked = Command::new("kill")
            .arg("-TERM")
            .arg(self.child.id().to_string())
            .status();
        let end = Instant::now() + END_MAX;
        while asked.is_ok() && Instant::now() < end {
            if !matches!(self.child.try_wait(), Ok(None)) {
                return;
            }
            thread::yield_now();
        }
        // Best effort: there is nobody to tell.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A command that runs on this core only, with room for many descriptors.
pub(crate) fn on_core(core: u32, program: &str) -> Command {
    let mut command = Command::new("taskset");
    command.arg("-c").arg(core.to_string()).arg(program);
    command
}

/// Raises this process's limit on descriptors, which its children inherit.
pub(crate) fn raise_descriptor_limit(wanted: u64) -> Result<()> {
    let limits = fs::read_to_string("/proc/self/limits")?;
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"));
    let soft = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    if soft.is_some_and(|soft| soft >= wanted) {
        return Ok(());
    }
    let status = Command::new("prlimit")
        .arg(format!("--pid={}", std::process::id()))
        .arg(format!("--nofile={wanted}:"))
        .status()?;
    if !status.success() {
        bail!("{wanted} descriptors are needed: raise `ulimit -n` or lower --idle");
    }
    Ok(())
}

fn tick() -> Result<f64> {
    let output = Command::new("getconf").arg("CLK_TCK").output()?;
    Ok(String::from_utf8(output.stdout)?.trim().parse()?)
}

/// The fields of a stat line after the name, which may itself have spaces.
fn after_name(stat: &str) -> Result<Vec<&str>> {
    let (_, rest) = stat.rsplit_once(')').context("stat without a name")?;
    let fields: Vec<_> = rest.split_whitespace().collect();
    if fields.len() < 20 {
        bail!("stat with {} fields", fields.len());
    }
    Ok(fields)
}
