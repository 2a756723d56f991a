//! `privacy/proposer-name`: a full name left where the site shows surnames alone.

use std::ops::Range;

use regex::Regex;

use crate::archive::names::{is_doubtful, is_person, persons_within};
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, ReplyView, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::text::surname;
use crate::model::{Kind, ProposerNames};
use crate::yaml::Value;

/// A proposer's full name in title, summary or text of a site that prints surnames only.
pub const PROPOSER_NAME: Rule = Rule {
    name: "privacy/proposer-name",
    severity: Severity::Error,
    locked: true,
    sensitive: true,
    summary: bilingual("文中留有提出者全名", "a proposer's full name in the text"),
    why: bilingual(
        "本站约定不公开代表、委员全名，正文不会被改写，只能由编辑改。",
        "this site prints no full names, and never rewrites a text",
    ),
    wrong: Example::config("proposer_names: surname"),
    right: Example::config("proposer_names: surname").and_body(
        "方委员：\n\n您提出的“关于建设公共算力平台的提案”（第0038号）收悉。省级公共算力服务平台已经建成，企业可以在平台上比较各家服务商的价格和排队时间。\n",
    ),
    check: Check::Reply(|view, found| {
        if view.text.config.proposer_names == ProposerNames::Full {
            return;
        }
        let (reply, registers) = (view.reply(), view.registers);
        for name in &reply.addressed_to {
            let within = persons_within(registers, reply, name);
            if is_person(registers, reply, name) {
                in_text(view, name, found);
            } else if !within.is_empty() || is_doubtful(registers, reply, name) {
                as_addressed(view, name, found);
            }
            for name in &within {
                in_text(view, name, found);
            }
        }
    }),
};

/// What the site prints in the place of `name`.
fn salutation(view: &ReplyView<'_>, name: &str) -> String {
    let title = view.reply().kind.map_or("代表、委员", Kind::proposer);
    match view.text.config.proposer_names {
        ProposerNames::Surname => format!("{}{title}", surname(name)),
        ProposerNames::Hidden | ProposerNames::Full => title.to_owned(),
    }
}

/// Reports where the text names a person in full.
fn in_text(view: &ReplyView<'_>, name: &str, found: &mut Findings) {
    let salutation = salutation(view, name);
    for at in places(view, name) {
        found
            .at(view.text.source, at)
            .message(
                "这里写出了提出者的全名，而本站约定不公开全名（proposer_names）",
                "a proposer's full name stands here, which this site does not print",
            )
            .help(
                format!("请把称呼写成“{salutation}”，别处也用这个称呼"),
                format!("write “{salutation}”"),
            );
    }
}

/// Reports an entry of 主送 that would be printed as it stands, full name and all.
fn as_addressed(view: &ReplyView<'_>, name: &str, found: &mut Findings) {
    let Some(field) = view.text.field("addressed_to") else { return };
    let at = match &field.value.value {
        Value::Sequence(items) => items.iter().find(|item| item.scalar() == Some(name)),
        _ => None,
    };
    let at = at.map_or_else(|| field.value.span.clone(), |item| item.span.clone());
    found
        .at(view.text.source, at)
        .message(
            "“主送”的这一项不是单独的姓名，会照原样印出全名，而本站约定不公开全名（proposer_names）",
            "this entry of `addressed_to` is no name alone and would be printed in full",
        )
        .help(
            "每人写一项，只写姓名，不写空格、称谓和“等8名”（人数写在“人数”里），例如 主送: [李示例, 王虚构]；本来就是单位的，写上 提出者类别: 党派（或团体）；是个人而姓名像单位的，只写“李代表”",
            "one entry a person, the name alone, as in `[李示例, 王虚构]`; where a body proposed, say so in `proposer_kind`",
        );
}

/// Where `name` stands in what the site would show.
fn places(view: &ReplyView<'_>, name: &str) -> Vec<Range<u32>> {
    const SHOWN: &[&str] = &[
        "title",
        "subject",
        "summary",
        "keywords",
        "attachments",
        "corrections",
        "commitments",
        "withdrawn_reason",
    ];
    // Short names are often set apart: 方　明.
    let letters: Vec<String> = name.chars().map(|one| regex::escape(&one.to_string())).collect();
    let Ok(written) = Regex::new(&letters.join(r"(?:\s|&nbsp;|&e[mn]sp;|&#12288;)*")) else {
        return Vec::new();
    };
    let written = &written;
    let fields = SHOWN.iter().filter_map(|key| view.text.field(key));
    let parts = fields.map(|field| field.value.span.clone());
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    parts
        .chain(std::iter::once(view.text.document.body.clone()))
        .flat_map(|part| {
            let text = view.text.text.get(part.start as usize..part.end as usize);
            let found = written.find_iter(text.unwrap_or_default());
            found.map(move |one| part.start + narrow(one.start())..part.start + narrow(one.end()))
        })
        .collect()
}
