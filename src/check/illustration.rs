//! What a rule's two examples look like to an editor: the lines in which they differ.

use super::example::Example;
use crate::report::diff::{Change, changes};

/// One file of the examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Illustration {
    /// Its path from the site's root.
    pub path: &'static str,
    /// The lines of the wrong example.
    pub wrong: Shown,
    /// The lines of the right one.
    pub right: Shown,
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

/// The files in which `wrong` and `right` differ.
#[must_use]
pub fn illustrations(wrong: &Example, right: &Example) -> Vec<Illustration> {
    let (wrong, right) = (wrong.site(), right.site());
    let mut paths: Vec<&'static str> = wrong.keys().chain(right.keys()).copied().collect();
    paths.sort_unstable();
    paths.dedup();
    let differing = paths.into_iter().filter(|path| wrong.get(path) != right.get(path));
    differing
        .map(|path| {
            let (wrong, right) = shown(wrong.get(path), right.get(path));
            Illustration { path, wrong, right }
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
