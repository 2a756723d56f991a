//! `front-matter/wrong-type`: values that are not what their field takes, damaged dates among them.

use crate::archive::field_error::{FieldErrorKind, Wanted};
use crate::archive::schema::{self, FIELDS, FieldDef, FieldType};
use crate::check::example::Example;
use crate::check::rule::{Advice, Check, Rule, TextView, bilingual};
use crate::diagnostic::{Bilingual, Severity};
use crate::model::date::{self, DateFault};
use crate::model::text::nfkc;
use crate::model::{likely_date, numeral};
use crate::yaml::mistake::write_line;
use crate::yaml::shape::nearest;

/// A value of the wrong kind.
pub(crate) const WRONG_TYPE: Rule = Rule {
    name: "front-matter/wrong-type",
    severity: Severity::Error,
    locked: true,
    sensitive: false,
    summary: bilingual("值的写法不对", "a value of the wrong kind"),
    why: bilingual(
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
    let help = wrong_help(view, label, wanted, found.map(str::trim));
    let message = Bilingual::new(
        format!("“{name}”应当是{zh}{zh_found}"),
        format!("`{name}` takes {en}{en_found}"),
    );
    Advice { message, help }
}

/// What to write in place of a value of the wrong kind.
fn wrong_help(
    view: &TextView<'_>,
    label: &'static str,
    wanted: &Wanted,
    found: Option<&str>,
) -> Bilingual {
    let Some(field) = field(label) else { return Bilingual::default() };
    let key = view.key(field.key);
    let found = found.filter(|text| !text.is_empty());
    if let Some(value) = found.and_then(|found| likely(wanted, found)) {
        return write_line(&format!("{key}: {value}"), false);
    }
    match (wanted, found, field.key) {
        (Wanted::Text, None, "session") => {
            let cases = view.key("cases");
            Bilingual::new(
                format!(
                    "答复涉及几个届次的，删去“{key}”和“{}”，改写“{cases}”，例如 {cases}: {}",
                    view.key("numbers"),
                    example("cases")
                ),
                format!(
                    "for several sessions write `{cases}` instead, for example `{cases}: {}`",
                    example("cases")
                ),
            )
        }
        (Wanted::Text | Wanted::Date | Wanted::Number | Wanted::Flag | Wanted::Url, None, _) => {
            Bilingual::new(
                format!("请只写一个值，与“{key}”写在同一行"),
                format!("give a single value, on the same line as `{key}`"),
            )
        }
        (Wanted::Words(words), found, _) => {
            let near = found.and_then(|text| nearest(text, words.iter().copied()));
            let value = near.or(words.first().copied()).unwrap_or_default();
            Bilingual::new(format!("例如：{key}: {value}"), format!("for example `{key}: {value}`"))
        }
        _ => Bilingual::new(
            format!("例如：{key}: {}", field.example),
            format!("for example `{key}: {}`", field.example),
        ),
    }
}

/// The example of the field `key`.
fn example(key: &str) -> &'static str {
    schema::find(key).map_or("", |field| field.example)
}

/// The value that `found` was most likely meant as.
fn likely(wanted: &Wanted, found: &str) -> Option<String> {
    match wanted {
        Wanted::Url => {
            let address = found.trim_start_matches('/');
            let host = address.split(['/', '?', '#']).next()?;
            let is_host =
                host.contains('.') && host.is_ascii() && !host.contains([' ', '@', '\\', ':']);
            is_host.then(|| format!("https://{address}"))
        }
        Wanted::Number => {
            let plain = nfkc(found);
            let number = plain.trim_end_matches(|one: char| {
                !one.is_ascii_digit() && !numeral::DIGITS.contains(one)
            });
            numeral::parse(number.trim()).map(|number| number.to_string())
        }
        Wanted::Flag => match found.to_ascii_lowercase().as_str() {
            "yes" | "y" | "on" | "1" | "√" | "✓" | "✔" | "对" | "有" => {
                Some("是".to_owned())
            }
            "no" | "n" | "off" | "0" | "×" | "✗" | "无" | "没有" => Some("否".to_owned()),
            _ => None,
        },
        Wanted::Records(keys) if keys.first() == Some(&"名称") => {
            let name = found.trim_matches(['“', '”', '《', '》']);
            let (stem, extension) = name.rsplit('/').next()?.rsplit_once('.')?;
            let is_file = (1..=5).contains(&extension.len())
                && extension.bytes().all(|byte| byte.is_ascii_alphanumeric())
                && !name.contains([',', '{', '}', '[', ']', '：', '，', '、']);
            is_file.then(|| format!("[{{名称: {stem}, 文件: {name}}}]"))
        }
        Wanted::Text
        | Wanted::List
        | Wanted::Date
        | Wanted::Words(_)
        | Wanted::Records(_)
        | Wanted::RecordKey(_) => None,
    }
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
            "a full address beginning with http:// or https://",
        ),
    }
}

