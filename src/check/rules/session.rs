//! Sessions (届次): read from their spelling, looked up in the register, compared with the text.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::archive::misread::MisreadKind;
use crate::check::example::Example;
use crate::check::rule::{Check, ReplyView, Rule, advice, words};
use crate::diagnostic::Severity;
use crate::model::session::SessionSpelling;
use crate::model::{Kind, numeral};

/// A session that cannot be read.
pub const UNPARSED: Rule = Rule {
    name: "session/unparsed",
    severity: Severity::Error,
    firm: true,
    summary: words("认不出届次", "a session that cannot be read"),
    why: words(
        "代表、委员按届次和编号查找答复，届次读不出就归不了类。",
        "people look replies up by session and number",
    ),
    wrong: Example::fields("届次: 省政协十三届二会议"),
    right: Example::fields("届次: 省政协十三届二次会议"),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::Session { text, suggestion } = misread else { return None };
                let key = view.key("session");
                let likely = suggestion.as_deref();
                let line = likely.unwrap_or("省政协十三届一次会议");
                let help = match likely {
                    Some(_) => format!("请对照原件，是否为 {key}: {line}"),
                    None => format!("请写明哪个会、第几届、第几次会议，例如 {key}: {line}"),
                };
                Some(advice(
                    format!("认不出届次“{text}”"),
                    format!("`{text}` is no session"),
                    help,
                    format!("write it as in `{key}: {line}`"),
                ))
            },
            found,
        );
    }),
};

/// A session of a body that is not in the register.
pub const UNKNOWN_BODY: Rule = Rule {
    name: "session/unknown-body",
    severity: Severity::Error,
    firm: true,
    summary: words("会议名录中没有这个会", "a body that is not in the register"),
    why: words(
        "同一个会有多种写法，要登记后才能归到一起。",
        "one body has many spellings; the register brings them together",
    ),
    wrong: Example::fields("届次: 子虚市政协五届二次会议\n标题: 关于第0038号提案的答复"),
    right: Example::fields("届次: 子虚市政协五届二次会议\n标题: 关于第0038号提案的答复").and_files(
        &[(
            "content/bodies.yaml",
            "- { key: city-cppcc, kind: cppcc, name: 子虚市政协 }\n".as_bytes(),
        )],
    ),
    check: Check::Text(|view, found| {
        view.misreads(
            |misread| {
                let MisreadKind::UnknownBody(spelling) = misread else { return None };
                let entry = register_entry(spelling);
                let body = &spelling.body;
                Some(advice(
                    format!("会议名录里没有“{body}”"),
                    format!("`{body}` is not in the register of bodies"),
                    format!("请在 content/bodies.yaml 末尾加一行（key 可以自定，会出现在网址里）：{entry}"),
                    format!("add a line to content/bodies.yaml: {entry}"),
                ))
            },
            found,
        );
    }),
};

/// The line to add to the register of bodies.
fn register_entry(spelling: &SessionSpelling) -> String {
    let body = &spelling.body;
    let (kind, kind_name) =
        if body.contains("人大") { ("congress", "人大") } else { ("cppcc", "政协") };
    let region = body.trim_end_matches(kind_name);
    let levels = [
        ("全国", "national"),
        ("自治区", "region"),
        ("自治州", "prefecture"),
        ("省", "province"),
        ("市", "city"),
        ("县", "county"),
        ("旗", "county"),
        ("区", "district"),
        ("镇", "town"),
        ("乡", "township"),
        ("州", "prefecture"),
        ("盟", "league"),
    ];
    let level =
        levels.iter().find(|level| region.ends_with(level.0)).map_or("local", |level| level.1);
    format!("- {{ key: {level}-{kind}, kind: {kind}, name: {body} }}")
}

