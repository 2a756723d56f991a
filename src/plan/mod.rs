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

use std::collections::BTreeMap;

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
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut plan = Self::default();
        for output in outputs {
            match taken.get(&output.path.as_str().to_ascii_lowercase()) {
                Some(kept) => {
                    let kept = plan.outputs[*kept].clone();
                    plan.collisions.push(Collision { kept, dropped: output });
                }
                None => {
                    taken.insert(output.path.as_str().to_ascii_lowercase(), plan.outputs.len());
                    plan.outputs.push(output);
                }
            }
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
        let plan =
            SitePlan::new(vec![row("r/b.html", "a"), row("R/B.html", "b"), row("a.html", "c")]);
        let paths: Vec<_> = plan.outputs.iter().map(|output| output.path.as_str()).collect();
        assert_eq!(paths, ["R/B.html", "a.html"]);
        assert_eq!(plan.collisions.len(), 1);
        assert!(plan.find("a.html").is_some() && plan.find("r/b.html").is_none());
    }
}
