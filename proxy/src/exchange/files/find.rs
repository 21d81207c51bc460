//! What a path below a root is.
//!
//! [`find_at_once`] says it for scripts and directories, where the kernel has all that it takes in memory
//! (`RESOLVE_CACHED`, see openat2(2)), which is nearly always; else [`find`] does, which blocks. A file
//! system over a network may ask its server when a file is opened, or its attributes are: neither is
//! done at once.

use std::cell::Cell;
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, ResolveFlags, StatxFlags};
use rustix::io::Errno;

use super::super::gateway::split;
use super::seen::{self, Script};

/// What is called for all that is not there.
const FRONT: &[u8] = b"/index.php";

/// What a path is for.
#[derive(Debug)]
pub(super) enum Found {
    /// A script, and what follows its name.
    Script(Script),
    /// A file to be served as it is.
    File(Opened),
    /// A directory, written without its slash.
    Directory,
    /// Nothing that may be had: the status, and the reason.
    Refused(u16, &'static str),
}

/// A regular file.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) file: File,
    pub(super) length: u64,
    /// Last written to: seconds since the Unix epoch, and nanoseconds.
    pub(super) modified: (i64, i64),
    pub(super) name: PathBuf,
}

/// What is at a path.
enum There {
    /// Its length, and when it was last written to.
    File(File, u64, (i64, i64)),
    Directory,
    /// Neither.
    Other,
}

/// Looks for a decoded path below a root. Blocks.
pub(super) fn find(root: &Path, path: &[u8]) -> Found {
    if is_hidden(path) {
        return Found::Refused(404, "file_hidden");
    }
    let look = Look::at(root, ResolveFlags::empty());
    match &look {
        Ok(look) => look.find(path),
        // It may be there for PHP alone, in another container: then its word counts.
        Err(_) => match split(path).next() {
            Some((name, info)) => script(name, info),
            None => script(FRONT, b""),
        },
    }
}

/// The same without blocking. `None`: that is not possible.
pub(super) fn find_at_once(root: &Path, path: &[u8]) -> Option<Found> {
    if is_hidden(path) {
        return Some(Found::Refused(404, "file_hidden"));
    }
    let now = Instant::now();
    if let Some(script) = seen::find(root, path, now) {
        return Some(Found::Script(script));
    }
    let look = Look::at(root, ResolveFlags::CACHED).ok()?;
    let found = look.find(path);
    if look.would_block.get() {
        return None;
    }
    if let Found::Script(script) = &found
        && look.has_seen.get()
    {
        seen::keep(root, path, script, now);
    }
    Some(found)
}

fn script(name: &[u8], info: &[u8]) -> Found {
    Found::Script(Script {
        name: name.to_vec(),
        info: info.to_vec(),
    })
}

/// One look below a root.
struct Look<'a> {
    root: &'a Path,
    directory: OwnedFd,
    /// [`ResolveFlags::CACHED`], or nothing.
    cached: ResolveFlags,
    /// Whether something could not be found out without blocking.
    would_block: Cell<bool>,
    /// Whether the script that was found is there: what is there for nothing else is called unseen.
    has_seen: Cell<bool>,
}

impl<'a> Look<'a> {
    fn at(root: &'a Path, cached: ResolveFlags) -> Result<Self, Errno> {
        let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = match cached.is_empty() {
            true => rustix::fs::open(root, flags, Mode::empty()),
            false => rustix::fs::openat2(CWD, root, flags, Mode::empty(), cached),
        };
        Ok(Self {
            root,
            directory: directory?,
            cached,
            would_block: Cell::new(false),
            has_seen: Cell::new(false),
        })
    }

    fn find(&self, path: &[u8]) -> Found {
        let mut is_script = false;
        for (name, info) in split(path) {
            is_script = true;
            if let Ok(There::File(..)) = self.open(name, OFlags::PATH) {
                return script(name, info);
            }
        }
        if is_script {
            return Found::Refused(404, "script_missing");
        }
        if is_source(path) {
            return Found::Refused(404, "file_hidden");
        }
        let has_slash = path.ends_with(b"/");
        match self.open(path, OFlags::RDONLY) {
            Ok(There::File(file, length, modified)) if !has_slash => Found::File(Opened {
                file,
                length,
                modified,
                name: PathBuf::from(OsStr::from_bytes(path)),
            }),
            Ok(There::Directory) if !has_slash => Found::Directory,
            Ok(There::Directory) => self.find_index(path),
            Ok(There::Other) => Found::Refused(404, "file_hidden"),
            Err(Errno::XDEV | Errno::LOOP) => Found::Refused(404, "file_outside_root"),
            Err(Errno::ACCESS | Errno::PERM) => Found::Refused(403, "file_denied"),
            Ok(There::File(..)) | Err(_) => script(FRONT, b""),
        }
    }

