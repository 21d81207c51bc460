//! The string literals of a source file that people read.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A literal outside of tests, attributes and byte strings.
pub(super) struct Found {
    pub(super) text: String,
    /// The likely cause it belongs to, the field, or the function in which it stands.
    pub(super) place: String,
    /// It is the argument of `say`.
    pub(super) said: bool,
}

/// The literals of a source file, in order.
pub(super) fn literals(source: &str) -> Vec<Found> {
    let tokens: TokenStream = source.parse().expect("a source file that compiles");
    let mut walk = Walk::default();
    walk.stream(tokens, false);
    walk.found
}

/// The arguments of `say` in a template: `{{ locale.say("Next steps") }}`.
pub(super) fn said(template: &str) -> Vec<String> {
    let calls = template.split("say(\"").skip(1);
    calls
        .filter_map(|rest| rest.split_once("\")").map(|(text, _)| text.to_owned()))
        .collect()
}

#[derive(Default)]
struct Walk {
    found: Vec<Found>,
    /// `sentence`, `likely`, `steps` or a function's name.
    place: String,
    /// Name of the likely cause.
    likely: Option<String>,
}

impl Walk {
    fn stream(&mut self, tokens: TokenStream, said: bool) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let next = tokens.get(at + 1);
            match (token, next) {
                (TokenTree::Punct(hash), Some(TokenTree::Group(attribute)))
                    if hash.as_char() == '#' =>
                {
                    at += 1;
                    if attribute.stream().to_string().replace(' ', "") == "cfg(test)" {
                        at = end_of_item(&tokens, at);
                    }
                }
                // `#![…]`, and with it `//!`.
                (TokenTree::Punct(hash), Some(TokenTree::Punct(bang)))
                    if hash.as_char() == '#' && bang.as_char() == '!' =>
                {
                    at += 2;
                }
                (TokenTree::Ident(ident), Some(TokenTree::Ident(name))) if ident == "fn" => {
                    self.place = format!("in {name}");
                    self.likely = None;
                }
                (TokenTree::Ident(ident), Some(TokenTree::Punct(colon)))
                    if colon.as_char() == ':' =>
                {
                    self.field(&ident.to_string());
                }
                (TokenTree::Ident(ident), Some(TokenTree::Group(arguments))) => {
                    at += 1;
                    self.arguments(&ident.to_string(), arguments);
                }
                (TokenTree::Group(group), _) => self.stream(group.stream(), false),
                (TokenTree::Literal(literal), _) => self.literal(literal, said),
                _ => {}
            }
            at += 1;
        }
    }

    fn field(&mut self, name: &str) {
        if matches!(name, "title" | "visitor" | "sentence" | "steps") {
            self.likely = None;
            self.place = if name == "steps" { "step" } else { name }.to_owned();
        }
        if name == "likely" {
            self.place = "likely".to_owned();
        }
        if name == "id" {
            self.likely = Some(String::new());
        }
    }

    fn arguments(&mut self, function: &str, arguments: &Group) {
        let parenthesized = arguments.delimiter() == Delimiter::Parenthesis;
        if function == "new" && parenthesized && self.place == "likely" {
            self.likely = Some(String::new());
        }
        self.stream(arguments.stream(), function == "say" && parenthesized);
    }

    fn literal(&mut self, literal: &proc_macro2::Literal, said: bool) {
        let syn::Lit::Str(text) = syn::Lit::new(literal.clone()) else {
            return;
        };
        let text = text.value();
        // The first word of a likely cause is its name.
        if let Some(name) = &mut self.likely
            && name.is_empty()
        {
            *name = text;
            return;
        }
        let place = match &self.likely {
            Some(name) => format!("likely {name}"),
            None => self.place.clone(),
        };
        self.found.push(Found { text, place, said });
    }
}

/// The index of the last token of the item that begins behind `at`.
fn end_of_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        _ => false,
    };
    let rest = tokens[at + 1..].iter().position(ends);
    rest.map_or(tokens.len(), |offset| at + 1 + offset)
}
