//! What the settings of every server say, and what they are made from.

use std::fmt::Write;

use crate::model::BaseUrl;
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
    /// The path on the host: `/hf/r/old.html`.
    pub(super) from: String,
    /// The whole new address.
    pub(super) to: String,
}

impl Moved {
    pub(super) fn new(redirect: &Redirect, base: &BaseUrl) -> Self {
        Self {
            from: format!("{}{}", base.path(), redirect.address()),
            to: base.join(redirect.to.as_str()),
        }
    }
}

impl Site<'_> {
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
