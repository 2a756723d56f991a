//! The site plan: every file the site will have, as plain data.
//!
//! Made before a byte is rendered: it can be printed, compared, and asked
//! whether an address exists or two rows want the same one.

pub(crate) mod address;
pub(crate) mod former;
pub(crate) mod output;
pub mod path;
pub(crate) mod previous;
pub(crate) mod redirect;

pub use output::Output;
pub use output::{Class, Phase};
pub(crate) use output::{Subject, TermId};
pub use path::SitePath;
pub use previous::{LastPublication, Previous};

use std::collections::HashMap;

/// Every file the site will have, sorted by address.
#[derive(Debug, Default)]
pub struct SitePlan {
    /// The rows, sorted by path; no two have the same.
    pub outputs: Vec<Output>,
    /// Rows that were left out because another has their address, case ignored.
    pub collisions: Vec<Collision>,
}

/// Two rows that want one address.
#[derive(Debug, PartialEq, Eq)]
pub struct Collision {
    /// The row that keeps it.
    pub kept: Output,
    /// The row that was left out.
    pub dropped: Output,
}

impl SitePlan {
    /// Sorts `outputs` and sets aside those whose address is taken: file
    /// systems of editors and servers may ignore case.
    #[must_use]
    pub fn new(mut outputs: Vec<Output>) -> Self {
        outputs.sort_by(|left, right| {
            (&left.path, left.format, left.subject).cmp(&(&right.path, right.format, right.subject))
        });
        // In this order, capitals before small letters, a path of small letters alone comes after
        // all its spellings: only those with capitals have to be looked up.
        let mut capitals: HashMap<String, usize> = HashMap::new();
        let mut plan = Self { outputs: Vec::with_capacity(outputs.len()), ..Self::default() };
        for output in outputs {
            let lower = output.path.as_str().to_ascii_lowercase();
            let before = plan.outputs.len().checked_sub(1);
            let same = before.filter(|last| plan.outputs[*last].path == output.path);
            if let Some(kept) = same.or_else(|| capitals.get(&lower).copied()) {
                let kept = plan.outputs[kept].clone();
                plan.collisions.push(Collision { kept, dropped: output });
                continue;
            }
            if lower != output.path.as_str() {
                capitals.insert(lower, plan.outputs.len());
            }
            plan.outputs.push(output);
        }
        plan
    }

    /// The row at `path`.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<&Output> {
        let at = self.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        Some(&self.outputs[at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_and_collisions_found_whatever_the_case() {
        let row = |path: &str, format| Output {
            path: SitePath::new(path).expect("a path"),
            format,
            subject: Subject::Site,
        };
        let plan = SitePlan::new(vec![
            row("r/b.html", "a"),
            row("R/B.html", "b"),
            row("a.html", "c"),
            row("r/B.html", "d"),
            row("a.html", "d"),
        ]);
        let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, ["R/B.html", "a.html"]);
        let dropped: Vec<_> = plan.collisions.iter().map(|one| one.dropped.path.as_str()).collect();
        assert_eq!(dropped, ["a.html", "r/B.html", "r/b.html"]);
        assert!(plan.find("a.html").is_some() && plan.find("r/b.html").is_none());
    }
}
