//! The translations of one language: read once, when somebody first asks in it.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::{Locale, fluent};

/// The files of a language, one for each group of the catalog, and those that stand beside it.
macro_rules! files {
    ($tag:literal) => {
        files!($tag: client config dns connect socket tls request head framing body h2 timeout
            availability origin internal other circumstances hint page)
    };
    ($tag:literal: $($group:ident)+) => {
        &[$((
            stringify!($group),
            include_str!(concat!("../../locales/", $tag, "/", stringify!($group), ".ftl")),
        )),+]
    };
}

/// Group and text of each file.
pub(super) const fn files(locale: Locale) -> &'static [(&'static str, &'static str)] {
    match locale {
        Locale::English => &[],
        Locale::Japanese => files!("ja"),
        Locale::Korean => files!("ko"),
        Locale::SimplifiedChinese => files!("zh-Hans"),
        Locale::TraditionalChinese => files!("zh-Hant"),
    }
}

/// What a language has for each English text, by its hash. A test proves that no two texts of the
/// catalog share one.
pub(super) struct Messages(HashMap<u32, Box<str>>);

impl Messages {
    pub(super) fn read<'f>(files: impl Iterator<Item = &'f str>) -> Self {
        let messages = files.flat_map(|text| fluent::read(text).messages);
        let templates = messages.filter_map(|message| {
            let template = message.template.ok()?;
            Some((message.id, template.into_boxed_str()))
        });
        Self(templates.collect())
    }

    pub(super) fn find(&self, english: &str) -> Option<&str> {
        self.0.get(&fluent::hash(english)).map(|text| &**text)
    }
}

/// The translations of a language.
pub(super) fn of(locale: Locale) -> &'static Messages {
    static READ: [OnceLock<Messages>; Locale::ALL.len()] =
        [const { OnceLock::new() }; Locale::ALL.len()];
    READ[locale as usize].get_or_init(|| {
        let files = files(locale).iter();
        Messages::read(files.map(|(_, text)| *text))
    })
}
