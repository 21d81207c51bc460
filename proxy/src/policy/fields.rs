//! A route's changes to fields and targets.

use candor_conf::model::{Change, FieldChange, Route};

use crate::exchange::Request;
use crate::exchange::forward::line;

/// Whether lines of this name are dropped: they are set anew or removed.
pub fn replaces(changes: &[FieldChange], name: &[u8]) -> bool {
    changes.iter().any(|change| {
        !matches!(change.change, Change::Append(_))
            && change.name.as_bytes().eq_ignore_ascii_case(name)
    })
}

/// Appends the lines that changes set or add. A later change of a name outranks an earlier one.
pub fn append(out: &mut Vec<u8>, changes: &[FieldChange]) {
    for (index, change) in changes.iter().enumerate() {
        let values = match &change.change {
            Change::Set(values) | Change::Append(values) => values,
            Change::Remove => continue,
        };
        let outranked = changes[index + 1..].iter().any(|later| {
            !matches!(later.change, Change::Append(_))
                && later.name.eq_ignore_ascii_case(&change.name)
        });
        if !outranked {
            for value in values {
                line(out, change.name.as_bytes(), value.as_bytes());
            }
        }
    }
}

/// Appends the target that goes upstream: as the client sent it, but for `strip` and `rewrite`,
/// which change the path and leave the query.
pub fn forwarded_target(out: &mut Vec<u8>, request: &Request<'_>, route: &Route) {
    let target = request.head.target.of(request.bytes);
    if route.strip.is_none() && route.rewrite.is_none() {
        out.extend_from_slice(target);
        return;
    }
    let (path, query) = target.split_at(request.head.path.len());
    // Else `//api/x`, which a route for `/api/` matches, would not be stripped.
    let mut path = crate::route::path::wire(path);
    if let Some(prefix) = &route.strip
        && let Some(rest) = path.strip_prefix(prefix.as_bytes())
        && (rest.is_empty() || rest[0] == b'/')
    {
        path = if rest.is_empty() {
            b"/".to_vec().into()
        } else {
            rest.to_vec().into()
        };
    }
    if let Some(rewrite) = &route.rewrite
        && let Ok(text) = std::str::from_utf8(&path)
    {
        let new = rewrite
            .pattern
            .replace(text, rewrite.replacement.as_str())
            .into_owned();
        path = into_path(new).into_bytes().into();
    }
    out.extend_from_slice(&path);
    out.extend_from_slice(query);
}

/// What a rewrite yields must stay one path: it begins with `/` and has no byte that would end it.
fn into_path(mut text: String) -> String {
    text.retain(|c| c > ' ' && c != '\x7f' && c != '#');
    if !text.starts_with('/') {
        text.insert(0, '/');
    }
    text
}
