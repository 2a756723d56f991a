//! The salutation (称呼): whom the text addresses, and whom the front matter names.

use crate::check::example::Example;
use crate::check::place;
use crate::check::rule::{Check, Findings, ReplyView, Rule, bilingual};
use crate::check::rules::front_matter::line;
use crate::diagnostic::Severity;
use crate::letter::parts::Placed;
use crate::letter::people::Salutation;
use crate::model::text::is_han;
use crate::model::{Choice, Kind, ProposerNames};

/// 代表 in a reply to a proposal, 委员 in one to a suggestion.
pub(crate) const MISMATCH: Rule = Rule {
    name: "salutation/mismatch",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("称呼与类型不符", "a salutation that belongs to the other kind"),
    why: bilingual(
        "提建议的是人大代表，提提案的是政协委员；称呼错了是对提出者的不尊重，也常常说明届次填错。",
        "deputies make suggestions, members make proposals; a wrong title is discourteous and often means a wrong session",
    ),
    wrong: Example::body(TO_DEPUTY),
    right: Example::RIGHT,
    check: Check::Reply(|view, found| {
        let Some(kind) = only_kind(view) else { return };
        let Some(salutation) = &view.letter.salutation else { return };
        let Some(said) = salutation.part.kind.filter(|said| *said != kind) else { return };
        let (wrong, right) = (said.proposer(), kind.proposer());
        let shown = shown(view, salutation);
        let mended = shown.replace(wrong, right);
        found
            .at(view.text.source, place::in_text(view, &salutation.at, wrong))
            .message(
                format!("称呼是“{wrong}”，类型却是{}", kind.label()),
                format!("the salutation says {wrong}, but this is a {}", kind.key()),
            )
            .help(
                format!("请对照原件，应为“{mended}”；称呼没有错的，请改届次"),
                format!("compare with the original: it should say `{mended}`; if the salutation is right, correct the session"),
            );
    }),
};

const TO_DEPUTY: &str = "方假设代表：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

感谢您对这项工作的关心和支持。

乌有省工业和信息化厅

2024年5月6日
";

/// The kind of a reply whose cases are all of one kind.
pub(super) fn only_kind(view: &ReplyView<'_>) -> Option<Kind> {
    let kind = view.reply().kind?;
    let of_kind = |given: Option<Kind>| given.is_none_or(|given| given == kind);
    view.reply().cases.iter().all(|case| of_kind(case.kind)).then_some(kind)
}

/// The salutation as printed, for a message.
fn shown<'a>(view: &'a ReplyView<'_>, salutation: &Placed<Salutation>) -> &'a str {
    let line = view.text.body().get(salutation.at.clone()).unwrap_or_default();
    // The text may go on in the same line.
    let end = line
        .find(['：', ':'])
        .map_or(line.len(), |at| at + line[at..].chars().next().map_or(0, char::len_utf8));
    &line[..end]
}

/// A name in the salutation that is none of the addressees'.
pub(crate) const MISSING_PERSON: Rule = Rule {
    name: "salutation/missing-person",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual(
        "称呼中的人不在主送中",
        "a name in the salutation that is not among the addressees",
    ),
    why: bilingual(
        "主送是给提出者看的第一项资料；漏了人或写错了字，他就找不到自己的答复。",
        "proposers look for their own names; one left out or misspelt is not found",
    ),
    wrong: Example::fields("主送: [方假说]"),
    right: Example::fields("主送: [方假设]"),
    check: Check::Reply(|view, found| {
        let Some(salutation) = &view.letter.salutation else { return };
        let given = &view.reply().addressed_to;
        // Names may have been taken out of the front matter on purpose.
        if given.iter().all(|name| matches!(&**name, "代表" | "委员" | "提案人" | "建议人"))
        {
            return;
        }
        let plain = |name: &str| {
            name.replace(|one: char| one.is_whitespace() || "·•‧・．.".contains(one), "")
        };
        if view.text.config.proposer_names == ProposerNames::Full {
            not_names_alone(view, &salutation.part.names, found);
        }
        let given: Vec<String> = given.iter().map(|name| plain(name)).collect();
        let is_given = |name: &str| {
            let name = plain(name);
            given.iter().any(|one| {
                one.contains(&name)
                    || name.contains(one.as_str())
                    || is_short(one, &name)
                    || is_short(&name, one)
            })
        };
        for name in salutation.part.names.iter().filter(|name| !is_hidden(name)) {
            if is_given(name) {
                continue;
            }
            let mut all: Vec<&str> = view.reply().addressed_to.iter().map(|name| &**name).collect();
            all.push(name);
            let mended = line(&view.text, "addressed_to", &format!("[{}]", all.join(", ")));
            found
                .at(view.text.source, place::in_text(view, &salutation.at, name))
                .message(
                    format!("称呼中的“{name}”不在“主送”中"),
                    format!("`{name}` in the salutation is not among the addressees"),
                )
                .help(
                    format!("请对照原件；漏填的写 {mended}，写错字的请改正"),
                    format!("compare with the original; if it was left out, write `{mended}`"),
                );
        }
    }),
};

