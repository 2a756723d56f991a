//! Days: the documents in the order of their numbers, a folder for each day.
//!
//! Where a document stands is told by its day and its place among those of that day, so that one
//! that comes late moves those behind it on the same day alone.

use serde::{Deserialize, Serialize};

/// How many documents there are of each day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<u32>", into = "Vec<u32>")]
pub struct Days {
    /// Each day, and the number of its first document.
    firsts: Vec<(u32, u32)>,
    count: u32,
}

impl Days {
    /// Of the days of all documents, in rising order; 0 for those without one.
    pub fn of(days: impl IntoIterator<Item = u32>) -> Self {
        let mut out = Self::default();
        for day in days {
            if out.firsts.last().is_none_or(|last| last.0 != day) {
                out.firsts.push((day, out.count));
            }
            out.count += 1;
        }
        out
    }

    /// How many documents there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.count
    }

    /// The file of the document `number`, in the folder of the index.
    #[must_use]
    pub fn document(&self, number: u32) -> String {
        format!("{}.json", self.stem(number))
    }

    /// The file of the text in its attachments.
    #[must_use]
    pub fn attached(&self, number: u32) -> String {
        format!("{}-files.json", self.stem(number))
    }

    fn stem(&self, number: u32) -> String {
        let at = self.firsts.partition_point(|(_, first)| *first <= number);
        let (day, first) = at.checked_sub(1).map_or((0, 0), |at| self.firsts[at]);
        format!("documents/{day}/{}", number - first)
    }
}

/// Each day as the distance from the one before, then how many documents it has.
impl From<Days> for Vec<u32> {
    fn from(days: Days) -> Self {
        let mut out = Self::with_capacity(days.firsts.len() * 2);
        let ends = days.firsts.iter().skip(1).map(|one| one.1).chain([days.count]);
        let mut last = 0;
        for ((day, first), end) in days.firsts.iter().zip(ends) {
            out.extend([day - last, end - first]);
            last = *day;
        }
        out
    }
}

impl From<Vec<u32>> for Days {
    fn from(flat: Vec<u32>) -> Self {
        let mut out = Self::default();
        let mut day = 0u32;
        for two in flat.chunks_exact(2) {
            day = day.saturating_add(two[0]);
            out.firsts.push((day, out.count));
            out.count = out.count.saturating_add(two[1]);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_document_moves_those_of_its_own_day_alone() {
        let before = Days::of([0, 0, 700, 700, 701]);
        let after = Days::of([0, 0, 700, 700, 700, 701]);
        assert_eq!(before.document(4), after.document(5));
        assert_eq!(before.document(3), "documents/700/1.json");
        assert_eq!(before.attached(1), "documents/0/1-files.json");
        let flat: Vec<u32> = after.clone().into();
        assert_eq!(flat, [0, 2, 700, 3, 1, 1]);
        assert_eq!(Days::from(flat), after);
    }
}
