//! Answers that are errors of the application.

use super::ERROR_PAGE;
use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[Fault {
    name: "origin_error",
    cause: "origin_error",
    title: "The application's own error page",
    about: "The origin answers 500 with a page of its own, which is passed on untouched.",
    outcome: Outcome::Passed(500),
    action: Action::Plain(&[Step::Send(ERROR_PAGE), Step::Next]),
    ..Fault::PLAIN
}];
