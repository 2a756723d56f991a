//! `holidays.yaml`: public holidays and the weekend days worked for them, by year.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use serde::de::IgnoredAny;

use super::faults::Faults;
use super::file::FILE;
use super::{Deadlines, register_shapes};
use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
use crate::model::{Calendar, Date, date};
use crate::yaml::{Node, Value};

/// Reads the holidays that `dafu.yaml` names: `{2024: {off: [2024-01-01], work: [2024-02-04]}}`.
#[must_use]
pub(crate) fn holidays(path: &SourcePath, text: &str) -> (Calendar, Vec<Diagnostic>) {
    let mut faults = Faults::new(path);
    let mut days = Days::default();
    if let Some((IgnoredAny, node)) = faults.read::<IgnoredAny>(text, register_shapes::HOLIDAYS)
        && let Value::Mapping(years) = &node.value
    {
        for (key, lists) in years {
            days.year(key, lists, &mut faults);
        }
    }
    (Calendar::new(days.years, days.off, days.work), faults.into_diagnostics())
}

/// What to say where the file that `dafu.yaml` names does not exist.
#[must_use]
pub(crate) fn missing(deadlines: &Deadlines, path: &SourcePath) -> Vec<Diagnostic> {
    let mut faults = Faults::new(&SourcePath::new(FILE));
    faults.advise(
        deadlines.holidays_span.clone(),
        Bilingual::new(format!("没有 {path} 这个文件"), format!("there is no file {path}")),
        Bilingual::new(
            "请建立这个文件，列出每年的放假和调休上班日期，例如 2024: {off: [2024-01-01], work: [2024-02-04]}；没有的删去 holidays 这一行",
            "create it, as in `2024: {off: [2024-01-01], work: [2024-02-04]}`, or delete the line `holidays`",
        ),
    );
    faults.into_diagnostics()
}

/// The days gathered so far.
#[derive(Default)]
struct Days {
    years: Vec<i16>,
    off: Vec<Date>,
    work: Vec<Date>,
    /// Every day and the list it stands in.
    seen: BTreeMap<Date, &'static str>,
}

impl Days {
    fn year(&mut self, key: &Node, lists: &Node, faults: &mut Faults) {
        let text = key.scalar().unwrap_or_default();
        let year = (text.len() == 4).then(|| text.parse::<i16>().ok()).flatten();
        let Some(year) = year.filter(|year| *year >= 1949) else {
            faults.value(
                key.span.clone(),
                format!("“{text}”不是年份，请写四位数字，例如 2024"),
                format!("`{text}` is not a year; write four digits, for example 2024"),
            );
            return;
        };
        self.years.push(year);
        for list in ["off", "work"] {
            for day in items(lists.get(list)) {
                self.day(year, list, day, faults);
            }
        }
    }

    fn day(&mut self, year: i16, list: &'static str, node: &Node, faults: &mut Faults) {
        let text = node.scalar().unwrap_or_default();
        let Some(day) = date::parse(text).ok().map(|moment| moment.day) else {
            faults.value(
                node.span.clone(),
                format!("“{text}”不是日期，请写成 {year}-01-01"),
                format!("`{text}` is not a date; write it as in {year}-01-01"),
            );
            return;
        };
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        let fault = if day.year() != year {
            Some((
                format!("{day} 写在了 {year} 年下面，请改正日期或移到 {} 年下面", day.year()),
                format!("{day} is listed under {year}; correct it or move it to {}", day.year()),
            ))
        } else if list == "work" && !weekend {
            Some((
                format!("{day} 本来就是工作日，work 里只列调休上班的周六、周日，请核对日期"),
                format!(
                    "{day} is already a working day; `work` lists Saturdays and Sundays that are worked"
                ),
            ))
        } else {
            self.seen.insert(day, list).map(|_| {
                (format!("{day} 列了两次，请删去一处"), format!("{day} is given twice; delete one"))
            })
        };
        if let Some((zh, en)) = fault {
            faults.value(node.span.clone(), zh, en);
        }
        if list == "off" { self.off.push(day) } else { self.work.push(day) }
    }
}

fn items(node: Option<&Node>) -> &[Node] {
    match node.map(|node| &node.value) {
        Some(Value::Sequence(items)) => items,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Calendar, Vec<String>) {
        let (calendar, found) = holidays(&SourcePath::new("content/holidays.yaml"), text);
        let line = |one: Diagnostic| {
            let (start, end) = (one.span.start as usize, one.span.end as usize);
            format!("{}: {}", text.get(start..end).unwrap_or_default(), one.message.zh)
        };
        (calendar, found.into_iter().map(line).collect())
    }

    #[test]
    fn holidays_and_exchanged_days_are_read() {
        let (calendar, found) =
            read("2024: {off: [2024-01-01, 2024年5月1日], work: [2024-02-04]}\n2025:\n  off: []\n");
        assert_eq!(found, [""; 0]);
        assert!(calendar.is_listed(2024) && calendar.is_listed(2025) && !calendar.is_listed(2026));
        let day = |text: &str| text.parse().expect(text);
        assert!(!calendar.is_working_day(day("2024-05-01")));
        assert!(calendar.is_working_day(day("2024-02-04")));
    }

    #[test]
    fn each_mistake_is_told_at_its_place() {
        for (text, expected) in [
            ("24: {off: []}", "24: “24”不是年份，请写四位数字，例如 2024"),
            ("2024: {off: [2024-13-01]}", "2024-13-01: “2024-13-01”不是日期，请写成 2024-01-01"),
            (
                "2024: {off: [2023-01-01]}",
                "2023-01-01: 2023-01-01 写在了 2024 年下面，请改正日期或移到 2023 年下面",
            ),
            (
                "2024: {off: [], work: [2024-02-05]}",
                "2024-02-05: 2024-02-05 本来就是工作日，work 里只列调休上班的周六、周日，请核对日期",
            ),
            (
                "2024: {off: [2024-02-04], work: [2024-02-04]}",
                "2024-02-04: 2024-02-04 列了两次，请删去一处",
            ),
            ("2024: {of: []}", "of: 不认识“of”这一项"),
            ("- 2024-01-01", "- 2024-01-01: 这里应当是一组“名称: 值”"),
        ] {
            assert_eq!(read(text).1, [expected], "{text}");
        }
    }
}
