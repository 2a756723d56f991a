//! Which characters are Chinese, Japanese or Korean, and which of them are written without spaces.
//!
//! The table follows the ranges of the CJK-friendly amendment to CommonMark
//! (East Asian Width W, F and H without emoji); unassigned gaps are closed, since it makes no
//! difference and keeps the table short.

/// Ranges in ascending order, both ends included.
const CJK: &[(char, char)] = &[
    ('\u{1100}', '\u{11FF}'),
    ('\u{20A9}', '\u{20A9}'),
    ('\u{2329}', '\u{232A}'),
    ('\u{2630}', '\u{2637}'),
    ('\u{268A}', '\u{268F}'),
    ('\u{2E80}', '\u{303E}'),
    ('\u{3041}', '\u{3247}'),
    ('\u{3250}', '\u{A4C6}'),
    ('\u{A960}', '\u{A97C}'),
    ('\u{AC00}', '\u{D7FB}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FE10}', '\u{FE19}'),
    ('\u{FE30}', '\u{FE6B}'),
    ('\u{FF01}', '\u{FFEE}'),
    ('\u{16FE0}', '\u{1B2FB}'),
    ('\u{1D300}', '\u{1D376}'),
    ('\u{1F200}', '\u{1F200}'),
    ('\u{1F202}', '\u{1F202}'),
    ('\u{1F210}', '\u{1F219}'),
    ('\u{1F21B}', '\u{1F22E}'),
    ('\u{1F230}', '\u{1F231}'),
    ('\u{1F237}', '\u{1F237}'),
    ('\u{1F23B}', '\u{1F23B}'),
    ('\u{1F240}', '\u{1F248}'),
    ('\u{1F260}', '\u{1F265}'),
    ('\u{20000}', '\u{3FFFD}'),
];

/// Whether `c` is a CJK letter or CJK punctuation mark.
pub(super) fn is_cjk(c: char) -> bool {
    // Nearly every character asked about is a common Han character or ASCII.
    if is_han(c) {
        return true;
    }
    if c < '\u{1100}' {
        return false;
    }
    is_private_use(c) || CJK.iter().any(|&(first, last)| (first..=last).contains(&c))
}

/// Whether `c` is a common Han character: a quick answer for what most text is made of.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Rare characters of personal and place names stand in the private-use areas of Chinese fonts.
fn is_private_use(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// A variation selector belongs to the character before it; those for emoji are left out.
pub(super) fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a line break between `before` and `after` is only a fold in the source.
///
/// True between two characters of a script written without spaces. Curly quotes, dashes, ellipses
/// and middle dots are shared with Latin scripts, so one of the two sides must be certain.
pub(super) fn joins_without_space(before: char, after: char) -> bool {
    let (left, right) = (is_spaceless(before), is_spaceless(after));
    left && (right || is_shared_mark(after)) || is_shared_mark(before) && right
}

/// `text` without line breaks between two Chinese characters, as Markdown's own paragraphs
/// have them; every other one becomes a space.
pub(super) fn without_folds(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\n') {
        out.push_str(rest[..at].trim_end_matches([' ', '\t']));
        rest = rest[at..].trim_ascii_start();
        let sides = out.chars().next_back().zip(rest.chars().next());
        if !sides.is_some_and(|(before, after)| joins_without_space(before, after)) {
            out.push(' ');
        }
    }
    out.push_str(rest);
    out
}

fn is_spaceless(c: char) -> bool {
    // Korean parts its words with spaces.
    let hangul = matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}'
        | '\u{A960}'..='\u{A97C}' | '\u{AC00}'..='\u{D7FB}');
    !hangul && (is_cjk(c) || is_variation_selector(c))
}

fn is_shared_mark(c: char) -> bool {
    matches!(
        c,
        '\u{2018}' | '\u{2019}' | '\u{201C}' | '\u{201D}' | '\u{2014}' | '\u{2026}' | '\u{B7}'
    )
}
