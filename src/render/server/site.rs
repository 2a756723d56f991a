//! What the settings of every server say, and what they are made from.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt::Write;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::model::BaseUrl;
use crate::plan::former::{FormerAddress, Parameter};
use crate::plan::redirect::Redirect;

/// Stands in the first line of each file: by it one is known that may be written anew.
pub(super) const GENERATED: &str = "由 dafu 生成，每次生成都会覆盖";

/// What a page may not do whatever its own policy says, and who may frame it.
const POLICY: &str =
    "script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

/// Headers of every answer.
pub(super) const HEADERS: &[(&str, &str)] = &[
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
];

/// Theme assets bear their content's hash in their name.
pub(super) const IMMUTABLE: &str = "public, max-age=31536000, immutable";

/// All else may be corrected or withdrawn at any time: caches ask each time,
/// and are told that nothing changed.
pub(super) const ASK: &str = "no-cache";

/// What is worth compressing; the rest is compressed already.
pub(super) const COMPRESSIBLE: &[&str] = &[
    "text/plain",
    "text/xml",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "image/svg+xml",
];

/// What the settings are made from.
pub(super) struct Site<'a> {
    pub(super) base: &'a BaseUrl,
    pub(super) former: &'a [BaseUrl],
    pub(super) moved: &'a [Moved],
}

/// A redirect as servers see it.
pub(super) struct Moved {
    pub(super) from: FormerAddress,
    /// The whole new address.
    pub(super) to: String,
}

impl Moved {
    pub(super) fn new(redirect: &Redirect, base: &BaseUrl) -> Self {
        Self { from: redirect.address.clone(), to: base.join(redirect.to.as_str()) }
    }

    /// Whether the path alone says where it leads.
    pub(super) fn is_plain(&self) -> bool {
        self.from.host.is_none() && self.from.query.is_empty()
    }

    /// Whether its parameters are meant in any case: so are codes, `%b4` is `%B4`.
    pub(super) fn has_query_in_any_case(&self) -> bool {
        self.from.ignores_case() || self.from.query.iter().any(|one| sent_pair(one).contains('%'))
    }
}

/// The redirects of one path.
pub(super) struct Group<'a> {
    /// The path, as a word of settings.
    pub(super) path: Cow<'a, str>,
    /// Whether it is meant in any case.
    pub(super) any_case: bool,
    pub(super) moved: Vec<&'a Moved>,
}

impl Group<'_> {
    /// The only redirect, where the path alone decides on it.
    pub(super) fn plain(&self) -> Option<&Moved> {
        match self.moved.as_slice() {
            [one] if one.is_plain() => Some(one),
            _ => None,
        }
    }
}

/// `text` as browsers send it.
pub(super) fn sent(text: &str) -> String {
    utf8_percent_encode(text, CODED).to_string()
}

/// A parameter of a query as browsers send it.
pub(super) fn sent_pair((name, value): &Parameter) -> String {
    match value {
        Some(value) => format!("{}={}", sent(name), sent(value)),
        None => sent(name),
    }
}

/// What is coded in the addresses that browsers send, letters beyond ASCII besides.
const CODED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>').add(b'\'');

/// `text` as a word of settings: in quotation marks where it holds a blank or what ends a word.
fn word(text: &str) -> Cow<'_, str> {
    let simple = text.chars().all(|one| one.is_alphanumeric() || "/._-~+=&:@!,".contains(one));
    if simple { text.into() } else { format!("\"{text}\"").into() }
}

impl Site<'_> {
    /// The redirects of each path together, in the order in which the paths first come.
    pub(super) fn by_path(&self) -> Vec<Group<'_>> {
        let mut places: HashMap<Cow<'_, str>, usize> = HashMap::new();
        let mut groups: Vec<Group<'_>> = Vec::new();
        for moved in self.moved {
            let (path, any_case) = (&*moved.from.path, moved.from.ignores_case());
            let key = if any_case { path.to_ascii_lowercase().into() } else { path.into() };
            let place = *places.entry(key).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.moved.push(moved),
                None => groups.push(Group { path: word(path), any_case, moved: vec![moved] }),
            }
        }
        // Who asks for more goes first: the others would leave it nothing.
        for group in &mut groups {
            group.moved.sort_by_key(|one| (Reverse(one.from.query.len()), one.from.host.is_none()));
        }
        groups
    }

    /// What follows in the path, where the site moved to a folder below its former
    /// place on the same host: a redirect of all there would lead in a circle.
    pub(super) fn below<'a>(&'a self, former: &BaseUrl) -> Option<&'a str> {
        let rest = self.base.path().strip_prefix(former.path())?;
        (former.host() == self.base.host() && !rest.is_empty()).then_some(rest)
    }

    /// A pattern of every address at the former place; what follows is `$1`.
    pub(super) fn former_pattern(&self, former: &BaseUrl) -> String {
        let apart =
            self.below(former).map_or_else(String::new, |rest| format!("(?!{})", quoted(rest)));
        format!("^{}{apart}(.*)$", quoted(former.path()))
    }

    /// A comment of what a person has to do where the site stood before.
    pub(super) fn former_note(&self, line: impl Fn(&BaseUrl) -> String) -> String {
        self.former.iter().fold(String::new(), |mut out, former| {
            let _ = writeln!(
                out,
                "# 网站原来的网址 {former} 要继续能用：在那里的服务器上加一行\n#   {}",
                line(former)
            );
            out
        })
    }
}

/// A pattern of `path`, whose bytes of GBK are compared as bytes.
pub(super) fn path_pattern(path: &str) -> String {
    quoted(path).replace('%', "\\x")
}

/// `text` with what means something in a regular expression taken at its word.
pub(super) fn quoted(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, character| {
        if ".+*?()[]{}|^$\\".contains(character) {
            out.push('\\');
        }
        out.push(character);
        out
    })
}
