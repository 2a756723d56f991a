//! XML as a stream of tokens with local names; what a reader of office files needs of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::decode;
use super::{Place, Unread};
use crate::extract::limits::Job;

/// A step through a document.
pub(super) enum Token<'a> {
    /// An element begins.
    Open(Element<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text between.
    Text(&'a str),
}

/// The begin of an element.
pub(super) struct Element<'a> {
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        local(self.start.name().into_inner())
    }

    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        let found =
            attributes.flatten().find(|attribute| local(attribute.key.into_inner()) == name)?;
        let value = quick_xml::escape::unescape(&found.value).ok()?;
        Some(value.into_owned())
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |found| found.1)
}

/// Steps through `bytes`; what stands before a mistake is handed on. A part that
/// ends inside an element was cut off: whoever waits for the end has not read it.
pub(super) fn walk(bytes: &[u8], visit: &mut dyn FnMut(Token<'_>)) -> Result<(), Unread> {
    let text = decode::utf(bytes);
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    let mut open = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                open += 1;
                visit(Token::Open(Element { start: &start }));
            }
            Ok(Event::End(end)) => {
                open = open.saturating_sub(1);
                visit(Token::Close(local(end.name().into_inner())));
            }
            Ok(Event::Text(text)) => visit(Token::Text(&text.xml10_content())),
            Ok(Event::CData(text)) => visit(Token::Text(&text.xml10_content())),
            Ok(Event::GeneralRef(entity)) => {
                let known = |name: &str| quick_xml::escape::resolve_predefined_entity(name);
                match entity.resolve_char_ref() {
                    Ok(Some(character)) => visit(Token::Text(character.encode_utf8(&mut [0; 4]))),
                    _ => visit(Token::Text(known(&entity.xml10_content()).unwrap_or(" "))),
                }
            }
            Ok(Event::Eof) => return if open == 0 { Ok(()) } else { Err(Unread::Damaged) },
            Ok(_) => {}
            Err(_) => return Err(Unread::Damaged),
        }
    }
}

/// Hands on all text of `bytes`, an element at a time, and the values of the attributes `named`.
pub(super) fn all_text(
    bytes: &[u8],
    place: &Place,
    named: &[&str],
    job: &mut Job<'_>,
) -> Result<(), Unread> {
    let mut text = String::new();
    walk(bytes, &mut |token| match token {
        Token::Text(more) => text.push_str(more),
        Token::Open(element) => {
            job.piece(place, &text);
            text.clear();
            for value in named.iter().filter_map(|name| element.get(name)) {
                job.piece(place, &value);
            }
        }
        Token::Close(_) => {
            job.piece(place, &text);
            text.clear();
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_inside_an_element_is_damaged() {
        for (text, whole) in [
            ("<a><b/>甲</a>", true),
            ("<a></b>", true),
            ("", true),
            ("<a><b>甲</b>", false),
            ("<a>甲<b", false),
        ] {
            assert_eq!(walk(text.as_bytes(), &mut |_| {}).is_ok(), whole, "{text}");
        }
    }
}
