//! Headings: numbered paragraphs that are headings, and the addresses of headings in the page.
//!
//! An id is made of the heading's own words, Chinese characters included, without its number:
//! `三、下一步打算` is `#下一步打算` and stays so when a section is put before it. Counting ids
//! (`h-3`) would move with every insertion, and pinyin is unreadable. Ids in ASCII alone carry
//! `h-` before them, so that they cannot meet an id of the theme.

use std::collections::{HashMap, HashSet};

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::prepared::Placed;
use super::standin::{ESCAPED, MARK};

/// A longer numbered paragraph is text.
pub(super) const MAX_NUMBERED_LENGTH: usize = 40;
/// Enough to tell headings apart; the address is pasted into messages with three bytes escaped each.
const MAX_ID_LENGTH: usize = 24;

/// A quick look at a paragraph's source: could its words begin with a Chinese heading number?
pub(super) fn may_be_numbered(source: &str) -> bool {
    source
        .chars()
        .find(|c| {
            !c.is_whitespace() && !matches!(*c, '*' | '_' | '~' | '[' | '\\' | MARK | ESCAPED)
        })
        .is_some_and(|c| matches!(c, '（' | '(') || is_numeral(c))
}

/// The level that the words of a one-line paragraph give it: 一、 is 2, （一） is 3.
///
/// A paragraph that ends like a sentence or leads in what follows is text.
pub(super) fn numbered_level(words: &str) -> Option<HeadingLevel> {
    let words = words.trim();
    if words.ends_with(['。', '；', '：', '.', ';', ':']) {
        return None;
    }
    let (level, rest) = split_chinese_number(words)?;
    (!rest.trim().is_empty()).then_some(level)
}

/// The heading number in front of `words`, as the level it stands for, and what follows it.
fn split_chinese_number(words: &str) -> Option<(HeadingLevel, &str)> {
    let bracketed = words.strip_prefix(['（', '(']);
    let after = skip_numeral(bracketed.unwrap_or(words))?;
    match bracketed {
        Some(_) => Some((HeadingLevel::H3, after.strip_prefix(['）', ')'])?)),
        None => Some((HeadingLevel::H2, after.strip_prefix('、')?)),
    }
}

/// Skips a numeral from 一 to 九十九.
fn skip_numeral(text: &str) -> Option<&str> {
    let digit =
        |text: &'_ str| text.starts_with(['一', '二', '三', '四', '五', '六', '七', '八', '九']);
    let after =
        |text: &str, count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let tens = &text[if digit(text) { after(text, 1) } else { 0 }..];
    let Some(units) = tens.strip_prefix('十') else {
        return digit(text).then_some(tens);
    };
    Some(&units[if digit(units) { after(units, 1) } else { 0 }..])
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Gives every heading of one body its id; outline and HTML go through the same headings in the
/// same order and so arrive at the same ids.
#[derive(Default)]
pub(super) struct Ids {
    taken: HashSet<String>,
    /// The last number given to a repeated id, so that many headings alike stay cheap.
    repeated: HashMap<String, usize>,
    /// Ids written by the editor; a made one never takes them.
    reserved: HashSet<String>,
}

impl Ids {
    /// For the headings of a body; ids that the editor wrote anywhere in it, valid or not, are
    /// reserved.
    pub(super) fn new(events: &[Placed<'_>]) -> Self {
        let written = |(event, _): &Placed<'_>| match event {
            Event::Start(Tag::Heading { id: Some(id), .. }) => Some(id.to_string()),
            _ => None,
        };
        Self { reserved: events.iter().filter_map(written).collect(), ..Self::default() }
    }

    /// The id of the next heading: the written one if it is valid and free, else one of its words.
    pub(super) fn assign(&mut self, written: Option<&str>, words: &str) -> String {
        let id = match written.filter(|id| is_valid(id) && !self.taken.contains(*id)) {
            Some(id) => id.to_owned(),
            None => self.free(words),
        };
        self.taken.insert(id.clone());
        id
    }

    fn free(&mut self, words: &str) -> String {
        let base = slug(words);
        let mut id = base.clone();
        let count = self.repeated.entry(base.clone()).or_insert(1);
        while self.taken.contains(&id) || self.reserved.contains(&id) {
            *count += 1;
            id = format!("{base}-{count}");
        }
        id
    }
}

/// Letters, digits, `-`, `_` and `.`, beginning with a letter or digit; `fn-` and `fnref-` belong
/// to footnotes.
fn is_valid(id: &str) -> bool {
    id.starts_with(char::is_alphanumeric)
        && id.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
        && id.len() <= 200
        && !id.starts_with("fn-")
        && !id.starts_with("fnref-")
}

fn slug(words: &str) -> String {
    let words = words.trim();
    let rest = split_chinese_number(words).map_or(words, |(_, rest)| rest);
    let rest = if rest.contains(char::is_alphanumeric) { rest } else { words };
    let mut slug = String::new();
    let mut count = 0;
    for c in rest.chars() {
        if !c.is_alphanumeric() {
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
                count += 1;
            }
        } else if count < MAX_ID_LENGTH {
            slug.extend(c.to_lowercase());
            count += 1;
        }
        if count >= MAX_ID_LENGTH {
            break;
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    match slug.as_str() {
        "" => "h".to_owned(),
        ascii if ascii.is_ascii() => format!("h-{ascii}"),
        _ => slug,
    }
}

/// The rank of a heading in the page, 2 to 6: the page's only first heading is its title.
pub(super) fn rank(level: HeadingLevel) -> u8 {
    (level as u8).max(2)
}

/// The element of a heading of that rank.
pub(super) fn element(rank: u8) -> &'static str {
    match rank {
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
