//! One pass over the events of a body, from which everything is read that anyone wants of it.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag};

use super::budget::{Excess, admit, admit_html};
use super::bytes::visible_length;
use super::cjk::is_han;
use super::conserved::losses;
use super::events::events;
use super::hidden::Hiding;
use super::html::Html;
use super::lines::{has_bars, is_folded, judge, judge_item};
use super::oddity::{Oddity, OddityKind};
use super::outline::Outline;
use super::outliner::Outliner;
use super::plain::PlainText;
use super::plain_text::PlainWriter;
use super::prepared::{Placed, Prepared, prepare};
use super::printed::printed;
use super::render::Writer;
use super::shown::page_differs;
use super::standin::MARK;

/// A body read once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// What it holds, and what prints otherwise than meant.
    pub outline: Outline,
    /// What a reader sees of it, without markup.
    pub plain: PlainText,
    /// The body as HTML whose links are still to be filled in.
    pub html: Html,
}

/// Everything that is in `body`.
pub(super) fn read(body: &str) -> Reading {
    within_bounds(body, |prepared, events, hiding| {
        let mut outliner = Outliner::new(prepared, events);
        let mut plain = PlainWriter::new(prepared);
        let mut writer = Writer::new(prepared, events);
        let mut odd = Oddities::new(prepared);
        for (event, range) in events {
            outliner.event(event, range);
            plain.event(event, range);
            writer.event(event, range);
            odd.event(event, range);
        }
        let (mut outline, plain, html) = (outliner.finish(), plain.finish(), writer.finish());
        let mut oddities = odd.found;
        oddities.extend(hidden(prepared, hiding));
        oddities.extend(printed(body, &plain));
        let skipped: Vec<_> =
            hiding.ranges.iter().map(|range| prepared.source_range(range)).collect();
        oddities.extend(losses(body, &plain, &skipped));
        if page_differs(&html, &plain) {
            let range = outline.raw_html.first().cloned().unwrap_or(0..0);
            oddities.push(Oddity { kind: OddityKind::Moved, range });
        }
        oddities.sort_by_key(|oddity| oddity.range.start);
        oddities
            .dedup_by(|one, other| one.kind == other.kind && one.range.start == other.range.start);
        outline.oddities = oddities;
        Reading { outline, plain, html }
    })
    .unwrap_or_else(|excess| unread(body, excess))
}

/// `body` as HTML alone.
pub(super) fn html(body: &str) -> Html {
    within_bounds(body, |prepared, events, _| {
        let mut writer = Writer::new(prepared, events);
        for (event, range) in events {
            writer.event(event, range);
        }
        writer.finish()
    })
    .unwrap_or_else(|_| Html::verbatim(body))
}

/// The visible words of `body` alone.
pub(super) fn plain_text(body: &str) -> PlainText {
    within_bounds(body, |prepared, events, _| {
        let mut writer = PlainWriter::new(prepared);
        for (event, range) in events {
            writer.event(event, range);
        }
        writer.finish()
    })
    .unwrap_or_else(|_| PlainText::verbatim(body))
}

/// What `read` makes of the events of `body`, unless there are more of them than are read.
fn within_bounds<T>(
    body: &str,
    read: impl FnOnce(&Prepared<'_>, &[Placed<'_>], &Hiding) -> T,
) -> Result<T, Excess> {
    admit(body)?;
    let prepared = prepare(body);
    let (events, hiding) = events(&prepared);
    admit_html(&events).map_err(|excess| {
        let at = prepared.source_range(&(excess.at..excess.at)).start;
        Excess { at, ..excess }
    })?;
    Ok(read(&prepared, &events, &hiding))
}

/// A body that is not read as Markdown: its words as they are, and why.
fn unread(body: &str, Excess { kind, at }: Excess) -> Reading {
    let end = memchr::memchr(b'\n', &body.as_bytes()[at..]).map_or(body.len(), |end| at + end);
    let outline = Outline {
        text_length: visible_length(body),
        oddities: vec![Oddity { kind, range: at..end }],
        ..Outline::default()
    };
    Reading { outline, plain: PlainText::verbatim(body), html: Html::verbatim(body) }
}

