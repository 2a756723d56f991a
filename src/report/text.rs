//! Findings for people, in the form compilers use: grouped by file, each with
//! its line and the characters it means.
//!
//! ```text
//! 错误[front-matter/tab]：这一行有制表符（Tab 键），应当用空格
//!   --> content/replies/a.md:13:6
//!    |
//! 13 | 成文日期:    2022-06-15
//!    |          ^^^^
//!    |
//!    = 改法：请写成：成文日期: 2022-06-15
//! ```

use std::fmt::Write;

use super::excerpt::{Excerpt, clean, excerpt, width};
use super::repeated::Repeated;
use super::style::{File, Style};
use super::tally::{count_words, tally};
use crate::diagnostic::{Language, Located, Severity};

/// Colours of a terminal; empty where there are none.
struct Paint {
    severity: &'static str,
    frame: &'static str,
    bold: &'static str,
    plain: &'static str,
}

/// The findings of `files`, with a blank line between them; of several files,
/// each under a heading.
pub(super) fn print(files: &[File], style: Style) -> String {
    let mut out = String::new();
    let repeated = Repeated::of(files);
    for (at, file) in files.iter().enumerate() {
        let untold = |number: &usize| !repeated.is_told((at, *number));
        let numbers: Vec<usize> = (0..file.findings.len()).filter(untold).collect();
        if files.len() > 1 && !numbers.is_empty() {
            heading(&mut out, file, style);
        }
        for number in numbers {
            finding_of(&mut out, &file.findings[number], &file.text, style);
            let places = repeated.others((at, number)).iter();
            let others: Vec<_> = places.map(|place| &files[place.0].findings[place.1]).collect();
            others_of(&mut out, &others, style);
            out.push('\n');
        }
    }
    out
}

/// The most places that are named below a finding.
const NAMED: usize = 20;

/// The other places of which a finding says the same.
fn others_of(out: &mut String, others: &[&Located], style: Style) {
    if others.is_empty() {
        return;
    }
    let Paint { bold, plain, .. } = paint(Severity::Hint, style.colour);
    let count = others.len();
    let head = match style.language {
        Language::Chinese => format!("同样的还有 {count} 处："),
        Language::English => format!("the same at {count} more places:"),
    };
    let _ = writeln!(out, "  {bold}{head}{plain}");
    for other in others.iter().take(NAMED) {
        let (path, start) = (&other.diagnostic.path, other.start);
        let _ = writeln!(out, "    {path}:{}:{}", start.line, start.column);
    }
    if let Some(more) = count.checked_sub(NAMED).filter(|more| *more > 0) {
        let _ = match style.language {
            Language::Chinese => {
                writeln!(out, "    …另有 {more} 处，全部见 dafu check --format json")
            }
            Language::English => {
                writeln!(out, "    … and {more} more; `dafu check --format json` lists all")
            }
        };
    }
}

/// The file and how much is wrong with it.
fn heading(out: &mut String, file: &File, style: Style) {
    let Some(first) = file.findings.first() else { return };
    let counted = count_words(tally(file.findings.iter().map(|one| one.diagnostic.severity)));
    let Paint { bold, plain, .. } = paint(Severity::Hint, style.colour);
    let (path, counted) = (&first.diagnostic.path, counted.get(style.language));
    let _ = writeln!(out, "{bold}── {path}{plain}  {counted}\n");
}

fn finding_of(out: &mut String, finding: &Located, text: &str, style: Style) {
    let diagnostic = &finding.diagnostic;
    let Paint { severity, frame, bold, plain } = paint(diagnostic.severity, style.colour);
    let chinese = style.language == Language::Chinese;
    let colon = if chinese { "：" } else { ": " };
    let word = match (diagnostic.severity, chinese) {
        (Severity::Error, true) => "错误",
        (Severity::Warning, true) => "警告",
        (Severity::Hint, true) => "提示",
        (other, false) => other.key(),
    };
    let (rule, message) = (diagnostic.rule, clean(diagnostic.message.get(style.language)));
    let _ = writeln!(out, "{severity}{word}[{rule}]{plain}{bold}{colon}{message}{plain}");
    let (line, column) = (finding.start.line.to_string(), finding.start.column);
    let gutter = " ".repeat(line.len());
    let path = &diagnostic.path;
    let _ = writeln!(out, "{gutter}{frame}-->{plain} {path}:{line}:{column}");
    if let Some(Excerpt { line: shown, span }) = excerpt_of(finding, text, style.width) {
        let before = " ".repeat(width(&shown[..span.start]));
        let marks = "^".repeat(width(&shown[span.clone()]).max(1));
        let _ = writeln!(out, "{gutter} {frame}|{plain}");
        let _ = writeln!(out, "{frame}{line} |{plain} {shown}");
        let _ = writeln!(out, "{gutter} {frame}|{plain} {before}{severity}{marks}{plain}");
    }
    let help = clean(diagnostic.help.get(style.language));
    if !help.is_empty() {
        let word = if chinese { "改法" } else { "help" };
        let _ = writeln!(out, "{gutter} {frame}|{plain}");
        let _ = writeln!(out, "{gutter} {frame}={plain} {bold}{word}{plain}{colon}{help}");
    }
}

