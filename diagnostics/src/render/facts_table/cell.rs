//! A serializer that writes rows for people.

use std::fmt::{self, Display};

use serde::ser::{self, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct};

use crate::facts::slots;
use crate::render::json::cleaned;
use crate::{names, time};

/// Where a value goes.
pub(super) struct Cell<'r> {
    name: &'r str,
    rows: &'r mut Vec<(String, String)>,
}

/// Nothing of ours fails; a foreign type would.
#[derive(Debug)]
pub(super) struct Unshown;

impl Display for Unshown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not shown")
    }
}

impl std::error::Error for Unshown {}

impl ser::Error for Unshown {
    fn custom<T: Display>(_: T) -> Self {
        Self
    }
}

impl<'r> Cell<'r> {
    pub(super) const fn new(name: &'r str, rows: &'r mut Vec<(String, String)>) -> Self {
        Self { name, rows }
    }

    /// What is empty tells nothing.
    fn push(self, value: String) -> Result<(), Unshown> {
        if value.is_empty() {
            return Ok(());
        }
        self.rows.push((self.name.replace('_', " "), value));
        Ok(())
    }

    /// A number with the unit that its name says.
    fn number(self, value: i128) -> Result<(), Unshown> {
        let natural = u64::try_from(value).unwrap_or_default();
        let (name, shown) = match self.name {
            name if name.ends_with("_unix_s") => {
                let mut text = String::new();
                time::write_s(&mut text, i64::try_from(value).unwrap_or(i64::MAX));
                (name.trim_end_matches("_unix_s"), text)
            }
            name if name.ends_with("_ms") => {
                let shown = slots::ms(natural).into_owned();
                (name.trim_end_matches("_ms"), shown)
            }
            name if name.ends_with("_us") => {
                let shown = slots::us(natural).into_owned();
                (name.trim_end_matches("_us"), shown)
            }
            "errno" => {
                let known = i32::try_from(value).ok().and_then(names::errno);
                let known = known.map(|known| format!("{value} {known}"));
                ("errno", known.unwrap_or_else(|| value.to_string()))
            }
            name => (name, value.to_string()),
        };
        let rows = self.rows;
        Cell { name, rows }.push(shown)
    }

    fn members(self, place: bool) -> Members<'r> {
        Members {
            of: self.name,
            start: self.rows.len(),
            rows: self.rows,
            is_place: place,
        }
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),+) => {
        $(fn $method(self, value: $type) -> Result<(), Unshown> {
            self.number(i128::from(value))
        })+
    };
}

