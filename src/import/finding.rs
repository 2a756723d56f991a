//! The findings of an import: what could not be told, and what was decided.
//!
//! Each quotes what stands on the page.

use std::ops::Range;

use super::unrecognised;
pub(super) use super::unrecognised::UNRECOGNISED;
use crate::archive::schema;
use crate::diagnostic::{Bilingual, Diagnostic, Severity, SourcePath, span};
use crate::model::text::{is_han, is_look_alike, ordinary, simplified};
use crate::sensitive;

/// Something was taken that differs from what stands elsewhere on the page.
pub(super) const CORRECTED: &str = "import/corrected";
/// A date has lost characters or names no day.
pub(super) const DAMAGED_DATE: &str = "import/damaged-date";
/// The page says two different things.
pub(super) const CONTRADICTION: &str = "import/contradiction";
/// A value was taken by convention and wants a look.
pub(super) const CONFIRM: &str = "import/confirm";
/// Lines of the page that are in neither field nor body.
pub(super) const LEFT_OUT: &str = "import/left-out";
/// Attachments to add by hand.
pub(super) const ATTACHMENTS: &str = "import/attachments";
/// The department is not in the register.
pub(super) const DEPARTMENT_UNKNOWN: &str = "import/department-unknown";
/// The session's body is not in the register.
pub(super) const BODY_UNKNOWN: &str = "import/body-unknown";
/// How many characters the source has, the draft holds, and were left out.
pub(super) const ACCOUNT: &str = "import/account";
/// Characters of the source that are neither in the draft nor among what was left out.
pub(super) const LOST: &str = "import/lost";
/// A document with tracked changes or comments.
pub(super) const REVISIONS: &str = "import/revisions";
/// Nothing of a reply was recognised.
pub(super) const NOTHING: &str = "import/nothing-recognised";
/// The page is longer than any with a reply on it.
pub(super) const TOO_LONG: &str = "import/too-long";
/// The bytes could not be read as text.
pub(super) const ENCODING: &str = "import/encoding";
/// A personal mobile number on the page.
pub(super) const MOBILE: &str = "privacy/mobile";

/// The longest quotation in a finding, in characters.
const LONGEST_QUOTE: usize = 60;

/// The findings of one foreign file, gathered while it is read.
pub(super) struct Findings {
    path: SourcePath,
    found: Vec<Diagnostic>,
}

/// A place of the page and what stands there.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    span: Range<u32>,
}

impl Place {
    /// The place at `span`.
    pub(super) fn of(span: &Range<u32>) -> Self {
        Self { span: span.clone() }
    }
}

impl Findings {
    /// No findings yet for the file called `name`.
    pub(super) fn new(name: &str) -> Self {
        Self { path: SourcePath::new(name), found: Vec::new() }
    }

    /// The findings in the order of a report.
    pub(super) fn into_diagnostics(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(crate::diagnostic::report_order);
        self.found.dedup();
        self.found
    }

    /// Adds a finding of warning level.
    pub(super) fn warn(
        &mut self,
        rule: &'static str,
        place: &Place,
        message: Bilingual,
        help: Bilingual,
    ) {
        self.push(rule, Severity::Warning, place, (message, help));
    }

    /// Adds a finding that asks for nothing.
    pub(super) fn hint(
        &mut self,
        rule: &'static str,
        place: &Place,
        message: Bilingual,
        help: Bilingual,
    ) {
        self.push(rule, Severity::Hint, place, (message, help));
    }

    pub(super) fn push(
        &mut self,
        rule: &'static str,
        severity: Severity,
        place: &Place,
        texts: (Bilingual, Bilingual),
    ) {
        self.found.push(Diagnostic {
            rule,
            severity,
            path: self.path.clone(),
            span: place.span.clone(),
            message: texts.0,
            help: texts.1,
        });
    }

    /// The field `key` is left to the editor, because of `why`.
    pub(super) fn unrecognised(&mut self, key: &str, place: &Place, why: &Bilingual) {
        let label = schema::find(key).map_or(key, |field| field.label());
        let message = Bilingual::new(
            format!("{}：{}", unrecognised::words(key), why.zh),
            format!("`{key}` could not be determined: {}", why.en),
        );
        let help = Bilingual::new(
            format!("请对照原文填写“{label}”，现在写的是“待核对”"),
            format!("fill in `{key}` from the original; it is marked 待核对 for now"),
        );
        self.warn(UNRECOGNISED, place, message, help);
    }

    /// No encoding is called `label`.
    pub(super) fn unknown_encoding(&mut self, label: &str) {
        let message = Bilingual::new(
            format!("不认识编码“{label}”，文件没有读"),
            format!("unknown encoding `{label}`; the file was not read"),
        );
        let help = Bilingual::new(
            "请写 utf-8、gbk 或 gb18030，也可以不写，由程序判断",
            "write utf-8, gbk or gb18030, or leave it to be detected",
        );
        self.push(ENCODING, Severity::Error, &Place::default(), (message, help));
    }

    /// `count` characters could not be read in `encoding`.
    pub(super) fn undecoded(&mut self, encoding: &str, count: usize) {
        let message = Bilingual::new(
            format!("按 {encoding} 读取时有 {count} 处读不出来，正文中显示为 \u{fffd}"),
            format!("{count} characters could not be read as {encoding} and became U+FFFD"),
        );
        let help = Bilingual::new(
            "请用 --encoding 指明编码再导入一次，或对照原文改正这些字",
            "name the encoding with --encoding, or correct these characters by hand",
        );
        self.warn(ENCODING, &Place::default(), message, help);
    }

