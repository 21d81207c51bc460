//! How much a member is given, and what happens when few can be asked.

use std::time::Duration;

use crate::model::{Limits, Setting};
use crate::reader::Reader;
use crate::servers::Members;

/// Reads `max_connections`, `max_requests` and `queue`.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Limits {
    const MANY: std::ops::RangeInclusive<u64> = 1..=1_000_000;
    let connections = reader.count_if("max_connections", &MANY);
    let requests = reader.count_if("max_requests", &MANY);
    let limited = connections.is_some() || requests.is_some();
    let queue = match reader.get("queue") {
        Some(node) => {
            if !limited {
                reader.report.error(
                    &node.place,
                    "`queue` does nothing without a limit to wait for",
                    "write `max_requests = 64` or `max_connections = 64` beside it",
                );
            }
            reader.count("queue", 128, 0..=100_000)
        }
        // Shown where it counts.
        None if limited => reader.count("queue", 128, 0..=100_000),
        None => Setting {
            value: 128,
            place: None,
        },
    };
    Limits {
        connections,
        requests,
        queue,
    }
}

/// Reads `panic`.
pub(crate) fn panic(reader: &mut Reader<'_, '_>) -> Setting<u8> {
    let found = reader.percent_if("panic", 0..=100);
    Reader::or(found, 0)
}

/// Reads `hedge`.
pub(crate) fn hedge(reader: &mut Reader<'_, '_>, members: &Members) -> Option<Setting<Duration>> {
    let found = reader.duration_if("hedge")?;
    if let (false, false, Some(place)) = (members.is_empty(), members.several(), &found.place) {
        reader.report.error(
            place,
            "`hedge` asks a second member, and there is one",
            "remove it, or list a second server",
        );
    }
    Some(found)
}
