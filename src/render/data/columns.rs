//! Which columns open data has: the public fields of the field table, and what follows from them.

use super::record::{self, Derived};
use super::value::Value;
use crate::archive::entry::EntryId;
use crate::archive::schema::{self, Accessor, FieldDef, Visibility};
use crate::render::context::{Error, RenderContext};

/// Grows when a column is taken away or changes its meaning; new ones do not count.
pub(crate) const COLUMNS_VERSION: u32 = 1;

/// A column of the table, which is a key of the lines too.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The key in JSON Lines and in the dictionary.
    pub key: &'static str,
    /// The heading in CSV.
    pub label: &'static str,
    /// Whether the table has it.
    pub in_table: bool,
    /// Whether the lines have it.
    pub in_lines: bool,
    /// What it is, in Chinese.
    pub zh: &'static str,
    /// What it is, in English.
    pub en: &'static str,
    /// Where its values come from.
    pub source: Source,
    /// The parts of its objects in the lines; none where its values are no objects.
    pub parts: &'static [Part],
}

/// Where the values of a column come from.
#[derive(Clone, Copy, Debug)]
pub enum Source {
    /// A field of the front matter.
    Field(&'static FieldDef, Accessor),
    /// What follows from several, or from the text.
    Derived(Derived),
}

impl Column {
    /// Its field, where it is one of the front matter.
    #[must_use]
    pub fn field(&self) -> Option<&'static FieldDef> {
        match self.source {
            Source::Field(field, _) => Some(field),
            Source::Derived(_) => None,
        }
    }
}

/// A part of an object: its key, and what it is in Chinese and English.
pub(crate) type Part = (&'static str, &'static str, &'static str);

const NAME: Part = ("name", "名称", "name");
const DEPARTMENT: &[Part] =
    &[("code", "代码，名录里没有的单位没有代码", "code, of those in the register"), NAME];

/// The columns whose values are objects in the lines, with their parts.
const PARTS: &[(&str, &[Part])] = &[
    (
        "cases",
        &[
            ("session", "届次，原样", "session as typed"),
            ("session_key", "届次代码", "key of the session"),
            ("number", "编号，原样", "number as typed"),
            ("number_key", "编号代码，前面的零不计", "key of the number, without leading zeros"),
        ],
    ),
    ("department", DEPARTMENT),
    ("co_departments", DEPARTMENT),
    ("other_departments", DEPARTMENT),
    ("topics", &[("slug", "代码", "slug"), NAME]),
    ("corrections", &[("date", "日期", "day"), ("note", "说明", "what was corrected")]),
    (
        "commitments",
        &[
            ("text", "事项", "what is promised"),
            ("due", "期限", "by when"),
            ("state", "进展", "how far it has progressed"),
            ("updated", "更新日期", "when that was last checked"),
        ],
    ),
    (
        "attachments",
        &[
            ("title", "名称", "title"),
            ("url", "网址", "address"),
            ("size", "字节数", "bytes"),
            ("sha256", "SHA-256 校验值", "SHA-256 of the file"),
        ],
    ),
];

/// Fields that the lines give in another form, as part of `cases`.
const IN_CASES: &[&str] = &["numbers", "session"];

/// Every column in order: those of the field table, then what follows from them.
pub fn columns() -> impl Iterator<Item = Column> {
    let data = schema::accessors().filter(|(field, _)| field.visibility == Visibility::Data);
    let column = |(field, accessor): (&'static FieldDef, Accessor)| Column {
        key: field.key,
        label: field.label(),
        in_table: true,
        in_lines: !IN_CASES.contains(&field.key),
        zh: field.zh,
        en: field.en,
        source: Source::Field(field, accessor),
        parts: PARTS.iter().find(|(key, _)| *key == field.key).map_or(&[], |(_, parts)| parts),
    };
    data.map(column).chain(DERIVED.iter().copied())
}

/// What is left of a withdrawn reply: that there was one, whose, and why it is gone.
const OF_WITHDRAWN: &[&str] = &[
    "numbers",
    "session",
    "cases",
    "department",
    "date_published",
    "status",
    "withdrawn_on",
    "withdrawn_reason",
    "id",
    "url",
    "department_code",
    "session_keys",
    "case_keys",
];

/// The value of the reply at `id` in `column`.
///
/// # Errors
/// If the text cannot be read any more, or is not what it was when it was checked.
pub fn value(column: &Column, id: EntryId, context: &RenderContext<'_>) -> Result<Value, Error> {
    let entry = context.world.archive.entry(id);
    if entry.is_withdrawn() && !OF_WITHDRAWN.contains(&column.key) {
        return Ok(Value::Nothing);
    }
    match column.source {
        Source::Field(_, accessor) => {
            Ok(record::published(&accessor(&entry.reply), entry, context))
        }
        Source::Derived(derive) => derive(entry, context),
    }
}

const BOTH: (bool, bool) = (true, true);
const TABLE: (bool, bool) = (true, false);
const LINES: (bool, bool) = (false, true);

/// What no editor types.
const DERIVED: &[Column] = &[
    derived(
        "url",
        "页面网址",
        BOTH,
        record::url,
        ("答复页面的网址", "address of the reply's page"),
    ),
    derived(
        "department_code",
        "单位代码",
        TABLE,
        record::department_code,
        ("承办单位在网址中的代码", "the department's code in addresses"),
    ),
    derived(
        "session_keys",
        "届次代码",
        TABLE,
        record::session_keys,
        (
            "届次在网址中的代码，不同写法的同一届次代码相同",
            "keys of the sessions, the same for every spelling",
        ),
    ),
    derived(
        "case_keys",
        "案件代码",
        TABLE,
        record::case_keys,
        (
            "届次代码和编号，中间用斜线隔开，编号前面的零不计",
            "session key and number key, a slash between them; leading zeros do not count",
        ),
    ),
    derived(
        "result_class_name",
        "办理结果名称",
        BOTH,
        record::result_class_name,
        ("办理结果类别的名称", "name of the result class"),
    ),
    derived(
        "topic_slugs",
        "主题代码",
        TABLE,
        record::topic_slugs,
        ("主题在网址中的代码", "slugs of the topics"),
    ),
    derived(
        "text",
        "正文",
        LINES,
        record::text,
        ("答复正文的纯文字，一段一行", "the reply's text without markup, one block per line"),
    ),
    derived(
        "digest",
        "指纹",
        BOTH,
        record::digest,
        (
            "公开内容的指纹，内容变了它就变",
            "digest of the public content; changes when the content does",
        ),
    ),
];

const fn derived(
    key: &'static str,
    label: &'static str,
    (in_table, in_lines): (bool, bool),
    derived: Derived,
    (zh, en): (&'static str, &'static str),
) -> Column {
    Column { key, label, in_table, in_lines, zh, en, source: Source::Derived(derived), parts: &[] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_headings_are_unique_and_internal_fields_stay_out() {
        let all: Vec<_> = columns().collect();
        for (at, column) in all.iter().enumerate() {
            let before = &all[..at];
            assert!(before.iter().all(|other| other.key != column.key), "{}", column.key);
            assert!(before.iter().all(|other| other.label != column.label), "{}", column.label);
            assert!(column.in_table || column.in_lines, "{}", column.key);
        }
        for (key, _) in PARTS {
            assert!(all.iter().any(|column| column.key == *key && column.in_lines), "{key}");
        }
        for key in ["note", "review", "privacy_reviewed", "date_assigned", "contact"] {
            assert!(all.iter().all(|column| column.key != key), "{key}");
        }
    }
}
