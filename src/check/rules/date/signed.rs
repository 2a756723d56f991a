//! The date line of the text: whole, and the day that the front matter gives.

use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Check, ReplyView, Rule, bilingual};
use crate::check::rules::front_matter::line;
use crate::diagnostic::Severity;
use crate::letter::dates::{self, DateReading};
use crate::letter::lines;
use crate::letter::reading::Reading;
use crate::model::date::{UNSTATED, chinese};
use crate::model::{Date, Stated};

/// A date line that names another day than the front matter.
pub(crate) const BODY_MISMATCH: Rule = Rule {
    name: "date/body-mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "落款日期与成文日期不一致",
        "the date line and the field name different days",
    ),
    why: bilingual(
        "同一件公文只有一个成文日期；两处不同，公众不知道该信哪一个。",
        "a document has one signing date; with two, nobody knows which to believe",
    ),
    wrong: Example::fields("成文日期: 2024-05-07"),
    right: Example::fields("成文日期: 2024-05-06"),
    check: Check::Reply(|view, found| {
        let Some(signed) = &view.letter.date else { return };
        let DateReading::Whole(moment) = &signed.part.date else { return };
        let Some(written) = view.reply().date_written else { return };
        let written = written.value().map(|moment| moment.day);
        if written.is_some_and(|day| day == moment.day || is_dated(view, day)) {
            return;
        }
        let printed = chinese(moment.day);
        let mended = line(&view.text, "date_written", &moment.iso_day());
        let (field, en_field) = written.map_or_else(
            || (format!("“{UNSTATED}”"), UNSTATED.to_owned()),
            |day| (day.to_string(), day.to_string()),
        );
        found
            .at(view.text.source, place::in_text(view, &signed.at, &printed))
            .message(
                format!("落款日期“{printed}”与成文日期 {field} 不一致"),
                format!("the date line says {}, the field {en_field}", moment.iso_day()),
            )
            .help(
                format!("请对照原件；落款没有错的，请写 {mended}"),
                format!("compare with the original; if the date line is right, write `{mended}`"),
            );
    }),
};

/// Whether another line of the text is the date `day`: the last one may be that
/// of a document printed below the reply.
fn is_dated(view: &ReplyView<'_>, day: Date) -> bool {
    lines::forward(view.text.body()).filter(|line| !line.is_long()).any(|line| {
        let found = dates::line(&Reading::new(&line.words()));
        found.is_some_and(|found| matches!(found.date, DateReading::Whole(one) if one.day == day))
    })
}

/// A date line that lost characters, or names a day that is not.
pub(crate) const DAMAGED: Rule = Rule {
    name: "date/damaged",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("落款日期残缺", "a damaged date line"),
    why: bilingual(
        "从排版文件或网页转来的文字常丢掉年、月、日，残缺的日期公众读不懂，机器也读不出。",
        "texts from other systems lose characters; a damaged date says nothing to people or machines",
    ),
    wrong: Example::body(DAMAGED_BODY),
    right: Example::RIGHT,
    check: Check::Reply(|view, found| {
        let Some(signed) = &view.letter.date else { return };
        let DateReading::Damaged(words) = &signed.part.date else { return };
        let written = view.reply().date_written.and_then(Stated::value).map(|moment| moment.day);
        // What is still to be filled in is another rule's; bare digits may be anything.
        let to_fill = words.contains(['X', 'x', '×', '_']);
        let digits = words.bytes().all(|byte| byte.is_ascii_digit());
        if to_fill || (digits && !is_of(words, written) && !is_under_signature(view)) {
            return;
        }
        let is_whole = words.contains('月') && words.ends_with('日') && !words.contains("月日");
        let (zh, en) = if is_whole {
            ("没有这一天", "is not a day of the calendar")
        } else {
            ("不完整，年月日应当俱全", "lacks the year, month or day")
        };
        let right = written.map_or_else(
            || "请对照原件补全，例如“2023年7月20日”".to_owned(),
            |day| format!("请对照原件；成文日期没有填错的，落款应为“{}”", chinese(day)),
        );
        let en_right = written.map_or_else(
            || "complete it from the original".to_owned(),
            |day| format!("compare with the original; according to the field it is {day}"),
        );
        found
            .at(view.text.source, place::in_text(view, &signed.at, words))
            .message(format!("落款日期“{words}”{zh}"), format!("the date line `{words}` {en}"))
            .help(right, en_right);
    }),
};

const DAMAGED_BODY: &str = "方假设委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

乌有省工业和信息化厅

2024年5月6
";

/// Whether `digits` are those of `day`, its marks lost: 2017821.
fn is_of(digits: &str, day: Option<Date>) -> bool {
    day.is_some_and(|day| {
        let (year, month, date) = (day.year(), day.month(), day.day());
        digits == format!("{year}{month}{date}") || digits == format!("{year}{month:02}{date:02}")
    })
}

fn is_under_signature(view: &ReplyView<'_>) -> bool {
    let date = view.letter.date.as_ref().map_or(0, |date| date.at.start);
    view.letter.signers.iter().any(|signer| signer.at.start <= date)
}
