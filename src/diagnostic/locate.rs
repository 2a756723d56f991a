//! From byte spans to lines and columns, counted only when a finding is printed.

use std::ops::Range;

use super::Diagnostic;

/// A place in a text: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A finding with its place counted out.
#[derive(Clone, Debug)]
pub struct Located {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Where it begins.
    pub start: Position,
    /// Where it ends, exclusive.
    pub end: Position,
}

/// Counts out the places of `diagnostics`, which all stand in the file holding
/// `bytes`. Bytes that are not UTF-8 count as the characters they decode to.
#[must_use]
pub fn locate(diagnostics: Vec<Diagnostic>, bytes: &[u8]) -> Vec<Located> {
    let mut starts = vec![0];
    starts
        .extend(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1));
    let located = |diagnostic: Diagnostic| {
        let Range { start, end } = diagnostic.span.clone();
        Located {
            start: position(&starts, bytes, start),
            end: position(&starts, bytes, end),
            diagnostic,
        }
    };
    diagnostics.into_iter().map(located).collect()
}

fn position(starts: &[usize], bytes: &[u8], offset: u32) -> Position {
    let offset = (offset as usize).min(bytes.len());
    let line = starts.partition_point(|start| *start <= offset) - 1;
    let before = &bytes[starts[line]..offset];
    // A byte order mark is no character an editor sees.
    let before = before.strip_prefix("\u{feff}".as_bytes()).unwrap_or(before);
    let column = String::from_utf8_lossy(before).chars().count();
    let narrow = |value: usize| u32::try_from(value + 1).unwrap_or(u32::MAX);
    Position { line: narrow(line), column: narrow(column) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Severity, SourcePath};

    #[test]
    fn columns_count_characters() {
        let at = |span: Range<u32>| {
            let finding = Diagnostic {
                rule: "a/b",
                severity: Severity::Error,
                path: SourcePath::new("a.md"),
                span,
                message: Bilingual::default(),
                help: Bilingual::default(),
            };
            let found = locate(vec![finding], "标题：甲\n乙\n".as_bytes()).remove(0);
            (found.start.line, found.start.column, found.end.line, found.end.column)
        };
        assert_eq!(at(0..0), (1, 1, 1, 1));
        assert_eq!(at(6..9), (1, 3, 1, 4));
        assert_eq!(at(13..16), (2, 1, 2, 2));
        assert_eq!(at(900..901), (3, 1, 3, 1), "past the end is the end");
    }
}
