//! The two `---` lines of a document, and what stands where one is missing.

use std::ops::Range;

use super::fault::{Edit, Fault, FaultKind, Unopened};
use crate::diagnostic::{is_invisible, offset, span};
use crate::yaml::mistake::{LikelyMistake, MistakeKind, is_conflict_marker};

/// The parts of a document, as far as they can be told apart.
pub(super) struct Parts {
    /// The bytes between the two lines; `None` where one of them is missing.
    pub(super) fields: Option<Range<usize>>,
    /// The bytes in which fields may stand.
    pub(super) block: Range<usize>,
    pub(super) body: Range<usize>,
    pub(super) faults: Vec<Fault>,
}

/// Parts `text`. Blank lines and byte order marks above the first line are passed over.
pub(super) fn split(text: &str) -> Parts {
    let missing = |at: Range<usize>, kind| Parts {
        fields: None,
        block: 0..0,
        body: at.start..text.len(),
        faults: vec![Fault::new(span(at), kind)],
    };
    let mut seen = lines(text, 0).filter(|line| !visible(&text[line.clone()]).is_empty());
    let Some(first) = seen.next() else { return missing(0..0, FaultKind::Empty) };
    // Notes of the form may stand above the first field.
    let second = seen.map(|line| visible(&text[line])).find(|line| !is_note(line)).unwrap_or("");
    let line = visible(&text[first.clone()]);
    match line {
        "---" => below(text, &first, None),
        _ if is_fence(line) && second == "---" => {
            let opening = lines(text, first.end).find(|line| visible(&text[line.clone()]) == "---");
            below(text, &opening.unwrap_or(first.clone()), Some(first))
        }
        _ => {
            // The mark itself, without what cannot be seen before it.
            let start = first.start + text[first.clone()].find(line).unwrap_or_default();
            let at = start..start + line.len();
            let kind = if is_conflict_marker(line) {
                FaultKind::Syntax(LikelyMistake { kind: MistakeKind::Conflict, mended: None })
            } else {
                FaultKind::Unopened(unopened(text, &first, line, second))
            };
            missing(at, kind)
        }
    }
}

/// What stands above the fields, or instead of them.
fn unopened(text: &str, first: &Range<usize>, line: &str, second: &str) -> Unopened {
    if is_field(line) || (is_note(line) && is_field(second)) {
        let closed = lines(text, first.end).any(|line| visible(&text[line]) == "---");
        let last = last_field(text, first.start).map_or(first.start, |line| line.start);
        return if closed {
            Unopened::Fields
        } else {
            Unopened::FieldsAlone { last: offset(last) }
        };
    }
    if (is_nearly_dashes(line) || is_fence(line)) && is_field(second) {
        return Unopened::Dashes;
    }
    let mut below = lines(text, first.end).map(|line| visible(&text[line])).peekable();
    while let Some(line) = below.next() {
        if line == "---" && below.peek().is_some_and(|next| is_field(next)) {
            return Unopened::TextAbove;
        }
    }
    Unopened::Text
}

/// The parts below the opening line; `fence` is the line of grave accents above it.
fn below(text: &str, opening: &Range<usize>, fence: Option<Range<usize>>) -> Parts {
    let start = next_line(text, opening.end);
    let is_dashes = |line: &Range<usize>| trim_end(&text[line.clone()]) == "---";
    let Some(closing) = lines(text, start).find(is_dashes) else {
        let at = gap(text, start).unwrap_or(opening.clone());
        let faults = vec![Fault::new(span(at), FaultKind::Unclosed)];
        return Parts {
            fields: None,
            block: start..text.len(),
            body: text.len()..text.len(),
            faults,
        };
    };
    let block = start..closing.start;
    let mut body = next_line(text, closing.end)..text.len();
    let mut faults = Vec::new();
    if let Some(fence) = fence {
        faults.push(fence_fault(text, &fence));
        let mark = visible(&text[fence]).chars().next().unwrap_or('`');
        if let Some((end, new_body)) = closing_fence(text, &body, mark) {
            faults.push(fence_fault(text, &end));
            body = new_body;
        }
    }
    Parts { fields: Some(block.clone()), block, body, faults }
}

/// The line that closes a fence opened above the front matter: right below it,
/// or at the very end; and the body without it.
fn closing_fence(
    text: &str,
    body: &Range<usize>,
    mark: char,
) -> Option<(Range<usize>, Range<usize>)> {
    let seen = || {
        let all = lines(&text[..body.end], body.start);
        all.filter(|line| !visible(&text[line.clone()]).is_empty())
    };
    let closes = |line: &Range<usize>| {
        let line = visible(&text[line.clone()]);
        is_fence(line) && line.chars().all(|one| one == mark)
    };
    if let Some(first) = seen().next().filter(closes) {
        let rest = next_line(text, first.end)..body.end;
        return Some((first, rest));
    }
    let last = seen().last().filter(closes)?;
    // As many fences as close one another are the text's own.
    let fences = seen().filter(|line| is_fence(visible(&text[line.clone()]))).count();
    (fences % 2 == 1).then(|| (last.clone(), body.start..last.start))
}

