//! The keys themselves: an unknown one is never passed over.

use crate::archive::misread::MisreadKind;
use crate::archive::schema;
use crate::check::example::Example;
use crate::check::rule::{Check, Rule, advice, words};
use crate::diagnostic::Severity;

/// A key that no field has.
pub const UNKNOWN_KEY: Rule = Rule {
    name: "meta/unknown-key",
    severity: Severity::Error,
    firm: true,
    summary: words("不认识的项", "a key that no field has"),
    why: words(
        "写错的“状态”会让草稿公开，所以不认识的项一律报错。",
        "a misspelt 状态 would publish a draft",
    ),
    wrong: Example::fields("签发任: 文样章"),
    right: Example::fields("签发人: 文样章"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::UnknownKey { key, nearest } = misread else { return None };
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
