//! What a rule wants: what it finds, why, a wrong and a right example, how to switch it.

use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

use crate::check::catalogue::Entry;
use crate::check::illustration::{Piece, Shown, Side, Subject, pieces};
use crate::command::environment::Environment;
use crate::config::{self, Config, FILE};
use crate::diagnostic::{Language, Severity, SourcePath};

/// All of `entries`, a line each.
pub(super) fn list(entries: &[Entry], environment: &Environment) -> String {
    let (language, _) = surroundings(environment);
    let widest = entries.iter().map(|entry| entry.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for entry in entries {
        let (word, summary) = (weight(entry.severity, language), entry.summary.get(language));
        let pad = " ".repeat(widest - entry.name.len() + 2);
        let gap = " ".repeat(9_usize.saturating_sub(word.width()));
        let _ = writeln!(out, "{}{pad}{word}{gap}{summary}", entry.name);
    }
    out
}

/// All there is to say of one name.
pub(super) fn text(entry: &Entry, environment: &Environment) -> String {
    let (language, config) = surroundings(environment);
    let chinese = language == Language::Chinese;
    let either = |zh, en| if chinese { zh } else { en };
    let (summary, why) = (entry.summary.get(language), entry.why.get(language));
    let name = entry.name;
    let mut out = format!("{name}  {}\n{summary}\n\n", weight(entry.severity, language));
    let _ = writeln!(out, "{}\n  {why}\n", either("为什么", "Why"));
    if let Some(rule) = entry.rule {
        for piece in pieces(&rule.wrong, &rule.right) {
            example(&mut out, &piece, language);
        }
    }
    let _ = writeln!(out, "{}", either("轻重", "Weight"));
    if entry.locked {
        out.push_str(either(
            "  这一条不能调低或关闭。\n",
            "  It cannot be lowered or switched off.\n",
        ));
    } else {
        let _ = writeln!(
            out,
            "{}\n    rules:\n      {name}: off    # {}",
            either("  可以在 dafu.yaml 中调整：", "  It can be changed in dafu.yaml:"),
            either("或 hint（提示）、warning（警告）、error（错误）", "or hint, warning, error"),
        );
    }
    if let Some(chosen) = config.and_then(|config| config.rules.get(name).copied()) {
        let word = chosen.map_or(either("已关闭", "off"), |chosen| weight(chosen, language));
        let _ = writeln!(out, "{}{word}", either("  本站现在设为：", "  On this site it is:  "));
    }
    out
}

fn example(out: &mut String, piece: &Piece, language: Language) {
    let chinese = language == Language::Chinese;
    let either = |zh: &'static str, en: &'static str| if chinese { zh } else { en };
    let head = match piece.side {
        Side::Before => either("上次发布时", "As last published"),
        Side::Since => either("此后改成", "Changed since to"),
        Side::Wrong => either("不要这样写", "Wrong"),
        Side::Right => either("要这样写", "Right"),
    };
    let _ = match (&piece.subject, chinese) {
        (Subject::File(path, _), true) => writeln!(out, "{head}（{path}）"),
        (Subject::File(path, _), false) => writeln!(out, "{head} ({path})"),
        (Subject::Day(_), _) => writeln!(out, "{head}"),
    };
    match &piece.subject {
        Subject::Day(day) => {
            let _ = writeln!(out, "  {}{day}", either("检查的日子：", "checked on "));
        }
        Subject::File(_, Shown::Lines(lines, _)) if lines.is_empty() => {
            out.push_str(either("  （不写这一行）\n", "  (without that line)\n"));
        }
        Subject::File(_, Shown::Lines(lines, more)) => {
            for line in lines {
                let _ = writeln!(out, "  | {line}");
            }
            if *more {
                out.push_str("  | …\n");
            }
        }
        Subject::File(_, Shown::Absent) => {
            out.push_str(either("  （没有这个文件）\n", "  (no such file)\n"));
        }
        Subject::File(_, Shown::Binary) => {
            out.push_str(either("  （不是 UTF-8 文本）\n", "  (not UTF-8 text)\n"));
        }
    }
    out.push('\n');
}

/// A severity in a word.
fn weight(severity: Severity, language: Language) -> &'static str {
    match (language, severity) {
        (Language::Chinese, Severity::Error) => "错误",
        (Language::Chinese, Severity::Warning) => "警告",
        (Language::Chinese, Severity::Hint) => "提示",
        (Language::English, severity) => severity.key(),
    }
}

/// The language to speak, and the site's configuration, where there is a usable one.
fn surroundings(environment: &Environment) -> (Language, Option<Config>) {
    let path = SourcePath::new(FILE);
    let text = environment.folder().ok().and_then(|folder| folder.read_text(&path).ok()).flatten();
    let config = text.and_then(|text| config::parse(&path, &text).0);
    let language = environment.language(config.as_ref().map(|config| config.language.as_str()));
    (language, config)
}
