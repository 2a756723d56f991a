//! Words of the site's own lists: `words:` of `dafu.yaml`. None are shipped.

use std::ops::Range;

use crate::check::example::Example;
use crate::check::rule::{Check, Rule, TextView, bilingual};
use crate::config::ListKind;
use crate::diagnostic::Severity;
use crate::reading::words::Listed;

/// A wrong word of the site's list.
pub(crate) const WRONG_CHAR: Rule = Rule {
    name: "text/wrong-char",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("疑似错字（词表）", "a wrong word of the site's list"),
    why: bilingual(
        "错别字是政府网站检查的扣分项；词表由本站维护（dafu.yaml 的 words.wrong）。",
        "wrong characters cost points in inspections; the list is the site's own (`words.wrong`)",
    ),
    wrong: Example::config("words: { wrong: content/words.yaml }").and_files(WRONG).and_body(SLIP),
    right: Example::config("words: { wrong: content/words.yaml }")
        .and_files(WRONG)
        .and_body(MENDED),
    check: Check::Text(|view, found| {
        for Word { at, wrong, right, zh, en } in words_of(view, ListKind::Wrong) {
            found
                .at(view.source, at)
                .message(
                    format!("疑似错字：“{wrong}”→“{right}”{zh}"),
                    format!("probably wrong: `{wrong}` instead of `{right}`{en}"),
                )
                .help(
                    format!("请核对原件，应当是“{right}”；原件如此、不宜改动的可以不改"),
                    format!("compare with the original; probably `{right}`"),
                );
        }
    }),
};

const WRONG: &[(&str, &[u8])] =
    &[("content/words.yaml", "- { wrong: 无宇宙, right: 元宇宙 }\n".as_bytes())];
const SLIP: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，无宇宙产业园的企业都能用上，各家的价格和排队时间都能查到。\n";
const MENDED: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，元宇宙产业园的企业都能用上，各家的价格和排队时间都能查到。\n";

/// A leader's name or title as it is often mistaken.
pub(crate) const LEADER_NAME: Rule = Rule {
    name: "text/leader-name",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("领导人姓名或职务有误（词表）", "a leader's name or title that is wrong"),
    why: bilingual(
        "写错领导人姓名、职务属于严重表述错误，检查时单项否决；词表由本站维护（dafu.yaml 的 words.names）。",
        "a leader's name or title given wrongly fails an inspection; the list is the site's own (`words.names`)",
    ),
    wrong: Example::config("words: { names: content/names.yaml }")
        .and_files(NAMES)
        .and_body(MISNAMED),
    right: Example::config("words: { names: content/names.yaml }").and_files(NAMES).and_body(NAMED),
    check: Check::Text(|view, found| {
        for Word { at, wrong, right, zh, en } in words_of(view, ListKind::Names) {
            found
                .at(view.source, at)
                .message(
                    format!("领导人姓名或职务疑似有误：“{wrong}”应为“{right}”{zh}"),
                    format!(
                        "a leader's name or title is wrong: `{wrong}` instead of `{right}`{en}"
                    ),
                )
                .help(format!("请核对后改为“{right}”"), format!("check it, and write `{right}`"));
        }
    }),
};

const NAMES: &[(&str, &[u8])] =
    &[("content/names.yaml", "- { wrong: 甄虚似省长, right: 甄虚拟省长 }\n".as_bytes())];
const MISNAMED: &str = "方假设委员：\n\n您提出的提案收悉。甄虚似省长作出批示以后，省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n";
const NAMED: &str = "方假设委员：\n\n您提出的提案收悉。甄虚拟省长作出批示以后，省级公共算力服务平台已经建成，各家的价格和排队时间都能查到。\n";

/// A word that the site does not allow.
pub(crate) const BANNED_WORD: Rule = Rule {
    name: "text/banned-word",
    severity: Severity::Error,
    locked: false,
    sensitive: false,
    summary: bilingual("含禁用表述（词表）", "a word that the site does not allow"),
    why: bilingual(
        "严重表述错误在检查时单项否决；词表由本站维护（dafu.yaml 的 words.banned）。",
        "grave misstatements fail an inspection; the list is the site's own (`words.banned`)",
    ),
    wrong: Example::config("words: { banned: [最先进的] }").and_body(BOASTING),
    right: Example::config("words: { banned: [最先进的] }").and_body(MODEST),
    check: Check::Text(|view, found| {
        for Word { at, wrong, zh, en, .. } in words_of(view, ListKind::Banned) {
            found
                .at(view.source, at)
                .message(
                    format!("“{wrong}”在本站的禁用词表中{zh}"),
                    format!("`{wrong}` is a word that this site does not allow{en}"),
                )
                .help(
                    "请换成规范的说法；词表本身不对的，请改 dafu.yaml 的 words.banned",
                    "word it differently, or correct the list in `words.banned`",
                );
        }
    }),
};

const BOASTING: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，是全国最先进的平台，各家的价格和排队时间都能查到。\n";
const MODEST: &str = "方假设委员：\n\n您提出的提案收悉。省级公共算力服务平台已经建成，设备达到一级能效，各家的价格和排队时间都能查到。\n";

/// A word of a list in a text, once a file, with how often it stands there.
struct Word<'a> {
    at: Range<u32>,
    wrong: &'a str,
    right: &'a str,
    zh: String,
    en: String,
}

/// The words of `list` that the page shows.
fn words_of<'a>(view: &'a TextView<'_>, list: ListKind) -> Vec<Word<'a>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let listed: Vec<_> = view.words.listed(list).collect();
    if listed.is_empty() || !view.is_shown() {
        return words;
    }
    let places: Vec<_> = listed.iter().map(|word| word.at.clone()).collect();
    let shown = view.in_words(&places);
    for word in listed.iter().filter(|word| shown.contains(&&word.at)) {
        let wrong = word.wrong.as_str();
        if words.iter().any(|known| known.wrong == wrong) {
            continue;
        }
        let is_same = |other: &&&Listed| other.wrong == wrong && shown.contains(&&other.at);
        let count = listed.iter().filter(is_same).count();
        let (zh, en) = super::in_all(count);
        let right = word.right.as_deref().unwrap_or_default();
        words.push(Word { at: word.at.clone(), wrong, right, zh, en });
    }
    words
}
