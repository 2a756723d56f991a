//! Texts that a spreadsheet program would run or rewrite, and the mark that keeps them texts.

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
pub(crate) fn guarded(text: &str) -> String {
    if runs(text) { format!("{MARK}{text}") } else { text.to_owned() }
}

/// What was meant by a cell that [`guarded`] wrote.
#[must_use]
pub(crate) fn unguarded(text: &str) -> &str {
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
            assert!(!guarded(text).starts_with(FORMULA), "{text}");
        }
    }
}
