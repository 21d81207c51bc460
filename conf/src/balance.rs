//! How a member is chosen, and whether a client stays with it: `balance`, `sticky`.

use crate::model::{Balance, HashKey, Sticky};
use crate::pattern;
use crate::reader::{Reader, a_text};
use crate::report::nearest;
use crate::schema;
use crate::tree::{Node, Value, quote};

const WORDS: [&str; 9] = [
    "round_robin",
    "least",
    "p2c",
    "ewma",
    "random",
    "hash:ip",
    "hash:path",
    "hash:header:NAME",
    "hash:cookie:NAME",
];

type Wrong = (String, String);

/// Reads `balance`.
pub(crate) fn read(reader: &mut Reader<'_, '_>) -> Balance {
    let found = reader.convert("balance", balance);
    let default = Balance::default();
    reader
        .or_default("balance", found, default, &quote("round_robin"))
        .value
}

fn balance(node: &Node) -> Result<Balance, Wrong> {
    let text = a_text("balance", node)?;
    Ok(match text {
        "round_robin" => Balance::RoundRobin,
        "least" => Balance::Least,
        "p2c" => Balance::TwoChoices,
        "ewma" => Balance::Latency,
        "random" => Balance::Random,
        "hash:ip" => Balance::Hash(HashKey::Client),
        "hash:path" => Balance::Hash(HashKey::Path),
        _ => Balance::Hash(named(text)?),
    })
}

/// `hash:header:NAME` or `hash:cookie:NAME`.
fn named(text: &str) -> Result<HashKey, Wrong> {
    let list = WORDS.map(|word| format!("\"{word}\"")).join(", ");
    let (what, name) = match (
        text.strip_prefix("hash:header:"),
        text.strip_prefix("hash:cookie:"),
    ) {
        (Some(name), _) => ("field", name),
        (None, Some(name)) => ("cookie", name),
        (None, None) => {
            let help = match nearest(text, WORDS) {
                Some(meant) => format!("did you mean \"{meant}\"? Known: {list}"),
                None => format!("write one of {list}"),
            };
            return Err((format!("`balance` has no value `{text}`"), help));
        }
    };
    token(name, what)?;
    Ok(match what {
        "field" => HashKey::Field(name.to_ascii_lowercase()),
        _ => HashKey::Cookie(name.to_owned()),
    })
}

/// A name of a field or a cookie (RFC 9110 §5.6.2, RFC 6265 §4.1.1).
pub(crate) fn token(name: &str, what: &str) -> Result<(), Wrong> {
    if !name.is_empty() && name.chars().all(pattern::is_token) {
        return Ok(());
    }
    Err((
        format!("`{}` is not the name of a {what}", name.escape_debug()),
        "a name has letters, digits, `-` and `_`".into(),
    ))
}

/// Reads `sticky`.
pub(crate) fn sticky(reader: &mut Reader<'_, '_>) -> Option<Sticky> {
    let node = reader.get("sticky")?;
    let Value::Table(_) = &node.value else {
        reader.word("sticky", "cookie", &[("cookie", ())]);
        return Some(Sticky {
            cookie: NAME.into(),
            key: None,
            age: None,
        });
    };
    let mut inner = reader.inner("sticky", &schema::STICKY);
    let cookie = inner.convert("cookie", |node| {
        let name = a_text("cookie", node)?;
        token(name, "cookie").map(|()| name.to_owned())
    });
    let cookie = inner.or_default("cookie", cookie, NAME.into(), &quote(NAME));
    let key = inner.convert("key", key);
    if let Some(node) = inner.get("key").filter(|_| key.is_some()) {
        // Written as it is, it must not be shown; `${NAME}` shows nothing.
        let shown = match &node.value {
            Value::Text { raw: Some(_), .. } => node.toml(),
            _ => quote(MASK),
        };
        inner.record("key", shown, Some(&node.place));
    }
    let age = inner.duration_if("age");
    Some(Sticky {
        cookie: cookie.value,
        key,
        age,
    })
}

/// The cookie's name, if none is written.
const NAME: &str = "candor_member";
/// What is shown in place of a key.
const MASK: &str = "****************";
/// Shorter keys can be guessed.
const KEY_MIN: usize = 16;

fn key(node: &Node) -> Result<String, Wrong> {
    let text = a_text("key", node)?;
    if text.len() >= KEY_MIN {
        return Ok(text.to_owned());
    }
    Err((
        format!("`key` has {} bytes; fewer than {KEY_MIN} can be guessed", text.len()),
        "write \"${STICKY_KEY}\" and set it to what `openssl rand -hex 32` prints; without the key Candor makes one of its own".into(),
    ))
}
