//! Request heads: whatever comes is refused with a place within the head, or understood so that
//! the parts lie within it, and nothing that frames it is in doubt; in pieces as in one.

#![no_main]

use candor_fuzz::http1::field::{Known, is_token};
use candor_fuzz::http1::request::{RequestFraming, RequestHead, is_authority};
use candor_fuzz::{pieces, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (sizes, bytes) = pieces(data);
    let whole = scan(bytes, &[], false);
    assert_eq!(whole, scan(bytes, sizes, false), "in pieces it is another head");
    let (Ok(Some(length)), _) = whole else { return };
    let original = &bytes[..length];
    assert!(original.ends_with(b"\r\n"));
    let mut head = original.to_vec();
    let mut request = RequestHead::default();
    match request.parse(&mut head, 100) {
        Err(refusal) => {
            assert!((400..=599).contains(&refusal.status));
            assert!(refusal.offset.is_none_or(|offset| offset <= length));
        }
        Ok(()) => judge(&request, &head, original),
    }
});

fn judge(request: &RequestHead, head: &[u8], original: &[u8]) {
    // Nothing that could end a line, or a head, in the eyes of another reader.
    let mut rest = original;
    while let Some(at) = memchr::memchr2(b'\r', b'\n', rest) {
        assert!(rest[at..].starts_with(b"\r\n"));
        rest = &rest[at + 2..];
    }
    assert!(!original.contains(&0));
    assert!(is_token(request.method.of(head)));
    let target = request.target.of(head);
    assert!(target.starts_with(b"/") || target == b"*");
    assert!(target.iter().all(|&b| b > b' ' && b != 0x7f && b != b'#'));
    assert!(target.starts_with(request.path.of(head)));
    assert!(is_authority(request.authority.of(head)));
    let count = |known| request.fields.list.iter().filter(|f| f.known == known).count();
    let (lengths, codings) = (count(Known::ContentLength), count(Known::TransferEncoding));
    assert!(lengths + codings <= 1 && count(Known::Host) <= 1);
    match request.framing {
        RequestFraming::Length(length) => assert!(length > 0 && lengths == 1),
        RequestFraming::Chunked => assert_eq!(codings, 1),
        RequestFraming::None => assert_eq!(codings, 0),
        RequestFraming::Stream => unreachable!("HTTP/2 only"),
    }
    for field in &request.fields.list {
        assert!(is_token(field.name.of(head)) && !field.mended);
        assert_eq!(Known::of(field.name.of(head)), field.known);
    }
    // What is understood is understood again.
    let mut again = RequestHead::default();
    let copy = request.fields.list.iter().fold(Vec::new(), |mut copy, field| {
        copy.extend_from_slice(field.line.of(head));
        copy
    });
    let mut copy = [
        request.method.of(head),
        b" ",
        target,
        b" ",
        request.version.as_str().as_bytes(),
        b"\r\n",
        &copy,
        b"\r\n",
    ]
    .concat();
    assert_eq!(again.parse(&mut copy, 100), Ok(()));
    assert_eq!(again.framing, request.framing);
    assert_eq!(again.keep_alive, request.keep_alive);
    assert_eq!(again.target.of(&copy), target);
}
