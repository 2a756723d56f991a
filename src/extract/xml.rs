//! XML as a stream of tokens with local names; what a reader of office files needs of it.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::decode;
use super::piece::Unread;

/// A step through a document.
pub(super) enum Token<'a> {
    Open(Element<'a>),
    Close(&'a str),
    Text(&'a str),
    /// A remark or an instruction, which no program shows.
    Remark(&'a str),
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
        let value = quick_xml::escape::unescape(&found.value);
        Some(value.as_deref().unwrap_or(&found.value).to_owned())
    }

    /// Hands on the local name and the value of each of its attributes, those that only tell
    /// who edited when (`rsid…`) and where names come from left out.
    pub(super) fn each(&self, visit: &mut dyn FnMut(&str, &str)) {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let key = attribute.key.into_inner();
            if !key.starts_with("xmlns") && !local(key).starts_with("rsid") {
                let value = quick_xml::escape::unescape(&attribute.value);
                visit(local(key), value.as_deref().unwrap_or(&attribute.value));
            }
        }
    }

    /// Hands on the values of its attributes that may hold words or long numbers.
    pub(super) fn values(&self, visit: &mut dyn FnMut(&str)) {
        // Most elements have none such, and are passed over at once.
        if may_be_words(self.start.as_bytes()) {
            values(&mut self.start.attributes(), visit);
        }
    }
}

/// Hands on the values among `attributes` that may hold words or long numbers.
pub(super) fn values(attributes: &mut Attributes<'_>, visit: &mut dyn FnMut(&str)) {
    /// Attributes that say where and how something is drawn.
    const DRAWING: &[&str] = &[
        "Boundary",
        "CTM",
        "DashPattern",
        "DeltaX",
        "DeltaY",
        "coordsize",
        "d",
        "gfxdata",
        "path",
        "points",
        "transform",
        "viewBox",
    ];
    attributes.with_checks(false);
    for attribute in attributes.flatten() {
        let key = attribute.key.into_inner();
        let is_plain = key.starts_with("xmlns") || DRAWING.contains(&local(key));
        if !is_plain && may_be_words(attribute.value.as_bytes()) {
            let text = quick_xml::escape::unescape(&attribute.value);
            visit(text.as_deref().unwrap_or(&attribute.value));
        }
    }
}

/// Whether characters that programs exchange may be words of people: beyond
/// ASCII, an address, a long number.
pub(super) fn may_be_words(value: &[u8]) -> bool {
    const FEW: usize = 9;
    let speaks = |byte: &u8| !byte.is_ascii() || matches!(byte, b'@' | b'&');
    value.len() >= 2 && value.iter().any(speaks)
        || value.iter().filter(|byte| byte.is_ascii_digit()).count() >= FEW
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |found| found.1)
}

/// Steps through `bytes`; what stands before a mistake is handed on. A part that
/// ends inside an element was cut off: whoever waits for the end has not read it.
pub(super) fn walk(bytes: &[u8], visit: &mut dyn FnMut(Token<'_>)) -> Result<(), Unread> {
    try_walk(bytes, &mut |token| {
        visit(token);
        Ok(())
    })
}

/// The same, until `visit` says why it is to end.
pub(super) fn try_walk(
    bytes: &[u8],
    visit: &mut dyn FnMut(Token<'_>) -> Result<(), Unread>,
) -> Result<(), Unread> {
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
                visit(Token::Open(Element { start: &start }))?;
            }
            Ok(Event::End(end)) => {
                open = open.saturating_sub(1);
                visit(Token::Close(local(end.name().into_inner())))?;
            }
            Ok(Event::Text(text)) => visit(Token::Text(&unescaped(&text.xml10_content())))?,
            Ok(Event::CData(text)) => visit(Token::Text(&text.xml10_content()))?,
            Ok(Event::GeneralRef(entity)) => match entity.resolve_char_ref() {
                Ok(Some(character)) => visit(Token::Text(character.encode_utf8(&mut [0; 4])))?,
                _ => visit(Token::Text(&named(&entity.xml10_content())))?,
            },
            // Office formats forbid it, and what an entity stands for would be missing.
            Ok(Event::DocType(text)) if text.contains("<!ENTITY") => return Err(Unread::Damaged),
            Ok(Event::Eof) => return if open == 0 { Ok(()) } else { Err(Unread::Damaged) },
            Ok(Event::Comment(text) | Event::DocType(text)) => visit(Token::Remark(&text))?,
            Ok(Event::PI(text)) => visit(Token::Remark(&text))?,
            Ok(Event::Empty(_) | Event::Decl(_)) => {}
            Err(_) => return Err(Unread::Damaged),
        }
    }
}

/// What the entity called `name` stands for; its reference as written where nothing is known of it.
fn named(name: &str) -> Cow<'static, str> {
    let known = quick_xml::escape::resolve_predefined_entity(name);
    known.map_or_else(|| format!("&{name};").into(), Cow::Borrowed)
}

/// Text with the characters that office programs write as `_x000D_`.
fn unescaped(text: &str) -> Cow<'_, str> {
    if memchr::memmem::find(text.as_bytes(), b"_x").is_none() {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let character = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match character.and_then(char::from_u32) {
            Some(character) => {
                out.push(if character.is_control() { '\n' } else { character });
                rest = &rest[at + 7..];
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    (out + rest).into()
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

    #[test]
    fn no_reference_vanishes() {
        let text = "<a b='&nbsp;1'>&lt;&#20013;&nbsp;&e9;</a>";
        let mut said = String::new();
        let read = walk(text.as_bytes(), &mut |token| match token {
            Token::Open(element) => said.push_str(&element.get("b").expect("its value")),
            Token::Text(text) => said.push_str(text),
            Token::Close(_) | Token::Remark(_) => {}
        });
        assert_eq!((read.is_ok(), said.as_str()), (true, "&nbsp;1<中&nbsp;&e9;"));
        let declared = format!("<!DOCTYPE a [<!ENTITY e9 '一三八'>]>{text}");
        assert!(walk(declared.as_bytes(), &mut |_| {}).is_err());
        assert!(walk(format!("<!DOCTYPE a>{text}").as_bytes(), &mut |_| {}).is_ok());
    }

    #[test]
    fn characters_that_programs_escape_are_read() {
        for (text, read) in [
            ("138_x000D_12", "138\n12"),
            ("_x0031_2_x", "12_x"),
            ("a_x12_b_xzzzz_", "a_x12_b_xzzzz_"),
        ] {
            assert_eq!(unescaped(text), read);
        }
    }
}
