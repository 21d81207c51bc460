//! `candor report`: what is known, as one archive to attach to a ticket.

mod collect;

use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;

use super::{Exit, fail, print, print_json};
use crate::admin::{Client, Failed, Where};
use crate::server::console;
use collect::{Collected, collect};

/// Write what is known into one archive, to attach to a ticket
///
/// Configuration in force, versions, incidents, the stories of the last failed requests, the last log
/// lines, metrics, facts about this host, and what `candor doctor` finds. Secrets are masked: passwords
/// in URLs, tokens, cookies, fields that look secret; keys are never read. What is in it is listed
/// before it is written. Without a running Candor: versions, host and the configuration file.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  candor report                      asks before it writes candor-report-….tar.gz
  candor report --yes -o ticket.tar.gz
  candor report -c candor.toml       of the process with this configuration

Exit status: 0 written, 1 it could not be written or was not wanted, 2 wrong usage.")]
pub(super) struct Report {
    /// The archive to write [default: candor-report-TIME.tar.gz]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Write it without asking
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    process: Where,

    /// Say as JSON what was written
    #[arg(long)]
    json: bool,
}

impl Report {
    pub(super) fn run(self) -> Exit {
        if !self.yes && !io::stdin().is_terminal() {
            console::line("candor: nobody can be asked here; --yes writes without asking");
            return Exit::Wrong;
        }
        let client = match self.client() {
            Ok(client) => client,
            Err(exit) => return exit,
        };
        if client.is_none() {
            console::line(
                "candor: no running Candor is found: without incidents, failures, log, metrics and \
                 the doctor",
            );
        }
        let collected = collect(client.as_ref(), self.process.file());
        for file in &collected {
            console::line(&format!("{:>10}  {}", size(file.text.len()), file.name));
        }
        let output = self.output.clone().unwrap_or_else(default_name);
        if !self.yes && !is_wanted(&output) {
            console::line("nothing was written");
            return Exit::Failed;
        }
        if let Err(e) = write(&output, &collected) {
            console::line(&format!("candor: {}: {e}", output.display()));
            return Exit::Failed;
        }
        if self.json {
            let files = collected
                .iter()
                .map(|file| json!({ "name": file.name, "bytes": file.text.len() }));
            let files: Vec<_> = files.collect();
            return print_json(&json!({ "file": output, "contents": files }));
        }
        print(&format!("{}\n", output.display()))
    }

    /// The running process, if there is one.
    fn client(&self) -> Result<Option<Client>, Exit> {
        match self.process.all() {
            Ok(mut all) if all.len() == 1 => Ok(all.pop()),
            // Says which there are.
            Ok(_) => self.process.one().map(Some).map_err(fail),
            Err(failed) if self.process.is_named() => Err(fail(failed)),
            Err(failed @ Failed::Configuration(_)) => Err(fail(failed)),
            Err(_) => Ok(None),
        }
    }
}

fn default_name() -> PathBuf {
    let now = jiff::Timestamp::now();
    PathBuf::from(
        now.strftime("candor-report-%Y%m%d-%H%M%S.tar.gz")
            .to_string(),
    )
}

fn size(bytes: usize) -> String {
    match bytes {
        ..1_024 => format!("{bytes} B"),
        _ => format!("{} KiB", bytes.div_ceil(1_024)),
    }
}

fn is_wanted(output: &Path) -> bool {
    let mut terminal = io::stderr();
    let asked = write!(terminal, "Write {}? [y/N] ", output.display());
    if asked.and_then(|()| terminal.flush()).is_err() {
        return false;
    }
    let mut answer = String::new();
    let read = io::stdin().read_line(&mut answer);
    read.is_ok() && matches!(answer.trim(), "y" | "Y" | "yes")
}

/// Writes the archive for its owner alone; what is there already is not replaced.
fn write(output: &Path, collected: &[Collected]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(output)?;
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::default()));
    let now = jiff::Timestamp::now().as_second().unsigned_abs();
    for file in collected {
        let mut header = tar::Header::new_gnu();
        header.set_size(file.text.len() as u64);
        header.set_mode(0o600);
        header.set_mtime(now);
        let name = format!("candor-report/{}", file.name);
        archive.append_data(&mut header, name, file.text.as_bytes())?;
    }
    archive.into_inner()?.finish()?.sync_all()
}
