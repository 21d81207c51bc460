//! A byte buffer that is zeroed once and then used again and again.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

/// Bytes between `start` and `end` are there; the rest is room.
#[derive(Debug, Default)]
pub struct Buffer {
    data: Vec<u8>,
    start: usize,
    end: usize,
}

impl Buffer {
    /// A buffer with this much room.
    pub fn with_capacity(capacity: usize) -> Self {
        Self {
            data: vec![0; capacity],
            start: 0,
            end: 0,
        }
    }

    /// The bytes that are there.
    pub fn filled(&self) -> &[u8] {
        &self.data[self.start..self.end]
    }

    /// The bytes that are there, to be changed in place.
    pub fn filled_mut(&mut self) -> &mut [u8] {
        &mut self.data[self.start..self.end]
    }

    /// How many bytes are there.
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Room in all.
    pub fn capacity(&self) -> usize {
        self.data.len()
    }

    /// Room behind the bytes.
    pub fn room(&self) -> usize {
        self.data.len() - self.end
    }

    /// Forgets all bytes.
    pub fn clear(&mut self) {
        self.start = 0;
        self.end = 0;
    }

    /// Forgets the first `count` bytes.
    pub fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
        if self.start == self.end {
            self.clear();
        }
    }

    /// Forgets the bytes from `len` on.
    pub fn truncate(&mut self, len: usize) {
        self.end = self.end.min(self.start + len);
    }

    /// Moves the bytes to the front, so that all room is behind them.
    pub fn compact(&mut self) {
        if self.start > 0 {
            self.data.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
    }

    /// Makes room for at least `room` more bytes behind the present ones, moving or growing.
    pub fn reserve(&mut self, room: usize) {
        if self.room() >= room {
            return;
        }
        self.compact();
        if self.room() < room {
            self.data.resize((self.end + room).next_power_of_two(), 0);
        }
    }

    /// Adds bytes behind.
    pub fn extend(&mut self, bytes: &[u8]) {
        self.reserve(bytes.len());
        self.data[self.end..self.end + bytes.len()].copy_from_slice(bytes);
        self.end += bytes.len();
    }

    /// Reads once into the room, at most `limit` bytes; `Ok(0)` is the end of the stream.
    pub fn poll_fill<S: AsyncRead + Unpin>(
        &mut self,
        cx: &mut Context<'_>,
        stream: &mut S,
        limit: usize,
    ) -> Poll<io::Result<usize>> {
        let room = self.room().min(limit);
        debug_assert!(room > 0, "no room to read into");
        let mut target = ReadBuf::new(&mut self.data[self.end..self.end + room]);
        ready!(Pin::new(stream).poll_read(cx, &mut target))?;
        let count = target.filled().len();
        self.end += count;
        Poll::Ready(Ok(count))
    }

    /// Gives back memory beyond `capacity`.
    pub fn shrink_to(&mut self, capacity: usize) {
        self.clear();
        if self.data.len() > capacity {
            self.data.truncate(capacity);
            self.data.shrink_to_fit();
        }
    }
}
