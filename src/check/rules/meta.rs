//! The keys themselves, of which an unknown one is never passed over; titles and comments.

use crate::archive::field_error::FieldErrorKind;
use crate::archive::schema::{self, ARTICLE_FIELDS, FIELDS, FieldDef, FieldType, Visibility};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::diagnostic::{Severity, span};
use crate::document::Field;
use crate::yaml::Value;
use crate::yaml::mistake::quoted;

/// A key that no field has.
pub(crate) const UNKNOWN_KEY: Rule = Rule {
    name: "meta/unknown-key",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("不认识的项", "a key that belongs to no field"),
    why: bilingual(
        "写错的“状态”会让草稿公开，所以不认识的项一律报错。",
        "a misspelt 状态 would publish a draft",
    ),
    wrong: Example::fields("签发任: 文样章"),
    right: Example::fields("签发人: 文样章"),
    check: Check::Text(|view, found| {
        let elsewhere = elsewhere(view);
        let mut told = false;
        view.field_errors(
            |field_error| {
                let FieldErrorKind::UnknownKey { key, nearest } = field_error else { return None };
                if let Some((table, advice)) = &elsewhere
                    && table.iter().any(|field| field.is_named(key))
                {
                    // The file is in the wrong place: one cause, one finding.
                    return (!std::mem::replace(&mut told, true)).then(|| advice.clone());
                }
                Some(unknown(view, key, *nearest))
            },
            found,
        );
    }),
};

/// The table of fields that this file was written by, and what to say, where it lies in the
/// folder of the other kind.
fn elsewhere(view: &TextView<'_>) -> Option<(&'static [FieldDef], Advice)> {
    let named = |key: &str, table: &[FieldDef]| table.iter().any(|field| field.is_named(key));
    let count = |own: &[FieldDef], other: &[FieldDef]| {
        let foreign = |field: &&Field| named(&field.key, other) && !named(&field.key, own);
        view.document.fields.iter().filter(foreign).count()
    };
    if view.is_article {
        return (count(ARTICLE_FIELDS, FIELDS) >= 2).then(|| {
            let said = Advice::new(
                "这是一件答复，却放在文章的文件夹里",
                "this is a reply in the folder of articles",
            )
            .help(
                "请把这个文件移到 content/replies 文件夹里，内容不用改",
                "move the file to content/replies; its content may stay as it is",
            );
            (FIELDS, said)
        });
    }
    let is_reply =
        ["session", "numbers", "cases", "department"].iter().any(|key| view.field(key).is_some());
    (!is_reply && count(FIELDS, ARTICLE_FIELDS) > 0).then(|| {
        let said = Advice::new(
            "这是一篇文章，却放在答复的文件夹里",
            "this is an article in the folder of replies",
        )
        .help(
            "请把这个文件移到 content/pages 文件夹里，内容不用改",
            "move the file to content/pages; its content may stay as it is",
        );
        (ARTICLE_FIELDS, said)
    })
}

/// What is said of a key that belongs to no field.
fn unknown(view: &TextView<'_>, key: &str, nearest: Option<&'static str>) -> Advice {
    let zh = format!("没有叫“{key}”的项");
    let en = format!("no field is called `{key}`");
    let is_draft = key.eq_ignore_ascii_case("draft") || key == "草稿";
    let Some(near) = nearest else {
        let note = view.key("note");
        return Advice::new(zh, en).help(
            format!("各项的名称见 docs/front-matter.md；不想公开的说明，把名称改成“{note}”"),
            format!("docs/front-matter.md lists the names; put a private note under `{note}`"),
        );
    };
    if is_draft {
        return Advice::new(zh, en).help(
            format!("草稿请写 {near}: 草稿；可以公开的，删去这一行"),
            format!("for a draft write `{near}: draft`; otherwise delete the line"),
        );
    }
    let what = schema::find(near).map_or("", |field| field.zh);
    let what = if what.is_empty() { String::new() } else { format!("（{what}）") };
    Advice::new(zh, en).help(format!("是否为“{near}”？{what}"), format!("did you mean `{near}`?"))
}

/// A comment behind a text that is printed.
pub(crate) const COMMENT: Rule = Rule {
    name: "meta/comment",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("值的后面有不公开的文字", "a comment after a text that is printed"),
    why: bilingual(
        "空格加 # 后面的文字是批注，不会公开；本来要公开的就少了半句。",
        "what follows a space and `#` is a comment; if it was meant to be printed, half of the text is lost",
    ),
    wrong: Example::fields("案由: 关于建设公共算力平台的提案 # 二次会议"),
    right: Example::fields("# 二次会议\n案由: 关于建设公共算力平台的提案"),
    check: Check::Text(|view, found| {
        let table = if view.is_article { ARTICLE_FIELDS } else { FIELDS };
        for field in &view.document.fields {
            let known = table.iter().find(|known| known.is_named(&field.key));
            let is_printed = known.is_some_and(|known| {
                known.kind == FieldType::Text && known.visibility != Visibility::Internal
            });
            let Value::Scalar { text, quoted: false } = &field.value.value else { continue };
            let rest = &view.text[field.value.span.end as usize..];
            let rest = rest.lines().next().unwrap_or_default();
            let comment = rest.trim_start();
            if !is_printed || text.is_empty() || !comment.starts_with('#') {
                continue;
            }
            let start = field.value.span.end as usize + rest.len() - comment.len();
            let (key, whole) = (&field.key, quoted(&format!("{text} {}", comment.trim_end())));
            found
                .at(view.source, span(start..start + comment.trim_end().len()))
                .message(
                    format!("“{key}”后面从 # 起的文字不会公开"),
                    format!("what follows `#` in `{key}` is a comment and is not printed"),
                )
                .help(
                    format!("是批注的，请移到上一行；要公开的，请写成：{key}: {whole}"),
                    format!("move a comment to the line above; to print it, write: {key}: {whole}"),
                );
        }
    }),
};

/// A title longer than a line of a list.
pub(crate) const TITLE_LENGTH: Rule = Rule {
    name: "meta/title-length",
    severity: Severity::Hint,
    locked: false,
    sensitive: false,
    summary: bilingual("标题超过60字", "a title of more than 60 characters"),
    why: bilingual(
        "过长的标题在列表、搜索结果和手机上会被截断，看不到编号。",
        "a long title is cut off in lists and search results, its number with it",
    ),
    wrong: Example::fields(LONG_TITLE),
    right: Example::fields(SHORT_TITLE),
    check: Check::Text(|view, found| {
        let title = view.field("title").and_then(|field| field.value.scalar()).unwrap_or_default();
        // Few bytes are few characters.
        if title.len() <= LONGEST_TITLE {
            return;
        }
        let count = title.chars().filter(|one| !one.is_whitespace()).count();
        if count <= LONGEST_TITLE {
            return;
        }
        found
            .at(view.source, view.span("title"))
            .message(
                format!("标题有 {count} 个字，超过 {LONGEST_TITLE} 字"),
                format!("the title has {count} characters, more than {LONGEST_TITLE}"),
            )
            .help(
                "案由写在“案由”项里，标题写明单位、届次、编号即可；原件的标题如此的，不需要改动",
                "the subject has a field of its own; leave the title if the original has it like this",
            );
    }),
};

/// The longest title that fits, in characters.
const LONGEST_TITLE: usize = 60;

const LONG_TITLE: &str = "标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案《关于建设公共算力平台、降低中小企业用算成本并向全省各市县均衡布局公共算力服务站点的提案》的答复";
const SHORT_TITLE: &str = "标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复";