fn fence_fault(text: &str, line: &Range<usize>) -> Fault {
    let whole = line.start..next_line(text, line.end);
    let edits = vec![Edit { at: span(whole), new: String::new() }];
    Fault {
        edits,
        ..Fault::new(
            span(line.start..line.start + trim_end(&text[line.clone()]).len()),
            FaultKind::Fence,
        )
    }
}

/// Where the second `---` line is missing: a line that is nearly one, else the
/// last of those that look like fields.
fn gap(text: &str, start: usize) -> Option<Range<usize>> {
    let nearly = lines(text, start).find(|line| {
        let line = visible(&text[line.clone()]);
        line == "---" || is_nearly_dashes(line)
    });
    let last = last_field(text, start);
    let nearly = nearly.filter(|line| {
        // Between fields and text, not somewhere in the text.
        let seen = lines(&text[..line.start], last.as_ref().map_or(start, |last| last.end));
        seen.skip(1).all(|line| visible(&text[line]).is_empty())
    });
    nearly.or(last).map(|line| line.start..line.start + trim_end(&text[line.clone()]).len())
}

/// The last of the lines from `start` on that look like fields or belong to one.
fn last_field(text: &str, start: usize) -> Option<Range<usize>> {
    let mut last = None;
    // Below a blank line, the text may begin: `现答复如下：…` is no field.
    let mut is_apart = false;
    for line in lines(text, start) {
        let content = trim_end(&text[line.clone()]);
        if visible(content).is_empty() {
            is_apart = last.is_some();
            continue;
        }
        if last.is_none() && is_note(visible(content)) {
            continue;
        }
        let belongs = last.is_some()
            && !is_apart
            && content.starts_with([' ', '\t', '-', '#', '\u{3000}'])
            && !is_nearly_dashes(visible(content))
            && visible(content) != "---";
        let is_key = is_field(visible(content)) && (!is_apart || content.contains(": "));
        if !belongs && !is_key {
            break;
        }
        is_apart = false;
        last = Some(line);
    }
    last
}

/// Whether `line` looks like `key: value`; a greeting (`方假设委员：`) does not.
fn is_field(line: &str) -> bool {
    let Some((key, value)) = line.split_once([':', '：']) else { return false };
    let bare = key.trim();
    let short = !bare.is_empty() && bare.chars().count() <= 20;
    let greets = value.trim().is_empty() && line.trim_end().ends_with('：');
    short
        && !greets
        && !bare.contains(['，', '。', '、', '；', '“', '（'])
        && !value.starts_with("//")
}

/// Whether `line` is a comment of YAML, as those above each field of a new draft.
fn is_note(line: &str) -> bool {
    line.starts_with('#')
}

/// Whether `line` is one of other marks than `---`, or of another number of them.
#[must_use]
pub(crate) fn is_nearly_dashes(line: &str) -> bool {
    const MARKS: [char; 12] = ['-', '－', '—', '–', '─', '−', '_', '=', '*', '+', '…', '.'];
    let line = line.trim();
    line != "---" && line.chars().count() >= 2 && line.chars().all(|one| MARKS.contains(&one))
}

/// Whether `line` opens or closes a block of code.
fn is_fence(line: &str) -> bool {
    ["```", "~~~"].into_iter().any(|mark| {
        line.strip_prefix(mark)
            .is_some_and(|info| !info.trim_start_matches(['`', '~']).contains('`'))
    })
}

/// `line` without blanks and what cannot be seen around it.
pub(super) fn visible(line: &str) -> &str {
    line.trim_matches(|one: char| one.is_whitespace() || is_invisible(one))
}

fn trim_end(line: &str) -> &str {
    line.trim_end_matches(|one: char| one.is_whitespace() || is_invisible(one))
}

/// The lines of `text` from `start`, without their ends.
pub(super) fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    std::iter::from_fn(move || {
        (at < text.len()).then(|| {
            let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
            let line = at..end;
            at = next_line(text, end);
            line
        })
    })
}

/// The line of the byte `at`, without its end.
pub(super) fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    start..text[at..].find('\n').map_or(text.len(), |end| at + end)
}

fn next_line(text: &str, line_end: usize) -> usize {
    (line_end + 1).min(text.len())
}
