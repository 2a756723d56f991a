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

use std::cell::LazyCell;
use std::io::{self, Write};
use std::ops::Range;

use super::excerpt::{Excerpt, clean, excerpt, width};
use super::masked::{Findings, Masked};
use super::printed::Keeping;
use super::repeated::Repeated;
use super::style::Style;
use super::tally::{count_words, counts};
use crate::diagnostic::{Language, Position, Severity};

/// Colours of a terminal; empty where there are none.
struct Paint {
    severity: &'static str,
    frame: &'static str,
    bold: &'static str,
    plain: &'static str,
}

/// `findings`, with a blank line between them; of several files, each under a heading.
pub(super) fn print(
    findings: &Findings<'_>,
    style: Style,
    out: &mut Keeping<'_>,
) -> io::Result<()> {
    let repeated = Repeated::of(findings);
    let is_one = findings.files().nth(1).is_none();
    for (nth, file) in findings.files().enumerate() {
        let untold = |number: &usize| !repeated.is_told(*number);
        let numbers: Vec<usize> = file.clone().filter(untold).collect();
        if numbers.is_empty() {
            continue;
        }
        if !is_one {
            heading(out, findings, file.clone(), style)?;
        }
        let start = file.start;
        let text = LazyCell::new(|| findings.text(file));
        for number in numbers {
            out.told(number, |out| match findings.told(nth, number - start, style) {
                Some(told) => out.write_all(told),
                None => finding_of(out, &findings.nth(number), &text, style),
            })?;
            others_of(out, findings, repeated.others(number), style)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

/// The other places of which a finding says the same.
fn others_of(
    out: &mut dyn Write,
    findings: &Findings<'_>,
    (count, named): (usize, &[usize]),
    style: Style,
) -> io::Result<()> {
    if count == 0 {
        return Ok(());
    }
    let Paint { bold, plain, .. } = paint(Severity::Hint, style.colour);
    let head = match style.language {
        Language::Chinese => format!("同样的还有 {count} 处："),
        Language::English => format!("the same at {count} more places:"),
    };
    writeln!(out, "  {bold}{head}{plain}")?;
    for number in named {
        let (path, Position { line, column }) = findings.place(*number);
        writeln!(out, "    {path}:{line}:{column}")?;
    }
    match (count - named.len(), style.language) {
        (0, _) => Ok(()),
        (more, Language::Chinese) => {
            writeln!(out, "    …另有 {more} 处，全部见 dafu check --format json")
        }
        (more, Language::English) => {
            writeln!(out, "    … and {more} more; `dafu check --format json` lists all")
        }
    }
}

/// The file and how much is wrong with it.
fn heading(
    out: &mut dyn Write,
    findings: &Findings<'_>,
    file: Range<usize>,
    style: Style,
) -> io::Result<()> {
    let (path, _) = findings.place(file.start);
    let counted = count_words(counts(&findings.all()[file]));
    let Paint { bold, plain, .. } = paint(Severity::Hint, style.colour);
    let counted = counted.get(style.language);
    writeln!(out, "{bold}── {path}{plain}  {counted}\n")
}

fn finding_of(out: &mut dyn Write, finding: &Masked, text: &str, style: Style) -> io::Result<()> {
    let Paint { severity, frame, bold, plain } = paint(finding.severity, style.colour);
    let chinese = style.language == Language::Chinese;
    let colon = if chinese { "：" } else { ": " };
    let word = match (finding.severity, chinese) {
        (Severity::Error, true) => "错误",
        (Severity::Warning, true) => "警告",
        (Severity::Hint, true) => "提示",
        (other, false) => other.key(),
    };
    let (rule, message) = (finding.rule, clean(finding.message.get(style.language)));
    writeln!(out, "{severity}{word}[{rule}]{plain}{bold}{colon}{message}{plain}")?;
    let start = finding.extent.start;
    let (line, column) = (start.line.to_string(), start.column);
    let gutter = " ".repeat(line.len());
    let path = &finding.path;
    writeln!(out, "{gutter}{frame}-->{plain} {path}:{line}:{column}")?;
    if let Some(Excerpt { line: shown, span }) = excerpt_of(finding, text, style.width) {
        let before = " ".repeat(width(&shown[..span.start]));
        let marks = "^".repeat(width(&shown[span.clone()]).max(1));
        writeln!(out, "{gutter} {frame}|{plain}")?;
        writeln!(out, "{frame}{line} |{plain} {shown}")?;
        writeln!(out, "{gutter} {frame}|{plain} {before}{severity}{marks}{plain}")?;
    }
    let help = clean(finding.help.get(style.language));
    if !help.is_empty() {
        let word = if chinese { "改法" } else { "help" };
        writeln!(out, "{gutter} {frame}|{plain}")?;
        writeln!(out, "{gutter} {frame}={plain} {bold}{word}{plain}{colon}{help}")?;
    }
    Ok(())
}

/// The line a finding stands in; none where it is about the file as a whole.
pub(super) fn excerpt_of(finding: &Masked, text: &str, columns: usize) -> Option<Excerpt> {
    let span = &finding.span;
    if *span == (0..0) || text.is_empty() {
        return None;
    }
    let gutter = finding.extent.start.line.to_string().len() + " | ".len();
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
    use crate::diagnostic::{Bilingual, Diagnostic, SourcePath};
    use crate::report::style::{ReportFormat, Sources};

    /// `findings` in files that all hold `text`, printed.
    fn print_in(findings: &[Diagnostic], text: &str, columns: usize) -> String {
        let sources =
            Sources { read: &|_| Some(text.as_bytes().to_vec()), prefix: "", rule: &|_| None };
        let (format, language) = (ReportFormat::Text, Language::Chinese);
        let style = Style { format, language, colour: false, width: columns };
        let mut out = Vec::new();
        let findings = Findings::new(findings, &sources);
        print(&findings, style, &mut Keeping::new(&mut out)).expect("a vector takes all");
        String::from_utf8(out).expect("text")
    }

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
        print_in(&[finding], text, columns)
    }

    #[test]
    fn marks_stand_below_chinese_and_tabs() {
        let expected = "\
警告[a/b]：写错了\\u{1b}[2J
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
        let finding = |number: usize| Diagnostic {
            rule: "a/b",
            severity: Severity::Warning,
            path: SourcePath::new(format!("{number}.md")),
            span: 0..1,
            message: Bilingual::new("写错了", "wrong"),
            help: Bilingual::new("改对", ""),
        };
        let printed = |count| print_in(&(0..count).map(finding).collect::<Vec<_>>(), "x\n", 80);
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
