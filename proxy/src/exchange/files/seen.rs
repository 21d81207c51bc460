//! Scripts that a thread has just seen, so that each call of one does not ask the kernel again: that
//! is an eighth of what a small answer costs.
//!
//! Only what is there is kept, for [`KEPT`]: PHP itself looks for the files that it knows less often
//! (`opcache.revalidate_freq`), and says so where one has gone. Bounds: [`SLOTS`] paths of
//! [`PATH_MAX`] bytes for each thread.

use std::cell::RefCell;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long it is taken to be there still.
const KEPT: Duration = Duration::from_millis(250);
/// Paths that a thread remembers; of two that fall together the later is.
const SLOTS: usize = 64;
/// Bytes of a path; longer ones are looked for each time.
const PATH_MAX: usize = 256;

/// A path that led to a script.
#[derive(Debug)]
struct Seen {
    root: PathBuf,
    path: Vec<u8>,
    script: Script,
    at: Instant,
}

/// A script, and what follows its name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Script {
    /// SCRIPT_NAME.
    pub(super) name: Vec<u8>,
    /// PATH_INFO.
    pub(super) info: Vec<u8>,
}

thread_local! {
    static SEEN: RefCell<[Option<Seen>; SLOTS]> = const { RefCell::new([const { None }; SLOTS]) };
}

/// The script that the path has just led to.
pub(super) fn find(root: &Path, path: &[u8], now: Instant) -> Option<Script> {
    SEEN.with_borrow(|seen| {
        let seen = seen[slot(root, path)].as_ref()?;
        let is_it = seen.path == path && seen.root == root;
        let is_fresh = now.saturating_duration_since(seen.at) < KEPT;
        (is_it && is_fresh).then(|| seen.script.clone())
    })
}

/// The path has led to this script.
pub(super) fn keep(root: &Path, path: &[u8], script: &Script, now: Instant) {
    if path.len() > PATH_MAX {
        return;
    }
    SEEN.with_borrow_mut(|seen| {
        seen[slot(root, path)] = Some(Seen {
            root: root.to_owned(),
            path: path.to_owned(),
            script: script.clone(),
            at: now,
        });
    });
}

fn slot(root: &Path, path: &[u8]) -> usize {
    let mut hasher = DefaultHasher::new();
    root.as_os_str().hash(&mut hasher);
    path.hash(&mut hasher);
    hasher.finish() as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_known_for_a_while() {
        let (root, now) = (Path::new("/srv"), Instant::now());
        let script = Script {
            name: b"/index.php".to_vec(),
            info: b"/a".to_vec(),
        };
        keep(root, b"/index.php/a", &script, now);
        let found = |root, path, after| find(Path::new(root), path, now + after);
        let (soon, late) = (KEPT - Duration::from_millis(1), KEPT);
        assert_eq!(found("/srv", b"/index.php/a", soon), Some(script.clone()));
        assert_eq!(found("/srv", b"/index.php/a", late), None);
        assert_eq!(found("/srv", b"/index.php", soon), None);
        assert_eq!(found("/srv2", b"/index.php/a", soon), None);
        let long = [b'a'; PATH_MAX + 1];
        keep(root, &long, &script, now);
        assert_eq!(found("/srv", &long, soon), None);
    }
}
