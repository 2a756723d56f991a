//! The tags of an HTML text, as far as is asked of them: names, attributes, where they stand.

use std::ops::Range;

#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'text> {
    /// Its name, as written.
    pub(super) name: &'text str,
    /// Where it stands, brackets included.
    pub(super) span: Range<usize>,
    pub(super) attributes: Vec<Attribute<'text>>,
    /// Whether it ends in `/>`: of a part of a picture, then nothing stands in it.
    pub(super) closes_itself: bool,
    /// What stands in it, where that is raw text: of `script`, `style`, `title` and `textarea`.
    pub(super) raw: Option<&'text str>,
}

/// An attribute of a tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'text> {
    /// Its name, as written.
    pub(super) name: &'text str,
    /// Its value, as written; empty where there is none.
    pub(super) value: &'text str,
    pub(super) span: Range<usize>,
}

impl<'text> Tag<'text> {
    /// Whether it is called `name`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The attribute called `name`.
    pub(super) fn get(&self, name: &str) -> Option<&Attribute<'text>> {
        self.attributes.iter().find(|one| one.name.eq_ignore_ascii_case(name))
    }
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "title", "textarea"];

/// The opening tags of `text`, comments left out.
pub(super) fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text[at..].find('<')?;
            if text[at..].starts_with("<!--") {
                at += text[at..].find("-->").map_or(text.len() - at, |end| end + 3);
            } else if text[at + 1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
                let mut tag = tag(text, at);
                at = tag.span.end;
                if RAW.iter().any(|name| tag.is(name)) {
                    let end = closing(&text[at..], tag.name).unwrap_or(text.len() - at);
                    tag.raw = Some(&text[at..at + end]);
                    at += end;
                }
                return Some(tag);
            } else {
                at += 1;
            }
        }
    })
}

/// Where `</name` stands in `text`.
fn closing(text: &str, name: &str) -> Option<usize> {
    let is_end = |(at, _): &(usize, &str)| {
        text.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    text.match_indices("</").find(is_end).map(|(at, _)| at)
}

/// The tag that begins at `start`.
fn tag(text: &str, start: usize) -> Tag<'_> {
    let ends = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>');
    let length = |from: usize, ends: &dyn Fn(char) -> bool| {
        text[from..].find(ends).map_or(text.len() - from, |end| end)
    };
    let mut at = start + 1 + length(start + 1, &ends);
    let name = &text[start + 1..at];
    let mut attributes = Vec::new();
    loop {
        let from = at;
        at += length(at, &|letter| !letter.is_ascii_whitespace() && letter != '/');
        if at >= text.len() || text[at..].starts_with('>') {
            let span = start..(at + 1).min(text.len());
            let closes_itself = text[from..at].ends_with('/');
            return Tag { name, span, attributes, closes_itself, raw: None };
        }
        let from = at;
        at += length(at + 1, &|letter| ends(letter) || letter == '=') + 1;
        let name = &text[from..at.min(text.len())];
        let after = at + length(at, &|letter| !letter.is_ascii_whitespace());
        let mut value = "";
        if text[after..].starts_with('=') {
            at = after + 1;
            at += length(at, &|letter| !letter.is_ascii_whitespace());
            let quote = text[at..].chars().next().filter(|one| matches!(one, '"' | '\''));
            let begin = at + quote.map_or(0, char::len_utf8);
            let end = begin
                + length(begin, &|letter| match quote {
                    Some(quote) => letter == quote,
                    None => letter.is_ascii_whitespace() || letter == '>',
                });
            value = &text[begin..end];
            at = (end + quote.map_or(0, char::len_utf8)).min(text.len());
        }
        attributes.push(Attribute { name, value, span: from..at });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_with_their_attributes() {
        let read = |text: &str| -> String {
            let tag = |tag: Tag<'_>| {
                let attributes = tag.attributes.iter();
                let words = attributes.map(|one| format!(" {}={}", one.name, one.value));
                format!("{}{} {:?};", tag.name, words.collect::<String>(), tag.raw)
            };
            tags(text).map(tag).collect()
        };
        assert_eq!(read("<p class='a b' id=c hidden>x</p>"), "p class=a b id=c hidden= None;");
        assert_eq!(read("1 < 2 <!-- <b> --><IMG SRC = \"x\"/>"), "IMG SRC=x None;");
        assert_eq!(read("<script>if (a<b) {}</script><i>"), "script Some(\"if (a<b) {}\");i None;");
        assert_eq!(read("<a href=\"甲>乙\">"), "a href=甲>乙 None;");
        for open in ["<", "<a", "<a ", "<a b", "<a b=", "<a b='", "<a b='x", "<script>", "<!--"] {
            let _ = read(open);
        }
    }
}
