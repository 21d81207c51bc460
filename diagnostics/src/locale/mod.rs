//! The reader's language. English is the source and stands in the catalog itself; the others are
//! Fluent files in `locales/`, found by the English text that they translate.
//!
//! Codes, commands, log, metrics and field values are never translated.

#[cfg(test)]
pub(crate) mod english;
#[cfg(test)]
mod extract;
mod fluent;
mod messages;
#[cfg(test)]
mod tests;

/// At most so many ranges of `Accept-Language` are looked at.
const RANGES_MAX: usize = 32;
/// At most so many subtags of one range.
const SUBTAGS_MAX: usize = 4;

/// A language that Candor speaks.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub enum Locale {
    /// The source of all others.
    #[default]
    English,
    /// 日本語
    Japanese,
    /// 한국어
    Korean,
    /// 简体中文
    SimplifiedChinese,
    /// 繁體中文
    TraditionalChinese,
}

impl Locale {
    /// Every language.
    pub const ALL: [Self; 5] = [
        Self::English,
        Self::Japanese,
        Self::Korean,
        Self::SimplifiedChinese,
        Self::TraditionalChinese,
    ];

    /// Its tag (BCP 47), as in `Content-Language`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
            Self::Korean => "ko",
            Self::SimplifiedChinese => "zh-Hans",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// Chooses by the request's `Accept-Language` field (RFC 9110 §12.5.4); English if it names
    /// none of ours.
    pub fn negotiate(accept_language: Option<&[u8]>) -> Self {
        let mut best = (0, Self::English);
        let ranges = accept_language.unwrap_or_default().split(|&b| b == b',');
        for range in ranges.take(RANGES_MAX) {
            let mut parts = range.split(|&b| b == b';');
            let tag = parts.next().unwrap_or_default().trim_ascii();
            let Some(locale) = Self::of_tag(tag) else {
                continue;
            };
            let weight = parts.find_map(crate::render::weight).unwrap_or(1000);
            // Of equals the first: people list what they read best first.
            if weight > best.0 {
                best = (weight, locale);
            }
        }
        best.1
    }

    /// The language of a tag, `ja` or `zh-TW`, or of a POSIX locale, `zh_TW.UTF-8`.
    pub fn named(name: &str) -> Option<Self> {
        let end = name.find(['.', '@']).unwrap_or(name.len());
        Self::of_tag(&name.as_bytes()[..end])
    }

    fn of_tag(tag: &[u8]) -> Option<Self> {
        let mut subtags = tag.split(|&b| matches!(b, b'-' | b'_'));
        let primary = subtags.next()?;
        let is = |name: &str| primary.eq_ignore_ascii_case(name.as_bytes());
        match () {
            () if is("en") || is("*") => Some(Self::English),
            () if is("ja") => Some(Self::Japanese),
            () if is("ko") => Some(Self::Korean),
            () if is("zh") => Some(Self::chinese(subtags.take(SUBTAGS_MAX))),
            () => None,
        }
    }

    /// By script, else by region: Taiwan, Hong Kong and Macau write the traditional one.
    fn chinese<'t>(mut subtags: impl Iterator<Item = &'t [u8]>) -> Self {
        let decided = subtags.find_map(|subtag| {
            let is = |name: &&str| subtag.eq_ignore_ascii_case(name.as_bytes());
            match () {
                () if is(&"Hans") => Some(Self::SimplifiedChinese),
                () if ["Hant", "TW", "HK", "MO"].iter().any(is) => Some(Self::TraditionalChinese),
                () => None,
            }
        });
        decided.unwrap_or(Self::SimplifiedChinese)
    }

    /// The same in this language; the English text where there is no translation.
    ///
    /// Whoever calls this with a literal has it translated: a test finds `say("…")` in the sources
    /// of [`crate::render`], of its templates and of [`crate::explain`].
    pub(crate) fn say(self, english: &str) -> &str {
        #[cfg(test)]
        english::assert_known(english);
        match self {
            Self::English => english,
            _ => messages::of(self).find(english).unwrap_or(english),
        }
    }
}
