//! `[defaults]` and presets: checked where they are written, even when nothing uses them.

use crate::effective::Section;
use crate::inherit::{self, Presets};
use crate::reader::Reader;
use crate::report::Report;
use crate::schema::{self, Scope};
use crate::tree::{Table, quote_key};
use crate::{errors, fields, process, timeouts, upstream_settings};

/// `[defaults]` upon its presets.
pub(crate) fn read(defaults: Option<&Table>, presets: Presets<'_>, report: &mut Report) -> Table {
    for (key, node) in presets.iter().flat_map(|p| &p.entries) {
        match node.table() {
            Some(table) => check(table, &schema::PRESET, report),
            None => {
                let form = format!("write [preset.{}]", quote_key(&key.name));
                report.error(
                    &node.place,
                    format!("a preset is a table; this is {}", node.kind()),
                    form,
                );
            }
        }
    }
    let Some(own) = defaults else {
        return Table::default();
    };
    check(own, &schema::DEFAULTS, report);
    inherit::with_presets(own, presets, inherit::FOR_DEFAULTS, report)
}

fn check(table: &Table, scope: &Scope, report: &mut Report) {
    let mut scratch = Section::default();
    let mut reader = Reader::new(Some(table), scope, report, &mut scratch);
    timeouts::read(&mut reader);
    process::body_max(&mut reader);
    process::response_body_max(&mut reader);
    process::log(&mut reader);
    fields::changes(&mut reader, "request_headers");
    fields::changes(&mut reader, "response_headers");
    errors::read(&mut reader);
    process::access(&mut reader);
    fields::host(&mut reader);
    upstream_settings::check(&mut reader);
    if let Some(tls) = reader.get("tls").and_then(|n| n.table()) {
        schema::check(tls, &schema::SITE_TLS, reader.report);
    }
}
