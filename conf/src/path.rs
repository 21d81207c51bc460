//! Changes to the path before it is forwarded: `strip` and `rewrite`.

use crate::model::{PathPattern, Rewrite};
use crate::pattern::{self, Pattern};
use crate::reader::{Reader, a_text};
use crate::tree::Value;

/// Reads `strip`.
pub(crate) fn strip(reader: &mut Reader<'_, '_>, pattern: &Pattern) -> Option<String> {
    let literal = pattern.path.literal_prefix();
    let regex = matches!(pattern.path, PathPattern::Regex(_));
    let found = reader.convert("strip", |node| {
        let text = a_text("strip", node)?;
        if !text.starts_with('/') {
            return Err((
                format!("`{text}` does not begin with `/`"),
                format!("write `strip = \"/{text}\"`"),
            ));
        }
        let prefix = text.trim_end_matches('/');
        if prefix.is_empty() {
            return Err(("`strip = \"/\"` removes nothing".into(), "remove it".into()));
        }
        let begins = literal
            .strip_prefix(prefix)
            .is_some_and(|tail| tail.is_empty() || tail.starts_with('/'));
        if !begins && !regex {
            let whole = literal.trim_end_matches('/');
            let help = if whole.is_empty() {
                "remove it".to_owned()
            } else {
                format!("write `strip = \"{whole}\"`")
            };
            return Err((
                format!("the paths of this route do not begin with `{prefix}`"),
                help,
            ));
        }
        Ok(prefix.to_owned())
    });
    found.map(|s| s.value)
}

/// Reads `rewrite`.
pub(crate) fn rewrite(reader: &mut Reader<'_, '_>) -> Option<Rewrite> {
    const FORM: &str = "write `rewrite = [\"^/old/(.*)\", \"/new/$1\"]`";
    let found = reader.convert("rewrite", |node| {
        let Value::List(list) = &node.value else {
            return Err((
                format!(
                    "`rewrite` is {}; it is a pattern and its replacement",
                    node.kind()
                ),
                FORM.into(),
            ));
        };
        let [find, put] = list.as_slice() else {
            return Err((
                format!("`rewrite` has {} members; it has two", list.len()),
                FORM.into(),
            ));
        };
        let (Some(find), Some(put)) = (find.text(), put.text()) else {
            return Err(("`rewrite` is a list of two strings".into(), FORM.into()));
        };
        if let Some(c) = put
            .chars()
            .find(|c| c.is_control() || *c == ' ' || !c.is_ascii())
        {
            return Err((
                format!("a path has no `{}`", c.escape_default()),
                "write it percent-encoded".into(),
            ));
        }
        let pattern = pattern::compile(find)?;
        groups(&pattern, put)?;
        Ok(Rewrite {
            pattern,
            replacement: put.to_owned(),
        })
    });
    found.map(|s| s.value)
}

/// A group that does not exist would be replaced by nothing, in silence.
fn groups(pattern: &regex::Regex, put: &str) -> Result<(), (String, String)> {
    let mut rest = put;
    while let Some(at) = rest.find('$') {
        let tail = &rest[at + 1..];
        if let Some(after) = tail.strip_prefix('$') {
            rest = after;
            continue;
        }
        let (name, after) = match tail.strip_prefix('{').and_then(|t| t.split_once('}')) {
            Some(both) => both,
            None => {
                let end = tail
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
                    .unwrap_or(tail.len());
                tail.split_at(end)
            }
        };
        let known = match name.parse::<usize>() {
            Ok(number) => number < pattern.captures_len(),
            Err(_) => name.is_empty() || pattern.capture_names().flatten().any(|n| n == name),
        };
        if !known {
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            let help = if digits > 0 && digits < name.len() {
                format!(
                    "write `$${{{}}}{}` to end the number there",
                    &name[..digits],
                    &name[digits..]
                )
            } else {
                format!(
                    "its groups are $0 to ${}; `$$` is a dollar sign",
                    pattern.captures_len() - 1
                )
            };
            return Err((format!("the pattern has no group `${name}`"), help));
        }
        rest = after;
    }
    Ok(())
}
