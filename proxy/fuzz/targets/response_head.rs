//! Response heads: the fast judge and the anatomy agree. What the judge refuses has a defect that
//! the anatomy can name; what it accepts has at most defects that are mended.

#![no_main]

use candor_diagnostics::anatomy::dissect;
use candor_fuzz::http1::field::is_token;
use candor_fuzz::http1::response::{ResponseContext, ResponseFraming, ResponseHead};
use candor_fuzz::{pieces, scan};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (sizes, bytes) = pieces(data);
    for bare_lf in [false, true] {
        let whole = scan(bytes, &[], bare_lf);
        assert_eq!(whole, scan(bytes, sizes, bare_lf), "in pieces it is another head");
        match whole.0 {
            Ok(Some(length)) => judge(&bytes[..length], bare_lf),
            Ok(None) => {}
            Err(_) => {
                let anatomy = dissect(bytes);
                assert!(anatomy.findings.iter().any(|f| !f.mended), "{anatomy:?}");
            }
        }
    }
});

fn judge(raw: &[u8], bare_lf: bool) {
    let anatomy = dissect(raw);
    assert!(anatomy.findings.iter().all(|f| f.offset <= raw.len()));
    let defects: Vec<_> = anatomy.findings.iter().filter(|f| !f.mended).collect();
    let mut head = raw.to_vec();
    let mut response = ResponseHead::default();
    if response.parse(&mut head, ResponseContext::default()).is_err() {
        assert!(!defects.is_empty(), "refused, and nobody can say why");
        return;
    }
    if !bare_lf {
        assert!(defects.is_empty(), "accepted with {defects:?}");
    }
    assert_eq!(anatomy.status, Some(response.status));
    assert!((100..=599).contains(&response.status));
    for field in &response.fields.list {
        assert!(is_token(field.name.of(&head)));
        let value = field.value.of(&head);
        assert!(!value.iter().any(|b| matches!(b, 0 | b'\r' | b'\n')));
    }
    if response.status < 200 || matches!(response.status, 204 | 304) {
        assert_eq!(response.framing, ResponseFraming::None);
    }
    assert!(response.fields.list.len() <= 256);
}
