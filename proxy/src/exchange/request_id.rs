//! Request ids: kept from trusted peers, else made here.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::time::Instant;

/// Bytes of an id at most; longer ones are replaced.
const LENGTH_MAX: usize = 64;

/// A request's id, in place.
#[derive(Clone, Copy, Debug)]
pub struct RequestId {
    bytes: [u8; LENGTH_MAX],
    length: u8,
}

impl Default for RequestId {
    fn default() -> Self {
        Self {
            bytes: [0; LENGTH_MAX],
            length: 0,
        }
    }
}

thread_local! {
    /// State of a xorshift64* generator, seeded from the system once a thread.
    static STATE: Cell<u64> = Cell::new(RandomState::new().hash_one(std::thread::current().id()) | 1);
}

impl RequestId {
    /// A new id: 32 hexadecimal digits, the first 12 the time in milliseconds, so that ids sort by
    /// time, the rest random.
    pub fn new(now: Instant) -> Self {
        let time = crate::clock::unix_ms(now) as u64;
        let mut id = Self::default();
        write_hex(&mut id.bytes[..12], time);
        write_hex(&mut id.bytes[12..16], random());
        write_hex(&mut id.bytes[16..32], random());
        id.length = 32;
        id
    }

    /// The id that a trusted peer sent, if it is one: letters, digits and `-_.:+/=@`.
    pub fn keep(sent: &[u8]) -> Option<Self> {
        let fits = (1..=LENGTH_MAX).contains(&sent.len());
        let clean = sent
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.:+/=@".contains(b));
        (fits && clean).then(|| {
            let mut id = Self::default();
            id.bytes[..sent.len()].copy_from_slice(sent);
            id.length = sent.len() as u8;
            id
        })
    }

    /// The id.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length as usize]
    }
}

fn random() -> u64 {
    STATE.with(|state| {
        let mut x = state.get();
        x ^= x >> 12;
        x ^= x << 25;
        x ^= x >> 27;
        state.set(x);
        x.wrapping_mul(0x2545_f491_4f6c_dd1d)
    })
}

fn write_hex(target: &mut [u8], mut value: u64) {
    for digit in target.iter_mut().rev() {
        *digit = b"0123456789abcdef"[(value & 15) as usize];
        value >>= 4;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_ids_differ_and_sort_by_time() {
        let a = RequestId::new(Instant::now());
        let b = RequestId::new(Instant::now());
        assert_ne!(a.as_bytes(), b.as_bytes());
        assert!(a.as_bytes()[..12] <= b.as_bytes()[..12]);
        assert_eq!(a.as_bytes().len(), 32);
    }

    #[test]
    fn only_clean_ids_are_kept() {
        assert!(RequestId::keep(b"abc-1.2:3").is_some());
        assert!(RequestId::keep(b"").is_none());
        assert!(RequestId::keep(b"a b").is_none());
        assert!(RequestId::keep(b"a\"b").is_none());
        assert!(RequestId::keep(&[b'a'; 65]).is_none());
    }
}
