//! What files hold besides their text: changes, comments, pages without text, locks.

use crate::check::example::{Example, PIXEL};
use crate::check::rule::{Check, FindingBuilder, Findings, Rule, TextView, bilingual};
use crate::diagnostic::Severity;
use crate::extract::{NoteKind, Unread};
use crate::reading::contents::FileContents;
use crate::sensitive::masked_text;

/// A picture of text, a scan.
pub(crate) const NO_TEXT: Rule = Rule {
    name: "attachment/no-text",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("附件只有图片，没有文字", "a file of pictures without any text"),
    why: bilingual(
        "扫描件里的文字查不到、搜不到、读屏软件也念不出；里面有没有个人信息只能靠人看。",
        "a scan can be neither searched nor read aloud, and only a person can tell what it contains",
    ),
    wrong: Example::fields("附件: [{名称: 来信, 文件: letter.png}]")
        .and_files(&[("content/replies/letter.png", PIXEL)]),
    right: Example::fields("附件: [{名称: 来信, 文件: letter.txt}]")
        .and_files(&[("content/replies/letter.txt", "来信已经收到。\n".as_bytes())]),
    check: Check::Text(|view, found| {
        each(view, found, |finding, file, kind, Name { zh: name, en: en_name }| {
            let (zh, en) = match kind {
                NoteKind::Picture if !file.is_shown => {
                    (format!("{name}是图片"), format!("{en_name} is a picture"))
                }
                NoteKind::SilentPages(silent, pages) if silent == pages => (
                    format!("{name}共 {pages} 页，都没有文字，像是扫描件"),
                    format!("{en_name}: none of its {pages} pages has text"),
                ),
                NoteKind::SilentPages(silent, pages) => (
                    format!("{name}共 {pages} 页，有 {silent} 页没有文字，像是扫描件"),
                    format!("{en_name}: {silent} of {pages} pages have no text"),
                ),
                _ => return,
            };
            finding
                .message(
                    format!("{zh}，里面的内容查不到"),
                    format!("{en}: its contents cannot be checked"),
                )
                .help(
                    "请由人看过有没有个人信息，最好换成带文字的文件（由文档直接另存为 pdf 或 ofd）",
                    "have someone look through it; better still, save a PDF with text from the original document",
                );
        });
    }),
};

pub(crate) const REVISIONS: Rule = Rule {
    name: "attachment/revisions",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("附件里留有修订或批注", "tracked changes or comments in a file"),
    why: bilingual(
        "修订记录和批注会把删掉的内容、内部意见和修改人姓名一起公开。",
        "changes and comments publish what was deleted, internal remarks and who made them",
    ),
    wrong: Example::fields("附件: [{名称: 方案, 文件: plan.docx}]")
        .and_files(&[("content/replies/plan.docx", include_bytes!("samples/changed.docx"))]),
    right: Example::fields("附件: [{名称: 方案, 文件: plan.docx}]")
        .and_files(&[("content/replies/plan.docx", include_bytes!("samples/clean.docx"))]),
    check: Check::Text(|view, found| {
        each(view, found, |finding, _, kind, Name { zh: name, en: en_name }| {
            let (zh, en) = match kind {
                NoteKind::Changes(count) => {
                    (format!("{count} 处修订记录"), format!("{count} tracked changes"))
                }
                NoteKind::Comments(count) => {
                    (format!("{count} 条批注"), format!("{count} comments"))
                }
                _ => return,
            };
            finding
                .message(format!("{name}里留有 {zh}"), format!("{en_name} contains {en}"))
                .help(
                    "请在原来的文件里接受全部修订、删去全部批注，再看看有没有隐藏的工作表、行和列，另存后换掉附件",
                    "accept all changes, delete all comments, look for hidden sheets, rows and columns, and replace the file",
                );
        });
    }),
};

/// A file that cannot be looked into.
pub(crate) const UNREADABLE: Rule = Rule {
    name: "attachment/unreadable",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("附件查不了", "a file that cannot be checked"),
    why: bilingual(
        "查不了的附件里有没有个人信息、密级标志，只能靠人看。",
        "what cannot be checked may contain anything: only a person can tell",
    ),
    wrong: Example::fields("附件: [{名称: 名单, 文件: list.doc}]")
        .and_files(&[("content/replies/list.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0")]),
    right: Example::fields("附件: [{名称: 名单, 文件: list.csv}]")
        .and_files(&[("content/replies/list.csv", "单位,数量\n甲,3\n".as_bytes())]),
    check: Check::Text(|view, found| {
        each(view, found, |finding, _, kind, Name { zh: name, en: en_name }| {
            let NoteKind::Unread(cause) = kind else { return };
            let (zh, en, help, en_help) = match cause {
                // `attachment/type` says it.
                Unread::Disguised => return,
                Unread::Format => (
                    "的格式查不了",
                    "is in a format that cannot be checked",
                    "请另存为 docx、xlsx、pptx、pdf 或 ofd 再发布；不便转换的，请由人看过有没有个人信息和密级标志",
                    "save it as docx, xlsx, pptx, pdf or ofd, or have someone look through it",
                ),
                Unread::Damaged => (
                    "打不开，文件可能已损坏，或者扩展名不对",
                    "is damaged, or not what its name says",
                    "请打开看看，重新另存后换掉附件",
                    "open it, save it again and replace it",
                ),
                Unread::Encrypted => (
                    "加了密码，打不开",
                    "is protected by a password",
                    "请取消密码后另存，换掉附件；公众也打不开加密的文件",
                    "save it without a password: readers cannot open it either",
                ),
                Unread::TooLarge => (
                    "太大，没有查",
                    "is too large to be checked",
                    "请拆成几个较小的文件，或者由人看过有没有个人信息和密级标志",
                    "split it, or have someone look through it",
                ),
            };
            finding.message(format!("{name}{zh}"), format!("{en_name} {en}")).help(help, en_help);
        });
    }),
};

