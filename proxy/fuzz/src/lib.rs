//! What the fuzz targets share.
//!
//! The codecs are pure, so they are compiled here by themselves: to instrument them takes seconds,
//! to instrument the whole proxy takes minutes.

#![allow(dead_code, unreachable_pub)]

/// The codecs of `candor::http1`.
#[path = "../../src/http1"]
pub mod http1 {
    pub mod chunked;
    pub mod field;
    pub mod request;
    pub mod response;
    pub mod scan;
}

use http1::field::Fields;
use http1::scan::{BareLf, Scan};

/// Finds the end of a head as a connection does, in pieces of these sizes, again and again.
pub fn scan(
    bytes: &[u8],
    pieces: &[u8],
    bare_lf: bool,
) -> (Result<Option<usize>, BareLf>, usize) {
    let mut scan = Scan::default();
    let mut end = 0;
    let mut sizes = pieces.iter().cycle();
    loop {
        let size = sizes.next().map_or(bytes.len(), |size| usize::from(*size) + 1);
        end = (end + size).min(bytes.len());
        match scan.find(&bytes[..end], bare_lf) {
            Ok(None) if end < bytes.len() => {}
            found => return (found, scan.lines()),
        }
    }
}

/// Names and values, in order.
pub fn lines<'a>(fields: &Fields, head: &'a [u8]) -> Vec<(&'a [u8], &'a [u8])> {
    fields
        .list
        .iter()
        .map(|field| (field.name.of(head), field.value.of(head)))
        .collect()
}

/// Splits what the fuzzer gives into sizes of pieces and bytes.
pub fn pieces(data: &[u8]) -> (&[u8], &[u8]) {
    match data.split_first() {
        Some((count, rest)) => rest.split_at(usize::from(count % 8).min(rest.len())),
        None => (&[], &[]),
    }
}
