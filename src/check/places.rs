//! Helpers for rules that are asked where their words stand.

use std::ops::Range;

use super::rule::TextView;
use crate::diagnostic::offset;
use crate::yaml::{Node, Value};

impl TextView<'_> {
    /// What stands at `place` of the file.
    #[must_use]
    pub fn at(&self, place: &Range<u32>) -> &str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }

    /// What follows `place` to the end of the file.
    #[must_use]
    pub fn after(&self, place: &Range<u32>) -> &str {
        self.text.get(place.end as usize..).unwrap_or_default()
    }

    /// The parts of the file that readers see as words: the text, the title, subject and
    /// summary, the titles of attachments.
    #[must_use]
    pub fn worded(&self) -> Vec<Range<u32>> {
        let fields = ["title", "subject", "summary"].iter().filter_map(|key| self.field(key));
        let mut parts: Vec<_> = fields.map(|field| field.value.span.clone()).collect();
        let attachments = self.field("attachments").map(|field| &field.value.value);
        let items: &[Node] = match attachments {
            Some(Value::Sequence(items)) => items,
            Some(Value::Scalar { .. } | Value::Mapping(_)) | None => &[],
        };
        let title = |item: &Node| item.get("title").or_else(|| item.get("名称")).cloned();
        parts.extend(items.iter().filter_map(title).map(|title| title.span));
        parts.push(self.document.body.clone());
        parts
    }

    /// Those of `places` that stand in words readers see, not in the target of a link.
    #[must_use]
    pub fn in_words<'p>(&self, places: &'p [Range<u32>]) -> Vec<&'p Range<u32>> {
        let parts = self.worded();
        let is_part = |place: &&Range<u32>| {
            parts.iter().any(|part| part.start <= place.start && place.end <= part.end)
        };
        places.iter().filter(is_part).filter(|place| !self.is_in_target(place)).collect()
    }

    /// The lines on which `places` stand, each once, in order.
    #[must_use]
    pub fn lines_at<'p>(
        &self,
        places: impl IntoIterator<Item = &'p Range<u32>>,
    ) -> Vec<Range<u32>> {
        let mut lines: Vec<Range<u32>> = Vec::new();
        for place in places {
            if lines.last().is_some_and(|line| line.start <= place.start && place.end <= line.end) {
                continue;
            }
            let (before, after) =
                (&self.text[..place.start as usize], &self.text[place.end as usize..]);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let end = self.text.len() - after.len() + after.find('\n').unwrap_or(after.len());
            lines.push(offset(start)..offset(end));
        }
        lines.sort_by_key(|line| line.start);
        lines.dedup();
        lines
    }

    /// Whether `place` stands in the target of a link or image, which readers do not read.
    fn is_in_target(&self, place: &Range<u32>) -> bool {
        self.outline.links.iter().any(|link| {
            let at = self.in_file(&link.range);
            let target = || self.at(&at).find("](").and_then(|start| u32::try_from(start).ok());
            at.start <= place.start
                && place.end <= at.end
                && target().is_some_and(|start| at.start + start < place.start)
        })
    }
}