/// A part of a file that no reader knows.
pub(crate) const UNREAD_PART: Rule = Rule {
    name: "attachment/unread-part",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("附件里有查不了的部分", "a part of a file that cannot be checked"),
    why: bilingual(
        "文件里夹带的对象、宏和多余的数据，公众下载以后都能取出来；没有查到的部分只能靠人看。",
        "objects, macros and surplus data in a file can be extracted by whoever downloads it",
    ),
    wrong: Example::body(PHOTO_GIF).and_files(&[(
        "content/replies/site.gif",
        b"GIF89a\x01\0\x01\0\0\xff\0;surplus bytes stand here",
    )]),
    right: Example::body(PHOTO_GIF)
        .and_files(&[("content/replies/site.gif", b"GIF89a\x01\0\x01\0\0\xff\0;")]),
    check: Check::Text(|view, found| {
        each(view, found, |finding, _, kind, Name { zh: name, en: en_name }| {
            let (zh, en, help, en_help) = match kind {
                NoteKind::Part => (
                    "是夹带的部分，查不了",
                    "is a part that cannot be checked",
                    "请在原来的文件里删去这个对象、宏或附带的文件，另存后换掉附件；确需保留的，请由人看过有没有个人信息和密级标志",
                    "delete the object, macro or file there and replace it, or have someone look through it",
                ),
                NoteKind::Stray => (
                    "夹带着正常内容以外的数据，没有查",
                    "contains bytes that belong to no part of it and were not checked",
                    "请用常用的软件打开，重新另存后换掉附件；图片可另存为一般的 jpg 或 png",
                    "open it in its usual program, save it again and replace it",
                ),
                _ => return,
            };
            finding.message(format!("{name}{zh}"), format!("{en_name} {en}")).help(help, en_help);
        });
    }),
};

/// A picture that says where it was taken.
pub(crate) const POSITION: Rule = Rule {
    name: "attachment/position",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("图片里记着拍摄地点", "a picture that records where it was taken"),
    why: bilingual(
        "手机照片里的经纬度精确到几米，会暴露来信人的住处。",
        "phones record where a picture was taken to within a few metres, even at somebody's home",
    ),
    wrong: Example::body(PHOTO_JPG)
        .and_files(&[("content/replies/site.jpg", include_bytes!("samples/position.jpg"))]),
    right: Example::body(PHOTO_JPG)
        .and_files(&[("content/replies/site.jpg", include_bytes!("samples/camera.jpg"))]),
    check: Check::Text(|view, found| {
        each(view, found, |finding, _, kind, Name { zh: name, en: en_name }| {
            if kind == NoteKind::Position {
                finding
                    .message(
                        format!("{name}里记着拍摄地点的经纬度"),
                        format!("{en_name} records where it was taken"),
                    )
                    .help(
                        "在个人住处等不便公开的地点拍摄的，请在图片属性中选“删除属性和个人信息”，另存后换掉",
                        "if the place should not be public, remove the picture's properties",
                    );
            }
        });
    }),
};

const PHOTO_GIF: &str = "方假设委员：\n\n您提出的提案收悉。社区服务站的改造已经完成，原有的台阶改成了坡道，门口加装了扶手和照明，现场见下图。\n\n![改造后的服务站门口](site.gif)\n";
const PHOTO_JPG: &str = "方假设委员：\n\n您提出的提案收悉。社区服务站的改造已经完成，原有的台阶改成了坡道，门口加装了扶手和照明，现场见下图。\n\n![改造后的服务站门口](site.jpg)\n";

/// What a file is called in a message.
struct Name {
    zh: String,
    en: String,
}

/// Tells of files that are not at all what their names say.
pub(super) fn disguised(view: &TextView<'_>, found: &mut Findings) {
    each(view, found, |finding, _, kind, Name { zh: name, en: en_name }| {
        if kind == NoteKind::Unread(Unread::Disguised) {
            finding
                .message(
                    format!("{name}不是它的扩展名所说的文件，而是网页、矢量图或者 Git LFS 的占位文件，不能发布"),
                    format!("{en_name} is a web page, a drawing or a pointer of Git LFS, not what its name says"),
                )
                .help(
                    "请打开看看，换成真正的文件；是 Git LFS 占位文件的，先运行 git lfs pull 取回原文件",
                    "replace it with the real file; for a pointer, run `git lfs pull` first",
                );
        }
    });
}

/// Says something of each note on each file.
fn each(
    view: &TextView<'_>,
    found: &mut Findings,
    say: impl Fn(FindingBuilder<'_>, &FileContents, NoteKind, &Name),
) {
    for file in &view.contents {
        for note in &file.notes {
            let name = match note.member.as_deref().map(masked_text) {
                Some(member) => Name {
                    zh: format!("附件“{}”中的“{member}”", file.name),
                    en: format!("`{member}` in `{}`", file.name),
                },
                None => Name {
                    zh: format!("附件“{}”", file.name), en: format!("`{}`", file.name)
                },
            };
            say(found.at(view.source, file.at.clone()), file, note.kind, &name);
        }
    }
}
