//! Good answers, and how they are spoiled.

/// Splitmix64: the same numbers for the same seed, everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

pub const GOOD: [&[u8]; 11] = [
    b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nServer: a\r\n\r\nhello, world",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/plain\r\n\r\n5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTrailer: X-Sum\r\nTransfer-Encoding: chunked\r\n\r\nA;a=b\r\n0123456789\r\n0\r\nX-Sum: 5\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<p>hello</p>",
    b"HTTP/1.1 204 No Content\r\nDate: Sun, 01 Mar 2026 09:30:00 GMT\r\n\r\n",
    b"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nContent-Length: 12\r\n\r\n",
    b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok",
    b"HTTP/1.1 404 Not Found\r\nSet-Cookie: a=b; Path=/\r\nSet-Cookie: c=d\r\nVary: Accept\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: /a?b=c\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nmoved",
    b"HTTP/1.1 200 OK\r\nServer: a\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n\0\r\n\r\n1\r\n\n\r\n0\r\n\r\n",
];

/// What is put in between.
const PIECES: [&[u8]; 42] = [
    b"\r",
    b"\n",
    b"\0",
    b" ",
    b"\t",
    b":",
    b"\r\n",
    b"\r\n\r\n",
    b"\n\n",
    b"\x7f",
    b"\x1b[0m",
    b"\xff",
    b"0",
    b"1",
    b"-",
    b"+",
    b"0x",
    b",",
    b";",
    b"<html>",
    b"{\"a\":1}",
    b" folded\r\n",
    b"X : y\r\n",
    b"no colon\r\n",
    b": empty\r\n",
    b"X: \0\r\n",
    b"X\xc3\x9c: y\r\n",
    b"X: y\n",
    b"X: y\r",
    b"Content-Length: 5\r\n",
    b"Content-Length: 12\r\n",
    b"Content-Length: 12, 12\r\n",
    b"Content-Length: -1\r\n",
    b"Content-Length: 0x5\r\n",
    b"Content-Length:\r\n",
    b"Content-Length: 99999999999999999999\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"Transfer-Encoding: gzip, chunked\r\n",
    b"Transfer-Encoding: identity\r\n",
    b"HTTP/1.1 200 OK\r\n",
    b"0\r\n\r\n",
    b"5\r\nhello\r\n",
];

/// The answer with this number.
pub fn spoiled(seed: u64, number: u64) -> Vec<u8> {
    let mut random = Random::new(seed ^ number.wrapping_mul(0xd6e8_feb8_6659_fd93));
    let mut bytes = random.one_of(&GOOD).to_vec();
    for _ in 0..=random.below(3) {
        spoil(&mut bytes, &mut random);
    }
    bytes
}

fn spoil(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let inside = at.min(bytes.len().saturating_sub(1));
    match random.below(10) {
        _ if bytes.is_empty() => {}
        0 => bytes[inside] = random.next() as u8,
        1 => bytes[inside] ^= 1 << random.below(8),
        2 => drop(bytes.remove(inside)),
        3 => bytes.insert(at, random.next() as u8),
        4 => bytes.truncate(at),
        5 => bytes.extend_from_slice(random.one_of(&PIECES)),
        6 => {
            let piece = random.one_of(&PIECES);
            bytes.splice(at..at, piece.iter().copied());
        }
        7 => at_line(bytes, random, |line| [line, line].concat()),
        8 => at_line(bytes, random, |_| Vec::new()),
        _ => {
            let piece = random.one_of(&PIECES);
            at_line(bytes, random, |line| [piece, line].concat());
        }
    }
}

/// Puts something else in place of one line.
fn at_line(bytes: &mut Vec<u8>, random: &mut Random, change: impl Fn(&[u8]) -> Vec<u8>) {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let chosen = random.below(lines.len());
    let changed = lines
        .iter()
        .enumerate()
        .flat_map(|(index, line)| match index {
            _ if index == chosen => change(line),
            _ => line.to_vec(),
        });
    *bytes = changed.collect();
}
