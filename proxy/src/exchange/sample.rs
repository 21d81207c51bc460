//! Small coded bodies, decoded beside the traffic: a body that is not what its Content-Encoding says
//! becomes a late finding before it becomes an outage.
//!
//! Must never hold an answer up: a worker copies at most [`BODY_MAX`] bytes, at most [`RATE`] times a
//! second, and what the queue does not take is forgotten.

use std::cell::Cell;
use std::io::{self, Read};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use brotli::{BrotliDecompressStream, BrotliResult, BrotliState, enc::StandardAlloc};
use candor_diagnostics::evidence::{CodingBreak, CodingFault, Evidence};

use super::RequestId;
use crate::http1::response::Coding;
use crate::telemetry::{Finding, SiteTelemetry, Telemetry, UpstreamTelemetry};

/// A sample's bytes at most.
pub(super) const BODY_MAX: usize = 16 * 1024;
/// Samples of one worker thread in a second at most.
const RATE: u32 = 16;
/// Samples that wait for the decoder at most.
const QUEUE_MAX: usize = 64;
/// What a sample may decode to at most; beyond it nothing is said.
const DECODED_MAX: usize = 1024 * 1024;

/// A whole coded body, and what a finding about it must name.
pub(super) struct Sample {
    pub(super) coding: Coding,
    pub(super) body: Box<[u8]>,
    /// Its Content-Type is text of some kind, which is never coded by itself.
    pub(super) is_text: bool,
    pub(super) request_id: RequestId,
    pub(super) site: Option<Arc<SiteTelemetry>>,
    pub(super) upstream: Arc<UpstreamTelemetry>,
    pub(super) telemetry: Arc<Telemetry>,
}

thread_local! {
    /// When the present second began, and what is left of it.
    static BUDGET: Cell<Option<(Instant, u32)>> = const { Cell::new(None) };
}

/// The decoder's end of the queue; its thread is started by the first sample.
static QUEUE: LazyLock<Option<SyncSender<Sample>>> = LazyLock::new(|| {
    let (sender, receiver) = sync_channel::<Sample>(QUEUE_MAX);
    let thread = std::thread::Builder::new().name("candor-samples".to_owned());
    let started = thread.spawn(move || receiver.into_iter().for_each(|sample| sample.judge()));
    started.is_ok().then_some(sender)
});

/// Whether this thread may take a sample now.
pub(super) fn is_due(now: Instant) -> bool {
    BUDGET.with(|budget| {
        let (began, left) = match budget.get() {
            Some((began, left)) if now - began < Duration::from_secs(1) => (began, left),
            _ => (now, RATE),
        };
        budget.set(Some((began, left.saturating_sub(1))));
        left > 0
    })
}

/// Hands a sample over; if there is no room it is forgotten.
pub(super) fn offer(sample: Sample) {
    if let Some(queue) = &*QUEUE {
        match queue.try_send(sample) {
            Ok(()) | Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => {}
        }
    }
}

impl Sample {
    fn judge(&self) {
        let Some((fault, offset, text)) = decode(self.coding, &self.body, self.is_text) else {
            return;
        };
        let evidence = Evidence::Coding(CodingBreak {
            coding: self.coding.as_str(),
            fault,
            offset,
            first: self.body.iter().take(16).copied().collect(),
            text,
        });
        self.telemetry.finding(&Finding {
            request_id: self.request_id.as_bytes(),
            late: true,
            site: self.site.as_deref(),
            upstream: Some(&self.upstream),
            evidence: &[evidence],
        });
    }
}

/// What is wrong with a body, after how many good bytes, in the decoder's words.
type Fault = (CodingFault, u64, String);

