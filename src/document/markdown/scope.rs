//! Scopes of header cells in raw tables: for which cells a header speaks.
//!
//! A screen reader names the headers of each cell it enters. Where cells are
//! merged it cannot tell them by the place alone (WCAG 2.2, H63).

use super::escape::push_attribute;

/// A row being written: its header cells that name no scope of their own.
#[derive(Default)]
pub(super) struct Row {
    headers: Vec<Header>,
    has_data: bool,
}

struct Header {
    /// Where in the output its scope belongs.
    at: usize,
    columns: bool,
    rows: bool,
}

impl Row {
    /// A data cell: the row is no row of headings.
    pub(super) fn data(&mut self) {
        self.has_data = true;
    }

    /// A header cell whose scope belongs at `at`; whether it spans columns or rows.
    pub(super) fn header(&mut self, at: usize, columns: bool, rows: bool) {
        self.headers.push(Header { at, columns, rows });
    }

    /// Writes the scopes: headers beside data speak for their row, those among
    /// headers for their column, merged ones for all that they span.
    pub(super) fn finish(self, out: &mut String) {
        for header in self.headers.iter().rev() {
            let scope = match (self.has_data, header.columns, header.rows) {
                (true, _, true) => "rowgroup",
                (true, _, false) => "row",
                (false, true, _) => "colgroup",
                (false, false, _) => "col",
            };
            let mut attribute = String::new();
            push_attribute(&mut attribute, "scope", scope);
            out.insert_str(header.at, &attribute);
        }
    }
}