fn hidden(prepared: &Prepared<'_>, hiding: &Hiding) -> Vec<Oddity> {
    let told = |ranges: &[Range<usize>], kind: OddityKind| {
        let place = |range: &Range<usize>| Oddity { kind, range: prepared.source_range(range) };
        ranges.iter().map(place).collect::<Vec<_>>()
    };
    // Both go through the body from its beginning to its end.
    let starts =
        |start| hiding.unclosed.binary_search_by_key(&start, |one: &Range<usize>| one.start);
    let ends = |range: &&Range<usize>| starts(range.start).is_err();
    let hidden: Vec<_> = hiding.ranges.iter().filter(ends).cloned().collect();
    let mut all = told(&hidden, OddityKind::Hidden);
    all.extend(told(&hiding.unclosed, OddityKind::HiddenToTheEnd));
    all
}

/// What blocks tell of themselves.
struct Oddities<'e, 'b> {
    prepared: &'e Prepared<'b>,
    found: Vec<Oddity>,
    /// The columns of the table being read.
    columns: usize,
    /// Whether anything in the body may part the cells of a table.
    has_bars: bool,
}

impl<'e, 'b> Oddities<'e, 'b> {
    fn new(prepared: &'e Prepared<'b>) -> Self {
        let has_bars = has_bars(&prepared.text);
        Self { prepared, found: Vec::new(), columns: 0, has_bars }
    }

    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let source = &self.prepared.text[range.clone()];
        match event {
            Event::Start(Tag::Paragraph) if self.has_bars || is_folded(source) => {
                if let Some((kind, at)) = judge(source) {
                    self.push(kind, range.start + at..range.end);
                }
            }
            Event::Start(Tag::Item) if source.contains('\n') => {
                if let Some((kind, at)) = judge_item(source) {
                    self.push(kind, range.start + at..range.end);
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                self.push(OddityKind::IndentedCode, range.clone());
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if !is_closed(source) => {
                self.push(OddityKind::UnclosedFence, range.clone());
            }
            Event::Start(Tag::BlockQuote(_)) => {
                let behind = source.trim_start_matches(['>', ' ', '=', '＝']);
                if behind.starts_with(|c: char| c.is_ascii_digit()) && !source.trim().contains('\n')
                {
                    self.push(OddityKind::SwallowedSign, range.clone());
                }
            }
            Event::Start(Tag::List(None)) if is_signed(source) => {
                self.push(OddityKind::SwallowedSign, range.clone());
            }
            Event::Start(Tag::Heading { .. }) => {
                let (words, last) = source.trim_end().rsplit_once('\n').unwrap_or_default();
                // Between two versions that Git could not merge, the line is Git's.
                let is_conflict = words.contains("<<<<<<<");
                if !words.is_empty() && !is_conflict && last.trim_start().starts_with(['-', '=']) {
                    self.push(OddityKind::Underlined, range.clone());
                }
            }
            Event::Start(Tag::Strong) => {
                let before = self.prepared.text[..range.start].trim_end_matches(MARK);
                let words = source.trim_start_matches('*').trim_start_matches(MARK);
                if words.starts_with(['和', '与', '及', '、']) && before.ends_with(is_han) {
                    self.push(OddityKind::SwallowedAsterisks, range.clone());
                }
            }
            Event::Start(Tag::Emphasis) if source.starts_with('*') => {
                let before = self.prepared.text[..range.start].chars().next_back();
                let after = self.prepared.text[range.end..].chars().next();
                let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                if is_word(before) && is_word(after) {
                    self.push(OddityKind::SwallowedAsterisks, range.clone());
                }
            }
            Event::Start(Tag::Table(columns)) => self.columns = columns.len(),
            Event::Start(Tag::TableRow) if self.columns > 1 && !source.contains('|') => {
                self.push(OddityKind::RowWithoutBars, range.clone());
            }
            _ => {}
        }
    }

    fn push(&mut self, kind: OddityKind, range: Range<usize>) {
        let range = self.prepared.source_range(&range);
        self.found.push(Oddity { kind, range });
    }
}

/// A single item that is a figure with its sign: `- 5℃`, `+ 5%`.
fn is_signed(list: &str) -> bool {
    let item = list.trim();
    let figure = item.trim_start_matches(['-', '+']).trim_start();
    let unit = figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    !item.contains('\n')
        && unit.len() < figure.len()
        && (item.starts_with('+')
            || item.starts_with('-') && unit.starts_with(['℃', '°', '%', '％']))
}

/// Whether a fence ends with one of its own.
fn is_closed(block: &str) -> bool {
    let sign = block.trim_start().chars().next().unwrap_or('`');
    let last = block.trim_end().rsplit('\n').next().unwrap_or_default();
    let fence = last.trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    block.trim_end().contains('\n') && fence.starts_with(sign) && fence.chars().all(|c| c == sign)
}
