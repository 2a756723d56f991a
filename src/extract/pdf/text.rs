//! The texts that stand in a PDF's objects themselves.

use hayro_syntax::object::{Dict, MaybeRef, Object};

use super::super::limits::Job;
use super::super::piece::Place;
use super::super::{markup, plain, xml};
use super::string::string;

/// A text among the objects.
pub(super) struct Text<'t> {
    pub(super) key: &'t [u8],
    pub(super) bytes: &'t [u8],
}

impl Text<'_> {
    /// Hands it on as what it is: words, a page in small, or a signature's bytes.
    pub(super) fn hand_on(&self, place: &Place, job: &mut Job<'_>) {
        let is_binary = self.bytes.iter().take(64).any(|byte| matches!(byte, 1..=8 | 14..=31));
        let has_mark = matches!(self.bytes, [0xfe, 0xff, ..] | [0xff, 0xfe, ..]);
        if is_binary && !has_mark {
            plain::strings(self.bytes, place, job);
            return;
        }
        let text = string(self.bytes);
        if self.key == b"RC" || text.trim_start().starts_with('<') {
            markup::words(&text, place, job);
        } else {
            job.piece(place, &text);
        }
    }
}

/// Hands on each text that stands in `object` itself.
pub(super) fn strings(object: &Object<'_>, visit: &mut dyn FnMut(&Text<'_>)) {
    within(object, b"", 0, &mut |item| {
        if let Item::Text(text) = item {
            visit(text);
        }
    });
}

/// What stands in an object.
pub(super) enum Item<'t, 'a> {
    Text(&'t Text<'t>),
    Dict(&'t Dict<'a>),
}

/// Visits what stands in `object` itself, which stands below `key`.
pub(super) fn within<'a>(
    object: &Object<'a>,
    key: &[u8],
    depth: usize,
    visit: &mut dyn FnMut(Item<'_, 'a>),
) {
    const DEPTH: usize = 32;
    /// A number as long as that of a telephone.
    const LONG: f64 = 1e10;
    if depth > DEPTH {
        return;
    }
    match object {
        Object::Dict(dict) => visit(Item::Dict(dict)),
        Object::Stream(stream) => visit(Item::Dict(stream.dict())),
        _ => {}
    }
    let mut each = |item: MaybeRef<Object<'a>>, key: &[u8]| {
        // What is referred to is an object of its own.
        if let MaybeRef::NotRef(item) = item {
            within(&item, key, depth + 1, visit);
        }
    };
    match object {
        Object::Dict(dict) => dict.entries().for_each(|(key, item)| each(item, &key)),
        Object::Array(items) => items.raw_iter().for_each(|item| each(item, key)),
        Object::Stream(stream) => stream.dict().entries().for_each(|(key, item)| each(item, &key)),
        _ => {}
    }
    let mut text = |bytes: &[u8]| visit(Item::Text(&Text { key, bytes }));
    match object {
        Object::String(string) => text(string.as_bytes()),
        Object::Name(name) if xml::may_be_words(name) => text(name),
        Object::Number(number) if number.as_f64() >= LONG => {
            text(number.as_f64().to_string().as_bytes());
        }
        Object::Dict(dict) => {
            dict.keys().filter(|key| xml::may_be_words(key)).for_each(|key| text(&key));
        }
        _ => {}
    }
}
