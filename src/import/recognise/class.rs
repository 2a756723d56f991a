//! The class (办理结果): by marks, by its label, or a letter with a line of its own.

use std::sync::LazyLock;

use regex::Regex;

use super::labels::Label;
use super::page_facts::PageFacts;
use crate::config::Config;
use crate::diagnostic::Bilingual;
use crate::import::finding::{self, Findings, Place, quote};
use crate::letter::{marks, pattern};

/// A lone letter counts only this near to the title or the text.
const NEAR: usize = 4;

/// The class letter, unless the page gives two or none that can be read.
pub(super) fn decide(
    facts: &PageFacts<'_>,
    config: &Config,
    findings: &mut Findings,
) -> Option<String> {
    let mut classes = facts.classes.clone();
    let labelled =
        || facts.labels.iter().filter(|one| one.label == Label::Class && !one.value.is_empty());
    classes.extend(labelled().filter_map(|one| marks::class(&one.value)));
    if classes.is_empty() {
        let unread = labelled().next().map(|one| (one.name.clone(), one.value.clone(), one.line));
        if let Some((name, value, line)) = unread {
            unreadable(&name, &value, &facts.page.lines[line].place(), config, findings);
            return None;
        }
        return alone(facts, config, findings);
    }
    classes.sort();
    classes.dedup();
    if classes.len() < 2 {
        return classes.pop();
    }
    let message = Bilingual::new(
        format!("办理结果前后不一：{}", classes.join("、")),
        format!("the page gives different classes: {}", classes.join(", ")),
    );
    let help = Bilingual::new(
        "“办理结果”空着，请按原件填写",
        "`result_class` was left out; fill in the right one",
    );
    findings.warn(finding::CONTRADICTION, &Place::default(), message, help);
    None
}

/// The letters of the site's table, for a message.
fn letters(config: &Config) -> String {
    let letters: Vec<_> = config.outcomes.iter().map(|row| row.letter.as_str()).collect();
    if letters.is_empty() { "A、B、C 等".to_owned() } else { letters.join("、") }
}

fn unreadable(name: &str, value: &str, place: &Place, config: &Config, findings: &mut Findings) {
    let message = Bilingual::new(
        format!("“办理结果”没有识别出来：“{name}”写的是{}", quote(value)),
        format!("`result_class` could not be determined: {name} says {}", quote(value)),
    );
    let letters = letters(config);
    let help = Bilingual::new(
        format!("请对照原件填写“办理结果”（{letters}），现在空着"),
        format!("fill in `result_class` ({letters}); it was left out"),
    );
    findings.warn(finding::UNRECOGNISED, place, message, help);
}

/// A letter that has a line near the title to itself, where no buttons for the size of
/// letters (`A+ A A-`) stand around it.
fn alone(facts: &PageFacts<'_>, config: &Config, findings: &mut Findings) -> Option<String> {
    static LETTER: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:[A-Fa-f][0-9]?|[甲乙丙丁])$"));
    let (page, start) = (facts.page, facts.frame.body.start);
    let near = |index: &usize| {
        start - index <= NEAR
            || facts.titles.iter().any(|title| {
                title.lines.start().abs_diff(*index) <= NEAR
                    || title.lines.end().abs_diff(*index) <= NEAR
            })
    };
    let mut found = (0..start).filter(near).filter(|index| LETTER.is_match(page.tight(*index)));
    let line = found.next().filter(|_| found.next().is_none())?;
    let is_button = |index: usize| {
        let text = page.tight(index);
        ["A+", "A-", "字号", "字体", "大", "小"].iter().any(|word| text.contains(word))
            && text.chars().count() <= 16
    };
    if (line.saturating_sub(2)..=line + 2).any(is_button) {
        return None;
    }
    let class = page.tight(line).to_ascii_uppercase();
    let message = Bilingual::new(
        format!("“办理结果”取自单独一行的“{class}”"),
        format!("`result_class` was taken from a line that says {class} and nothing else"),
    );
    let letters = letters(config);
    let help = Bilingual::new(
        format!("请核对它是不是办理结果（{letters}）"),
        format!("check that it is the class ({letters})"),
    );
    findings.hint(finding::CONFIRM, &page.lines[line].place(), message, help);
    Some(class)
}
