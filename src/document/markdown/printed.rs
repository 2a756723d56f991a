//! Marks of Markdown that print: `**` with a blank beside it, `##` without one behind it, a link
//! that is none.

use std::ops::Range;

use memchr::memmem;

use super::bytes::{first_line, holds};
use super::oddity::{Oddity, OddityKind};
use super::plain::PlainText;

/// No target is longer.
const LONGEST: usize = 2048;

/// The marks of `body` that stand in its plain text.
pub(super) fn printed(body: &str, plain: &PlainText) -> Vec<Oddity> {
    let mut found = Vec::new();
    let mut add = |kind: OddityKind, at: Range<usize>| {
        let alike = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
        let behind = plain.code.partition_point(|code| code.end <= at.start);
        let is_code = plain.code.get(behind).is_some_and(|code| code.start < at.end);
        let range = plain.source(at.clone());
        // An editor who writes `\*\*` wants them to print.
        let written = body.get(range.clone()).unwrap_or_default();
        if !is_code && alike(written, plain.text.get(at).unwrap_or_default()) {
            found.push(Oddity { kind, range });
        }
    };
    let lines = if may_hold_marks(&plain.text) { plain.text.as_str() } else { "" };
    for line in ranges(lines) {
        for (kind, at) in in_line(&plain.text[line.clone()], body) {
            add(kind, line.start + at.start..line.start + at.end);
        }
    }
    if body.contains("！[") {
        let wide = body.match_indices("！[").filter(|(at, _)| {
            let line = first_line(&body[*at..], LONGEST);
            line.contains("](")
        });
        found.extend(
            wide.map(|(at, sign)| Oddity {
                kind: OddityKind::WideImage,
                range: at..at + sign.len(),
            }),
        );
    }
    found
}

/// A quick look at the whole: most texts hold no mark.
fn may_hold_marks(text: &str) -> bool {
    let is_target = |target: &str| memmem::find(text.as_bytes(), target.as_bytes()).is_some();
    holds(text, b"*~_`#]><") || is_target("】(") || is_target("】（")
}

fn ranges(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split('\n').map(move |line| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    })
}

/// The first mark of each kind in a line.
fn in_line(words: &str, body: &str) -> Vec<(OddityKind, Range<usize>)> {
    let mut found = Vec::new();
    found.extend(emphasis(words).map(|at| (OddityKind::PrintedEmphasis, at)));
    let level = words.bytes().take_while(|&b| b == b'#' || b == b' ').count();
    let signs = words[..level].trim_end().len();
    let title = &words[signs..];
    if (1..=6).contains(&signs)
        && !title.trim().is_empty()
        && !title.contains('#')
        && (signs > 1 || title.starts_with(|c: char| !c.is_ascii_alphanumeric()))
        && !words[..signs].contains(' ')
    {
        found.push((OddityKind::PrintedHeading, 0..signs));
    }
    if let Some(at) = words.find("```") {
        found.push((OddityKind::PrintedFence, at..at + 3));
    }
    if let Some(at) = words.find("<!--") {
        found.push((OddityKind::PrintedComment, at..at + 4));
    } else if let Some(at) = words.find("-->").filter(|_| body.contains("<!--")) {
        found.push((OddityKind::PrintedComment, at..at + 3));
    }
    found.extend(link(words));
    found
}

/// A run of two signs or three that an editor meant for emphasis. `张**` hides a name,
/// `138****0000` a number.
fn emphasis(words: &str) -> Option<Range<usize>> {
    let bytes = words.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'*' | b'~' | b'_')) {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|&&b| b == bytes[start]).count();
        at = start + length;
        let before = words[..start].chars().next_back();
        let after = words[at..].chars().next();
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let run = &words[start..at];
        let again = || words[at..].contains(run) || words[..start].contains(run);
        let meant = match bytes[start] {
            b'_' => length == 2 && is_word(after) && again(),
            b'~' => length == 2 && again(),
            _ => (2..=3).contains(&length) && (is_word(after) || !is_word(before)),
        };
        if meant && !(is_latin(before) && is_latin(after)) {
            return Some(start..at);
        }
    }
    None
}

/// `[清单] (list.csv)`, `[清单](项目 清单.csv)`, `[清单]（list.csv）`: brackets with a target behind.
fn link(words: &str) -> Option<(OddityKind, Range<usize>)> {
    let mut last = None;
    for (at, close) in words.char_indices() {
        if matches!(close, '[' | '【' | '［') {
            last = Some(at);
        }
        if !matches!(close, ']' | '】' | '］') {
            continue;
        }
        let opener = last?;
        let rest = &words[at + close.len_utf8()..];
        let behind = rest.trim_start();
        let Some(target) = behind.strip_prefix(['(', '（']) else { continue };
        let target = first_line(target, LONGEST);
        let length = target.find([')', '）']).unwrap_or(target.len());
        let target = &target[..length];
        let is_target = looks_like_target(target);
        if !is_target && !target.split_whitespace().any(looks_like_target) {
            continue;
        }
        // With the target and its closing bracket.
        let closing = behind.chars().nth(1 + target.chars().count()).map_or(0, char::len_utf8);
        let end =
            words.len() - behind.len() + behind.find(target).unwrap_or(0) + target.len() + closing;
        let plain = is_target
            && close == ']'
            && rest.starts_with('(')
            && target.trim().contains(char::is_whitespace);
        let kind = if plain { OddityKind::BlankInTarget } else { OddityKind::PrintedLink };
        return Some((kind, opener..end));
    }
    None
}

/// An address, a file, or a place on the page.
fn looks_like_target(target: &str) -> bool {
    let target = target.trim().trim_matches(['<', '>']);
    let extension = target.rsplit_once('.').is_some_and(|(name, end)| {
        !name.is_empty()
            && (2..=5).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_alphanumeric())
            && end.bytes().any(|b| b.is_ascii_alphabetic())
    });
    extension
        || target.contains("://")
        || target.starts_with(['#', '/', '.']) && target.len() > 1
        || target.starts_with("www.")
}
