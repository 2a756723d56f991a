//! Attributes behind a heading: `## 总体情况 {#overview}`.
//!
//! The parser has an option for them, but with it some bodies end in a panic (seen with 0.13.6: a
//! list item beside a setext heading), and it swallows every bracketed end, words and all. Here only
//! `#id`, `.class` and `key=value` are attributes; of these, the id alone is used.

use std::collections::VecDeque;

use pulldown_cmark::Event;

use super::prepared::Placed;

/// Attributes found at the end of a heading.
pub(super) struct Attributes {
    /// The id, where one is written.
    pub(super) id: Option<String>,
    /// How many bytes of the heading's text they are, the white space before them included.
    pub(super) length: usize,
}

/// The attributes that end the heading made of `events` (the last one its end); `source` is how it
/// was written.
pub(super) fn attributes(events: &VecDeque<Placed<'_>>, source: &str) -> Option<Attributes> {
    let last = events.len().checked_sub(2)?;
    if !matches!(&events[last].0, Event::Text(text) if text.trim_end().ends_with('}')) {
        return None;
    }
    let texts = events.iter().rev().skip(1).map_while(|(event, _)| match event {
        Event::Text(text) => Some(&**text),
        _ => None,
    });
    let pieces: Vec<&str> = texts.collect();
    let tail: String = pieces.into_iter().rev().collect();
    let start = tail.rfind('{')?;
    let block = tail[start..].trim_end();
    if !source.contains(block) || source.contains(&format!("\\{block}")) {
        return None;
    }
    let tokens = || block.trim_matches(['{', '}']).split_ascii_whitespace();
    if tokens().next().is_none() || !tokens().all(is_attribute) {
        return None;
    }
    let id = tokens().find_map(|token| token.strip_prefix('#')).map(str::to_owned);
    let length = tail.len() - tail[..start].trim_end().len();
    Some(Attributes { id, length })
}

/// Whether `token` is an id, a class or a pair.
pub(super) fn is_attribute(token: &str) -> bool {
    match token.split_once('=') {
        Some((key, _)) => !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric()),
        None => token.len() > 1 && token.starts_with(['#', '.']),
    }
}

/// Takes `length` bytes of text off the end of `events`, before their last one.
pub(super) fn cut(events: &mut VecDeque<Placed<'_>>, mut length: usize) {
    while length > 0 {
        let Some(last) = events.len().checked_sub(2) else {
            return;
        };
        let Event::Text(text) = &mut events[last].0 else {
            return;
        };
        if text.len() > length {
            *text = text[..text.len() - length].to_owned().into();
            return;
        }
        length -= text.len();
        events.remove(last);
    }
}
