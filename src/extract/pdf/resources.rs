//! What stands around a drawing: its streams, what they name, remarks in them.

use hayro_syntax::object::{Dict, Object, Stream};

use super::super::limits::Job;
use super::super::piece::Place;
use super::super::plain;

/// The streams that draw a page.
pub(super) fn contents<'a>(page: &Dict<'a>) -> Vec<Stream<'a>> {
    const MOST: usize = 10_000;
    match page.get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(parts)) => parts.iter::<Stream<'_>>().take(MOST).collect(),
        _ => Vec::new(),
    }
}

/// Where names in a drawing are looked up, first to last.
pub(super) struct Found<'a> {
    pub(super) fonts: Vec<Dict<'a>>,
    pub(super) forms: Vec<Dict<'a>>,
}

impl<'a> Found<'a> {
    /// The font called `name`.
    pub(super) fn font(&self, name: &[u8]) -> Option<Dict<'a>> {
        self.fonts.iter().find_map(|fonts| fonts.get(name))
    }

    /// The form or picture called `name`.
    pub(super) fn form(&self, name: &[u8]) -> Option<Stream<'a>> {
        self.forms.iter().find_map(|forms| forms.get(name))
    }

    /// What a stream names that draws, else what `outer` does.
    pub(super) fn of(drawn: &Dict<'a>, outer: &Self) -> Self {
        let own = drawn.get::<Dict<'_>>("Resources");
        let part = |key: &str| own.as_ref().map(|own| own.get::<Dict<'_>>(key).unwrap_or_default());
        Self {
            fonts: part("Font").map_or_else(|| outer.fonts.clone(), |fonts| vec![fonts]),
            forms: part("XObject").map_or_else(|| outer.forms.clone(), |forms| vec![forms]),
        }
    }
}

/// Remarks between the instructions, which nobody is shown.
pub(super) fn remarks(content: &[u8], job: &mut Job<'_>) {
    for at in memchr::memchr_iter(b'%', content) {
        let line = &content[at..];
        let end = memchr::memchr2(b'\r', b'\n', line).unwrap_or(line.len());
        plain::strings(&line[..end], &Place::Hidden, job);
    }
}