impl<'r> ser::Serializer for Cell<'r> {
    type Ok = ();
    type Error = Unshown;
    type SerializeSeq = List<'r>;
    type SerializeTuple = Impossible<(), Unshown>;
    type SerializeTupleStruct = Impossible<(), Unshown>;
    type SerializeTupleVariant = Impossible<(), Unshown>;
    type SerializeMap = Members<'r>;
    type SerializeStruct = Members<'r>;
    type SerializeStructVariant = Members<'r>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unshown> {
        self.push(value.to_string())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Unshown> {
        self.push(value.to_string())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unshown> {
        self.push(value.to_string())
    }

    fn serialize_char(self, value: char) -> Result<(), Unshown> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Unshown> {
        self.push(cleaned(value))
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Unshown> {
        self.push(value.escape_ascii().to_string())
    }

    fn serialize_none(self) -> Result<(), Unshown> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unshown> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unshown> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unshown> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unshown> {
        self.push(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unshown> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unshown> {
        SerializeMap::serialize_entry(&mut self.members(false), variant, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'r>, Unshown> {
        Ok(List {
            cell: self,
            shown: String::new(),
        })
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Unshown> {
        Err(Unshown)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unshown> {
        Err(Unshown)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unshown> {
        Err(Unshown)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'r>, Unshown> {
        Ok(self.members(false))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Members<'r>, Unshown> {
        Ok(self.members(name == "Place"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Members<'r>, Unshown> {
        Ok(self.members(false))
    }
}

/// The members of a value, each a row named after both.
pub(super) struct Members<'r> {
    of: &'r str,
    start: usize,
    rows: &'r mut Vec<(String, String)>,
    /// A file and a line are one value.
    is_place: bool,
}

impl Members<'_> {
    fn member<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), Unshown> {
        // The bytes have a section of their own, and so have the lines of a log.
        if matches!(name, "raw" | "lines") {
            return Ok(());
        }
        let rows = &mut *self.rows;
        if self.of.is_empty() {
            return value.serialize(Cell { name, rows });
        }
        let name = &format!("{} {name}", self.of);
        value.serialize(Cell { name, rows })
    }

    fn close(self) {
        if let (true, [file, line]) = (self.is_place, &self.rows[self.start..]) {
            let whole = format!("{}:{}", file.1, line.1);
            self.rows.truncate(self.start);
            self.rows.push((self.of.replace('_', " "), whole));
        }
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Unshown;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unshown> {
        self.member(name, value)
    }

    fn end(self) -> Result<(), Unshown> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStructVariant for Members<'_> {
    type Ok = ();
    type Error = Unshown;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unshown> {
        self.member(name, value)
    }

    fn end(self) -> Result<(), Unshown> {
        Ok(())
    }
}

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = Unshown;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unshown> {
        Err(Unshown)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unshown> {
        Err(Unshown)
    }

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &V,
    ) -> Result<(), Unshown> {
        let mut name = Vec::with_capacity(1);
        key.serialize(Cell::new("", &mut name))?;
        let (_, name) = name.pop().ok_or(Unshown)?;
        self.member(&name, value)
    }

    fn end(self) -> Result<(), Unshown> {
        Ok(())
    }
}

/// The elements of a list, in one row.
pub(super) struct List<'r> {
    cell: Cell<'r>,
    shown: String,
}

impl SerializeSeq for List<'_> {
    type Ok = ();
    type Error = Unshown;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unshown> {
        let mut rows = Vec::with_capacity(1);
        value.serialize(Cell::new("", &mut rows))?;
        if !self.shown.is_empty() {
            self.shown.push_str(", ");
        }
        match path_part(&rows).or_else(|| listener(&rows)) {
            Some(part) => self.shown.push_str(&part),
            None => {
                let values: Vec<_> = rows.iter().map(|(_, value)| value.as_str()).collect();
                self.shown.push_str(&values.join(" "));
            }
        }
        Ok(())
    }

    fn end(self) -> Result<(), Unshown> {
        let shown = match self.shown.is_empty() {
            true => "none".to_owned(),
            false => self.shown,
        };
        self.cell.push(shown)
    }
}

/// A part of a path as `ls -ld` shows it.
fn path_part(rows: &[(String, String)]) -> Option<String> {
    let value = |name| {
        let row = rows.iter().find(|(key, _)| key == name);
        row.map(|(_, value)| value.as_str())
    };
    let path = value("path")?;
    let mode: u32 = value("mode")?.parse().ok()?;
    let Some(kind) = value("kind") else {
        return Some(format!("{path} (missing)"));
    };
    let denies = match value("denies") {
        Some("true") => ", denies us",
        _ => "",
    };
    let (owner, group) = (value("uid")?, value("gid")?);
    Some(format!(
        "{path} ({kind} {mode:04o}, owner {owner}, group {group}{denies})"
    ))
}

/// A listener as [`crate::evidence::Listener`] is written, and its queue where somebody waits.
fn listener(rows: &[(String, String)]) -> Option<String> {
    let value = |name| {
        let row = rows.iter().find(|(key, _)| key == name);
        row.map(|(_, value)| value.as_str())
    };
    let address = value("address")?;
    let queue = match (value("waiting"), value("backlog")) {
        (Some(waiting), Some(backlog)) if waiting != "0" => {
            format!(", {waiting} of {backlog} waiting")
        }
        _ => String::new(),
    };
    let owner = match (value("name"), value("pid")) {
        (Some(name), Some(pid)) => format!(" ({name}, pid {pid}{queue})"),
        _ => format!(" (owner not visible{queue})"),
    };
    Some(format!("{address}{owner}"))
}
