//! What a rule's two examples look like to an editor: that in which they differ.

use super::example::Example;
use crate::report::diff::{Change, changes};

/// A piece of what tells the two examples apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which example it is of.
    pub side: Side,
    /// The file or the day in which the two differ.
    pub subject: Subject,
}

/// Which example a piece is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What was published before either.
    Before,
    /// What has changed since.
    Since,
    /// The example that raises the rule.
    Wrong,
    /// The example in which nothing is found.
    Right,
}

/// What a piece shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A file, by its path from the site's root.
    File(&'static str, Shown),
    /// The day that counts as today.
    Day(&'static str),
}

/// What of a file can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// These lines; the flag says that there are more.
    Lines(Vec<String>, bool),
    /// There is no such file in this example.
    Absent,
    /// The file holds no UTF-8 text.
    Binary,
}

/// More lines than these make no example clearer.
const MOST: usize = 12;

/// Everything in which `wrong` and `right` differ, after what changed since the last
/// publication where they speak of one.
#[must_use]
pub fn pieces(wrong: &Example, right: &Example) -> Vec<Piece> {
    let piece = |side, subject| Piece { side, subject };
    let apart = differing(wrong, right);
    let mut out = Vec::new();
    for (path, before, since) in wrong.previous.map_or(Vec::new(), |old| differing(old, wrong)) {
        if before != Shown::Lines(Vec::new(), false) {
            out.push(piece(Side::Before, Subject::File(path, before)));
        }
        // What the wrong example shows anyhow is not said twice.
        if !apart.iter().any(|one| one.0 == path && one.1 == since) {
            out.push(piece(Side::Since, Subject::File(path, since)));
        }
    }
    for (path, wrong, right) in apart {
        out.push(piece(Side::Wrong, Subject::File(path, wrong)));
        out.push(piece(Side::Right, Subject::File(path, right)));
    }
    if wrong.date != right.date {
        out.push(piece(Side::Wrong, Subject::Day(wrong.date)));
        out.push(piece(Side::Right, Subject::Day(right.date)));
    }
    out
}

/// The files in which two examples differ, and what either has in them.
fn differing(left: &Example, right: &Example) -> Vec<(&'static str, Shown, Shown)> {
    let (left, right) = (left.site(), right.site());
    let mut paths: Vec<&'static str> = left.keys().chain(right.keys()).copied().collect();
    paths.sort_unstable();
    paths.dedup();
    let differing = paths.into_iter().filter(|path| left.get(path) != right.get(path));
    differing
        .map(|path| {
            let (left, right) = shown(left.get(path), right.get(path));
            (path, left, right)
        })
        .collect()
}

fn shown(wrong: Option<&Vec<u8>>, right: Option<&Vec<u8>>) -> (Shown, Shown) {
    let text = |bytes: Option<&Vec<u8>>| {
        bytes.map_or(Ok(None), |bytes| String::from_utf8(bytes.clone()).map(Some))
    };
    match (text(wrong), text(right)) {
        (Ok(Some(wrong)), Ok(Some(right))) => {
            let (mut removed, mut added) = (Vec::new(), Vec::new());
            for change in changes(&wrong, &right) {
                match change {
                    Change::Same(_) => {}
                    Change::Removed(line) => removed.push(line),
                    Change::Added(line) => added.push(line),
                }
            }
            (first(removed.into_iter()), first(added.into_iter()))
        }
        (wrong, right) => {
            let side = |text: Result<Option<String>, _>| match text {
                Ok(Some(text)) => first(text.lines()),
                Ok(None) => Shown::Absent,
                Err(_) => Shown::Binary,
            };
            (side(wrong), side(right))
        }
    }
}

/// The first lines that say something.
fn first<'a>(lines: impl Iterator<Item = &'a str>) -> Shown {
    let mut said: Vec<String> =
        lines.filter(|line| !line.trim().is_empty()).take(MOST + 1).map(str::to_owned).collect();
    let more = said.len() > MOST;
    said.truncate(MOST);
    Shown::Lines(said, more)
}
