//! The letter's own heading, which the page prints already.

use crate::check::example::Example;
use crate::check::rule::{Check, ReplyView, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::document::pasted::same_words;

/// Title or document number once more above the salutation.
pub(crate) const REPEATED: Rule = Rule {
    name: "text/repeated-heading",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("正文开头重复了标题或文号", "the text begins with the title once more"),
    why: bilingual(
        "正文从称呼开始；标题和发文字号由页面印出，正文里再写一遍就印了两次。",
        "the text begins with the salutation; the page prints title and number itself",
    ),
    wrong: Example::body(
        "乌有省工业和信息化厅对省政协十三届二次会议\n第0038号提案的答复\n\n方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    right: Example::body(
        "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，各家的价格和排队时间都能查到，企业不用再逐家询问。\n",
    ),
    check: Check::Reply(|view, found| {
        if !view.text.is_shown() {
            return;
        }
        let body = view.text.body();
        let known = known(view);
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        let Some(heading) = same_words(body, &known) else { return };
        let first = body[heading.clone()].trim_start();
        let start = heading.end - first.len();
        let end = start + first.lines().next().unwrap_or_default().len();
        let at = view.text.in_file(&(start..end));
        let count = body[heading].lines().filter(|line| !line.trim().is_empty()).count();
        let (rows, en_rows) = if count == 1 {
            ("这一行".to_owned(), "this line".to_owned())
        } else {
            (format!("从这一行起的 {count} 行"), format!("these {count} lines"))
        };
        found
            .at(view.text.source, at)
            .message(
                "正文开头又写了一遍标题或发文字号，页面上会印两次",
                "the text repeats the title or number, which the page prints already",
            )
            .help(format!("请删去{rows}"), format!("delete {en_rows}"));
    }),
};

/// What the page prints above the text.
fn known(view: &ReplyView<'_>) -> Vec<String> {
    let reply = view.reply();
    let number = reply.doc_number.as_ref().map(|number| number.text.to_string());
    reply.title.iter().map(ToString::to_string).chain(number).collect()
}
