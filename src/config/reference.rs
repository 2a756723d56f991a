//! What is told of each key of `dafu.yaml` and the registers: the table of their checks, for
//! whoever writes such a file or reads about it.

use super::file::FILE;
use super::{register_shapes, shapes};
use crate::diagnostic::Bilingual;
use crate::yaml::shape::{Key, Shape};

/// A file that a person keeps.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Its path in a site; for a list of words, what stands in the documentation.
    pub file: &'static str,
    /// The keys of the file, in the order in which they are explained.
    pub settings: Vec<Setting>,
    /// What it holds, for whoever makes a schema of it.
    pub(crate) shape: Shape,
}

/// A key of such a file.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The key with those it stands below: `site.title`.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What its value is.
    pub kind: Bilingual,
    /// The same, for whoever makes a schema of it.
    pub(crate) shape: Shape,
    /// What it is for.
    pub meaning: Bilingual,
    /// A value as it stands after the colon.
    pub example: &'static str,
    /// What holds where the key is not given; empty where nothing does.
    pub default: &'static str,
    /// Whether the keys under it stand in each item of a list.
    pub is_list: bool,
    /// The keys under it.
    pub settings: Vec<Setting>,
}

/// Every file with its keys, in the order of the tables.
#[must_use]
pub fn reference() -> Vec<Reference> {
    [
        (FILE, shapes::CONFIG),
        ("content/departments.yaml", register_shapes::DEPARTMENTS),
        ("content/topics.yaml", register_shapes::TOPICS),
        ("content/bodies.yaml", register_shapes::BODIES),
        ("content/holidays.yaml", register_shapes::HOLIDAYS),
        ("content/words.yaml", register_shapes::CORRECTIONS),
    ]
    .map(|(file, shape)| Reference { file, settings: within(shape), shape })
    .into()
}

/// The keys of a mapping, or of each mapping of a list.
fn within(shape: Shape) -> Vec<Setting> {
    match shape {
        Shape::Map(keys) => keys.iter().map(setting).collect(),
        Shape::List(item) | Shape::Free(item) => within(*item),
        Shape::Text | Shape::Number | Shape::Flag | Shape::Word(_) => Vec::new(),
    }
}

fn setting(key: &Key) -> Setting {
    Setting {
        name: key.name,
        required: key.required,
        kind: kind(key.shape),
        shape: key.shape,
        meaning: Bilingual::new(key.doc.zh, key.doc.en),
        example: key.doc.example,
        default: key.doc.default,
        is_list: matches!(key.shape, Shape::List(_)),
        settings: within(key.shape),
    }
}

fn kind(shape: Shape) -> Bilingual {
    match shape {
        Shape::Text => Bilingual::new("文字", "text"),
        Shape::Number => Bilingual::new("整数", "whole number"),
        Shape::Flag => Bilingual::new("true 或 false", "true or false"),
        Shape::Word(words) => Bilingual::new(words.join("、"), words.join(", ")),
        Shape::Map(_) => Bilingual::new("下列各项", "the keys below"),
        Shape::List(item) => {
            let item = kind(*item);
            Bilingual::new(format!("列表：{}", item.zh), format!("list of: {}", item.en))
        }
        Shape::Free(item) => {
            let item = kind(*item);
            Bilingual::new(
                format!("自定的名称，各有：{}", item.zh),
                format!("free keys, each with: {}", item.en),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourcePath;

    #[test]
    fn every_key_is_told_in_both_languages_with_an_example() {
        fn look(settings: &[Setting], file: &str) {
            for one in settings {
                let told = [&*one.meaning.zh, &*one.meaning.en, one.example];
                assert!(told.iter().all(|text| !text.is_empty()), "{file}: {}", one.name);
                look(&one.settings, file);
            }
        }
        for file in reference() {
            look(&file.settings, file.file);
        }
    }

    #[test]
    fn a_default_says_what_holds_without_the_key() {
        let head = "dafu: 1\ntitle: 甲\nbase_url: https://a.gov.cn/\n";
        // Places in the text differ, what is meant does not.
        let read = |line: &str| {
            let path = SourcePath::new(FILE);
            let (config, found) = super::super::parse(&path, &format!("{head}{line}"));
            assert_eq!(found, [], "{line}");
            let mut config = config.expect("a configuration");
            (config.theme_span, config.deadlines.holidays_span) = Default::default();
            format!("{config:?}")
        };
        for one in &reference()[0].settings {
            if !one.default.is_empty() {
                assert_eq!(read(&format!("{}: {}\n", one.name, one.default)), read(""));
            }
            for inner in one.settings.iter().filter(|inner| !inner.default.is_empty()) {
                let line = format!("{}: {{ {}: {} }}\n", one.name, inner.name, inner.default);
                assert_eq!(read(&line), read(""));
            }
        }
    }
}
