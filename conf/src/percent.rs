//! Percentages: `"5%"`, and `"0.25%"` where hundredths of a percent matter. The sign is always written.

use crate::address::{Wrong, wrong};
use crate::tree::{Node, Value};

const FORM: &str = "write a percentage from \"0%\" to \"100%\"";

/// Reads a percentage in hundredths of a percent.
pub(crate) fn fine(key: &str, node: &Node) -> Result<u32, Wrong> {
    let text = match &node.value {
        Value::Text { text, .. } => text.trim(),
        Value::Integer(Some(n)) => return unsigned(key, &n.to_string()),
        Value::Float(text) => return unsigned(key, text),
        _ => {
            let message = format!("`{key}` is {}; it is a percentage", node.kind());
            return wrong(message, FORM);
        }
    };
    let Some(number) = text.strip_suffix('%') else {
        return unsigned(key, text);
    };
    match hundredths(number.trim_end()) {
        Some(value) if value <= 10_000 => Ok(value),
        Some(_) => wrong(format!("`{key}` is more than the whole"), FORM),
        None => wrong(
            format!("`{text}` is not a percentage"),
            "write a number with at most two decimals and its sign, such as \"5%\" or \"0.25%\"",
        ),
    }
}

/// Reads a whole percentage.
pub(crate) fn whole(key: &str, node: &Node) -> Result<u8, Wrong> {
    let value = fine(key, node)?;
    match u8::try_from(value / 100) {
        Ok(percent) if value.is_multiple_of(100) => Ok(percent),
        _ => wrong(
            format!("`{key}` is not a whole percentage"),
            "write whole percents, such as \"5%\"",
        ),
    }
}

fn unsigned<T>(key: &str, text: &str) -> Result<T, Wrong> {
    let help = match hundredths(text) {
        Some(value) if value <= 10_000 => format!("write \"{text}%\""),
        _ => FORM.to_owned(),
    };
    wrong(format!("`{key}` is a percentage without its sign"), help)
}

/// A number with at most two decimals, times a hundred.
fn hundredths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || whole.len() > 6 || decimals.len() > 2 {
        return None;
    }
    let scale = if decimals.len() == 1 { 10 } else { 1 };
    let (whole, decimals) = (whole.parse::<u32>().ok()?, decimals.parse::<u32>().ok()?);
    Some(whole * 100 + decimals * scale)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn two_decimals_at_most() {
        for (text, value) in [
            ("5", Some(500)),
            ("0.25", Some(25)),
            ("0.5", Some(50)),
            ("100", Some(10_000)),
            ("0.255", None),
            ("", None),
            (".5", None),
            ("5.", None),
            ("-5", None),
            ("1e3", None),
            ("99999999999", None),
        ] {
            assert_eq!(hundredths(text), value, "{text}");
        }
    }
}
