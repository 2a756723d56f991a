//! Every name a finding can bear: the rules, and what reading tells before rules can look.

use super::rule::Rule;
use super::rules::RULES;
use crate::diagnostic::{Bilingual, Severity, bilingual};
use crate::report::RuleText;

/// What is known of the findings of one name.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name, `family/name`, as in findings and under `rules:` of `dafu.yaml`.
    pub name: &'static str,
    /// What its findings weigh unless the site says otherwise.
    pub severity: Severity,
    /// Whether the site may not lower it.
    pub locked: bool,
    /// What it finds, in a few words.
    pub summary: Bilingual,
    /// What happens to readers or editors where nobody minds it.
    pub why: Bilingual,
    /// The rule itself; none where the finding comes from reading.
    pub rule: Option<&'static Rule>,
}

impl Entry {
    /// The same for the printers of findings.
    #[must_use]
    pub fn text(&self) -> RuleText {
        let (summary, why) = (self.summary.clone(), self.why.clone());
        RuleText { severity: self.severity, summary, why }
    }

    /// The part of the name before the stroke.
    #[must_use]
    pub fn family(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }
}

/// Every name, in the order of names.
#[must_use]
pub fn all() -> Vec<Entry> {
    let rules = RULES.iter().map(|rule| Entry {
        name: rule.name,
        severity: rule.severity,
        locked: rule.locked,
        summary: rule.summary.clone(),
        why: rule.why.clone(),
        rule: Some(rule),
    });
    let mut all: Vec<Entry> = rules.chain(READING.iter().map(entry)).collect();
    all.sort_by_key(|entry| entry.name);
    all
}

/// What is known of the findings called `name`.
#[must_use]
pub fn find(name: &str) -> Option<Entry> {
    all().into_iter().find(|entry| entry.name == name)
}

