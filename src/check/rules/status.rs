//! The state (有效性): what a withdrawn or corrected reply must say.

use crate::archive::field_error::FieldErrorKind;
use crate::check::example::Example;
use crate::check::rule::{Check, EntryView, Findings, ReplyView, Rule, bilingual};
use crate::check::rules::front_matter::{example_line, line};
use crate::diagnostic::Severity;
use crate::model::Status;

/// A withdrawal or correction that does not say all it must, or fields of one without the state.
pub(crate) const INCOMPLETE: Rule = Rule {
    name: "status/incomplete",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("撤回或更正的资料不全", "a withdrawal or correction that is incomplete"),
    why: bilingual(
        "撤回、更正都要让公众知道何时、为何；网址和二维码继续有效。",
        "readers must learn when and why; the address and its printed QR codes remain in use",
    ),
    wrong: Example::fields("状态: 已撤回\n撤回原因: 附件含个人信息"),
    right: Example::fields("状态: 已撤回\n撤回原因: 附件含个人信息\n撤回日期: 2024-06-03"),
    check: Check::ReplyAndEntry(incomplete, not_yet_withdrawn),
};

fn incomplete(view: &ReplyView<'_>, found: &mut Findings) {
    for field_error in view.text.readable_errors() {
        if let FieldErrorKind::MissingInWithdrawn(field) = &field_error.kind {
            // No day before that of publication.
            let line = match view.reply().published() {
                Some(moment) if field.key == "withdrawn_on" => {
                    line(&view.text, field.key, &moment.iso_day())
                }
                _ => example_line(field),
            };
            found
                .at(view.text.source, field_error.at.clone())
                .message(
                    format!("已撤回的答复还要有“{}”", field.label()),
                    format!("a withdrawn reply also needs `{}`", field.key),
                )
                .help(
                    format!("请加一行，例如 {line}"),
                    format!("add a line, for example `{line}`"),
                );
        }
    }
    if !view.text.document.is_unreadable() {
        contradiction(view, found);
    }
}

/// A withdrawal that is still to come.
fn not_yet_withdrawn(view: &EntryView<'_>, found: &mut Findings) {
    let entry = view.entry;
    let Some(day) = entry.reply.withdrawn_on.filter(|day| *day > view.today) else { return };
    if entry.reply.status == Status::Withdrawn {
        found
            .at(entry.source(), entry.origin.withdrawn_on.clone())
            .message(
                format!("撤回日期 {day} 还没有到"),
                format!("the withdrawal date, {day}, is in the future"),
            )
            .help(
                "请写实际撤回的日期；到那一天再改状态",
                "write the date on which it was withdrawn",
            );
    }
}

/// A state that its fields contradict.
fn contradiction(view: &ReplyView<'_>, found: &mut Findings) {
    let reply = view.reply();
    let given = |key: &str| view.facts.present.contains(&key);
    let status = view.text.key("status");
    match reply.status {
        Status::Corrected if !given("corrections") => {
            found
                .at(view.text.source, view.text.span("status"))
                .message(
                    "状态是“已更正”，却没有更正记录",
                    "corrected, but no correction is recorded",
                )
                .help(
                    "请加一行，例如 更正记录: [{日期: 2024-02-01, 说明: 更正第二段数据}]",
                    "add `corrections: [{date: 2024-02-01, note: …}]`",
                );
        }
        Status::Current | Status::Corrected => {
            let keys = ["withdrawn_on", "withdrawn_reason"];
            let Some(key) = keys.into_iter().find(|key| given(key)) else { return };
            found
                .at(view.text.source, view.text.span(key))
                .message(
                    "填了撤回的资料，状态却不是“已撤回”，答复仍在公开",
                    "fields of a withdrawal are given, but the reply is not withdrawn",
                )
                .help(
                    format!("确已撤回的，请写 {status}: 已撤回；否则删去这一行"),
                    format!("write `{status}: withdrawn`, or delete this line"),
                );
        }
        Status::Withdrawn | Status::Draft => {}
    }
}
