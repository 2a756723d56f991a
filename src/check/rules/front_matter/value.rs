//! `front-matter/wrong-type`: values that are not what their field takes, damaged dates among them.

use crate::archive::field_error::{FieldErrorKind, Wanted};
use crate::archive::schema::{FIELDS, FieldDef, FieldType};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, advice, words};
use crate::diagnostic::Severity;
use crate::model::date::{self, DateFault};
use crate::model::text::nfkc;
use crate::yaml::shape::nearest;

/// A value of the wrong kind.
pub const WRONG_TYPE: Rule = Rule {
    name: "front-matter/wrong-type",
    severity: Severity::Error,
    locked: true,
    summary: words("值的写法不对", "a value of the wrong kind"),
    why: words(
        "意思不能确定的值不能猜着用：猜错的日期等于伪造日期。",
        "a value of uncertain meaning is not guessed: a wrong date would be a forged one",
    ),
    wrong: Example::fields("成文日期: 2024年13月6日"),
    right: Example::fields("成文日期: 2024年5月6日"),
    check: Check::Text(|view, found| {
        view.field_errors(
            |field_error| match field_error {
                FieldErrorKind::WrongType { label, wanted, found } => {
                    Some(wrong_type(view, label, wanted, found.as_deref()))
                }
                FieldErrorKind::Date { label, text, fault } => {
                    Some(damaged_date(view, label, text, *fault))
                }
                _ => None,
            },
            found,
        );
    }),
};

/// A line of the front matter, with the key as this file writes it.
pub(in crate::check::rules) fn line(view: &TextView<'_>, key: &'static str, value: &str) -> String {
    format!("{}: {value}", view.key(key))
}

/// A line of the front matter with the field's own example.
pub(in crate::check::rules) fn example_line(field: &FieldDef) -> String {
    format!("{}: {}", field.label(), field.example)
}

fn wrong_type(
    view: &TextView<'_>,
    label: &'static str,
    wanted: &Wanted,
    found: Option<&str>,
) -> Advice {
    let name = as_written(view, label);
    let (zh, en) = wanted_words(wanted);
    let (zh_found, en_found) = match found.map(str::trim) {
        _ if matches!(wanted, Wanted::RecordKey(_)) => (String::new(), String::new()),
        None => ("，现在是一个列表或多行的值".to_owned(), ", found a list or mapping".to_owned()),
        Some("") => ("，现在是空的".to_owned(), ", found nothing".to_owned()),
        Some(text) => (format!("，现在写的是“{text}”"), format!(", found `{text}`")),
    };
    let example = field(label).map_or_else(String::new, |field| {
        let value = match (wanted, found) {
            // A list where one text is meant: its first item is not ours to choose.
            (Wanted::Words(words), found) => {
                let near = found.and_then(|text| nearest(text, words.iter().copied()));
                near.or(words.first().copied()).unwrap_or_default()
            }
            _ => field.example,
        };
        format!("{}: {value}", view.key(field.key))
    });
    let help = if example.is_empty() {
        (String::new(), String::new())
    } else {
        let colon = found.is_some_and(|text| text.contains('：'));
        let (zh, en) = match wanted {
            Wanted::Records(_) if colon => (
                "。组内的冒号也要用半角、后面空一格",
                "; colons inside are ASCII ones followed by a blank",
            ),
            _ => ("", ""),
        };
        (format!("例如：{example}{zh}"), format!("for example `{example}`{en}"))
    };
    advice(
        format!("“{name}”应当是{zh}{zh_found}"),
        format!("`{name}` takes {en}{en_found}"),
        help.0,
        help.1,
    )
}

fn wanted_words(wanted: &Wanted) -> (String, String) {
    let plain = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    match wanted {
        Wanted::Text => plain("一段文字", "a text"),
        Wanted::List => plain("一项或几项文字", "a text or a list of texts"),
        Wanted::Number => plain("一个整数", "a whole number"),
        Wanted::Flag => plain("“是”或“否”", "是 or 否"),
        Wanted::Date => plain("一个日期", "a date"),
        Wanted::Words(words) => {
            (format!("以下之一：{}", words.join("、")), format!("one of: {}", words.join(", ")))
        }
        Wanted::Records(keys) => (
            format!("一组一组的资料，每组有{}", keys.join("、")),
            format!("a list of mappings with {}", keys.join(", ")),
        ),
        Wanted::RecordKey(key) => (
            format!("每组都有“{key}”，这一组缺少"),
            format!("`{key}` in every entry, missing here"),
        ),
        Wanted::Url => plain(
            "完整的网址，以 http:// 或 https:// 开头",
            "a whole address beginning with http:// or https://",
        ),
    }
}

fn damaged_date(view: &TextView<'_>, label: &'static str, text: &str, fault: DateFault) -> Advice {
    let name = as_written(view, label);
    let (zh, en) = match fault {
        DateFault::Form => (
            format!("“{text}”不是完整的日期，年月日应当俱全"),
            format!("`{text}` is no whole date"),
        ),
        DateFault::NoSuchDay => no_such_day(text),
        DateFault::NoSuchTime => (
            format!("“{text}”里的钟点不对：小时最多 23，分、秒最多 59"),
            format!("`{text}` names a time the clock does not have"),
        ),
    };
    let (key, unstated) = match field(label).map(|field| (field.kind, view.key(field.key))) {
        Some((FieldType::Date { unstated }, key)) => (format!("{key}: "), unstated),
        // A date inside a record stands behind another key.
        _ => (String::new(), false),
    };
    let form = if fault == DateFault::NoSuchTime { "2024-01-09 10:26" } else { "2023-07-20" };
    let original = if unstated {
        format!("；原件没有日期的写“{}”", date::UNSTATED)
    } else {
        String::new()
    };
    advice(
        format!("{name}{zh}"),
        format!("`{name}`: {en}"),
        format!("请对照原件改正，写成例如 {key}{form}{original}"),
        format!("write it as in `{key}{form}`"),
    )
}

/// The name by which this file calls the field known as `label`: the one its editor looks for.
pub(super) fn as_written<'v>(view: &'v TextView<'_>, label: &'static str) -> &'v str {
    field(label).map_or(label, |field| view.key(field.key))
}

/// The field an editor knows as `label`.
fn field(label: &str) -> Option<&'static FieldDef> {
    FIELDS.iter().find(|field| field.label() == label)
}

/// Which part of a date the calendar does not have.
fn no_such_day(text: &str) -> (String, String) {
    let plain = nfkc(text);
    let numbers = plain.split(|one: char| !one.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut numbers = numbers.map(|part| part.parse::<i16>().unwrap_or(i16::MAX));
    let mut next = || numbers.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    if !(1..=12).contains(&month) {
        return (
            format!("“{text}”没有 {month} 月"),
            format!("`{text}`: there is no month {month}"),
        );
    }
    if !(1949..=9999).contains(&year) {
        return (format!("“{text}”的年份不对"), format!("`{text}`: the year cannot be right"));
    }
    let most = i8::try_from(month)
        .ok()
        .and_then(|month| jiff::civil::Date::new(year, month, 1).ok())
        .map_or(31, jiff::civil::Date::days_in_month);
    (
        format!("“{text}”没有 {day} 日：{year}年{month}月只有 {most} 天"),
        format!("`{text}`: that month has {most} days"),
    )
}