/// A name outside the rules: its severity, what it finds.
type Reading = (&'static str, Severity, Bilingual);

fn entry((name, severity, summary): &Reading) -> Entry {
    let why = match name.split('/').next() {
        Some("config") => bilingual(
            "设置和名录读不明白，就不知道该生成什么样的网站，所以什么都不发布（退出码 2）。",
            "what cannot be read cannot say what the site should be: nothing is published (exit 2)",
        ),
        Some("theme") => bilingual(
            "主题有错，页面就不完整，所以什么都不发布（退出码 2）。",
            "a broken theme makes broken pages: nothing is published (exit 2)",
        ),
        _ => bilingual(
            "导入只照录页面上写明的，认不准的交给人核对，不猜。",
            "an import takes what the page says for certain and leaves the rest to a person",
        ),
    };
    Entry { name, severity: *severity, locked: true, summary: summary.clone(), why, rule: None }
}

/// Findings of configuration, registers, theme and import.
const READING: &[Reading] = {
    use Severity::{Error, Hint, Warning};
    &[
        (
            "config/duplicate-key",
            Error,
            bilingual("设置或名录里同一项写了两次", "a key given twice"),
        ),
        (
            "config/encoding",
            Error,
            bilingual("设置或名录不是 UTF-8 编码", "a file that is not UTF-8"),
        ),
        (
            "config/missing-key",
            Error,
            bilingual("设置或名录缺少必填项", "a required key is missing"),
        ),
        ("config/syntax", Error, bilingual("设置或名录的写法读不下去", "not valid YAML")),
        ("config/unknown-key", Error, bilingual("设置或名录里有不认识的项", "an unknown key")),
        ("config/value", Error, bilingual("设置或名录里的值不能用", "a value that cannot be used")),
        (
            "config/wrong-type",
            Error,
            bilingual("设置或名录里值的写法不对", "a value of the wrong kind"),
        ),
        (
            "import/ledger",
            Warning,
            bilingual("与台账不同，或者没有对上", "other than in the ledger, or not in it"),
        ),
        ("import/again", Warning, bilingual("同一页已经导入过", "a page that was imported before")),
        (
            "import/attachments",
            Warning,
            bilingual("有附件要手工加上", "attachments to add by hand"),
        ),
        (
            "import/body-unknown",
            Warning,
            bilingual("届次的机构不在名录里", "a body that is not in the register"),
        ),
        (
            "import/confirm",
            Hint,
            bilingual("按惯例填写，请核对", "filled in by convention, to be confirmed"),
        ),
        (
            "import/contradiction",
            Warning,
            bilingual("页面上前后矛盾", "the page contradicts itself"),
        ),
        (
            "import/corrected",
            Hint,
            bilingual("采用的值与页面别处不同", "differs from elsewhere on the page"),
        ),
        ("import/damaged-date", Warning, bilingual("日期缺字或不存在", "a damaged date")),
        (
            "import/department-unknown",
            Warning,
            bilingual("承办单位不在名录里", "a department that is not in the register"),
        ),
        (
            "import/encoding",
            Error,
            bilingual("文件的编码读不出来", "the encoding could not be read"),
        ),
        (
            "import/account",
            Hint,
            bilingual("原文、稿件、略去各有多少字", "characters in source and draft, and left out"),
        ),
        ("import/lost", Error, bilingual("有字不知去向", "characters that went nowhere")),
        (
            "import/revisions",
            Error,
            bilingual("文档里有修订或批注", "a document with tracked changes or comments"),
        ),
        (
            "import/left-out",
            Hint,
            bilingual("页面上有些行没有收入稿件", "lines that were left out"),
        ),
        ("import/nothing-recognised", Error, bilingual("没有认出答复", "no reply was recognised")),
        (
            "import/too-long",
            Error,
            bilingual("页面太长，不是一件答复", "a page far longer than any reply"),
        ),
        (
            "import/unread",
            Error,
            bilingual("文件不是能导入的格式，或者读不了", "a file that cannot be imported or read"),
        ),
        (
            "import/unrecognised",
            Warning,
            bilingual("有一项没有识别出来", "a field was not recognised"),
        ),
        (
            "theme/asset",
            Error,
            bilingual("主题资源的文件名不能用", "an asset with an unusable name"),
        ),
        ("theme/duplicate-key", Error, bilingual("主题设置里同一项写了两次", "a key given twice")),
        (
            "theme/empty-page",
            Error,
            bilingual("模板做出的网页没有框架或正文", "a page without frame or text"),
        ),
        (
            "theme/file",
            Error,
            bilingual("主题文件不是 UTF-8 文本", "a theme file that is not UTF-8 text"),
        ),
        (
            "theme/forbidden",
            Error,
            bilingual("模板里有网页不许载入的内容", "something that no page may contain or load"),
        ),
        ("theme/missing-key", Error, bilingual("主题设置缺少必填项", "a required key is missing")),
        (
            "theme/placeholder",
            Error,
            bilingual("主题文字里的 {…} 没有内容可填", "an unknown name in braces"),
        ),
        (
            "theme/strings",
            Error,
            bilingual("主题文字的写法不对", "a mistake in the texts of the theme"),
        ),
        ("theme/style", Error, bilingual("主题的样式有错", "a mistake in a style sheet")),
        ("theme/syntax", Error, bilingual("主题设置的写法读不下去", "not valid YAML")),
        ("theme/template", Error, bilingual("模板里有错", "a mistake in a template")),
        ("theme/unknown-key", Error, bilingual("主题设置里有不认识的项", "an unknown key")),
        ("theme/unused-file", Warning, bilingual("主题文件没有用处", "a file that nothing uses")),
        (
            "theme/unused-text",
            Warning,
            bilingual("主题文字没有网页用到", "a text that no page prints"),
        ),
        ("theme/version", Error, bilingual("主题是为另一版本写的", "a theme for another version")),
        (
            "theme/wrong-type",
            Error,
            bilingual("主题设置里值的写法不对", "a value of the wrong kind"),
        ),
    ]
};
