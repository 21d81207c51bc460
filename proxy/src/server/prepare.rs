//! What must succeed before a configuration is in force: its logs open, its addresses bound.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use candor_conf::model::Bind;
use candor_conf::{Loaded, Problem, Problems};

use super::listener::{self, Binder, Bound};
use crate::admin::{Admin, Shared};
use crate::telemetry::Telemetry;
use crate::telemetry::scrape::Scrape;

/// Opens every log file, so that a mistake in a path is told before anything changes.
pub(super) fn open_logs(loaded: &Loaded, telemetry: &Telemetry) -> Result<(), Problems> {
    let configuration = &loaded.configuration;
    let logs = configuration
        .sites
        .iter()
        .map(|site| (&site.log, Some(&site.place)));
    let mut problems = Vec::new();
    let mut seen = HashSet::new();
    for (log, place) in std::iter::once((&configuration.process.log, None)).chain(logs) {
        if !seen.insert(&log.file) {
            continue;
        }
        if let Err(e) = telemetry.open(log) {
            let file = log
                .file
                .as_ref()
                .map_or(Cow::Borrowed("standard output"), |f| f.to_string_lossy());
            let message = format!("log file `{file}` cannot be opened: {e}");
            let help = "its directory must exist, and this user must be able to write there";
            problems.push(Problem {
                place: place.cloned(),
                ..Problem::new(message, help)
            });
        }
    }
    match problems.is_empty() {
        true => Ok(()),
        false => Err(loaded.problems(problems)),
    }
}

/// Binds the addresses of a configuration that are not bound yet. On a problem nothing stays bound
/// that was not before.
pub(super) fn bind_all(
    loaded: &Loaded,
    binder: &mut Binder,
    have: &[Arc<Bound>],
    telemetry: &Telemetry,
) -> Result<Vec<Arc<Bound>>, Problems> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for listener in &loaded.configuration.listeners {
        if let Some(bound) = have.iter().find(|b| b.bind == listener.bind) {
            all.push(Arc::clone(bound));
            continue;
        }
        match binder.bind(&listener.bind, telemetry) {
            Ok(bound) => all.push(bound),
            Err(problem) => problems.push(Problem {
                place: listener.place.clone(),
                ..problem
            }),
        }
    }
    if problems.is_empty() {
        return Ok(all);
    }
    for bound in all
        .iter()
        .filter(|b| !have.iter().any(|h| h.slot == b.slot))
    {
        bound.close();
    }
    Err(loaded.problems(problems))
}

/// Starts serving metrics, where the configuration says so.
pub(super) fn scrape(
    loaded: &Loaded,
    telemetry: &Arc<Telemetry>,
) -> Result<Option<Scrape>, Problems> {
    let Some(address) = loaded.configuration.process.metrics else {
        return Ok(None);
    };
    match Scrape::start(address, Arc::clone(telemetry)) {
        Ok(scrape) => Ok(Some(scrape)),
        Err(e) => Err(loaded.problems(vec![listener::failed(&Bind::Tcp(address), &e)])),
    }
}

/// Starts the admin interface, where the configuration says so.
pub(super) fn admin(loaded: &Loaded, shared: &Arc<Shared>) -> Result<Option<Admin>, Problems> {
    let setting = &loaded.configuration.process.admin;
    let problems = |problem| loaded.problems(vec![problem]);
    let Some(listening) = Admin::bind(setting, &shared.process).map_err(problems)? else {
        return Ok(None);
    };
    let started = Admin::start(listening, shared);
    let failed = |e| Problem::new(format!("cannot start the admin interface: {e}"), "");
    started.map(Some).map_err(|e| problems(failed(e)))
}
