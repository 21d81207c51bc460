//! Reads a Structured Field List (RFC 8941 §4.2.1), as strictly as it is written.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

/// A bare item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Item {
    Token(String),
    Text(String),
    Integer(i64),
    Flag(bool),
}

impl Item {
    pub fn text(&self) -> &str {
        match self {
            Self::Token(text) | Self::Text(text) => text,
            other => panic!("{other:?} is no text"),
        }
    }
}

/// A member of a list.
#[derive(Clone, Debug)]
pub struct Member {
    pub item: Item,
    pub parameters: BTreeMap<String, Item>,
}

/// The members of a list, or where and why it is none.
pub fn list(value: &str) -> Result<Vec<Member>, String> {
    let mut input = value.chars().peekable();
    let mut members = Vec::new();
    loop {
        members.push(member(&mut input).map_err(|why| format!("{why}, in {value}"))?);
        skip(&mut input, " \t");
        match input.next() {
            None => return Ok(members),
            Some(',') => skip(&mut input, " \t"),
            Some(other) => return Err(format!("{other:?} between members, in {value}")),
        }
    }
}

type Input<'a> = Peekable<Chars<'a>>;

fn skip(input: &mut Input<'_>, which: &str) {
    while input.next_if(|c| which.contains(*c)).is_some() {}
}

fn member(input: &mut Input<'_>) -> Result<Member, String> {
    let item = item(input)?;
    let mut parameters = BTreeMap::new();
    while input.next_if_eq(&';').is_some() {
        skip(input, " ");
        let key = key(input)?;
        let value = match input.next_if_eq(&'=') {
            Some(_) => self::item(input)?,
            None => Item::Flag(true),
        };
        if parameters.insert(key.clone(), value).is_some() {
            return Err(format!("{key} twice"));
        }
    }
    Ok(Member { item, parameters })
}

fn key(input: &mut Input<'_>) -> Result<String, String> {
    let first = input.next_if(|c| c.is_ascii_lowercase() || *c == '*');
    let mut key = String::from(first.ok_or("a key begins badly")?);
    let is_key = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-.*".contains(*c);
    while let Some(c) = input.next_if(is_key) {
        key.push(c);
    }
    Ok(key)
}

fn item(input: &mut Input<'_>) -> Result<Item, String> {
    match input.peek() {
        Some('"') => text(input),
        Some('?') => {
            input.next();
            match input.next() {
                Some('0') => Ok(Item::Flag(false)),
                Some('1') => Ok(Item::Flag(true)),
                _ => Err("no Boolean".to_owned()),
            }
        }
        Some(c) if c.is_ascii_digit() || *c == '-' => {
            let mut digits = String::new();
            while let Some(c) = input.next_if(|c| c.is_ascii_digit() || *c == '-') {
                digits.push(c);
            }
            if digits.trim_start_matches('-').len() > 15 {
                return Err(format!("{digits} is too long"));
            }
            digits
                .parse()
                .map(Item::Integer)
                .map_err(|_| format!("{digits} is no Integer"))
        }
        Some(c) if c.is_ascii_alphabetic() || *c == '*' => {
            let mut token = String::new();
            let is_token = |c: &char| c.is_ascii_alphanumeric() || ":/!#$%&'*+-.^_`|~".contains(*c);
            while let Some(c) = input.next_if(is_token) {
                token.push(c);
            }
            Ok(Item::Token(token))
        }
        other => Err(format!("{other:?} begins no item")),
    }
}

fn text(input: &mut Input<'_>) -> Result<Item, String> {
    input.next();
    let mut text = String::new();
    loop {
        match input.next() {
            Some('"') => return Ok(Item::Text(text)),
            Some('\\') => match input.next() {
                Some(c @ ('"' | '\\')) => text.push(c),
                other => return Err(format!("{other:?} is escaped")),
            },
            Some(c @ ' '..='~') => text.push(c),
            other => return Err(format!("{other:?} in a String")),
        }
    }
}

#[test]
fn lists_are_told_from_other_text() {
    let read = list("a; b=\"c\\\"\"; d=1, \"x\"; e;f=?0, c/d:1").unwrap();
    assert_eq!(read.len(), 3);
    assert_eq!(read[0].parameters["b"], Item::Text("c\"".to_owned()));
    assert_eq!(read[0].parameters["d"], Item::Integer(1));
    assert_eq!(read[1].parameters["e"], Item::Flag(true));
    for bad in [
        "",
        "a b",
        "a,",
        "a; B=1",
        "a; b=",
        "a; b=\"\u{e9}\"",
        "a; b=\"c",
        "a; b=1; b=2",
        "a; b=\"\\n\"",
    ] {
        assert!(list(bad).is_err(), "{bad}");
    }
}
