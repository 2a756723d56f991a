//! Result classes (办理结果): each letter must have its meaning in the site's table.

use std::ops::Range;

use crate::archive::field_error::FieldErrorKind;
use crate::archive::reply::ResultClass;
use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Advice, Check, Findings, ReplyView, Rule, TextView, bilingual};
use crate::check::rules::front_matter::line;
use crate::diagnostic::Severity;
use crate::document::write::flow;
use crate::model::text::nfkc;

/// A class that is not in the table.
pub(crate) const UNKNOWN: Rule = Rule {
    name: "class/unknown",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("办理结果不在类别表中", "a class that is not in the site's table"),
    why: bilingual(
        "各地字母的含义不同，没有登记含义的字母公众看不懂。",
        "letters mean different things in different places; one without a meaning says nothing",
    ),
    wrong: Example::fields("办理结果: E"),
    right: Example::fields("办理结果: B"),
    check: Check::Text(|view, found| {
        for field_error in view.readable_errors() {
            let finding = found.at(view.source, field_error.at.clone());
            let FieldErrorKind::Class { letter, known } = &field_error.kind else { continue };
            let advice = Advice::new(
                format!("办理结果“{letter}”不在类别表中"),
                format!("class `{letter}` is not in the site's table"),
            );
            finding.advise(chosen(view, letter, known, advice));
        }
    }),
};

/// What to write instead of `letter`: the letter of the class that it names in words; another of
/// the table; or a new line of it, where it can be a letter at all.
fn chosen(view: &TextView<'_>, letter: &str, known: &[String], advice: Advice) -> Advice {
    let mut outcomes = view.config.outcomes.iter();
    let named = |name: &str| letter.chars().count() > 1 && name.contains(letter);
    if let Some(outcome) = outcomes.find(|one| named(&one.name)) {
        let line = line(view, "result_class", &outcome.letter);
        return advice
            .help(format!("是“{}”的，请写：{line}", outcome.name), format!("write: `{line}`"));
    }
    let rows = view.config.outcomes.iter().map(|one| format!("{}（{}）", one.letter, one.name));
    let choose = match known {
        [] => String::new(),
        _ => format!("请从 {} 中选一个", rows.collect::<Vec<_>>().join("、")),
    };
    let en = format!("use one of {}", known.join(", "));
    let is_letter = letter.chars().count() == 1 && letter.chars().all(char::is_alphabetic);
    if !is_letter && !known.is_empty() {
        return advice.help(choose, en);
    }
    let entry = format!("- {{ letter: {}, name: …, meaning: … }}", flow(letter));
    let between = if choose.is_empty() { "" } else { "；" };
    advice.help(
        format!("{choose}{between}确有此类的，在 dafu.yaml 的 outcomes 下加一行：{entry}"),
        format!("{en}; to add a new one, write this line below `outcomes` in dafu.yaml: {entry}"),
    )
}

/// A class printed with the text that is not the front matter's.
pub(crate) const BODY_MISMATCH: Rule = Rule {
    name: "class/body-mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "正文标注的类别与所填不同",
        "the class printed with the text is a different one",
    ),
    why: bilingual(
        "办理结果会进统计；填的与原件标注的不同，公开的数字就是错的。",
        "classes are counted; if the field differs from the original, the published figures are wrong",
    ),
    wrong: Example::body(CLASS_B),
    right: Example::body(CLASS_B).and_fields("办理结果: B"),
    check: Check::Reply(|view, found| {
        if let Some(title) = &view.letter.title
            && let Some(class) = &title.class
        {
            let at = place::in_field(view, "title", class);
            compare(view, found, class, ("标题", "the title", at));
        }
        for marks in &view.letter.marks {
            if let Some(class) = &marks.part.class {
                let at = place::in_text(view, &marks.at, class);
                compare(view, found, class, ("正文", "the text", at));
            }
        }
    }),
};

const CLASS_B: &str = "（B类）

方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

省级公共算力服务平台正在建设，建成后将把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

乌有省工业和信息化厅

2024年5月6日
";

fn compare(
    view: &ReplyView<'_>,
    found: &mut Findings,
    printed: &str,
    (zh, en, at): (&str, &str, Range<u32>),
) {
    let Some(ResultClass { letter: given, .. }) = &view.reply().result_class else { return };
    let plain = |letter: &str| nfkc(letter.trim()).to_uppercase();
    if plain(given).trim_end_matches('类') == plain(printed) {
        return;
    }
    let mended = line(&view.text, "result_class", printed);
    found
        .at(view.text.source, at)
        .message(
            format!("{zh}标“{printed}类”，办理结果填的是“{given}”"),
            format!("{en} says class {printed}, the field {given}"),
        )
        .help(
            format!("请对照原件；标注没有错的，请写 {mended}"),
            format!("compare with the original; if what is printed is right, write `{mended}`"),
        );
}

/// A reply classed as resolved that says it cannot be.
pub(crate) const CLAIM: Rule = Rule {
    name: "class/claim",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "类别是已解决，正文却说解决不了",
        "classed as resolved, but the text says it cannot be",
    ),
    why: bilingual(
        "把没有解决的列为已解决，是检查通报里常见的问题，提出者也不会满意。",
        "what is counted as resolved and is not will be found out by inspectors and proposers alike",
    ),
    wrong: Example::body(CANNOT),
    right: Example::body(CANNOT).and_fields("办理结果: B"),
    check: Check::ReplyWhere(CANNOT_BE, |view, places, found| {
        if !view.text.is_shown() || !is_resolved(view) {
            return;
        }
        let body = &view.text.document.body;
        let is_said = |at: &&Range<u32>| {
            body.start <= at.start && at.end <= body.end && !is_past(view.text.after(at))
        };
        let Some(said) = places.iter().find(is_said) else { return };
        let letter = view.reply().result_class.as_ref().map_or("", |class| &class.letter);
        let words = view.text.at(said);
        found
            .at(view.text.source, said.clone())
            .message(
                format!("办理结果是{letter}类（已解决），正文却写“{words}”"),
                format!("it is classed {letter}, resolved, but the text says {words}"),
            )
            .help(
                "请核对类别；说的是别的事、确已解决的，不必改动",
                "check the class; leave it if this is about something else",
            );
    }),
};

const CANNOT: &str = "方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

省级公共算力服务平台已经建成。您提出的按用量补贴，受财力限制，暂时解决不了，我厅将继续向有关方面反映。

乌有省工业和信息化厅

2024年5月6日
";

/// How a letter says that something cannot be done.
const CANNOT_BE: &[&str] = &[
    "解决不了",
    "无法解决",
    "暂不具备条件",
    "条件尚不",
    "暂不采纳",
    "不予采纳",
    "留作参考",
    "不宜采纳",
];

/// 无法解决的问题 is what was resolved.
fn is_past(after: &str) -> bool {
    after.starts_with(['的', '”', '、'])
}

/// Whether the site's class table calls the reply's class resolved: a letter
/// alone says nothing, its meaning is the place's.
fn is_resolved(view: &ReplyView<'_>) -> bool {
    let row = view.reply().result_class.as_ref().and_then(|class| class.outcome);
    let outcome = row.and_then(|row| view.text.config.outcomes.get(usize::from(row)));
    outcome.is_some_and(|outcome| {
        let name = &outcome.name;
        let resolved =
            ["已解决", "已经解决", "基本解决", "已采纳"].iter().any(|word| name.contains(word));
        resolved
            && !["部分", "计划", "正在", "参考", "未解决"].iter().any(|word| name.contains(word))
    })
}