    /// What is shown of a directory, whose path ends with a slash.
    fn find_index(&self, path: &[u8]) -> Found {
        let index = [path, b"index.php"].concat();
        if let Ok(There::File(..)) = self.open(&index, OFlags::PATH) {
            return script(&index, b"");
        }
        let index = [path, b"index.html"].concat();
        match self.open(&index, OFlags::RDONLY) {
            Ok(There::File(file, length, modified)) => Found::File(Opened {
                file,
                length,
                modified,
                name: PathBuf::from(OsStr::from_bytes(&index)),
            }),
            _ => script(FRONT, b""),
        }
    }

    /// Opens what is at a path below the root. `XDEV`: a symbolic link leads out of it.
    fn open(&self, path: &[u8], flags: OFlags) -> Result<There, Errno> {
        let relative = match path.strip_prefix(b"/").unwrap_or(path) {
            b"" => b".",
            relative => relative,
        };
        let relative = OsStr::from_bytes(relative);
        let flags = match flags.contains(OFlags::PATH) {
            true => flags | OFlags::CLOEXEC,
            // A pipe must not be waited for.
            false => flags | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY,
        };
        if !self.cached.is_empty() {
            return self.glance(relative, flags);
        }
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
        let opened = rustix::fs::openat2(&self.directory, relative, flags, Mode::empty(), resolve);
        let opened = match opened {
            // An absolute link may lead back below the root; old kernels and sandboxes lack the call.
            Err(Errno::XDEV | Errno::NOSYS | Errno::PERM) => {
                let whole = canonical(&self.root.join(relative))?;
                if !whole.starts_with(canonical(self.root)?) {
                    return Err(Errno::XDEV);
                }
                rustix::fs::openat(CWD, &whole, flags | OFlags::NOFOLLOW, Mode::empty())?
            }
            opened => opened?,
        };
        let file = File::from(opened);
        let status = file.metadata().map_err(errno)?;
        if status.is_dir() {
            return Ok(There::Directory);
        }
        if !status.is_file() {
            return Ok(There::Other);
        }
        let modified = (status.mtime(), status.mtime_nsec());
        Ok(There::File(file, status.len(), modified))
    }

    /// The same without blocking; a file that is to be read is only seen.
    fn glance(&self, relative: &OsStr, flags: OFlags) -> Result<There, Errno> {
        let is_script = flags.contains(OFlags::PATH);
        let flags = OFlags::PATH | OFlags::CLOEXEC;
        let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS | self.cached;
        let seen = rustix::fs::openat2(&self.directory, relative, flags, Mode::empty(), resolve)
            .and_then(|seen| {
                let known = AtFlags::EMPTY_PATH | AtFlags::STATX_DONT_SYNC;
                let status = rustix::fs::statx(&seen, "", known, StatxFlags::TYPE)?;
                Ok((seen, FileType::from_raw_mode(status.stx_mode.into())))
            });
        match seen {
            Ok((_, FileType::Directory)) => Ok(There::Directory),
            Ok((seen, FileType::RegularFile)) if is_script => {
                self.has_seen.set(true);
                Ok(There::File(File::from(seen), 0, (0, 0)))
            }
            Err(Errno::NOENT) => Err(Errno::NOENT),
            Ok(_) | Err(_) => {
                self.would_block.set(true);
                Err(Errno::AGAIN)
            }
        }
    }
}

fn canonical(path: &Path) -> Result<PathBuf, Errno> {
    std::fs::canonicalize(path).map_err(errno)
}

fn errno(error: io::Error) -> Errno {
    Errno::from_io_error(&error).unwrap_or(Errno::IO)
}

/// Whether a segment begins with a dot, or could not be a name.
fn is_hidden(path: &[u8]) -> bool {
    let path = path.strip_prefix(b"/.well-known").map_or(path, |rest| {
        match matches!(rest.first(), None | Some(b'/')) {
            true => rest,
            false => path,
        }
    });
    path.contains(&0) || memchr::memmem::find(path, b"/.").is_some()
}

