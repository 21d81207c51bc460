//! Mistakes and warnings: collected, then drawn together, each with its line and a caret.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::model::Place;
use crate::source::Sources;

/// One mistake, or one warning.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Where; `None` when it is about no line, such as a missing file.
    pub place: Option<Place>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that belong to it, each with a word about it.
    pub related: Vec<(Place, String)>,
    /// What `candor explain` has a page about.
    pub fault: Option<Box<Fault>>,
}

/// A mistake that stands in the catalog of causes, as facts. The catalog is not known here; a test
/// of the program compares the codes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fault {
    /// An upstream is named that is not defined.
    UpstreamUndefined {
        /// The name.
        name: String,
        /// Those that are defined, nearest first; at most 5.
        known: Vec<String>,
    },
    /// What should be a server's address is none.
    AddressInvalid {
        /// As written.
        raw: String,
        /// The rule that it breaks, in `snake_case`.
        rule: &'static str,
        /// The byte at which it breaks it.
        offset: u64,
    },
    /// A certificate, key or CA file cannot be used.
    TlsMaterial {
        /// The file.
        path: String,
        /// What is wrong with it, in `snake_case`.
        reason: &'static str,
        /// The errno, if the kernel refused it.
        errno: Option<i32>,
        /// The library's words, if it refused it.
        text: Option<String>,
    },
}

impl Fault {
    /// The code of the cause.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UpstreamUndefined { .. } => "cfg_upstream_undefined",
            Self::AddressInvalid { .. } => "cfg_upstream_address_invalid",
            Self::TlsMaterial { .. } => "cfg_tls_material_unusable",
        }
    }
}

impl Problem {
    /// A problem at a place. `help` says what to write instead; empty: nothing to say.
    pub fn at(place: &Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            place: Some(place.clone()),
            ..Self::new(message, help)
        }
    }

    /// A problem that is about no line.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        let help = Some(help.into()).filter(|h| !h.is_empty());
        Self {
            place: None,
            message: message.into(),
            help,
            related: Vec::new(),
            fault: None,
        }
    }

    /// Says which cause of the catalog it is.
    #[must_use]
    pub fn of(mut self, fault: Fault) -> Self {
        self.fault = Some(Box::new(fault));
        self
    }

    /// The code of the cause, if the catalog has it.
    pub fn code(&self) -> Option<&'static str> {
        self.fault.as_ref().map(|fault| fault.code())
    }

    /// Adds a second place.
    #[must_use]
    pub fn and(mut self, place: &Place, about: impl Into<String>) -> Self {
        self.related.push((place.clone(), about.into()));
        self
    }
}

/// What `--json` prints of one problem.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct ProblemRecord {
    /// `error` or `warning`.
    pub level: &'static str,
    /// The code of the cause, for `candor explain`.
    pub code: Option<&'static str>,
    /// The file as given.
    pub file: Option<String>,
    /// The line, from 1.
    pub line: Option<u32>,
    /// The column in characters, from 1.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Other places that belong to it.
    pub related: Vec<RelatedRecord>,
}

/// Another place that belongs to a problem.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct RelatedRecord {
    /// The file as given.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// A word about it.
    pub message: String,
}

/// Whether a list of problems stops the start.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// Several problems with the sources they are about.
#[derive(Clone, Debug)]
pub struct Problems {
    /// Each problem.
    pub list: Vec<Problem>,
    severity: Severity,
    sources: Arc<Sources>,
}

impl Problems {
    /// A list of problems about these sources.
    pub fn new(severity: Severity, list: Vec<Problem>, sources: Arc<Sources>) -> Self {
        Self {
            list,
            severity,
            sources,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Adds one.
    pub fn push(&mut self, problem: Problem) {
        self.list.push(problem);
    }

    /// Every problem as text, with the line, a caret and what to write instead.
    pub fn render(&self, color: bool) -> String {
        let renderer = if color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let mut out = String::new();
        for problem in &self.list {
            out.push_str(&self.draw(&renderer, problem));
            out.push_str("\n\n");
        }
        while out.ends_with("\n\n") {
            out.pop();
        }
        out
    }

    /// Every problem as data, for `--json`.
    pub fn records(&self) -> Vec<ProblemRecord> {
        let level = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let record = |p: &Problem| ProblemRecord {
            level,
            code: p.code(),
            file: p.place.as_ref().map(|p| p.file.to_string()),
            line: p.place.as_ref().map(|p| p.line),
            column: p.place.as_ref().map(|p| self.column(p)),
            message: p.message.clone(),
            help: p.help.clone(),
            related: p
                .related
                .iter()
                .map(|(p, m)| self.related_record(p, m))
                .collect(),
        };
        self.list.iter().map(record).collect()
    }

    fn related_record(&self, place: &Place, message: &str) -> RelatedRecord {
        let file = place.file.to_string();
        RelatedRecord {
            file,
            line: place.line,
            column: self.column(place),
            message: message.to_owned(),
        }
    }

    fn column(&self, place: &Place) -> u32 {
        self.sources
            .get(&place.file)
            .map_or(1, |s| s.column(place.span.start))
    }

    fn draw(&self, renderer: &Renderer, problem: &Problem) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut title = level.primary_title(problem.message.as_str());
        if let Some(code) = problem.code() {
            title = title.id(code);
        }
        let mut group = title.elements(std::iter::empty::<
            Snippet<'_, annotate_snippets::Annotation<'_>>,
        >());
        let primary = problem.place.as_ref();
        let file = |place: &Place| self.sources.get(&place.file);
        if let Some((place, source)) = primary.and_then(|p| Some((p, file(p)?))) {
            let mut snippet = Snippet::source(&*source.text)
                .path(&*source.name)
                .annotation(AnnotationKind::Primary.span(caret(&source.text, &place.span)));
            // annotate-snippets draws one snippet a file; a place elsewhere gets its own below.
            for (other, about) in problem.related.iter().filter(|(o, _)| o.file == place.file) {
                let span = caret(&source.text, &other.span);
                snippet =
                    snippet.annotation(AnnotationKind::Context.span(span).label(about.as_str()));
            }
            group = group.element(snippet);
        }
        for (other, about) in &problem.related {
            if primary.is_some_and(|p| p.file == other.file) {
                continue;
            }
            if let Some(source) = file(other) {
                let span = caret(&source.text, &other.span);
                let note = AnnotationKind::Context.span(span).label(about.as_str());
                group = group.element(
                    Snippet::source(&*source.text)
                        .path(&*source.name)
                        .annotation(note),
                );
            }
        }
        if let Some(help) = &problem.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        if let Some(code) = problem.code() {
            let more = format!("`candor explain {code}` says more");
            group = group.element(Level::NOTE.message(more));
        }
        renderer.render(&[group])
    }
}

/// A range that is safe to underline: inside the text, on character boundaries, on one line, not empty
/// where that is possible.
fn caret(text: &str, span: &Range<u32>) -> Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = floor(span.start as usize);
    let line_end = text[start..].find('\n').map_or(text.len(), |i| start + i);
    let end = floor(span.end as usize).clamp(start, line_end);
    start..end
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Problems {}
