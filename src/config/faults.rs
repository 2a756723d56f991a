//! Mistakes in configuration and registers, told as findings with their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{self, Bilingual, Diagnostic, Severity, SourcePath};
use crate::yaml::shape::{SchemaError, Shape, schema_errors};
use crate::yaml::{self, Node, SyntaxError};

/// The longest text that is read: 20,000 departments. A register counts its entries in 16 bits.
const LARGEST: usize = 1024 * 1024;

/// How many mistakes of a kind are listed one by one.
const MOST: usize = 500;

/// The mistakes of one file, gathered while it is read.
pub(super) struct Faults {
    path: SourcePath,
    found: Vec<Diagnostic>,
    /// Of each rule how many were found, and the last in `found`.
    kept: BTreeMap<&'static str, (usize, usize)>,
    /// Where the lines of the text begin.
    lines: Vec<u32>,
}

impl Faults {
    pub(super) fn new(path: &SourcePath) -> Self {
        Self { path: path.clone(), found: Vec::new(), kept: BTreeMap::new(), lines: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings; of one rule no more than are read, the last of which counts the others.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        for (count, last) in self.kept.into_values().filter(|(count, _)| *count > MOST) {
            let more = count - MOST + 1;
            self.found[last].message = Bilingual::new(
                format!("这一类问题在本文件里还有 {more} 处，从这里起不再逐一列出"),
                format!("{more} more of this kind in this file, from here on"),
            );
            self.found[last].help = Bilingual::new(
                "请先改正已经列出的，再检查一次",
                "correct those that are listed, then check again",
            );
        }
        self.found
    }

    /// `text` as a typed value and as nodes with places; `None` after a finding.
    /// An empty file is read as an empty list.
    pub(super) fn read<T: DeserializeOwned>(
        &mut self,
        text: &str,
        shape: Shape,
    ) -> Option<(T, Node)> {
        // A byte order mark is Notepad's habit, not content.
        if self.garbled(text) {
            return None;
        }
        if text.len() > LARGEST {
            self.too_large();
            return None;
        }
        let (text, offset) = text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, 3));
        let starts = text.match_indices('\n');
        self.lines = starts.map(|(at, _)| offset + diagnostic::offset(at + 1)).collect();
        let node = match yaml::parse(text, offset) {
            Ok(Some(node)) => node,
            Ok(None) if matches!(shape, Shape::Map(_)) => {
                self.empty();
                return None;
            }
            Ok(None) => Node { span: 0..0, value: yaml::Value::Sequence(Vec::new()) },
            Err(syntax_error) => {
                self.syntax_error(syntax_error);
                return None;
            }
        };
        let schema_errors = schema_errors(&node, shape);
        let fits = schema_errors.is_empty();
        for schema_error in &schema_errors {
            self.schema_error(schema_error);
        }
        if !fits {
            return None;
        }
        let text = if text.trim().is_empty() { "[]" } else { text };
        match serde_yaml::from_str(text) {
            Ok(value) => Some((value, node)),
            Err(error) => {
                let at = error.location().map_or(0, |place| place.index());
                self.push(
                    "config/wrong-type",
                    diagnostic::span(at..at),
                    Bilingual::new("这里的值读不出来", "this value cannot be read"),
                    Bilingual::default(),
                );
                None
            }
        }
    }

    /// The line of the byte `at` of the text that was read, from 1.
    pub(super) fn line(&self, at: u32) -> usize {
        self.lines.partition_point(|start| *start <= at) + 1
    }

    /// A value of the right type that cannot be.
    pub(super) fn value(
        &mut self,
        at: Range<u32>,
        zh: impl Into<Cow<'static, str>>,
        en: impl Into<Cow<'static, str>>,
    ) {
        self.push("config/value", at, Bilingual::new(zh, en), Bilingual::default());
    }

    /// The same, with what to do.
    pub(super) fn advise(&mut self, at: Range<u32>, message: Bilingual, help: Bilingual) {
        self.push("config/value", at, message, help);
    }

    fn push(&mut self, rule: &'static str, span: Range<u32>, message: Bilingual, help: Bilingual) {
        let (count, last) = self.kept.entry(rule).or_default();
        *count += 1;
        if *count > MOST {
            return;
        }
        *last = self.found.len();
        let path = self.path.clone();
        self.found.push(Diagnostic { rule, severity: Severity::Error, path, span, message, help });
    }

    fn empty(&mut self) {
        let message = Bilingual::new("文件里什么都没有", "the file is empty");
        let help = Bilingual::new(
            "请填写各项；从头开始可以照抄说明文档中的例子",
            "fill it in; the documentation has an example to copy",
        );
        self.push("config/missing-key", 0..0, message, help);
    }

    /// Where characters stand that some program could not read, so that `text` has lost them.
    pub(super) fn garbled(&mut self, text: &str) -> bool {
        let found = text.find('\u{fffd}');
        if let Some(at) = found {
            self.push(
                "config/encoding",
                diagnostic::span(at..at),
                Bilingual::new("这里有乱码", "this is garbled"),
                Bilingual::new("请重新输入乱码的字", "type the garbled characters again"),
            );
        }
        found.is_some()
    }

    /// The file is in another encoding than UTF-8, which begins to show at the byte `at`.
    pub(super) fn encoding(&mut self, encoding: &str, at: usize) {
        let message = Bilingual::new(
            format!("文件是 {encoding} 编码，应当是 UTF-8"),
            format!("the file is {encoding}, not UTF-8"),
        );
        let help = Bilingual::new(
            "请用记事本打开，点“文件”“另存为”，编码选“UTF-8”，再保存",
            "save the file as UTF-8",
        );
        self.push("config/encoding", diagnostic::span(at..at), message, help);
    }

    /// The file is longer than any real one.
    fn too_large(&mut self) {
        let most = LARGEST / 1024 / 1024;
        let message = Bilingual::new(
            format!("文件超过 {most} MiB，没有读取"),
            format!("the file has more than {most} MiB and was not read"),
        );
        let help = Bilingual::new("请删去不属于这里的内容", "delete what does not belong here");
        self.push("config/value", 0..0, message, help);
    }

    fn syntax_error(&mut self, SyntaxError { at, mistake }: SyntaxError) {
        self.push("config/syntax", at, mistake.message(), mistake.help());
    }

    fn schema_error(&mut self, schema_error: &SchemaError) {
        let rule = match schema_error.name() {
            "unknown-key" => "config/unknown-key",
            "duplicate-key" => "config/duplicate-key",
            "missing-key" => "config/missing-key",
            _ => "config/wrong-type",
        };
        self.push(rule, schema_error.at.clone(), schema_error.message(), schema_error.help());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_kind_no_more_than_are_read_are_listed() {
        let mut faults = Faults::new(&SourcePath::new("dafu.yaml"));
        for _ in 0..MOST + 9 {
            faults.value(0..0, "不对", "wrong");
        }
        let found = faults.into_diagnostics();
        assert_eq!(found.len(), MOST);
        assert!(found[MOST - 1].message.zh.contains("还有 10 处"), "{:?}", found[MOST - 1]);
    }

    #[test]
    fn what_is_longer_than_any_real_file_is_not_read() {
        let mut faults = Faults::new(&SourcePath::new("content/topics.yaml"));
        let text = "- 甲\n".repeat(LARGEST / 6 + 1);
        assert!(faults.read::<Vec<String>>(&text, Shape::List(&Shape::Text)).is_none());
        let found = faults.into_diagnostics();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].message.zh, "文件超过 1 MiB，没有读取");
    }
}
