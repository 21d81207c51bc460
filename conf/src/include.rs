//! `include`: other files with the same grammar, laid side by side.

use std::path::{Path, PathBuf};

use crate::problem::Problem;
use crate::reader::beside;
use crate::report::Report;
use crate::source::{Source, Sources};
use crate::tree::{self, Node, Table, Value};

/// More files than that are a mistake in a pattern.
const MAX_FILES: usize = 1000;

/// Reads a source and everything it includes into one table.
pub(crate) fn gather(
    main: Source,
    environment: crate::Environment<'_>,
    sources: &mut Sources,
    report: &mut Report,
) -> Table {
    let mut root = Table::default();
    let mut seen = vec![identity(Path::new(&*main.name))];
    let mut waiting = vec![main];
    while let Some(source) = waiting.pop() {
        let mut table = tree::read(&source, environment, report);
        sources.push(source);
        let include = table.take("include");
        add(&mut root, table, report);
        let Some((_, node)) = include else { continue };
        let mut found = Vec::new();
        for (path, node) in paths(&node, report) {
            let id = identity(&path);
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            if seen.len() > MAX_FILES {
                report.error(
                    &node.place,
                    format!("more than {MAX_FILES} files are included"),
                    "name fewer",
                );
                return root;
            }
            match Source::read(&path) {
                Ok(source) => found.push(source),
                Err(message) => report.error(&node.place, message, ""),
            }
        }
        // A stack, so that files are read in the order in which they are named.
        waiting.extend(found.into_iter().rev());
    }
    root
}

fn identity(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

fn paths<'n>(node: &'n Node, report: &mut Report) -> Vec<(PathBuf, &'n Node)> {
    let nodes: &[Node] = match &node.value {
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    let mut out = Vec::new();
    for node in nodes {
        let Some(text) = node.text().filter(|t| !t.is_empty()) else {
            report.error(
                &node.place,
                format!("`include` names files; this is {}", node.kind()),
                "write `include = [\"sites/*.toml\"]`",
            );
            continue;
        };
        let path = beside(&node.place, text);
        if !text.contains(['*', '?']) {
            out.push((path, node));
            continue;
        }
        match glob(&path) {
            Ok(list) if list.is_empty() => {
                report.warn(Problem::at(
                    &node.place,
                    format!("`{text}` matches no file"),
                    "",
                ));
            }
            Ok(list) => out.extend(list.into_iter().map(|p| (p, node))),
            Err((message, help)) => report.error(&node.place, message, help),
        }
    }
    out
}

/// The files of a pattern whose last part has `*` or `?`, sorted.
fn glob(pattern: &Path) -> Result<Vec<PathBuf>, (String, String)> {
    let directory = pattern.parent().unwrap_or_else(|| Path::new(""));
    if directory.to_string_lossy().contains(['*', '?']) {
        return Err((
            "only the last part of an `include` pattern may have `*`".into(),
            "write \"sites/*.toml\"".into(),
        ));
    }
    let name = pattern
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let read = if directory.as_os_str().is_empty() {
        Path::new(".")
    } else {
        directory
    };
    let entries = match std::fs::read_dir(read) {
        Ok(entries) => entries,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(e) => {
            return Err((
                format!("`{}` cannot be read: {e}", directory.display()),
                String::new(),
            ));
        }
    };
    let mut out: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| {
            let found = entry.file_name();
            let found = found.to_string_lossy();
            // Hidden files are editors' and package managers'.
            !found.starts_with('.') && fits(name.as_bytes(), found.as_bytes())
        })
        .map(|entry| directory.join(entry.file_name()))
        .collect();
    out.sort();
    Ok(out)
}

/// Whether a name fits a pattern of `*` and `?`. Linear in practice: one point to return to.
fn fits(pattern: &[u8], name: &[u8]) -> bool {
    let (mut p, mut n) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some(b'*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(c) if *c == b'?' || *c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((at, from)) = star else { return false };
                star = Some((at, from + 1));
                p = at + 1;
                n = from + 1;
            }
        }
    }
    pattern[p..].iter().all(|c| *c == b'*')
}

/// Lays a file beside what was read: each table two levels deep, each name once.
fn add(root: &mut Table, table: Table, report: &mut Report) {
    for (key, node) in table.entries {
        let Some(at) = root.entries.iter().position(|(k, _)| k.name == key.name) else {
            root.entries.push((key, node));
            continue;
        };
        let (first, known) = &mut root.entries[at];
        match (&mut known.value, node.value) {
            (Value::Table(known), Value::Table(more)) => {
                for (inner, node) in more.entries {
                    match known.entry(&inner.name) {
                        Some((first, _)) => {
                            let name = format!("{}.{}", key.name, tree::quote_key(&inner.name));
                            report.push(twice(&name, &inner.place, &first.place));
                        }
                        None => known.entries.push((inner, node)),
                    }
                }
            }
            _ => report.push(twice(&key.name, &key.place, &first.place)),
        }
    }
}

fn twice(name: &str, second: &crate::model::Place, first: &crate::model::Place) -> Problem {
    Problem::at(
        second,
        format!("`{name}` is written twice"),
        "keep one of the two",
    )
    .and(first, "first written here")
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns() {
        for (pattern, name, expected) in [
            ("*.toml", "a.toml", true),
            ("*.toml", ".toml", true),
            ("*.toml", "a.toml.bak", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*b", "xxaxxab", true),
            ("*a*b", "xxaxx", false),
            ("", "", true),
        ] {
            assert_eq!(
                fits(pattern.as_bytes(), name.as_bytes()),
                expected,
                "{pattern} {name}"
            );
        }
    }
}
