//! Answers of the proxy's own: `redirect` and `respond`.

use std::sync::Arc;

use crate::model::Action;
use crate::reader::{Reader, a_text};
use crate::tree::Value;

/// Reads `redirect` and its `status`.
pub(crate) fn redirect(reader: &mut Reader<'_, '_>) -> Option<Action> {
    const KNOWN: [u64; 5] = [301, 302, 303, 307, 308];
    let target = reader.convert("redirect", |node| {
        let text = a_text("redirect", node)?;
        target(text).map(|()| text.to_owned())
    });
    let status = reader.convert("status", |node| match node.value {
        Value::Integer(Some(n)) if KNOWN.iter().any(|k| i64::try_from(*k) == Ok(n)) => {
            u16::try_from(n).map_err(|e| (e.to_string(), String::new()))
        }
        _ => Err((
            format!("{} is not a status of a redirect", node.toml()),
            "write 301 or 308 for good, 302 or 307 for now, 303 after a POST".into(),
        )),
    });
    if status.is_none() && reader.get("status").is_none() {
        reader.record("status", "308".into(), None);
    }
    Some(Action::Redirect {
        target: target?.value,
        status: status.map_or(308, |s| s.value),
    })
}

fn target(text: &str) -> Result<(), (String, String)> {
    let absolute = text.starts_with("https://") || text.starts_with("http://");
    if !absolute && (!text.starts_with('/') || text.starts_with("//")) {
        let host = text.trim_start_matches('/');
        return Err((
            format!("`{text}` is not where a client can be sent"),
            format!("write \"https://{host}\", or a path that begins with one `/`"),
        ));
    }
    if let Some(c) = text
        .chars()
        .find(|c| c.is_control() || *c == ' ' || !c.is_ascii())
    {
        return Err((
            format!("a target has no `{}`", c.escape_default()),
            "write it percent-encoded".into(),
        ));
    }
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let inner = &rest[at..];
        let known = ["{path}", "{query}", "{host}"]
            .into_iter()
            .find(|k| inner.starts_with(k));
        let Some(known) = known else {
            let end = inner.find('}').map_or(inner.len(), |e| e + 1);
            return Err((
                format!("`{}` is not filled in", &inner[..end]),
                "known: `{path}`, `{query}` (with its `?`), `{host}`; a brace itself is %7B or %7D"
                    .into(),
            ));
        };
        rest = &inner[known.len()..];
    }
    Ok(())
}

/// Reads `respond` and its `status`.
pub(crate) fn respond(reader: &mut Reader<'_, '_>) -> Option<Action> {
    let body = reader.convert("respond", |node| {
        let text = node.text().map(Arc::<str>::from);
        text.ok_or_else(|| {
            let status = matches!(node.value, Value::Integer(_));
            let help = if status {
                format!("write `respond = \"text\"` and `status = {}`", node.toml())
            } else {
                "put the text in double quotes".into()
            };
            (
                format!("`respond` is {}; it is the text of the answer", node.kind()),
                help,
            )
        })
    });
    let status = reader.count("status", 200, 200..=599);
    let status_place = status.place.clone();
    let status = u16::try_from(status.value).unwrap_or(200);
    if let (204 | 205 | 304, Some(body), Some(place)) = (status, &body, &status_place)
        && !body.value.is_empty()
    {
        reader.report.error(
            place,
            format!("an answer with status {status} has no body"),
            "write `respond = \"\"`",
        );
    }
    if let (301 | 302 | 303 | 307 | 308, Some(place)) = (status, &status_place) {
        reader.report.error(
            place,
            format!("an answer with status {status} needs a target"),
            "write `redirect = \"https://…\"` instead of `respond`",
        );
    }
    Some(Action::Respond {
        delay: None,
        body: body?.value,
        status,
    })
}
