//! Signs that documents set in fonts of signs, as the characters that everybody has.

/// What the sign `code` of `font` shows; `None` where that is not known.
pub(super) fn meaning(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Fonts of signs have their own codes from U+F000 on.
    let own = if code & 0xff00 == 0xf000 { code & 0xff } else { code };
    let known = |table: &[(u32, char)]| table.iter().find(|one| one.0 == own).map(|one| one.1);
    match font.to_ascii_lowercase().as_str() {
        "wingdings" => known(WINGDINGS),
        "wingdings 2" => known(WINGDINGS_2),
        "symbol" => known(SYMBOL).or_else(|| char::from_u32(own).filter(char::is_ascii_digit)),
        _ => char::from_u32(code)
            .filter(|one| !one.is_control() && !('\u{e000}'..='\u{f8ff}').contains(one)),
    }
}

const WINGDINGS: &[(u32, char)] = &[
    (0x28, '☎'),
    (0x2a, '✉'),
    (0x4a, '☺'),
    (0x6c, '●'),
    (0x6e, '■'),
    (0x6f, '□'),
    (0x71, '❑'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x9e, '·'),
    (0x9f, '•'),
    (0xa1, '○'),
    (0xa4, '◉'),
    (0xa7, '▪'),
    (0xa8, '◻'),
    (0xab, '★'),
    (0xb2, '✫'),
    (0xb6, '☆'),
    (0xd8, '➢'),
    (0xdf, '←'),
    (0xe0, '→'),
    (0xe1, '↑'),
    (0xe2, '↓'),
    (0xf0, '⇨'),
    (0xfb, '✗'),
    (0xfc, '✓'),
    (0xfd, '☒'),
    (0xfe, '☑'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8a, '⑩'),
];

const WINGDINGS_2: &[(u32, char)] = &[
    (0x4f, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0x98, '•'),
    (0xa2, '■'),
    (0xa3, '□'),
    (0xa4, '◻'),
];

const SYMBOL: &[(u32, char)] = &[
    (0x2d, '−'),
    (0x61, 'α'),
    (0x62, 'β'),
    (0x67, 'γ'),
    (0x64, 'δ'),
    (0x6c, 'λ'),
    (0x6d, 'μ'),
    (0x70, 'π'),
    (0x73, 'σ'),
    (0x77, 'ω'),
    (0x57, 'Ω'),
    (0x44, 'Δ'),
    (0x53, 'Σ'),
    (0xa3, '≤'),
    (0xa5, '∞'),
    (0xae, '→'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb3, '≥'),
    (0xb4, '×'),
    (0xb7, '•'),
    (0xb8, '÷'),
    (0xb9, '≠'),
    (0xbb, '≈'),
    (0xd6, '√'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_the_characters_that_they_show() {
        for (font, code, shown) in [
            ("Wingdings", "F0FE", Some('☑')),
            ("Wingdings 2", "0052", Some('☑')),
            ("Symbol", "F0B3", Some('≥')),
            ("Symbol", "F035", Some('5')),
            ("宋体", "2605", Some('★')),
            ("Wingdings", "F021", None),
            ("Somewhere", "F0FE", None),
        ] {
            assert_eq!(meaning(font, code), shown, "{font} {code}");
        }
    }
}
