//! The one place where errors of the kernel, rustls and hickory become [`Evidence`].

use candor_conf::model;
use candor_diagnostics::evidence::{Evidence, Timer};
use candor_diagnostics::exchange::Place;
use std::time::Duration;

/// A place of the configuration in the words of a diagnosis.
pub fn place(place: &model::Place) -> Place {
    Place {
        file: place.file.clone(),
        line: place.line,
    }
}

/// A timer that ran out.
#[cold]
pub fn timer(
    name: &'static str,
    setting: &model::Setting<Duration>,
    elapsed: Duration,
) -> Evidence {
    Evidence::Timer(Timer {
        name,
        limit_ms: setting.value.as_millis() as u64,
        elapsed_ms: elapsed.as_millis() as u64,
        place: setting.place.as_ref().map(place),
    })
}