fn decode(coding: Coding, body: &[u8], is_text: bool) -> Option<Fault> {
    let mut rest = body;
    let read = match coding {
        Coding::Gzip => return members(body, is_text),
        Coding::Brotli => return brotli(body),
        Coding::Zstd => match zstd::Decoder::with_buffer(&mut rest) {
            Ok(decoder) => read(decoder.single_frame(), coding, is_text),
            Err(error) => Err((CodingFault::Corrupt, error.to_string())),
        },
        Coding::Deflate => {
            // By the book it is zlib; many send raw DEFLATE, and readers take both.
            let raw = flate2::bufread::DeflateDecoder::new(body);
            match read(raw, coding, is_text) {
                Ok(_) => Ok(true),
                Err(_) => read(
                    flate2::bufread::ZlibDecoder::new(&mut rest),
                    coding,
                    is_text,
                ),
            }
        }
    };
    let offset = body.len() - rest.len();
    read.err().map(|fault| at(fault, offset))
}

/// gzip may have several members, one after the other (RFC 1952 §2.2).
fn members(body: &[u8], is_text: bool) -> Option<Fault> {
    let mut rest = body;
    loop {
        let read = read(
            flate2::bufread::GzDecoder::new(&mut rest),
            Coding::Gzip,
            is_text,
        );
        let offset = body.len() - rest.len();
        match read {
            Ok(true) if rest.is_empty() => return None,
            Ok(true) if rest.starts_with(Coding::Gzip.magic()) => {}
            Ok(true) => return Some((CodingFault::Surplus, offset as u64, String::new())),
            Ok(false) => return None,
            Err(fault) => return Some(at(fault, offset)),
        }
    }
}

fn brotli(body: &[u8]) -> Option<Fault> {
    let alloc = StandardAlloc::default;
    let mut state = BrotliState::new(alloc(), alloc(), alloc());
    let (mut left, mut offset, mut total) = (body.len(), 0, 0);
    let mut buffer = [0; 4096];
    while total <= DECODED_MAX {
        let (mut room, mut written) = (buffer.len(), 0);
        let result = BrotliDecompressStream(
            &mut left,
            &mut offset,
            body,
            &mut room,
            &mut written,
            &mut buffer,
            &mut total,
            &mut state,
        );
        let fault = match result {
            BrotliResult::NeedsMoreOutput => continue,
            BrotliResult::ResultSuccess if left == 0 => return None,
            BrotliResult::ResultSuccess => CodingFault::Surplus,
            BrotliResult::NeedsMoreInput => CodingFault::CutShort,
            BrotliResult::ResultFailure => CodingFault::Corrupt,
        };
        return Some((fault, offset as u64, String::new()));
    }
    None
}

fn at((fault, text): (CodingFault, String), offset: usize) -> Fault {
    (fault, offset as u64, text)
}

