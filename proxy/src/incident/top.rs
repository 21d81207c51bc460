//! The most frequent of many, counted in bounded memory.

use serde::{Deserialize, Serialize};

use super::change::cut;

/// So many are counted at a time.
const COUNTED_MAX: usize = 16;
/// Each is known by so many of its first bytes.
const TEXT_MAX: usize = 256;

/// Counts texts; the rarest makes room and leaves its count to the newcomer ("space saving",
/// Metwally 2005), so a count is never too low and what is frequent is never missing.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct Top {
    counted: Vec<(Box<str>, u64)>,
}

impl Top {
    pub(super) fn add(&mut self, text: &str) {
        let text = cut(text, TEXT_MAX);
        if let Some(known) = self.counted.iter_mut().find(|(known, _)| **known == *text) {
            known.1 += 1;
        } else if self.counted.len() < COUNTED_MAX {
            self.counted.push((text.into(), 1));
        } else if let Some(rarest) = self.counted.iter_mut().min_by_key(|(_, count)| *count) {
            *rarest = (text.into(), rarest.1 + 1);
        }
    }

    /// All that are counted, the most frequent ones first; at most 16.
    pub(super) fn all(&self) -> Vec<(&str, u64)> {
        let mut sorted: Vec<_> = self.counted.iter().map(|(t, n)| (&**t, *n)).collect();
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_frequent_is_never_missing() {
        let mut top = Top::default();
        for number in 0..10_000 {
            top.add(&format!("/{number}"));
            top.add("/often");
            if number % 2 == 0 {
                top.add("/half");
            }
        }
        let first = top.all();
        assert_eq!((first[0].0, first[1].0), ("/often", "/half"));
        assert!(first[0].1 >= 10_000 && first[0].1 < 12_000, "{first:?}");
        assert_eq!(top.counted.len(), COUNTED_MAX);
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let mut top = Top::default();
        top.add(&"ü".repeat(1_000));
        assert_eq!(top.all()[0].0.len(), TEXT_MAX);
    }
}
