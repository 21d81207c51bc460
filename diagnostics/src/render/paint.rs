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
        if !self.is_on || text.is_empty() {
            return text.to_owned();
        }
        let rendition = match ink {
            Ink::Bad => "1;31",
            Ink::Bold => "1",
            Ink::Code => "36",
            Ink::Dim => "2",
            Ink::Good => "32",
        };
        format!("\x1b[{rendition}m{text}\x1b[0m")
    }
}
