//! Where replies stand, for people: a table by department, then what is to be looked at.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use super::rows::{Reason, Row, State};
use crate::command::console::Console;
use crate::diagnostic::{Bilingual, Language, bilingual};
use crate::site::Site;

/// The states in the order of the report, with what they are called in the table and above a list.
const STATES: &[(State, Bilingual, Bilingual)] = &[
    (
        State::Live,
        bilingual("已上线", "live"),
        bilingual("已上线，与稿件一致", "live as the file says"),
    ),
    (
        State::Withdrawn,
        bilingual("已撤回", "withdrawn"),
        bilingual("已撤回，线上只有撤回说明", "withdrawn, their notices are live"),
    ),
    (
        State::Changed,
        bilingual("改过", "changed"),
        bilingual("上线以后改过，还没有重新发布", "changed since, not published again"),
    ),
    (
        State::Ready,
        bilingual("待发布", "ready"),
        bilingual("下次 dafu build 就会发布", "the next `dafu build` publishes them"),
    ),
    (State::Waiting, bilingual("在等", "waiting"), bilingual("还在等", "waiting")),
    (State::Held, bilingual("不发布", "held"), bilingual("不发布", "held back")),
    (
        State::Leaving,
        bilingual("将撤下", "leaving"),
        bilingual("线上有，下次 dafu build 会撤下", "live, and the next `dafu build` removes them"),
    ),
    (
        State::Gone,
        bilingual("缺稿件", "no file"),
        bilingual("线上有，找不到稿件", "live, but their files were not found"),
    ),
];

/// The most replies of a state that are named unless more is asked for.
const NAMED: usize = 30;

/// What replies without a department, and all together, are called.
const NO_DEPARTMENT: Bilingual = bilingual("（没有写承办单位）", "(no department)");
const UNKNOWN: Bilingual = bilingual("（承办单位不在名录）", "(not in the register)");
const ALL: Bilingual = bilingual("合计", "all");

pub(super) fn text(rows: &[Row<'_>], site: &Site, console: Console) -> String {
    let mut out = table(rows, site, console.language);
    for (state, _, heading) in STATES {
        let named: Vec<&Row<'_>> = rows.iter().filter(|row| row.state == *state).collect();
        let is_quiet = *state == State::Live && !console.verbose;
        if named.is_empty() || is_quiet {
            continue;
        }
        let _ = writeln!(out, "\n{} ({})", heading.get(console.language), named.len());
        let most = if console.verbose { named.len() } else { NAMED };
        named.iter().take(most).for_each(|row| line(&mut out, row, console.language));
        if let Some(more) = named.len().checked_sub(most).filter(|more| *more > 0) {
            let more = match console.language {
                Language::Chinese => format!("…另有 {more} 件，加 -v 全部列出"),
                Language::English => format!("… and {more} more; -v lists all"),
            };
            let _ = writeln!(out, "  {more}");
        }
    }
    out
}

/// How many replies of each department stand where; states that nothing is in are left out.
fn table(rows: &[Row<'_>], site: &Site, language: Language) -> String {
    let states: Vec<_> =
        STATES.iter().filter(|one| rows.iter().any(|row| row.state == one.0)).collect();
    let head = std::iter::once(String::new())
        .chain(states.iter().map(|one| one.1.get(language).to_owned()))
        .collect();
    let mut lines: Vec<Vec<String>> = vec![head];
    let mut add = |name: &str, of: &dyn Fn(&Row<'_>) -> bool| {
        let own: Vec<&Row<'_>> = rows.iter().filter(|row| of(row)).collect();
        if own.is_empty() {
            return;
        }
        let count = |state| own.iter().filter(|row| row.state == state).count().to_string();
        let counts = states.iter().map(|one| count(one.0));
        lines.push(std::iter::once(name.to_owned()).chain(counts).collect());
    };
    for department in site.registers.departments.all() {
        add(&department.name, &|row| row.department == Some(&*department.code));
    }
    let without = |row: &Row<'_>| row.department.is_none() && row.path.is_some();
    add(UNKNOWN.get(language), &|row| without(row) && row.is_of_stranger);
    add(NO_DEPARTMENT.get(language), &|row| without(row) && !row.is_of_stranger);
    add(ALL.get(language), &|_| true);
    aligned(&lines)
}

/// `lines` in columns: names to the left, figures to the right.
fn aligned(lines: &[Vec<String>]) -> String {
    let columns = lines.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for line in lines {
        for (column, cell) in line.iter().enumerate() {
            let gap = " ".repeat(widths[column] - cell.width());
            let _ = match column {
                0 => write!(out, "{cell}{gap}"),
                _ => write!(out, "  {gap}{cell}"),
            };
        }
        out.push('\n');
    }
    out
}

/// A reply: its file, why it stands where it stands, what it is called.
fn line(out: &mut String, row: &Row<'_>, language: Language) {
    let mut why: Vec<String> = Vec::new();
    why.extend(row.reason.map(|reason| said(reason, row).get(language).to_owned()));
    if row.errors > 0 && row.reason != Some(Reason::Errors) {
        why.push(said(Reason::Errors, row).get(language).to_owned());
    }
    let (between, name) = match language {
        Language::Chinese => ("，", row.path.unwrap_or(row.id)),
        Language::English => (", ", row.path.unwrap_or(row.id)),
    };
    let parts = [name.to_owned(), why.join(between), row.title.clone().unwrap_or_default()];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let _ = writeln!(out, "  {}", parts.join("  "));
}

/// A reason in words.
fn said(reason: Reason, row: &Row<'_>) -> Bilingual {
    match reason {
        Reason::Draft => bilingual("草稿", "draft"),
        Reason::Future => {
            let day = row.date.as_deref().unwrap_or_default();
            Bilingual::new(format!("{day} 公开"), format!("to appear on {day}"))
        }
        Reason::Review => bilingual("等复核", "to be reviewed"),
        Reason::OnRequest => bilingual("依申请公开", "on request"),
        Reason::Withheld => bilingual("不予公开", "withheld"),
        Reason::DisclosureMissing => bilingual("没有填公开属性", "disclosure not stated"),
        Reason::Withdrawn => bilingual("已撤回", "withdrawn"),
        Reason::Errors => {
            let count = row.errors;
            let plural = if count == 1 { "" } else { "s" };
            Bilingual::new(format!("{count} 个错误"), format!("{count} error{plural}"))
        }
    }
}
