//! A table being written: cells, head and body, and the region it scrolls in.
//!
//! On a phone a wide table scrolls inside its own box, which needs the keyboard focus and a name of
//! its own. A head without a word is left out, an empty cell in a head is no header: a screen reader
//! would announce nothing for every cell below.

use pulldown_cmark::Alignment;

/// State of the table being written.
pub(super) struct Table<'e> {
    pub(super) alignments: &'e [Alignment],
    /// The column of the next cell.
    pub(super) column: usize,
    pub(super) in_head: bool,
    pub(super) head_has_words: bool,
    pub(super) has_rows: bool,
    /// Where in the output the head, and the current cell, begin.
    pub(super) head_start: usize,
    pub(super) cell_start: usize,
}

impl<'e> Table<'e> {
    pub(super) fn new(alignments: &'e [Alignment]) -> Self {
        Self {
            alignments,
            column: 0,
            in_head: false,
            head_has_words: false,
            has_rows: false,
            head_start: 0,
            cell_start: 0,
        }
    }

    /// The attributes of the cell in the current column; alignment is a class, since the pages'
    /// security policy forbids style attributes.
    pub(super) fn cell_attributes(&self, header: bool) -> String {
        let mut attributes = String::new();
        if header {
            attributes.push_str(" scope=col");
        }
        match self.alignments.get(self.column) {
            Some(Alignment::Right) => attributes.push_str(" class=r"),
            Some(Alignment::Center) => attributes.push_str(" class=c"),
            Some(Alignment::Left | Alignment::None) | None => {}
        }
        attributes
    }
}

/// The start of the box around the table number `count` of the body (from 1). Two regions of one
/// page must not share a name.
pub(super) fn region_start(count: usize) -> String {
    let number = if count > 1 { count.to_string() } else { String::new() };
    format!("<div class=table role=region tabindex=0 aria-label=表格{number}>")
}
