//! The signature of a letter: who signs and the day, which stand at the right of a page.

use std::ops::Range;

use crate::letter::reading::Reading;
use crate::letter::signature;

/// How many paragraphs at the end of a text are looked at: contacts and notes may follow.
const LAST: usize = 12;
/// The longest line that is read as one of a signature, in bytes: what is longer is a sentence, and
/// costs most to read.
const LONGEST: usize = 480;
const OPEN: &str = "<p>";
const CLOSE: &str = "</p>";

/// `html`, the paragraphs of its signature marked as such. A text without a day at its end is left
/// as it is.
#[must_use]
pub(super) fn marked(html: String) -> String {
    let paragraphs = last_paragraphs(&html);
    let lines: Vec<(usize, Reading)> = (0..)
        .zip(&paragraphs)
        .flat_map(|(at, inside)| {
            let lines = html[inside.clone()].split("<br>");
            // Other marks than breaks are no part of a signature, and no signature is so long.
            let is_none = |line: &str| line.len() > LONGEST || line.contains('<');
            lines.map(move |line| (at, if is_none(line) { "" } else { line }))
        })
        .map(|(at, line)| (at, Reading::new(line.trim())))
        .collect();
    let line = |at: usize| &lines[at].1;
    let (Some(date), _) = signature::date(0..lines.len(), line) else { return html };
    let signers = signature::signers(0..lines.len(), Some(&date), line);
    let mut signed: Vec<usize> =
        signers.iter().map(|one| one.0).chain([date.0]).map(|at| lines[at].0).collect();
    signed.sort_unstable();
    signed.dedup();
    let mut out = html;
    for at in signed.into_iter().rev() {
        let start = paragraphs[at].start;
        out.replace_range(start - 1..start, " class=\"signed\">");
    }
    out
}

/// What is inside the last paragraphs of `html`, in order; nothing that stands above a table, a list
/// or a heading.
fn last_paragraphs(html: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut end = html.trim_end().len();
    while found.len() < LAST {
        let Some(start) = html[..end].rfind(OPEN) else { break };
        let inside = &html[start + OPEN.len()..end];
        let Some(text) = inside.strip_suffix(CLOSE) else { break };
        if text.contains(CLOSE) {
            break;
        }
        found.push(start + OPEN.len()..start + OPEN.len() + text.len());
        end = html[..start].trim_end().len();
    }
    found.reverse();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_signs_and_the_day_are_marked_and_nothing_else() {
        for (html, expected) in [
            (
                "<p>此复。</p>\n<p>云岭市教育局</p>\n<p>2023年7月20日</p>\n",
                "<p>此复。</p>\n<p class=\"signed\">云岭市教育局</p>\n<p class=\"signed\">2023年7月20日</p>\n",
            ),
            (
                "<p>此复。</p><p>云岭市教育局<br>云岭市财政局<br>2023年7月20日</p><p>（联系人：甲，电话：0870-1234567）</p>",
                "<p>此复。</p><p class=\"signed\">云岭市教育局<br>云岭市财政局<br>2023年7月20日</p><p>（联系人：甲，电话：0870-1234567）</p>",
            ),
            ("<p>此复。</p>\n<p>请继续关心。</p>", "<p>此复。</p>\n<p>请继续关心。</p>"),
            ("<ul><li>2023年7月20日</li></ul>", "<ul><li>2023年7月20日</li></ul>"),
            ("", ""),
        ] {
            assert_eq!(marked(html.to_owned()), expected);
        }
    }
}
