//! Finding the end of a head, resumably: each byte is looked at once however it arrives.

/// Where a scan stands. Start with the default; pass the same buffer, grown, to each [`Scan::find`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Scan {
    /// Everything before was looked at.
    position: usize,
    /// Where the present line begins.
    line_start: usize,
    /// Lines of the head that are complete.
    lines: usize,
}

/// A line ended in LF without CR.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct BareLf {
    /// Offset of the LF.
    pub offset: usize,
}

impl Scan {
    /// The length of the head, its empty line included, once it is complete. Proves on the way that
    /// every LF follows a CR, unless `bare_lf` allows it.
    pub fn find(&mut self, bytes: &[u8], bare_lf: bool) -> Result<Option<usize>, BareLf> {
        while let Some(found) = memchr::memchr(b'\n', &bytes[self.position..]) {
            let offset = self.position + found;
            let after_cr = offset > self.line_start && bytes[offset - 1] == b'\r';
            if !after_cr && !bare_lf {
                return Err(BareLf { offset });
            }
            let line_end = if after_cr { offset - 1 } else { offset };
            let empty = line_end == self.line_start;
            self.position = offset + 1;
            self.line_start = self.position;
            if empty {
                return Ok(Some(self.position));
            }
            self.lines += 1;
        }
        self.position = bytes.len();
        Ok(None)
    }

    /// Complete lines seen so far.
    pub fn lines(&self) -> usize {
        self.lines
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn finds_the_empty_line_however_it_is_split() {
        let head = b"GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
        for split in 0..head.len() {
            let mut scan = Scan::default();
            let first = scan.find(&head[..split], false).unwrap();
            let found = first.or_else(|| scan.find(head, false).unwrap());
            assert_eq!(found, Some(head.len() - 4), "split at {split}");
            assert_eq!(scan.lines(), 2);
        }
    }

    #[test]
    fn a_line_feed_alone_is_refused_or_tolerated() {
        let head = b"HTTP/1.1 200 OK\nA: b\r\n\n";
        assert_eq!(
            Scan::default().find(head, false),
            Err(BareLf { offset: 15 })
        );
        assert_eq!(Scan::default().find(head, true), Ok(Some(head.len())));
    }

    #[test]
    fn a_carriage_return_of_the_line_before_does_not_count() {
        assert_eq!(
            Scan::default().find(b"a\r\n\n", false),
            Err(BareLf { offset: 3 })
        );
    }
}