fn damaged_date(view: &TextView<'_>, label: &'static str, text: &str, fault: DateFault) -> Advice {
    let name = as_written(view, label);
    let (zh, en) = date_words(text, fault);
    let (key, unstated) = match field(label).map(|field| (field.kind, view.key(field.key))) {
        Some((FieldType::Date { unstated }, key)) => (format!("{key}: "), unstated),
        // A date inside a record stands behind another key.
        _ => (String::new(), false),
    };
    let advice = Advice::new(format!("{name}{zh}"), format!("`{name}`: {en}"));
    if let Some(likely) = likely_date(text, &view.config.time_zone) {
        let line = format!("{key}{likely}");
        let help = if key.is_empty() {
            Bilingual::new(format!("请写 {line}"), format!("write `{line}`"))
        } else {
            write_line(&line, false)
        };
        return Advice { help, ..advice };
    }
    let form = match fault {
        DateFault::NoSuchTime | DateFault::Clock | DateFault::Zone => "2024-01-09 10:26",
        _ => "2023-07-20",
    };
    let original = if unstated {
        format!("；原件没有日期的写“{}”", date::UNSTATED)
    } else {
        String::new()
    };
    let help = Bilingual::new(
        format!("请对照原件改正，写成例如 {key}{form}{original}"),
        format!("check the original and write it as in `{key}{form}`"),
    );
    Advice { help, ..advice }
}

/// What is wrong with a date.
fn date_words(text: &str, fault: DateFault) -> (String, String) {
    let say = |zh: &str, en: &str| (format!("“{text}”{zh}"), format!("`{text}` {en}"));
    match fault {
        DateFault::Form => say("不是完整的日期，年月日应当俱全", "is not a complete date"),
        DateFault::Spelling if text.contains('年') && !text.contains(['日', '号']) => {
            say("少写了“日”", "lacks its 日")
        }
        DateFault::Spelling => say(
            "的写法不规范：年月日之间用半角的“-”，后面不加别的字",
            "is not written as a date: use `-` between year, month and day, with nothing after it",
        ),
        DateFault::ShortYear => say("的年份应当写四位", "has a two-digit year"),
        DateFault::Order => say(
            "的次序不对，应当先写年，再写月、日",
            "is in the wrong order: write year, month, day",
        ),
        DateFault::Zone => {
            say("带有时区，应当只写当地的时间", "has a UTC offset; give only the local time")
        }
        DateFault::Clock => {
            say("后面的钟点应当写成 10:26 这样", "has a time that is not in the form `10:26`")
        }
        DateFault::NoSuchDay => no_such_day(text),
        DateFault::NoSuchTime => say(
            "里的钟点不对：小时最多 23，分、秒最多 59",
            "has an impossible time: hours go up to 23, minutes and seconds to 59",
        ),
    }
}

/// The name by which this file calls the field known as `label`: the one its editor looks for.
pub(super) fn as_written<'v>(view: &'v TextView<'_>, label: &'static str) -> &'v str {
    field(label).map_or(label, |field| view.key(field.key))
}

/// The field an editor knows as `label`.
pub(super) fn field(label: &str) -> Option<&'static FieldDef> {
    FIELDS.iter().find(|field| field.label() == label)
}

/// Which part of a date the calendar does not have.
fn no_such_day(text: &str) -> (String, String) {
    let [year, month, day] = date::day_of(&nfkc(text.trim())).map_or([0; 3], |found| found.0);
    let (year, month) =
        (i16::try_from(year).unwrap_or(i16::MAX), i16::try_from(month).unwrap_or(i16::MAX));
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
