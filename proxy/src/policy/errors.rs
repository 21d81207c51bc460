//! `errors`: the operator's own templates for failures, read when a configuration is loaded.

use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use candor_conf::Problem;
use candor_conf::model::{Configuration, ErrorKey, ErrorTemplate, TemplateKind};
use candor_diagnostics::diagnosis::Diagnosis;
use candor_diagnostics::explain;
use candor_diagnostics::render::{Format, OwnKind, OwnTemplate};

/// The largest template.
const FILE_MAX: u64 = 256 * 1024;
/// Causes whose answer is none of ours: the application's own, and what nobody is left to read.
const NEVER_ANSWERED: [&str; 2] = ["origin_error", "client_closed"];

/// Every template of a configuration, by its file.
#[derive(Debug, Default)]
pub struct ErrorPages {
    files: HashMap<PathBuf, OwnTemplate>,
}

impl ErrorPages {
    /// Reads every template that is named.
    pub fn read(configuration: &Configuration) -> Result<Self, Vec<Problem>> {
        let sites = &configuration.sites;
        let routes = sites.iter().flat_map(|site| &site.routes);
        let all = configuration.errors.iter();
        let all = all
            .chain(sites.iter().flat_map(|site| &site.errors))
            .chain(routes.flat_map(|route| &route.errors));
        let mut pages = Self::default();
        let mut problems: Vec<Problem> = Vec::new();
        for template in all {
            let told = |problem: &Problem| {
                !problems
                    .iter()
                    .any(|told| told.place == problem.place && told.message == problem.message)
            };
            let found = check_key(template).and_then(|()| pages.add(template));
            if let Some(problem) = found.err().filter(told) {
                problems.push(problem);
            }
        }
        match problems.is_empty() {
            true => Ok(pages),
            false => Err(problems),
        }
    }

    fn add(&mut self, template: &ErrorTemplate) -> Result<(), Problem> {
        if !self.files.contains_key(&template.file) {
            let read = read(template)?;
            self.files.insert(template.file.clone(), read);
        }
        Ok(())
    }

    /// The template for a failure among those of a route, a site or the defaults; the most specific
    /// are first.
    #[cold]
    pub fn find(
        &self,
        among: &[ErrorTemplate],
        diagnosis: &Diagnosis,
        format: Format,
    ) -> Option<&OwnTemplate> {
        let kind = match format {
            Format::Html => TemplateKind::Html,
            Format::ProblemJson => TemplateKind::Json,
            Format::Text | Format::Terminal => TemplateKind::Text,
            Format::Grpc => return None,
        };
        let is_for = |template: &&ErrorTemplate| match &template.on {
            ErrorKey::Cause(code) => code == diagnosis.cause.code,
            ErrorKey::Status(status) => *status == diagnosis.status,
            ErrorKey::Class(class) => *class == diagnosis.status / 100,
        };
        let mut of_kind = among.iter().filter(|template| template.kind == kind);
        self.files.get(&of_kind.find(is_for)?.file)
    }
}

/// Codes are known here only: the configuration's crate does not know the catalog.
fn check_key(template: &ErrorTemplate) -> Result<(), Problem> {
    let ErrorKey::Cause(code) = &template.on else {
        return Ok(());
    };
    if NEVER_ANSWERED.contains(&code.as_str()) {
        return Err(Problem::at(
            &template.place,
            format!("`errors.{code}` does nothing: no answer of Candor's is sent then"),
            "remove it",
        ));
    }
    if candor_diagnostics::causes::find(code).is_some() {
        return Ok(());
    }
    let help = match explain::nearest(code) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`candor explain` lists every cause".to_owned(),
    };
    let message = format!("there is no cause `{code}`");
    Err(Problem::at(&template.place, message, help))
}

fn read(template: &ErrorTemplate) -> Result<OwnTemplate, Problem> {
    let file = template.file.display();
    let fail = |message, help: String| Err(Problem::at(&template.place, message, help));
    let text = match text_of(&template.file) {
        Ok(text) if text.len() as u64 <= FILE_MAX => text,
        Ok(_) => {
            return fail(
                format!("template `{file}` is larger than 256 KiB"),
                "link to what is large".to_owned(),
            );
        }
        Err(e) => {
            return fail(
                format!("template `{file}` cannot be read: {e}"),
                "a template is a text in UTF-8 that this user may read".to_owned(),
            );
        }
    };
    let kind = match template.kind {
        TemplateKind::Html => OwnKind::Html,
        TemplateKind::Json => OwnKind::Json,
        TemplateKind::Text => OwnKind::Text,
    };
    OwnTemplate::parse(kind, &text).or_else(|mistake| {
        let known: Vec<_> = OwnTemplate::names().map(|it| format!("{{{it}}}")).collect();
        let meant = match mistake.nearest {
            Some(near) => format!("did you mean {{{near}}}? "),
            None => String::new(),
        };
        fail(
            format!(
                "`{{{}}}` in line {} of `{file}` is not filled in",
                mistake.name, mistake.line
            ),
            format!(
                "{meant}known: {}; with a space after the brace it is text",
                known.join(", ")
            ),
        )
    })
}

/// At most one byte more than is allowed.
fn text_of(file: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    let file = std::fs::File::open(file)?;
    file.take(FILE_MAX + 1).read_to_string(&mut text)?;
    Ok(text)
}