/// A session named in title or text that is none of the reply's.
pub const MISMATCH: Rule = Rule {
    name: "session/mismatch",
    severity: Severity::Warning,
    firm: false,
    summary: words("标题或正文的届次与所填不同", "title or text name another session"),
    why: words(
        "从旧稿改写时容易留下上一年的届次，答复会归错地方。",
        "a text made from last year's keeps its session, and the reply is filed wrongly",
    ),
    wrong: Example::fields("届次: 省政协十三届三次会议"),
    right: Example::fields("届次: 省政协十三届二次会议"),
    check: Check::Reply(|view, found| {
        if !view.text.is_shown() || view.reply().cases.iter().any(|case| case.session_key.is_none())
        {
            return;
        }
        let mut named = Vec::new();
        if let Some(title) = view.text.field("title") {
            named.push(("标题", "the title", title.value.span.clone()));
        }
        named.extend(opening(view).map(|span| ("正文开头", "the text's opening", span)));
        for (zh, en, part) in named {
            let text = view.text.text.get(part.start as usize..part.end as usize);
            // Nearly always it says what the field says, in the same words.
            let own =
                |text: &str| view.reply().cases.iter().any(|case| text.contains(&*case.session));
            let text = text.filter(|text| !own(text));
            let Some(session) = text.and_then(first_session) else { continue };
            if is_own(view, &session) {
                continue;
            }
            let narrow = |at: usize| part.start + u32::try_from(at).unwrap_or(0);
            let at = narrow(session.at.start)..narrow(session.at.end);
            let words = &text.unwrap_or_default()[session.at];
            let own = view.reply().cases.first().map_or("", |case| &*case.session);
            let (message, help) = advice(
                format!("{zh}写的是“{words}”，届次填的是“{own}”"),
                format!("{en} names {words}, the field says {own}"),
                format!("请对照原件，改正届次或{zh}"),
                "compare with the original and mend the one that is wrong",
            );
            found.push(view.text.source, at, message, help);
        }
    }),
};

/// A session as a text names it.
struct Named {
    term: Option<u32>,
    meeting: Option<u32>,
    kind: Option<Kind>,
    at: Range<usize>,
}

static SESSION: LazyLock<Regex> = LazyLock::new(|| {
    let number = format!("([{}]{{1,4}})", numeral::DIGITS);
    let between = "[^届次，。；：、“”《》（）\\s]{0,14}";
    Regex::new(&format!(
        "({between}?)第?{number}届({between}?)第?{number}次(?:全体会议|全会|会议|大会)"
    ))
    .expect("the pattern is tested with the rule's examples")
});

/// The session that `text` names first.
fn first_session(text: &str) -> Option<Named> {
    // Looking for one character is cheaper than asking the pattern.
    let found = text.contains('届').then(|| SESSION.captures(text)).flatten()?;
    let body = format!("{}{}", &found[1], &found[3]);
    let names = |words: [&str; 2]| words.iter().any(|word| body.contains(word));
    let kind = match (names(["政协", "政治协商"]), names(["人大", "人民代表大会"])) {
        (true, false) => Some(Kind::Proposal),
        (false, true) => Some(Kind::Suggestion),
        _ => None,
    };
    let number = |at: usize| numeral::parse(&found[at]);
    let whole = found.get(0)?.range();
    // The words before it belong to the sentence: 某厅关于|省政协十三届…
    let links = ['对', '于', '关', '在', '复', '的', '以', '把'];
    let lead = found[1].char_indices().rev().find(|one| links.contains(&one.1));
    let start = whole.start + lead.map_or(0, |(at, link)| at + link.len_utf8());
    Some(Named { term: number(2), meeting: number(4), kind, at: start..whole.end })
}

/// Whether one of the reply's own cases is of this session.
fn is_own(view: &ReplyView<'_>, named: &Named) -> bool {
    view.reply().cases.iter().any(|case| {
        case.session_key.is_none_or(|key| {
            named.term == Some(key.term.into())
                && named.meeting == Some(key.meeting.into())
                && named.kind.is_none_or(|kind| case.kind == Some(kind))
        })
    })
}

/// The first sentence behind the salutation: where a reply says what it answers.
fn opening(view: &ReplyView<'_>) -> Option<Range<u32>> {
    let body = view.text.body();
    let mut at = 0;
    for line in body.split_inclusive('\n').take(12) {
        let text = line.trim();
        let is_salutation = text.ends_with(['：', ':']) && text.chars().count() <= 60;
        if !text.is_empty() && !is_salutation && !text.starts_with(['#', '|', '<']) {
            let length = line.find('。').unwrap_or(line.trim_end().len());
            return Some(view.text.in_file(&(at..at + length)));
        }
        at += line.len();
    }
    None
}
