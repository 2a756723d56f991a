//! The field that an unknown key was most likely meant as.

use super::schema::FieldDef;
use crate::diagnostic::is_invisible;
use crate::model::text::{nfkc, simplified};
use crate::yaml::shape;

/// Words that other tools and other people use for a field.
const SYNONYMS: &[(&str, &str)] = &[
    ("字号", "doc_number"),
    ("日期", "date_written"),
    ("落款", "date_written"),
    ("时间", "date_published"),
    ("date", "date_published"),
    ("单位", "department"),
    ("部门", "department"),
    ("会议", "session"),
    ("主题", "topics"),
    ("分类", "topics"),
    ("标签", "keywords"),
    ("tags", "keywords"),
    ("draft", "status"),
    ("草稿", "status"),
    ("附件清单", "attachments"),
    ("description", "summary"),
    ("slug", "id"),
];

/// The name of one of `fields` that is nearest to `key`, if one is near enough to be meant.
#[must_use]
pub(crate) fn nearest_key(key: &str, fields: &[&'static FieldDef]) -> Option<&'static str> {
    let plain: String = simplified(&nfkc(key))
        .chars()
        .filter(|one| {
            !one.is_whitespace() && !is_invisible(*one) && !"*#>`【】[]()“”\"".contains(*one)
        })
        .map(|one| if one == '-' { '_' } else { one.to_ascii_lowercase() })
        .collect();
    let names = || {
        fields
            .iter()
            .flat_map(|field| std::iter::once(field.key).chain(field.aliases.iter().copied()))
    };
    let synonym = || {
        let key = SYNONYMS.iter().find(|known| known.0 == plain)?.1;
        let field = fields.iter().find(|field| field.key == key)?;
        Some(if plain.is_ascii() { field.key } else { field.label() })
    };
    names().find(|name| *name == plain).or_else(synonym).or_else(|| shape::nearest(&plain, names()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::archive::schema::FIELDS;

    #[test]
    fn keys_are_known_in_other_letters_and_with_decoration() {
        let fields: Vec<_> = FIELDS.iter().collect();
        for (typed, meant) in [
            ("標題", "标题"),
            ("發布日期", "发布日期"),
            ("辦理結果", "办理结果"),
            ("公開屬性", "公开属性"),
            ("發文字號", "发文字号"),
            ("承辦單位", "承办单位"),
            ("**标题**", "标题"),
            ("标 题", "标题"),
            ("ｔｉｔｌｅ", "title"),
            ("Date-Written", "date_written"),
            ("承办单住", "承办单位"),
            ("字号", "发文字号"),
            ("draft", "status"),
        ] {
            assert_eq!(nearest_key(typed, &fields), Some(meant), "{typed}");
        }
        assert_eq!(nearest_key("完全不同", &fields), None);
    }
}
