//! What the operator wrote, checked, and what was meant. No network.
//!
//! [`load`] reads a file and everything it includes; [`parse`] reads a text. Both collect every mistake
//! before they answer, so that one run of `candor check` shows them all.

pub mod model;
mod problem;
mod source;

use std::path::Path;
use std::sync::Arc;

pub use problem::{Problem, ProblemRecord, Problems, RelatedRecord, Severity};
pub use source::{Source, Sources};

/// Looks up an environment variable; the process's own or a test's.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A configuration that may be used.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What was meant.
    pub configuration: model::Configuration,
    /// What is allowed and yet probably not meant.
    pub warnings: Problems,
    /// The files, for messages that later work adds (a certificate that cannot be read).
    pub sources: Arc<Sources>,
    /// Every effective value and where it came from.
    pub effective: Effective,
}

impl Loaded {
    /// Problems that were found after loading, drawn like those found while loading.
    pub fn problems(&self, list: Vec<Problem>) -> Problems {
        Problems::new(Severity::Error, list, self.sources.clone())
    }
}

/// Every effective value and where it came from.
#[derive(Clone, Debug, Default)]
pub struct Effective {}

/// Reads a file and everything it includes.
pub fn load(path: &Path, environment: Environment<'_>) -> Result<Loaded, Problems> {
    let _ = environment;
    let source = Source::read(path)
        .map_err(|m| Problems::new(Severity::Error, vec![Problem::new(m, "")], Arc::default()))?;
    parse(&source.name, &source.text, environment)
}

/// Reads a text, such as the embedded default; `name` is what messages call it.
pub fn parse(name: &str, text: &str, environment: Environment<'_>) -> Result<Loaded, Problems> {
    let _ = environment;
    let mut sources = Sources::default();
    sources.push(Source::new(name, text));
    let list = vec![Problem::new("the reader is not written yet", "")];
    Err(Problems::new(Severity::Error, list, Arc::new(sources)))
}