/// Reads a decoder to its end; `false`: there is more than is worth reading.
fn read(
    mut decoder: impl Read,
    coding: Coding,
    is_text: bool,
) -> Result<bool, (CodingFault, String)> {
    let mut decoded = 0;
    let mut buffer = [0; 4096];
    while decoded <= DECODED_MAX {
        let count = match decoder.read(&mut buffer) {
            Ok(0) => return Ok(true),
            Ok(count) => count,
            Err(error) => {
                let fault = match error.kind() {
                    io::ErrorKind::UnexpectedEof => CodingFault::CutShort,
                    _ => CodingFault::Corrupt,
                };
                return Err((fault, error.to_string()));
            }
        };
        let magic = coding.magic();
        let coded = decoded == 0 && !magic.is_empty() && buffer[..count].starts_with(magic);
        if coded && is_text {
            return Err((CodingFault::CodedTwice, String::new()));
        }
        decoded += count;
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use proptest::prelude::*;

    use super::*;

    const TEXT: &[u8] = b"What is coded is text, and text, and once more text that is coded.";

    fn coded(coding: Coding, text: &[u8]) -> Vec<u8> {
        match coding {
            Coding::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), Default::default());
                encoder.write_all(text).unwrap();
                encoder.finish().unwrap()
            }
            Coding::Deflate => {
                let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Default::default());
                encoder.write_all(text).unwrap();
                encoder.finish().unwrap()
            }
            Coding::Zstd => zstd::encode_all(text, 3).unwrap(),
            Coding::Brotli => {
                let mut out = Vec::new();
                brotli::CompressorReader::new(text, 4096, 5, 20)
                    .read_to_end(&mut out)
                    .unwrap();
                out
            }
        }
    }

    const ALL: [Coding; 4] = [Coding::Brotli, Coding::Deflate, Coding::Gzip, Coding::Zstd];

    fn fault(coding: Coding, body: &[u8]) -> Option<CodingFault> {
        decode(coding, body, true).map(|(fault, _, _)| fault)
    }

    #[test]
    fn what_is_well_is_called_well() {
        for coding in ALL {
            assert_eq!(fault(coding, &coded(coding, TEXT)), None, "{coding:?}");
            assert_eq!(fault(coding, &coded(coding, b"")), None, "{coding:?}");
        }
        let two = [coded(Coding::Gzip, TEXT), coded(Coding::Gzip, TEXT)].concat();
        assert_eq!(fault(Coding::Gzip, &two), None);
        let mut raw = flate2::write::DeflateEncoder::new(Vec::new(), Default::default());
        raw.write_all(TEXT).unwrap();
        assert_eq!(fault(Coding::Deflate, &raw.finish().unwrap()), None);
    }

    #[test]
    fn what_is_cut_short_is_found() {
        for coding in ALL {
            let body = coded(coding, TEXT);
            let cut = &body[..body.len() - 6];
            let found = decode(coding, cut, true).unwrap();
            assert_eq!(
                (found.0, found.1),
                (CodingFault::CutShort, cut.len() as u64),
                "{coding:?}"
            );
        }
    }

    #[test]
    fn what_is_corrupt_is_found_with_its_place() {
        for coding in [Coding::Gzip, Coding::Deflate] {
            let mut body = coded(coding, TEXT);
            let last = body.len() - 1;
            body[last] ^= 0x55;
            let (fault, offset, text) = decode(coding, &body, true).unwrap();
            assert_eq!(fault, CodingFault::Corrupt, "{coding:?} {text}");
            assert!(
                offset > 10 && !text.is_empty(),
                "{coding:?} {offset} {text}"
            );
        }
        assert_eq!(
            fault(Coding::Zstd, b"\x28\xb5\x2f\xfd\x24\xff\xff\xff\xff\xff"),
            Some(CodingFault::Corrupt)
        );
        assert_eq!(
            fault(Coding::Brotli, b"<html>plain</html>"),
            Some(CodingFault::Corrupt)
        );
    }

    #[test]
    fn surplus_and_twice_are_found() {
        let mut body = coded(Coding::Gzip, TEXT);
        let length = body.len() as u64;
        body.extend_from_slice(b"\n<!-- injected -->");
        let found = decode(Coding::Gzip, &body, true).unwrap();
        assert_eq!((found.0, found.1), (CodingFault::Surplus, length));
        let twice = coded(Coding::Gzip, &coded(Coding::Gzip, TEXT));
        assert_eq!(fault(Coding::Gzip, &twice), Some(CodingFault::CodedTwice));
        // A file that is compressed may be compressed once more.
        assert_eq!(decode(Coding::Gzip, &twice, false), None);
    }

    #[test]
    fn a_bomb_is_left_alone() {
        let body = coded(Coding::Gzip, &vec![b'.'; 4 * DECODED_MAX]);
        assert!(body.len() < 2 * BODY_MAX);
        assert_eq!(fault(Coding::Gzip, &body), None);
    }

    #[test]
    fn a_thread_takes_so_many_in_a_second() {
        let now = Instant::now();
        let taken = (0..100).filter(|_| is_due(now)).count();
        assert_eq!(taken, RATE as usize);
        assert!(is_due(now + Duration::from_secs(1)));
    }

    proptest! {
        #[test]
        fn nothing_panics(body in proptest::collection::vec(any::<u8>(), 0..400), cut in 0usize..80) {
            for coding in ALL {
                let _ = decode(coding, &body, true);
                let good = coded(coding, TEXT);
                let mixed = [&good[..cut.min(good.len())], &body].concat();
                let _ = decode(coding, &mixed, true);
            }
        }
    }
}
