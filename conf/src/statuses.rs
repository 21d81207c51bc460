//! Statuses that are good: `200`, `"2xx"`, `"200-399"`, or a list of these.

use crate::address::{Wrong, wrong};
use crate::tree::{Node, Value};

const FORM: &str = "write 200, \"2xx\", \"200-399\" or a list such as [200, \"3xx\"]";

/// Reads ranges of statuses, both ends included.
pub(crate) fn read(node: &Node) -> Result<Vec<(u16, u16)>, Wrong> {
    let nodes: &[Node] = match &node.value {
        Value::List(list) if list.is_empty() => return wrong("`expect` expects nothing", FORM),
        Value::List(list) if list.len() > 64 => return wrong("`expect` is too long", FORM),
        Value::List(list) => list,
        _ => std::slice::from_ref(node),
    };
    nodes.iter().map(one).collect()
}

fn one(node: &Node) -> Result<(u16, u16), Wrong> {
    let range = match &node.value {
        Value::Integer(Some(n)) => u16::try_from(*n).ok().map(|n| (n, n)),
        Value::Text { text, .. } => spelled(text),
        _ => None,
    };
    let fits = |(low, high): &(u16, u16)| 200 <= *low && low <= high && *high <= 599;
    match range.filter(fits) {
        Some(range) => Ok(range),
        None => wrong(
            format!("{} is no status that an answer ends with", node.toml()),
            FORM,
        ),
    }
}

fn spelled(text: &str) -> Option<(u16, u16)> {
    let number = |t: &str| {
        let digits = t.len() == 3 && t.bytes().all(|b| b.is_ascii_digit());
        t.parse::<u16>().ok().filter(|_| digits)
    };
    if let Some(class) = text.strip_suffix("xx") {
        let digit = class.len() == 1 && class.bytes().all(|b| b.is_ascii_digit());
        let class = class
            .parse::<u16>()
            .ok()
            .filter(|c| digit && (1..=5).contains(c))?;
        return Some((class * 100, class * 100 + 99));
    }
    match text.split_once('-') {
        Some((low, high)) => Some((number(low)?, number(high)?)),
        None => number(text).map(|n| (n, n)),
    }
}

#[cfg(test)]
mod tests {
    use super::spelled;

    #[test]
    fn classes_ranges_and_numbers() {
        assert_eq!(spelled("2xx"), Some((200, 299)));
        assert_eq!(spelled("200-399"), Some((200, 399)));
        assert_eq!(spelled("204"), Some((204, 204)));
        for text in ["xx", "6xx", "20x", "+2xx", "200-", "2000", "", "-"] {
            assert_eq!(spelled(text).filter(|r| r.0 >= 200), None, "{text}");
        }
    }
}