/// Whether it is the source of a script, by a name that PHP or an editor gives to one.
fn is_source(path: &[u8]) -> bool {
    let name = path.rsplit(|byte| *byte == b'/').next().unwrap_or(path);
    let mut extensions = name.split(|byte| *byte == b'.').skip(1);
    name.ends_with(b"~")
        || extensions.any(|it| {
            let it = it.to_ascii_lowercase();
            it.starts_with(b"php") || it.starts_with(b"pht") || it == b"phar" || it == b"inc"
        })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use tempfile::TempDir;

    use super::*;

    fn site() -> TempDir {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path().join("www");
        for folder in ["blog", "docs", "static", ".git", ".well-known"] {
            fs::create_dir_all(root.join(folder)).unwrap();
        }
        for file in [
            "index.php",
            "blog/index.php",
            "blog/post.php",
            "docs/index.html",
            "static/a.css",
            "static/A.PHP",
            "static/b.php.bak",
            ".git/config",
            ".well-known/token",
        ] {
            fs::write(root.join(file), file).unwrap();
        }
        fs::write(directory.path().join("secret"), "secret").unwrap();
        symlink("../secret", root.join("out")).unwrap();
        symlink(directory.path().join("secret"), root.join("out2")).unwrap();
        symlink(root.join("static"), root.join("inside")).unwrap();
        symlink("static/a.css", root.join("near")).unwrap();
        directory
    }

    /// `script NAME INFO`, `file NAME`, `directory`, or the reason.
    fn look(path: &str) -> String {
        let directory = site();
        told(&directory.path().join("www"), path)
    }

    /// What is found at once is what is found, once all of it was looked at.
    fn told(root: &Path, path: &str) -> String {
        let found = text(find(root, path.as_bytes()));
        // The second time it may be one that was just seen.
        for _ in 0..2 {
            if let Some(at_once) = find_at_once(root, path.as_bytes()) {
                assert_eq!(text(at_once), found, "{path}");
            }
        }
        found
    }

    fn text(found: Found) -> String {
        let text = |it: &[u8]| String::from_utf8(it.to_vec()).unwrap();
        match found {
            Found::Script(it) => format!("script {} {}", text(&it.name), text(&it.info)),
            Found::File(file) => format!("file {}", file.name.display()),
            Found::Directory => "directory".to_owned(),
            Found::Refused(status, reason) => format!("{status} {reason}"),
        }
    }

    #[test]
    fn scripts_files_and_the_rest() {
        assert_eq!(look("/"), "script /index.php ");
        assert_eq!(look("/a/permalink/"), "script /index.php ");
        assert_eq!(look("/index.php/a/b"), "script /index.php /a/b");
        assert_eq!(look("/blog/"), "script /blog/index.php ");
        assert_eq!(look("/blog"), "directory");
        assert_eq!(look("/blog/post.php"), "script /blog/post.php ");
        assert_eq!(look("/docs/"), "file /docs/index.html");
        assert_eq!(look("/static/"), "script /index.php ");
        assert_eq!(look("/static/a.css"), "file /static/a.css");
        assert_eq!(look("/static/a.css/"), "script /index.php ");
        assert_eq!(look("/static/missing.css"), "script /index.php ");
        assert_eq!(look("/missing.php"), "404 script_missing");
        assert_eq!(look("/static/a.css/x.php"), "404 script_missing");
    }

    #[test]
    fn what_is_in_memory_is_found_at_once() {
        let directory = site();
        let root = directory.path().join("www");
        for path in [
            "/blog/post.php",
            "/a/permalink/",
            "/blog",
            "/blog/",
            "/missing.php",
        ] {
            let found = told(&root, path);
            let at_once = find_at_once(&root, path.as_bytes()).map(text);
            assert_eq!(at_once, Some(found), "{path}");
        }
        // What is to be read takes a closer look, and so does an absolute link.
        assert!(find_at_once(&root, b"/static/a.css").is_none());
        assert!(find_at_once(&root, b"/docs/").is_none());
        assert!(find_at_once(&root, b"/inside/x").is_none());
        assert!(find_at_once(Path::new("/nowhere/at/all"), b"/").is_none());
    }

    #[test]
    fn what_is_not_for_others_is_not_there() {
        for path in ["/.git/config", "/.env", "/blog/.htaccess", "/a\0b"] {
            assert_eq!(look(path), "404 file_hidden", "{path}");
        }
        assert_eq!(look("/.well-known/token"), "file /.well-known/token");
        assert_eq!(look("/.well-known/.git"), "404 file_hidden");
        assert_eq!(look("/.well-knownx"), "404 file_hidden");
        for path in [
            "/static/A.PHP",
            "/static/b.php.bak",
            "/config.inc",
            "/x.php~",
            "/x.phtml",
        ] {
            assert_eq!(look(path), "404 file_hidden", "{path}");
        }
    }

    #[test]
    fn links_stay_below_the_root() {
        assert_eq!(look("/out"), "404 file_outside_root");
        assert_eq!(look("/out2"), "404 file_outside_root");
        assert_eq!(look("/near"), "file /near");
        assert_eq!(look("/inside/a.css"), "file /inside/a.css");
    }

    #[test]
    fn a_link_may_be_the_root() {
        let directory = site();
        let link = directory.path().join("current");
        symlink("www", &link).unwrap();
        assert_eq!(told(&link, "/static/a.css"), "file /static/a.css");
    }

    #[test]
    fn a_root_that_is_not_there_is_left_to_php() {
        let missing = Path::new("/nowhere/at/all");
        assert_eq!(told(missing, "/a.css"), "script /index.php ");
        assert_eq!(told(missing, "/x.php/y"), "script /x.php /y");
        assert_eq!(told(missing, "/.env"), "404 file_hidden");
    }

    #[test]
    fn what_may_not_be_read_is_denied() {
        if rustix::process::geteuid().is_root() {
            // Nothing is denied to root.
            return;
        }
        let directory = site();
        let root = directory.path().join("www");
        fs::set_permissions(root.join("static/a.css"), fs::Permissions::from_mode(0o000)).unwrap();
        assert_eq!(told(&root, "/static/a.css"), "403 file_denied");
    }
}
