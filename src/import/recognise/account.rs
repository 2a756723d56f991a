//! The account of characters: each one of the source is in the draft, or is named with the
//! reason why it is not.
//!
//! It does not ask those who made the draft: it reads the draft's body as a page would show it
//! and compares it with the words of the source as a page is compared with its Markdown; the rest
//! it looks for in the fields.

use std::collections::BTreeSet;
use std::ops::Range;

use super::body::is_page_number;
use super::page::{Line, Page};
use crate::diagnostic::{Bilingual, is_invisible};
use crate::document::markdown;
use crate::import::draft::DraftValue;
use crate::import::finding::{self, Findings, Place};
use crate::sensitive;

/// So many characters of a line in a row are those of a field; fewer only where they are all of it.
const ALIKE: usize = 6;

/// Characters that are seen.
fn visible(text: &str) -> Vec<char> {
    text.chars().filter(|one| !one.is_whitespace() && !is_invisible(*one)).collect()
}

/// Reports how many characters the source has, how many of them are in the draft, and the rest.
pub(super) fn report(
    page: &Page,
    body: Range<usize>,
    (fields, text): (&[(&'static str, DraftValue)], &str),
    findings: &mut Findings,
) {
    let mut account = Account::default();
    account.fields =
        fields.iter().flat_map(|field| values(&field.1)).map(|one| visible(&one)).collect();
    account.pairs =
        account.fields.iter().flat_map(|one| one.windows(2)).map(|two| (two[0], two[1])).collect();
    let is_typed = |line: &Line| line.span.start as usize >= page.untyped;
    for (index, line) in page.lines.iter().enumerate().filter(|one| is_typed(one.1)) {
        let words = counted(page, index, line);
        if body.contains(&index) && is_page_number(line) {
            let reason = Bilingual::new("页码", "page number");
            account.leave_out(&reason, std::slice::from_ref(&line.text), words.len());
        } else if body.contains(&index) {
            account.body(&words);
        } else {
            let reason = match (index < body.start, page.form(index)) {
                (true, Some(form)) if form.is_red => Bilingual::new("红头", "the red head"),
                (true, _) => Bilingual::new("正文之前", "above the text"),
                (false, _) => Bilingual::new("正文之后", "below the text"),
            };
            account.line(&words, &line.text, &reason);
        }
    }
    for note in &page.notes {
        account.body(&visible(&note.text));
    }
    for left in &page.left_out {
        let masked = sensitive::masked_text(left.text.trim());
        let count = visible(&left.text).len();
        account.leave_out(&left.reason, &[masked], count);
    }
    let printed = markdown::plain_text(text).text;
    let lost: String = markdown::missing(&account.typed, &printed)
        .into_iter()
        .map(|range| &account.typed[range])
        .collect();
    account.lost = visible(&lost).into_iter().collect();
    account.tell(findings);
}

/// The characters of a line; the marks that part the cells of a typed table are none.
fn counted(page: &Page, index: usize, line: &Line) -> Vec<char> {
    if line.cells.is_empty() || page.form(index).is_some() {
        return visible(&line.text);
    }
    let is_rule = |cell: &String| !cell.is_empty() && cell.chars().all(|one| "-: —".contains(one));
    if line.cells.iter().all(is_rule) { Vec::new() } else { visible(&line.cells.concat()) }
}

fn values(value: &DraftValue) -> Vec<String> {
    match value {
        DraftValue::Text(text) => [vec![text.clone()], spellings(text)].concat(),
        DraftValue::Number(number) => vec![number.to_string()],
        DraftValue::List(items) => items.clone(),
        DraftValue::Records(records) => {
            records.iter().flatten().map(|entry| entry.1.clone()).collect()
        }
        DraftValue::Unknown => Vec::new(),
    }
}

/// How pages write the day that stands in a field as `2023-07-20`.
fn spellings(text: &str) -> Vec<String> {
    let day = text.get(..10).unwrap_or_default();
    let parts: Vec<u32> = day.split('-').filter_map(|part| part.parse().ok()).collect();
    let &[year, month, day] = parts.as_slice() else { return Vec::new() };
    vec![
        format!("{year}年{month}月{day}日"),
        format!("{year}年{month:02}月{day:02}日"),
        format!("{year}/{month}/{day}"),
        format!("{year}-{month}-{day}"),
        format!("{year}-{month:02}-{day:02}"),
        format!("{year}.{month}.{day}"),
    ]
}

#[derive(Default)]
struct Account {
    /// The words of the source that are to be found in the body.
    typed: String,
    fields: Vec<Vec<char>>,
    /// Characters that stand beside each other in a field.
    pairs: BTreeSet<(char, char)>,
    total: usize,
    left: Vec<(Bilingual, String, usize)>,
    lost: String,
}

impl Account {
    /// Words of the body: they stand in the draft's, in this order.
    fn body(&mut self, words: &[char]) {
        self.total += words.len();
        self.typed.extend(words);
        self.typed.push('\n');
    }

    /// Words outside the body: those that fields hold are in the draft, the rest is left out.
    fn line(&mut self, words: &[char], text: &str, reason: &Bilingual) {
        let mut left: Vec<String> = Vec::new();
        let (mut at, mut is_going_on) = (0, false);
        while at < words.len() {
            let next = words.get(at + 1).map(|next| (words[at], *next));
            let may = next.is_some_and(|pair| self.pairs.contains(&pair));
            let fields = self.fields.iter().filter(|_| may);
            let alike = fields.map(|field| alike(field, &words[at..])).max().unwrap_or(0);
            if alike == 0 {
                match left.last_mut().filter(|_| is_going_on) {
                    Some(last) => last.push(words[at]),
                    None => left.push(words[at].into()),
                }
            }
            is_going_on = alike == 0;
            at += alike.max(1);
        }
        let count = left.iter().map(|one| one.chars().count()).sum::<usize>();
        self.total += words.len() - count;
        let masked = sensitive::masked_text(text);
        // What is personal is known by the words beside it: such a line is shown whole, masked.
        if masked == text {
            self.leave_out(reason, &left, count);
        } else if count > 0 {
            self.leave_out(reason, &[masked], count);
        }
    }

    /// `count` characters were left out that stand in `pieces`.
    fn leave_out(&mut self, reason: &Bilingual, pieces: &[String], count: usize) {
        if count == 0 {
            return;
        }
        self.total += count;
        let shown: String = pieces.iter().map(|piece| format!("“{piece}”")).collect();
        match self.left.last_mut() {
            Some((known, quotes, sum)) if known == reason => {
                quotes.push_str(&shown);
                *sum += count;
            }
            _ => self.left.push((reason.clone(), shown, count)),
        }
    }

    fn tell(&self, findings: &mut Findings) {
        let left: usize = self.left.iter().map(|one| one.2).sum();
        let lost = self.lost.chars().count();
        let (total, taken) = (self.total, self.total - left - lost);
        let (zh, en) = if left == 0 { ("", "") } else { ("（各列于下）", " (listed below)") };
        let message = Bilingual::new(
            format!("原文 {total} 字，稿件 {taken} 字，略去 {left} 字{zh}"),
            format!("{total} characters in the source, {taken} in the draft, {left} left out{en}"),
        );
        let listed = |name: &dyn Fn(&Bilingual) -> String| {
            let lines = self
                .left
                .iter()
                .map(|(reason, quotes, count)| format!("{} {count}：{quotes}", name(reason)));
            lines.collect::<Vec<_>>().join("\n")
        };
        let help =
            Bilingual::new(listed(&|one| one.zh.to_string()), listed(&|one| one.en.to_string()));
        findings.hint(finding::ACCOUNT, &Place::default(), message, help);
        if lost > 0 {
            findings.lost(&self.lost);
        }
    }
}

/// How many of the first of `words` stand in `field` in a row, if they are enough to be its.
fn alike(field: &[char], words: &[char]) -> usize {
    let mut best = 0;
    for start in 0..field.len() {
        let same = field[start..].iter().zip(words).take_while(|(one, other)| one == other).count();
        best = best.max(same);
    }
    if best >= ALIKE || best == field.len() { best } else { 0 }
}
