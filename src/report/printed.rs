//! A report as it was printed: of a file that is what it was, with the same findings, the next one
//! takes from it where they stand and how they are told, and does not look into the file.

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::style::Style;
use crate::diagnostic::{Diagnostic, Extent, SourcePath};
use crate::digest::{Digest, Hasher};

/// The longest report that is kept: of 100,000 replies with 47,000 findings it takes 18 MB, and to make it
/// again takes 3 s.
const LONGEST_KEPT: usize = 32 << 20;

/// A report as it was printed.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Printed {
    pub(crate) style: Style,
    pub(crate) bytes: Vec<u8>,
    files: Vec<PrintedFile>,
}

/// What was printed of a file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PrintedFile {
    /// The digest of the file and its findings.
    of: Digest,
    /// The places of its findings.
    pub(super) extents: Vec<Extent>,
    /// Where in the report each of them is told; empty where another stands for it.
    told: Vec<Range<u32>>,
}

impl Printed {
    /// What was written, where all of it was kept; `of` and `extents` tell of each file how many
    /// findings it has, what they are made of and where they stand.
    pub(super) fn new<'a>(
        style: Style,
        kept: Keeping<'_>,
        files: impl Iterator<Item = (Digest, &'a [Extent], Range<usize>)>,
    ) -> Option<Self> {
        let Keeping { kept, told, .. } = kept;
        let files = files.map(|(of, extents, numbers)| {
            let told = told.get(numbers).map(<[_]>::to_vec).unwrap_or_default();
            PrintedFile { of, extents: extents.to_vec(), told }
        });
        let files = files.collect();
        Some(Self { style, bytes: kept?, files })
    }

    /// The files by what was printed of them.
    pub(super) fn by_digest(&self) -> HashMap<Digest, &PrintedFile> {
        self.files.iter().map(|file| (file.of, file)).collect()
    }

    /// How the finding of that number in `file` is told in this `style`.
    pub(super) fn told(&self, file: &PrintedFile, number: usize, style: Style) -> Option<&[u8]> {
        let at = file.told.get(number).filter(|at| self.style == style && !at.is_empty())?;
        self.bytes.get(at.start as usize..at.end as usize)
    }
}

/// What is printed of the file at `path`, which has this `digest`, is made of this.
pub(super) fn made_of(path: &SourcePath, digest: Digest, findings: &[Diagnostic]) -> Digest {
    let mut hasher = Hasher::default();
    let mut part = |part: &[u8]| {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    };
    part(path.as_str().as_bytes());
    part(digest.as_bytes());
    for Diagnostic { rule, severity, span, message, help, .. } in findings {
        for text in [rule, severity.key(), &message.zh, &message.en, &help.zh, &help.en] {
            part(text.as_bytes());
        }
        part(&[span.start.to_le_bytes(), span.end.to_le_bytes()].concat());
    }
    hasher.finish()
}

/// Writes to `out`, and keeps what is written as long as it is not too much.
pub(super) struct Keeping<'a> {
    out: &'a mut dyn Write,
    kept: Option<Vec<u8>>,
    told: Vec<Range<u32>>,
}

impl<'a> Keeping<'a> {
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out, kept: Some(Vec::new()), told: Vec::new() }
    }

    /// Where the next byte will stand.
    fn place(&self) -> u32 {
        let length = self.kept.as_ref().map_or(0, Vec::len);
        u32::try_from(length).unwrap_or_default()
    }

    /// Notes that what `tell` writes tells the finding of that number.
    pub(super) fn told(
        &mut self,
        number: usize,
        tell: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = self.place();
        tell(self)?;
        if self.told.len() <= number {
            self.told.resize(number + 1, 0..0);
        }
        self.told[number] = start..self.place();
        Ok(())
    }
}

impl Write for Keeping<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        if let Some(kept) = &mut self.kept {
            kept.extend_from_slice(&bytes[..written]);
        }
        if self.kept.as_ref().is_some_and(|kept| kept.len() > LONGEST_KEPT) {
            self.kept = None;
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Language, Severity};
    use crate::report::style::{ReportFormat, Sources};
    use crate::report::{Last, print_after};

    /// A finding about the second line of `path`.
    fn finding(path: &str) -> Diagnostic {
        Diagnostic {
            rule: "a/b",
            severity: Severity::Warning,
            path: SourcePath::new(path),
            span: 7..13,
            message: Bilingual::new(format!("{path} 写错了"), "wrong"),
            help: Bilingual::default(),
        }
    }

    #[test]
    fn only_files_that_are_others_are_looked_into() {
        let style = |width| {
            let (format, language) = (ReportFormat::Text, Language::Chinese);
            Style { format, language, colour: false, width }
        };
        // The report of `findings` in files of this text, after `printed`, and the files that were read.
        let report = |findings: &[Diagnostic], text: &str, style, printed: Option<&Printed>| {
            let read = std::cell::RefCell::new(std::collections::BTreeSet::new());
            let bytes = |path: &SourcePath| {
                read.borrow_mut().insert(path.to_string());
                Some(text.as_bytes().to_vec())
            };
            let sources = Sources { read: &bytes, prefix: "", rule: &|_| None };
            let last = Last { printed, digest: &|_| Some(Digest::of(text)) };
            let mut out = Vec::new();
            let printed = print_after(last, findings, style, &sources, &mut out);
            let printed = printed.expect("a vector takes all").expect("it is short");
            assert_eq!(printed.bytes, out);
            let read: Vec<String> = read.take().into_iter().collect();
            (printed, read.join(" "))
        };
        let (wide, text) = (style(80), "第一\n第二行\n");
        let both = [finding("a.md"), finding("b.md")];
        let (first, read) = report(&both, text, wide, None);
        assert_eq!(read, "a.md b.md");
        let (again, read) = report(&both, text, wide, Some(&first));
        assert_eq!((&again.bytes, &*read), (&first.bytes, ""));
        let more = [finding("a.md"), finding("b.md"), finding("c.md")];
        let (after, read) = report(&more, text, wide, Some(&again));
        assert_eq!(read, "c.md");
        assert_eq!(after.bytes, report(&more, text, wide, None).0.bytes);
        // Other findings, another text, another width of the terminal.
        let other = [both[0].clone(), Diagnostic { span: 7..10, ..both[1].clone() }];
        assert_eq!(report(&other, text, wide, Some(&first)).1, "b.md");
        assert_eq!(report(&both, "第一\n第二行了\n", wide, Some(&first)).1, "a.md b.md");
        assert_eq!(report(&both, text, style(40), Some(&first)).1, "a.md b.md");
    }
}
