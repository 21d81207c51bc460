//! What FastCGI with the upstream shows.

use std::borrow::Cow;

use super::Facts;
use crate::anatomy;
use crate::evidence::{Evidence, FastCgi, FastCgiFault};

impl<'a> Facts<'a> {
    /// What FastCGI with the upstream shows.
    pub(crate) fn fastcgi(&self) -> Option<(usize, &'a FastCgi)> {
        self.attempt?;
        self.last(|evidence| match evidence {
            Evidence::FastCgi(fact) => Some(fact),
            _ => None,
        })
    }

    /// FastCGI is spoken, and its records are in order: what is wrong is what the script wrote.
    pub(crate) fn is_of_script(&self) -> bool {
        use FastCgiFault::{NoRecord, Record};
        let fact = self.fastcgi();
        fact.is_some_and(|(_, it)| !matches!(it.fault, Some(NoRecord { .. } | Record { .. })))
    }

    /// The application wrote to its error stream.
    pub(crate) fn has_error_stream(&self) -> bool {
        let words = self.last(|evidence| match evidence {
            Evidence::LastWords(words) => (words.source == "fastcgi").then_some(()),
            _ => None,
        });
        words.is_some()
    }

    pub(super) fn fastcgi_value(&self, name: &str) -> Option<Cow<'a, str>> {
        let (_, fact) = self.fastcgi()?;
        match (name, &fact.fault) {
            ("script", _) => fact.script.as_deref().map(Cow::Borrowed),
            ("spoken", Some(FastCgiFault::NoRecord { first })) => {
                let (protocol, _) = anatomy::plaintext(first);
                protocol.map(|protocol| Cow::Borrowed(protocol.name))
            }
            ("protocol_status", Some(FastCgiFault::Refused { protocol_status })) => {
                Some(match protocol_status {
                    1 => "FCGI_CANT_MPX_CONN".into(),
                    2 => "FCGI_OVERLOADED".into(),
                    3 => "FCGI_UNKNOWN_ROLE".into(),
                    other => other.to_string().into(),
                })
            }
            _ => None,
        }
    }
}
