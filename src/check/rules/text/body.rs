//! Whether there is a text at all.

use crate::archive::links::{self, LinkTarget};
use crate::check::example::{Example, PIXEL};
use crate::check::rule::{Check, HEAD, Rule, TextView, bilingual};
use crate::diagnostic::{Severity, span_from};
use crate::document::markdown::{Link, LinkKind};

/// Fewer characters than this are no reply.
const SHORTEST: usize = 50;

/// No text, or next to none.
pub(crate) const EMPTY_BODY: Rule = Rule {
    name: "text/empty-body",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("正文为空或不足50字", "no text, or under 50 characters"),
    why: bilingual(
        "只有标题没有内容的页面等于空白页，公众看不到答复。",
        "a page with a title and no reply is a blank page",
    ),
    wrong: Example::body("\n"),
    right: Example::RIGHT,
    check: Check::Text(|view, found| {
        if !view.is_shown() || view.outline.text_length >= SHORTEST || is_files_only(view) {
            return;
        }
        let body = &view.document.body;
        let at = span_from(body.start, 0..view.body().find('\n').unwrap_or_default());
        if view.outline.text_length == 0 {
            found.at(view.source, at).message("正文是空的", "there is no text").help(
                "请在第二行 --- 下面写上答复的全文",
                "write the reply below the second `---`",
            );
        } else if !view.is_article {
            // A page about the site may well be short.
            found
                .at(view.source, at)
                .message(
                    format!("正文只有 {} 个字", view.outline.text_length),
                    format!("the text has only {} characters", view.outline.text_length),
                )
                .help("请核对正文是否完整", "check whether the text is complete")
                .at_most(Severity::Warning);
        }
    }),
};

/// A reply that is a picture or a file, with no text to read, search or listen to.
pub(crate) const IMAGE_ONLY: Rule = Rule {
    name: "text/image-only",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("正文只有图片或文件", "a reply that is a picture or a file only"),
    why: bilingual(
        "只有扫描件的答复，读屏软件读不出，手机上看不清，也搜索不到；无障碍环境建设法要求网站内容能无障碍获取。",
        "a scan can be neither read aloud nor searched, and is hard to read on a phone",
    ),
    wrong: Example::body("方假设委员：\n\n![答复扫描件](scan.png)\n\n2024年5月6日\n")
        .and_files(&[("content/replies/scan.png", PIXEL)]),
    right: Example::fields("备注: 无文字版：原件是手写稿，正在录入")
        .and_body("方假设委员：\n\n![答复扫描件](scan.png)\n\n2024年5月6日\n")
        .and_files(&[("content/replies/scan.png", PIXEL)]),
    check: Check::Reply(|view, found| {
        let text = &view.text;
        if !text.is_shown() || !is_files_only(text) || is_excused(text) {
            return;
        }
        let at = text.outline.links.first().map_or(HEAD, |link| text.in_file(&link.range));
        found
            .at(text.source, at)
            .message(
                format!("正文只有 {} 个字，内容都在图片或附件里", text.outline.text_length),
                format!(
                    "the text has only {} characters; the reply is in a picture or a file",
                    text.outline.text_length,
                ),
            )
            .help(
                format!(
                    "请把答复的文字录入正文；确实没有文字版的，加一行写明原因：{}: {EXCUSE}原件是手写稿，正在录入",
                    text.key("note"),
                ),
                format!(
                    "add the text; if there is none, say why: `{}: {EXCUSE}…`", text.key("note")
                ),
            );
    }),
};

/// What a note begins with that says why there is no text.
const EXCUSE: &str = "无文字版：";

/// Whether the note gives a reason for there being no text.
fn is_excused(view: &TextView<'_>) -> bool {
    let note = view.field("note").and_then(|field| field.value.scalar()).unwrap_or_default();
    let reason = note.split_once("无文字版").map(|(_, rest)| rest);
    let reason = reason.and_then(|rest| rest.strip_prefix(['：', ':']));
    // The reason ends where another note begins.
    reason
        .is_some_and(|rest| !rest.split(['\n', '；']).next().unwrap_or_default().trim().is_empty())
}

/// Whether all there is of a reply are pictures and files: those of its text, or a document
/// attached to a text that says little more than that.
fn is_files_only(view: &TextView<'_>) -> bool {
    const DOCUMENTS: &[&str] =
        &[".pdf", ".ofd", ".doc", ".docx", ".wps", ".jpg", ".jpeg", ".png", ".tif", ".tiff"];
    let is_shown = |link: &Link| {
        link.kind == LinkKind::Image
            || matches!(links::target(view.source, &link.target), LinkTarget::File(_))
    };
    let length = view.outline.text_length;
    let attached = || {
        let files = view.field("attachments").map(|field| view.at(&field.value.span));
        let files = files.unwrap_or_default().to_ascii_lowercase();
        DOCUMENTS.iter().any(|end| files.contains(end))
    };
    !view.is_article
        && length < SHORTEST
        && (view.outline.links.iter().any(is_shown) || (length > 0 && attached()))
}