    /// Radicals and compatibility forms in `text` were taken for the characters they look like.
    pub(super) fn look_alikes(&mut self, text: &str) {
        let found = || text.char_indices().filter(|(_, one)| is_look_alike(*one));
        let Some((at, first)) = found().next() else { return };
        let count = found().count();
        let message = Bilingual::new(
            format!(
                "有 {count} 个字是部首或兼容字符（第一个是“{first}”），已换成通常的“{}”",
                ordinary(first)
            ),
            format!(
                "{count} radicals or compatibility forms (the first is {first}) became ordinary characters"
            ),
        );
        let help = Bilingual::new(
            "多是从 PDF 复制造成的；请对照原件看一遍人名和单位名称",
            "copies from PDF files have them; compare the names with the original",
        );
        let place = Place::of(&span(at..at + first.len_utf8()));
        self.hint(CORRECTED, &place, message, help);
    }

    /// The file is no reply.
    pub(super) fn nothing(&mut self, text: &str) {
        let simple = simplified(text);
        let traditional =
            simple.chars().zip(text.chars()).filter(|(simple, typed)| simple != typed);
        if traditional.count() > 3 {
            let message = Bilingual::new(
                "没有认出答复：文字像是繁体字，没有生成文件",
                "no reply was recognised: the text is in traditional characters; nothing was written",
            );
            let help = Bilingual::new(
                "请先转换成简体字再导入，例如用 Word 的“审阅”“繁转简”",
                "convert it to simplified characters first, for example with Word",
            );
            return self.push(NOTHING, Severity::Error, &Place::default(), (message, help));
        }
        let message = Bilingual::new(
            "没有认出答复：标题、编号、称呼和“收悉”一句都没有找到，没有生成文件",
            "no reply was recognised: no title, number, salutation or opening sentence; nothing was written",
        );
        // Text that is mostly Chinese was decoded as it should be.
        let is_chinese = text.chars().filter(|one| is_han(*one)).count() * 2 > text.chars().count();
        let help = if is_chinese {
            Bilingual::new(
                "请确认文件里是答复的正文",
                "make sure the file contains the text of a reply",
            )
        } else {
            Bilingual::new(
                "请确认文件里是答复的正文；如果文字是乱码，请用 --encoding 指明编码",
                "make sure the file contains the text of a reply; if it is garbled, name its --encoding",
            )
        };
        self.push(NOTHING, Severity::Error, &Place::default(), (message, help));
    }

    /// `words` of the source went nowhere.
    pub(super) fn lost(&mut self, words: &str) {
        let count = words.chars().count();
        let message = Bilingual::new(
            format!("有 {count} 字既不在稿件里，也不在略去的清单里：{}", quote(words)),
            format!(
                "{count} characters are neither in the draft nor listed as left out: {}",
                quote(words)
            ),
        );
        let help = Bilingual::new(
            "请对照原件，把这些字补进稿件；并请把这份文件报告给程序的维护者",
            "add them to the draft from the original, and report this file",
        );
        self.push(LOST, Severity::Error, &Place::default(), (message, help));
    }

    /// The document has `changes` and `comments`: which of its words are final, no program knows.
    pub(super) fn revisions(&mut self, changes: u32, comments: u32) {
        let message = Bilingual::new(
            format!("文档里有修订 {changes} 处、批注 {comments} 条，没有导入"),
            format!(
                "the document has {changes} tracked changes and {comments} comments; it was not imported"
            ),
        );
        let help = Bilingual::new(
            "请在 Word 或 WPS 里接受或拒绝全部修订、删除全部批注，保存后再导入",
            "accept or reject all changes and delete all comments in Word or WPS, save it, import it again",
        );
        self.push(REVISIONS, Severity::Error, &Place::default(), (message, help));
    }

    /// Whole files stand in the document as they are (`altChunk`); Word makes them its own when it saves.
    pub(super) fn inserted_files(&mut self) {
        let message = Bilingual::new(
            "文档里插入了别的文件（不是 .docx、网页或文本），里面的文字读不到，没有导入",
            "other files are inserted in the document, whose words cannot be read; it was not imported",
        );
        let help = Bilingual::new(
            "请在 Word 或 WPS 里打开，另存为 .docx，再导入",
            "open it in Word or WPS, save it as .docx, and import that",
        );
        self.push(REVISIONS, Severity::Error, &Place::default(), (message, help));
    }

    /// The file has nothing to be seen in it.
    pub(super) fn empty(&mut self) {
        let message =
            Bilingual::new("文件是空的，没有生成文件", "the file is empty; nothing was written");
        let help = Bilingual::new(
            "请打开它看一看；文字没有保存的，从原件重新复制",
            "open it; if its text was not saved, copy it from the original again",
        );
        self.push(NOTHING, Severity::Error, &Place::default(), (message, help));
    }

    /// The file is the source of a web page.
    pub(super) fn web_page(&mut self) {
        let message = Bilingual::new(
            "这是网页的源文件（HTML），不是网页上的文字，没有生成文件",
            "this is the HTML source of a web page, not its text; nothing was written",
        );
        let help = Bilingual::new(
            "请把文件名的后缀改成 .html 再导入",
            "give the file a name that ends in .html and import that",
        );
        self.push(NOTHING, Severity::Error, &Place::default(), (message, help));
    }
}

/// `text` in quotation marks, shortened. What is personal is masked before: half a number
/// would not be known as one when the finding is printed.
pub(super) fn quote(text: &str) -> String {
    let masked = sensitive::masked_text(text.trim());
    let mut shown: String = masked.chars().take(LONGEST_QUOTE).collect();
    if shown.len() < masked.len() {
        shown.push('…');
    }
    format!("“{shown}”")
}
