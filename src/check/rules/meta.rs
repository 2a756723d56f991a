//! The keys themselves: an unknown one is never passed over.

use crate::archive::field_error::FieldErrorKind;
use crate::archive::schema;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A key that no field has.
pub const UNKNOWN_KEY: Rule = Rule {
    name: "meta/unknown-key",
    severity: Severity::Error,
    locked: true,
    summary: words("不认识的项", "a key that no field has"),
    why: words(
        "写错的“状态”会让草稿公开，所以不认识的项一律报错。",
        "a misspelt 状态 would publish a draft",
    ),
    wrong: Example::fields("签发任: 文样章"),
    right: Example::fields("签发人: 文样章"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| {
                let FieldErrorKind::UnknownKey { key, nearest } = field_error else { return None };
                let zh = format!("没有叫“{key}”的项");
                let en = format!("no field is called `{key}`");
                Some(match nearest {
                    Some(near) => {
                        let what = schema::find(near).map_or("", |field| field.zh);
                        let what =
                            if what.is_empty() { String::new() } else { format!("（{what}）") };
                        advice(
                            zh,
                            en,
                            format!("是否为“{near}”？{what}"),
                            format!("did you mean `{near}`?"),
                        )
                    }
                    None => advice(
                        zh,
                        en,
                        "不想公开的说明请写在“备注: ”后面；别的请删去这一行",
                        "private notes go under `note`; else delete the line",
                    ),
                })
            },
            found,
        );
    }),
};

/// A title longer than a line of a list.
pub const TITLE_LENGTH: Rule = Rule {
    name: "meta/title-length",
    severity: Severity::Hint,
    locked: false,
    summary: words("标题超过60字", "a title of more than 60 characters"),
    why: words(
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
        let (message, help) = advice(
            format!("标题有 {count} 个字，超过 {LONGEST_TITLE} 字"),
            format!("the title has {count} characters, more than {LONGEST_TITLE}"),
            "案由写在“案由”项里，标题写明单位、届次、编号即可；原件的标题如此的，不需要改动",
            "the subject has a field of its own; leave the title where the original has it so",
        );
        found.push(view.source, view.span("title"), message, help);
    }),
};

/// The longest title that fits, in characters.
const LONGEST_TITLE: usize = 60;

const LONG_TITLE: &str = "标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案《关于建设公共算力平台、降低中小企业用算成本并向全省各市县均衡布局公共算力服务站点的提案》的答复";
const SHORT_TITLE: &str = "标题: 乌有省工业和信息化厅对省政协十三届二次会议第0038号提案的答复";