/// Addressees written with a title or brackets, or several in one: `甄虚拟代表`.
/// Where the site shortens names, `privacy/proposer-name` stops them.
fn not_names_alone(view: &ReplyView<'_>, names: &[String], found: &mut Findings) {
    for entry in &view.reply().addressed_to {
        let within: Vec<&str> =
            names.iter().map(String::as_str).filter(|name| entry.contains(name)).collect();
        let rest = within.iter().fold(entry.to_string(), |rest, name| rest.replacen(name, "", 1));
        let rest = rest.trim_matches(|one: char| !is_han(one));
        if within.is_empty()
            || within.contains(&&**entry)
            || !matches!(rest, "" | "代表" | "委员" | "同志" | "先生" | "女士")
        {
            continue;
        }
        let names = within.join(", ");
        found
            .at(view.text.source, view.text.span("addressed_to"))
            .message(
                format!("“主送”里的“{entry}”不只是一个人的姓名"),
                format!("`{entry}` is not the name of a single person"),
            )
            .help(
                format!("请只写姓名，一人一项：{names}"),
                format!("write only names, one entry per person: {names}"),
            );
    }
}

/// Whether a name was made unreadable on purpose: 方某某, 王××.
fn is_hidden(name: &str) -> bool {
    name.contains(['某', '×', 'X', 'x', '*', '＊', 'Ｘ', '○', '〇', '□'])
}

/// Whether `short` is an organisation's name with characters left out: 省科技厅.
fn is_short(short: &str, name: &str) -> bool {
    short.chars().count() > 4 - usize::from(short.ends_with(['厅', '局', '委', '办']))
        && is_shortened(short, name)
}

/// Whether the characters of `short` stand in `name`, in their order.
pub(super) fn is_shortened(short: &str, name: &str) -> bool {
    let mut rest = name.chars();
    !short.is_empty() && short.chars().all(|one| rest.any(|other| other == one))
}

/// A number of proposers that is not the front matter's.
pub(crate) const COUNT: Rule = Rule {
    name: "salutation/count",
    severity: Severity::Warning,
    locked: false,
    sensitive: false,
    summary: bilingual("人数对不上", "a number of proposers that does not match"),
    why: bilingual(
        "联名提出的有多少人，公开时要与原件一致。",
        "how many proposed it must be as in the original",
    ),
    wrong: Example::fields("人数: 3").and_body(EIGHT),
    right: Example::fields("人数: 8").and_body(EIGHT),
    check: Check::Reply(|view, found| {
        let Some(given) = view.reply().addressed_to_count else { return };
        let named = u32::try_from(view.reply().addressed_to.len()).unwrap_or(u32::MAX);
        if given < named {
            let mended = line(&view.text, "addressed_to_count", &named.to_string());
            found
                .at(view.text.source, view.text.span("addressed_to_count"))
                .message(
                    format!("人数填为{given}，主送却写了{named}个"),
                    format!("the number is {given}, but {named} are named"),
                )
                .help(
                    format!("请对照原件，例如 {mended}"),
                    format!("compare with the original, for example `{mended}`"),
                );
            return;
        }
        let Some(salutation) = &view.letter.salutation else { return };
        let Some(said) = salutation.part.count else { return };
        // 甲等8名 is eight in all, and sometimes eight besides.
        let besides = u32::try_from(salutation.part.names.len()).unwrap_or(0);
        if given == said || given == said + besides {
            return;
        }
        let mended = line(&view.text, "addressed_to_count", &said.to_string());
        let title = view.reply().kind.map_or("代表、委员", Kind::proposer);
        let at = place::in_text(view, &salutation.at, &format!("等{said}名"));
        found
            .at(view.text.source, at)
            .message(
                format!("称呼写“等{said}名{title}”，人数填为{given}"),
                format!("the salutation counts {said}, the field says {given}"),
            )
            .help(
                format!("请对照原件；称呼没有错的，请写 {mended}"),
                format!("compare with the original; if the salutation is right, write `{mended}`"),
            );
    }),
};

const EIGHT: &str = "方假设等8名委员：

您提出的“关于建设公共算力平台的提案”（第0038号）收悉，现答复如下：

我厅已经建成省级公共算力服务平台，把全省各家服务商的价格和排队时间放在一处，企业输入用途就能比较。

乌有省工业和信息化厅

2024年5月6日
";
