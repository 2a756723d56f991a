//! Licence expressions (SPDX 2.3, annex D; `/` for OR as older packages write it).

use std::collections::BTreeSet;

/// What a package says it may be used under.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Expression {
    /// One licence, its exception included: `Apache-2.0 WITH LLVM-exception`.
    Licence(String),
    /// All of them hold.
    All(Vec<Expression>),
    /// One of them may be chosen.
    Any(Vec<Expression>),
}

impl Expression {
    /// Reads `text`; `None` where it is not an expression.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let spaced = text.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
        let words: Vec<_> = spaced.split_whitespace().collect();
        let mut words = words.as_slice();
        let expression = any(&mut words)?;
        words.is_empty().then_some(expression)
    }

    /// The licences to use it under, of those that are `allowed`; `None` where that cannot be.
    pub(super) fn choose(&self, allowed: &impl Fn(&str) -> bool) -> Option<BTreeSet<String>> {
        match self {
            Self::Licence(name) => allowed(name).then(|| BTreeSet::from([name.clone()])),
            Self::All(parts) => {
                let chosen: Option<Vec<_>> =
                    parts.iter().map(|part| part.choose(allowed)).collect();
                chosen.map(|parts| parts.into_iter().flatten().collect())
            }
            Self::Any(parts) => parts.iter().find_map(|part| part.choose(allowed)),
        }
    }
}

fn any(words: &mut &[&str]) -> Option<Expression> {
    let mut parts = vec![all(words)?];
    while taken(words, "OR") {
        parts.push(all(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Expression::Any(parts) })
}

fn all(words: &mut &[&str]) -> Option<Expression> {
    let mut parts = vec![one(words)?];
    while taken(words, "AND") {
        parts.push(one(words)?);
    }
    Some(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
}

fn one(words: &mut &[&str]) -> Option<Expression> {
    if taken(words, "(") {
        let inside = any(words)?;
        return taken(words, ")").then_some(inside);
    }
    let licence = name(words)?;
    if taken(words, "WITH") {
        return Some(Expression::Licence(format!("{licence} WITH {}", name(words)?)));
    }
    Some(Expression::Licence(licence))
}

fn name(words: &mut &[&str]) -> Option<String> {
    let (first, rest) = words.split_first()?;
    let is_name = !matches!(*first, "(" | ")" | "AND" | "OR" | "WITH");
    *words = rest;
    is_name.then(|| (*first).to_owned())
}

fn taken(words: &mut &[&str], word: &str) -> bool {
    let found = words.first() == Some(&word);
    if found {
        *words = &words[1..];
    }
    found
}

#[test]
fn expressions_are_read_by_precedence() {
    let cases = [
        ("MIT", "MIT", true),
        ("MIT OR GPL-2.0", "MIT", true),
        ("MIT AND GPL-2.0", "MIT", false),
        ("GPL-2.0 OR MIT AND ISC", "MIT ISC", true),
        ("(GPL-2.0 OR MIT) AND ISC", "MIT", false),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 Unicode-3.0", true),
        ("MIT/Apache-2.0", "Apache-2.0", true),
        ("Apache-2.0 WITH LLVM-exception", "Apache-2.0", false),
        ("((MIT))", "MIT", true),
    ];
    for (text, allowed, expected) in cases {
        let allowed = |name: &str| allowed.split(' ').any(|word| word == name);
        let expression = Expression::parse(text).expect(text);
        assert_eq!(expression.choose(&allowed).is_some(), expected, "{text}");
    }
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in ["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT ISC", "MIT WITH", "()"] {
        assert_eq!(Expression::parse(text), None, "{text}");
    }
}
