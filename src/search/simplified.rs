//! Traditional characters and radicals as the simplified characters they are matched as.

use std::sync::LazyLock;

/// The pairs: each character before the one it is matched as.
const PAIRS: &str = include_str!("simplified.txt");

/// The first character of the table that is looked into for every Chinese character.
const FIRST: u32 = 0x2E80;
/// The last character of the table's range.
const LAST: u32 = 0x9FFF;

static TABLE: LazyLock<Vec<char>> = LazyLock::new(|| {
    let same = |code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
    let mut table: Vec<char> = (FIRST..=LAST).map(same).collect();
    for (from, to) in pairs() {
        if let Some(slot) = slot(from).and_then(|at| table.get_mut(at)) {
            *slot = to;
        }
    }
    table
});

/// `character` as it is matched; itself where there is nothing to fold.
#[must_use]
pub(super) fn simplified(character: char) -> char {
    slot(character).and_then(|at| TABLE.get(at).copied()).unwrap_or(character)
}

/// Every character of the table before the one it is matched as, for the script.
#[must_use]
pub(super) fn table() -> String {
    pairs().flat_map(|(from, to)| [from, to]).collect()
}

fn slot(character: char) -> Option<usize> {
    (character as u32).checked_sub(FIRST).map(|at| at as usize)
}

fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = PAIRS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| {
        let characters: Vec<char> = line.chars().collect();
        characters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_and_radicals_are_folded_and_others_are_not() {
        let folded = |text: &str| text.chars().map(simplified).collect::<String>();
        assert_eq!(folded("養老補貼後臺⺠"), "养老补贴后台民");
        assert_eq!(folded("养老显著a1、"), "养老显著a1、");
    }

    #[test]
    fn a_folded_character_is_folded_no_further() {
        for (from, to) in pairs() {
            assert_eq!(simplified(to), to, "{from}");
        }
    }
}
