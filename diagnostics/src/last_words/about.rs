//! What a line is about: the module, file, name or address that it names.

/// At most so many characters are taken for a name.
const NAME_MAX: usize = 120;

/// Nothing that could be told.
pub(super) const fn nothing(_: &str) -> Option<String> {
    None
}

/// What stands in the first pair of quotes.
pub(super) fn quoted(line: &str) -> Option<String> {
    let start = line.find(['\'', '"', '`'])?;
    let quote = line[start..].chars().next()?;
    let (inner, _) = line[start + 1..].split_once(quote)?;
    name(inner)
}

/// A module: quoted, or the word behind the last colon.
pub(super) fn module(line: &str) -> Option<String> {
    quoted(line).or_else(|| {
        let (_, rest) = line.rsplit_once(": ").or_else(|| line.rsplit_once("-- "))?;
        name(rest.split_whitespace().next()?)
    })
}

/// A table or column: quoted, or behind `no such table:`.
pub(super) fn table(line: &str) -> Option<String> {
    let marks = ["no such table: ", "no such column: "];
    match marks.iter().find_map(|mark| line.split_once(mark)) {
        Some((_, rest)) => name(rest.split_whitespace().next()?),
        None => quoted(line),
    }
}

/// A host's name: behind `ENOTFOUND` and its like, or quoted.
pub(super) fn host(line: &str) -> Option<String> {
    const MARKS: &[&str] = &[
        "ENOTFOUND ",
        "EAI_AGAIN ",
        "lookup ",
        "UnknownHostException: ",
        "connecting to ",
    ];
    match MARKS.iter().find_map(|mark| line.split_once(mark)) {
        Some((_, rest)) => {
            let ends = |it: char| it.is_whitespace() || matches!(it, ':' | ',' | '"' | '\'');
            name(&rest[..rest.find(ends).unwrap_or(rest.len())])
        }
        None => quoted(line),
    }
}

/// `HOST:PORT`, `server at "HOST", port N`, `('HOST', PORT)`: as `HOST:PORT`.
pub(super) fn address(line: &str) -> Option<String> {
    let between = |it: char| it.is_whitespace() || "\"'(),;<>".contains(it);
    // The last one is the nearest.
    let plain = line.rsplit(between).find_map(host_and_port);
    plain.or_else(|| quoted_address(line))
}

/// `HOST:PORT` with or without a scheme and a path. A time, which has colons too, is none.
fn host_and_port(word: &str) -> Option<String> {
    let word = word.trim_end_matches(['.', ':']);
    let word = word.rsplit_once("//").map_or(word, |(_, rest)| rest);
    let word = word.split('/').next()?;
    let (host, port) = word.rsplit_once(':')?;
    port.parse::<u16>().ok().filter(|port| *port > 0)?;
    let is_part = |it: char| it.is_ascii_alphanumeric() || ".-_:[]*".contains(it);
    let is_host = host.is_empty()
        || host.contains(|it: char| it.is_ascii_alphabetic() || ".*".contains(it))
        || host.contains("::");
    (is_host && host.chars().all(is_part)).then(|| name(word))?
}

/// A host in quotes and the number behind it.
fn quoted_address(line: &str) -> Option<String> {
    let host = quoted(line)?;
    let (_, behind) = line.split_once(&host)?;
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..digits].parse::<u16>().ok()
    };
    let port = match behind.split_once("port ") {
        Some((_, rest)) => number(rest),
        None => behind.get(1..)?.strip_prefix(", ").and_then(number),
    };
    match port {
        Some(port) => name(&format!("{host}:{port}")),
        None => None,
    }
}

fn name(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= NAME_MAX;
    fits.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(find: fn(&str) -> Option<String>, line: &str, expected: &str) {
        assert_eq!(find(line).unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn names_are_found() {
        check(quoted, "No module named 'flask'", "flask");
        check(module, "cannot load such file -- rack (LoadError)", "rack");
        check(
            module,
            "java.lang.ClassNotFoundException: com.x.Y",
            "com.x.Y",
        );
        check(table, "no such table: shop_cart", "shop_cart");
        check(table, "relation \"cart\" does not exist", "cart");
        check(host, "getaddrinfo ENOTFOUND redis", "redis");
        check(
            host,
            "dial tcp: lookup db on 127.0.0.11:53: no such host",
            "db",
        );
        check(
            host,
            "could not translate host name \"db\" to address",
            "db",
        );
        check(quoted, "none", "");
    }

    #[test]
    fn addresses_are_found() {
        check(
            address,
            "Error: connect ECONNREFUSED 127.0.0.1:5432",
            "127.0.0.1:5432",
        );
        check(
            address,
            "Error 111 connecting to cache:6379. Connection refused.",
            "cache:6379",
        );
        check(
            address,
            "dial tcp [::1]:6379: connect: connection refused",
            "[::1]:6379",
        );
        check(
            address,
            "[2026-11-25 19:21:42 +0000] Connection in use: ('127.0.0.1', 8000)",
            "127.0.0.1:8000",
        );
        check(
            address,
            "Error: listen EADDRINUSE: address already in use :::3000",
            ":::3000",
        );
        check(
            address,
            "connection to server at \"db\" (10.0.0.7), port 5432 failed",
            "db:5432",
        );
        check(
            address,
            "ConnectionRefusedError: [Errno 111] Connection refused",
            "",
        );
        check(address, "19:21:42 nothing here", "");
    }
}
