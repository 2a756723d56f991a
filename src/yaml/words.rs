//! Departures from a shape, said for whoever keeps the file.

use super::shape::{Expected, SchemaError, SchemaErrorKind};
use crate::diagnostic::Bilingual;

impl SchemaError {
    /// The part of a finding's name that tells the departure.
    #[must_use]
    pub(crate) fn name(&self) -> &'static str {
        match self.kind {
            SchemaErrorKind::UnknownKey { .. } => "unknown-key",
            SchemaErrorKind::DuplicateKey(_) => "duplicate-key",
            SchemaErrorKind::MissingKey(_) => "missing-key",
            SchemaErrorKind::Wrong { .. } => "wrong-type",
        }
    }

    /// What is wrong, in a sentence.
    #[must_use]
    pub(crate) fn message(&self) -> Bilingual {
        match &self.kind {
            SchemaErrorKind::UnknownKey { key, .. } => {
                Bilingual::new(format!("不认识“{key}”这一项"), format!("unknown key `{key}`"))
            }
            SchemaErrorKind::DuplicateKey(key) => {
                Bilingual::new(format!("“{key}”写了两次"), format!("`{key}` is given twice"))
            }
            SchemaErrorKind::MissingKey(key) => Bilingual::new(
                format!("缺少必填的“{key}”"),
                format!("required key `{key}` is missing"),
            ),
            SchemaErrorKind::Wrong { key, expected, found } => {
                let (zh, en) = expected_words(*expected);
                let (zh_key, en_key) = match key {
                    Some(key) => (format!("“{key}”"), format!("`{key}`")),
                    None => ("这里".to_owned(), "this".to_owned()),
                };
                let (zh_found, en_found) = match found.as_deref() {
                    None => (String::new(), String::new()),
                    Some("") => ("，现在是空的".to_owned(), ", found nothing".to_owned()),
                    Some(text) => (format!("，现在写的是“{text}”"), format!(", found `{text}`")),
                };
                Bilingual::new(
                    format!("{zh_key}应当是{zh}{zh_found}"),
                    format!("{en_key} takes {en}{en_found}"),
                )
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub(crate) fn help(&self) -> Bilingual {
        match &self.kind {
            SchemaErrorKind::UnknownKey { nearest: Some(near), .. } => {
                Bilingual::new(format!("是否为“{near}”？"), format!("did you mean `{near}`?"))
            }
            SchemaErrorKind::UnknownKey { known, .. } => {
                let known: Vec<&str> = known.iter().map(|key| key.name).collect();
                Bilingual::new(
                    format!("可以写的有：{}；别的说明写在 # 后面", known.join("、")),
                    format!("known keys: {}; notes go after `#`", known.join(", ")),
                )
            }
            SchemaErrorKind::DuplicateKey(_) => {
                Bilingual::new("请只留一处，删去另一处", "keep one, delete the other")
            }
            SchemaErrorKind::MissingKey(key) => {
                let example = example(key);
                Bilingual::new(
                    format!("请加一行，例如 {key}: {example}"),
                    format!("add a line, for example `{key}: {example}`"),
                )
            }
            SchemaErrorKind::Wrong { key, expected, found } => {
                wrong_help(key.as_deref().unwrap_or("…"), *expected, found.as_deref())
            }
        }
    }
}

fn wrong_help(key: &str, expected: Expected, found: Option<&str>) -> Bilingual {
    let write = |value: &str| {
        Bilingual::new(format!("例如：{key}: {value}"), format!("for example `{key}: {value}`"))
    };
    match (expected, found) {
        (Expected::Text, _) => Bilingual::new(
            format!("请在“{key}:”后面写一段文字；没有的，删去这一项"),
            format!("write a text after `{key}:`, or delete the entry"),
        ),
        (Expected::Number, _) => write(match key {
            "reply_months" => "3",
            "dafu" | "version" => "1",
            _ => "20",
        }),
        (Expected::Flag, _) => write("true"),
        (Expected::Word(words), found) => {
            let near = found.and_then(|text| super::shape::nearest(text, words.iter().copied()));
            write(near.or(words.first().copied()).unwrap_or_default())
        }
        (Expected::List, Some(text)) if !text.is_empty() => write(&format!("[{text}]")),
        (Expected::List, _) => Bilingual::new(
            "每一项另起一行，前面写减号和一个空格：- …",
            "write each entry on a line of its own, after a dash and a space: `- …`",
        ),
        (Expected::Map, _) => Bilingual::new(
            "每一项写成“名称: 值”，冒号用半角，后面空一格",
            "write each entry as `key: value`",
        ),
    }
}

/// What was meant, in words.
fn expected_words(expected: Expected) -> (String, String) {
    let plain = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match expected {
        Expected::Text => plain("一段文字", "a text"),
        Expected::Number => plain("一个整数，不加引号和单位", "a whole number"),
        Expected::Flag => plain(" true（是）或 false（否）", "true or false"),
        Expected::Word(words) => {
            (format!("以下之一：{}", words.join("、")), format!("one of: {}", words.join(", ")))
        }
        Expected::List => plain("一个列表", "a list"),
        Expected::Map => plain("一组“名称: 值”", "a group of `key: value`"),
    }
}

/// A value that a required key may have.
fn example(key: &str) -> &'static str {
    match key {
        "dafu" | "version" => "1",
        "title" => "某某省建议提案答复公开",
        "base_url" => "https://dafu.example.gov.cn/",
        "url" => "https://www.example.gov.cn/",
        "code" => "gxt",
        "slug" => "computing",
        "key" => "province-cppcc",
        "kind" => "cppcc",
        "letter" => "A",
        _ => "…",
    }
}
