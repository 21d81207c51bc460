//! The timers of an attempt.

use std::time::Duration;

use crate::model::Timeouts;
use crate::reader::Reader;
use crate::schema;

/// Reads `timeout`.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Timeouts {
    let mut reader = reader.inner("timeout", &schema::TIMEOUT);
    let s = Duration::from_secs;
    Timeouts {
        resolve: reader.duration("resolve", s(5)),
        connect: reader.duration("connect", s(3)),
        tls: reader.duration("tls", s(5)),
        write: reader.duration("write", s(30)),
        first_byte: reader.duration("first_byte", s(60)),
        head: reader.duration("head", s(10)),
        idle: reader.duration("idle", s(60)),
        upload: reader.duration_or_off("upload"),
        total: reader.duration_or_off("total"),
        queue: reader.duration("queue", s(5)),
    }
}
