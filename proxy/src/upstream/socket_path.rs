//! What the file system says about a unix socket's path, once connecting to it has failed.
//!
//! Looks at modes and owners only: access lists and security modules are not asked, so that a
//! refusal by one of them shows as a path in which no part denies.

use std::fs::{self, FileType};
use std::io;
use std::os::unix::fs::{FileTypeExt, MetadataExt};
use std::path::{Path, PathBuf};

use candor_diagnostics::evidence::{FileKind, PathPart, SocketPath};
use procfs::process::{Process, Status};

/// `CAP_DAC_OVERRIDE` and `CAP_DAC_READ_SEARCH`, capabilities(7).
const CAP_DAC_OVERRIDE: u64 = 1 << 1;
const CAP_DAC_READ_SEARCH: u64 = 1 << 2;

/// At most so many parts are looked at.
const PARTS_MAX: usize = 64;

/// Looks at each part of `path` from the root down, up to the first that is missing or that may
/// not be entered. Makes a few system calls on local files; for failures only.
#[cold]
pub(super) fn walk(path: &Path, errno: i32) -> SocketPath {
    let who = Who::of_this_process();
    let mut parts: Vec<PathPart> = Vec::new();
    let mut whole = PathBuf::new();
    let components = path.components().count();
    for (index, component) in path.components().enumerate().take(PARTS_MAX) {
        whole.push(component);
        let found = match fs::metadata(&whole) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                // The kernel's word on the part before, whatever its mode says.
                if let Some(before) = parts.last_mut() {
                    before.denies = true;
                }
                break;
            }
            Err(_) => {
                parts.push(part(&whole));
                break;
            }
        };
        let last = index + 1 == components;
        // Directories are searched, the socket is written to: path_resolution(7), unix(7).
        let denies = errno == libc::EACCES
            && match last {
                true => !who.may(&found, 0o2),
                false => found.is_dir() && !who.may(&found, 0o1),
            };
        parts.push(PathPart {
            kind: Some(kind(found.file_type())),
            mode: found.mode() & 0o7777,
            uid: found.uid(),
            gid: found.gid(),
            denies,
            modified_unix_s: last.then(|| found.mtime()),
            ..part(&whole)
        });
        if denies {
            break;
        }
    }
    SocketPath {
        parts,
        uid: who.uid,
        gids: who.gids,
    }
}

fn part(path: &Path) -> PathPart {
    PathPart {
        path: path.display().to_string(),
        kind: None,
        mode: 0,
        uid: 0,
        gid: 0,
        denies: false,
        modified_unix_s: None,
    }
}

fn kind(file: FileType) -> FileKind {
    match file {
        f if f.is_socket() => FileKind::Socket,
        f if f.is_dir() => FileKind::Directory,
        f if f.is_file() => FileKind::File,
        _ => FileKind::Other,
    }
}

/// Whose rights count.
struct Who {
    uid: u32,
    gids: Vec<u32>,
    capabilities: u64,
}

impl Who {
    /// Read anew each time: rights may be dropped after the start.
    fn of_this_process() -> Self {
        match Process::myself().and_then(|process| process.status()) {
            Ok(Status {
                euid,
                egid,
                groups,
                capeff,
                ..
            }) => {
                let mut gids = vec![egid];
                gids.extend(groups.into_iter().filter(|gid| *gid != egid));
                Self {
                    uid: euid,
                    gids,
                    capabilities: capeff,
                }
            }
            // Without /proc nobody knows; then no part is blamed.
            Err(_) => Self {
                uid: u32::MAX,
                gids: Vec::new(),
                capabilities: u64::MAX,
            },
        }
    }

    /// Whether the mode bits give `bits` (of one class) on a file.
    fn may(&self, file: &fs::Metadata, bits: u32) -> bool {
        let overriding = match file.is_dir() {
            true => CAP_DAC_OVERRIDE | CAP_DAC_READ_SEARCH,
            false => CAP_DAC_OVERRIDE,
        };
        if self.capabilities & overriding != 0 {
            return true;
        }
        let shift = match () {
            () if file.uid() == self.uid => 6,
            () if self.gids.contains(&file.gid()) => 3,
            () => 0,
        };
        file.mode() >> shift & bits == bits
    }
}
