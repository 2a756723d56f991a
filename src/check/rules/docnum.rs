//! Document numbers (发文字号) by GB/T 9704-2012. All of these warn: a signed
//! original is not rewritten to please a tool.

use crate::archive::reply::{Reply, StatedNumber};
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Check, Findings, HEAD, ReplyView, Rule, bilingual};
use crate::check::rules::front_matter::line;
use crate::check::rules::id::entries_by;
use crate::diagnostic::Severity;
use crate::model::document_number::DocumentNumberDefect;
use crate::model::{DocumentNumber, Stated};

/// Brackets other than 〔 〕.
pub(crate) const BRACKET: Rule = Rule {
    name: "docnum/bracket",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发文字号的括号不对", "brackets other than 〔 〕"),
    why: bilingual("年份用六角括号（GB/T 9704-2012）。", "the standard writes the year in 〔 〕"),
    wrong: Example::fields("发文字号: \"乌工信[2024]1号\""),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::Bracket, ("应使用六角括号〔〕", "takes 〔 〕"));
    }),
};

/// 第 before the serial number.
pub(crate) const ORDINAL: Rule = Rule {
    name: "docnum/ordinal",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发文字号多了“第”", "第 before the serial number"),
    why: bilingual(
        "发文顺序号不加“第”字（GB/T 9704-2012）。",
        "the standard puts no 第 before the serial number",
    ),
    wrong: Example::fields("发文字号: 乌工信〔2024〕第1号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::Ordinal, ("顺序号不加“第”", "takes no 第"));
    }),
};

/// Leading zeros in the serial.
pub(crate) const PADDING: Rule = Rule {
    name: "docnum/padding",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发文字号编了虚位", "leading zeros in the serial number"),
    why: bilingual(
        "发文顺序号不编虚位（GB/T 9704-2012）。",
        "the standard does not pad serial numbers",
    ),
    wrong: Example::fields("发文字号: 乌工信〔2024〕01号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(
            view,
            found,
            DocumentNumberDefect::Padding,
            ("顺序号前面不补 0", "must not have leading zeros"),
        );
    }),
};

/// 号 is missing.
pub(crate) const MISSING_HAO: Rule = Rule {
    name: "docnum/missing-hao",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发文字号缺“号”字", "号 is missing"),
    why: bilingual("发文字号以“号”字结尾（GB/T 9704-2012）。", "a document number ends in 号"),
    wrong: Example::fields("发文字号: 乌工信〔2024〕1"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        defect(view, found, DocumentNumberDefect::MissingHao, ("缺“号”字", "lacks 号"));
    }),
};

/// No document number at all.
pub(crate) const UNPARSED: Rule = Rule {
    name: "docnum/unparsed",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("认不出发文字号", "no document number at all"),
    why: bilingual(
        "按文号检索、核对重复、推算网址都靠它。",
        "look-up, the check for duplicates and proposed ids all need it",
    ),
    wrong: Example::fields("发文字号: 乌工信2024年1号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        if let Some(StatedNumber { text, number: None }) = &view.reply().doc_number {
            let form = line(&view.text, "doc_number", "云工信〔2024〕1号");
            found
                .at(view.text.source, view.text.span("doc_number"))
                .message(
                    format!("认不出发文字号“{text}”"),
                    format!("`{text}` is not a document number"),
                )
                .help(
                    format!(
                        "请写成机关代字、六角括号里的年份、顺序号和“号”，例如 {form}；没有文号的删去这一行"
                    ),
                    format!("write it as in `{form}`, or delete the line if there is none"),
                );
        }
    }),
};

/// A year that is not that of the day of signing.
pub(crate) const YEAR: Rule = Rule {
    name: "docnum/year",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "字号年份与成文日期不一致",
        "a year that is not the year of the signing date",
    ),
    why: bilingual(
        "发文字号的年份就是成文的年份；不一致的，多半有一个从旧稿留下或写错。",
        "a number carries the year of signing; if they differ, one of them is a leftover or wrong",
    ),
    wrong: Example::fields("发文字号: 乌工信〔2023〕1号"),
    right: Example::fields("发文字号: 乌工信〔2024〕1号"),
    check: Check::Reply(|view, found| {
        let Some(StatedNumber { number: Some(number), .. }) = &view.reply().doc_number else {
            return;
        };
        let Some(Stated::At(written)) = view.reply().date_written else { return };
        let year = written.day.year();
        if i16::try_from(number.year).is_ok_and(|given| given == year) {
            return;
        }
        let number_year = number.year;
        let right = DocumentNumber { year: year.unsigned_abs(), ..number.clone() };
        let mended = line(&view.text, "doc_number", &right.to_string());
        found
            .at(view.text.source, view.text.span("doc_number"))
            .message(
                format!("字号年份 {number_year} 与成文日期 {} 不一致", written.iso_day()),
                format!("the number says {number_year}, the signing date {}", written.iso_day()),
            )
            .help(
                format!("请对照原件；字号年份写错的写成 {mended}，成文日期写错的改成文日期"),
                format!("compare with the original: `{mended}`, or correct the date"),
            );
    }),
};

