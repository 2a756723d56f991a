//! What is said of all files of an import together.

use std::collections::BTreeMap;
use std::path::Path;

use crate::check;
use crate::command::Error;
use crate::command::console::{self, Console};
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::report::{Last, ReportFormat, Sources};

/// A path as findings name it.
pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// What is said of all files together.
#[derive(Default)]
pub(super) struct Report {
    pub(super) findings: Vec<Diagnostic>,
    /// The texts that the findings show lines of.
    pub(super) texts: BTreeMap<SourcePath, String>,
    /// How many replies were recognised, and how many of them are new files.
    pub(super) drafts: usize,
    pub(super) written: usize,
}

impl Report {
    pub(super) fn add(&mut self, name: &str, findings: Vec<Diagnostic>, text: String) {
        self.findings.extend(findings);
        self.texts.insert(SourcePath::new(name), text);
    }

    /// The same page is there already, in `place`: word for word, or worked on since.
    pub(super) fn again(&mut self, name: &str, place: &str, is_same: bool) {
        let (zh, en) = if is_same {
            (
                format!("这一页已经导入过，稿件是 {place}，没有再写"),
                format!("this page was imported before: {place}; nothing was written"),
            )
        } else {
            (
                format!("这件答复已经有稿件 {place}，内容不同，另写了一份"),
                format!(
                    "there is already a file of this reply with a different text, {place}; a second one was written"
                ),
            )
        };
        let help = if is_same {
            Bilingual::new(
                "要重新导入的，请先删去那个文件",
                "to import it again, delete that file first",
            )
        } else {
            Bilingual::new("请核对后只留一份", "compare the two and keep only one")
        };
        self.warn(name, Bilingual::new(zh, en), help);
    }

    /// The file `name` holds the very bytes of `first`, which was read in this run.
    pub(super) fn twice(&mut self, name: &str, first: &str) {
        let message = Bilingual::new(
            format!("和 {first} 完全相同，没有再导入"),
            format!("the same as {first} to the last byte; not imported again"),
        );
        let help = Bilingual::new("多余的一份可以删去", "one of the two can be deleted");
        self.warn(name, message, help);
    }

    fn warn(&mut self, name: &str, message: Bilingual, help: Bilingual) {
        self.findings.push(Diagnostic {
            rule: "import/again",
            severity: Severity::Warning,
            path: SourcePath::new(name),
            span: 0..0,
            message,
            help,
        });
    }

    pub(super) fn print(&self, format: ReportFormat, console: Console) -> Result<(), Error> {
        let sources = Sources {
            read: &|path| self.texts.get(path).map(|text| text.clone().into_bytes()),
            prefix: "",
            rule: &console::rule_text,
        };
        let findings = check::sorted(self.findings.clone());
        console::findings_in(&findings, format, (&sources, Last::NONE), console).map(drop)
    }
}
