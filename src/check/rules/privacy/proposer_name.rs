//! `privacy/proposer-name`: a full name left where the site shows surnames alone.

use std::ops::Range;

use super::written_name::Written;
use crate::archive::names::{full_names, salutation};
use crate::archive::schema::{FIELDS, FieldDef, Visibility};
use crate::check::example::Example;
use crate::check::rule::{Check, Findings, ReplyView, Rule, bilingual};
use crate::diagnostic::Severity;
use crate::model::ProposerNames;
use crate::yaml::Value;

/// A proposer's full name in title, summary or text of a site that prints surnames only.
pub(crate) const PROPOSER_NAME: Rule = Rule {
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
        for entry in &view.reply().addressed_to {
            let names = full_names(view.registers, view.reply(), entry);
            if !names.is_empty() && names != [&**entry] {
                as_addressed(view, entry, &names, found);
            }
            for name in &names {
                in_text(view, name, found);
            }
        }
    }),
};

/// Reports where the site would show the full name of a person.
fn in_text(view: &ReplyView<'_>, name: &str, found: &mut Findings) {
    let salutation = salutation(view.text.config.proposer_names, view.reply(), name);
    for at in places(view, name) {
        found
            .at(view.text.source, at)
            .message(
                "这里写出了提出者的全名，而本站约定不公开全名（proposer_names）",
                "this is a proposer's full name, and this site prints no full names",
            )
            .help(
                format!("请把称呼写成“{salutation}”，别处也用这个称呼；不是称呼的，请删去姓名"),
                format!("write “{salutation}”, or remove the name"),
            );
    }
}

/// Reports an entry of 主送 that is more than one person's name.
fn as_addressed(view: &ReplyView<'_>, entry: &str, names: &[String], found: &mut Findings) {
    let Some(field) = view.text.field("addressed_to") else { return };
    let at = match &field.value.value {
        Value::Sequence(items) => items.iter().find(|item| item.scalar() == Some(entry)),
        Value::Scalar { .. } | Value::Mapping(_) => None,
    };
    let at = at.map_or_else(|| field.value.span.clone(), |item| item.span.clone());
    let list = |entries: &mut dyn Iterator<Item = &str>| entries.collect::<Vec<_>>().join(", ");
    let all = view.reply().addressed_to.iter();
    let mended = list(&mut all.flat_map(|one| {
        let own = if **one == *entry { names } else { &[] };
        let kept = own.is_empty().then_some(&**one);
        own.iter().map(String::as_str).chain(kept)
    }));
    let key = view.text.key("addressed_to");
    found
        .at(view.text.source, at)
        .message(
            "“主送”的这一项不是单独的姓名，而本站约定不公开全名（proposer_names）",
            "this entry of `addressed_to` is not just a name, and this site prints no full names",
        )
        .help(
            format!("每人写一项，只写姓名，不写空格、称谓和“等8名”（人数写在“人数”里）：{key}: [{mended}]；本来就是单位的，加一行 提出者类别: 党派（或团体）"),
            format!("one entry per person, with only the name: `{key}: [{mended}]`; if an organisation proposed it, say so in `proposer_kind`"),
        );
}

/// Where the full name stands in what the site would show.
fn places(view: &ReplyView<'_>, name: &str) -> Vec<Range<u32>> {
    let written = Written::new(name);
    let shown =
        |field: &&FieldDef| field.visibility != Visibility::Internal && field.key != "addressed_to";
    let fields = FIELDS.iter().filter(shown).filter_map(|field| view.text.field(field.key));
    let mut found = Vec::new();
    for field in fields {
        written.in_value(&field.value, view.text.text, &mut found);
    }
    let body = view.text.document.body.clone();
    written.in_part(body, view.text.text, &mut found);
    // A file is saved under its own name, whatever the text calls it.
    let files = view.facts.facts.files.iter().filter(|file| written.is_in(file.own_name()));
    let is_new =
        |at: &Range<u32>| !found.iter().any(|one| at.start <= one.start && one.end <= at.end);
    let files: Vec<_> = files.map(|file| file.at.clone()).filter(is_new).collect();
    found.extend(files);
    found
}
