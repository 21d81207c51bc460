//! Origins beside nginx: `origin` for HTTP/2 and for thousands of addresses, php-fpm.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::case::Case;
use crate::engine::{Addresses, LOAD_CORE, await_port};
use crate::process::{Process, on_core};

/// Members of [`Case::IdleUp`].
pub(crate) const MANY: usize = 10_000;
/// They are in so many upstreams, since one has at most 4096.
pub(crate) const GROUPS: usize = 4;
/// Processes of `origin` that they are shared among, for the sake of their descriptors.
const PROCESSES: usize = 2;
/// Children of php-fpm: requests and kept connections at a time.
pub(crate) const PHP_CHILDREN: usize = 32;

/// The script behind php-fpm.
const SCRIPT: &str = "<?php header('Content-Type: text/plain'); echo 'Hello from the origin.';\n";

/// Starts the origins of [`Case::IdleUp`], if it is wanted, and says where they listen.
pub(crate) fn many(cases: &[Case]) -> Result<(Vec<Process>, Vec<u16>)> {
    let (mut origins, mut ports) = (Vec::new(), Vec::new());
    if !cases.contains(&Case::IdleUp) {
        return Ok((origins, ports));
    }
    for _ in 0..PROCESSES {
        let mut command = on_core(LOAD_CORE, &program()?);
        command.args(["many", &(MANY / PROCESSES).to_string()]);
        command.stdout(Stdio::piped());
        let mut origin = Process::start(command)?;
        let output = origin.output().context("no output")?;
        for line in BufReader::new(output).lines() {
            let Ok(port) = line?.parse() else { break };
            ports.push(port);
        }
        origins.push(origin);
    }
    Ok((origins, ports))
}

/// Starts what else these cases want.
pub(crate) fn start(addresses: &Addresses, cases: &[Case]) -> Result<Vec<Process>> {
    let mut origins = Vec::new();
    let wants = |case: Case| cases.contains(&case);
    if [Case::Http2Up, Case::Grpc, Case::GrpcStream]
        .into_iter()
        .any(wants)
    {
        let mut command = on_core(LOAD_CORE, &program()?);
        command.args(["http2", &format!("127.0.0.1:{}", addresses.http2)]);
        let mut origin = Process::start(command)?;
        await_port(&mut origin, addresses.http2)?;
        origins.push(origin);
    }
    if wants(Case::Fastcgi) {
        origins.push(php(addresses)?);
    }
    Ok(origins)
}

/// The binary beside this one.
fn program() -> Result<String> {
    let path = std::env::current_exe()?.with_file_name("origin");
    Ok(path.to_str().context("a path in UTF-8")?.to_owned())
}

fn php(addresses: &Addresses) -> Result<Process> {
    fs::create_dir_all(addresses.file("php"))?;
    fs::write(addresses.file("php/index.php"), SCRIPT)?;
    let configuration = addresses.file("php-fpm.conf");
    let text = format!(
        "[global]
error_log = {errors}
daemonize = no
[www]
listen = 127.0.0.1:{port}
listen.backlog = 1024
pm = static
pm.max_children = {PHP_CHILDREN}
user = nobody
group = nogroup
",
        errors = addresses.file("php-errors.log"),
        port = addresses.php,
    );
    fs::write(&configuration, text)?;
    // Its children are not its user's.
    Command::new("chmod")
        .args(["-R", "a+rX"])
        .arg(&addresses.directory)
        .status()?;
    let mut command = on_core(LOAD_CORE, &fpm()?);
    command.args(["-n", "-F", "-y", &configuration]);
    command.stderr(Stdio::null());
    let mut process = Process::start(command)?;
    await_port(&mut process, addresses.php)?;
    Ok(process)
}

/// The newest php-fpm that is installed.
fn fpm() -> Result<String> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/sbin")?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("php-fpm"))
        })
        .collect();
    found.sort();
    let path = found
        .pop()
        .context("php-fpm is needed: tools/install bench")?;
    Ok(path.display().to_string())
}
