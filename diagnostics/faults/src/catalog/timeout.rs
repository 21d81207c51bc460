//! Peers that are too slow.

use crate::script::{Action, Step};
use crate::{Fault, Outcome};

pub(super) const FAULTS: &[Fault] = &[Fault {
    name: "timeout_first_byte",
    cause: "timeout_first_byte",
    title: "The application does not answer",
    about: "The origin reads the request and then says nothing.",
    outcome: Outcome::Answered(504),
    action: Action::Plain(&[Step::Hold]),
    ..Fault::PLAIN
}];
