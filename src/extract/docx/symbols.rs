//! Signs that documents set in fonts of signs, as the characters that everybody has.

/// What the sign `code` of `font` shows; `None` where that is not known.
pub(super) fn meaning(font: &str, code: u32) -> Option<char> {
    // Fonts of signs have their own codes from U+F000 on.
    let own = if code & 0xff00 == 0xf000 { code & 0xff } else { code };
    let Some(table) = table(font) else {
        return char::from_u32(code)
            .filter(|one| !one.is_control() && !('\u{e000}'..='\u{f8ff}').contains(one));
    };
    let known = table.iter().find(|one| one.0 == own).map(|one| one.1);
    let is_symbol = font.eq_ignore_ascii_case("symbol");
    // What Symbol does not draw in its own way are digits and marks.
    let plain = || {
        char::from_u32(own)
            .filter(|one| is_symbol && " 0123456789()[]{}.,:;!?/+=<>|%".contains(*one))
    };
    known.or_else(plain)
}

/// Whether the letters of `font` are signs.
pub(super) fn is_font_of_signs(font: &str) -> bool {
    table(font).is_some()
}

/// Whether `one` is set in the font of a run and not in the one for Chinese.
pub(super) fn is_sign(one: char) -> bool {
    !one.is_whitespace() && (u32::from(one) < 0x100 || ('\u{f000}'..='\u{f0ff}').contains(&one))
}

fn table(font: &str) -> Option<&'static [(u32, char)]> {
    let tables: [(&str, &[(u32, char)]); 5] = [
        ("wingdings", WINGDINGS),
        ("wingdings 2", WINGDINGS_2),
        ("wingdings 3", WINGDINGS_3),
        ("webdings", WEBDINGS),
        ("symbol", SYMBOL),
    ];
    tables.into_iter().find(|one| font.eq_ignore_ascii_case(one.0)).map(|one| one.1)
}

const WINGDINGS: &[(u32, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2a, '✉'),
    (0x36, '⌛'),
    (0x3f, '✍'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x47, '☝'),
    (0x48, '☟'),
    (0x4a, '☺'),
    (0x4c, '☹'),
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
    (0x80, '⓪'),
    (0x8b, '⓿'),
    (0x8c, '❶'),
    (0x8d, '❷'),
    (0x8e, '❸'),
    (0x8f, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0xe8, '➔'),
    (0xef, '⇦'),
    (0xf1, '⇧'),
    (0xf2, '⇩'),
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

const WINGDINGS_3: &[(u32, char)] = &[
    (0x21, '→'),
    (0x22, '←'),
    (0x23, '↑'),
    (0x24, '↓'),
    (0x70, '▲'),
    (0x71, '▼'),
    (0x74, '◀'),
    (0x75, '▶'),
];

const WEBDINGS: &[(u32, char)] = &[(0x61, '✔'), (0x63, '□'), (0x67, '■'), (0x6e, '●'), (0x72, '✖')];

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
            ("Wingdings", 0xf0fe, Some('☑')),
            ("Wingdings", 0x8c, Some('❶')),
            ("Wingdings 2", 0x52, Some('☑')),
            ("Wingdings 3", 0x75, Some('▶')),
            ("Webdings", 0xf061, Some('✔')),
            ("Symbol", 0xf0b3, Some('≥')),
            ("Symbol", 0xf035, Some('5')),
            ("宋体", 0x2605, Some('★')),
            ("Wingdings", 0xf021, None),
            ("Somewhere", 0xf0fe, None),
        ] {
            assert_eq!(meaning(font, code), shown, "{font} {code:x}");
        }
    }
}
