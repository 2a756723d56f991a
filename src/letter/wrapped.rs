//! A salutation over several lines.

use super::organisation;
use super::people::{Salutation, parse};
use super::reading::Reading;
use crate::model::text::{is_han, is_name_dot};

/// Whether the line above a salutation holds names that go on in it: `方假设、岑例子、`.
/// Without a mark at its end at least two names, or a title, must show it.
#[must_use]
pub(crate) fn is_of_names(line: &Reading) -> bool {
    let text = line.as_str().trim().trim_start_matches("尊敬的");
    if text.chars().count() > 60 {
        return false;
    }
    let ends_open = text.ends_with(['、', ',', '和', '及', '与']);
    let mut names = 0;
    let mut titled = false;
    for piece in text.split(['、', ',']).map(str::trim).filter(|piece| !piece.is_empty()) {
        let tight = Reading::joined(piece.trim_end_matches(['和', '及', '与']));
        let bare =
            ["代表", "委员", "同志"].iter().find_map(|title| tight.as_str().strip_suffix(title));
        titled |= bare.is_some();
        let name = bare.unwrap_or(tight.as_str());
        let is_person = (1..=4).contains(&name.chars().count()) || name.contains(is_name_dot);
        let is_name = name.chars().all(|one| is_han(one) || is_name_dot(one));
        if !(is_name && is_person || organisation::is_organisation(name)) {
            return false;
        }
        names += 1;
    }
    names > 0 && (ends_open || names > 1 || titled)
}

/// Several lines of a salutation as one; `unclear` where a name may have been broken.
#[must_use]
pub(crate) fn parse_lines(lines: &[&Reading]) -> Salutation {
    let whole: Vec<&str> = lines.iter().map(|line| line.original().trim()).collect();
    // The list goes over empty pieces: a mark too many does no harm.
    let mut salutation = parse(&Reading::new(&whole.join("、")));
    let ends = |line: &&&str| line.ends_with(['、', '，', ',', '员', '表']);
    let before_last = &whole[..whole.len().saturating_sub(1)];
    if before_last.iter().filter(ends).count() < before_last.len() {
        salutation.names.clear();
        salutation.unclear = true;
    }
    salutation
}
