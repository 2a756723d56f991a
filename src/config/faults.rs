//! Mistakes in configuration and registers, told as findings with their place.

use std::ops::Range;

use serde::de::DeserializeOwned;

use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath};
use crate::yaml::shape::{Expected, Misfit, MisfitKind, Shape, misfits};
use crate::yaml::{self, Node, Trouble, TroubleKind};

/// The mistakes of one file, gathered while it is read.
pub(super) struct Faults {
    path: SourcePath,
    found: Vec<Diagnostic>,
}

impl Faults {
    pub(super) fn new(path: &SourcePath) -> Self {
        Self { path: path.clone(), found: Vec::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_diagnostics(self) -> Vec<Diagnostic> {
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
        let (text, offset) = text.strip_prefix('\u{feff}').map_or((text, 0), |rest| (rest, 3));
        let node = match yaml::parse(text, offset) {
            Ok(Some(node)) => node,
            Ok(None) => Node { span: 0..0, value: yaml::Value::Sequence(Vec::new()) },
            Err(trouble) => {
                self.trouble(trouble);
                return None;
            }
        };
        let misfits = misfits(&node, shape);
        let fits = misfits.is_empty();
        for misfit in misfits {
            self.misfit(misfit);
        }
        if !fits {
            return None;
        }
        let text = if text.trim().is_empty() { "[]" } else { text };
        match serde_yaml::from_str(text) {
            Ok(value) => Some((value, node)),
            Err(error) => {
                let at =
                    error.location().map_or(0, |place| u32::try_from(place.index()).unwrap_or(0));
                self.push(
                    "config/wrong-type",
                    at..at,
                    Bilingual::new(
                        "这里的值读不出来",
                        format!("this value cannot be read: {error}"),
                    ),
                    Bilingual::default(),
                );
                None
            }
        }
    }

    /// A value of the right type that cannot be.
    pub(super) fn value(&mut self, at: Range<u32>, zh: impl Into<String>, en: impl Into<String>) {
        self.push("config/value", at, Bilingual::new(zh, en), Bilingual::default());
    }

    /// The same, with what to do.
    pub(super) fn advise(&mut self, at: Range<u32>, message: Bilingual, help: Bilingual) {
        self.push("config/value", at, message, help);
    }

    fn push(&mut self, rule: &'static str, span: Range<u32>, message: Bilingual, help: Bilingual) {
        let path = self.path.clone();
        self.found.push(Diagnostic { rule, severity: Severity::Error, path, span, message, help });
    }

    fn trouble(&mut self, trouble: Trouble) {
        let message = match trouble.kind {
            TroubleKind::Syntax(words) => Bilingual::new(
                "这里不合 YAML 的写法，文件读不下去",
                format!("not valid YAML here: {words}"),
            ),
            TroubleKind::Feature => Bilingual::new(
                "这里用了锚点、别名或标签（& * !），本文件不支持",
                "anchors, aliases and tags are not supported here",
            ),
            TroubleKind::SeveralDocuments => {
                Bilingual::new("一个文件里只能有一份内容，多出了 ---", "only one document a file")
            }
            TroubleKind::TooDeep => Bilingual::new("缩进层次太深", "nested too deeply"),
        };
        let help = Bilingual::new(
            "请检查这一行和上一行：冒号用半角并空一格，缩进用空格，含有 : # [ ] 的文字加英文引号",
            "check this line and the one above: colon and a blank, indentation by blanks, quotes round special characters",
        );
        self.push("config/syntax", trouble.at, message, help);
    }

    fn misfit(&mut self, misfit: Misfit) {
        let (rule, message, help) = match misfit.kind {
            MisfitKind::UnknownKey { key, nearest } => (
                "config/unknown-key",
                Bilingual::new(format!("不认识“{key}”这一项"), format!("unknown key `{key}`")),
                nearest.map_or_else(Bilingual::default, |near| {
                    Bilingual::new(format!("是否为“{near}”？"), format!("did you mean `{near}`?"))
                }),
            ),
            MisfitKind::DuplicateKey(key) => (
                "config/duplicate-key",
                Bilingual::new(format!("“{key}”写了两次"), format!("`{key}` is given twice")),
                Bilingual::new("请删去其中一处", "delete one of the two"),
            ),
            MisfitKind::MissingKey(key) => (
                "config/missing-key",
                Bilingual::new(
                    format!("缺少必填的“{key}”"),
                    format!("required key `{key}` is missing"),
                ),
                Bilingual::new(format!("请加一行 {key}: …"), format!("add a line `{key}: …`")),
            ),
            MisfitKind::Wrong { expected, found } => {
                let (zh, en) = expected_words(expected);
                let found = found.filter(|text| !text.is_empty());
                let zh_found =
                    found.as_ref().map_or_else(String::new, |text| format!("，现在写的是“{text}”"));
                let en_found = found.map_or_else(String::new, |text| format!(", found `{text}`"));
                (
                    "config/wrong-type",
                    Bilingual::new(
                        format!("这里应当是{zh}{zh_found}"),
                        format!("expected {en}{en_found}"),
                    ),
                    Bilingual::default(),
                )
            }
        };
        self.push(rule, misfit.at, message, help);
    }
}

/// What was meant, in words.
fn expected_words(expected: Expected) -> (String, String) {
    let plain = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match expected {
        Expected::Text => plain("一段文字", "a text"),
        Expected::Number => plain("一个不带引号的整数", "a whole number"),
        Expected::Flag => plain("true 或 false", "true or false"),
        Expected::Word(words) => {
            (format!("以下之一：{}", words.join("、")), format!("one of: {}", words.join(", ")))
        }
        Expected::List => plain("一个列表，例如 [甲, 乙]", "a list, for example [a, b]"),
        Expected::Map => plain("一组“名称: 值”", "a group of `key: value`"),
    }
}
