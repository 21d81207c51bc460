//! Chunked bodies: in pieces as in one, payload and trailers and the place of a fault are the same,
//! and what comes out, framed again, is what went in.

#![no_main]

use candor_fuzz::http1::chunked::{ChunkFault, Chunked, Spot, TRAILER_MAX, size_line};
use candor_fuzz::pieces;
use libfuzzer_sys::fuzz_target;

#[derive(Debug, Eq, PartialEq)]
struct Outcome {
    payload: Vec<u8>,
    trailers: Vec<u8>,
    consumed: usize,
    done: bool,
    fault: Option<(ChunkFault, u64)>,
}

fn decode(body: &[u8], sizes: &[u8]) -> Outcome {
    let mut chunked = Chunked::default();
    let mut outcome = Outcome {
        payload: Vec::new(),
        trailers: Vec::new(),
        consumed: 0,
        done: false,
        fault: None,
    };
    let mut sizes = sizes.iter().cycle();
    while !outcome.done && outcome.consumed < body.len() {
        let rest = &body[outcome.consumed..];
        let size = sizes.next().map_or(rest.len(), |size| usize::from(*size) + 1);
        let mut piece = rest[..size.min(rest.len())].to_vec();
        match chunked.decode(&mut piece) {
            Ok(decoded) => {
                assert!(decoded.payload <= decoded.consumed);
                assert!(decoded.done || decoded.consumed == piece.len());
                outcome.payload.extend_from_slice(&piece[..decoded.payload]);
                outcome.consumed += decoded.consumed;
                outcome.done = decoded.done;
                assert_eq!(chunked.consumed(), outcome.consumed as u64);
            }
            Err(fault) => {
                let place = usize::try_from(fault.offset).unwrap();
                assert!(place < body.len());
                if let Spot::Buffer { at, intact_from } = fault.spot {
                    assert!(intact_from <= at && piece[at] == body[place]);
                }
                // How much came out before depends on the pieces.
                outcome.payload.clear();
                outcome.consumed = 0;
                outcome.fault = Some((fault.fault, fault.offset));
                break;
            }
        }
    }
    assert!(chunked.trailers().len() <= TRAILER_MAX);
    if outcome.done {
        outcome.trailers = chunked.trailers().to_vec();
    }
    outcome
}

fuzz_target!(|data: &[u8]| {
    let (sizes, body) = pieces(data);
    let whole = decode(body, &[]);
    assert_eq!(whole, decode(body, sizes), "in pieces it is another body");
    if !whole.done {
        return;
    }
    let mut framed = Vec::new();
    if !whole.payload.is_empty() {
        framed.extend_from_slice(size_line(&mut [0; 18], whole.payload.len()));
        framed.extend_from_slice(&whole.payload);
        framed.extend_from_slice(b"\r\n");
    }
    framed.extend_from_slice(b"0\r\n");
    framed.extend_from_slice(&whole.trailers);
    if whole.trailers.is_empty() {
        framed.extend_from_slice(b"\r\n");
    }
    let again = decode(&framed, &[]);
    assert!(again.done && again.consumed == framed.len());
    assert_eq!((again.payload, again.trailers), (whole.payload, whole.trailers));
});
