//! `docs/rules.md`: every rule, with reason and examples, and how many there are.

use std::fmt::Write;

use dafu::check::catalogue::{Entry, all};
use dafu::check::illustration::{Shown, Side, Subject, pieces};
use dafu::check::rules::RULES;
use dafu::diagnostic::Severity;

const PAGE: &str = "docs/rules.md";

const HEAD: &str = "\
# 检查规则 · Rules

<!-- 由测试生成，请勿手改 · made by a test: DAFU_BLESS=1 cargo test --release --test it docs::rules -->

`dafu check` 和 `dafu build` 按这些规则检查。错误会阻止发布，警告应当看一看，提示只是告知。能调整的规则，在
`dafu.yaml` 的 `rules` 下写 `规则名: off`（或 `hint`、`warning`、`error`）。`dafu explain 规则名` 给出同样的说明。

`dafu check` and `dafu build` look for what stands here. An error keeps the site from being published. Where a rule
can be switched, `rules:` in `dafu.yaml` takes `name: off`, `hint`, `warning` or `error`. `dafu explain NAME --lang en`
says the same as this page, in English alone.

";

#[test]
fn the_reference_of_rules_is_current() {
    let mut page = HEAD.to_owned() + &counts();
    let mut family = "";
    for entry in all().iter().filter(|entry| entry.rule.is_some()) {
        if entry.family() != family {
            family = entry.family();
            let _ = writeln!(page, "## {family}\n");
        }
        section(&mut page, entry);
    }
    page += &outside();
    super::assert_current(PAGE, &(page.trim_end().to_owned() + "\n"));
}

/// How many rules there are of each weight.
fn counts() -> String {
    let mut out =
        "| 轻重 · weight | 条数 · rules | 其中不能调低 · locked |\n|---|---:|---:|\n".to_owned();
    let row = |name: &str, fits: &dyn Fn(Severity) -> bool| {
        let rules = RULES.iter().filter(|rule| fits(rule.severity));
        let locked = rules.clone().filter(|rule| rule.locked).count();
        format!("| {name} | {} | {locked} |\n", rules.count())
    };
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        out += &row(&weight(severity), &|other| other == severity);
    }
    out + &row("合计 · all", &|_| true) + "\n"
}

fn weight(severity: Severity) -> String {
    let word = match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Hint => "提示",
    };
    format!("{word} · {}", severity.key())
}

fn section(page: &mut String, entry: &Entry) {
    let switch =
        if entry.locked { "不能调低 · locked" } else { "可以调整 · can be switched" };
    let (summary, why) = (&entry.summary, &entry.why);
    let _ = writeln!(page, "### {}\n\n{}，{switch}\n", entry.name, weight(entry.severity));
    let _ = writeln!(page, "**{}** · {}\n\n{} · {}\n", summary.zh, summary.en, why.zh, why.en);
    let Some(rule) = entry.rule else { return };
    for piece in pieces(&rule.wrong, &rule.right) {
        let head = match piece.side {
            Side::Before => "上次发布时 · as last published",
            Side::Since => "此后改成 · changed since to",
            Side::Wrong => "不要这样写 · wrong",
            Side::Right => "要这样写 · right",
        };
        let _ = match &piece.subject {
            Subject::File(path, shown) => writeln!(page, "{head} (`{path}`):{}", block(shown)),
            Subject::Day(day) => writeln!(page, "{head}: 检查的日子 · checked on {day}\n"),
        };
    }
}

/// The lines of an example, or a word for what cannot be shown.
fn block(shown: &Shown) -> String {
    match shown {
        Shown::Absent => " 没有这个文件 · no such file\n".to_owned(),
        Shown::Binary => " 不是 UTF-8 文本 · not UTF-8 text\n".to_owned(),
        Shown::Lines(lines, _) if lines.is_empty() => {
            " 不写这一行 · without that line\n".to_owned()
        }
        Shown::Lines(lines, more) => {
            let more = if *more { "…\n" } else { "" };
            let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
            format!("\n\n````text\n{lines}{more}````\n")
        }
    }
}

/// Findings that are no rules: those of reading.
fn outside() -> String {
    let mut out = "## config, import, theme\n\n\
        这些不是规则，是读取设置、名录、主题和导入时的问题，不能调整。\n\
        These are no rules: they come from reading and cannot be switched.\n\n\
        | 名称 · name | 轻重 · weight | 说明 · meaning |\n|---|---|---|\n"
        .to_owned();
    for entry in all().iter().filter(|entry| entry.rule.is_none()) {
        let Entry { name, severity, summary, .. } = entry;
        let _ =
            writeln!(out, "| {name} | {} | {} · {} |", weight(*severity), summary.zh, summary.en);
    }
    out
}
