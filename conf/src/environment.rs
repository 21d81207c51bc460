//! `${NAME}` and `${NAME:-default}` inside string values; `$${` stands for a literal `${`.

/// Fills in variables. `None`: there were none.
pub(crate) fn expand(
    text: &str,
    lookup: crate::Environment<'_>,
) -> Result<Option<String>, (String, String)> {
    if !text.contains("${") {
        return Ok(None);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        if rest[..at].ends_with('$') {
            out.push_str(&rest[..at - 1]);
            out.push_str("${");
            rest = &rest[at + 2..];
            continue;
        }
        out.push_str(&rest[..at]);
        let inner = &rest[at + 2..];
        let Some(end) = inner.find('}') else {
            return Err((
                "`${` without `}`".into(),
                "write `${NAME}` for a variable, or `$${` for the characters themselves".into(),
            ));
        };
        out.push_str(&value(&inner[..end], lookup)?);
        rest = &inner[end + 1..];
    }
    out.push_str(rest);
    Ok(Some(out))
}

fn value(inner: &str, lookup: crate::Environment<'_>) -> Result<String, (String, String)> {
    let (name, default) = match inner.split_once(":-") {
        Some((name, default)) => (name, Some(default)),
        None => (inner, None),
    };
    let first = name.chars().next();
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.chars().all(fits) || first.is_none_or(|c| c.is_ascii_digit()) {
        return Err((
            format!("`${{{inner}}}` does not name an environment variable"),
            "write `${NAME}`, `${NAME:-default}`, or `$${` for the characters themselves".into(),
        ));
    }
    let found = lookup(name).filter(|v| !(v.is_empty() && default.is_some()));
    found.or_else(|| default.map(str::to_owned)).ok_or_else(|| {
        (
            format!("the environment variable `{name}` is not set"),
            format!("set it, or write `${{{name}:-default}}`"),
        )
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn expanded(text: &str) -> Result<Option<String>, (String, String)> {
        expand(text, &|name| match name {
            "A" => Some("one".into()),
            "EMPTY" => Some(String::new()),
            _ => None,
        })
    }

    #[test]
    fn fills_in_defaults_and_escapes() {
        assert_eq!(expanded("plain $1").unwrap(), None);
        assert_eq!(expanded("${A}/${B:-two}/x").unwrap().unwrap(), "one/two/x");
        assert_eq!(expanded("${EMPTY:-d}${EMPTY}").unwrap().unwrap(), "d");
        assert_eq!(expanded("$${n}${A}").unwrap().unwrap(), "${n}one");
        assert!(expanded("${B}").is_err());
        assert!(expanded("${A").is_err());
        assert!(expanded("${a b}").is_err());
    }
}
