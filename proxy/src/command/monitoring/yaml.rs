//! YAML for people: block style, every text in double quotes, which YAML reads as JSON does.

use serde_json::Value;

/// A value as a YAML document, without a final marker.
pub(super) fn draw(value: &Value) -> String {
    let mut out = String::new();
    block(&mut out, value, 0);
    out
}

/// A value that begins on a line of its own, each line indented.
fn block(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Object(members) => {
            for (index, (key, value)) in members.iter().enumerate() {
                // The first member follows the dash of its list.
                if index > 0 || !out.ends_with("- ") {
                    pad(out, indent);
                }
                out.push_str(key);
                out.push(':');
                inner(out, value, indent + 2);
            }
        }
        Value::Array(items) => {
            for item in items {
                pad(out, indent);
                out.push_str("- ");
                match item {
                    Value::Object(_) => block(out, item, indent + 2),
                    scalar => out.push_str(&format!("{scalar}\n")),
                }
            }
        }
        scalar => out.push_str(&format!("{scalar}\n")),
    }
}

/// A value after its key.
fn inner(out: &mut String, value: &Value, indent: usize) {
    let is_empty = match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => true,
    };
    if is_empty {
        out.push_str(&format!(" {value}\n"));
    } else {
        out.push('\n');
        block(out, value, indent);
    }
}

fn pad(out: &mut String, indent: usize) {
    out.extend(std::iter::repeat_n(' ', indent));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_of_tables_are_indented() {
        let value = json!({ "groups": [{ "name": "a: \"b\"", "rules": [{ "n": 1 }, { "n": 2 }] }, { "none": [] }] });
        let expected = "\
groups:
  - name: \"a: \\\"b\\\"\"
    rules:
      - n: 1
      - n: 2
  - none: []
";
        assert_eq!(draw(&value), expected);
    }
}
