//! Findings as they may be printed, made one at a time from those that were found.

use std::ops::Range;

use super::printed::{Printed, PrintedFile, made_of};
use super::style::{Sources, Style};
use crate::diagnostic::{
    Bilingual, Diagnostic, Extent, Position, Severity, SourcePath, escaped, locate,
};
use crate::digest::Digest;
use crate::sensitive;

/// What was found, with its places counted out.
pub(super) struct Findings<'a> {
    all: &'a [Diagnostic],
    extents: Vec<Extent>,
    sources: &'a Sources<'a>,
    last: Option<&'a Printed>,
    /// Of each file what is printed of it is made of, where that is known, and the same of `last`.
    files: Vec<(Option<Digest>, Option<&'a PrintedFile>)>,
}

/// What spares a report work.
#[derive(Clone, Copy)]
pub(crate) struct Last<'a> {
    /// The report before it.
    pub(crate) printed: Option<&'a Printed>,
    /// The digest of a file, where it is known.
    pub(crate) digest: &'a dyn Fn(&SourcePath) -> Option<Digest>,
}

impl Last<'_> {
    /// Nothing.
    pub(crate) const NONE: Self = Self { printed: None, digest: &|_| None };
}

/// A finding without anything private.
pub(super) struct Masked {
    pub(super) rule: &'static str,
    pub(super) severity: Severity,
    pub(super) path: String,
    pub(super) extent: Extent,
    /// The bytes of the file that it means.
    pub(super) span: Range<u32>,
    pub(super) message: Bilingual,
    pub(super) help: Bilingual,
}

impl<'a> Findings<'a> {
    /// Counts out where `all` stand, which are in the order of a report.
    pub(super) fn new(all: &'a [Diagnostic], sources: &'a Sources<'a>) -> Self {
        Self::after(Last::NONE, all, sources)
    }

    /// The same, where what stands in the last report is not made again.
    pub(super) fn after(last: Last<'a>, all: &'a [Diagnostic], sources: &'a Sources<'a>) -> Self {
        let printed = last.printed.map(Printed::by_digest).unwrap_or_default();
        let mut extents = Vec::with_capacity(all.len());
        let mut files = Vec::new();
        for file in all.chunk_by(|left, right| left.path == right.path) {
            let path = &file[0].path;
            let of = (last.digest)(path).map(|digest| made_of(path, digest, file));
            let known = of.and_then(|of| printed.get(&of).copied());
            match known.filter(|known| known.extents.len() == file.len()) {
                Some(known) => extents.extend_from_slice(&known.extents),
                None => {
                    let bytes = (sources.read)(path).unwrap_or_default();
                    extents.extend(locate(file.iter().map(|finding| &finding.span), &bytes));
                }
            }
            files.push((of, known));
        }
        Self { all, extents, sources, last: last.printed, files }
    }

    /// Of each file of which it is known what is printed of it is made of: that, and where its
    /// findings stand.
    pub(super) fn known(&self) -> impl Iterator<Item = (Digest, &[Extent], Range<usize>)> {
        let files = self.files().zip(&self.files);
        files.filter_map(|(file, (of, _))| Some(((*of)?, &self.extents[file.clone()], file)))
    }

    /// How the finding of that number, one of those of the file `nth`, was told in this `style`.
    pub(super) fn told(&self, nth: usize, number: usize, style: Style) -> Option<&'a [u8]> {
        self.last?.told(self.files[nth].1?, number, style)
    }

    pub(super) fn all(&self) -> &'a [Diagnostic] {
        self.all
    }

    /// The numbers of those of each file.
    pub(super) fn files(&self) -> impl Iterator<Item = Range<usize>> + use<'a> {
        let files = self.all.chunk_by(|left, right| left.path == right.path);
        files.scan(0, |end, file| {
            let start = *end;
            *end += file.len();
            Some(start..*end)
        })
    }

    /// Every one of them, as it may be printed.
    pub(super) fn masked(&self) -> impl Iterator<Item = Masked> {
        (0..self.all.len()).map(|number| self.nth(number))
    }

    /// Where the finding of that number begins, its path as it may be printed.
    pub(super) fn place(&self, number: usize) -> (String, Position) {
        (printable(self.all[number].path.as_str()), self.extents[number].start)
    }

    /// The finding of that number.
    pub(super) fn nth(&self, number: usize) -> Masked {
        let finding = &self.all[number];
        Masked {
            rule: finding.rule,
            severity: finding.severity,
            path: printable(finding.path.as_str()),
            extent: self.extents[number],
            span: finding.span.clone(),
            message: said(&finding.message),
            help: said(&finding.help),
        }
    }

    /// The text of the file whose findings have these numbers, with what is private masked.
    pub(super) fn text(&self, file: Range<usize>) -> String {
        let findings = &self.all[file];
        let bytes = (self.sources.read)(&findings[0].path).unwrap_or_default();
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut private = sensitive::private_ranges(&text);
        let sensitive = findings.iter().filter(|finding| finding.is_sensitive());
        private.extend(sensitive.map(|one| one.span.start as usize..one.span.end as usize));
        private.sort_unstable_by_key(|range| range.start);
        masked(text, &private)
    }
}

/// What a finding says, as it may be printed.
pub(super) fn said(words: &Bilingual) -> Bilingual {
    let Bilingual { zh, en } = sensitive::masked(words);
    Bilingual::new(escaped(&zh).into_owned(), escaped(&en).into_owned())
}

/// `text` as it may be printed beside findings: what is surely personal is masked, what cannot
/// be seen is written out, and nothing else is changed, for a path or an address that reads otherwise leads nowhere.
#[must_use]
pub(crate) fn printable(text: &str) -> String {
    escaped(&sensitive::masked_where_sure(text)).into_owned()
}

/// `text` with the characters in `ranges`, ascending by their beginnings, replaced by asterisks
/// of equal length.
fn masked(text: String, ranges: &[Range<usize>]) -> String {
    if ranges.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let (mut ranges, mut hidden) = (ranges.iter().peekable(), 0);
    for (at, character) in text.char_indices() {
        while let Some(range) = ranges.next_if(|range| range.start <= at) {
            hidden = hidden.max(range.end);
        }
        match character.len_utf8() {
            _ if at >= hidden || character == '\n' => out.push(character),
            3 => out.push('＊'),
            length => out.extend(std::iter::repeat_n('*', length)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masking_keeps_every_place() {
        let masked = |text: &str, ranges: &[Range<usize>]| masked(text.to_owned(), ranges);
        let one = |range: Range<usize>| vec![range];
        assert_eq!(masked("电话13800000000。", &one(6..17)), "电话***********。");
        assert_eq!(masked("１３8", &one(0..7)), "＊＊*");
        assert_eq!(masked("甲1乙23丙", &[0..7, 3..4, 8..9]), "＊*＊2*丙");
    }
}