/// The line a finding stands in; none where it is about the file as a whole.
pub(super) fn excerpt_of(finding: &Located, text: &str, columns: usize) -> Option<Excerpt> {
    let span = &finding.diagnostic.span;
    if *span == (0..0) || text.is_empty() {
        return None;
    }
    let gutter = finding.start.line.to_string().len() + " | ".len();
    let room = columns.saturating_sub(gutter).max(20);
    let span = span.start as usize..span.end as usize;
    Some(excerpt(text, &span, room)).filter(|found| !found.line.trim().is_empty())
}

fn paint(severity: Severity, colour: bool) -> Paint {
    if !colour {
        return Paint { severity: "", frame: "", bold: "", plain: "" };
    }
    let severity = match severity {
        Severity::Error => "\u{1b}[1;31m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Hint => "\u{1b}[1;36m",
    };
    Paint { severity, frame: "\u{1b}[1;34m", bold: "\u{1b}[1m", plain: "\u{1b}[0m" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Bilingual, Diagnostic, SourcePath, locate};

    /// The finding at `place` of `text`, printed.
    fn printed(text: &str, place: &str, columns: usize) -> String {
        let start = u32::try_from(text.find(place).expect("the place")).expect("small");
        let end = start + u32::try_from(place.len()).expect("small");
        let finding = Diagnostic {
            rule: "a/b",
            severity: Severity::Warning,
            path: SourcePath::new("a.md"),
            span: start..end,
            message: Bilingual::new("写错了\u{1b}[2J", "wrong"),
            help: Bilingual::new("改对", ""),
        };
        let findings = locate(vec![finding], text.as_bytes());
        let file = File { findings, text: text.to_owned() };
        let language = Language::Chinese;
        let format = super::super::style::ReportFormat::Text;
        print(&[file], Style { format, language, colour: false, width: columns })
    }

    #[test]
    fn marks_stand_below_chinese_and_tabs() {
        let expected = "\
警告[a/b]：写错了\u{fffd}[2J
 --> a.md:2:6
  |
2 | 标题:    甲乙
  |            ^^
  |
  = 改法：改对

";
        assert_eq!(printed("---\n标题:\t甲乙\n", "乙", 80), expected);
    }

    #[test]
    fn what_many_files_repeat_is_told_once_with_every_place() {
        let file = |number: usize| {
            let finding = Diagnostic {
                rule: "a/b",
                severity: Severity::Warning,
                path: SourcePath::new(format!("{number}.md")),
                span: 0..1,
                message: Bilingual::new("写错了", "wrong"),
                help: Bilingual::new("改对", ""),
            };
            File { findings: locate(vec![finding], b"x\n"), text: "x\n".to_owned() }
        };
        let format = super::super::style::ReportFormat::Text;
        let style = Style { format, language: Language::Chinese, colour: false, width: 80 };
        let printed = |count| print(&(0..count).map(file).collect::<Vec<_>>(), style);
        assert_eq!(printed(3).matches("警告[a/b]").count(), 3);
        let all = printed(5);
        assert_eq!(all.matches("警告[a/b]").count(), 1);
        assert!(
            all.ends_with(
                "同样的还有 4 处：\n    1.md:1:1\n    2.md:1:1\n    3.md:1:1\n    4.md:1:1\n\n"
            ),
            "{all}"
        );
        assert!(printed(25).contains("…另有 4 处，全部见 dafu check --format json"));
    }

    #[test]
    fn the_column_is_that_of_the_whole_line() {
        let long = format!("{}目标{}\n", "前".repeat(300), "后".repeat(300));
        let out = printed(&long, "目标", 40);
        assert!(out.contains(" --> a.md:1:301\n"), "{out}");
        assert!(out.lines().all(|line| width(line) <= 40), "{out}");
    }
}
