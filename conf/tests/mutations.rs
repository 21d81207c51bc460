//! Whatever the bytes, reading ends with an answer that can be drawn.

#![allow(clippy::unwrap_used)]

use std::path::Path;

/// xorshift64*: the same sequence on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let mixed = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        usize::try_from(mixed).unwrap() % n.max(1)
    }
}

/// Pieces that mean something to the grammar.
const PIECES: [&str; 52] = [
    "\"",
    "'",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    ",",
    "\n",
    "#",
    "${",
    "}",
    "\\",
    "\\u0000",
    "é",
    "日本",
    "\u{202e}",
    "\0",
    "\r",
    "\r\n",
    "-1",
    "9999999999999999999",
    "1.5",
    "true",
    "inf",
    "1979-05-27",
    "\"\"\"",
    "site",
    "route",
    "proxy = \"x\"",
    "[candor]",
    "[site.\"_\"]",
    "use = \"a\"",
    "tls = \"auto\"",
    "*",
    "~(",
    ":0",
    "5%",
    "off",
    "dns:a:1",
    "srv:",
    "docker:label:a=b:1",
    "https+",
    "fastcgi:unix:/",
    "hash:header:",
    "{ addr = \"a:1\", weight = 2 }",
    "[[site.\"_\".when]]",
    "php = \"a:1\"",
    "health = { path = \"/\", expect = [",
];

fn mutate(text: &str, random: &mut Random) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(4) {
        let at = random.below(chars.len() + 1);
        let to = (at + random.below(12)).min(chars.len());
        match random.below(4) {
            0 => drop(chars.drain(at..to)),
            1 => drop(chars.splice(at..at, PIECES[random.below(PIECES.len())].chars())),
            2 => drop(chars.splice(at..to, PIECES[random.below(PIECES.len())].chars())),
            _ => {
                // A line from elsewhere.
                let lines: Vec<&str> = text.lines().collect();
                let line = format!(
                    "\n{}\n",
                    lines.get(random.below(lines.len())).unwrap_or(&"")
                );
                drop(chars.splice(at..at, line.chars()));
            }
        }
    }
    chars.into_iter().collect()
}

fn read(text: &str) {
    match candor_conf::parse("mutated.toml", text, &|_| None) {
        Ok(loaded) => {
            assert!(!loaded.effective.toml().is_empty());
            let _ = (loaded.warnings.render(true), loaded.warnings.records());
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for record in problems.records() {
                assert!(record.line.is_none_or(|l| l >= 1) && record.column.is_none_or(|c| c >= 1));
            }
            assert!(!problems.render(false).is_empty() && !problems.render(true).is_empty());
        }
    }
}

#[test]
fn never_panics() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![std::fs::read_to_string(root.join("candor.toml")).unwrap()];
    for folder in ["tests/accepts", "tests/rejects"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "toml") {
                texts.push(std::fs::read_to_string(path).unwrap());
            }
        }
    }
    texts.sort();
    let rounds = std::env::var("MUTATIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(30);
    let seed = std::env::var("SEED")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_u64);
    let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    for text in &texts {
        read(text);
        for _ in 0..rounds {
            // Included files are not what is tested here.
            read(&mutate(text, &mut random).replace("include", "incl"));
        }
    }
}
