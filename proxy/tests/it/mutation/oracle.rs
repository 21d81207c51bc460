//! Which answers are sound: RFC 9112 read without mercy, on bytes that are all there.

/// An answer that can be understood in one way only, to its last byte.
#[derive(Debug, Eq, PartialEq)]
pub struct Sound {
    pub status: u16,
    pub body: Vec<u8>,
}

/// Reads an answer to GET whose connection ended behind these bytes.
pub fn read(mut bytes: &[u8]) -> Option<Sound> {
    loop {
        let head = head(&mut bytes)?;
        match head.status {
            101 => return None,
            100..=199 => {}
            204 | 304 => {
                let body = Vec::new();
                return bytes.is_empty().then_some(Sound {
                    status: head.status,
                    body,
                });
            }
            status => {
                let body = body(&head, bytes)?;
                return Some(Sound { status, body });
            }
        }
    }
}

struct Head {
    status: u16,
    minor: u8,
    length: Option<u64>,
    chunked: bool,
}

fn head(bytes: &mut &[u8]) -> Option<Head> {
    let first = line(bytes)?;
    let rest = first.strip_prefix(b"HTTP/1.")?;
    let [
        minor @ b'0'..=b'9',
        b' ',
        a @ b'1'..=b'5',
        b,
        c,
        phrase @ ..,
    ] = rest
    else {
        return None;
    };
    if !b.is_ascii_digit() || !c.is_ascii_digit() || !matches!(phrase, [] | [b' ', ..]) {
        return None;
    }
    let digit = |byte: &u8| u16::from(byte - b'0');
    let mut head = Head {
        status: digit(a) * 100 + digit(b) * 10 + digit(c),
        minor: *minor,
        length: None,
        chunked: false,
    };
    if !phrase.iter().all(is_value) {
        return None;
    }
    let (mut lengths, mut codings) = (0, Vec::new());
    for (name, value) in fields(bytes)? {
        if name.eq_ignore_ascii_case(b"content-length") {
            lengths += 1;
            let digits = std::str::from_utf8(value).ok()?;
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            head.length = Some(digits.parse().ok().filter(|_| is_number)?);
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            let members = value.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
            codings.extend(members.filter(|member| !member.is_empty()));
            head.chunked = true;
        }
    }
    let coded = codings.len() == 1 && codings[0].eq_ignore_ascii_case(b"chunked");
    let one_framing = match head.chunked {
        true => coded && lengths == 0 && head.minor > b'0',
        false => lengths <= 1,
    };
    one_framing.then_some(head)
}

fn body(head: &Head, bytes: &[u8]) -> Option<Vec<u8>> {
    if head.chunked {
        return chunks(bytes);
    }
    match head.length {
        Some(length) => (bytes.len() as u64 == length).then(|| bytes.to_vec()),
        None => Some(bytes.to_vec()),
    }
}

fn chunks(mut bytes: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let size = line(&mut bytes)?;
        let digits = size
            .iter()
            .take_while(|byte| byte.is_ascii_hexdigit())
            .count();
        let extension = size[digits..].trim_ascii_start();
        let is_extension = matches!(extension, [] | [b';', ..]) && extension.iter().all(is_value);
        if digits == 0 || !is_extension {
            return None;
        }
        let size = std::str::from_utf8(&size[..digits]).ok()?;
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            fields(&mut bytes)?;
            return bytes.is_empty().then_some(body);
        }
        body.extend_from_slice(bytes.get(..size)?);
        bytes = bytes[size..].strip_prefix(b"\r\n")?;
    }
}

/// Names and values up to the empty line.
fn fields<'a>(bytes: &mut &'a [u8]) -> Option<Vec<(&'a [u8], &'a [u8])>> {
    let mut fields = Vec::new();
    loop {
        let line = line(bytes)?;
        if line.is_empty() {
            return Some(fields);
        }
        let colon = line.iter().position(|byte| *byte == b':')?;
        let (name, value) = (&line[..colon], &line[colon + 1..]);
        let is_token =
            |byte: &u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(byte);
        if name.is_empty() || !name.iter().all(is_token) || !value.iter().all(is_value) {
            return None;
        }
        fields.push((name, value.trim_ascii()));
    }
}

/// Up to the next CR LF; no CR or LF is left in it.
fn line<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let end = bytes
        .iter()
        .position(|byte| matches!(byte, b'\r' | b'\n'))?;
    let (line, rest) = bytes.split_at(end);
    *bytes = rest.strip_prefix(b"\r\n")?;
    Some(line)
}

fn is_value(byte: &u8) -> bool {
    *byte == b'\t' || (*byte >= b' ' && *byte != 0x7f)
}
