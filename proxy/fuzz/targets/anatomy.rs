//! Any bytes in place of a response head: the anatomy walks them, the catalog names them, and every
//! view of that draws what is harmless.

#![no_main]

use candor_diagnostics::anatomy::{FINDINGS_MAX, begins_like_fields, dissect};
use candor_diagnostics::diagnosis::diagnose;
use candor_diagnostics::evidence::{Evidence, StreamEnd, TlsFault};
use candor_diagnostics::exchange::{Attempt, Exchange, Phase};
use candor_diagnostics::locale::Locale;
use candor_diagnostics::render::{self, Audience, Format, Reader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [flags, drawn, raw @ ..] = data else {
        return;
    };
    walk(raw);
    let _ = begins_like_fields(raw);
    let end = [
        StreamEnd::Open,
        StreamEnd::Fin,
        StreamEnd::Reset,
        StreamEnd::NoCloseNotify,
    ][usize::from(flags & 3)];
    let head = Evidence::ResponseHead {
        raw: raw.to_vec(),
        total: raw.len() as u64,
        end,
        refused: flags & 4 != 0,
    };
    let exchange = of(Phase::Head, head);
    let code = name(&exchange);
    // To draw costs more than all else; one input in ten asks for it.
    let drawn = usize::from(*drawn);
    if let Some(format) = Format::ALL.get(drawn / Locale::ALL.len()) {
        draw(&exchange, *format, Locale::ALL[drawn % Locale::ALL.len()]);
    }
    let is_named = ["head_", "framing_", "internal_"]
        .iter()
        .any(|group| code.starts_with(group));
    assert!(is_named, "{code}");
    let first = raw[..raw.len().min(64)].to_vec();
    let fault = Evidence::Tls(TlsFault::NotTls { first });
    let code = name(&of(Phase::Tls, fault));
    assert!(code.starts_with("tls_"), "{code}");
});

fn walk(raw: &[u8]) {
    let anatomy = dissect(raw);
    assert!(anatomy.findings.len() <= FINDINGS_MAX && anatomy.length <= raw.len());
    assert!(anatomy.findings.is_sorted_by_key(|finding| finding.offset));
    for finding in &anatomy.findings {
        let before = &raw[..finding.offset];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        assert_eq!(finding.line as usize, line);
        let excerpt = finding.excerpt(raw);
        for part in [&excerpt.before, &excerpt.marked, &excerpt.after] {
            let is_plain = |shown: char| matches!(shown, ' '..='~' | '•' | '…');
            assert!(part.len() <= 1000 && part.chars().all(is_plain), "{part:?}");
        }
    }
}

fn of(phase: Phase, evidence: Evidence) -> Exchange {
    let attempt = Attempt {
        server: "10.0.0.5:80".to_owned(),
        peer: Some("10.0.0.5:80".to_owned()),
        phase,
        bytes_received: 1,
        evidence: vec![evidence],
        ..Attempt::default()
    };
    Exchange {
        phase,
        attempts: vec![attempt],
        ..Exchange::default()
    }
}

fn name(exchange: &Exchange) -> &'static str {
    let diagnosis = diagnose(exchange);
    assert_eq!(diagnosis.phase, exchange.phase);
    diagnosis.cause.code
}

fn draw(exchange: &Exchange, format: Format, locale: Locale) {
    let diagnosis = diagnose(exchange);
    for audience in [Audience::Operator, Audience::Visitor] {
        let reader = Reader {
            audience,
            format,
            locale,
        };
        let mut out = Vec::new();
        render::body(&mut out, reader, exchange, &diagnosis);
        let text = std::str::from_utf8(&out).expect("UTF-8");
        // Colors for a terminal are our own.
        let is_own = |it| it == '\n' || (it == '\x1b' && format == Format::Terminal);
        assert!(!text.chars().any(|it| it.is_control() && !is_own(it)));
    }
}
