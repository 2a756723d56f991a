//! Document numbers (发文字号) by GB/T 9704-2012. All of these warn: a signed
//! original is not rewritten to please a tool.

use crate::archive::reply::Reply;
use crate::check::example::Example;
use crate::check::rule::{Check, Found, HEAD, ReplyView, Rule, advice, words};
use crate::check::rules::front_matter::line;
use crate::check::rules::id::entries_by;
use crate::diagnostic::Severity;
use crate::model::DocumentNumber;
use crate::model::document_number::DocumentNumberDefect;

/// Brackets other than 〔 〕.
pub const BRACKET: Rule = Rule {
    name: "docnum/bracket",
    severity: Severity::Warning,
    firm: false,
    summary: words("发文字号的括号不对", "brackets other than 〔 〕"),
    why: words("年份用六角括号（GB/T 9704-2012）。", "the standard writes the year in 〔 〕"),
    wrong: Example::fields("发文字号: \"乌工信[2024]1号\""),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::Bracket, ("应使用六角括号〔〕", "takes 〔 〕"));
    }),
};

/// 第 before the serial.
pub const ORDINAL: Rule = Rule {
    name: "docnum/ordinal",
    severity: Severity::Warning,
    firm: false,
    summary: words("发文字号多了“第”", "第 before the serial"),
    why: words(
        "发文顺序号不加“第”字（GB/T 9704-2012）。",
        "the standard puts no 第 before the serial",
    ),
    wrong: Example::fields("发文字号: 乌工信〔2024〕第1号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::Ordinal, ("顺序号不加“第”", "takes no 第"));
    }),
};

/// Leading zeros in the serial.
pub const PADDING: Rule = Rule {
    name: "docnum/padding",
    severity: Severity::Warning,
    firm: false,
    summary: words("发文字号编了虚位", "leading zeros in the serial"),
    why: words("发文顺序号不编虚位（GB/T 9704-2012）。", "the standard pads no serial"),
    wrong: Example::fields("发文字号: 乌工信〔2024〕01号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(
            view,
            found,
            DocumentNumberDefect::Padding,
            ("顺序号前面不补 0", "takes no leading zeros"),
        );
    }),
};

/// 号 is missing.
pub const MISSING_HAO: Rule = Rule {
    name: "docnum/missing-hao",
    severity: Severity::Warning,
    firm: false,
    summary: words("发文字号缺“号”字", "号 is missing"),
    why: words("发文字号以“号”字结尾（GB/T 9704-2012）。", "a document number ends in 号"),
    wrong: Example::fields("发文字号: 乌工信〔2024〕1"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::MissingHao, ("缺“号”字", "lacks 号"));
    }),
};

/// No document number at all.
pub const UNPARSED: Rule = Rule {
    name: "docnum/unparsed",
    severity: Severity::Warning,
    firm: false,
    summary: words("认不出发文字号", "no document number at all"),
    why: words(
        "按文号检索、核对重复、推算网址都靠它。",
        "look-up, the check for duplicates and proposed ids all need it",
    ),
    wrong: Example::fields("发文字号: 乌工信2024年1号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        if let Some((text, None)) = &view.reply().doc_number {
            let form = line(&view.text, "doc_number", "云工信〔2024〕1号");
            let (message, help) = advice(
                format!("认不出发文字号“{text}”"),
                format!("`{text}` is no document number"),
                format!(
                    "请写成机关代字、六角括号里的年份、顺序号和“号”，例如 {form}；没有文号的删去这一行"
                ),
                format!("write it as in `{form}`, or delete the line where there is none"),
            );
            found.push(view.text.source, view.text.span("doc_number"), message, help);
        }
    }),
};

/// A document number that another reply has.
pub const DUPLICATE: Rule = Rule {
    name: "docnum/duplicate",
    severity: Severity::Warning,
    firm: false,
    summary: words("发文字号重复", "a document number given twice"),
    why: words("一个文号只编给一份公文。", "a number is given to one document only"),
    wrong: Example::replies(&[("content/replies/b.md", "")]),
    right: Example::replies(&[("content/replies/b.md", "发文字号: 乌工信〔2024〕2号")]),
    check: Check::Archive(|world, found| {
        let parsed = |reply: &Reply| reply.doc_number.as_ref().and_then(|number| number.1.clone());
        for (number, same) in entries_by(world, |entry| parsed(&entry.reply)) {
            for entry in &same[1..] {
                let at = &entry.origin.doc_number;
                let at = if at.is_empty() { HEAD } else { at.clone() };
                let other = same[0].source();
                let (message, help) = advice(
                    format!("发文字号“{number}”与 {other} 重复"),
                    format!("the document number {number} is that of {other} too"),
                    "请对照原件，改正其中写错的一个；同一份公文只留一件",
                    "compare with the originals; keep one of the two if they are the same",
                );
                found.push(entry.source(), at, message, help);
            }
        }
    }),
};

/// Reports one defect of the reply's document number, with the number mended.
fn defect(
    view: &ReplyView<'_>,
    found: &mut Found,
    defect: DocumentNumberDefect,
    (zh, en): (&str, &str),
) {
    let Some((text, Some(number))) = &view.reply().doc_number else { return };
    let normal = number.to_string();
    if **text == *normal {
        return;
    }
    let defects = DocumentNumber::parse(text).map(|parsed| parsed.1).unwrap_or_default();
    if defects.contains(&defect) {
        let mended = line(&view.text, "doc_number", &normal);
        let (message, help) = advice(
            format!("发文字号“{text}”{zh}"),
            format!("the document number `{text}` {en}"),
            format!("请对照原件，写成 {mended}"),
            format!("write `{mended}`"),
        );
        found.push(view.text.source, view.text.span("doc_number"), message, help);
    }
}
