//! Colors for a terminal that asked for them. The escapes are ours alone: what is painted has been
//! made harmless before.

/// Paints, or does not.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Paint {
    is_on: bool,
}

/// What a piece of text is. The parameter of "select graphic rendition" (ECMA-48 §8.3.117).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ink {
    /// What is broken.
    Bad,
    /// What leads the eye.
    Bold,
    /// A command or a name of the code.
    Code,
    /// What may be skipped.
    Dim,
    /// What evidence says.
    Good,
}

impl Paint {
    pub(crate) const ON: Self = Self { is_on: true };
    pub(crate) const OFF: Self = Self { is_on: false };

    pub(crate) fn paint(self, ink: Ink, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 12);
        self.onto(&mut out, ink, text);
        out
    }

    /// The same, appended.
    pub(crate) fn onto(self, out: &mut String, ink: Ink, text: &str) {
        if text.is_empty() {
            return;
        }
        let (begin, end) = self.around(ink);
        out.push_str(begin);
        out.push_str(text);
        out.push_str(end);
    }

    /// What comes before and after a painted text.
    pub(crate) const fn around(self, ink: Ink) -> (&'static str, &'static str) {
        if !self.is_on {
            return ("", "");
        }
        let begin = match ink {
            Ink::Bad => "\x1b[1;31m",
            Ink::Bold => "\x1b[1m",
            Ink::Code => "\x1b[36m",
            Ink::Dim => "\x1b[2m",
            Ink::Good => "\x1b[32m",
        };
        (begin, "\x1b[0m")
    }
}
