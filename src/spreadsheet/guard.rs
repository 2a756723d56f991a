//! Texts that a spreadsheet program would run or rewrite, and the mark that keeps them texts.

use std::borrow::Cow;

/// What makes a spreadsheet take a cell for a formula, full-width twins included.
const FORMULA: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// The mark by which spreadsheet programs themselves know a text.
const MARK: char = '\'';

/// Whether a spreadsheet program would run `text`, were it not for marks in front.
fn runs(text: &str) -> bool {
    text.trim_start_matches(MARK).starts_with(FORMULA)
}

/// `text` so that a spreadsheet program shows it and does nothing else with it.
#[must_use]
pub(super) fn guarded(text: &str) -> String {
    if runs(text) { format!("{MARK}{text}") } else { text.to_owned() }
}

/// `text` for a cell that is a text anyway: only what begins with such a mark itself has one
/// more, so that it comes back.
#[must_use]
pub(super) fn marked(text: &str) -> Cow<'_, str> {
    if text.starts_with(MARK) && runs(text) { format!("{MARK}{text}").into() } else { text.into() }
}

/// What was meant by a cell that [`guarded`] or [`marked`] wrote.
#[must_use]
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix(MARK).filter(|rest| runs(rest)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_marked_and_comes_back_as_it_was() {
        for text in [
            "=1+1",
            "+86",
            "-3",
            "@SUM(A1)",
            "＝cmd",
            "'quoted",
            "'=x",
            "''=x",
            "0038",
            "方假设",
            "",
        ] {
            assert_eq!(unguarded(&guarded(text)), text);
            assert_eq!(unguarded(&marked(text)), text);
            assert!(!guarded(text).starts_with(FORMULA), "{text}");
        }
    }
}
