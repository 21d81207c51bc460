//! Sizes: `"10MB"` is ten million bytes, `"10MiB"` is 10 · 2²⁰. A unit is always written.

const UNITS: [(&str, u64); 7] = [
    ("B", 1),
    ("KB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
];

/// What to write, for messages.
pub(crate) const FORM: &str =
    "write a size with its unit: \"512B\", \"32KB\", \"10MB\", \"1GB\", or \"32KiB\", \"10MiB\"";

/// Reads a size in bytes. The error is what is wrong with it.
pub(crate) fn parse(text: &str) -> Result<u64, String> {
    let text = text.trim();
    let digits = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    if number.is_empty() {
        return Err(format!("`{text}` is not a size"));
    }
    if unit.is_empty() {
        return Err(format!("`{text}` is a size without a unit"));
    }
    let Some((_, bytes)) = UNITS
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(unit))
    else {
        return Err(format!("`{unit}` is not a unit of size"));
    };
    let value = number
        .parse::<u64>()
        .ok()
        .and_then(|n| n.checked_mul(*bytes));
    value
        .filter(|v| *v <= i64::MAX as u64)
        .ok_or_else(|| format!("`{text}` is too large"))
}

/// What to write instead of a text that is not a size.
pub(crate) fn hint(text: &str) -> String {
    let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if parse(&close).is_ok() {
        return format!("write \"{close}\"");
    }
    // "10M" and "10Mi" lack their B only.
    let longer = format!("{close}B");
    let number = close.chars().all(|c| c.is_ascii_digit());
    match parse(&longer) {
        Ok(_) if number => format!("write \"{close}KB\" or \"{close}MB\""),
        Ok(_) => format!("write \"{longer}\""),
        Err(_) => FORM.to_owned(),
    }
}

/// Writes a size the way [`parse`] reads it.
pub(crate) fn show(bytes: u64) -> String {
    if bytes == 0 {
        return "0B".into();
    }
    let mut units = UNITS;
    units.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
    let whole = units.iter().find(|(_, size)| bytes.is_multiple_of(*size));
    whole.map_or_else(
        || format!("{bytes}B"),
        |(unit, size)| format!("{}{unit}", bytes / size),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reads_and_writes() {
        for text in ["1B", "32KiB", "10MB", "1GB", "3GiB", "1001B", "0B"] {
            assert_eq!(show(parse(text).unwrap()), text);
        }
        assert_eq!(parse("10mb").unwrap(), 10_000_000);
        assert_eq!(parse("32KiB").unwrap(), 32_768);
    }

    #[test]
    fn refuses_what_has_no_unit_or_no_sense() {
        for text in [
            "",
            "10",
            "MB",
            "10 MB",
            "1.5MB",
            "10M",
            "99999999999GB",
            "-1B",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
