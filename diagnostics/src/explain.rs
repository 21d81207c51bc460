//! The manual: what `candor explain` prints.
