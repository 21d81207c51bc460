//! The files that were read, kept so that a message can show the line it is about.

use std::path::Path;
use std::sync::Arc;

use crate::model::Place;

/// One file: its name as given and its text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as given.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
    /// Where each line begins.
    lines: Arc<[u32]>,
}

impl Source {
    /// The largest file that is read. Far above any real configuration; spans fit in 32 bits.
    pub const MAX: u64 = 16 * 1024 * 1024;

    /// A source from its parts.
    pub fn new(name: &str, text: &str) -> Self {
        let after = |(at, _): (usize, &str)| narrow(at + 1);
        let lines = std::iter::once(0)
            .chain(text.match_indices('\n').map(after))
            .collect();
        Self {
            name: name.into(),
            text: text.into(),
            lines,
        }
    }

    /// Reads a file. The error is a sentence.
    pub fn read(path: &Path) -> Result<Self, String> {
        let shown = path.display();
        let about = |e: std::io::Error| match e.kind() {
            std::io::ErrorKind::NotFound => format!("there is no file `{shown}`"),
            std::io::ErrorKind::PermissionDenied => {
                format!("`{shown}` may not be read: permission denied")
            }
            _ => format!("`{shown}` cannot be read: {e}"),
        };
        let meta = std::fs::metadata(path).map_err(about)?;
        if meta.is_dir() {
            return Err(format!("`{shown}` is a directory"));
        }
        if meta.len() > Self::MAX {
            return Err(format!("`{shown}` is larger than 16 MiB"));
        }
        let bytes = std::fs::read(path).map_err(about)?;
        if bytes.len() as u64 > Self::MAX {
            return Err(format!("`{shown}` is larger than 16 MiB"));
        }
        let text = String::from_utf8(bytes).map_err(|e| {
            format!(
                "`{shown}` is not UTF-8: invalid byte at offset {}",
                e.utf8_error().valid_up_to()
            )
        })?;
        Ok(Self::new(&path.to_string_lossy(), &text))
    }

    /// The place of a byte range.
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        let end = self.text.len();
        let span = narrow(span.start.min(end))..narrow(span.end.min(end));
        Place {
            file: self.name.clone(),
            line: self.line(span.start),
            span,
        }
    }

    /// The line, from 1, of a byte offset.
    fn line(&self, offset: u32) -> u32 {
        narrow(self.lines.partition_point(|start| *start <= offset))
    }

    /// The column, in characters from 1, of a byte offset.
    pub(crate) fn column(&self, offset: u32) -> u32 {
        let line = self
            .lines
            .get(self.line(offset) as usize - 1)
            .copied()
            .unwrap_or(0);
        let mut end = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let before = self.text.get(line as usize..end).unwrap_or("");
        narrow(before.chars().count() + 1)
    }
}

/// Files are limited to what fits.
fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// All files of one configuration, the main one first.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    list: Vec<Source>,
}

impl Sources {
    /// Adds a file.
    pub(crate) fn push(&mut self, source: Source) {
        self.list.push(source);
    }

    /// The file of this name.
    pub fn get(&self, name: &str) -> Option<&Source> {
        self.list.iter().find(|s| &*s.name == name)
    }

    /// Where a file stands among them.
    pub(crate) fn position(&self, name: &str) -> usize {
        self.list
            .iter()
            .position(|s| &*s.name == name)
            .unwrap_or(usize::MAX)
    }

    /// The names, the main one first.
    pub fn names(&self) -> Vec<Arc<str>> {
        self.list.iter().map(|s| s.name.clone()).collect()
    }
}