/// A document number in the title.
pub(crate) const IN_TITLE: Rule = Rule {
    name: "docnum/in-title",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("标题中混入发文字号", "a document number in the title"),
    why: bilingual(
        "标题和发文字号是两项资料；混在一起，列表里看不清标题，按文号也查不到。",
        "title and number are two things; if mixed, lists are hard to read and searches miss the number",
    ),
    wrong: Example::fields(
        "标题: 乌工信〔2024〕1号 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复",
    ),
    right: Example::fields("标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复"),
    check: Check::Reply(|view, found| {
        let title = view.letter.title.as_ref();
        let Some((number, bare)) = title.and_then(|title| title.doc_number.as_ref()) else {
            return;
        };
        let mended = line(&view.text, "title", bare);
        let missing = view.reply().doc_number.is_none();
        let normal =
            DocumentNumber::parse(number).map_or_else(|| number.clone(), |one| one.0.to_string());
        let add = line(&view.text, "doc_number", &normal);
        let (more, en_more) = if missing {
            (format!("，另加一行 {add}"), format!(" and add `{add}`"))
        } else {
            (String::new(), String::new())
        };
        found
            .at(view.text.source, place::in_field(view, "title", number))
            .message(
                format!("标题中混入了发文字号“{number}”"),
                format!("the title contains the document number {number}"),
            )
            .help(format!("请写成 {mended}{more}"), format!("write `{mended}`{en_more}"));
    }),
};

/// A document number that another reply has.
pub(crate) const DUPLICATE: Rule = Rule {
    name: "docnum/duplicate",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("发文字号重复", "a document number given twice"),
    why: bilingual("一个文号只编给一份公文。", "each number belongs to one document only"),
    wrong: Example::replies(&[("content/replies/b.md", "")]),
    right: Example::replies(&[(
        "content/replies/b.md",
        "发文字号: 乌工信〔2024〕2号\n前次答复: [gxt-2024-1]",
    )]),
    check: Check::Archive(|world, found| {
        let parsed =
            |reply: &Reply| reply.doc_number.as_ref().and_then(|number| number.number.clone());
        for (number, same) in entries_by(world, |entry| parsed(&entry.reply)) {
            for entry in &same[1..] {
                let at = &entry.origin.doc_number;
                let at = if at.is_empty() { HEAD } else { at.clone() };
                let other = same[0].source();
                found
                    .at(entry.source(), at)
                    .message(
                        format!("发文字号“{number}”与 {other} 重复"),
                        format!("{other} has the document number {number} too"),
                    )
                    .help(
                        "请对照原件，改正其中写错的一个；同一份公文只留一件",
                        "compare with the originals; keep one of the two if they are the same",
                    );
            }
        }
    }),
};

/// Reports one defect of the reply's document number, with the number mended.
fn defect(
    view: &ReplyView<'_>,
    found: &mut Findings,
    defect: DocumentNumberDefect,
    (zh, en): (&str, &str),
) {
    let Some(StatedNumber { text, number: Some(number) }) = &view.reply().doc_number else {
        return;
    };
    let normal = number.to_string();
    if **text == *normal {
        return;
    }
    let defects = DocumentNumber::parse(text).map(|parsed| parsed.1).unwrap_or_default();
    if defects.contains(&defect) {
        let mended = line(&view.text, "doc_number", &normal);
        found
            .at(view.text.source, view.text.span("doc_number"))
            .message(format!("发文字号“{text}”{zh}"), format!("the document number `{text}` {en}"))
            .help(format!("请对照原件，写成 {mended}"), format!("write `{mended}`"));
    }
}
